/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "ruleset/service_rule.h"

#include <net/if.h> /* both before the kernel headers, which then leave out what these have */
#include <netinet/in.h>
#include <linux/netfilter/nf_nat.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/xt_sctp.h>
#include <linux/netfilter/xt_tcpudp.h>
#include <linux/netfilter_ipv4/ip_tables.h>
#include <linux/netfilter_ipv6/ip6_tables.h>
#include <string.h>

#define REG_WORDS (RULE_DATA_MAX / 4)

/* What the register that a comparison reads was loaded with: rules load, then compare. */
enum loaded { LOADED_OTHER, LOADED_DST, LOADED_PROTO, LOADED_DPORT };

struct scan {
	struct service_rule facts;
	uint8_t family;
	enum loaded loaded;
	uint32_t reg;                             /* that holds it */
	const struct item *immediates[REG_WORDS]; /* latest constant per register */
};

/* --- nft expressions --- */

static enum loaded loaded_by_payload(const struct item *item, uint8_t family)
{
	bool v6 = family == 6;

	if (item->op == NFT_PAYLOAD_TRANSPORT_HEADER)
		return item->offset == 2 && item->len == 2 ? LOADED_DPORT : LOADED_OTHER;
	if (item->op != NFT_PAYLOAD_NETWORK_HEADER)
		return LOADED_OTHER;
	if (item->offset == (v6 ? 24 : 16) && item->len == (v6 ? 16 : 4))
		return LOADED_DST;
	if (item->offset == (v6 ? 6 : 9) && item->len == 1)
		return LOADED_PROTO;
	return LOADED_OTHER;
}

static void scan_load(struct scan *scan, const struct item *item)
{
	scan->loaded = LOADED_OTHER;
	if (item->kind == ITEM_PAYLOAD)
		scan->loaded = loaded_by_payload(item, scan->family);
	else if (item->kind == ITEM_META && item->key == NFT_META_L4PROTO)
		scan->loaded = LOADED_PROTO;
	scan->reg = item->dreg;
}

static void scan_cmp(struct scan *scan, const struct item *item)
{
	struct service_rule *facts = &scan->facts;

	if (item->op != NFT_CMP_EQ || item->sreg != scan->reg)
		return;
	if (scan->loaded == LOADED_PROTO && item->data_len >= 1)
		facts->proto = item->data[0];
	else if (scan->loaded == LOADED_DPORT && item->data_len >= 2)
		facts->dport = (uint16_t)(item->data[0] << 8 | item->data[1]);
	else if (scan->loaded == LOADED_DST && item->data_len == 4)
		facts->dst = addr_from_v4(item->data);
	else if (scan->loaded == LOADED_DST && item->data_len == 16)
		facts->dst = addr_from_v6(item->data);
}

static const struct item *immediate_in(const struct scan *scan, uint32_t reg)
{
	return reg < REG_WORDS ? scan->immediates[reg] : NULL;
}

static void scan_nat(struct scan *scan, const struct item *item)
{
	const struct item *addr = immediate_in(scan, item->sreg);
	const struct item *port = immediate_in(scan, item->dreg);

	if (!item->name || strcmp(item->name, "dnat") || !addr)
		return;
	if (addr->data_len == 4)
		scan->facts.nat = addr_from_v4(addr->data);
	else if (addr->data_len == 16)
		scan->facts.nat = addr_from_v6(addr->data);
	if (port && port->data_len >= 2)
		scan->facts.nat_port = (uint16_t)(port->data[0] << 8 | port->data[1]);
}

/* --- xt --- */

static void scan_ip4(struct service_rule *facts, const struct item *item)
{
	struct ipt_ip ip;

	memcpy(&ip, item->data, sizeof(ip));
	if (ip.dmsk.s_addr == UINT32_MAX && !(ip.invflags & IPT_INV_DSTIP))
		facts->dst = addr_from_v4(&ip.dst);
	if (ip.proto && !(ip.invflags & IPT_INV_PROTO))
		facts->proto = (uint8_t)ip.proto;
}

static void scan_ip6(struct service_rule *facts, const struct item *item)
{
	static const struct in6_addr host = { .s6_addr = { [0 ... 15] = 0xff } };
	struct ip6t_ip6 ip;

	memcpy(&ip, item->data, sizeof(ip));
	if (!memcmp(&ip.dmsk, &host, sizeof(host)) && !(ip.invflags & IP6T_INV_DSTIP))
		facts->dst = addr_from_v6(&ip.dst);
	if ((ip.flags & IP6T_F_PROTO) && !(ip.invflags & IP6T_INV_PROTO))
		facts->proto = (uint8_t)ip.proto;
}

static void scan_ip(struct service_rule *facts, const struct item *item)
{
	if (item->data_len == sizeof(struct ipt_ip))
		scan_ip4(facts, item);
	else if (item->data_len == sizeof(struct ip6t_ip6))
		scan_ip6(facts, item);
}

/* Where a match keeps its range of destination ports (host order) and its inversions. */
static const struct port_match {
	const char *name;
	size_t dports, inverted, size;
	uint8_t inverts_dport, proto;
} port_matches[] = {
	{ "tcp", offsetof(struct xt_tcp, dpts), offsetof(struct xt_tcp, invflags),
	  sizeof(struct xt_tcp), XT_TCP_INV_DSTPT, IPPROTO_TCP },
	{ "udp", offsetof(struct xt_udp, dpts), offsetof(struct xt_udp, invflags),
	  sizeof(struct xt_udp), XT_UDP_INV_DSTPT, IPPROTO_UDP },
	{ "sctp", offsetof(struct xt_sctp_info, dpts), offsetof(struct xt_sctp_info, invflags),
	  sizeof(struct xt_sctp_info), XT_SCTP_DEST_PORTS, IPPROTO_SCTP },
};

static void scan_match(struct service_rule *facts, const struct item *item)
{
	uint16_t range[2];

	for (size_t i = 0; i < sizeof(port_matches) / sizeof(port_matches[0]); i++) {
		const struct port_match *match = &port_matches[i];

		if (strcmp(match->name, item->name) || item->data_len < match->size ||
		    (item->data[match->inverted] & match->inverts_dport))
			continue;
		memcpy(range, item->data + match->dports, sizeof(range));
		facts->proto = match->proto;
		if (range[0] == range[1])
			facts->dport = range[0];
	}
}

/* Revision 0 knows IPv4 only; 1 and 2 begin alike. */
static void scan_dnat(struct service_rule *facts, const struct item *item, uint8_t family)
{
	struct nf_nat_ipv4_multi_range_compat old;
	struct nf_nat_range range;

	if (item->revision == 0 && item->data_len >= sizeof(old)) {
		memcpy(&old, item->data, sizeof(old));
		if (!(old.range[0].flags & NF_NAT_RANGE_MAP_IPS))
			return;
		facts->nat = addr_from_v4(&old.range[0].min_ip);
		facts->nat_port = ntohs(old.range[0].min.all);
	} else if (item->revision > 0 && item->data_len >= sizeof(range)) {
		memcpy(&range, item->data, sizeof(range));
		if (!(range.flags & NF_NAT_RANGE_MAP_IPS))
			return;
		facts->nat =
			family == 6 ? addr_from_v6(&range.min_addr) : addr_from_v4(&range.min_addr);
		facts->nat_port = ntohs(range.min_proto.all);
	}
}

static void scan_item(struct scan *scan, const struct item *item)
{
	switch (item->kind) {
	case ITEM_PAYLOAD:
	case ITEM_META:
	case ITEM_CT:
	case ITEM_FIB:
	case ITEM_BITWISE: /* masked: compares with a range */
		scan_load(scan, item);
		break;
	case ITEM_CMP:
		scan_cmp(scan, item);
		break;
	case ITEM_IMMEDIATE_DATA:
		if (item->dreg < REG_WORDS)
			scan->immediates[item->dreg] = item;
		break;
	case ITEM_IMMEDIATE_VERDICT:
		scan->facts.jump = item->verdict.chain;
		break;
	case ITEM_NAT:
		scan_nat(scan, item);
		break;
	case ITEM_XT_IP:
		scan_ip(&scan->facts, item);
		break;
	case ITEM_XT_MATCH:
		scan_match(&scan->facts, item);
		break;
	case ITEM_XT_TARGET:
		if (!strcmp(item->name, "DNAT"))
			scan_dnat(&scan->facts, item, scan->family);
		break;
	default:
		break;
	}
}

struct service_rule service_rule_of(const struct rule *rule, uint8_t family)
{
	struct scan scan = { .family = family, .reg = UINT32_MAX };

	for (unsigned int i = 0; i < rule->item_count; i++)
		scan_item(&scan, &rule->items[i]);
	return scan.facts;
}
