/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Base chains, jumps, marks, forks and bounds of evaluate(). */
#include "unit/ruleset_evaluate.h"

#include <linux/rtnetlink.h>

#define XT_STATE_INVALID 1
#define XT_STATE_NEW     8

struct scene {
	struct ruleset *rs;
	struct table *table;
	struct chain *forward;
	struct obs obs;
};

static struct scene scene(void)
{
	struct scene s = { .rs = build_ruleset(), .obs = build_obs() };

	s.table = build_table(s.rs, BACKEND_IPTABLES_NFT, "ip", "filter");
	s.forward = build_base(s.rs, s.table, "FORWARD", HOOK_FORWARD, 0, VERDICT_ACCEPT);
	return s;
}

static void maybe(struct rule *rule)
{
	build_item(rule, ITEM_MAYBE)->name = "limit";
}

static struct rule *plain(struct scene *s, struct chain *chain, enum verdict_kind kind,
			  const char *to)
{
	struct rule *rule = build_rule(s->rs, chain, NULL);

	build_verdict(rule, kind, to);
	return rule;
}

static void expect_rule(const struct scene *s, const struct rule *rule)
{
	struct evaluation e = build_run(s->rs, &s->obs);

	assert_true(e.dropped);
	assert_false(e.several);
	assert_ptr_equal(e.rule, rule);
}

static void expect_several(const struct scene *s)
{
	struct evaluation e = build_run(s->rs, &s->obs);

	assert_false(e.dropped);
	assert_true(e.several);
}

static void expect_nothing(const struct scene *s)
{
	struct evaluation e = build_run(s->rs, &s->obs);

	assert_false(e.dropped);
	assert_false(e.several);
	assert_null(e.table);
}

static void nothing_drops(void **state)
{
	struct scene s = scene();

	(void)state;
	expect_nothing(&s);
	plain(&s, s.forward, VERDICT_ACCEPT, NULL);
	plain(&s, s.forward, VERDICT_DROP, NULL);
	expect_nothing(&s);
	ruleset_free(s.rs);
}

static void the_policy_drops(void **state)
{
	struct scene s = scene();
	struct evaluation e;

	(void)state;
	s.forward->policy.kind = VERDICT_DROP;
	e = build_run(s.rs, &s.obs);
	assert_true(e.dropped);
	assert_null(e.rule);
	assert_ptr_equal(e.chain, s.forward);
	assert_int_equal(e.verdict, VERDICT_DROP);
	assert_int_equal(e.path_steps, 1);
	ruleset_free(s.rs);
}

static void jumps_return_and_gotos_do_not(void **state)
{
	struct scene s = scene();
	struct chain *a = build_chain(s.rs, s.table, "a"), *b = build_chain(s.rs, s.table, "b");
	struct rule *jump, *drop;
	struct evaluation e;

	(void)state;
	jump = plain(&s, s.forward, VERDICT_JUMP, "a");
	plain(&s, s.forward, VERDICT_GOTO, "b");
	plain(&s, s.forward, VERDICT_DROP, NULL); /* never reached */
	plain(&s, a, VERDICT_RETURN, NULL);
	plain(&s, a, VERDICT_DROP, NULL); /* never reached */
	expect_nothing(&s);
	drop = plain(&s, b, VERDICT_DROP, NULL);
	expect_rule(&s, drop);
	e = build_run(s.rs, &s.obs);
	assert_int_equal(e.path_steps, 2);
	assert_ptr_equal(e.path[0], s.forward);
	assert_ptr_equal(e.path[1], b);
	assert_int_equal(e.visited_count, 1);
	assert_ptr_equal(e.visited[0], jump);
	assert_ptr_equal(e.visited_chain[0], a);
	ruleset_free(s.rs);
}

static void goto_from_a_jumped_chain_returns_to_the_jump(void **state)
{
	struct scene s = scene();
	struct chain *a = build_chain(s.rs, s.table, "a");
	struct rule *drop;

	(void)state;
	build_chain(s.rs, s.table, "b");
	plain(&s, s.forward, VERDICT_JUMP, "a");
	drop = plain(&s, s.forward, VERDICT_DROP, NULL);
	plain(&s, a, VERDICT_GOTO, "b");
	plain(&s, a, VERDICT_ACCEPT, NULL); /* never reached */
	expect_rule(&s, drop);
	ruleset_free(s.rs);
}

static void base_chains_go_by_priority(void **state)
{
	struct scene s = scene();
	struct table *mangle = build_table(s.rs, BACKEND_IPTABLES_NFT, "ip", "mangle");
	struct chain *first =
		build_base(s.rs, mangle, "FORWARD", HOOK_FORWARD, -150, VERDICT_ACCEPT);
	struct rule *early;

	(void)state;
	plain(&s, s.forward, VERDICT_DROP, NULL);
	early = plain(&s, first, VERDICT_DROP, NULL);
	expect_rule(&s, early);
	ruleset_free(s.rs);
}

static void accept_ends_one_base_chain_only(void **state)
{
	struct scene s = scene();
	struct table *security = build_table(s.rs, BACKEND_IPTABLES_NFT, "inet", "later");
	struct chain *last = build_base(s.rs, security, "f", HOOK_FORWARD, 50, VERDICT_ACCEPT);
	struct rule *drop;

	(void)state;
	plain(&s, s.forward, VERDICT_ACCEPT, NULL);
	drop = plain(&s, last, VERDICT_DROP, NULL);
	expect_rule(&s, drop);
	ruleset_free(s.rs);
}

static void other_families_hooks_and_nat_are_left_out(void **state)
{
	struct scene s = scene();
	struct table *v6 = build_table(s.rs, BACKEND_NFT, "ip6", "t");
	struct table *bridge = build_table(s.rs, BACKEND_NFT, "bridge", "t");
	struct chain *nat;

	(void)state;
	plain(&s, build_base(s.rs, v6, "f", HOOK_FORWARD, 0, VERDICT_DROP), VERDICT_DROP, NULL);
	plain(&s, build_base(s.rs, bridge, "f", HOOK_FORWARD, 0, VERDICT_DROP), VERDICT_DROP, NULL);
	plain(&s, build_base(s.rs, s.table, "INPUT", HOOK_INPUT, 0, VERDICT_DROP), VERDICT_DROP,
	      NULL);
	nat = build_base(s.rs, s.table, "nat", HOOK_FORWARD, -100, VERDICT_ACCEPT);
	nat->is_nat = true;
	plain(&s, nat, VERDICT_DROP, NULL);
	expect_nothing(&s);
	ruleset_free(s.rs);
}

static void two_chains_of_one_priority_that_both_drop_are_several(void **state)
{
	struct scene s = scene();
	struct table *other = build_table(s.rs, BACKEND_NFT, "inet", "t");
	struct chain *tie = build_base(s.rs, other, "f", HOOK_FORWARD, 0, VERDICT_ACCEPT);
	struct rule *drop = plain(&s, s.forward, VERDICT_DROP, NULL);

	(void)state;
	expect_rule(&s, drop);
	plain(&s, tie, VERDICT_DROP, NULL);
	expect_several(&s);
	ruleset_free(s.rs);
}

static void symbol_tells_the_backend(void **state)
{
	struct scene s = scene();
	struct table *legacy = build_table(s.rs, BACKEND_IPTABLES_LEGACY, "ip", "filter");
	struct chain *forward =
		build_base(s.rs, legacy, "FORWARD", HOOK_FORWARD, -1, VERDICT_ACCEPT);
	struct rule *in_legacy = plain(&s, forward, VERDICT_DROP, NULL);
	struct rule *in_nft = plain(&s, s.forward, VERDICT_DROP, NULL);
	struct evaluate_env env = { .nft_frees_itself = true };
	struct evaluation e;

	(void)state;
	expect_rule(&s, in_legacy);
	assert_int_equal(evaluate(s.rs, &s.obs, &env, &e), 0);
	assert_ptr_equal(e.rule, in_legacy);
	/* then the legacy rule is wrong (say it changed): nft_do_chain freed it */
	snprintf(s.obs.symbol, sizeof(s.obs.symbol), "nft_do_chain");
	legacy->chains->rules->items[0].verdict.kind = VERDICT_ACCEPT;
	assert_int_equal(evaluate(s.rs, &s.obs, &env, &e), 0);
	assert_ptr_equal(e.rule, in_nft);
	snprintf(s.obs.symbol, sizeof(s.obs.symbol), "nf_hook_slow");
	assert_int_equal(evaluate(s.rs, &s.obs, &env, &e), 0);
	assert_null(e.rule);
	assert_false(e.dropped);
	ruleset_free(s.rs);
}

static void undecided_ways_to_one_rule_are_one(void **state)
{
	struct scene s = scene();
	struct chain *a = build_chain(s.rs, s.table, "a");
	struct rule *rule = build_rule(s.rs, s.forward, NULL), *drop;
	struct evaluation e;

	(void)state;
	maybe(rule);
	build_verdict(rule, VERDICT_JUMP, "a");
	rule = build_rule(s.rs, a, NULL);
	maybe(rule);
	build_verdict(rule, VERDICT_ACCEPT, NULL);
	drop = plain(&s, s.forward, VERDICT_DROP, NULL);
	expect_rule(&s, drop);
	e = build_run(s.rs, &s.obs);
	assert_int_equal(e.visited_count, 0); /* chain a is not sure */
	ruleset_free(s.rs);
}

static void undecided_ways_to_two_rules_are_several(void **state)
{
	struct scene s = scene();
	struct rule *rule = build_rule(s.rs, s.forward, NULL);
	struct evaluation e;

	(void)state;
	maybe(rule);
	build_verdict(rule, VERDICT_DROP, NULL);
	expect_rule(&s, rule); /* accepted is not what happened */
	plain(&s, s.forward, VERDICT_DROP, NULL);
	expect_several(&s);
	e = build_run(s.rs, &s.obs);
	assert_ptr_equal(e.chain, s.forward); /* the first that fits is told */
	ruleset_free(s.rs);
}

static void the_mark_at_the_end_chooses(void **state)
{
	struct scene s = scene();
	struct rule *rule, *on_400, *on_800;

	(void)state;
	rule = build_rule(s.rs, s.forward, NULL);
	maybe(rule);
	build_mark_set(s.rs, rule, 0x400, 0x400);
	on_400 = build_rule(s.rs, s.forward, NULL);
	build_mark_match(s.rs, on_400, 0x400, 0x400, false);
	build_verdict(on_400, VERDICT_DROP, NULL);
	rule = build_rule(s.rs, s.forward, NULL);
	build_mark_set(s.rs, rule, 0x800, 0x800);
	on_800 = build_rule(s.rs, s.forward, NULL);
	build_mark_match(s.rs, on_800, 0x800, 0x800, false);
	build_verdict(on_800, VERDICT_DROP, NULL);
	s.obs.mark = 0x400;
	expect_rule(&s, on_400);
	s.obs.mark = 0x800;
	expect_rule(&s, on_800);
	s.obs.mark = 0; /* cannot be: said, but not as sure */
	expect_several(&s);
	ruleset_free(s.rs);
}

static void a_mark_bit_that_nobody_writes_is_known(void **state)
{
	struct scene s = scene();
	struct rule *rule = build_rule(s.rs, s.forward, NULL), *drop;

	(void)state;
	build_mark_match(s.rs, rule, 0x4000, 0x4000, false);
	build_verdict(rule, VERDICT_ACCEPT, NULL);
	drop = plain(&s, s.forward, VERDICT_DROP, NULL);
	expect_rule(&s, drop);
	s.obs.mark = 0x4000;
	expect_nothing(&s);
	ruleset_free(s.rs);
}

static void a_mark_cleared_on_the_way_was_unknown_before(void **state)
{
	struct scene s = scene();
	struct rule *rule = build_rule(s.rs, s.forward, NULL), *drop;

	(void)state;
	build_mark_match(s.rs, rule, 0x10000, 0x10000, false); /* may have been set at entry */
	build_verdict(rule, VERDICT_DROP, NULL);
	build_mark_set(s.rs, build_rule(s.rs, s.forward, NULL), 0, 0x10000);
	drop = plain(&s, s.forward, VERDICT_DROP, NULL);
	expect_rule(&s, drop); /* mark 0: the first rule would have left 0x10000 */
	s.obs.mark = 0x10000;
	expect_rule(&s, rule);
	ruleset_free(s.rs);
}

static void many_unknown_mark_bits_do_not_explode(void **state)
{
	struct scene s = scene();
	struct rule *drop, *rule = build_rule(s.rs, s.forward, NULL);

	(void)state;
	build_mark_match(s.rs, rule, 0, UINT32_MAX, true);
	build_verdict(rule, VERDICT_RETURN, NULL);
	drop = plain(&s, s.forward, VERDICT_DROP, NULL);
	build_mark_set(s.rs, build_rule(s.rs, s.forward, NULL), 1, UINT32_MAX); /* all writable */
	expect_rule(&s, drop);
	ruleset_free(s.rs);
}

static void native_marks_are_followed(void **state)
{
	struct scene s = scene();
	struct rule *rule, *drop;
	uint32_t want = 0x10000;

	(void)state;
	rule = build_rule(s.rs, s.forward, NULL);
	build_load(rule, ITEM_META, NFT_META_MARK, 0);
	build_bitwise(s.rs, rule, 0, ~0x10000u, 0x10000); /* | */
	build_item(rule, ITEM_META_SET)->key = NFT_META_MARK;
	rule->items[rule->item_count - 1].sreg = 0;
	drop = build_rule(s.rs, s.forward, NULL);
	build_load(drop, ITEM_META, NFT_META_MARK, 0);
	build_bitwise(s.rs, drop, 0, 0x10000, 0);
	build_cmp(s.rs, drop, 0, NFT_CMP_EQ, &want, 4);
	build_verdict(drop, VERDICT_DROP, NULL);
	s.obs.mark = 0x10002;
	expect_rule(&s, drop);
	ruleset_free(s.rs);
}

static void connmark_is_restored(void **state)
{
	struct scene s = scene();
	struct xt_connmark_tginfo1 info = { .ctmask = 0xff,
					    .nfmask = 0xff,
					    .mode = XT_CONNMARK_RESTORE };
	struct rule *drop;

	(void)state;
	build_target(s.rs, build_rule(s.rs, s.forward, NULL), "CONNMARK", 1, info);
	drop = build_rule(s.rs, s.forward, NULL);
	build_mark_match(s.rs, drop, 0x21, 0xff, false);
	build_verdict(drop, VERDICT_DROP, NULL);
	s.obs.ct_mark = 0x1221;
	s.obs.mark = 0x21;
	expect_rule(&s, drop);
	s.obs.ct_mark = 0x1222;
	s.obs.mark = 0x22;
	expect_nothing(&s);
	ruleset_free(s.rs);
}

static void queue_is_for_queued_packets(void **state)
{
	struct scene s = scene();
	struct rule *queue = build_rule(s.rs, s.forward, NULL), *drop;
	struct table *later = build_table(s.rs, BACKEND_NFT, "inet", "later");
	struct chain *chain = build_base(s.rs, later, "f", HOOK_FORWARD, 10, VERDICT_ACCEPT);
	struct evaluation e;

	(void)state;
	build_item(queue, ITEM_QUEUE)->key = 100;
	drop = plain(&s, chain, VERDICT_DROP, NULL);
	expect_rule(&s, drop);
	s.obs.site = SITE_NFQUEUE;
	e = build_run(s.rs, &s.obs);
	assert_true(e.dropped);
	assert_ptr_equal(e.rule, queue);
	assert_int_equal(e.verdict, VERDICT_QUEUE);
	assert_int_equal(e.queue, 100);
	ruleset_free(s.rs);
}

static void raw_sees_no_conntrack(void **state)
{
	struct scene s = scene();
	struct table *raw = build_table(s.rs, BACKEND_IPTABLES_NFT, "ip", "raw");
	struct chain *pre =
		build_base(s.rs, raw, "PREROUTING", HOOK_PREROUTING, -300, VERDICT_ACCEPT);
	struct rule *drop = build_rule(s.rs, pre, NULL);

	(void)state;
	build_state(s.rs, drop, XT_STATE_INVALID);
	build_verdict(drop, VERDICT_DROP, NULL);
	s.obs.hook = HOOK_PREROUTING;
	expect_nothing(&s); /* it has an entry: it lived on after raw */
	s.obs.ct = CT_NONE;
	s.obs.orig = s.obs.reply = (struct tuple){ 0 };
	expect_rule(&s, drop);
	ruleset_free(s.rs);
}

static void an_answer_brings_its_entry_to_raw(void **state)
{
	struct scene s = scene();
	struct table *raw = build_table(s.rs, BACKEND_IPTABLES_NFT, "ip", "raw");
	struct chain *out = build_base(s.rs, raw, "OUTPUT", HOOK_OUTPUT, -300, VERDICT_ACCEPT);
	struct rule *drop = plain(&s, out, VERDICT_DROP, NULL);

	(void)state;
	s.obs.hook = HOOK_OUTPUT;
	expect_nothing(&s); /* a SYN with an entry has passed raw */
	s.obs.tcp_flags = 4;
	expect_rule(&s, drop);
	ruleset_free(s.rs);
}

static void chains_before_nat_saw_the_first_address(void **state)
{
	struct scene s = scene();
	struct table *t = build_table(s.rs, BACKEND_NFT, "ip", "t");
	struct chain *pre = build_base(s.rs, t, "pre", HOOK_PREROUTING, -110, VERDICT_ACCEPT);
	struct chain *late = build_base(s.rs, t, "late", HOOK_PREROUTING, 0, VERDICT_ACCEPT);
	struct rule *early_drop = build_rule(s.rs, pre, NULL), *drop;
	struct addr now = s.obs.tuple.dst;

	(void)state;
	build_payload(early_drop, NFT_PAYLOAD_NETWORK_HEADER, 16, 4, 0);
	build_cmp(s.rs, early_drop, 0, NFT_CMP_EQ, now.bytes, 4);
	build_verdict(early_drop, VERDICT_DROP, NULL);
	drop = plain(&s, late, VERDICT_DROP, NULL);
	s.obs.hook = HOOK_PREROUTING;
	expect_rule(&s, early_drop); /* not translated */
	s.obs.orig.dst = build_addr("10.0.20.10");
	expect_rule(&s, drop); /* the early chain saw the VIP */
	ruleset_free(s.rs);
}

static void loops_end(void **state)
{
	struct scene s = scene();
	struct chain *a = build_chain(s.rs, s.table, "a"), *b = build_chain(s.rs, s.table, "b");
	struct rule *rule;
	int i;

	(void)state;
	plain(&s, s.forward, VERDICT_JUMP, "a");
	for (i = 0; i < 50; i++) {
		rule = build_rule(s.rs, a, NULL);
		maybe(rule);
		build_verdict(rule, i % 2 ? VERDICT_JUMP : VERDICT_GOTO, "b");
		rule = build_rule(s.rs, b, NULL);
		maybe(rule);
		build_verdict(rule, VERDICT_JUMP, "a");
	}
	plain(&s, s.forward, VERDICT_DROP, NULL);
	expect_several(&s);
	ruleset_free(s.rs);
}

static void a_missing_or_unread_chain_is_not_guessed(void **state)
{
	struct scene s = scene();

	(void)state;
	plain(&s, s.forward, VERDICT_JUMP, "gone");
	plain(&s, s.forward, VERDICT_DROP, NULL);
	expect_several(&s);
	build_chain(s.rs, s.table, "gone")->unread = true;
	expect_several(&s);
	ruleset_free(s.rs);
}

static void forks_that_meet_again_cost_little(void **state)
{
	struct scene s = scene();
	struct rule *rule, *drop;
	char name[16];
	int i;

	(void)state;
	for (i = 0; i < 200; i++) {
		snprintf(name, sizeof(name), "c%d", i);
		rule = build_rule(s.rs, build_chain(s.rs, s.table, name), NULL);
		maybe(rule);
		build_verdict(rule, VERDICT_ACCEPT, NULL);
		rule = build_rule(s.rs, s.forward, NULL);
		maybe(rule);
		build_verdict(rule, VERDICT_JUMP, ruleset_text(s.rs, name, strlen(name)));
	}
	drop = plain(&s, s.forward, VERDICT_DROP, NULL);
	expect_rule(&s, drop);
	ruleset_free(s.rs);
}

static void two_hundred_thousand_rules_end(void **state)
{
	struct scene s = scene();
	struct item *items = ruleset_alloc(s.rs, sizeof(*items));
	int i;

	(void)state;
	items->kind = ITEM_MAYBE;
	for (i = 0; i < EVALUATE_STEP_MAX + 10; i++) {
		struct rule *rule = chain_add_rule(s.rs, s.forward);

		rule->items = items;
		rule->item_count = 1;
	}
	plain(&s, s.forward, VERDICT_DROP, NULL);
	expect_several(&s);
	ruleset_free(s.rs);
}

static void an_unknown_target_may_do_anything(void **state)
{
	struct scene s = scene();
	uint8_t info[8] = { 0 };
	struct rule *rule = build_rule(s.rs, s.forward, NULL);

	(void)state;
	build_target(s.rs, rule, "TARPIT", 0, info);
	expect_rule(&s, rule); /* nothing else could have dropped it */
	plain(&s, s.forward, VERDICT_DROP, NULL);
	expect_several(&s);
	ruleset_free(s.rs);
}

static void targets_pass_accept_and_reject(void **state)
{
	struct scene s = scene();
	uint8_t info[128] = { 0 };
	struct rule *reject;
	struct evaluation e;

	(void)state;
	build_target(s.rs, build_rule(s.rs, s.forward, NULL), "LOG", 0, info);
	build_target(s.rs, build_rule(s.rs, s.forward, NULL), "NFLOG", 0, info);
	build_target(s.rs, build_rule(s.rs, s.forward, NULL), "CT", 2, info);
	reject = build_rule(s.rs, s.forward, NULL);
	build_target(s.rs, reject, "REJECT", 0, info);
	expect_rule(&s, reject);
	e = build_run(s.rs, &s.obs);
	assert_int_equal(e.verdict, VERDICT_REJECT);
	s.forward->rules->items[0].name = "MASQUERADE";
	expect_nothing(&s);
	ruleset_free(s.rs);
}

static void bridge_packets_meet_bridge_tables_only(void **state)
{
	struct scene s = scene();
	struct table *bridge = build_table(s.rs, BACKEND_NFT, "bridge", "t");
	struct rule *drop =
		plain(&s, build_base(s.rs, bridge, "f", HOOK_FORWARD, 0, VERDICT_ACCEPT),
		      VERDICT_DROP, NULL);

	(void)state;
	plain(&s, s.forward, VERDICT_DROP, NULL);
	s.obs.site = SITE_BRIDGE;
	expect_rule(&s, drop);
	ruleset_free(s.rs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_drops),
		cmocka_unit_test(the_policy_drops),
		cmocka_unit_test(jumps_return_and_gotos_do_not),
		cmocka_unit_test(goto_from_a_jumped_chain_returns_to_the_jump),
		cmocka_unit_test(base_chains_go_by_priority),
		cmocka_unit_test(accept_ends_one_base_chain_only),
		cmocka_unit_test(other_families_hooks_and_nat_are_left_out),
		cmocka_unit_test(two_chains_of_one_priority_that_both_drop_are_several),
		cmocka_unit_test(symbol_tells_the_backend),
		cmocka_unit_test(undecided_ways_to_one_rule_are_one),
		cmocka_unit_test(undecided_ways_to_two_rules_are_several),
		cmocka_unit_test(the_mark_at_the_end_chooses),
		cmocka_unit_test(a_mark_bit_that_nobody_writes_is_known),
		cmocka_unit_test(a_mark_cleared_on_the_way_was_unknown_before),
		cmocka_unit_test(many_unknown_mark_bits_do_not_explode),
		cmocka_unit_test(native_marks_are_followed),
		cmocka_unit_test(connmark_is_restored),
		cmocka_unit_test(queue_is_for_queued_packets),
		cmocka_unit_test(raw_sees_no_conntrack),
		cmocka_unit_test(an_answer_brings_its_entry_to_raw),
		cmocka_unit_test(chains_before_nat_saw_the_first_address),
		cmocka_unit_test(loops_end),
		cmocka_unit_test(a_missing_or_unread_chain_is_not_guessed),
		cmocka_unit_test(forks_that_meet_again_cost_little),
		cmocka_unit_test(two_hundred_thousand_rules_end),
		cmocka_unit_test(an_unknown_target_may_do_anything),
		cmocka_unit_test(targets_pass_accept_and_reject),
		cmocka_unit_test(bridge_packets_meet_bridge_tables_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
