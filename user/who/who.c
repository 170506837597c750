/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "who/who.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "util/cleanup.h"
#include "util/log.h"
#include "who/source.h"
#include "who/state.h"

#define COMPLAINT_MAX 1024  /* different files; more are not said one by one */
#define IGNORED_MAX   65536 /* then they are all looked at once more */

/* --- life --- */

int who_new(struct host *host, struct who **ret)
{
	_cleanup_(who_cleanup) struct who *who = calloc(1, sizeof(*who));

	if (!who)
		return -ENOMEM;
	who->host = host;
	who->complaints = names_new(COMPLAINT_MAX);
	if (!who->complaints)
		return -ENOMEM;
	*ret = steal(who);
	return 0;
}

void who_free(struct who *who)
{
	if (!who)
		return;
	entries_free(&who->entries);
	entries_free(&who->reading);
	who_clear_indexes(who);
	who_links_free(&who->links);
	names_free(who->complaints);
	idset_clear(&who->ignored);
	free(who);
}

void who_cleanup(struct who **who)
{
	who_free(*who);
}

/* --- what sources call --- */

struct host *who_host(const struct who *who)
{
	return who->host;
}

bool who_has_link(const struct who *who, const char *ifname)
{
	return who_links_by_name(&who->links, ifname) != NULL;
}

void who_complain(struct who *who, const char *path, const char *what)
{
	uint32_t before = names_count(who->complaints), number;

	if (names_add(who->complaints, path, strlen(path), &number) == 0 &&
	    names_count(who->complaints) > before)
		log_warn("%s: %s", path, what);
}

/* A range that the node's own network lies in says nothing of who is a pod. */
void who_add_range(struct who *who, const struct addr *net, unsigned int prefix)
{
	for (unsigned int i = 0; i < who->ranges; i++) {
		if (who->range[i].prefix <= prefix &&
		    addr_in_prefix(net, &who->range[i].net, who->range[i].prefix))
			return;
	}
	if (who->ranges < RANGE_MAX && !who_links_share(&who->links, net, prefix))
		who->range[who->ranges++] = (struct range){ *net, prefix };
}

void who_add_apiserver(struct who *who, const struct addr *addr)
{
	if (!who_is_apiserver(who, addr) && who->apiservers < APISERVER_MAX)
		who->apiserver[who->apiservers++] = *addr;
}

void who_keep(struct who *who, enum who_source source)
{
	who->kept |= 1u << source;
}

bool who_knows_container(const struct who *who, const char *container)
{
	struct who_pod wanted = { 0 };
	const struct who_entry *entry;

	who_copy(wanted.container, sizeof(wanted.container), container);
	entry = entries_find(&who->reading, &wanted);
	return entry && entry->pod.name[0] && entry->pod.netns_path[0];
}

bool who_ignores_container(const struct who *who, const char *container)
{
	return idset_has(&who->ignored, container);
}

void who_ignore_container(struct who *who, const char *container)
{
	if (idset_count(&who->ignored) >= IGNORED_MAX)
		idset_clear(&who->ignored);
	idset_add(&who->ignored, container);
}

void who_add(struct who *who, const struct who_pod *pod)
{
	int err;

	if (!who_has_way_in(pod) && !pod->host_ifname[0] && !pod->addrs)
		return;
	err = entries_add(&who->reading, pod);
	if (err && !who->full_said)
		log_warn(err == -E2BIG ? "more than %u pods: the rest has no names"
				       : "out of memory above %u pods: the rest has no names",
			 who->reading.count);
	who->full_said |= err != 0;
}

const char *const *who_watch_dirs(void)
{
	static const char *const dirs[] = { "/var/lib/cni/results",
					    "/var/run",
					    "/var/run/azure-cns",
					    "/run/containerd/io.containerd.runtime.v2.task/k8s.io",
					    "/run/containers/storage/overlay-containers",
					    "/var/log/pods",
					    "/run/netns",
					    NULL };

	return dirs;
}

/* --- answers --- */

/*
 * Of several that claim a key, the living one; of several living, the only one whose namespace is
 * there. Else nobody: a wrong name is worse than none.
 */
static const struct who_pod *choose(const struct index_row *rows, size_t count)
{
	const struct who_pod *living = NULL, *homed = NULL;
	size_t lives = 0, homes = 0;

	for (size_t i = 0; i < count; i++) {
		if (rows[i].pod->gone_ns)
			continue;
		living = rows[i].pod;
		lives++;
		if (rows[i].pod->netns) {
			homed = rows[i].pod;
			homes++;
		}
	}
	return lives == 1 ? living : homes == 1 ? homed : NULL;
}

/* The one that went last, if it is less than a minute ago. */
static const struct who_pod *choose_gone(const struct index_row *rows, size_t count,
					 uint64_t now_ns)
{
	const struct who_pod *last = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct who_pod *pod = rows[i].pod;

		if (!pod->gone_ns)
			return NULL; /* somebody lives there: ambiguous, or choose() would have said
				      */
		if (!last || pod->gone_ns > last->gone_ns)
			last = pod;
	}
	return last && now_ns < last->gone_ns + WHO_TOMBSTONE_NS ? last : NULL;
}

/* Numbers of namespaces are given out again at once, sooner than files are read again: the path
 * must still lead there. */
static bool still_leads_to(const struct who *who, const struct who_pod *pod, uint32_t netns)
{
	uint32_t now = 0;

	return !who_has_way_in(pod) || (!who_find_netns(who, pod, &now) && now == netns);
}

const struct who_pod *who_by_netns(const struct who *who, uint32_t netns)
{
	size_t count;
	const struct index_row *rows = index_find(&who->by_netns, &netns, sizeof(netns), &count);
	const struct who_pod *pod = rows ? choose(rows, count) : NULL;

	return pod && still_leads_to(who, pod, netns) ? pod : NULL;
}

const struct who_pod *who_by_ifname(const struct who *who, const char *host_ifname)
{
	size_t count;
	const struct index_row *rows =
		index_find(&who->by_ifname, host_ifname, strlen(host_ifname), &count);

	return rows ? choose(rows, count) : NULL;
}

const struct who_pod *who_by_ifindex(const struct who *who, uint32_t ifindex)
{
	const struct who_link *link = who_links_by_index(&who->links, ifindex);

	return link ? who_by_ifname(who, link->name) : NULL;
}

const struct who_pod *who_by_addr(const struct who *who, const struct addr *addr)
{
	size_t count;
	const struct index_row *rows = index_find(&who->by_addr, addr, sizeof(*addr), &count);

	return rows && addr->family ? choose(rows, count) : NULL;
}

const struct who_pod *who_by_addr_at(const struct who *who, const struct addr *addr,
				     uint64_t now_ns)
{
	size_t count;
	const struct index_row *rows = index_find(&who->by_addr, addr, sizeof(*addr), &count);
	const struct who_pod *pod;

	if (!rows || !addr->family)
		return NULL;
	pod = choose(rows, count);
	return pod ? pod : choose_gone(rows, count, now_ns);
}

unsigned int who_count(const struct who *who)
{
	unsigned int living = 0;

	for (const struct who_entry *entry = who->entries.first; entry; entry = entry->next)
		living += !entry->pod.gone_ns;
	return living;
}

bool who_is_node_addr(const struct who *who, const struct addr *addr)
{
	return who_links_have_addr(&who->links, addr);
}

bool who_in_pod_range(const struct who *who, const struct addr *addr)
{
	for (unsigned int i = 0; i < who->ranges; i++) {
		if (addr_in_prefix(addr, &who->range[i].net, who->range[i].prefix))
			return true;
	}
	return false;
}

bool who_is_apiserver(const struct who *who, const struct addr *addr)
{
	for (unsigned int i = 0; i < who->apiservers; i++) {
		if (addr_equal(&who->apiserver[i], addr))
			return true;
	}
	return false;
}
