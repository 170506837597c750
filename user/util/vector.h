/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* How many will come? Nobody knows: an array of items of one size that grows. */
#pragma once

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define VECTOR_FIRST 16

struct vector {
	size_t item_size; /* set by the owner, before the first item */
	size_t count, room;
	char *items;
};

static inline void *vector_at(const struct vector *vector, size_t i)
{
	return vector->items + i * vector->item_size;
}

/* A copy of @item at the end. 0 or -ENOMEM. */
static inline int vector_add(struct vector *vector, const void *item)
{
	if (vector->count == vector->room) {
		size_t room = vector->room ? vector->room * 2 : VECTOR_FIRST;
		char *items = reallocarray(vector->items, room, vector->item_size);

		if (!items)
			return -ENOMEM;
		vector->items = items;
		vector->room = room;
	}
	memcpy(vector_at(vector, vector->count++), item, vector->item_size);
	return 0;
}

/* The last one, taken off; valid until the next add. NULL when empty. */
static inline void *vector_pop(struct vector *vector)
{
	return vector->count ? vector_at(vector, --vector->count) : NULL;
}

static inline void vector_sort(struct vector *vector, int (*compare)(const void *, const void *))
{
	if (vector->count)
		qsort(vector->items, vector->count, vector->item_size, compare);
}

static inline void vector_free(struct vector *vector)
{
	free(vector->items);
	vector->items = NULL;
	vector->count = vector->room = 0;
}
