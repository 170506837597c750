/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* links: ruleset host model util */
/* Bytes are /proc/net/ip_vs. */
#include <stdlib.h>
#include <string.h>

#include "ruleset/service_build.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct service_builder builder;
	struct service_contents contents;
	char *text = malloc(size + 1);

	memcpy(text, data, size);
	text[size] = '\0';
	if (!service_builder_init(&builder) && !service_parse_ipvs(&builder, text) &&
	    !service_build_finish(&builder, &contents))
		service_contents_free(&contents);
	service_builder_free(&builder);
	free(text);
	return 0;
}
