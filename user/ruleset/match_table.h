/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * Which xt matches do we know, how is each tested and how is each printed? One row a match in
 * match_table.c; a match without a row is undecided and printed by its name. Internal to evaluate
 * and print.
 */
#pragma once

#include "ruleset/match_packet.h"
#include "util/strbuf.h"

struct match_kind {
	const char *name;
	/* NULL: never decided (random, rate, state that we do not have). */
	enum fit (*test)(struct look *look, const struct item *item);
	/* Writes the options after "-m name"; NULL or false: could not decode, say so. */
	bool (*print)(struct strbuf *out, const struct item *item);
};

const struct match_kind *match_find(const char *name);
enum fit match_test(struct look *look, const struct item *item);

/* match_ip.c */
enum fit match_xt_ip(struct look *look, const struct item *item);
enum fit match_iprange(struct look *look, const struct item *item);
enum fit match_addrtype(struct look *look, const struct item *item);
enum fit match_ttl(struct look *look, const struct item *item);
enum fit match_length(struct look *look, const struct item *item);
enum fit match_pkttype(struct look *look, const struct item *item);
/* match_port.c */
enum fit match_tcp(struct look *look, const struct item *item);
enum fit match_udp(struct look *look, const struct item *item);
enum fit match_sctp(struct look *look, const struct item *item);
enum fit match_multiport(struct look *look, const struct item *item);
enum fit match_icmp(struct look *look, const struct item *item);
enum fit match_icmp6(struct look *look, const struct item *item);
/* match_ct.c */
enum fit match_conntrack(struct look *look, const struct item *item);
enum fit match_state(struct look *look, const struct item *item);
enum fit match_mark(struct look *look, const struct item *item);
enum fit match_connmark(struct look *look, const struct item *item);
enum fit match_owner(struct look *look, const struct item *item);
enum fit match_statistic(struct look *look, const struct item *item);
enum fit match_recent(struct look *look, const struct item *item);
enum fit match_comment(struct look *look, const struct item *item);
/* match_set.c */
enum fit match_set(struct look *look, const struct item *item);
/* The kernel's number of the set that a match asks, -1 when it cannot be read; its name after
 * evaluate_name_sets(), else NULL. */
int match_set_index(const struct item *item);
const char *match_set_name(const struct item *item);
