/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Attribution against a machine of our own: one table "filter" whose chain FORWARD drops by policy,
 * some routes, tc programs. */
#include "unit/ruleset_evaluate.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/rtnetlink.h>
#include <stdlib.h>

#include "host/ops.h"
#include "ruleset/attribute.h"
#include "ruleset/attribute_cache.h"

#define MS 1000000ull

struct fake {
	struct host host;
	uint32_t generation;
	uint64_t now;
	int error;           /* of reading rules */
	unsigned int reads;  /* of tables */
	uint64_t cost;       /* of one, ns */
	const char *release; /* NULL: not told */
	const char *programs[4];
};

static struct fake *fake_of(struct host *host)
{
	return (struct fake *)host;
}

static int read_file(struct host *host, const char *path, size_t max, char **ret, size_t *ret_len)
{
	struct fake *fake = fake_of(host);

	(void)max;
	if (!fake->release || strcmp(path, "/proc/sys/kernel/osrelease") != 0)
		return -ENOENT;
	*ret = strdup(fake->release);
	*ret_len = strlen(fake->release);
	return 0;
}

static int stat_file(struct host *host, const char *path, struct host_stat *ret)
{
	(void)host;
	(void)path;
	(void)ret;
	return -ENOENT; /* no /proc/modules: a kernel with everything built in */
}

static int read_proc_net(struct host *host, uint32_t netns, const char *name, size_t max,
			 char **ret, size_t *ret_len)
{
	(void)host;
	(void)netns;
	(void)name;
	(void)max;
	(void)ret;
	(void)ret_len;
	return -ENOENT;
}

static struct nlmsghdr *nft_message(void *buf, int type, int family)
{
	struct nlmsghdr *nlh = mnl_nlmsg_put_header(buf);
	struct nfgenmsg *nfg = mnl_nlmsg_put_extra_header(nlh, sizeof(*nfg));

	nlh->nlmsg_type = (uint16_t)(NFNL_SUBSYS_NFTABLES << 8 | type);
	nfg->nfgen_family = (uint8_t)family;
	return nlh;
}

static int say_generation(struct fake *fake, int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	_Alignas(8) uint8_t buf[512];
	struct nlmsghdr *nlh = nft_message(buf, NFT_MSG_NEWGEN, 0);

	mnl_attr_put_u32(nlh, NFTA_GEN_ID, htonl(fake->generation));
	return each(ctx, nlh);
}

static int say_table(struct fake *fake, int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	_Alignas(8) uint8_t buf[512];
	struct nlmsghdr *nlh = nft_message(buf, NFT_MSG_NEWTABLE, NFPROTO_IPV4);

	fake->reads++;
	fake->now += fake->cost;
	if (fake->error)
		return fake->error;
	mnl_attr_put_strz(nlh, NFTA_TABLE_NAME, "filter");
	return each(ctx, nlh);
}

static int say_chain(int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	_Alignas(8) uint8_t buf[1024];
	struct nlmsghdr *nlh = nft_message(buf, NFT_MSG_NEWCHAIN, NFPROTO_IPV4);
	struct nlattr *hook;

	mnl_attr_put_strz(nlh, NFTA_CHAIN_TABLE, "filter");
	mnl_attr_put_strz(nlh, NFTA_CHAIN_NAME, "FORWARD");
	hook = mnl_attr_nest_start(nlh, NFTA_CHAIN_HOOK);
	mnl_attr_put_u32(nlh, NFTA_HOOK_HOOKNUM, htonl(HOOK_FORWARD));
	mnl_attr_put_u32(nlh, NFTA_HOOK_PRIORITY, htonl(0));
	mnl_attr_nest_end(nlh, hook);
	mnl_attr_put_strz(nlh, NFTA_CHAIN_TYPE, "filter");
	mnl_attr_put_u32(nlh, NFTA_CHAIN_POLICY, htonl(NF_DROP));
	return each(ctx, nlh);
}

static int say_route(int (*each)(void *ctx, const void *nlmsg), void *ctx, uint8_t type,
		     uint8_t prefix, const char *address)
{
	_Alignas(8) uint8_t buf[512];
	struct nlmsghdr *nlh = mnl_nlmsg_put_header(buf);
	struct rtmsg *rtm = mnl_nlmsg_put_extra_header(nlh, sizeof(*rtm));

	nlh->nlmsg_type = RTM_NEWROUTE;
	rtm->rtm_family = AF_INET;
	rtm->rtm_type = type;
	rtm->rtm_dst_len = prefix;
	mnl_attr_put_u32(nlh, RTA_DST, inet_addr(address));
	return each(ctx, nlh);
}

static int say_routes(const struct nlmsghdr *request, int (*each)(void *ctx, const void *nlmsg),
		      void *ctx)
{
	const struct rtmsg *rtm = mnl_nlmsg_get_payload(request);
	int err;

	if (rtm->rtm_family != AF_INET)
		return -EOPNOTSUPP; /* a kernel without IPv6 */
	err = say_route(each, ctx, RTN_LOCAL, 32, "10.224.0.4");
	if (!err)
		err = say_route(each, ctx, RTN_UNICAST, 16, "10.244.0.0");
	if (!err)
		err = say_route(each, ctx, RTN_BROADCAST, 32, "10.224.255.255");
	return err;
}

static int netlink(struct host *host, uint32_t netns, int protocol, const void *request, size_t len,
		   int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	const struct nlmsghdr *nlh = request;

	(void)netns;
	(void)len;
	if (protocol == NETLINK_ROUTE)
		return say_routes(nlh, each, ctx);
	if (nlh->nlmsg_type >> 8 != NFNL_SUBSYS_NFTABLES)
		return -EOPNOTSUPP;
	switch (nlh->nlmsg_type & 0xff) {
	case NFT_MSG_GETGEN:
		return say_generation(fake_of(host), each, ctx);
	case NFT_MSG_GETTABLE:
		return say_table(fake_of(host), each, ctx);
	case NFT_MSG_GETCHAIN:
		return say_chain(each, ctx);
	default:
		return 0;
	}
}

static int getsockopt_(struct host *host, uint32_t netns, int family, int option, void *buf,
		       size_t *len)
{
	struct ip_set_req_get_set *req = buf;

	(void)host;
	(void)netns;
	(void)family;
	if (option != SO_IP_SET || *len != sizeof(*req))
		return -ENOPROTOOPT;
	if (req->op != IP_SET_OP_GET_BYINDEX || req->set.index != 3)
		return -ENOENT;
	memset(&req->set, 0, sizeof(req->set));
	strcpy(req->set.name, "azure-npm-1");
	return 0;
}

static int each_tc_program(struct host *host, uint32_t netns, uint32_t ifindex,
			   enum host_direction direction,
			   int (*each)(void *ctx, const struct host_tc_program *program), void *ctx)
{
	struct fake *fake = fake_of(host);
	int i, err = 0;

	(void)netns;
	(void)ifindex;
	for (i = 0; i < 4 && fake->programs[i] && direction == HOST_INGRESS && !err; i++) {
		struct host_tc_program program = { .id = 1 };

		snprintf(program.name, sizeof(program.name), "%s", fake->programs[i]);
		err = each(ctx, &program);
	}
	return err;
}

static uint64_t now_ns(struct host *host)
{
	return fake_of(host)->now;
}

static void nothing(struct host *host)
{
	(void)host;
}

static const struct host_ops ops = { .free = nothing,
				     .read_file = read_file,
				     .stat = stat_file,
				     .read_proc_net = read_proc_net,
				     .netlink = netlink,
				     .getsockopt = getsockopt_,
				     .each_tc_program = each_tc_program,
				     .now_ns = now_ns };

static struct fake fake(void)
{
	return (struct fake){ .host.ops = &ops, .generation = 1, .now = 1000000 * MS };
}

static struct facts ask(struct attributor *attributor, const struct obs *obs)
{
	struct facts facts = { 0 };

	assert_int_equal(attribute_drop(attributor, obs, &facts), 0);
	return facts;
}

static struct obs drop_in(uint32_t netns)
{
	struct obs obs = build_obs();

	obs.netns = netns;
	snprintf(obs.symbol, sizeof(obs.symbol), "nft_do_chain");
	return obs;
}

static void a_policy_drop_is_told(void **state)
{
	struct fake machine = fake();
	struct attributor *attributor;
	struct obs obs = drop_in(7);
	struct facts facts;

	(void)state;
	assert_int_equal(attributor_new(&machine.host, &attributor), 0);
	facts = ask(attributor, &obs);
	assert_int_equal(facts.rule.proof, RULE_INFERRED);
	assert_true(facts.rule.policy);
	assert_false(facts.rule.reject);
	assert_string_equal(facts.rule.table, "filter");
	assert_string_equal(facts.rule.chain, "FORWARD");
	assert_int_equal(facts.rule.number, 0);
	assert_int_equal(facts.owner.class, CLASS_UNCLAIMED);
	assert_int_equal(facts.path_steps, 1);
	assert_string_equal(facts.path[0], "FORWARD");
	assert_true(strstr(facts.rule.text, "FORWARD DROP") || strstr(facts.rule.text, "policy"));
	obs.hook = HOOK_INPUT;
	facts = ask(attributor, &obs);
	assert_int_equal(facts.rule.proof, RULE_UNKNOWN);
	assert_int_equal(facts.owner.class, CLASS_NONE);
	attributor_free(attributor);
}

static void other_sites_and_unknown_namespaces_are_left_alone(void **state)
{
	struct fake machine = fake();
	struct attributor *attributor;
	struct obs obs = drop_in(0);

	(void)state;
	assert_int_equal(attributor_new(&machine.host, &attributor), 0);
	assert_int_equal(ask(attributor, &obs).rule.proof, RULE_UNKNOWN);
	obs = drop_in(7);
	obs.site = SITE_TCP_RECEIVE;
	assert_int_equal(ask(attributor, &obs).rule.proof, RULE_UNKNOWN);
	assert_int_equal(machine.reads, 0);
	attributor_free(attributor);
}

static void rules_are_read_again_when_they_changed(void **state)
{
	struct fake machine = fake();
	struct attributor *attributor;
	struct obs obs = drop_in(7);

	(void)state;
	assert_int_equal(attributor_new(&machine.host, &attributor), 0);
	ask(attributor, &obs);
	ask(attributor, &obs);
	machine.now += 5000 * MS;
	ask(attributor, &obs);
	assert_int_equal(machine.reads, 1); /* nothing moved */
	machine.generation++;
	ask(attributor, &obs);
	assert_int_equal(machine.reads, 2);
	attributor_free(attributor);
}

/* Reading may take a tenth of the time, and what was not used is kept for a rush. */
static void reading_has_a_price(void **state)
{
	struct fake machine = fake();
	struct attributor *attributor;
	struct obs obs = drop_in(7);

	(void)state;
	machine.cost = 200 * MS;
	assert_int_equal(attributor_new(&machine.host, &attributor), 0);
	ask(attributor, &obs);
	machine.now += 5000 * MS;
	machine.generation++;
	ask(attributor, &obs);
	machine.generation++;
	assert_int_equal(ask(attributor, &obs).rule.proof, RULE_INFERRED);
	assert_int_equal(machine.reads, 3);
	machine.generation++;
	machine.now += 10 * MS; /* all is spent: the copy is used, and is not sure */
	assert_int_equal(ask(attributor, &obs).rule.proof, RULE_SEVERAL);
	assert_int_equal(machine.reads, 3);
	machine.now += 2000 * MS;
	assert_int_equal(ask(attributor, &obs).rule.proof, RULE_INFERRED);
	assert_int_equal(machine.reads, 4);
	attributor_free(attributor);
}

static void sixteen_namespaces_are_kept(void **state)
{
	struct fake machine = fake();
	struct attributor *attributor;
	struct obs obs;
	uint32_t i;

	(void)state;
	assert_int_equal(attributor_new(&machine.host, &attributor), 0);
	for (i = 1; i <= RULE_CACHE_MAX; i++) {
		obs = drop_in(i);
		ask(attributor, &obs);
	}
	obs = drop_in(1);
	ask(attributor, &obs);
	assert_int_equal(machine.reads, RULE_CACHE_MAX);
	obs = drop_in(100); /* takes the place of 2, which was not asked for the longest */
	ask(attributor, &obs);
	obs = drop_in(1);
	ask(attributor, &obs);
	assert_int_equal(machine.reads, RULE_CACHE_MAX + 1);
	obs = drop_in(2);
	ask(attributor, &obs);
	assert_int_equal(machine.reads, RULE_CACHE_MAX + 2);
	attributor_free(attributor);
}

static void an_error_is_kept_for_a_while(void **state)
{
	struct fake machine = fake();
	struct attributor *attributor;
	struct obs obs = drop_in(7);
	struct facts facts = { 0 };

	(void)state;
	assert_int_equal(attributor_new(&machine.host, &attributor), 0);
	machine.error = -EPERM;
	assert_int_equal(attribute_drop(attributor, &obs, &facts), -EPERM);
	assert_int_equal(attribute_drop(attributor, &obs, &facts), -EPERM);
	assert_int_equal(machine.reads, 1);
	assert_int_equal(facts.rule.proof, RULE_UNKNOWN);
	machine.error = 0;
	machine.now += 2000 * MS;
	assert_int_equal(ask(attributor, &obs).rule.proof, RULE_INFERRED);
	machine.error = -EINTR; /* changes all the time: the last copy serves */
	machine.generation++;
	machine.now += 2000 * MS;
	assert_int_equal(ask(attributor, &obs).rule.proof, RULE_SEVERAL);
	attributor_free(attributor);
}

static void the_release_tells_who_frees(void **state)
{
	static const struct {
		const char *release;
		bool nft_frees;
	} rows[] = { { "6.8.0-1065-azure", true },
		     { "6.7.0", true },
		     { "7.0.1", true },
		     { "6.6.150.1-1.azl3", false },
		     { "5.15.0-1118-azure", false },
		     { "odd", false } };
	struct attributor *attributor;
	struct obs obs = drop_in(7);
	size_t i;

	(void)state;
	snprintf(obs.symbol, sizeof(obs.symbol), "nf_hook_slow");
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fake machine = fake();

		machine.release = rows[i].release;
		assert_int_equal(attributor_new(&machine.host, &attributor), 0);
		assert_int_equal(ask(attributor, &obs).rule.proof,
				 rows[i].nft_frees ? RULE_UNKNOWN : RULE_INFERRED);
		attributor_free(attributor);
	}
}

static void a_drop_that_nft_freed_tells_it_too(void **state)
{
	struct fake machine = fake();
	struct attributor *attributor;
	struct obs obs = drop_in(7);

	(void)state;
	machine.release = "6.1.0-50-amd64"; /* has it from 6.1.192 on */
	assert_int_equal(attributor_new(&machine.host, &attributor), 0);
	ask(attributor, &obs);
	snprintf(obs.symbol, sizeof(obs.symbol), "nf_hook_slow");
	assert_int_equal(ask(attributor, &obs).rule.proof, RULE_UNKNOWN);
	attributor_free(attributor);
}

static void programs_at_tc(void **state)
{
	struct fake machine = fake();
	struct attributor *attributor;
	struct obs obs = drop_in(7);
	struct facts facts;

	(void)state;
	assert_int_equal(attributor_new(&machine.host, &attributor), 0);
	obs.site = SITE_TC_INGRESS;
	obs.ifindex = 5;
	assert_int_equal(ask(attributor, &obs).rule.proof, RULE_UNKNOWN);
	machine.programs[0] = "on_tc_ingress"; /* our own */
	machine.programs[1] = "cil_from_contai";
	facts = ask(attributor, &obs);
	assert_int_equal(facts.rule.backend, BACKEND_TC_BPF);
	assert_int_equal(facts.rule.proof, RULE_INFERRED);
	assert_string_equal(facts.rule.program, "cil_from_contai");
	assert_string_equal(facts.owner.engine, "cilium");
	assert_int_equal(facts.owner.class, CLASS_POLICY);
	machine.programs[0] = "rate_limit";
	facts = ask(attributor, &obs);
	assert_int_equal(facts.rule.proof, RULE_SEVERAL);
	assert_string_equal(facts.rule.program, "cil_from_contai");
	machine.programs[1] = NULL;
	facts = ask(attributor, &obs);
	assert_int_equal(facts.rule.proof, RULE_INFERRED);
	assert_int_equal(facts.owner.class, CLASS_UNCLAIMED);
	obs.site = SITE_TC_EGRESS;
	assert_int_equal(ask(attributor, &obs).rule.proof, RULE_UNKNOWN);
	attributor_free(attributor);
}

static void sets_get_their_names(void **state)
{
	struct fake machine = fake();
	struct ruleset *rs = build_ruleset();
	struct table *table = build_table(rs, BACKEND_IPTABLES_NFT, "ip", "filter");
	struct rule *rule = build_rule(rs, build_chain(rs, table, "c"), NULL);
	struct xt_set_info_match_v4 info = { .match_set = { .index = 3, .dim = 1 } };
	struct item *known = build_match(rs, rule, "set", 4, info), *unknown, *broken;

	(void)state;
	info.match_set.index = 4;
	unknown = build_match(rs, rule, "set", 4, info);
	broken = build_xt(rs, rule, ITEM_XT_MATCH, "set", 4, &info, 1);
	assert_int_equal(evaluate_name_sets(&machine.host, rs), 0);
	assert_string_equal((const char *)known->data2, "azure-npm-1");
	assert_null(unknown->data2);
	assert_null(broken->data2);
	ruleset_free(rs);
}

static void an_unknown_hook_is_never_sure(void **state)
{
	struct fake machine = fake();
	struct attributor *attributor;
	struct obs obs = drop_in(7);
	struct facts facts;

	(void)state;
	assert_int_equal(attributor_new(&machine.host, &attributor), 0);
	obs.hook = HOOK_NONE;
	facts = ask(attributor, &obs);
	assert_int_equal(facts.rule.proof, RULE_SEVERAL);
	assert_string_equal(facts.rule.chain, "FORWARD");
	attributor_free(attributor);
}

static void types_of_addresses(void **state)
{
	struct fake machine = fake();
	struct local_routes routes = { 0 };
	struct addr addr = build_addr("10.224.0.4");

	(void)state;
	assert_int_equal(local_routes_type(&routes, &addr), RTN_UNSPEC);
	assert_int_equal(local_routes_load(&routes, &machine.host, 7), 0);
	assert_int_equal(local_routes_type(&routes, &addr), RTN_LOCAL);
	addr = build_addr("10.224.255.255");
	assert_int_equal(local_routes_type(&routes, &addr), RTN_BROADCAST);
	addr = build_addr("10.244.0.10");
	assert_int_equal(local_routes_type(&routes, &addr), RTN_UNICAST);
	local_routes_free(&routes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_policy_drop_is_told),
		cmocka_unit_test(other_sites_and_unknown_namespaces_are_left_alone),
		cmocka_unit_test(rules_are_read_again_when_they_changed),
		cmocka_unit_test(reading_has_a_price),
		cmocka_unit_test(sixteen_namespaces_are_kept),
		cmocka_unit_test(an_error_is_kept_for_a_while),
		cmocka_unit_test(the_release_tells_who_frees),
		cmocka_unit_test(a_drop_that_nft_freed_tells_it_too),
		cmocka_unit_test(programs_at_tc),
		cmocka_unit_test(sets_get_their_names),
		cmocka_unit_test(an_unknown_hook_is_never_sure),
		cmocka_unit_test(types_of_addresses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
