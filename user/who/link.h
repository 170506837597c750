/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Which links and addresses does the node's namespace have? Internal to who/. */
#pragma once

#include "host/host.h"
#include "model/endpoint.h"

#define WHO_LINK_MAX 65536

struct who_link {
	char name[16];
	uint32_t ifindex;
};

struct who_links {
	struct who_link *link; /* by name */
	size_t links;
	struct addr *addr;
	size_t addrs;
};

/* On error the old contents stay. */
int who_links_load(struct who_links *links, struct host *host);
void who_links_free(struct who_links *links);
/* Borrowed until the next load; NULL if none. */
const struct who_link *who_links_by_name(const struct who_links *links, const char *name);
const struct who_link *who_links_by_index(const struct who_links *links, uint32_t ifindex);
bool who_links_have_addr(const struct who_links *links, const struct addr *addr);
