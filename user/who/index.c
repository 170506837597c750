/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "who/index.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static struct index_row make_row(const void *key, size_t len, const struct who_pod *pod)
{
	struct index_row row = { .pod = pod };

	memcpy(row.key, key, len < INDEX_KEY_MAX ? len : INDEX_KEY_MAX);
	return row;
}

int index_add(struct who_index *index, const void *key, size_t len, const struct who_pod *pod)
{
	if (index->count == index->room) {
		size_t room = index->room ? index->room * 2 : 256;
		struct index_row *bigger = realloc(index->rows, room * sizeof(*bigger));

		if (!bigger)
			return -ENOMEM;
		index->rows = bigger;
		index->room = room;
	}
	index->rows[index->count++] = make_row(key, len, pod);
	return 0;
}

static int compare(const void *a, const void *b)
{
	return memcmp(((const struct index_row *)a)->key, ((const struct index_row *)b)->key,
		      INDEX_KEY_MAX);
}

void index_sort(struct who_index *index)
{
	if (index->count)
		qsort(index->rows, index->count, sizeof(*index->rows), compare);
}

void index_clear(struct who_index *index)
{
	free(index->rows);
	*index = (struct who_index){ 0 };
}

const struct index_row *index_find(const struct who_index *index, const void *key, size_t len,
				   size_t *ret_count)
{
	struct index_row wanted = make_row(key, len, NULL);
	size_t low = 0, high = index->count, end;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (compare(&index->rows[mid], &wanted) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (end = low; end < index->count && compare(&index->rows[end], &wanted) == 0; end++)
		;
	*ret_count = end - low;
	return end > low ? &index->rows[low] : NULL;
}
