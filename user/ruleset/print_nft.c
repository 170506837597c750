/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* nft -a list. What nft leaves out because it follows from the rest (meta l4proto before tcp dport)
 * is left out here, too. */
#include "ruleset/print_nft.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <linux/netfilter/nf_tables.h>
#include <string.h>

#include "ruleset/print_match.h"
#include "ruleset/print_rule.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

void nft_phrase(struct nft_print *nft)
{
	strbuf_puts(nft->out, nft->space);
	nft->space = " ";
}

/* The protocol of ICMP tells the IP version. */
static bool is_icmp(const struct item *item)
{
	return item->op == NFT_CMP_EQ && item->data_len == 1 &&
	       (item->data[0] == IPPROTO_ICMP || item->data[0] == IPPROTO_ICMPV6);
}

/* Does a later item read the header that this comparison only makes sure of? */
static bool is_implied(const struct nft_print *nft, const struct load *load,
		       const struct item *item)
{
	uint8_t base = load->type == VALUE_PROTO ? NFT_PAYLOAD_TRANSPORT_HEADER
						 : NFT_PAYLOAD_NETWORK_HEADER;
	const struct item *end = nft->rule->items + nft->rule->item_count;

	if (item->op != NFT_CMP_EQ || !load->from || load->from->kind != ITEM_META ||
	    (load->type != VALUE_PROTO && load->type != VALUE_NFPROTO))
		return false;
	for (item++; item < end; item++) {
		if (item->kind == ITEM_PAYLOAD && item->op == base)
			return true;
		if (load->type == VALUE_NFPROTO && item->kind == ITEM_CMP && is_icmp(item))
			return true;
	}
	return false;
}

static const char *cmp_word(uint8_t op)
{
	static const char *const words[] = { " ", " != ", " < ", " <= ", " > ", " >= " };

	return op < COUNT(words) ? words[op] : " ? ";
}

static bool all_zero(const uint8_t *bytes, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (bytes[i])
			return false;
	return true;
}

static bool is_flags(enum value_type type)
{
	return type == VALUE_CT_STATE || type == VALUE_CT_STATUS || type == VALUE_TCP_FLAGS;
}

/* saddr & 255.255.0.0 == 10.0.0.0 is a prefix; ct state & new != 0 is "ct state new". */
static void print_masked(struct nft_print *nft, const struct load *load, const struct item *item)
{
	const struct item *mask = load->mask;
	int prefix = print_prefix_len(mask->data, mask->data_len);

	if (load->type == VALUE_TCP_FLAGS && item->op == NFT_CMP_EQ) {
		strbuf_puts(nft->out, " ");
		print_value(nft->out, load->type, item->data, item->data_len);
		strbuf_puts(nft->out, " / ");
		print_value(nft->out, load->type, mask->data, mask->data_len);
	} else if (is_flags(load->type) && item->op == NFT_CMP_NEQ &&
		   all_zero(item->data, item->data_len)) {
		strbuf_puts(nft->out, " ");
		print_value(nft->out, load->type, mask->data, mask->data_len);
	} else if (load->type == VALUE_ADDR && prefix >= 0) {
		strbuf_puts(nft->out, cmp_word(item->op));
		print_value(nft->out, load->type, item->data, item->data_len);
		strbuf_printf(nft->out, "/%d", prefix);
	} else {
		strbuf_puts(nft->out, " & ");
		print_value(nft->out, load->type, mask->data, mask->data_len);
		strbuf_puts(nft->out, item->op == NFT_CMP_EQ ? " == " : cmp_word(item->op));
		print_value(nft->out, load->type, item->data, item->data_len);
	}
}

/* A short load of an address compares whole bytes: a prefix of 8, 16, 24 bits. */
static void print_short_prefix(struct nft_print *nft, const struct item *item)
{
	uint8_t addr[16] = { 0 };

	memcpy(addr, item->data, item->data_len);
	strbuf_puts(nft->out, cmp_word(item->op));
	print_address(nft->out, addr, nft->loads.v6 ? 16 : 4);
	strbuf_printf(nft->out, "/%u", item->data_len * 8u);
}

/* A value that is compared by size is in network order. */
static void print_plain(struct nft_print *nft, const struct load *load, const uint8_t *bytes,
			size_t len)
{
	uint32_t word;

	if (load->swapped && len == sizeof(word)) {
		memcpy(&word, bytes, sizeof(word));
		word = ntohl(word);
		print_value(nft->out, load->type, (const uint8_t *)&word, sizeof(word));
	} else {
		print_value(nft->out, load->type, bytes, len);
	}
}

/* "80-90" is two comparisons: from here, then to there. */
static bool begins_range(const struct nft_print *nft, const struct item *item)
{
	const struct item *end = nft->rule->items + nft->rule->item_count;

	return item + 1 < end && item->op == NFT_CMP_GTE && item[1].kind == ITEM_CMP &&
	       item[1].op == NFT_CMP_LTE && item[1].sreg == item->sreg && item[1].data;
}

static bool ends_range(const struct nft_print *nft, const struct item *item)
{
	return item > nft->rule->items && item[-1].kind == ITEM_CMP && begins_range(nft, item - 1);
}

static void print_cmp(struct nft_print *nft, const struct item *item)
{
	const struct load *load = loads_at(&nft->loads, item->sreg);
	size_t whole = nft->loads.v6 ? 16 : 4;

	if (!item->data || is_implied(nft, load, item) || ends_range(nft, item))
		return;
	nft_phrase(nft);
	print_load_name(nft->out, load);
	if (load->mask && load->mask->data && load->mask->op == NFT_BITWISE_BOOL) {
		print_masked(nft, load, item);
	} else if (load->type == VALUE_ADDR && item->data_len < whole) {
		print_short_prefix(nft, item);
	} else if (begins_range(nft, item)) {
		strbuf_puts(nft->out, " ");
		print_plain(nft, load, item->data, item->data_len);
		strbuf_puts(nft->out, "-");
		print_plain(nft, load, item[1].data, item[1].data_len);
	} else {
		strbuf_puts(nft->out, cmp_word(item->op));
		print_plain(nft, load, item->data, item->data_len);
	}
}

static void print_range(struct nft_print *nft, const struct item *item)
{
	const struct load *load = loads_at(&nft->loads, item->sreg);

	nft_phrase(nft);
	print_load_name(nft->out, load);
	strbuf_puts(nft->out, item->op == NFT_RANGE_NEQ ? " != " : " ");
	print_value(nft->out, load->type, item->data, item->data ? item->data_len : 0);
	strbuf_puts(nft->out, "-");
	print_value(nft->out, load->type, item->data2, item->data2 ? item->data2_len : 0);
}

void nft_print_verdict(struct strbuf *out, const struct verdict *verdict)
{
	static const char *const words[] = {
		[VERDICT_CONTINUE] = "continue", [VERDICT_ACCEPT] = "accept",
		[VERDICT_DROP] = "drop",         [VERDICT_REJECT] = "reject",
		[VERDICT_QUEUE] = "queue",       [VERDICT_RETURN] = "return",
		[VERDICT_JUMP] = "jump",         [VERDICT_GOTO] = "goto",
	};

	strbuf_puts(out, words[verdict->kind]);
	if (verdict->kind == VERDICT_JUMP || verdict->kind == VERDICT_GOTO)
		strbuf_printf(out, " %s", verdict->chain ? verdict->chain : "?");
}

static void print_computed(struct nft_print *nft, const struct load *load)
{
	uint32_t mask = 0, xor = 0;

	if (load->from->kind == ITEM_IMMEDIATE_DATA) {
		print_value(nft->out, VALUE_MARK, load->from->data, load->from->data_len);
		return;
	}
	print_load_name(nft->out, load);
	if (!load->mask || load->mask->data_len != 4 || load->mask->data2_len != 4)
		return;
	memcpy(&mask, load->mask->data, 4);
	memcpy(&xor, load->mask->data2, 4);
	if (mask == UINT32_MAX)
		strbuf_printf(nft->out, " ^ 0x%08x", xor);
	else if (~mask == xor)
		strbuf_printf(nft->out, " | 0x%08x", xor);
	else
		strbuf_printf(nft->out, " & 0x%08x", mask);
	if (mask != UINT32_MAX && ~mask != xor&&xor)
		strbuf_printf(nft->out, " ^ 0x%08x", xor);
}

static void print_assign(struct nft_print *nft, const struct item *item)
{
	const struct load *load = loads_at(&nft->loads, item->sreg);
	bool mark =
		item->kind == ITEM_META_SET ? item->key == NFT_META_MARK : item->key == NFT_CT_MARK;

	nft_phrase(nft);
	strbuf_printf(nft->out, "%s %s set ", item->kind == ITEM_META_SET ? "meta" : "ct",
		      mark ? "mark" : "?");
	if (load->from)
		print_computed(nft, load);
	else
		strbuf_puts(nft->out, "?");
}

static void print_reject(struct nft_print *nft, const struct item *item)
{
	static const char *const icmp[] = { "net-unreachable", "host-unreachable",
					    "prot-unreachable", "port-unreachable" };
	static const char *const icmpx[] = { "no-route", "port-unreachable", "host-unreachable",
					     "admin-prohibited" };
	uint32_t code = item->key;

	nft_phrase(nft);
	strbuf_puts(nft->out, "reject");
	if (item->op == NFT_REJECT_TCP_RST)
		strbuf_puts(nft->out, " with tcp reset");
	else if (item->op == NFT_REJECT_ICMPX_UNREACH && code != NFT_REJECT_ICMPX_PORT_UNREACH)
		strbuf_printf(nft->out, " with icmpx %s", code < COUNT(icmpx) ? icmpx[code] : "?");
	else if (item->op == NFT_REJECT_ICMP_UNREACH && nft->loads.v6 && code != 4)
		strbuf_printf(nft->out, " with icmpv6 %u", code);
	else if (item->op == NFT_REJECT_ICMP_UNREACH && !nft->loads.v6 && code < 3)
		strbuf_printf(nft->out, " with icmp %s", icmp[code]);
	else if (item->op == NFT_REJECT_ICMP_UNREACH && !nft->loads.v6 && code > 3)
		strbuf_printf(nft->out, " with icmp %u", code);
}

static void print_nat(struct nft_print *nft, const struct item *item)
{
	const struct load *addr = loads_at(&nft->loads, item->sreg);
	const struct load *port = loads_at(&nft->loads, item->dreg);

	nft_phrase(nft);
	strbuf_puts(nft->out, item->name ? item->name : "nat");
	if (addr->from && addr->from->kind == ITEM_IMMEDIATE_DATA && addr->from->data) {
		strbuf_puts(nft->out, " to ");
		print_value(nft->out, VALUE_ADDR, addr->from->data, addr->from->data_len);
	}
	if (port->from && port->from->kind == ITEM_IMMEDIATE_DATA && port->from->data) {
		strbuf_puts(nft->out, ":");
		print_value(nft->out, VALUE_PORT, port->from->data, port->from->data_len);
	}
}

static void print_queue(struct nft_print *nft, const struct item *item)
{
	nft_phrase(nft);
	strbuf_puts(nft->out, "queue");
	if (item->flags & NFT_QUEUE_FLAG_BYPASS)
		strbuf_puts(nft->out, " flags bypass");
	strbuf_printf(nft->out, " to %u", item->key);
	if (item->len > 1)
		strbuf_printf(nft->out, "-%u", item->key + item->len - 1);
}

static void print_named(struct nft_print *nft, const char *what, const struct item *item)
{
	nft_phrase(nft);
	strbuf_printf(nft->out, "%s%s", what, item->name ? item->name : "...");
}

static void print_statement(struct nft_print *nft, const struct item *item)
{
	switch (item->kind) {
	case ITEM_IMMEDIATE_VERDICT:
		nft_phrase(nft);
		nft_print_verdict(nft->out, &item->verdict);
		break;
	case ITEM_COUNTER:
		nft_phrase(nft);
		strbuf_printf(nft->out, "counter packets %llu bytes %llu",
			      (unsigned long long)nft->rule->packets,
			      (unsigned long long)nft->rule->bytes);
		break;
	case ITEM_XT_MATCH:
		print_named(nft, "xt match ", item);
		break;
	case ITEM_XT_TARGET:
		print_named(nft, "xt target ", item);
		break;
	default:
		print_named(nft, "", item);
	}
}

static void print_item(struct nft_print *nft, const struct item *item)
{
	static void (*const printers[])(struct nft_print * nft, const struct item *item) = {
		[ITEM_CMP] = print_cmp,           [ITEM_RANGE] = print_range,
		[ITEM_LOOKUP] = nft_print_lookup, [ITEM_META_SET] = print_assign,
		[ITEM_CT_SET] = print_assign,     [ITEM_REJECT] = print_reject,
		[ITEM_NAT] = print_nat,           [ITEM_QUEUE] = print_queue,
	};

	if (loads_follow(&nft->loads, item))
		return;
	if (item->kind < COUNT(printers) && printers[item->kind])
		printers[item->kind](nft, item);
	else
		print_statement(nft, item);
}

void print_nft_rule(struct strbuf *out, const struct table *table, const struct rule *rule)
{
	struct nft_print nft = { .out = out, .rule = rule, .space = "" };
	uint16_t i;

	loads_begin(&nft.loads, !strcmp(table->family, "ip6"));
	for (i = 0; i < rule->item_count; i++)
		print_item(&nft, &rule->items[i]);
	if (rule->comment) {
		nft_phrase(&nft);
		strbuf_puts(out, "comment ");
		print_quoted(out, rule->comment);
	}
	if (rule->handle)
		strbuf_printf(out, "%s# handle %llu", nft.space, (unsigned long long)rule->handle);
}
