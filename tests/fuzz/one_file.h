/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* A machine that has one file, or one directory with one file in it, and who/ reading it: what
 * fuzzers of its sources share. */
#pragma once

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "host/ops.h"
#include "util/log.h"
#include "who/who.h"

#define FUZZ_NODE 1u

struct one_file {
	struct host host;
	const char *dir, *name; /* @name is listed in @dir; dir NULL: nothing can be listed */
	const char *path;       /* of the file */
	const uint8_t *bytes;
	size_t len;
};

static void must(int truth)
{
	if (!truth)
		abort();
}

static int one_read(struct host *host, const char *path, size_t max, char **ret, size_t *ret_len)
{
	const struct one_file *one = (const struct one_file *)host;

	if (strcmp(path, one->path) != 0)
		return -ENOENT;
	if (one->len > max)
		return -EFBIG;
	*ret = malloc(one->len + 1);
	if (!*ret)
		return -ENOMEM;
	if (one->len)
		memcpy(*ret, one->bytes, one->len);
	(*ret)[one->len] = '\0';
	*ret_len = one->len;
	return 0;
}

static int one_list(struct host *host, const char *path,
		    int (*each)(void *ctx, const struct host_entry *entry), void *ctx)
{
	const struct one_file *one = (const struct one_file *)host;
	const struct host_entry entry = { .name = one->name };

	return one->dir && strcmp(path, one->dir) == 0 ? each(ctx, &entry) : -ENOENT;
}

static uint32_t one_node(struct host *host)
{
	(void)host;
	return FUZZ_NODE;
}

static int one_each_netns(struct host *host, int (*each)(void *ctx, const struct host_netns *netns),
			  void *ctx)
{
	(void)host;
	(void)each;
	(void)ctx;
	return 0;
}

/* Paths lead to a namespace by their length: the node's, one of a few, or nowhere. */
static int one_inode(struct host *host, const char *path, uint32_t *ret)
{
	size_t len = strlen(path);

	(void)host;
	if (len % 5 == 0)
		return -ENOENT;
	*ret = FUZZ_NODE + (uint32_t)(len % 5) - 1;
	return 0;
}

static int one_netlink(struct host *host, uint32_t netns, int protocol, const void *request,
		       size_t len, int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	(void)host;
	(void)netns;
	(void)protocol;
	(void)request;
	(void)len;
	(void)each;
	(void)ctx;
	return -EPERM;
}

static const struct host_ops one_ops = {
	.read_file = one_read,
	.list_dir = one_list,
	.node_netns = one_node,
	.each_netns = one_each_netns,
	.netns_inode = one_inode,
	.netlink = one_netlink,
};

static void must_be_sound(const struct who *who, const struct who_pod *pod)
{
	if (!pod)
		return;
	must(pod->gone_ns == 0);
	must(memchr(pod->namespace, 0, sizeof(pod->namespace)) && pod->namespace[0]);
	must(memchr(pod->name, 0, sizeof(pod->name)) && pod->name[0]);
	must(memchr(pod->uid, 0, sizeof(pod->uid)) != NULL);
	must(memchr(pod->container, 0, sizeof(pod->container)) != NULL);
	must(memchr(pod->host_ifname, 0, sizeof(pod->host_ifname)) != NULL);
	must(memchr(pod->netns_path, 0, sizeof(pod->netns_path)) != NULL);
	must(pod->addrs <= WHO_ADDR_MAX && pod->netns != FUZZ_NODE);
	for (unsigned int i = 0; i < pod->addrs; i++)
		must(pod->addr[i].family == 4 || pod->addr[i].family == 6);
	must(who_count(who) > 0);
}

/* Read twice, as the machine does; and once more when the file is gone. */
static void read_one_file(struct one_file *one)
{
	static const uint8_t some[4] = { 10, 244, 0, 4 };
	const struct addr addr = addr_from_v4(some);
	struct who *who = NULL;

	log_set_level(LOG_ERROR);
	one->host.ops = &one_ops;
	must(who_new(&one->host, &who) == 0);
	for (uint64_t round = 1; round <= 2; round++) {
		must(who_refresh(who, round * 1000000000ull) == 0);
		for (uint32_t netns = 0; netns < 6; netns++)
			must_be_sound(who, who_by_netns(who, netns));
		must_be_sound(who, who_by_addr(who, &addr));
		must_be_sound(who, who_by_ifname(who, "veth0"));
		must(!who_by_netns(who, FUZZ_NODE));
		who_in_pod_range(who, &addr);
		who_is_apiserver(who, &addr);
	}
	one->path = "";
	one->dir = NULL;
	must(who_refresh(who, 3000000000ull) == 0);
	who_by_addr_at(who, &addr, 3000000000ull);
	must(who_refresh(who, 100000000000ull) == 0);
	who_free(who);
}
