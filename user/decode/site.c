/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "decode/site.h"

#include <string.h>

#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))

struct site_row {
	const char *name;
	enum obs_site site;
};

/* By the kernel's own word, where it has one. */
static const struct site_row reason_sites[] = {
	{ "NETFILTER_DROP", SITE_NETFILTER },
	{ "TC_INGRESS", SITE_TC_INGRESS },
	{ "TC_EGRESS", SITE_TC_EGRESS },
	{ "QDISC_DROP", SITE_QDISC },
	{ "NEIGH_FAILED", SITE_NEIGHBOUR },
	{ "NEIGH_QUEUEFULL", SITE_NEIGHBOUR },
	{ "NEIGH_DEAD", SITE_NEIGHBOUR },
	{ "NEIGH_CREATEFAIL", SITE_NEIGHBOUR },
	{ "QUEUE_PURGE", SITE_SOCKET_CLOSE },
	{ "XDP", SITE_XDP },
	{ "FRAG_REASM_TIMEOUT", SITE_FRAGMENT },
	{ "FRAG_TOO_FAR", SITE_FRAGMENT },
	{ "DUP_FRAG", SITE_FRAGMENT },
	{ "IP_RPFILTER", SITE_SOURCE_CHECK },
	{ "IP_LOCALNET", SITE_SOURCE_CHECK },
	{ "IP_LOCAL_SOURCE", SITE_SOURCE_CHECK },
	{ "IP_INVALID_SOURCE", SITE_SOURCE_CHECK },
};

/* By the function that freed the packet; of a function that is not here the callers decide, nearest
 * first. */
static const struct site_row symbol_sites[] = {
	{ "nf_hook_slow", SITE_NETFILTER },
	{ "nf_hook_slow_list", SITE_NETFILTER },
	{ "nft_do_chain", SITE_NETFILTER },
	{ "nf_reinject", SITE_NFQUEUE },
	{ "nf_queue", SITE_NFQUEUE },
	{ "__nf_queue", SITE_NFQUEUE },
	{ "nfqnl_reinject", SITE_NFQUEUE },
	{ "nfqnl_enqueue_packet", SITE_NFQUEUE },
	{ "__nfqnl_enqueue_packet", SITE_NFQUEUE },
	{ "nfqnl_recv_verdict", SITE_NFQUEUE },
	{ "nfqnl_flush", SITE_NFQUEUE },
	{ "ip_error", SITE_ROUTE_INPUT },
	{ "ip6_pkt_drop", SITE_ROUTE_INPUT },
	{ "ip6_pkt_discard", SITE_ROUTE_INPUT },
	{ "ip6_pkt_prohibit", SITE_ROUTE_INPUT },
	{ "ip6_pkt_discard_out", SITE_ROUTE_OUTPUT },
	{ "ip6_pkt_prohibit_out", SITE_ROUTE_OUTPUT },
	{ "dst_discard_out", SITE_ROUTE_OUTPUT },
	{ "ip_rcv_finish_core", SITE_SOURCE_CHECK },
	{ "ip_route_input_noref", SITE_SOURCE_CHECK },
	{ "ip_forward", SITE_FORWARD },
	{ "ip6_forward", SITE_FORWARD },
	{ "ip_rcv_core", SITE_IP_RECEIVE },
	{ "ip6_rcv_core", SITE_IP_RECEIVE },
	{ "ip_protocol_deliver_rcu", SITE_IP_RECEIVE },
	{ "ip6_protocol_deliver_rcu", SITE_IP_RECEIVE },
	{ "ip_fragment", SITE_FRAGMENT },
	{ "ip_do_fragment", SITE_FRAGMENT },
	{ "ip6_fragment", SITE_FRAGMENT },
	{ "ip_expire", SITE_FRAGMENT },
	{ "ip_defrag", SITE_FRAGMENT },
	{ "ip6_frag_expire", SITE_FRAGMENT },
	{ "inet_frag_rbtree_purge", SITE_FRAGMENT },
	{ "inet_frag_destroy", SITE_FRAGMENT },
	{ "ip6frag_expire_frag_queue", SITE_FRAGMENT },
	{ "ipv6_frag_rcv", SITE_FRAGMENT },
	{ "tcp_v4_rcv", SITE_TCP_RECEIVE },
	{ "tcp_v6_rcv", SITE_TCP_RECEIVE },
	{ "tcp_v4_do_rcv", SITE_TCP_RECEIVE },
	{ "tcp_v6_do_rcv", SITE_TCP_RECEIVE },
	{ "tcp_rcv_state_process", SITE_TCP_RECEIVE },
	{ "tcp_rcv_established", SITE_TCP_RECEIVE },
	{ "tcp_validate_incoming", SITE_TCP_RECEIVE },
	{ "tcp_data_queue", SITE_TCP_RECEIVE },
	{ "tcp_data_queue_ofo", SITE_TCP_RECEIVE },
	{ "tcp_conn_request", SITE_TCP_RECEIVE },
	{ "tcp_child_process", SITE_TCP_RECEIVE },
	{ "tcp_filter", SITE_TCP_RECEIVE },
	{ "tcp_add_backlog", SITE_TCP_RECEIVE },
	{ "__udp4_lib_rcv", SITE_UDP_RECEIVE },
	{ "__udp6_lib_rcv", SITE_UDP_RECEIVE },
	{ "udp_rcv", SITE_UDP_RECEIVE },
	{ "udpv6_rcv", SITE_UDP_RECEIVE },
	{ "udp_queue_rcv_one_skb", SITE_UDP_RECEIVE },
	{ "udpv6_queue_rcv_one_skb", SITE_UDP_RECEIVE },
	{ "udp_unicast_rcv_skb", SITE_UDP_RECEIVE },
	{ "icmp_rcv", SITE_ICMP_RECEIVE },
	{ "icmpv6_rcv", SITE_ICMP_RECEIVE },
	{ "raw_rcv", SITE_RAW_RECEIVE },
	{ "raw_rcv_skb", SITE_RAW_RECEIVE },
	{ "rawv6_rcv", SITE_RAW_RECEIVE },
	{ "rawv6_rcv_skb", SITE_RAW_RECEIVE },
	{ "packet_rcv", SITE_RAW_RECEIVE },
	{ "tpacket_rcv", SITE_RAW_RECEIVE },
	{ "sch_handle_ingress", SITE_TC_INGRESS },
	{ "tc_run", SITE_TC_INGRESS },
	{ "sch_handle_egress", SITE_TC_EGRESS },
	{ "kfree_skb_list", SITE_QDISC },
	{ "kfree_skb_list_reason", SITE_QDISC },
	{ "__tcf_kfree_skb_list", SITE_QDISC },
	{ "noop_enqueue", SITE_QDISC },
	{ "noqueue_init", SITE_QDISC },
	{ "qdisc_drop", SITE_QDISC },
	{ "neigh_invalidate", SITE_NEIGHBOUR },
	{ "__neigh_event_send", SITE_NEIGHBOUR },
	{ "neigh_timer_handler", SITE_NEIGHBOUR },
	{ "arp_error_report", SITE_NEIGHBOUR },
	{ "ndisc_error_report", SITE_NEIGHBOUR },
	{ "neigh_destroy", SITE_NEIGHBOUR },
	{ "veth_xdp_rcv_skb", SITE_XDP },
	{ "veth_xdp_rcv_one", SITE_XDP },
	{ "do_xdp_generic", SITE_XDP },
	{ "netif_receive_generic_xdp", SITE_XDP },
	{ "br_allowed_ingress", SITE_BRIDGE },
	{ "__allowed_ingress", SITE_BRIDGE },
	{ "br_forward", SITE_BRIDGE },
	{ "__br_forward", SITE_BRIDGE },
	{ "br_flood", SITE_BRIDGE },
	{ "veth_xmit", SITE_DEVICE },
	{ "dev_hard_start_xmit", SITE_DEVICE },
	{ "enqueue_to_backlog", SITE_DEVICE },
	{ "netif_rx_internal", SITE_DEVICE },
	{ "ip_vs_in", SITE_IPVS },
	{ "ip_vs_in_hook", SITE_IPVS },
	{ "ip_vs_leave", SITE_IPVS },
	{ "ip_vs_nat_xmit", SITE_IPVS },
	{ "skb_queue_purge", SITE_SOCKET_CLOSE },
	{ "skb_queue_purge_reason", SITE_SOCKET_CLOSE },
	{ "skb_rbtree_purge", SITE_SOCKET_CLOSE },
	{ "inet_sock_destruct", SITE_SOCKET_CLOSE },
	{ "inet_csk_destroy_sock", SITE_SOCKET_CLOSE },
	{ "tcp_write_queue_purge", SITE_SOCKET_CLOSE },
	{ "sk_stream_kill_queues", SITE_SOCKET_CLOSE },
	{ "tcp_close", SITE_SOCKET_CLOSE },
	{ "__tcp_close", SITE_SOCKET_CLOSE },
	{ "udp_destruct_sock", SITE_SOCKET_CLOSE },
	{ "udp_destruct_common", SITE_SOCKET_CLOSE },
	{ "unix_release_sock", SITE_SOCKET_CLOSE },
	{ "packet_release", SITE_SOCKET_CLOSE },
	{ "tun_queue_purge", SITE_SOCKET_CLOSE },
};

/* These pass packets on to much of the stack: what strangers free below them is not theirs. */
static const struct site_row own_sites[] = {
	{ "veth_poll", SITE_XDP },
	{ "br_handle_frame", SITE_BRIDGE },
	{ "br_handle_frame_finish", SITE_BRIDGE },
	{ "ip_rcv_finish", SITE_SOURCE_CHECK },
	{ "ipv6_rcv", SITE_IP_RECEIVE },
	{ "ip_finish_output", SITE_FRAGMENT },
	{ "neigh_resolve_output", SITE_NEIGHBOUR },
	{ "__netif_receive_skb_core", SITE_DEVICE },
	{ "__dev_queue_xmit", SITE_DEVICE },
};

/* Kernels without reasons: these free what a tc filter drops. A queue's drops go through
 * kfree_skb_list. */
static const struct site_row unsaid_sites[] = {
	{ "__netif_receive_skb_core", SITE_TC_INGRESS },
	{ "__dev_queue_xmit", SITE_TC_EGRESS },
};

/* Where netfilter was called from. __dev_queue_xmit and __netif_receive_skb_core call the netdev
 * family's hooks. */
static const struct hook_row {
	const char *name;
	enum obs_hook hook;
} hook_callers[] = {
	{ "ip_rcv", HOOK_PREROUTING },
	{ "ip_list_rcv", HOOK_PREROUTING },
	{ "ip_sublist_rcv", HOOK_PREROUTING },
	{ "ipv6_rcv", HOOK_PREROUTING },
	{ "ipv6_list_rcv", HOOK_PREROUTING },
	{ "ip6_sublist_rcv", HOOK_PREROUTING },
	{ "br_nf_pre_routing", HOOK_PREROUTING },
	{ "br_nf_pre_routing_ipv6", HOOK_PREROUTING },
	{ "ip_local_deliver", HOOK_INPUT },
	{ "ip6_input", HOOK_INPUT },
	{ "ip6_mc_input", HOOK_INPUT },
	{ "ip_forward", HOOK_FORWARD },
	{ "ip6_forward", HOOK_FORWARD },
	{ "br_nf_forward_ip", HOOK_FORWARD },
	{ "br_nf_forward", HOOK_FORWARD },
	{ "__ip_local_out", HOOK_OUTPUT },
	{ "ip_local_out", HOOK_OUTPUT },
	{ "__ip6_local_out", HOOK_OUTPUT },
	{ "ip6_local_out", HOOK_OUTPUT },
	{ "ip6_xmit", HOOK_OUTPUT },
	{ "raw_sendmsg", HOOK_OUTPUT },
	{ "raw_send_hdrinc", HOOK_OUTPUT },
	{ "rawv6_sendmsg", HOOK_OUTPUT },
	{ "ndisc_send_skb", HOOK_OUTPUT },
	{ "mld_sendpack", HOOK_OUTPUT },
	{ "ip_output", HOOK_POSTROUTING },
	{ "ip_mc_output", HOOK_POSTROUTING },
	{ "ip6_output", HOOK_POSTROUTING },
	{ "br_nf_post_routing", HOOK_POSTROUTING },
	{ "br_pass_frame_up", HOOK_INPUT },
	{ "__br_forward", HOOK_FORWARD },
	{ "br_forward_finish", HOOK_POSTROUTING },
	{ "br_handle_frame", HOOK_PREROUTING },
	{ "nf_hook_ingress", HOOK_INGRESS },
	{ "__netif_receive_skb_core", HOOK_INGRESS },
};

/* What the route does next tells which hook a packet is in that has not left its device yet. */
static const struct hook_row hook_inputs[] = {
	{ "ip_forward", HOOK_FORWARD },     { "ip6_forward", HOOK_FORWARD },
	{ "ip_local_deliver", HOOK_INPUT }, { "ip6_input", HOOK_INPUT },
	{ "ip_mr_input", HOOK_FORWARD },    { "ip6_mc_input", HOOK_INPUT },
};

static enum obs_site find_site(const struct site_row *rows, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(rows[i].name, name) == 0)
			return rows[i].site;
	}
	return SITE_UNKNOWN;
}

static enum obs_hook find_hook(const struct hook_row *rows, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(rows[i].name, name) == 0)
			return rows[i].hook;
	}
	return HOOK_NONE;
}

static enum obs_site site_of_stack(const struct obs *obs)
{
	for (int i = 0; i < OBS_STACK_MAX && obs->stack[i][0]; i++) {
		enum obs_site site =
			find_site(symbol_sites, ARRAY_SIZE(symbol_sites), obs->stack[i]);

		if (site != SITE_UNKNOWN)
			return site;
	}
	return SITE_UNKNOWN;
}

static enum obs_site site_of_symbol(const struct obs *obs)
{
	enum obs_site site = SITE_UNKNOWN;

	if (!obs->reason[0])
		site = find_site(unsaid_sites, ARRAY_SIZE(unsaid_sites), obs->symbol);
	if (site == SITE_UNKNOWN)
		site = find_site(own_sites, ARRAY_SIZE(own_sites), obs->symbol);
	if (site == SITE_UNKNOWN)
		site = find_site(symbol_sites, ARRAY_SIZE(symbol_sites), obs->symbol);
	return site;
}

static enum obs_hook hook_of_stack(const struct obs *obs)
{
	for (int i = 0; i < OBS_STACK_MAX && obs->stack[i][0]; i++) {
		enum obs_hook hook =
			find_hook(hook_callers, ARRAY_SIZE(hook_callers), obs->stack[i]);

		if (hook != HOOK_NONE)
			return hook;
	}
	return HOOK_NONE;
}

void site_decide(struct obs *obs, const char *dst_input)
{
	obs->site = find_site(reason_sites, ARRAY_SIZE(reason_sites), obs->reason);
	if (obs->site == SITE_UNKNOWN)
		obs->site = site_of_symbol(obs);
	if (obs->site == SITE_UNKNOWN)
		obs->site = site_of_stack(obs);
	obs->hook = HOOK_NONE;
	if (obs->site != SITE_NETFILTER && obs->site != SITE_NFQUEUE)
		return;
	obs->hook = hook_of_stack(obs);
	if (obs->hook == HOOK_NONE && !dst_input && !obs->stack[0][0] && obs->ifindex)
		obs->hook = HOOK_PREROUTING;
	if (obs->hook == HOOK_NONE && dst_input)
		obs->hook = find_hook(hook_inputs, ARRAY_SIZE(hook_inputs), dst_input);
}
