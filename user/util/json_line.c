/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "util/json_line.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "util/text.h"

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */

static void add_escaped(struct strbuf *buf, uint32_t code)
{
	if (code >= 0x10000) { /* a surrogate pair */
		code -= 0x10000;
		strbuf_printf(buf, "\\u%04x\\u%04x", 0xd800 + (code >> 10),
			      0xdc00 + (code & 0x3ff));
		return;
	}
	strbuf_printf(buf, "\\u%04x", code);
}

static void add_text(struct strbuf *buf, const char *text)
{
	const char *end = text + strlen(text);

	strbuf_add(buf, "\"", 1);
	while (text < end) {
		uint32_t code = 0;
		size_t len = text_decode(text, (size_t)(end - text), &code);

		if (len == 0)
			strbuf_puts(buf, REPLACEMENT);
		else if (text_is_unsafe(code))
			add_escaped(buf, code);
		else if (code == '"' || code == '\\')
			strbuf_printf(buf, "\\%c", (char)code);
		else
			strbuf_add(buf, text, len);
		text += len ? len : 1;
	}
	strbuf_add(buf, "\"", 1);
}

/* Whatever follows an opening bracket is the first one; all others need a comma. */
static void add_key(struct strbuf *buf, const char *key)
{
	char last = buf->len ? buf->text[buf->len - 1] : '{';

	if (last != '{' && last != '[')
		strbuf_add(buf, ",", 1);
	if (!key)
		return;
	add_text(buf, key);
	strbuf_add(buf, ":", 1);
}

void json_line_open(struct strbuf *buf, const char *key, char bracket)
{
	add_key(buf, key);
	strbuf_add(buf, &bracket, 1);
}

void json_line_close(struct strbuf *buf, char bracket)
{
	strbuf_add(buf, &bracket, 1);
}

void json_line_string(struct strbuf *buf, const char *key, const char *text)
{
	if (!text || !*text)
		return;
	add_key(buf, key);
	add_text(buf, text);
}

void json_line_uint(struct strbuf *buf, const char *key, uint64_t value)
{
	add_key(buf, key);
	strbuf_printf(buf, "%" PRIu64, value);
}

void json_line_bool(struct strbuf *buf, const char *key, bool value)
{
	add_key(buf, key);
	strbuf_puts(buf, value ? "true" : "false");
}

void json_line_null(struct strbuf *buf, const char *key)
{
	add_key(buf, key);
	strbuf_puts(buf, "null");
}

void json_line_decimal(struct strbuf *buf, const char *key, double value)
{
	add_key(buf, key);
	strbuf_printf(buf, "%.1f", isfinite(value) ? value : 0.0); /* JSON has no other */
}
