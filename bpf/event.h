/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * The wire: what BPF programs put on the ring and decode/ takes off it. The only header that both
 * sides compile.
 *
 *   EVENT_DROP EVENT_RESET EVENT_ICMP EVENT_QUEUE_FULL      EVENT_ROUTE_FAIL EVENT_NEIGH_FAIL
 *   +-----------------------------+                         +------------------------------+
 *   | struct event_head           |                         | struct event_head            |
 *   | struct event_packet (rest)  |                         | struct event_lookup (rest)   |
 *   +-----------------------------+                         +------------------------------+
 *   | u64 stack[EVENT_STACK]      |  only with EVENT_F_STACK
 *   +-----------------------------+
 *
 * Host byte order, but for addresses and ports, which stay as in the packet. Kinds and flags are
 * only ever added at the end: recordings live long. No kernel number that changes between versions
 * is interpreted here: reasons and addresses go up as they are.
 */
#pragma once

#ifndef __VMLINUX_H__
#include <linux/types.h>
#endif

#define EVENT_SNAP   128 /* bytes from the network header on, L3 and L4 headers only */
#define EVENT_STACK  12
#define EVENT_IFNAME 16

enum event_kind {
	EVENT_DROP = 1,
	EVENT_ROUTE_FAIL = 2,
	EVENT_NEIGH_FAIL = 3,
	EVENT_RESET = 4,
	EVENT_ICMP = 5,
	EVENT_QUEUE_FULL = 6,
};

enum event_flag {
	EVENT_F_STACK = 1 << 0,  /* stack[] follows */
	EVENT_F_REASON = 1 << 1, /* reason is the kernel's; without it this kernel has none */
	EVENT_F_SOCKET = 1 << 2, /* the packet belongs to a local socket; uid is its owner's */
	EVENT_F_CT = 1 << 3,     /* ctinfo, ct_status, orig and reply are filled */
	EVENT_F_DST = 1 << 4,    /* the packet was routed: out_*, dst_* are filled */
	EVENT_F_CSUM_NONE =
		1 << 5, /* ip_summed is CHECKSUM_NONE: nobody has vouched for the L4 checksum */
	EVENT_F_NO_DEV =
		1 << 6, /* skb->dev is NULL: a local sender's packet before it has a device */
	EVENT_F_UNTRACKED = 1 << 7, /* conntrack was told to leave it alone */
	EVENT_F_CSUM_GOOD = 1 << 8, /* the kernel has summed the whole packet: right */
	EVENT_F_CSUM_BAD = 1 << 9,  /* the same: wrong */
};

struct event_head {
	__u64 time_ns; /* CLOCK_MONOTONIC */
	__u32 size;    /* of the whole event */
	__u16 kind;
	__u16 cpu;
};

struct event_tuple {
	__u8 src[16]; /* IPv4 in the first four */
	__u8 dst[16];
	__u16 sport; /* network order */
	__u16 dport;
	__u8 proto;
	__u8 family; /* 4, 6, 0 nothing */
	__u8 pad[2];
};

struct event_packet {
	struct event_head head;
	__u64 skb;
	__u64 location;  /* drops: who freed it */
	__u64 dst_input; /* what the route would do next with a received packet: ip_forward,
			    ip_local_deliver ... */
	__u32 reason;
	__u32 flags; /* enum event_flag */
	__u32 netns; /* inode; 0 unknown */
	__u32 ifindex;
	__u32 iif;
	__u32 out_ifindex;
	__u32 out_mtu;
	__u32 mark;
	__u32 uid;
	__u32 len; /* from the network header */
	__s32 dst_error;
	__s32 error; /* EVENT_QUEUE_FULL: -errno */
	__u32 ct_status;
	__u32 ct_mark;
	__u16 ethertype;
	__u16 snap_len;
	__u8 ctinfo;
	__u8 icmp_type; /* EVENT_ICMP: what is sent */
	__u8 icmp_code;
	__u8 pad;
	struct event_tuple orig;
	struct event_tuple reply;
	char ifname[EVENT_IFNAME];
	char out_ifname[EVENT_IFNAME];
	__u8 snap[EVENT_SNAP];
};

struct event_stack {
	__u64 frame[EVENT_STACK]; /* return addresses, nearest first; 0 ends */
};

struct event_lookup {
	struct event_head head;
	__u32 netns;
	__u32 ifindex; /* oif asked for, or the neighbour's device */
	__s32 error;   /* -errno of the look-up */
	__u32 mark;
	__u32 pid;
	__u32 uid;
	__u8 neigh_state; /* NUD_* */
	__u8 pad[7];
	struct event_tuple tuple;
	char ifname[EVENT_IFNAME];
	char comm[16];
};

_Static_assert(sizeof(struct event_head) == 16, "event_head");
_Static_assert(sizeof(struct event_tuple) == 40, "event_tuple");
_Static_assert(sizeof(struct event_packet) == 16 + 3 * 8 + 14 * 4 + 8 + 80 + 32 + 128,
	       "event_packet");
_Static_assert(sizeof(struct event_stack) == 96, "event_stack");
_Static_assert(sizeof(struct event_lookup) == 16 + 6 * 4 + 8 + 40 + 32, "event_lookup");

/* Per-CPU counters, map "stats". seen = everything that a hook fired for. */
enum event_stat {
	STAT_SEEN = 0,
	STAT_QUIET = 1, /* noise by its reason alone: counted, not sent */
	STAT_NETNS = 2, /* another namespace than asked for */
	STAT_LOST = 3,  /* ring full */
	STAT_MAX = 4,
};

/* What user space knows of a drop reason of this kernel, array reason_flags. */
enum event_reason_flag {
	REASON_F_QUIET = 1 << 0,   /* count only */
	REASON_F_DECIDES = 1 << 1, /* no stack needed to say where */
	REASON_F_NETFILTER =
		1 << 2, /* a netfilter hook: the stack says which, where the route does not */
};
/* Core reasons; those of subsystems are larger and always get a stack */
#define REASON_FLAGS_MAX 512
