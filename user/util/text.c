/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "util/text.h"

#include <stdio.h>
#include <string.h>

struct code_range {
	uint32_t first, last;
};

/* Unicode general categories Cc, Cf, Zl, Zp as far as they act on a line, and what is no character
 * at all. */
static const struct code_range unsafe_ranges[] = {
	{ 0x0000, 0x001f },   /* C0 */
	{ 0x007f, 0x009f },   /* DEL, C1 */
	{ 0x00ad, 0x00ad },   /* soft hyphen */
	{ 0x061c, 0x061c },   /* Arabic letter mark */
	{ 0x180e, 0x180e },   /* Mongolian vowel separator */
	{ 0x200b, 0x200f },   /* zero width, direction marks */
	{ 0x2028, 0x202e },   /* line and paragraph separator, bidi embedding and override */
	{ 0x2060, 0x206f },   /* word joiner, bidi isolates */
	{ 0xfdd0, 0xfdef },   /* noncharacters */
	{ 0xfeff, 0xfeff },   /* byte order mark */
	{ 0xfff9, 0xfffb },   /* interlinear annotation */
	{ 0xfffe, 0xffff },   /* noncharacters */
	{ 0xe0000, 0xe0fff }, /* tags */
};

bool text_is_unsafe(uint32_t code)
{
	for (size_t i = 0; i < sizeof(unsafe_ranges) / sizeof(unsafe_ranges[0]); i++)
		if (code >= unsafe_ranges[i].first && code <= unsafe_ranges[i].last)
			return true;
	return false;
}

/*
 * RFC 3629:  0xxxxxxx
 *            110xxxxx 10xxxxxx
 *            1110xxxx 10xxxxxx 10xxxxxx
 *            11110xxx 10xxxxxx 10xxxxxx 10xxxxxx
 */
size_t text_decode(const char *bytes, size_t len, uint32_t *ret_code)
{
	static const uint32_t smallest[] = { 0, 0, 0x80, 0x800, 0x10000 };
	const uint8_t *at = (const uint8_t *)bytes;
	uint32_t code;
	size_t need;

	if (len == 0)
		return 0;
	if (at[0] < 0x80)
		need = 1;
	else if (at[0] >= 0xc2 && at[0] < 0xf5)
		need = at[0] < 0xe0 ? 2 : at[0] < 0xf0 ? 3 : 4;
	else
		return 0;
	if (len < need)
		return 0;
	code = need == 1 ? at[0] : at[0] & (0x7fu >> need);
	for (size_t i = 1; i < need; i++) {
		if ((at[i] & 0xc0) != 0x80)
			return 0;
		code = code << 6 | (at[i] & 0x3f);
	}
	if (code < smallest[need] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
		return 0;
	*ret_code = code;
	return need;
}

size_t text_escape_step(const char **at, const char *end, char out[TEXT_STEP_MAX])
{
	uint32_t code = 0;
	size_t len = text_decode(*at, (size_t)(end - *at), &code);
	int printed;

	if (len == 0)
		printed = snprintf(out, TEXT_STEP_MAX, "\\x%02x", (uint8_t) * *at);
	else if (text_is_unsafe(code))
		printed = snprintf(out, TEXT_STEP_MAX, code < 0x80 ? "\\x%02x" : "\\u{%x}", code);
	else if (code == '\\')
		printed = snprintf(out, TEXT_STEP_MAX, "\\\\");
	else
		printed = snprintf(out, TEXT_STEP_MAX, "%.*s", (int)len, *at);
	*at += len ? len : 1;
	return (size_t)printed;
}

char *text_escape(const char *text, char *out, size_t size)
{
	static const char cut[] = "...";
	const char *end = text + strlen(text);
	size_t used = 0, safe = 0; /* up to safe, the mark of a cut still fits behind */

	while (text < end) {
		char step[TEXT_STEP_MAX];
		size_t len = text_escape_step(&text, end, step);

		if (used + len >= size) {
			snprintf(out + safe, size - safe, "%s", cut);
			return out;
		}
		memcpy(out + used, step, len);
		used += len;
		if (used + sizeof(cut) <= size)
			safe = used;
	}
	if (size)
		out[used] = 0;
	return out;
}
