/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "unit/ruleset_replay.h"

#include <errno.h>
#include <netinet/in.h>

#include "ruleset/service_build.h"
#include "ruleset/service_rule.h"

struct scene {
	struct host *host;
	struct service_table *services;
};

static struct scene load(const char *fixture)
{
	struct replay replay = replay_open(fixture);
	struct scene scene = { .host = replay.host };

	assert_int_equal(service_table_new(&scene.services), 0);
	assert_int_equal(service_table_load(scene.services, replay.host, replay.ruleset->netns), 0);
	ruleset_free(replay.ruleset);
	return scene;
}

static void unload(struct scene *scene)
{
	service_table_free(scene->services);
	host_free(scene->host);
}

static struct addr addr_of(const char *text)
{
	struct addr addr;

	assert_int_equal(addr_parse(text, &addr), 0);
	return addr;
}

static struct service_ref look(const struct scene *scene, const char *vip, uint16_t port,
			       uint8_t proto)
{
	struct addr addr = addr_of(vip);
	struct service_ref ref;

	service_lookup(scene->services, &addr, port, proto, NULL, 0, &ref);
	return ref;
}

static struct service_ref look_endpoint(const struct scene *scene, const char *vip, uint16_t port,
					const char *endpoint, uint16_t endpoint_port)
{
	struct addr addr = addr_of(vip), to = addr_of(endpoint);
	struct service_ref ref;

	service_lookup(scene->services, &addr, port, IPPROTO_TCP, &to, endpoint_port, &ref);
	return ref;
}

static bool is_apiserver(const struct scene *scene, const char *text, uint16_t port)
{
	struct addr addr = addr_of(text);

	return service_is_apiserver(scene->services, &addr, port);
}

/* --- the same cluster, as each mode writes it --- */

static const struct {
	const char *fixture;
	enum service_mode mode;
} modes[] = {
	{ "iptables-nft", SERVICE_IPTABLES_NFT },
	{ "iptables-legacy", SERVICE_IPTABLES_LEGACY },
	{ "kube-proxy-nft", SERVICE_NFT },
};

static const struct {
	const char *vip;
	uint16_t port;
	uint8_t proto;
	const char *namespace, *name, *port_name;
	uint32_t endpoints;
} expected[] = {
	{ "10.0.0.1", 443, IPPROTO_TCP, "default", "kubernetes", "https", 1 },
	{ "10.0.0.10", 53, IPPROTO_UDP, "kube-system", "kube-dns", "dns", 1 },
	{ "10.0.0.10", 53, IPPROTO_TCP, "kube-system", "kube-dns", "dns-tcp", 1 },
	{ "10.0.20.10", 80, IPPROTO_TCP, "shop", "web", "http", 1 },
	{ "10.0.20.11", 80, IPPROTO_TCP, "shop", "cart", "http", 0 },
	{ "10.0.20.16", 80, IPPROTO_TCP, "shop", "sticky", "http", 2 },
	/* load balancer: on other nodes there are endpoints, pods reach them */
	{ "20.91.172.24", 80, IPPROTO_TCP, "shop", "front", "http", 1 },
	{ "20.91.172.25", 80, IPPROTO_TCP, "shop", "admin", "http", 1 },
};

static void every_mode_knows_the_services(void **state)
{
	(void)state;
	for (size_t m = 0; m < sizeof(modes) / sizeof(modes[0]); m++) {
		struct scene scene = load(modes[m].fixture);

		assert_int_equal(service_count(scene.services), 12);
		for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++) {
			struct service_ref ref =
				look(&scene, expected[i].vip, expected[i].port, expected[i].proto);

			assert_true(ref.loaded && ref.found && ref.vip_known);
			assert_int_equal(ref.mode, modes[m].mode);
			assert_string_equal(ref.namespace, expected[i].namespace);
			assert_string_equal(ref.name, expected[i].name);
			assert_string_equal(ref.port, expected[i].port_name);
			assert_int_equal(ref.endpoints, expected[i].endpoints);
		}
		unload(&scene);
	}
}

static void what_is_no_service(void **state)
{
	(void)state;
	for (size_t m = 0; m < sizeof(modes) / sizeof(modes[0]); m++) {
		struct scene scene = load(modes[m].fixture);
		struct service_ref ref = look(&scene, "10.0.20.10", 81, IPPROTO_TCP);
		struct addr any = { 0 };

		assert_true(ref.loaded && ref.vip_known && !ref.found);
		assert_false(look(&scene, "10.0.20.10", 80, IPPROTO_UDP).found);
		ref = look(&scene, "10.0.20.99", 80, IPPROTO_TCP);
		assert_true(ref.loaded && !ref.vip_known && !ref.found);
		assert_string_equal(ref.name, "");
		service_lookup(scene.services, &any, 30080, IPPROTO_TCP, NULL, 0, &ref);
		assert_false(ref.found || ref.vip_known);
		assert_false(service_vip_known(scene.services, &any));
		unload(&scene);
	}
}

/* A node port is one of the node's own addresses; the namespace that was recorded has 127.0.0.1
 * only. */
static void node_ports(void **state)
{
	(void)state;
	for (size_t m = 0; m < sizeof(modes) / sizeof(modes[0]); m++) {
		struct scene scene = load(modes[m].fixture);
		struct service_ref ref = look(&scene, "127.0.0.1", 30080, IPPROTO_TCP);

		assert_true(ref.found && !ref.vip_known);
		assert_string_equal(ref.name, "web");
		assert_int_equal(ref.endpoints, 1);
		assert_false(look(&scene, "203.0.113.9", 30080, IPPROTO_TCP).found);
		unload(&scene);
	}
}

static void endpoints(void **state)
{
	(void)state;
	for (size_t m = 0; m < sizeof(modes) / sizeof(modes[0]); m++) {
		struct scene scene = load(modes[m].fixture);
		struct addr pod = addr_of("10.244.0.11"), far = addr_of("10.244.7.7");
		struct service_ref ref;

		ref = look_endpoint(&scene, "10.0.20.16", 80, "10.244.0.12", 8080);
		assert_true(ref.found && ref.endpoint_listed);
		assert_int_equal(ref.endpoint_port, 8080);
		ref = look_endpoint(&scene, "10.0.20.16", 80, "10.244.0.13", 8080);
		assert_true(ref.found && !ref.endpoint_listed);
		assert_false(look_endpoint(&scene, "10.0.20.16", 80, "10.244.0.12", 8081)
				     .endpoint_listed);
		/* web, admin and sticky all send there */
		assert_false(service_by_endpoint(scene.services, &pod, 8080, IPPROTO_TCP, &ref));
		assert_false(service_by_endpoint(scene.services, &far, 8080, IPPROTO_UDP, &ref));
		assert_true(service_by_endpoint(scene.services, &far, 8080, IPPROTO_TCP, &ref));
		assert_string_equal(ref.name, "far");
		assert_true(ref.endpoint_listed);
		unload(&scene);
	}
}

static void the_apiserver(void **state)
{
	(void)state;
	for (size_t m = 0; m < sizeof(modes) / sizeof(modes[0]); m++) {
		struct scene scene = load(modes[m].fixture);

		assert_true(is_apiserver(&scene, "10.0.0.1", 443));
		assert_true(is_apiserver(&scene, "40.64.79.12", 443));
		assert_true(is_apiserver(&scene, "40.64.79.12", 0)); /* any port */
		assert_false(is_apiserver(&scene, "40.64.79.12", 80));
		assert_false(is_apiserver(&scene, "10.0.0.1", 80));
		assert_false(is_apiserver(&scene, "10.0.0.10", 53));
		unload(&scene);
	}
}

/* IPv6, a port without a name, and no comments in service chains, as in clusters of more than 1000
 * endpoints. */
static void large_clusters_and_ipv6(void **state)
{
	static const char *const fixtures[] = { "ip6tables-nft", "ip6tables-legacy" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct scene scene = load(fixtures[i]);
		struct service_ref ref = look(&scene, "fd00:1::1", 443, IPPROTO_TCP);

		assert_true(ref.found);
		assert_string_equal(ref.namespace, "default");
		assert_string_equal(ref.name, "kubernetes");
		assert_string_equal(ref.port, "");
		assert_int_equal(ref.endpoints, 2);
		assert_true(is_apiserver(&scene, "fd00:2::2", 6443));
		assert_true(look(&scene, "::1", 31443, IPPROTO_TCP).found);
		ref = look(&scene, "fd00:1::2", 53, IPPROTO_UDP);
		assert_true(ref.found);
		assert_string_equal(ref.name, "none");
		assert_int_equal(ref.endpoints, 0);
		unload(&scene);
	}
}

static void no_proxy(void **state)
{
	struct scene scene = load("nft-mixed");
	struct service_table *fresh;
	struct addr vip = addr_of("10.0.0.1");
	struct service_ref ref = look(&scene, "10.0.0.1", 443, IPPROTO_TCP);

	(void)state;
	assert_true(ref.loaded && !ref.found);
	assert_int_equal(ref.mode, SERVICE_NONE);
	unload(&scene);
	assert_int_equal(service_table_new(&fresh), 0);
	service_lookup(fresh, &vip, 443, IPPROTO_TCP, NULL, 0, &ref);
	assert_false(ref.loaded || ref.found);
	service_table_free(fresh);
}

static void staleness(void **state)
{
	struct scene nft = load("iptables-nft"), legacy = load("iptables-legacy");
	uint64_t now = host_now_ns(nft.host), second = 1000000000;
	struct service_table *fresh;

	(void)state;
	assert_false(service_table_stale(nft.services, nft.host, now));
	assert_false(service_table_stale(nft.services, nft.host, now + 60 * second));
	now = host_now_ns(legacy.host);
	assert_false(service_table_stale(legacy.services, legacy.host, now + second));
	assert_true(service_table_stale(legacy.services, legacy.host, now + 6 * second));
	assert_int_equal(service_table_new(&fresh), 0);
	assert_true(service_table_stale(fresh, nft.host, now));
	service_table_free(fresh);
	unload(&nft);
	unload(&legacy);
}

/* What could not be read leaves what was read before. */
static void old_contents_stay(void **state)
{
	struct scene scene = load("iptables-nft");

	(void)state;
	assert_int_not_equal(service_table_load(scene.services, scene.host, 1), 0);
	assert_true(look(&scene, "10.0.20.10", 80, IPPROTO_TCP).found);
	unload(&scene);
}

/* --- IPVS --- */

static const char ipvs[] =
	"IP Virtual Server version 1.2.1 (size=4096)\n"
	"Prot LocalAddress:Port Scheduler Flags\n"
	"  -> RemoteAddress:Port Forward Weight ActiveConn InActConn\n"
	"TCP  0A000001:01BB rr\n"
	"  -> 28404F0C:01BB      Masq    1      0          0\n"
	"  -> 28404F0D:01BB      Masq    0      0          0\n"
	"UDP  0A00000A:0035 rr\n"
	"TCP  [fd00:0001:0000:0000:0000:0000:0000:0001]:01BB rr persistent 10800\n"
	"  -> [fd00:0002:0000:0000:0000:0000:0000:0001]:192B      Masq    1      0          0\n"
	"FWM  00000001 wlc\n"
	"  -> 0A000002:0050      Masq    1      0          0\n";

static struct service_contents parse_ipvs(const char *text, size_t len)
{
	struct service_builder builder;
	struct service_contents contents;
	char *copy = calloc(1, len + 1);

	memcpy(copy, text, len);
	assert_int_equal(service_builder_init(&builder), 0);
	assert_int_equal(service_parse_ipvs(&builder, copy), 0);
	assert_int_equal(service_build_finish(&builder, &contents), 0);
	service_builder_free(&builder);
	free(copy);
	return contents;
}

static void ipvs_servers(void **state)
{
	struct service_contents contents = parse_ipvs(ipvs, strlen(ipvs));
	struct addr api = addr_of("10.0.0.1"), endpoint = addr_of("40.64.79.12");

	(void)state;
	assert_int_equal(contents.mode, SERVICE_IPVS);
	assert_int_equal(contents.vip_count, 3);
	assert_int_equal(contents.endpoint_count, 2); /* not the draining one, not the mark's */
	assert_true(addr_equal(&contents.vips[0].addr, &api));
	assert_int_equal(contents.vips[0].port, 443);
	assert_true(addr_equal(&contents.endpoints[0].addr, &endpoint));
	assert_int_equal(contents.ports[contents.vips[1].service].count, 0);
	assert_int_equal(contents.vips[2].addr.family, 6);
	service_contents_free(&contents);
}

static void ipvs_prefixes(void **state)
{
	(void)state;
	for (size_t len = 0; len < strlen(ipvs); len++) {
		struct service_contents contents = parse_ipvs(ipvs, len);

		assert_true(contents.vip_count <= 3);
		service_contents_free(&contents);
	}
}

/* --- building --- */

static struct service_contents finish(struct service_builder *builder)
{
	struct service_contents contents;

	assert_int_equal(service_build_finish(builder, &contents), 0);
	service_builder_free(builder);
	return contents;
}

static uint32_t add(struct service_builder *builder, enum service_mode mode, const char *key,
		    const char *name, const char *vip)
{
	struct service_vip entry = { .addr = addr_of(vip), .port = 80, .proto = IPPROTO_TCP };

	builder->mode = mode;
	builder->family = 4;
	assert_int_equal(build_service(builder, key, strlen(key), IPPROTO_TCP, &entry.service), 0);
	assert_int_equal(build_name(builder, entry.service, name), 0);
	assert_int_equal(build_vip(builder, &entry), 0);
	return entry.service;
}

/* Rules of an old mode that nobody removed: who has more of them is believed where both know a VIP.
 */
static void the_larger_mode_wins(void **state)
{
	struct service_builder builder;
	struct service_contents contents;
	uint32_t is;

	(void)state;
	assert_int_equal(service_builder_init(&builder), 0);
	add(&builder, SERVICE_IPTABLES_LEGACY, "A", "old/name:p", "10.0.0.1");
	is = add(&builder, SERVICE_NFT, "A", "new/name:p", "10.0.0.1");
	add(&builder, SERVICE_NFT, "B", "new/other:p", "10.0.0.2");
	contents = finish(&builder);
	assert_int_equal(contents.mode, SERVICE_NFT);
	assert_int_equal(contents.vip_count, 2);
	assert_int_equal(contents.vips[0].service, is);
	service_contents_free(&contents);
}

static void names_are_bounded(void **state)
{
	static const char *const bad[] = { "", "no slash", "/name:p", "ns/", "ns/:p", " x/y" };
	struct service_builder builder;
	struct service_contents contents;
	char huge[600];

	(void)state;
	memset(huge, 'a', sizeof(huge) - 1);
	huge[sizeof(huge) - 1] = '\0';
	huge[3] = '/';
	assert_int_equal(service_builder_init(&builder), 0);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		add(&builder, SERVICE_NFT, bad[i], bad[i], "10.0.0.1");
	add(&builder, SERVICE_NFT, "huge", huge, "10.0.0.2");
	contents = finish(&builder);
	for (uint32_t i = 0; i < contents.port_count; i++)
		assert_int_equal(contents.ports[i].name_len, 0);
	service_contents_free(&contents);
}

/* An endpoint that no rule gives an address is none; one that is named twice is one. */
static void edges_and_targets(void **state)
{
	struct service_builder builder;
	struct service_contents contents;
	struct addr addr = addr_of("10.244.0.1");
	uint32_t service;

	(void)state;
	assert_int_equal(service_builder_init(&builder), 0);
	service = add(&builder, SERVICE_NFT, "A", "ns/a:p", "10.0.0.1");
	assert_int_equal(build_edge(&builder, service, "known", 5), 0);
	assert_int_equal(build_edge(&builder, service, "lost", 4), 0);
	assert_int_equal(build_edge(&builder, service, "known", 5), 0);
	assert_int_equal(build_target(&builder, "known", 5, &addr, 8080), 0);
	assert_int_equal(build_target(&builder, "unused", 6, &addr, 8081), 0);
	contents = finish(&builder);
	assert_int_equal(contents.endpoint_count, 1);
	assert_int_equal(contents.ports[service].count, 1);
	assert_int_equal(contents.endpoints[0].port, 8080);
	service_contents_free(&contents);
}

/* --- one rule --- */

/* iptables-nft of other versions writes NAT natively: two constants, then the statement. */
static void native_dnat(void **state)
{
	struct item items[] = {
		{ .kind = ITEM_IMMEDIATE_DATA,
		  .dreg = 0,
		  .data_len = 4,
		  .data = (const uint8_t *)"\x0a\xf4\0\x0b" },
		{ .kind = ITEM_IMMEDIATE_DATA,
		  .dreg = 4,
		  .data_len = 2,
		  .data = (const uint8_t *)"\x1f\x90" },
		{ .kind = ITEM_NAT, .name = "dnat", .sreg = 0, .dreg = 4 },
	};
	struct rule rule = { .items = items, .item_count = 3 };
	struct service_rule facts = service_rule_of(&rule, 4);
	struct addr addr = addr_of("10.244.0.11");

	(void)state;
	assert_true(addr_equal(&facts.nat, &addr));
	assert_int_equal(facts.nat_port, 8080);
	items[2].sreg = UINT32_MAX;
	assert_int_equal(service_rule_of(&rule, 4).nat.family, 0);
	items[2].sreg = 0;
	items[2].name = "snat";
	assert_int_equal(service_rule_of(&rule, 4).nat.family, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_mode_knows_the_services),
		cmocka_unit_test(what_is_no_service),
		cmocka_unit_test(node_ports),
		cmocka_unit_test(endpoints),
		cmocka_unit_test(the_apiserver),
		cmocka_unit_test(large_clusters_and_ipv6),
		cmocka_unit_test(no_proxy),
		cmocka_unit_test(staleness),
		cmocka_unit_test(old_contents_stay),
		cmocka_unit_test(ipvs_servers),
		cmocka_unit_test(ipvs_prefixes),
		cmocka_unit_test(the_larger_mode_wins),
		cmocka_unit_test(names_are_bounded),
		cmocka_unit_test(edges_and_targets),
		cmocka_unit_test(native_dnat),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
