/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Which documented cause is it, how sure are we, and what shows it? The end of the journey before
 * the sinks. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "model/facts.h"
#include "model/obs.h"

#define CAUSE_ID_MAX    72 /* "other." + a reason name */
#define EVIDENCE_MAX    8
#define EVIDENCE_LEN    320
#define ALTERNATIVE_MAX 4

enum confidence { CONFIDENCE_POSSIBLE, CONFIDENCE_LIKELY, CONFIDENCE_CERTAIN };

/* One row of causes.def. All strings are static. */
struct cause {
	const char *id;
	const char *section; /* of the article; "" when it has none */
	const char *needs;   /* capability words, space separated, from hooks.def */
	const char *title;
	const char *symptom;
	const char *proof;
	const char *not_this; /* look-alikes that never get this id; "" none */
	const char *fix;
	const char *next; /* commands to run next, one a line */
	bool working;     /* this build can find it */
};

struct finding {
	const struct cause *cause; /* never NULL; the row "other" for other.* */
	char id[CAUSE_ID_MAX];     /* cause->id, or "other.REASON" */
	char title[160];           /* cause->title, or told apart in words */
	enum confidence confidence;
	bool quiet; /* noise: shown only with --all */
	unsigned int alternatives;
	const char *alternative[ALTERNATIVE_MAX]; /* ids, static */
	unsigned int evidences;
	char evidence[EVIDENCE_MAX][EVIDENCE_LEN];
};

/* One thing to show: the packet, what is known, what it means, how often. Borrowed by sinks for the
 * call. */
struct report {
	const struct obs *obs;
	const struct facts *facts;
	const struct finding *finding;
	const char *node;  /* this node's name */
	uint64_t count;    /* packets merged into this one, at least 1 */
	uint64_t first_ns; /* of the first merged one; equals obs->time_ns when count is 1 */
};

/* Events, exactly: seen = shown + merged + filtered + rate_limited + lost. */
struct tally {
	uint64_t seen, shown, merged, filtered, rate_limited, lost;
};

const char *confidence_name(enum confidence confidence);
void finding_evidence(struct finding *finding, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void finding_alternative(struct finding *finding, const char *id);
