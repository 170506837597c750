/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * Which network namespaces does this machine have, and how does one get into them? A namespace is
 * known by its inode, found through a mount or a process, and looked at again each time it is used:
 * inode numbers and process ids are given out anew.
 */
#include "host/live.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

#include "host/tree.h"
#include "util/arena.h"
#include "util/cleanup.h"
#include "util/hash.h"
#include "util/log.h"
#include "util/text.h"
#include "util/vector.h"

#define HASH_NONFATAL_OOM               1
#define uthash_nonfatal_oom(elt)        ((void)(elt))
#define HASH_FUNCTION(key, len, hashed) ((hashed) = hash_bytes((key), (len)))
#include <uthash.h>

#define NETNS_MAX       16384
#define NETNS_PATH_MAX  512
#define NETNS_BYTES_MAX ((size_t)16 << 20)
#define PID_MAX         (1u << 22)
/* A namespace that is not found is not looked for more often than this */
#define SCAN_MIN_NS 100000000ull

struct live_netns {
	uint32_t inode;
	int pid;    /* 0: none was seen */
	char *path; /* of a mount, or NULL */
	UT_hash_handle hh;
};

static const char *const mount_dirs[] = { "/run/netns", "/var/run/docker/netns" };

/* --- opening --- */

static bool is_namespace(int fd)
{
	struct statfs fs;

	return fstatfs(fd, &fs) == 0 && fs.f_type == NSFS_MAGIC;
}

static int inode_of(int fd, uint32_t *ret)
{
	struct stat stat;

	if (fstat(fd, &stat))
		return -errno;
	*ret = (uint32_t)stat.st_ino;
	return 0;
}

/* The kernel does not follow /proc's namespace links when it resolves inside a root: the directory
 * first, then the link. */
static int open_of_process(const struct live *live, const char *path)
{
	static const char end[] = "/ns/net";
	char dir[NETNS_PATH_MAX];
	size_t len = strlen(path);
	_cleanup_close_ int fd = -1;
	int ns;

	if (len < sizeof(end) || len >= sizeof(dir) || strcmp(path + len - strlen(end), end) != 0)
		return -ENOENT;
	memcpy(dir, path, len - strlen(end));
	dir[len - strlen(end)] = '\0';
	fd = tree_open(live->proc, dir, O_PATH | O_DIRECTORY);
	if (fd < 0)
		return fd;
	ns = openat(fd, "ns/net", O_RDONLY | O_CLOEXEC);
	return ns < 0 ? -errno : ns;
}

/*
 * Looked at, not opened: whatever else a CNI file names as a namespace is not touched. Descriptor
 * or -errno; -EINVAL for a file that is no namespace: it may be one in another mount namespace.
 */
static int see_mount(int root, const char *path)
{
	_cleanup_close_ int seen = tree_open(root, path, O_PATH);

	if (seen < 0)
		return seen;
	return is_namespace(seen) ? steal_fd(&seen) : -EINVAL;
}

static int open_mount(int root, const char *path)
{
	_cleanup_close_ int seen = see_mount(root, path);

	return seen < 0 ? seen : tree_open(root, path, O_RDONLY | O_NONBLOCK);
}

/* Mounts may be seen below the host root, or, when only they were handed to our container, below
 * ours. */
static int open_netns(const struct live *live, const char *path)
{
	_cleanup_close_ int fd = -1;
	int err;

	if (strncmp(path, "/proc/", 6) == 0)
		fd = open_of_process(live, path + 5);
	else
		fd = open_mount(live->root, path);
	if ((fd == -ENOENT || fd == -EINVAL) && live->own >= 0)
		fd = open_mount(live->own, path);
	err = fd < 0 ? fd : 0;
	if (!err && !is_namespace(fd))
		err = -ENOENT;
	return err ? err : steal_fd(&fd);
}

int live_netns_inode(struct host *host, const char *path, uint32_t *ret)
{
	const struct live *live = live_of(host);
	_cleanup_close_ int fd = -1;

	if (strncmp(path, "/proc/", 6) == 0)
		fd = open_netns(live, path);
	else
		fd = see_mount(live->root, path);
	if ((fd == -ENOENT || fd == -EINVAL) && live->own >= 0)
		fd = see_mount(live->own, path);
	return fd < 0 ? fd : inode_of(fd, ret);
}

/* --- knowing --- */

static void free_known(struct live_netns **known)
{
	struct live_netns *one, *next;

	HASH_ITER (hh, *known, one, next) {
		HASH_DEL(*known, one);
		free(one->path);
		free(one);
	}
}

/* The first process and the first mount that were seen are kept: the lowest pid is the sandbox's
 * own. */
static void add_known(struct live_netns **known, uint32_t inode, int pid, const char *path)
{
	struct live_netns *one;

	HASH_FIND(hh, *known, &inode, sizeof(inode), one);
	if (!one) {
		if (HASH_COUNT(*known) >= NETNS_MAX)
			return;
		one = calloc(1, sizeof(*one));
		if (!one)
			return;
		one->inode = inode;
		HASH_ADD(hh, *known, inode, sizeof(one->inode), one);
		if (!one->hh.tbl) {
			free(one);
			return;
		}
	}
	if (pid && !one->pid)
		one->pid = pid;
	if (path && !one->path)
		one->path = strdup(path);
}

struct scan {
	struct live *live;
	struct live_netns *found;
	int root;
	const char *dir;
};

static int scan_mount(void *ctx, const struct host_entry *entry)
{
	struct scan *scan = ctx;
	char path[NETNS_PATH_MAX];
	_cleanup_close_ int fd = -1;
	uint32_t inode = 0;

	snprintf(path, sizeof(path), "%s/%s", scan->dir, entry->name);
	fd = tree_open(scan->root, path, O_PATH);
	if (fd >= 0 && is_namespace(fd) && !inode_of(fd, &inode))
		add_known(&scan->found, inode, 0, path);
	return 0;
}

static void scan_mounts(struct scan *scan)
{
	const int roots[] = { scan->live->root, scan->live->own };

	for (size_t i = 0; i < 2 && roots[i] >= 0; i++) {
		for (size_t k = 0; k < sizeof(mount_dirs) / sizeof(*mount_dirs); k++) {
			scan->root = roots[i];
			scan->dir = mount_dirs[k];
			tree_list(scan->root, scan->dir, scan_mount, scan); /* may be absent */
		}
	}
}

static int by_pid(const void *a, const void *b)
{
	const int *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static int list_pids(const struct live *live, struct vector *pids)
{
	_cleanup_closedir_ DIR *dir = NULL;
	_cleanup_close_ int fd = tree_open(live->proc, "/", O_RDONLY | O_DIRECTORY);
	const struct dirent *entry;
	uint64_t number;
	int err = 0;

	dir = fd < 0 ? NULL : fdopendir(fd);
	if (!dir)
		return fd < 0 ? fd : -ENOMEM;
	steal_fd(&fd);
	while (!err && (entry = readdir(dir))) {
		int pid;

		if (text_parse_number(entry->d_name, PID_MAX, &number))
			continue;
		pid = (int)number;
		err = vector_add(pids, &pid);
	}
	vector_sort(pids, by_pid);
	return err;
}

static int scan_processes(struct scan *scan)
{
	struct vector pids = { .item_size = sizeof(int) };
	int err = list_pids(scan->live, &pids);

	for (size_t i = 0; !err && i < pids.count; i++) {
		int pid = *(const int *)vector_at(&pids, i);
		char path[64];
		struct stat stat;

		snprintf(path, sizeof(path), "%d/ns/net", pid);
		if (fstatat(scan->live->proc, path, &stat, 0) == 0)
			add_known(&scan->found, (uint32_t)stat.st_ino, pid, NULL);
	}
	vector_free(&pids);
	return err;
}

static uint64_t monotonic_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000000ull + (uint64_t)now.tv_nsec;
}

static int scan_all(struct live *live)
{
	struct scan scan = { .live = live };
	int err;

	scan_mounts(&scan);
	err = scan_processes(&scan);
	if (err) {
		free_known(&scan.found);
		return err;
	}
	free_known(&live->known);
	live->known = scan.found;
	live->scanned_ns = monotonic_ns();
	return 0;
}

/* --- using --- */

static int open_if_same(const struct live *live, const char *path, uint32_t inode)
{
	_cleanup_close_ int fd = open_netns(live, path);
	uint32_t now = 0;

	if (fd < 0)
		return fd;
	if (inode_of(fd, &now) || now != inode)
		return -ENOENT;
	return steal_fd(&fd);
}

static int open_known(const struct live *live, uint32_t inode)
{
	const struct live_netns *one;
	char path[64];
	int fd = -ENOENT;

	HASH_FIND(hh, live->known, &inode, sizeof(inode), one);
	if (!one)
		return -ENOENT;
	if (one->path)
		fd = open_if_same(live, one->path, inode);
	if (fd >= 0 || !one->pid)
		return fd;
	snprintf(path, sizeof(path), "/proc/%d/ns/net", one->pid);
	return open_if_same(live, path, inode);
}

static int open_inode(struct live *live, uint32_t inode)
{
	int fd = open_known(live, inode);

	if (fd >= 0 || monotonic_ns() - live->scanned_ns < SCAN_MIN_NS)
		return fd < 0 ? -ENOENT : fd;
	if (scan_all(live))
		return -ENOENT;
	fd = open_known(live, inode);
	return fd < 0 ? -ENOENT : fd;
}

bool live_netns_alive(struct host *host, uint32_t netns)
{
	struct live *live = live_of(host);
	_cleanup_close_ int fd = -1;

	if (netns == live->node_inode || netns == live->home_inode)
		return true;
	fd = open_inode(live, netns);
	return fd >= 0;
}

int live_enter(struct live *live, uint32_t netns)
{
	_cleanup_close_ int fd = -1;

	if (netns == live->home_inode)
		return 0;
	if (netns == live->node_inode) {
		live->away = setns(live->node, CLONE_NEWNET) == 0;
		return live->away ? 0 : -errno;
	}
	fd = open_inode(live, netns);
	if (fd < 0)
		return fd;
	live->away = setns(fd, CLONE_NEWNET) == 0;
	return live->away ? 0 : -errno;
}

void live_leave(struct live *live)
{
	if (!live->away)
		return;
	if (setns(live->home, CLONE_NEWNET)) {
		log_errno(-errno, "cannot return to our own network namespace: stopping");
		abort();
	}
	live->away = false;
}

/* --- telling --- */

uint32_t live_node_netns(struct host *host)
{
	return live_of(host)->node_inode;
}

/* A copy, because whoever is told may ask something that makes us look again. */
static int copy_known(const struct live *live, struct vector *list, struct arena *paths)
{
	const struct live_netns *one, *next;
	int err = 0;

	HASH_ITER (hh, live->known, one, next) {
		struct host_netns netns = { .inode = one->inode, .pid = one->pid };

		if (one->path) {
			netns.path = arena_text(paths, one->path, strlen(one->path));
			err = netns.path ? 0 : -ENOMEM;
		}
		if (!err)
			err = vector_add(list, &netns);
		if (err)
			break;
	}
	return err;
}

int live_each_netns(struct host *host, int (*each)(void *ctx, const struct host_netns *netns),
		    void *ctx)
{
	_cleanup_(arena_cleanup) struct arena *paths = arena_new(NETNS_BYTES_MAX);
	struct vector list = { .item_size = sizeof(struct host_netns) };
	struct live *live = live_of(host);
	int err = paths ? scan_all(live) : -ENOMEM;

	if (!err)
		err = copy_known(live, &list, paths);
	for (size_t i = 0; !err && i < list.count; i++)
		err = each(ctx, vector_at(&list, i));
	vector_free(&list);
	return err;
}

/* --- life --- */

/*
 * The node's own namespace is that of process 1. Some machines hide process 1 even from root; where
 * we are not in a container's PID namespace (the host root is ours), our own is the best there is,
 * and said.
 */
static int open_node(struct live *live, const char *node_path)
{
	const char *path = node_path ? node_path : "/proc/1/ns/net";
	int fd = open_netns(live, path);

	if (fd >= 0)
		return fd;
	if (node_path || live->own >= 0 || (fd != -EACCES && fd != -EPERM))
		return log_errno(fd, "the node's network namespace, %s%s", path,
				 node_path ? "" : " (needs root, and hostPID in a container)");
	log_warn("process 1 is hidden (%s): taking our own network namespace for the node's; "
		 "--node-netns PATH says better",
		 strerror(-fd));
	return open_netns(live, "/proc/self/ns/net");
}

int live_netns_start(struct live *live, const char *node_path)
{
	int err;

	live->home = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
	if (live->home < 0)
		return log_errno(-errno, "our own network namespace");
	live->node = open_node(live, node_path);
	if (live->node < 0)
		return live->node;
	err = inode_of(live->home, &live->home_inode);
	return err ? err : inode_of(live->node, &live->node_inode);
}

void live_netns_stop(struct live *live)
{
	const int fds[] = { live->home, live->node };

	for (size_t i = 0; i < sizeof(fds) / sizeof(*fds); i++) {
		if (fds[i] >= 0)
			close(fds[i]);
	}
	for (size_t i = 0; i < KEPT_COUNT; i++) {
		if (live->kept[i] >= 0)
			close(live->kept[i]);
	}
	free_known(&live->known);
}
