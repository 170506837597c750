/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What type of address is it in this namespace: local, broadcast, multicast? From its routing
 * tables. Internal to attribute. */
#pragma once

#include "host/host.h"
#include "model/endpoint.h"

#define LOCAL_ROUTE_MAX 16384 /* IPVS puts every Service's address on the node */

struct local_routes {
	struct local_route *routes;
	size_t count, size;
	bool loaded; /* whole: what is not found is none of these types */
};

/* Read them anew. On error nothing is loaded. */
int local_routes_load(struct local_routes *routes, struct host *host, uint32_t netns);
void local_routes_free(struct local_routes *routes);
/* RTN_LOCAL, RTN_BROADCAST, RTN_ANYCAST, RTN_MULTICAST; RTN_UNICAST when it is none of these;
 * RTN_UNSPEC when not loaded. */
int local_routes_type(const struct local_routes *routes, const struct addr *addr);
