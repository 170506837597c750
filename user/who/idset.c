/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "who/idset.h"

#include <stdlib.h>
#include <string.h>

#include "util/hash.h"
#include "who/who.h"

#define HASH_NONFATAL_OOM               1
#define uthash_nonfatal_oom(elt)        ((void)(elt))
#define HASH_FUNCTION(key, len, hashed) ((hashed) = hash_bytes((key), (len)))
#include <uthash.h>

struct idset_row {
	char id[sizeof(((struct who_pod *)0)->container)];
	UT_hash_handle hh;
};

static struct idset_row *find(const struct who_idset *set, const char *id)
{
	struct idset_row *row;

	HASH_FIND(hh, set->rows, id, strlen(id), row);
	return row;
}

bool idset_has(const struct who_idset *set, const char *id)
{
	return find(set, id) != NULL;
}

void idset_add(struct who_idset *set, const char *id)
{
	struct idset_row *row;
	size_t len = strlen(id);

	if (len >= sizeof(row->id) || find(set, id))
		return;
	row = calloc(1, sizeof(*row));
	if (!row)
		return;
	memcpy(row->id, id, len);
	HASH_ADD_KEYPTR(hh, set->rows, row->id, len, row);
	if (!row->hh.tbl)
		free(row);
}

unsigned int idset_count(const struct who_idset *set)
{
	return HASH_COUNT(set->rows);
}

void idset_clear(struct who_idset *set)
{
	struct idset_row *row, *next;

	HASH_ITER (hh, set->rows, row, next) {
		HASH_DEL(set->rows, row);
		free(row);
	}
}
