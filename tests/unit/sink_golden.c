/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * What sinks print for reports made by hand, compared with tests/golden/NAME.text (plain, then
 * verbose) and NAME.jsonl. Run from the top of the tree. GOLDEN_UPDATE=1 writes the files instead:
 * look at the difference before you commit it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <jansson.h>
#include <netinet/in.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "sink/sink.h"
#include "util/text.h"

#define COUNT(array)   (sizeof(array) / sizeof((array)[0]))
#define TIME_NS        1795356131482193847ull /* 2026-11-22T14:02:11.482193847Z */
#define NS_PER_S       1000000000ull
#define SET(to, value) snprintf(to, sizeof(to), "%s", value)

static const struct cause cause_row = {
	.id = "svc.policy",
	.section = "Service not accessible within Pods",
	.title = "Network policy is dropping traffic",
	.next = "kubectl get networkpolicies -n <namespace>\nip route get <destination>",
};

struct sample {
	struct obs obs;
	struct facts facts;
	struct finding finding;
	struct report report;
};

/* --- pieces --- */

static struct addr addr(const char *text)
{
	struct addr ret;

	assert_int_equal(addr_parse(text, &ret), 0);
	return ret;
}

static struct tuple tuple(uint8_t proto, const char *src, uint16_t sport, const char *dst,
			  uint16_t dport)
{
	return (struct tuple){
		.proto = proto, .src = addr(src), .sport = sport, .dst = addr(dst), .dport = dport
	};
}

static struct endpoint endpoint(enum endpoint_kind kind, const char *namespace, const char *name,
				const char *port)
{
	struct endpoint ret = { .kind = kind };

	SET(ret.namespace, namespace);
	SET(ret.name, name);
	SET(ret.port, port);
	return ret;
}

static void because(struct sample *sample, const char *id, enum confidence confidence,
		    const char *title)
{
	SET(sample->finding.id, id);
	SET(sample->finding.title, title);
	sample->finding.confidence = confidence;
}

static void kernel_says(struct sample *sample, const char *reason, const char *symbol,
			enum obs_site site, enum obs_hook hook)
{
	SET(sample->obs.reason, reason);
	SET(sample->obs.symbol, symbol);
	sample->obs.site = site;
	sample->obs.hook = hook;
}

static void devices(struct sample *sample, const char *in, const char *out)
{
	SET(sample->obs.in_ifname, in);
	SET(sample->obs.out_ifname, out);
}

static void rule(struct sample *sample, enum rule_backend backend, const char *family,
		 const char *table, const char *chain)
{
	struct rule_ref *ref = &sample->facts.rule;

	ref->backend = backend;
	ref->proof = RULE_SEEN;
	SET(ref->family, family);
	SET(ref->table, table);
	SET(ref->chain, chain);
}

static void client_and_web(struct sample *sample)
{
	sample->facts.from = endpoint(ENDPOINT_POD, "shop", "client-6d9c8b7f5-4rj2m", "");
	sample->facts.to = endpoint(ENDPOINT_SERVICE, "shop", "web", "http");
	sample->facts.target = endpoint(ENDPOINT_POD, "shop", "web-7f9c6d5b4-x2x9k", "");
}

static void syn(struct sample *sample)
{
	sample->obs.tuple = tuple(IPPROTO_TCP, "10.244.0.10", 41822, "10.244.0.11", 8080);
	sample->obs.orig = tuple(IPPROTO_TCP, "10.244.0.10", 41822, "10.0.20.10", 80);
	sample->obs.has_ports = true;
	sample->obs.tcp_flags = 0x02;
	sample->obs.len = 60;
	sample->obs.ct = CT_NEW;
}

/* --- shapes --- */

/* The example of the contract. */
static void npm_policy(struct sample *sample)
{
	struct facts *facts = &sample->facts;

	syn(sample);
	client_and_web(sample);
	sample->obs.netns = 4026531840;
	sample->obs.mark = 0x400;
	devices(sample, "azv0a1b2c3d4e5", "azv1a2b3c4d5e6");
	kernel_says(sample, "NETFILTER_DROP", "nft_do_chain", SITE_NETFILTER, HOOK_FORWARD);
	facts->died_on_node = true;
	rule(sample, BACKEND_IPTABLES_NFT, "ip", "filter", "AZURE-NPM-INGRESS");
	facts->rule.number = 7;
	facts->rule.handle = 57;
	SET(facts->rule.comment, "DROP-ON-INGRESS-DROP-MARK-0x400/0x400");
	SET(facts->owner.engine, "azure-npm");
	facts->owner.ingress = true;
	facts->owner.policies = 1;
	SET(facts->owner.policy[0].kind, "NetworkPolicy");
	SET(facts->owner.policy[0].namespace, "shop");
	SET(facts->owner.policy[0].name, "default-deny-ingress");
	facts->path_steps = 3;
	SET(facts->path[0], "FORWARD");
	SET(facts->path[1], "AZURE-NPM");
	SET(facts->path[2], "AZURE-NPM-INGRESS");
	because(sample, "svc.policy", CONFIDENCE_CERTAIN, "Network policy is dropping traffic");
	finding_evidence(&sample->finding, "rule handle %d freed this packet", 57);
	finding_evidence(&sample->finding, "mark 0x400 set by policy shop/default-deny-ingress");
}

static void npm_policy_merged(struct sample *sample)
{
	npm_policy(sample);
	sample->report.count = 6;
	sample->report.first_ns = TIME_NS - 31 * NS_PER_S;
}

static void several_policies(struct sample *sample)
{
	struct owner_ref *owner = &sample->facts.owner;

	npm_policy(sample);
	SET(owner->engine, "calico");
	owner->ingress = false;
	owner->egress = true;
	owner->policies = 2;
	SET(owner->policy[1].kind, "GlobalNetworkPolicy");
	SET(owner->policy[1].name, "no-internet");
	because(sample, "svc.policy", CONFIDENCE_LIKELY, "Network policy is dropping traffic");
}

static void no_endpoints(struct sample *sample)
{
	syn(sample);
	client_and_web(sample);
	sample->obs.tuple = sample->obs.orig;
	sample->facts.target = sample->facts.to;
	sample->facts.died_on_node = true;
	sample->obs.netns = 4026531840;
	devices(sample, "veth1", "");
	kernel_says(sample, "NETFILTER_DROP", "nft_do_chain", SITE_NETFILTER, HOOK_FORWARD);
	rule(sample, BACKEND_IPTABLES_LEGACY, "ip", "filter", "KUBE-SERVICES");
	sample->facts.rule.number = 3;
	sample->facts.rule.reject = true;
	SET(sample->facts.rule.comment, "shop/web:http has no endpoints");
	SET(sample->facts.rule.text,
	    "-d 10.0.20.10/32 -p tcp --dport 80 -j REJECT --reject-with icmp-port-unreachable");
	SET(sample->facts.owner.engine, "kube-proxy");
	because(sample, "svc.endpoints", CONFIDENCE_CERTAIN, "The Service has no endpoints");
}

static void udp_ipv6(struct sample *sample)
{
	sample->obs.tuple =
		tuple(IPPROTO_UDP, "fd00:10:244::a", 50053, "fd00:10:244:0:1:0:0:35", 53);
	sample->obs.has_ports = true;
	sample->obs.len = 88;
	sample->obs.netns = 4026532811;
	sample->facts.from = endpoint(ENDPOINT_POD, "shop", "client", "");
	sample->facts.to = endpoint(ENDPOINT_DNS, "kube-system", "coredns-5d78c9869d-abcde", "dns");
	sample->facts.target = sample->facts.to;
	sample->facts.here = endpoint(ENDPOINT_POD, "kube-system", "coredns-5d78c9869d-abcde", "");
	devices(sample, "eth0", "");
	kernel_says(sample, "NO_SOCKET", "__udp6_lib_rcv", SITE_UDP_RECEIVE, HOOK_NONE);
	because(sample, "svc.listen", CONFIDENCE_CERTAIN,
		"The container does not listen on the port");
}

static void icmp_error(struct sample *sample)
{
	sample->obs.tuple = tuple(IPPROTO_ICMP, "10.224.0.4", 0, "10.244.0.10", 0);
	sample->obs.icmp_type = 3;
	sample->obs.icmp_code = 4;
	sample->obs.inner = tuple(IPPROTO_TCP, "10.244.0.10", 41822, "20.60.1.2", 443);
	sample->obs.len = 576;
	sample->obs.netns = 4026531840;
	sample->facts.died_on_node = true;
	kernel_says(sample, "", "icmp_rcv", SITE_ICMP_RECEIVE, HOOK_NONE);
	because(sample, "other.NO_REASON", CONFIDENCE_POSSIBLE,
		"Dropped for a reason that the article does not cover");
}

static void tc_program(struct sample *sample)
{
	syn(sample);
	client_and_web(sample);
	sample->obs.orig = (struct tuple){ 0 };
	sample->facts.to = sample->facts.target;
	sample->facts.died_on_node = true;
	devices(sample, "lxc1234", "");
	kernel_says(sample, "TC_INGRESS", "sch_handle_ingress", SITE_TC_INGRESS, HOOK_NONE);
	rule(sample, BACKEND_TC_BPF, "", "", "");
	SET(sample->facts.rule.program, "cil_from_container");
	SET(sample->facts.owner.engine, "cilium");
	because(sample, "svc.policy", CONFIDENCE_CERTAIN, "Network policy is dropping traffic");
}

static void xdp_program(struct sample *sample)
{
	sample->obs.tuple = tuple(IPPROTO_UDP, "203.0.113.9", 1900, "10.224.0.4", 1900);
	sample->obs.has_ports = true;
	sample->obs.len = 300;
	sample->facts.died_on_node = true;
	SET(sample->obs.ifname, "eth0");
	kernel_says(sample, "XDP", "do_xdp_generic", SITE_XDP, HOOK_NONE);
	rule(sample, BACKEND_XDP, "", "", "");
	SET(sample->facts.rule.program, "shield");
	because(sample, "svc.rule", CONFIDENCE_LIKELY, "A program is dropping traffic");
}

static void ipvs(struct sample *sample)
{
	no_endpoints(sample);
	sample->facts.rule = (struct rule_ref){ .backend = BACKEND_IPVS, .proof = RULE_SEEN };
	kernel_says(sample, "NETFILTER_DROP", "nf_hook_slow", SITE_IPVS, HOOK_INPUT);
}

/* Bytes 1 to 255, lines of its own, a fake end of the quotes, bidi overrides, an overlong slash. */
static void hostile(struct sample *sample)
{
	char *comment = sample->facts.rule.comment;

	npm_policy(sample);
	rule(sample, BACKEND_IPTABLES_NFT, "ip", "fil\nter", "\x1b]0;title\x07");
	for (int i = 0; i < 255; i++)
		comment[i] = (char)(i + 1);
	comment[255] = 0;
	sample->facts.owner = (struct owner_ref){ .class = CLASS_UNCLAIMED };
	SET(sample->facts.from.namespace, "\xe2\x80\xae shop");
	SET(sample->facts.from.name, "client\n14:02:11.482 DROP");
	SET(sample->facts.to.name, "web\xc0\xaf\xe2\x80\xa8\xc2\x9b");
	SET(sample->facts.path[1], "\r\rFORWARD");
	devices(sample, "\x1b[2J", "et\"h\\0");
	because(sample, "svc.rule", CONFIDENCE_CERTAIN,
		"A firewall rule that belongs to no known engine is dropping traffic");
	finding_evidence(&sample->finding, "comment is \"%.40s\"", comment);
	finding_evidence(&sample->finding, "\"\n    owner  nobody");
}

static void nothing_known(struct sample *sample)
{
	sample->obs.tuple = tuple(IPPROTO_TCP, "10.244.0.10", 41822, "10.244.0.11", 8080);
	sample->obs.has_ports = true;
	sample->obs.tcp_flags = 0x12;
	sample->obs.len = 60;
	sample->obs.netns = 4026532811;
	kernel_says(sample, "NOT_SPECIFIED", "some_new_function", SITE_UNKNOWN, HOOK_NONE);
	because(sample, "other.NOT_SPECIFIED", CONFIDENCE_POSSIBLE,
		"Dropped for a reason that the article does not cover");
	sample->report.node = NULL;
}

static void possible(struct sample *sample)
{
	syn(sample);
	sample->facts.from = endpoint(ENDPOINT_NODE, "", "aks-np1-000002", "");
	sample->facts.to = endpoint(ENDPOINT_APISERVER, "default", "kubernetes", "https");
	sample->obs.tuple.dst = addr("40.64.79.12");
	sample->obs.tuple.dport = 443;
	sample->obs.orig.dst = addr("10.0.0.1");
	sample->obs.orig.dport = 443;
	sample->facts.died_on_node = true;
	sample->obs.netns = 4026531840;
	devices(sample, "", "eth0");
	kernel_says(sample, "NETFILTER_DROP", "nf_hook_slow", SITE_NETFILTER, HOOK_OUTPUT);
	because(sample, "node.policy", CONFIDENCE_POSSIBLE,
		"Network policy is dropping traffic to the API server");
	finding_alternative(&sample->finding, "svc.rule");
	finding_alternative(&sample->finding, "svc.route");
	finding_evidence(&sample->finding,
			 "2 rules fit: filter OUTPUT rule 1, filter OUTPUT rule 4");
}

static void route_fail(struct sample *sample)
{
	sample->obs.kind = OBS_ROUTE_FAIL;
	sample->obs.tuple = tuple(IPPROTO_TCP, "0.0.0.0", 0, "10.244.3.7", 8080);
	sample->obs.tuple.src.family = 0;
	sample->obs.has_ports = true;
	sample->obs.error = -ENETUNREACH;
	sample->obs.netns = 4026532811;
	sample->facts.from = endpoint(ENDPOINT_POD, "shop", "client", "");
	sample->facts.here = sample->facts.from;
	sample->report.count = 3;
	sample->report.first_ns = TIME_NS - 7012000000ull;
	kernel_says(sample, "", "", SITE_ROUTE_OUTPUT, HOOK_NONE);
	because(sample, "svc.route", CONFIDENCE_CERTAIN, "The network plugin or a route is wrong");
	finding_evidence(&sample->finding, "connect() ended with ENETUNREACH, no packet was sent");
}

static void neigh_fail(struct sample *sample)
{
	sample->obs.kind = OBS_NEIGH_FAIL;
	sample->obs.tuple = tuple(0, "::", 0, "fe80::1", 0);
	sample->obs.tuple.src.family = 0;
	sample->obs.netns = 4026531840;
	sample->facts.died_on_node = true;
	SET(sample->obs.ifname, "eth0");
	kernel_says(sample, "", "", SITE_NEIGHBOUR, HOOK_NONE);
	because(sample, "svc.route", CONFIDENCE_LIKELY, "The network plugin or a route is wrong");
}

static void chain_policy(struct sample *sample)
{
	syn(sample);
	sample->obs.orig = (struct tuple){ 0 };
	sample->obs.netns = 4026531840;
	sample->facts.died_on_node = true;
	devices(sample, "eth0", "");
	kernel_says(sample, "NETFILTER_DROP", "nf_hook_slow", SITE_NETFILTER, HOOK_INPUT);
	rule(sample, BACKEND_NFT, "inet", "firewalld", "filter_INPUT");
	sample->facts.rule.policy = true;
	because(sample, "svc.rule", CONFIDENCE_CERTAIN,
		"A firewall rule that belongs to no known engine is dropping traffic");
}

static void nft_rule(struct sample *sample)
{
	chain_policy(sample);
	sample->facts.rule.policy = false;
	sample->facts.rule.handle = 12;
	sample->facts.rule.number = 2;
	SET(sample->facts.rule.text, "ip saddr @bad log prefix \"bad: \" drop");
}

/* The answer is dropped: from and to stay the client's. */
static void reply(struct sample *sample)
{
	syn(sample);
	client_and_web(sample);
	sample->obs.tuple = tuple(IPPROTO_TCP, "10.244.0.11", 8080, "10.244.0.10", 41822);
	sample->obs.tcp_flags = 0x12;
	sample->obs.ct_reply = true;
	sample->obs.ct = CT_ESTABLISHED;
	sample->facts.target = sample->facts.from;
	sample->facts.died_on_node = true;
	devices(sample, "azv1a2b3c4d5e6", "azv0a1b2c3d4e5");
	kernel_says(sample, "IP_RPFILTER", "ip_rcv_finish_core", SITE_SOURCE_CHECK, HOOK_NONE);
	because(sample, "svc.route", CONFIDENCE_CERTAIN, "The network plugin or a route is wrong");
}

static void no_socket(struct sample *sample)
{
	syn(sample);
	client_and_web(sample);
	sample->obs.netns = 4026532811;
	sample->facts.here = sample->facts.target;
	devices(sample, "eth0", "");
	kernel_says(sample, "NO_SOCKET", "tcp_v4_rcv", SITE_TCP_RECEIVE, HOOK_NONE);
	because(sample, "svc.port", CONFIDENCE_CERTAIN,
		"The Service sends to a port that the container does not listen on");
	finding_evidence(&sample->finding, "nothing listens on 8080; listening: 80, 9090");
}

/* In the pod's namespace conntrack has no entry: the Service is known by its endpoint, its port is
 * not. */
static void no_socket_in_pod(struct sample *sample)
{
	no_socket(sample);
	memset(&sample->obs.orig, 0, sizeof(sample->obs.orig));
	memset(&sample->obs.reply, 0, sizeof(sample->obs.reply));
}

static void fragment(struct sample *sample)
{
	sample->obs.tuple = tuple(IPPROTO_UDP, "10.244.0.10", 0, "10.244.0.11", 0);
	sample->obs.fragment = true;
	sample->obs.truncated = true;
	sample->obs.len = 1480;
	sample->facts.died_on_node = true;
	kernel_says(sample, "FRAG_REASM_TIMEOUT", "ip_expire", SITE_FRAGMENT, HOOK_NONE);
	because(sample, "other.FRAG_REASM_TIMEOUT", CONFIDENCE_CERTAIN,
		"Dropped for a reason that the article does not cover");
}

static void not_ip(struct sample *sample)
{
	sample->obs.ethertype = 0x88cc;
	sample->facts.died_on_node = true;
	SET(sample->obs.ifname, "eth0");
	kernel_says(sample, "UNHANDLED_PROTO", "__netif_receive_skb_core", SITE_DEVICE, HOOK_NONE);
	because(sample, "other.UNHANDLED_PROTO", CONFIDENCE_CERTAIN,
		"Dropped for a reason that the article does not cover");
}

static void unknown_proto(struct sample *sample)
{
	sample->obs.tuple = tuple(47, "::ffff:10.0.0.1", 0, "2001:db8:0:1:1:1:1:1", 0);
	sample->obs.len = 120;
	sample->facts.died_on_node = true;
	kernel_says(sample, "IP_NOPROTO", "ip_local_deliver_finish", SITE_IP_RECEIVE, HOOK_NONE);
	because(sample, "other.IP_NOPROTO", CONFIDENCE_CERTAIN,
		"Dropped for a reason that the article does not cover");
}

static void queue_full(struct sample *sample)
{
	udp_ipv6(sample);
	sample->obs.kind = OBS_QUEUE_FULL;
	sample->obs.error = -ENOMEM;
	kernel_says(sample, "SOCKET_RCVBUFF", "__udp_enqueue_schedule_skb", SITE_UDP_RECEIVE,
		    HOOK_NONE);
	sample->report.count = 1200;
	sample->report.first_ns = TIME_NS - 200000000ull;
	because(sample, "other.SOCKET_RCVBUFF", CONFIDENCE_CERTAIN,
		"Dropped for a reason that the article does not cover");
}

static const struct shape {
	const char *name;
	void (*fill)(struct sample *sample);
} shapes[] = {
	{ "npm-policy", npm_policy },
	{ "npm-policy-merged", npm_policy_merged },
	{ "several-policies", several_policies },
	{ "no-endpoints", no_endpoints },
	{ "udp-ipv6", udp_ipv6 },
	{ "icmp-error", icmp_error },
	{ "tc-program", tc_program },
	{ "xdp-program", xdp_program },
	{ "ipvs", ipvs },
	{ "hostile", hostile },
	{ "nothing-known", nothing_known },
	{ "possible", possible },
	{ "route-fail", route_fail },
	{ "neigh-fail", neigh_fail },
	{ "chain-policy", chain_policy },
	{ "nft-rule", nft_rule },
	{ "reply", reply },
	{ "no-socket", no_socket },
	{ "no-socket-in-pod", no_socket_in_pod },
	{ "fragment", fragment },
	{ "not-ip", not_ip },
	{ "unknown-proto", unknown_proto },
	{ "queue-full", queue_full },
};

static void make_sample(const struct shape *shape, struct sample *sample)
{
	memset(sample, 0, sizeof(*sample));
	sample->obs.time_ns = TIME_NS;
	sample->obs.hook = HOOK_NONE;
	sample->finding.cause = &cause_row;
	sample->report = (struct report){ .obs = &sample->obs,
					  .facts = &sample->facts,
					  .finding = &sample->finding,
					  .node = "aks-np1-000002",
					  .count = 1,
					  .first_ns = TIME_NS };
	shape->fill(sample);
}

/* --- printing --- */

typedef int (*print_one)(const struct sink_ops *ops, struct sink *sink, const void *what);

static char *print(const char *form, bool verbose, bool color, print_one one, const void *what)
{
	const struct sink_ops *ops = sink_find(form);
	struct sink_config config = { .verbose = verbose, .color = color };
	struct sink *sink;
	char *text;
	size_t size;

	config.out = open_memstream(&text, &size);
	assert_non_null(config.out);
	assert_int_equal(ops->open(&config, &sink), 0);
	assert_int_equal(one(ops, sink, what), 0);
	assert_int_equal(ops->flush(sink), 0);
	ops->close(sink);
	fclose(config.out);
	return text;
}

static int one_report(const struct sink_ops *ops, struct sink *sink, const void *what)
{
	return ops->report(sink, what);
}

static int one_summary(const struct sink_ops *ops, struct sink *sink, const void *what)
{
	return ops->summary(sink, what);
}

static char *read_golden(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text = calloc(1, 65536);

	assert_non_null(text);
	if (!file)
		fail_msg("%s: %s (GOLDEN_UPDATE=1 makes it)", path, strerror(errno));
	assert_true(fread(text, 1, 65535, file) > 0);
	fclose(file);
	return text;
}

static void write_golden(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static void compare(const char *name, const char *form, const char *text)
{
	char path[128], *golden;

	snprintf(path, sizeof(path), "tests/golden/%s.%s", name, form);
	if (getenv("GOLDEN_UPDATE"))
		write_golden(path, text);
	golden = read_golden(path);
	if (strcmp(text, golden) != 0)
		fail_msg("%s differs; printed:\n%s", path, text);
	free(golden);
}

static void compare_text(const char *name, print_one one, const void *what)
{
	char *plain = print("text", false, false, one, what);
	char *verbose = print("text", true, false, one, what), *both;

	assert_true(asprintf(&both, "%s\n%s", plain, verbose) > 0);
	compare(name, "text", both);
	free(plain);
	free(verbose);
	free(both);
}

/* --- what must be true of every line --- */

static void assert_inert(const char *text)
{
	size_t left = strlen(text);

	while (left) {
		uint32_t code = 0;
		size_t len = text_decode(text, left, &code);

		assert_true(len > 0);
		assert_true(code == '\n' || !text_is_unsafe(code));
		text += len;
		left -= len;
	}
}

static unsigned int count_lines(const char *text)
{
	unsigned int lines = 0;

	for (; *text; text++)
		lines += *text == '\n';
	return lines;
}

static json_t *parse_line(const char *line)
{
	json_error_t error;
	json_t *root = json_loads(line, JSON_REJECT_DUPLICATES, &error);

	if (!root)
		fail_msg("%s in %s", error.text, line);
	assert_int_equal(count_lines(line), 1);
	assert_int_equal(json_integer_value(json_object_get(root, "v")), 1);
	return root;
}

static const char *string_at(json_t *root, const char *object, const char *key)
{
	return json_string_value(json_object_get(json_object_get(root, object), key));
}

static void every_shape_prints_as_agreed(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(shapes); i++) {
		struct sample sample;
		char *line;

		make_sample(&shapes[i], &sample);
		compare_text(shapes[i].name, one_report, &sample.report);
		line = print("jsonl", false, false, one_report, &sample.report);
		compare(shapes[i].name, "jsonl", line);
		free(line);
	}
}

static void every_json_line_parses_and_says_the_cause(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(shapes); i++) {
		struct sample sample;
		json_t *root;
		char *line;

		make_sample(&shapes[i], &sample);
		line = print("jsonl", false, false, one_report, &sample.report);
		assert_inert(line);
		root = parse_line(line);
		assert_string_equal(string_at(root, "cause", "id"), sample.finding.id);
		assert_int_equal(json_array_size(json_object_get(root, "evidence")),
				 sample.finding.evidences);
		json_decref(root);
		free(line);
	}
}

static void the_contract_is_kept(void **state)
{
	struct sample sample;
	json_t *root;
	char *line;

	(void)state;
	make_sample(&shapes[0], &sample);
	line = print("jsonl", false, false, one_report, &sample.report);
	root = parse_line(line);
	assert_string_equal(string_at(root, "from", "name"), "client-6d9c8b7f5-4rj2m");
	assert_string_equal(string_at(root, "to", "kind"), "service");
	assert_string_equal(string_at(json_object_get(root, "to"), "endpoint", "name"),
			    "web-7f9c6d5b4-x2x9k");
	assert_string_equal(string_at(root, "orig", "dst"), "10.0.20.10");
	assert_string_equal(string_at(root, "rule", "backend"), "iptables-nft");
	assert_true(json_is_null(json_object_get(json_object_get(root, "rule"), "text")));
	assert_string_equal(string_at(root, "owner", "engine"), "azure-npm");
	assert_string_equal(string_at(root, "kernel", "hook"), "FORWARD");
	assert_int_equal(json_integer_value(json_object_get(root, "mark")), 1024);
	json_decref(root);
	free(line);
}

static void hostile_names_stay_in_their_line(void **state)
{
	struct sample sample;
	char *text, *line;
	json_t *root;

	(void)state;
	make_sample(&(struct shape){ "hostile", hostile }, &sample);
	text = print("text", false, false, one_report, &sample.report);
	assert_inert(text);
	assert_int_equal(count_lines(text), 3);
	free(text);
	text = print("text", true, false, one_report, &sample.report);
	assert_int_equal(count_lines(text), 3 + 1 + sample.finding.evidences);
	free(text);
	line = print("jsonl", false, false, one_report, &sample.report);
	root = parse_line(line);
	assert_string_equal(string_at(root, "from", "name"), sample.facts.from.name);
	assert_string_equal(string_at(root, "to", "name"),
			    "web\xef\xbf\xbd\xef\xbf\xbd\xe2\x80\xa8\xc2\x9b");
	assert_string_equal(string_at(root, "rule", "chain"), "\x1b]0;title\x07");
	json_decref(root);
	free(line);
}

static void colour_is_the_only_escape(void **state)
{
	struct sample sample;
	char *text;

	(void)state;
	make_sample(&(struct shape){ "hostile", hostile }, &sample);
	text = print("text", true, true, one_report, &sample.report);
	assert_non_null(strstr(text, "\x1b[1;31mDROP\x1b[0m"));
	for (const char *at = text; (at = strchr(at, '\x1b')); at++) {
		assert_int_equal(at[1], '[');
		assert_int_equal(at[2 + strspn(at + 2, "0123;")], 'm');
	}
	free(text);
}

static void summaries(void **state)
{
	struct cause_count other = { "other.SOCKET_RCVBUFF", 2, NULL };
	struct cause_count two = { "node.firewall|node.allowed-ip", 3, &other };
	struct cause_count endpoints = { "svc.endpoints", 6, &two };
	struct cause_count policy = { "svc.policy", 37, &endpoints };
	struct summary quiet = { .seconds = 0.04 };
	struct summary busy = { .tally = { .seen = 48, .shown = 31, .merged = 12, .filtered = 5 },
				.causes = &policy,
				.seconds = 30 };
	struct summary lossy = busy;
	const struct {
		const char *name;
		const struct summary *summary;
	} rows[] = { { "summary-quiet", &quiet },
		     { "summary", &busy },
		     { "summary-lost", &lossy } };

	(void)state;
	lossy.tally.lost = 1912;
	lossy.tally.rate_limited = 10;
	lossy.tally.seen += 1922;
	lossy.lost_in_ring = true;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char *line = print("jsonl", false, false, one_summary, rows[i].summary);
		json_t *root = parse_line(line);

		compare_text(rows[i].name, one_summary, rows[i].summary);
		compare(rows[i].name, "jsonl", line);
		json_decref(root);
		free(line);
	}
}

/* The error must be known at the latest when it is asked for. */
static int write_until_flushed(const char *form, FILE *out)
{
	const struct sink_ops *ops = sink_find(form);
	struct sink_config config = { .out = out };
	struct sample sample;
	struct sink *sink;
	int err;

	make_sample(&shapes[0], &sample);
	assert_int_equal(ops->open(&config, &sink), 0);
	err = ops->report(sink, &sample.report);
	if (!err)
		err = ops->flush(sink);
	assert_true(ops->report(sink, &sample.report) < 0 || ops->flush(sink) < 0);
	ops->close(sink);
	return err;
}

static void write_errors_come_back(void **state)
{
	static const char *const forms[] = { "text", "jsonl" };

	(void)state;
	signal(SIGPIPE, SIG_IGN);
	for (size_t i = 0; i < COUNT(forms); i++) {
		FILE *full = fopen("/dev/full", "w");

		assert_non_null(full);
		setvbuf(full, NULL, _IOFBF, 65536);
		assert_int_equal(write_until_flushed(forms[i], full), -ENOSPC);
		fclose(full);
	}
}

static void a_closed_pipe_is_told(void **state)
{
	int ends[2];
	FILE *out;

	(void)state;
	signal(SIGPIPE, SIG_IGN);
	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	out = fdopen(ends[1], "w");
	assert_non_null(out);
	assert_int_equal(write_until_flushed("jsonl", out), -EPIPE);
	fclose(out);
}

static void sinks_by_name(void **state)
{
	(void)state;
	assert_string_equal(sink_at(0)->name, "text");
	assert_non_null(sink_find("jsonl"));
	assert_null(sink_find("hubble"));
	assert_null(sink_find(""));
	assert_null(sink_at(99));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_shape_prints_as_agreed),
		cmocka_unit_test(every_json_line_parses_and_says_the_cause),
		cmocka_unit_test(the_contract_is_kept),
		cmocka_unit_test(hostile_names_stay_in_their_line),
		cmocka_unit_test(colour_is_the_only_escape),
		cmocka_unit_test(summaries),
		cmocka_unit_test(write_errors_come_back),
		cmocka_unit_test(a_closed_pipe_is_told),
		cmocka_unit_test(sinks_by_name),
	};

	setenv("TZ", "UTC0", 1);
	tzset();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
