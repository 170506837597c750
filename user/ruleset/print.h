/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* How would iptables -S, or nft -a list, write this rule? Control bytes are kept: sinks escape. */
#pragma once

#include "ruleset/rule.h"

/* Writes at most @size bytes with NUL; text that does not fit ends in "...". What it cannot decode
 * is named, never dropped silently. */
void rule_print(const struct table *table, const struct chain *chain, const struct rule *rule,
		char *out, size_t size);
