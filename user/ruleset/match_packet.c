/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "ruleset/match_packet.h"

#include <linux/rtnetlink.h>
#include <netinet/in.h>
#include <string.h>

bool look_is_v6(const struct look *look)
{
	return look->tuple.src.family == 6;
}

bool look_has_ct(const struct look *look)
{
	return look->ct == CT_NEW || look->ct == CT_ESTABLISHED || look->ct == CT_RELATED;
}

static void know(struct header *header, size_t at, const void *bytes, size_t len)
{
	memcpy(header->value + at, bytes, len);
	memset(header->known + at, 0xff, len);
}

static void know_bits(struct header *header, size_t at, uint8_t value, uint8_t mask)
{
	header->value[at] = value & mask;
	header->known[at] = mask;
}

static void know_u16(struct header *header, size_t at, uint16_t value)
{
	uint16_t be = htons(value);

	know(header, at, &be, sizeof(be));
}

/* Not rebuilt: header length (options), TOS, id, more-fragments, checksum. */
static void build_ipv4(struct look *look)
{
	struct header *ip = &look->network;
	const struct obs *obs = look->obs;

	know_bits(ip, 0, 0x40, 0xf0);
	if (obs->len && obs->len <= UINT16_MAX)
		know_u16(ip, 2, (uint16_t)obs->len);
	know_bits(ip, 6, obs->dont_fragment ? 0x40 : 0, obs->fragment ? 0x40 : 0x5f);
	if (!obs->fragment)
		know_bits(ip, 7, 0, 0xff);
	if (obs->ttl)
		know(ip, 8, &obs->ttl, 1);
	know(ip, 9, &look->tuple.proto, 1);
	know(ip, 12, look->tuple.src.bytes, 4);
	know(ip, 16, look->tuple.dst.bytes, 4);
}

/* The first next-header is the transport's when there are no extension headers: only ICMPv6 (MLD)
 * commonly has one. */
static void build_ipv6(struct look *look)
{
	struct header *ip = &look->network;
	const struct obs *obs = look->obs;

	know_bits(ip, 0, 0x60, 0xf0);
	if (obs->len >= 40 && obs->len <= UINT16_MAX)
		know_u16(ip, 4, (uint16_t)(obs->len - 40));
	if (!obs->fragment && look->tuple.proto != IPPROTO_ICMPV6)
		know(ip, 6, &look->tuple.proto, 1);
	if (obs->ttl)
		know(ip, 7, &obs->ttl, 1);
	know(ip, 8, look->tuple.src.bytes, 16);
	know(ip, 24, look->tuple.dst.bytes, 16);
}

static bool is_icmp(uint8_t proto)
{
	return proto == IPPROTO_ICMP || proto == IPPROTO_ICMPV6;
}

static bool proto_has_ports(uint8_t proto)
{
	return proto == IPPROTO_TCP || proto == IPPROTO_UDP || proto == IPPROTO_SCTP ||
	       proto == IPPROTO_UDPLITE || proto == IPPROTO_DCCP;
}

void look_build_headers(struct look *look)
{
	uint8_t proto = look->tuple.proto;

	memset(&look->network, 0, sizeof(look->network));
	memset(&look->transport, 0, sizeof(look->transport));
	if (look_is_v6(look))
		build_ipv6(look);
	else
		build_ipv4(look);
	if (!look->obs->has_ports)
		return;
	if (proto_has_ports(proto)) {
		know_u16(&look->transport, 0, look->tuple.sport);
		know_u16(&look->transport, 2, look->tuple.dport);
	}
	if (proto == IPPROTO_TCP)
		know(&look->transport, 13, &look->obs->tcp_flags, 1);
	if (is_icmp(proto)) {
		know(&look->transport, 0, &look->obs->icmp_type, 1);
		know(&look->transport, 1, &look->obs->icmp_code, 1);
	}
}

enum fit look_ports(const struct look *look, uint16_t *ret_sport, uint16_t *ret_dport)
{
	if (!proto_has_ports(look->tuple.proto) || look->obs->fragment)
		return FIT_NO;
	if (!look->obs->has_ports)
		return FIT_MAYBE;
	*ret_sport = look->tuple.sport;
	*ret_dport = look->tuple.dport;
	return FIT_YES;
}

/* skb->dev is the input device up to and including FORWARD. */
const char *look_in_name(const struct look *look)
{
	const struct obs *obs = look->obs;

	if (look->hook == HOOK_OUTPUT)
		return "";
	if (obs->in_ifname[0])
		return obs->in_ifname;
	if (look->hook == HOOK_POSTROUTING || !obs->ifname[0])
		return NULL;
	return obs->ifname;
}

const char *look_out_name(const struct look *look)
{
	const struct obs *obs = look->obs;

	if (look->hook == HOOK_PREROUTING || look->hook == HOOK_INPUT || look->hook == HOOK_INGRESS)
		return "";
	if (obs->out_ifname[0])
		return obs->out_ifname;
	return look->hook == HOOK_POSTROUTING && obs->ifname[0] ? obs->ifname : NULL;
}

int look_addr_type(const struct look *look, const struct addr *addr)
{
	static const uint8_t limited_broadcast[4] = { 255, 255, 255, 255 };

	if (addr->family == 4 && addr->bytes[0] == 127)
		return RTN_LOCAL;
	if (addr->family == 4 && !memcmp(addr->bytes, limited_broadcast, 4))
		return RTN_BROADCAST;
	if (addr->family == 4 && (addr->bytes[0] & 0xf0) == 0xe0)
		return RTN_MULTICAST;
	if (addr->family == 6 && addr->bytes[0] == 0xff)
		return RTN_MULTICAST;
	return look->env->addr_type ? look->env->addr_type(look->env->ctx, addr) : RTN_UNSPEC;
}

static enum fit mark_fits(const struct mark *mark, uint32_t value, uint32_t mask)
{
	if ((mark->value ^ value) & mark->known & mask)
		return FIT_NO;
	if (value & ~mask)
		return FIT_NO; /* the kernel compares all 32 bits of value */
	return mask & ~mark->known ? FIT_MAYBE : FIT_YES;
}

enum fit look_mark(struct look *look, uint32_t value, uint32_t mask)
{
	enum fit fit = mark_fits(&look->mark, value, mask);

	if (fit == FIT_MAYBE)
		look->wanted |= mask & ~look->mark.known;
	return fit;
}

enum fit look_ct_mark(const struct look *look, uint32_t value, uint32_t mask)
{
	return mark_fits(&look->ct_mark, value, mask);
}

enum fit fit_of(bool yes)
{
	return yes ? FIT_YES : FIT_NO;
}

enum fit fit_and(enum fit a, enum fit b)
{
	if (a == FIT_NO || b == FIT_NO)
		return FIT_NO;
	return a == FIT_MAYBE || b == FIT_MAYBE ? FIT_MAYBE : FIT_YES;
}

enum fit fit_flip(enum fit fit, bool invert)
{
	if (!invert || fit == FIT_MAYBE)
		return fit;
	return fit == FIT_YES ? FIT_NO : FIT_YES;
}

bool xt_info(const struct item *item, void *ret, size_t size)
{
	if (!item->data || item->data_len < size)
		return false;
	memcpy(ret, item->data, size);
	return true;
}
