// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* How this host answered a packet that it would not have: RST, ICMP error, or silence of a full
 * socket. */
#include "bpf/packet.bpf.h"

char LICENSE[] SEC("license") __weak = "Dual BSD/GPL";

struct answer {
	__u16 kind;
	__u8 icmp_type, icmp_code;
	__s32 error;
};

static __always_inline int send_answer(const void *at, const struct answer *answer)
{
	struct event_packet *event;
	struct packet_copy copy;
	__u32 netns;

	stat_add(STAT_SEEN);
	if (!at || !packet_copy_read(&copy, at)) {
		stat_add(STAT_QUIET);
		return 0;
	}
	netns = net_inode(packet_net(&copy));
	if (!netns_is_wanted(netns)) {
		stat_add(STAT_NETNS);
		return 0;
	}
	event = bpf_ringbuf_reserve(&events, sizeof(*event), 0);
	if (!event) {
		stat_add(STAT_LOST);
		return 0;
	}
	event_init(&event->head, answer->kind, sizeof(*event));
	event->location = 0;
	event->reason = 0;
	event->flags = 0;
	event->error = answer->error;
	event->icmp_type = answer->icmp_type;
	event->icmp_code = answer->icmp_code;
	read_packet(event, &copy, at, netns);
	event_send(event, event->head.time_ns);
	return 0;
}

/* (sk, skb, ...): up to 6.11 only where there is a socket */
SEC("raw_tp/tcp_send_reset")
int on_tcp_send_reset(struct bpf_raw_tracepoint_args *ctx)
{
	struct answer answer = { .kind = EVENT_RESET };

	return send_answer((const void *)ctx->args[1], &answer);
}

/* (skb, type, code) */
SEC("raw_tp/icmp_send")
int on_icmp_send(struct bpf_raw_tracepoint_args *ctx)
{
	struct answer answer = { .kind = EVENT_ICMP,
				 .icmp_type = ctx->args[1],
				 .icmp_code = ctx->args[2] };

	return send_answer((const void *)ctx->args[0], &answer);
}

/* __icmp_send(skb, type, code, ...), for kernels whose ICMP has no tracepoint */
SEC("kprobe/__icmp_send")
int BPF_KPROBE(on_icmp_send_call, const void *skb, int type, int code)
{
	struct answer answer = { .kind = EVENT_ICMP, .icmp_type = type, .icmp_code = code };

	return send_answer(skb, &answer);
}

/* (sk, skb) */
SEC("raw_tp/sock_rcvqueue_full")
int on_rcvqueue_full(struct bpf_raw_tracepoint_args *ctx)
{
	struct answer answer = { .kind = EVENT_QUEUE_FULL, .error = -12 };

	return send_answer((const void *)ctx->args[1], &answer);
}

/* (rc, sk, skb): the packet only from 6.10 on; before, the drop itself says it all */
SEC("raw_tp/udp_fail_queue_rcv_skb")
int on_udp_queue_fail(struct bpf_raw_tracepoint_args *ctx)
{
	struct answer answer = { .kind = EVENT_QUEUE_FULL, .error = (__s32)ctx->args[0] };

	return send_answer((const void *)ctx->args[2], &answer);
}
