/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* The node's own links and addresses, by netlink. */
#include "who/link.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/if_addr.h>
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

static int name_attr(const struct nlattr *attr, void *data)
{
	struct who_link *link = data;

	if (mnl_attr_get_type(attr) == IFLA_IFNAME &&
	    mnl_attr_validate(attr, MNL_TYPE_NUL_STRING) >= 0)
		snprintf(link->name, sizeof(link->name), "%s", mnl_attr_get_str(attr));
	return MNL_CB_OK;
}

static int on_link(void *ctx, const void *nlmsg)
{
	const struct nlmsghdr *head = nlmsg;
	const struct ifinfomsg *info = mnl_nlmsg_get_payload(head);
	struct who_links *links = ctx;
	struct who_link link = { 0 };
	int err;

	if (head->nlmsg_type != RTM_NEWLINK || mnl_nlmsg_get_payload_len(head) < sizeof(*info))
		return 0;
	err = reserve((void **)&links->link, links->links, sizeof(link), WHO_LINK_MAX);
	if (err)
		return err;
	link.ifindex = info->ifi_index;
	mnl_attr_parse(head, sizeof(*info), name_attr, &link);
	links->link[links->links++] = link;
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
	links->addr[links->addrs++] = message.local.family ? message.local : message.address;
	return 0;
}

static int dump(struct host *host, uint16_t type, size_t extra,
		int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	char request[64] = { 0 };
	struct nlmsghdr *head = mnl_nlmsg_put_header(request);

	mnl_nlmsg_put_extra_header(head, extra);
	head->nlmsg_type = type;
	head->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
	return host_netlink(host, host_node_netns(host), NETLINK_ROUTE, request, head->nlmsg_len,
			    each, ctx);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct who_link *)a)->name, ((const struct who_link *)b)->name);
}

int who_links_load(struct who_links *links, struct host *host)
{
	struct who_links fresh = { 0 };
	int err = dump(host, RTM_GETLINK, sizeof(struct ifinfomsg), on_link, &fresh);

	if (!err)
		err = dump(host, RTM_GETADDR, sizeof(struct ifaddrmsg), on_addr, &fresh);
	if (err) {
		who_links_free(&fresh);
		return err;
	}
	qsort(fresh.link, fresh.links, sizeof(*fresh.link), by_name);
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
	for (size_t i = 0; i < links->addrs; i++) {
		if (addr_equal(&links->addr[i], addr))
			return true;
	}
	return false;
}
