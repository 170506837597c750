/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What does an xt target do? Marks are followed bit by bit; targets that only look or edit headers
 * pass. */
#include "ruleset/evaluate_rule.h"

#include <linux/netfilter/xt_CONNMARK.h>
#include <linux/netfilter/xt_MARK.h>
#include <linux/netfilter/xt_NFQUEUE.h>
#include <string.h>

/* Revision 1 of MARK, which iptables before 1.4.2 wrote; the kernel's headers dropped it. */
struct mark_info1 {
	unsigned long mark;
	uint8_t mode; /* 0 set, 1 and, 2 or */
};

static enum target_effect target_pass(const struct look *look, const struct item *item,
				      struct state *state, uint32_t *ret_queue)
{
	(void)look;
	(void)item;
	(void)state;
	(void)ret_queue;
	return TARGET_PASS;
}

static enum target_effect target_accept(const struct look *look, const struct item *item,
					struct state *state, uint32_t *ret_queue)
{
	target_pass(look, item, state, ret_queue);
	return TARGET_ACCEPT;
}

static enum target_effect target_reject(const struct look *look, const struct item *item,
					struct state *state, uint32_t *ret_queue)
{
	target_pass(look, item, state, ret_queue);
	return TARGET_REJECT;
}

/* mark = (mark & ~mask) ^ value */
static void mask_xor(struct mark *mark, uint32_t mask, uint32_t value)
{
	mark->value = (mark->value & ~mask) ^ value;
	mark->known |= mask;
	mark->value &= mark->known;
}

/* Which bits does revision 1 or 2 replace, and what is put there? */
static bool mark_change(const struct item *item, uint32_t *ret_mask, uint32_t *ret_value)
{
	struct mark_info1 v1;
	struct xt_mark_tginfo2 v2;

	if (item->revision == 2 && xt_info(item, &v2, sizeof(v2))) {
		*ret_mask = v2.mask;
		*ret_value = v2.mark;
		return true;
	}
	if (item->revision != 1 || !xt_info(item, &v1, sizeof(v1)) || v1.mode > 2)
		return false;
	*ret_value = v1.mode == 1 ? 0 : (uint32_t)v1.mark;
	*ret_mask = v1.mode == 0 ? UINT32_MAX : (uint32_t)(v1.mode == 1 ? ~v1.mark : v1.mark);
	return true;
}

static enum target_effect target_mark(const struct look *look, const struct item *item,
				      struct state *state, uint32_t *ret_queue)
{
	uint32_t mask, value;

	(void)look;
	(void)ret_queue;
	if (mark_change(item, &mask, &value))
		mask_xor(&state->mark, mask, value);
	else
		state->mark = (struct mark){ 0 };
	return TARGET_PASS;
}

static void shift(struct mark *mark, const struct xt_connmark_tginfo2 *info)
{
	unsigned int bits = info->shift_bits & 31;

	if (!bits)
		return;
	if (info->shift_dir == D_SHIFT_RIGHT) {
		mark->value >>= bits;
		mark->known = ~(~mark->known >> bits);
	} else {
		mark->value <<= bits;
		mark->known = mark->known << bits | ((1u << bits) - 1);
	}
}

/* Move the bits of @from that @from_mask lets through into @to, over those of @to_mask, as
 * connmark_tg_shift() does. */
static void transfer(struct mark *to, uint32_t to_mask, const struct mark *from, uint32_t from_mask,
		     const struct xt_connmark_tginfo2 *info)
{
	struct mark part = { .value = from->value & from_mask, .known = from->known | ~from_mask };
	uint32_t kept = to->known & ~to_mask;

	shift(&part, info);
	to->value = (to->value & ~to_mask) ^ part.value;
	/* a bit is known when what stays there (nothing under the mask) and what comes are both
	 * known */
	to->known = (kept | to_mask) & part.known;
	to->value &= to->known;
}

static bool connmark_info(const struct item *item, struct xt_connmark_tginfo2 *ret)
{
	struct xt_connmark_tginfo1 v1;

	if (item->revision == 2)
		return xt_info(item, ret, sizeof(*ret));
	if (item->revision != 1 || !xt_info(item, &v1, sizeof(v1)))
		return false;
	*ret = (struct xt_connmark_tginfo2){
		.ctmark = v1.ctmark, .ctmask = v1.ctmask, .nfmask = v1.nfmask, .mode = v1.mode
	};
	return true;
}

/* A set with a shift moves the whole mark, which nobody writes: it is forgotten. Without an entry
 * the target does nothing. */
static enum target_effect target_connmark(const struct look *look, const struct item *item,
					  struct state *state, uint32_t *ret_queue)
{
	struct xt_connmark_tginfo2 info;
	struct mark none = { .known = UINT32_MAX };

	(void)ret_queue;
	if (!look_has_ct(look))
		return TARGET_PASS;
	if (!connmark_info(item, &info)) {
		state->mark = state->ct_mark = (struct mark){ 0 };
		return TARGET_PASS;
	}
	none.value = info.ctmark;
	if (info.mode == XT_CONNMARK_SET && info.shift_bits)
		state->ct_mark = (struct mark){ 0 };
	else if (info.mode == XT_CONNMARK_SET)
		transfer(&state->ct_mark, info.ctmask, &none, UINT32_MAX, &info);
	else if (info.mode == XT_CONNMARK_SAVE)
		transfer(&state->ct_mark, info.ctmask, &state->mark, info.nfmask, &info);
	else if (info.mode == XT_CONNMARK_RESTORE)
		transfer(&state->mark, info.nfmask, &state->ct_mark, info.ctmask, &info);
	return TARGET_PASS;
}

static enum target_effect target_any_mark(const struct look *look, const struct item *item,
					  struct state *state, uint32_t *ret_queue)
{
	(void)look;
	(void)item;
	(void)ret_queue;
	state->mark = (struct mark){ 0 };
	return TARGET_PASS;
}

static enum target_effect target_queue(const struct look *look, const struct item *item,
				       struct state *state, uint32_t *ret_queue)
{
	struct xt_NFQ_info info = { 0 };

	(void)look;
	(void)state;
	xt_info(item, &info, sizeof(info));
	*ret_queue = info.queuenum;
	return TARGET_QUEUE;
}

static const struct target {
	const char *name;
	enum target_effect (*apply)(const struct look *look, const struct item *item,
				    struct state *state, uint32_t *ret_queue);
} targets[] = {
	{ "AUDIT", target_pass },       { "CHECKSUM", target_pass },
	{ "CLASSIFY", target_pass },    { "CONNMARK", target_connmark },
	{ "CONNSECMARK", target_pass }, { "CT", target_pass },
	{ "DNAT", target_accept },      { "DSCP", target_pass },
	{ "ECN", target_pass },         { "HL", target_pass },
	{ "HMARK", target_any_mark },   { "IDLETIMER", target_pass },
	{ "LED", target_pass },         { "LOG", target_pass },
	{ "MARK", target_mark },        { "MASQUERADE", target_accept },
	{ "NETMAP", target_accept },    { "NFLOG", target_pass },
	{ "NFQUEUE", target_queue },    { "NOTRACK", target_pass },
	{ "RATEEST", target_pass },     { "REDIRECT", target_accept },
	{ "REJECT", target_reject },    { "SECMARK", target_pass },
	{ "SET", target_pass },         { "SNAT", target_accept },
	{ "TCPMSS", target_pass },      { "TCPOPTSTRIP", target_pass },
	{ "TEE", target_pass },         { "TOS", target_pass },
	{ "TRACE", target_pass },       { "TTL", target_pass },
	{ "ULOG", target_pass },
};

static const struct target *target_find(const char *name)
{
	size_t i;

	for (i = 0; name && i < sizeof(targets) / sizeof(targets[0]); i++)
		if (!strcmp(targets[i].name, name))
			return &targets[i];
	return NULL;
}

enum target_effect target_apply(const struct look *look, const struct item *item,
				struct state *state, uint32_t *ret_queue)
{
	const struct target *target = target_find(item->name);

	return target ? target->apply(look, item, state, ret_queue) : TARGET_UNKNOWN;
}

uint32_t target_writes_mark(const struct item *item)
{
	const struct target *target = target_find(item->name);
	struct xt_connmark_tginfo2 info;
	uint32_t mask, value;

	if (!target)
		return UINT32_MAX;
	if (target->apply == target_mark)
		return mark_change(item, &mask, &value) ? mask | value : UINT32_MAX;
	if (target->apply == target_connmark) {
		if (!connmark_info(item, &info))
			return UINT32_MAX;
		/* restored bits land where the shift puts them, and under the mask */
		return info.mode == XT_CONNMARK_RESTORE ? UINT32_MAX : 0;
	}
	return target->apply == target_any_mark ? UINT32_MAX : 0;
}
