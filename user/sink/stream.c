/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "sink/stream.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

int stream_open(const struct sink_config *config, struct sink **ret)
{
	struct sink *sink = calloc(1, sizeof(*sink));

	if (!sink)
		return -ENOMEM;
	sink->config = *config;
	if (isatty(fileno(config->out)))
		setvbuf(config->out, NULL, _IOLBF, 0);
	*ret = sink;
	return 0;
}

int stream_write(struct sink *sink)
{
	struct strbuf *line = &sink->line;
	FILE *out = sink->config.out;
	int err = line->error;

	if (!err && ferror(out))
		err = -EIO;
	errno = 0;
	if (!err && fwrite(line->text, 1, line->len, out) != line->len)
		err = errno ? -errno : -EIO;
	strbuf_reset(line);
	return err;
}

int stream_flush(struct sink *sink)
{
	if (ferror(sink->config.out))
		return -EIO;
	return fflush(sink->config.out) ? -errno : 0;
}

void stream_close(struct sink *sink)
{
	if (!sink)
		return;
	strbuf_cleanup(&sink->line);
	free(sink);
}

const struct report_kind *report_kind(const struct report *report)
{
	static const struct report_kind kinds[] = {
		[OBS_DROP] = { "DROP", "drop", NULL },
		[OBS_ROUTE_FAIL] = { "FAIL", "fail", "unreachable" },
		[OBS_NEIGH_FAIL] = { "FAIL", "fail", "unreachable" },
		[OBS_RESET_SENT] = { "FAIL", "fail", "refused" },
		[OBS_ICMP_SENT] = { "FAIL", "fail", "unreachable" },
		[OBS_QUEUE_FULL] = { "DROP", "drop", NULL },
	};

	return &kinds[report->obs->kind];
}

bool report_is_reply(const struct report *report)
{
	return report->obs->ct_reply && report->obs->orig.src.family;
}
