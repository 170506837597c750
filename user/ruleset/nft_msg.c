/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Messages of nf_tables: table, chain, set, rule, elements. Attributes:
 * include/uapi/linux/netfilter/nf_tables.h of the kernel. */
#include "ruleset/nft.h"

#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>

#define MSG_ATTR_MAX     20
#define VERDICT_DATATYPE 0xffffff00 /* NFT_DATA_VERDICT as NFTA_SET_DATA_TYPE */
#define USER_COMMENT     0 /* NFTNL_UDATA_RULE_COMMENT, NFTNL_UDATA_SET_ELEM_COMMENT of libnftnl */

const char *nft_family_name(uint8_t family)
{
	switch (family) {
	case NFPROTO_IPV4:
		return "ip";
	case NFPROTO_IPV6:
		return "ip6";
	case NFPROTO_INET:
		return "inet";
	case NFPROTO_BRIDGE:
		return "bridge";
	case NFPROTO_NETDEV:
		return "netdev";
	default:
		return NULL;
	}
}

/* Attributes of a message of type @type. */
static int open_message(const void *nlmsg, uint8_t type, uint8_t *ret_family, struct attr *attrs)
{
	struct cursor cur;
	uint8_t got;

	if (nfnl_open(nlmsg, NFNL_SUBSYS_NFTABLES, &got, ret_family, &cur) || got != type)
		return -EBADMSG;
	return attr_table(cur, attrs, MSG_ATTR_MAX);
}

int nft_parse_table(const void *nlmsg, struct nft_table_msg *ret)
{
	struct attr attrs[MSG_ATTR_MAX];
	struct nft_table_msg msg = { 0 };

	if (open_message(nlmsg, NFT_MSG_NEWTABLE, &msg.family, attrs))
		return -EBADMSG;
	msg.name = attr_text(&attrs[NFTA_TABLE_NAME]);
	msg.dormant = attr_be32(&attrs[NFTA_TABLE_FLAGS]) & NFT_TABLE_F_DORMANT;
	if (!msg.name)
		return -EBADMSG;
	*ret = msg;
	return 0;
}

static int parse_hook(const struct attr *nested, struct nft_chain_msg *msg)
{
	struct attr attrs[NFTA_HOOK_MAX + 1];

	if (attr_table(attr_cursor(nested), attrs, NFTA_HOOK_MAX + 1))
		return -EBADMSG;
	msg->is_base = true;
	msg->hook = attr_be32(&attrs[NFTA_HOOK_HOOKNUM]);
	msg->priority = (int32_t)attr_be32(&attrs[NFTA_HOOK_PRIORITY]);
	msg->dev = attrs[NFTA_HOOK_DEV];
	msg->devs = attrs[NFTA_HOOK_DEVS];
	return 0;
}

int nft_parse_chain(const void *nlmsg, struct nft_chain_msg *ret)
{
	struct attr attrs[MSG_ATTR_MAX];
	struct nft_chain_msg msg = { 0 };
	const char *type;

	if (open_message(nlmsg, NFT_MSG_NEWCHAIN, &msg.family, attrs))
		return -EBADMSG;
	msg.table = attr_text(&attrs[NFTA_CHAIN_TABLE]);
	msg.name = attr_text(&attrs[NFTA_CHAIN_NAME]);
	msg.handle = attr_be64(&attrs[NFTA_CHAIN_HANDLE]);
	msg.use = attr_be32(&attrs[NFTA_CHAIN_USE]);
	msg.policy =
		attrs[NFTA_CHAIN_POLICY].data ? attr_be32(&attrs[NFTA_CHAIN_POLICY]) : NF_ACCEPT;
	type = attr_text(&attrs[NFTA_CHAIN_TYPE]);
	msg.is_nat = type && !strcmp(type, "nat");
	if (!msg.table || !msg.name)
		return -EBADMSG;
	if (attrs[NFTA_CHAIN_HOOK].data && parse_hook(&attrs[NFTA_CHAIN_HOOK], &msg))
		return -EBADMSG;
	*ret = msg;
	return 0;
}

int nft_parse_set(const void *nlmsg, struct nft_set_msg *ret)
{
	struct attr attrs[MSG_ATTR_MAX];
	struct nft_set_msg msg = { 0 };

	if (open_message(nlmsg, NFT_MSG_NEWSET, &msg.family, attrs))
		return -EBADMSG;
	msg.table = attr_text(&attrs[NFTA_SET_TABLE]);
	msg.name = attr_text(&attrs[NFTA_SET_NAME]);
	msg.flags = attr_be32(&attrs[NFTA_SET_FLAGS]);
	msg.key_len = attr_be32(&attrs[NFTA_SET_KEY_LEN]);
	msg.is_vmap = (msg.flags & NFT_SET_MAP) &&
		      attr_be32(&attrs[NFTA_SET_DATA_TYPE]) == VERDICT_DATATYPE;
	if (!msg.table || !msg.name || msg.key_len > RULE_DATA_MAX)
		return -EBADMSG;
	*ret = msg;
	return 0;
}

const char *nft_user_comment(const struct attr *attr, struct arena *arena)
{
	struct cursor cur = attr_cursor(attr);
	const uint8_t *head;

	while ((head = take(&cur, 2))) { /* type, length */
		const char *value = take(&cur, head[1]);

		if (!value)
			return NULL;
		if (head[0] == USER_COMMENT)
			return arena_text(arena, value, strnlen(value, head[1]));
	}
	return NULL;
}

int nft_parse_rule_head(const void *nlmsg, struct nft_rule_msg *ret)
{
	struct attr attrs[MSG_ATTR_MAX];
	struct nft_rule_msg msg = { 0 };

	if (open_message(nlmsg, NFT_MSG_NEWRULE, &msg.family, attrs))
		return -EBADMSG;
	msg.table = attr_text(&attrs[NFTA_RULE_TABLE]);
	msg.chain = attr_text(&attrs[NFTA_RULE_CHAIN]);
	if (!msg.table || !msg.chain)
		return -EBADMSG;
	*ret = msg;
	return 0;
}

static unsigned int count_exprs(struct cursor cur)
{
	struct attr attr;
	unsigned int count = 0;

	while (attr_next(&cur, &attr))
		count += attr.type == NFTA_LIST_ELEM;
	return count;
}

static int parse_exprs(struct cursor cur, struct arena *arena, struct rule *rule)
{
	unsigned int count = count_exprs(cur);
	struct attr attr;
	int err = 0;

	if (count > NFT_EXPR_MAX)
		return -EBADMSG;
	rule->items = arena_alloc(arena, count * sizeof(*rule->items));
	if (!rule->items)
		return -ENOMEM;
	while (!err && attr_next(&cur, &attr)) {
		bool keep = false;

		if (attr.type == NFTA_LIST_ELEM)
			err = nft_parse_expr(&attr, arena, rule, &rule->items[rule->item_count],
					     &keep);
		rule->item_count += keep;
	}
	return err ? err : cursor_left(&cur) ? -EBADMSG : 0;
}

int nft_parse_rule(const void *nlmsg, struct arena *arena, struct rule *ret)
{
	struct attr attrs[MSG_ATTR_MAX];
	struct rule rule = *ret; /* number and next stay */
	const char *comment;
	uint8_t family;
	int err;

	if (open_message(nlmsg, NFT_MSG_NEWRULE, &family, attrs))
		return -EBADMSG;
	rule.handle = attr_be64(&attrs[NFTA_RULE_HANDLE]);
	err = parse_exprs(attr_cursor(&attrs[NFTA_RULE_EXPRESSIONS]), arena, &rule);
	if (err)
		return err;
	comment = nft_user_comment(&attrs[NFTA_RULE_USERDATA], arena);
	if (comment && rule_add_comment(arena, &rule, comment, strlen(comment)))
		return -ENOMEM;
	*ret = rule;
	return 0;
}

/* A key's bytes; its length is one octet, as RULE_DATA_MAX bounds it. */
static int parse_key(const struct attr *nested, struct arena *arena, const uint8_t **ret,
		     uint8_t *ret_len)
{
	uint16_t len;
	int err = nft_copy_value(nested, arena, ret, &len);

	if (!err)
		*ret_len = (uint8_t)len;
	return err;
}

/* What a map gives for the key: a verdict or bytes. */
static int parse_elem_data(const struct attr *nested, struct arena *arena, struct rset_elem *elem)
{
	struct attr attrs[NFTA_DATA_MAX + 1];
	uint32_t queue;

	if (attr_table(attr_cursor(nested), attrs, NFTA_DATA_MAX + 1))
		return -EBADMSG;
	if (attrs[NFTA_DATA_VERDICT].data)
		return nft_parse_verdict(&attrs[NFTA_DATA_VERDICT], arena, &elem->verdict, &queue);
	return nft_copy_value(nested, arena, &elem->value, &elem->value_len);
}

static int parse_elem(const struct attr *nested, struct arena *arena, struct rset_elem *elem)
{
	struct attr attrs[NFTA_SET_ELEM_MAX + 1];
	uint8_t end_len;
	uint32_t flags;
	int err = 0;

	if (attr_table(attr_cursor(nested), attrs, NFTA_SET_ELEM_MAX + 1))
		return -EBADMSG;
	*elem = (struct rset_elem){ 0 };
	flags = attr_be32(&attrs[NFTA_SET_ELEM_FLAGS]);
	elem->interval_end = flags & NFT_SET_ELEM_INTERVAL_END;
	elem->catchall = flags & NFT_SET_ELEM_CATCHALL;
	if (!elem->catchall)
		err = parse_key(&attrs[NFTA_SET_ELEM_KEY], arena, &elem->key, &elem->key_len);
	if (!err && attrs[NFTA_SET_ELEM_KEY_END].data) {
		err = parse_key(&attrs[NFTA_SET_ELEM_KEY_END], arena, &elem->key_end, &end_len);
		if (!err && end_len != elem->key_len)
			return -EBADMSG;
	}
	if (!err && attrs[NFTA_SET_ELEM_DATA].data)
		err = parse_elem_data(&attrs[NFTA_SET_ELEM_DATA], arena, elem);
	if (!err)
		elem->comment = nft_user_comment(&attrs[NFTA_SET_ELEM_USERDATA], arena);
	return err;
}

int nft_parse_elems(const void *nlmsg, struct arena *arena,
		    int (*each)(void *ctx, const struct rset_elem *elem), void *ctx)
{
	struct attr attrs[MSG_ATTR_MAX], attr;
	struct cursor cur;
	uint8_t family;

	if (open_message(nlmsg, NFT_MSG_NEWSETELEM, &family, attrs))
		return -EBADMSG;
	cur = attr_cursor(&attrs[NFTA_SET_ELEM_LIST_ELEMENTS]);
	while (attr_next(&cur, &attr)) {
		struct rset_elem elem;
		int err = parse_elem(&attr, arena, &elem);

		if (!err)
			err = each(ctx, &elem);
		if (err)
			return err;
	}
	return cursor_left(&cur) ? -EBADMSG : 0;
}
