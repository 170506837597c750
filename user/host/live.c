/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* This machine answers: its files below the host root, its clock, its name. */
#include "host/live.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

#include "host/tree.h"
#include "util/cleanup.h"
#include "util/log.h"

#define PATH_LEN   4096
#define SYSCTL_MAX 4096

/* --- files --- */

int live_tree(const struct live *live, const char **path)
{
	if (strncmp(*path, "/proc/", 6) == 0) {
		*path += 5;
		return live->proc;
	}
	if (strncmp(*path, "/sys/", 5) == 0) {
		*path += 4;
		return live->sys;
	}
	return live->root;
}

static int read_file(struct host *host, const char *path, size_t max, char **ret, size_t *ret_len)
{
	int root = live_tree(live_of(host), &path);

	return tree_read(root, path, max, ret, ret_len);
}

static int list_dir(struct host *host, const char *path,
		    int (*each)(void *ctx, const struct host_entry *entry), void *ctx)
{
	int root = live_tree(live_of(host), &path);

	return tree_list(root, path, each, ctx);
}

static int stat_file(struct host *host, const char *path, struct host_stat *ret)
{
	int root = live_tree(live_of(host), &path);

	return tree_stat(root, path, ret);
}

static int read_link(struct host *host, const char *path, char *ret, size_t size)
{
	int root = live_tree(live_of(host), &path);

	return tree_read_link(root, path, ret, size);
}

/* --- what is different in each namespace --- */

/* /proc/thread-self and /proc/sys/net show the namespace of whoever opens them. */
static int read_inside(struct live *live, uint32_t netns, const char *path, size_t max, char **ret,
		       size_t *ret_len)
{
	int err = live_enter(live, netns);

	if (err)
		return err;
	err = tree_read(live->proc, path, max, ret, ret_len);
	live_leave(live);
	return err;
}

static int read_proc_net(struct host *host, uint32_t netns, const char *name, size_t max,
			 char **ret, size_t *ret_len)
{
	char path[PATH_LEN];

	if (snprintf(path, sizeof(path), "/thread-self/net/%s", name) >= (int)sizeof(path))
		return -ENAMETOOLONG;
	return read_inside(live_of(host), netns, path, max, ret, ret_len);
}

static int read_sysctl(struct host *host, uint32_t netns, const char *name, int *ret)
{
	_cleanup_free_ char *text = NULL;
	char path[PATH_LEN], *end;
	size_t len;
	long value;
	int err;

	if (snprintf(path, sizeof(path), "/sys/net/%s", name) >= (int)sizeof(path))
		return -ENAMETOOLONG;
	err = read_inside(live_of(host), netns, path, SYSCTL_MAX, &text, &len);
	if (err)
		return err;
	value = strtol(text, &end, 10);
	if (end == text || !isspace((unsigned char)*end))
		return -EINVAL;
	*ret = (int)value;
	return 0;
}

/* --- clock and name --- */

static uint64_t now_ns(struct host *host)
{
	struct timespec now;

	(void)host;
	clock_gettime(CLOCK_REALTIME, &now);
	return (uint64_t)now.tv_sec * 1000000000ull + (uint64_t)now.tv_nsec;
}

static const char *node_name(struct host *host)
{
	return live_of(host)->node_name;
}

/* In a container the kernel tells the container's name; the host's is in its file. Kubernetes
 * writes node names in lower case. */
static void find_node_name(struct live *live, bool own_root)
{
	_cleanup_free_ char *text = NULL;
	struct utsname uts;
	size_t len;

	uname(&uts);
	if (!own_root && !tree_read(live->root, "/etc/hostname", LIVE_NAME_MAX, &text, &len))
		text[strcspn(text, "\r\n \t")] = '\0';
	snprintf(live->node_name, sizeof(live->node_name), "%s",
		 text && *text ? text : uts.nodename);
	for (char *at = live->node_name; *at; at++)
		*at = (char)tolower((unsigned char)*at);
}

/* --- life --- */

static void live_free(struct host *host)
{
	struct live *live = live_of(host);
	int fds[] = { live->root, live->own, live->proc, live->sys };

	live_netns_stop(live);
	for (size_t i = 0; i < sizeof(fds) / sizeof(*fds); i++) {
		if (fds[i] >= 0)
			close(fds[i]);
	}
	free(live);
}

static void live_cleanup(struct live **live)
{
	if (*live)
		live_free(&(*live)->host);
}

static const struct host_ops live_ops = {
	.free = live_free,
	.read_file = read_file,
	.list_dir = list_dir,
	.stat = stat_file,
	.read_link = read_link,
	.node_netns = live_node_netns,
	.each_netns = live_each_netns,
	.netns_inode = live_netns_inode,
	.netns_alive = live_netns_alive,
	.read_proc_net = read_proc_net,
	.read_sysctl = read_sysctl,
	.netlink = live_netlink,
	.getsockopt = live_getsockopt,
	.each_tc_program = live_each_tc_program,
	.watch_new = live_watch_new,
	.now_ns = now_ns,
	.node_name = node_name,
};

/* <root>/@name when the kernel's own file system is mounted there (bind mounts of / often lack it),
 * else ours. */
static int open_kernel_tree(int root, const char *name, long magic)
{
	_cleanup_close_ int fd = tree_open(root, name, O_PATH | O_DIRECTORY);
	struct statfs fs;
	int own;

	if (fd >= 0 && fstatfs(fd, &fs) == 0 && fs.f_type == magic)
		return steal_fd(&fd);
	own = open(name, O_PATH | O_DIRECTORY | O_CLOEXEC);
	return own < 0 ? -errno : own;
}

/* Can anything be opened safely at all? Said once, here. */
static int check_tree(const struct live *live, const char *root)
{
	_cleanup_close_ int fd = tree_open(live->root, "/", O_PATH | O_DIRECTORY);

	if (fd >= 0)
		return 0;
	return log_errno(fd,
			 "opening files safely below the host root %s takes openat2(): Linux 5.6, "
			 "and a seccomp profile that allows it",
			 root);
}

static int open_trees(struct live *live, const char *root)
{
	int err;

	live->root = open(root, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (live->root < 0)
		return log_errno(-errno, "the host root %s (--host-root)", root);
	err = check_tree(live, root);
	if (err)
		return err;
	if (strcmp(root, "/") != 0)
		live->own = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
	live->sys = open_kernel_tree(live->root, "/sys", SYSFS_MAGIC); /* not vital */
	live->proc = open_kernel_tree(live->root, "/proc", PROC_SUPER_MAGIC);
	return live->proc < 0 ? log_errno(live->proc, "/proc") : 0;
}

static struct live *alloc_live(void)
{
	struct live *live = calloc(1, sizeof(*live));

	if (!live)
		return NULL;
	live->host.ops = &live_ops;
	live->root = live->own = live->proc = live->sys = live->home = live->node = -1;
	for (int i = 0; i < KEPT_COUNT; i++)
		live->kept[i] = -1;
	return live;
}

int host_live_new(const struct host_config *config, struct host **ret)
{
	_cleanup_(live_cleanup) struct live *live = alloc_live();
	const char *root = config->root ? config->root : "/";
	int err;

	if (!live)
		return -ENOMEM;
	err = open_trees(live, root);
	if (!err)
		err = live_netns_start(live, config->node_netns);
	if (err)
		return err;
	find_node_name(live, strcmp(root, "/") == 0);
	*ret = &steal(live)->host;
	return 0;
}
