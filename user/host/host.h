/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * THE SEAM to the machine. What does it say, right now? Files under the host root, netlink dumps
 * and sockopts of a network namespace, the namespaces and their processes, tc programs, the clock.
 * live.c asks this machine, replay.c a fixture folder or a recording; nothing else of ours opens a
 * file, a socket or a namespace. Nothing here ever writes to the machine.
 *
 * Paths are absolute paths of the *host* ("/var/lib/cni/results"), resolved inside the host root:
 * symlinks (absolute ones too) and ".." cannot leave it. All calls return 0 or -errno; callbacks
 * return 0 to go on, anything else ends the call and is returned. Buffers that are returned belong
 * to the caller (free()).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HOST_FILE_MAX (8u << 20) /* no file of interest is larger; -EFBIG above */

struct host;

struct host_entry {
	const char *name; /* one path component, borrowed */
	bool is_dir;
	bool is_link;
};

struct host_stat {
	uint64_t inode;
	uint64_t size;
	uint64_t mtime_ns; /* wall clock */
	bool is_dir;
};

/* A network namespace, found through a mount (CNI) or a process. */
struct host_netns {
	uint32_t inode;
	int pid;          /* a process in it, 0 if none was found */
	const char *path; /* mount such as /run/netns/cni-..., or NULL */
};

struct host_tc_program {
	uint32_t id;
	char name[64];
	bool is_tcx;
};

enum host_direction { HOST_INGRESS, HOST_EGRESS };

struct host_watch; /* inotify, netlink notifications: see host_watch_new() */

/* --- life --- */

struct host_config {
	const char *root;       /* host root, "/" if it is ours */
	const char *node_netns; /* path of the node's network namespace, NULL: that of process 1 */
};
int host_live_new(const struct host_config *config, struct host **ret);
int host_replay_new(const char *fixture_dir, struct host **ret);
/* The same answers as @inner, which stays the caller's, each written into @fixture_dir for
 * host_replay_new(). Tests only. */
int host_record_new(struct host *inner, const char *fixture_dir, struct host **ret);
void host_free(struct host *host);
void host_cleanup(struct host **host); /* for _cleanup_ */

/* --- files --- */

/* Whole file, NUL added after the end (not counted in *ret_len). -EFBIG above @max. */
int host_read_file(struct host *host, const char *path, size_t max, char **ret, size_t *ret_len);
int host_list_dir(struct host *host, const char *path,
		  int (*each)(void *ctx, const struct host_entry *entry), void *ctx);
int host_stat(struct host *host, const char *path, struct host_stat *ret);
int host_read_link(struct host *host, const char *path, char *ret, size_t size);

/* --- network namespaces --- */

uint32_t host_node_netns(struct host *host); /* inode of the node's own */
/* Every namespace of the machine once: mounts under /run/netns and /var/run/docker/netns, and
 * /proc/PID/ns/net. */
int host_each_netns(struct host *host, int (*each)(void *ctx, const struct host_netns *netns),
		    void *ctx);
/* Inode behind a path (mount or /proc/PID/ns/net). */
int host_netns_inode(struct host *host, const char *path, uint32_t *ret);
/* Does the namespace still exist as far as this host knows? */
bool host_netns_alive(struct host *host, uint32_t netns);

/* /proc/net/<name> as seen inside @netns ("tcp6", "ip_vs", "snmp", "netfilter/nfnetlink_queue",
 * "ip_tables_names"). */
int host_read_proc_net(struct host *host, uint32_t netns, const char *name, size_t max, char **ret,
		       size_t *ret_len);
/* /proc/sys/net/<name> as seen inside @netns ("ipv4/ip_forward", "ipv4/conf/eth0/rp_filter"), as an
 * integer. */
int host_read_sysctl(struct host *host, uint32_t netns, const char *name, int *ret);

/*
 * A netlink dump in @netns: @request is a whole nlmsghdr message (NLM_F_REQUEST, DUMP as wanted;
 * seq and pid are set here),
 * @protocol NETLINK_ROUTE or NETLINK_NETFILTER. @each gets every answer message (struct nlmsghdr,
 * bounded by its nlmsg_len, which lies inside the buffer). -EINTR when the kernel says that the
 * dump was inconsistent (NLM_F_DUMP_INTR): call again.
 */
int host_netlink(struct host *host, uint32_t netns, int protocol, const void *request, size_t len,
		 int (*each)(void *ctx, const void *nlmsg), void *ctx);

/* getsockopt(SOL_IP or SOL_IPV6, @option) in @netns on a raw socket of @family (AF_INET, AF_INET6).
 * *len in and out. */
int host_getsockopt(struct host *host, uint32_t netns, int family, int option, void *buf,
		    size_t *len);

/* BPF programs at tc (tcx first, then clsact filters in order of preference) of a device. Needs
 * CAP_BPF for names. */
int host_each_tc_program(struct host *host, uint32_t netns, uint32_t ifindex,
			 enum host_direction direction,
			 int (*each)(void *ctx, const struct host_tc_program *program), void *ctx);

/* --- keeping fresh --- */

enum host_change { HOST_CHANGE_FILES, HOST_CHANGE_LINKS, HOST_CHANGE_RULES, HOST_CHANGE_NETNS };

/*
 * Watch directories (inotify, those that exist; missing ones are watched for through their parent)
 * and the node's links, routes and nf_tables generation (netlink multicast). host_watch_fd() is for
 * epoll; host_watch_read() drains it and calls
 * @each once per kind of change seen. Replay has no changes: -EOPNOTSUPP from new.
 */
int host_watch_new(struct host *host, const char *const *dirs, size_t count,
		   struct host_watch **ret);
int host_watch_fd(const struct host_watch *watch);
int host_watch_read(struct host_watch *watch, void (*each)(void *ctx, enum host_change change),
		    void *ctx);
void host_watch_free(struct host_watch *watch);

/* --- clock and names --- */

uint64_t host_now_ns(struct host *host);       /* wall clock */
const char *host_node_name(struct host *host); /* the Kubernetes node name as far as the machine
						  knows it: its hostname */
