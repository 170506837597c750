/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Whose rule is it? Table in owners.def: chain name or comment -> engine, class, policy names. */
#pragma once

#include "ruleset/evaluate.h"

/* Fill @ret from the rule of @evaluation, its chain stack, and the chains visited. class UNCLAIMED
 * when nobody owns it. */
void owner_of_rule(const struct ruleset *ruleset, const struct obs *obs,
		   const struct evaluation *evaluation, struct owner_ref *ret);
/* Engine behind a tc or XDP program's name ("cil_from_container", "cali_tc_..."); false when
 * nobody's. */
bool owner_of_program(const char *program, struct owner_ref *ret);
