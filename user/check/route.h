/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Where would this namespace route a packet, and could it have come in where it did? Read by
 * RTM_GETROUTE, links, sysctls. */
#pragma once

#include "host/host.h"
#include "model/facts.h"
#include "model/obs.h"
#include "who/who.h"

int check_route(struct host *host, const struct who *who, const struct obs *obs,
		struct route_facts *ret);
