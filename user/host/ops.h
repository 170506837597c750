/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What must a source of answers be able to answer? live.c, replay.c and record.c fill this table;
 * host.c asks through it. */
#pragma once

#include "host/host.h"

struct host_ops {
	void (*free)(struct host *host);

	int (*read_file)(struct host *host, const char *path, size_t max, char **ret,
			 size_t *ret_len);
	int (*list_dir)(struct host *host, const char *path,
			int (*each)(void *ctx, const struct host_entry *entry), void *ctx);
	int (*stat)(struct host *host, const char *path, struct host_stat *ret);
	int (*read_link)(struct host *host, const char *path, char *ret, size_t size);

	uint32_t (*node_netns)(struct host *host);
	int (*each_netns)(struct host *host, int (*each)(void *ctx, const struct host_netns *netns),
			  void *ctx);
	int (*netns_inode)(struct host *host, const char *path, uint32_t *ret);
	bool (*netns_alive)(struct host *host, uint32_t netns);
	int (*read_proc_net)(struct host *host, uint32_t netns, const char *name, size_t max,
			     char **ret, size_t *ret_len);
	int (*read_sysctl)(struct host *host, uint32_t netns, const char *name, int *ret);
	int (*netlink)(struct host *host, uint32_t netns, int protocol, const void *request,
		       size_t len, int (*each)(void *ctx, const void *nlmsg), void *ctx);
	int (*getsockopt)(struct host *host, uint32_t netns, int family, int option, void *buf,
			  size_t *len);
	int (*each_tc_program)(struct host *host, uint32_t netns, uint32_t ifindex,
			       enum host_direction direction,
			       int (*each)(void *ctx, const struct host_tc_program *program),
			       void *ctx);

	/* NULL: nothing ever changes. */
	int (*watch_new)(struct host *host, const char *const *dirs, size_t count,
			 struct host_watch **ret);

	uint64_t (*now_ns)(struct host *host);
	const char *(*node_name)(struct host *host);
};

/* First member of every implementation's own struct. */
struct host {
	const struct host_ops *ops;
};
