/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "ruleset/owner.h"

#include <fnmatch.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/xt_conntrack.h>
#include <linux/netfilter/xt_state.h>
#include <linux/netfilter_ipv4/ip_tables.h>
#include <stdio.h>
#include <string.h>

#include "ruleset/match_packet.h"
#include "ruleset/owner_policy.h"

#define CT_INVALID_BIT 1u /* the same in xt_conntrack, xt_state and nft */
#define PROGRAM_NAME   15 /* bytes that the kernel keeps */

enum when_kind { WHEN_ANY, WHEN_INVALID, WHEN_TO, WHEN_QUEUE, WHEN_VMAP };

struct when {
	enum when_kind kind;
	const char *address;
};

#define ANY                                                                                        \
	{                                                                                          \
		WHEN_ANY, NULL                                                                     \
	}
#define INVALID                                                                                    \
	{                                                                                          \
		WHEN_INVALID, NULL                                                                 \
	}
#define QUEUE                                                                                      \
	{                                                                                          \
		WHEN_QUEUE, NULL                                                                   \
	}
#define VMAP                                                                                       \
	{                                                                                          \
		WHEN_VMAP, NULL                                                                    \
	}
#define TO(text)                                                                                   \
	{                                                                                          \
		WHEN_TO, text                                                                      \
	}

/* What a row means is for who reads the table: it is not kept. */
static const struct owner {
	const char *engine;
	enum rule_class class;
	const char *chain, *table, *comment;
	struct when when;
	void (*decode)(const struct evaluation *evaluation, struct owner_ref *ret);
} owners[] = {
#define OWNER(engine_, class_, chain_, table_, comment_, when_, decode_, means)                    \
	{ engine_, class_, chain_, table_, comment_, when_, decode_ },
#define PROGRAM(engine_, name_)
#include "ruleset/owners.def"
#undef OWNER
#undef PROGRAM
};

static const struct program {
	const char *engine, *name;
} programs[] = {
#define OWNER(engine_, class_, chain_, table_, comment_, when_, decode_, means)
#define PROGRAM(engine_, name_) { engine_, name_ },
#include "ruleset/owners.def"
#undef OWNER
#undef PROGRAM
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool fits(const char *pattern, const char *text)
{
	return !strcmp(pattern, "*") || !fnmatch(pattern, text ? text : "", 0);
}

static bool chain_fits(const char *pattern, const struct evaluation *evaluation)
{
	unsigned int i;

	if (fits(pattern, evaluation->chain->name))
		return true;
	for (i = 0; i < evaluation->path_steps; i++)
		if (fits(pattern, evaluation->path[i]->name))
			return true;
	return false;
}

/* The state mask of revision 1 is a byte, of later ones a half word, at the same place. */
static bool xt_asks_invalid(const struct item *item)
{
	struct xt_conntrack_mtinfo1 v1;
	struct xt_conntrack_mtinfo2 v2;
	struct xt_state_info state;

	if (item->kind != ITEM_XT_MATCH || !item->name)
		return false;
	if (!strcmp(item->name, "state") && xt_info(item, &state, sizeof(state)))
		return state.statemask == CT_INVALID_BIT;
	if (strcmp(item->name, "conntrack") != 0)
		return false;
	if (item->revision == 1)
		return xt_info(item, &v1, sizeof(v1)) && v1.match_flags & XT_CONNTRACK_STATE &&
		       !(v1.invert_flags & XT_CONNTRACK_STATE) && v1.state_mask == CT_INVALID_BIT;
	return xt_info(item, &v2, sizeof(v2)) && v2.match_flags & XT_CONNTRACK_STATE &&
	       !(v2.invert_flags & XT_CONNTRACK_STATE) && v2.state_mask == CT_INVALID_BIT;
}

/* "ct state invalid" is a load, a mask and a comparison; a set or map of states is not looked into.
 */
static bool nft_asks_invalid(const struct rule *rule, uint16_t at)
{
	const struct item *item = &rule->items[at];
	uint32_t mask;

	if (item->kind != ITEM_CT || item->key != NFT_CT_STATE || at + 1 >= rule->item_count)
		return false;
	item++;
	if ((item->kind != ITEM_BITWISE && item->kind != ITEM_CMP) ||
	    item->data_len != sizeof(mask))
		return false;
	memcpy(&mask, item->data, sizeof(mask));
	return mask == CT_INVALID_BIT;
}

static bool asks_invalid(const struct rule *rule)
{
	uint16_t i;

	for (i = 0; rule && i < rule->item_count; i++)
		if (xt_asks_invalid(&rule->items[i]) || nft_asks_invalid(rule, i))
			return true;
	return false;
}

static bool xt_asks_to(const struct item *item, const struct addr *to)
{
	struct ipt_ip ip;

	return item->kind == ITEM_XT_IP && xt_info(item, &ip, sizeof(ip)) &&
	       ip.dmsk.s_addr == UINT32_MAX && !(ip.invflags & IPT_INV_DSTIP) &&
	       !memcmp(&ip.dst, to->bytes, 4);
}

static bool nft_asks_to(const struct rule *rule, uint16_t at, const struct addr *to)
{
	const struct item *item = &rule->items[at];

	if (item->kind != ITEM_PAYLOAD || item->op != NFT_PAYLOAD_NETWORK_HEADER ||
	    item->offset != 16 || item->len != 4 || at + 1 >= rule->item_count)
		return false;
	item++;
	return item->kind == ITEM_CMP && item->op == NFT_CMP_EQ && item->data_len == 4 &&
	       !memcmp(item->data, to->bytes, 4);
}

static bool asks_to(const struct rule *rule, const char *address)
{
	struct addr to;
	uint16_t i;

	if (!rule || addr_parse(address, &to))
		return false;
	for (i = 0; i < rule->item_count; i++)
		if (xt_asks_to(&rule->items[i], &to) || nft_asks_to(rule, i, &to))
			return true;
	return false;
}

static bool when_fits(const struct when *when, const struct evaluation *evaluation)
{
	switch (when->kind) {
	case WHEN_INVALID:
		return asks_invalid(evaluation->rule);
	case WHEN_TO:
		return asks_to(evaluation->rule, when->address);
	case WHEN_QUEUE:
		return evaluation->verdict == VERDICT_QUEUE;
	case WHEN_VMAP:
		return evaluation->elem && evaluation->elem->verdict.kind == VERDICT_DROP;
	default:
		return true;
	}
}

/* The policy of a base chain is nobody's, whatever chains were visited. */
static bool claims(const struct owner *owner, const struct evaluation *evaluation)
{
	return evaluation->rule && fits(owner->table, evaluation->table->name) &&
	       chain_fits(owner->chain, evaluation) &&
	       fits(owner->comment, evaluation->rule->comment) &&
	       when_fits(&owner->when, evaluation);
}

void owner_of_rule(const struct ruleset *ruleset, const struct obs *obs,
		   const struct evaluation *evaluation, struct owner_ref *ret)
{
	size_t i;

	(void)ruleset;
	(void)obs;
	*ret = (struct owner_ref){ 0 };
	if (!evaluation->chain)
		return;
	ret->class = CLASS_UNCLAIMED;
	for (i = 0; i < COUNT(owners); i++) {
		if (!claims(&owners[i], evaluation))
			continue;
		ret->class = owners[i].class;
		snprintf(ret->engine, sizeof(ret->engine), "%s", owners[i].engine);
		if (owners[i].decode)
			owners[i].decode(evaluation, ret);
		return;
	}
}

bool owner_of_program(const char *program, struct owner_ref *ret)
{
	char name[PROGRAM_NAME + 1];
	size_t i;

	snprintf(name, sizeof(name), "%.*s", PROGRAM_NAME, program);
	for (i = 0; i < COUNT(programs); i++) {
		if (!fits(programs[i].name, name))
			continue;
		*ret = (struct owner_ref){ .class = CLASS_POLICY };
		snprintf(ret->engine, sizeof(ret->engine), "%s", programs[i].engine);
		return true;
	}
	return false;
}
