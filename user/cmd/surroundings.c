/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "cmd/surroundings.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Every root that a node boots from has these two; an empty or foreign mount has not. */
static bool is_host_root(const char *etc, const char *usr)
{
	return access(etc, F_OK) == 0 && access(usr, F_OK) == 0;
}

const char *host_root(const struct options *options)
{
	if (options->host_root)
		return options->host_root;
	return is_host_root("/host/etc", "/host/usr") ? "/host" : "/";
}

bool wants_color(const struct options *options, FILE *out)
{
	const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");

	if (options->no_color || (no_color && *no_color) || (term && strcmp(term, "dumb") == 0))
		return false;
	return isatty(fileno(out));
}
