/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <jansson.h>
#include <math.h>

#include "util/json_line.h"

static void commas_and_brackets(void **state)
{
	struct strbuf buf = { 0 };

	(void)state;
	json_line_open(&buf, NULL, '{');
	json_line_uint(&buf, "a", UINT64_MAX);
	json_line_string(&buf, "none", NULL);
	json_line_string(&buf, "empty", "");
	json_line_open(&buf, "list", '[');
	json_line_string(&buf, NULL, "x");
	json_line_open(&buf, NULL, '{');
	json_line_close(&buf, '}');
	json_line_bool(&buf, NULL, false);
	json_line_close(&buf, ']');
	json_line_null(&buf, "n");
	json_line_decimal(&buf, "d", 0.04);
	json_line_decimal(&buf, "nan", (double)NAN);
	json_line_close(&buf, '}');
	assert_int_equal(buf.error, 0);
	assert_string_equal(buf.text, "{\"a\":18446744073709551615,\"list\":[\"x\",{},false],"
				      "\"n\":null,\"d\":0.0,\"nan\":0.0}");
	strbuf_cleanup(&buf);
}

/* Any two bytes, alone and inside of a longer sequence, come back from a parser as what they are or
 * as U+FFFD. */
static void any_bytes_make_valid_json(void **state)
{
	struct strbuf buf = { 0 };

	(void)state;
	for (unsigned int pair = 1; pair < 0x10000; pair++) {
		const char in[] = { (char)(pair & 0xff ?: 1), (char)(pair >> 8 ?: 1), '\xa8', 0 };
		json_t *root;

		strbuf_reset(&buf);
		json_line_open(&buf, NULL, '{');
		json_line_string(&buf, in, in);
		json_line_close(&buf, '}');
		assert_null(strchr(buf.text, '\n'));
		assert_null(strchr(buf.text, '\x1b'));
		root = json_loads(buf.text, 0, NULL);
		assert_non_null(root);
		json_decref(root);
	}
	strbuf_cleanup(&buf);
}

static void unsafe_code_points_survive_as_escapes(void **state)
{
	struct strbuf buf = { 0 };

	(void)state;
	json_line_string(&buf, NULL, "a\"\\\x7f\xe2\x80\xae\xf3\xa0\x81\x81\xc3\xa9\xff");
	assert_string_equal(buf.text,
			    "\"a\\\"\\\\\\u007f\\u202e\\udb40\\udc41\xc3\xa9\xef\xbf\xbd\"");
	strbuf_cleanup(&buf);
}

static void a_buffer_has_an_end_and_remembers_it(void **state)
{
	static char large[STRBUF_MAX];
	struct strbuf buf = { 0 };

	(void)state;
	memset(large, 'x', sizeof(large) - 1);
	strbuf_puts(&buf, "short");
	strbuf_puts(&buf, large);
	assert_int_equal(buf.error, -E2BIG);
	strbuf_puts(&buf, "more");
	assert_string_equal(buf.text, "short");
	strbuf_reset(&buf);
	assert_int_equal(buf.error, 0);
	strbuf_printf(&buf, "%s-%d", "again", 7);
	assert_string_equal(buf.text, "again-7");
	strbuf_cleanup(&buf);
	assert_null(buf.text);
}

static void quotes_cannot_be_left(void **state)
{
	struct strbuf buf = { 0 };

	(void)state;
	strbuf_quote(&buf, "a\" b\\\" \n");
	assert_string_equal(buf.text, "\"a\\\" b\\\\\\\" \\x0a\"");
	strbuf_cleanup(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commas_and_brackets),
		cmocka_unit_test(any_bytes_make_valid_json),
		cmocka_unit_test(unsafe_code_points_survive_as_escapes),
		cmocka_unit_test(a_buffer_has_an_end_and_remembers_it),
		cmocka_unit_test(quotes_cannot_be_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
