/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Where can a packet end when it enters this base chain? Internal to evaluate: see evaluate_walk.c.
 */
#pragma once

#include "ruleset/evaluate_rule.h"

#define WORLD_MAX 64 /* different marks that a packet may have at one rule */

struct trail; /* chains entered and left, latest first */

/* One way in which the packet may have come here. */
struct world {
	struct state state;
	const struct trail *trail;
};

struct worlds {
	unsigned int count;
	struct world world[WORLD_MAX];
};

/* All outcomes that fit so far. */
struct outcomes {
	unsigned int different; /* rules (or policies) among them */
	struct evaluation first;
};

struct walk {
	struct look look;
	struct arena *arena; /* trails */
	bool drops_count;    /* may this base chain have been where it died? */
	bool wants_queue;    /* the packet died in a queue: only queue rules end it */
	bool gave_up;        /* a bound was met: there may be more outcomes */
	uint32_t steps;
	struct outcomes fitting;    /* the mark after the walk is the packet's */
	struct outcomes misfitting; /* it is not */
	bool no_memory;
};

void worlds_add(struct walk *walk, struct worlds *worlds, const struct world *world);
/* Walk base chain @chain; @worlds in: as the packet enters, out: those that it accepts. */
void walk_base_chain(struct walk *walk, const struct chain *chain, struct worlds *worlds);
