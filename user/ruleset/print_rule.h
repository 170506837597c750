/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* The two languages that a rule is written in. Internal to print. */
#pragma once

#include "ruleset/rule.h"
#include "util/strbuf.h"

/* print_xt.c: "-A CHAIN -s ... -m ... -j TARGET", for legacy tables and for what iptables-nft
 * wrote. */
void print_xt_rule(struct strbuf *out, const struct table *table, const struct chain *chain,
		   const struct rule *rule);
/* print_nft.c: "ip daddr @set tcp dport 80 counter drop comment "x" # handle 7" */
void print_nft_rule(struct strbuf *out, const struct table *table, const struct rule *rule);
