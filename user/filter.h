/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * Does a packet match a pcap-filter(7) expression? Tried on the packet as it was at the hook, and
 * as its client sent it (conntrack's original tuple), so that `host CLUSTERIP` matches after DNAT
 * too.
 */
#pragma once

#include <stdbool.h>

#include "model/obs.h"

struct filter;

/* "" matches everything. -EINVAL: does not compile (said on stderr). */
int filter_new(const char *expression, struct filter **ret);
void filter_free(struct filter *filter);
bool filter_matches(const struct filter *filter, const struct obs *obs);
