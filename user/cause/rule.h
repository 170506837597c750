/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * What does a rule look like? It claims a drop (true, @finding is complete but for what correlate()
 * adds) or leaves everything as it was (false). Pure. correlate.c has them in order.
 */
#pragma once

#include "cause/correlate.h"

typedef bool cause_rule(const struct flow *flow, const struct obs *obs, const struct facts *facts,
			struct finding *finding);

cause_rule rule_noise;

/* kube-proxy's own verdicts */
cause_rule rule_service;
cause_rule rule_ipvs;

/* other rules, whoever's */
cause_rule rule_expected;
cause_rule rule_policy;
cause_rule rule_policy_program;
cause_rule rule_queue_unread;
cause_rule rule_policy_queue;
cause_rule rule_unclaimed;
cause_rule rule_netfilter;

/* routes, neighbours, links */
cause_rule rule_no_ipv6;
cause_rule rule_client_gone;
cause_rule rule_stale_endpoint;
cause_rule rule_error_route;
cause_rule rule_not_forwarding;
cause_rule rule_source;
cause_rule rule_neighbour;
cause_rule rule_link;
cause_rule rule_mtu;

/* sockets */
cause_rule rule_listen;
cause_rule rule_host_socket;
cause_rule rule_stray;

/* what is left */
cause_rule rule_ttl;
cause_rule rule_receive_buffer;
cause_rule rule_reason;
cause_rule rule_other;

/* "rule 7 of filter AZURE-NPM-INGRESS drops it (...)": the rule as evidence, how it was found, its
 * text. */
void rule_evidence(const struct rule_ref *rule, struct finding *finding);
/* Confidence that the way the rule was found allows. */
enum confidence rule_confidence(const struct rule_ref *rule);
/* Did a netfilter rule that is known decide? */
bool is_rule_drop(const struct flow *flow, const struct obs *obs, const struct facts *facts);
