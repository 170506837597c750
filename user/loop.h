/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What happens next? One epoll loop: descriptors, timers, signals. No threads. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define LOOP_WATCH_MAX 32

struct loop;

/* Called with the loop's context; a negative return ends the loop and comes back from loop_run().
 */
typedef int (*loop_call)(void *ctx);
typedef int (*loop_signal)(void *ctx, int signal);

int loop_new(struct loop **ret);
void loop_free(struct loop *loop);
void loop_cleanup(struct loop **loop);

/* @fd stays the caller's. Called while it is readable. */
int loop_add_fd(struct loop *loop, int fd, loop_call call, void *ctx);

/* A timer, stopped at first; *ret_timer is its handle for loop_arm(). */
int loop_add_timer(struct loop *loop, loop_call call, void *ctx, int *ret_timer);
/* Fire once after @ns, or each @ns with @repeat; 0 stops it. */
int loop_arm(struct loop *loop, int timer, uint64_t ns, bool repeat);

/* Block these signals (list ends with 0) and hand them to @call instead. */
int loop_add_signals(struct loop *loop, const int *signals, loop_signal call, void *ctx);

/* Until loop_stop(), or a callback's error. */
int loop_run(struct loop *loop);
void loop_stop(struct loop *loop);
