/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* The last step: neighbours that do not answer, links that are down, packets that do not fit. */
#include <string.h>

#include "cause/claim.h"
#include "cause/rule.h"

static const char *way_out(const struct obs *obs, const struct facts *facts)
{
	if (obs->out_ifname[0])
		return obs->out_ifname;
	return obs->ifname[0] ? obs->ifname : facts->route.dev;
}

/* Is the link that it should have gone out by known to be down? The facts may be about another one.
 */
static bool is_link_down(const struct obs *obs, const struct facts *facts)
{
	const struct route_facts *route = &facts->route;

	if (!route->known || !route->link_known || (route->link_up && route->link_carrier))
		return false;
	return !route->dev[0] || strcmp(route->dev, way_out(obs, facts)) == 0;
}

static void say_link(const struct obs *obs, const struct facts *facts, struct finding *finding)
{
	finding_evidence(finding, "%s %s", way_out(obs, facts),
			 facts->route.link_up
				 ? "is up but has no carrier: its other end is down or gone"
				 : "is down");
}

/* Nobody answered: a pod that ought to be there is the CNI plugin's or the route's fault, anybody
 * else may simply be off. */
bool rule_neighbour(const struct flow *flow, const struct obs *obs, const struct facts *facts,
		    struct finding *finding)
{
	bool is_pod = facts->target.kind == ENDPOINT_POD ||
		      (facts->route.known && facts->route.dst_is_pod);
	bool link_down = is_link_down(obs, facts);
	bool nobody = facts->route.known && facts->route.dst_in_pod_range && !is_pod;
	char dst[ADDR_TEXT_MAX], place[PLACE_MAX];

	if (symptom_of(flow, obs, facts).symptom != SYMPTOM_NEIGHBOUR)
		return false;
	addr_format(&obs->tuple.dst, dst);
	claim(finding, "svc.route", is_pod || link_down ? CONFIDENCE_LIKELY : CONFIDENCE_POSSIBLE);
	claim_title(finding, "The next hop to %s does not answer %s %s", dst,
		    obs->tuple.dst.family == 6 ? "neighbour discovery" : "ARP",
		    place_text(facts, place));
	if (is_pod)
		finding_evidence(finding, "a pod of this node has %s, but nothing answers on %s",
				 dst, way_out(obs, facts));
	if (link_down)
		say_link(obs, facts, finding);
	if (!is_pod && !link_down)
		finding_evidence(finding,
				 "the host or gateway is off, or is on another network "
				 "than the route says: ip neigh show, ip route get %s",
				 dst);
	if (nobody)
		finding_alternative(finding, "svc.stale-endpoint");
	return true;
}

/* A device that is down has a queue that refuses everything (noop): the reason is the same as a
 * full one's. */
bool rule_link(const struct flow *flow, const struct obs *obs, const struct facts *facts,
	       struct finding *finding)
{
	if (symptom_of(flow, obs, facts).symptom != SYMPTOM_QUEUE || !is_link_down(obs, facts))
		return false;
	claim(finding, "svc.route", CONFIDENCE_LIKELY);
	claim_title(finding, "The link %s towards the destination is down", way_out(obs, facts));
	say_link(obs, facts, finding);
	return true;
}

/* One such drop is how the sender learns the MTU; many of one flow are the fault. So this is never
 * more than likely. */
bool rule_mtu(const struct flow *flow, const struct obs *obs, const struct facts *facts,
	      struct finding *finding)
{
	uint32_t mtu = obs->mtu ? obs->mtu : facts->route.mtu;

	if (symptom_of(flow, obs, facts).symptom != SYMPTOM_TOO_BIG)
		return false;
	claim(finding, "svc.route", CONFIDENCE_LIKELY);
	claim_title(finding, "MTU: a packet of %u bytes does not fit through %s", obs->len,
		    way_out(obs, facts)[0] ? way_out(obs, facts) : "the way out");
	if (mtu)
		finding_evidence(finding, "packet %u bytes, MTU %u, must not be fragmented",
				 obs->len, mtu);
	finding_evidence(finding, "the sender is told by ICMP and should send smaller ones; it is "
				  "a fault if this repeats: the MTUs of pod and tunnel differ, or "
				  "the ICMP is lost");
	return true;
}
