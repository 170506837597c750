/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * iptables -S. Addresses, devices and protocol come first, whatever the order in the kernel, then
 * matches, the comment, the target. iptables-nft keeps the first group (newer ones also ports and
 * marks) as nft expressions, which are turned back here.
 */
#include "ruleset/match_table.h"

#include <netinet/in.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter_ipv4/ip_tables.h>
#include <linux/netfilter_ipv6/ip6_tables.h>
#include <string.h>

#include "ruleset/print_load.h"
#include "ruleset/print_match.h"
#include "ruleset/print_rule.h"

/* Options of the first group, in the order in which they are written. */
enum part { PART_SRC, PART_DST, PART_IN, PART_OUT, PART_PROTO, PART_MATCH, PART_COUNT };

struct xt_print {
	struct strbuf *out;
	struct loads loads;
	bool v6;
	bool named_proto; /* "-m tcp" was written */
	enum part part;   /* being written */
};

static const char *not_if(bool invert)
{
	return invert ? " !" : "";
}

static void print_net(struct strbuf *out, const char *option, const void *addr, const void *mask,
		      size_t len, bool invert)
{
	int prefix = print_prefix_len(mask, len);

	if (prefix == 0 && !invert)
		return;
	strbuf_printf(out, "%s %s ", not_if(invert), option);
	print_address(out, addr, len);
	strbuf_puts(out, "/");
	if (prefix >= 0)
		strbuf_printf(out, "%d", prefix);
	else
		print_address(out, mask, len);
}

/* A mask that stops before the name's NUL is a prefix: "cali+". */
static void print_dev(struct strbuf *out, const char *option, const char *name, const uint8_t *mask,
		      bool invert)
{
	size_t used = strnlen(name, IFNAMSIZ);

	if (!mask[0])
		return;
	strbuf_printf(out, "%s %s %.*s", not_if(invert), option, (int)used, name);
	if (used && used < IFNAMSIZ && !mask[used] && name[used - 1] != '+')
		strbuf_puts(out, "+"); /* legacy tables keep the + in the name */
}

static void print_protocol(struct strbuf *out, uint16_t proto, bool invert)
{
	strbuf_printf(out, "%s -p ", not_if(invert));
	print_proto(out, (uint8_t)proto);
}

static void print_ipv4(struct xt_print *xt, const struct ipt_ip *ip)
{
	uint8_t inv = ip->invflags;

	switch (xt->part) {
	case PART_SRC:
		print_net(xt->out, "-s", &ip->src, &ip->smsk, 4, inv & IPT_INV_SRCIP);
		break;
	case PART_DST:
		print_net(xt->out, "-d", &ip->dst, &ip->dmsk, 4, inv & IPT_INV_DSTIP);
		break;
	case PART_IN:
		print_dev(xt->out, "-i", ip->iniface, ip->iniface_mask, inv & IPT_INV_VIA_IN);
		break;
	case PART_OUT:
		print_dev(xt->out, "-o", ip->outiface, ip->outiface_mask, inv & IPT_INV_VIA_OUT);
		break;
	case PART_PROTO:
		if (ip->proto)
			print_protocol(xt->out, ip->proto, inv & IPT_INV_PROTO);
		if (ip->flags & IPT_F_FRAG)
			strbuf_printf(xt->out, "%s -f", not_if(inv & IPT_INV_FRAG));
		break;
	default:
		break;
	}
}

static void print_ipv6(struct xt_print *xt, const struct ip6t_ip6 *ip)
{
	uint8_t inv = ip->invflags;

	switch (xt->part) {
	case PART_SRC:
		print_net(xt->out, "-s", &ip->src, &ip->smsk, 16, inv & IP6T_INV_SRCIP);
		break;
	case PART_DST:
		print_net(xt->out, "-d", &ip->dst, &ip->dmsk, 16, inv & IP6T_INV_DSTIP);
		break;
	case PART_IN:
		print_dev(xt->out, "-i", ip->iniface, ip->iniface_mask, inv & IP6T_INV_VIA_IN);
		break;
	case PART_OUT:
		print_dev(xt->out, "-o", ip->outiface, ip->outiface_mask, inv & IP6T_INV_VIA_OUT);
		break;
	case PART_PROTO:
		if ((ip->flags & IP6T_F_PROTO) && ip->proto)
			print_protocol(xt->out, ip->proto, inv & IP6T_INV_PROTO);
		break;
	default:
		break;
	}
}

static void print_ip(struct xt_print *xt, const struct item *item)
{
	struct ip6t_ip6 v6;
	struct ipt_ip v4;

	if (xt->v6 && xt_info(item, &v6, sizeof(v6)))
		print_ipv6(xt, &v6);
	else if (!xt->v6 && xt_info(item, &v4, sizeof(v4)))
		print_ipv4(xt, &v4);
}

static void print_match(struct xt_print *xt, const struct item *item)
{
	const struct match_kind *kind = match_find(item->name);

	strbuf_printf(xt->out, " -m %s",
		      print_is_state(item) ? "state"
		      : item->name         ? item->name
					   : "?");
	if (!kind || !kind->print || !kind->print(xt->out, item))
		strbuf_puts(xt->out, " ...");
}

/* --- what iptables-nft keeps as expressions --- */

static void native_addr(struct xt_print *xt, const struct load *load, const struct item *item,
			const char *option)
{
	uint8_t addr[16] = { 0 }, mask[16] = { 0 };
	size_t len = xt->v6 ? 16 : 4, given = item->data_len < len ? item->data_len : len;

	memcpy(addr, item->data, given);
	memset(mask, 0xff, given);
	if (load->mask && load->mask->data_len >= given)
		memcpy(mask, load->mask->data, given);
	print_net(xt->out, option, addr, mask, len, item->op == NFT_CMP_NEQ);
}

static void native_dev(struct xt_print *xt, const struct item *item, const char *option)
{
	uint8_t mask[IFNAMSIZ] = { 0 };
	char name[IFNAMSIZ] = { 0 };
	size_t len = item->data_len < IFNAMSIZ ? item->data_len : IFNAMSIZ;

	memcpy(name, item->data, len);
	memset(mask, 0xff, len);
	print_dev(xt->out, option, name, mask, item->op == NFT_CMP_NEQ);
}

static void name_proto(struct xt_print *xt)
{
	if (!xt->named_proto) {
		strbuf_puts(xt->out, " -m ");
		print_proto(xt->out, xt->loads.proto);
	}
	xt->named_proto = true;
}

static void native_port(struct xt_print *xt, const struct load *load, const struct item *item)
{
	static const char *const ops[] = { "", "! ", "< ", "<= ", "> ", ">= " };
	const char *side = load->from->offset ? "dport" : "sport";

	name_proto(xt);
	if (item->op == NFT_CMP_EQ || item->op == NFT_CMP_NEQ)
		strbuf_printf(xt->out, "%s --%s ", not_if(item->op == NFT_CMP_NEQ), side);
	else
		strbuf_printf(xt->out, " --%s %s", side, ops[item->op % 6]);
	print_value(xt->out, VALUE_PORT, item->data, item->data_len);
}

static void native_mark(struct xt_print *xt, const struct load *load, const struct item *item)
{
	uint32_t mark, mask;

	if (item->data_len != sizeof(mark))
		return;
	memcpy(&mark, item->data, sizeof(mark));
	strbuf_printf(xt->out, " -m mark%s --mark 0x%x", not_if(item->op == NFT_CMP_NEQ), mark);
	if (!load->mask || load->mask->data_len != sizeof(mask))
		return;
	memcpy(&mask, load->mask->data, sizeof(mask));
	strbuf_printf(xt->out, "/0x%x", mask);
}

static void native_tcp_flags(struct xt_print *xt, const struct load *load, const struct item *item)
{
	name_proto(xt);
	strbuf_printf(xt->out, "%s --tcp-flags ", not_if(item->op == NFT_CMP_NEQ));
	print_tcp_flags(xt->out, load->mask && load->mask->data_len ? load->mask->data[0] : 0x3f);
	strbuf_puts(xt->out, " ");
	print_tcp_flags(xt->out, item->data[0]);
}

static void native_other(struct xt_print *xt, const struct load *load, const struct item *item)
{
	strbuf_puts(xt->out, " [");
	print_load_name(xt->out, load);
	strbuf_puts(xt->out, item->op == NFT_CMP_NEQ ? " != " : " ");
	print_value(xt->out, load->type, item->data, item->data_len);
	strbuf_puts(xt->out, "]");
}

static enum part part_of(const struct load *load)
{
	const struct item *from = load->from;

	if (!from || !load->name)
		return PART_MATCH;
	if (from->kind == ITEM_META && from->key == NFT_META_IIFNAME)
		return PART_IN;
	if (from->kind == ITEM_META && from->key == NFT_META_OIFNAME)
		return PART_OUT;
	if (load->type == VALUE_PROTO)
		return PART_PROTO;
	if (from->kind == ITEM_PAYLOAD && load->type == VALUE_ADDR)
		return strstr(load->name, "saddr") ? PART_SRC : PART_DST;
	return PART_MATCH;
}

static void native_match(struct xt_print *xt, const struct load *load, const struct item *item)
{
	bool payload = load->from && load->from->kind == ITEM_PAYLOAD;

	if (payload && load->name && load->type == VALUE_PORT && strstr(load->name, "port"))
		native_port(xt, load, item);
	else if (payload && load->type == VALUE_TCP_FLAGS)
		native_tcp_flags(xt, load, item);
	else if (load->from && load->from->kind == ITEM_META && load->from->key == NFT_META_MARK)
		native_mark(xt, load, item);
	else
		native_other(xt, load, item);
}

static void print_cmp(struct xt_print *xt, const struct item *item)
{
	const struct load *load = loads_at(&xt->loads, item->sreg);

	if (!item->data || !item->data_len || part_of(load) != xt->part)
		return;
	switch (xt->part) {
	case PART_SRC:
		native_addr(xt, load, item, "-s");
		break;
	case PART_DST:
		native_addr(xt, load, item, "-d");
		break;
	case PART_IN:
		native_dev(xt, item, "-i");
		break;
	case PART_OUT:
		native_dev(xt, item, "-o");
		break;
	case PART_PROTO:
		print_protocol(xt->out, item->data[0], item->op == NFT_CMP_NEQ);
		break;
	default:
		native_match(xt, load, item);
	}
}

static void print_port_pair(struct xt_print *xt, const struct item *item)
{
	const struct load *load = loads_at(&xt->loads, item->sreg);

	if (load->type != VALUE_PORT || !load->from || item->data_len < 2 || item->data2_len < 2) {
		strbuf_puts(xt->out, " [range]");
		return;
	}
	name_proto(xt);
	strbuf_printf(xt->out, "%s --%s ", not_if(item->op == NFT_RANGE_NEQ),
		      load->from->offset ? "dport" : "sport");
	print_value(xt->out, VALUE_PORT, item->data, item->data_len);
	strbuf_puts(xt->out, ":");
	print_value(xt->out, VALUE_PORT, item->data2, item->data2_len);
}

static void print_item(struct xt_print *xt, const struct item *item)
{
	if (loads_follow(&xt->loads, item))
		return;
	if (item->kind == ITEM_XT_IP)
		print_ip(xt, item);
	else if (item->kind == ITEM_CMP)
		print_cmp(xt, item);
	if (xt->part != PART_MATCH)
		return;
	if (item->kind == ITEM_XT_MATCH)
		print_match(xt, item);
	else if (item->kind == ITEM_RANGE)
		print_port_pair(xt, item);
	else if (item->kind == ITEM_LOOKUP)
		strbuf_printf(xt->out, " [@%s]", item->name ? item->name : "?");
	else if (item->kind == ITEM_MAYBE)
		strbuf_printf(xt->out, " [%s]", item->name ? item->name : "?");
}

static void print_verdict(struct strbuf *out, const struct verdict *verdict)
{
	static const char *const names[] = {
		[VERDICT_ACCEPT] = "ACCEPT", [VERDICT_DROP] = "DROP",
		[VERDICT_REJECT] = "REJECT", [VERDICT_QUEUE] = "QUEUE",
		[VERDICT_RETURN] = "RETURN",
	};

	if (verdict->kind == VERDICT_JUMP || verdict->kind == VERDICT_GOTO)
		strbuf_printf(out, " -%c %s", verdict->kind == VERDICT_JUMP ? 'j' : 'g',
			      verdict->chain ? verdict->chain : "?");
	else if (verdict->kind != VERDICT_CONTINUE)
		strbuf_printf(out, " -j %s", names[verdict->kind]);
}

static void print_end(struct xt_print *xt, const struct item *item)
{
	switch (item->kind) {
	case ITEM_IMMEDIATE_VERDICT:
		print_verdict(xt->out, &item->verdict);
		break;
	case ITEM_XT_TARGET:
		print_target(xt->out, item, xt->v6);
		break;
	case ITEM_REJECT:
		strbuf_puts(xt->out, " -j REJECT");
		break;
	case ITEM_QUEUE:
		strbuf_printf(xt->out, " -j NFQUEUE --queue-num %u", item->key);
		break;
	case ITEM_NAT:
		strbuf_printf(xt->out, " -j [%s]", item->name ? item->name : "nat");
		break;
	case ITEM_META_SET:
		strbuf_puts(xt->out, " -j [meta set]");
		break;
	case ITEM_PASS:
		strbuf_printf(xt->out, " -j [%s]", item->name ? item->name : "?");
		break;
	default:
		break;
	}
}

void print_xt_rule(struct strbuf *out, const struct table *table, const struct chain *chain,
		   const struct rule *rule)
{
	struct xt_print xt = { .out = out, .v6 = !strcmp(table->family, "ip6") };
	uint16_t i;

	strbuf_printf(out, "-A %s", chain->name);
	for (xt.part = PART_SRC; xt.part < PART_COUNT; xt.part++) {
		loads_begin(&xt.loads, xt.v6);
		for (i = 0; i < rule->item_count; i++)
			print_item(&xt, &rule->items[i]);
	}
	if (rule->comment) {
		strbuf_puts(out, " -m comment --comment ");
		print_quoted(out, rule->comment);
	}
	for (i = 0; i < rule->item_count; i++)
		print_end(&xt, &rule->items[i]);
}
