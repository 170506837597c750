/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* How does iptables -S write the options of a match or target? Internal to print. */
#pragma once

#include "ruleset/rule.h"
#include "util/strbuf.h"

/* Each writes " --option value ..." and returns true; false when the data is not what it should be:
 * nothing was written. */
bool print_addrtype(struct strbuf *out, const struct item *item);
bool print_conntrack(struct strbuf *out, const struct item *item);
bool print_icmp(struct strbuf *out, const struct item *item);
bool print_icmp6(struct strbuf *out, const struct item *item);
bool print_length(struct strbuf *out, const struct item *item);
bool print_limit(struct strbuf *out, const struct item *item);
bool print_mark(struct strbuf *out, const struct item *item);
bool print_multiport(struct strbuf *out, const struct item *item);
bool print_owner(struct strbuf *out, const struct item *item);
bool print_physdev(struct strbuf *out, const struct item *item);
bool print_pkttype(struct strbuf *out, const struct item *item);
bool print_recent(struct strbuf *out, const struct item *item);
bool print_set(struct strbuf *out, const struct item *item);
bool print_state(struct strbuf *out, const struct item *item);
bool print_statistic(struct strbuf *out, const struct item *item);
bool print_tcp(struct strbuf *out, const struct item *item);
bool print_ttl(struct strbuf *out, const struct item *item);
bool print_udp(struct strbuf *out, const struct item *item);

/* A conntrack match that was written as "-m state". */
bool print_is_state(const struct item *item);

/* print_target.c: " -j NAME --options"; options that are not known are left out, the name never. */
void print_target(struct strbuf *out, const struct item *item, bool v6);

/* Shared pieces. */
void print_port_range(struct strbuf *out, const char *option, uint16_t from, uint16_t to,
		      bool invert);
/* "tcp", or the number. */
void print_proto(struct strbuf *out, uint8_t proto);
/* Names of the bits that are set, comma separated, in table order; false when a bit has no name. */
struct bit_name {
	uint32_t bit;
	const char *name;
};
bool print_bits(struct strbuf *out, uint32_t bits, const struct bit_name *names, size_t count);
/* "FIN,SYN" of a TCP flags byte, "NONE", "ALL" as iptables has it. */
void print_tcp_flags(struct strbuf *out, uint8_t flags);
/* Quoted when iptables would quote: " and \ escaped. */
void print_quoted(struct strbuf *out, const char *text);
