/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* The seam's switchboard: every question goes to whoever answers for this host. */
#include "host/host.h"

#include <errno.h>

#include "host/ops.h"

void host_free(struct host *host)
{
	if (host)
		host->ops->free(host);
}

void host_cleanup(struct host **host)
{
	host_free(*host);
}

int host_read_file(struct host *host, const char *path, size_t max, char **ret, size_t *ret_len)
{
	return host->ops->read_file(host, path, max, ret, ret_len);
}

int host_list_dir(struct host *host, const char *path,
		  int (*each)(void *ctx, const struct host_entry *entry), void *ctx)
{
	return host->ops->list_dir(host, path, each, ctx);
}

int host_stat(struct host *host, const char *path, struct host_stat *ret)
{
	return host->ops->stat(host, path, ret);
}

int host_read_link(struct host *host, const char *path, char *ret, size_t size)
{
	return host->ops->read_link(host, path, ret, size);
}

uint32_t host_node_netns(struct host *host)
{
	return host->ops->node_netns(host);
}

int host_each_netns(struct host *host, int (*each)(void *ctx, const struct host_netns *netns),
		    void *ctx)
{
	return host->ops->each_netns(host, each, ctx);
}

int host_netns_inode(struct host *host, const char *path, uint32_t *ret)
{
	return host->ops->netns_inode(host, path, ret);
}

bool host_netns_alive(struct host *host, uint32_t netns)
{
	return host->ops->netns_alive(host, netns);
}

int host_read_proc_net(struct host *host, uint32_t netns, const char *name, size_t max, char **ret,
		       size_t *ret_len)
{
	return host->ops->read_proc_net(host, netns, name, max, ret, ret_len);
}

int host_read_sysctl(struct host *host, uint32_t netns, const char *name, int *ret)
{
	return host->ops->read_sysctl(host, netns, name, ret);
}

int host_netlink(struct host *host, uint32_t netns, int protocol, const void *request, size_t len,
		 int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	return host->ops->netlink(host, netns, protocol, request, len, each, ctx);
}

int host_getsockopt(struct host *host, uint32_t netns, int family, int option, void *buf,
		    size_t *len)
{
	return host->ops->getsockopt(host, netns, family, option, buf, len);
}

int host_each_tc_program(struct host *host, uint32_t netns, uint32_t ifindex,
			 enum host_direction direction,
			 int (*each)(void *ctx, const struct host_tc_program *program), void *ctx)
{
	return host->ops->each_tc_program(host, netns, ifindex, direction, each, ctx);
}

int host_watch_new(struct host *host, const char *const *dirs, size_t count,
		   struct host_watch **ret)
{
	if (!host->ops->watch_new)
		return -EOPNOTSUPP;
	return host->ops->watch_new(host, dirs, count, ret);
}

uint64_t host_now_ns(struct host *host)
{
	return host->ops->now_ns(host);
}

const char *host_node_name(struct host *host)
{
	return host->ops->node_name(host);
}
