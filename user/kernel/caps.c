/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Which privileges are missing? */
#include "kernel/probe.h"

#include <cap-ng.h>
#include <stdio.h>
#include <string.h>

static const struct need {
	unsigned int capability;
	unsigned int instead; /* the old one that includes it */
	const char *name;
} needs[] = {
	{ CAP_BPF, CAP_SYS_ADMIN, "CAP_BPF" },
	{ CAP_PERFMON, CAP_SYS_ADMIN, "CAP_PERFMON" },
	{ CAP_NET_ADMIN, CAP_NET_ADMIN, "CAP_NET_ADMIN" },
	{ CAP_SYS_ADMIN, CAP_SYS_ADMIN, "CAP_SYS_ADMIN" }, /* setns() into pods' namespaces */
};

static bool have(unsigned int capability)
{
	return capng_have_capability(CAPNG_EFFECTIVE, capability) == 1;
}

void probe_missing_caps(char *out, size_t size)
{
	size_t len = 0;

	out[0] = '\0';
	capng_get_caps_process();
	for (size_t i = 0; i < sizeof(needs) / sizeof(needs[0]); i++) {
		if (have(needs[i].capability) || have(needs[i].instead) || len >= size)
			continue;
		len += snprintf(out + len, size - len, "%s%s", len ? " " : "", needs[i].name);
	}
}
