/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Which kernel function is at this address? From /proc/kallsyms, functions only. */
#pragma once

#include <stdint.h>

struct ksyms;

/* -EPERM: addresses are hidden from us (kernel.kptr_restrict, CAP_SYSLOG). */
int ksyms_new(struct ksyms **ret);
void ksyms_free(struct ksyms *ksyms);

/* Function that contains @addr, as kallsyms spells it; NULL if none. Borrowed. */
const char *ksyms_name(const struct ksyms *ksyms, uint64_t addr);
/* [*from, *to) of a function, to the next symbol; -ENOENT. */
int ksyms_range(const struct ksyms *ksyms, const char *name, uint64_t *from, uint64_t *to);
