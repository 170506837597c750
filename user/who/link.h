/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Which links and addresses does a namespace have? Internal to who/. */
#pragma once

#include "host/host.h"
#include "model/endpoint.h"

#define WHO_LINK_MAX 65536

struct who_link {
	char name[16];
	uint32_t ifindex;
	uint32_t peer; /* ifindex of the other end of a veth that lies in another namespace, 0: none
			*/
	bool is_uplink; /* leads out of the machine: hardware, or bond, team, vlan of it */
};

struct who_link_addr {
	struct addr addr;
	uint32_t ifindex;
	uint8_t prefix;
};

struct who_links {
	struct who_link *link; /* by name */
	size_t links;
	struct who_link_addr *addr; /* by address */
	size_t addrs;
};

/* On error the old contents stay. */
int who_links_load(struct who_links *links, struct host *host, uint32_t netns);
void who_links_free(struct who_links *links);
/* Borrowed until the next load; NULL if none. */
const struct who_link *who_links_by_name(const struct who_links *links, const char *name);
const struct who_link *who_links_by_index(const struct who_links *links, uint32_t ifindex);
bool who_links_have_addr(const struct who_links *links, const struct addr *addr);
/* Has an uplink an address in this range? Then the range is the machine's network, not that of its
 * pods alone. */
bool who_links_share(const struct who_links *links, const struct addr *net, unsigned int prefix);
/* The link of @here that is the other end of a link of @there; NULL if none. */
const struct who_link *who_links_pair(const struct who_links *here, const struct who_links *there);
