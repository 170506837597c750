/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Events about a look-up, where there is no packet to read from. */
#pragma once

#include "bpf/probe.bpf.h"
#include "bpf/compat.bpf.h"

/* Counted, filtered, reserved and zeroed; NULL when there is nothing to send. */
static __always_inline struct event_lookup *lookup_begin(const struct net *net, __u16 kind)
{
	__u32 netns = net_inode(net);
	struct event_lookup *event;

	stat_add(STAT_SEEN);
	if (!netns_is_wanted(netns)) {
		stat_add(STAT_NETNS);
		return NULL;
	}
	event = bpf_ringbuf_reserve(&events, sizeof(*event), 0);
	if (!event) {
		stat_add(STAT_LOST);
		return NULL;
	}
	__builtin_memset(event, 0, sizeof(*event));
	event_init(&event->head, kind, sizeof(*event));
	event->netns = netns;
	return event;
}
