/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "loop.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "util/cleanup.h"

#define NS_PER_S 1000000000ull

enum watch_kind { WATCH_FD, WATCH_TIMER, WATCH_SIGNALS };

struct watch {
	enum watch_kind kind;
	int fd;
	bool owned; /* timers and signals: ours to close */
	loop_call call;
	loop_signal signal;
	void *ctx;
};

struct loop {
	int epoll;
	bool stop;
	unsigned int watches;
	struct watch watch[LOOP_WATCH_MAX];
};

int loop_new(struct loop **ret)
{
	struct loop *loop = calloc(1, sizeof(*loop));

	if (!loop)
		return -ENOMEM;
	loop->epoll = epoll_create1(EPOLL_CLOEXEC);
	if (loop->epoll < 0) {
		int err = -errno;

		free(loop);
		return err;
	}
	*ret = loop;
	return 0;
}

void loop_free(struct loop *loop)
{
	if (!loop)
		return;
	for (unsigned int i = 0; i < loop->watches; i++) {
		if (loop->watch[i].owned)
			close(loop->watch[i].fd);
	}
	close(loop->epoll);
	free(loop);
}

void loop_cleanup(struct loop **loop)
{
	loop_free(*loop);
}

static int add(struct loop *loop, struct watch watch)
{
	struct epoll_event event = { .events = EPOLLIN, .data.u32 = loop->watches };

	if (loop->watches == LOOP_WATCH_MAX)
		return -ENOSPC;
	if (epoll_ctl(loop->epoll, EPOLL_CTL_ADD, watch.fd, &event))
		return -errno;
	loop->watch[loop->watches++] = watch;
	return 0;
}

int loop_add_fd(struct loop *loop, int fd, loop_call call, void *ctx)
{
	return add(loop, (struct watch){ .kind = WATCH_FD, .fd = fd, .call = call, .ctx = ctx });
}

int loop_add_timer(struct loop *loop, loop_call call, void *ctx, int *ret_timer)
{
	_cleanup_close_ int fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
	int err;

	if (fd < 0)
		return -errno;
	err = add(loop,
		  (struct watch){
			  .kind = WATCH_TIMER, .fd = fd, .owned = true, .call = call, .ctx = ctx });
	if (!err)
		*ret_timer = steal_fd(&fd);
	return err;
}

int loop_arm(struct loop *loop, int timer, uint64_t ns, bool repeat)
{
	struct timespec when = { .tv_sec = ns / NS_PER_S, .tv_nsec = ns % NS_PER_S };
	struct itimerspec spec = { .it_value = when };

	(void)loop;
	if (repeat)
		spec.it_interval = when;
	return timerfd_settime(timer, 0, &spec, NULL) ? -errno : 0;
}

int loop_add_signals(struct loop *loop, const int *signals, loop_signal call, void *ctx)
{
	_cleanup_close_ int fd = -1;
	sigset_t set;
	int err;

	sigemptyset(&set);
	for (; *signals; signals++)
		sigaddset(&set, *signals);
	if (sigprocmask(SIG_BLOCK, &set, NULL))
		return -errno;
	fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	if (fd < 0)
		return -errno;
	err = add(loop, (struct watch){ .kind = WATCH_SIGNALS,
					.fd = fd,
					.owned = true,
					.signal = call,
					.ctx = ctx });
	if (!err)
		steal_fd(&fd);
	return err;
}

static int dispatch_signals(const struct watch *watch)
{
	struct signalfd_siginfo info;

	while (read(watch->fd, &info, sizeof(info)) == sizeof(info)) {
		int err = watch->signal(watch->ctx, info.ssi_signo);

		if (err < 0)
			return err;
	}
	return 0;
}

static int dispatch(const struct watch *watch)
{
	uint64_t expirations;

	if (watch->kind == WATCH_SIGNALS)
		return dispatch_signals(watch);
	if (watch->kind == WATCH_TIMER && read(watch->fd, &expirations, sizeof(expirations)) < 0)
		return 0; /* disarmed meanwhile */
	return watch->call(watch->ctx);
}

int loop_run(struct loop *loop)
{
	while (!loop->stop) {
		struct epoll_event events[LOOP_WATCH_MAX];
		int count = epoll_wait(loop->epoll, events, LOOP_WATCH_MAX, -1);

		if (count < 0 && errno != EINTR)
			return -errno;
		for (int i = 0; i < count && !loop->stop; i++) {
			int err = dispatch(&loop->watch[events[i].data.u32]);

			if (err < 0)
				return err;
		}
	}
	return 0;
}

void loop_stop(struct loop *loop)
{
	loop->stop = true;
}
