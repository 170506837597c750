/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Where do findings go? A sink writes to one stream in one form. Output errors come back as -errno
 * (-EPIPE, -ENOSPC) and end the run cleanly. */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "model/finding.h"

struct sink;

struct sink_config {
	FILE *out;
	bool color;   /* decided by the caller: tty, NO_COLOR, --no-color */
	bool verbose; /* -v: all evidence */
	const char *node;
};

struct cause_count {
	const char *id;
	uint64_t count;
	struct cause_count *next;
};

struct summary {
	struct tally tally;
	const struct cause_count *causes; /* most frequent first */
	double seconds;
	bool lost_in_ring; /* for the hint */
};

struct sink_ops {
	const char *name;
	const char *what;
	int (*open)(const struct sink_config *config, struct sink **ret);
	int (*report)(struct sink *sink, const struct report *report);
	int (*summary)(struct sink *sink, const struct summary *summary);
	int (*flush)(struct sink *sink);
	void (*close)(struct sink *sink);
};

/* Row of sinks.def by name; NULL if none. */
const struct sink_ops *sink_find(const char *name);
const struct sink_ops *sink_at(unsigned int index);
