/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * How is a line of JSON written? Into a strbuf, one member after the other; commas are put where
 * they belong. The line is valid UTF-8 and inert on a terminal whatever goes in: unsafe code points
 * become \u escapes, bytes that are not UTF-8 become U+FFFD. Keys are escaped alike; NULL as a key:
 * an element of an array, or the outermost value.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "util/strbuf.h"

void json_line_open(struct strbuf *buf, const char *key, char bracket); /* '{' or '[' */
void json_line_close(struct strbuf *buf, char bracket);                 /* '}' or ']' */

/* NULL and "" are "not known": nothing is written. */
void json_line_string(struct strbuf *buf, const char *key, const char *text);
void json_line_uint(struct strbuf *buf, const char *key, uint64_t value);
void json_line_bool(struct strbuf *buf, const char *key, bool value);
void json_line_null(struct strbuf *buf, const char *key);
void json_line_decimal(struct strbuf *buf, const char *key,
		       double value); /* one digit behind the point */
