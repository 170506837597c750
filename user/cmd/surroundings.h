/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Where are we? In a pod with the host below /host, or on the host; on a terminal, or not. */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "options.h"

/* --host-root, else /host if that is a host's root, else /. */
const char *host_root(const struct options *options);

/* A terminal that shows colours, and nobody said no (--no-color, NO_COLOR). */
bool wants_color(const struct options *options, FILE *out);
