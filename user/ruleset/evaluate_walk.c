/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * A packet is walked through a chain as a set of worlds: all marks that it may have at this rule. A
 * rule may split a world (something is undecided); worlds that are alike again become one, so the
 * work stays in proportion to rules and not to ways through them. A world ends at a drop, a reject,
 * a queue (an outcome, when the mark then is the packet's own) or an accept.
 */
#include "ruleset/evaluate_walk.h"

#include <string.h>

#include "util/arena.h"

struct trail {
	const struct rule *rule; /* the jump */
	const struct chain *chain;
	const struct trail *before;
};

/* Chains on the way to here, innermost first. On the C stack. */
struct frame {
	const struct chain *chain;
	const struct rset_elem *elem; /* that led here */
	const struct frame *outer;
	unsigned int depth;
};

struct chain_walk {
	struct walk *walk;
	const struct frame *frame;
	struct worlds accepted; /* left the base chain */
	struct worlds returned; /* left this chain */
};

static void walk_chain(struct walk *walk, const struct frame *frame, const struct worlds *in,
		       struct worlds *ret_accepted, struct worlds *ret_returned);

void worlds_add(struct walk *walk, struct worlds *worlds, const struct world *world)
{
	unsigned int i;

	for (i = 0; i < worlds->count; i++)
		if (!memcmp(&worlds->world[i].state, &world->state, sizeof(world->state)))
			return;
	if (worlds->count == WORLD_MAX)
		walk->gave_up = true;
	else
		worlds->world[worlds->count++] = *world;
}

static void fill_path(const struct frame *frame, struct evaluation *ret)
{
	unsigned int skip = frame->depth > PATH_STEP_MAX ? frame->depth - PATH_STEP_MAX : 0;

	ret->path_steps = frame->depth - skip;
	for (; frame; frame = frame->outer) {
		if (frame->depth > skip)
			ret->path[frame->depth - skip - 1] = frame->chain;
		if (!ret->elem)
			ret->elem = frame->elem;
	}
}

static void fill_visited(const struct trail *trail, struct evaluation *ret)
{
	const struct trail *at;
	unsigned int count = 0, i;

	for (at = trail; at && count < EVALUATE_VISITED_MAX; at = at->before)
		count++;
	ret->visited_count = count;
	for (at = trail, i = count; i > 0; at = at->before, i--) {
		ret->visited[i - 1] = at->rule;
		ret->visited_chain[i - 1] = at->chain;
	}
}

/* Two ways to one rule: only chains that both of them visited are sure. */
static void keep_common_visited(struct evaluation *kept, const struct trail *trail)
{
	unsigned int i, count = 0;

	for (i = 0; i < kept->visited_count; i++) {
		const struct trail *at = trail;

		while (at && at->rule != kept->visited[i])
			at = at->before;
		if (!at)
			continue;
		kept->visited[count] = kept->visited[i];
		kept->visited_chain[count++] = kept->visited_chain[i];
	}
	kept->visited_count = count;
}

static void outcome_add(struct outcomes *outcomes, const struct evaluation *one,
			const struct trail *trail)
{
	struct evaluation *first = &outcomes->first;

	if (!outcomes->different) {
		*first = *one;
		fill_visited(trail, first);
		outcomes->different = 1;
	} else if (first->chain != one->chain || first->rule != one->rule) {
		outcomes->different++;
	} else {
		keep_common_visited(first, trail);
	}
}

/* Unknown bits of the mark at the end are as they were: they fit. */
static void end_world(struct walk *walk, const struct frame *frame, const struct rule *rule,
		      const struct rule_exit *exit, const struct trail *trail)
{
	const struct mark *mark = &exit->state.mark;
	struct evaluation one = { .table = walk->look.table,
				  .chain = frame->chain,
				  .rule = rule,
				  .verdict = exit->verdict,
				  .queue = exit->queue,
				  .elem = exit->elem };
	bool fits = !((mark->value ^ walk->look.obs->mark) & mark->known);

	one.mark = mark->value | (walk->look.obs->mark & ~mark->known);
	fill_path(frame, &one);
	outcome_add(fits ? &walk->fitting : &walk->misfitting, &one, trail);
}

/* -> true when @verdict ends packets as this one ended. */
static bool is_end(const struct walk *walk, enum verdict_kind verdict)
{
	if (verdict == VERDICT_QUEUE)
		return walk->wants_queue;
	return !walk->wants_queue && (verdict == VERDICT_DROP || verdict == VERDICT_REJECT);
}

static const struct trail *trail_add(struct walk *walk, const struct rule *rule,
				     const struct chain *chain, const struct trail *before)
{
	struct trail *trail = arena_alloc(walk->arena, sizeof(*trail));

	if (!trail) {
		walk->no_memory = true;
		return before;
	}
	*trail = (struct trail){ .rule = rule, .chain = chain, .before = before };
	return trail;
}

static void add_all(struct walk *walk, struct worlds *to, const struct worlds *from)
{
	unsigned int i;

	for (i = 0; i < from->count; i++)
		worlds_add(walk, to, &from->world[i]);
}

/* A goto does not come back: what returns from its chain has returned from this one. */
static void enter(struct chain_walk *cw, const struct rule *rule, const struct rule_exit *exit,
		  const struct trail *trail, struct worlds *next)
{
	struct walk *walk = cw->walk;
	const struct chain *chain =
		exit->chain ? table_find_chain(walk->look.table, exit->chain) : NULL;
	struct frame frame = { .chain = chain,
			       .elem = exit->elem,
			       .outer = cw->frame,
			       .depth = cw->frame->depth + 1 };
	struct worlds in = { .count = 1, .world[0] = { exit->state, trail } };
	struct worlds returned = { 0 };
	unsigned int i;

	if (!chain || chain->unread || frame.depth > EVALUATE_DEPTH_MAX) {
		walk->gave_up = true;
		return;
	}
	walk_chain(walk, &frame, &in, &cw->accepted, &returned);
	if (exit->verdict == VERDICT_GOTO) {
		add_all(walk, &cw->returned, &returned);
		return;
	}
	for (i = 0; i < returned.count; i++) {
		struct world *world = &returned.world[i];

		world->trail = trail_add(walk, rule, chain, world->trail);
		worlds_add(walk, next, world);
	}
}

static void follow(struct chain_walk *cw, const struct rule *rule, const struct rule_exit *exit,
		   const struct trail *trail, struct worlds *next)
{
	struct walk *walk = cw->walk;
	struct world world = { exit->state, trail };

	switch (exit->verdict) {
	case VERDICT_CONTINUE:
		worlds_add(walk, next, &world);
		break;
	case VERDICT_RETURN:
		worlds_add(walk, &cw->returned, &world);
		break;
	case VERDICT_JUMP:
	case VERDICT_GOTO:
		enter(cw, rule, exit, trail, next);
		break;
	case VERDICT_QUEUE: /* the daemon let it pass, unless it died there */
		if (is_end(walk, exit->verdict) && walk->drops_count)
			end_world(walk, cw->frame, rule, exit, trail);
		worlds_add(walk, &cw->accepted, &world);
		break;
	case VERDICT_ACCEPT:
		worlds_add(walk, &cw->accepted, &world);
		break;
	case VERDICT_DROP:
	case VERDICT_REJECT:
		if (is_end(walk, exit->verdict) && walk->drops_count)
			end_world(walk, cw->frame, rule, exit, trail);
		break;
	}
}

static bool spend(struct walk *walk)
{
	walk->steps += 1 + walk->look.cost;
	walk->look.cost = 0;
	if (walk->steps > EVALUATE_STEP_MAX)
		walk->gave_up = true;
	return walk->steps <= EVALUATE_STEP_MAX;
}

/* The lowest wanted bit is zero in this world, and one in a new one. */
static void split(struct walk *walk, struct worlds *worlds, unsigned int at, uint32_t wanted)
{
	uint32_t bit = wanted & -wanted;
	struct world one = worlds->world[at];

	one.state.mark.known |= bit;
	worlds->world[at] = one;
	one.state.mark.value |= bit;
	worlds_add(walk, worlds, &one);
}

/* @worlds grows while worlds are split; a split one is run again. */
static void run_rule(struct chain_walk *cw, const struct rule *rule, struct worlds *worlds,
		     struct worlds *next)
{
	struct walk *walk = cw->walk;
	struct rule_exits exits;
	unsigned int i, j;

	for (i = 0; i < worlds->count && spend(walk);) {
		rule_run(&walk->look, rule, &worlds->world[i].state, &exits);
		if (exits.wanted) {
			split(walk, worlds, i, exits.wanted);
			continue;
		}
		walk->gave_up |= exits.more;
		for (j = 0; j < exits.count; j++)
			follow(cw, rule, &exits.exit[j], worlds->world[i].trail, next);
		i++;
	}
}

static void walk_chain(struct walk *walk, const struct frame *frame, const struct worlds *in,
		       struct worlds *ret_accepted, struct worlds *ret_returned)
{
	struct chain_walk cw = { .walk = walk, .frame = frame };
	struct worlds now = *in, next;
	const struct rule *rule;

	for (rule = frame->chain->rules; rule && now.count; rule = rule->next) {
		next.count = 0;
		run_rule(&cw, rule, &now, &next);
		now = next;
	}
	add_all(walk, &cw.returned, &now);
	add_all(walk, ret_accepted, &cw.accepted);
	*ret_returned = cw.returned;
}

void walk_base_chain(struct walk *walk, const struct chain *chain, struct worlds *worlds)
{
	struct frame frame = { .chain = chain, .depth = 1 };
	struct worlds accepted = { 0 }, returned = { 0 };
	unsigned int i;

	walk->look.table = chain->table;
	walk_chain(walk, &frame, worlds, &accepted, &returned);
	for (i = 0; i < returned.count; i++) {
		struct rule_exit exit = { .state = returned.world[i].state,
					  .verdict = chain->policy.kind };

		if (exit.verdict != VERDICT_DROP)
			worlds_add(walk, &accepted, &returned.world[i]);
		else if (is_end(walk, VERDICT_DROP) && walk->drops_count)
			end_world(walk, &frame, NULL, &exit, returned.world[i].trail);
	}
	*worlds = accepted;
}
