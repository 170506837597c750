/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "util/strbuf.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "util/text.h"

#define STRBUF_FIRST 512

/* Room for @more bytes and a NUL. */
static int reserve(struct strbuf *buf, size_t more)
{
	size_t size = buf->size ? buf->size : STRBUF_FIRST;
	char *grown;

	if (buf->error)
		return buf->error;
	if (more >= STRBUF_MAX - buf->len)
		return buf->error = -E2BIG;
	while (size <= buf->len + more)
		size *= 2;
	if (size == buf->size)
		return 0;
	grown = realloc(buf->text, size);
	if (!grown)
		return buf->error = -ENOMEM;
	buf->text = grown;
	buf->size = size;
	return 0;
}

void strbuf_add(struct strbuf *buf, const char *bytes, size_t len)
{
	if (reserve(buf, len))
		return;
	memcpy(buf->text + buf->len, bytes, len);
	buf->len += len;
	buf->text[buf->len] = 0;
}

void strbuf_puts(struct strbuf *buf, const char *text)
{
	strbuf_add(buf, text, strlen(text));
}

void strbuf_printf(struct strbuf *buf, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (len < 0 || reserve(buf, (size_t)len))
		return;
	va_start(args, fmt);
	vsnprintf(buf->text + buf->len, (size_t)len + 1, fmt, args);
	va_end(args);
	buf->len += (size_t)len;
}

void strbuf_escape(struct strbuf *buf, const char *text)
{
	const char *end = text + strlen(text);
	char step[TEXT_STEP_MAX];

	while (text < end)
		strbuf_add(buf, step, text_escape_step(&text, end, step));
}

void strbuf_quote(struct strbuf *buf, const char *text)
{
	const char *end = text + strlen(text);
	char step[TEXT_STEP_MAX];

	strbuf_add(buf, "\"", 1);
	while (text < end) {
		if (*text == '"')
			strbuf_add(buf, "\\", 1);
		strbuf_add(buf, step, text_escape_step(&text, end, step));
	}
	strbuf_add(buf, "\"", 1);
}

void strbuf_reset(struct strbuf *buf)
{
	buf->len = 0;
	buf->error = 0;
	if (buf->text)
		buf->text[0] = 0;
}

void strbuf_cleanup(struct strbuf *buf)
{
	free(buf->text);
	*buf = (struct strbuf){ 0 };
}
