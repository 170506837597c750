/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Which pods have this key? A sorted array: made anew at each refresh, and no stranger's key can
 * slow it. Internal to who/. */
#pragma once

#include <stddef.h>

#include "who/who.h"

#define INDEX_KEY_MAX 20

struct index_row {
	uint8_t key[INDEX_KEY_MAX]; /* zero padded */
	const struct who_pod *pod;
};

struct who_index {
	struct index_row *rows;
	size_t count, room;
};

int index_add(struct who_index *index, const void *key, size_t len, const struct who_pod *pod);
void index_sort(struct who_index *index);
void index_clear(struct who_index *index);
/* First row with this key and, in *ret_count, how many follow it (itself included); NULL if none.
 */
const struct index_row *index_find(const struct who_index *index, const void *key, size_t len,
				   size_t *ret_count);
