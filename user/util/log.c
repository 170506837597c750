/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "util/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "util/text.h"

#define LOG_LINE_MAX 1024

static enum log_level level_shown = LOG_INFO;

void log_set_level(enum log_level level)
{
	level_shown = level;
}

enum log_level log_get_level(void)
{
	return level_shown;
}

/* One write(): lines of several processes on one terminal or journal do not mix. */
static void write_line(enum log_level level, const char *message, const char *error)
{
	static const char *const word[] = { "error: ", "WARNING ", "", "debug: " };
	char safe[LOG_LINE_MAX], line[LOG_LINE_MAX + 256];
	int len;

	text_escape(message, safe, sizeof(safe));
	len = snprintf(line, sizeof(line), "dropcause: %s%s%s%s\n", word[level], safe,
		       error ? ": " : "", error ? error : "");
	if (len > 0 && write(STDERR_FILENO, line, (size_t)len) < 0)
		return; /* nowhere left to say it */
}

void log_write(enum log_level level, const char *fmt, ...)
{
	char message[LOG_LINE_MAX];
	va_list args;

	if (level > level_shown)
		return;
	va_start(args, fmt);
	vsnprintf(message, sizeof(message), fmt, args);
	va_end(args);
	write_line(level, message, NULL);
}

int log_errno(int err, const char *fmt, ...)
{
	char message[LOG_LINE_MAX], reason[128];
	va_list args;

	va_start(args, fmt);
	vsnprintf(message, sizeof(message), fmt, args);
	va_end(args);
	write_line(LOG_ERROR, message, strerror_r(-err, reason, sizeof(reason)));
	return err;
}
