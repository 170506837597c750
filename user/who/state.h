/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What is kept between two readings? Internal to who/: who.c answers from it, refresh.c makes it.
 */
#pragma once

#include "util/hash.h"
#include "who/entries.h"
#include "who/idset.h"
#include "who/index.h"
#include "who/link.h"

#define RANGE_MAX     64
#define APISERVER_MAX 16

struct range {
	struct addr net;
	unsigned int prefix;
};

struct who {
	struct host *host;
	struct who_entries entries; /* what the last reading found, and tombstones */
	struct who_entries reading; /* what is being found */
	struct who_links links;     /* of the node */
	struct who_index by_netns, by_ifname, by_addr; /* living and gone */
	unsigned int ranges, apiservers;
	struct range range[RANGE_MAX];
	struct addr apiserver[APISERVER_MAX];
	struct names *complaints;
	struct who_idset ignored; /* containers that name no pod */
	unsigned int kept;        /* bit per who_source: its pods are not forgotten this time */
	bool full_said;
};

/* Does the pod have something that leads to its namespace? */
static inline bool who_has_way_in(const struct who_pod *pod)
{
	return pod->netns_path[0] || pod->pid > 0;
}

/* The namespace that a pod has now. -ENOENT: none any more. */
int who_find_netns(const struct who *who, const struct who_pod *pod, uint32_t *ret);
void who_clear_indexes(struct who *who);
