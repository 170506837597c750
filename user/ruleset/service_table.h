/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What does a table of Services hold? service.c reads it, service_lookup.c answers from it. */
#pragma once

#include "ruleset/service_build.h"
#include "ruleset/xt.h"

#define LEGACY_TABLES 4 /* nat and filter of both families */

/* What tells that rules changed, without reading them. Compared as bytes: no padding. */
struct stamp {
	uint32_t has_generation;
	uint32_t generation;
	struct xt_info legacy[LEGACY_TABLES]; /* sizes; zero where there is no such table */
};

struct service_table {
	struct service_contents contents;
	bool loaded;
	uint32_t netns;
	struct stamp stamp;
	uint64_t loaded_ns, cost_ns;
};

_Static_assert(sizeof(struct stamp) ==
		       2 * sizeof(uint32_t) + LEGACY_TABLES * sizeof(struct xt_info),
	       "padding");
