/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* kube-proxy's own verdicts: a Service without endpoints, or closed to this client. */
#include "cause/claim.h"
#include "cause/rule.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* @alternative: what another rule with the same face would be, named when several rules fit. */
static const struct service_case {
	enum rule_class class;
	const char *id;
	const char *alternative;
	const char *means;
} cases[] = {
	{ CLASS_NO_ENDPOINTS, "svc.endpoints", "svc.policy", "has no endpoints" },
	{ CLASS_LOCAL_ENDPOINTS, "svc.local-endpoints", "svc.endpoints",
	  "has no endpoints on this node, and its traffic policy is Local" },
	{ CLASS_SOURCE_RANGES, "svc.source-ranges", "svc.policy",
	  "does not admit this client (loadBalancerSourceRanges)" },
};

static void name_service(const struct obs *obs, const struct facts *facts, const char *means,
			 struct finding *finding)
{
	const struct service_ref *service = &facts->service;
	const struct tuple *client = obs_client_tuple(obs);
	char vip[ADDR_TEXT_MAX];

	addr_format(&client->dst, vip);
	if (service->found && service->name[0])
		finding_evidence(finding, "Service %s/%s (%s port %u) %s", service->namespace,
				 service->name, vip, client->dport, means);
	else
		finding_evidence(finding, "the Service at %s port %u %s", vip, client->dport,
				 means);
}

bool rule_service(const struct flow *flow, const struct obs *obs, const struct facts *facts,
		  struct finding *finding)
{
	if (!is_rule_drop(flow, obs, facts))
		return false;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		if (cases[i].class != facts->owner.class)
			continue;
		claim(finding, cases[i].id, rule_confidence(&facts->rule));
		name_service(obs, facts, cases[i].means, finding);
		rule_evidence(&facts->rule, finding);
		if (finding->confidence == CONFIDENCE_POSSIBLE)
			finding_alternative(finding, cases[i].alternative);
		return true;
	}
	return false;
}

/* IPVS sits in the INPUT and OUTPUT hooks; what it drops looks like a netfilter drop for which no
 * rule is found. */
static bool may_be_ipvs(const struct flow *flow, const struct obs *obs, const struct facts *facts)
{
	enum symptom symptom = symptom_of(flow, obs, facts).symptom;

	return symptom == SYMPTOM_IPVS ||
	       (symptom == SYMPTOM_RULE && facts->rule.proof == RULE_UNKNOWN &&
		(obs->hook == HOOK_INPUT || obs->hook == HOOK_OUTPUT));
}

/* IPVS has no rule to see: its virtual server has no real servers now. */
bool rule_ipvs(const struct flow *flow, const struct obs *obs, const struct facts *facts,
	       struct finding *finding)
{
	const struct service_ref *service = &facts->service;

	if (!may_be_ipvs(flow, obs, facts) || obs->ct_reply)
		return false;
	if (!service->loaded || !service->found || service->mode != SERVICE_IPVS ||
	    service->endpoints != 0)
		return false;
	claim(finding, "svc.endpoints", CONFIDENCE_LIKELY);
	name_service(obs, facts, "has no endpoints", finding);
	finding_evidence(finding,
			 "its IPVS virtual server has no real servers (ipvsadm -Ln shows it)");
	return true;
}
