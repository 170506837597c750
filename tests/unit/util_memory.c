/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Arena, vector and numbered names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "util/arena.h"
#include "util/hash.h"
#include "util/vector.h"

static void arena_is_zeroed_and_aligned(void **state)
{
	struct arena *arena = arena_new(1 << 20);

	(void)state;
	for (size_t size = 0; size < 300; size++) {
		char *bytes = arena_alloc(arena, size);

		assert_non_null(bytes);
		assert_int_equal((uintptr_t)bytes % 16, 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(bytes[i], 0);
		memset(bytes, 0xff, size);
	}
	assert_string_equal(arena_text(arena, "filterX", 6), "filter");
	assert_memory_equal(arena_bytes(arena, "\0\1", 2), "\0\1", 2);
	arena_free(arena);
}

static void arena_is_bounded(void **state)
{
	struct arena *arena = arena_new(10000);
	unsigned int count = 0;

	(void)state;
	assert_null(arena_alloc(arena, 20000));
	assert_null(arena_alloc(arena, SIZE_MAX));
	assert_null(arena_alloc(arena, SIZE_MAX - 20));
	while (arena_alloc(arena, 1000))
		count++;
	assert_in_range(count, 1, 10);
	assert_in_range(arena_size(arena), 1000, 10000);
	arena_reset(arena);
	assert_non_null(arena_alloc(arena, 1000));
	arena_free(arena);
	arena_free(NULL);
}

static void names_have_one_number(void **state)
{
	struct names *names = names_new(1000);
	char text[16];
	uint32_t number;

	(void)state;
	for (int round = 0; round < 2; round++) {
		for (uint32_t i = 0; i < 1000; i++) {
			int len = snprintf(text, sizeof(text), "name-%u", i);

			assert_int_equal(names_add(names, text, (size_t)len, &number), 0);
			assert_int_equal(number, i);
		}
	}
	assert_int_equal(names_add(names, "name-1", 5, &number), -E2BIG);
	assert_int_equal(names_add(names, "name-1", 6, &number), 0);
	assert_int_equal(number, 1);
	assert_int_equal(names_count(names), 1000);
	names_free(names);
}

static void hash_uses_every_byte(void **state)
{
	uint8_t bytes[40] = { 0 };
	uint32_t zero = hash_bytes(bytes, sizeof(bytes));

	(void)state;
	assert_int_equal(hash_bytes(bytes, sizeof(bytes)), zero);
	assert_int_not_equal(hash_bytes(bytes, sizeof(bytes) - 1), zero);
	for (size_t i = 0; i < sizeof(bytes); i++) {
		bytes[i] = 1;
		assert_int_not_equal(hash_bytes(bytes, sizeof(bytes)), zero);
		bytes[i] = 0;
	}
}

static int compare_ints(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static void vector_grows_and_sorts(void **state)
{
	struct vector vector = { .item_size = sizeof(int) };

	(void)state;
	vector_sort(&vector, compare_ints);
	assert_null(vector_pop(&vector));
	for (int i = 0; i < 100; i++) {
		int item = 99 - i;

		assert_int_equal(vector_add(&vector, &item), 0);
	}
	vector_sort(&vector, compare_ints);
	for (int i = 0; i < 100; i++)
		assert_int_equal(*(int *)vector_at(&vector, (size_t)i), i);
	assert_int_equal(*(int *)vector_pop(&vector), 99);
	assert_int_equal(vector.count, 99);
	vector_free(&vector);
	assert_int_equal(vector.count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arena_is_zeroed_and_aligned),
		cmocka_unit_test(arena_is_bounded),
		cmocka_unit_test(names_have_one_number),
		cmocka_unit_test(hash_uses_every_byte),
		cmocka_unit_test(vector_grows_and_sorts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
