/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * What has just changed? inotify for directories, netlink groups for links, routes and nf_tables of
 * the node, behind one epoll descriptor. A queue that overflowed also says: something changed.
 */
#include "host/live.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <unistd.h>

#include "host/module.h"
#include "host/tree.h"
#include "util/cleanup.h"
#include "util/log.h"

#define WATCH_MAX  64
#define DRAIN_MAX  256 /* reads of one source in one go; what is left wakes the loop again */
#define DRAIN_SIZE 8192
#define DIR_MASK                                                                                   \
	(IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_CLOSE_WRITE | IN_DELETE_SELF |   \
	 IN_MOVE_SELF | IN_ONLYDIR)
#define PARENT_MASK (IN_CREATE | IN_MOVED_TO | IN_ONLYDIR)

struct watched_dir {
	char *path;
	int wd;       /* of the directory, or of the nearest parent that exists; -1 none */
	bool missing; /* wd is a parent's */
};

struct host_watch {
	struct live *live; /* borrowed */
	int epoll, inotify, links, rules;
	size_t count;
	struct watched_dir dirs[WATCH_MAX];
};

/* --- directories --- */

/* inotify takes a path; one through our own descriptor cannot leave the host root. */
static int add_watch(const struct host_watch *watch, const char *path, uint32_t mask)
{
	const char *below = path;
	int root = live_tree(watch->live, &below);
	_cleanup_close_ int fd = tree_open(root, below, O_PATH | O_DIRECTORY);
	char link[64];
	int wd;

	if (fd < 0)
		return fd;
	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	wd = inotify_add_watch(watch->inotify, link, mask | IN_MASK_ADD);
	return wd < 0 ? -errno : wd;
}

/* The directory, or while it is missing its nearest parent, where its coming will be seen. */
static void watch_dir(const struct host_watch *watch, struct watched_dir *dir)
{
	char path[PATH_MAX];
	char *slash;

	dir->wd = add_watch(watch, dir->path, DIR_MASK);
	dir->missing = dir->wd < 0;
	snprintf(path, sizeof(path), "%s", dir->path);
	while (dir->wd < 0 && (slash = strrchr(path, '/')) && slash != path) {
		*slash = '\0';
		dir->wd = add_watch(watch, path, PARENT_MASK);
	}
}

static bool is_netns_dir(const struct watched_dir *dir)
{
	size_t len = strlen(dir->path);

	return len >= 6 && strcmp(dir->path + len - 6, "/netns") == 0;
}

struct changes {
	bool seen[HOST_CHANGE_NETNS + 1];
};

static void note_event(struct host_watch *watch, const struct inotify_event *event,
		       struct changes *changes)
{
	if (event->mask & IN_Q_OVERFLOW)
		changes->seen[HOST_CHANGE_FILES] = changes->seen[HOST_CHANGE_NETNS] = true;
	for (size_t i = 0; i < watch->count; i++) {
		struct watched_dir *dir = &watch->dirs[i];
		bool was_missing = dir->missing;

		if (dir->wd != event->wd)
			continue;
		if (was_missing || event->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED))
			watch_dir(watch, dir);
		if (was_missing && dir->missing)
			continue; /* something else came into its parent */
		changes->seen[is_netns_dir(dir) ? HOST_CHANGE_NETNS : HOST_CHANGE_FILES] = true;
	}
}

static void drain_inotify(struct host_watch *watch, struct changes *changes)
{
	char buf[DRAIN_SIZE] __attribute__((aligned(__alignof__(struct inotify_event))));

	for (int i = 0; i < DRAIN_MAX; i++) {
		ssize_t len = read(watch->inotify, buf, sizeof(buf));
		const struct inotify_event *event;

		if (len <= 0)
			return;
		for (char *at = buf; at < buf + len; at += sizeof(*event) + event->len) {
			event = (const struct inotify_event *)at; /* the kernel gives whole ones */
			note_event(watch, event, changes);
		}
	}
}

/* --- netlink groups --- */

static bool drain_socket(int fd)
{
	char buf[DRAIN_SIZE];
	bool any = false;

	for (int i = 0; fd >= 0 && i < DRAIN_MAX; i++) {
		if (recv(fd, buf, sizeof(buf), MSG_DONTWAIT) < 0 && errno != ENOBUFS)
			break;
		any = true;
	}
	return any;
}

static int join(int fd, const int *groups, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (setsockopt(fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, &groups[i],
			       sizeof(*groups)))
			return -errno;
	}
	return 0;
}

static int open_group_socket(struct live *live, int protocol, const int *groups, size_t count,
			     int *ret)
{
	_cleanup_close_ int fd = -1;
	int err = live_enter(live, live->node_inode);

	if (err)
		return err;
	fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, protocol);
	err = fd < 0 ? -errno : 0;
	live_leave(live);
	if (!err)
		err = join(fd, groups, count);
	if (!err)
		*ret = steal_fd(&fd);
	return err;
}

/* Joining the group of a module that is not loaded would load it: then there is nothing to hear,
 * and the host stays as it is. */
static int open_sockets(struct host_watch *watch)
{
	static const int links[] = { RTNLGRP_LINK, RTNLGRP_IPV4_IFADDR, RTNLGRP_IPV6_IFADDR,
				     RTNLGRP_IPV4_ROUTE, RTNLGRP_IPV6_ROUTE };
	static const int rules[] = { NFNLGRP_NFTABLES };
	int err = open_group_socket(watch->live, NETLINK_ROUTE, links,
				    sizeof(links) / sizeof(*links), &watch->links);

	if (err || !module_present(&watch->live->host, "nf_tables"))
		return err;
	err = open_group_socket(watch->live, NETLINK_NETFILTER, rules, 1, &watch->rules);
	if (err)
		log_debug("changes of nf_tables are not announced here: rules are read by age");
	return 0;
}

/* --- life --- */

static int add_to_epoll(const struct host_watch *watch, int fd)
{
	struct epoll_event event = { .events = EPOLLIN };

	if (fd < 0)
		return 0;
	return epoll_ctl(watch->epoll, EPOLL_CTL_ADD, fd, &event) ? -errno : 0;
}

static int open_all(struct host_watch *watch)
{
	int err;

	watch->epoll = epoll_create1(EPOLL_CLOEXEC);
	watch->inotify = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	if (watch->epoll < 0 || watch->inotify < 0)
		return -errno;
	err = open_sockets(watch);
	if (!err)
		err = add_to_epoll(watch, watch->inotify);
	if (!err)
		err = add_to_epoll(watch, watch->links);
	return err ? err : add_to_epoll(watch, watch->rules);
}

static void watch_cleanup(struct host_watch **watch)
{
	host_watch_free(*watch);
}

int live_watch_new(struct host *host, const char *const *dirs, size_t count,
		   struct host_watch **ret)
{
	_cleanup_(watch_cleanup) struct host_watch *watch = calloc(1, sizeof(*watch));
	int err;

	if (!watch)
		return -ENOMEM;
	watch->live = live_of(host);
	watch->epoll = watch->inotify = watch->links = watch->rules = -1;
	if (count > WATCH_MAX)
		return -E2BIG;
	err = open_all(watch);
	if (err)
		return err;
	for (size_t i = 0; i < count; i++) {
		struct watched_dir *dir = &watch->dirs[i];

		dir->path = strdup(dirs[i]);
		if (!dir->path)
			return -ENOMEM;
		watch->count++;
		watch_dir(watch, dir);
	}
	*ret = steal(watch);
	return 0;
}

int host_watch_fd(const struct host_watch *watch)
{
	return watch->epoll;
}

int host_watch_read(struct host_watch *watch, void (*each)(void *ctx, enum host_change change),
		    void *ctx)
{
	struct changes changes = { 0 };

	drain_inotify(watch, &changes);
	changes.seen[HOST_CHANGE_LINKS] = drain_socket(watch->links);
	changes.seen[HOST_CHANGE_RULES] = drain_socket(watch->rules);
	for (int change = HOST_CHANGE_FILES; change <= HOST_CHANGE_NETNS; change++) {
		if (changes.seen[change])
			each(ctx, (enum host_change)change);
	}
	return 0;
}

void host_watch_free(struct host_watch *watch)
{
	if (!watch)
		return;
	const int fds[] = { watch->epoll, watch->inotify, watch->links, watch->rules };

	for (size_t i = 0; i < sizeof(fds) / sizeof(*fds); i++) {
		if (fds[i] >= 0)
			close(fds[i]);
	}
	for (size_t i = 0; i < watch->count; i++)
		free(watch->dirs[i].path);
	free(watch);
}
