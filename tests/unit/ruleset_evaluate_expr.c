/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Every nft expression, both ways, and unknown bits on their way through registers. */
#include "unit/ruleset_evaluate.h"

#include <linux/rtnetlink.h>

struct scene {
	struct ruleset *rs;
	struct chain *forward;
	struct rule *rule; /* drops when its expressions match */
	struct obs obs;
	struct evaluate_env env;
};

enum answer { NO, YES, MAYBE };

static struct scene scene(void)
{
	struct scene s = { .rs = build_ruleset(), .obs = build_obs() };
	struct table *table = build_table(s.rs, BACKEND_NFT, "inet", "t");

	s.forward = build_base(s.rs, table, "f", HOOK_FORWARD, 0, VERDICT_ACCEPT);
	s.rule = build_rule(s.rs, s.forward, NULL);
	return s;
}

/* The expressions decide between the rule's drop and the chain's policy. */
static enum answer ask(struct scene *s)
{
	struct evaluation e;
	uint16_t before = s->rule->item_count;

	s->forward->policy.kind = VERDICT_DROP;
	build_verdict(s->rule, VERDICT_DROP, NULL);
	assert_int_equal(evaluate(s->rs, &s->obs, &s->env, &e), 0);
	s->rule->item_count = before;
	if (e.several)
		return MAYBE;
	assert_true(e.dropped);
	return e.rule ? YES : NO;
}

static void fresh(struct scene *s)
{
	s->rule->item_count = 0;
	memset(s->rule->items, 0, BUILD_ITEM_MAX * sizeof(*s->rule->items));
}

static void cmp_u32(struct scene *s, uint8_t op, uint32_t value)
{
	build_cmp(s->rs, s->rule, 0, op, &value, 4);
}

static void payload_network(void **state)
{
	struct scene s = scene();
	uint8_t ttl = 63, tos = 0;
	uint16_t len = htons(60);

	(void)state;
	build_payload(s.rule, NFT_PAYLOAD_NETWORK_HEADER, 12, 4, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, s.obs.tuple.src.bytes, 4);
	build_payload(s.rule, NFT_PAYLOAD_NETWORK_HEADER, 16, 3, 0); /* a /24 */
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, s.obs.tuple.dst.bytes, 3);
	build_payload(s.rule, NFT_PAYLOAD_NETWORK_HEADER, 8, 1, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, &ttl, 1);
	build_payload(s.rule, NFT_PAYLOAD_NETWORK_HEADER, 2, 2, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_LTE, &len, 2);
	assert_int_equal(ask(&s), YES);
	s.obs.ttl = 62;
	assert_int_equal(ask(&s), NO);
	fresh(&s);
	build_payload(s.rule, NFT_PAYLOAD_NETWORK_HEADER, 1, 1, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, &tos, 1);
	assert_int_equal(ask(&s), MAYBE); /* TOS is not in an obs */
	ruleset_free(s.rs);
}

static void payload_v6(void **state)
{
	struct scene s = scene();
	uint8_t next = 6;

	(void)state;
	s.obs.tuple.src = build_addr("fd00::1");
	s.obs.tuple.dst = build_addr("fd00::2");
	s.obs.orig = s.obs.tuple;
	build_payload(s.rule, NFT_PAYLOAD_NETWORK_HEADER, 24, 16, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, s.obs.tuple.dst.bytes, 16);
	build_payload(s.rule, NFT_PAYLOAD_NETWORK_HEADER, 6, 1, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, &next, 1);
	assert_int_equal(ask(&s), YES);
	s.obs.tuple.dst.bytes[15] = 9;
	assert_int_equal(ask(&s), NO);
	ruleset_free(s.rs);
}

static void payload_transport(void **state)
{
	struct scene s = scene();
	uint16_t port = htons(8080);
	uint8_t syn = 2;

	(void)state;
	build_payload(s.rule, NFT_PAYLOAD_TRANSPORT_HEADER, 2, 2, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, &port, 2);
	build_payload(s.rule, NFT_PAYLOAD_TRANSPORT_HEADER, 13, 1, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, &syn, 1);
	assert_int_equal(ask(&s), YES);
	s.obs.tcp_flags = 18;
	assert_int_equal(ask(&s), NO);
	s.obs.has_ports = false;
	assert_int_equal(ask(&s), MAYBE);
	s.obs.fragment = true;
	assert_int_equal(ask(&s), NO); /* breaks off */
	ruleset_free(s.rs);
}

static void payload_out_of_bounds_is_unknown(void **state)
{
	struct scene s = scene();
	uint8_t zero[4] = { 0 };

	(void)state;
	build_payload(s.rule, NFT_PAYLOAD_NETWORK_HEADER, UINT32_MAX, 4, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, zero, 4);
	assert_int_equal(ask(&s), MAYBE);
	fresh(&s);
	build_payload(s.rule, NFT_PAYLOAD_LL_HEADER, 0, 4, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, zero, 4);
	assert_int_equal(ask(&s), MAYBE);
	fresh(&s);
	build_payload(s.rule, NFT_PAYLOAD_NETWORK_HEADER, 0, 60, 15); /* outside the registers */
	build_cmp(s.rs, s.rule, 15, NFT_CMP_EQ, zero, 4);
	assert_int_equal(ask(&s), MAYBE);
	ruleset_free(s.rs);
}

static void meta(void **state)
{
	static const struct {
		uint32_t key;
		uint8_t len;
		char value[IFNAMSIZ];
	} rows[] = { { NFT_META_L4PROTO, 1, { 6 } },     { NFT_META_NFPROTO, 1, { 2 } },
		     { NFT_META_PROTOCOL, 2, { 8, 0 } }, { NFT_META_IIFNAME, IFNAMSIZ, "azv1" },
		     { NFT_META_OIFNAME, 3, "azv" }, /* a prefix */
		     { NFT_META_IIF, 4, { 5 } },         { NFT_META_OIF, 4, { 6 } },
		     { NFT_META_LEN, 4, { 60 } } };
	struct scene s = scene();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		fresh(&s);
		build_load(s.rule, ITEM_META, rows[i].key, 0);
		build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, rows[i].value, rows[i].len);
		assert_int_equal(ask(&s), YES);
		s.rule->items[1].op = NFT_CMP_NEQ;
		assert_int_equal(ask(&s), NO);
	}
	fresh(&s);
	build_load(s.rule, ITEM_META, NFT_META_CPU, 0);
	cmp_u32(&s, NFT_CMP_EQ, 0);
	assert_int_equal(ask(&s), MAYBE);
	fresh(&s);
	build_load(s.rule, ITEM_META, NFT_META_SKUID, 0);
	cmp_u32(&s, NFT_CMP_EQ, 7);
	assert_int_equal(ask(&s), NO); /* no socket: breaks off */
	s.obs.has_socket = true;
	s.obs.uid = 7;
	assert_int_equal(ask(&s), YES);
	ruleset_free(s.rs);
}

static void devices_of_a_hook(void **state)
{
	struct scene s = scene();
	char none[IFNAMSIZ] = { 0 };

	(void)state;
	s.obs.hook = s.forward->hook = HOOK_OUTPUT;
	build_load(s.rule, ITEM_META, NFT_META_IIFNAME, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, none, IFNAMSIZ);
	assert_int_equal(ask(&s), YES);
	fresh(&s);
	build_load(s.rule, ITEM_META, NFT_META_OIFNAME, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, "azv1", 5);
	s.obs.out_ifname[0] = '\0';
	assert_int_equal(ask(&s), MAYBE);
	s.obs.hook = s.forward->hook = HOOK_POSTROUTING;
	assert_int_equal(ask(&s), YES); /* skb->dev is where it goes */
	ruleset_free(s.rs);
}

static void conntrack(void **state)
{
	struct scene s = scene();
	uint16_t port = htons(8080);

	(void)state;
	build_load(s.rule, ITEM_CT, NFT_CT_STATE, 0);
	build_bitwise(s.rs, s.rule, 0, 8, 0);
	cmp_u32(&s, NFT_CMP_NEQ, 0);
	assert_int_equal(ask(&s), YES);
	s.obs.ct = CT_ESTABLISHED;
	assert_int_equal(ask(&s), NO);
	fresh(&s);
	build_load(s.rule, ITEM_CT, NFT_CT_STATUS, 0);
	build_bitwise(s.rs, s.rule, 0, IPS_DST_NAT, 0);
	cmp_u32(&s, NFT_CMP_NEQ, 0);
	assert_int_equal(ask(&s), NO);
	s.obs.ct_status = IPS_DST_NAT;
	assert_int_equal(ask(&s), YES);
	fresh(&s);
	build_load(s.rule, ITEM_CT, NFT_CT_PROTO_SRC, 0)->op = 1; /* of the reply */
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, &port, 2);
	build_load(s.rule, ITEM_CT, NFT_CT_DST_IP, 0)->op = 0;
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, s.obs.tuple.dst.bytes, 4);
	build_load(s.rule, ITEM_CT, NFT_CT_DIRECTION, 0);
	build_cmp(s.rs, s.rule, 0, NFT_CMP_EQ, "", 1);
	assert_int_equal(ask(&s), YES);
	s.obs.ct_reply = true;
	assert_int_equal(ask(&s), NO);
	s.obs.ct_reply = false;
	s.obs.ct = CT_NONE;
	assert_int_equal(ask(&s), NO); /* no entry: breaks off */
	fresh(&s);
	build_load(s.rule, ITEM_CT, NFT_CT_STATE, 0);
	build_bitwise(s.rs, s.rule, 0, 1, 0);
	cmp_u32(&s, NFT_CMP_NEQ, 0);
	assert_int_equal(ask(&s), YES); /* invalid */
	s.obs.ct = CT_UNTRACKED;
	assert_int_equal(ask(&s), NO);
	ruleset_free(s.rs);
}

static void conntrack_mark_is_set_and_read(void **state)
{
	struct scene s = scene();
	uint32_t five = 5;

	(void)state;
	build_item(s.rule, ITEM_IMMEDIATE_DATA)->dreg = 0;
	s.rule->items[0].data = (const uint8_t *)&five;
	s.rule->items[0].data_len = 4;
	build_item(s.rule, ITEM_CT_SET)->key = NFT_CT_MARK;
	s.rule->items[1].sreg = 0;
	build_load(s.rule, ITEM_CT, NFT_CT_MARK, 1);
	build_cmp(s.rs, s.rule, 1, NFT_CMP_EQ, &five, 4);
	assert_int_equal(ask(&s), YES);
	five = 6;
	assert_int_equal(ask(&s), NO);
	ruleset_free(s.rs);
}

static void comparisons(void **state)
{
	static const struct {
		uint8_t op;
		uint32_t value;
		enum answer answer;
	} rows[] = { { NFT_CMP_LT, 5, NO },   { NFT_CMP_LT, 6, YES }, { NFT_CMP_LTE, 5, YES },
		     { NFT_CMP_LTE, 4, NO },  { NFT_CMP_GT, 5, NO },  { NFT_CMP_GT, 4, YES },
		     { NFT_CMP_GTE, 5, YES }, { NFT_CMP_GTE, 6, NO } };
	struct scene s = scene();
	uint32_t be;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		fresh(&s);
		be = htonl(5);
		build_item(s.rule, ITEM_IMMEDIATE_DATA)->dreg = 0;
		s.rule->items[0].data = ruleset_bytes(s.rs, &be, 4);
		s.rule->items[0].data_len = 4;
		cmp_u32(&s, rows[i].op, htonl(rows[i].value));
		assert_int_equal(ask(&s), rows[i].answer);
	}
	ruleset_free(s.rs);
}

static void unknown_bits_between_bounds(void **state)
{
	struct scene s = scene();
	uint32_t mask = htonl(0xff);

	(void)state;
	build_load(s.rule, ITEM_META, NFT_META_PRANDOM, 0);
	build_bitwise(s.rs, s.rule, 0, mask, 0); /* 0 to 255, network order */
	cmp_u32(&s, NFT_CMP_LT, htonl(256));
	assert_int_equal(ask(&s), YES);
	s.rule->items[2].data = ruleset_bytes(s.rs, &(uint32_t){ htonl(255) }, 4);
	assert_int_equal(ask(&s), MAYBE);
	s.rule->items[2].op = NFT_CMP_EQ;
	s.rule->items[2].data = ruleset_bytes(s.rs, &(uint32_t){ htonl(256) }, 4);
	assert_int_equal(ask(&s), NO);
	ruleset_free(s.rs);
}

static void range(void **state)
{
	struct scene s = scene();
	uint16_t from = htons(8000), to = htons(8100);
	struct item *item;

	(void)state;
	build_payload(s.rule, NFT_PAYLOAD_TRANSPORT_HEADER, 2, 2, 0);
	item = build_item(s.rule, ITEM_RANGE);
	item->sreg = 0;
	item->data = (const uint8_t *)&from;
	item->data2 = (const uint8_t *)&to;
	item->data_len = item->data2_len = 2;
	assert_int_equal(ask(&s), YES);
	item->op = NFT_RANGE_NEQ;
	assert_int_equal(ask(&s), NO);
	s.obs.tuple.dport = 8101;
	assert_int_equal(ask(&s), YES);
	s.obs.has_ports = false;
	assert_int_equal(ask(&s), MAYBE);
	ruleset_free(s.rs);
}

static void shifts_and_byteorder(void **state)
{
	struct scene s = scene();
	struct item *item;
	uint32_t four = 4;

	(void)state;
	s.obs.mark = 0x120;
	build_load(s.rule, ITEM_META, NFT_META_MARK, 0);
	item = build_item(s.rule, ITEM_BITWISE);
	item->sreg = item->dreg = 0;
	item->len = 4;
	item->op = NFT_BITWISE_RSHIFT;
	item->data = (const uint8_t *)&four;
	item->data_len = 4;
	cmp_u32(&s, NFT_CMP_EQ, 0x12);
	assert_int_equal(ask(&s), YES);
	item->op = NFT_BITWISE_LSHIFT;
	assert_int_equal(ask(&s), NO);
	four = 40;
	assert_int_equal(ask(&s), MAYBE); /* no such shift: nothing is known */
	fresh(&s);
	build_load(s.rule, ITEM_META, NFT_META_MARK, 0);
	item = build_item(s.rule, ITEM_BYTEORDER);
	item->sreg = item->dreg = 0;
	item->len = item->key = 4;
	cmp_u32(&s, NFT_CMP_EQ, htonl(0x120));
	assert_int_equal(ask(&s), YES);
	ruleset_free(s.rs);
}

static void plain_set(void **state)
{
	struct scene s = scene();
	struct rset *set = build_rset(s.rs, 4, 3);

	(void)state;
	build_elem(s.rs, set, (uint8_t[]){ 10, 244, 0, 1 });
	build_elem(s.rs, set, (uint8_t[]){ 10, 244, 0, 11 });
	build_elem(s.rs, set, (uint8_t[]){ 10, 244, 0, 12 });
	build_payload(s.rule, NFT_PAYLOAD_NETWORK_HEADER, 16, 4, 0);
	build_lookup(s.rule, set, 0, false);
	assert_int_equal(ask(&s), YES);
	s.rule->items[1].inverted = true;
	assert_int_equal(ask(&s), NO);
	s.obs.tuple.dst.bytes[3] = 13;
	assert_int_equal(ask(&s), YES);
	set->loaded = false;
	assert_int_equal(ask(&s), MAYBE);
	s.rule->items[1].set = NULL;
	assert_int_equal(ask(&s), MAYBE);
	ruleset_free(s.rs);
}

static void interval_set(void **state)
{
	struct scene s = scene();
	struct rset *set = build_rset(s.rs, 4, 5);

	(void)state;
	set->is_interval = true;
	build_elem(s.rs, set, (uint8_t[]){ 10, 0, 0, 0 });
	build_elem(s.rs, set, (uint8_t[]){ 10, 1, 0, 0 })->interval_end = true;
	build_elem(s.rs, set, (uint8_t[]){ 10, 244, 0, 10 });
	build_elem(s.rs, set, (uint8_t[]){ 10, 244, 0, 12 })->interval_end = true;
	build_elem(s.rs, set, (uint8_t[]){ 10, 244, 0, 12 });
	build_payload(s.rule, NFT_PAYLOAD_NETWORK_HEADER, 16, 4, 0);
	build_lookup(s.rule, set, 0, false);
	assert_int_equal(ask(&s), YES);
	s.obs.tuple.dst.bytes[3] = 9;
	assert_int_equal(ask(&s), NO);
	s.obs.tuple.dst.bytes[3] = 12; /* one ends and the next begins */
	assert_int_equal(ask(&s), YES);
	s.obs.tuple.dst.bytes[3] = 255; /* the last one has no end */
	assert_int_equal(ask(&s), YES);
	s.obs.tuple.dst = build_addr("9.9.9.9");
	assert_int_equal(ask(&s), NO);
	ruleset_free(s.rs);
}

/* ip daddr . tcp dport { 10.244.0.0/24 . 8000-8100 } */
static void ranges_of_several_fields(void **state)
{
	struct scene s = scene();
	struct rset *set = build_rset(s.rs, 8, 2);
	struct rset_elem *elem;

	(void)state;
	set->is_interval = set->is_concat = true;
	elem = build_elem(s.rs, set, (uint8_t[]){ 10, 244, 0, 0, 0x1f, 0x40, 0, 0 });
	elem->key_end = ruleset_bytes(s.rs, (uint8_t[]){ 10, 244, 0, 255, 0x1f, 0xa4, 0, 0 }, 8);
	build_payload(s.rule, NFT_PAYLOAD_NETWORK_HEADER, 16, 4, 0);
	build_payload(s.rule, NFT_PAYLOAD_TRANSPORT_HEADER, 2, 2, 1);
	build_lookup(s.rule, set, 0, false);
	assert_int_equal(ask(&s), YES);
	s.obs.tuple.dport = 7999;
	assert_int_equal(ask(&s), NO);
	s.obs.has_ports = false;
	assert_int_equal(ask(&s), MAYBE);
	s.obs.tuple.dst.bytes[2] = 1;
	assert_int_equal(ask(&s), NO);
	elem = build_elem(s.rs, set, (uint8_t[8]){ 0 });
	elem->key = NULL;
	elem->catchall = true;
	assert_int_equal(ask(&s), YES);
	ruleset_free(s.rs);
}

static void verdict_map(void **state)
{
	struct scene s = scene();
	struct rset *map = build_rset(s.rs, 4, 3);
	struct chain *sub = build_chain(s.rs, s.forward->table, "sub");
	struct rule *drop = build_rule(s.rs, sub, NULL);
	struct rset_elem *elem;
	struct evaluation e;

	(void)state;
	build_verdict(drop, VERDICT_DROP, NULL);
	map->is_map = map->is_vmap = true;
	elem = build_elem(s.rs, map, (uint8_t[]){ 10, 244, 0, 11 });
	elem->verdict = (struct verdict){ VERDICT_GOTO, "sub" };
	elem->comment = "shop/cart:http";
	build_elem(s.rs, map, (uint8_t[]){ 10, 244, 0, 12 })->verdict.kind = VERDICT_DROP;
	build_payload(s.rule, NFT_PAYLOAD_NETWORK_HEADER, 16, 4, 0);
	build_lookup(s.rule, map, 0, false);
	e = build_run(s.rs, &s.obs);
	assert_true(e.dropped);
	assert_ptr_equal(e.rule, drop);
	assert_ptr_equal(e.elem, elem);
	s.obs.tuple.dst.bytes[3] = 12;
	e = build_run(s.rs, &s.obs);
	assert_true(e.dropped);
	assert_ptr_equal(e.rule, s.rule);
	s.obs.tuple.dst.bytes[3] = 13;
	e = build_run(s.rs, &s.obs);
	assert_null(e.table);
	ruleset_free(s.rs);
}

static void verdict_map_with_an_unknown_key(void **state)
{
	struct scene s = scene();
	struct rset *map = build_rset(s.rs, 4, 2);
	struct evaluation e;

	(void)state;
	map->is_map = map->is_vmap = true;
	build_elem(s.rs, map, (uint8_t[]){ 0, 0, 0, 0 })->verdict.kind = VERDICT_ACCEPT;
	build_elem(s.rs, map, (uint8_t[]){ 1, 0, 0, 0 })->verdict.kind = VERDICT_DROP;
	build_load(s.rule, ITEM_NUMGEN, 2, 0);
	build_lookup(s.rule, map, 0, false);
	e = build_run(s.rs, &s.obs);
	assert_true(e.dropped); /* accepted is not what happened */
	s.forward->policy.kind = VERDICT_DROP;
	e = build_run(s.rs, &s.obs);
	assert_true(e.several);
	ruleset_free(s.rs);
}

static void data_map(void **state)
{
	struct scene s = scene();
	struct rset *map = build_rset(s.rs, 4, 1);
	struct rset_elem *elem = build_elem(s.rs, map, (uint8_t[]){ 10, 244, 0, 11 });
	uint32_t value = 7;

	(void)state;
	map->is_map = true;
	elem->value = (const uint8_t *)&value;
	elem->value_len = 4;
	build_payload(s.rule, NFT_PAYLOAD_NETWORK_HEADER, 16, 4, 0);
	build_lookup(s.rule, map, 0, false);
	s.rule->items[1].dreg = 4;
	build_cmp(s.rs, s.rule, 4, NFT_CMP_EQ, &value, 4);
	assert_int_equal(ask(&s), YES);
	value = 8;
	s.rule->items[2].data = ruleset_bytes(s.rs, &(uint32_t){ 9 }, 4);
	assert_int_equal(ask(&s), NO);
	ruleset_free(s.rs);
}

static int all_local(void *ctx, const struct addr *addr)
{
	(void)ctx;
	(void)addr;
	return RTN_LOCAL;
}

static void fib(void **state)
{
	struct scene s = scene();

	(void)state;
	build_load(s.rule, ITEM_FIB, NFT_FIB_RESULT_ADDRTYPE, 0)->flags = NFTA_FIB_F_DADDR;
	cmp_u32(&s, NFT_CMP_EQ, RTN_LOCAL);
	assert_int_equal(ask(&s), MAYBE);
	s.env.addr_type = all_local;
	assert_int_equal(ask(&s), YES);
	s.rule->items[0].flags |= NFTA_FIB_F_IIF;
	assert_int_equal(ask(&s), MAYBE);
	ruleset_free(s.rs);
}

static void reject_nat_and_pass(void **state)
{
	struct scene s = scene();
	struct evaluation e;

	(void)state;
	build_item(s.rule, ITEM_COUNTER);
	build_item(s.rule, ITEM_PASS);
	build_item(s.rule, ITEM_REJECT);
	e = build_run(s.rs, &s.obs);
	assert_true(e.dropped);
	assert_int_equal(e.verdict, VERDICT_REJECT);
	s.rule->items[2].kind = ITEM_NAT;
	e = build_run(s.rs, &s.obs);
	assert_null(e.table);
	ruleset_free(s.rs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(payload_network),
		cmocka_unit_test(payload_v6),
		cmocka_unit_test(payload_transport),
		cmocka_unit_test(payload_out_of_bounds_is_unknown),
		cmocka_unit_test(meta),
		cmocka_unit_test(devices_of_a_hook),
		cmocka_unit_test(conntrack),
		cmocka_unit_test(conntrack_mark_is_set_and_read),
		cmocka_unit_test(comparisons),
		cmocka_unit_test(unknown_bits_between_bounds),
		cmocka_unit_test(range),
		cmocka_unit_test(shifts_and_byteorder),
		cmocka_unit_test(plain_set),
		cmocka_unit_test(interval_set),
		cmocka_unit_test(ranges_of_several_fields),
		cmocka_unit_test(verdict_map),
		cmocka_unit_test(verdict_map_with_an_unknown_key),
		cmocka_unit_test(data_map),
		cmocka_unit_test(fib),
		cmocka_unit_test(reject_nat_and_pass),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
