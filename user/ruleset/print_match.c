/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Options of matches that are about the packet: ports, ICMP, lengths, sets, devices. See
 * print_state.c for the rest. */
#include "ruleset/match_table.h"

#include <netinet/in.h>
#include <linux/if_packet.h>
#include <linux/netfilter/xt_addrtype.h>
#include <linux/netfilter/xt_length.h>
#include <linux/netfilter/xt_multiport.h>
#include <linux/netfilter/xt_physdev.h>
#include <linux/netfilter/xt_pkttype.h>
#include <linux/netfilter/xt_set.h>
#include <linux/netfilter/xt_tcpudp.h>
#include <linux/netfilter_ipv4/ip_tables.h>
#include <linux/netfilter_ipv4/ipt_ttl.h>
#include <string.h>

#include "ruleset/print_match.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *not_if(bool invert)
{
	return invert ? " !" : "";
}

void print_port_range(struct strbuf *out, const char *option, uint16_t from, uint16_t to,
		      bool invert)
{
	if (!from && to == UINT16_MAX && !invert)
		return;
	strbuf_printf(out, "%s --%s %u", not_if(invert), option, from);
	if (from != to)
		strbuf_printf(out, ":%u", to);
}

void print_proto(struct strbuf *out, uint8_t proto)
{
	static const struct {
		uint8_t proto;
		const char *name;
	} names[] = {
		{ IPPROTO_ICMP, "icmp" }, { IPPROTO_IPIP, "ipencap" },
		{ IPPROTO_TCP, "tcp" },   { IPPROTO_UDP, "udp" },
		{ IPPROTO_GRE, "gre" },   { IPPROTO_ESP, "esp" },
		{ IPPROTO_AH, "ah" },     { IPPROTO_ICMPV6, "ipv6-icmp" },
		{ IPPROTO_SCTP, "sctp" }, { IPPROTO_UDPLITE, "udplite" },
	};
	size_t i;

	for (i = 0; i < COUNT(names); i++)
		if (names[i].proto == proto) {
			strbuf_puts(out, names[i].name);
			return;
		}
	strbuf_printf(out, "%u", proto);
}

bool print_bits(struct strbuf *out, uint32_t bits, const struct bit_name *names, size_t count)
{
	const char *comma = "";
	size_t i;

	for (i = 0; i < count; i++) {
		if (!(bits & names[i].bit))
			continue;
		strbuf_printf(out, "%s%s", comma, names[i].name);
		bits &= ~names[i].bit;
		comma = ",";
	}
	if (bits)
		strbuf_printf(out, "%s0x%x", comma, bits);
	return !bits;
}

void print_tcp_flags(struct strbuf *out, uint8_t flags)
{
	static const struct bit_name names[] = { { 1, "FIN" }, { 2, "SYN" },  { 4, "RST" },
						 { 8, "PSH" }, { 16, "ACK" }, { 32, "URG" } };

	if (!flags)
		strbuf_puts(out, "NONE");
	else
		print_bits(out, flags, names, COUNT(names));
}

void print_quoted(struct strbuf *out, const char *text)
{
	strbuf_puts(out, "\"");
	for (; *text; text++) {
		if (*text == '"' || *text == '\\' || *text == '\'')
			strbuf_puts(out, "\\");
		strbuf_add(out, text, 1);
	}
	strbuf_puts(out, "\"");
}

bool print_tcp(struct strbuf *out, const struct item *item)
{
	struct xt_tcp info;

	if (!xt_info(item, &info, sizeof(info)))
		return false;
	print_port_range(out, "sport", info.spts[0], info.spts[1],
			 info.invflags & XT_TCP_INV_SRCPT);
	print_port_range(out, "dport", info.dpts[0], info.dpts[1],
			 info.invflags & XT_TCP_INV_DSTPT);
	if (info.option)
		strbuf_printf(out, "%s --tcp-option %u", not_if(info.invflags & XT_TCP_INV_OPTION),
			      info.option);
	if (info.flg_mask || info.flg_cmp) {
		strbuf_printf(out, "%s --tcp-flags ", not_if(info.invflags & XT_TCP_INV_FLAGS));
		print_tcp_flags(out, info.flg_mask);
		strbuf_puts(out, " ");
		print_tcp_flags(out, info.flg_cmp);
	}
	return true;
}

bool print_udp(struct strbuf *out, const struct item *item)
{
	struct xt_udp info;

	if (!xt_info(item, &info, sizeof(info)))
		return false;
	print_port_range(out, "sport", info.spts[0], info.spts[1],
			 info.invflags & XT_UDP_INV_SRCPT);
	print_port_range(out, "dport", info.dpts[0], info.dpts[1],
			 info.invflags & XT_UDP_INV_DSTPT);
	return true;
}

bool print_multiport(struct strbuf *out, const struct item *item)
{
	static const char *const options[] = { "sports", "dports", "ports" };
	struct xt_multiport_v1 info = { 0 };
	unsigned int i;

	if (!xt_info(item, &info, item->revision ? sizeof(info) : sizeof(struct xt_multiport)) ||
	    info.flags >= COUNT(options) || info.count > XT_MULTI_PORTS)
		return false;
	strbuf_printf(out, "%s --%s ", not_if(info.invert), options[info.flags]);
	for (i = 0; i < info.count; i++)
		strbuf_printf(out, "%s%u", !i ? "" : info.pflags[i - 1] ? ":" : ",", info.ports[i]);
	return true;
}

static bool print_icmp_type(struct strbuf *out, const struct item *item, const char *option,
			    bool has_any)
{
	struct ipt_icmp info;

	if (!xt_info(item, &info, sizeof(info)))
		return false;
	strbuf_printf(out, "%s --%s ", not_if(info.invflags & IPT_ICMP_INV), option);
	if (has_any && info.type == 0xff)
		strbuf_puts(out, "any");
	else
		strbuf_printf(out, "%u", info.type);
	if (info.code[0] != 0 || info.code[1] != 0xff)
		strbuf_printf(out, "/%u", info.code[0]);
	return true;
}

bool print_icmp(struct strbuf *out, const struct item *item)
{
	return print_icmp_type(out, item, "icmp-type", true);
}

bool print_icmp6(struct strbuf *out, const struct item *item)
{
	return print_icmp_type(out, item, "icmpv6-type", false);
}

bool print_set(struct strbuf *out, const struct item *item)
{
	const char *name = match_set_name(item), *comma = "";
	struct xt_set_info info;
	unsigned int i;

	if (item->revision == 0 || !name || !xt_info(item, &info, sizeof(info)))
		return false;
	strbuf_printf(out, "%s --match-set %s ", not_if(info.flags & IPSET_INV_MATCH), name);
	for (i = 1; i <= info.dim && i <= IPSET_DIM_MAX; i++) {
		strbuf_printf(out, "%s%s", comma, info.flags & (1u << i) ? "src" : "dst");
		comma = ",";
	}
	return true;
}

static void print_types(struct strbuf *out, const char *option, uint16_t mask, bool invert)
{
	static const struct bit_name names[] = {
		{ XT_ADDRTYPE_UNSPEC, "UNSPEC" },
		{ XT_ADDRTYPE_UNICAST, "UNICAST" },
		{ XT_ADDRTYPE_LOCAL, "LOCAL" },
		{ XT_ADDRTYPE_BROADCAST, "BROADCAST" },
		{ XT_ADDRTYPE_ANYCAST, "ANYCAST" },
		{ XT_ADDRTYPE_MULTICAST, "MULTICAST" },
		{ XT_ADDRTYPE_BLACKHOLE, "BLACKHOLE" },
		{ XT_ADDRTYPE_UNREACHABLE, "UNREACHABLE" },
		{ XT_ADDRTYPE_PROHIBIT, "PROHIBIT" },
		{ XT_ADDRTYPE_THROW, "THROW" },
		{ XT_ADDRTYPE_NAT, "NAT" },
		{ XT_ADDRTYPE_XRESOLVE, "XRESOLVE" },
	};

	if (!mask)
		return;
	strbuf_printf(out, "%s --%s ", not_if(invert), option);
	print_bits(out, mask, names, COUNT(names));
}

bool print_addrtype(struct strbuf *out, const struct item *item)
{
	struct xt_addrtype_info_v1 info = { 0 };
	struct xt_addrtype_info v0;

	if (item->revision == 0 && xt_info(item, &v0, sizeof(v0))) {
		info.source = v0.source;
		info.dest = v0.dest;
		info.flags = (v0.invert_source ? XT_ADDRTYPE_INVERT_SOURCE : 0u) |
			     (v0.invert_dest ? XT_ADDRTYPE_INVERT_DEST : 0u);
	} else if (!xt_info(item, &info, sizeof(info))) {
		return false;
	}
	print_types(out, "src-type", info.source, info.flags & XT_ADDRTYPE_INVERT_SOURCE);
	print_types(out, "dst-type", info.dest, info.flags & XT_ADDRTYPE_INVERT_DEST);
	if (info.flags & XT_ADDRTYPE_LIMIT_IFACE_IN)
		strbuf_puts(out, " --limit-iface-in");
	if (info.flags & XT_ADDRTYPE_LIMIT_IFACE_OUT)
		strbuf_puts(out, " --limit-iface-out");
	return true;
}

bool print_length(struct strbuf *out, const struct item *item)
{
	struct xt_length_info info;

	if (!xt_info(item, &info, sizeof(info)))
		return false;
	strbuf_printf(out, "%s --length %u", not_if(info.invert), info.min);
	if (info.min != info.max)
		strbuf_printf(out, ":%u", info.max);
	return true;
}

bool print_ttl(struct strbuf *out, const struct item *item)
{
	static const char *const modes[] = { " --ttl-eq", " ! --ttl-eq", " --ttl-lt", " --ttl-gt" };
	struct ipt_ttl_info info;

	if (!xt_info(item, &info, sizeof(info)) || info.mode >= COUNT(modes))
		return false;
	strbuf_printf(out, "%s %u", modes[info.mode], info.ttl);
	return true;
}

bool print_pkttype(struct strbuf *out, const struct item *item)
{
	static const char *const types[] = { "unicast", "broadcast", "multicast" };
	struct xt_pkttype_info info;

	if (!xt_info(item, &info, sizeof(info)) || info.pkttype < 0 ||
	    (size_t)info.pkttype >= COUNT(types))
		return false;
	strbuf_printf(out, "%s --pkt-type %s", not_if(info.invert), types[info.pkttype]);
	return true;
}

static void print_device(struct strbuf *out, const char *option, const char name[IFNAMSIZ],
			 bool invert)
{
	strbuf_printf(out, "%s --%s %.*s", not_if(invert), option, IFNAMSIZ, name);
}

bool print_physdev(struct strbuf *out, const struct item *item)
{
	static const struct {
		uint8_t op;
		const char *option;
	} tests[] = { { XT_PHYSDEV_OP_ISIN, "physdev-is-in" },
		      { XT_PHYSDEV_OP_ISOUT, "physdev-is-out" },
		      { XT_PHYSDEV_OP_BRIDGED, "physdev-is-bridged" } };
	struct xt_physdev_info info;
	size_t i;

	if (!xt_info(item, &info, sizeof(info)))
		return false;
	if (info.bitmask & XT_PHYSDEV_OP_IN)
		print_device(out, "physdev-in", info.physindev, info.invert & XT_PHYSDEV_OP_IN);
	if (info.bitmask & XT_PHYSDEV_OP_OUT)
		print_device(out, "physdev-out", info.physoutdev, info.invert & XT_PHYSDEV_OP_OUT);
	for (i = 0; i < COUNT(tests); i++)
		if (info.bitmask & tests[i].op)
			strbuf_printf(out, "%s --%s", not_if(info.invert & tests[i].op),
				      tests[i].option);
	return true;
}
