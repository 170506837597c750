/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What does the answerer for this machine keep? Shared by the live_*.c files, no one else's. */
#pragma once

#include "host/ops.h"

#define LIVE_NAME_MAX 256

struct live_netns; /* one known namespace, see live_netns.c */

/* Sockets that stay open, in the node's namespace only: one kept in a pod's would keep the pod's
 * namespace alive. */
enum live_kept { KEPT_ROUTE, KEPT_NETFILTER, KEPT_RAW4, KEPT_RAW6, KEPT_COUNT };

struct live {
	struct host host;
	int root; /* host root */
	int own;  /* our own root, for namespace mounts that are seen here only; -1: the same */
	int proc; /* the machine's /proc and /sys: below the host root when they are mounted there,
		     else ours */
	int sys;
	char node_name[LIVE_NAME_MAX];

	int home; /* our own network namespace */
	uint32_t home_inode;
	int node; /* the node's */
	uint32_t node_inode;
	bool away;                /* inside another namespace, see live_enter() */
	struct live_netns *known; /* uthash, by inode */
	uint64_t scanned_ns;      /* monotonic */

	int kept[KEPT_COUNT]; /* -1: none */
	uint32_t seq;         /* of netlink requests */
};

static inline struct live *live_of(struct host *host)
{
	return (struct live *)host; /* host is its first member */
}

/* --- live.c --- */
/* Which tree has @path ("/proc/..." and "/sys/..." have their own), and as what? */
int live_tree(const struct live *live, const char **path);

/* --- live_netns.c --- */
int live_netns_start(struct live *live, const char *node_path);
void live_netns_stop(struct live *live);

/*
 * Be in @netns from here to live_leave(): for opening sockets and files of it, no more. -ENOENT
 * when it is gone. Leaving cannot fail: to go on in the wrong namespace would make every later
 * answer a lie, so it ends the process.
 */
int live_enter(struct live *live, uint32_t netns);
void live_leave(struct live *live);

uint32_t live_node_netns(struct host *host);
int live_each_netns(struct host *host, int (*each)(void *ctx, const struct host_netns *netns),
		    void *ctx);
int live_netns_inode(struct host *host, const char *path, uint32_t *ret);
bool live_netns_alive(struct host *host, uint32_t netns);

/* --- live_socket.c --- */
/* A socket born in @netns; the caller closes it or gives it back. Descriptor or -errno. */
int live_take_socket(struct live *live, uint32_t netns, enum live_kept kind);
/* Back to where it may be kept; a socket of which something is still to be read must be closed
 * instead. */
void live_give_socket(struct live *live, uint32_t netns, enum live_kept kind, int *fd);
int live_getsockopt(struct host *host, uint32_t netns, int family, int option, void *buf,
		    size_t *len);

/* --- live_netlink.c --- */
int live_netlink(struct host *host, uint32_t netns, int protocol, const void *request, size_t len,
		 int (*each)(void *ctx, const void *nlmsg), void *ctx);

/* --- live_tc.c --- */
int live_each_tc_program(struct host *host, uint32_t netns, uint32_t ifindex,
			 enum host_direction direction,
			 int (*each)(void *ctx, const struct host_tc_program *program), void *ctx);

/* --- live_watch.c --- */
int live_watch_new(struct host *host, const char *const *dirs, size_t count,
		   struct host_watch **ret);
