// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* A neighbour that does not answer: whom the node asked for, on which device. */
#include "bpf/lookup.bpf.h"

char LICENSE[] SEC("license") __weak = "Dual BSD/GPL";

#define NUD_FAILED 0x20

/* (neighbour, verdict): fires only while the neighbour is not resolved */
SEC("raw_tp/neigh_event_send_done")
int on_neigh_event(struct bpf_raw_tracepoint_args *ctx)
{
	const struct neighbour *neigh = (const void *)ctx->args[0];
	__u8 state = BPF_CORE_READ(neigh, nud_state), key_len;
	const struct net_device *dev;
	struct event_lookup *event;

	if (!(state & NUD_FAILED))
		return 0;
	dev = BPF_CORE_READ(neigh, dev);
	event = lookup_begin(BPF_CORE_READ(dev, nd_net.net), EVENT_NEIGH_FAIL);
	if (!event)
		return 0;
	key_len = BPF_CORE_READ(neigh, tbl, key_len);
	event->error = -113; /* EHOSTUNREACH */
	event->neigh_state = state;
	event->ifindex = BPF_CORE_READ(dev, ifindex);
	bpf_core_read_str(event->ifname, sizeof(event->ifname), &dev->name);
	event->tuple.family = key_len == 16 ? 6 : 4;
	bpf_core_read(event->tuple.dst, key_len == 16 ? 16 : 4, &neigh->primary_key);
	event_send(event, event->head.time_ns);
	return 0;
}
