/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Rules and programs that drop: a policy engine's, somebody else's, and those that are meant to. */
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>

#include "cause/claim.h"
#include "cause/rule.h"

#define LENGTH(array)  (sizeof(array) / sizeof((array)[0]))
#define POLICIES_SHOWN 3 /* the rest are counted: evidence has few lines */

enum confidence rule_confidence(const struct rule_ref *rule)
{
	switch (rule->proof) {
	case RULE_SEEN:
		return CONFIDENCE_CERTAIN;
	case RULE_INFERRED:
		return CONFIDENCE_LIKELY;
	default:
		return CONFIDENCE_POSSIBLE;
	}
}

static bool has_rule(const struct facts *facts)
{
	return facts->rule.proof != RULE_UNKNOWN && facts->owner.class != CLASS_NONE;
}

bool is_rule_drop(const struct flow *flow, const struct obs *obs, const struct facts *facts)
{
	return symptom_of(flow, obs, facts).symptom == SYMPTOM_RULE && has_rule(facts);
}

static const char *proof_text(const struct rule_ref *rule)
{
	switch (rule->proof) {
	case RULE_SEEN:
		return "the kernel was seen to use it for this packet";
	case RULE_INFERRED:
		return "found by walking this packet through the rules";
	default:
		return "one of several that fit; --depth zoom shows which";
	}
}

/* "rule 7 (handle 57) of filter FORWARD", "the policy of filter FORWARD", "program
 * cil_from_container". */
static void rule_name(const struct rule_ref *rule, char *out, size_t size)
{
	char number[16] = "", handle[40] = "";

	if (rule->program[0]) {
		snprintf(out, size, "program %s", rule->program);
	} else if (rule->policy) {
		snprintf(out, size, "the policy of %s %s", rule->table, rule->chain);
	} else {
		if (rule->number)
			snprintf(number, sizeof(number), " %u", rule->number);
		if (rule->handle)
			snprintf(handle, sizeof(handle), " (handle %llu)",
				 (unsigned long long)rule->handle);
		snprintf(out, size, "rule%s%s of %s %s", number, handle, rule->table, rule->chain);
	}
}

void rule_evidence(const struct rule_ref *rule, struct finding *finding)
{
	char name[RULE_NAME_MAX * 2 + 80];

	rule_name(rule, name, sizeof(name));
	finding_evidence(finding, "%s %s it (%s)", name, rule->reject ? "rejects" : "drops",
			 proof_text(rule));
	if (rule->text[0])
		finding_evidence(finding, "its text: %s", rule->text);
	else if (rule->comment[0])
		finding_evidence(finding, "its comment: %s", rule->comment);
}

static const char *direction(const struct owner_ref *owner)
{
	if (owner->ingress && owner->egress)
		return "ingress and egress";
	return owner->ingress ? "ingress" : owner->egress ? "egress" : "";
}

static void policy_title(const struct owner_ref *owner, struct finding *finding)
{
	char base[sizeof(finding->title)], more[24] = "";
	const struct policy_ref *first = &owner->policy[0];
	const char *way = direction(owner);

	snprintf(base, sizeof(base), "%s", finding->title);
	if (owner->policies > 1)
		snprintf(more, sizeof(more), " and %u more", owner->policies - 1);
	if (owner->policies)
		claim_title(finding, "%s: %s%s%s, %s%s%s%s", base, owner->engine, way[0] ? " " : "",
			    way, first->namespace, first->namespace[0] ? "/" : "", first->name,
			    more);
	else
		claim_title(finding, "%s: %s%s%s", base, owner->engine, way[0] ? " " : "", way);
}

static void policy_evidence(const struct obs *obs, const struct owner_ref *owner,
			    struct finding *finding)
{
	unsigned int known = owner->policies < POLICY_MAX ? owner->policies : POLICY_MAX;

	for (unsigned int i = 0; i < known && i < POLICIES_SHOWN; i++) {
		const struct policy_ref *policy = &owner->policy[i];

		finding_evidence(finding, "selected by %s %s%s%s",
				 policy->kind[0] ? policy->kind : "policy", policy->namespace,
				 policy->namespace[0] ? "/" : "", policy->name);
	}
	if (owner->policies > POLICIES_SHOWN)
		finding_evidence(finding, "and by %u more policies",
				 owner->policies - POLICIES_SHOWN);
	if (obs->mark)
		finding_evidence(finding, "mark 0x%x on the packet", obs->mark);
}

static void claim_policy(const struct obs *obs, const struct facts *facts,
			 enum confidence confidence, struct finding *finding)
{
	claim(finding, facts->to_apiserver ? "node.policy" : "svc.policy", confidence);
	policy_title(&facts->owner, finding);
	rule_evidence(&facts->rule, finding);
	policy_evidence(obs, &facts->owner, finding);
	if (confidence == CONFIDENCE_POSSIBLE)
		finding_alternative(finding, "svc.rule");
}

static bool sends_to_queue(const struct facts *facts)
{
	return strcmp(facts->rule.jump, "NFQUEUE") == 0 || strcmp(facts->rule.jump, "queue") == 0;
}

bool rule_policy(const struct flow *flow, const struct obs *obs, const struct facts *facts,
		 struct finding *finding)
{
	if (!is_rule_drop(flow, obs, facts) || facts->owner.class != CLASS_POLICY ||
	    sends_to_queue(facts))
		return false;
	claim_policy(obs, facts, rule_confidence(&facts->rule), finding);
	return true;
}

/* An engine's tc or XDP program drops for reasons of its own, policy being one of them: never
 * certain from here. */
bool rule_policy_program(const struct flow *flow, const struct obs *obs, const struct facts *facts,
			 struct finding *finding)
{
	if (symptom_of(flow, obs, facts).symptom != SYMPTOM_PROGRAM || !has_rule(facts) ||
	    facts->owner.class != CLASS_POLICY)
		return false;
	claim_policy(obs, facts, at_most(rule_confidence(&facts->rule), CONFIDENCE_LIKELY),
		     finding);
	finding_evidence(
		finding,
		"the program's own reason (policy, no backend, unknown source ...) is only "
		"in %s's own log or monitor",
		facts->owner.engine);
	return true;
}

static bool passed_through(const struct obs *obs, const char *function)
{
	if (strstr(obs->symbol, function))
		return true;
	for (size_t i = 0; i < OBS_STACK_MAX; i++) {
		if (strstr(obs->stack[i], function))
			return true;
	}
	return false;
}

/*
 * Behind NFQUEUE a verdict comes back through nf_reinject (nfqnl_reinject since 6.10). What dies on
 * its way in was never judged: the queue is full, or nobody reads it.
 */
bool rule_policy_queue(const struct flow *flow, const struct obs *obs, const struct facts *facts,
		       struct finding *finding)
{
	enum symptom symptom = symptom_of(flow, obs, facts).symptom;
	bool judged = passed_through(obs, "_reinject") || passed_through(obs, "nfqnl_recv_verdict");
	bool refused =
		!judged && (passed_through(obs, "nf_queue") || passed_through(obs, "enqueue"));

	if (!has_rule(facts) || facts->owner.class != CLASS_POLICY)
		return false;
	if (symptom != SYMPTOM_QUEUED && !(symptom == SYMPTOM_RULE && sends_to_queue(facts)))
		return false;
	if (refused) {
		claim_other_as(finding, obs, "NFQUEUE", CONFIDENCE_LIKELY);
		claim_title(finding, "%s did not take the packet from its queue in time",
			    facts->owner.engine);
	} else {
		claim_policy(obs, facts,
			     judged ? at_most(rule_confidence(&facts->rule), CONFIDENCE_LIKELY)
				    : CONFIDENCE_POSSIBLE,
			     finding);
	}
	finding_evidence(finding, "/proc/net/netfilter/nfnetlink_queue: queue_dropped grows when "
				  "the agent is too slow, not when it denies");
	return true;
}

/* No program reads the queue: whatever a rule sends there is dropped, policy or not. */
bool rule_queue_unread(const struct flow *flow, const struct obs *obs, const struct facts *facts,
		       struct finding *finding)
{
	enum symptom symptom = symptom_of(flow, obs, facts).symptom;

	if (!has_rule(facts) || !sends_to_queue(facts) || !facts->queue.known ||
	    facts->queue.listened)
		return false;
	if (symptom != SYMPTOM_QUEUED && symptom != SYMPTOM_RULE)
		return false;
	if (facts->owner.class == CLASS_POLICY) {
		claim_policy(obs, facts, at_most(rule_confidence(&facts->rule), CONFIDENCE_LIKELY),
			     finding);
	} else {
		claim(finding, "svc.rule",
		      at_most(rule_confidence(&facts->rule), CONFIDENCE_LIKELY));
		rule_evidence(&facts->rule, finding);
	}
	finding_evidence(finding, "no program reads NFQUEUE %u: is its agent running on this node?",
			 facts->rule.queue);
	return true;
}

/* Drops that are meant, or that are nobody's policy: told in words, never as a cause of the
 * article. */
static const struct expected_case {
	enum rule_class class;
	bool quiet;
	const char *title;
	const char *means;
} expected[] = {
	{ CLASS_PROTECTION, true, "A protection of the node dropped the packet, as it should",
	  "kubelet and AKS keep pods away from these addresses on purpose" },
	{ CLASS_CT_INVALID, false, "Conntrack does not know this packet's connection",
	  "an answer that took another way, an entry that timed out, or a packet outside the "
	  "window" },
	{ CLASS_TRANSIENT, false, "The policy engine has not set up this pod yet",
	  "this should end within seconds; if not, look at the engine's agent on this node" },
	{ CLASS_UNDEFINED_PORT, false, "The Service has no such port",
	  "this looks like svc.undefined-port: the address is a Service's, the port is not" },
};

bool rule_expected(const struct flow *flow, const struct obs *obs, const struct facts *facts,
		   struct finding *finding)
{
	if (!is_rule_drop(flow, obs, facts))
		return false;
	for (size_t i = 0; i < LENGTH(expected); i++) {
		if (expected[i].class != facts->owner.class)
			continue;
		finding_evidence(finding, "%s", expected[i].means);
		rule_evidence(&facts->rule, finding);
		claim_other(finding, obs, rule_confidence(&facts->rule));
		claim_title(finding, "%s", expected[i].title);
		finding->quiet = expected[i].quiet;
		return true;
	}
	return false;
}

bool rule_unclaimed(const struct flow *flow, const struct obs *obs, const struct facts *facts,
		    struct finding *finding)
{
	char place[PLACE_MAX];

	if (!is_rule_drop(flow, obs, facts) || facts->owner.class != CLASS_UNCLAIMED ||
	    sends_to_queue(facts))
		return false;
	claim(finding, "svc.rule", rule_confidence(&facts->rule));
	rule_evidence(&facts->rule, finding);
	finding_evidence(finding, "the rule is %s; it belongs to no engine or proxy that we know",
			 place_text(facts, place));
	if (finding->confidence == CONFIDENCE_POSSIBLE)
		finding_alternative(finding, "svc.policy");
	return true;
}

/* What else than a rule drops at this hook? */
static void netfilter_hint(const struct obs *obs, struct finding *finding)
{
	bool before = obs->hook == HOOK_PREROUTING || obs->hook == HOOK_OUTPUT;
	bool after = obs->hook == HOOK_INPUT || obs->hook == HOOK_POSTROUTING;

	if (before && obs->ct == CT_NONE)
		finding_evidence(
			finding,
			"a full conntrack table looks like this: compare nf_conntrack_count with "
			"nf_conntrack_max in /proc/sys/net/netfilter");
	else if (after && obs->tuple.proto == IPPROTO_UDP)
		finding_evidence(finding, "two first packets of one UDP flow at the same time "
					  "(DNS) look like this: insert_failed in conntrack -S");
}

/* A hook said drop and no rule was found: full conntrack, a clash when the entry is confirmed, a
 * rule that went since. */
bool rule_netfilter(const struct flow *flow, const struct obs *obs, const struct facts *facts,
		    struct finding *finding)
{
	const char *hook = obs_hook_name(obs->hook);
	char place[PLACE_MAX];

	if (symptom_of(flow, obs, facts).symptom != SYMPTOM_RULE)
		return false;
	if (passed_through(obs, "nf_conntrack_in")) {
		claim_other(finding, obs, CONFIDENCE_LIKELY);
		claim_title(finding, "Conntrack refused the packet");
	} else {
		claim_other(finding, obs, CONFIDENCE_POSSIBLE);
		finding_evidence(finding, "no single rule was found for it at hook %s %s",
				 hook ? hook : "(unknown)", place_text(facts, place));
	}
	netfilter_hint(obs, finding);
	return true;
}
