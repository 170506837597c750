/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What is kept beside the packet: conntrack, marks, the socket's owner, and matches that remember
 * or throw dice. */
#include "ruleset/match_table.h"

#include <arpa/inet.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_conntrack_common.h>
#include <linux/netfilter/xt_connmark.h>
#include <linux/netfilter/xt_conntrack.h>
#include <linux/netfilter/xt_mark.h>
#include <linux/netfilter/xt_owner.h>
#include <linux/netfilter/xt_recent.h>
#include <linux/netfilter/xt_state.h>
#include <linux/netfilter/xt_statistic.h>
#include <stddef.h>

#define STATISTIC_SURE 0x80000000u /* probability 1, see statistic_mt() */

enum fit match_comment(struct look *look, const struct item *item)
{
	(void)look;
	(void)item;
	return FIT_YES;
}

static unsigned int state_bit(const struct look *look, unsigned int untracked)
{
	switch (look->ct) {
	case CT_NEW:
		return XT_CONNTRACK_STATE_BIT(IP_CT_NEW);
	case CT_ESTABLISHED:
		return XT_CONNTRACK_STATE_BIT(IP_CT_ESTABLISHED);
	case CT_RELATED:
		return XT_CONNTRACK_STATE_BIT(IP_CT_RELATED);
	case CT_UNTRACKED:
		return untracked;
	case CT_NONE:
	default:
		return XT_CONNTRACK_STATE_INVALID;
	}
}

enum fit match_state(struct look *look, const struct item *item)
{
	struct xt_state_info info;

	if (!xt_info(item, &info, sizeof(info)))
		return FIT_MAYBE;
	return fit_of(info.statemask & state_bit(look, XT_STATE_UNTRACKED));
}

/* Revisions 1 and 2 have a prefix in common with 3; the masks of 1 are bytes, ports of 1 and 2 are
 * in network order. */
static bool conntrack_info(const struct item *item, struct xt_conntrack_mtinfo3 *ret)
{
	struct xt_conntrack_mtinfo1 v1;
	struct xt_conntrack_mtinfo2 v2;

	if (item->revision == 3)
		return xt_info(item, ret, sizeof(*ret));
	*ret = (struct xt_conntrack_mtinfo3){ 0 };
	if (item->revision == 1 && xt_info(item, &v1, sizeof(v1))) {
		xt_info(item, ret, offsetof(struct xt_conntrack_mtinfo1, state_mask));
		ret->state_mask = v1.state_mask;
		ret->status_mask = v1.status_mask;
	} else if (item->revision == 2 && xt_info(item, &v2, sizeof(v2))) {
		xt_info(item, ret, sizeof(v2));
	} else {
		return false;
	}
	ret->origsrc_port = ret->origsrc_port_high = ntohs(ret->origsrc_port);
	ret->origdst_port = ret->origdst_port_high = ntohs(ret->origdst_port);
	ret->replsrc_port = ret->replsrc_port_high = ntohs(ret->replsrc_port);
	ret->repldst_port = ret->repldst_port_high = ntohs(ret->repldst_port);
	return true;
}

static bool ct_addr_fits(const struct addr *addr, const union nf_inet_addr *want,
			 const union nf_inet_addr *mask)
{
	const uint8_t *w = (const uint8_t *)want, *m = (const uint8_t *)mask;
	size_t len = addr->family == 6 ? 16 : 4, i;

	for (i = 0; i < len; i++)
		if ((addr->bytes[i] ^ w[i]) & m[i])
			return false;
	return true;
}

static enum fit ct_tuple_fits(const struct look *look, const struct xt_conntrack_mtinfo3 *info)
{
	const struct tuple *orig = &look->obs->orig, *reply = &look->obs->reply;
	const struct {
		uint16_t flag;
		bool fits;
	} tests[] = {
		{ XT_CONNTRACK_PROTO, orig->proto == info->l4proto },
		{ XT_CONNTRACK_ORIGSRC,
		  ct_addr_fits(&orig->src, &info->origsrc_addr, &info->origsrc_mask) },
		{ XT_CONNTRACK_ORIGDST,
		  ct_addr_fits(&orig->dst, &info->origdst_addr, &info->origdst_mask) },
		{ XT_CONNTRACK_REPLSRC,
		  ct_addr_fits(&reply->src, &info->replsrc_addr, &info->replsrc_mask) },
		{ XT_CONNTRACK_REPLDST,
		  ct_addr_fits(&reply->dst, &info->repldst_addr, &info->repldst_mask) },
		{ XT_CONNTRACK_ORIGSRC_PORT,
		  orig->sport >= info->origsrc_port && orig->sport <= info->origsrc_port_high },
		{ XT_CONNTRACK_ORIGDST_PORT,
		  orig->dport >= info->origdst_port && orig->dport <= info->origdst_port_high },
		{ XT_CONNTRACK_REPLSRC_PORT,
		  reply->sport >= info->replsrc_port && reply->sport <= info->replsrc_port_high },
		{ XT_CONNTRACK_REPLDST_PORT,
		  reply->dport >= info->repldst_port && reply->dport <= info->repldst_port_high },
	};
	size_t i;

	for (i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
		if (!(info->match_flags & tests[i].flag))
			continue;
		if (!orig->src.family || !reply->src.family)
			return FIT_MAYBE;
		if (tests[i].fits == !!(info->invert_flags & tests[i].flag))
			return FIT_NO;
	}
	return FIT_YES;
}

static bool ct_state_fits(const struct look *look, const struct xt_conntrack_mtinfo3 *info)
{
	unsigned int bits = state_bit(look, XT_CONNTRACK_STATE_UNTRACKED);

	if (look_has_ct(look) && (look->obs->ct_status & IPS_SRC_NAT))
		bits |= XT_CONNTRACK_STATE_SNAT;
	if (look_has_ct(look) && (look->obs->ct_status & IPS_DST_NAT))
		bits |= XT_CONNTRACK_STATE_DNAT;
	return !!(info->state_mask & bits) != !!(info->invert_flags & XT_CONNTRACK_STATE);
}

/* The order, and that a packet without an entry matches when only its state was asked for, are
 * conntrack_mt()'s. */
enum fit match_conntrack(struct look *look, const struct item *item)
{
	struct xt_conntrack_mtinfo3 info;

	if (!conntrack_info(item, &info))
		return FIT_MAYBE;
	if ((info.match_flags & XT_CONNTRACK_STATE) && !ct_state_fits(look, &info))
		return FIT_NO;
	if (!look_has_ct(look))
		return fit_of(info.match_flags & XT_CONNTRACK_STATE);
	if ((info.match_flags & XT_CONNTRACK_DIRECTION) &&
	    look->obs->ct_reply != !!(info.invert_flags & XT_CONNTRACK_DIRECTION))
		return FIT_NO;
	if ((info.match_flags & XT_CONNTRACK_STATUS) &&
	    !!(info.status_mask & look->obs->ct_status) ==
		    !!(info.invert_flags & XT_CONNTRACK_STATUS))
		return FIT_NO;
	return fit_and(ct_tuple_fits(look, &info),
		       info.match_flags & XT_CONNTRACK_EXPIRES ? FIT_MAYBE : FIT_YES);
}

enum fit match_mark(struct look *look, const struct item *item)
{
	struct xt_mark_mtinfo1 info;

	if (item->revision != 1 || !xt_info(item, &info, sizeof(info)))
		return FIT_MAYBE;
	return fit_flip(look_mark(look, info.mark, info.mask), info.invert);
}

enum fit match_connmark(struct look *look, const struct item *item)
{
	struct xt_connmark_mtinfo1 info;

	if (item->revision != 1 || !xt_info(item, &info, sizeof(info)))
		return FIT_MAYBE;
	if (!look_has_ct(look))
		return FIT_NO;
	return fit_flip(look_ct_mark(look, info.mark, info.mask), info.invert);
}

/* No socket: owner_mt() matches when every asked-for part is inverted. Groups are not in an obs. */
enum fit match_owner(struct look *look, const struct item *item)
{
	struct xt_owner_match_info info;
	const struct obs *obs = look->obs;

	if (item->revision != 1 || !xt_info(item, &info, sizeof(info)))
		return FIT_MAYBE;
	if (!obs->has_socket)
		return fit_of(!(info.match ^ info.invert));
	if (info.match & info.invert & XT_OWNER_SOCKET)
		return FIT_NO;
	if ((info.match & XT_OWNER_UID) && (obs->uid >= info.uid_min && obs->uid <= info.uid_max) ==
						   !!(info.invert & XT_OWNER_UID))
		return FIT_NO;
	return info.match & XT_OWNER_GID ? FIT_MAYBE : FIT_YES;
}

enum fit match_statistic(struct look *look, const struct item *item)
{
	struct xt_statistic_info info;
	enum fit fit = FIT_MAYBE;

	(void)look;
	if (!xt_info(item, &info, sizeof(info)) || info.mode != XT_STATISTIC_MODE_RANDOM)
		return FIT_MAYBE;
	if (!info.u.random.probability)
		fit = FIT_NO;
	if (info.u.random.probability >= STATISTIC_SURE)
		fit = FIT_YES;
	return fit_flip(fit, info.flags & XT_STATISTIC_INVERT);
}

/* --set always matches; the other forms ask a table of addresses that we do not read. */
enum fit match_recent(struct look *look, const struct item *item)
{
	struct xt_recent_mtinfo info;

	(void)look;
	if (!xt_info(item, &info, sizeof(info)) || !(info.check_set & XT_RECENT_SET))
		return FIT_MAYBE;
	return fit_of(!info.invert);
}
