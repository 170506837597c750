/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What can one rule do to a packet? Internal to evaluate: see evaluate_rule.c. */
#pragma once

#include "ruleset/match_packet.h"

/* Ways out of one rule: a verdict map with an unknown key has as many as elements */
#define EXIT_MAX 48

/* What a rule may change. */
struct state {
	struct mark mark, ct_mark;
};

struct rule_exit {
	struct state state;
	enum verdict_kind verdict;
	const char *chain;            /* JUMP, GOTO */
	const struct rset_elem *elem; /* of the verdict map */
	uint32_t queue;
};

struct rule_exits {
	unsigned int count;
	struct rule_exit exit[EXIT_MAX];
	bool more;       /* there were more, or one cannot be known */
	uint32_t wanted; /* unknown mark bits that decide: exits are not filled, split and ask again
			  */
};

/* Run @rule in @state. @look carries the packet; its marks are set from @state. */
void rule_run(struct look *look, const struct rule *rule, const struct state *state,
	      struct rule_exits *ret);
/* Mark bits that this rule may write. */
uint32_t rule_writes_mark(const struct rule *rule);

/* evaluate_target.c */
enum target_effect {
	TARGET_PASS,
	TARGET_ACCEPT,
	TARGET_DROP,
	TARGET_REJECT,
	TARGET_QUEUE,
	TARGET_UNKNOWN
};
/* Apply an xt target to the state; @ret_queue is written for QUEUE. */
enum target_effect target_apply(const struct look *look, const struct item *item,
				struct state *state, uint32_t *ret_queue);
/* Mark bits that the target may write. */
uint32_t target_writes_mark(const struct item *item);
