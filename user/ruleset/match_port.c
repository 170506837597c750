/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* The transport header: ports, TCP flags, ICMP types. A match for another protocol, or on a later
 * fragment, does not match. */
#include "ruleset/match_table.h"

#include <netinet/in.h>
#include <arpa/inet.h>
#include <linux/netfilter/xt_multiport.h>
#include <linux/netfilter/xt_sctp.h>
#include <linux/netfilter/xt_tcpudp.h>
#include <linux/netfilter_ipv4/ip_tables.h>
#include <linux/netfilter_ipv6/ip6_tables.h>

static bool port_in(uint16_t port, const uint16_t range[2], bool invert)
{
	return (port >= range[0] && port <= range[1]) != invert;
}

static enum fit ports_of(const struct look *look, uint8_t proto, uint16_t *sport, uint16_t *dport)
{
	return look->tuple.proto == proto ? look_ports(look, sport, dport) : FIT_NO;
}

enum fit match_tcp(struct look *look, const struct item *item)
{
	uint16_t sport, dport;
	struct xt_tcp info;
	enum fit seen = ports_of(look, IPPROTO_TCP, &sport, &dport);

	if (seen != FIT_YES)
		return seen;
	if (!xt_info(item, &info, sizeof(info)))
		return FIT_MAYBE;
	if (!port_in(sport, info.spts, info.invflags & XT_TCP_INV_SRCPT) ||
	    !port_in(dport, info.dpts, info.invflags & XT_TCP_INV_DSTPT))
		return FIT_NO;
	if (((look->obs->tcp_flags & info.flg_mask) == info.flg_cmp) ==
	    !!(info.invflags & XT_TCP_INV_FLAGS))
		return FIT_NO;
	return info.option ? FIT_MAYBE : FIT_YES;
}

enum fit match_udp(struct look *look, const struct item *item)
{
	uint16_t sport, dport;
	struct xt_udp info;
	uint8_t proto = look->tuple.proto == IPPROTO_UDPLITE ? IPPROTO_UDPLITE : IPPROTO_UDP;
	enum fit seen = ports_of(look, proto, &sport, &dport);

	if (seen != FIT_YES)
		return seen;
	if (!xt_info(item, &info, sizeof(info)))
		return FIT_MAYBE;
	return fit_of(port_in(sport, info.spts, info.invflags & XT_UDP_INV_SRCPT) &&
		      port_in(dport, info.dpts, info.invflags & XT_UDP_INV_DSTPT));
}

enum fit match_sctp(struct look *look, const struct item *item)
{
	uint16_t sport, dport;
	struct xt_sctp_info info;
	enum fit seen = ports_of(look, IPPROTO_SCTP, &sport, &dport);

	if (seen != FIT_YES)
		return seen;
	if (!xt_info(item, &info, sizeof(info)))
		return FIT_MAYBE;
	if ((info.flags & XT_SCTP_SRC_PORTS) &&
	    !port_in(sport, info.spts, info.invflags & XT_SCTP_SRC_PORTS))
		return FIT_NO;
	if ((info.flags & XT_SCTP_DEST_PORTS) &&
	    !port_in(dport, info.dpts, info.invflags & XT_SCTP_DEST_PORTS))
		return FIT_NO;
	return info.flags & XT_SCTP_CHUNK_TYPES ? FIT_MAYBE : FIT_YES;
}

static bool side_matches(uint8_t flags, uint16_t lo, uint16_t hi, uint16_t sport, uint16_t dport)
{
	bool source = sport >= lo && sport <= hi, dest = dport >= lo && dport <= hi;

	if (flags == XT_MULTIPORT_EITHER)
		return source || dest;
	return flags == XT_MULTIPORT_SOURCE ? source : dest;
}

/* Revision 0 is revision 1 without ranges and inversion: a prefix of it. */
enum fit match_multiport(struct look *look, const struct item *item)
{
	struct xt_multiport_v1 info = { 0 };
	uint16_t sport, dport, lo;
	enum fit seen = look_ports(look, &sport, &dport);
	bool found = false;
	unsigned int i;

	if (seen != FIT_YES)
		return seen;
	if (item->revision > 1 ||
	    !xt_info(item, &info, item->revision ? sizeof(info) : sizeof(struct xt_multiport)))
		return FIT_MAYBE;
	for (i = 0; i < info.count && i < XT_MULTI_PORTS && !found; i++) {
		lo = info.ports[i];
		if (info.pflags[i] && i + 1 < XT_MULTI_PORTS)
			i++;
		found = side_matches(info.flags, lo, info.ports[i], sport, dport);
	}
	return fit_flip(fit_of(found), info.invert);
}

static enum fit icmp_fits(const struct look *look, const struct ipt_icmp *info, uint8_t any)
{
	const struct obs *obs = look->obs;
	bool fits;

	if (obs->fragment)
		return FIT_NO;
	if (!obs->has_ports)
		return FIT_MAYBE;
	fits = (any && info->type == any) ||
	       (obs->icmp_type == info->type && obs->icmp_code >= info->code[0] &&
		obs->icmp_code <= info->code[1]);
	return fit_flip(fit_of(fits), info->invflags & IPT_ICMP_INV);
}

enum fit match_icmp(struct look *look, const struct item *item)
{
	struct ipt_icmp info;

	if (look->tuple.proto != IPPROTO_ICMP)
		return FIT_NO;
	return xt_info(item, &info, sizeof(info)) ? icmp_fits(look, &info, 0xff) : FIT_MAYBE;
}

/* struct ip6t_icmp has the layout of struct ipt_icmp; it knows no "any" type. */
enum fit match_icmp6(struct look *look, const struct item *item)
{
	struct ipt_icmp info;

	if (look->tuple.proto != IPPROTO_ICMPV6)
		return FIT_NO;
	return xt_info(item, &info, sizeof(info)) ? icmp_fits(look, &info, 0) : FIT_MAYBE;
}
