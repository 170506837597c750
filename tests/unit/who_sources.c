/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* One pod of every source, in every form that a source has had, among files that are cut off,
 * empty, hostile or not what they seem. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "host_fake.h"
#include "who/who.h"

#define NODE_NETNS 4026531840u
#define NOW        1800000000000000000ull
#define UID        "11111111-aaaa-4bbb-8ccc-0000000000"

/* The node's end of each veth, and what is inside the namespaces of which files say too little. */
static const struct fake_link links[] = {
	{ NODE_NETNS, 1, "lo", NULL, 0 },
	{ NODE_NETNS, 2, "eth0", NULL, 0 },
	{ NODE_NETNS, 3, "cbr9", "bridge", 0 },
	{ NODE_NETNS, 4, "vethweb0", "veth", 2 },
	{ NODE_NETNS, 5, "cali0db", "veth", 2 },
	{ NODE_NETNS, 6, "vethptp", "veth", 2 },
	{ NODE_NETNS, 7, "azvfront", "veth", 2 },
	{ NODE_NETNS, 8, "azvcns", "veth", 2 },
	{ NODE_NETNS, 9, "vethbundle", "veth", 3 },
	{ NODE_NETNS, 10, "azv27c3d75f958", "veth", 2 },
	{ NODE_NETNS, 11, "calia1a7b73a815", "veth", 2 },
	{ NODE_NETNS, 12, "kube-ipvs0", "dummy", 0 },
	{ 4026532308u, 1, "lo", NULL, 0 },
	{ 4026532308u, 3, "eth0", "veth", 9 },
	{ 4026532352u, 2, "eth0", "veth", 10 }, /* of logs-0, known by its veth's name only */
	{ 0 },
};

static const struct fake_addr addrs[] = {
	{ NODE_NETNS, 2, "10.240.0.4", 16 },  { NODE_NETNS, 1, "127.0.0.1", 8 },
	{ NODE_NETNS, 3, "10.244.7.1", 24 },  { NODE_NETNS, 12, "10.0.0.10", 32 },
	{ 4026532308u, 1, "127.0.0.1", 8 },   { 4026532308u, 3, "10.244.7.20", 24 },
	{ 4026532308u, 3, "fe80::7", 64 },    { 4026532352u, 2, "10.240.0.50", 16 },
	{ NODE_NETNS, 2, "fd00:240::4", 64 }, { 0 },
};

static struct who *read_node(void)
{
	struct who *who = NULL;

	assert_int_equal(fake_open("tests/fixtures/who/node"), 0);
	fake.links = links;
	fake.addrs = addrs;
	assert_int_equal(who_new(fake.host, &who), 0);
	assert_int_equal(who_refresh(who, NOW), 0);
	return who;
}

static void close_node(struct who *who)
{
	who_free(who);
	host_free(fake.host);
}

static void assert_pod(const struct who_pod *pod, const char *namespace, const char *name)
{
	assert_non_null(pod);
	assert_string_equal(pod->namespace, namespace);
	assert_string_equal(pod->name, name);
	assert_true(pod->gone_ns == 0);
}

static const struct who_pod *at(const struct who *who, const char *text)
{
	struct addr addr = fake_parse(text);

	return who_by_addr(who, &addr);
}

/* Row: who, by which namespace, address and interface it must be found; NULL or 0: must not be
 * known. */
static const struct expected {
	const char *namespace, *name, *uid;
	uint32_t netns;
	const char *addr, *addr6, *ifname;
	enum who_source source;
} expected[] = {
	{ "shop", "web-0", UID "01", 4026532301u, "10.244.7.4", NULL, "vethweb0", WHO_CNI },
	{ "shop", "web-0", UID "01", 4026532301u, "192.168.50.20", NULL, "vethweb0", WHO_CNI },
	{ "shop", "db-0", UID "02", 4026532302u, "10.244.7.5", "fd00:7::5", "cali0db", WHO_CNI },
	{ "legacy", "ancient-0", UID "03", 4026532303u, "10.244.8.6", "fd00:8::6", NULL, WHO_CNI },
	{ "shop", "ptp-0", UID "04", 4026532304u, "10.244.9.7", NULL, "vethptp", WHO_CNI },
	{ "shop", "forgot-0", UID "05", 4026532305u, "10.240.0.33", NULL, NULL, WHO_CNI },
	{ "shop", "raw-0", UID "05", 4026532306u, "10.244.7.8", NULL, "vethraw", WHO_CNI },
	{ "shop", "front-0", "", 4026532307u, "10.240.0.40", NULL, "azvfront", WHO_AZURE_VNET },
	{ "shop", "cns-0", "", 0, "10.241.0.9", "fd00:9::9", "azvcns", WHO_AZURE_CNS },
	{ "shop", "bundle-0", UID "08", 4026532308u, "10.244.7.20", NULL, "vethbundle",
	  WHO_CONTAINERD },
	{ "shop", "pid-0", UID "05", 4026532351u, NULL, NULL, NULL, WHO_CONTAINERD },
	{ "shop", "crio-0", UID "cc", 4026532350u, "10.244.7.30", NULL, NULL, WHO_CRIO },
	{ "shop", "logs-0", UID "aa", 4026532352u, NULL, NULL, "azv27c3d75f958", WHO_LOGS },
	{ "shop", "calm-0", UID "ab", 0, NULL, NULL, "calia1a7b73a815", WHO_LOGS },
	{ "shop", "a\x1b[31m\nred", "", 4026532309u, "10.244.7.66", NULL, NULL, WHO_CNI },
};

static void check_row(const struct who *who, const struct expected *row)
{
	const struct who_pod *pod = NULL;

	if (row->netns)
		assert_pod(pod = who_by_netns(who, row->netns), row->namespace, row->name);
	if (row->addr)
		assert_pod(pod = at(who, row->addr), row->namespace, row->name);
	if (row->addr6)
		assert_pod(pod = at(who, row->addr6), row->namespace, row->name);
	if (row->ifname)
		assert_pod(pod = who_by_ifname(who, row->ifname), row->namespace, row->name);
	else
		assert_string_equal(pod->host_ifname, "");
	assert_string_equal(pod->uid, row->uid);
	assert_int_equal(pod->netns, row->netns);
	assert_int_equal(pod->source, row->source);
}

static void test_every_source(void **state)
{
	struct who *who = read_node();

	(void)state;
	for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++)
		check_row(who, &expected[i]);
	close_node(who);
}

static void test_second_reading_is_the_same(void **state)
{
	struct who *who = read_node();
	unsigned int count = who_count(who);

	(void)state;
	for (int i = 1; i < 4; i++) {
		fake.dumps = 0;
		assert_int_equal(who_refresh(who, NOW + (uint64_t)i * 1000000000ull), 0);
		assert_int_equal(who_count(who), count);
	}
	for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++)
		check_row(who, &expected[i]);
	close_node(who);
}

/* What is nobody's, or of several, or a trap. */
static void test_nobody(void **state)
{
	static const char *const nobodys[] = {
		"10.244.9.1",  /* gateway on the host's side of a pair */
		"127.0.0.1",   /* cni-loopback, and every pod's lo */
		"10.241.0.10", /* azure-endpoints.json still has it, its interface is gone */
		"10.240.0.4",  /* the node */
		"0.0.0.0",
	};
	struct who *who = read_node();
	struct addr none = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(nobodys) / sizeof(nobodys[0]); i++)
		assert_null(at(who, nobodys[i]));
	assert_null(who_by_addr(who, &none));
	assert_null(who_by_netns(who, NODE_NETNS)); /* hostNetwork pods share it */
	assert_null(who_by_netns(who, 0));
	assert_null(who_by_ifname(who, "eth0")); /* a plugin called its inner end that */
	assert_null(who_by_ifname(who, "azvleft"));
	assert_null(who_by_ifname(who, ""));
	assert_null(who_by_ifname(who, "a name that is much longer than any interface's"));
	assert_null(who_by_ifindex(who, 0));
	assert_null(who_by_ifindex(who, 2));
	assert_pod(who_by_ifindex(who, 4), "shop", "web-0");
	close_node(who);
}

/* A first reading finds files of pods that went long ago: they were not there "a moment ago". */
static void test_left_over_is_no_tombstone(void **state)
{
	struct who *who = read_node();
	struct addr addr = fake_parse("10.241.0.10");

	(void)state;
	assert_null(who_by_addr_at(who, &addr, NOW));
	assert_null(who_by_addr_at(who, &addr, NOW + 1));
	close_node(who);
}

static bool in_range(const struct who *who, const char *text)
{
	struct addr addr = fake_parse(text);

	return who_in_pod_range(who, &addr);
}

static void test_ranges(void **state)
{
	struct who *who = read_node();

	(void)state;
	assert_true(in_range(who, "10.244.7.200"));  /* conflist, and results */
	assert_true(in_range(who, "fd00:7::99"));    /* second range set */
	assert_true(in_range(who, "10.244.8.100"));  /* 0.2.0's mask */
	assert_false(in_range(who, "10.244.8.200")); /* it was a /25 */
	assert_true(in_range(who, "10.99.3.4"));     /* single-plugin configuration */
	assert_false(in_range(who, "10.240.0.33"));  /* the node's own network */
	assert_false(in_range(who, "8.8.8.8"));
	assert_false(in_range(who, "fd00:7:1::1"));
	close_node(who);
}

static void test_node_and_apiserver(void **state)
{
	struct addr node = fake_parse("10.240.0.4"), node6 = fake_parse("fd00:240::4"),
		    vip = fake_parse("10.0.0.10"), api = fake_parse("10.224.0.4"),
		    other = fake_parse("10.224.0.5");
	struct who *who = read_node();

	(void)state;
	assert_true(who_is_node_addr(who, &node));
	assert_true(who_is_node_addr(who, &node6));
	assert_false(who_is_node_addr(who, &vip)); /* IPVS has every Service on a link of its own */
	assert_false(who_is_node_addr(who, &api));
	assert_true(who_is_apiserver(who, &api));
	assert_false(who_is_apiserver(who, &other));
	close_node(who);
}

static void test_links_cannot_be_listed(void **state)
{
	struct who *who = NULL;

	(void)state;
	assert_int_equal(fake_open("tests/fixtures/who/node"), 0);
	fake.link_error = -EPERM;
	assert_int_equal(who_new(fake.host, &who), 0);
	assert_int_equal(who_refresh(who, NOW), 0);
	assert_pod(who_by_netns(who, 4026532301u), "shop", "web-0");
	assert_pod(at(who, "10.241.0.9"), "shop", "cns-0");
	close_node(who);
}

static void test_nothing_there(void **state)
{
	struct who *who = NULL;

	(void)state;
	assert_int_equal(fake_open("tests/fixtures/host/broken"), 0);
	assert_int_equal(who_new(fake.host, &who), 0);
	assert_int_equal(who_refresh(who, NOW), 0); /* a machine without pods is no error */
	assert_int_equal(who_count(who), 0);
	assert_null(at(who, "10.244.7.4"));
	close_node(who);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_source),
		cmocka_unit_test(test_second_reading_is_the_same),
		cmocka_unit_test(test_nobody),
		cmocka_unit_test(test_left_over_is_no_tombstone),
		cmocka_unit_test(test_ranges),
		cmocka_unit_test(test_node_and_apiserver),
		cmocka_unit_test(test_links_cannot_be_listed),
		cmocka_unit_test(test_nothing_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
