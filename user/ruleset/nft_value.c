/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Values and verdicts, which rules and elements of sets hold alike. */
#include "ruleset/nft.h"

#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>

int nft_copy_value(const struct attr *nested, struct arena *arena, const uint8_t **ret,
		   uint16_t *ret_len)
{
	struct attr attrs[NFTA_DATA_MAX + 1];
	const struct attr *value = &attrs[NFTA_DATA_VALUE];

	if (attr_table(attr_cursor(nested), attrs, NFTA_DATA_MAX + 1) || !value->data ||
	    value->len > RULE_DATA_MAX)
		return -EBADMSG;
	*ret = arena_bytes(arena, value->data, value->len);
	if (!*ret)
		return -ENOMEM;
	*ret_len = value->len;
	return 0;
}

static enum verdict_kind verdict_kind(uint32_t code)
{
	switch ((int32_t)code) {
	case NFT_JUMP:
		return VERDICT_JUMP;
	case NFT_GOTO:
		return VERDICT_GOTO;
	case NFT_RETURN:
		return VERDICT_RETURN;
	case NFT_CONTINUE:
	case NFT_BREAK:
		return VERDICT_CONTINUE;
	}
	switch (code & NF_VERDICT_MASK) {
	case NF_DROP:
		return VERDICT_DROP;
	case NF_QUEUE:
		return VERDICT_QUEUE;
	default: /* ACCEPT; STOLEN and REPEAT cannot be written in a rule */
		return VERDICT_ACCEPT;
	}
}

int nft_parse_verdict(const struct attr *attr, struct arena *arena, struct verdict *ret,
		      uint32_t *ret_queue)
{
	struct attr attrs[NFTA_VERDICT_MAX + 1];
	struct verdict verdict = { 0 };
	uint32_t code;

	if (attr_table(attr_cursor(attr), attrs, NFTA_VERDICT_MAX + 1) ||
	    !attrs[NFTA_VERDICT_CODE].data)
		return -EBADMSG;
	code = attr_be32(&attrs[NFTA_VERDICT_CODE]);
	verdict.kind = verdict_kind(code);
	if (verdict.kind == VERDICT_JUMP || verdict.kind == VERDICT_GOTO) {
		const char *chain = attr_text(&attrs[NFTA_VERDICT_CHAIN]);

		if (!chain)
			return -EBADMSG;
		verdict.chain = arena_text(arena, chain, strlen(chain));
		if (!verdict.chain)
			return -ENOMEM;
	}
	*ret_queue = verdict.kind == VERDICT_QUEUE ? code >> NF_VERDICT_QBITS : 0;
	*ret = verdict;
	return 0;
}
