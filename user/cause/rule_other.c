/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What the article does not cover: the kernel's own word, said for people. */
#include <string.h>

#include "cause/claim.h"
#include "cause/reason.h"
#include "cause/rule.h"

/* First of all: what happens on a healthy node is no cause of anything, whatever else would fit. */
bool rule_noise(const struct flow *flow, const struct obs *obs, const struct facts *facts,
		struct finding *finding)
{
	const char *why;

	(void)flow;
	(void)facts;
	if (!cause_is_noise(obs, &why))
		return false;
	claim_other(finding, obs, other_confidence(obs));
	finding_evidence(finding, "expected: %s", why);
	finding->quiet = true;
	return true;
}

bool rule_ttl(const struct flow *flow, const struct obs *obs, const struct facts *facts,
	      struct finding *finding)
{
	struct diagnosis what = symptom_of(flow, obs, facts);

	if (what.symptom != SYMPTOM_TTL)
		return false;
	claim_other(finding, obs, what.told ? CONFIDENCE_CERTAIN : CONFIDENCE_LIKELY);
	claim_title(finding, "The packet's time to live ran out (TTL %u)", obs->ttl);
	finding_evidence(finding,
			 "a routing loop, or somebody runs traceroute: compare ip route get "
			 "on both ends");
	return true;
}

bool rule_receive_buffer(const struct flow *flow, const struct obs *obs, const struct facts *facts,
			 struct finding *finding)
{
	struct diagnosis what = symptom_of(flow, obs, facts);

	if (what.symptom != SYMPTOM_RCVBUF || what.told)
		return false;
	claim_other_as(finding, obs, "SOCKET_RCVBUFF", CONFIDENCE_LIKELY);
	claim_title(finding, "The program does not read fast enough: its receive buffer is full");
	finding_evidence(finding, "the socket's queue refused %u packets of this flow",
			 flow ? flow->queue_full : 0);
	return true;
}

/* Reasons that tell a cause of the article by themselves. */
bool rule_reason(const struct flow *flow, const struct obs *obs, const struct facts *facts,
		 struct finding *finding)
{
	const struct reason *reason = reason_of(obs);

	(void)flow;
	(void)facts;
	if (!reason || strcmp(reason->cause, REASON_OTHER) == 0 ||
	    strcmp(reason->cause, REASON_NOISE) == 0)
		return false;
	claim(finding, reason->cause, CONFIDENCE_LIKELY);
	claim_title(finding, "%s", reason->title);
	finding_evidence(finding, "the kernel's reason is %s", obs->reason);
	finding_evidence(finding, "look at: %s", reason->look);
	return true;
}

bool rule_other(const struct flow *flow, const struct obs *obs, const struct facts *facts,
		struct finding *finding)
{
	(void)flow;
	claim_other(finding, obs, other_confidence(obs));
	if (obs->csum_known && obs->csum_bad && !reason_given(obs))
		finding_evidence(finding, "the packet's checksum is wrong");
	if (facts->rule.program[0])
		finding_evidence(finding, "program %s is attached there", facts->rule.program);
	return true;
}
