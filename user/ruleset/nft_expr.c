/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * One expression of an nft rule. Attribute numbers and meanings:
 * include/uapi/linux/netfilter/nf_tables.h of the kernel. An expression that is not known here, or
 * says something that is not known, becomes ITEM_MAYBE: it can only make an answer less sure.
 */
#include "ruleset/nft.h"

#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nf_tables_compat.h>

#define EXPR_ATTR_MAX 16
#define NO_REG        UINT32_MAX
#define NO_DIRECTION  255

struct parse {
	const struct attr *attrs; /* EXPR_ATTR_MAX of them */
	struct arena *arena;
	struct rule *rule;
	struct item *item;
	bool keep;
};

/*
 * Kernel registers: 0 is the verdict, 1 to 4 are 16 bytes each, 8 to 23 are 4 bytes each, all over
 * the same 64 bytes.
 * -> number of the 4-byte word.
 */
static uint32_t word_of_reg(const struct attr *attr)
{
	uint32_t reg = attr_be32(attr);

	if (reg >= NFT_REG_1 && reg <= NFT_REG_4)
		return (reg - NFT_REG_1) * 4;
	if (reg >= NFT_REG32_00 && reg <= NFT_REG32_15)
		return reg - NFT_REG32_00;
	return NO_REG;
}

static int maybe(struct parse *parse)
{
	parse->item->kind = ITEM_MAYBE;
	return 0;
}

static int parse_immediate(struct parse *parse)
{
	const struct attr *nested = &parse->attrs[NFTA_IMMEDIATE_DATA];
	struct attr attrs[NFTA_DATA_MAX + 1];
	struct item *item = parse->item;

	if (attr_be32(&parse->attrs[NFTA_IMMEDIATE_DREG]) != NFT_REG_VERDICT) {
		item->kind = ITEM_IMMEDIATE_DATA;
		item->dreg = word_of_reg(&parse->attrs[NFTA_IMMEDIATE_DREG]);
		return nft_copy_value(nested, parse->arena, &item->data, &item->data_len);
	}
	if (attr_table(attr_cursor(nested), attrs, NFTA_DATA_MAX + 1))
		return -EBADMSG;
	return nft_parse_verdict(&attrs[NFTA_DATA_VERDICT], parse->arena, &item->verdict,
				 &item->key);
}

static int parse_payload(struct parse *parse)
{
	struct item *item = parse->item;

	if (parse->attrs[NFTA_PAYLOAD_SREG].data) {
		item->kind = ITEM_PASS; /* writes the packet */
		return 0;
	}
	item->dreg = word_of_reg(&parse->attrs[NFTA_PAYLOAD_DREG]);
	item->op = (uint8_t)attr_be32(&parse->attrs[NFTA_PAYLOAD_BASE]);
	item->offset = attr_be32(&parse->attrs[NFTA_PAYLOAD_OFFSET]);
	item->len = attr_be32(&parse->attrs[NFTA_PAYLOAD_LEN]);
	return item->len <= RULE_DATA_MAX ? 0 : -EBADMSG;
}

static int parse_meta(struct parse *parse)
{
	struct item *item = parse->item;

	item->key = attr_be32(&parse->attrs[NFTA_META_KEY]);
	item->dreg = word_of_reg(&parse->attrs[NFTA_META_DREG]);
	item->sreg = word_of_reg(&parse->attrs[NFTA_META_SREG]);
	if (parse->attrs[NFTA_META_SREG].data)
		item->kind = ITEM_META_SET;
	return 0;
}

static int parse_ct(struct parse *parse)
{
	const struct attr *direction = &parse->attrs[NFTA_CT_DIRECTION];
	struct item *item = parse->item;

	item->key = attr_be32(&parse->attrs[NFTA_CT_KEY]);
	item->dreg = word_of_reg(&parse->attrs[NFTA_CT_DREG]);
	item->sreg = word_of_reg(&parse->attrs[NFTA_CT_SREG]);
	item->op = direction->data ? attr_u8(direction) : NO_DIRECTION;
	if (parse->attrs[NFTA_CT_SREG].data)
		item->kind = ITEM_CT_SET;
	return 0;
}

static int parse_cmp(struct parse *parse)
{
	struct item *item = parse->item;

	item->sreg = word_of_reg(&parse->attrs[NFTA_CMP_SREG]);
	item->op = (uint8_t)attr_be32(&parse->attrs[NFTA_CMP_OP]);
	return nft_copy_value(&parse->attrs[NFTA_CMP_DATA], parse->arena, &item->data,
			      &item->data_len);
}

/* Linux 6.13 brought AND, OR, XOR with a second register: not evaluated. */
static int parse_bitwise(struct parse *parse)
{
	const struct attr *attrs = parse->attrs;
	struct item *item = parse->item;
	int err;

	item->sreg = word_of_reg(&attrs[NFTA_BITWISE_SREG]);
	item->dreg = word_of_reg(&attrs[NFTA_BITWISE_DREG]);
	item->len = attr_be32(&attrs[NFTA_BITWISE_LEN]);
	item->op = (uint8_t)attr_be32(&attrs[NFTA_BITWISE_OP]);
	if (item->op > NFT_BITWISE_RSHIFT)
		return maybe(parse);
	if (item->len > RULE_DATA_MAX)
		return -EBADMSG;
	if (item->op != NFT_BITWISE_MASK_XOR)
		return nft_copy_value(&attrs[NFTA_BITWISE_DATA], parse->arena, &item->data,
				      &item->data_len);
	err = nft_copy_value(&attrs[NFTA_BITWISE_MASK], parse->arena, &item->data, &item->data_len);
	if (err)
		return err;
	return nft_copy_value(&attrs[NFTA_BITWISE_XOR], parse->arena, &item->data2,
			      &item->data2_len);
}

static int parse_byteorder(struct parse *parse)
{
	struct item *item = parse->item;

	item->sreg = word_of_reg(&parse->attrs[NFTA_BYTEORDER_SREG]);
	item->dreg = word_of_reg(&parse->attrs[NFTA_BYTEORDER_DREG]);
	item->op = (uint8_t)attr_be32(&parse->attrs[NFTA_BYTEORDER_OP]);
	item->len = attr_be32(&parse->attrs[NFTA_BYTEORDER_LEN]);
	item->key = attr_be32(&parse->attrs[NFTA_BYTEORDER_SIZE]);
	return item->len <= RULE_DATA_MAX ? 0 : -EBADMSG;
}

static int parse_range(struct parse *parse)
{
	struct item *item = parse->item;
	int err;

	item->sreg = word_of_reg(&parse->attrs[NFTA_RANGE_SREG]);
	item->op = (uint8_t)attr_be32(&parse->attrs[NFTA_RANGE_OP]);
	err = nft_copy_value(&parse->attrs[NFTA_RANGE_FROM_DATA], parse->arena, &item->data,
			     &item->data_len);
	if (err)
		return err;
	return nft_copy_value(&parse->attrs[NFTA_RANGE_TO_DATA], parse->arena, &item->data2,
			      &item->data2_len);
}

/* @ret: a copy of the text in @attr. */
static int copy_text(struct parse *parse, const struct attr *attr, const char **ret)
{
	const char *text = attr_text(attr);

	if (!text)
		return -EBADMSG;
	*ret = arena_text(parse->arena, text, strlen(text));
	return *ret ? 0 : -ENOMEM;
}

static int parse_lookup(struct parse *parse)
{
	struct item *item = parse->item;

	item->sreg = word_of_reg(&parse->attrs[NFTA_LOOKUP_SREG]);
	item->dreg = word_of_reg(&parse->attrs[NFTA_LOOKUP_DREG]);
	item->inverted = attr_be32(&parse->attrs[NFTA_LOOKUP_FLAGS]) & NFT_LOOKUP_F_INV;
	return copy_text(parse, &parse->attrs[NFTA_LOOKUP_SET], &item->name);
}

static int parse_fib(struct parse *parse)
{
	parse->item->dreg = word_of_reg(&parse->attrs[NFTA_FIB_DREG]);
	parse->item->key = attr_be32(&parse->attrs[NFTA_FIB_RESULT]);
	parse->item->flags = attr_be32(&parse->attrs[NFTA_FIB_FLAGS]);
	return 0;
}

static int parse_numgen(struct parse *parse)
{
	parse->item->dreg = word_of_reg(&parse->attrs[NFTA_NG_DREG]);
	parse->item->key = attr_be32(&parse->attrs[NFTA_NG_MODULUS]);
	parse->item->offset = attr_be32(&parse->attrs[NFTA_NG_OFFSET]);
	return 0;
}

static int parse_reject(struct parse *parse)
{
	parse->item->op = (uint8_t)attr_be32(&parse->attrs[NFTA_REJECT_TYPE]);
	parse->item->key = attr_u8(&parse->attrs[NFTA_REJECT_ICMP_CODE]);
	return 0;
}

static int parse_nat(struct parse *parse)
{
	bool dnat = attr_be32(&parse->attrs[NFTA_NAT_TYPE]) == NFT_NAT_DNAT;

	parse->item->name = dnat ? "dnat" : "snat";
	parse->item->sreg = word_of_reg(&parse->attrs[NFTA_NAT_REG_ADDR_MIN]);
	parse->item->dreg = word_of_reg(&parse->attrs[NFTA_NAT_REG_PROTO_MIN]);
	parse->item->flags = attr_be32(&parse->attrs[NFTA_NAT_FLAGS]);
	return 0;
}

static int parse_masquerade(struct parse *parse)
{
	parse->item->name = "masquerade";
	parse->item->dreg = word_of_reg(&parse->attrs[NFTA_MASQ_REG_PROTO_MIN]);
	parse->item->flags = attr_be32(&parse->attrs[NFTA_MASQ_FLAGS]);
	return 0;
}

static int parse_redirect(struct parse *parse)
{
	parse->item->name = "redirect";
	parse->item->dreg = word_of_reg(&parse->attrs[NFTA_REDIR_REG_PROTO_MIN]);
	parse->item->flags = attr_be32(&parse->attrs[NFTA_REDIR_FLAGS]);
	return 0;
}

static int parse_queue(struct parse *parse)
{
	parse->item->key = attr_be16(&parse->attrs[NFTA_QUEUE_NUM]);
	parse->item->len = attr_be16(&parse->attrs[NFTA_QUEUE_TOTAL]);
	parse->item->flags = attr_be16(&parse->attrs[NFTA_QUEUE_FLAGS]);
	return 0;
}

static int parse_counter(struct parse *parse)
{
	if (parse->rule->has_counter)
		return 0; /* the first one counts what got furthest left */
	parse->rule->has_counter = true;
	parse->rule->packets = attr_be64(&parse->attrs[NFTA_COUNTER_PACKETS]);
	parse->rule->bytes = attr_be64(&parse->attrs[NFTA_COUNTER_BYTES]);
	return 0;
}

/* Writes a TCP option: passes. Reads one: stops the rule where the packet has none. */
static int parse_exthdr(struct parse *parse)
{
	if (parse->attrs[NFTA_EXTHDR_SREG].data)
		parse->item->kind = ITEM_PASS;
	return 0;
}

static int parse_objref(struct parse *parse)
{
	switch (attr_be32(&parse->attrs[NFTA_OBJREF_IMM_TYPE])) {
	case NFT_OBJECT_COUNTER:
	case NFT_OBJECT_CT_HELPER:
	case NFT_OBJECT_CT_TIMEOUT:
	case NFT_OBJECT_CT_EXPECT:
	case NFT_OBJECT_TUNNEL:
	case NFT_OBJECT_SECMARK:
		parse->item->kind = ITEM_PASS;
	}
	return 0;
}

static int parse_xt(struct parse *parse, const struct attr *name, const struct attr *rev,
		    const struct attr *info)
{
	struct item *item = parse->item;

	item->revision = (uint8_t)attr_be32(rev);
	if (info->data) {
		item->data = arena_bytes(parse->arena, info->data, info->len);
		if (!item->data)
			return -ENOMEM;
		item->data_len = info->len;
	}
	return copy_text(parse, name, &item->name);
}

static int parse_target(struct parse *parse)
{
	return parse_xt(parse, &parse->attrs[NFTA_TARGET_NAME], &parse->attrs[NFTA_TARGET_REV],
			&parse->attrs[NFTA_TARGET_INFO]);
}

static int parse_match(struct parse *parse)
{
	const struct attr *info = &parse->attrs[NFTA_MATCH_INFO];
	const char *name = attr_text(&parse->attrs[NFTA_MATCH_NAME]);

	if (name && !strcmp(name, "comment") && info->data) {
		parse->keep = false;
		return rule_add_comment(parse->arena, parse->rule, (const char *)info->data,
					info->len);
	}
	return parse_xt(parse, &parse->attrs[NFTA_MATCH_NAME], &parse->attrs[NFTA_MATCH_REV], info);
}

static const struct expr {
	const char *name;
	enum item_kind kind;
	int (*parse)(struct parse *parse); /* may choose another kind; NULL: the name says all */
} exprs[] = {
	/* by how often rules have them */
	{ "payload", ITEM_PAYLOAD, parse_payload },
	{ "cmp", ITEM_CMP, parse_cmp },
	{ "match", ITEM_XT_MATCH, parse_match },
	{ "immediate", ITEM_IMMEDIATE_VERDICT, parse_immediate },
	{ "counter", ITEM_COUNTER, parse_counter },
	{ "meta", ITEM_META, parse_meta },
	{ "target", ITEM_XT_TARGET, parse_target },
	{ "bitwise", ITEM_BITWISE, parse_bitwise },
	{ "lookup", ITEM_LOOKUP, parse_lookup },
	{ "ct", ITEM_CT, parse_ct },
	{ "nat", ITEM_NAT, parse_nat },
	{ "masq", ITEM_NAT, parse_masquerade },
	{ "redir", ITEM_NAT, parse_redirect },
	{ "numgen", ITEM_NUMGEN, parse_numgen },
	{ "reject", ITEM_REJECT, parse_reject },
	{ "queue", ITEM_QUEUE, parse_queue },
	{ "byteorder", ITEM_BYTEORDER, parse_byteorder },
	{ "range", ITEM_RANGE, parse_range },
	{ "fib", ITEM_FIB, parse_fib },
	{ "log", ITEM_PASS, NULL },
	{ "notrack", ITEM_PASS, NULL },
	{ "dup", ITEM_PASS, NULL },
	{ "last", ITEM_PASS, NULL },
	{ "objref", ITEM_MAYBE, parse_objref },
	{ "exthdr", ITEM_MAYBE, parse_exthdr },
};

static const struct expr *find_expr(const char *name)
{
	for (size_t i = 0; i < sizeof(exprs) / sizeof(exprs[0]); i++) {
		if (!strcmp(exprs[i].name, name))
			return &exprs[i];
	}
	return NULL;
}

int nft_parse_expr(const struct attr *expr, struct arena *arena, struct rule *rule,
		   struct item *item, bool *ret_keep)
{
	struct attr outer[NFTA_EXPR_MAX + 1];
	struct attr attrs[EXPR_ATTR_MAX];
	struct parse parse = {
		.attrs = attrs, .arena = arena, .rule = rule, .item = item, .keep = true
	};
	const struct expr *found;
	const char *name;
	int err = 0;

	if (attr_table(attr_cursor(expr), outer, NFTA_EXPR_MAX + 1))
		return -EBADMSG;
	name = attr_text(&outer[NFTA_EXPR_NAME]);
	if (!name || attr_table(attr_cursor(&outer[NFTA_EXPR_DATA]), attrs, EXPR_ATTR_MAX))
		return -EBADMSG;
	found = find_expr(name);
	*item = (struct item){ .kind = found ? found->kind : ITEM_MAYBE,
			       .sreg = NO_REG,
			       .dreg = NO_REG };
	if (found && found->parse)
		err = found->parse(&parse);
	if (!err && !item->name)
		item->name = found ? found->name : arena_text(arena, name, strlen(name));
	*ret_keep = parse.keep;
	return err ? err : item->name ? 0 : -ENOMEM;
}
