/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Rules as text. What is expected here is what iptables 1.8.9 and nft 1.0.6 print for the same
 * rules. */
#include "unit/ruleset_evaluate.h"

#include <linux/netfilter/xt_addrtype.h>
#include <linux/netfilter/xt_limit.h>
#include <linux/netfilter/xt_multiport.h>
#include <linux/netfilter/xt_owner.h>
#include <linux/netfilter/xt_statistic.h>
#include <linux/rtnetlink.h>

#include "ruleset/print.h"

struct scene {
	struct ruleset *rs;
	struct table *table;
	struct chain *chain;
	struct rule *rule;
};

static struct scene scene(enum rule_backend backend, const char *family, const char *comment)
{
	struct scene s = { .rs = build_ruleset() };

	s.table = build_table(s.rs, backend, family, "filter");
	s.chain = build_chain(s.rs, s.table, "FORWARD");
	s.rule = build_rule(s.rs, s.chain, comment);
	return s;
}

static void expect(struct scene *s, const char *text)
{
	char out[512];

	rule_print(s->table, s->chain, s->rule, out, sizeof(out));
	assert_string_equal(out, text);
	ruleset_free(s->rs);
}

static void legacy_entry(void **state)
{
	struct scene s = scene(BACKEND_IPTABLES_LEGACY, "ip", "a \"quoted\" one");
	struct ipt_ip ip = { .src.s_addr = inet_addr("10.1.0.0"),
			     .smsk.s_addr = inet_addr("255.255.0.0"),
			     .dst.s_addr = inet_addr("10.2.3.4"),
			     .dmsk.s_addr = UINT32_MAX,
			     .proto = 6,
			     .iniface = "cali+",
			     .invflags = IPT_INV_DSTIP };
	struct xt_tcp tcp = {
		.spts = { 0, 65535 }, .dpts = { 80, 90 }, .flg_mask = 0x17, .flg_cmp = 2
	};

	(void)state;
	memset(ip.iniface_mask, 0xff, 4);
	build_xt(s.rs, s.rule, ITEM_XT_IP, NULL, 0, &ip, sizeof(ip));
	build_match(s.rs, s.rule, "tcp", 0, tcp);
	build_verdict(s.rule, VERDICT_DROP, NULL);
	expect(&s,
	       "-A FORWARD -s 10.1.0.0/16 ! -d 10.2.3.4/32 -i cali+ -p tcp -m tcp --dport 80:90 "
	       "--tcp-flags FIN,SYN,RST,ACK SYN -m comment --comment \"a \\\"quoted\\\" one\" "
	       "-j DROP");
}

static void legacy_entry_v6(void **state)
{
	struct scene s = scene(BACKEND_IPTABLES_LEGACY, "ip6", NULL);
	struct ip6t_ip6 ip = { .proto = 58, .flags = IP6T_F_PROTO, .outiface = "eth0" };
	uint32_t with = 4;

	(void)state;
	inet_pton(AF_INET6, "fd00::", &ip.dst);
	memset(&ip.dmsk, 0xff, 8);
	memset(ip.outiface_mask, 0xff, 5);
	build_xt(s.rs, s.rule, ITEM_XT_IP, NULL, 0, &ip, sizeof(ip));
	build_target(s.rs, s.rule, "REJECT", 0, with);
	expect(&s, "-A FORWARD -d fd00::/64 -o eth0 -p ipv6-icmp -j REJECT --reject-with "
		   "icmp6-port-unreachable");
}

static void xt_matches(void **state)
{
	struct scene s = scene(BACKEND_IPTABLES_LEGACY, "ip", NULL);
	struct xt_multiport_v1 ports = { .flags = XT_MULTIPORT_DESTINATION,
					 .count = 3,
					 .ports = { 80, 90, 99 },
					 .pflags = { 1, 0, 0 } };
	struct xt_addrtype_info_v1 type = { .dest = XT_ADDRTYPE_LOCAL,
					    .flags = XT_ADDRTYPE_INVERT_DEST };
	struct xt_owner_match_info owner = { .match = XT_OWNER_UID, .uid_min = 1, .uid_max = 9 };
	struct xt_rateinfo limit = { .avg = 60000, .burst = 10 };
	struct xt_statistic_info half = { .u.random.probability = 0x40000000 };

	(void)state;
	build_match(s.rs, s.rule, "multiport", 1, ports);
	build_match(s.rs, s.rule, "addrtype", 1, type);
	build_match(s.rs, s.rule, "owner", 1, owner);
	build_match(s.rs, s.rule, "limit", 0, limit);
	build_match(s.rs, s.rule, "statistic", 0, half);
	build_state(s.rs, s.rule, 1 | 8);
	build_mark_match(s.rs, s.rule, 0x400, 0x400, true);
	build_set_match(s.rs, s.rule, "azure-npm-1", 2, IPSET_DIM_ONE_SRC);
	build_mark_set(s.rs, s.rule, 0x1, 0xff);
	expect(&s, "-A FORWARD -m multiport --dports 80:90,99 -m addrtype ! --dst-type LOCAL "
		   "-m owner --uid-owner 1-9 -m limit --limit 10/min --limit-burst 10 "
		   "-m statistic --mode random --probability 0.50000000000 "
		   "-m conntrack --ctstate INVALID,NEW -m mark ! --mark 0x400/0x400 "
		   "-m set --match-set azure-npm-1 src,dst -j MARK --set-xmark 0x1/0xff");
}

static void what_is_not_decoded_is_named(void **state)
{
	struct scene s = scene(BACKEND_IPTABLES_LEGACY, "ip", NULL);
	uint8_t byte = 0;

	(void)state;
	build_match(s.rs, s.rule, "hashlimit", 3, byte);
	build_match(s.rs, s.rule, "tcp", 0, byte); /* too short */
	build_target(s.rs, s.rule, "TARPIT", 0, byte);
	expect(&s, "-A FORWARD -m hashlimit ... -m tcp ... -j TARPIT");
}

static void iptables_nft_expressions(void **state)
{
	struct scene s = scene(BACKEND_IPTABLES_NFT, "ip", "cali:x");
	uint16_t port = htons(8080);
	uint8_t tcp = 6;

	(void)state;
	build_load(s.rule, ITEM_META, NFT_META_IIFNAME, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, "cali", 4);
	build_load(s.rule, ITEM_META, NFT_META_OIFNAME, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_NEQ, "eth0", 5);
	build_payload(s.rule, NFT_PAYLOAD_NETWORK_HEADER, 12, 2, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, (uint8_t[]){ 10, 244 }, 2);
	build_payload(s.rule, NFT_PAYLOAD_NETWORK_HEADER, 16, 4, 0);
	build_bitwise(s.rs, s.rule, 0, inet_addr("255.255.254.0"), 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_NEQ, (uint8_t[]){ 10, 1, 2, 0 }, 4);
	build_load(s.rule, ITEM_META, NFT_META_L4PROTO, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, &tcp, 1);
	build_payload(s.rule, NFT_PAYLOAD_TRANSPORT_HEADER, 2, 2, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, &port, 2);
	build_item(s.rule, ITEM_COUNTER);
	build_verdict(s.rule, VERDICT_GOTO, "cali-tw-x");
	expect(&s, "-A FORWARD -s 10.244.0.0/16 ! -d 10.1.2.0/23 -i cali+ ! -o eth0 -p tcp -m tcp "
		   "--dport 8080 -m comment --comment \"cali:x\" -g cali-tw-x");
}

static void nft_rule(void **state)
{
	struct scene s = scene(BACKEND_NFT, "ip", "cali:y");
	uint32_t mark = 0x20000;

	(void)state;
	s.rule->handle = 22;
	s.rule->packets = 3;
	s.rule->bytes = 180;
	build_load(s.rule, ITEM_META, NFT_META_MARK, 0);
	build_bitwise(s.rs, s.rule, 0, 0x20000, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, &mark, 4);
	build_item(s.rule, ITEM_COUNTER);
	build_verdict(s.rule, VERDICT_DROP, NULL);
	expect(&s, "meta mark & 0x00020000 == 0x00020000 counter packets 3 bytes 180 drop "
		   "comment \"cali:y\" # handle 22");
}

static void nft_fields(void **state)
{
	struct scene s = scene(BACKEND_NFT, "inet", NULL);
	uint16_t from = htons(80), to = htons(90);
	uint32_t zero = 0, local = RTN_LOCAL;
	uint8_t tcp = 6;

	(void)state;
	build_load(s.rule, ITEM_META, NFT_META_L4PROTO, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, &tcp, 1);
	build_payload(s.rule, NFT_PAYLOAD_TRANSPORT_HEADER, 2, 2, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_GTE, &from, 2);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_LTE, &to, 2);
	build_load(s.rule, ITEM_CT, NFT_CT_STATE, 0);
	build_bitwise(s.rs, s.rule, 0, 2 | 4, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_NEQ, &zero, 4);
	build_load(s.rule, ITEM_FIB, NFT_FIB_RESULT_ADDRTYPE, 0)->flags = NFTA_FIB_F_DADDR;
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, &local, 4);
	build_load(s.rule, ITEM_META, NFT_META_OIFNAME, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, "cali", 4);
	build_item(s.rule, ITEM_REJECT)->op = NFT_REJECT_TCP_RST;
	expect(&s, "tcp dport 80-90 ct state established,related fib daddr type local "
		   "oifname \"cali*\" reject with tcp reset");
}

static void nft_sets(void **state)
{
	struct scene s = scene(BACKEND_NFT, "ip", NULL);
	struct rset *map = build_rset(s.rs, 12, 2), *anonymous = build_rset(s.rs, 4, 3);

	(void)state;
	map->is_map = map->is_vmap = true;
	map->name = "service-ips";
	build_payload(s.rule, NFT_PAYLOAD_NETWORK_HEADER, 16, 4, 0);
	build_load(s.rule, ITEM_META, NFT_META_L4PROTO, 1);
	build_payload(s.rule, NFT_PAYLOAD_TRANSPORT_HEADER, 2, 2, 2);
	build_lookup(s.rule, map, 0, false);
	anonymous->name = "__set0";
	anonymous->is_interval = true;
	build_elem(s.rs, anonymous, (uint8_t[]){ 10, 0, 0, 1 });
	build_elem(s.rs, anonymous, (uint8_t[]){ 10, 0, 0, 4 })->interval_end = true;
	build_elem(s.rs, anonymous, (uint8_t[]){ 10, 0, 0, 9 });
	build_payload(s.rule, NFT_PAYLOAD_NETWORK_HEADER, 12, 4, 0);
	build_lookup(s.rule, anonymous, 0, true);
	build_verdict(s.rule, VERDICT_JUMP, "x");
	expect(&s, "ip daddr . meta l4proto . th dport vmap @service-ips "
		   "ip saddr != { 10.0.0.1-10.0.0.3, 10.0.0.9 } jump x");
}

static void text_that_does_not_fit(void **state)
{
	struct scene s = scene(BACKEND_IPTABLES_LEGACY, "ip", NULL);
	char out[16];

	(void)state;
	build_verdict(s.rule, VERDICT_JUMP, "a-chain-with-a-long-name");
	rule_print(s.table, s.chain, s.rule, out, sizeof(out));
	assert_string_equal(out, "-A FORWARD -...");
	rule_print(s.table, s.chain, s.rule, out, 1);
	assert_string_equal(out, "");
	out[0] = 'x';
	rule_print(s.table, s.chain, s.rule, out, 0);
	assert_int_equal(out[0], 'x');
	ruleset_free(s.rs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(legacy_entry),
		cmocka_unit_test(legacy_entry_v6),
		cmocka_unit_test(xt_matches),
		cmocka_unit_test(what_is_not_decoded_is_named),
		cmocka_unit_test(iptables_nft_expressions),
		cmocka_unit_test(nft_rule),
		cmocka_unit_test(nft_fields),
		cmocka_unit_test(nft_sets),
		cmocka_unit_test(text_that_does_not_fit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
