/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <netinet/in.h>
#include <netinet/ip_icmp.h>

#include "filter.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define SYN           0x02
#define SYN_ACK       0x12

struct row {
	const char *expression;
	bool matches;
};

static struct tuple tuple(const char *src, uint16_t sport, const char *dst, uint16_t dport,
			  uint8_t proto)
{
	struct tuple ret = { .sport = sport, .dport = dport, .proto = proto };

	assert_int_equal(addr_parse(src, &ret.src), 0);
	assert_int_equal(addr_parse(dst, &ret.dst), 0);
	return ret;
}

/* A client's packet after DNAT: it asked for 10.0.20.10:80. */
static struct obs translated(void)
{
	return (struct obs){
		.ethertype = 0x0800,
		.tuple = tuple("10.244.0.10", 41822, "10.244.1.11", 8080, IPPROTO_TCP),
		.orig = tuple("10.244.0.10", 41822, "10.0.20.10", 80, IPPROTO_TCP),
		.has_ports = true,
		.tcp_flags = SYN,
		.ttl = 63,
		.len = 60,
	};
}

static bool matches(const char *expression, const struct obs *obs)
{
	struct filter *filter = NULL;
	bool ret;

	assert_int_equal(filter_new(expression, &filter), 0);
	ret = filter_matches(filter, obs);
	filter_free(filter);
	return ret;
}

static void check(const struct row *rows, size_t count, const struct obs *obs)
{
	for (size_t i = 0; i < count; i++) {
		if (matches(rows[i].expression, obs) != rows[i].matches)
			fail_msg("%s: %smatched", rows[i].expression,
				 rows[i].matches ? "not " : "");
	}
}

static void no_expression_matches_all(void **state)
{
	struct obs nothing = { 0 }, obs = translated();

	(void)state;
	assert_true(matches("", &nothing));
	assert_true(matches("", &obs));
	filter_free(NULL);
}

static void what_does_not_compile_is_refused(void **state)
{
	static const char *const wrong[] = { "hots 10.0.0.1", "port", "host 10.0.0.256", "tcp[" };

	(void)state;
	for (size_t i = 0; i < LENGTH(wrong); i++) {
		struct filter *filter = NULL;

		assert_int_equal(filter_new(wrong[i], &filter), -EINVAL);
		assert_null(filter);
	}
}

static void the_packet_and_what_its_client_sent(void **state)
{
	static const struct row rows[] = {
		{ "host 10.244.1.11", true },
		{ "host 10.0.20.10", true }, /* the Service's, before translation */
		{ "dst host 10.0.20.10 and dst port 80", true },
		{ "dst host 10.244.1.11 and dst port 8080", true },
		{ "dst host 10.0.20.10 and dst port 8080", false }, /* of no packet at any time */
		{ "src host 10.244.0.10", true },
		{ "dst host 10.244.0.10", false },
		{ "host 10.0.20.11", false },
		{ "net 10.0.0.0/16", true },
		{ "net 10.1.0.0/16", false },
		{ "src port 41822", true },
		{ "portrange 8000-8100", true },
		{ "port 443", false },
		{ "tcp", true },
		{ "ip", true },
		{ "udp", false },
		{ "icmp", false },
		{ "ip6", false },
		{ "host 10.244.1.11 or host 1.2.3.4", true },
	};
	struct obs obs = translated();

	(void)state;
	check(rows, LENGTH(rows), &obs);
}

static void flags_lengths_and_ttl(void **state)
{
	static const struct row rows[] = {
		{ "tcp[tcpflags] & tcp-syn != 0", true },
		{ "tcp[tcpflags] == tcp-syn", true },
		{ "tcp[tcpflags] & tcp-ack != 0", false },
		{ "tcp[tcpflags] & (tcp-rst|tcp-fin) != 0", false },
		{ "ip[8] == 63", true },
		{ "ip[8] < 2", false },
		{ "greater 60", true },
		{ "greater 61", false },
		{ "ip[6] & 0x40 != 0", false },
	};
	struct obs obs = translated();

	(void)state;
	check(rows, LENGTH(rows), &obs);
	obs.dont_fragment = true;
	assert_true(matches("ip[6] & 0x40 != 0", &obs));
	obs.tcp_flags = SYN_ACK;
	assert_true(matches("tcp[13] == 18", &obs));
}

static void without_an_entry_only_the_packet(void **state)
{
	struct obs obs = translated();

	(void)state;
	obs.orig = (struct tuple){ 0 };
	assert_true(matches("host 10.244.1.11", &obs));
	assert_false(matches("host 10.0.20.10", &obs));
	assert_false(matches("not tcp", &obs));
}

static void ipv6_too(void **state)
{
	static const struct row rows[] = {
		{ "ip6", true },
		{ "ip", false },
		{ "udp", true },
		{ "ip6 host fd00::a", true },
		{ "dst host fd00:1::53 and udp port 53", true },
		{ "src host fd00:1::53", false },
		{ "net fd00::/16", true },
		{ "net fd01::/16", false },
		{ "port 53", true },
		{ "port 54", false },
		{ "ip6[7] == 9", true },
	};
	struct obs obs = { .ethertype = 0x86dd,
			   .tuple = tuple("fd00::a", 5000, "fd00:1::53", 53, IPPROTO_UDP),
			   .has_ports = true,
			   .ttl = 9,
			   .len = 80 };

	(void)state;
	check(rows, LENGTH(rows), &obs);
}

static void icmp_by_its_type(void **state)
{
	static const struct row rows[] = {
		{ "icmp", true },
		{ "icmp[icmptype] == icmp-unreach", true },
		{ "icmp[icmptype] == icmp-unreach and icmp[icmpcode] == 4", true },
		{ "icmp[icmptype] == icmp-echo", false },
		{ "tcp", false },
	};
	struct obs obs = { .ethertype = 0x0800,
			   .tuple = tuple("10.0.0.1", 0, "10.0.0.2", 0, IPPROTO_ICMP),
			   .icmp_type = ICMP_DEST_UNREACH,
			   .icmp_code = ICMP_FRAG_NEEDED,
			   .len = 56 };

	(void)state;
	check(rows, LENGTH(rows), &obs);
}

static void icmpv6_by_its_type(void **state)
{
	static const struct row rows[] = {
		{ "icmp6", true },
		{ "icmp6[icmp6type] == icmp6-packettoobig", true },
		{ "icmp6[icmp6type] == icmp6-echo", false },
		{ "icmp", false },
	};
	struct obs obs = { .ethertype = 0x86dd,
			   .tuple = tuple("fd00::1", 0, "fd00::2", 0, IPPROTO_ICMPV6),
			   .icmp_type = 2,
			   .len = 100 };

	(void)state;
	check(rows, LENGTH(rows), &obs);
}

/* A later fragment has no ports, whatever they are compared with. */
static void fragments(void **state)
{
	static const struct row rows[] = {
		{ "host 10.244.0.10", true },
		{ "udp", true },
		{ "port 0", false },
		{ "port 8080", false },
		{ "tcp[tcpflags] == 0", false },
		{ "ip[6:2] & 0x1fff != 0", true },
	};
	struct obs obs = { .ethertype = 0x0800,
			   .tuple = tuple("10.244.0.10", 0, "10.244.1.11", 0, IPPROTO_UDP),
			   .fragment = true,
			   .len = 1500 };

	(void)state;
	check(rows, LENGTH(rows), &obs);
}

static void fragments_of_ipv6(void **state)
{
	static const struct row rows[] = {
		{ "ip6 host fd00::a", true },
		{ "udp", true },
		{ "port 0", false },
	};
	struct obs obs = { .ethertype = 0x86dd,
			   .tuple = tuple("fd00::a", 0, "fd00::b", 0, IPPROTO_UDP),
			   .fragment = true,
			   .len = 1280 };

	(void)state;
	check(rows, LENGTH(rows), &obs);
}

/* What was cut off is not 0. */
static void a_cut_packet_has_no_ports(void **state)
{
	static const struct row rows[] = { { "tcp", true },
					   { "host 10.244.0.10", true },
					   { "port 0", false },
					   { "tcp[tcpflags] == 0", false } };
	struct obs obs = { .ethertype = 0x0800,
			   .tuple = tuple("10.244.0.10", 0, "10.244.1.11", 0, IPPROTO_TCP),
			   .truncated = true,
			   .len = 60 };

	(void)state;
	check(rows, LENGTH(rows), &obs);
}

/* Neither an expression nor its contrary is true of what is not IP. */
static void what_is_not_ip_matches_nothing(void **state)
{
	struct obs obs = { .ethertype = 0x0806, .len = 28 };

	(void)state;
	assert_false(matches("host 10.0.0.1", &obs));
	assert_false(matches("not host 10.0.0.1", &obs));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_expression_matches_all),
		cmocka_unit_test(what_does_not_compile_is_refused),
		cmocka_unit_test(the_packet_and_what_its_client_sent),
		cmocka_unit_test(flags_lengths_and_ttl),
		cmocka_unit_test(without_an_entry_only_the_packet),
		cmocka_unit_test(ipv6_too),
		cmocka_unit_test(icmp_by_its_type),
		cmocka_unit_test(icmpv6_by_its_type),
		cmocka_unit_test(fragments),
		cmocka_unit_test(fragments_of_ipv6),
		cmocka_unit_test(a_cut_packet_has_no_ports),
		cmocka_unit_test(what_is_not_ip_matches_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
