/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * Where was it? As measured with one drop of each sort on Linux 5.10, 6.1, 6.12, 6.18 and 7.3: the
 * reason (5.10 has none), the function that freed the packet, and its callers.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "bpf/event.h"
#include "decode/decode.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define SEPARATOR     " < "
#define INPUT_AT      1000

enum { V5_10, V6_1, V6_12, V6_18, V7_3, VERSIONS };

struct seen {
	const char *reason; /* NULL: the kernel gives none */
	const char *symbol; /* NULL: not measured there */
};

struct row {
	const char *what;
	struct seen seen[VERSIONS];
	const char *callers; /* of the symbol, nearest first, as in the kernel's own notation */
	enum obs_site site;
	enum obs_hook hook;
};

#define NOT "NOT_SPECIFIED"

/* clang-format off */
/* A function that has the same name everywhere. */
#define EVERYWHERE(reason, symbol) \
	{ { NULL, symbol }, { reason, symbol }, { reason, symbol }, { reason, symbol }, { reason, symbol } }
#define HOOK_SLOW EVERYWHERE("NETFILTER_DROP", "nf_hook_slow")
/* nf_tables frees by itself since 6.7, and since 6.1.192 */
#define DO_CHAIN \
	{ { NULL, NULL }, { "NETFILTER_DROP", "nft_do_chain" }, { "NETFILTER_DROP", "nft_do_chain" }, \
	  { "NETFILTER_DROP", "nft_do_chain" }, { "NETFILTER_DROP", "nft_do_chain" } }
/* What a queue refuses is freed as a list, whose function is a new one every few years. */
#define QUEUE_LIST \
	{ { NULL, "kfree_skb_list" }, { "QDISC_DROP", "kfree_skb_list_reason" }, { "QDISC_DROP", "__dev_queue_xmit" }, \
	  { "QDISC_DROP", "__dev_queue_xmit" }, { "QDISC_DROP", "__tcf_kfree_skb_list" } }
#define RCV_FINISH(on_6_1, on_6_18) \
	{ { NULL, "ip_rcv_finish_core.constprop.0" }, { on_6_1, "ip_rcv_finish_core.constprop.0" }, \
	  { on_6_1, "ip_rcv_finish_core.isra.0" }, { on_6_18, "ip_rcv_finish_core" }, { on_6_18, "ip_rcv_finish_core" } }

#define FROM_BRIDGE  "__netif_receive_skb_one_core < netif_receive_skb < br_handle_frame_finish < br_handle_frame"
#define FROM_BACKLOG "__netif_receive_skb_one_core < process_backlog < __napi_poll < net_rx_action"
#define DELIVERED    "ip_protocol_deliver_rcu < ip_local_deliver_finish < ip_local_deliver < " FROM_BACKLOG
#define TO_ARP       "arp_xmit < arp_solicit < neigh_probe < __neigh_event_send < neigh_resolve_output"
#define TO_QUEUE     "ip_finish_output2 < ip_output < " FROM_BRIDGE

static const struct row rows[] = {
	/* netfilter */
	{ "iptables-legacy-DROP", HOOK_SLOW, "ip_forward < " FROM_BRIDGE, SITE_NETFILTER, HOOK_FORWARD },
	{ "iptables-legacy-REJECT", HOOK_SLOW, "ip_forward < " FROM_BRIDGE, SITE_NETFILTER, HOOK_FORWARD },
	{ "ipset, conntrack INVALID", HOOK_SLOW, "ip_forward < " FROM_BRIDGE, SITE_NETFILTER, HOOK_FORWARD },
	{ "iptables-legacy-OUTPUT", HOOK_SLOW, "__ip_local_out < ip_local_out < __ip_queue_xmit < __tcp_transmit_skb < tcp_connect", SITE_NETFILTER, HOOK_OUTPUT },
	{ "iptables-nft-DROP", DO_CHAIN, "nft_do_chain_ipv4 < nf_hook_slow < ip_forward < " FROM_BRIDGE, SITE_NETFILTER, HOOK_FORWARD },
	{ "iptables-nft-REJECT, nft-vmap-drop, nft-reject", DO_CHAIN, "nft_do_chain_ipv4 < nf_hook_slow < ip_forward < " FROM_BRIDGE, SITE_NETFILTER, HOOK_FORWARD },
	{ "nft on 5.10", { [V5_10] = { NULL, "nf_hook_slow" } }, "ip_forward < " FROM_BRIDGE, SITE_NETFILTER, HOOK_FORWARD },
	{ "nft-drop, nft-policy-drop", DO_CHAIN, "nft_do_chain_inet < nf_hook_slow < ip_forward < " FROM_BRIDGE, SITE_NETFILTER, HOOK_FORWARD },
	{ "conntrack-full", HOOK_SLOW, "ip_rcv < " FROM_BACKLOG, SITE_NETFILTER, HOOK_PREROUTING },
	{ "bridge-nf-call-iptables", HOOK_SLOW, "br_nf_forward_ip.part.0 < nf_hook_slow < __br_forward < br_handle_frame_finish < br_nf_hook_thresh", SITE_NETFILTER, HOOK_FORWARD },
	{ "batched", EVERYWHERE("NETFILTER_DROP", "nf_hook_slow"), "nf_hook_slow_list < ip_sublist_rcv < ip_list_rcv", SITE_NETFILTER, HOOK_PREROUTING },
	{ "input", HOOK_SLOW, "ip_local_deliver < " FROM_BACKLOG, SITE_NETFILTER, HOOK_INPUT },
	{ "postrouting", HOOK_SLOW, "ip_output < ip_forward < " FROM_BRIDGE, SITE_NETFILTER, HOOK_POSTROUTING },
	{ "input6", DO_CHAIN, "nft_do_chain_inet < nf_hook_slow < ip6_input", SITE_NETFILTER, HOOK_INPUT },
	{ "forward6", HOOK_SLOW, "ip6_forward < " FROM_BRIDGE, SITE_NETFILTER, HOOK_FORWARD },
	{ "output6", HOOK_SLOW, "ip6_xmit < inet6_csk_xmit < __tcp_transmit_skb", SITE_NETFILTER, HOOK_OUTPUT },
	{ "postrouting6", HOOK_SLOW, "ip6_output < ip6_xmit", SITE_NETFILTER, HOOK_POSTROUTING },
	{ "netdev-ingress", DO_CHAIN, "nft_do_chain_netdev < nf_hook_slow < __netif_receive_skb_core.constprop.0", SITE_NETFILTER, HOOK_INGRESS },
	{ "bridge-family", DO_CHAIN, "nft_do_chain_bridge < nf_hook_slow < __br_forward < br_handle_frame_finish < br_handle_frame < __netif_receive_skb_core.constprop.0", SITE_NETFILTER, HOOK_FORWARD },
	{ "bridge-family-prerouting", DO_CHAIN, "nft_do_chain_bridge < br_handle_frame < __netif_receive_skb_core.constprop.0", SITE_NETFILTER, HOOK_PREROUTING },
	/* routes */
	{ "no-route-router", EVERYWHERE("IP_INNOROUTES", "ip_error"), FROM_BRIDGE, SITE_ROUTE_INPUT, HOOK_NONE },
	{ "route-unreachable", EVERYWHERE(NOT, "ip_error"), FROM_BRIDGE, SITE_ROUTE_INPUT, HOOK_NONE },
	{ "route-prohibit", EVERYWHERE(NOT, "ip_error"), FROM_BRIDGE, SITE_ROUTE_INPUT, HOOK_NONE },
	{ "route-blackhole", EVERYWHERE(NOT, "ip_error"), FROM_BRIDGE, SITE_ROUTE_INPUT, HOOK_NONE },
	{ "egress-link-down", EVERYWHERE("IP_INNOROUTES", "ip_error"), FROM_BRIDGE, SITE_ROUTE_INPUT, HOOK_NONE },
	{ "ip_forward-off", EVERYWHERE("IP_INADDRERRORS", "ip_error"), FROM_BRIDGE, SITE_ROUTE_INPUT, HOOK_NONE },
	{ "rp_filter", RCV_FINISH("IP_RPFILTER", "IP_RPFILTER"), "ip_rcv < " FROM_BRIDGE, SITE_SOURCE_CHECK, HOOK_NONE },
	{ "martian-src-loopback", RCV_FINISH(NOT, "IP_LOCALNET"), "ip_rcv < " FROM_BRIDGE, SITE_SOURCE_CHECK, HOOK_NONE },
	{ "martian-src-own-addr", RCV_FINISH(NOT, "IP_LOCAL_SOURCE"), "ip_rcv < " FROM_BRIDGE, SITE_SOURCE_CHECK, HOOK_NONE },
	{ "ttl-exceeded", EVERYWHERE("IP_INHDR", "ip_forward"), FROM_BRIDGE, SITE_FORWARD, HOOK_NONE },
	{ "mtu-df", EVERYWHERE("PKT_TOO_BIG", "ip_forward"), FROM_BRIDGE, SITE_FORWARD, HOOK_NONE },
	{ "neigh-unresolved", EVERYWHERE("NEIGH_FAILED", "neigh_invalidate"), "neigh_timer_handler < call_timer_fn < __run_timers < timer_expire_remote < tmigr_handle_remote", SITE_NEIGHBOUR, HOOK_NONE },
	/* queues */
	{ "peer-link-down", QUEUE_LIST, TO_ARP, SITE_QDISC, HOOK_NONE },
	{ "qdisc-tail-drop", QUEUE_LIST, TO_QUEUE, SITE_QDISC, HOOK_NONE },
	/* delivery */
	{ "tcp-no-listener", EVERYWHERE("NO_SOCKET", "tcp_v4_rcv"), DELIVERED, SITE_TCP_RECEIVE, HOOK_NONE },
	{ "tcp-bad-csum", EVERYWHERE("TCP_CSUM", "tcp_v4_rcv"), DELIVERED, SITE_TCP_RECEIVE, HOOK_NONE },
	{ "tcp-out-of-state",
	  { { NULL, "tcp_v4_do_rcv" }, { NOT, "tcp_v4_do_rcv" }, { "TCP_FLAGS", "tcp_v4_do_rcv" }, { "TCP_FLAGS", "tcp_v4_do_rcv" }, { "TCP_FLAGS", "tcp_v4_do_rcv" } },
	  "tcp_v4_rcv < " DELIVERED, SITE_TCP_RECEIVE, HOOK_NONE },
	{ "udp-no-listener",
	  { { NULL, "__udp4_lib_rcv" }, { "NO_SOCKET", "__udp4_lib_rcv" }, { "NO_SOCKET", "__udp4_lib_rcv" }, { "NO_SOCKET", "__udp4_lib_rcv" }, { "NO_SOCKET", "udp_rcv" } },
	  DELIVERED, SITE_UDP_RECEIVE, HOOK_NONE },
	{ "udp-rcvbuf-full", EVERYWHERE("SOCKET_RCVBUFF", "udp_queue_rcv_one_skb"), "udp_unicast_rcv_skb < __udp4_lib_rcv < " DELIVERED, SITE_UDP_RECEIVE, HOOK_NONE },
	{ "otherhost", EVERYWHERE("OTHERHOST", "ip_rcv_core"), "ip_rcv < " FROM_BACKLOG, SITE_IP_RECEIVE, HOOK_NONE },
	/* programs */
	{ "tc-ingress",
	  { { NULL, "__netif_receive_skb_core" }, { "TC_INGRESS", "__netif_receive_skb_core.constprop.0" }, { "TC_INGRESS", "__netif_receive_skb_core.constprop.0" }, { "TC_INGRESS", "__netif_receive_skb_core.constprop.0" }, { "TC_INGRESS", "__netif_receive_skb_core.constprop.0" } },
	  FROM_BACKLOG, SITE_TC_INGRESS, HOOK_NONE },
	{ "tc-egress", EVERYWHERE("TC_EGRESS", "__dev_queue_xmit"), TO_QUEUE, SITE_TC_EGRESS, HOOK_NONE },
	{ "xdp-native-veth",
	  { { NULL, "veth_poll" }, { NOT, "veth_xdp_rcv_skb" }, { NOT, "veth_xdp_rcv_skb" }, { NOT, "veth_xdp_rcv_skb" }, { NOT, "veth_xdp_rcv_skb" } },
	  "veth_xdp_rcv.constprop.0 < veth_poll < __napi_poll", SITE_XDP, HOOK_NONE },
	{ "xdp-generic",
	  { { NULL, "netif_receive_generic_xdp" }, { NOT, "do_xdp_generic" }, { NOT, "do_xdp_generic" }, { NOT, "do_xdp_generic" }, { NOT, "do_xdp_generic" } },
	  "__netif_receive_skb_core.constprop.0 < " FROM_BACKLOG, SITE_XDP, HOOK_NONE },
	/* bridge */
	{ "bridge-port-blocking",
	  { { NULL, "br_handle_frame" }, { NOT, "br_handle_frame" }, { NOT, "br_handle_frame" }, { "BRIDGE_INGRESS_STP_STATE", "br_handle_frame" }, { "BRIDGE_INGRESS_STP_STATE", "br_handle_frame" } },
	  "__netif_receive_skb_core.constprop.0 < " FROM_BACKLOG, SITE_BRIDGE, HOOK_NONE },
	{ "bridge-vlan-filter",
	  { { NULL, "br_allowed_ingress" }, { NOT, "br_allowed_ingress" }, { NOT, "br_allowed_ingress" }, { NULL, NULL }, { NOT, "br_allowed_ingress" } },
	  "br_handle_frame_finish < br_handle_frame < __netif_receive_skb_core.constprop.0", SITE_BRIDGE, HOOK_NONE },
};

/* Who is not to blame: a function that others are called from says nothing of where, and a reason may contradict a function. */
static const struct row others[] = {
	{ "nobody-wants-the-frame",
	  { [V6_1] = { "UNHANDLED_PROTO", "__netif_receive_skb_core.constprop.0" }, [V7_3] = { NOT, "__netif_receive_skb_core.constprop.0" } },
	  FROM_BACKLOG, SITE_DEVICE, HOOK_NONE },
	{ "device-is-down",
	  { [V6_12] = { NOT, "__dev_queue_xmit" }, [V6_18] = { "DEV_READY", "__dev_queue_xmit" } },
	  TO_QUEUE, SITE_DEVICE, HOOK_NONE },
	{ "stranger-below-a-bridge", EVERYWHERE(NOT, "new_function"), FROM_BRIDGE, SITE_UNKNOWN, HOOK_NONE },
	{ "stranger-below-core", EVERYWHERE(NOT, "new_function"), "__netif_receive_skb_core.constprop.0 < " FROM_BACKLOG, SITE_UNKNOWN, HOOK_NONE },
	{ "stranger-below-veth", EVERYWHERE(NOT, "new_function"), "napi_gro_receive < veth_poll < __napi_poll", SITE_UNKNOWN, HOOK_NONE },
	{ "stranger-below-tcp", EVERYWHERE(NOT, "new_function"), "tcp_v4_rcv < " DELIVERED, SITE_TCP_RECEIVE, HOOK_NONE },
	{ "queue-is-purged", EVERYWHERE("QUEUE_PURGE", "skb_queue_purge_reason"), "udp_destruct_common < __sk_destruct", SITE_SOCKET_CLOSE, HOOK_NONE },
	{ "nfqueue", EVERYWHERE(NOT, "nf_reinject"), "nfqnl_reinject < nfqnl_recv_verdict", SITE_NFQUEUE, HOOK_NONE },
	{ "nfqueue-forward", EVERYWHERE(NOT, "nf_queue"), "nf_hook_slow < ip_forward < " FROM_BRIDGE, SITE_NFQUEUE, HOOK_FORWARD },
};

/* clang-format on */

/* --- one drop as an event, its names from the row --- */

struct names {
	const char *reason;
	char name[EVENT_STACK + 1][OBS_NAME_MAX]; /* [0] the symbol, then the stack */
	const char *input;
};

static const char *symbol(void *ctx, uint64_t addr)
{
	const struct names *names = ctx;

	if (addr == INPUT_AT)
		return names->input;
	return addr - 1 < LENGTH(names->name) ? names->name[addr - 1] : NULL;
}

static const char *reason(void *ctx, uint32_t number)
{
	const struct names *names = ctx;

	(void)number;
	return names->reason;
}

/* The stack begins with the function that freed. Returns the number of frames. */
static unsigned int name_frames(struct names *names, const char *of, const char *callers)
{
	unsigned int count = 0;

	snprintf(names->name[0], OBS_NAME_MAX, "%s", of);
	snprintf(names->name[++count], OBS_NAME_MAX, "%s", of);
	while (callers && *callers && count < EVENT_STACK) {
		const char *end = strstr(callers, SEPARATOR);
		size_t len = end ? (size_t)(end - callers) : strlen(callers);

		snprintf(names->name[++count], OBS_NAME_MAX, "%.*s", (int)len, callers);
		callers += len + (end ? strlen(SEPARATOR) : 0);
	}
	return count;
}

static struct obs drop_on(uint32_t ifindex, const struct seen *seen, const char *callers,
			  const char *input)
{
	struct {
		struct event_packet packet;
		struct event_stack stack;
	} bytes = { .packet = { .head = { .size = sizeof(bytes), .kind = EVENT_DROP },
				.flags = EVENT_F_STACK | (seen->reason ? EVENT_F_REASON : 0),
				.location = 1,
				.ifindex = ifindex,
				.dst_input = input ? INPUT_AT : 0 } };
	struct names names = { .reason = seen->reason, .input = input };
	const struct decode_env env = { .reason = reason, .symbol = symbol, .ctx = &names };
	unsigned int frames = name_frames(&names, seen->symbol, callers);
	struct obs obs;

	for (unsigned int i = 0; callers && i < frames && i < EVENT_STACK; i++)
		bytes.stack.frame[i] = i + 2;
	assert_int_equal(decode_event(&env, &bytes, sizeof(bytes), &obs), 0);
	return obs;
}

static struct obs drop(const struct seen *seen, const char *callers, const char *input)
{
	return drop_on(0, seen, callers, input);
}

static void check_row(const struct row *row)
{
	static const char *const versions[] = { "5.10", "6.1", "6.12", "6.18", "7.3" };

	for (int i = 0; i < VERSIONS; i++) {
		struct obs obs;

		if (!row->seen[i].symbol)
			continue;
		obs = drop(&row->seen[i], row->callers, NULL);
		if (obs.site != row->site || obs.hook != row->hook)
			fail_msg("%s on %s: %s, hook %d", row->what, versions[i],
				 obs_site_name(obs.site), obs.hook);
	}
}

static void every_measured_drop_has_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		check_row(&rows[i]);
}

static void callers_are_not_blamed(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(others); i++)
		check_row(&others[i]);
}

/* Where the drop needs no stack, as netfilter's by a packet that is routed does not, the place is
 * the same. */
static void reason_and_function_are_enough(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		for (int version = 0; version < VERSIONS; version++) {
			struct obs obs;

			if (!rows[i].seen[version].symbol)
				continue;
			obs = drop(&rows[i].seen[version], NULL, NULL);
			assert_int_equal(obs.site, rows[i].site);
			assert_int_equal(obs.hook, HOOK_NONE);
		}
	}
}

static void the_route_tells_the_hook_without_a_stack(void **state)
{
	static const struct {
		const char *input;
		enum obs_hook hook;
	} inputs[] = {
		{ "ip_forward", HOOK_FORWARD },      { "ip6_forward", HOOK_FORWARD },
		{ "ip_local_deliver", HOOK_INPUT },  { "ip6_input", HOOK_INPUT },
		{ "ip6_mc_input", HOOK_INPUT },      { "ip_mr_input", HOOK_FORWARD },
		{ "dst_discard", HOOK_NONE },        { "ip_error", HOOK_NONE },
		{ "ip_forward.cold", HOOK_FORWARD }, { NULL, HOOK_NONE },
	};
	static const struct seen seen[] = { { NULL, "nf_hook_slow" },
					    { "NETFILTER_DROP", "nf_hook_slow" },
					    { "NETFILTER_DROP", "nft_do_chain" } };

	(void)state;
	for (size_t i = 0; i < LENGTH(seen); i++) {
		for (size_t j = 0; j < LENGTH(inputs); j++) {
			struct obs obs = drop(&seen[i], NULL, inputs[j].input);

			assert_int_equal(obs.site, SITE_NETFILTER);
			assert_int_equal(obs.hook, inputs[j].hook);
		}
	}
}

/* The kernel side left out the stack of a packet on a device: it has no route yet. Unless it has
 * one whose function has no name. */
static void no_route_and_no_stack_is_before_routing(void **state)
{
	static const struct seen seen = { "NETFILTER_DROP", "nf_hook_slow" };
	struct obs obs = drop_on(3, &seen, NULL, NULL);

	(void)state;
	assert_int_equal(obs.hook, HOOK_PREROUTING);
	obs = drop_on(3, &seen, NULL, "");
	assert_int_equal(obs.hook, HOOK_NONE);
	obs = drop_on(3, &seen, "a_stranger", NULL);
	assert_int_equal(obs.hook, HOOK_NONE);
	obs = drop_on(0, &seen, NULL, NULL);
	assert_int_equal(obs.hook, HOOK_NONE);
}

/* The route of a packet in POSTROUTING still says "forward". */
static void the_stack_is_asked_first(void **state)
{
	struct seen seen = { "NETFILTER_DROP", "nf_hook_slow" };
	struct obs obs = drop(&seen, "ip_output < ip_forward_finish", "ip_forward");

	(void)state;
	assert_int_equal(obs.hook, HOOK_POSTROUTING);
}

static void other_places_have_no_hook(void **state)
{
	struct seen seen = { "PKT_TOO_BIG", "ip_forward" };
	struct obs obs = drop(&seen, FROM_BRIDGE, "ip_forward");

	(void)state;
	assert_int_equal(obs.site, SITE_FORWARD);
	assert_int_equal(obs.hook, HOOK_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_measured_drop_has_its_place),
		cmocka_unit_test(callers_are_not_blamed),
		cmocka_unit_test(reason_and_function_are_enough),
		cmocka_unit_test(the_route_tells_the_hook_without_a_stack),
		cmocka_unit_test(no_route_and_no_stack_is_before_routing),
		cmocka_unit_test(the_stack_is_asked_first),
		cmocka_unit_test(other_places_have_no_hook),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
