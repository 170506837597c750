/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "who/who.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "util/cleanup.h"
#include "util/hash.h"
#include "util/log.h"
#include "who/index.h"
#include "who/link.h"
#include "who/source.h"

#define RANGE_MAX     64
#define APISERVER_MAX 16
#define COMPLAINT_MAX 1024 /* different files; more are not said one by one */

struct range {
	struct addr net;
	unsigned int prefix;
};

/* A pod, as its sources have it together. Entries keep their place: the indexes point to them. */
struct entry {
	struct who_pod pod;
	bool seen; /* by this refresh */
	struct entry *next;
};

struct who {
	struct host *host;
	struct entry *entries;
	unsigned int count;
	struct who_links links;
	struct who_index by_netns, by_ifname, by_addr; /* living and gone */
	unsigned int ranges, apiservers;
	struct range range[RANGE_MAX];
	struct addr apiserver[APISERVER_MAX];
	struct names *complaints;
	bool full_said;
};

static const struct source {
	const char *name;
	int (*read)(struct who *who);
} sources[] = {
	{ "the CNI result cache", who_cni },
	{ "azure-vnet.json", who_azure_vnet },
	{ "azure-endpoints.json", who_azure_cns },
	{ "containerd's bundles", who_containerd },
	{ "CRI-O's bundles", who_crio },
	{ "/var/log/pods", who_logs },
	{ "kubelet's kubeconfig", who_kubeconfig },
	{ "the CNI configuration", who_cni_config },
};

#define SOURCES (sizeof(sources) / sizeof(sources[0]))

/* --- life --- */

int who_new(struct host *host, struct who **ret)
{
	struct who *who = calloc(1, sizeof(*who));

	if (!who)
		return -ENOMEM;
	who->host = host;
	who->complaints = names_new(COMPLAINT_MAX);
	if (!who->complaints) {
		free(who);
		return -ENOMEM;
	}
	*ret = who;
	return 0;
}

static void clear_indexes(struct who *who)
{
	index_clear(&who->by_netns);
	index_clear(&who->by_ifname);
	index_clear(&who->by_addr);
}

void who_free(struct who *who)
{
	if (!who)
		return;
	while (who->entries) {
		struct entry *next = who->entries->next;

		free(who->entries);
		who->entries = next;
	}
	clear_indexes(who);
	who_links_free(&who->links);
	names_free(who->complaints);
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

void who_add_range(struct who *who, const struct addr *net, unsigned int prefix)
{
	for (unsigned int i = 0; i < who->ranges; i++) {
		if (who->range[i].prefix <= prefix &&
		    addr_in_prefix(net, &who->range[i].net, who->range[i].prefix))
			return;
	}
	if (who->ranges < RANGE_MAX)
		who->range[who->ranges++] = (struct range){ *net, prefix };
}

void who_add_apiserver(struct who *who, const struct addr *addr)
{
	if (!who_is_apiserver(who, addr) && who->apiservers < APISERVER_MAX)
		who->apiserver[who->apiservers++] = *addr;
}

static bool same_text(const char *a, const char *b)
{
	return a[0] && strcmp(a, b) == 0;
}

/* The same sandbox; or, where one of the sources does not know the sandbox, the same pod by name and interface or namespace. */
static bool is_same(const struct who_pod *a, const struct who_pod *b)
{
	if (a->container[0] && b->container[0])
		return strcmp(a->container, b->container) == 0;
	if (!same_text(a->namespace, b->namespace) || !same_text(a->name, b->name))
		return false;
	if (a->uid[0] && b->uid[0])
		return strcmp(a->uid, b->uid) == 0;
	return true;
}

static struct entry *find_entry(const struct who *who, const struct who_pod *pod)
{
	struct entry *entry;

	for (entry = who->entries; entry; entry = entry->next) {
		if (!entry->pod.gone_ns && is_same(&entry->pod, pod))
			return entry;
	}
	return NULL;
}

static void fill(char *to, size_t size, const char *from)
{
	if (!to[0])
		snprintf(to, size, "%s", from);
}

/* Addresses of several interfaces of one pod add up; those of a worse source only count where there were none. */
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

static void merge(struct who_pod *to, const struct who_pod *from)
{
	fill(to->namespace, sizeof(to->namespace), from->namespace);
	fill(to->name, sizeof(to->name), from->name);
	fill(to->uid, sizeof(to->uid), from->uid);
	fill(to->container, sizeof(to->container), from->container);
	fill(to->host_ifname, sizeof(to->host_ifname), from->host_ifname);
	fill(to->netns_path, sizeof(to->netns_path), from->netns_path);
	if (!to->pid)
		to->pid = from->pid;
	fill_addresses(to, from);
}

void who_add(struct who *who, const struct who_pod *pod)
{
	struct entry *entry;

	if (!pod->netns_path[0] && !pod->host_ifname[0] && !pod->addrs)
		return;
	entry = find_entry(who, pod);
	if (entry && entry->seen) {
		merge(&entry->pod, pod);
		return;
	}
	if (!entry) {
		if (who->count == WHO_POD_MAX) {
			if (!who->full_said)
				log_warn("more than %u pods: the rest has no names", WHO_POD_MAX);
			who->full_said = true;
			return;
		}
		entry = calloc(1, sizeof(*entry));
		if (!entry)
			return;
		entry->next = who->entries;
		who->entries = entry;
		who->count++;
	}
	entry->pod = *pod;
	entry->seen = true;
}

/* --- refresh --- */

static void read_sources(struct who *who, unsigned int *ret_failed)
{
	*ret_failed = 0;
	for (size_t i = 0; i < SOURCES; i++) {
		int err = sources[i].read(who);
		char what[128];

		if (!err)
			continue;
		(*ret_failed)++;
		snprintf(what, sizeof(what), "cannot be read (%s)", strerror(-err));
		who_complain(who, sources[i].name, what);
	}
}

/* Mount first, process second: in a container the node's mounts under /run/netns may not be seen. */
static int find_netns(const struct who *who, const struct who_pod *pod, uint32_t *ret)
{
	char path[32];
	int err = pod->netns_path[0] ? host_netns_inode(who->host, pod->netns_path, ret) : -ENODATA;

	if (!err || pod->pid <= 0)
		return err;
	snprintf(path, sizeof(path), "/proc/%d/ns/net", pod->pid);
	return host_netns_inode(who->host, path, ret);
}

/* The namespace that a pod has now. A path that leads nowhere means that the sandbox is gone, whatever files remain. */
static void resolve(struct who *who, struct entry *entry, uint64_t now_ns)
{
	struct who_pod *pod = &entry->pod;
	uint32_t netns = 0;
	int err;

	if (!entry->seen) {
		if (!pod->gone_ns)
			pod->gone_ns = now_ns;
		return;
	}
	err = find_netns(who, pod, &netns);
	if (!err &&
	    netns == host_node_netns(
			     who->host)) { /* hostNetwork: nothing there is this pod's alone */
		pod->host_ifname[0] = '\0';
		pod->addrs = 0;
		netns = 0;
	}
	pod->netns = netns;
	if (err == -ENOENT)
		pod->gone_ns = now_ns;
}

static void forget_old(struct who *who, uint64_t now_ns)
{
	struct entry **at = &who->entries;

	while (*at) {
		struct entry *entry = *at;

		if (!entry->pod.gone_ns || now_ns < entry->pod.gone_ns + WHO_TOMBSTONE_NS) {
			at = &entry->next;
			continue;
		}
		*at = entry->next;
		free(entry);
		who->count--;
	}
}

static int index_entry(struct who *who, const struct who_pod *pod)
{
	int err = 0;

	if (!pod->namespace[0] || !pod->name[0])
		return 0;
	if (pod->netns)
		err = index_add(&who->by_netns, &pod->netns, sizeof(pod->netns), pod);
	if (!err && pod->host_ifname[0])
		err = index_add(&who->by_ifname, pod->host_ifname, strlen(pod->host_ifname), pod);
	for (unsigned int i = 0; !err && i < pod->addrs; i++)
		err = index_add(&who->by_addr, &pod->addr[i], sizeof(pod->addr[i]), pod);
	return err;
}

static int index_all(struct who *who)
{
	int err = 0;

	clear_indexes(who);
	for (struct entry *entry = who->entries; entry && !err; entry = entry->next)
		err = index_entry(who, &entry->pod);
	index_sort(&who->by_netns);
	index_sort(&who->by_ifname);
	index_sort(&who->by_addr);
	return err;
}

int who_refresh(struct who *who, uint64_t now_ns)
{
	unsigned int failed;
	int err;

	err = who_links_load(&who->links, who->host);
	if (err)
		who_complain(who, "the node's links",
			     "cannot be listed: interfaces and own addresses are not recognised");
	for (struct entry *entry = who->entries; entry; entry = entry->next)
		entry->seen = false;
	who->ranges = who->apiservers = 0;
	read_sources(who, &failed);
	for (struct entry *entry = who->entries; entry; entry = entry->next)
		resolve(who, entry, now_ns);
	forget_old(who, now_ns);
	err = index_all(who);
	return err ? err : failed == SOURCES ? -EIO : 0;
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
 * Of several that claim a key, the living one; of several living, the only one whose namespace is there. Else nobody: a wrong name is
 * worse than none.
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
			return NULL; /* somebody lives there: ambiguous, or choose() would have said */
		if (!last || pod->gone_ns > last->gone_ns)
			last = pod;
	}
	return last && now_ns < last->gone_ns + WHO_TOMBSTONE_NS ? last : NULL;
}

const struct who_pod *who_by_netns(const struct who *who, uint32_t netns)
{
	size_t count;
	const struct index_row *rows = index_find(&who->by_netns, &netns, sizeof(netns), &count);

	return rows ? choose(rows, count) : NULL;
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

	for (const struct entry *entry = who->entries; entry; entry = entry->next)
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
