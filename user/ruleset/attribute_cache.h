/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * Which rules does a namespace have now? Copies of the last few that were asked for, read again
 * when they changed. Internal to attribute.
 */
#pragma once

#include "host/host.h"
#include "ruleset/attribute_local.h"
#include "ruleset/rule.h"

#define RULE_CACHE_MAX 16 /* namespaces */

struct rule_copy {
	struct ruleset *ruleset;
	struct local_routes local;
	uint64_t loaded_ns;
	bool stale; /* the rules have changed since, but were read a moment ago */
};

struct rule_cache;

int rule_cache_new(struct host *host, struct rule_cache **ret);
void rule_cache_free(struct rule_cache *cache);
void rule_cache_cleanup(struct rule_cache **cache);
/*
 * Rules for a drop at @drop_ns, wall clock: copies that may have changed since are read again, as
 * often as a tenth of the time allows. *ret stays valid until the next call. An error is logged
 * once a namespace, and kept for a second.
 */
int rule_cache_get(struct rule_cache *cache, uint32_t netns, uint64_t drop_ns,
		   const struct rule_copy **ret);
/* For struct evaluate_env; @ctx is a struct rule_copy. */
int rule_copy_addr_type(void *ctx, const struct addr *addr);
