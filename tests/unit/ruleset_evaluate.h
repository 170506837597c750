/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Small rule sets built by hand, for the tests of evaluate, owner, print and attribute. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "ruleset/evaluate.h" /* before the kernel's headers, which step back for libc's */

#include <arpa/inet.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_conntrack_common.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/xt_CONNMARK.h>
#include <linux/netfilter/xt_MARK.h>
#include <linux/netfilter/xt_conntrack.h>
#include <linux/netfilter/xt_set.h>
#include <linux/netfilter/xt_tcpudp.h>
#include <linux/netfilter_ipv4/ip_tables.h>
#include <linux/netfilter_ipv6/ip6_tables.h>
#include <stdio.h>
#include <string.h>

#define NO_REG         UINT32_MAX
#define BUILD_ITEM_MAX 40

static inline struct ruleset *build_ruleset(void)
{
	struct ruleset *ruleset;

	assert_int_equal(ruleset_new(1, &ruleset), 0);
	return ruleset;
}

static inline struct chain *build_chain(struct ruleset *rs, struct table *table, const char *name)
{
	struct chain *chain = table_add_chain(rs, table, name);

	assert_non_null(chain);
	return chain;
}

static inline struct chain *build_base(struct ruleset *rs, struct table *table, const char *name,
				       enum obs_hook hook, int priority, enum verdict_kind policy)
{
	struct chain *chain = build_chain(rs, table, name);

	chain->is_base = true;
	chain->hook = hook;
	chain->priority = priority;
	chain->policy.kind = policy;
	return chain;
}

static inline struct table *build_table(struct ruleset *rs, enum rule_backend backend,
					const char *family, const char *name)
{
	struct table *table = ruleset_add_table(rs, backend, family, name);

	assert_non_null(table);
	return table;
}

static inline struct rule *build_rule(struct ruleset *rs, struct chain *chain, const char *comment)
{
	struct rule *rule = chain_add_rule(rs, chain);

	assert_non_null(rule);
	rule->items = ruleset_alloc(rs, BUILD_ITEM_MAX * sizeof(*rule->items));
	assert_non_null(rule->items);
	rule->comment = comment ? ruleset_text(rs, comment, strlen(comment)) : NULL;
	return rule;
}

static inline struct item *build_item(struct rule *rule, enum item_kind kind)
{
	struct item *item = &rule->items[rule->item_count++];

	assert_true(rule->item_count <= BUILD_ITEM_MAX);
	item->kind = kind;
	item->sreg = item->dreg = NO_REG;
	return item;
}

static inline void build_verdict(struct rule *rule, enum verdict_kind kind, const char *chain)
{
	struct item *item = build_item(rule, ITEM_IMMEDIATE_VERDICT);

	item->verdict = (struct verdict){ .kind = kind, .chain = chain };
}

static inline struct item *build_xt(struct ruleset *rs, struct rule *rule, enum item_kind kind,
				    const char *name, uint8_t revision, const void *info,
				    size_t len)
{
	struct item *item = build_item(rule, kind);

	item->name = name;
	item->revision = revision;
	item->data = ruleset_bytes(rs, info, len);
	item->data_len = (uint16_t)len;
	return item;
}

#define build_match(rs, rule, name, rev, info)                                                     \
	build_xt(rs, rule, ITEM_XT_MATCH, name, rev, &(info), sizeof(info))
#define build_target(rs, rule, name, rev, info)                                                    \
	build_xt(rs, rule, ITEM_XT_TARGET, name, rev, &(info), sizeof(info))

static inline struct item *build_load(struct rule *rule, enum item_kind kind, uint32_t key,
				      uint32_t reg)
{
	struct item *item = build_item(rule, kind);

	item->key = key;
	item->dreg = reg;
	item->op = 255;
	return item;
}

static inline struct item *build_payload(struct rule *rule, uint8_t base, uint32_t offset,
					 uint32_t len, uint32_t reg)
{
	struct item *item = build_item(rule, ITEM_PAYLOAD);

	item->op = base;
	item->offset = offset;
	item->len = len;
	item->dreg = reg;
	return item;
}

static inline struct item *build_cmp(struct ruleset *rs, struct rule *rule, uint32_t reg,
				     uint8_t op, const void *data, size_t len)
{
	struct item *item = build_item(rule, ITEM_CMP);

	item->sreg = reg;
	item->op = op;
	item->data = ruleset_bytes(rs, data, len);
	item->data_len = (uint16_t)len;
	return item;
}

static inline void build_bitwise(struct ruleset *rs, struct rule *rule, uint32_t reg, uint32_t mask,
				 uint32_t xor)
{
	struct item *item = build_item(rule, ITEM_BITWISE);

	item->sreg = item->dreg = reg;
	item->len = 4;
	item->data = ruleset_bytes(rs, &mask, 4);
	item->data2 = ruleset_bytes(rs, &xor, 4);
	item->data_len = item->data2_len = 4;
}

static inline void build_state(struct ruleset *rs, struct rule *rule, uint16_t states)
{
	struct xt_conntrack_mtinfo3 info = { .match_flags = XT_CONNTRACK_STATE,
					     .state_mask = states };

	build_match(rs, rule, "conntrack", 3, info);
}

static inline void build_mark_match(struct ruleset *rs, struct rule *rule, uint32_t mark,
				    uint32_t mask, bool invert)
{
	struct xt_mark_mtinfo1 info = { .mark = mark, .mask = mask, .invert = invert };

	build_match(rs, rule, "mark", 1, info);
}

static inline void build_mark_set(struct ruleset *rs, struct rule *rule, uint32_t mark,
				  uint32_t mask)
{
	struct xt_mark_tginfo2 info = { .mark = mark, .mask = mask };

	build_target(rs, rule, "MARK", 2, info);
}

static inline void build_set_match(struct ruleset *rs, struct rule *rule, const char *name,
				   uint8_t dim, uint8_t flags)
{
	struct xt_set_info_match_v4 info = { .match_set = {
						     .index = 0, .dim = dim, .flags = flags } };
	struct item *item = build_match(rs, rule, "set", 4, info);

	item->data2 = ruleset_bytes(rs, name, strlen(name) + 1);
	item->data2_len = (uint16_t)(strlen(name) + 1);
}

static inline struct ipset *build_ipset(struct ruleset *rs, const char *name, const char *type,
					uint32_t count)
{
	struct ipset *set = ruleset_add_ipset(rs, name);

	assert_non_null(set);
	snprintf(set->type, sizeof(set->type), "%s", type);
	set->count = count;
	set->entries = ruleset_alloc(rs, (count + 1) * sizeof(*set->entries));
	rs->ipsets_loaded = true;
	return set;
}

/* An nft set with room for @count elements; add keys in order. */
static inline struct rset *build_rset(struct ruleset *rs, uint16_t key_len, uint32_t count)
{
	struct rset *set = ruleset_alloc(rs, sizeof(*set));

	assert_non_null(set);
	set->name = "s";
	set->key_len = key_len;
	set->loaded = true;
	set->elems = ruleset_alloc(rs, count * sizeof(*set->elems));
	return set;
}

static inline struct rset_elem *build_elem(struct ruleset *rs, struct rset *set, const void *key)
{
	struct rset_elem *elem = &set->elems[set->elem_count++];

	elem->key = ruleset_bytes(rs, key, set->key_len);
	return elem;
}

static inline void build_lookup(struct rule *rule, struct rset *set, uint32_t sreg, bool inverted)
{
	struct item *item = build_item(rule, ITEM_LOOKUP);

	item->set = set;
	item->name = set ? set->name : "s";
	item->sreg = sreg;
	item->inverted = inverted;
}

static inline struct addr build_addr(const char *text)
{
	struct addr addr = { 0 };

	assert_int_equal(addr_parse(text, &addr), 0);
	return addr;
}

/* A SYN from a pod to a pod, seen in FORWARD by a legacy or old nft kernel. */
static inline struct obs build_obs(void)
{
	struct obs obs = {
		.kind = OBS_DROP,
		.site = SITE_NETFILTER,
		.hook = HOOK_FORWARD,
		.has_ports = true,
		.tcp_flags = 2,
		.ttl = 63,
		.len = 60,
		.ct = CT_NEW,
		.symbol = "nf_hook_slow",
		.in_ifname = "azv1",
		.out_ifname = "azv2",
		.ifname = "azv1",
		.in_ifindex = 5,
		.out_ifindex = 6,
	};

	obs.tuple = (struct tuple){ .src = build_addr("10.244.0.10"),
				    .dst = build_addr("10.244.0.11"),
				    .sport = 40000,
				    .dport = 8080,
				    .proto = 6 };
	obs.orig = obs.tuple;
	obs.reply = (struct tuple){ .src = obs.tuple.dst,
				    .dst = obs.tuple.src,
				    .sport = 8080,
				    .dport = 40000,
				    .proto = 6 };
	return obs;
}

static inline struct evaluation build_run(const struct ruleset *rs, const struct obs *obs)
{
	struct evaluation evaluation;

	assert_int_equal(evaluate(rs, obs, NULL, &evaluation), 0);
	return evaluation;
}
