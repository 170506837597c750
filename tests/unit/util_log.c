/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <unistd.h>

#include "util/log.h"

static int ends[2], before;

static int catch_stderr(void **state)
{
	(void)state;
	before = dup(STDERR_FILENO);
	if (before < 0 || pipe(ends))
		return -1;
	return dup2(ends[1], STDERR_FILENO) < 0 ? -1 : 0;
}

static int release_stderr(void **state)
{
	(void)state;
	dup2(before, STDERR_FILENO);
	close(before);
	close(ends[0]);
	close(ends[1]);
	return 0;
}

static const char *said(char *out, size_t size)
{
	ssize_t len;

	log_error("end"); /* there is always something to read */
	len = read(ends[0], out, size - 1);
	assert_true(len > 0);
	out[len] = 0;
	return out;
}

static void one_message_is_one_safe_line(void **state)
{
	char out[4096];

	(void)state;
	log_warn("file %s", "a\nb\x1b[31m");
	assert_string_equal(said(out, sizeof(out)),
			    "dropcause: WARNING file a\\x0ab\\x1b[31m\ndropcause: error: end\n");
}

static void levels_hide(void **state)
{
	char out[4096];

	(void)state;
	log_set_level(LOG_WARN);
	log_info("info");
	log_debug("debug");
	assert_string_equal(said(out, sizeof(out)), "dropcause: error: end\n");
	log_set_level(LOG_DEBUG);
	log_info("info");
	log_debug("debug");
	assert_string_equal(said(out, sizeof(out)), "dropcause: info\ndropcause: debug: debug\n"
						    "dropcause: error: end\n");
	log_set_level(LOG_INFO);
	assert_int_equal(log_get_level(), LOG_INFO);
}

static void an_errno_is_told_and_handed_back(void **state)
{
	char out[4096];

	(void)state;
	assert_int_equal(log_errno(-ENOENT, "opening %s", "/x"), -ENOENT);
	assert_string_equal(said(out, sizeof(out)),
			    "dropcause: error: opening /x: No such file or directory\n"
			    "dropcause: error: end\n");
}

static void a_long_message_is_cut(void **state)
{
	char out[4096], text[3000];

	(void)state;
	memset(text, '\x01', sizeof(text) - 1);
	text[sizeof(text) - 1] = 0;
	log_error("%s", text);
	said(out, sizeof(out));
	assert_non_null(strstr(out, "\\x01...\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(one_message_is_one_safe_line, catch_stderr,
						release_stderr),
		cmocka_unit_test_setup_teardown(levels_hide, catch_stderr, release_stderr),
		cmocka_unit_test_setup_teardown(an_errno_is_told_and_handed_back, catch_stderr,
						release_stderr),
		cmocka_unit_test_setup_teardown(a_long_message_is_cut, catch_stderr,
						release_stderr),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
