/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * What the reader tests share: recorded machines, and every prefix of their answers.
 * tests/fixtures/ruleset/NAME are the answers of Linux 6.18 (host/fixture.h) to nft_read(),
 * xt_read_all(), ipset_read(), service_table_load() in a namespace where these were loaded:
 *
 *   iptables-nft, iptables-legacy    kube-proxy's rules of 12 Service ports, iptables mode
 *   ip6tables-nft, ip6tables-legacy  ip6tables.rules
 *   kube-proxy-nft                   the same 12 Service ports, nftables mode
 *   calico-nft                       Calico's policies for two pods
 *   nft-mixed, ipset                 nft-mixed.nft, ipset.ipset
 */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <linux/netlink.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host/host.h"
#include "ruleset/rule.h"
#include "util/cleanup.h"

#define FIXTURES "tests/fixtures/ruleset/"

struct replay {
	struct host *host;
	struct ruleset *ruleset;
};

static inline struct replay replay_open(const char *fixture)
{
	struct replay replay = { 0 };
	char dir[256];

	snprintf(dir, sizeof(dir), FIXTURES "%s", fixture);
	assert_int_equal(host_replay_new(dir, &replay.host), 0);
	assert_int_equal(ruleset_new(host_node_netns(replay.host), &replay.ruleset), 0);
	return replay;
}

static inline void replay_close(struct replay *replay)
{
	ruleset_free(replay->ruleset);
	host_free(replay->host);
}

static inline struct table *find_table(const struct ruleset *ruleset, const char *family,
				       const char *name)
{
	struct table *table = ruleset->tables;

	while (table && (strcmp(table->family, family) || strcmp(table->name, name)))
		table = table->next;
	assert_non_null(table);
	return table;
}

static inline struct chain *find_chain(const struct ruleset *ruleset, const char *family,
				       const char *table, const char *name)
{
	struct chain *chain = table_find_chain(find_table(ruleset, family, table), name);

	assert_non_null(chain);
	return chain;
}

static inline struct rule *find_rule(const struct chain *chain, uint32_t number)
{
	struct rule *rule = chain->rules;

	while (rule && rule->number != number)
		rule = rule->next;
	assert_non_null(rule);
	return rule;
}

static inline const struct item *find_item(const struct rule *rule, enum item_kind kind)
{
	for (unsigned int i = 0; i < rule->item_count; i++) {
		if (rule->items[i].kind == kind)
			return &rule->items[i];
	}
	fail_msg("rule %u has no such item", rule->number);
	return NULL;
}

/* Whole file; *ret_len its size. */
static inline char *slurp(const char *path, size_t *ret_len)
{
	_cleanup_fclose_ FILE *file = fopen(path, "r");
	char *bytes;
	long size;

	assert_non_null(file);
	fseek(file, 0, SEEK_END);
	size = ftell(file);
	rewind(file);
	bytes = malloc((size_t)size + 1);
	assert_non_null(bytes);
	*ret_len = fread(bytes, 1, (size_t)size, file);
	bytes[*ret_len] = '\0';
	return bytes;
}

/* Calls @each with every recorded answer of @fixture whose file's name begins with @prefix. */
static inline void each_answer(const char *fixture, const char *prefix,
			       void (*each)(const char *bytes, size_t len))
{
	struct replay replay = replay_open(fixture);
	_cleanup_closedir_ DIR *dir = NULL;
	char path[512];
	struct dirent *entry;
	unsigned int seen = 0;

	snprintf(path, sizeof(path), FIXTURES "%s/netns/%u", fixture, host_node_netns(replay.host));
	replay_close(&replay);
	dir = opendir(path);
	assert_non_null(dir);
	while ((entry = readdir(dir))) {
		_cleanup_free_ char *bytes = NULL;
		char file[1024];
		size_t len;

		if (strncmp(entry->d_name, prefix, strlen(prefix)))
			continue;
		snprintf(file, sizeof(file), "%s/%s", path, entry->d_name);
		bytes = slurp(file, &len);
		each(bytes, len);
		seen++;
	}
	assert_true(seen > 0);
}

/* Calls @each with every prefix of every message, nlmsg_len set to what is left: copies of exactly
 * that size. */
static inline void each_message_prefix(const char *bytes, size_t len,
				       void (*each)(const struct nlmsghdr *message, bool whole))
{
	size_t at = 0;

	while (at + NLMSG_HDRLEN <= len) {
		struct nlmsghdr head;

		memcpy(&head, bytes + at, sizeof(head));
		assert_in_range(head.nlmsg_len, NLMSG_HDRLEN, len - at);
		for (uint32_t size = NLMSG_HDRLEN; size <= head.nlmsg_len; size++) {
			struct nlmsghdr *copy = malloc(size);

			memcpy(copy, bytes + at, size);
			copy->nlmsg_len = size;
			each(copy, size == head.nlmsg_len);
			free(copy);
		}
		at += NLMSG_ALIGN(head.nlmsg_len);
	}
}
