/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Which pods did one reading of the sources find? Each once, put together from all sources that
 * know it. Internal to who/. */
#pragma once

#include <uthash.h>

#include "who/who.h"

struct who_entry {
	struct who_pod pod;
	struct who_entry *next;      /* in order of being found */
	struct who_entry *same_name; /* another one of this namespace and name */
	UT_hash_handle by_container, by_name;
};

struct who_entries {
	struct who_entry *first, *last;
	struct who_entry *containers, *names; /* hash tables */
	unsigned int count;
};

/* The entry that is this pod: the same sandbox; or, where one of them does not know the sandbox,
 * the same name and uid. NULL if none. */
struct who_entry *entries_find(const struct who_entries *entries, const struct who_pod *pod);
/* A copy, or what the one that is there lacked. @pod is zeroed behind its texts. 0, -ENOMEM, -E2BIG
 * above WHO_POD_MAX. */
int entries_add(struct who_entries *entries, const struct who_pod *pod);
void entries_free(struct who_entries *entries);
