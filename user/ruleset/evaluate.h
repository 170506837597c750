/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * What would these rules do with this packet at this hook? Walks every base chain of the hook in the kernel's order. A match
 * that cannot be decided forks the answer: then `several` is set, never a wrong single rule.
 */
#pragma once

#include "model/obs.h"
#include "ruleset/rule.h"

#define EVALUATE_STEP_MAX  200000 /* rules tried; loops and bombs end here with several */
#define EVALUATE_DEPTH_MAX 32

struct evaluation {
	bool dropped; /* exactly one rule or policy would drop (or reject, or queue) it */
	bool several; /* undecided matches on the way: what is below is the first that fits */
	const struct table *table;
	const struct chain *chain;
	const struct rule *rule;   /* NULL: chain's policy */
	enum verdict_kind verdict; /* DROP, REJECT, QUEUE */
	uint32_t queue;
	uint32_t mark; /* after the walk */
	unsigned int path_steps;
	const struct chain *path[PATH_STEP_MAX]; /* chain stack at the verdict, outermost first */
	/* chains that were entered on the way and returned, latest last: policy chains that did not accept */
	unsigned int visited_count;
	const struct rule
		*visited[64]; /* the jump rules (their comments and targets name policies) */
	const struct chain *visited_chain[64];
};

int evaluate(const struct ruleset *ruleset, const struct obs *obs, struct evaluation *ret);
