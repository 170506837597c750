/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * One rule, one packet. Items run in order, as in the kernel: what a rule changed before the item
 * that did not match stays changed. An undecided item lets the packet leave the rule (as if it did
 * not match) and go on in it (as if it did).
 */
#include "ruleset/evaluate_rule.h"

#include <linux/netfilter/nf_tables.h>
#include <string.h>

#include "ruleset/expr_machine.h"
#include "ruleset/match_table.h"

struct run {
	struct look *look;
	struct regs regs;
	struct state state;
	struct candidates candidates; /* of the last look-up in a verdict map */
	struct rule_exits *exits;
	bool ended;
};

static bool exit_equal(const struct rule_exit *a, const struct rule_exit *b)
{
	return a->verdict == b->verdict && a->queue == b->queue && a->elem == b->elem &&
	       (a->chain == b->chain || (a->chain && b->chain && !strcmp(a->chain, b->chain))) &&
	       !memcmp(&a->state, &b->state, sizeof(a->state));
}

static void leave(struct run *run, const struct verdict *verdict, const struct rset_elem *elem,
		  uint32_t queue)
{
	struct rule_exits *exits = run->exits;
	struct rule_exit one = { .state = run->state,
				 .verdict = verdict->kind,
				 .chain = verdict->chain,
				 .elem = elem,
				 .queue = queue };
	unsigned int i;

	for (i = 0; i < exits->count; i++)
		if (exit_equal(&exits->exit[i], &one))
			return;
	if (exits->count == EXIT_MAX)
		exits->more = true;
	else
		exits->exit[exits->count++] = one;
}

static void leave_by(struct run *run, enum verdict_kind kind, uint32_t queue)
{
	leave(run, &(struct verdict){ .kind = kind }, NULL, queue);
}

static void end(struct run *run, enum verdict_kind kind, uint32_t queue)
{
	leave_by(run, kind, queue);
	run->ended = true;
}

/* A verdict map: every element that the key may be is a way out; without a match the rule goes on.
 */
static void end_by_map(struct run *run, enum fit fit)
{
	unsigned int i;

	for (i = 0; i < run->candidates.count; i++)
		leave(run, &run->candidates.elem[i]->verdict, run->candidates.elem[i], 0);
	run->exits->more |= run->candidates.more;
	if (fit == FIT_YES)
		run->ended = true;
}

static void set_mark(struct run *run, const struct item *item)
{
	if (item->kind == ITEM_META_SET && item->key == NFT_META_MARK)
		run->state.mark = expr_word(&run->regs, item->sreg);
	if (item->kind == ITEM_CT_SET && item->key == NFT_CT_MARK && look_has_ct(run->look))
		run->state.ct_mark = expr_word(&run->regs, item->sreg);
}

/* A target that we do not know may do anything. */
static void apply_target(struct run *run, const struct item *item)
{
	uint32_t queue = 0;

	switch (target_apply(run->look, item, &run->state, &queue)) {
	case TARGET_PASS:
		break;
	case TARGET_ACCEPT:
		end(run, VERDICT_ACCEPT, 0);
		break;
	case TARGET_DROP:
		end(run, VERDICT_DROP, 0);
		break;
	case TARGET_REJECT:
		end(run, VERDICT_REJECT, 0);
		break;
	case TARGET_QUEUE:
		end(run, VERDICT_QUEUE, queue);
		break;
	case TARGET_UNKNOWN:
		leave_by(run, VERDICT_ACCEPT, 0);
		leave_by(run, VERDICT_DROP, 0);
		end(run, VERDICT_CONTINUE, 0);
	}
}

static bool is_vmap(const struct item *item)
{
	return item->kind == ITEM_LOOKUP && item->set && item->set->is_vmap;
}

static enum fit test(struct run *run, const struct item *item)
{
	struct look *look = run->look;

	switch (item->kind) {
	case ITEM_IMMEDIATE_DATA:
		return expr_immediate(&run->regs, item);
	case ITEM_PAYLOAD:
		return expr_payload(look, &run->regs, item);
	case ITEM_META:
		return expr_meta(look, &run->regs, item);
	case ITEM_CT:
		return expr_ct(look, &run->regs, item);
	case ITEM_CMP:
		return expr_cmp(look, &run->regs, item);
	case ITEM_BITWISE:
		return expr_bitwise(&run->regs, item);
	case ITEM_BYTEORDER:
		return expr_byteorder(&run->regs, item);
	case ITEM_RANGE:
		return expr_range(look, &run->regs, item);
	case ITEM_LOOKUP:
		return expr_lookup(look, &run->regs, item, &run->candidates);
	case ITEM_FIB:
		return expr_fib(look, &run->regs, item);
	case ITEM_NUMGEN:
		return expr_numgen(&run->regs, item);
	case ITEM_XT_IP:
		return match_xt_ip(look, item);
	case ITEM_XT_MATCH:
		return match_test(look, item);
	case ITEM_MAYBE:
		return FIT_MAYBE;
	default:
		return FIT_YES;
	}
}

static void act(struct run *run, const struct item *item)
{
	switch (item->kind) {
	case ITEM_IMMEDIATE_VERDICT:
		leave(run, &item->verdict, NULL, item->key);
		run->ended = true;
		break;
	case ITEM_META_SET:
	case ITEM_CT_SET:
		set_mark(run, item);
		break;
	case ITEM_REJECT:
		end(run, VERDICT_REJECT, 0);
		break;
	case ITEM_NAT:
		end(run, VERDICT_ACCEPT, 0);
		break;
	case ITEM_QUEUE:
		end(run, VERDICT_QUEUE, item->key);
		break;
	case ITEM_XT_TARGET:
		apply_target(run, item);
		break;
	default:
		break;
	}
}

/* Something unknown in the mark decides: the caller splits. Otherwise both ways are possible. */
static bool run_item(struct run *run, const struct item *item)
{
	enum fit fit;

	run->look->wanted = 0;
	run->look->mark = run->state.mark;
	run->look->ct_mark = run->state.ct_mark;
	fit = test(run, item);
	if (fit == FIT_MAYBE && run->look->wanted) {
		run->exits->wanted = run->look->wanted;
		return false;
	}
	if (is_vmap(item) && fit != FIT_NO)
		end_by_map(run, fit);
	if (fit != FIT_YES) {
		leave_by(run, VERDICT_CONTINUE, 0);
		run->ended = fit == FIT_NO || is_vmap(item);
	}
	if (!run->ended)
		act(run, item);
	return !run->ended;
}

void rule_run(struct look *look, const struct rule *rule, const struct state *state,
	      struct rule_exits *ret)
{
	struct run run = { .look = look, .state = *state, .exits = ret };
	uint16_t i;

	ret->count = 0;
	ret->more = false;
	ret->wanted = 0;
	for (i = 0; i < rule->item_count; i++)
		if (!run_item(&run, &rule->items[i]))
			return;
	leave_by(&run, VERDICT_CONTINUE, 0);
}

/* "meta mark set meta mark | x" loads, computes and stores in one register: the computation tells
 * which bits change. */
static uint32_t computed_bits(const struct item *item)
{
	uint32_t mask = 0, xor = 0;

	if (item->kind != ITEM_BITWISE || item->op != NFT_BITWISE_BOOL || item->data_len != 4 ||
	    item->data2_len != 4)
		return UINT32_MAX;
	memcpy(&mask, item->data, 4);
	memcpy(&xor, item->data2, 4);
	return ~mask | xor;
}

static bool loads_mark(const struct item *item)
{
	return item->kind == ITEM_META && item->key == NFT_META_MARK;
}

uint32_t rule_writes_mark(const struct rule *rule)
{
	uint32_t bits = 0;
	uint16_t i;

	for (i = 0; i < rule->item_count; i++) {
		const struct item *item = &rule->items[i];

		if (item->kind == ITEM_XT_TARGET)
			bits |= target_writes_mark(item);
		if (item->kind != ITEM_META_SET || item->key != NFT_META_MARK)
			continue;
		if (i >= 2 && loads_mark(item - 2) && item[-2].dreg == item[-1].sreg &&
		    item[-1].dreg == item->sreg)
			bits |= computed_bits(item - 1);
		else
			bits = UINT32_MAX;
	}
	return bits;
}
