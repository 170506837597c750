/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * What is in an nft register, in words? Comparisons name a register only; this follows what was
 * loaded into it. Internal to print.
 */
#pragma once

#include "ruleset/rule.h"
#include "util/strbuf.h"

#define LOAD_WORDS 16

/* How a value is written. */
enum value_type {
	VALUE_HEX,
	VALUE_ADDR,
	VALUE_PORT, /* 16 bits, network order */
	VALUE_BYTE,
	VALUE_PROTO,
	VALUE_NFPROTO,
	VALUE_IFNAME,
	VALUE_MARK, /* 32 bits, host order, as the rest */
	VALUE_NUMBER,
	VALUE_CT_STATE,
	VALUE_ADDR_TYPE,
	VALUE_TCP_FLAGS,
	VALUE_CT_STATUS,
};

struct load {
	const struct item *from; /* NULL: not known */
	const struct item *mask; /* bitwise that followed, NULL if none */
	const char *name;        /* "ip saddr"; NULL: print_load_name() writes raw positions */
	enum value_type type;
	uint32_t len; /* bytes */
	bool swapped; /* turned into network order, so that it can be compared by size */
};

struct loads {
	struct load word[LOAD_WORDS];
	uint8_t proto; /* last one that the rule asked for: names ports */
	bool v6;
};

/* @v6: the table's family is ip6. */
void loads_begin(struct loads *loads, bool v6);
/* Follow one item; true when it only loaded or computed, so that there is nothing to print. */
bool loads_follow(struct loads *loads, const struct item *item);
const struct load *loads_at(const struct loads *loads, uint32_t reg);

void print_load_name(struct strbuf *out, const struct load *load);
/* @len bytes of a value as @type has it. Longer than what the type takes: hex. */
void print_value(struct strbuf *out, enum value_type type, const uint8_t *bytes, size_t len);
/* Prefix length of a mask, -1 when it has holes. */
int print_prefix_len(const uint8_t *mask, size_t len);
void print_address(struct strbuf *out, const uint8_t *bytes, size_t len);
