/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Which policies stand behind a drop? One decoder an engine, as owners.def says. Internal to owner.
 */
#pragma once

#include "ruleset/owner.h"

/* Each adds policies and the direction to @ret. Names that cannot be read are left out. */
void owner_calico(const struct evaluation *evaluation, struct owner_ref *ret);
void owner_npm(const struct evaluation *evaluation, struct owner_ref *ret);
void owner_kube_router(const struct evaluation *evaluation, struct owner_ref *ret);

/* Shared: the same policy is kept once; more than POLICY_MAX are left out. Lengths are of the
 * texts, which need no NUL. */
void owner_add_policy(struct owner_ref *owner, const char *kind, const char *namespace,
		      size_t namespace_len, const char *name, size_t name_len);
/* Is @rule one of the rules of @chain? */
bool owner_rule_in(const struct rule *rule, const struct chain *chain);
