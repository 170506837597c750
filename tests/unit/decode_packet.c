/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <netinet/icmp6.h>
#include <netinet/ip_icmp.h>
#include <stdlib.h>

#include "decode/packet.h"
#include "decode_wire.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define TTL4          63
#define TTL6          62

/* The bytes in a block of their own size, so that the address sanitizer sees one too many. */
static struct obs decode_first(const struct wire *wire, uint16_t ethertype, size_t len)
{
	struct obs obs = { 0 };
	uint8_t *bytes = malloc(len ? len : 1);

	assert_non_null(bytes);
	memcpy(bytes, wire->at, len);
	packet_decode(ethertype, bytes, len, &obs);
	free(bytes);
	return obs;
}

static struct obs decode(const struct wire *wire, uint16_t ethertype)
{
	return decode_first(wire, ethertype, wire->len);
}

static void assert_addrs(const struct tuple *tuple, const char *src, const char *dst)
{
	char text[ADDR_TEXT_MAX];

	assert_string_equal(addr_format(&tuple->src, text), src);
	assert_string_equal(addr_format(&tuple->dst, text), dst);
}

/* --- packets --- */

static void tcp4(struct wire *wire)
{
	wire_ipv4(wire, IPPROTO_TCP, DF, 20);
	wire_tcp(wire, SYN_ACK);
}

static void tcp6(struct wire *wire)
{
	wire_ipv6(wire, IPPROTO_TCP, 20);
	wire_tcp(wire, SYN_ACK);
}

static void udp4(struct wire *wire)
{
	wire_ipv4(wire, IPPROTO_UDP, 0, 8);
	wire_udp(wire);
}

static void udp6(struct wire *wire)
{
	wire_ipv6(wire, IPPROTO_UDP, 8);
	wire_udp(wire);
}

static void sctp4(struct wire *wire)
{
	wire_ipv4(wire, IPPROTO_SCTP, 0, 12);
	wire_u16(wire, SPORT);
	wire_u16(wire, DPORT);
	wire_bytes(wire, 0, 8);
}

/* 24 bytes of header: an option of 4 */
static void tcp4_options(struct wire *wire)
{
	wire_ipv4(wire, IPPROTO_TCP, 0, 24);
	wire->at[0] = 0x46;
	wire_bytes(wire, 1, 4);
	wire_tcp(wire, SYN_ACK);
}

static void first_fragment4(struct wire *wire)
{
	wire_ipv4(wire, IPPROTO_TCP, MF, 1400);
	wire_tcp(wire, SYN_ACK);
}

static void tcp6_extensions(struct wire *wire)
{
	wire_ipv6(wire, IPPROTO_HOPOPTS, 8 + 16 + 8 + 20);
	wire_extension(wire, IPPROTO_DSTOPTS, 0);
	wire_extension(wire, IPPROTO_FRAGMENT, 1);
	wire_fragment(wire, IPPROTO_TCP, MORE6);
	wire_tcp(wire, SYN_ACK);
}

static void echo4(struct wire *wire)
{
	wire_ipv4(wire, IPPROTO_ICMP, 0, 8);
	wire_icmp(wire, ICMP_ECHO, 0);
}

static void unreachable4(struct wire *wire)
{
	wire_ipv4(wire, IPPROTO_ICMP, 0, 8 + 28);
	wire_icmp(wire, ICMP_DEST_UNREACH, ICMP_PORT_UNREACH);
	udp4(wire);
}

static void too_big6(struct wire *wire)
{
	wire_ipv6(wire, IPPROTO_ICMPV6, 8 + 40 + 20);
	wire_icmp(wire, ICMP6_PACKET_TOO_BIG, 0);
	tcp6(wire);
}

/* --- nothing that is not there --- */

static const struct cut_row {
	const char *what;
	void (*write)(struct wire *wire);
	uint16_t ethertype;
	size_t addrs, ports, flags, icmp, whole; /* bytes needed to know it; 0: never known */
	size_t inner_addrs, inner_ports;
} cut_rows[] = {
	{ "tcp4", tcp4, IPV4, 20, 24, 34, 0, 34, 0, 0 },
	{ "tcp6", tcp6, IPV6, 40, 44, 54, 0, 54, 0, 0 },
	{ "udp4", udp4, IPV4, 20, 24, 0, 0, 24, 0, 0 },
	{ "udp6", udp6, IPV6, 40, 44, 0, 0, 44, 0, 0 },
	{ "sctp4", sctp4, IPV4, 20, 24, 0, 0, 24, 0, 0 },
	{ "tcp4_options", tcp4_options, IPV4, 20, 28, 38, 0, 38, 0, 0 },
	{ "first_fragment4", first_fragment4, IPV4, 20, 24, 34, 0, 34, 0, 0 },
	{ "tcp6_extensions", tcp6_extensions, IPV6, 40, 76, 86, 0, 86, 0, 0 },
	{ "echo4", echo4, IPV4, 20, 0, 0, 22, 22, 0, 0 },
	{ "unreachable4", unreachable4, IPV4, 20, 0, 0, 22, 22, 48, 52 },
	{ "too_big6", too_big6, IPV6, 40, 0, 0, 42, 42, 88, 92 },
};

static bool is_there(size_t needed, size_t len)
{
	return needed && len >= needed;
}

static void check_cut(const struct cut_row *row, const struct obs *obs, size_t len)
{
	bool ports = is_there(row->ports, len), inner = is_there(row->inner_ports, len);
	bool icmp = is_there(row->icmp, len);

	assert_int_equal(obs->truncated, len < row->whole);
	assert_int_equal(obs->tuple.src.family != 0, is_there(row->addrs, len));
	assert_int_equal(obs->has_ports, ports);
	assert_int_equal(obs->tuple.sport, ports ? SPORT : 0);
	assert_int_equal(obs->tuple.dport, ports ? DPORT : 0);
	assert_int_equal(obs->tcp_flags, is_there(row->flags, len) ? SYN_ACK : 0);
	assert_int_equal(obs->icmp_type != 0, icmp);
	assert_int_equal(obs->inner.src.family != 0, is_there(row->inner_addrs, len));
	assert_int_equal(obs->inner.sport, inner ? SPORT : 0);
	assert_int_equal(obs->inner.dport, inner ? DPORT : 0);
	if (len < row->whole)
		assert_false(obs->csum_known);
}

static void a_cut_packet_says_only_what_is_there(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(cut_rows); i++) {
		struct wire wire = { .len = 0 };

		cut_rows[i].write(&wire);
		for (size_t len = 0; len <= wire.len; len++) {
			struct obs obs = decode_first(&wire, cut_rows[i].ethertype, len);

			check_cut(&cut_rows[i], &obs, len);
		}
	}
}

/* --- what is there --- */

static void reads_ipv4(void **state)
{
	struct wire wire = { .len = 0 };
	struct obs obs;

	(void)state;
	tcp4(&wire);
	obs = decode(&wire, IPV4);
	assert_addrs(&obs.tuple, "10.244.0.10", "10.244.0.11");
	assert_int_equal(obs.tuple.proto, IPPROTO_TCP);
	assert_int_equal(obs.ttl, TTL4);
	assert_int_equal(obs.ethertype, IPV4);
	assert_true(obs.dont_fragment);
	assert_false(obs.fragment);
	assert_int_equal(obs.inner.src.family, 0);
}

static void reads_ipv6(void **state)
{
	struct wire wire = { .len = 0 };
	struct obs obs;

	(void)state;
	udp6(&wire);
	obs = decode(&wire, IPV6);
	assert_addrs(&obs.tuple, "2001:db8::10", "2001:db8::11");
	assert_int_equal(obs.tuple.proto, IPPROTO_UDP);
	assert_int_equal(obs.ttl, TTL6);
	assert_true(obs.dont_fragment); /* routers never cut IPv6 */
}

static void later_fragments_have_no_ports(void **state)
{
	static const uint16_t offsets[] = { 1, 0x0100, 0x1000, MF | 185, 0x1fff };

	(void)state;
	for (size_t i = 0; i < LENGTH(offsets); i++) {
		struct wire wire = { .len = 0 };
		struct obs obs;

		wire_ipv4(&wire, IPPROTO_TCP, offsets[i], 20);
		wire_tcp(&wire, SYN); /* data that looks like a header */
		obs = decode(&wire, IPV4);
		assert_true(obs.fragment);
		assert_false(obs.truncated);
		assert_false(obs.has_ports);
		assert_int_equal(obs.tuple.dport, 0);
		assert_int_equal(obs.tcp_flags, 0);
		assert_false(obs.csum_known);
	}
}

static void later_fragments_of_ipv6_have_no_ports(void **state)
{
	static const uint16_t offsets[] = { 8, 8 | MORE6, 0x0100, 0xfff8 };

	(void)state;
	for (size_t i = 0; i < LENGTH(offsets); i++) {
		struct wire wire = { .len = 0 };
		struct obs obs;

		wire_ipv6(&wire, IPPROTO_FRAGMENT, 8 + 8);
		wire_fragment(&wire, IPPROTO_UDP, offsets[i]);
		wire_udp(&wire);
		obs = decode(&wire, IPV6);
		assert_true(obs.fragment);
		assert_int_equal(obs.tuple.proto, IPPROTO_UDP);
		assert_false(obs.has_ports);
		assert_int_equal(obs.tuple.sport, 0);
	}
}

/* RFC 6946: a fragment header on a packet that is whole. */
static void an_atomic_fragment_is_whole(void **state)
{
	struct wire wire = { .len = 0 };
	struct obs obs;

	(void)state;
	wire_ipv6(&wire, IPPROTO_FRAGMENT, 8 + 8);
	wire_fragment(&wire, IPPROTO_UDP, 0);
	wire_udp(&wire);
	obs = decode(&wire, IPV6);
	assert_false(obs.fragment);
	assert_true(obs.has_ports);
}

static void extensions_are_followed_to_a_bound(void **state)
{
	(void)state;
	for (int count = 0; count <= 10; count++) {
		struct wire wire = { .len = 0 };
		struct obs obs;

		wire_ipv6(&wire, count ? IPPROTO_DSTOPTS : IPPROTO_UDP, count * 8 + 8);
		for (int i = count; i > 0; i--)
			wire_extension(&wire, i > 1 ? IPPROTO_DSTOPTS : IPPROTO_UDP, 0);
		if (wire.len + 8 > sizeof(wire.at))
			break;
		wire_udp(&wire);
		obs = decode(&wire, IPV6);
		assert_int_equal(obs.has_ports, count <= 8);
		assert_int_equal(obs.truncated, count > 8);
	}
}

/* ESP, and "no next header": nothing is missing, and nothing is known. */
static void what_has_no_ports_is_not_truncated(void **state)
{
	static const uint8_t protos[] = { IPPROTO_ESP, IPPROTO_NONE, IPPROTO_GRE, 253 };

	(void)state;
	for (size_t i = 0; i < LENGTH(protos); i++) {
		struct wire wire = { .len = 0 };
		struct obs obs;

		wire_ipv6(&wire, protos[i], 8);
		wire_udp(&wire);
		obs = decode(&wire, IPV6);
		assert_int_equal(obs.tuple.proto, protos[i]);
		assert_false(obs.truncated);
		assert_false(obs.has_ports);
	}
}

static void lying_headers_are_truncated(void **state)
{
	struct wire wire = { .len = 0 };
	struct obs obs;

	(void)state;
	tcp4(&wire);
	obs = decode(&wire, IPV6);
	assert_true(obs.truncated);
	assert_int_equal(obs.tuple.src.family, 0);
	wire.at[0] = 0x44; /* a header shorter than a header */
	obs = decode(&wire, IPV4);
	assert_true(obs.truncated);
	assert_int_equal(obs.tuple.src.family, 0);
	wire.at[0] = 0x4f; /* longer than the packet */
	obs = decode(&wire, IPV4);
	assert_true(obs.truncated);
	assert_false(obs.has_ports);
	wire.at[0] = 0x65;
	obs = decode(&wire, IPV4);
	assert_int_equal(obs.tuple.src.family, 0);
}

static void what_is_not_ip_has_no_tuple(void **state)
{
	struct wire wire = { .len = 0 };
	struct obs obs;

	(void)state;
	tcp4(&wire);
	obs = decode(&wire, 0x0806);
	assert_int_equal(obs.ethertype, 0x0806);
	assert_int_equal(obs.tuple.src.family, 0);
	assert_int_equal(obs.tuple.proto, 0);
	assert_false(obs.has_ports);
}

/* --- what an ICMP error quotes --- */

static void errors_quote_the_packet(void **state)
{
	struct wire wire = { .len = 0 }, wire6 = { .len = 0 };
	struct obs obs;

	(void)state;
	unreachable4(&wire);
	obs = decode(&wire, IPV4);
	assert_int_equal(obs.icmp_type, ICMP_DEST_UNREACH);
	assert_int_equal(obs.icmp_code, ICMP_PORT_UNREACH);
	assert_false(obs.has_ports); /* its own, which it has not */
	assert_addrs(&obs.inner, "10.244.0.10", "10.244.0.11");
	assert_int_equal(obs.inner.proto, IPPROTO_UDP);
	too_big6(&wire6);
	obs = decode(&wire6, IPV6);
	assert_addrs(&obs.inner, "2001:db8::10", "2001:db8::11");
	assert_int_equal(obs.inner.proto, IPPROTO_TCP);
	assert_int_equal(obs.tcp_flags, 0); /* the quoted packet's flags are not this one's */
}

static void only_errors_quote(void **state)
{
	static const struct {
		uint8_t type;
		bool quotes;
	} rows[] = {
		{ ICMP_ECHOREPLY, false },    { ICMP_ECHO, false },    { ICMP_TIMESTAMP, false },
		{ ICMP_DEST_UNREACH, true },  { ICMP_REDIRECT, true }, { ICMP_TIME_EXCEEDED, true },
		{ ICMP_PARAMETERPROB, true }, { ICMP_ADDRESS, false },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct wire wire = { .len = 0 };
		struct obs obs;

		unreachable4(&wire);
		wire.at[20] = rows[i].type;
		obs = decode(&wire, IPV4);
		assert_int_equal(obs.inner.src.family, rows[i].quotes ? 4 : 0);
	}
}

static void a_quoted_fragment_has_no_ports(void **state)
{
	struct wire wire = { .len = 0 };
	struct obs obs;

	(void)state;
	wire_ipv4(&wire, IPPROTO_ICMP, 0, 8 + 28);
	wire_icmp(&wire, ICMP_TIME_EXCEEDED, ICMP_EXC_FRAGTIME);
	wire_ipv4(&wire, IPPROTO_UDP, 100, 8);
	wire_udp(&wire);
	obs = decode(&wire, IPV4);
	assert_int_equal(obs.inner.src.family, 4);
	assert_int_equal(obs.inner.sport, 0);
	assert_false(obs.fragment); /* that one is, this one is not */
}

/* --- checksum --- */

/* A SYN with MSS, SACK, timestamp and window scale; the checksum stands at 16 and was computed
 * elsewhere. */
static void put_syn(struct wire *wire, uint16_t checksum)
{
	static const uint8_t options[] = { 2, 4, 5, 0xb4, 4, 2, 8, 10, 1, 2,
					   3, 4, 0, 0,    0, 0, 1, 3,  3, 7 };

	wire_u16(wire, SPORT);
	wire_u16(wire, DPORT);
	wire_u16(wire, 0x1122);
	wire_u16(wire, 0x3344);
	wire_bytes(wire, 0, 4);
	wire_u16(wire, 0xa000 | SYN);
	wire_u16(wire, 64240);
	wire_u16(wire, checksum);
	wire_u16(wire, 0);
	wire_put(wire, options, sizeof(options));
}

#define SYN4_CHECKSUM 0x2bb8
#define SYN6_CHECKSUM 0xe621

static void a_syn_shows_its_checksum(void **state)
{
	(void)state;
	for (int bad = 0; bad <= 1; bad++) {
		struct wire wire = { .len = 0 }, wire6 = { .len = 0 };
		struct obs obs;

		wire_ipv4(&wire, IPPROTO_TCP, DF, 40);
		put_syn(&wire, SYN4_CHECKSUM ^ bad);
		obs = decode(&wire, IPV4);
		assert_true(obs.csum_known);
		assert_int_equal(obs.csum_bad, bad);
		wire_ipv6(&wire6, IPPROTO_TCP, 40);
		put_syn(&wire6, SYN6_CHECKSUM ^ bad);
		obs = decode(&wire6, IPV6);
		assert_true(obs.csum_known);
		assert_int_equal(obs.csum_bad, bad);
	}
}

/* With data behind the headers there is more to sum than there are bytes. */
static void data_leaves_the_checksum_unknown(void **state)
{
	struct wire wire = { .len = 0 };
	struct obs obs;

	(void)state;
	wire_ipv4(&wire, IPPROTO_TCP, DF, 40 + 1);
	put_syn(&wire, SYN4_CHECKSUM);
	obs = decode(&wire, IPV4);
	assert_false(obs.csum_known);
	assert_false(obs.csum_bad);
}

/* The sum runs over the whole datagram; here is its first piece, all header. */
static void a_first_fragment_leaves_the_checksum_unknown(void **state)
{
	struct wire wire = { .len = 0 }, wire6 = { .len = 0 };

	(void)state;
	wire_ipv4(&wire, IPPROTO_TCP, MF, 40);
	put_syn(&wire, 0);
	assert_false(decode(&wire, IPV4).csum_known);
	wire_ipv6(&wire6, IPPROTO_FRAGMENT, 8 + 40);
	wire_fragment(&wire6, IPPROTO_TCP, MORE6);
	put_syn(&wire6, 0);
	assert_false(decode(&wire6, IPV6).csum_known);
}

/* The pseudo header has the last destination, and the home address of a mobile sender: neither is
 * in the IPv6 header. */
static void other_addresses_leave_the_checksum_unknown(void **state)
{
	static const uint8_t kinds[] = { IPPROTO_ROUTING, IPPROTO_DSTOPTS };
	struct wire wire4 = { .len = 0 };

	(void)state;
	tcp4_options(&wire4); /* IPv4 has its source routes there */
	assert_false(decode(&wire4, IPV4).csum_known);
	for (size_t i = 0; i < LENGTH(kinds); i++) {
		struct wire wire = { .len = 0 };

		wire_ipv6(&wire, kinds[i], 8 + 40);
		wire_extension(&wire, IPPROTO_TCP, 0);
		put_syn(&wire, SYN6_CHECKSUM);
		assert_false(decode(&wire, IPV6).csum_known);
	}
}

static void options_do_not_change_the_checksum(void **state)
{
	struct wire wire = { .len = 0 };
	struct obs obs;

	(void)state;
	wire_ipv6(&wire, IPPROTO_HOPOPTS, 8 + 40);
	wire_extension(&wire, IPPROTO_TCP, 0);
	put_syn(&wire, SYN6_CHECKSUM);
	obs = decode(&wire, IPV6);
	assert_true(obs.csum_known);
	assert_false(obs.csum_bad);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cut_packet_says_only_what_is_there),
		cmocka_unit_test(reads_ipv4),
		cmocka_unit_test(reads_ipv6),
		cmocka_unit_test(later_fragments_have_no_ports),
		cmocka_unit_test(later_fragments_of_ipv6_have_no_ports),
		cmocka_unit_test(an_atomic_fragment_is_whole),
		cmocka_unit_test(extensions_are_followed_to_a_bound),
		cmocka_unit_test(what_has_no_ports_is_not_truncated),
		cmocka_unit_test(lying_headers_are_truncated),
		cmocka_unit_test(what_is_not_ip_has_no_tuple),
		cmocka_unit_test(errors_quote_the_packet),
		cmocka_unit_test(only_errors_quote),
		cmocka_unit_test(a_quoted_fragment_has_no_ports),
		cmocka_unit_test(a_syn_shows_its_checksum),
		cmocka_unit_test(data_leaves_the_checksum_unknown),
		cmocka_unit_test(a_first_fragment_leaves_the_checksum_unknown),
		cmocka_unit_test(other_addresses_leave_the_checksum_unknown),
		cmocka_unit_test(options_do_not_change_the_checksum),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
