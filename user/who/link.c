/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Links and addresses of a namespace, by netlink. */
#include "who/link.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/if_addr.h>
#include <linux/if.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GROW 64

static int reserve(void **array, size_t count, size_t size, size_t max)
{
	void *bigger;

	if (count == max)
		return -E2BIG;
	if (count % GROW)
		return 0;
	bigger = realloc(*array, (count + GROW) * size);
	if (!bigger)
		return -ENOMEM;
	*array = bigger;
	return 0;
}

struct link_message {
	struct who_link link;
	bool peer_elsewhere; /* the peer's ifindex counts in another namespace */
	char kind[16];       /* empty: hardware, or what looks like it */
};

static void copy_text(const struct nlattr *attr, char *out, size_t size)
{
	if (mnl_attr_validate(attr, MNL_TYPE_NUL_STRING) >= 0)
		snprintf(out, size, "%s", mnl_attr_get_str(attr));
}

static int kind_attr(const struct nlattr *attr, void *data)
{
	struct link_message *message = data;

	if (mnl_attr_get_type(attr) == IFLA_INFO_KIND)
		copy_text(attr, message->kind, sizeof(message->kind));
	return MNL_CB_OK;
}

static int link_attr(const struct nlattr *attr, void *data)
{
	struct link_message *message = data;

	switch (mnl_attr_get_type(attr)) {
	case IFLA_IFNAME:
		copy_text(attr, message->link.name, sizeof(message->link.name));
		break;
	case IFLA_LINK:
		if (mnl_attr_validate(attr, MNL_TYPE_U32) >= 0)
			message->link.peer = mnl_attr_get_u32(attr);
		break;
	case IFLA_LINK_NETNSID:
		message->peer_elsewhere = true;
		break;
	case IFLA_LINKINFO:
		mnl_attr_parse_nested(attr, kind_attr, message);
		break;
	}
	return MNL_CB_OK;
}

static bool is_uplink(const struct link_message *message, unsigned int flags)
{
	static const char *const kinds[] = { "", "bond", "team", "vlan" };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strcmp(message->kind, kinds[i]) == 0)
			return !(flags & IFF_LOOPBACK);
	}
	return false;
}

static int on_link(void *ctx, const void *nlmsg)
{
	const struct nlmsghdr *head = nlmsg;
	const struct ifinfomsg *info = mnl_nlmsg_get_payload(head);
	struct who_links *links = ctx;
	struct link_message message = { 0 };
	int err;

	if (head->nlmsg_type != RTM_NEWLINK || mnl_nlmsg_get_payload_len(head) < sizeof(*info))
		return 0;
	err = reserve((void **)&links->link, links->links, sizeof(*links->link), WHO_LINK_MAX);
	if (err)
		return err;
	mnl_attr_parse(head, sizeof(*info), link_attr, &message);
	message.link.ifindex = (uint32_t)info->ifi_index;
	message.link.is_uplink = is_uplink(&message, info->ifi_flags);
	if (!message.peer_elsewhere)
		message.link.peer = 0;
	links->link[links->links++] = message.link;
	return 0;
}

struct addr_message {
	uint8_t family;
	struct addr address, local;
};

static int addr_attr(const struct nlattr *attr, void *data)
{
	struct addr_message *message = data;
	uint16_t type = mnl_attr_get_type(attr);
	bool v6 = message->family == AF_INET6;
	struct addr addr;

	if ((type != IFA_ADDRESS && type != IFA_LOCAL) ||
	    mnl_attr_get_payload_len(attr) < (v6 ? 16 : 4))
		return MNL_CB_OK;
	addr = v6 ? addr_from_v6(mnl_attr_get_payload(attr))
		  : addr_from_v4(mnl_attr_get_payload(attr));
	*(type == IFA_LOCAL ? &message->local : &message->address) = addr;
	return MNL_CB_OK;
}

/* On a point-to-point link IFA_ADDRESS is the other side; IFA_LOCAL is ours, where it is given. */
static int on_addr(void *ctx, const void *nlmsg)
{
	const struct nlmsghdr *head = nlmsg;
	const struct ifaddrmsg *info = mnl_nlmsg_get_payload(head);
	struct addr_message message = { 0 };
	struct who_links *links = ctx;
	int err;

	if (head->nlmsg_type != RTM_NEWADDR || mnl_nlmsg_get_payload_len(head) < sizeof(*info))
		return 0;
	if (info->ifa_family != AF_INET && info->ifa_family != AF_INET6)
		return 0;
	err = reserve((void **)&links->addr, links->addrs, sizeof(*links->addr), WHO_LINK_MAX);
	if (err)
		return err;
	message.family = info->ifa_family;
	mnl_attr_parse(head, sizeof(*info), addr_attr, &message);
	links->addr[links->addrs++] = (struct who_link_addr){
		.addr = message.local.family ? message.local : message.address,
		.ifindex = info->ifa_index,
		.prefix = info->ifa_prefixlen,
	};
	return 0;
}

static int dump(struct host *host, uint32_t netns, uint16_t type, size_t extra,
		int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	char request[64] = { 0 };
	struct nlmsghdr *head = mnl_nlmsg_put_header(request);

	mnl_nlmsg_put_extra_header(head, extra);
	head->nlmsg_type = type;
	head->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
	return host_netlink(host, netns, NETLINK_ROUTE, request, head->nlmsg_len, each, ctx);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct who_link *)a)->name, ((const struct who_link *)b)->name);
}

static int by_addr(const void *a, const void *b)
{
	return memcmp(&((const struct who_link_addr *)a)->addr,
		      &((const struct who_link_addr *)b)->addr, sizeof(struct addr));
}

/* Every Service's address lies on this one: answered for, but not the node's own. */
static void drop_service_addresses(struct who_links *links)
{
	const struct who_link *ipvs = who_links_by_name(links, "kube-ipvs0");
	size_t kept = 0;

	for (size_t i = 0; ipvs && i < links->addrs; i++) {
		if (links->addr[i].ifindex != ipvs->ifindex)
			links->addr[kept++] = links->addr[i];
	}
	if (ipvs)
		links->addrs = kept;
}

int who_links_load(struct who_links *links, struct host *host, uint32_t netns)
{
	struct who_links fresh = { 0 };
	int err = dump(host, netns, RTM_GETLINK, sizeof(struct ifinfomsg), on_link, &fresh);

	if (!err)
		err = dump(host, netns, RTM_GETADDR, sizeof(struct ifaddrmsg), on_addr, &fresh);
	if (err) {
		who_links_free(&fresh);
		return err;
	}
	if (fresh.links)
		qsort(fresh.link, fresh.links, sizeof(*fresh.link), by_name);
	drop_service_addresses(&fresh);
	if (fresh.addrs)
		qsort(fresh.addr, fresh.addrs, sizeof(*fresh.addr), by_addr);
	who_links_free(links);
	*links = fresh;
	return 0;
}

void who_links_free(struct who_links *links)
{
	free(links->link);
	free(links->addr);
	*links = (struct who_links){ 0 };
}

const struct who_link *who_links_by_name(const struct who_links *links, const char *name)
{
	struct who_link key = { 0 };

	if (!links->links)
		return NULL;
	snprintf(key.name, sizeof(key.name), "%s", name);
	return bsearch(&key, links->link, links->links, sizeof(key), by_name);
}

const struct who_link *who_links_by_index(const struct who_links *links, uint32_t ifindex)
{
	for (size_t i = 0; i < links->links; i++) {
		if (links->link[i].ifindex == ifindex)
			return &links->link[i];
	}
	return NULL;
}

bool who_links_have_addr(const struct who_links *links, const struct addr *addr)
{
	struct who_link_addr key = { .addr = *addr };

	return links->addrs &&
	       bsearch(&key, links->addr, links->addrs, sizeof(key), by_addr) != NULL;
}

bool who_links_share(const struct who_links *links, const struct addr *net, unsigned int prefix)
{
	for (size_t i = 0; i < links->addrs; i++) {
		const struct who_link_addr *own = &links->addr[i];
		const struct who_link *link;

		if (!addr_in_prefix(&own->addr, net, prefix) ||
		    own->prefix >= (net->family == 6 ? 127 : 31))
			continue;
		link = who_links_by_index(links, own->ifindex);
		if (link && link->is_uplink)
			return true;
	}
	return false;
}

const struct who_link *who_links_pair(const struct who_links *here, const struct who_links *there)
{
	for (size_t i = 0; i < there->links; i++) {
		const struct who_link *other = &there->link[i], *link;

		link = other->peer ? who_links_by_index(here, other->peer) : NULL;
		if (link && link->peer == other->ifindex)
			return link;
	}
	return NULL;
}
