/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Options of matches that are about what is kept beside the packet: conntrack, marks, owner, rates,
 * memory. */
#include "ruleset/match_packet.h"

#include <arpa/inet.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_conntrack_common.h>
#include <linux/netfilter/xt_conntrack.h>
#include <linux/netfilter/xt_limit.h>
#include <linux/netfilter/xt_mark.h>
#include <linux/netfilter/xt_owner.h>
#include <linux/netfilter/xt_recent.h>
#include <linux/netfilter/xt_state.h>
#include <linux/netfilter/xt_statistic.h>
#include <stddef.h>
#include <string.h>

#include "ruleset/print_match.h"

#define COUNT(array)          (sizeof(array) / sizeof((array)[0]))
#define LIMIT_BURST_DEFAULT   5
#define STATISTIC_PROBABILITY 2147483648.0 /* of 1 */

static const char *not_if(bool invert)
{
	return invert ? " !" : "";
}

static void print_states(struct strbuf *out, const char *option, uint32_t bits, bool invert,
			 uint32_t untracked)
{
	const struct bit_name names[] = {
		{ XT_CONNTRACK_STATE_INVALID, "INVALID" },
		{ XT_CONNTRACK_STATE_BIT(IP_CT_NEW), "NEW" },
		{ XT_CONNTRACK_STATE_BIT(IP_CT_RELATED), "RELATED" },
		{ XT_CONNTRACK_STATE_BIT(IP_CT_ESTABLISHED), "ESTABLISHED" },
		{ untracked, "UNTRACKED" },
		{ XT_CONNTRACK_STATE_SNAT, "SNAT" },
		{ XT_CONNTRACK_STATE_DNAT, "DNAT" },
	};

	strbuf_printf(out, "%s --%s ", not_if(invert), option);
	print_bits(out, bits, names, COUNT(names));
}

bool print_state(struct strbuf *out, const struct item *item)
{
	struct xt_state_info info;

	if (!xt_info(item, &info, sizeof(info)))
		return false;
	print_states(out, "state", info.statemask, false, XT_STATE_UNTRACKED);
	return true;
}

static void print_status(struct strbuf *out, uint16_t bits, bool invert)
{
	static const struct bit_name names[] = { { IPS_EXPECTED, "EXPECTED" },
						 { IPS_SEEN_REPLY, "SEEN_REPLY" },
						 { IPS_ASSURED, "ASSURED" },
						 { IPS_CONFIRMED, "CONFIRMED" } };

	strbuf_printf(out, "%s --ctstatus ", not_if(invert));
	if (bits)
		print_bits(out, bits, names, COUNT(names));
	else
		strbuf_puts(out, "NONE");
}

bool print_is_state(const struct item *item)
{
	struct xt_conntrack_mtinfo2 info;

	return item->name && !strcmp(item->name, "conntrack") && item->revision > 1 &&
	       xt_info(item, &info, sizeof(info)) && info.match_flags & XT_CONNTRACK_STATE_ALIAS;
}

/* Other tests (addresses, ports) are rare: their presence is said, not their values. */
bool print_conntrack(struct strbuf *out, const struct item *item)
{
	struct xt_conntrack_mtinfo1 v1;
	struct xt_conntrack_mtinfo2 info;
	const uint16_t printed = XT_CONNTRACK_STATE | XT_CONNTRACK_STATUS | XT_CONNTRACK_DIRECTION |
				 XT_CONNTRACK_STATE_ALIAS;

	/* revision 3 begins like 2; revision 1 has byte masks */
	if (item->revision == 1 && xt_info(item, &v1, sizeof(v1))) {
		xt_info(item, &info, offsetof(struct xt_conntrack_mtinfo1, state_mask));
		info.state_mask = v1.state_mask;
		info.status_mask = v1.status_mask;
	} else if (item->revision == 1 || !xt_info(item, &info, sizeof(info))) {
		return false;
	}
	if (info.match_flags & XT_CONNTRACK_DIRECTION)
		strbuf_printf(out, " --ctdir %s",
			      info.invert_flags & XT_CONNTRACK_DIRECTION ? "REPLY" : "ORIGINAL");
	if (info.match_flags & XT_CONNTRACK_STATE)
		print_states(out, info.match_flags & XT_CONNTRACK_STATE_ALIAS ? "state" : "ctstate",
			     info.state_mask, info.invert_flags & XT_CONNTRACK_STATE,
			     XT_CONNTRACK_STATE_UNTRACKED);
	if (info.match_flags & XT_CONNTRACK_STATUS)
		print_status(out, info.status_mask, info.invert_flags & XT_CONNTRACK_STATUS);
	if (info.match_flags & ~printed)
		strbuf_puts(out, " ...");
	return true;
}

/* mark and connmark: the same layout. */
bool print_mark(struct strbuf *out, const struct item *item)
{
	struct xt_mark_mtinfo1 info;

	if (item->revision != 1 || !xt_info(item, &info, sizeof(info)))
		return false;
	strbuf_printf(out, "%s --mark 0x%x", not_if(info.invert), info.mark);
	if (info.mask != UINT32_MAX)
		strbuf_printf(out, "/0x%x", info.mask);
	return true;
}

static void print_ids(struct strbuf *out, const char *option, uint32_t from, uint32_t to,
		      bool invert)
{
	strbuf_printf(out, "%s --%s %u", not_if(invert), option, from);
	if (from != to)
		strbuf_printf(out, "-%u", to);
}

bool print_owner(struct strbuf *out, const struct item *item)
{
	struct xt_owner_match_info info;

	if (item->revision != 1 || !xt_info(item, &info, sizeof(info)))
		return false;
	if (info.match & XT_OWNER_SOCKET)
		strbuf_printf(out, "%s --socket-exists", not_if(info.invert & XT_OWNER_SOCKET));
	if (info.match & XT_OWNER_UID)
		print_ids(out, "uid-owner", info.uid_min, info.uid_max, info.invert & XT_OWNER_UID);
	if (info.match & XT_OWNER_GID)
		print_ids(out, "gid-owner", info.gid_min, info.gid_max, info.invert & XT_OWNER_GID);
	return true;
}

bool print_statistic(struct strbuf *out, const struct item *item)
{
	struct xt_statistic_info info;
	const char *no;

	if (!xt_info(item, &info, sizeof(info)))
		return false;
	no = not_if(info.flags & XT_STATISTIC_INVERT);
	if (info.mode == XT_STATISTIC_MODE_RANDOM)
		strbuf_printf(out, " --mode random%s --probability %.11f", no,
			      info.u.random.probability / STATISTIC_PROBABILITY);
	else
		strbuf_printf(out, " --mode nth%s --every %u --packet %u", no, info.u.nth.every + 1,
			      info.u.nth.packet);
	return true;
}

/* The kernel keeps the time between packets; people wrote packets per time: the largest unit that
 * stays exact. */
bool print_limit(struct strbuf *out, const struct item *item)
{
	static const struct {
		const char *name;
		uint32_t seconds;
	} units[] = { { "day", 86400 }, { "hour", 3600 }, { "min", 60 }, { "sec", 1 } };
	struct xt_rateinfo info;
	size_t i;

	if (!xt_info(item, &info, offsetof(struct xt_rateinfo, prev)) || !info.avg)
		return false;
	for (i = 1; i < COUNT(units); i++) {
		uint32_t ticks = units[i].seconds * XT_LIMIT_SCALE;

		if (info.avg > ticks || ticks / info.avg < ticks % info.avg)
			break;
	}
	strbuf_printf(out, " --limit %u/%s", units[i - 1].seconds * XT_LIMIT_SCALE / info.avg,
		      units[i - 1].name);
	if (info.burst != LIMIT_BURST_DEFAULT)
		strbuf_printf(out, " --limit-burst %u", info.burst);
	return true;
}

bool print_recent(struct strbuf *out, const struct item *item)
{
	static const struct {
		uint8_t flag;
		const char *option;
	} modes[] = { { XT_RECENT_SET, "set" },
		      { XT_RECENT_CHECK, "rcheck" },
		      { XT_RECENT_UPDATE, "update" },
		      { XT_RECENT_REMOVE, "remove" } };
	struct xt_recent_mtinfo info;
	size_t i;

	if (!xt_info(item, &info, sizeof(info)))
		return false;
	for (i = 0; i < COUNT(modes); i++)
		if (info.check_set & modes[i].flag)
			strbuf_printf(out, "%s --%s", not_if(info.invert), modes[i].option);
	if (info.seconds)
		strbuf_printf(out, " --seconds %u", info.seconds);
	if (info.check_set & XT_RECENT_REAP)
		strbuf_puts(out, " --reap");
	if (info.hit_count)
		strbuf_printf(out, " --hitcount %u", info.hit_count);
	strbuf_printf(out, " --name %.*s --%s", XT_RECENT_NAME_LEN, info.name,
		      info.side == XT_RECENT_DEST ? "rdest" : "rsource");
	return true;
}
