/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Whose rule is it? One small rule set for each form that an owner leaves, walked by evaluate(). */
#include "unit/ruleset_evaluate.h"

#include "ruleset/owner.h"

struct scene {
	struct ruleset *rs;
	struct table *table;
	struct chain *forward;
	struct obs obs;
};

static struct scene scene_of(enum rule_backend backend, const char *table)
{
	struct scene s = { .rs = build_ruleset(), .obs = build_obs() };

	s.table = build_table(s.rs, backend, "ip", table);
	s.forward = build_base(s.rs, s.table, "FORWARD", HOOK_FORWARD, 0, VERDICT_ACCEPT);
	return s;
}

static struct scene scene(void)
{
	return scene_of(BACKEND_IPTABLES_NFT, "filter");
}

/* A rule that jumps (or drops, without @to); @chain is made when it is not there. */
static struct rule *add(struct scene *s, const char *chain, const char *comment,
			enum verdict_kind kind, const char *to)
{
	struct chain *at = table_find_chain(s->table, chain);
	struct rule *rule;

	if (!at)
		at = build_chain(s->rs, s->table, chain);
	if (to && !table_find_chain(s->table, to))
		build_chain(s->rs, s->table, to);
	rule = build_rule(s->rs, at, comment);
	build_verdict(rule, kind, to);
	return rule;
}

static void jump(struct scene *s, const char *chain, const char *comment, const char *to)
{
	add(s, chain, comment, VERDICT_JUMP, to);
}

static void drop(struct scene *s, const char *chain, const char *comment)
{
	add(s, chain, comment, VERDICT_DROP, NULL);
}

static struct owner_ref ask(struct scene *s)
{
	struct evaluation e = build_run(s->rs, &s->obs);
	struct owner_ref owner;

	assert_true(e.dropped);
	owner_of_rule(s->rs, &s->obs, &e, &owner);
	return owner;
}

static void expect(struct scene *s, const char *engine, enum rule_class class)
{
	struct owner_ref owner = ask(s);

	assert_string_equal(owner.engine, engine);
	assert_int_equal(owner.class, class);
	ruleset_free(s->rs);
}

static void expect_policy(const struct owner_ref *owner, unsigned int i, const char *kind,
			  const char *namespace, const char *name)
{
	assert_true(i < owner->policies);
	assert_string_equal(owner->policy[i].kind, kind);
	assert_string_equal(owner->policy[i].namespace, namespace);
	assert_string_equal(owner->policy[i].name, name);
}

/* FORWARD > cali-FORWARD > dispatch > cali-tw-x, as Calico has it; returns with the tier begun. */
static struct scene calico(const char *tw, const char *start)
{
	struct scene s = scene();

	jump(&s, "FORWARD", "cali:a", "cali-FORWARD");
	jump(&s, "cali-FORWARD", "cali:b", "cali-to-wl-dispatch");
	add(&s, "cali-to-wl-dispatch", "cali:c", VERDICT_GOTO, tw);
	build_mark_set(s.rs, build_rule(s.rs, table_find_chain(s.table, tw), start), 0, 0x20000);
	return s;
}

static void calico_3_22(void **state)
{
	struct scene s = calico("cali-tw-cali1", "cali:d; Start of policies");
	struct owner_ref owner;

	(void)state;
	jump(&s, "cali-tw-cali1", "cali:e", "cali-pi-_StToAfyIWCnMKhU7B9o");
	jump(&s, "cali-tw-cali1", "cali:f", "cali-pi-_other");
	build_rule(s.rs, table_find_chain(s.table, "cali-pi-_StToAfyIWCnMKhU7B9o"),
		   "cali:g; Policy shop/knp.default.web-allow-front ingress");
	build_rule(s.rs, table_find_chain(s.table, "cali-pi-_other"),
		   "cali:g; Policy default.everywhere ingress");
	drop(&s, "cali-tw-cali1", "cali:h; Drop if no policies passed packet");
	owner = ask(&s);
	assert_string_equal(owner.engine, "calico");
	assert_int_equal(owner.class, CLASS_POLICY);
	assert_true(owner.ingress);
	assert_false(owner.egress);
	assert_int_equal(owner.policies, 2);
	expect_policy(&owner, 0, "NetworkPolicy", "shop", "web-allow-front");
	expect_policy(&owner, 1, "GlobalNetworkPolicy", "", "everywhere");
	ruleset_free(s.rs);
}

static void calico_3_32_and_tiers(void **state)
{
	struct scene s = calico("cali-fw-cali1", "cali:d; Start of tier first");
	struct owner_ref owner;

	(void)state;
	jump(&s, "cali-fw-cali1", "cali:e", "cali-po-early");
	build_rule(s.rs, table_find_chain(s.table, "cali-po-early"),
		   "cali:x; NetworkPolicy shop/passed egress");
	build_rule(s.rs, table_find_chain(s.table, "cali-fw-cali1"),
		   "cali:f; Start of tier default");
	jump(&s, "cali-fw-cali1", "cali:e", "cali-go-group");
	jump(&s, "cali-go-group", "cali:e", "cali-po-late");
	jump(&s, "cali-go-group", "cali:e", "cali-po-own");
	build_rule(s.rs, table_find_chain(s.table, "cali-po-late"),
		   "cali:x; KubernetesNetworkPolicy shop/no-egress egress");
	build_rule(s.rs, table_find_chain(s.table, "cali-po-own"),
		   "cali:x; NetworkPolicy shop/own egress");
	drop(&s, "cali-fw-cali1", "cali:h; End of tier default. Drop if no policies passed packet");
	owner = ask(&s);
	assert_true(owner.egress);
	assert_int_equal(owner.policies, 2);
	expect_policy(&owner, 0, "NetworkPolicy", "shop", "no-egress");
	expect_policy(&owner, 1, "Calico NetworkPolicy", "shop", "own");
	ruleset_free(s.rs);
}

static void calico_explicit_deny(void **state)
{
	struct scene s = calico("cali-tw-cali1", "cali:d; Start of tier default");
	struct owner_ref owner;

	(void)state;
	jump(&s, "cali-tw-cali1", "cali:e", "cali-pi-deny");
	drop(&s, "cali-pi-deny", "cali:x; GlobalNetworkPolicy block-it ingress");
	owner = ask(&s);
	assert_int_equal(owner.policies, 1);
	expect_policy(&owner, 0, "GlobalNetworkPolicy", "", "block-it");
	ruleset_free(s.rs);
}

static void calico_without_names(void **state)
{
	struct scene s = calico("cali-tw-cali1", "cali:d; Start of policies");
	struct owner_ref owner;

	(void)state;
	jump(&s, "cali-tw-cali1", "cali:e", "cali-pi-_StToAfyIWCnMKhU7B9o");
	drop(&s, "cali-tw-cali1", "cali:h; Drop if no policies passed packet");
	owner = ask(&s);
	assert_int_equal(owner.class, CLASS_POLICY);
	assert_int_equal(owner.policies, 0);
	ruleset_free(s.rs);
}

static void calico_not_policy(void **state)
{
	struct scene s = calico("cali-tw-cali1", NULL);
	struct rule *rule;

	(void)state;
	drop(&s, "cali-tw-cali1", "cali:9; Unknown interface");
	expect(&s, "calico", CLASS_TRANSIENT);
	s = calico("cali-tw-cali1", NULL);
	s.obs.ct = CT_NONE;
	rule = build_rule(s.rs, table_find_chain(s.table, "cali-tw-cali1"), "cali:z");
	build_state(s.rs, rule, 1);
	build_verdict(rule, VERDICT_DROP, NULL);
	expect(&s, "calico", CLASS_CT_INVALID);
	s = calico("cali-fw-cali1", NULL);
	drop(&s, "cali-fw-cali1", "cali:z; Drop VXLAN encapped packets originating in workloads");
	expect(&s, "calico", CLASS_PROTECTION);
}

static void calico_nft(void **state)
{
	struct scene s = scene_of(BACKEND_NFT, "calico");
	struct owner_ref owner;

	(void)state;
	jump(&s, "FORWARD", NULL, "filter-cali-tw-cali1");
	jump(&s, "filter-cali-tw-cali1", "cali:x;", "filter-cali-pi-knp/shop/web-allow-front");
	drop(&s, "filter-cali-tw-cali1", "cali:y; End of tier default. Drop if no policies passed");
	owner = ask(&s);
	assert_string_equal(owner.engine, "calico");
	assert_true(owner.ingress);
	expect_policy(&owner, 0, "NetworkPolicy", "shop", "web-allow-front");
	ruleset_free(s.rs);
}

static void azure_npm(void **state)
{
	struct scene s = scene();
	struct owner_ref owner;
	struct rule *rule;

	(void)state;
	s.obs.mark = 0x400;
	jump(&s, "FORWARD", NULL, "AZURE-NPM");
	jump(&s, "AZURE-NPM", NULL, "AZURE-NPM-INGRESS");
	jump(&s, "AZURE-NPM-INGRESS",
	     "INGRESS-POLICY-shop/web-allow-front-TO-podlabel-app:web-AND-ns-shop-IN-ns-shop",
	     "AZURE-NPM-INGRESS-741791810");
	jump(&s, "AZURE-NPM-INGRESS", "EGRESS-POLICY-shop/odd-FROM-ns-shop", "AZURE-NPM-odd");
	build_mark_set(s.rs,
		       build_rule(s.rs, table_find_chain(s.table, "AZURE-NPM-INGRESS-741791810"),
				  "DROP-ALL"),
		       0x400, 0x400);
	rule = build_rule(s.rs, table_find_chain(s.table, "AZURE-NPM-INGRESS"),
			  "DROP-ON-INGRESS-DROP-MARK-0x400/0x400");
	build_mark_match(s.rs, rule, 0x400, 0x400, false);
	build_verdict(rule, VERDICT_DROP, NULL);
	owner = ask(&s);
	assert_string_equal(owner.engine, "azure-npm");
	assert_int_equal(owner.class, CLASS_POLICY);
	assert_true(owner.ingress);
	assert_int_equal(owner.policies, 1);
	expect_policy(&owner, 0, "NetworkPolicy", "shop", "web-allow-front");
	ruleset_free(s.rs);
}

static void kube_router_2_11(void **state)
{
	struct scene s = scene();
	struct owner_ref owner;

	(void)state;
	jump(&s, "FORWARD", NULL, "KUBE-ROUTER-FORWARD");
	jump(&s, "KUBE-ROUTER-FORWARD", "shop/client in", "KUBE-POD-FW-AAAA");
	jump(&s, "KUBE-ROUTER-FORWARD", "shop/web in", "KUBE-POD-FW-BBBB");
	jump(&s, "KUBE-POD-FW-AAAA", "shop/of-another-pod policy", "KUBE-NWPLCY-X");
	jump(&s, "KUBE-POD-FW-BBBB", "default egress", "KUBE-NWPLCY-DEFAULT");
	jump(&s, "KUBE-POD-FW-BBBB", "shop/web-allow-front policy", "KUBE-NWPLCY-Y");
	build_rule(s.rs, table_find_chain(s.table, "KUBE-NWPLCY-Y"),
		   "shop/web-allow-front ingress pods");
	drop(&s, "KUBE-POD-FW-BBBB", "shop/web-7f9c6d5b4-x2x9k reject");
	owner = ask(&s);
	assert_string_equal(owner.engine, "kube-router");
	assert_int_equal(owner.class, CLASS_POLICY);
	assert_true(owner.ingress);
	assert_int_equal(owner.policies, 1);
	expect_policy(&owner, 0, "NetworkPolicy", "shop", "web-allow-front");
	ruleset_free(s.rs);
}

static void kube_router_2_10(void **state)
{
	struct scene s = scene();
	struct owner_ref owner;

	(void)state;
	jump(&s, "FORWARD", NULL, "KUBE-POD-FW-BBBB");
	jump(&s, "KUBE-POD-FW-BBBB", "run through nw policy web-allow-front", "KUBE-NWPLCY-Y");
	drop(&s, "KUBE-POD-FW-BBBB",
	     "rule to REJECT traffic destined for POD name:web-1 namespace: shop");
	owner = ask(&s);
	expect_policy(&owner, 0, "NetworkPolicy", "shop", "web-allow-front");
	ruleset_free(s.rs);
	s = scene();
	jump(&s, "FORWARD", NULL, "KUBE-NWPLCY-TAIL");
	drop(&s, "KUBE-NWPLCY-TAIL", "reject unprogrammed local pod (default-deny)");
	expect(&s, "kube-router", CLASS_TRANSIENT);
}

static void kube_proxy_iptables(void **state)
{
	static const struct {
		const char *chain, *comment;
		enum rule_class class;
	} rows[] = {
		{ "KUBE-SERVICES", "shop/cart:http has no endpoints", CLASS_NO_ENDPOINTS },
		{ "KUBE-EXTERNAL-SERVICES", "shop/cart:http has no endpoints", CLASS_NO_ENDPOINTS },
		{ "KUBE-EXTERNAL-SERVICES", "shop/front:http has no local endpoints",
		  CLASS_LOCAL_ENDPOINTS },
		{ "KUBE-PROXY-FIREWALL", "shop/admin:http traffic not accepted by KUBE-FW-X",
		  CLASS_SOURCE_RANGES },
		{ "KUBE-IPVS-FILTER", NULL, CLASS_UNDEFINED_PORT },
		{ "KUBE-FIREWALL", "kubernetes firewall for dropping marked packets",
		  CLASS_UNCLAIMED },
	};
	struct scene s;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		s = scene();
		jump(&s, "FORWARD", NULL, rows[i].chain);
		drop(&s, rows[i].chain, rows[i].comment);
		expect(&s, "kube-proxy", rows[i].class);
	}
}

static void kube_proxy_nft(void **state)
{
	static const struct {
		const char *chain;
		enum rule_class class;
	} rows[] = { { "reject-chain", CLASS_NO_ENDPOINTS },
		     { "firewall-O2JDKUQJ-shop/admin/tcp/http", CLASS_SOURCE_RANGES },
		     { "cluster-ips-check", CLASS_UNDEFINED_PORT } };
	struct scene s;
	struct rset *map;
	struct rule *rule;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		s = scene_of(BACKEND_NFT, "kube-proxy");
		jump(&s, "FORWARD", NULL, rows[i].chain);
		drop(&s, rows[i].chain, NULL);
		expect(&s, "kube-proxy", rows[i].class);
	}
	s = scene_of(BACKEND_NFT, "kube-proxy");
	jump(&s, "FORWARD", NULL, "service-endpoints-check");
	map = build_rset(s.rs, 4, 1);
	map->is_map = map->is_vmap = true;
	build_elem(s.rs, map, s.obs.tuple.dst.bytes)->verdict.kind = VERDICT_DROP;
	rule = build_rule(s.rs, table_find_chain(s.table, "service-endpoints-check"), NULL);
	build_payload(rule, NFT_PAYLOAD_NETWORK_HEADER, 16, 4, 0);
	build_lookup(rule, map, 0, false);
	expect(&s, "kube-proxy", CLASS_LOCAL_ENDPOINTS);
}

static void protections(void **state)
{
	struct scene s = scene();
	struct ipt_ip ip = { .dmsk.s_addr = UINT32_MAX };
	struct rule *rule;

	(void)state;
	jump(&s, "FORWARD", NULL, "KUBE-FIREWALL");
	drop(&s, "KUBE-FIREWALL", "block incoming localnet connections");
	expect(&s, "kubelet", CLASS_PROTECTION);
	s = scene();
	drop(&s, "FORWARD", "AKS managed: added by AgentBaker ensureIMDSRestriction for IMDS");
	expect(&s, "aks", CLASS_PROTECTION);
	s = scene();
	s.obs.tuple.dst = build_addr("168.63.129.16");
	memcpy(&ip.dst, s.obs.tuple.dst.bytes, 4);
	rule = build_rule(s.rs, s.forward, NULL);
	build_xt(s.rs, rule, ITEM_XT_IP, NULL, 0, &ip, sizeof(ip));
	build_verdict(rule, VERDICT_DROP, NULL);
	expect(&s, "aks", CLASS_PROTECTION);
	s = scene(); /* a rule that names no destination is not AKS's, wherever the packet went */
	s.obs.tuple.dst = build_addr("168.63.129.16");
	drop(&s, "FORWARD", NULL);
	expect(&s, "", CLASS_UNCLAIMED);
	s = scene();
	s.obs.tuple.dst = build_addr("169.254.169.254");
	rule = build_rule(s.rs, s.forward, NULL);
	build_payload(rule, NFT_PAYLOAD_NETWORK_HEADER, 16, 4, 0);
	build_cmp(s.rs, rule, 0, NFT_CMP_EQ, s.obs.tuple.dst.bytes, 4);
	build_verdict(rule, VERDICT_DROP, NULL);
	expect(&s, "aks", CLASS_PROTECTION);
}

static void invalid_of_nobody(void **state)
{
	struct scene s = scene_of(BACKEND_NFT, "mine");
	struct rule *rule = build_rule(s.rs, s.forward, NULL);
	uint32_t zero = 0;

	(void)state;
	s.obs.ct = CT_NONE;
	build_load(rule, ITEM_CT, NFT_CT_STATE, 0);
	build_bitwise(s.rs, rule, 0, 1, 0);
	build_cmp(s.rs, rule, 0, NFT_CMP_NEQ, &zero, 4);
	build_verdict(rule, VERDICT_DROP, NULL);
	expect(&s, "", CLASS_CT_INVALID);
}

static void others_are_named_but_not_excused(void **state)
{
	struct scene s = scene();

	(void)state;
	jump(&s, "FORWARD", NULL, "DOCKER-USER");
	drop(&s, "DOCKER-USER", NULL);
	expect(&s, "docker", CLASS_UNCLAIMED);
	s = scene();
	jump(&s, "FORWARD", NULL, "ufw-user-forward");
	drop(&s, "ufw-user-forward", NULL);
	expect(&s, "ufw", CLASS_UNCLAIMED);
	s = scene();
	s.forward->policy.kind = VERDICT_DROP;
	jump(&s, "FORWARD", NULL, "cali-FORWARD"); /* returned: the policy is not Calico's */
	expect(&s, "", CLASS_UNCLAIMED);
}

static void queue_of_kube_network_policies(void **state)
{
	struct scene s = scene_of(BACKEND_NFT, "kube-network-policies");

	(void)state;
	s.obs.site = SITE_NFQUEUE;
	build_item(build_rule(s.rs, s.forward, NULL), ITEM_QUEUE)->key = 100;
	expect(&s, "kube-network-policies", CLASS_POLICY);
}

static void programs(void **state)
{
	struct owner_ref owner;

	(void)state;
	assert_true(owner_of_program("cil_from_container", &owner));
	assert_string_equal(owner.engine, "cilium");
	assert_true(owner_of_program("cil_from_contai", &owner)); /* as the kernel keeps it */
	assert_true(owner_of_program("cali_tc_preamble", &owner));
	assert_string_equal(owner.engine, "calico");
	assert_false(owner_of_program("rate_limit", &owner));
	assert_false(owner_of_program("", &owner));
}

static void hostile_comments(void **state)
{
	static const char *const comments[] = { "",
						"; ; ;",
						" ingress",
						"Policy ingress",
						"Policy  ingress",
						"Policy / ingress",
						"XPolicy a/b ingress",
						"NetworkPolicy / egress",
						"cali:;Policy",
						"Policy a/b/c ingress" };
	struct owner_ref owner;
	struct scene s;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(comments) / sizeof(comments[0]); i++) {
		s = calico("cali-tw-cali1", NULL);
		jump(&s, "cali-tw-cali1", NULL, "cali-pi-x");
		build_rule(s.rs, table_find_chain(s.table, "cali-pi-x"), comments[i]);
		drop(&s, "cali-tw-cali1", NULL);
		owner = ask(&s);
		assert_int_equal(owner.class, CLASS_POLICY);
		assert_true(owner.policies <= 1);
		ruleset_free(s.rs);
	}
}

static void no_more_policies_than_fit(void **state)
{
	struct scene s = calico("cali-tw-cali1", NULL);
	struct owner_ref owner;
	char text[128];
	int i;

	(void)state;
	for (i = 0; i < POLICY_MAX + 5; i++) {
		snprintf(text, sizeof(text), "cali-pi-%d", i);
		jump(&s, "cali-tw-cali1", NULL, ruleset_text(s.rs, text, strlen(text)));
		snprintf(text, sizeof(text), "cali:x; Policy ns/knp.default.p%d ingress", i / 2);
		build_rule(s.rs, s.table->last_chain, text);
	}
	drop(&s, "cali-tw-cali1", NULL);
	owner = ask(&s);
	assert_int_equal(owner.policies, (POLICY_MAX + 5 + 1) / 2); /* each once */
	ruleset_free(s.rs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(calico_3_22),
		cmocka_unit_test(calico_3_32_and_tiers),
		cmocka_unit_test(calico_explicit_deny),
		cmocka_unit_test(calico_without_names),
		cmocka_unit_test(calico_not_policy),
		cmocka_unit_test(calico_nft),
		cmocka_unit_test(azure_npm),
		cmocka_unit_test(kube_router_2_11),
		cmocka_unit_test(kube_router_2_10),
		cmocka_unit_test(kube_proxy_iptables),
		cmocka_unit_test(kube_proxy_nft),
		cmocka_unit_test(protections),
		cmocka_unit_test(invalid_of_nobody),
		cmocka_unit_test(others_are_named_but_not_excused),
		cmocka_unit_test(queue_of_kube_network_policies),
		cmocka_unit_test(programs),
		cmocka_unit_test(hostile_comments),
		cmocka_unit_test(no_more_policies_than_fit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
