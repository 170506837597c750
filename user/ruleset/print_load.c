/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "ruleset/print_load.h"

#include <arpa/inet.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_conntrack_common.h>
#include <linux/netfilter/nf_conntrack_tuple_common.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/rtnetlink.h>
#include <netinet/in.h>
#include <string.h>

#include "ruleset/print_match.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Payload fields; @proto 0: of the network header. A shorter load of an address is a prefix of
 * whole bytes. */
static const struct field {
	uint8_t base, proto;
	bool v6;
	uint32_t offset, len;
	const char *name;
	enum value_type type;
} fields[] = {
	{ NFT_PAYLOAD_NETWORK_HEADER, 0, false, 12, 4, "ip saddr", VALUE_ADDR },
	{ NFT_PAYLOAD_NETWORK_HEADER, 0, false, 16, 4, "ip daddr", VALUE_ADDR },
	{ NFT_PAYLOAD_NETWORK_HEADER, 0, false, 9, 1, "ip protocol", VALUE_PROTO },
	{ NFT_PAYLOAD_NETWORK_HEADER, 0, false, 8, 1, "ip ttl", VALUE_BYTE },
	{ NFT_PAYLOAD_NETWORK_HEADER, 0, false, 2, 2, "ip length", VALUE_PORT },
	{ NFT_PAYLOAD_NETWORK_HEADER, 0, true, 8, 16, "ip6 saddr", VALUE_ADDR },
	{ NFT_PAYLOAD_NETWORK_HEADER, 0, true, 24, 16, "ip6 daddr", VALUE_ADDR },
	{ NFT_PAYLOAD_NETWORK_HEADER, 0, true, 6, 1, "ip6 nexthdr", VALUE_PROTO },
	{ NFT_PAYLOAD_NETWORK_HEADER, 0, true, 7, 1, "ip6 hoplimit", VALUE_BYTE },
	{ NFT_PAYLOAD_TRANSPORT_HEADER, IPPROTO_TCP, false, 0, 2, "tcp sport", VALUE_PORT },
	{ NFT_PAYLOAD_TRANSPORT_HEADER, IPPROTO_TCP, false, 2, 2, "tcp dport", VALUE_PORT },
	{ NFT_PAYLOAD_TRANSPORT_HEADER, IPPROTO_TCP, false, 13, 1, "tcp flags", VALUE_TCP_FLAGS },
	{ NFT_PAYLOAD_TRANSPORT_HEADER, IPPROTO_UDP, false, 0, 2, "udp sport", VALUE_PORT },
	{ NFT_PAYLOAD_TRANSPORT_HEADER, IPPROTO_UDP, false, 2, 2, "udp dport", VALUE_PORT },
	{ NFT_PAYLOAD_TRANSPORT_HEADER, IPPROTO_SCTP, false, 0, 2, "sctp sport", VALUE_PORT },
	{ NFT_PAYLOAD_TRANSPORT_HEADER, IPPROTO_SCTP, false, 2, 2, "sctp dport", VALUE_PORT },
	{ NFT_PAYLOAD_TRANSPORT_HEADER, IPPROTO_ICMP, false, 0, 1, "icmp type", VALUE_BYTE },
	{ NFT_PAYLOAD_TRANSPORT_HEADER, IPPROTO_ICMP, false, 1, 1, "icmp code", VALUE_BYTE },
	{ NFT_PAYLOAD_TRANSPORT_HEADER, IPPROTO_ICMPV6, false, 0, 1, "icmpv6 type", VALUE_BYTE },
	{ NFT_PAYLOAD_TRANSPORT_HEADER, IPPROTO_ICMPV6, false, 1, 1, "icmpv6 code", VALUE_BYTE },
	{ NFT_PAYLOAD_TRANSPORT_HEADER, 0, false, 0, 2, "th sport", VALUE_PORT },
	{ NFT_PAYLOAD_TRANSPORT_HEADER, 0, false, 2, 2, "th dport", VALUE_PORT },
};

static const struct key_name {
	uint32_t key;
	const char *name;
	enum value_type type;
	uint32_t len;
} meta_keys[] = {
	{ NFT_META_MARK, "meta mark", VALUE_MARK, 4 },
	{ NFT_META_IIFNAME, "iifname", VALUE_IFNAME, IFNAMSIZ },
	{ NFT_META_OIFNAME, "oifname", VALUE_IFNAME, IFNAMSIZ },
	{ NFT_META_L4PROTO, "meta l4proto", VALUE_PROTO, 1 },
	{ NFT_META_NFPROTO, "meta nfproto", VALUE_NFPROTO, 1 },
	{ NFT_META_PROTOCOL, "meta protocol", VALUE_HEX, 2 },
	{ NFT_META_SKUID, "meta skuid", VALUE_NUMBER, 4 },
	{ NFT_META_SKGID, "meta skgid", VALUE_NUMBER, 4 },
	{ NFT_META_LEN, "meta length", VALUE_NUMBER, 4 },
	{ NFT_META_PKTTYPE, "meta pkttype", VALUE_BYTE, 1 },
	{ NFT_META_IIF, "iif", VALUE_NUMBER, 4 },
	{ NFT_META_OIF, "oif", VALUE_NUMBER, 4 },
	{ NFT_META_CPU, "meta cpu", VALUE_NUMBER, 4 },
	{ NFT_META_CGROUP, "meta cgroup", VALUE_NUMBER, 4 },
}, ct_keys[] = {
	{ NFT_CT_STATE, "ct state", VALUE_CT_STATE, 4 },
	{ NFT_CT_MARK, "ct mark", VALUE_MARK, 4 },
	{ NFT_CT_STATUS, "ct status", VALUE_CT_STATUS, 4 },
	{ NFT_CT_DIRECTION, "ct direction", VALUE_BYTE, 1 },
	{ NFT_CT_PROTOCOL, "ct protocol", VALUE_PROTO, 1 },
	{ NFT_CT_SRC_IP, "ct ip saddr", VALUE_ADDR, 4 },
	{ NFT_CT_DST_IP, "ct ip daddr", VALUE_ADDR, 4 },
	{ NFT_CT_SRC_IP6, "ct ip6 saddr", VALUE_ADDR, 16 },
	{ NFT_CT_DST_IP6, "ct ip6 daddr", VALUE_ADDR, 16 },
	{ NFT_CT_PROTO_SRC, "ct proto-src", VALUE_PORT, 2 },
	{ NFT_CT_PROTO_DST, "ct proto-dst", VALUE_PORT, 2 },
	{ NFT_CT_HELPER, "ct helper", VALUE_HEX, 16 },
};

void loads_begin(struct loads *loads, bool v6)
{
	*loads = (struct loads){ .v6 = v6 };
}

const struct load *loads_at(const struct loads *loads, uint32_t reg)
{
	static const struct load unknown;

	return reg < LOAD_WORDS ? &loads->word[reg] : &unknown;
}

static bool field_is(const struct field *field, const struct loads *loads, const struct item *item)
{
	bool transport = field->base == NFT_PAYLOAD_TRANSPORT_HEADER;

	if (field->base != item->op || field->offset != item->offset)
		return false;
	if (transport ? field->proto && field->proto != loads->proto : field->v6 != loads->v6)
		return false;
	return field->len == item->len || (field->type == VALUE_ADDR && item->len < field->len);
}

static void name_payload(const struct loads *loads, struct load *load)
{
	size_t i;

	load->len = load->from->len;
	for (i = 0; i < COUNT(fields); i++)
		if (field_is(&fields[i], loads, load->from)) {
			load->name = fields[i].name;
			load->type = fields[i].type;
			return;
		}
}

static void name_key(struct load *load, const struct key_name *keys, size_t count)
{
	size_t i;

	load->len = 4;
	for (i = 0; i < count; i++)
		if (keys[i].key == load->from->key) {
			load->name = keys[i].name;
			load->type = keys[i].type;
			load->len = keys[i].len;
			return;
		}
}

static void load_new(struct loads *loads, const struct item *item)
{
	struct load load = { .from = item, .len = 4, .type = VALUE_NUMBER };

	if (item->kind == ITEM_PAYLOAD)
		load.type = VALUE_HEX;
	if (item->kind == ITEM_PAYLOAD)
		name_payload(loads, &load);
	else if (item->kind == ITEM_META)
		name_key(&load, meta_keys, COUNT(meta_keys));
	else if (item->kind == ITEM_CT)
		name_key(&load, ct_keys, COUNT(ct_keys));
	else if (item->kind == ITEM_FIB && item->key == NFT_FIB_RESULT_ADDRTYPE)
		load.type = VALUE_ADDR_TYPE;
	if (item->dreg < LOAD_WORDS)
		loads->word[item->dreg] = load;
}

static void load_copy(struct loads *loads, const struct item *item)
{
	struct load load = *loads_at(loads, item->sreg);

	if (item->kind == ITEM_BITWISE)
		load.mask = item;
	else if (load.len == 4)
		load.swapped = !load.swapped;
	if (item->dreg < LOAD_WORDS)
		loads->word[item->dreg] = load;
}

/* "meta l4proto tcp" and "meta nfproto ipv6" say how later payloads are to be read. */
static void note_cmp(struct loads *loads, const struct item *item)
{
	const struct load *load = loads_at(loads, item->sreg);

	if (!load->name || item->op != NFT_CMP_EQ || item->data_len < 1)
		return;
	if (load->type == VALUE_PROTO)
		loads->proto = item->data[0];
	if (load->type == VALUE_NFPROTO)
		loads->v6 = item->data[0] == NFPROTO_IPV6;
}

bool loads_follow(struct loads *loads, const struct item *item)
{
	switch (item->kind) {
	case ITEM_IMMEDIATE_DATA:
	case ITEM_PAYLOAD:
	case ITEM_META:
	case ITEM_CT:
	case ITEM_FIB:
	case ITEM_NUMGEN:
		load_new(loads, item);
		return true;
	case ITEM_BITWISE:
	case ITEM_BYTEORDER:
		load_copy(loads, item);
		return true;
	case ITEM_CMP:
		note_cmp(loads, item);
		return false;
	default:
		return false;
	}
}

static void print_fib(struct strbuf *out, const struct item *item)
{
	static const char *const results[] = { "?", "oif", "oifname", "type" };
	static const struct bit_name parts[] = { { NFTA_FIB_F_SADDR, "saddr" },
						 { NFTA_FIB_F_DADDR, "daddr" },
						 { NFTA_FIB_F_MARK, "mark" },
						 { NFTA_FIB_F_IIF, "iif" },
						 { NFTA_FIB_F_OIF, "oif" } };
	const char *dot = " ";
	size_t i;

	strbuf_puts(out, "fib");
	for (i = 0; i < COUNT(parts); i++)
		if (item->flags & parts[i].bit) {
			strbuf_printf(out, "%s%s", dot, parts[i].name);
			dot = " . ";
		}
	strbuf_printf(out, " %s", item->key < COUNT(results) ? results[item->key] : "?");
}

static void print_raw_payload(struct strbuf *out, const struct item *item)
{
	static const char *const bases[] = { "ll", "nh", "th", "ih" };

	strbuf_printf(out, "@%s,%u,%u", item->op < COUNT(bases) ? bases[item->op] : "?",
		      item->offset * 8, item->len * 8);
}

/* "ct original ip daddr": the direction stands after the first word. */
static void print_ct_name(struct strbuf *out, const struct load *load)
{
	const struct item *from = load->from;

	if (from->kind == ITEM_CT && from->op <= IP_CT_DIR_REPLY)
		strbuf_printf(out, "ct %s %s", from->op == IP_CT_DIR_REPLY ? "reply" : "original",
			      load->name + strlen("ct "));
	else
		strbuf_puts(out, load->name);
}

void print_load_name(struct strbuf *out, const struct load *load)
{
	if (!load->from)
		strbuf_puts(out, "?");
	else if (load->from->kind == ITEM_FIB)
		print_fib(out, load->from);
	else if (load->from->kind == ITEM_NUMGEN)
		strbuf_printf(out, "numgen mod %u", load->from->key);
	else if (load->name)
		print_ct_name(out, load);
	else if (load->from->kind == ITEM_PAYLOAD)
		print_raw_payload(out, load->from);
	else
		strbuf_printf(out, "%s key %u", load->from->kind == ITEM_CT ? "ct" : "meta",
			      load->from->key);
}

void print_address(struct strbuf *out, const uint8_t *bytes, size_t len)
{
	struct addr addr = len == 16 ? addr_from_v6(bytes) : addr_from_v4(bytes);
	char text[ADDR_TEXT_MAX];

	strbuf_puts(out, addr_format(&addr, text));
}

int print_prefix_len(const uint8_t *mask, size_t len)
{
	size_t bits = 0, i;

	while (bits < len * 8 && mask[bits / 8] & (0x80 >> bits % 8))
		bits++;
	for (i = bits; i < len * 8; i++)
		if (mask[i / 8] & (0x80 >> i % 8))
			return -1;
	return (int)bits;
}

static void print_hex(struct strbuf *out, const uint8_t *bytes, size_t len)
{
	size_t i;

	strbuf_puts(out, "0x");
	for (i = 0; i < len; i++)
		strbuf_printf(out, "%02x", bytes[i]);
}

static void print_ifname(struct strbuf *out, const uint8_t *bytes, size_t len)
{
	size_t used = strnlen((const char *)bytes, len);

	strbuf_puts(out, "\"");
	strbuf_add(out, (const char *)bytes, used);
	strbuf_puts(out, used == len && len < IFNAMSIZ ? "*\"" : "\"");
}

static void print_word(struct strbuf *out, enum value_type type, uint32_t value)
{
	static const struct bit_name states[] = { { 1, "invalid" },
						  { 2, "established" },
						  { 4, "related" },
						  { 8, "new" },
						  { 64, "untracked" } };
	static const struct bit_name status[] = {
		{ IPS_EXPECTED, "expected" }, { IPS_SEEN_REPLY, "seen-reply" },
		{ IPS_ASSURED, "assured" },   { IPS_CONFIRMED, "confirmed" },
		{ IPS_SRC_NAT, "snat" },      { IPS_DST_NAT, "dnat" },
		{ IPS_DYING, "dying" }
	};
	static const char *const types[] = { "unspec",    "unicast",     "local",
					     "broadcast", "anycast",     "multicast",
					     "blackhole", "unreachable", "prohibit" };

	if (type == VALUE_CT_STATE)
		print_bits(out, value, states, COUNT(states));
	else if (type == VALUE_CT_STATUS)
		print_bits(out, value, status, COUNT(status));
	else if (type == VALUE_MARK)
		strbuf_printf(out, "0x%08x", value);
	else if (type == VALUE_ADDR_TYPE && value < COUNT(types))
		strbuf_puts(out, types[value]);
	else
		strbuf_printf(out, "%u", value);
}

static void print_byte(struct strbuf *out, enum value_type type, uint8_t value)
{
	static const struct bit_name flags[] = { { 1, "fin" },  { 2, "syn" },  { 4, "rst" },
						 { 8, "psh" },  { 16, "ack" }, { 32, "urg" },
						 { 64, "ecn" }, { 128, "cwr" } };

	if (type == VALUE_PROTO)
		print_proto(out, value);
	else if (type == VALUE_NFPROTO && (value == NFPROTO_IPV4 || value == NFPROTO_IPV6))
		strbuf_puts(out, value == NFPROTO_IPV4 ? "ipv4" : "ipv6");
	else if (type == VALUE_TCP_FLAGS)
		print_bits(out, value, flags, COUNT(flags));
	else
		strbuf_printf(out, "%u", value);
}

void print_value(struct strbuf *out, enum value_type type, const uint8_t *bytes, size_t len)
{
	uint32_t word;
	uint16_t half;

	if (type == VALUE_IFNAME) {
		print_ifname(out, bytes, len);
	} else if (type == VALUE_ADDR && (len == 4 || len == 16)) {
		print_address(out, bytes, len);
	} else if (type == VALUE_PORT && len >= sizeof(half)) {
		memcpy(&half, bytes, sizeof(half));
		strbuf_printf(out, "%u", ntohs(half));
	} else if ((type == VALUE_BYTE || type == VALUE_PROTO || type == VALUE_NFPROTO ||
		    type == VALUE_TCP_FLAGS) &&
		   len >= 1) {
		print_byte(out, type, bytes[0]);
	} else if (type != VALUE_HEX && len == sizeof(word)) {
		memcpy(&word, bytes, sizeof(word));
		print_word(out, type, word);
	} else {
		print_hex(out, bytes, len);
	}
}
