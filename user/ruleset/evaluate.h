/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * What would these rules do with this packet at this hook? Walks every base chain of the hook in
 * the kernel's order. A match that cannot be decided forks the answer: then `several` is set, never
 * a wrong single rule.
 */
#pragma once

#include "model/obs.h"
#include "ruleset/rule.h"

#define EVALUATE_STEP_MAX    200000 /* rules tried; loops and bombs end here with several */
#define EVALUATE_DEPTH_MAX   32
#define EVALUATE_VISITED_MAX 64

/* What the rules cannot know by themselves. All zero: nothing is known, more stays undecided. */
struct evaluate_env {
	/* Route type (RTN_LOCAL, RTN_BROADCAST, RTN_MULTICAST ...) of an address; RTN_UNSPEC when
	 * not known. May be NULL. */
	int (*addr_type)(void *ctx, const struct addr *addr);
	void *ctx;
	/* Kernels since 6.7 (and 6.1.192) free the packet inside nft_do_chain: then nf_hook_slow
	 * was a legacy table. */
	bool nft_frees_itself;
};

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
	/* The element of a verdict map that sent the packet here: the last one taken on the path,
	 * NULL if none. */
	const struct rset_elem *elem;
	/* chains that were entered on the way and returned, latest last: policy chains that did not
	 * accept */
	unsigned int visited_count;
	const struct rule *visited[EVALUATE_VISITED_MAX]; /* the jump rules (their comments and
							     targets name policies) */
	const struct chain *visited_chain[EVALUATE_VISITED_MAX];
};

/*
 * @env may be NULL. A packet whose site is NFQUEUE can only have met a queue rule, any other one
 * only a drop or a reject. Returns 0 (nothing fits: neither dropped nor several; table NULL) or
 * -ENOMEM.
 */
int evaluate(const struct ruleset *ruleset, const struct obs *obs, const struct evaluate_env *env,
	     struct evaluation *ret);

/*
 * An xt "set" match holds the kernel's number of an ipset. Ask the kernel for the names and keep
 * them in the ruleset (item->data2, with NUL), for evaluate() and rule_print(). A set whose name is
 * not told stays undecided. 0 or -ENOMEM.
 */
int evaluate_name_sets(struct host *host, struct ruleset *ruleset);
