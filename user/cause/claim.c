/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "cause/claim.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "cause/reason.h"

void claim(struct finding *finding, const char *id, enum confidence confidence)
{
	const struct cause *cause = cause_find(id);

	finding->cause = cause;
	finding->confidence = confidence;
	snprintf(finding->id, sizeof(finding->id), "%s", id);
	snprintf(finding->title, sizeof(finding->title), "%s", cause->title);
}

void claim_title(struct finding *finding, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vsnprintf(finding->title, sizeof(finding->title), fmt, args);
	va_end(args);
}

/* A reason or function name as an id: ids are words of scripts and metric labels. */
static void id_of(const char *name, char *out, size_t size)
{
	size_t len = (size_t)snprintf(out, size, "other.");

	for (; *name && len + 1 < size; name++)
		out[len++] =
			isalnum((unsigned char)*name) ? (char)toupper((unsigned char)*name) : '_';
	out[len] = '\0';
}

static const char *name_of(const struct obs *obs)
{
	if (reason_given(obs))
		return obs->reason;
	if (obs->site == SITE_UNKNOWN && obs->symbol[0])
		return obs->symbol;
	return reason_of_site(obs->site)->name;
}

static void say_what_the_kernel_said(struct finding *finding, const struct obs *obs)
{
	if (reason_given(obs))
		finding_evidence(finding, "the kernel's reason is %s%s%s", obs->reason,
				 obs->symbol[0] ? ", in " : "", obs->symbol);
	else if (obs->symbol[0])
		finding_evidence(finding, "the kernel gives no reason; it was freed in %s",
				 obs->symbol);
}

void claim_other_as(struct finding *finding, const struct obs *obs, const char *name,
		    enum confidence confidence)
{
	const struct reason *reason = reason_of(obs);

	claim(finding, "other", confidence);
	id_of(name, finding->id, sizeof(finding->id));
	if (!reason && !reason_given(obs))
		reason = reason_of_site(obs->site);
	claim_title(finding, "%s", reason ? reason->title : "The kernel dropped a packet");
	say_what_the_kernel_said(finding, obs);
	if (reason && reason->look[0])
		finding_evidence(finding, "look at: %s", reason->look);
}

void claim_other(struct finding *finding, const struct obs *obs, enum confidence confidence)
{
	claim_other_as(finding, obs, name_of(obs), confidence);
}

enum confidence other_confidence(const struct obs *obs)
{
	if (reason_of(obs))
		return CONFIDENCE_CERTAIN;
	return reason_given(obs) || obs->site != SITE_UNKNOWN ? CONFIDENCE_LIKELY
							      : CONFIDENCE_POSSIBLE;
}

enum confidence at_most(enum confidence confidence, enum confidence limit)
{
	return confidence < limit ? confidence : limit;
}

static bool is_same_target(const struct tuple *a, const struct tuple *b)
{
	return a->dport == b->dport && addr_equal(&a->dst, &b->dst);
}

bool is_translated(const struct flow *flow, const struct obs *obs)
{
	const struct tuple *packet = &obs->tuple;

	if (obs->orig.dst.family)
		return !obs->ct_reply && !is_same_target(&obs->orig, packet);
	return flow && flow->behind.dst.family && tuple_equal(&flow->behind, packet) &&
	       !is_same_target(&flow->client, packet);
}

bool is_through_service(const struct flow *flow, const struct obs *obs, const struct facts *facts)
{
	return facts->service.found || is_translated(flow, obs);
}

bool is_in_pod(const struct facts *facts)
{
	if (facts->died_on_node)
		return false;
	return facts->here.kind == ENDPOINT_POD || facts->target.kind == ENDPOINT_POD ||
	       (facts->route.known && facts->route.dst_is_pod);
}

const char *place_text(const struct facts *facts, char *out)
{
	if (facts->died_on_node)
		snprintf(out, PLACE_MAX, "on the node");
	else if (facts->here.kind == ENDPOINT_POD)
		snprintf(out, PLACE_MAX, "in pod %s/%s", facts->here.namespace, facts->here.name);
	else
		snprintf(out, PLACE_MAX, "in a network namespace that no pod is known for");
	return out;
}
