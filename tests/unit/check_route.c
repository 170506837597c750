/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Where would it go, could it have come from there: routes of every type, links in every state,
 * against tables of the test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <net/if.h>
#include <stdio.h>

#include "check/route.h"
#include "host_fake.h"

#define NODE 4026531840u
#define LOWER_UP                                                                                   \
	(1 << 16) /* IFF_LOWER_UP of <linux/if.h>, which cannot be had together with <net/if.h> */

/* The first row whose prefix has the destination answers. */
struct route {
	const char *net;
	uint8_t prefix;
	int error;    /* instead of an answer */
	uint8_t type; /* RTN_* */
	uint32_t oif[2];
};

static const struct route *routes; /* up to one without a net */
static struct {
	uint32_t flags, mtu;
} links[16];
static struct {
	const char *name;
	int value;
} sysctls[8];

static int say_route(const struct route *route, uint8_t family,
		     int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	char buf[256] __attribute__((aligned(4))) = { 0 };
	struct nlmsghdr *head = mnl_nlmsg_put_header(buf);
	struct rtmsg *info = mnl_nlmsg_put_extra_header(head, sizeof(*info));
	struct nlattr *nest;

	head->nlmsg_type = RTM_NEWROUTE;
	info->rtm_family = family;
	info->rtm_type = route->type;
	info->rtm_dst_len = route->prefix;
	if (route->oif[1]) {
		nest = mnl_attr_nest_start(head, RTA_MULTIPATH);
		for (int i = 0; i < 2; i++) {
			struct rtnexthop hop = { .rtnh_len = sizeof(hop),
						 .rtnh_ifindex = (int)route->oif[i] };

			memcpy(mnl_nlmsg_get_payload_tail(head), &hop, sizeof(hop));
			head->nlmsg_len += sizeof(hop);
		}
		mnl_attr_nest_end(head, nest);
	} else if (route->oif[0]) {
		mnl_attr_put_u32(head, RTA_OIF, route->oif[0]);
	}
	return each(ctx, head);
}

static int dst_attr(const struct nlattr *attr, void *data)
{
	if (mnl_attr_get_type(attr) == RTA_DST)
		*(const struct nlattr **)data = attr;
	return MNL_CB_OK;
}

static int answer_route(const struct nlmsghdr *head, int (*each)(void *ctx, const void *nlmsg),
			void *ctx)
{
	const struct rtmsg *info = mnl_nlmsg_get_payload(head);
	const struct nlattr *attr = NULL;
	struct addr dst;

	assert_true(info->rtm_flags & RTM_F_FIB_MATCH);
	mnl_attr_parse(head, sizeof(*info), dst_attr, &attr);
	assert_non_null(attr);
	dst = info->rtm_family == AF_INET6 ? addr_from_v6(mnl_attr_get_payload(attr))
					   : addr_from_v4(mnl_attr_get_payload(attr));
	for (const struct route *route = routes; route->net; route++) {
		struct addr net = fake_parse(route->net);

		if (!addr_in_prefix(&dst, &net, route->prefix))
			continue;
		return route->error ? route->error : say_route(route, info->rtm_family, each, ctx);
	}
	return -ENETUNREACH;
}

static int answer_link(const struct nlmsghdr *head, int (*each)(void *ctx, const void *nlmsg),
		       void *ctx)
{
	const struct ifinfomsg *wanted = mnl_nlmsg_get_payload(head);
	char buf[256] __attribute__((aligned(4))) = { 0 }, name[16];
	struct nlmsghdr *answer = mnl_nlmsg_put_header(buf);
	struct ifinfomsg *info = mnl_nlmsg_put_extra_header(answer, sizeof(*info));

	if (wanted->ifi_index >= 16 || !links[wanted->ifi_index].mtu)
		return -ENODEV;
	answer->nlmsg_type = RTM_NEWLINK;
	info->ifi_index = wanted->ifi_index;
	info->ifi_flags = links[wanted->ifi_index].flags;
	snprintf(name, sizeof(name), "dev%d", wanted->ifi_index);
	mnl_attr_put_strz(answer, IFLA_IFNAME, name);
	mnl_attr_put_u32(answer, IFLA_MTU, links[wanted->ifi_index].mtu);
	return each(ctx, answer);
}

static int netlink(struct host *host, uint32_t netns, int protocol, const void *request, size_t len,
		   int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	const struct nlmsghdr *head = request;

	(void)host;
	(void)netns;
	assert_int_equal(protocol, NETLINK_ROUTE);
	assert_true(mnl_nlmsg_ok(head, (int)len));
	return head->nlmsg_type == RTM_GETROUTE ? answer_route(head, each, ctx)
						: answer_link(head, each, ctx);
}

static int read_sysctl(struct host *host, uint32_t netns, const char *name, int *ret)
{
	(void)host;
	(void)netns;
	for (size_t i = 0; i < 8 && sysctls[i].name; i++) {
		if (strcmp(sysctls[i].name, name) == 0) {
			*ret = sysctls[i].value;
			return 0;
		}
	}
	return -ENOENT;
}

static int set_up(void **state)
{
	struct who *who = NULL;

	assert_int_equal(fake_open("tests/fixtures/who/node"), 0);
	assert_int_equal(who_new(fake.host, &who), 0);
	assert_int_equal(who_refresh(who, 1800000000000000000ull), 0);
	fake.ops.netlink = netlink;
	fake.ops.read_sysctl = read_sysctl;
	memset(links, 0, sizeof(links));
	memset(sysctls, 0, sizeof(sysctls));
	for (int i = 2; i < 5; i++) {
		links[i].flags = IFF_UP | LOWER_UP;
		links[i].mtu = 1500;
	}
	*state = who;
	return 0;
}

static int tear_down(void **state)
{
	who_free(*state);
	host_free(fake.host);
	return 0;
}

static const struct route usual[] = {
	{ "10.244.7.4", 32, 0, RTN_UNICAST, { 4 } },
	{ "10.244.7.0", 24, -EINVAL, 0, { 0 } },      /* blackhole */
	{ "10.50.0.0", 16, -EHOSTUNREACH, 0, { 0 } }, /* unreachable */
	{ "10.51.0.0", 16, -EACCES, 0, { 0 } },       /* prohibit */
	{ "10.52.0.0", 16, 0, RTN_UNICAST, { 2, 3 } },
	{ "10.53.0.0", 16, 0, RTN_UNICAST, { 7 } }, /* a link that is gone */
	{ "10.240.0.4", 32, 0, RTN_LOCAL, { 1 } },
	{ "fd00:7::5", 128, 0, RTN_UNICAST, { 3 } },
	{ "fd00:8::", 64, 0, RTN_UNREACHABLE, { 1 } }, /* IPv6 answers with the route itself */
	{ "fd00::", 16, -ENETUNREACH, 0, { 0 } },
	{ "0.0.0.0", 0, 0, RTN_UNICAST, { 2 } },
	{ 0 },
};

static struct route_facts ask(const struct who *who, const char *src, const char *dst,
			      uint32_t in_ifindex)
{
	struct obs obs = { .netns = NODE, .in_ifindex = in_ifindex, .in_ifname = "vethweb0" };
	struct route_facts facts;

	obs.tuple.src = fake_parse(src);
	obs.tuple.dst = fake_parse(dst);
	assert_int_equal(check_route(fake.host, who, &obs, &facts), 0);
	assert_true(facts.known);
	return facts;
}

static void test_route_types(void **state)
{
	static const struct {
		const char *src, *dst;
		int type;
		bool default_only;
		const char *dev;
	} rows[] = {
		{ "10.244.7.4", "10.244.7.4", RTN_UNICAST, false, "dev4" },
		{ "10.244.7.4", "10.244.7.99", RTN_BLACKHOLE, false, "" },
		{ "10.244.7.4", "10.50.1.1", RTN_UNREACHABLE, false, "" },
		{ "10.244.7.4", "10.51.1.1", RTN_PROHIBIT, false, "" },
		{ "10.244.7.4", "10.52.1.1", RTN_UNICAST, false, "dev2" },
		{ "10.244.7.4", "10.53.1.1", RTN_UNICAST, false, "" },
		{ "10.244.7.4", "10.240.0.4", RTN_LOCAL, false, "" },
		{ "10.244.7.4", "8.8.8.8", RTN_UNICAST, true, "dev2" },
		{ "fd00:7::5", "fd00:7::5", RTN_UNICAST, false, "dev3" },
		{ "fd00:7::5", "fd00:8::5", RTN_UNREACHABLE, false, "" },
		{ "fd00:7::5", "fd00:9::5", 0, false, "" },
	};

	routes = usual;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct route_facts facts = ask(*state, rows[i].src, rows[i].dst, 0);

		assert_int_equal(facts.route_type, rows[i].type);
		assert_int_equal(facts.has_route, rows[i].type != 0);
		assert_int_equal(facts.default_only, rows[i].default_only);
		assert_string_equal(facts.dev, rows[i].dev);
		assert_int_equal(facts.link_known, rows[i].dev[0] != '\0');
	}
}

static void test_link_state(void **state)
{
	struct route_facts facts;

	routes = usual;
	links[4].mtu = 1400;
	facts = ask(*state, "8.8.8.8", "10.244.7.4", 2);
	assert_true(facts.link_up && facts.link_carrier);
	assert_int_equal(facts.mtu, 1400);
	links[4].flags = IFF_UP; /* the other end of the veth is down */
	facts = ask(*state, "8.8.8.8", "10.244.7.4", 2);
	assert_true(facts.link_up);
	assert_false(facts.link_carrier);
	links[4].flags = 0;
	assert_false(ask(*state, "8.8.8.8", "10.244.7.4", 2).link_up);
}

static void test_reverse_path(void **state)
{
	routes = usual;
	assert_false(ask(*state, "10.244.7.4", "8.8.8.8", 4).src_routed_elsewhere);
	assert_true(ask(*state, "10.244.7.4", "8.8.8.8", 3).src_routed_elsewhere);
	assert_false(ask(*state, "10.244.7.4", "8.8.8.8", 0).src_routed_elsewhere);
	assert_false(ask(*state, "10.52.0.1", "8.8.8.8", 3).src_routed_elsewhere); /* 2nd hop */
	assert_true(ask(*state, "10.52.0.1", "8.8.8.8", 4).src_routed_elsewhere);
	assert_true(ask(*state, "10.244.7.50", "8.8.8.8", 4).src_routed_elsewhere); /* blackhole */
	assert_false(ask(*state, "10.240.0.4", "8.8.8.8", 0).src_routed_elsewhere); /* our own */
	assert_false(ask(*state, "0.0.0.0", "8.8.8.8", 3).src_routed_elsewhere);
}

static void test_sysctls(void **state)
{
	struct route_facts facts;

	routes = usual;
	facts = ask(*state, "10.244.7.4", "8.8.8.8", 4);
	assert_int_equal(facts.rp_filter, -1);
	assert_int_equal(facts.forwarding, -1);
	sysctls[0].name = "ipv4/conf/all/rp_filter";
	sysctls[1].name = "ipv4/conf/vethweb0/rp_filter";
	sysctls[2].name = "ipv4/ip_forward";
	sysctls[3].name = "ipv6/conf/all/forwarding";
	sysctls[1].value = 2;
	sysctls[2].value = 1;
	facts = ask(*state, "10.244.7.4", "8.8.8.8", 4);
	assert_int_equal(facts.rp_filter, 2); /* the larger of the two */
	assert_int_equal(facts.forwarding, 1);
	sysctls[0].value = 1;
	sysctls[1].value = 0;
	assert_int_equal(ask(*state, "10.244.7.4", "8.8.8.8", 4).rp_filter, 1);
	facts = ask(*state, "fd00:7::5", "fd00:7::5", 4);
	assert_int_equal(facts.rp_filter, 0);
	assert_int_equal(facts.forwarding, 0);
}

static void test_pods(void **state)
{
	struct route_facts facts;

	routes = usual;
	facts = ask(*state, "8.8.8.8", "10.244.7.4", 2);
	assert_true(facts.dst_is_pod && facts.dst_in_pod_range && !facts.dst_was_pod);
	facts = ask(*state, "8.8.8.8", "10.244.7.99", 2);
	assert_true(!facts.dst_is_pod && facts.dst_in_pod_range && !facts.dst_was_pod);
	facts = ask(*state, "8.8.8.8", "9.9.9.9", 2);
	assert_true(!facts.dst_is_pod && !facts.dst_in_pod_range && !facts.dst_was_pod);
}

static void test_not_known(void **state)
{
	static const struct route broken[] = { { "0.0.0.0", 0, -ETIMEDOUT, 0, { 0 } }, { 0 } };
	struct obs obs = { .netns = NODE };
	struct route_facts facts;

	routes = broken;
	assert_int_equal(check_route(fake.host, *state, &obs, &facts), -EINVAL);
	assert_false(facts.known);
	obs.tuple.dst = fake_parse("8.8.8.8");
	assert_int_equal(check_route(fake.host, *state, &obs, &facts), -ETIMEDOUT);
	assert_false(facts.known);
	assert_false(facts.has_route);
}

/* An interface's name goes into a path. */
static void test_hostile_interface(void **state)
{
	struct obs obs = { .netns = NODE, .in_ifname = "../../.." };
	struct route_facts facts;

	routes = usual;
	sysctls[0].name = "ipv4/conf/../../../rp_filter";
	sysctls[0].value = 2;
	obs.tuple.src = fake_parse("10.244.7.4");
	obs.tuple.dst = fake_parse("8.8.8.8");
	assert_int_equal(check_route(fake.host, *state, &obs, &facts), 0);
	assert_int_equal(facts.rp_filter, -1);
}

#define route_test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		route_test(test_route_types),
		route_test(test_link_state),
		route_test(test_reverse_path),
		route_test(test_sysctls),
		route_test(test_pods),
		route_test(test_not_known),
		route_test(test_hostile_interface),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
