/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * nf_tables tells of a change by its generation. Legacy tables, ipsets and addresses do not: a copy
 * that has any of the first two is read again when it is older than a second. No copy is read more
 * often than every 200 ms, however fast an engine writes.
 */
#include "ruleset/attribute_cache.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ruleset/evaluate.h"
#include "util/cleanup.h"
#include "util/log.h"

#define MS            1000000ull
#define AGE_MAX_NS    (1000 * MS)
#define COST_FACTOR   10         /* reading takes at most a tenth of the time ... */
#define CREDIT_MAX_NS (300 * MS) /* ... which adds up while nothing has to be read */
#define LOAD_TRIES    3
#define NAMES_MAX     4096

struct slot {
	struct rule_copy copy;
	uint32_t netns;
	uint64_t used; /* cache->uses when it was last asked for; 0 free */
	int err;       /* of the last load */
	uint64_t tried_ns;
	uint64_t cost_ns;   /* that the last load took */
	uint64_t credit_ns; /* that may be spent on loading, as of credited_ns */
	uint64_t credited_ns;
	bool said;
};

struct rule_cache {
	struct host *host;
	uint64_t uses;
	struct slot slots[RULE_CACHE_MAX];
};

int rule_cache_new(struct host *host, struct rule_cache **ret)
{
	struct rule_cache *cache = calloc(1, sizeof(*cache));

	if (!cache)
		return -ENOMEM;
	cache->host = host;
	*ret = cache;
	return 0;
}

static void slot_clear(struct slot *slot)
{
	ruleset_free(slot->copy.ruleset);
	local_routes_free(&slot->copy.local);
	*slot = (struct slot){ 0 };
}

void rule_cache_free(struct rule_cache *cache)
{
	unsigned int i;

	if (!cache)
		return;
	for (i = 0; i < RULE_CACHE_MAX; i++)
		slot_clear(&cache->slots[i]);
	free(cache);
}

void rule_cache_cleanup(struct rule_cache **cache)
{
	rule_cache_free(*cache);
}

int rule_copy_addr_type(void *ctx, const struct addr *addr)
{
	const struct rule_copy *copy = ctx;

	return local_routes_type(&copy->local, addr);
}

/* The namespace's slot, or the one that was not asked for the longest. */
static struct slot *slot_of(struct rule_cache *cache, uint32_t netns)
{
	struct slot *oldest = &cache->slots[0];
	unsigned int i;

	for (i = 0; i < RULE_CACHE_MAX; i++) {
		if (cache->slots[i].used && cache->slots[i].netns == netns)
			return &cache->slots[i];
		if (cache->slots[i].used < oldest->used)
			oldest = &cache->slots[i];
	}
	slot_clear(oldest);
	oldest->netns = netns;
	return oldest;
}

static bool changes_silently(const struct ruleset *ruleset)
{
	const struct table *table;

	for (table = ruleset->tables; table; table = table->next)
		if (table->backend == BACKEND_IPTABLES_LEGACY)
			return true;
	return ruleset->ipsets;
}

static bool generation_moved(struct rule_cache *cache, const struct slot *slot)
{
	uint32_t generation;

	return !nft_generation(cache->host, slot->netns, &generation) &&
	       generation != slot->copy.ruleset->generation;
}

/* A kernel without one of them has no such rules. */
static int read_part(int (*read)(struct host *host, struct ruleset *ruleset), struct host *host,
		     struct ruleset *ruleset)
{
	int err = read(host, ruleset);

	return err == -EOPNOTSUPP ? 0 : err;
}

static int read_all(struct rule_cache *cache, uint32_t netns, struct ruleset **ret)
{
	_cleanup_(ruleset_cleanup) struct ruleset *ruleset = NULL;
	int err = ruleset_new(netns, &ruleset);

	if (!err)
		err = read_part(nft_read, cache->host, ruleset);
	if (!err)
		err = read_part(xt_read_all, cache->host, ruleset);
	if (!err)
		err = read_part(ipset_read, cache->host, ruleset);
	if (!err)
		err = evaluate_name_sets(cache->host, ruleset);
	if (err)
		return err;
	*ret = steal(ruleset);
	return 0;
}

static int slot_load(struct rule_cache *cache, struct slot *slot, uint64_t now)
{
	struct ruleset *ruleset = NULL;
	int err = -EINTR, try;

	if (!slot->credited_ns) { /* the first time */
		slot->credited_ns = now;
		slot->credit_ns = CREDIT_MAX_NS;
	}
	slot->tried_ns = now;
	for (try = 0; try < LOAD_TRIES && err == -EINTR; try++)
		err = read_all(cache, slot->netns, &ruleset);
	slot->cost_ns = host_now_ns(cache->host) - now;
	slot->credit_ns -= slot->cost_ns < slot->credit_ns ? slot->cost_ns : slot->credit_ns;
	slot->err = err;
	if (err) {
		if (!slot->said)
			log_errno(err,
				  "filter rules of network namespace %u cannot be read; "
				  "its drops are shown without the rule",
				  slot->netns);
		slot->said = true;
		return err;
	}
	ruleset_free(slot->copy.ruleset);
	slot->copy.ruleset = ruleset;
	slot->copy.loaded_ns = now;
	slot->copy.stale = false;
	local_routes_load(&slot->copy.local, cache->host, slot->netns);
	return 0;
}

static bool has_legacy(struct rule_cache *cache, uint32_t netns, const char *names)
{
	_cleanup_free_ char *text = NULL;
	size_t len;

	return !host_read_proc_net(cache->host, netns, names, NAMES_MAX, &text, &len) && len;
}

static bool is_affordable(struct slot *slot, uint64_t now)
{
	uint64_t most = slot->cost_ns * 2 > CREDIT_MAX_NS ? slot->cost_ns * 2 : CREDIT_MAX_NS;

	slot->credit_ns += (now - slot->credited_ns) / COST_FACTOR;
	if (slot->credit_ns > most)
		slot->credit_ns = most;
	slot->credited_ns = now;
	return slot->credit_ns >= slot->cost_ns;
}

/* What changes silently is as good as the drop is old. A legacy table may also be the namespace's
 * first. */
static bool is_due(struct rule_cache *cache, const struct slot *slot, uint64_t drop_ns)
{
	if (generation_moved(cache, slot))
		return true;
	if (drop_ns < slot->copy.loaded_ns)
		return false;
	return changes_silently(slot->copy.ruleset) ||
	       has_legacy(cache, slot->netns, "ip_tables_names") ||
	       has_legacy(cache, slot->netns, "ip6_tables_names");
}

int rule_cache_get(struct rule_cache *cache, uint32_t netns, uint64_t drop_ns,
		   const struct rule_copy **ret)
{
	struct slot *slot = slot_of(cache, netns);
	uint64_t now = host_now_ns(cache->host), age = now - slot->tried_ns;
	int err = 0;

	slot->used = ++cache->uses;
	if (!slot->copy.ruleset)
		err = slot->err && age < AGE_MAX_NS ? slot->err : slot_load(cache, slot, now);
	else if (is_affordable(slot, now) && is_due(cache, slot, drop_ns))
		slot_load(cache, slot, now);
	if (err)
		return err;
	slot->copy.stale = slot->err || generation_moved(cache, slot);
	*ret = &slot->copy;
	return 0;
}
