/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * Is the key in registers in an nft set? Plain sets are searched by halves. Interval sets keep
 * "from here" and "until here" elements in one order; ranges over several fields keep both ends in
 * each element and are walked through.
 */
#include <string.h>

#include "ruleset/expr_machine.h"

#define ELEM_A_STEP 16 /* elements looked at for the price of one rule */

struct key {
	const uint8_t *value, *known;
	size_t len;
	bool complete; /* every bit is known */
};

static struct key key_of(const struct regs *regs, int at, size_t len)
{
	struct key key = { .value = regs->value + at, .known = regs->known + at, .len = len };
	size_t i;

	key.complete = true;
	for (i = 0; i < len; i++)
		key.complete &= key.known[i] == 0xff;
	return key;
}

/* How many elements are not above the key. Elements without a key (catchall) are last. */
static uint32_t not_above(const struct rset *set, const struct key *key)
{
	uint32_t low = 0, high = set->elem_count;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		const struct rset_elem *elem = &set->elems[mid];

		if (!elem->catchall && elem->key && memcmp(elem->key, key->value, key->len) <= 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static const struct rset_elem *find_exact(const struct rset *set, const struct key *key)
{
	uint32_t count = not_above(set, key);
	const struct rset_elem *elem = count ? &set->elems[count - 1] : NULL;

	if (!elem)
		return NULL;
	if (set->is_interval)
		return elem->interval_end ? NULL : elem;
	return memcmp(elem->key, key->value, key->len) ? NULL : elem;
}

static enum fit word_in(const uint8_t *value, const uint8_t *known, const uint8_t *from,
			const uint8_t *to)
{
	uint8_t low[4], high[4];
	size_t i;

	for (i = 0; i < 4; i++) {
		low[i] = value[i] & known[i];
		high[i] = low[i] | (uint8_t)~known[i];
	}
	if (memcmp(low, to, 4) > 0 || memcmp(high, from, 4) < 0)
		return FIT_NO;
	return memcmp(low, from, 4) >= 0 && memcmp(high, to, 4) <= 0 ? FIT_YES : FIT_MAYBE;
}

/*
 * Each word on its own between the two ends. Exact for fields of one word (IPv4, ports, protocols,
 * marks) and for prefixes of longer ones, which is all that policy engines write; other ranges of
 * IPv6 addresses may be taken for wider than they are.
 */
static enum fit in_ends(const struct key *key, const struct rset_elem *elem)
{
	const uint8_t *to = elem->key_end ? elem->key_end : elem->key;
	enum fit fit = FIT_YES;
	size_t i;

	for (i = 0; i + 4 <= key->len && fit != FIT_NO; i += 4)
		fit = fit_and(fit, word_in(key->value + i, key->known + i, elem->key + i, to + i));
	return fit;
}

static enum fit in_bits(const struct key *key, const struct rset_elem *elem)
{
	enum fit fit = FIT_YES;
	size_t i;

	for (i = 0; i < key->len; i++) {
		if ((key->value[i] ^ elem->key[i]) & key->known[i])
			return FIT_NO;
		if (key->known[i] != 0xff)
			fit = FIT_MAYBE;
	}
	return fit;
}

static void add_candidate(struct candidates *candidates, const struct rset_elem *elem)
{
	if (candidates->count == EXPR_CANDIDATE_MAX)
		candidates->more = true;
	else
		candidates->elem[candidates->count++] = elem;
}

/* One pass over all: for ranges with both ends, and for keys of which something is unknown. */
static enum fit walk_elems(struct look *look, const struct rset *set, const struct key *key,
			   struct candidates *ret)
{
	bool plain_interval = set->is_interval && !set->is_concat;
	uint32_t i;

	look->cost += set->elem_count / ELEM_A_STEP;
	for (i = 0; i < set->elem_count; i++) {
		const struct rset_elem *elem = &set->elems[i];
		enum fit fit = FIT_MAYBE; /* an unknown key may be in any interval */

		if (elem->catchall || !elem->key || elem->interval_end)
			continue;
		if (!plain_interval || elem->key_end)
			fit = elem->key_end ? in_ends(key, elem) : in_bits(key, elem);
		if (fit == FIT_NO)
			continue;
		if (fit == FIT_YES)
			ret->count = 0;
		add_candidate(ret, elem);
		if (fit == FIT_YES)
			return FIT_YES;
	}
	return ret->count ? FIT_MAYBE : FIT_NO;
}

static bool has_both_ends(const struct rset *set)
{
	return set->is_concat && set->is_interval;
}

static enum fit find(struct look *look, const struct rset *set, const struct key *key,
		     struct candidates *ret)
{
	const struct rset_elem *elem, *last;
	enum fit fit;

	if (key->complete && !has_both_ends(set)) {
		elem = find_exact(set, key);
		if (elem)
			add_candidate(ret, elem);
		fit = fit_of(elem);
	} else {
		fit = walk_elems(look, set, key, ret);
	}
	last = set->elem_count ? &set->elems[set->elem_count - 1] : NULL;
	if (fit != FIT_YES && last && last->catchall) {
		add_candidate(ret, last);
		fit = fit == FIT_NO ? FIT_YES : FIT_MAYBE;
	}
	return fit;
}

static void store_value(struct regs *regs, const struct item *item, enum fit fit,
			const struct candidates *candidates)
{
	const struct rset_elem *elem = candidates->count ? candidates->elem[0] : NULL;

	if (fit == FIT_YES && elem && elem->value)
		regs_know(regs, item->dreg, elem->value, elem->value_len);
	else
		regs_forget(regs, item->dreg, 16);
}

enum fit expr_lookup(struct look *look, struct regs *regs, const struct item *item,
		     struct candidates *ret)
{
	const struct rset *set = item->set;
	struct key key;
	enum fit fit = FIT_MAYBE;
	int at = set ? regs_at(item->sreg, set->key_len) : -1;

	*ret = (struct candidates){ 0 };
	if (at < 0 || !set->loaded) {
		ret->more = true;
	} else {
		key = key_of(regs, at, set->key_len);
		fit = find(look, set, &key, ret);
		if (fit == FIT_MAYBE)
			regs_want(look, regs, at, set->key_len);
	}
	if (set && set->is_map && !set->is_vmap)
		store_value(regs, item, fit, ret);
	return fit_flip(fit, item->inverted);
}
