/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "unit/ruleset_replay.h"

#include <errno.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>

#include "ruleset/nft.h"

static struct replay read_fixture(const char *fixture)
{
	struct replay replay = replay_open(fixture);

	assert_int_equal(nft_read(replay.host, replay.ruleset), 0);
	return replay;
}

static void iptables_tables(void **state)
{
	struct replay replay = read_fixture("iptables-nft");
	struct chain *forward = find_chain(replay.ruleset, "ip", "filter", "FORWARD");
	struct rule *first = find_rule(forward, 1);

	(void)state;
	assert_int_equal(forward->table->backend, BACKEND_IPTABLES_NFT);
	assert_true(forward->is_base && !forward->is_nat && !forward->unread);
	assert_int_equal(forward->hook, HOOK_FORWARD);
	assert_int_equal(forward->priority, 0);
	assert_int_equal(forward->policy.kind, VERDICT_ACCEPT);
	assert_int_equal(forward->rule_count, 4);
	assert_string_equal(first->comment, "kubernetes load balancer firewall");
	assert_true(first->has_counter && first->handle);
	assert_string_equal(find_item(first, ITEM_XT_MATCH)->name, "conntrack");
	assert_int_equal(find_item(first, ITEM_IMMEDIATE_VERDICT)->verdict.kind, VERDICT_JUMP);
	assert_string_equal(find_item(first, ITEM_IMMEDIATE_VERDICT)->verdict.chain,
			    "KUBE-PROXY-FIREWALL");
	replay_close(&replay);
}

static void a_comment_is_no_item(void **state)
{
	struct replay replay = read_fixture("iptables-nft");
	struct rule *rule =
		find_rule(find_chain(replay.ruleset, "ip", "filter", "KUBE-SERVICES"), 1);

	(void)state;
	assert_string_equal(rule->comment, "shop/cart:http has no endpoints");
	for (unsigned int i = 0; i < rule->item_count; i++)
		assert_true(rule->items[i].kind != ITEM_XT_MATCH);
	assert_string_equal(find_item(rule, ITEM_XT_TARGET)->name, "REJECT");
	assert_int_equal(find_item(rule, ITEM_XT_TARGET)->data[0], 3); /* port-unreachable */
	replay_close(&replay);
}

static void nat_is_listed_but_not_read(void **state)
{
	struct replay replay = read_fixture("iptables-nft");
	struct chain *services = find_chain(replay.ruleset, "ip", "nat", "KUBE-SERVICES");

	(void)state;
	assert_true(services->unread);
	assert_null(services->rules);
	assert_true(find_chain(replay.ruleset, "ip", "nat", "PREROUTING")->is_nat);
	replay_close(&replay);
}

/* A table with both kinds of base chains: what filter chains lead to is read, through maps too; the
 * rest is not. */
static void reachable_from_filter_chains(void **state)
{
	struct replay replay = read_fixture("kube-proxy-nft");
	struct table *table = find_table(replay.ruleset, "ip", "kube-proxy");
	struct rset *refused = table_find_set(table, "no-endpoint-services");
	const struct rule *check = find_rule(table_find_chain(table, "service-endpoints-check"), 1);

	(void)state;
	assert_int_equal(table->backend, BACKEND_NFT);
	assert_false(table_find_chain(table, "reject-chain")->unread);
	assert_non_null(
		find_item(find_rule(table_find_chain(table, "reject-chain"), 1), ITEM_REJECT));
	assert_true(table_find_chain(table, "services")->unread);
	assert_true(table_find_chain(table, "service-KHN6ECMT-shop/web/tcp/http")->unread);
	assert_false(table_find_set(table, "service-ips")->loaded);
	assert_true(refused->loaded && refused->is_vmap);
	assert_int_equal(refused->elem_count, 2);
	assert_memory_equal(refused->elems[0].key, "\x0a\0\x14\x0b\x06\0\0\0\0\x50\0\0", 12);
	assert_string_equal(refused->elems[0].comment, "shop/cart:http");
	assert_int_equal(refused->elems[0].verdict.kind, VERDICT_GOTO);
	assert_string_equal(refused->elems[0].verdict.chain, "reject-chain");
	assert_int_equal(refused->elems[1].verdict.kind, VERDICT_DROP);
	assert_ptr_equal(find_item(check, ITEM_LOOKUP)->set, refused);
	replay_close(&replay);
}

static void comments_of_nft_rules(void **state)
{
	struct replay replay = read_fixture("calico-nft");
	struct chain *chain =
		find_chain(replay.ruleset, "ip", "calico", "filter-cali-tw-calif080104521c");

	(void)state;
	assert_string_equal(
		find_rule(chain, 7)->comment,
		"cali:qx7OFyeFb_kGgxZw; End of tier default. Drop if no policies passed packet");
	assert_int_equal(chain->rule_count, 10);
	replay_close(&replay);
}

static void intervals_are_sorted(void **state)
{
	struct replay replay = read_fixture("nft-mixed");
	struct rset *nets = table_find_set(find_table(replay.ruleset, "inet", "fw"), "nets");

	(void)state;
	assert_true(nets->loaded && nets->is_interval);
	for (uint32_t i = 1; i < nets->elem_count; i++) {
		int order = memcmp(nets->elems[i - 1].key, nets->elems[i].key, 4);

		assert_true(order <= 0);
		if (!order) { /* 192.168.1.21 ends one interval and begins the next */
			assert_true(nets->elems[i - 1].interval_end);
			assert_false(nets->elems[i].interval_end);
		}
	}
	assert_string_equal(nets->elems[1].comment, "inside");
	replay_close(&replay);
}

static void sets_of_every_kind(void **state)
{
	struct replay replay = read_fixture("nft-mixed");
	struct table *table = find_table(replay.ruleset, "inet", "fw");
	struct rset *pairs = table_find_set(table, "pairs");
	struct rset *verdicts = table_find_set(table, "verdicts");

	(void)state;
	assert_true(pairs->is_concat && pairs->loaded);
	assert_int_equal(pairs->key_len, 8);
	assert_memory_equal(pairs->elems[0].key, "\x0a\x01\0\0\0\x50\0\0", 8);
	assert_memory_equal(pairs->elems[0].key_end, "\x0a\x01\xff\xff\0\x5a\0\0", 8);
	assert_int_equal(verdicts->elem_count, 3);
	assert_true(verdicts->elems[2].catchall);
	assert_string_equal(verdicts->elems[2].verdict.chain, "late");
	assert_true(table_find_set(table, "seen")->is_dynamic);
	assert_false(table_find_set(table, "seen")->loaded);
	assert_null(table_find_set(table, "nothing"));
	replay_close(&replay);
}

static void expressions(void **state)
{
	static const struct {
		uint32_t rule;
		enum item_kind kind;
		const char *name;
	} rows[] = {
		{ 1, ITEM_CMP, "cmp" },          { 2, ITEM_CT, "ct" },
		{ 3, ITEM_COUNTER, "counter" },  { 5, ITEM_MAYBE, "limit" },
		{ 5, ITEM_PASS, "log" },         { 6, ITEM_MAYBE, "dynset" },
		{ 9, ITEM_BITWISE, "bitwise" },  { 10, ITEM_META_SET, "meta" },
		{ 11, ITEM_FIB, "fib" },         { 12, ITEM_NUMGEN, "numgen" },
		{ 13, ITEM_PASS, "exthdr" },     { 14, ITEM_PASS, "notrack" },
		{ 15, ITEM_LOOKUP, "verdicts" },
	};
	struct replay replay = read_fixture("nft-mixed");
	struct chain *input = find_chain(replay.ruleset, "inet", "fw", "input");
	const struct item *reject;

	(void)state;
	assert_int_equal(input->policy.kind, VERDICT_DROP);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(find_item(find_rule(input, rows[i].rule), rows[i].kind)->name,
				    rows[i].name);
	reject = find_item(find_rule(find_chain(replay.ruleset, "inet", "fw", "late"), 2),
			   ITEM_REJECT);
	assert_int_equal(reject->op, NFT_REJECT_ICMPX_UNREACH);
	assert_int_equal(reject->key, NFT_REJECT_ICMPX_ADMIN_PROHIBITED);
	replay_close(&replay);
}

static void other_families(void **state)
{
	struct replay replay = read_fixture("nft-mixed");
	struct chain *ingress = find_chain(replay.ruleset, "netdev", "edge", "in");
	struct table *table;

	(void)state;
	assert_int_equal(ingress->hook, HOOK_INGRESS);
	assert_int_equal(ingress->priority, -500);
	assert_int_equal(ingress->dev_count, 1);
	assert_string_equal(ingress->devs[0], "lo");
	assert_int_equal(find_chain(replay.ruleset, "bridge", "br", "forward")->hook, HOOK_FORWARD);
	for (table = replay.ruleset->tables; table; table = table->next)
		assert_string_not_equal(table->name, "off"); /* dormant */
	replay_close(&replay);
}

static void generation_is_kept(void **state)
{
	struct replay replay = read_fixture("nft-mixed");
	uint32_t generation = 0;

	(void)state;
	assert_int_equal(nft_generation(replay.host, replay.ruleset->netns, &generation), 0);
	assert_true(generation > 0);
	assert_int_equal(replay.ruleset->generation, generation);
	replay_close(&replay);
}

/* --- every prefix --- */

static int count_elem(void *ctx, const struct rset_elem *elem)
{
	assert_true(elem->catchall || elem->key);
	++*(unsigned int *)ctx;
	return 0;
}

static void parse_any(const struct nlmsghdr *message, bool whole)
{
	struct arena *arena = arena_new(1 << 20);
	struct nft_table_msg table;
	struct nft_chain_msg chain;
	struct nft_set_msg set;
	struct nft_rule_msg head;
	struct rule rule = { 0 };
	unsigned int elems = 0;
	int read = 0;

	read += !nft_parse_table(message, &table);
	read += !nft_parse_chain(message, &chain);
	read += !nft_parse_set(message, &set);
	read += !nft_parse_rule_head(message, &head) && !nft_parse_rule(message, arena, &rule);
	read += !nft_parse_elems(message, arena, count_elem, &elems);
	if (whole && NFNL_SUBSYS_ID(message->nlmsg_type) == NFNL_SUBSYS_NFTABLES &&
	    NFNL_MSG_TYPE(message->nlmsg_type) != NFT_MSG_NEWGEN)
		assert_int_equal(read, 1);
	arena_free(arena);
}

static void parse_answer(const char *bytes, size_t len)
{
	each_message_prefix(bytes, len, parse_any);
}

static void every_prefix_ends_well(void **state)
{
	(void)state;
	each_answer("nft-mixed", "netlink-12", parse_answer);
	each_answer("kube-proxy-nft", "netlink-12", parse_answer);
	each_answer("ip6tables-nft", "netlink-12", parse_answer);
}

/* Attributes that lie about their length. */
static void lengths_that_lie(void **state)
{
	static const uint16_t lengths[] = { 0, 1, 3, 4, 5, 8, 0x7fff, 0xffff };
	struct {
		struct nlmsghdr head;
		struct nfgenmsg gen;
		struct nlattr attr;
		char text[8];
	} message = {
		.head = { .nlmsg_len = sizeof(message),
			  .nlmsg_type = NFNL_SUBSYS_NFTABLES << 8 | NFT_MSG_NEWTABLE },
		.gen = { .nfgen_family = NFPROTO_IPV4 },
		.attr = { .nla_len = NLA_HDRLEN + 8, .nla_type = NFTA_TABLE_NAME },
		.text = "filter",
	};
	struct nft_table_msg table;

	(void)state;
	assert_int_equal(nft_parse_table(&message, &table), 0);
	assert_string_equal(table.name, "filter");
	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		message.attr.nla_len = lengths[i];
		assert_int_equal(nft_parse_table(&message, &table), -EBADMSG);
	}
	message.attr.nla_len = NLA_HDRLEN + 8;
	memset(message.text, 'x', sizeof(message.text)); /* does not end */
	assert_int_equal(nft_parse_table(&message, &table), -EBADMSG);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(iptables_tables),
		cmocka_unit_test(a_comment_is_no_item),
		cmocka_unit_test(nat_is_listed_but_not_read),
		cmocka_unit_test(reachable_from_filter_chains),
		cmocka_unit_test(comments_of_nft_rules),
		cmocka_unit_test(intervals_are_sorted),
		cmocka_unit_test(sets_of_every_kind),
		cmocka_unit_test(expressions),
		cmocka_unit_test(other_families),
		cmocka_unit_test(generation_is_kept),
		cmocka_unit_test(every_prefix_ends_well),
		cmocka_unit_test(lengths_that_lie),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
