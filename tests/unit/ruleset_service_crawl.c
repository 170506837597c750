/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Many Services in iptables-nft: nat is read chain by chain. The kernel is played by a function
 * that writes the rules asked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <net/if.h>
#include <netinet/in.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nf_tables_compat.h>

#include "host/ops.h"
#include "ruleset/netlink.h"
#include "ruleset/service.h"

#define SERVICES 700 /* above the number from which on chains are asked one by one */

struct kernel {
	struct host host;
	bool comments; /* of the form "-> address:port", as kube-proxy writes for small clusters */
	unsigned int whole_nat; /* dumps of all rules of family ip */
	unsigned int endpoint_chains;
};

/* --- messages --- */

static struct nfnl_request begin_rule(const char *table, const char *chain)
{
	struct nfnl_request rule;

	nfnl_request_begin(&rule, NFNL_SUBSYS_NFTABLES, NFT_MSG_NEWRULE, NFPROTO_IPV4, 0);
	nfnl_request_add_text(&rule, NFTA_RULE_TABLE, table);
	nfnl_request_add_text(&rule, NFTA_RULE_CHAIN, chain);
	return rule;
}

/* A nested attribute: its place, to be closed when its contents are there. */
static size_t nest(struct nfnl_request *rule, uint16_t type)
{
	size_t at = rule->len;

	nfnl_request_add(rule, type, "", 0);
	return at;
}

static void close_nest(struct nfnl_request *rule, size_t at)
{
	uint16_t len = (uint16_t)(rule->len - at);

	memcpy(rule->bytes + at, &len, sizeof(len));
}

static void add_u32(struct nfnl_request *rule, uint16_t type, uint32_t value)
{
	value = htonl(value);
	nfnl_request_add(rule, type, &value, sizeof(value));
}

static size_t begin_expr(struct nfnl_request *rule, const char *name, size_t *ret_data)
{
	size_t at = nest(rule, NFTA_LIST_ELEM);

	nfnl_request_add_text(rule, NFTA_EXPR_NAME, name);
	*ret_data = nest(rule, NFTA_EXPR_DATA);
	return at;
}

static void end_expr(struct nfnl_request *rule, size_t at, size_t data)
{
	close_nest(rule, data);
	close_nest(rule, at);
}

/* payload load of @len bytes, compared with @value. */
static void add_match(struct nfnl_request *rule, uint32_t base, uint32_t offset, const void *value,
		      uint32_t len)
{
	size_t data, nested, at = begin_expr(rule, "payload", &data);

	add_u32(rule, NFTA_PAYLOAD_DREG, NFT_REG_1);
	add_u32(rule, NFTA_PAYLOAD_BASE, base);
	add_u32(rule, NFTA_PAYLOAD_OFFSET, offset);
	add_u32(rule, NFTA_PAYLOAD_LEN, len);
	end_expr(rule, at, data);
	at = begin_expr(rule, "cmp", &data);
	add_u32(rule, NFTA_CMP_SREG, NFT_REG_1);
	add_u32(rule, NFTA_CMP_OP, NFT_CMP_EQ);
	nested = nest(rule, NFTA_CMP_DATA);
	nfnl_request_add(rule, NFTA_DATA_VALUE, value, len);
	close_nest(rule, nested);
	end_expr(rule, at, data);
}

static void add_comment(struct nfnl_request *rule, const char *text)
{
	char info[256] = { 0 };
	size_t data, at = begin_expr(rule, "match", &data);

	snprintf(info, sizeof(info), "%s", text);
	nfnl_request_add_text(rule, NFTA_MATCH_NAME, "comment");
	add_u32(rule, NFTA_MATCH_REV, 0);
	nfnl_request_add(rule, NFTA_MATCH_INFO, info, sizeof(info));
	end_expr(rule, at, data);
}

static void add_jump(struct nfnl_request *rule, const char *chain)
{
	size_t data, value, verdict, at = begin_expr(rule, "immediate", &data);

	add_u32(rule, NFTA_IMMEDIATE_DREG, NFT_REG_VERDICT);
	value = nest(rule, NFTA_IMMEDIATE_DATA);
	verdict = nest(rule, NFTA_DATA_VERDICT);
	add_u32(rule, NFTA_VERDICT_CODE, (uint32_t)NFT_JUMP);
	nfnl_request_add_text(rule, NFTA_VERDICT_CHAIN, chain);
	close_nest(rule, verdict);
	close_nest(rule, value);
	end_expr(rule, at, data);
}

static void add_dnat(struct nfnl_request *rule, uint32_t addr, uint16_t port)
{
	struct {
		uint32_t flags, min[4], max[4];
		uint16_t min_port, max_port, base_port, pad;
	} range = { .flags = 3, .min = { htonl(addr) }, .min_port = htons(port) };
	size_t data, at = begin_expr(rule, "target", &data);

	nfnl_request_add_text(rule, NFTA_TARGET_NAME, "DNAT");
	add_u32(rule, NFTA_TARGET_REV, 2);
	nfnl_request_add(rule, NFTA_TARGET_INFO, &range, sizeof(range));
	end_expr(rule, at, data);
}

/* --- the rules --- */

static uint32_t vip_of(unsigned int i)
{
	return 0x0a000000 + 256 + i;
}

static uint32_t endpoint_of(unsigned int i)
{
	return 0x0af40000 + 256 + i;
}

static int send_rule(struct nfnl_request *rule, size_t exprs,
		     int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	close_nest(rule, exprs);
	assert_int_equal(nfnl_request_end(rule), 0);
	return each(ctx, rule->bytes);
}

static int send_portal(unsigned int i, int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	struct nfnl_request rule = begin_rule("nat", "KUBE-SERVICES");
	size_t exprs = nest(&rule, NFTA_RULE_EXPRESSIONS);
	uint32_t vip = htonl(vip_of(i));
	uint16_t port = htons(80);
	uint8_t proto = IPPROTO_TCP;
	char text[64];

	add_match(&rule, NFT_PAYLOAD_NETWORK_HEADER, 16, &vip, sizeof(vip));
	add_match(&rule, NFT_PAYLOAD_NETWORK_HEADER, 9, &proto, sizeof(proto));
	add_match(&rule, NFT_PAYLOAD_TRANSPORT_HEADER, 2, &port, sizeof(port));
	snprintf(text, sizeof(text), "ns/svc-%u:http cluster IP", i);
	add_comment(&rule, text);
	/* every tenth by way of EXT */
	snprintf(text, sizeof(text), i % 10 ? "KUBE-SVC-%016u" : "KUBE-EXT-%016u", i);
	add_jump(&rule, text);
	return send_rule(&rule, exprs, each, ctx);
}

static int send_jump(const struct kernel *kernel, const char *chain, const char *to, unsigned int i,
		     int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	struct nfnl_request rule = begin_rule("nat", chain);
	size_t exprs = nest(&rule, NFTA_RULE_EXPRESSIONS);
	char text[64];

	if (kernel->comments) {
		snprintf(text, sizeof(text), "ns/svc-%u:http -> 10.244.%u.%u:8080", i,
			 endpoint_of(i) >> 8 & 255, endpoint_of(i) & 255);
		add_comment(&rule, text);
	}
	snprintf(text, sizeof(text), "%s%016u", to, i);
	add_jump(&rule, text);
	return send_rule(&rule, exprs, each, ctx);
}

static int send_dnat(const char *chain, unsigned int i, int (*each)(void *ctx, const void *nlmsg),
		     void *ctx)
{
	struct nfnl_request rule = begin_rule("nat", chain);
	size_t exprs = nest(&rule, NFTA_RULE_EXPRESSIONS);

	add_dnat(&rule, endpoint_of(i), 8080);
	return send_rule(&rule, exprs, each, ctx);
}

static int send_chain(struct kernel *kernel, const char *chain,
		      int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	unsigned int number;
	int err = 0;

	for (unsigned int i = 0; !strcmp(chain, "KUBE-SERVICES") && !err && i < SERVICES; i++)
		err = send_portal(i, each, ctx);
	if (sscanf(chain, "KUBE-EXT-%u", &number) == 1)
		return send_jump(kernel, chain, "KUBE-SVC-", number, each, ctx);
	if (sscanf(chain, "KUBE-SVC-%u", &number) == 1)
		return send_jump(kernel, chain, "KUBE-SEP-", number, each, ctx);
	if (sscanf(chain, "KUBE-SEP-%u", &number) == 1) {
		kernel->endpoint_chains++;
		return send_dnat(chain, number, each, ctx);
	}
	return err;
}

static int answer_generation(int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	struct nfnl_request answer;

	nfnl_request_begin(&answer, NFNL_SUBSYS_NFTABLES, NFT_MSG_NEWGEN, 0, 0);
	add_u32(&answer, NFTA_GEN_ID, 7);
	nfnl_request_end(&answer);
	return each(ctx, answer.bytes);
}

static int kernel_netlink(struct host *host, uint32_t netns, int protocol, const void *request,
			  size_t len, int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	struct kernel *kernel = (struct kernel *)host;
	struct attr attrs[NFTA_RULE_CHAIN + 1];
	uint8_t type, family;
	struct cursor cur;

	(void)netns;
	(void)len;
	if (protocol != NETLINK_NETFILTER)
		return 0;
	assert_int_equal(nfnl_open(request, NFNL_SUBSYS_NFTABLES, &type, &family, &cur), 0);
	assert_int_equal(attr_table(cur, attrs, NFTA_RULE_CHAIN + 1), 0);
	if (type == NFT_MSG_GETGEN)
		return answer_generation(each, ctx);
	if (type != NFT_MSG_GETRULE || family != NFPROTO_IPV4 ||
	    strcmp(attr_text(&attrs[NFTA_RULE_TABLE]), "nat"))
		return 0;
	if (!attrs[NFTA_RULE_CHAIN].data) {
		kernel->whole_nat++;
		return 0;
	}
	return send_chain(kernel, attr_text(&attrs[NFTA_RULE_CHAIN]), each, ctx);
}

static int kernel_stat(struct host *host, const char *path, struct host_stat *ret)
{
	(void)host;
	(void)path;
	(void)ret;
	return -ENOENT;
}

static int kernel_proc_net(struct host *host, uint32_t netns, const char *name, size_t max,
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

static uint64_t kernel_now(struct host *host)
{
	(void)host;
	return 1;
}

static const struct host_ops ops = {
	.netlink = kernel_netlink,
	.stat = kernel_stat,
	.read_proc_net = kernel_proc_net,
	.now_ns = kernel_now,
};

/* --- tests --- */

static void expect_all(struct kernel *kernel)
{
	struct service_table *services;
	uint8_t bytes[4];

	assert_int_equal(service_table_new(&services), 0);
	assert_int_equal(service_table_load(services, &kernel->host, 1), 0);
	assert_int_equal(service_count(services), SERVICES);
	for (unsigned int i = 0; i < SERVICES; i++) {
		uint32_t vip = htonl(vip_of(i)), to = htonl(endpoint_of(i));
		struct addr addr, endpoint;
		struct service_ref ref;
		char name[32];

		memcpy(bytes, &vip, sizeof(bytes));
		addr = addr_from_v4(bytes);
		memcpy(bytes, &to, sizeof(bytes));
		endpoint = addr_from_v4(bytes);
		snprintf(name, sizeof(name), "svc-%u", i);
		service_lookup(services, &addr, 80, IPPROTO_TCP, &endpoint, 8080, &ref);
		assert_true(ref.found && ref.endpoint_listed);
		assert_string_equal(ref.name, name);
		assert_int_equal(ref.endpoints, 1);
		assert_true(service_by_endpoint(services, &endpoint, 8080, IPPROTO_TCP, &ref));
		assert_string_equal(ref.name, name);
	}
	assert_int_equal(kernel->whole_nat, 0);
	service_table_free(services);
}

static void comments_spare_the_endpoints_chains(void **state)
{
	struct kernel kernel = { .host = { .ops = &ops }, .comments = true };

	(void)state;
	expect_all(&kernel);
	assert_int_equal(kernel.endpoint_chains, 0);
}

static void without_comments_each_is_asked_once(void **state)
{
	struct kernel kernel = { .host = { .ops = &ops } };

	(void)state;
	expect_all(&kernel);
	assert_int_equal(kernel.endpoint_chains, SERVICES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comments_spare_the_endpoints_chains),
		cmocka_unit_test(without_comments_each_is_asked_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
