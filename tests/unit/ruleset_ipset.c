/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "unit/ruleset_replay.h"

#include <errno.h>
#include <netinet/in.h>

#include "ruleset/ipset.h"

static struct replay read_fixture(void)
{
	struct replay replay = replay_open("ipset");

	assert_int_equal(ipset_read(replay.host, replay.ruleset), 0);
	assert_true(replay.ruleset->ipsets_loaded);
	return replay;
}

static const struct ipset_entry *only_entry(const struct replay *replay, const char *name,
					    const char *type)
{
	const struct ipset *set = ipset_find(replay->ruleset, name);

	assert_non_null(set);
	assert_string_equal(set->type, type);
	assert_int_equal(set->count, 1);
	return &set->entries[0];
}

static void assert_addr(const struct addr *addr, const char *text)
{
	char out[ADDR_TEXT_MAX];

	assert_string_equal(addr_format(addr, out), text);
}

static void nets(void **state)
{
	struct replay replay = read_fixture();
	const struct ipset *set = ipset_find(replay.ruleset, "nets");
	unsigned int nomatch = 0;

	(void)state;
	assert_int_equal(set->family, 4);
	assert_int_equal(set->count, 2);
	for (uint32_t i = 0; i < set->count; i++) {
		const struct ipset_entry *entry = &set->entries[i];

		assert_int_equal(entry->cidr, entry->nomatch ? 16 : 8);
		assert_addr(&entry->addr, entry->nomatch ? "10.1.0.0" : "10.0.0.0");
		nomatch += entry->nomatch;
	}
	assert_int_equal(nomatch, 1);
	assert_int_equal(ipset_find(replay.ruleset, "v6nets")->family, 6);
	assert_addr(&only_entry(&replay, "v6nets", "hash:net")->addr, "fd00::");
	assert_null(ipset_find(replay.ruleset, "nothing"));
	replay_close(&replay);
}

static void ports(void **state)
{
	struct replay replay = read_fixture();
	const struct ipset_entry *entry = only_entry(&replay, "threes", "hash:ip,port,net");

	(void)state;
	assert_addr(&entry->addr, "10.0.0.1");
	assert_int_equal(entry->port, 53);
	assert_int_equal(entry->proto, IPPROTO_UDP);
	assert_addr(&entry->addr2, "192.168.0.0");
	assert_int_equal(entry->cidr2, 16);
	entry = only_entry(&replay, "triple", "hash:ip,port,ip");
	assert_addr(&entry->addr2, "10.0.0.2");
	assert_int_equal(entry->proto, IPPROTO_TCP);
	entry = only_entry(&replay, "pods", "hash:net,port");
	assert_int_equal(entry->cidr, 16);
	assert_int_equal(entry->port, 443);
	assert_int_equal(only_entry(&replay, "ports", "bitmap:port")->port, 53);
	replay_close(&replay);
}

static void other_types(void **state)
{
	struct replay replay = read_fixture();
	const struct ipset *both = ipset_find(replay.ruleset, "both");

	(void)state;
	assert_string_equal(only_entry(&replay, "faces", "hash:net,iface")->iface, "eth0");
	assert_false(only_entry(&replay, "faces", "hash:net,iface")->iface_prefix);
	assert_addr(&only_entry(&replay, "range", "bitmap:ip")->addr, "10.4.0.7");
	assert_addr(&only_entry(&replay, "hosts", "hash:ip")->addr, "10.5.0.1");
	assert_string_equal(both->type, "list:set");
	assert_int_equal(both->count, 2);
	assert_string_equal(both->entries[0].member, "nets");
	assert_string_equal(both->entries[1].member, "hosts");
	replay_close(&replay);
}

/* --- hostile answers --- */

static int take_one(const void *message, struct ruleset *ruleset)
{
	struct ipset_listing listing = { .ruleset = ruleset,
					 .entries = { .item_size = sizeof(struct ipset_entry) } };
	int err = ipset_take(&listing, message);

	assert_int_equal(ipset_listing_end(&listing), 0);
	return err;
}

static void take_any(const struct nlmsghdr *message, bool whole)
{
	bool is_ipset = NFNL_SUBSYS_ID(message->nlmsg_type) == NFNL_SUBSYS_IPSET;
	struct ruleset *ruleset;
	int err;

	assert_int_equal(ruleset_new(1, &ruleset), 0);
	err = take_one(message, ruleset);
	assert_true(!err || err == -EBADMSG);
	if (whole)
		assert_int_equal(err, is_ipset ? 0 : -EBADMSG);
	ruleset_free(ruleset);
}

static void parse_answer(const char *bytes, size_t len)
{
	each_message_prefix(bytes, len, take_any);
}

static void every_prefix_ends_well(void **state)
{
	(void)state;
	each_answer("ipset", "netlink-12", parse_answer);
}

/* A set above the bound is kept, and says that it is not whole. */
static void too_big(void **state)
{
	struct {
		struct nlmsghdr head;
		struct nfgenmsg gen;
		struct nlattr name;
		char text[4];
		struct nlattr adt, data;
	} message = {
		.head = { .nlmsg_len = sizeof(message), .nlmsg_type = NFNL_SUBSYS_IPSET << 8 | 7 },
		.name = { .nla_len = NLA_HDRLEN + 4, .nla_type = 2 },
		.text = "big",
		.adt = { .nla_len = 2 * NLA_HDRLEN, .nla_type = 8 | NLA_F_NESTED },
		.data = { .nla_len = NLA_HDRLEN, .nla_type = 7 | NLA_F_NESTED },
	};
	struct ipset_listing listing = {
		.entries = { .item_size = sizeof(struct ipset_entry) },
		.total = RULESET_SET_ELEM_MAX - 1,
	};

	(void)state;
	assert_int_equal(ruleset_new(1, &listing.ruleset), 0);
	assert_int_equal(ipset_take(&listing, &message), 0);
	assert_false(listing.set->too_big);
	assert_int_equal(ipset_take(&listing, &message), 0);
	assert_true(listing.set->too_big);
	assert_int_equal(ipset_listing_end(&listing), 0);
	assert_int_equal(ipset_find(listing.ruleset, "big")->count, 1);
	ruleset_free(listing.ruleset);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nets),        cmocka_unit_test(ports),
		cmocka_unit_test(other_types), cmocka_unit_test(every_prefix_ends_well),
		cmocka_unit_test(too_big),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
