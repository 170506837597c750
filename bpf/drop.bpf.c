// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* The kernel freed a packet that it did not deliver: which, where, why. */
#include "bpf/packet.bpf.h"

char LICENSE[] SEC("license") __weak = "Dual BSD/GPL";

#define IFF_BRIDGE_PORT 0x200
#define STACK_SKIP      2 /* the tracepoint's own frames: what called us, and kfree_skb itself */

struct event_drop {
	struct event_packet packet;
	struct event_stack stack;
};

static __always_inline __u8 flags_of(__u32 reason, __u64 location)
{
	if (knob_has_reason)
		return reason < REASON_FLAGS_MAX ? reason_flags[reason] : 0;
#pragma unroll
	for (int i = 0; i < 4; i++)
		if (location >= netfilter_from[i] && location < netfilter_to[i])
			return REASON_F_NETFILTER;
	return 0;
}

/* A bridged packet passes the IP hooks with the bridge's ports as its devices: its route says
 * nothing of where it is. */
static __always_inline bool is_bridge_port(const struct net_device *dev)
{
	return BPF_CORE_READ_BITFIELD_PROBED(dev, priv_flags) & IFF_BRIDGE_PORT;
}

/*
 * Walking the stack costs five times as much as the rest of the event. A netfilter drop on a real
 * device says which hook by itself: what has a route that leads off the device is forwarded or
 * delivered; what has none, but had its IP header checked (the L4 header's place is known since),
 * is before routing. Local senders' packets, loopback and bridged ones do not.
 */
static __always_inline bool needs_stack(const struct packet_copy *copy)
{
	const struct sk_buff *skb = skb_of(copy);

	if (copy->flags & REASON_F_DECIDES)
		return false;
	if (!(copy->flags & REASON_F_NETFILTER) || !skb->dev || skb->sk || is_bridge_port(skb->dev))
		return true;
	if (!copy->routed)
		return skb->transport_header <= skb->network_header;
	return dst_of(copy)->dev == skb->dev;
}

static __always_inline void send_drop(struct bpf_raw_tracepoint_args *ctx,
				      const struct packet_copy *copy, __u32 reason, bool with_stack)
{
	__u32 netns = net_inode(packet_net(copy));
	struct event_packet *event;
	__u32 size = with_stack ? sizeof(struct event_drop) : sizeof(struct event_packet);

	if (!netns_is_wanted(netns)) {
		stat_add(STAT_NETNS);
		return;
	}
	event = with_stack ? bpf_ringbuf_reserve(&events, sizeof(struct event_drop), 0)
			   : bpf_ringbuf_reserve(&events, sizeof(struct event_packet), 0);
	if (!event) {
		stat_add(STAT_LOST);
		return;
	}
	event_init(&event->head, EVENT_DROP, size);
	event->location = ctx->args[1];
	event->reason = reason;
	event->flags = (with_stack ? EVENT_F_STACK : 0) | (knob_has_reason ? EVENT_F_REASON : 0);
	event->error = 0;
	event->icmp_type = 0;
	event->icmp_code = 0;
	read_packet(event, copy, (const void *)ctx->args[0], netns);
	if (with_stack) {
		struct event_stack *stack = &((struct event_drop *)event)->stack;

		__builtin_memset(stack, 0, sizeof(*stack));
		bpf_get_stack(ctx, stack, sizeof(*stack), STACK_SKIP);
	}
	event_send(event, event->head.time_ns);
}

/* One program for all kernels; the third argument is there from 5.17 on, and without the knob the
 * verifier never sees it read. */
SEC("raw_tp/kfree_skb")
int on_kfree_skb(struct bpf_raw_tracepoint_args *ctx)
{
	struct packet_copy copy;
	__u32 reason = 0;
	__u8 flags;

	stat_add(STAT_SEEN);
	if (knob_has_reason)
		reason = ctx->args[2];
	flags = flags_of(reason, ctx->args[1]);
	if ((flags & REASON_F_QUIET) || !packet_copy_read(&copy, (const void *)ctx->args[0]) ||
	    !skb_of(&copy)->protocol) {
		stat_add(STAT_QUIET);
		return 0;
	}
	copy.flags = flags;
	if (needs_stack(&copy))
		send_drop(ctx, &copy, reason, true);
	else
		send_drop(ctx, &copy, reason, false);
	return 0;
}
