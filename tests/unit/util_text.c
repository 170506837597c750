/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <time.h>

#include "util/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void hostile_bytes_become_visible(void **state)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
		{ "plain text", "plain text" },
		{ "", "" },
		{ "a\nb\tc", "a\\x0ab\\x09c" },
		{ "\x1b[31mred", "\\x1b[31mred" },
		{ "\x7f", "\\x7f" },
		{ "back\\slash", "back\\\\slash" },
		{ "caf\xc3\xa9 \xe6\x97\xa5 \xf0\x9f\x98\x80",
		  "caf\xc3\xa9 \xe6\x97\xa5 \xf0\x9f\x98\x80" },
		{ "\xc2\x9b"
		  "31m",
		  "\\u{9b}31m" },
		{ "\x9b"
		  "31m",
		  "\\x9b31m" },
		{ "a\xe2\x80\xae"
		  "b",
		  "a\\u{202e}b" },
		{ "\xe2\x81\xa6\xe2\x81\xa9\xe2\x80\x8e\xe2\x80\x8f",
		  "\\u{2066}\\u{2069}\\u{200e}\\u{200f}" },
		{ "\xe2\x80\xa8\xe2\x80\xa9", "\\u{2028}\\u{2029}" },
		{ "\xf3\xa0\x81\x81", "\\u{e0041}" },
		{ "\xc0\xaf overlong", "\\xc0\\xaf overlong" },
		{ "\xe0\x80\xaf", "\\xe0\\x80\\xaf" },
		{ "\xed\xa0\x80 surrogate", "\\xed\\xa0\\x80 surrogate" },
		{ "\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80" },
		{ "cut \xe6\x97", "cut \\xe6\\x97" },
		{ "\xff\xfe", "\\xff\\xfe" },
	};
	char out[128];

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_string_equal(text_escape(rows[i].in, out, sizeof(out)), rows[i].out);
}

/* Whatever comes in, what goes out is valid UTF-8 and has nothing unsafe in it. */
static void assert_inert(const char *text)
{
	size_t left = strlen(text);

	while (left) {
		uint32_t code = 0;
		size_t len = text_decode(text, left, &code);

		assert_true(len > 0);
		assert_false(text_is_unsafe(code));
		text += len;
		left -= len;
	}
}

static void all_bytes_and_pairs_come_out_inert(void **state)
{
	(void)state;
	for (unsigned int pair = 0; pair < 0x10000; pair++) {
		char in[8] = { (char)(pair >> 8), (char)pair, '\xa8', '\xa9', 0 }, out[64];

		assert_inert(text_escape(in, out, sizeof(out)));
	}
}

static void a_cut_is_marked_and_never_splits_a_code_point(void **state)
{
	static const char in[] = "\xe6\x97\xa5\xe6\x9c\xac\x1b\\\xf0\x9f\x98\x80 end of the line";
	char out[64];

	(void)state;
	for (size_t size = 4; size < 40; size++) {
		text_escape(in, out, size);
		assert_true(strlen(out) < size);
		assert_inert(out);
		if (size <= 32) /* 6 + 4 + 2 + 4 + 16 bytes, and a NUL */
			assert_string_equal(out + strlen(out) - 3, "...");
	}
	assert_string_equal(text_escape("exactly", out, 8), "exactly");
	assert_string_equal(text_escape("exactly", out, 7), "exa...");
}

static void decode_wants_the_shortest_form(void **state)
{
	uint32_t code = 7;

	(void)state;
	assert_int_equal(text_decode("\xc3\xa9", 2, &code), 2);
	assert_int_equal(code, 0xe9);
	assert_int_equal(text_decode("\xf4\x8f\xbf\xbf", 4, &code), 4);
	assert_int_equal(code, 0x10ffff);
	assert_int_equal(text_decode("\xc3\xa9", 1, &code), 0);
	assert_int_equal(text_decode("\xc1\xbf", 2, &code), 0);
	assert_int_equal(text_decode("\xf5\x80\x80\x80", 4, &code), 0);
	assert_int_equal(text_decode("", 0, &code), 0);
	assert_int_equal(code, 0x10ffff);
}

static const char *word_at(unsigned int index)
{
	static const char *const words[] = { "trace", "explain", "version", "svc.policy",
					     "svc.port" };

	return index < COUNT(words) ? words[index] : NULL;
}

static void the_nearest_word(void **state)
{
	static const struct {
		const char *word, *nearest;
	} rows[] = {
		{ "trcae", "trace" },
		{ "tarce", "trace" },
		{ "trace", "trace" },
		{ "explian", "explain" },
		{ "exp", "explain" },
		{ "VERSON", "version" },
		{ "svc.plicy", "svc.policy" },
		{ "svc.prt", "svc.port" },
		{ "zzz", NULL },
		{ "svc.endpoints-are-fine", NULL },
		{ "t", NULL },
		{ "", NULL },
	};
	char longest[3 * TEXT_WORD_MAX];

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *nearest = text_nearest(rows[i].word, word_at);

		if (rows[i].nearest)
			assert_string_equal(nearest, rows[i].nearest);
		else
			assert_null(nearest);
	}
	memset(longest, 'a', sizeof(longest));
	longest[sizeof(longest) - 1] = 0;
	assert_null(text_nearest(longest, word_at));
}

static void distances(void **state)
{
	(void)state;
	assert_int_equal(text_distance("", ""), 0);
	assert_int_equal(text_distance("", "abc"), 3);
	assert_int_equal(text_distance("abc", ""), 3);
	assert_int_equal(text_distance("abcd", "abdc"), 1);
	assert_int_equal(text_distance("kitten", "sitting"), 3);
	assert_int_equal(text_distance("ABC", "abc"), 0);
}

static void durations(void **state)
{
	uint64_t ns = 99;

	(void)state;
	assert_int_equal(text_parse_duration("500ms", &ns), 0);
	assert_int_equal(ns, 500000000ull);
	assert_int_equal(text_parse_duration("5s", &ns), 0);
	assert_int_equal(ns, 5000000000ull);
	assert_int_equal(text_parse_duration("2m", &ns), 0);
	assert_int_equal(ns, 120000000000ull);
	assert_int_equal(text_parse_duration("1h", &ns), 0);
	assert_int_equal(ns, 3600000000000ull);
	assert_int_equal(text_parse_duration("30", &ns), 0);
	assert_int_equal(ns, 30000000000ull);
	ns = 99;
	assert_int_equal(text_parse_duration("", &ns), -EINVAL);
	assert_int_equal(text_parse_duration("s", &ns), -EINVAL);
	assert_int_equal(text_parse_duration("-5s", &ns), -EINVAL);
	assert_int_equal(text_parse_duration("5 s", &ns), -EINVAL);
	assert_int_equal(text_parse_duration("5sec", &ns), -EINVAL);
	assert_int_equal(text_parse_duration("99999999999s", &ns), -ERANGE);
	assert_int_equal(text_parse_duration("99999999999999999999999999s", &ns), -ERANGE);
	assert_int_equal(ns, 99);
}

static void sizes(void **state)
{
	uint64_t bytes = 0;

	(void)state;
	assert_int_equal(text_parse_size("64K", &bytes), 0);
	assert_int_equal(bytes, 65536);
	assert_int_equal(text_parse_size("8m", &bytes), 0);
	assert_int_equal(bytes, 8u << 20);
	assert_int_equal(text_parse_size("4096", &bytes), 0);
	assert_int_equal(bytes, 4096);
	assert_int_equal(text_parse_size("8MB", &bytes), -EINVAL);
	assert_int_equal(text_parse_size("18446744073709551615G", &bytes), -ERANGE);
	assert_int_equal(text_parse_number("18446744073709551616", UINT64_MAX, &bytes), -ERANGE);
	assert_int_equal(text_parse_number("11", 10, &bytes), -ERANGE);
	assert_int_equal(text_parse_number("1x", 10, &bytes), -EINVAL);
}

static void times(void **state)
{
	char rfc[TEXT_RFC3339_MAX], clock[TEXT_CLOCK_MAX], span[TEXT_DURATION_MAX];

	(void)state;
	setenv("TZ", "UTC0", 1);
	tzset();
	assert_string_equal(text_rfc3339(1795356131482193847ull, rfc),
			    "2026-11-22T14:02:11.482193847Z");
	assert_string_equal(text_clock(1795356131482193847ull, clock), "14:02:11.482");
	assert_string_equal(text_rfc3339(0, rfc), "1970-01-01T00:00:00.000000000Z");
	assert_string_equal(text_rfc3339(UINT64_MAX, rfc), "2554-07-21T23:34:33.709551615Z");
	assert_string_equal(text_duration(31000000000ull, span), "31 s");
	assert_string_equal(text_duration(999999999ull, span), "999 ms");
	assert_string_equal(text_duration(119000000000ull, span), "119 s");
	assert_string_equal(text_duration(120000000000ull, span), "2 min");
	assert_string_equal(text_duration(7200000000000ull, span), "2 h");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hostile_bytes_become_visible),
		cmocka_unit_test(all_bytes_and_pairs_come_out_inert),
		cmocka_unit_test(a_cut_is_marked_and_never_splits_a_code_point),
		cmocka_unit_test(decode_wants_the_shortest_form),
		cmocka_unit_test(the_nearest_word),
		cmocka_unit_test(distances),
		cmocka_unit_test(durations),
		cmocka_unit_test(sizes),
		cmocka_unit_test(times),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
