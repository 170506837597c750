/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What do line-writing sinks share? A stream, and the line that is being put together. */
#pragma once

#include "sink/sink.h"
#include "util/strbuf.h"

struct sink {
	struct sink_config config;
	struct strbuf line;
};

int stream_open(const struct sink_config *config, struct sink **ret);
/* Write what is in .line and empty it. -errno, also of an earlier failure; then nothing more is
 * written. */
int stream_write(struct sink *sink);
int stream_flush(struct sink *sink);
void stream_close(struct sink *sink); /* the FILE stays the caller's */

/* How a report is called: "DROP" or "FAIL", and the state in JSON (NULL for a drop). */
struct report_kind {
	const char *word;
	const char *type;
	const char *state;
};
const struct report_kind *report_kind(const struct report *report);

/* The packet is the server's: its addresses are the client's the other way round. */
bool report_is_reply(const struct report *report);
