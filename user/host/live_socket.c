/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* How do we talk to the kernel inside a namespace? A socket belongs for ever to the one it was made
 * in. */
#include "host/live.h"

#include <errno.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "util/cleanup.h"

#define ANSWER_WAIT_S 2
#define RECEIVE_BYTES (1 << 20)

static const struct {
	int domain, type, protocol;
} kinds[KEPT_COUNT] = {
	[KEPT_ROUTE] = { AF_NETLINK, SOCK_RAW, NETLINK_ROUTE },
	[KEPT_NETFILTER] = { AF_NETLINK, SOCK_RAW, NETLINK_NETFILTER },
	[KEPT_RAW4] = { AF_INET, SOCK_RAW, IPPROTO_RAW },
	[KEPT_RAW6] = { AF_INET6, SOCK_RAW, IPPROTO_RAW },
};

static int set_up(int fd)
{
	const struct timeval wait = { .tv_sec = ANSWER_WAIT_S };
	const int bytes = RECEIVE_BYTES;

	/* The kernel caps it at net.core.rmem_max: less room is slower, not wrong. */
	(void)setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof(bytes));
	return setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait)) ? -errno : 0;
}

int live_take_socket(struct live *live, uint32_t netns, enum live_kept kind)
{
	_cleanup_close_ int fd = -1;
	int err;

	if (netns == live->node_inode && live->kept[kind] >= 0)
		return steal_fd(&live->kept[kind]);
	err = live_enter(live, netns);
	if (err)
		return err;
	fd = socket(kinds[kind].domain, kinds[kind].type | SOCK_CLOEXEC, kinds[kind].protocol);
	err = fd < 0 ? -errno : 0;
	live_leave(live);
	if (!err)
		err = set_up(fd);
	return err ? err : steal_fd(&fd);
}

void live_give_socket(struct live *live, uint32_t netns, enum live_kept kind, int *fd)
{
	if (netns == live->node_inode && live->kept[kind] < 0)
		live->kept[kind] = steal_fd(fd);
}

int live_getsockopt(struct host *host, uint32_t netns, int family, int option, void *buf,
		    size_t *len)
{
	struct live *live = live_of(host);
	enum live_kept kind = family == AF_INET6 ? KEPT_RAW6 : KEPT_RAW4;
	socklen_t size = (socklen_t)*len;
	_cleanup_close_ int fd = -1;
	int err = 0;

	if (*len > INT32_MAX || (family != AF_INET && family != AF_INET6))
		return -EINVAL;
	fd = live_take_socket(live, netns, kind);
	if (fd < 0)
		return fd;
	if (getsockopt(fd, family == AF_INET6 ? SOL_IPV6 : SOL_IP, option, buf, &size))
		err = -errno;
	live_give_socket(live, netns, kind, &fd);
	if (!err)
		*len = size;
	return err;
}
