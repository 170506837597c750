/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Which VIP does this rule match, and where does it lead? What kube-proxy writes, as every iptables
 * version puts it. */
#pragma once

#include "ruleset/rule.h"

struct service_rule {
	struct addr dst; /* one address; family 0 when the rule names none or a range */
	uint16_t dport;  /* 0 none */
	uint8_t proto;
	const char *jump; /* chain, JUMP or GOTO; NULL none */
	struct addr nat;  /* DNAT to; family 0 none */
	uint16_t nat_port;
};

/* @family 4 or 6: of the rule's table. */
struct service_rule service_rule_of(const struct rule *rule, uint8_t family);
