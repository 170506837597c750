/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "cause/correlate.h"

#include "cause/rule.h"

/* In order; the first that claims decides. What is narrower stands before what is wider. */
static cause_rule *const rules[] = {
	rule_noise,
	rule_service,
	rule_ipvs,
	rule_expected,
	rule_policy,
	rule_policy_program,
	rule_queue_unread,
	rule_policy_queue,
	rule_unclaimed,
	rule_netfilter,
	rule_no_ipv6,
	rule_client_gone,
	rule_stale_endpoint,
	rule_error_route,
	rule_not_forwarding,
	rule_source,
	rule_neighbour,
	rule_link,
	rule_mtu,
	rule_listen,
	rule_host_socket,
	rule_stray,
	rule_ttl,
	rule_receive_buffer,
	rule_reason,
	rule_other,
};

void correlate(const struct flow *flow, const struct obs *obs, const struct facts *facts,
	       struct finding *ret)
{
	*ret = (struct finding){ 0 };
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		if (rules[i](flow, obs, facts, ret))
			return;
	}
}
