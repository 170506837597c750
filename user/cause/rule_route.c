/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* The way: no route or an error route, a namespace that does not forward, addresses that routing
 * refuses. */
#include <errno.h>
#include <linux/rtnetlink.h>
#include <string.h>

#include "cause/claim.h"
#include "cause/reason.h"
#include "cause/rule.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* The title has the destination, then the place. @type: of the route that must be there,
 * RTN_UNSPEC: there must be none. */
static const struct route_case {
	enum symptom symptom;
	int type;
	const char *what;
} cases[] = {
	{ SYMPTOM_NO_ROUTE, RTN_UNSPEC, "No route to" },
	{ SYMPTOM_UNREACHABLE, RTN_UNREACHABLE, "An 'unreachable' route rejects packets to" },
	{ SYMPTOM_PROHIBIT, RTN_PROHIBIT, "A 'prohibit' route rejects packets to" },
	{ SYMPTOM_BLACKHOLE, RTN_BLACKHOLE, "A 'blackhole' route swallows packets to" },
};

static const struct route_case *case_of(enum symptom symptom)
{
	for (size_t i = 0; i < LENGTH(cases); i++) {
		if (cases[i].symptom == symptom)
			return &cases[i];
	}
	return NULL;
}

static bool is_nobodys_pod_addr(const struct facts *facts)
{
	return facts->route.known && facts->route.dst_in_pod_range && !facts->route.dst_is_pod;
}

/*
 * Programs try IPv6 first and take IPv4 when that fails at once; on a node without IPv6 each of
 * them leaves this trace. It matters only where the cluster itself has given the address.
 */
bool rule_no_ipv6(const struct flow *flow, const struct obs *obs, const struct facts *facts,
		  struct finding *finding)
{
	bool ours = facts->to_apiserver || facts->route.dst_in_pod_range ||
		    (facts->to.kind != ENDPOINT_UNKNOWN && facts->to.kind != ENDPOINT_EXTERNAL);

	(void)flow;
	if (obs->kind != OBS_ROUTE_FAIL || obs->tuple.dst.family != 6 ||
	    obs->error != -ENETUNREACH || ours)
		return false;
	claim_other_as(finding, obs, "ROUTE_OUTPUT", CONFIDENCE_LIKELY);
	claim_title(finding, "No IPv6 route: the program will use IPv4 if the name has it");
	finding->quiet = true;
	return true;
}

static bool is_way_lost(enum symptom symptom)
{
	return case_of(symptom) || symptom == SYMPTOM_NEIGHBOUR;
}

/* An answer to a pod that went while it waited: its Service and its routes are all right. */
bool rule_client_gone(const struct flow *flow, const struct obs *obs, const struct facts *facts,
		      struct finding *finding)
{
	if (!is_way_lost(symptom_of(flow, obs, facts).symptom) || !obs->ct_reply ||
	    !is_nobodys_pod_addr(facts))
		return false;
	claim_other(finding, obs, CONFIDENCE_LIKELY);
	claim_title(finding, "An answer to a pod that is gone");
	return true;
}

static void say_address(const struct obs *obs, const struct facts *facts, struct finding *finding)
{
	char dst[ADDR_TEXT_MAX];

	addr_format(&obs->tuple.dst, dst);
	if (facts->route.dst_was_pod)
		finding_evidence(finding,
				 "%s is in this node's pod range; a pod had it until a moment ago",
				 dst);
	else
		finding_evidence(finding, "%s is in this node's pod range and no pod has it", dst);
}

static void say_service(const struct obs *obs, const struct facts *facts, struct finding *finding)
{
	const struct service_ref *service = &facts->service;
	char vip[ADDR_TEXT_MAX], dst[ADDR_TEXT_MAX];

	addr_format(&obs->tuple.dst, dst);
	if (obs->orig.dst.family)
		finding_evidence(
			finding, "the client went to %s port %u, NAT sent it to %s port %u",
			addr_format(&obs->orig.dst, vip), obs->orig.dport, dst, obs->tuple.dport);
	if (service->found && service->loaded)
		finding_evidence(finding, "the rules of Service %s/%s %s this endpoint",
				 service->namespace, service->name,
				 service->endpoint_listed ? "still list" : "no longer list");
}

/* Certain takes all three: conntrack saw the translation, the kernel had an error route, and we saw
 * the pod go. */
bool rule_stale_endpoint(const struct flow *flow, const struct obs *obs, const struct facts *facts,
			 struct finding *finding)
{
	struct diagnosis what = symptom_of(flow, obs, facts);
	bool translated = is_translated(flow, obs), was_pod = facts->route.dst_was_pod;
	bool certain = translated && obs->orig.dst.family && was_pod && what.told &&
		       what.symptom != SYMPTOM_NEIGHBOUR;

	if (!is_way_lost(what.symptom) || !is_nobodys_pod_addr(facts) || !(translated || was_pod))
		return false;
	claim(finding, "svc.stale-endpoint", certain ? CONFIDENCE_CERTAIN : CONFIDENCE_LIKELY);
	say_address(obs, facts, finding);
	if (translated)
		say_service(obs, facts, finding);
	else
		finding_evidence(finding,
				 "the client used the pod's address itself, not a Service");
	return true;
}

/* Does a look-up now give what the kernel said then? Rules and routes may have changed in between.
 */
static enum confidence route_confidence(const struct route_case *route, bool told,
					const struct facts *facts)
{
	const struct route_facts *now = &facts->route;

	if (!now->known)
		return told ? CONFIDENCE_LIKELY : CONFIDENCE_POSSIBLE;
	if (route->type == RTN_UNSPEC ? now->has_route : now->route_type != route->type)
		return now->has_route ? CONFIDENCE_POSSIBLE : CONFIDENCE_LIKELY;
	return told ? CONFIDENCE_CERTAIN : CONFIDENCE_LIKELY;
}

static void route_evidence(const struct obs *obs, const struct facts *facts,
			   struct finding *finding)
{
	const struct route_facts *now = &facts->route;
	char dst[ADDR_TEXT_MAX];

	addr_format(&obs->tuple.dst, dst);
	if (obs->kind == OBS_ROUTE_FAIL)
		finding_evidence(finding, "a program's connect() or sendto() failed: %s",
				 strerror(-obs->error));
	else if (obs->dst_error)
		finding_evidence(finding, "the packet's route had the error: %s",
				 strerror(-obs->dst_error));
	if (obs->kind == OBS_ROUTE_FAIL && obs->has_socket)
		finding_evidence(finding, "it runs as user %u", obs->uid);
	if (!now->known)
		finding_evidence(finding, "the routes could not be read");
	else if (now->has_route && finding->confidence == CONFIDENCE_POSSIBLE)
		finding_evidence(finding, "there is a route to %s now, by %s: it came since", dst,
				 now->dev[0] ? now->dev : "another device");
	else
		finding_evidence(finding, "looking it up again gives the same");
}

/*
 * CNI plugins keep a blackhole under their pods' routes, and the pod range is not always known:
 * unless a pod has the address, it may as well be one whose pod is gone.
 */
static bool may_be_gone(const struct flow *flow, const struct obs *obs, const struct facts *facts,
			enum symptom symptom)
{
	if (facts->target.kind == ENDPOINT_POD || facts->route.dst_is_pod)
		return false;
	return symptom == SYMPTOM_BLACKHOLE || obs->ct_reply || is_translated(flow, obs);
}

bool rule_error_route(const struct flow *flow, const struct obs *obs, const struct facts *facts,
		      struct finding *finding)
{
	struct diagnosis what = symptom_of(flow, obs, facts);
	const struct route_case *route = case_of(what.symptom);
	enum confidence confidence;
	char dst[ADDR_TEXT_MAX], place[PLACE_MAX];

	if (!route)
		return false;
	confidence = route_confidence(route, what.told, facts);
	if (is_nobodys_pod_addr(facts))
		confidence = CONFIDENCE_POSSIBLE;
	else if (may_be_gone(flow, obs, facts, what.symptom))
		confidence = at_most(confidence, CONFIDENCE_LIKELY);
	claim(finding, "svc.route", confidence);
	claim_title(finding, "%s %s %s", route->what, addr_format(&obs->tuple.dst, dst),
		    place_text(facts, place));
	route_evidence(obs, facts, finding);
	if (is_nobodys_pod_addr(facts)) {
		say_address(obs, facts, finding);
		finding_alternative(finding, "svc.stale-endpoint");
	}
	return true;
}

/* For one of a pod's neighbours to land in the pod, somebody routed it there; the pod's own
 * ip_forward is 0 as it should be. */
static void claim_delivered_to_wrong_pod(const struct obs *obs, const struct facts *facts,
					 struct finding *finding)
{
	char dst[ADDR_TEXT_MAX], place[PLACE_MAX];

	addr_format(&obs->tuple.dst, dst);
	claim(finding, "svc.route", CONFIDENCE_LIKELY);
	claim_title(finding, "A packet for %s was delivered to a namespace that does not have it",
		    dst);
	finding_evidence(finding, "it arrived %s, which has another address and forwards nothing",
			 place_text(facts, place));
	finding_evidence(finding, "a route or neighbour entry of the sender points to the wrong "
				  "pod");
}

bool rule_not_forwarding(const struct flow *flow, const struct obs *obs, const struct facts *facts,
			 struct finding *finding)
{
	struct diagnosis what = symptom_of(flow, obs, facts);
	int forwarding = facts->route.known ? facts->route.forwarding : -1;
	enum confidence confidence = CONFIDENCE_LIKELY;

	/* IPv6 gives this reason for other address errors too. */
	if (what.symptom != SYMPTOM_NOT_FORWARDING || addr_is_multicast(&obs->tuple.dst) ||
	    (obs->tuple.dst.family == 6 && forwarding != 0))
		return false;
	if (facts->here.kind == ENDPOINT_POD && !facts->died_on_node) {
		claim_delivered_to_wrong_pod(obs, facts, finding);
		return true;
	}
	if (forwarding >= 0 && what.told)
		confidence = forwarding ? CONFIDENCE_POSSIBLE : CONFIDENCE_CERTAIN;
	claim(finding, "svc.route", confidence);
	claim_title(finding, "The node does not forward packets (%s)",
		    obs->tuple.dst.family == 6 ? "net.ipv6.conf.all.forwarding = 0"
					       : "net.ipv4.ip_forward = 0");
	if (forwarding == 1)
		finding_evidence(finding, "forwarding is on now: it was switched on since, or is "
					  "off on the one interface");
	else if (forwarding == 0)
		finding_evidence(finding, "forwarding is off; kubelet and the CNI plugin need it");
	return true;
}

static bool claim_rp_filter(bool was_told, const struct obs *obs, const struct facts *facts,
			    struct finding *finding)
{
	const struct route_facts *now = &facts->route;
	enum confidence confidence = CONFIDENCE_LIKELY;
	char src[ADDR_TEXT_MAX];

	if (was_told && now->known && now->rp_filter > 0 && now->src_routed_elsewhere)
		confidence = CONFIDENCE_CERTAIN;
	else if (now->known && now->rp_filter == 0)
		confidence = CONFIDENCE_POSSIBLE;
	addr_format(&obs->tuple.src, src);
	claim(finding, "svc.route", confidence);
	claim_title(finding, "Reverse path filter: %s came in by %s, but its way back is another",
		    src, obs->in_ifname[0] ? obs->in_ifname : "an interface");
	if (now->known && now->rp_filter >= 0)
		finding_evidence(finding, "rp_filter is %d on %s", now->rp_filter,
				 obs->in_ifname[0] ? obs->in_ifname : "the interface");
	if (now->known && now->src_routed_elsewhere)
		finding_evidence(finding, "the route to %s does not use that interface", src);
	return true;
}

/* A pod's address as a source that cannot be: the CNI plugin gave it to the node, or twice.
 * Loopback and the like are no CNI's fault. */
bool rule_source(const struct flow *flow, const struct obs *obs, const struct facts *facts,
		 struct finding *finding)
{
	struct diagnosis what = symptom_of(flow, obs, facts);
	bool on_wire = !addr_is_loopback(&obs->tuple.src) && !addr_is_multicast(&obs->tuple.src) &&
		       !addr_is_zero(&obs->tuple.src) && !addr_is_loopback(&obs->tuple.dst);
	char src[ADDR_TEXT_MAX];

	if (what.symptom == SYMPTOM_RP_FILTER)
		return claim_rp_filter(what.told, obs, facts, finding);
	if (what.symptom != SYMPTOM_MARTIAN)
		return false;
	addr_format(&obs->tuple.src, src);
	if (facts->from.kind == ENDPOINT_POD && on_wire) {
		claim(finding, "svc.route", what.told ? CONFIDENCE_LIKELY : CONFIDENCE_POSSIBLE);
		claim_title(finding, "Martian source: the node takes pod address %s for its own",
			    src);
		finding_evidence(finding,
				 "%s must be on the pod's interface only; see ip addr and "
				 "ip route show table local on the node",
				 src);
		return true;
	}
	claim_other_as(finding, obs, reason_given(obs) ? obs->reason : "MARTIAN_SOURCE",
		       what.told ? CONFIDENCE_CERTAIN : CONFIDENCE_LIKELY);
	finding_evidence(finding, "source %s cannot come in by %s", src,
			 obs->in_ifname[0] ? obs->in_ifname : "this interface");
	return true;
}
