/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * Was this shown already? Repeats of the same flow, place and reason become a count on one line.
 * The first is shown at once; what comes after is shown together, every MERGE_REPEAT_NS and when
 * the flow makes room or the run ends. Bounded: the least recently seen goes first.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "model/facts.h"
#include "model/finding.h"
#include "model/obs.h"

#define MERGE_MAX       512
#define MERGE_REPEAT_NS (30ull * 1000000000ull)

struct merge;

/* Writes one report and keeps its own account of errors. */
typedef int (*merge_show)(void *ctx, const struct report *report);

int merge_new(merge_show show, void *ctx, struct merge **ret);
void merge_free(struct merge *merge);
void merge_cleanup(struct merge **merge);

/* Counts @obs if it repeats one that is known, with its interim line when due; gives the finding
 * that was shown. NULL: not known. */
const struct finding *merge_repeat(struct merge *merge, const struct obs *obs);
/* Remember what was just shown (copied). */
int merge_remember(struct merge *merge, const struct obs *obs, const struct facts *facts,
		   const struct finding *finding);
/* Show what repeated and was not shown yet. */
int merge_flush(struct merge *merge);
