/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * How does text come in and go out? Names, comments and messages are hostile bytes: what a terminal
 * or an editor could take for a command never leaves here as it is. Durations, sizes and times in
 * the forms that people write.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TEXT_STEP_MAX     12 /* longest visible form of one code point, NUL included: \u{10ffff} */
#define TEXT_RFC3339_MAX  31 /* 2026-11-22T14:02:11.482193847Z */
#define TEXT_CLOCK_MAX    13 /* 14:02:11.482 */
#define TEXT_DURATION_MAX 25
#define TEXT_WORD_MAX     64 /* longer words are never near to anything */

/*
 * Length of the first code point of @bytes (1 to 4), which goes to *ret_code; 0 when it is not
 * UTF-8 (also overlong forms, surrogates, cut ones) or @len is 0. *ret_code is written on success
 * only.
 */
size_t text_decode(const char *bytes, size_t len, uint32_t *ret_code);

/* Would it act on a terminal or hide in a line? Controls, bidi and line separators, invisible
 * format characters. */
bool text_is_unsafe(uint32_t code);

/*
 * Visible form of the next code point, or of one byte that is not UTF-8, in @out; moves *at.
 * Returns its length. Unsafe ones become \u{9b} (or \x1b below U+0080), stray bytes \xff, a
 * backslash \\.
 */
size_t text_escape_step(const char **at, const char *end, char out[TEXT_STEP_MAX]);

/* @text as one line of valid UTF-8 without controls, cut with "..." where @size ends. Returns @out.
 */
char *text_escape(const char *text, char *out, size_t size);

/* Edits (insert, remove, replace, swap neighbours) from @a to @b, case ignored; TEXT_WORD_MAX if
 * one is too long. */
unsigned int text_distance(const char *a, const char *b);

/* Which of the words did they mean? @at gives them by index, NULL at the end. NULL when none is
 * near. */
const char *text_nearest(const char *word, const char *(*at)(unsigned int index));

/* "500ms", "5s", "2m", "1h"; a plain number is seconds. -EINVAL, -ERANGE. */
int text_parse_duration(const char *text, uint64_t *ret_ns);
/* "4096", "64K", "8M", "1G", by 1024. -EINVAL, -ERANGE. */
int text_parse_size(const char *text, uint64_t *ret_bytes);
/* Decimal digits, nothing else, at most @max. -EINVAL, -ERANGE. */
int text_parse_number(const char *text, uint64_t max, uint64_t *ret);

/* @ns is wall clock since the epoch. UTC with nanoseconds; the local time of day with milliseconds.
 * Both return @out. */
char *text_rfc3339(uint64_t ns, char out[TEXT_RFC3339_MAX]);
char *text_clock(uint64_t ns, char out[TEXT_CLOCK_MAX]);
/* "31 s", "4 min", "2 h", as people say it. Returns @out. */
char *text_duration(uint64_t ns, char out[TEXT_DURATION_MAX]);
