/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * What does the blob of an iptables-legacy table say? IPT_SO_GET_ENTRIES answers with the rules in
 * one piece:
 *
 *   entry | matches | target   entry | matches | target   ...
 * (include/uapi/linux/netfilter/x_tables.h)
 *   '- next_offset: to the next entry; target_offset: to the target
 *
 * Built-in chains begin at hook_entry[] and end with their policy at underflow[]; a user chain
 * begins after an entry whose target is ERROR, which holds its name, and ends with a RETURN of its
 * own; an ERROR entry ends the table.
 */
#pragma once

#include <net/if.h> /* both before the kernel headers, which then leave out what these have */
#include <netinet/in.h>
#include <linux/netfilter.h>

#include "ruleset/rule.h"
#include "util/arena.h"

#define XT_BLOB_MAX ((size_t)64 << 20)

/* IPT_SO_GET_INFO's answer; the same for IPv6. */
struct xt_info {
	uint32_t valid_hooks; /* bits 1 << NF_INET_* */
	uint32_t hook_entry[NF_INET_NUMHOOKS];
	uint32_t underflow[NF_INET_NUMHOOKS];
	uint32_t entries;
	uint32_t size;
};

struct xt_chain {
	const char *name;      /* inside the blob, or static */
	int hook;              /* NF_INET_*, -1 for a user chain */
	struct verdict policy; /* built-in chains */
};

struct xt_visitor {
	/* A chain begins. *ret_wanted false: its rules are not parsed. */
	int (*chain)(void *ctx, const struct xt_chain *chain, bool *ret_wanted);
	/* Its next rule, without a number. What it points to lies in @arena, which may be reset
	 * here. */
	int (*rule)(void *ctx, const struct rule *rule);
	struct arena *arena;
	void *ctx;
};

/* Walks every chain and rule of @blob. 0, -EBADMSG, -ENOMEM or what a callback returned. @family
 * AF_INET or AF_INET6. */
int xt_walk(int family, const struct xt_info *info, const void *blob, size_t len,
	    const struct xt_visitor *visitor);

/* @ret_blob, info.size bytes, lies in @ret_memory (free()). -ENOENT when there is no such table. */
int xt_fetch(struct host *host, uint32_t netns, int family, const char *table,
	     struct xt_info *ret_info, void **ret_memory, const void **ret_blob);
/* Sizes only: changes when rules were added or removed. */
int xt_fetch_info(struct host *host, uint32_t netns, int family, const char *table,
		  struct xt_info *ret);
/* Calls @each for every legacy table that is there, without making the kernel create one. */
int xt_each_table(struct host *host, uint32_t netns, int family,
		  int (*each)(void *ctx, const char *table), void *ctx);
