/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * kube-proxy in iptables mode, on either backend. What is read of a rule is its target, where it
 * leads, and one comment:
 *
 *   nat    KUBE-SERVICES   -d VIP -p PROTO --dport PORT  "ns/svc:port cluster IP"  -j KUBE-SVC-HASH
 * (SVL EXT FW; before 1.25 XLB) nat    KUBE-NODEPORTS  -p PROTO --dport PORT         "ns/svc:port"
 * -j KUBE-EXT-HASH nat    KUBE-SVC-HASH   -j KUBE-SEP-OTHERHASH         above 1000 endpoints
 * without comments nat    KUBE-SEP-...    -j DNAT --to-destination ENDPOINT filter KUBE-SERVICES,
 * KUBE-EXTERNAL-SERVICES  -d VIP ... "ns/svc:port has no endpoints" -j REJECT
 *
 * The hash is the same in every chain of a service port. Rules are parsed into an arena that is
 * emptied after each.
 */
#include "ruleset/service_build.h"

#include <errno.h>
#include <string.h>

#include "host/module.h"
#include "ruleset/nft.h"
#include "ruleset/service_rule.h"
#include "ruleset/xt.h"
#include "util/cleanup.h"

#include <linux/netfilter/nf_tables.h>

#define HASH_LEN          16
#define SCRATCH_BYTES_MAX ((size_t)1 << 20)

/*
 * The kernel steps over all rules that it has told already for each 32 KiB of a dump. That costs
 * nothing for a few thousand rules, and a second for 55 000: from this many VIPs on nat is read
 * chain by chain, from KUBE-SERVICES along the jumps.
 */
#define CRAWL_FROM 500
#define CRAWL_MAX  (2 * SERVICE_MAX + SERVICE_ENDPOINT_MAX) /* chains */

struct reader {
	struct service_builder *builder;
	struct host *host;
	uint32_t netns;
	struct arena *scratch;
	const char *table;
	const struct kube_chain *chain; /* legacy: whose rules come now */
	char chain_name[64];
	unsigned int portals; /* rules that lead to services */
	struct names *met;    /* nft, crawling: chains that were found, else NULL */
	struct vector todo;   /* const char *: those that are still to be read */
	struct arena *names;  /* of todo */
};

struct kube_chain {
	const char *table, *name;
	bool is_prefix; /* a hash follows */
	int (*rule)(struct reader *reader, const char *chain, const struct rule *rule);
};

static bool begins(const char *text, const char *prefix)
{
	return !strncmp(text, prefix, strlen(prefix));
}

/* The hash in "KUBE-SVC-HASH" and the like, NULL for other names. */
static const char *service_hash(const char *chain)
{
	static const char *const prefixes[] = { "KUBE-SVC-", "KUBE-SVL-", "KUBE-EXT-", "KUBE-FW-",
						"KUBE-XLB-" };

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		if (begins(chain, prefixes[i]) && strlen(chain + strlen(prefixes[i])) == HASH_LEN)
			return chain + strlen(prefixes[i]);
	}
	return NULL;
}

/* A chain that something leads to: to be read, once, when the rules are read chain by chain. */
static int meet(struct reader *reader, const char *chain)
{
	uint32_t before, number;
	const char *name;
	int err;

	if (!reader->met || !begins(chain, "KUBE-"))
		return 0;
	before = names_count(reader->met);
	err = names_add(reader->met, chain, strlen(chain), &number);
	if (err || number < before)
		return err;
	name = arena_text(reader->names, chain, strlen(chain));
	return name ? vector_add(&reader->todo, &name) : -ENOMEM;
}

/* Rules that lead into a service's chain: VIPs and node ports. */
static int take_portal(struct reader *reader, const char *chain, const struct rule *rule)
{
	bool is_nodeport = !strcmp(chain, "KUBE-NODEPORTS");
	struct service_rule facts = service_rule_of(rule, reader->builder->family);
	const char *hash = facts.jump ? service_hash(facts.jump) : NULL;
	struct service_vip vip = { .addr = facts.dst, .port = facts.dport, .proto = facts.proto };
	int err;

	if (!hash || !facts.dport || !facts.proto || (!is_nodeport && !facts.dst.family))
		return 0;
	reader->portals++;
	err = build_service(reader->builder, hash, HASH_LEN, facts.proto, &vip.service);
	if (!err)
		err = build_name(reader->builder, vip.service, rule->comment);
	if (!err)
		err = build_vip(reader->builder, &vip);
	return err ? err : meet(reader, facts.jump);
}

/* EXT and FW: nothing but the way to SVC and SVL. */
static int take_way(struct reader *reader, const char *chain, const struct rule *rule)
{
	struct service_rule facts = service_rule_of(rule, reader->builder->family);

	(void)chain;
	return facts.jump ? meet(reader, facts.jump) : 0;
}

/* "ns/svc:port -> 10.244.0.11:8080": then the endpoint's chain need not be asked. */
static bool endpoint_in(const char *comment, struct addr *ret, uint16_t *ret_port)
{
	const char *place = comment ? strstr(comment, " -> ") : NULL;
	const char *colon = place ? strrchr(place, ':') : NULL;
	char text[ADDR_TEXT_MAX], *end;
	unsigned long port;
	size_t len;

	if (!colon)
		return false;
	place += strlen(" -> ");
	len = (size_t)(colon - place);
	if (colon < place + 2 || len >= sizeof(text))
		return false;
	if (place[0] == '[' && colon[-1] == ']') {
		place++;
		len -= 2;
	}
	memcpy(text, place, len);
	text[len] = '\0';
	port = strtoul(colon + 1, &end, 10);
	if (end == colon + 1 || *end || !port || port > UINT16_MAX || addr_parse(text, ret))
		return false;
	*ret_port = (uint16_t)port;
	return true;
}

static int take_service(struct reader *reader, const char *chain, const struct rule *rule)
{
	struct service_rule facts = service_rule_of(rule, reader->builder->family);
	const char *hash = service_hash(chain);
	struct addr addr;
	uint16_t port;
	uint32_t service;
	int err;

	if (!hash || !facts.jump || !begins(facts.jump, "KUBE-SEP-"))
		return 0;
	err = build_service(reader->builder, hash, HASH_LEN, 0, &service);
	if (!err)
		err = build_edge(reader->builder, service, facts.jump, strlen(facts.jump));
	if (err)
		return err;
	if (!reader->met || !endpoint_in(rule->comment, &addr, &port))
		return meet(reader, facts.jump);
	return build_target(reader->builder, facts.jump, strlen(facts.jump), &addr, port);
}

static int take_endpoint(struct reader *reader, const char *chain, const struct rule *rule)
{
	struct service_rule facts = service_rule_of(rule, reader->builder->family);

	if (!facts.nat.family)
		return 0;
	return build_target(reader->builder, chain, strlen(chain), &facts.nat, facts.nat_port);
}

/* A VIP that has no way on; nat knows nothing of it. Its name is all that identifies the service.
 */
static int take_refused(struct reader *reader, const char *chain, const struct rule *rule)
{
	struct service_rule facts = service_rule_of(rule, reader->builder->family);
	size_t len = rule->comment ? strcspn(rule->comment, " ") : 0;
	struct service_vip vip = {
		.addr = facts.dst, .port = facts.dport, .proto = facts.proto, .refused = true
	};
	int err;

	(void)chain;
	if (!len || !facts.dport || !facts.proto ||
	    (strcmp(rule->comment + len, " has no endpoints") &&
	     strcmp(rule->comment + len, " has no local endpoints")))
		return 0;
	err = build_service(reader->builder, rule->comment, len, facts.proto, &vip.service);
	if (!err)
		err = build_name(reader->builder, vip.service, rule->comment);
	return err ? err : build_vip(reader->builder, &vip);
}

static const struct kube_chain kube_chains[] = {
	{ "nat", "KUBE-SEP-", true, take_endpoint },
	{ "nat", "KUBE-SVC-", true, take_service },
	{ "nat", "KUBE-SERVICES", false, take_portal },
	{ "nat", "KUBE-SVL-", true, take_service },
	{ "nat", "KUBE-XLB-", true, take_service },
	{ "nat", "KUBE-EXT-", true, take_way },
	{ "nat", "KUBE-FW-", true, take_way },
	{ "nat", "KUBE-NODEPORTS", false, take_portal },
	{ "filter", "KUBE-SERVICES", false, take_refused },
	{ "filter", "KUBE-EXTERNAL-SERVICES", false, take_refused },
};

static const struct kube_chain *find_chain(const char *table, const char *name)
{
	if (!begins(name, "KUBE-"))
		return NULL;
	for (size_t i = 0; i < sizeof(kube_chains) / sizeof(kube_chains[0]); i++) {
		const struct kube_chain *chain = &kube_chains[i];

		if (strcmp(chain->table, table))
			continue;
		if (chain->is_prefix ? begins(name, chain->name) : !strcmp(name, chain->name))
			return chain;
	}
	return NULL;
}

/* Above a bound the rest is left out, and counted. */
static int bounded(struct service_builder *builder, int err)
{
	if (err != -E2BIG)
		return err;
	builder->dropped++;
	return 0;
}

/* --- iptables-nft --- */

static int take_nft_rule(void *ctx, const void *nlmsg)
{
	struct reader *reader = ctx;
	const struct kube_chain *chain;
	struct nft_rule_msg msg;
	struct rule rule = { 0 };
	int err;

	if (nft_parse_rule_head(nlmsg, &msg))
		return -EBADMSG;
	chain = find_chain(reader->table, msg.chain);
	if (!chain)
		return 0;
	err = nft_parse_rule(nlmsg, reader->scratch, &rule);
	if (!err)
		err = bounded(reader->builder, chain->rule(reader, msg.chain, &rule));
	arena_reset(reader->scratch);
	return err;
}

static int dump(struct reader *reader, const char *table, const char *chain)
{
	uint8_t family = reader->builder->family == 6 ? NFPROTO_IPV6 : NFPROTO_IPV4;

	reader->table = table;
	return nft_dump(reader->host, reader->netns, NFT_MSG_GETRULE, family, table, chain,
			take_nft_rule, reader);
}

/* Chains that were met add more; KUBE-SERVICES was read before. */
static int crawl_todo(struct reader *reader)
{
	int err = 0;

	while (!err && reader->todo.count)
		err = dump(reader, "nat", *(const char **)vector_pop(&reader->todo));
	return err;
}

static int crawl(struct reader *reader)
{
	int err;

	reader->met = names_new(CRAWL_MAX);
	reader->names = arena_new(SERVICE_BYTES_MAX);
	reader->todo.item_size = sizeof(const char *);
	err = reader->met && reader->names ? 0 : -ENOMEM;
	if (!err)
		err = dump(reader, "nat", "KUBE-SERVICES");
	if (!err)
		err = meet(reader, "KUBE-NODEPORTS");
	if (!err)
		err = crawl_todo(reader);
	names_free(reader->met);
	arena_free(reader->names);
	vector_free(&reader->todo);
	reader->met = NULL;
	return err;
}

/* Of filter, only the two chains. */
static int read_nft_family(struct reader *reader, uint8_t family)
{
	int err;

	reader->builder->family = family;
	reader->portals = 0;
	err = dump(reader, "nat", "KUBE-SERVICES");
	if (!err)
		err = reader->portals >= CRAWL_FROM ? crawl(reader) : dump(reader, "nat", NULL);
	for (size_t i = 0; !err && i < sizeof(kube_chains) / sizeof(kube_chains[0]); i++) {
		if (!strcmp(kube_chains[i].table, "filter"))
			err = dump(reader, "filter", kube_chains[i].name);
	}
	return err;
}

int service_read_iptables_nft(struct service_builder *builder, struct host *host, uint32_t netns)
{
	struct reader reader = { .builder = builder, .host = host, .netns = netns };
	int err;

	if (!module_present(host, "nf_tables"))
		return 0;
	reader.scratch = arena_new(SCRATCH_BYTES_MAX);
	if (!reader.scratch)
		return -ENOMEM;
	builder->mode = SERVICE_IPTABLES_NFT;
	err = read_nft_family(&reader, 4);
	if (!err)
		err = read_nft_family(&reader, 6);
	arena_free(reader.scratch);
	return err;
}

/* --- iptables-legacy --- */

static int take_legacy_chain(void *ctx, const struct xt_chain *msg, bool *ret_wanted)
{
	struct reader *reader = ctx;

	reader->chain = find_chain(reader->table, msg->name);
	*ret_wanted = reader->chain;
	if (reader->chain)
		strncpy(reader->chain_name, msg->name, sizeof(reader->chain_name) - 1);
	return 0;
}

static int take_legacy_rule(void *ctx, const struct rule *rule)
{
	struct reader *reader = ctx;
	int err = reader->chain->rule(reader, reader->chain_name, rule);

	arena_reset(reader->scratch);
	return bounded(reader->builder, err);
}

static int read_legacy_table(void *ctx, const char *table)
{
	struct reader *reader = ctx;
	struct xt_visitor visitor = {
		.chain = take_legacy_chain,
		.rule = take_legacy_rule,
		.arena = reader->scratch,
		.ctx = reader,
	};
	int family = reader->builder->family == 6 ? AF_INET6 : AF_INET;
	_cleanup_free_ void *memory = NULL;
	const void *blob;
	struct xt_info info;
	int err;

	if (strcmp(table, "nat") && strcmp(table, "filter"))
		return 0;
	reader->table = table;
	err = xt_fetch(reader->host, reader->netns, family, table, &info, &memory, &blob);
	if (err)
		return err == -ENOENT ? 0 : err; /* gone since it was listed */
	return xt_walk(family, &info, blob, info.size, &visitor);
}

int service_read_iptables_legacy(struct service_builder *builder, struct host *host, uint32_t netns)
{
	static const int families[] = { AF_INET, AF_INET6 };
	struct reader reader = { .builder = builder, .host = host, .netns = netns };
	int err = 0;

	reader.scratch = arena_new(SCRATCH_BYTES_MAX);
	if (!reader.scratch)
		return -ENOMEM;
	builder->mode = SERVICE_IPTABLES_LEGACY;
	for (size_t i = 0; !err && i < sizeof(families) / sizeof(families[0]); i++) {
		builder->family = families[i] == AF_INET6 ? 6 : 4;
		err = xt_each_table(host, netns, families[i], read_legacy_table, &reader);
		if (err == -EOPNOTSUPP)
			err = 0;
	}
	arena_free(reader.scratch);
	return err;
}
