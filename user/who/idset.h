/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Have we seen this container id? Internal to who/. */
#pragma once

#include <stdbool.h>

struct idset_row;

struct who_idset {
	struct idset_row *rows; /* uthash */
};

bool idset_has(const struct who_idset *set, const char *id);
/* Longer ids than who_pod has room for, and those for which there is no memory, are not taken. */
void idset_add(struct who_idset *set, const char *id);
unsigned int idset_count(const struct who_idset *set);
void idset_clear(struct who_idset *set);
