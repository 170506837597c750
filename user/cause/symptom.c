/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "cause/symptom.h"

#include <errno.h>
#include <linux/rtnetlink.h>
#include <netinet/icmp6.h>
#include <netinet/in.h>
#include <netinet/ip_icmp.h>
#include <string.h>

#include "cause/reason.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static struct diagnosis told(enum symptom symptom)
{
	return (struct diagnosis){ .symptom = symptom, .told = true };
}

static struct diagnosis guessed(enum symptom symptom)
{
	return (struct diagnosis){ .symptom = symptom };
}

/* The route's error as the kernel keeps it in the packet's route, or returned it to the program
 * (ip_route_input_slow, ip_error). */
static struct diagnosis route_error(const struct obs *obs, const struct facts *facts)
{
	switch (obs->kind == OBS_ROUTE_FAIL ? obs->error : obs->dst_error) {
	case -ENETUNREACH:
		return told(SYMPTOM_NO_ROUTE);
	case -EHOSTUNREACH:
		/* A namespace that does not forward has this error for every stranger's packet. */
		if (obs->kind == OBS_DROP && facts->route.forwarding == 0)
			return told(SYMPTOM_NOT_FORWARDING);
		return told(SYMPTOM_UNREACHABLE);
	case -EACCES:
		return told(SYMPTOM_PROHIBIT);
	case -EINVAL:
		return told(SYMPTOM_BLACKHOLE);
	}
	if (!facts->route.known)
		return guessed(SYMPTOM_OTHER);
	switch (facts->route.route_type) {
	case RTN_BLACKHOLE:
		return guessed(SYMPTOM_BLACKHOLE);
	case RTN_UNREACHABLE:
		return guessed(SYMPTOM_UNREACHABLE);
	case RTN_PROHIBIT:
		return guessed(SYMPTOM_PROHIBIT);
	}
	return guessed(facts->route.has_route ? SYMPTOM_OTHER : SYMPTOM_NO_ROUTE);
}

static bool never_on_a_wire(const struct addr *src)
{
	return addr_is_loopback(src) || addr_is_multicast(src) || addr_is_zero(src);
}

/*
 * Reverse path or martian: the same place, and only newer kernels say which. This node's own
 * address as the source is a martian although its way back is also "elsewhere".
 */
static struct diagnosis source_check(const struct obs *obs, const struct facts *facts)
{
	const struct route_facts *route = &facts->route;

	if (never_on_a_wire(&obs->tuple.src) || addr_is_loopback(&obs->tuple.dst) ||
	    facts->from.kind == ENDPOINT_NODE)
		return guessed(SYMPTOM_MARTIAN);
	if (route->known && route->rp_filter > 0 && route->src_routed_elsewhere)
		return guessed(SYMPTOM_RP_FILTER);
	if (route->known && route->rp_filter == 0 && facts->from.kind == ENDPOINT_POD)
		return guessed(SYMPTOM_MARTIAN);
	return guessed(SYMPTOM_OTHER);
}

static bool too_big_was_sent(const struct flow *flow, const struct obs *obs)
{
	if (!flow || !flow->icmp_sent)
		return false;
	if (obs->tuple.dst.family == 6)
		return flow->icmp_type == ICMP6_PACKET_TOO_BIG;
	return flow->icmp_type == ICMP_DEST_UNREACH && flow->icmp_code == ICMP_FRAG_NEEDED;
}

static bool may_not_be_cut(const struct obs *obs)
{
	return obs->tuple.dst.family == 6 || obs->dont_fragment;
}

/* ip_forward() and ip6_forward() look at the time to live before the size. */
static struct diagnosis forward(const struct flow *flow, const struct obs *obs,
				const struct facts *facts)
{
	uint32_t mtu = obs->mtu ? obs->mtu : facts->route.mtu;

	if (obs->ttl <= 1)
		return guessed(SYMPTOM_TTL);
	if (obs->tuple.dst.family == 6 && facts->route.forwarding == 0)
		return guessed(SYMPTOM_NOT_FORWARDING);
	if (may_not_be_cut(obs) && ((mtu && obs->len > mtu) || too_big_was_sent(flow, obs)))
		return guessed(SYMPTOM_TOO_BIG);
	return guessed(SYMPTOM_OTHER);
}

static struct diagnosis header(const struct obs *obs)
{
	bool ran_out = obs->ttl <= 1 && !obs->truncated &&
		       (obs->site == SITE_FORWARD || obs->site == SITE_UNKNOWN);

	return ran_out ? told(SYMPTOM_TTL) : told(SYMPTOM_OTHER);
}

/*
 * A kernel without reasons frees a packet for which nothing listens, and one with a wrong checksum,
 * in the same function. Where there are reasons it would have said NO_SOCKET: there NOT_SPECIFIED
 * is something else (TIME_WAIT, most often).
 */
static struct diagnosis segment(const struct flow *flow, const struct obs *obs)
{
	static const char *const lookups[] = {
		"",        "tcp_v4_rcv", "tcp_v6_rcv", "__udp4_lib_rcv", "__udp6_lib_rcv",
		"udp_rcv", "udpv6_rcv"
	};

	if (flow && flow->queue_full)
		return guessed(SYMPTOM_RCVBUF);
	if (obs->reason[0] || (obs->csum_known && obs->csum_bad))
		return guessed(SYMPTOM_OTHER);
	for (size_t i = 0; i < LENGTH(lookups); i++) {
		if (strcmp(obs->symbol, lookups[i]) == 0)
			return guessed(SYMPTOM_NO_SOCKET);
	}
	return guessed(SYMPTOM_OTHER);
}

/* IPv4 without "don't fragment" is cut, not dropped: then "too big" is something else than the MTU
 * of a route. */
static struct diagnosis too_big(const struct obs *obs)
{
	return may_not_be_cut(obs) ? told(SYMPTOM_TOO_BIG) : told(SYMPTOM_OTHER);
}

static struct diagnosis refine(enum symptom symptom, bool given, const struct flow *flow,
			       const struct obs *obs, const struct facts *facts)
{
	switch (symptom) {
	case SYMPTOM_ROUTE_ERROR:
		return route_error(obs, facts);
	case SYMPTOM_SOURCE_CHECK:
		return source_check(obs, facts);
	case SYMPTOM_FORWARD:
		return forward(flow, obs, facts);
	case SYMPTOM_HEADER:
		return header(obs);
	case SYMPTOM_SEGMENT:
		return segment(flow, obs);
	case SYMPTOM_TOO_BIG:
		return too_big(obs);
	case SYMPTOM_NO_ROUTE:
	case SYMPTOM_NOT_FORWARDING:
		/* IPv6 gives one reason to all error routes; the route itself tells them apart. */
		if (obs->dst_error == -EACCES || obs->dst_error == -EINVAL)
			return route_error(obs, facts);
		return told(symptom);
	case SYMPTOM_RULE:
		return (struct diagnosis){ obs->site == SITE_NFQUEUE ? SYMPTOM_QUEUED
								     : SYMPTOM_RULE,
					   given };
	default:
		return (struct diagnosis){ symptom, given };
	}
}

struct diagnosis symptom_of(const struct flow *flow, const struct obs *obs,
			    const struct facts *facts)
{
	const struct reason *reason = reason_of(obs);

	if (obs->kind == OBS_ROUTE_FAIL)
		return route_error(obs, facts);
	if (obs->kind == OBS_NEIGH_FAIL)
		return told(SYMPTOM_NEIGHBOUR);
	if (reason)
		return refine(reason->symptom, true, flow, obs, facts);
	/* A reason that the table does not know says more than the place. */
	if (reason_given(obs))
		return told(SYMPTOM_OTHER);
	return refine(reason_of_site(obs->site)->symptom, false, flow, obs, facts);
}
