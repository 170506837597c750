/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "util/hash.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>

#include "util/arena.h"

#define SLOT_FREE       UINT32_MAX
#define NAMES_BYTES_MAX ((size_t)256 << 20)

struct slot {
	uint32_t hash;
	uint32_t number; /* SLOT_FREE: nothing here */
	uint32_t len;
	const char *text;
};

/* Open addressing, at most 3/4 full. */
struct names {
	struct arena *texts;
	struct slot *slots;
	uint32_t mask; /* slots - 1 */
	uint32_t count;
	uint32_t limit;
};

/* 64 bits of the 128 that the kernel gave this process at exec. */
static uint64_t hash_seed(void)
{
	const void *random = (const void *)getauxval(AT_RANDOM); // NOLINT: the address is the value
	uint64_t seed = 0;

	if (random)
		memcpy(&seed, random, sizeof(seed));
	return seed;
}

/* Multiply and fold: both halves of a 128-bit product depend on the seed, so that collisions cannot
 * be prepared. */
static uint64_t mix(uint64_t a, uint64_t b)
{
	unsigned __int128 product = (unsigned __int128)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

uint32_t hash_bytes(const void *bytes, size_t len)
{
	uint64_t seed = hash_seed();
	uint64_t hash = mix(seed ^ 0x9e3779b97f4a7c15, len ^ 0xbf58476d1ce4e5b9);
	const uint8_t *at = bytes;

	while (len) {
		size_t part = len < 8 ? len : 8;
		uint64_t word = 0;

		memcpy(&word, at, part);
		hash = mix(hash ^ word, seed | 0x8000000000000001);
		at += part;
		len -= part;
	}
	hash = mix(hash ^ 0x94d049bb133111eb, 0x9e3779b97f4a7c15);
	return (uint32_t)(hash >> 32 ^ hash);
}

static struct slot *slots_new(uint32_t count)
{
	struct slot *slots = calloc(count, sizeof(*slots));

	for (uint32_t i = 0; slots && i < count; i++)
		slots[i].number = SLOT_FREE;
	return slots;
}

struct names *names_new(uint32_t limit)
{
	struct names *names = calloc(1, sizeof(*names));

	if (!names)
		return NULL;
	names->limit = limit;
	names->mask = 63;
	names->slots = slots_new(names->mask + 1);
	names->texts = arena_new(NAMES_BYTES_MAX);
	if (!names->slots || !names->texts) {
		names_free(names);
		return NULL;
	}
	return names;
}

void names_free(struct names *names)
{
	if (!names)
		return;
	arena_free(names->texts);
	free(names->slots);
	free(names);
}

void names_cleanup(struct names **names)
{
	names_free(*names);
}

/* The slot that holds the name, or the free one where it belongs. */
static struct slot *find_slot(struct slot *slots, uint32_t mask, uint32_t hash, const char *text,
			      size_t len)
{
	for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
		struct slot *slot = &slots[i];

		if (slot->number == SLOT_FREE)
			return slot;
		if (slot->hash == hash && slot->len == len && !memcmp(slot->text, text, len))
			return slot;
	}
}

static int grow(struct names *names)
{
	uint32_t mask = names->mask * 2 + 1;
	struct slot *slots = slots_new(mask + 1);

	if (!slots)
		return -ENOMEM;
	for (uint32_t i = 0; i <= names->mask; i++) {
		const struct slot *old = &names->slots[i];

		if (old->number != SLOT_FREE)
			*find_slot(slots, mask, old->hash, old->text, old->len) = *old;
	}
	free(names->slots);
	names->slots = slots;
	names->mask = mask;
	return 0;
}

int names_add(struct names *names, const char *text, size_t len, uint32_t *ret)
{
	uint32_t hash = hash_bytes(text, len);
	struct slot *slot = find_slot(names->slots, names->mask, hash, text, len);
	const char *copy;

	if (slot->number != SLOT_FREE) {
		*ret = slot->number;
		return 0;
	}
	if (names->count >= names->limit || len > UINT32_MAX)
		return -E2BIG;
	if (names->count >= (names->mask + 1) / 4 * 3) {
		if (grow(names))
			return -ENOMEM;
		slot = find_slot(names->slots, names->mask, hash, text, len);
	}
	copy = arena_text(names->texts, text, len);
	if (!copy)
		return -ENOMEM;
	*slot = (struct slot){
		.hash = hash, .number = names->count++, .len = (uint32_t)len, .text = copy
	};
	*ret = slot->number;
	return 0;
}

uint32_t names_count(const struct names *names)
{
	return names->count;
}
