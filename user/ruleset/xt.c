/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "ruleset/xt.h"

#include <errno.h>
#include <linux/netfilter_ipv4/ip_tables.h>
#include <stdlib.h>
#include <string.h>

#include "util/cleanup.h"

#define NAMES_MAX 4096 /* bytes of /proc/net/ip_tables_names */
#define TRIES     4 /* a table may grow between the question for its size and the one for its rules */

/* Both families number their options alike (IP6T_SO_GET_INFO is 64 too), and have the same struct.
 */
int xt_fetch_info(struct host *host, uint32_t netns, int family, const char *table,
		  struct xt_info *ret)
{
	struct ipt_getinfo info = { 0 };
	size_t len = sizeof(info);
	int err;

	if (strlen(table) >= sizeof(info.name))
		return -ENAMETOOLONG;
	memcpy(info.name, table, strlen(table));
	err = host_getsockopt(host, netns, family, IPT_SO_GET_INFO, &info, &len);
	if (err)
		return err;
	if (len < sizeof(info))
		return -EBADMSG;
	ret->valid_hooks = info.valid_hooks;
	memcpy(ret->hook_entry, info.hook_entry, sizeof(ret->hook_entry));
	memcpy(ret->underflow, info.underflow, sizeof(ret->underflow));
	ret->entries = info.num_entries;
	ret->size = info.size;
	return 0;
}

static int fetch_entries(struct host *host, uint32_t netns, int family, const char *table,
			 uint32_t size, struct ipt_get_entries **ret)
{
	_cleanup_free_ struct ipt_get_entries *entries = NULL;
	size_t len = sizeof(*entries) + size;
	int err;

	if (size > XT_BLOB_MAX)
		return -E2BIG;
	entries = calloc(1, len);
	if (!entries)
		return -ENOMEM;
	memcpy(entries->name, table, strlen(table)); /* its length was checked with the info */
	entries->size = size;
	err = host_getsockopt(host, netns, family, IPT_SO_GET_ENTRIES, entries, &len);
	if (err)
		return err;
	if (len < sizeof(*entries) + size || entries->size != size)
		return -EBADMSG;
	*ret = steal(entries);
	return 0;
}

int xt_fetch(struct host *host, uint32_t netns, int family, const char *table,
	     struct xt_info *ret_info, void **ret_memory, const void **ret_blob)
{
	struct ipt_get_entries *entries = NULL;
	struct xt_info info;
	int err = -EAGAIN;

	for (int try = 0; err == -EAGAIN && try < TRIES; try++) {
		err = xt_fetch_info(host, netns, family, table, &info);
		if (!err)
			err = fetch_entries(host, netns, family, table, info.size, &entries);
	}
	if (err)
		return err == -EAGAIN ? -EINTR : err;
	*ret_info = info;
	*ret_memory = entries;
	*ret_blob = entries->entrytable;
	return 0;
}

int xt_each_table(struct host *host, uint32_t netns, int family,
		  int (*each)(void *ctx, const char *table), void *ctx)
{
	const char *file = family == AF_INET6 ? "ip6_tables_names" : "ip_tables_names";
	_cleanup_free_ char *names = NULL;
	char *next, *line;
	size_t len;
	int err;

	err = host_read_proc_net(host, netns, file, NAMES_MAX, &names, &len);
	if (err)
		return err == -ENOENT ? -EOPNOTSUPP : err;
	next = names;
	while (!err && (line = strsep(&next, "\n"))) {
		if (*line)
			err = each(ctx, line);
	}
	return err;
}

/* --- into a ruleset --- */

struct reader {
	struct host *host;
	struct ruleset *ruleset;
	int family;
	struct table *table;
	struct chain *chain;
};

/* Where the kernel's tables hook in: NF_IP_PRI_* of include/uapi/linux/netfilter_ipv4.h; nat has
 * two places. */
static int32_t priority_of(const char *table, int hook)
{
	static const struct {
		const char *table;
		int32_t priority;
	} rows[] = {
		{ "raw", -300 },
		{ "mangle", -150 },
		{ "filter", 0 },
		{ "security", 50 },
	};

	if (!strcmp(table, "nat"))
		return hook == NF_INET_PRE_ROUTING || hook == NF_INET_LOCAL_OUT ? -100 : 100;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (!strcmp(table, rows[i].table))
			return rows[i].priority;
	}
	return 0;
}

static int take_chain(void *ctx, const struct xt_chain *msg, bool *ret_wanted)
{
	struct reader *reader = ctx;
	struct chain *chain = table_add_chain(reader->ruleset, reader->table, msg->name);

	if (!chain)
		return -ENOMEM;
	reader->chain = chain;
	*ret_wanted = true;
	if (msg->hook < 0)
		return 0;
	chain->is_base = true;
	chain->is_nat = !strcmp(reader->table->name, "nat");
	chain->hook = (enum obs_hook)msg->hook;
	chain->priority = priority_of(reader->table->name, msg->hook);
	chain->policy = msg->policy;
	return 0;
}

static int take_rule(void *ctx, const struct rule *rule)
{
	struct reader *reader = ctx;
	struct rule *kept;
	uint32_t number;

	if (reader->ruleset->rule_count >= RULESET_RULE_MAX)
		return -E2BIG;
	kept = chain_add_rule(reader->ruleset, reader->chain);
	if (!kept)
		return -ENOMEM;
	number = kept->number;
	*kept = *rule;
	kept->number = number;
	return 0;
}

int xt_read(struct host *host, struct ruleset *ruleset, int family, const char *table)
{
	struct reader reader = { .host = host, .ruleset = ruleset, .family = family };
	struct xt_visitor visitor = {
		.chain = take_chain, .rule = take_rule, .arena = ruleset->arena, .ctx = &reader
	};
	_cleanup_free_ void *memory = NULL;
	const void *blob;
	struct xt_info info;
	int err;

	err = xt_fetch(host, ruleset->netns, family, table, &info, &memory, &blob);
	if (err)
		return err;
	reader.table = ruleset_add_table(ruleset, BACKEND_IPTABLES_LEGACY,
					 family == AF_INET6 ? "ip6" : "ip", table);
	if (!reader.table)
		return -ENOMEM;
	return xt_walk(family, &info, blob, info.size, &visitor);
}

/* nat has no rule that drops, and the most rules of all: left out. */
static int read_table(void *ctx, const char *table)
{
	struct reader *reader = ctx;
	int err;

	if (!strcmp(table, "nat"))
		return 0;
	err = xt_read(reader->host, reader->ruleset, reader->family, table);
	return err == -ENOENT ? 0 : err; /* gone since it was listed */
}

int xt_read_all(struct host *host, struct ruleset *ruleset)
{
	static const int families[] = { AF_INET, AF_INET6 };
	int none = 0, err = 0;

	for (size_t i = 0; !err && i < sizeof(families) / sizeof(families[0]); i++) {
		struct reader reader = { .host = host, .ruleset = ruleset, .family = families[i] };

		err = xt_each_table(host, ruleset->netns, families[i], read_table, &reader);
		if (err == -EOPNOTSUPP) {
			none++;
			err = 0;
		}
	}
	return err ? err : none == 2 ? -EOPNOTSUPP : 0;
}
