/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * sk_buff -> what an event says of a packet: headers, devices, namespace, route, conntrack. Nothing
 * here needs skb->sk: most packets that matter are forwarded.
 */
#pragma once

#include "bpf/probe.bpf.h"
#include "bpf/compat.bpf.h"

#define ETH_P_IP          0x0800
#define ETH_P_IPV6        0x86DD
#define PROTO_FRAGMENT    44
#define PROTO_ICMPV6      58
#define SKB_COPY_MAX      240
#define DST_COPY_MAX      64 /* dev, input and output are at its beginning */
#define LOOPBACK_IFINDEX  1
#define SKB_DST_PTRMASK   (~1ul)
#define NFCT_PTRMASK      (~7ul)
#define NFCT_INFOMASK     7ul
#define CT_UNTRACKED_INFO 7
#define CHECKSUM_IS_NONE  0

/*
 * One read of the whole sk_buff and one of its route, instead of a helper call per field. Fields of
 * the copies are then plain loads at offsets that CO-RE fits to the running kernel.
 */
struct packet_copy {
	__u64 skb[SKB_COPY_MAX / 8];
	__u64 dst[DST_COPY_MAX / 8];
	bool routed;
	__u8 flags; /* REASON_F_*, of a drop */
};

static __always_inline const struct sk_buff *skb_of(const struct packet_copy *copy)
{
	return (const void *)copy->skb;
}

static __always_inline const struct dst_entry *dst_of(const struct packet_copy *copy)
{
	return (const void *)copy->dst;
}

static __always_inline const struct dst_entry *skb_route(const struct sk_buff *skb)
{
	return (const void *)(skb->_skb_refdst & SKB_DST_PTRMASK);
}

static __always_inline __u32 at_most(__u32 size, __u32 max)
{
	return size < max ? size : max;
}

static __always_inline bool packet_copy_read(struct packet_copy *copy, const void *skb)
{
	const struct dst_entry *dst;

	copy->routed = false;
	copy->flags = 0;
	if (bpf_probe_read_kernel(copy->skb,
				  at_most(bpf_core_type_size(struct sk_buff), SKB_COPY_MAX), skb))
		return false;
	dst = skb_route(skb_of(copy));
	if (dst)
		copy->routed = !bpf_probe_read_kernel(copy->dst, DST_COPY_MAX, dst);
	return true;
}

/* A packet's namespace: its device's; before it has one, its socket's; else its route's. */
static __always_inline const struct net *packet_net(const struct packet_copy *copy)
{
	const struct net_device *dev = skb_of(copy)->dev;
	const struct sock *sk = skb_of(copy)->sk;

	if (!dev && sk)
		return BPF_CORE_READ(sk, __sk_common.skc_net.net);
	if (!dev && copy->routed)
		dev = dst_of(copy)->dev;
	return dev ? BPF_CORE_READ(dev, nd_net.net) : NULL;
}

/* --- headers --- */

/* Bytes of the L4 header at @at, as far as we look: TCP with its options, an ICMP error with the
 * headers that it quotes. */
static __always_inline __u32 l4_header_len(const void *at, __u8 proto)
{
	__u8 byte = 0;

	switch (proto) {
	case IPPROTO_TCP:
		bpf_probe_read_kernel(&byte, 1, at + 12);
		return byte < 0x50 ? 20 : (byte >> 4) * 4;
	case IPPROTO_ICMP:
		bpf_probe_read_kernel(&byte, 1, at);
		return byte == 3 || byte == 4 || byte == 5 || byte == 11 || byte == 12 ? 8 + 28 : 8;
	case PROTO_ICMPV6:
		bpf_probe_read_kernel(&byte, 1, at);
		return byte < 128 ? 8 + 48 : 8;
	case IPPROTO_SCTP:
		return 12;
	default:
		return 8;
	}
}

static __always_inline __u32 ipv4_headers_len(const void *data, const __u8 *l3)
{
	__u32 len = (l3[0] & 0xf) * 4;

	if (((l3[6] & 0x1f) | l3[7]) != 0) /* not the first fragment: no L4 header */
		return len;
	return len + l4_header_len(data + len, l3[9]);
}

/* Extension headers up to four; what follows a longer chain stays in the kernel. */
static __always_inline __u32 ipv6_headers_len(const void *data, const __u8 *l3)
{
	__u8 next = l3[6], ext[4];
	__u32 len = 40;

#pragma unroll
	for (int i = 0; i < 4; i++) {
		if (next != 0 && next != 43 && next != PROTO_FRAGMENT && next != 60)
			break;
		if (bpf_probe_read_kernel(ext, sizeof(ext), data + len))
			return len;
		if (next == PROTO_FRAGMENT) {
			len += 8;
			if (ext[2] | (ext[3] & 0xf8))
				return len;
		} else {
			len += (ext[1] + 1) * 8;
		}
		next = ext[0];
	}
	return len + l4_header_len(data + len, next);
}

/* Copy the L3 and L4 headers, and not a byte more. */
static __always_inline void read_headers(struct event_packet *event, const struct sk_buff *skb)
{
	const void *data = skb->head + skb->network_header;
	__u32 linear = skb->tail - skb->network_header, want = 0;
	__u8 *l3 = event->snap;

	event->snap_len = 0;
	if (event->ethertype == ETH_P_IP && !bpf_probe_read_kernel(l3, 20, data))
		want = ipv4_headers_len(data, l3);
	else if (event->ethertype == ETH_P_IPV6 && !bpf_probe_read_kernel(l3, 40, data))
		want = ipv6_headers_len(data, l3);
	if (want > linear)
		want = linear;
	if (want > EVENT_SNAP - 1)
		want = EVENT_SNAP - 1;
	/* clang would compare one copy and pass another: one register, and a bound that the
	 * verifier sees */
	asm volatile("" : "+r"(want));
	want &= EVENT_SNAP - 1;
	if (want && !bpf_probe_read_kernel(event->snap, want, data))
		event->snap_len = want;
}

/* --- conntrack --- */

static __always_inline void read_tuple(struct event_tuple *ret,
				       const struct nf_conntrack_tuple *from)
{
	bool v6 = from->src.l3num == 10; /* AF_INET6 */

	ret->family = v6 ? 6 : 4;
	ret->proto = from->dst.protonum;
	ret->sport = from->src.u.all;
	ret->dport = from->dst.u.all;
	__builtin_memset(ret->pad, 0, sizeof(ret->pad));
	__builtin_memcpy(ret->src, &from->src.u3, 16);
	__builtin_memcpy(ret->dst, &from->dst.u3, 16);
}

static __always_inline void read_conntrack(struct event_packet *event, const struct sk_buff *skb)
{
	unsigned long nfct = skb_nfct(skb);
	const struct nf_conn *conn = (const void *)(nfct & NFCT_PTRMASK);
	struct nf_conntrack_tuple_hash both[2];

	event->ctinfo = nfct & NFCT_INFOMASK;
	event->orig.family = 0;
	event->reply.family = 0;
	if (event->ctinfo == CT_UNTRACKED_INFO)
		event->flags |= EVENT_F_UNTRACKED;
	if (!conn || bpf_core_read(both, sizeof(both), &conn->tuplehash))
		return;
	event->flags |= EVENT_F_CT;
	event->ct_status = BPF_CORE_READ(conn, status);
	event->ct_mark = conn_mark(conn);
	read_tuple(&event->orig, &both[0].tuple);
	read_tuple(&event->reply, &both[1].tuple);
}

/* --- devices and route --- */

static __always_inline void read_devices(struct event_packet *event, const struct sk_buff *skb)
{
	const struct net_device *dev = skb->dev;

	event->iif = skb->skb_iif;
	event->ifindex = 0;
	event->ifname[0] = 0;
	if (!dev) {
		event->flags |= EVENT_F_NO_DEV;
		return;
	}
	event->ifindex = BPF_CORE_READ(dev, ifindex);
	bpf_core_read(event->ifname, sizeof(event->ifname), &dev->name);
}

/* A route that delivers here, or nowhere, has loopback as its device, which needs no name. */
static __always_inline void read_route(struct event_packet *event, const struct packet_copy *copy)
{
	const struct net_device *out;

	event->out_ifindex = 0;
	event->out_mtu = 0;
	event->out_ifname[0] = 0;
	event->dst_input = 0;
	event->dst_error = 0;
	if (!copy->routed)
		return;
	event->flags |= EVENT_F_DST;
	event->dst_input = (__u64)dst_of(copy)->input;
	if (!(copy->flags & REASON_F_NETFILTER)) /* there the rules tell, and every read counts */
		event->dst_error = BPF_CORE_READ(skb_route(skb_of(copy)), error);
	out = dst_of(copy)->dev;
	if (!out)
		return;
	event->out_ifindex = BPF_CORE_READ(out, ifindex);
	if (event->out_ifindex == LOOPBACK_IFINDEX && event->ifindex != LOOPBACK_IFINDEX &&
	    event->ifindex)
		return;
	event->out_mtu = BPF_CORE_READ(out, mtu);
	bpf_core_read(event->out_ifname, sizeof(event->out_ifname), &out->name);
}

static __always_inline void read_socket(struct event_packet *event, const struct sk_buff *skb)
{
	const struct sock *sk = skb->sk;

	event->uid = 0;
	if (!sk)
		return;
	event->flags |= EVENT_F_SOCKET;
	event->uid = BPF_CORE_READ(sk, sk_uid.val);
}

static __always_inline __u32 checksum_flags(const struct sk_buff *skb)
{
	if (BPF_CORE_READ_BITFIELD(skb, csum_valid))
		return EVENT_F_CSUM_GOOD;
	if (BPF_CORE_READ_BITFIELD(skb, csum_complete_sw))
		return EVENT_F_CSUM_BAD;
	return BPF_CORE_READ_BITFIELD(skb, ip_summed) == CHECKSUM_IS_NONE ? EVENT_F_CSUM_NONE : 0;
}

/* Everything but head, location, reason, error and icmp_*. @at is the packet's address in the
 * kernel. */
static __always_inline void read_packet(struct event_packet *event, const struct packet_copy *copy,
					const void *at, __u32 netns)
{
	const struct sk_buff *skb = skb_of(copy);

	event->skb = (__u64)at;
	event->netns = netns;
	event->ethertype = bpf_ntohs(skb->protocol);
	event->mark = skb->mark;
	event->len = skb->len - (__u32)(skb->head + skb->network_header - skb->data);
	event->pad = 0;
	event->ct_status = 0;
	event->ct_mark = 0;
	event->flags |= checksum_flags(skb);
	read_headers(event, skb);
	read_devices(event, skb);
	read_route(event, copy);
	read_socket(event, skb);
	read_conntrack(event, skb);
}
