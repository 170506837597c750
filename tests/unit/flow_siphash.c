/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "flow/siphash.h"

/* Key 00..0f, message 00, 01, 02 ...: the values of the paper's appendix A and of its reference
 * code. */
static void gives_the_published_values(void **state)
{
	const struct siphash_key key = { { 0x0706050403020100, 0x0f0e0d0c0b0a0908 } };
	static const struct {
		size_t len;
		uint64_t hash;
	} rows[] = {
		{ 0, 0x726fdb47dd0e0e31 }, { 1, 0x74f839c593dc67fd },  { 7, 0xab0200f58b01d137 },
		{ 8, 0x93f5f5799a932462 }, { 15, 0xa129ca6149be45e5 },
	};
	uint8_t message[16];

	(void)state;
	for (uint8_t i = 0; i < sizeof(message); i++)
		message[i] = i;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_true(siphash(&key, message, rows[i].len) == rows[i].hash);
}

static void depends_on_the_secret(void **state)
{
	const struct siphash_key one = { { 1, 2 } }, other = { { 1, 3 } };

	(void)state;
	assert_true(siphash(&one, "key", 3) != siphash(&other, "key", 3));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_the_published_values),
		cmocka_unit_test(depends_on_the_secret),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
