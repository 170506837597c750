/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "ruleset/expr_machine.h"

#include <linux/netfilter/nf_tables.h>
#include <string.h>

/* Unknown bits at their least and at their most: if a comparison says the same for both, it is
 * decided. */
struct bounds {
	uint8_t low[REG_BYTES], high[REG_BYTES];
};

struct mark expr_word(const struct regs *regs, uint32_t reg)
{
	struct mark mark = { 0 };
	int at = regs_at(reg, 4);

	if (at < 0)
		return mark;
	memcpy(&mark.value, regs->value + at, 4);
	memcpy(&mark.known, regs->known + at, 4);
	mark.value &= mark.known;
	return mark;
}

void regs_want(struct look *look, const struct regs *regs, int at, size_t len)
{
	size_t word, first = (size_t)at / 4, last = ((size_t)at + len + 3) / 4;

	for (word = first; word < last && word < REG_BYTES / 4; word++)
		if (regs->is_mark[word])
			look->wanted |= ~expr_word(regs, (uint32_t)word).known;
}

/* dst = (src & mask) ^ xor: a bit that is masked out is known whatever it was. */
static void mask_xor(struct regs *regs, int to, int from, const struct item *item)
{
	uint32_t i;

	for (i = 0; i < item->len; i++) {
		uint8_t mask = i < item->data_len ? item->data[i] : 0;
		uint8_t xor = i < item->data2_len ? item->data2[i] : 0;

		regs->known[to + (int)i] = regs->known[from + (int)i] | (uint8_t)~mask;
		regs->value[to + (int)i] = (regs->value[from + (int)i] & mask) ^ xor;
	}
	for (i = 0; i < (item->len + 3) / 4; i++)
		regs->is_mark[to / 4 + (int)i] = regs->is_mark[from / 4 + (int)i];
}

/* Shifts of one word only, as people write them on marks; it is not tied to the mark any more. */
static bool shift_word(struct regs *regs, const struct item *item)
{
	struct mark mark = expr_word(regs, item->sreg);
	uint32_t count;
	int to = regs_at(item->dreg, 4);

	if (item->len != 4 || to < 0 || item->data_len < sizeof(count))
		return false;
	memcpy(&count, item->data, sizeof(count));
	if (count >= 32)
		return false;
	if (item->op == NFT_BITWISE_LSHIFT) {
		mark.value <<= count;
		mark.known = mark.known << count | ((1u << count) - 1);
	} else {
		mark.value >>= count;
		mark.known = ~(~mark.known >> count);
	}
	memcpy(regs->value + to, &mark.value, 4);
	memcpy(regs->known + to, &mark.known, 4);
	regs->is_mark[to / 4] = false;
	return true;
}

enum fit expr_bitwise(struct regs *regs, const struct item *item)
{
	int from = regs_at(item->sreg, item->len), to = regs_at(item->dreg, item->len);

	if (from < 0 || to < 0)
		return FIT_MAYBE;
	if (item->op == NFT_BITWISE_BOOL && item->data)
		mask_xor(regs, to, from, item);
	else if ((item->op != NFT_BITWISE_LSHIFT && item->op != NFT_BITWISE_RSHIFT) ||
		 !shift_word(regs, item))
		regs_forget(regs, item->dreg, item->len);
	return FIT_YES;
}

/* Both directions swap on a little-endian host, and neither does on a big-endian one. */
enum fit expr_byteorder(struct regs *regs, const struct item *item)
{
	int from = regs_at(item->sreg, item->len), to = regs_at(item->dreg, item->len);
	struct regs old = *regs;
	uint32_t size = item->key, i;

	if (from < 0 || to < 0 || (size != 2 && size != 4 && size != 8) || item->len % size)
		return FIT_MAYBE;
	for (i = 0; i < item->len; i++) {
		uint32_t j = i;

		if (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)
			j = i / size * size + (size - 1 - i % size);
		regs->value[to + (int)i] = old.value[from + (int)j];
		regs->known[to + (int)i] = old.known[from + (int)j];
	}
	memset(regs->is_mark + to / 4, 0, (item->len + 3) / 4 * sizeof(bool));
	return FIT_YES;
}

static void bounds_of(const struct regs *regs, int at, size_t len, struct bounds *ret)
{
	size_t i;

	for (i = 0; i < len; i++) {
		ret->low[i] = regs->value[at + (int)i] & regs->known[at + (int)i];
		ret->high[i] = ret->low[i] | (uint8_t)~regs->known[at + (int)i];
	}
}

/* Equal in every known bit? */
static enum fit equal(const struct regs *regs, int at, const uint8_t *data, size_t len)
{
	enum fit fit = FIT_YES;
	size_t i;

	for (i = 0; i < len; i++) {
		if ((regs->value[at + (int)i] ^ data[i]) & regs->known[at + (int)i])
			return FIT_NO;
		if (regs->known[at + (int)i] != 0xff)
			fit = FIT_MAYBE;
	}
	return fit;
}

static bool ordered(int cmp, uint8_t op)
{
	switch (op) {
	case NFT_CMP_LT:
		return cmp < 0;
	case NFT_CMP_LTE:
		return cmp <= 0;
	case NFT_CMP_GT:
		return cmp > 0;
	default:
		return cmp >= 0;
	}
}

static enum fit compare(const struct regs *regs, int at, const uint8_t *data, size_t len,
			uint8_t op)
{
	struct bounds bounds;
	bool low, high;

	if (op == NFT_CMP_EQ || op == NFT_CMP_NEQ)
		return fit_flip(equal(regs, at, data, len), op == NFT_CMP_NEQ);
	bounds_of(regs, at, len, &bounds);
	low = ordered(memcmp(bounds.low, data, len), op);
	high = ordered(memcmp(bounds.high, data, len), op);
	return low == high ? fit_of(low) : FIT_MAYBE;
}

enum fit expr_cmp(struct look *look, const struct regs *regs, const struct item *item)
{
	int at = regs_at(item->sreg, item->data_len);
	enum fit fit;

	if (at < 0 || !item->data || item->op > NFT_CMP_GTE)
		return FIT_MAYBE;
	fit = compare(regs, at, item->data, item->data_len, item->op);
	if (fit == FIT_MAYBE)
		regs_want(look, regs, at, item->data_len);
	return fit;
}

enum fit expr_range(struct look *look, const struct regs *regs, const struct item *item)
{
	size_t len = item->data_len;
	int at = regs_at(item->sreg, len);
	enum fit fit;

	if (at < 0 || !item->data || !item->data2 || item->data2_len != len)
		return FIT_MAYBE;
	fit = fit_and(compare(regs, at, item->data, len, NFT_CMP_GTE),
		      compare(regs, at, item->data2, len, NFT_CMP_LTE));
	if (fit == FIT_MAYBE)
		regs_want(look, regs, at, len);
	return fit_flip(fit, item->op == NFT_RANGE_NEQ);
}
