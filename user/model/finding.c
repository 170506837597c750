/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "model/finding.h"

#include <stdarg.h>
#include <stdio.h>

const char *confidence_name(enum confidence confidence)
{
	switch (confidence) {
	case CONFIDENCE_CERTAIN:
		return "certain";
	case CONFIDENCE_LIKELY:
		return "likely";
	default:
		return "possible";
	}
}

/* Rules say the strongest first, so what does not fit is what matters least. */
void finding_evidence(struct finding *finding, const char *fmt, ...)
{
	va_list args;

	if (finding->evidences == EVIDENCE_MAX)
		return;
	va_start(args, fmt);
	vsnprintf(finding->evidence[finding->evidences++], EVIDENCE_LEN, fmt, args);
	va_end(args);
}

void finding_alternative(struct finding *finding, const char *id)
{
	if (finding->alternatives < ALTERNATIVE_MAX)
		finding->alternative[finding->alternatives++] = id;
}
