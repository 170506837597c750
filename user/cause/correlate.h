/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * Which documented cause is it? Pure: looks at one obs, its flow and the facts gathered for it, and
 * at nothing else. Rules are tried in the order of the table in correlate.c; the first that claims
 * the drop decides; what nobody claims is other.REASON.
 */
#pragma once

#include "flow/table.h"
#include "model/facts.h"
#include "model/finding.h"
#include "model/obs.h"

const struct cause *cause_find(const char *id); /* NULL if none; "other.X" gives the row "other" */
const struct cause *
cause_at(unsigned int index); /* rows in order of the catalog; NULL after the last */

/* Is it noise (counted, not shown)? Decided before facts are gathered, from the obs alone. @ret_why
 * is static text. */
bool cause_is_noise(const struct obs *obs, const char **ret_why);

/* Always gives a finding. */
void correlate(const struct flow *flow, const struct obs *obs, const struct facts *facts,
	       struct finding *ret);
