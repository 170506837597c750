/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * What every hook file includes: kernel types, the maps, the knobs, and how an event is made and
 * sent. Maps and knobs are __weak, so that the objects link into one skeleton.
 */
#pragma once

#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_tracing.h>

#include "bpf/event.h"

/* --- knobs, set by kernel/probe.c before loading --- */
const volatile bool knob_has_reason __weak =
	false; /* kfree_skb's tracepoint has a third argument */
const volatile bool knob_filter_netns __weak = false;
const volatile __u32 knob_wake_bytes __weak = 0;
const volatile __u64 knob_wake_ns __weak = 1000000;
const volatile __u8 reason_flags[REASON_FLAGS_MAX] __weak = {};
/* Code ranges of the functions that free for netfilter, for kernels without reasons. */
const volatile __u64 netfilter_from[4] __weak = {};
const volatile __u64 netfilter_to[4] __weak = {};

/* --- maps --- */
struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 1 << 20); /* --ring */
} events __weak SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, STAT_MAX);
	__type(key, __u32);
	__type(value, __u64);
} stats __weak SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, __u32);
	__type(value, __u8);
} netns_wanted __weak SEC(".maps");

/* When the reader was last woken; one word for all CPUs, races only wake once more. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, __u64);
} wake __weak SEC(".maps");

/* Atomic: a softirq may interrupt a program on the same CPU, and the identity has to hold exactly.
 */
static __always_inline void stat_add(__u32 which)
{
	__u64 *count = bpf_map_lookup_elem(&stats, &which);

	if (count)
		__sync_fetch_and_add(count, 1);
}

static __always_inline bool netns_is_wanted(__u32 netns)
{
	return !knob_filter_netns || bpf_map_lookup_elem(&netns_wanted, &netns);
}

/*
 * A wake-up costs more than everything else together, so at most one each knob_wake_ns: the reader,
 * once woken, keeps looking for a few milliseconds, and an event that comes later than that wakes
 * it itself.
 */
static __always_inline __u64 wake_flag(__u64 now)
{
	__u32 zero = 0;
	__u64 *last = bpf_map_lookup_elem(&wake, &zero);

	if (!last || now - *last < knob_wake_ns)
		return BPF_RB_NO_WAKEUP;
	*last = now;
	return BPF_RB_FORCE_WAKEUP;
}

static __always_inline void event_init(struct event_head *head, __u16 kind, __u32 size)
{
	head->time_ns = bpf_ktime_get_ns();
	head->size = size;
	head->kind = kind;
	head->cpu = bpf_get_smp_processor_id();
}

static __always_inline void event_send(void *event, __u64 now)
{
	bpf_ringbuf_submit(event, wake_flag(now));
}
