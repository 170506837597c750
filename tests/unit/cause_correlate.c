/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * One row is one drop: what the kernel said, what the node knows, and the cause that must come out.
 * Look-alikes stand next to the cause that they must not be given. `certain` is wrong unless a row
 * asks for it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <linux/rtnetlink.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>

#include "cause/correlate.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

#define POSSIBLE CONFIDENCE_POSSIBLE
#define LIKELY   CONFIDENCE_LIKELY
#define CERTAIN  CONFIDENCE_CERTAIN

#define FIN 0x01
#define SYN 0x02
#define RST 0x04
#define PSH 0x08
#define ACK 0x10

/* What the packet is. Without any: a client pod's TCP SYN to 10.244.0.11:8080, forwarded by the
 * node, no conntrack. */
enum {
	UDP = 1 << 0,
	V6 = 1 << 1,
	DNAT = 1 << 2,     /* conntrack: the client went to 10.0.20.10:80 */
	REPLY = 1 << 3,    /* ... and this is the answer */
	IN_POD = 1 << 4,   /* died in pod shop/web-1 */
	ON_NODE = 1 << 5,  /* died in the node's namespace */
	API = 1 << 6,      /* the client's destination is the API server */
	SERVICE = 1 << 7,  /* the Service is known: shop/web */
	FROM_POD = 1 << 8, /* the source is a pod's address */
	DF = 1 << 9,
	CSUM_OK = 1 << 10,
	CSUM_BAD = 1 << 11,
	QUIET = 1 << 12, /* expected: shown only with --all */
	TO_POD = 1 << 13,
};

/* The node's view of the destination. */
enum {
	R_UNKNOWN,
	R_NONE,
	R_PRESENT,
	R_UNREACHABLE,
	R_PROHIBIT,
	R_BLACKHOLE,
	R_NO_FORWARD,
	R_FORWARD_ON,
	R_RP_STRICT, /* and the source is routed elsewhere */
	R_RP_OFF,
	R_LINK_DOWN,
	R_NO_CARRIER,
	R_OTHER_LINK_DOWN,
	R_IS_POD,
	R_NOBODY, /* in the pod range, no pod has it, blackhole */
	R_WAS_POD,
	R_POD_BLACKHOLE, /* over a living pod's address */
};

enum {
	L_UNKNOWN,
	L_NOTHING,
	L_OTHER_PORT,
	L_LOOPBACK,
	L_ONLY_LOOPBACKS, /* other ports, all of them on loopback */
	L_OTHER_ADDR,
	L_NOW,
	L_DYING,
};

struct row {
	const char *name;
	enum obs_kind kind;
	const char *reason, *symbol;
	enum obs_site site;
	enum obs_hook hook;
	unsigned int is;
	uint8_t flags; /* of TCP; 0: SYN */
	int error;     /* of the route */
	enum rule_class class;
	enum rule_proof proof;
	int route, listen;
	const char *src, *dst;
	uint16_t sport, dport;
	void (*tweak)(struct obs *obs, struct facts *facts, struct flow *flow);
	const char *id;
	enum confidence confidence;
	const char *says; /* part of title or evidence; NULL: anything */
	const char *alternative;
};

static struct addr at(const char *text)
{
	struct addr addr = { 0 };

	assert_int_equal(addr_parse(text, &addr), 0);
	return addr;
}

static void set_obs(const struct row *row, struct obs *obs)
{
	bool v6 = row->is & V6;
	const char *src = row->src ? row->src : v6 ? "fd00::10" : "10.244.0.10";
	const char *dst = row->dst ? row->dst : v6 ? "fd00::11" : "10.244.0.11";

	*obs = (struct obs){ .kind = row->kind,
			     .site = row->site,
			     .hook = row->hook,
			     .netns = 4026532000,
			     .has_ports = true,
			     .ttl = 63,
			     .len = 60,
			     .ethertype = v6 ? 0x86dd : 0x0800 };
	obs->tuple = (struct tuple){ at(src), at(dst), row->sport ? row->sport : 41822,
				     row->dport ? row->dport : 8080,
				     row->is & UDP ? IPPROTO_UDP : IPPROTO_TCP };
	obs->tcp_flags = row->is & UDP ? 0 : row->flags ? row->flags : SYN;
	obs->dont_fragment = row->is & DF;
	obs->csum_known = row->is & (CSUM_OK | CSUM_BAD);
	obs->csum_bad = row->is & CSUM_BAD;
	obs->error = obs->dst_error = row->error;
	snprintf(obs->reason, sizeof(obs->reason), "%s", row->reason ? row->reason : "");
	snprintf(obs->symbol, sizeof(obs->symbol), "%s", row->symbol ? row->symbol : "");
	snprintf(obs->in_ifname, sizeof(obs->in_ifname), "azv0");
	snprintf(obs->out_ifname, sizeof(obs->out_ifname), "azv1");
}

static void set_conntrack(const struct row *row, struct obs *obs)
{
	struct tuple packet = obs->tuple;

	if (!(row->is & DNAT))
		return;
	obs->ct = CT_NEW;
	obs->orig = packet;
	obs->orig.dst = at(row->is & V6 ? "fd01::10" : "10.0.20.10");
	obs->orig.dport = 80;
	obs->reply =
		(struct tuple){ packet.dst, packet.src, packet.dport, packet.sport, packet.proto };
	if (row->is & REPLY) {
		obs->tuple = obs->reply;
		obs->ct_reply = true;
		obs->ct = CT_ESTABLISHED;
	}
}

static void set_route(int preset, struct route_facts *route)
{
	static const struct route_facts presets[] = {
		[R_NONE] = { .rp_filter = -1 },
		[R_PRESENT] = { .has_route = true, .route_type = RTN_UNICAST, .dev = "azv1" },
		[R_UNREACHABLE] = { .route_type = RTN_UNREACHABLE, .forwarding = 1 },
		[R_PROHIBIT] = { .route_type = RTN_PROHIBIT, .forwarding = 1 },
		[R_BLACKHOLE] = { .route_type = RTN_BLACKHOLE, .forwarding = 1 },
		[R_NO_FORWARD] = { .has_route = true, .forwarding = 0 },
		[R_FORWARD_ON] = { .has_route = true, .forwarding = 1 },
		[R_RP_STRICT] = { .has_route = true, .rp_filter = 1, .src_routed_elsewhere = true },
		[R_RP_OFF] = { .has_route = true, .rp_filter = 0 },
		[R_LINK_DOWN] = { .has_route = true, .link_known = true, .dev = "azv1" },
		[R_NO_CARRIER] = { .link_known = true, .link_up = true, .dev = "azv1" },
		[R_OTHER_LINK_DOWN] = { .link_known = true, .dev = "eth0" },
		[R_IS_POD] = { .has_route = true, .dst_in_pod_range = true, .dst_is_pod = true },
		[R_NOBODY] = { .dst_in_pod_range = true,
			       .route_type = RTN_BLACKHOLE,
			       .forwarding = 1 },
		[R_WAS_POD] = { .dst_in_pod_range = true,
				.dst_was_pod = true,
				.route_type = RTN_BLACKHOLE,
				.forwarding = 1 },
		[R_POD_BLACKHOLE] = { .dst_in_pod_range = true,
				      .dst_is_pod = true,
				      .route_type = RTN_BLACKHOLE,
				      .forwarding = 1 },
	};

	*route = presets[preset];
	route->known = preset != R_UNKNOWN;
}

static void set_listen(int preset, struct listen_facts *listen)
{
	static const struct listen_facts presets[] = {
		[L_NOTHING] = { .count = 0 },
		[L_OTHER_PORT] = { .count = 2, .ports = 2, .port = { 9090, 9091 } },
		[L_LOOPBACK] = { .count = 2,
				 .on_port = true,
				 .only_loopback = true,
				 .ports = 1,
				 .port = { 9090 } },
		[L_ONLY_LOOPBACKS] = { .count = 3 },
		[L_OTHER_ADDR] = { .count = 1,
				   .on_port = true,
				   .other_addr = true,
				   .ports = 1,
				   .port = { 8080 } },
		[L_NOW] = { .count = 1, .on_port = true, .ports = 1, .port = { 8080 } },
		[L_DYING] = { .netns_dying = true },
	};

	*listen = presets[preset];
	listen->known = preset != L_UNKNOWN;
}

static void set_rule(const struct row *row, struct facts *facts)
{
	struct rule_ref *rule = &facts->rule;

	facts->owner.class = row->class;
	rule->proof = row->proof;
	if (row->proof == RULE_UNKNOWN)
		return;
	rule->backend = BACKEND_IPTABLES_NFT;
	rule->number = 7;
	rule->handle = 57;
	snprintf(rule->table, sizeof(rule->table), "filter");
	snprintf(rule->chain, sizeof(rule->chain), "FORWARD");
	snprintf(rule->text, sizeof(rule->text), "-A FORWARD -j DROP");
	snprintf(facts->owner.engine, sizeof(facts->owner.engine), "azure-npm");
}

static void set_facts(const struct row *row, struct facts *facts)
{
	*facts = (struct facts){ .died_on_node = row->is & ON_NODE, .to_apiserver = row->is & API };
	set_route(row->route, &facts->route);
	set_listen(row->listen, &facts->listen);
	set_rule(row, facts);
	if (row->is & FROM_POD)
		facts->from.kind = ENDPOINT_POD;
	if (row->is & TO_POD)
		facts->target.kind = ENDPOINT_POD;
	if (row->is & IN_POD) {
		facts->here.kind = ENDPOINT_POD;
		snprintf(facts->here.namespace, sizeof(facts->here.namespace), "shop");
		snprintf(facts->here.name, sizeof(facts->here.name), "web-1");
	}
	if (row->is & SERVICE) {
		facts->service = (struct service_ref){ .found = true,
						       .loaded = true,
						       .mode = SERVICE_IPTABLES_NFT };
		snprintf(facts->service.namespace, sizeof(facts->service.namespace), "shop");
		snprintf(facts->service.name, sizeof(facts->service.name), "web");
	}
}

static void ipvs_empty(struct obs *obs, struct facts *facts, struct flow *flow)
{
	(void)obs;
	(void)flow;
	facts->service.mode = SERVICE_IPVS;
}

static void ipvs_full(struct obs *obs, struct facts *facts, struct flow *flow)
{
	ipvs_empty(obs, facts, flow);
	facts->service.endpoints = 2;
}

static void named_policies(struct obs *obs, struct facts *facts, struct flow *flow)
{
	struct owner_ref *owner = &facts->owner;

	(void)flow;
	obs->mark = 0x400;
	owner->ingress = true;
	owner->policies = 5;
	for (unsigned int i = 0; i < 5; i++) {
		snprintf(owner->policy[i].namespace, NAME_NAMESPACE_MAX, "shop");
		snprintf(owner->policy[i].name, NAME_OBJECT_MAX, "deny-%u", i);
	}
}

static void tc_program(struct obs *obs, struct facts *facts, struct flow *flow)
{
	(void)obs;
	(void)flow;
	facts->rule.backend = BACKEND_TC_BPF;
	snprintf(facts->rule.program, sizeof(facts->rule.program), "cil_from_container");
	snprintf(facts->owner.engine, sizeof(facts->owner.engine), "cilium");
}

static void to_queue(struct obs *obs, struct facts *facts, struct flow *flow)
{
	(void)obs;
	(void)flow;
	snprintf(facts->rule.jump, sizeof(facts->rule.jump), "NFQUEUE");
}

static void seen_behind_nat(struct obs *obs, struct facts *facts, struct flow *flow)
{
	(void)facts;
	flow->behind = obs->tuple;
	flow->client.dst = at("10.0.20.10");
	flow->client.dport = 80;
}

static void queue_was_full(struct obs *obs, struct facts *facts, struct flow *flow)
{
	(void)obs;
	(void)facts;
	flow->queue_full = 3;
}

static void icmp_type(struct obs *obs, uint8_t proto, uint8_t type)
{
	obs->tuple.proto = proto;
	obs->icmp_type = type;
	obs->has_ports = false;
	obs->tcp_flags = 0;
}

static void redirect(struct obs *obs, struct facts *facts, struct flow *flow)
{
	(void)facts;
	(void)flow;
	icmp_type(obs, IPPROTO_ICMP, 5);
}

static void neighbour_advert(struct obs *obs, struct facts *facts, struct flow *flow)
{
	(void)facts;
	(void)flow;
	icmp_type(obs, IPPROTO_ICMPV6, 136);
}

static void arp(struct obs *obs, struct facts *facts, struct flow *flow)
{
	(void)facts;
	(void)flow;
	obs->ethertype = 0x0806;
	obs->tuple = (struct tuple){ 0 };
}

static void ttl_over(struct obs *obs, struct facts *facts, struct flow *flow)
{
	(void)facts;
	(void)flow;
	obs->ttl = 1;
	obs->len = 2000;
	obs->mtu = 1500;
}

static void larger_than_mtu(struct obs *obs, struct facts *facts, struct flow *flow)
{
	(void)facts;
	(void)flow;
	obs->len = 1500;
	obs->mtu = 1450;
}

static void too_big_by_icmp(struct obs *obs, struct facts *facts, struct flow *flow)
{
	(void)obs;
	(void)facts;
	flow->icmp_sent = 1;
	flow->icmp_type = 3;
	flow->icmp_code = 4;
}

static void own_address(struct obs *obs, struct facts *facts, struct flow *flow)
{
	(void)obs;
	(void)flow;
	facts->from.kind = ENDPOINT_NODE;
}

static void in_conntrack(struct obs *obs, struct facts *facts, struct flow *flow)
{
	(void)facts;
	(void)flow;
	snprintf(obs->stack[0], OBS_NAME_MAX, "nf_conntrack_in");
}

static void no_netns(struct obs *obs, struct facts *facts, struct flow *flow)
{
	(void)facts;
	(void)flow;
	obs->netns = 0;
}

static void large_segment(struct obs *obs, struct facts *facts, struct flow *flow)
{
	(void)facts;
	(void)flow;
	obs->len = 1400;
}

#define NETFILTER(h)                                                                               \
	.reason = "NETFILTER_DROP", .symbol = "nft_do_chain", .site = SITE_NETFILTER,              \
	.hook = HOOK_##h
#define OLD_NETFILTER(h) .symbol = "nf_hook_slow", .site = SITE_NETFILTER, .hook = HOOK_##h
#define NO_LISTENER      .reason = "NO_SOCKET", .symbol = "tcp_v4_rcv", .site = SITE_TCP_RECEIVE
#define OLD_NO_LISTENER  .symbol = "tcp_v4_rcv", .site = SITE_TCP_RECEIVE
#define UDP_NO_LISTENER  .reason = "NO_SOCKET", .symbol = "__udp4_lib_rcv", .site = SITE_UDP_RECEIVE
#define IP_ERROR         .symbol = "ip_error", .site = SITE_ROUTE_INPUT
#define UNSAID           .reason = "NOT_SPECIFIED"
#define SOURCE           .symbol = "ip_rcv_finish_core", .site = SITE_SOURCE_CHECK
#define IS(cause, sure)  .id = cause, .confidence = sure

/* clang-format off */
static const struct row rows[] = {
	/* kube-proxy's verdicts */
	{ "no endpoints", NETFILTER(FORWARD), .is = SERVICE, .class = CLASS_NO_ENDPOINTS, .proof = RULE_SEEN, IS("svc.endpoints", CERTAIN), .says = "shop/web" },
	{ "no endpoints, evaluated", NETFILTER(FORWARD), .class = CLASS_NO_ENDPOINTS, .proof = RULE_INFERRED, IS("svc.endpoints", LIKELY), .says = "rule 7 (handle 57) of filter FORWARD" },
	{ "no endpoints, several rules", NETFILTER(OUTPUT), .class = CLASS_NO_ENDPOINTS, .proof = RULE_SEVERAL, IS("svc.endpoints", POSSIBLE), .alternative = "svc.policy" },
	{ "no endpoints, 5.10", OLD_NETFILTER(FORWARD), .class = CLASS_NO_ENDPOINTS, .proof = RULE_INFERRED, IS("svc.endpoints", LIKELY) },
	{ "no endpoints, 5.10, seen", OLD_NETFILTER(FORWARD), .class = CLASS_NO_ENDPOINTS, .proof = RULE_SEEN, IS("svc.endpoints", CERTAIN) },
	{ "no local endpoints", NETFILTER(FORWARD), .class = CLASS_LOCAL_ENDPOINTS, .proof = RULE_SEEN, IS("svc.local-endpoints", CERTAIN) },
	{ "source ranges", NETFILTER(PREROUTING), .class = CLASS_SOURCE_RANGES, .proof = RULE_INFERRED, IS("svc.source-ranges", LIKELY), .says = "loadBalancerSourceRanges" },
	{ "IPVS without real servers", UNSAID, .symbol = "ip_vs_leave", .site = SITE_IPVS, .is = SERVICE, .tweak = ipvs_empty, IS("svc.endpoints", LIKELY) },
	{ "IPVS with real servers", UNSAID, .symbol = "ip_vs_in", .site = SITE_IPVS, .is = SERVICE, .tweak = ipvs_full, IS("other.IPVS", LIKELY) },
	{ "IPVS, Service not known", .symbol = "ip_vs_in", .site = SITE_IPVS, IS("other.IPVS", LIKELY) },
	{ "a rule's facts do not explain a bad checksum", .reason = "TCP_CSUM", .site = SITE_TCP_RECEIVE, .class = CLASS_NO_ENDPOINTS, .proof = RULE_SEEN, IS("other.TCP_CSUM", CERTAIN) },

	/* policy engines */
	{ "policy", NETFILTER(FORWARD), .class = CLASS_POLICY, .proof = RULE_SEEN, .tweak = named_policies, IS("svc.policy", CERTAIN), .says = "azure-npm ingress, shop/deny-0 and 4 more" },
	{ "policy's mark", NETFILTER(FORWARD), .class = CLASS_POLICY, .proof = RULE_INFERRED, .tweak = named_policies, IS("svc.policy", LIKELY), .says = "mark 0x400" },
	{ "policy, 5.10", OLD_NETFILTER(FORWARD), .class = CLASS_POLICY, .proof = RULE_INFERRED, IS("svc.policy", LIKELY) },
	{ "policy, several rules", NETFILTER(FORWARD), .class = CLASS_POLICY, .proof = RULE_SEVERAL, IS("svc.policy", POSSIBLE), .alternative = "svc.rule" },
	{ "policy towards the API server", NETFILTER(FORWARD), .is = API | FROM_POD, .class = CLASS_POLICY, .proof = RULE_SEEN, IS("node.policy", CERTAIN) },
	{ "policy on the node's way to the API server", NETFILTER(OUTPUT), .is = API | ON_NODE, .class = CLASS_POLICY, .proof = RULE_INFERRED, IS("node.policy", LIKELY) },
	{ "an engine's tc program", .reason = "TC_INGRESS", .site = SITE_TC_INGRESS, .class = CLASS_POLICY, .proof = RULE_SEEN, .tweak = tc_program, IS("svc.policy", LIKELY), .says = "program cil_from_container" },
	{ "an engine's tc program, 5.10", .symbol = "__netif_receive_skb_core", .site = SITE_TC_INGRESS, .class = CLASS_POLICY, .proof = RULE_SEEN, .tweak = tc_program, IS("svc.policy", LIKELY) },
	{ "an engine's tc program towards the API server", .reason = "TC_EGRESS", .site = SITE_TC_EGRESS, .is = API, .class = CLASS_POLICY, .proof = RULE_SEVERAL, .tweak = tc_program, IS("node.policy", POSSIBLE) },
	{ "somebody's tc program", .reason = "TC_INGRESS", .site = SITE_TC_INGRESS, .class = CLASS_UNCLAIMED, .proof = RULE_SEEN, .tweak = tc_program, IS("other.TC_INGRESS", CERTAIN), .says = "cil_from_container is attached" },
	{ "a tc policer", .reason = "TC_EGRESS", .site = SITE_TC_EGRESS, IS("other.TC_EGRESS", CERTAIN) },
	{ "a tc policer, 5.10", .symbol = "__dev_queue_xmit", .site = SITE_TC_EGRESS, IS("other.TC_EGRESS", LIKELY) },
	{ "XDP", UNSAID, .symbol = "veth_xdp_rcv_skb", .site = SITE_XDP, IS("other.XDP", LIKELY) },
	{ "denied behind NFQUEUE", UNSAID, .symbol = "nf_reinject", .site = SITE_NFQUEUE, .class = CLASS_POLICY, .proof = RULE_SEEN, .tweak = to_queue, IS("svc.policy", LIKELY), .says = "queue_dropped" },
	{ "not taken by NFQUEUE", UNSAID, .symbol = "nf_queue", .site = SITE_NFQUEUE, .class = CLASS_POLICY, .proof = RULE_SEEN, .tweak = to_queue, IS("other.NFQUEUE", LIKELY), .says = "in time" },
	{ "NFQUEUE, not told which", UNSAID, .site = SITE_NFQUEUE, .class = CLASS_POLICY, .proof = RULE_SEEN, .tweak = to_queue, IS("svc.policy", POSSIBLE) },
	{ "dropped at the hook where a queue rule fits", NETFILTER(FORWARD), .class = CLASS_POLICY, .proof = RULE_INFERRED, .tweak = to_queue, IS("svc.policy", POSSIBLE) },
	{ "somebody's NFQUEUE", UNSAID, .symbol = "nf_reinject", .site = SITE_NFQUEUE, .class = CLASS_UNCLAIMED, .proof = RULE_SEEN, .tweak = to_queue, IS("other.NFQUEUE", LIKELY) },

	/* rules of nobody, and expected ones */
	{ "unclaimed rule on the node", NETFILTER(FORWARD), .is = ON_NODE, .class = CLASS_UNCLAIMED, .proof = RULE_SEEN, IS("svc.rule", CERTAIN), .says = "on the node" },
	{ "unclaimed rule in a pod", NETFILTER(OUTPUT), .is = IN_POD, .class = CLASS_UNCLAIMED, .proof = RULE_INFERRED, IS("svc.rule", LIKELY), .says = "in pod shop/web-1" },
	{ "unclaimed rule, text", OLD_NETFILTER(INPUT), .class = CLASS_UNCLAIMED, .proof = RULE_INFERRED, IS("svc.rule", LIKELY), .says = "-A FORWARD -j DROP" },
	{ "unclaimed, several", NETFILTER(FORWARD), .class = CLASS_UNCLAIMED, .proof = RULE_SEVERAL, IS("svc.rule", POSSIBLE), .alternative = "svc.policy" },
	{ "conntrack INVALID", NETFILTER(FORWARD), .class = CLASS_CT_INVALID, .proof = RULE_SEEN, IS("other.NETFILTER_DROP", CERTAIN), .says = "Conntrack does not know" },
	{ "AKS's protection", NETFILTER(FORWARD), .is = QUIET, .class = CLASS_PROTECTION, .proof = RULE_SEEN, .dst = "168.63.129.16", IS("other.NETFILTER_DROP", CERTAIN) },
	{ "AKS's protection, 5.10", OLD_NETFILTER(FORWARD), .is = QUIET, .class = CLASS_PROTECTION, .proof = RULE_INFERRED, IS("other.NETFILTER_DROP", LIKELY) },
	{ "engine not ready for the pod", NETFILTER(FORWARD), .class = CLASS_TRANSIENT, .proof = RULE_SEEN, IS("other.NETFILTER_DROP", CERTAIN), .says = "not set up this pod" },
	{ "port that the Service lacks", NETFILTER(FORWARD), .class = CLASS_UNDEFINED_PORT, .proof = RULE_SEEN, IS("other.NETFILTER_DROP", CERTAIN), .says = "svc.undefined-port" },
	{ "hook without a rule", NETFILTER(FORWARD), .is = ON_NODE, IS("other.NETFILTER_DROP", POSSIBLE), .says = "hook FORWARD on the node" },
	{ "hook without a rule, 5.10", OLD_NETFILTER(PREROUTING), IS("other.NETFILTER_DROP", POSSIBLE), .says = "nf_conntrack_max" },
	{ "DNS clash", OLD_NETFILTER(POSTROUTING), .is = UDP, .dport = 53, IS("other.NETFILTER_DROP", POSSIBLE), .says = "insert_failed" },
	{ "in conntrack", NETFILTER(PREROUTING), .tweak = in_conntrack, IS("other.NETFILTER_DROP", LIKELY), .says = "Conntrack refused" },
	{ "an owner without a rule is nothing", NETFILTER(FORWARD), .class = CLASS_POLICY, IS("other.NETFILTER_DROP", POSSIBLE) },

	/* listeners */
	{ "nothing listens", NO_LISTENER, .is = IN_POD, .listen = L_NOTHING, IS("svc.listen", CERTAIN), .says = "(0 listeners)" },
	{ "nothing listens, through the Service", NO_LISTENER, .is = IN_POD | SERVICE, .listen = L_NOTHING, IS("svc.listen", CERTAIN), .says = "in pod shop/web-1" },
	{ "nothing listens, 5.10", OLD_NO_LISTENER, .is = IN_POD | CSUM_OK, .listen = L_NOTHING, IS("svc.listen", LIKELY) },
	{ "nothing listens, 5.10, IPv6", .symbol = "tcp_v6_rcv", .site = SITE_TCP_RECEIVE, .is = IN_POD | V6, .listen = L_NOTHING, IS("svc.listen", LIKELY) },
	{ "bad checksum, 5.10", OLD_NO_LISTENER, .is = IN_POD | CSUM_BAD, .listen = L_NOTHING, IS("other.TCP_RECEIVE", LIKELY), .says = "checksum is wrong" },
	{ "bad checksum", .reason = "TCP_CSUM", .symbol = "tcp_v4_rcv", .site = SITE_TCP_RECEIVE, .is = IN_POD | CSUM_BAD, .listen = L_NOTHING, IS("other.TCP_CSUM", CERTAIN) },
	{ "unsaid in tcp_v4_rcv where reasons are", UNSAID, .symbol = "tcp_v4_rcv", .site = SITE_TCP_RECEIVE, .is = IN_POD, .listen = L_NOTHING, IS("other.TCP_RECEIVE", LIKELY) },
	{ "refused by a listener, 5.10", .symbol = "tcp_v4_do_rcv", .site = SITE_TCP_RECEIVE, .is = IN_POD, .listen = L_NOTHING, IS("other.TCP_RECEIVE", LIKELY) },
	{ "only on loopback", NO_LISTENER, .is = IN_POD | SERVICE, .listen = L_LOOPBACK, IS("svc.listen", CERTAIN), .says = "only on loopback" },
	{ "all on loopback", NO_LISTENER, .is = IN_POD | SERVICE, .listen = L_ONLY_LOOPBACKS, IS("svc.listen", CERTAIN), .says = "all on loopback" },
	{ "on another address of the pod", NO_LISTENER, .is = IN_POD, .listen = L_OTHER_ADDR, IS("svc.listen", CERTAIN) },
	{ "other port, through the Service", NO_LISTENER, .is = IN_POD | SERVICE, .listen = L_OTHER_PORT, IS("svc.port", LIKELY), .says = "pod listens on 9090, 9091, the Service sends to 8080" },
	{ "other port, DNAT in the namespace", NO_LISTENER, .is = IN_POD | DNAT, .listen = L_OTHER_PORT, IS("svc.port", LIKELY) },
	{ "other port, NAT seen earlier", NO_LISTENER, .is = IN_POD, .listen = L_OTHER_PORT, .tweak = seen_behind_nat, IS("svc.port", LIKELY) },
	{ "other port, through the Service, 5.10", OLD_NO_LISTENER, .is = IN_POD | SERVICE, .listen = L_OTHER_PORT, IS("svc.port", LIKELY) },
	{ "other port, straight to the pod", NO_LISTENER, .is = IN_POD, .listen = L_OTHER_PORT, IS("svc.listen", LIKELY), .says = "the client used 8080" },
	{ "listens now", NO_LISTENER, .is = IN_POD | SERVICE, .listen = L_NOW, IS("svc.listen", POSSIBLE), .says = "does now" },
	{ "pod is being deleted", NO_LISTENER, .is = IN_POD | SERVICE, .listen = L_DYING, IS("svc.listen", POSSIBLE), .says = "being deleted", .alternative = "svc.stale-endpoint" },
	{ "listeners unknown", NO_LISTENER, .is = IN_POD | SERVICE, IS("svc.listen", POSSIBLE), .alternative = "svc.port" },
	{ "endpoint's namespace without a name", NO_LISTENER, .is = DNAT, .listen = L_NOTHING, IS("svc.listen", LIKELY) },
	{ "endpoint, namespace not known", NO_LISTENER, .is = DNAT, .listen = L_NOTHING, .tweak = no_netns, IS("other.NO_SOCKET", CERTAIN) },
	{ "namespace of nobody", NO_LISTENER, .listen = L_NOTHING, IS("other.NO_SOCKET", CERTAIN) },
	{ "on the node", NO_LISTENER, .is = ON_NODE, .listen = L_NOTHING, IS("other.NO_SOCKET", CERTAIN) },
	{ "on the node, 5.10", OLD_NO_LISTENER, .is = ON_NODE, .listen = L_NOTHING, IS("other.TCP_RECEIVE", LIKELY) },
	{ "on the node, a Service's target", NO_LISTENER, .is = ON_NODE | DNAT, .listen = L_NOTHING, IS("svc.listen", POSSIBLE), .says = "host's network" },
	{ "stray ACK", NO_LISTENER, .is = IN_POD, .flags = ACK, .listen = L_NOTHING, IS("other.NO_SOCKET", CERTAIN), .says = "does not know" },
	{ "stray data", NO_LISTENER, .is = IN_POD | SERVICE, .flags = PSH | ACK, .listen = L_OTHER_PORT, IS("other.NO_SOCKET", CERTAIN) },
	{ "stray SYN-ACK", NO_LISTENER, .is = IN_POD, .flags = SYN | ACK, .listen = L_NOTHING, IS("other.NO_SOCKET", CERTAIN) },
	{ "late FIN", NO_LISTENER, .is = IN_POD | QUIET, .flags = FIN | ACK, .listen = L_NOTHING, IS("other.NO_SOCKET", CERTAIN) },
	{ "accept queue full", .reason = "TCP_LISTEN_OVERFLOW", .site = SITE_TCP_RECEIVE, .is = IN_POD | SERVICE, .listen = L_NOW, IS("other.TCP_LISTEN_OVERFLOW", CERTAIN) },
	{ "UDP, nothing listens", UDP_NO_LISTENER, .is = IN_POD | UDP | SERVICE, .listen = L_NOTHING, .dport = 53, IS("svc.listen", CERTAIN) },
	{ "UDP, nothing listens, no Service", UDP_NO_LISTENER, .is = IN_POD | UDP, .listen = L_NOTHING, .dport = 53, IS("svc.listen", LIKELY) },
	{ "UDP, 5.10", .symbol = "__udp4_lib_rcv", .site = SITE_UDP_RECEIVE, .is = IN_POD | UDP, .listen = L_NOTHING, .dport = 53, IS("svc.listen", LIKELY) },
	{ "UDP, late answer", UDP_NO_LISTENER, .is = IN_POD | UDP, .listen = L_NOTHING, .sport = 53, .dport = 40000, IS("other.NO_SOCKET", CERTAIN), .says = "closed its" },
	{ "UDP, answer by conntrack", UDP_NO_LISTENER, .is = IN_POD | UDP | DNAT | REPLY, .listen = L_NOTHING, IS("other.NO_SOCKET", CERTAIN) },
	{ "UDP receive buffer", .reason = "SOCKET_RCVBUFF", .symbol = "udp_queue_rcv_one_skb", .site = SITE_UDP_RECEIVE, .is = IN_POD | UDP, .listen = L_NOW, IS("other.SOCKET_RCVBUFF", CERTAIN), .says = "receive buffer" },
	{ "UDP receive buffer, 5.10", .symbol = "udp_queue_rcv_one_skb", .site = SITE_UDP_RECEIVE, .is = IN_POD | UDP, .tweak = queue_was_full, IS("other.SOCKET_RCVBUFF", LIKELY) },

	/* routes */
	{ "no route", .reason = "IP_INNOROUTES", IP_ERROR, .is = ON_NODE, .error = -ENETUNREACH, .route = R_NONE, IS("svc.route", CERTAIN), .says = "No route to 10.244.0.11 on the node" },
	{ "no route, 5.10", IP_ERROR, .error = -ENETUNREACH, .route = R_NONE, IS("svc.route", CERTAIN) },
	{ "no route, routes not read", .reason = "IP_INNOROUTES", IP_ERROR, .error = -ENETUNREACH, IS("svc.route", LIKELY) },
	{ "no route, but there is one now", .reason = "IP_INNOROUTES", IP_ERROR, .error = -ENETUNREACH, .route = R_PRESENT, IS("svc.route", POSSIBLE), .says = "came since" },
	{ "no route on the way out", .reason = "IP_OUTNOROUTES", .site = SITE_ROUTE_OUTPUT, .route = R_NONE, IS("svc.route", CERTAIN) },
	{ "unreachable route", UNSAID, IP_ERROR, .error = -EHOSTUNREACH, .route = R_UNREACHABLE, IS("svc.route", CERTAIN), .says = "'unreachable' route" },
	{ "unreachable route, 5.10", IP_ERROR, .error = -EHOSTUNREACH, .route = R_UNREACHABLE, IS("svc.route", CERTAIN) },
	{ "unreachable route, other one now", UNSAID, IP_ERROR, .error = -EHOSTUNREACH, .route = R_FORWARD_ON, IS("svc.route", POSSIBLE) },
	{ "prohibit route", UNSAID, IP_ERROR, .error = -EACCES, .route = R_PROHIBIT, IS("svc.route", CERTAIN), .says = "'prohibit' route" },
	{ "prohibit route, IPv6", .reason = "IP_INNOROUTES", .symbol = "ip6_pkt_drop", .site = SITE_ROUTE_INPUT, .is = V6, .error = -EACCES, .route = R_PROHIBIT, IS("svc.route", CERTAIN), .says = "'prohibit' route" },
	{ "blackhole route over a pod", UNSAID, IP_ERROR, .is = DNAT, .error = -EINVAL, .route = R_POD_BLACKHOLE, IS("svc.route", CERTAIN), .says = "'blackhole' route" },
	{ "blackhole route", UNSAID, IP_ERROR, .error = -EINVAL, .route = R_BLACKHOLE, IS("svc.route", LIKELY), .says = "'blackhole' route" },
	{ "blackhole by look-up only", IP_ERROR, .route = R_BLACKHOLE, IS("svc.route", LIKELY) },
	{ "error route, nothing known", IP_ERROR, IS("other.ROUTE_INPUT", LIKELY) },
	{ "ip_forward off", .reason = "IP_INADDRERRORS", IP_ERROR, .is = ON_NODE, .error = -EHOSTUNREACH, .route = R_NO_FORWARD, IS("svc.route", CERTAIN), .says = "ip_forward = 0" },
	{ "ip_forward off, 5.10", IP_ERROR, .is = ON_NODE, .error = -EHOSTUNREACH, .route = R_NO_FORWARD, IS("svc.route", CERTAIN), .says = "ip_forward = 0" },
	{ "ip_forward off, on now", .reason = "IP_INADDRERRORS", IP_ERROR, .is = ON_NODE, .error = -EHOSTUNREACH, .route = R_FORWARD_ON, IS("svc.route", POSSIBLE) },
	{ "ip_forward off, not read", .reason = "IP_INADDRERRORS", IP_ERROR, .is = ON_NODE, IS("svc.route", LIKELY) },
	{ "delivered to the wrong pod", .reason = "IP_INADDRERRORS", IP_ERROR, .is = IN_POD, .error = -EHOSTUNREACH, .route = R_NO_FORWARD, IS("svc.route", LIKELY), .says = "does not have it" },
	{ "IPv6 address error that is no forwarding", .reason = "IP_INADDRERRORS", .is = V6, .route = R_FORWARD_ON, IS("other.IP_INADDRERRORS", CERTAIN) },
	{ "IPv6 forwarding off", UNSAID, .symbol = "ip6_forward", .site = SITE_FORWARD, .is = V6, .route = R_NO_FORWARD, IS("svc.route", LIKELY), .says = "ipv6.conf.all.forwarding" },
	{ "rp_filter", .reason = "IP_RPFILTER", SOURCE, .route = R_RP_STRICT, IS("svc.route", CERTAIN), .says = "rp_filter is 1 on azv0" },
	{ "rp_filter, not read", .reason = "IP_RPFILTER", SOURCE, IS("svc.route", LIKELY) },
	{ "rp_filter, off now", .reason = "IP_RPFILTER", SOURCE, .route = R_RP_OFF, IS("svc.route", POSSIBLE) },
	{ "rp_filter, 5.10", SOURCE, .route = R_RP_STRICT, IS("svc.route", LIKELY), .says = "Reverse path" },
	{ "loopback source", .reason = "IP_LOCALNET", SOURCE, .src = "127.0.0.1", .route = R_RP_STRICT, IS("other.IP_LOCALNET", CERTAIN) },
	{ "loopback source, 6.1", UNSAID, SOURCE, .src = "127.0.0.1", .route = R_RP_STRICT, IS("other.MARTIAN_SOURCE", LIKELY) },
	{ "loopback source of a pod, 5.10", SOURCE, .is = FROM_POD, .src = "127.0.0.1", .route = R_RP_OFF, IS("other.MARTIAN_SOURCE", LIKELY) },
	{ "own address as source", .reason = "IP_LOCAL_SOURCE", SOURCE, .tweak = own_address, IS("other.IP_LOCAL_SOURCE", CERTAIN) },
	{ "own address as source, 6.1", UNSAID, SOURCE, .route = R_RP_STRICT, .tweak = own_address, IS("other.MARTIAN_SOURCE", LIKELY) },
	{ "pod's address on the node", .reason = "IP_LOCAL_SOURCE", SOURCE, .is = FROM_POD, IS("svc.route", LIKELY), .says = "for its own" },
	{ "pod's address on the node, 6.1", UNSAID, SOURCE, .is = FROM_POD, .route = R_RP_OFF, IS("svc.route", POSSIBLE) },
	{ "multicast source", .reason = "IP_INVALID_SOURCE", SOURCE, .src = "224.0.0.1", .is = FROM_POD, IS("other.IP_INVALID_SOURCE", CERTAIN) },
	{ "source check, nothing known", UNSAID, SOURCE, IS("other.SOURCE_CHECK", LIKELY) },
	{ "a program's look-up", .kind = OBS_ROUTE_FAIL, .site = SITE_ROUTE_OUTPUT, .is = ON_NODE, .error = -ENETUNREACH, .route = R_NONE, IS("svc.route", CERTAIN), .says = "connect()" },
	{ "a program's look-up, unreachable", .kind = OBS_ROUTE_FAIL, .error = -EHOSTUNREACH, .route = R_UNREACHABLE, IS("svc.route", CERTAIN) },
	{ "a program's look-up, prohibit", .kind = OBS_ROUTE_FAIL, .error = -EACCES, .route = R_PROHIBIT, IS("svc.route", CERTAIN) },
	{ "a program's look-up, blackhole", .kind = OBS_ROUTE_FAIL, .error = -EINVAL, .route = R_BLACKHOLE, IS("svc.route", LIKELY) },
	{ "a program tries IPv6", .kind = OBS_ROUTE_FAIL, .is = V6 | QUIET, .dst = "2600:1901::1", .error = -ENETUNREACH, .route = R_NONE, IS("other.ROUTE_OUTPUT", LIKELY) },
	{ "a program needs IPv6", .kind = OBS_ROUTE_FAIL, .is = V6 | API, .error = -ENETUNREACH, .route = R_NONE, IS("svc.route", CERTAIN) },

	/* stale endpoints */
	{ "endpoint gone", UNSAID, IP_ERROR, .is = DNAT, .error = -EINVAL, .route = R_WAS_POD, IS("svc.stale-endpoint", CERTAIN), .says = "until a moment ago" },
	{ "endpoint of nobody", UNSAID, IP_ERROR, .is = DNAT, .error = -EINVAL, .route = R_NOBODY, IS("svc.stale-endpoint", LIKELY) },
	{ "endpoint of nobody, no route", .reason = "IP_INNOROUTES", IP_ERROR, .is = DNAT | SERVICE, .error = -ENETUNREACH, .route = R_NOBODY, IS("svc.stale-endpoint", LIKELY), .says = "no longer list" },
	{ "endpoint gone, 5.10", IP_ERROR, .is = DNAT, .error = -EINVAL, .route = R_WAS_POD, IS("svc.stale-endpoint", CERTAIN) },
	{ "endpoint gone, seen by an earlier packet", UNSAID, IP_ERROR, .error = -EINVAL, .route = R_WAS_POD, .tweak = seen_behind_nat, IS("svc.stale-endpoint", LIKELY) },
	{ "endpoint gone, neighbour", .reason = "NEIGH_FAILED", .site = SITE_NEIGHBOUR, .is = DNAT, .route = R_WAS_POD, IS("svc.stale-endpoint", LIKELY) },
	{ "pod gone, used by its address", UNSAID, IP_ERROR, .error = -EINVAL, .route = R_WAS_POD, IS("svc.stale-endpoint", LIKELY), .says = "not a Service" },
	{ "address of nobody, no Service", UNSAID, IP_ERROR, .error = -EINVAL, .route = R_NOBODY, IS("svc.route", POSSIBLE), .alternative = "svc.stale-endpoint" },
	{ "living endpoint without a route", .reason = "IP_INNOROUTES", IP_ERROR, .is = DNAT, .error = -ENETUNREACH, .route = R_IS_POD, IS("svc.route", POSSIBLE) },
	{ "endpoint, pod range not known", UNSAID, IP_ERROR, .is = DNAT, .error = -EHOSTUNREACH, .route = R_UNREACHABLE, IS("svc.route", LIKELY) },
	{ "client gone, pod range not known", .reason = "IP_INNOROUTES", IP_ERROR, .is = DNAT | REPLY, .flags = ACK, .error = -ENETUNREACH, .route = R_NONE, IS("svc.route", LIKELY) },
	{ "client gone", UNSAID, IP_ERROR, .is = DNAT | REPLY, .flags = SYN | ACK, .error = -EINVAL, .route = R_WAS_POD, IS("other.ROUTE_INPUT", LIKELY), .says = "answer to a pod" },

	/* neighbours, links, MTU */
	{ "neighbour of a pod", .reason = "NEIGH_FAILED", .site = SITE_NEIGHBOUR, .is = TO_POD, IS("svc.route", LIKELY), .says = "does not answer ARP" },
	{ "neighbour of anybody", .reason = "NEIGH_FAILED", .site = SITE_NEIGHBOUR, .dst = "10.224.0.9", IS("svc.route", POSSIBLE) },
	{ "neighbour, 5.10", .symbol = "neigh_invalidate", .site = SITE_NEIGHBOUR, .route = R_IS_POD, IS("svc.route", LIKELY) },
	{ "neighbour, link down", .reason = "NEIGH_FAILED", .site = SITE_NEIGHBOUR, .route = R_LINK_DOWN, IS("svc.route", LIKELY), .says = "azv1 is down" },
	{ "neighbour, nobody's address", .reason = "NEIGH_FAILED", .site = SITE_NEIGHBOUR, .route = R_NOBODY, IS("svc.route", POSSIBLE), .alternative = "svc.stale-endpoint" },
	{ "neighbour table full", .reason = "NEIGH_CREATEFAIL", .site = SITE_NEIGHBOUR, IS("other.NEIGH_CREATEFAIL", CERTAIN), .says = "gc_thresh3" },
	{ "link down", .reason = "QDISC_DROP", .site = SITE_QDISC, .route = R_LINK_DOWN, IS("svc.route", LIKELY), .says = "The link azv1" },
	{ "no carrier, 5.10", .symbol = "kfree_skb_list", .site = SITE_QDISC, .route = R_NO_CARRIER, IS("svc.route", LIKELY), .says = "no carrier" },
	{ "another link is down", .reason = "QDISC_DROP", .site = SITE_QDISC, .route = R_OTHER_LINK_DOWN, IS("other.QDISC_DROP", CERTAIN) },
	{ "queue full", .reason = "QDISC_DROP", .site = SITE_QDISC, .route = R_PRESENT, IS("other.QDISC_DROP", CERTAIN) },
	{ "queue full, 7.x", .reason = "QDISC_DROP_OVERLIMIT", .site = SITE_QDISC, IS("other.QDISC_DROP_OVERLIMIT", CERTAIN) },
	{ "device not up", .reason = "DEV_READY", .site = SITE_DEVICE, IS("svc.route", LIKELY), .says = "not up" },
	{ "MTU", .reason = "PKT_TOO_BIG", .site = SITE_FORWARD, .is = DF, .flags = PSH | ACK, .tweak = larger_than_mtu, IS("svc.route", LIKELY), .says = "MTU" },
	{ "MTU, 5.10", .symbol = "ip_forward", .site = SITE_FORWARD, .is = DF, .flags = ACK, .tweak = larger_than_mtu, IS("svc.route", LIKELY), .says = "MTU 1450" },
	{ "MTU, 5.10, by the ICMP", .symbol = "ip_forward", .site = SITE_FORWARD, .is = DF, .flags = ACK, .tweak = too_big_by_icmp, IS("svc.route", LIKELY), .says = "MTU" },
	{ "too big, may be fragmented", .reason = "PKT_TOO_BIG", .tweak = larger_than_mtu, IS("other.PKT_TOO_BIG", CERTAIN) },
	{ "TTL before MTU", .reason = "IP_INHDR", .symbol = "ip_forward", .site = SITE_FORWARD, .is = DF, .tweak = ttl_over, IS("other.IP_INHDR", CERTAIN), .says = "time to live" },
	{ "TTL before MTU, 5.10", .symbol = "ip_forward", .site = SITE_FORWARD, .is = DF, .tweak = ttl_over, IS("other.FORWARD", LIKELY), .says = "TTL 1" },
	{ "wrong header", .reason = "IP_INHDR", .symbol = "ip_rcv_core", .site = SITE_IP_RECEIVE, .tweak = ttl_over, IS("other.IP_INHDR", CERTAIN), .says = "header is wrong" },

	/* the kernel's own word */
	{ "fragments missing", .reason = "FRAG_REASM_TIMEOUT", .site = SITE_FRAGMENT, IS("other.FRAG_REASM_TIMEOUT", CERTAIN) },
	{ "a listener that does not know the connection", .reason = "TCP_FLAGS", .site = SITE_TCP_RECEIVE, .flags = ACK, IS("other.TCP_FLAGS", CERTAIN) },
	{ "closed window", .reason = "TCP_ZEROWINDOW", .site = SITE_TCP_RECEIVE, .flags = PSH | ACK, IS("other.TCP_ZEROWINDOW", CERTAIN) },
	{ "outside the window", .reason = "TCP_INVALID_SEQUENCE", .site = SITE_TCP_RECEIVE, .flags = PSH | ACK, IS("other.TCP_INVALID_SEQUENCE", CERTAIN) },
	{ "outside the window, data", .reason = "TCP_INVALID_SEQUENCE", .site = SITE_TCP_RECEIVE, .flags = ACK, .tweak = large_segment, IS("other.TCP_INVALID_SEQUENCE", CERTAIN) },
	{ "a reason from the future", .reason = "WARP_CORE_BREACH", .site = SITE_TCP_RECEIVE, .is = IN_POD, .listen = L_NOTHING, IS("other.WARP_CORE_BREACH", LIKELY) },
	{ "a reason with odd bytes", .reason = "a-b\x1b[c", IS("other.A_B__C", LIKELY) },
	{ "no reason, a function", .symbol = "some_driver_xmit", IS("other.SOME_DRIVER_XMIT", POSSIBLE) },
	{ "nothing at all", .symbol = NULL, IS("other.UNKNOWN", POSSIBLE) },
	{ "bridge port", UNSAID, .symbol = "br_handle_frame", .site = SITE_BRIDGE, IS("other.BRIDGE", LIKELY) },
};

/* Never shown, never a cause of the article, whatever else would fit. */
static const struct row noises[] = {
	{ "socket closed", .reason = "QUEUE_PURGE", .site = SITE_SOCKET_CLOSE, IS("other.QUEUE_PURGE", CERTAIN) },
	{ "socket closed, 5.10", .symbol = "skb_queue_purge", .site = SITE_SOCKET_CLOSE, IS("other.SOCKET_CLOSE", LIKELY) },
	{ "RST of a reset", .kind = OBS_RESET_SENT, .site = SITE_TCP_RECEIVE, .is = IN_POD, .listen = L_NOTHING, IS("other.TCP_RECEIVE", LIKELY) },
	{ "neighbour", .kind = OBS_NEIGH_FAIL, .site = SITE_NEIGHBOUR, .route = R_IS_POD, IS("other.NEIGHBOUR", LIKELY) },
	{ "ARP", .reason = "QDISC_DROP", .site = SITE_QDISC, .route = R_LINK_DOWN, .tweak = arp, IS("other.QDISC_DROP", CERTAIN) },
	{ "neighbour advertisement", .reason = "IPV6_NDISC_NS_OTHERHOST", .is = V6, .tweak = neighbour_advert, IS("other.IPV6_NDISC_NS_OTHERHOST", CERTAIN) },
	{ "neighbour advertisement, no route", .reason = "IP_INNOROUTES", .is = V6, .route = R_NONE, .tweak = neighbour_advert, IS("other.IP_INNOROUTES", CERTAIN) },
	{ "redirect", NETFILTER(OUTPUT), .class = CLASS_UNCLAIMED, .proof = RULE_SEEN, .tweak = redirect, IS("other.NETFILTER_DROP", CERTAIN) },
	{ "redirect, 5.10", OLD_NETFILTER(FORWARD), .class = CLASS_POLICY, .proof = RULE_INFERRED, .tweak = redirect, IS("other.NETFILTER_DROP", LIKELY) },
	{ "multicast", UDP_NO_LISTENER, .is = UDP | IN_POD | SERVICE, .dst = "224.0.0.251", .listen = L_NOTHING, IS("other.NO_SOCKET", CERTAIN) },
	{ "broadcast, 5.10", .symbol = "__udp4_lib_rcv", .site = SITE_UDP_RECEIVE, .is = UDP | IN_POD, .dst = "255.255.255.255", IS("other.UDP_RECEIVE", LIKELY) },
	{ "multicast without a route", .kind = OBS_ROUTE_FAIL, .site = SITE_ROUTE_OUTPUT, .is = UDP, .dst = "239.1.1.1", .error = -ENETUNREACH, .route = R_NONE, IS("other.ROUTE_OUTPUT", LIKELY) },
	{ "other host", .reason = "OTHERHOST", .site = SITE_IP_RECEIVE, IS("other.OTHERHOST", CERTAIN) },
	{ "duplicate data", .reason = "TCP_OLD_DATA", .site = SITE_TCP_RECEIVE, .flags = PSH | ACK, IS("other.TCP_OLD_DATA", CERTAIN) },
	{ "RST to nobody", NO_LISTENER, .is = IN_POD, .flags = RST | ACK, .listen = L_NOTHING, IS("other.NO_SOCKET", CERTAIN) },
	{ "RST to nobody, 5.10", OLD_NO_LISTENER, .is = IN_POD, .flags = RST, .listen = L_NOTHING, IS("other.TCP_RECEIVE", LIKELY) },
	{ "last FIN", UNSAID, .symbol = "tcp_v4_rcv", .site = SITE_TCP_RECEIVE, .flags = FIN | ACK, IS("other.TCP_RECEIVE", LIKELY) },
	{ "ACK in TIME_WAIT", UNSAID, .symbol = "tcp_v4_rcv", .site = SITE_TCP_RECEIVE, .flags = ACK, IS("other.TCP_RECEIVE", LIKELY) },
	{ "ACK in TIME_WAIT or to nobody, 5.10", OLD_NO_LISTENER, .is = IN_POD, .flags = ACK, .listen = L_NOTHING, IS("other.TCP_RECEIVE", LIKELY) },
	{ "keepalive", .reason = "TCP_INVALID_SEQUENCE", .site = SITE_TCP_RECEIVE, .flags = ACK, IS("other.TCP_INVALID_SEQUENCE", CERTAIN) },
	{ "raw socket's copy", .reason = "SOCKET_FILTER", .site = SITE_RAW_RECEIVE, .is = UDP, IS("other.SOCKET_FILTER", CERTAIN) },
};
/* clang-format on */

struct given {
	struct obs obs;
	struct facts facts;
	struct flow flow;
	struct finding finding;
};

static void play(const struct row *row, struct given *given)
{
	*given = (struct given){ 0 };
	set_obs(row, &given->obs);
	set_conntrack(row, &given->obs);
	set_facts(row, &given->facts);
	given->flow.client = *obs_client_tuple(&given->obs);
	if (row->tweak)
		row->tweak(&given->obs, &given->facts, &given->flow);
	correlate(&given->flow, &given->obs, &given->facts, &given->finding);
}

static bool says(const struct finding *finding, const char *text)
{
	bool found = !text || strstr(finding->title, text);

	for (unsigned int i = 0; !found && i < finding->evidences; i++)
		found = strstr(finding->evidence[i], text);
	return found;
}

static bool lists(const struct finding *finding, const char *alternative)
{
	bool found = !alternative;

	for (unsigned int i = 0; !found && i < finding->alternatives; i++)
		found = strcmp(finding->alternative[i], alternative) == 0;
	return found;
}

static void print(const char *name, const struct finding *finding)
{
	print_message("row '%s': %s %s%s \"%s\"\n", name, finding->id,
		      confidence_name(finding->confidence), finding->quiet ? " quiet" : "",
		      finding->title);
	for (unsigned int i = 0; i < finding->evidences; i++)
		print_message("    %s\n", finding->evidence[i]);
}

static bool is_right(const struct row *row, const struct finding *finding, bool quiet)
{
	bool other = strncmp(row->id, "other.", 6) == 0;

	return finding->cause && strcmp(finding->cause->id, other ? "other" : row->id) == 0 &&
	       strcmp(finding->id, row->id) == 0 && finding->confidence == row->confidence &&
	       finding->quiet == quiet && finding->title[0] && says(finding, row->says) &&
	       lists(finding, row->alternative) &&
	       (finding->confidence == CONFIDENCE_POSSIBLE || finding->alternatives == 0);
}

static void each_drop_has_its_cause(void **state)
{
	unsigned int wrong = 0;
	struct given given;
	const char *why;

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		play(&rows[i], &given);
		if (is_right(&rows[i], &given.finding, (rows[i].is & QUIET) != 0) &&
		    !cause_is_noise(&given.obs, &why))
			continue;
		print(rows[i].name, &given.finding);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

static void noise_is_never_a_cause(void **state)
{
	unsigned int wrong = 0;
	struct given given;
	const char *why = NULL;

	(void)state;
	for (size_t i = 0; i < LENGTH(noises); i++) {
		play(&noises[i], &given);
		if (is_right(&noises[i], &given.finding, true) &&
		    cause_is_noise(&given.obs, &why) && why)
			continue;
		print(noises[i].name, &given.finding);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

/* Each article cause that the rules give must be in the catalog and marked as working. */
static void claimed_causes_work(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		const struct cause *cause = cause_find(rows[i].id);

		assert_non_null(cause);
		assert_true(cause->working);
	}
}

/* No flow (out of memory) and nothing known: the kernel's word must be enough, and nothing may be
 * certain but that word. */
static void works_with_nothing_known(void **state)
{
	static const struct facts nothing;
	struct finding finding;
	struct given given;

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		play(&rows[i], &given);
		correlate(NULL, &given.obs, &nothing, &finding);
		assert_non_null(finding.cause);
		if (finding.confidence == CONFIDENCE_CERTAIN)
			assert_string_equal(finding.cause->id, "other");
	}
}

/* Any bytes in names: nothing overruns, whatever is cut. */
static void long_names_are_cut(void **state)
{
	struct given given;

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct facts *facts = &given.facts;

		play(&rows[i], &given);
		memset(given.obs.reason, 'X', sizeof(given.obs.reason) - 1);
		memset(facts->here.name, 'n', sizeof(facts->here.name) - 1);
		memset(facts->rule.chain, 'c', sizeof(facts->rule.chain) - 1);
		memset(facts->rule.table, 't', sizeof(facts->rule.table) - 1);
		memset(facts->rule.text, 'r', sizeof(facts->rule.text) - 1);
		memset(facts->owner.policy[0].name, 'p', NAME_OBJECT_MAX - 1);
		facts->owner.policies = 200;
		correlate(&given.flow, &given.obs, facts, &given.finding);
		if (rows[i].reason)
			continue;
		given.obs.reason[0] = '\0';
		correlate(&given.flow, &given.obs, facts, &given.finding);
		assert_true(given.finding.evidences <= EVIDENCE_MAX);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_drop_has_its_cause),
		cmocka_unit_test(noise_is_never_a_cause),
		cmocka_unit_test(claimed_causes_work),
		cmocka_unit_test(works_with_nothing_known),
		cmocka_unit_test(long_names_are_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
