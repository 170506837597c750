/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Reading all sources again: who is there, who went, since when. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "who/netns.h"
#include "who/source.h"
#include "who/state.h"

#define LONG_GONE 1 /* ns since the epoch: a pod that was never seen alive is no tombstone */

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

void who_clear_indexes(struct who *who)
{
	index_clear(&who->by_netns);
	index_clear(&who->by_ifname);
	index_clear(&who->by_addr);
}

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

/* Mount first, process second: in a container the node's mounts under /run/netns may not be seen.
 */
int who_find_netns(const struct who *who, const struct who_pod *pod, uint32_t *ret)
{
	char path[32];
	int err = pod->netns_path[0] ? host_netns_inode(who->host, pod->netns_path, ret) : -ENOENT;

	if (!err || pod->pid <= 0)
		return err;
	snprintf(path, sizeof(path), "/proc/%d/ns/net", pod->pid);
	return host_netns_inode(who->host, path, ret);
}

/* Its address is the node's, and the namespace is nobody's alone. */
static void make_host_network(struct who_pod *pod)
{
	pod->host_ifname[0] = '\0';
	pod->addrs = 0;
	pod->netns = 0;
}

/* Is the pod there, whatever files say? Its namespace or, where that is not known, its interface
 * tells. */
static bool is_there(struct who *who, struct who_pod *pod)
{
	int err;

	if (!who_has_way_in(pod))
		return !pod->host_ifname[0] || !who->links.links ||
		       who_has_link(who, pod->host_ifname);
	err = who_find_netns(who, pod, &pod->netns);
	if (!err && pod->netns == host_node_netns(who->host))
		make_host_network(pod);
	return err != -ENOENT && err != -ENOTDIR;
}

/* What files do not tell, the namespace does; asked once, and remembered for as long as it is the
 * same one. */
static void complete(const struct who *who, const struct who_entry *before, struct who_pod *pod)
{
	if (!pod->netns || (pod->addrs && pod->host_ifname[0]))
		return;
	if (!before || before->pod.gone_ns || before->pod.netns != pod->netns ||
	    (!pod->addrs && !before->pod.addrs)) {
		who_netns_look(who->host, &who->links, pod);
		return;
	}
	if (!pod->addrs) {
		memcpy(pod->addr, before->pod.addr, sizeof(pod->addr));
		pod->addrs = before->pod.addrs;
	}
	if (!pod->host_ifname[0])
		memcpy(pod->host_ifname, before->pod.host_ifname, sizeof(pod->host_ifname));
}

static void settle(struct who *who, struct who_pod *pod, uint64_t now_ns)
{
	const struct who_entry *before = entries_find(&who->entries, pod);

	pod->gone_ns = 0;
	if (is_there(who, pod)) {
		complete(who, before, pod);
		return;
	}
	pod->netns = 0;
	if (!before)
		pod->gone_ns = LONG_GONE;
	else
		pod->gone_ns = before->pod.gone_ns ? before->pod.gone_ns : now_ns;
}

/* Pods of which no file is left: tombstones, until they are old. Where the file was only not
 * readable, what is there stays. */
static void bury(struct who *who, uint64_t now_ns)
{
	for (struct who_entry *entry = who->entries.first; entry; entry = entry->next) {
		struct who_pod *pod = &entry->pod;

		if (entries_find(&who->reading, pod))
			continue;
		if (!pod->gone_ns && who->kept & (1u << pod->source) && is_there(who, pod)) {
			entries_add(&who->reading, pod);
			continue;
		}
		if (!pod->gone_ns)
			pod->gone_ns = now_ns;
		pod->netns = 0;
		if (now_ns < pod->gone_ns + WHO_TOMBSTONE_NS)
			entries_add(&who->reading, pod); /* when full, the living go first */
	}
}

static void settle_all(struct who *who, uint64_t now_ns)
{
	for (struct who_entry *entry = who->reading.first; entry; entry = entry->next)
		settle(who, &entry->pod, now_ns);
	who_netns_match(who->host, &who->links, &who->reading);
	bury(who, now_ns);
	entries_free(&who->entries);
	who->entries = who->reading;
	who->reading = (struct who_entries){ 0 };
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

	who_clear_indexes(who);
	for (struct who_entry *entry = who->entries.first; entry && !err; entry = entry->next)
		err = index_entry(who, &entry->pod);
	index_sort(&who->by_netns);
	index_sort(&who->by_ifname);
	index_sort(&who->by_addr);
	return err;
}

int who_refresh(struct who *who, uint64_t now_ns)
{
	unsigned int failed;
	int err = who_links_load(&who->links, who->host, host_node_netns(who->host));

	if (err)
		who_complain(who, "the node's links",
			     "cannot be listed: interfaces and own addresses are not recognised");
	who->ranges = who->apiservers = who->kept = 0;
	read_sources(who, &failed);
	settle_all(who, now_ns);
	err = index_all(who);
	if (err)
		return err;
	return failed == SOURCES ? -EIO : 0;
}
