/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* One netlink request and all of its answers. */
#include "host/live.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/netlink.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "util/cleanup.h"

#define REQUEST_MAX  65536
#define RECEIVE_MAX  65536      /* the kernel builds dumps in pieces of at most 32 KiB */
#define RECEIVES_MAX (1u << 17) /* pieces of one answer: far more than any rule set has */

struct exchange {
	uint32_t seq;
	bool many;        /* the answer is a dump */
	bool acknowledge; /* the kernel closes the answer with an error message of 0 */
	bool interrupted;
	bool done;
	int (*each)(void *ctx, const void *nlmsg);
	void *ctx;
};

static int end_with_error(struct exchange *exchange, const struct nlmsghdr *head)
{
	const struct nlmsgerr *error = mnl_nlmsg_get_payload(head);

	exchange->done = true;
	if (mnl_nlmsg_get_payload_len(head) < sizeof(*error))
		return -EBADMSG;
	return error->error > 0 ? -EBADMSG : error->error;
}

/* The end of a dump carries its error, 0 or -errno. */
static int end_of_dump(struct exchange *exchange, const struct nlmsghdr *head)
{
	int error = 0;

	exchange->done = true;
	if (mnl_nlmsg_get_payload_len(head) >= sizeof(error))
		memcpy(&error, mnl_nlmsg_get_payload(head), sizeof(error));
	return error < 0 ? error : 0;
}

static int take_message(struct exchange *exchange, const struct nlmsghdr *head)
{
	int err;

	if (head->nlmsg_seq != exchange->seq)
		return 0; /* of a request that was given up */
	if (head->nlmsg_flags & NLM_F_DUMP_INTR)
		exchange->interrupted = true;
	switch (head->nlmsg_type) {
	case NLMSG_NOOP:
		return 0;
	case NLMSG_OVERRUN:
		return -ENOBUFS;
	case NLMSG_ERROR:
		return end_with_error(exchange, head);
	case NLMSG_DONE:
		return end_of_dump(exchange, head);
	}
	err = exchange->each(exchange->ctx, head);
	if (!err && !exchange->many && !exchange->acknowledge && !(head->nlmsg_flags & NLM_F_MULTI))
		exchange->done = true;
	return err;
}

static int take_messages(struct exchange *exchange, const void *bytes, size_t count)
{
	const struct nlmsghdr *head = bytes;
	int left = (int)count, err = 0;

	while (!err && !exchange->done && mnl_nlmsg_ok(head, left)) {
		err = take_message(exchange, head);
		head = mnl_nlmsg_next(head, &left);
	}
	return err;
}

/* Bytes of one piece from the kernel, 0 for one that somebody else sent, or -errno. */
static ssize_t receive(int fd, void *buf, size_t size)
{
	struct sockaddr_nl from = { 0 };
	struct iovec iov = { .iov_base = buf, .iov_len = size };
	struct msghdr message = {
		.msg_name = &from, .msg_namelen = sizeof(from), .msg_iov = &iov, .msg_iovlen = 1
	};
	ssize_t count;

	do
		count = recvmsg(fd, &message, 0);
	while (count < 0 && errno == EINTR);
	if (count < 0)
		return errno == EAGAIN ? -ETIMEDOUT : -errno;
	if (message.msg_flags & MSG_TRUNC)
		return -EMSGSIZE;
	return from.nl_pid == 0 ? count : 0;
}

static int take_answer(struct exchange *exchange, int fd)
{
	_cleanup_free_ void *buf = malloc(RECEIVE_MAX); /* callbacks may ask again: not shared */

	if (!buf)
		return -ENOMEM;
	for (unsigned int i = 0; i < RECEIVES_MAX; i++) {
		ssize_t count = receive(fd, buf, RECEIVE_MAX);
		int err = count < 0 ? (int)count : take_messages(exchange, buf, (size_t)count);

		if (err)
			return err;
		if (exchange->done)
			return exchange->interrupted ? -EINTR : 0;
	}
	return -E2BIG;
}

static int ask(struct live *live, int fd, const void *request, size_t len,
	       struct exchange *exchange)
{
	const struct sockaddr_nl kernel = { .nl_family = AF_NETLINK };
	_cleanup_free_ struct nlmsghdr *message = malloc(len);
	ssize_t sent;

	if (!message)
		return -ENOMEM;
	memcpy(message, request, len);
	exchange->seq = message->nlmsg_seq = ++live->seq;
	exchange->many = (message->nlmsg_flags & NLM_F_DUMP) == NLM_F_DUMP;
	exchange->acknowledge = message->nlmsg_flags & NLM_F_ACK;
	message->nlmsg_pid = 0;
	do
		sent = sendto(fd, message, len, 0, (const struct sockaddr *)&kernel,
			      sizeof(kernel));
	while (sent < 0 && errno == EINTR);
	return sent < 0 ? -errno : 0;
}

int live_netlink(struct host *host, uint32_t netns, int protocol, const void *request, size_t len,
		 int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	struct live *live = live_of(host);
	struct exchange exchange = { .each = each, .ctx = ctx };
	enum live_kept kind = protocol == NETLINK_ROUTE ? KEPT_ROUTE : KEPT_NETFILTER;
	_cleanup_close_ int fd = -1;
	int err;

	if (len < NLMSG_HDRLEN || len > REQUEST_MAX ||
	    (protocol != NETLINK_ROUTE && protocol != NETLINK_NETFILTER))
		return -EINVAL;
	fd = live_take_socket(live, netns, kind);
	if (fd < 0)
		return fd;
	err = ask(live, fd, request, len, &exchange);
	if (!err)
		err = take_answer(&exchange, fd);
	if (exchange.done)
		live_give_socket(live, netns, kind, &fd);
	return err;
}
