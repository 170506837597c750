/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * Which packets belong together? Flows by the client's tuple (conntrack's original one), both
 * directions and both sides of a NAT; bounded, least recently used goes first, evictions counted.
 * Time is the events' own.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "model/obs.h"

#define FLOW_MAX 65536

struct flow {
	struct tuple client; /* as the client sees it */
	uint64_t first_ns, last_ns;
	uint32_t drops, resets_sent, icmp_sent, route_fails, neigh_fails;
	uint8_t icmp_type, icmp_code; /* of the last error sent about it */
	int route_error;              /* -errno of the last failed look-up */
	uint32_t queue_full;          /* a socket's receive queue refused a packet of it */
	struct tuple behind; /* as it looks behind NAT, client's direction; family 0: no NAT seen */
};

struct flow_table;

/* -EINVAL when @max is 0, -ENOMEM, or what getrandom() says. */
int flow_table_new(unsigned int max, struct flow_table **ret);
void flow_table_free(struct flow_table *flows);
void flow_table_cleanup(struct flow_table **flows);

/* Count @obs into its flow, made if new. Borrowed until the next call; never NULL but on out of
 * memory. */
struct flow *flow_observe(struct flow_table *flows, const struct obs *obs);
unsigned int flow_count(const struct flow_table *flows);
uint64_t flow_evictions(const struct flow_table *flows);
