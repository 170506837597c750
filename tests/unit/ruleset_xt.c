/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "unit/ruleset_replay.h"

#include <errno.h>

#include "ruleset/xt.h"

static struct replay read_fixture(const char *fixture)
{
	struct replay replay = replay_open(fixture);

	assert_int_equal(xt_read_all(replay.host, replay.ruleset), 0);
	return replay;
}

static void built_in_chains(void **state)
{
	struct replay replay = read_fixture("ip6tables-legacy");
	struct chain *input = find_chain(replay.ruleset, "ip6", "filter", "INPUT");
	struct chain *forward = find_chain(replay.ruleset, "ip6", "filter", "FORWARD");

	(void)state;
	assert_int_equal(input->table->backend, BACKEND_IPTABLES_LEGACY);
	assert_true(input->is_base);
	assert_int_equal(input->hook, HOOK_INPUT);
	assert_int_equal(input->policy.kind, VERDICT_DROP);
	assert_int_equal(input->rule_count, 0); /* its policy is no rule */
	assert_int_equal(forward->policy.kind, VERDICT_ACCEPT);
	assert_int_equal(forward->rule_count, 3);
	replay_close(&replay);
}

static void targets(void **state)
{
	struct replay replay = read_fixture("ip6tables-legacy");
	struct chain *forward = find_chain(replay.ruleset, "ip6", "filter", "FORWARD");
	struct chain *guard = find_chain(replay.ruleset, "ip6", "filter", "GUARD");
	struct chain *services = find_chain(replay.ruleset, "ip6", "filter", "KUBE-SERVICES");
	const struct item *item;

	(void)state;
	item = find_item(find_rule(forward, 1), ITEM_IMMEDIATE_VERDICT);
	assert_int_equal(item->verdict.kind, VERDICT_JUMP);
	assert_string_equal(item->verdict.chain, "KUBE-SERVICES");
	item = find_item(find_rule(forward, 2), ITEM_IMMEDIATE_VERDICT);
	assert_int_equal(item->verdict.kind, VERDICT_GOTO);
	assert_string_equal(item->verdict.chain, "GUARD");
	assert_int_equal(find_rule(forward, 3)->item_count, 1); /* no target: the addresses only */
	assert_int_equal(guard->rule_count, 2);                 /* and no RETURN at the end */
	item = find_item(find_rule(guard, 1), ITEM_IMMEDIATE_VERDICT);
	assert_int_equal(item->verdict.kind, VERDICT_RETURN);
	item = find_item(find_rule(guard, 2), ITEM_IMMEDIATE_VERDICT);
	assert_int_equal(item->verdict.kind, VERDICT_DROP);
	assert_string_equal(find_item(find_rule(services, 1), ITEM_XT_TARGET)->name, "REJECT");
	replay_close(&replay);
}

static void comments_and_matches(void **state)
{
	struct replay replay = read_fixture("ip6tables-legacy");
	struct chain *forward = find_chain(replay.ruleset, "ip6", "filter", "FORWARD");
	struct chain *guard = find_chain(replay.ruleset, "ip6", "filter", "GUARD");
	const struct item *item = find_item(find_rule(guard, 1), ITEM_XT_MATCH);

	(void)state;
	assert_string_equal(find_rule(forward, 2)->comment, "first; second");
	assert_string_equal(find_rule(forward, 3)->comment, "only counts");
	assert_null(find_rule(forward, 1)->comment);
	assert_string_equal(item->name, "multiport");
	assert_int_equal(item->revision, 1);
	assert_memory_equal(find_item(find_rule(forward, 2), ITEM_XT_IP)->data, "\xfd\0\0\3", 4);
	replay_close(&replay);
}

static void nat_only_when_asked(void **state)
{
	struct replay replay = read_fixture("iptables-legacy");
	struct table *table = replay.ruleset->tables;
	struct chain *output;

	(void)state;
	for (; table; table = table->next)
		assert_string_not_equal(table->name, "nat");
	assert_int_equal(xt_read(replay.host, replay.ruleset, AF_INET, "nat"), 0);
	output = find_chain(replay.ruleset, "ip", "nat", "OUTPUT");
	assert_true(output->is_nat);
	assert_int_equal(output->priority, -100);
	assert_int_equal(find_chain(replay.ruleset, "ip", "nat", "POSTROUTING")->priority, 100);
	assert_int_equal(find_chain(replay.ruleset, "ip", "nat", "KUBE-SERVICES")->rule_count, 13);
	replay_close(&replay);
}

/* Nothing of legacy tables is there: files are empty, and no table may be asked for. */
static void none(void **state)
{
	struct replay replay = read_fixture("nft-mixed");

	(void)state;
	assert_null(replay.ruleset->tables);
	replay_close(&replay);
}

/* --- hostile blobs --- */

struct count {
	struct arena *arena;
	unsigned int chains, rules;
};

static int count_chain(void *ctx, const struct xt_chain *chain, bool *ret_wanted)
{
	struct count *count = ctx;

	assert_non_null(chain->name);
	*ret_wanted = true;
	count->chains++;
	return 0;
}

static int count_rule(void *ctx, const struct rule *rule)
{
	struct count *count = ctx;

	assert_true(rule->item_count >= 1);
	count->rules++;
	arena_reset(count->arena);
	return 0;
}

static int walk(int family, const struct xt_info *info, const void *blob, size_t len,
		struct count *ret)
{
	struct count count = { .arena = arena_new(1 << 20) };
	struct xt_visitor visitor = {
		.chain = count_chain, .rule = count_rule, .arena = count.arena, .ctx = &count
	};
	int err = xt_walk(family, info, blob, len, &visitor);

	arena_free(count.arena);
	*ret = count;
	return err;
}

struct table_blob {
	struct replay replay;
	struct xt_info info;
	void *memory;
	const char *bytes;
};

static struct table_blob fetch(const char *fixture, int family)
{
	struct table_blob table = { .replay = replay_open(fixture) };
	const void *blob;

	assert_int_equal(xt_fetch(table.replay.host, table.replay.ruleset->netns, family, "filter",
				  &table.info, &table.memory, &blob),
			 0);
	table.bytes = blob;
	return table;
}

static void release(struct table_blob *table)
{
	free(table->memory);
	replay_close(&table->replay);
}

static void every_prefix(const char *fixture, int family, unsigned int chains, unsigned int rules)
{
	struct table_blob table = fetch(fixture, family);
	struct count count;

	for (size_t len = 0; len <= table.info.size; len++) {
		char *copy = malloc(len + !len);
		int err;

		memcpy(copy, table.bytes, len);
		err = walk(family, &table.info, copy, len, &count);
		free(copy);
		if (len && len < table.info.size)
			assert_int_equal(err, -EBADMSG);
		else
			assert_int_equal(err, 0);
	}
	assert_int_equal(count.chains, chains);
	assert_int_equal(count.rules, rules);
	release(&table);
}

static void every_prefix_ends_well(void **state)
{
	(void)state;
	every_prefix("ip6tables-legacy", AF_INET6, 5, 6);
	every_prefix("iptables-legacy", AF_INET, 11, 20);
}

/* Every byte in turn set to values that break sizes, offsets, names, verdicts: ends, and never
 * outside of the blob. */
static void every_byte_wrong(void **state)
{
	static const uint8_t values[] = { 0x00, 0x01, 0x08, 0x7f, 0x80, 0xff };
	struct table_blob table = fetch("ip6tables-legacy", AF_INET6);
	struct count count;
	char *copy = malloc(table.info.size);

	(void)state;
	memcpy(copy, table.bytes, table.info.size);
	for (size_t at = 0; at < table.info.size; at++) {
		for (size_t i = 0; i < sizeof(values); i++) {
			int err;

			copy[at] = (char)values[i];
			err = walk(AF_INET6, &table.info, copy, table.info.size, &count);
			assert_true(!err || err == -EBADMSG);
		}
		copy[at] = table.bytes[at];
	}
	free(copy);
	release(&table);
}

static void wrong_family_is_malformed(void **state)
{
	struct table_blob table = fetch("ip6tables-legacy", AF_INET6);
	struct count count;

	(void)state;
	assert_int_equal(walk(AF_INET, &table.info, table.bytes, table.info.size, &count),
			 -EBADMSG);
	release(&table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(built_in_chains),
		cmocka_unit_test(targets),
		cmocka_unit_test(comments_and_matches),
		cmocka_unit_test(nat_only_when_asked),
		cmocka_unit_test(none),
		cmocka_unit_test(every_prefix_ends_well),
		cmocka_unit_test(every_byte_wrong),
		cmocka_unit_test(wrong_family_is_malformed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
