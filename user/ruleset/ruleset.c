/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "ruleset/rule.h"

#include <errno.h>
#include <string.h>

#include "util/arena.h"
#include "util/cleanup.h"
#include "util/hash.h"

int ruleset_new(uint32_t netns, struct ruleset **ret)
{
	_cleanup_(ruleset_cleanup) struct ruleset *ruleset = calloc(1, sizeof(*ruleset));

	if (!ruleset)
		return -ENOMEM;
	ruleset->netns = netns;
	ruleset->arena = arena_new(RULESET_BYTES_MAX);
	if (!ruleset->arena)
		return -ENOMEM;
	*ret = steal(ruleset);
	return 0;
}

void ruleset_free(struct ruleset *ruleset)
{
	if (!ruleset)
		return;
	arena_free(ruleset->arena);
	free(ruleset);
}

void ruleset_cleanup(struct ruleset **ruleset)
{
	ruleset_free(*ruleset);
}

void *ruleset_alloc(struct ruleset *ruleset, size_t size)
{
	return arena_alloc(ruleset->arena, size);
}

const char *ruleset_text(struct ruleset *ruleset, const char *text, size_t len)
{
	return arena_text(ruleset->arena, text, len);
}

const uint8_t *ruleset_bytes(struct ruleset *ruleset, const void *bytes, size_t len)
{
	return arena_bytes(ruleset->arena, bytes, len);
}

struct table *ruleset_add_table(struct ruleset *ruleset, enum rule_backend backend,
				const char *family, const char *name)
{
	struct table *table = ruleset_alloc(ruleset, sizeof(*table));

	if (!table)
		return NULL;
	table->backend = backend;
	table->family = ruleset_text(ruleset, family, strlen(family));
	table->name = ruleset_text(ruleset, name, strlen(name));
	if (!table->family || !table->name)
		return NULL;
	if (ruleset->last_table)
		ruleset->last_table->next = table;
	else
		ruleset->tables = table;
	ruleset->last_table = table;
	return table;
}

static unsigned int bucket_of(const char *name)
{
	return hash_bytes(name, strlen(name)) % RULE_BUCKETS;
}

struct chain *table_add_chain(struct ruleset *ruleset, struct table *table, const char *name)
{
	struct chain *chain = ruleset_alloc(ruleset, sizeof(*chain));
	unsigned int bucket = bucket_of(name);

	if (!chain)
		return NULL;
	chain->name = ruleset_text(ruleset, name, strlen(name));
	if (!chain->name)
		return NULL;
	chain->hook = HOOK_NONE;
	chain->table = table;
	chain->same_bucket = table->chain_bucket[bucket];
	table->chain_bucket[bucket] = chain;
	if (table->last_chain)
		table->last_chain->next = chain;
	else
		table->chains = chain;
	table->last_chain = chain;
	return chain;
}

struct chain *table_find_chain(const struct table *table, const char *name)
{
	struct chain *chain = table->chain_bucket[bucket_of(name)];

	while (chain && strcmp(chain->name, name))
		chain = chain->same_bucket;
	return chain;
}

struct rule *chain_add_rule(struct ruleset *ruleset, struct chain *chain)
{
	struct rule *rule = ruleset_alloc(ruleset, sizeof(*rule));

	if (!rule)
		return NULL;
	rule->number = ++chain->rule_count;
	if (chain->last)
		chain->last->next = rule;
	else
		chain->rules = rule;
	chain->last = rule;
	ruleset->rule_count++;
	return rule;
}

struct rset *table_add_set(struct ruleset *ruleset, struct table *table, const char *name)
{
	struct rset *set = ruleset_alloc(ruleset, sizeof(*set));
	unsigned int bucket = bucket_of(name);

	if (!set)
		return NULL;
	set->name = ruleset_text(ruleset, name, strlen(name));
	if (!set->name)
		return NULL;
	set->same_bucket = table->set_bucket[bucket];
	table->set_bucket[bucket] = set;
	if (table->last_set)
		table->last_set->next = set;
	else
		table->sets = set;
	table->last_set = set;
	return set;
}

struct rset *table_find_set(const struct table *table, const char *name)
{
	struct rset *set = table->set_bucket[bucket_of(name)];

	while (set && strcmp(set->name, name))
		set = set->same_bucket;
	return set;
}

struct ipset *ruleset_add_ipset(struct ruleset *ruleset, const char *name)
{
	struct ipset *set = ruleset_alloc(ruleset, sizeof(*set));
	unsigned int bucket = bucket_of(name);

	if (!set)
		return NULL;
	strncpy(set->name, name, sizeof(set->name) - 1);
	set->same_bucket = ruleset->ipset_bucket[bucket];
	ruleset->ipset_bucket[bucket] = set;
	if (ruleset->last_ipset)
		ruleset->last_ipset->next = set;
	else
		ruleset->ipsets = set;
	ruleset->last_ipset = set;
	return set;
}

const struct ipset *ipset_find(const struct ruleset *ruleset, const char *name)
{
	const struct ipset *set = ruleset->ipset_bucket[bucket_of(name)];

	while (set && strcmp(set->name, name))
		set = set->same_bucket;
	return set;
}

int rule_add_comment(struct arena *arena, struct rule *rule, const char *text, size_t size)
{
	size_t old = rule->comment ? strlen(rule->comment) : 0;
	size_t len = strnlen(text, size);
	char *joined;

	if (!old) {
		rule->comment = arena_text(arena, text, len);
		return rule->comment ? 0 : -ENOMEM;
	}
	joined = arena_alloc(arena, old + 2 + len + 1);
	if (!joined)
		return -ENOMEM;
	memcpy(joined, rule->comment, old);
	memcpy(joined + old, "; ", 2);
	memcpy(joined + old + 2, text, len);
	rule->comment = joined;
	return 0;
}
