// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* A local sender found no route: connect() or sendto() failed, and there never was a packet. */
#include "bpf/lookup.bpf.h"

char LICENSE[] SEC("license") __weak = "Dual BSD/GPL";

#define MAX_ERRNO        4095
#define LOOPBACK_IFINDEX 1
#define ERR_AGAIN        (-11)
#define ERR_ACCES        (-13)
#define ERR_INVAL        (-22)
#define ERR_NETUNREACH   (-101)
#define ERR_HOSTUNREACH  (-113)
#define RTF_REJECT       0x0200
#define RT_TABLE_LOCAL   255 /* not local is no failure */

/* Not in the filtered type header: only its number is needed. */
struct fib6_table___id {
	__u32 tb6_id;
} __attribute__((preserve_access_index));

/* RTN_* of a reject route -> what its sender gets. */
static __always_inline int reject_error(__u8 type)
{
	switch (type) {
	case 6: /* RTN_BLACKHOLE */
		return ERR_INVAL;
	case 8: /* RTN_PROHIBIT */
		return ERR_ACCES;
	default:
		return ERR_HOSTUNREACH;
	}
}

static __always_inline void read_caller(struct event_lookup *event)
{
	event->pid = bpf_get_current_pid_tgid() >> 32;
	event->uid = bpf_get_current_uid_gid();
	bpf_get_current_comm(event->comm, sizeof(event->comm));
}

static __always_inline void read_flow4(struct event_lookup *event, const struct flowi4 *flow)
{
	event->ifindex = BPF_CORE_READ(flow, __fl_common.flowic_oif);
	event->mark = BPF_CORE_READ(flow, __fl_common.flowic_mark);
	event->tuple.family = 4;
	event->tuple.proto = BPF_CORE_READ(flow, __fl_common.flowic_proto);
	*(__u32 *)event->tuple.src = BPF_CORE_READ(flow, saddr);
	*(__u32 *)event->tuple.dst = BPF_CORE_READ(flow, daddr);
	event->tuple.sport = BPF_CORE_READ(flow, uli.ports.sport);
	event->tuple.dport = BPF_CORE_READ(flow, uli.ports.dport);
}

static __always_inline void read_flow6(struct event_lookup *event, const struct flowi6 *flow)
{
	event->ifindex = BPF_CORE_READ(flow, __fl_common.flowic_oif);
	event->mark = BPF_CORE_READ(flow, __fl_common.flowic_mark);
	event->tuple.family = 6;
	event->tuple.proto = BPF_CORE_READ(flow, __fl_common.flowic_proto);
	bpf_core_read(event->tuple.src, 16, &flow->saddr);
	bpf_core_read(event->tuple.dst, 16, &flow->daddr);
	event->tuple.sport = BPF_CORE_READ(flow, uli.ports.sport);
	event->tuple.dport = BPF_CORE_READ(flow, uli.ports.dport);
}

static __always_inline int send_fail4(const struct net *net, const struct flowi4 *flow, int error)
{
	struct event_lookup *event = lookup_begin(net, EVENT_ROUTE_FAIL);

	if (!event)
		return 0;
	event->error = error;
	read_caller(event);
	read_flow4(event, flow);
	event_send(event, event->head.time_ns);
	return 0;
}

/* Output look-ups only, and only those that fail do more than compare. @skb is NULL for a local
 * sender. */
SEC("fexit/ip_route_output_key_hash")
int BPF_PROG(on_route_output4, const struct net *net, const struct flowi4 *flow,
	     const struct sk_buff *skb, void *route)
{
	long error = (long)route;

	if (error >= 0 || error < -MAX_ERRNO || skb)
		return 0;
	return send_fail4(net, flow, error);
}

static __always_inline int send_fail6(const struct net *net, const struct flowi6 *flow, int error)
{
	struct event_lookup *event = lookup_begin(net, EVENT_ROUTE_FAIL);

	if (!event)
		return 0;
	event->error = error;
	read_caller(event);
	read_flow6(event, flow);
	event_send(event, event->head.time_ns);
	return 0;
}

/* Never an error pointer: the route itself carries the error. */
SEC("fexit/ip6_route_output_flags")
int BPF_PROG(on_route_output6, const struct net *net, const struct sock *sk,
	     const struct flowi6 *flow, int flags, const struct dst_entry *dst)
{
	return dst->error ? send_fail6(net, flow, dst->error) : 0;
}

static __always_inline const struct net *current_net(void)
{
	const struct task_struct *task = (const void *)bpf_get_current_task();

	return BPF_CORE_READ(task, nsproxy, net_ns);
}

/*
 * (table id, flow, nexthop, error), for kernels without fentry: also runs where a look-up succeeds,
 * and there only compares. Look-ups for received packets have their device in iif; those that check
 * a packet's source have no protocol; those that netfilter and ICMP make about a packet know a
 * source, which a connect() without a route has not got.
 */
SEC("raw_tp/fib_table_lookup")
int on_fib_table_lookup(struct bpf_raw_tracepoint_args *ctx)
{
	const struct flowi4 *flow = (const void *)ctx->args[1];
	int error = (int)ctx->args[3];

	if (!error || ctx->args[0] == RT_TABLE_LOCAL)
		return 0;
	if (BPF_CORE_READ(flow, __fl_common.flowic_iif) != LOOPBACK_IFINDEX ||
	    !BPF_CORE_READ(flow, __fl_common.flowic_proto) || BPF_CORE_READ(flow, saddr))
		return 0;
	return send_fail4(current_net(), flow, error == ERR_AGAIN ? ERR_NETUNREACH : error);
}

static __always_inline bool has_source6(const struct flowi6 *flow)
{
	__u64 addr[2] = {};

	bpf_core_read(addr, sizeof(addr), &flow->saddr);
	return addr[0] | addr[1];
}

/* (net, result, table, flow): a miss gives the namespace's null entry, a reject route its own type.
 */
SEC("raw_tp/fib6_table_lookup")
int on_fib6_table_lookup(struct bpf_raw_tracepoint_args *ctx)
{
	const struct net *net = (const void *)ctx->args[0];
	const struct fib6_result *result = (const void *)ctx->args[1];
	const struct fib6_table___id *table = (const void *)ctx->args[2];
	const struct flowi6 *flow = (const void *)ctx->args[3];

	if (!(BPF_CORE_READ(result, fib6_flags) & RTF_REJECT) ||
	    BPF_CORE_READ(table, tb6_id) == RT_TABLE_LOCAL)
		return 0;
	if (BPF_CORE_READ(flow, __fl_common.flowic_iif) != LOOPBACK_IFINDEX ||
	    !BPF_CORE_READ(flow, __fl_common.flowic_proto) || has_source6(flow))
		return 0;
	if (BPF_CORE_READ(result, f6i) == BPF_CORE_READ(net, ipv6.fib6_null_entry))
		return send_fail6(net, flow, ERR_NETUNREACH);
	return send_fail6(net, flow, reject_error(BPF_CORE_READ(result, fib6_type)));
}
