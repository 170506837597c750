/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "util/hash.h"

/* Names and container ids are chosen by strangers: a hash that they cannot aim at. */
#define HASH_NONFATAL_OOM               1
#define uthash_nonfatal_oom(elt)        ((void)(elt))
#define HASH_FUNCTION(key, len, hashed) ((hashed) = hash_bytes((key), (len)))
#include "who/entries.h"

/* Namespace and name are one key, as they lie in the struct: zeroed behind their text. */
#define NAME_KEY_LEN (NAME_NAMESPACE_MAX + NAME_OBJECT_MAX)
_Static_assert(offsetof(struct who_pod, name) - offsetof(struct who_pod, namespace) ==
		       NAME_NAMESPACE_MAX,
	       "namespace and name are neighbours");

static const void *name_key(const struct who_pod *pod)
{
	return (const char *)pod + offsetof(struct who_pod, namespace);
}

static bool has_name(const struct who_pod *pod)
{
	return pod->namespace[0] && pod->name[0];
}

/* --- finding --- */

static struct who_entry *find_container(const struct who_entries *entries, const char *container)
{
	struct who_entry *entry;

	HASH_FIND(by_container, entries->containers, container, strlen(container), entry);
	return entry;
}

static struct who_entry *find_name(const struct who_entries *entries, const struct who_pod *pod)
{
	struct who_entry *entry;

	HASH_FIND(by_name, entries->names, name_key(pod), NAME_KEY_LEN, entry);
	return entry;
}

static bool differ(const char *a, const char *b)
{
	return a[0] && b[0] && strcmp(a, b) != 0;
}

struct who_entry *entries_find(const struct who_entries *entries, const struct who_pod *pod)
{
	struct who_entry *entry = NULL;

	if (pod->container[0])
		entry = find_container(entries, pod->container);
	if (entry || !has_name(pod))
		return entry;
	for (entry = find_name(entries, pod); entry; entry = entry->same_name) {
		if (!differ(entry->pod.container, pod->container) &&
		    !differ(entry->pod.uid, pod->uid))
			return entry;
	}
	return NULL;
}

/* --- adding --- */

static void link_container(struct who_entries *entries, struct who_entry *entry)
{
	HASH_ADD_KEYPTR(by_container, entries->containers, entry->pod.container,
			strlen(entry->pod.container), entry);
}

/* The first of a name is in the table, the others hang on to it. */
static void link_name(struct who_entries *entries, struct who_entry *entry)
{
	struct who_entry *first = find_name(entries, &entry->pod);

	if (first) {
		entry->same_name = first->same_name;
		first->same_name = entry;
		return;
	}
	HASH_ADD_KEYPTR(by_name, entries->names, name_key(&entry->pod), NAME_KEY_LEN, entry);
}

static bool fill(char *to, const char *from, size_t size)
{
	if (to[0] || !from[0])
		return false;
	memcpy(to, from, size);
	return true;
}

/* Addresses of several interfaces of one pod add up; those of a worse source only count where there
 * were none. */
static void fill_addresses(struct who_pod *to, const struct who_pod *from)
{
	if (to->addrs && to->source != from->source)
		return;
	for (unsigned int i = 0; i < from->addrs && to->addrs < WHO_ADDR_MAX; i++) {
		bool known = false;

		for (unsigned int j = 0; j < to->addrs; j++)
			known |= addr_equal(&to->addr[j], &from->addr[i]);
		if (!known)
			to->addr[to->addrs++] = from->addr[i];
	}
}

static void merge(struct who_entries *entries, struct who_entry *entry, const struct who_pod *from)
{
	struct who_pod *to = &entry->pod;
	bool had_name = has_name(to);

	if (!had_name && has_name(from)) {
		memcpy(to->namespace, from->namespace, sizeof(to->namespace));
		memcpy(to->name, from->name, sizeof(to->name));
		link_name(entries, entry);
	}
	if (fill(to->container, from->container, sizeof(to->container)))
		link_container(entries, entry);
	fill(to->uid, from->uid, sizeof(to->uid));
	fill(to->host_ifname, from->host_ifname, sizeof(to->host_ifname));
	fill(to->netns_path, from->netns_path, sizeof(to->netns_path));
	if (!to->pid)
		to->pid = from->pid;
	fill_addresses(to, from);
}

int entries_add(struct who_entries *entries, const struct who_pod *pod)
{
	struct who_entry *entry = entries_find(entries, pod);

	if (entry) {
		merge(entries, entry, pod);
		return 0;
	}
	if (entries->count == WHO_POD_MAX)
		return -E2BIG;
	entry = calloc(1, sizeof(*entry));
	if (!entry)
		return -ENOMEM;
	entry->pod = *pod;
	if (entries->last)
		entries->last->next = entry;
	else
		entries->first = entry;
	entries->last = entry;
	entries->count++;
	if (pod->container[0])
		link_container(entries, entry);
	if (has_name(pod))
		link_name(entries, entry);
	return 0;
}

void entries_free(struct who_entries *entries)
{
	struct who_entry *entry = entries->first;

	HASH_CLEAR(by_container, entries->containers);
	HASH_CLEAR(by_name, entries->names);
	while (entry) {
		struct who_entry *next = entry->next;

		free(entry);
		entry = next;
	}
	*entries = (struct who_entries){ 0 };
}
