/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "util/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define ARENA_ALIGN       16
#define ARENA_BLOCK_FIRST ((size_t)4 << 10)
#define ARENA_BLOCK_MAX   ((size_t)1 << 20)

/* Blocks double in size up to ARENA_BLOCK_MAX: small rule sets stay small, large ones do not malloc
 * often. */
struct block {
	struct block *older;
	size_t size; /* of bytes[] */
	size_t used;
	char bytes[] __attribute__((aligned(ARENA_ALIGN)));
};

struct arena {
	struct block *newest;
	size_t limit;
	size_t size; /* of all blocks, headers too */
};

struct arena *arena_new(size_t limit)
{
	struct arena *arena = calloc(1, sizeof(*arena));

	if (arena)
		arena->limit = limit;
	return arena;
}

static void free_blocks(struct block *block)
{
	while (block) {
		struct block *older = block->older;

		free(block);
		block = older;
	}
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	free_blocks(arena->newest);
	free(arena);
}

void arena_cleanup(struct arena **arena)
{
	arena_free(*arena);
}

static struct block *add_block(struct arena *arena, size_t need)
{
	size_t size = arena->newest ? arena->newest->size * 2 : ARENA_BLOCK_FIRST;
	struct block *block;

	if (size > ARENA_BLOCK_MAX)
		size = ARENA_BLOCK_MAX;
	if (size < need)
		size = need;
	if (size > SIZE_MAX - sizeof(*block) || sizeof(*block) + size > arena->limit - arena->size)
		return NULL;
	block = malloc(sizeof(*block) + size);
	if (!block)
		return NULL;
	block->older = arena->newest;
	block->size = size;
	block->used = 0;
	arena->newest = block;
	arena->size += sizeof(*block) + size;
	return block;
}

static void *reserve(struct arena *arena, size_t size)
{
	struct block *block = arena->newest;
	void *bytes;

	if (size > SIZE_MAX - ARENA_ALIGN)
		return NULL;
	size = (size + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
	if (!block || block->size - block->used < size)
		block = add_block(arena, size);
	if (!block)
		return NULL;
	bytes = block->bytes + block->used;
	block->used += size;
	return bytes;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	void *bytes = reserve(arena, size);

	return bytes ? memset(bytes, 0, size) : NULL;
}

void *arena_bytes(struct arena *arena, const void *bytes, size_t len)
{
	void *copy = reserve(arena, len);

	if (copy && len)
		memcpy(copy, bytes, len);
	return copy;
}

char *arena_text(struct arena *arena, const char *text, size_t len)
{
	char *copy = len < SIZE_MAX ? reserve(arena, len + 1) : NULL;

	if (!copy)
		return NULL;
	memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}

void arena_reset(struct arena *arena)
{
	struct block *kept = arena->newest;

	if (!kept)
		return;
	free_blocks(kept->older);
	kept->older = NULL;
	kept->used = 0;
	arena->size = sizeof(*kept) + kept->size;
}

size_t arena_size(const struct arena *arena)
{
	return arena->size;
}
