/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "who/netns.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "util/cleanup.h"

/* Loopback and link-local addresses are everybody's. */
static void take_addresses(const struct who_links *inside, struct who_pod *pod)
{
	for (size_t i = 0; i < inside->addrs && pod->addrs < WHO_ADDR_MAX; i++) {
		const struct addr *addr = &inside->addr[i].addr;

		if (!addr_is_loopback(addr) && !addr_is_link_local(addr))
			pod->addr[pod->addrs++] = *addr;
	}
}

void who_netns_look(struct host *host, const struct who_links *node, struct who_pod *pod)
{
	_cleanup_(who_links_free) struct who_links inside = { 0 };
	const struct who_link *link;

	if (who_links_load(&inside, host, pod->netns))
		return;
	if (!pod->addrs)
		take_addresses(&inside, pod);
	link = who_links_pair(node, &inside);
	if (link && !pod->host_ifname[0])
		memcpy(pod->host_ifname, link->name, sizeof(pod->host_ifname));
}

struct matching {
	struct host *host;
	const struct who_links *node;
	struct who_entries *entries;
};

static bool wants_netns(const struct who_pod *pod)
{
	return !pod->gone_ns && !pod->netns && !pod->netns_path[0] && pod->host_ifname[0];
}

/* That namespace is the one behind this link: whose is the link? Two that claim it are both left as
 * they are. */
static void give(struct who_entries *entries, const struct who_link *link, uint32_t netns)
{
	struct who_entry *owner = NULL;

	for (struct who_entry *entry = entries->first; entry; entry = entry->next) {
		if (entry->pod.gone_ns || strcmp(entry->pod.host_ifname, link->name) != 0)
			continue;
		if (owner)
			return;
		owner = entry;
	}
	if (owner && wants_netns(&owner->pod))
		owner->pod.netns = netns;
}

static int match_one(void *ctx, const struct host_netns *netns)
{
	_cleanup_(who_links_free) struct who_links inside = { 0 };
	const struct matching *matching = ctx;
	const struct who_link *link;

	if (netns->inode == host_node_netns(matching->host))
		return 0;
	for (struct who_entry *entry = matching->entries->first; entry; entry = entry->next) {
		if (entry->pod.netns == netns->inode)
			return 0;
	}
	if (who_links_load(&inside, matching->host, netns->inode))
		return 0; /* gone in the meantime */
	link = who_links_pair(matching->node, &inside);
	if (link)
		give(matching->entries, link, netns->inode);
	return 0;
}

void who_netns_match(struct host *host, const struct who_links *node, struct who_entries *entries)
{
	struct matching matching = { .host = host, .node = node, .entries = entries };
	bool wanted = false;

	for (struct who_entry *entry = entries->first; entry; entry = entry->next)
		wanted |= wants_netns(&entry->pod);
	if (wanted)
		host_each_netns(host, match_one, &matching); /* without it: no namespace is named */
}
