/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Where do many small things live that all die together? Zeroed memory, freed at once, bounded. */
#pragma once

#include <stddef.h>

struct arena;

/* @limit: bytes that the arena may ever hold; above it, allocations give NULL. NULL when out of
 * memory. */
struct arena *arena_new(size_t limit);
void arena_free(struct arena *arena);
void arena_cleanup(struct arena **arena); /* for _cleanup_ */

/* Zeroed, aligned for any type; NULL when out of memory or above the limit. A @size of 0 gives a
 * valid pointer. */
void *arena_alloc(struct arena *arena, size_t size);
/* A copy of @len bytes; the text form adds a NUL. */
void *arena_bytes(struct arena *arena, const void *bytes, size_t len);
char *arena_text(struct arena *arena, const char *text, size_t len);

/* Everything in it is gone; one block stays for what comes next. */
void arena_reset(struct arena *arena);
/* Bytes taken from the system. */
size_t arena_size(const struct arena *arena);
