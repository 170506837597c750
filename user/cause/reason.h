/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What does the kernel's word mean to people? Rows of reasons.def by drop reason name, of sites.def
 * by place. */
#pragma once

#include <stdbool.h>

#include "cause/symptom.h"
#include "model/obs.h"

#define REASON_NOISE "noise"
#define REASON_OTHER "other"

/* All strings are static. */
struct reason {
	const char *name;  /* as in other.NAME */
	const char *cause; /* id that the reason alone tells, REASON_OTHER, REASON_NOISE */
	enum symptom symptom;
	const char *title;
	const char *look; /* what to look at; "" when nothing helps */
};

/* Did the kernel give a reason? Not before 5.17, and NOT_SPECIFIED says nothing. */
bool reason_given(const struct obs *obs);
/* Row of the reason that was given; NULL when none was, or one that the table does not know. */
const struct reason *reason_of(const struct obs *obs);
/* Row of the place; never NULL. */
const struct reason *reason_of_site(enum obs_site site);
