/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * What happened to the packet, in one word that means the same on every kernel? From the drop
 * reason where the kernel gives one, else from the place, the route's error, the packet's own
 * fields and what the node knows. What it means is for the rules.
 */
#pragma once

#include "flow/table.h"
#include "model/facts.h"
#include "model/obs.h"

enum symptom {
	SYMPTOM_OTHER,
	SYMPTOM_RULE,    /* a netfilter hook said drop */
	SYMPTOM_QUEUED,  /* the same, by a program behind NFQUEUE */
	SYMPTOM_PROGRAM, /* tc or XDP */
	SYMPTOM_IPVS,
	SYMPTOM_NO_SOCKET, /* nothing listens, at least for this one packet */
	SYMPTOM_NO_ROUTE,
	SYMPTOM_UNREACHABLE, /* an error route of that type; so are the next two */
	SYMPTOM_PROHIBIT,
	SYMPTOM_BLACKHOLE,
	SYMPTOM_NOT_FORWARDING, /* for somebody else, and this namespace does not forward */
	SYMPTOM_RP_FILTER,
	SYMPTOM_MARTIAN, /* a source or destination that cannot be on a wire */
	SYMPTOM_NEIGHBOUR,
	SYMPTOM_TOO_BIG, /* larger than the MTU and must not be fragmented */
	SYMPTOM_TTL,
	SYMPTOM_QUEUE, /* the device's queue refused it: full, or the device is down */
	SYMPTOM_RCVBUF,
	/* Not told apart yet; symptom_of() does, and never gives these. */
	SYMPTOM_ROUTE_ERROR,
	SYMPTOM_SOURCE_CHECK,
	SYMPTOM_FORWARD,
	SYMPTOM_HEADER,
	SYMPTOM_SEGMENT,
};

struct diagnosis {
	enum symptom symptom;
	bool told; /* by the kernel, about this packet: a drop reason or the error of its route */
};

struct diagnosis symptom_of(const struct flow *flow, const struct obs *obs,
			    const struct facts *facts);
