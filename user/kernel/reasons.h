/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What is this kernel's name for a drop reason? Numbers differ in every version, so names come from
 * its own BTF, subsystems' too. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kernel/kbtf.h"

#define REASON_MAX 2048

struct reasons;

/* Also 0 where the kernel has no reasons at all (before 5.17): reasons_any() is false then. */
int reasons_new(const struct kbtf *kbtf, struct reasons **ret);
void reasons_free(struct reasons *reasons);

bool reasons_any(const struct reasons *reasons);
/* Name without the enum's prefix ("NETFILTER_DROP", "MAC80211_..."); NULL if unknown. */
const char *reasons_name(const struct reasons *reasons, uint32_t reason);
/* Number of a core reason by name, or -ENOENT. */
int reasons_number(const struct reasons *reasons, const char *name, uint32_t *ret);
