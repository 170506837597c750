/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "cause/reason.h"

#include <stddef.h>
#include <string.h>

#define OTHER REASON_OTHER
#define NOISE REASON_NOISE

static const struct reason reasons[] = {
#define REASON(name, cause, symptom, title, look) { name, cause, SYMPTOM_##symptom, title, look },
#include "cause/reasons.def"
#undef REASON
};

static const struct reason sites[] = {
#define SITE(site, name, cause, symptom, title, look)                                              \
	[SITE_##site] = { name, cause, SYMPTOM_##symptom, title, look },
#include "cause/sites.def"
#undef SITE
};

bool reason_given(const struct obs *obs)
{
	return obs->reason[0] && strcmp(obs->reason, "NOT_SPECIFIED") != 0;
}

const struct reason *reason_of(const struct obs *obs)
{
	if (!reason_given(obs))
		return NULL;
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
		if (strcmp(reasons[i].name, obs->reason) == 0)
			return &reasons[i];
	}
	return NULL;
}

const struct reason *reason_of_site(enum obs_site site)
{
	if (site >= sizeof(sites) / sizeof(sites[0]) || !sites[site].name)
		return &sites[SITE_UNKNOWN];
	return &sites[site];
}
