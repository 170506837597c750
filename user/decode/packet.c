/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "decode/packet.h"

#include <arpa/inet.h>
#include <netinet/icmp6.h>
#include <netinet/in.h>
#include <netinet/ip.h>
#include <netinet/ip6.h>
#include <netinet/ip_icmp.h>
#include <string.h>

#include "util/cursor.h"

#define ETHERTYPE_IPV4     0x0800
#define ETHERTYPE_IPV6     0x86dd
#define IPV6_EXTENSION_MAX 8

/* What one IP packet's headers say; the outer one's and the one that an ICMP error quotes. */
struct headers {
	struct tuple tuple;
	bool truncated, fragment, has_ports, dont_fragment;
	bool sum_is_of_more; /* the L4 checksum covers bytes or addresses that are not in these
				headers */
	uint8_t ttl, tcp_flags, icmp_type, icmp_code;
	const uint8_t *l4; /* with l4_left bytes */
	size_t l4_left;
	uint32_t l4_len; /* as the IP header claims */
};

/*
 *  0                   1                   2                   3
 *  |Version|  IHL  |      TOS      |          Total Length         |
 *  |         Identification        |Flags|     Fragment Offset     |
 *  |      TTL      |    Protocol   |        Header Checksum        |
 *  |                         Source Address                        |
 *  |                      Destination Address                      |
 */
static bool parse_ipv4(struct cursor *cur, struct headers *ret)
{
	const struct iphdr *ip = take(cur, sizeof(*ip));
	uint16_t offset;

	if (!ip || ip->version != 4 || ip->ihl < 5)
		return false;
	ret->tuple.src = addr_from_v4(&ip->saddr);
	ret->tuple.dst = addr_from_v4(&ip->daddr);
	ret->tuple.proto = ip->protocol;
	ret->ttl = ip->ttl;
	offset = ntohs(ip->frag_off);
	ret->dont_fragment = offset & IP_DF;
	ret->fragment = offset & IP_OFFMASK;
	ret->sum_is_of_more = (offset & IP_MF) || ip->ihl > 5; /* options: source routes */
	ret->l4_len = ntohs(ip->tot_len) > ip->ihl * 4u ? ntohs(ip->tot_len) - ip->ihl * 4u : 0;
	return take(cur, ip->ihl * 4u - sizeof(*ip)) != NULL;
}

static bool is_extension(uint8_t next)
{
	return next == IPPROTO_HOPOPTS || next == IPPROTO_ROUTING || next == IPPROTO_FRAGMENT ||
	       next == IPPROTO_DSTOPTS;
}

/* The checksum of a first fragment covers the others too; with these headers it covers the last
 * destination, or a home address. */
static bool hides_sum(uint8_t kind, const uint8_t *bytes)
{
	return kind == IPPROTO_ROUTING || kind == IPPROTO_DSTOPTS ||
	       (kind == IPPROTO_FRAGMENT && (bytes[3] & 1));
}

/* One extension header; *next becomes what follows it. False at the end of the bytes. */
static bool parse_extension(struct cursor *cur, uint8_t *next, struct headers *ret)
{
	const struct ip6_ext *ext = take(cur, 8);
	const uint8_t *bytes = (const uint8_t *)ext;
	size_t rest;

	if (!ext)
		return false;
	rest = *next == IPPROTO_FRAGMENT ? 0 : ext->ip6e_len * 8u;
	if (*next == IPPROTO_FRAGMENT && (bytes[2] || (bytes[3] & 0xf8)))
		ret->fragment = true;
	ret->sum_is_of_more |= hides_sum(*next, bytes);
	ret->l4_len -= ret->l4_len >= 8 + rest ? 8 + rest : ret->l4_len;
	*next = ext->ip6e_nxt;
	return take(cur, rest) != NULL;
}

static bool parse_ipv6(struct cursor *cur, struct headers *ret)
{
	const struct ip6_hdr *ip = take(cur, sizeof(*ip));
	uint8_t next;

	if (!ip || (ip->ip6_vfc >> 4) != 6)
		return false;
	ret->tuple.src = addr_from_v6(&ip->ip6_src);
	ret->tuple.dst = addr_from_v6(&ip->ip6_dst);
	ret->ttl = ip->ip6_hlim;
	ret->l4_len = ntohs(ip->ip6_plen);
	ret->dont_fragment = true;
	next = ip->ip6_nxt;
	for (int i = 0; i < IPV6_EXTENSION_MAX && is_extension(next) && !ret->fragment; i++) {
		if (!parse_extension(cur, &next, ret)) {
			ret->tuple.proto = next;
			return false;
		}
	}
	ret->tuple.proto = next;
	return ret->fragment || !is_extension(next); /* a longer chain is not followed */
}

static bool parse_ports(struct cursor cur, struct headers *ret)
{
	const uint16_t *ports = take(&cur, 4);

	if (!ports)
		return false;
	ret->tuple.sport = ntohs(ports[0]);
	ret->tuple.dport = ntohs(ports[1]);
	ret->has_ports = true;
	return true;
}

static bool parse_l4(struct cursor cur, struct headers *ret)
{
	ret->l4 = cur.at;
	ret->l4_left = cursor_left(&cur);
	switch (ret->tuple.proto) {
	case IPPROTO_TCP:
		if (!parse_ports(cur, ret) || ret->l4_left < 14)
			return false;
		ret->tcp_flags = ret->l4[13];
		return true;
	case IPPROTO_UDP:
	case IPPROTO_SCTP:
	case IPPROTO_UDPLITE:
		return parse_ports(cur, ret);
	case IPPROTO_ICMP:
	case IPPROTO_ICMPV6:
		if (ret->l4_left < 2)
			return false;
		ret->icmp_type = ret->l4[0];
		ret->icmp_code = ret->l4[1];
		return true;
	default:
		return true;
	}
}

static void parse_headers(uint16_t ethertype, struct cursor cur, struct headers *ret)
{
	bool whole = ethertype == ETHERTYPE_IPV4
			     ? parse_ipv4(&cur, ret)
			     : ethertype == ETHERTYPE_IPV6 && parse_ipv6(&cur, ret);

	if (whole && !ret->fragment)
		whole = parse_l4(cur, ret);
	ret->truncated = !whole;
}

static bool quotes_packet(const struct headers *headers)
{
	if (headers->tuple.proto == IPPROTO_ICMP)
		return headers->icmp_type == ICMP_DEST_UNREACH ||
		       headers->icmp_type == ICMP_SOURCE_QUENCH ||
		       headers->icmp_type == ICMP_REDIRECT ||
		       headers->icmp_type == ICMP_TIME_EXCEEDED ||
		       headers->icmp_type == ICMP_PARAMETERPROB;
	return headers->tuple.proto == IPPROTO_ICMPV6 && headers->icmp_type < ICMP6_INFOMSG_MASK;
}

static void parse_inner(uint16_t ethertype, const struct headers *outer, struct obs *obs)
{
	struct headers inner = { 0 };

	if (outer->fragment || !quotes_packet(outer) || outer->l4_left <= 8)
		return;
	parse_headers(ethertype, cursor_of(outer->l4 + 8, outer->l4_left - 8), &inner);
	if (inner.tuple.src.family)
		obs->inner = inner.tuple;
}

static uint32_t sum_words(uint32_t sum, const uint8_t *bytes, size_t len)
{
	for (size_t i = 0; i + 1 < len; i += 2)
		sum += bytes[i] << 8 | bytes[i + 1];
	if (len & 1)
		sum += bytes[len - 1] << 8;
	return sum;
}

/* The L4 checksum can be checked only where the headers are all there is, as in a SYN without data.
 */
static void check_sum(const struct headers *headers, struct obs *obs)
{
	size_t addr_len = headers->tuple.src.family == 6 ? 16 : 4;
	uint32_t sum;

	if (headers->tuple.proto != IPPROTO_TCP || headers->truncated || headers->fragment ||
	    headers->sum_is_of_more || headers->l4_left != headers->l4_len)
		return;
	sum = sum_words(0, headers->tuple.src.bytes, addr_len);
	sum = sum_words(sum, headers->tuple.dst.bytes, addr_len);
	sum = sum_words(sum + IPPROTO_TCP + headers->l4_len, headers->l4, headers->l4_left);
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	obs->csum_known = true;
	obs->csum_bad = sum != 0xffff;
}

void packet_decode(uint16_t ethertype, const void *bytes, size_t len, struct obs *obs)
{
	struct headers headers = { 0 };

	obs->ethertype = ethertype;
	parse_headers(ethertype, cursor_of(bytes, len), &headers);
	obs->tuple = headers.tuple;
	obs->has_ports = headers.has_ports;
	obs->truncated = headers.truncated;
	obs->fragment = headers.fragment;
	obs->dont_fragment = headers.dont_fragment;
	obs->ttl = headers.ttl;
	obs->tcp_flags = headers.tcp_flags;
	obs->icmp_type = headers.icmp_type;
	obs->icmp_code = headers.icmp_code;
	if (!headers.truncated)
		parse_inner(ethertype, &headers, obs);
	check_sum(&headers, obs);
}
