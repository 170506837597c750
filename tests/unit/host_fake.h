/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* A folder's host (host/fixture.h) with links and addresses that the test says, and namespaces that
 * it can change. */
#pragma once

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "host/host.h"
#include "host/ops.h"
#include "model/endpoint.h"

#define FAKE_MAX 32

struct fake_link {
	uint32_t netns, ifindex;
	const char *name;
	const char *kind; /* NULL: hardware */
	uint32_t peer;    /* in another namespace; 0: none */
};

struct fake_addr {
	uint32_t netns, ifindex;
	const char *text;
	uint8_t prefix;
};

/* Overrides what the folder says: inode 0: the path leads nowhere any more. */
struct fake_path {
	const char *path;
	uint32_t inode;
};

struct fake {
	struct host *host; /* a replay, whose table of functions is ours */
	struct host_ops ops;
	int (*folder_inode)(struct host *host, const char *path, uint32_t *ret);
	const struct fake_link *links; /* up to one without a name */
	const struct fake_addr *addrs; /* up to one without a text */
	struct fake_path paths[FAKE_MAX];
	int link_error; /* what asking for links gives, if not 0 */
	unsigned int dumps;
};

/* The functions of the table get the replay's host only: one fake a test program at a time. */
static struct fake fake;

static struct addr fake_parse(const char *text)
{
	struct addr addr = { 0 };

	addr_parse(text, &addr);
	return addr;
}

static int fake_say_links(uint32_t netns, int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	int err = 0;

	for (const struct fake_link *link = fake.links; !err && link && link->name; link++) {
		char buf[512] __attribute__((aligned(4))) = { 0 };
		struct nlmsghdr *head = mnl_nlmsg_put_header(buf);
		struct ifinfomsg *info = mnl_nlmsg_put_extra_header(head, sizeof(*info));
		struct nlattr *nest;

		if (link->netns != netns)
			continue;
		head->nlmsg_type = RTM_NEWLINK;
		info->ifi_index = (int)link->ifindex;
		info->ifi_flags = strcmp(link->name, "lo") == 0 ? 8 : 0; /* IFF_LOOPBACK */
		mnl_attr_put_strz(head, IFLA_IFNAME, link->name);
		if (link->kind) {
			nest = mnl_attr_nest_start(head, IFLA_LINKINFO);
			mnl_attr_put_strz(head, IFLA_INFO_KIND, link->kind);
			mnl_attr_nest_end(head, nest);
		}
		if (link->peer) {
			mnl_attr_put_u32(head, IFLA_LINK, link->peer);
			mnl_attr_put_u32(head, IFLA_LINK_NETNSID, 0);
		}
		err = each(ctx, head);
	}
	return err;
}

static int fake_say_addrs(uint32_t netns, int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	int err = 0;

	for (const struct fake_addr *addr = fake.addrs; !err && addr && addr->text; addr++) {
		char buf[128] __attribute__((aligned(4))) = { 0 };
		struct nlmsghdr *head = mnl_nlmsg_put_header(buf);
		struct ifaddrmsg *info = mnl_nlmsg_put_extra_header(head, sizeof(*info));
		struct addr parsed = fake_parse(addr->text);

		if (addr->netns != netns)
			continue;
		head->nlmsg_type = RTM_NEWADDR;
		info->ifa_family = parsed.family == 6 ? AF_INET6 : AF_INET;
		info->ifa_index = addr->ifindex;
		info->ifa_prefixlen = addr->prefix;
		mnl_attr_put(head, IFA_ADDRESS, parsed.family == 6 ? 16 : 4, parsed.bytes);
		err = each(ctx, head);
	}
	return err;
}

static int fake_netlink(struct host *host, uint32_t netns, int protocol, const void *request,
			size_t len, int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	const struct nlmsghdr *head = request;

	(void)host;
	(void)len;
	fake.dumps++;
	if (fake.link_error)
		return fake.link_error;
	if (protocol != NETLINK_ROUTE)
		return -EPROTONOSUPPORT;
	return head->nlmsg_type == RTM_GETLINK ? fake_say_links(netns, each, ctx)
					       : fake_say_addrs(netns, each, ctx);
}

static int fake_inode(struct host *host, const char *path, uint32_t *ret)
{
	for (size_t i = 0; i < FAKE_MAX && fake.paths[i].path; i++) {
		if (strcmp(fake.paths[i].path, path) != 0)
			continue;
		if (!fake.paths[i].inode)
			return -ENOENT;
		*ret = fake.paths[i].inode;
		return 0;
	}
	return fake.folder_inode(host, path, ret);
}

static inline void fake_set_path(const char *path, uint32_t inode)
{
	size_t i = 0;

	while (fake.paths[i].path && strcmp(fake.paths[i].path, path) != 0)
		i++;
	fake.paths[i] = (struct fake_path){ path, inode };
}

static inline int fake_open(const char *dir)
{
	struct host *host;
	int err = host_replay_new(dir, &host);

	if (err)
		return err;
	fake = (struct fake){ .host = host, .ops = *host->ops };
	fake.folder_inode = host->ops->netns_inode;
	fake.ops.netlink = fake_netlink;
	fake.ops.netns_inode = fake_inode;
	host->ops = &fake.ops;
	return 0;
}
