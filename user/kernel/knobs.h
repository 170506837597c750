/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What do the programs have to know of this kernel before they are loaded? */
#pragma once

#include "kernel/ksyms.h"
#include "kernel/reasons.h"

struct dropcause_bpf;

/* Fill the skeleton's read-only data. @ksyms is only needed where the kernel has no reasons, else
 * NULL. */
void knobs_set(struct dropcause_bpf *skel, const struct reasons *reasons,
	       const struct ksyms *ksyms);
