/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <netinet/in.h>

#include "model/finding.h"

static struct addr addr(const char *text)
{
	struct addr ret;

	if (addr_parse(text, &ret))
		fail_msg("%s", text);
	return ret;
}

/* RFC 5952, section 4 and the mixed form of section 5. */
static void addresses_are_written_in_the_one_form(void **state)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
		{ "10.0.20.10", "10.0.20.10" },
		{ "2001:0DB8:0:0:0:0:0:1", "2001:db8::1" },
		{ "2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1" },
		{ "2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1" },
		{ "2001:0:0:1:0:0:0:1", "2001:0:0:1::1" },
		{ "0:0:0:0:0:0:0:0", "::" },
		{ "::1", "::1" },
		{ "::ffff:10.0.0.1", "::ffff:10.0.0.1" },
		{ "FE80::A", "fe80::a" },
	};
	struct addr unknown = { 0 };
	char text[ADDR_TEXT_MAX];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct addr parsed = addr(rows[i].in);

		assert_string_equal(addr_format(&parsed, text), rows[i].out);
	}
	assert_string_equal(addr_format(&unknown, text), "?");
}

static void what_is_no_address(void **state)
{
	static const char *const wrong[] = { "",    "10.0.0",  "10.0.0.256", "10.0.0.1/8",
					     "::g", "1:2:3:4", "1.2.3.4 ",   "fe80::1%eth0" };
	struct addr ret = { .family = 99 };

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_int_equal(addr_parse(wrong[i], &ret), -EINVAL);
	assert_int_equal(ret.family, 99);
}

static void prefixes(void **state)
{
	static const struct {
		const char *addr, *net;
		unsigned int prefix;
		bool inside;
	} rows[] = {
		{ "10.244.1.5", "10.244.0.0", 16, true }, { "10.245.0.1", "10.244.0.0", 16, false },
		{ "10.244.1.5", "10.244.1.4", 31, true }, { "10.244.1.6", "10.244.1.4", 31, false },
		{ "10.244.1.5", "10.244.1.5", 32, true }, { "10.244.1.5", "10.244.1.5", 33, false },
		{ "1.2.3.4", "0.0.0.0", 0, true },        { "::1", "0.0.0.0", 0, false },
		{ "fd00:10::1", "fd00:10::", 64, true },  { "fd00:11::1", "fd00:10::", 31, true },
		{ "fd00:11::1", "fd00:10::", 32, false }, { "fd00::1", "fd00::1", 128, true },
		{ "fd00::1", "fd00::1", 129, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct addr a = addr(rows[i].addr), net = addr(rows[i].net);

		if (addr_in_prefix(&a, &net, rows[i].prefix) != rows[i].inside)
			fail_msg("%s in %s/%u", rows[i].addr, rows[i].net, rows[i].prefix);
	}
}

static void kinds_of_addresses(void **state)
{
	static const struct {
		const char *addr;
		bool loopback, multicast, link_local, zero;
	} rows[] = {
		{ "127.0.0.53", true, false, false, false },
		{ "::1", true, false, false, false },
		{ "224.0.0.251", false, true, false, false },
		{ "239.255.255.250", false, true, false, false },
		{ "240.0.0.1", false, false, false, false },
		{ "255.255.255.255", false, true, false, false },
		{ "ff02::1", false, true, false, false },
		{ "169.254.169.254", false, false, true, false },
		{ "fe80::1", false, false, true, false },
		{ "febf::1", false, false, true, false },
		{ "fec0::1", false, false, false, false },
		{ "0.0.0.0", false, false, false, true },
		{ "::", false, false, false, true },
		{ "10.0.0.1", false, false, false, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct addr a = addr(rows[i].addr);

		if (addr_is_loopback(&a) != rows[i].loopback ||
		    addr_is_multicast(&a) != rows[i].multicast ||
		    addr_is_link_local(&a) != rows[i].link_local ||
		    addr_is_zero(&a) != rows[i].zero)
			fail_msg("%s", rows[i].addr);
	}
}

static void equality_is_of_the_family_too(void **state)
{
	struct addr v4 = addr("0.0.0.0"), v6 = addr("::"), other = addr("0.0.0.1");
	struct tuple a = { .src = v4, .dst = other, .sport = 1, .dport = 2, .proto = IPPROTO_TCP };
	struct tuple b = a;

	(void)state;
	assert_false(addr_equal(&v4, &v6));
	assert_false(addr_equal(&v4, &other));
	assert_true(tuple_equal(&a, &b));
	b.dport = 3;
	assert_false(tuple_equal(&a, &b));
	b = a;
	b.proto = IPPROTO_UDP;
	assert_false(tuple_equal(&a, &b));
}

static void a_finding_keeps_what_fits(void **state)
{
	static struct finding finding;
	char number[8];

	(void)state;
	for (int i = 0; i < EVIDENCE_MAX + 3; i++)
		finding_evidence(&finding, "number %d", i);
	for (int i = 0; i < ALTERNATIVE_MAX + 3; i++)
		finding_alternative(&finding, "svc.rule");
	assert_int_equal(finding.evidences, EVIDENCE_MAX);
	assert_int_equal(finding.alternatives, ALTERNATIVE_MAX);
	snprintf(number, sizeof(number), "%d", EVIDENCE_MAX - 1);
	assert_string_equal(finding.evidence[EVIDENCE_MAX - 1] + strlen("number "), number);
}

static void names_of_the_contract(void **state)
{
	struct obs obs = { .tuple = { .dport = 1 }, .orig = { .dport = 2 } };

	(void)state;
	assert_string_equal(endpoint_kind_name(ENDPOINT_APISERVER), "apiserver");
	assert_null(endpoint_kind_name(ENDPOINT_UNKNOWN));
	assert_string_equal(proto_name(IPPROTO_ICMPV6), "ICMPv6");
	assert_null(proto_name(200));
	assert_string_equal(rule_backend_name(BACKEND_IPTABLES_LEGACY), "iptables-legacy");
	assert_null(rule_backend_name(BACKEND_NONE));
	assert_string_equal(obs_hook_name(HOOK_POSTROUTING), "POSTROUTING");
	assert_null(obs_hook_name(HOOK_NONE));
	for (int site = SITE_UNKNOWN; site <= SITE_SOCKET_CLOSE; site++)
		assert_non_null(obs_site_name(site));
	assert_int_equal(obs_client_tuple(&obs)->dport, 1);
	obs.orig.src.family = 4;
	assert_int_equal(obs_client_tuple(&obs)->dport, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_are_written_in_the_one_form),
		cmocka_unit_test(what_is_no_address),
		cmocka_unit_test(prefixes),
		cmocka_unit_test(kinds_of_addresses),
		cmocka_unit_test(equality_is_of_the_family_too),
		cmocka_unit_test(a_finding_keeps_what_fits),
		cmocka_unit_test(names_of_the_contract),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
