/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Addresses, devices, protocol, and the rest of the network header. */
#include "ruleset/match_table.h"

#include <arpa/inet.h>
#include <linux/if_packet.h>
#include <linux/netfilter.h>
#include <linux/netfilter/xt_addrtype.h>
#include <linux/netfilter/xt_iprange.h>
#include <linux/netfilter/xt_length.h>
#include <linux/netfilter/xt_pkttype.h>
#include <linux/netfilter_ipv4/ip_tables.h>
#include <linux/netfilter_ipv4/ipt_ttl.h>
#include <linux/netfilter_ipv6/ip6_tables.h>
#include <linux/rtnetlink.h>
#include <string.h>

static bool masked_equal(const uint8_t *bytes, const void *want, const void *mask, size_t len)
{
	const uint8_t *w = want, *m = mask;
	size_t i;

	for (i = 0; i < len; i++)
		if ((bytes[i] & m[i]) != w[i])
			return false;
	return true;
}

static enum fit device_fits(const char *name, const char *want, const uint8_t *mask)
{
	char padded[IFNAMSIZ] = { 0 };
	size_t i;

	if (!name) {
		for (i = 0; i < IFNAMSIZ; i++)
			if (mask[i])
				return FIT_MAYBE;
		return FIT_YES;
	}
	strncpy(padded, name, IFNAMSIZ - 1);
	for (i = 0; i < IFNAMSIZ; i++)
		if ((padded[i] ^ want[i]) & mask[i])
			return FIT_NO;
	return FIT_YES;
}

static enum fit devices_fit(struct look *look, const char *in, const uint8_t *in_mask,
			    const char *out, const uint8_t *out_mask, uint8_t inv)
{
	enum fit fit = device_fits(look_in_name(look), in, in_mask);

	fit = fit_flip(fit, inv & IPT_INV_VIA_IN);
	return fit_and(fit, fit_flip(device_fits(look_out_name(look), out, out_mask),
				     inv & IPT_INV_VIA_OUT));
}

static enum fit ipv4_fits(struct look *look, const struct ipt_ip *ip)
{
	const struct tuple *tuple = &look->tuple;
	uint8_t inv = ip->invflags;

	if (masked_equal(tuple->src.bytes, &ip->src, &ip->smsk, 4) == !!(inv & IPT_INV_SRCIP) ||
	    masked_equal(tuple->dst.bytes, &ip->dst, &ip->dmsk, 4) == !!(inv & IPT_INV_DSTIP))
		return FIT_NO;
	if (ip->proto && (tuple->proto == ip->proto) == !!(inv & IPT_INV_PROTO))
		return FIT_NO;
	if (((ip->flags & IPT_F_FRAG) && !look->obs->fragment) != !!(inv & IPT_INV_FRAG))
		return FIT_NO;
	return devices_fit(look, ip->iniface, ip->iniface_mask, ip->outiface, ip->outiface_mask,
			   inv);
}

static enum fit ipv6_fits(struct look *look, const struct ip6t_ip6 *ip)
{
	const struct tuple *tuple = &look->tuple;
	uint8_t inv = ip->invflags;

	if (masked_equal(tuple->src.bytes, &ip->src, &ip->smsk, 16) == !!(inv & IP6T_INV_SRCIP) ||
	    masked_equal(tuple->dst.bytes, &ip->dst, &ip->dmsk, 16) == !!(inv & IP6T_INV_DSTIP))
		return FIT_NO;
	if ((ip->flags & IP6T_F_PROTO) && ip->proto &&
	    (tuple->proto == ip->proto) == !!(inv & IP6T_INV_PROTO))
		return FIT_NO;
	return devices_fit(look, ip->iniface, ip->iniface_mask, ip->outiface, ip->outiface_mask,
			   inv);
}

/* The fixed part of a legacy entry. TOS (IPv6) was never reachable from ip6tables and is not
 * tested. */
enum fit match_xt_ip(struct look *look, const struct item *item)
{
	struct ip6t_ip6 v6;
	struct ipt_ip v4;

	if (look_is_v6(look))
		return xt_info(item, &v6, sizeof(v6)) ? ipv6_fits(look, &v6) : FIT_MAYBE;
	return xt_info(item, &v4, sizeof(v4)) ? ipv4_fits(look, &v4) : FIT_MAYBE;
}

static bool in_range(const struct addr *addr, const union nf_inet_addr *min,
		     const union nf_inet_addr *max)
{
	size_t len = addr->family == 6 ? 16 : 4;

	return memcmp(addr->bytes, min, len) >= 0 && memcmp(addr->bytes, max, len) <= 0;
}

enum fit match_iprange(struct look *look, const struct item *item)
{
	struct xt_iprange_mtinfo info;

	if (item->revision != 1 || !xt_info(item, &info, sizeof(info)))
		return FIT_MAYBE;
	if ((info.flags & IPRANGE_SRC) &&
	    in_range(&look->tuple.src, &info.src_min, &info.src_max) ==
		    !!(info.flags & IPRANGE_SRC_INV))
		return FIT_NO;
	if ((info.flags & IPRANGE_DST) &&
	    in_range(&look->tuple.dst, &info.dst_min, &info.dst_max) ==
		    !!(info.flags & IPRANGE_DST_INV))
		return FIT_NO;
	return FIT_YES;
}

/* Our UNICAST only says "none of the local kinds": a blackhole route may be behind it. */
static enum fit type_fits(const struct look *look, const struct addr *addr, uint16_t mask)
{
	const uint16_t sure = XT_ADDRTYPE_LOCAL | XT_ADDRTYPE_BROADCAST | XT_ADDRTYPE_ANYCAST |
			      XT_ADDRTYPE_MULTICAST;
	int type = look_addr_type(look, addr);

	if (type == RTN_UNSPEC || type >= 16)
		return FIT_MAYBE;
	if (type == RTN_UNICAST && (mask & ~sure))
		return FIT_MAYBE;
	return fit_of(mask & (1u << type));
}

static enum fit addrtype_fits(struct look *look, uint16_t source, uint16_t dest, bool inv_source,
			      bool inv_dest)
{
	enum fit fit = FIT_YES;

	if (source)
		fit = fit_flip(type_fits(look, &look->tuple.src, source), inv_source);
	if (dest)
		fit = fit_and(fit, fit_flip(type_fits(look, &look->tuple.dst, dest), inv_dest));
	return fit;
}

enum fit match_addrtype(struct look *look, const struct item *item)
{
	struct xt_addrtype_info_v1 v1;
	struct xt_addrtype_info v0;

	if (item->revision == 0 && xt_info(item, &v0, sizeof(v0)))
		return addrtype_fits(look, v0.source, v0.dest, v0.invert_source, v0.invert_dest);
	if (item->revision != 1 || !xt_info(item, &v1, sizeof(v1)))
		return FIT_MAYBE;
	if (v1.flags & (XT_ADDRTYPE_LIMIT_IFACE_IN | XT_ADDRTYPE_LIMIT_IFACE_OUT))
		return FIT_MAYBE;
	return addrtype_fits(look, v1.source, v1.dest, v1.flags & XT_ADDRTYPE_INVERT_SOURCE,
			     v1.flags & XT_ADDRTYPE_INVERT_DEST);
}

/* ttl and hl: the same two bytes. */
enum fit match_ttl(struct look *look, const struct item *item)
{
	struct ipt_ttl_info info;
	uint8_t ttl = look->obs->ttl;

	if (!ttl || !xt_info(item, &info, sizeof(info)))
		return FIT_MAYBE;
	switch (info.mode) {
	case IPT_TTL_EQ:
		return fit_of(ttl == info.ttl);
	case IPT_TTL_NE:
		return fit_of(ttl != info.ttl);
	case IPT_TTL_LT:
		return fit_of(ttl < info.ttl);
	case IPT_TTL_GT:
		return fit_of(ttl > info.ttl);
	default:
		return FIT_MAYBE;
	}
}

enum fit match_length(struct look *look, const struct item *item)
{
	struct xt_length_info info;
	uint32_t len = look->obs->len;

	if (!len || !xt_info(item, &info, sizeof(info)))
		return FIT_MAYBE;
	return fit_flip(fit_of(len >= info.min && len <= info.max), info.invert);
}

/* The IP layer lets only packets to this host reach its hooks, so the destination tells the type.
 */
enum fit match_pkttype(struct look *look, const struct item *item)
{
	struct xt_pkttype_info info;
	int type = PACKET_HOST;

	if (!xt_info(item, &info, sizeof(info)) || look->obs->site == SITE_BRIDGE)
		return FIT_MAYBE;
	switch (look_addr_type(look, &look->tuple.dst)) {
	case RTN_UNSPEC:
		return FIT_MAYBE;
	case RTN_MULTICAST:
		type = PACKET_MULTICAST;
		break;
	case RTN_BROADCAST:
		type = PACKET_BROADCAST;
		break;
	}
	return fit_flip(fit_of(type == info.pkttype), info.invert);
}
