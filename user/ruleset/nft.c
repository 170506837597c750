/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * Reads nf_tables of a namespace: tables, chains and names of sets first, then rules, then the
 * elements of sets that rules ask.
 *
 * A table that has only nat base chains is not read further; a table that has both kinds
 * (kube-proxy's) is read chain by chain, from its filter base chains along jumps and verdict maps,
 * so that 5 000 Services' nat rules cost nothing.
 */
#include "ruleset/nft.h"

#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <stdlib.h>

#include "util/cleanup.h"
#include "util/vector.h"

struct reader {
	struct host *host;
	struct ruleset *ruleset;
	struct table **first;     /* where the tables of this reader begin */
	struct table *table;      /* whose rules or elements are read now */
	struct chain *chain;      /* of the latest rule */
	const struct chain *only; /* the one that was asked for, NULL for the whole table */
	struct vector todo;       /* struct chain *: reached, not read yet */
	struct vector elems;      /* struct rset_elem of the set that is read now */
	struct rset *set;
	uint32_t elem_total;
};

/* --- tables and chains --- */

static struct table *find_table(const struct reader *reader, uint8_t family, const char *name)
{
	const char *family_name = nft_family_name(family);

	for (struct table *table = *reader->first; family_name && table; table = table->next) {
		if (!strcmp(table->name, name) && !strcmp(table->family, family_name))
			return table;
	}
	return NULL;
}

static int take_table(void *ctx, const void *nlmsg)
{
	struct reader *reader = ctx;
	struct nft_table_msg msg;
	const char *family;

	if (nft_parse_table(nlmsg, &msg))
		return -EBADMSG;
	family = nft_family_name(msg.family);
	if (!family || msg.dormant)
		return 0;
	return ruleset_add_table(reader->ruleset, BACKEND_NFT, family, msg.name) ? 0 : -ENOMEM;
}

static enum obs_hook hook_of(const struct nft_chain_msg *msg)
{
	if (msg->family == NFPROTO_NETDEV)
		return msg->hook == NF_NETDEV_INGRESS ? HOOK_INGRESS : HOOK_NONE;
	return msg->hook <= HOOK_INGRESS ? (enum obs_hook)msg->hook : HOOK_NONE;
}

static const char *dev_text(struct reader *reader, const struct attr *attr)
{
	return ruleset_text(reader->ruleset, (const char *)attr->data,
			    strnlen((const char *)attr->data, attr->len));
}

/* The list of device names, or the one name of kernels before 5.5, which newer ones repeat ->
 * chain->devs. */
static int take_devs(struct reader *reader, struct chain *chain, const struct nft_chain_msg *msg)
{
	struct cursor cur = attr_cursor(&msg->devs);
	const char **devs;
	struct attr attr;
	size_t count = msg->dev.data ? 1 : 0;

	while (attr_next(&cur, &attr))
		count++;
	if (!count)
		return 0;
	devs = ruleset_alloc(reader->ruleset, count * sizeof(*devs));
	if (!devs)
		return -ENOMEM;
	cur = attr_cursor(&msg->devs);
	while (attr_next(&cur, &attr))
		devs[chain->dev_count++] = dev_text(reader, &attr);
	if (!chain->dev_count)
		devs[chain->dev_count++] = dev_text(reader, &msg->dev);
	for (unsigned int i = 0; i < chain->dev_count; i++) {
		if (!devs[i])
			return -ENOMEM;
	}
	chain->devs = devs;
	return 0;
}

static int take_chain(void *ctx, const void *nlmsg)
{
	struct reader *reader = ctx;
	struct nft_chain_msg msg;
	struct table *table;
	struct chain *chain;

	if (nft_parse_chain(nlmsg, &msg))
		return -EBADMSG;
	table = find_table(reader, msg.family, msg.table);
	if (!table)
		return 0;
	chain = table_add_chain(reader->ruleset, table, msg.name);
	if (!chain)
		return -ENOMEM;
	chain->handle = msg.handle;
	chain->unread = true;
	if (!msg.is_base)
		return 0;
	chain->is_base = true;
	chain->is_nat = msg.is_nat;
	chain->hook = hook_of(&msg);
	chain->priority = msg.priority;
	chain->policy.kind = msg.policy == NF_DROP ? VERDICT_DROP : VERDICT_ACCEPT;
	return take_devs(reader, chain, &msg);
}

/* The tables of iptables, and the priorities of their built-in chains (nat has two). */
static const struct builtin {
	const char *table;
	int32_t priority, other;
} builtins[] = {
	{ "filter", 0, 0 },    { "nat", -100, 100 },   { "mangle", -150, -150 },
	{ "raw", -300, -300 }, { "security", 50, 50 },
};

/* iptables-nft writes tables of its own names, whose base chains are the built-in ones; anybody
 * else's differ somewhere. */
static bool is_iptables_nft(const struct table *table)
{
	const struct builtin *builtin = NULL;

	if (strcmp(table->family, "ip") && strcmp(table->family, "ip6"))
		return false;
	for (size_t i = 0; i < sizeof(builtins) / sizeof(builtins[0]); i++) {
		if (!strcmp(builtins[i].table, table->name))
			builtin = &builtins[i];
	}
	if (!builtin)
		return false;
	for (const struct chain *chain = table->chains; chain; chain = chain->next) {
		const char *hook = chain->is_base ? obs_hook_name(chain->hook) : NULL;

		if (chain->is_base &&
		    (!hook || strcmp(hook, chain->name) ||
		     (chain->priority != builtin->priority && chain->priority != builtin->other)))
			return false;
	}
	return true;
}

/* --- sets --- */

static int take_set(void *ctx, const void *nlmsg)
{
	struct reader *reader = ctx;
	struct nft_set_msg msg;
	struct table *table;
	struct rset *set;

	if (nft_parse_set(nlmsg, &msg))
		return -EBADMSG;
	table = find_table(reader, msg.family, msg.table);
	if (!table)
		return 0;
	set = table_add_set(reader->ruleset, table, msg.name);
	if (!set)
		return -ENOMEM;
	set->key_len = (uint16_t)msg.key_len;
	set->is_map = msg.flags & NFT_SET_MAP;
	set->is_vmap = msg.is_vmap;
	set->is_interval = msg.flags & NFT_SET_INTERVAL;
	set->is_concat = msg.flags & NFT_SET_CONCAT;
	set->is_dynamic = msg.flags & NFT_SET_EVAL;
	return 0;
}

static int take_elem(void *ctx, const struct rset_elem *elem)
{
	struct reader *reader = ctx;

	if (!elem->catchall && elem->key_len != reader->set->key_len)
		return -EBADMSG;
	if (reader->elem_total >= RULESET_SET_ELEM_MAX)
		return -E2BIG;
	reader->elem_total++;
	return vector_add(&reader->elems, elem);
}

static int take_elems(void *ctx, const void *nlmsg)
{
	struct reader *reader = ctx;

	return nft_parse_elems(nlmsg, reader->ruleset->arena, take_elem, reader);
}

static int compare_elems(const void *a, const void *b)
{
	const struct rset_elem *left = a, *right = b;
	int order;

	if (left->catchall || right->catchall)
		return left->catchall - right->catchall;
	order = memcmp(left->key, right->key, left->key_len);
	return order ? order : right->interval_end - left->interval_end;
}

static uint8_t family_number(const struct table *table)
{
	static const uint8_t families[] = { NFPROTO_IPV4, NFPROTO_IPV6, NFPROTO_INET,
					    NFPROTO_BRIDGE, NFPROTO_NETDEV };

	for (size_t i = 0; i < sizeof(families); i++) {
		if (!strcmp(nft_family_name(families[i]), table->family))
			return families[i];
	}
	return NFPROTO_UNSPEC;
}

/* A set with too many elements stays unloaded: what asks it cannot be decided, everything else can.
 */
static int load_set(struct reader *reader, struct rset *set)
{
	int err;

	if (set->loaded || set->is_dynamic)
		return 0;
	reader->set = set;
	reader->elems.count = 0;
	err = nft_dump(reader->host, reader->ruleset->netns, NFT_MSG_GETSETELEM,
		       family_number(reader->table), reader->table->name, set->name, take_elems,
		       reader);
	if (err == -E2BIG)
		return 0;
	if (err)
		return err == -ENOENT ? -EINTR : err; /* gone since it was listed */
	set->elem_count = (uint32_t)reader->elems.count;
	vector_sort(&reader->elems, compare_elems);
	set->elems = arena_bytes(reader->ruleset->arena, reader->elems.items,
				 set->elem_count * sizeof(*set->elems));
	set->loaded = set->elems;
	return set->loaded ? 0 : -ENOMEM;
}

/* --- rules --- */

static int take_rule(void *ctx, const void *nlmsg)
{
	struct reader *reader = ctx;
	struct nft_rule_msg msg;
	struct rule *rule;

	if (nft_parse_rule_head(nlmsg, &msg))
		return -EBADMSG;
	if (!reader->chain || strcmp(reader->chain->name, msg.chain))
		reader->chain = table_find_chain(reader->table, msg.chain);
	if (!reader->chain)
		return -EINTR; /* came after the chains were listed */
	if (reader->chain->unread || (reader->only && reader->only != reader->chain))
		return 0;
	if (reader->ruleset->rule_count >= RULESET_RULE_MAX)
		return -E2BIG;
	rule = chain_add_rule(reader->ruleset, reader->chain);
	return rule ? nft_parse_rule(nlmsg, reader->ruleset->arena, rule) : -ENOMEM;
}

/* @chain NULL: all of the table. */
static int read_rules(struct reader *reader, const struct chain *chain)
{
	reader->chain = NULL;
	reader->only = chain;
	return nft_dump(reader->host, reader->ruleset->netns, NFT_MSG_GETRULE,
			family_number(reader->table), reader->table->name,
			chain ? chain->name : NULL, take_rule, reader);
}

static int reach(struct reader *reader, const struct verdict *verdict)
{
	struct chain *chain =
		verdict->chain ? table_find_chain(reader->table, verdict->chain) : NULL;

	if (!chain || !chain->unread)
		return 0;
	chain->unread = false;
	return vector_add(&reader->todo, &chain);
}

/* Resolves and loads the set of a LOOKUP, and reaches what it leads to. */
static int follow_lookup(struct reader *reader, struct item *item)
{
	int err;

	item->set = table_find_set(reader->table, item->name);
	if (!item->set)
		return -EINTR;
	err = load_set(reader, item->set);
	for (uint32_t i = 0; !err && i < item->set->elem_count && item->set->is_vmap; i++)
		err = reach(reader, &item->set->elems[i].verdict);
	return err;
}

static int follow_rules(struct reader *reader, struct chain *chain)
{
	int err = 0;

	for (struct rule *rule = chain->rules; rule; rule = rule->next) {
		for (unsigned int i = 0; !err && i < rule->item_count; i++) {
			struct item *item = &rule->items[i];

			if (item->kind == ITEM_LOOKUP)
				err = follow_lookup(reader, item);
			else if (item->kind == ITEM_IMMEDIATE_VERDICT)
				err = reach(reader, &item->verdict);
		}
		if (err)
			return err;
	}
	return 0;
}

static int read_whole(struct reader *reader)
{
	int err;

	for (struct chain *chain = reader->table->chains; chain; chain = chain->next)
		chain->unread = false;
	err = read_rules(reader, NULL);
	for (struct chain *chain = reader->table->chains; !err && chain; chain = chain->next)
		err = follow_rules(reader, chain);
	return err;
}

static int read_reachable(struct reader *reader)
{
	int err = 0;

	reader->todo.count = 0;
	for (struct chain *chain = reader->table->chains; !err && chain; chain = chain->next) {
		if (!chain->is_base || chain->is_nat)
			continue;
		chain->unread = false;
		err = vector_add(&reader->todo, &chain);
	}
	while (!err && reader->todo.count) {
		struct chain *chain = *(struct chain **)vector_pop(&reader->todo);

		err = read_rules(reader, chain);
		if (!err)
			err = follow_rules(reader, chain);
	}
	return err;
}

static int read_table(struct reader *reader, struct table *table)
{
	bool filters = false, nats = false;

	for (const struct chain *chain = table->chains; chain; chain = chain->next) {
		filters |= chain->is_base && !chain->is_nat;
		nats |= chain->is_nat;
	}
	reader->table = table;
	if (is_iptables_nft(table))
		table->backend = BACKEND_IPTABLES_NFT;
	if (!filters)
		return 0;
	return nats ? read_reachable(reader) : read_whole(reader);
}

static int read_all(struct reader *reader)
{
	static const struct {
		uint8_t type;
		int (*take)(void *ctx, const void *nlmsg);
	} lists[] = {
		{ NFT_MSG_GETTABLE, take_table },
		{ NFT_MSG_GETCHAIN, take_chain },
		{ NFT_MSG_GETSET, take_set },
	};
	int err = 0;

	for (size_t i = 0; !err && i < sizeof(lists) / sizeof(lists[0]); i++)
		err = nft_dump(reader->host, reader->ruleset->netns, lists[i].type, NFPROTO_UNSPEC,
			       NULL, NULL, lists[i].take, reader);
	for (struct table *table = *reader->first; !err && table; table = table->next)
		err = read_table(reader, table);
	return err;
}

int nft_read(struct host *host, struct ruleset *ruleset)
{
	struct reader reader = {
		.host = host,
		.ruleset = ruleset,
		.first = ruleset->last_table ? &ruleset->last_table->next : &ruleset->tables,
		.todo = { .item_size = sizeof(struct chain *) },
		.elems = { .item_size = sizeof(struct rset_elem) },
	};
	uint32_t before, after;
	int err;

	err = nft_generation(host, ruleset->netns, &before);
	if (!err)
		err = read_all(&reader);
	if (!err)
		err = nft_generation(host, ruleset->netns, &after);
	vector_free(&reader.todo);
	vector_free(&reader.elems);
	if (err)
		return err;
	ruleset->generation = before;
	return before == after ? 0 : -EINTR;
}
