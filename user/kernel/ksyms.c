/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "kernel/ksyms.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "util/cleanup.h"

#define KSYMS_MAX      (1u << 20)
#define KSYMS_LINE_MAX 512

struct ksym {
	uint64_t addr;
	uint32_t name; /* offset in names */
};

struct ksyms {
	struct ksym *syms;
	size_t count, room;
	char *names;
	size_t names_len, names_room;
	bool visible; /* an address other than 0 was seen */
};

static int grow(void **array, size_t *room, size_t need, size_t size)
{
	size_t want = *room ? *room : 65536;
	void *bigger;

	if (need <= *room)
		return 0;
	while (want < need)
		want *= 2;
	bigger = realloc(*array, want * size);
	if (!bigger)
		return -ENOMEM;
	*array = bigger;
	*room = want;
	return 0;
}

static int add(struct ksyms *ksyms, uint64_t addr, const char *name)
{
	size_t len = strlen(name) + 1;

	if (ksyms->count == KSYMS_MAX)
		return 0;
	if (grow((void **)&ksyms->syms, &ksyms->room, ksyms->count + 1, sizeof(*ksyms->syms)) ||
	    grow((void **)&ksyms->names, &ksyms->names_room, ksyms->names_len + len, 1))
		return -ENOMEM;
	memcpy(ksyms->names + ksyms->names_len, name, len);
	ksyms->syms[ksyms->count++] = (struct ksym){ addr, (uint32_t)ksyms->names_len };
	ksyms->names_len += len;
	ksyms->visible |= addr != 0;
	return 0;
}

/* "ffffffff81000000 T name [module]" -> functions only (t, T, w, W) */
static int parse_line(struct ksyms *ksyms, char *line)
{
	char *at, *name;
	uint64_t addr = strtoull(line, &at, 16);

	if (at == line || at[0] != ' ' || !at[1] || !strchr("tTwW", at[1]) || at[2] != ' ')
		return 0;
	name = at + 3;
	name[strcspn(name, "\t \n")] = '\0';
	return *name ? add(ksyms, addr, name) : 0;
}

static int compare(const void *a, const void *b)
{
	const struct ksym *x = a, *y = b;

	return x->addr < y->addr ? -1 : x->addr > y->addr;
}

static void sort_if_needed(struct ksyms *ksyms)
{
	for (size_t i = 1; i < ksyms->count; i++) {
		if (ksyms->syms[i - 1].addr > ksyms->syms[i].addr) {
			qsort(ksyms->syms, ksyms->count, sizeof(*ksyms->syms), compare);
			return;
		}
	}
}

static int read_all(struct ksyms *ksyms)
{
	_cleanup_free_ char *buffer = malloc(1 << 16); /* outlives the stream: cleaned up last */
	_cleanup_fclose_ FILE *file = fopen("/proc/kallsyms", "re");
	char line[KSYMS_LINE_MAX];

	if (!file)
		return -errno;
	if (buffer)
		setvbuf(file, buffer, _IOFBF, 1 << 16);
	while (fgets(line, sizeof(line), file)) {
		if (parse_line(ksyms, line))
			return -ENOMEM;
	}
	return ksyms->visible ? 0 : -EPERM;
}

int ksyms_new(struct ksyms **ret)
{
	struct ksyms *ksyms = calloc(1, sizeof(*ksyms));
	int err;

	if (!ksyms)
		return -ENOMEM;
	err = read_all(ksyms);
	if (err) {
		ksyms_free(ksyms);
		return err;
	}
	sort_if_needed(ksyms);
	*ret = ksyms;
	return 0;
}

void ksyms_free(struct ksyms *ksyms)
{
	if (!ksyms)
		return;
	free(ksyms->syms);
	free(ksyms->names);
	free(ksyms);
}

/* Index of the last symbol at or below @addr, or -1. */
static long find(const struct ksyms *ksyms, uint64_t addr)
{
	size_t low = 0, high = ksyms->count;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (ksyms->syms[mid].addr <= addr)
			low = mid + 1;
		else
			high = mid;
	}
	return (long)low - 1;
}

const char *ksyms_name(const struct ksyms *ksyms, uint64_t addr)
{
	long at = find(ksyms, addr);

	return at < 0 || !ksyms->syms[at].addr ? NULL : ksyms->names + ksyms->syms[at].name;
}

int ksyms_range(const struct ksyms *ksyms, const char *name, uint64_t *from, uint64_t *to)
{
	for (size_t i = 0; i < ksyms->count; i++) {
		if (strcmp(ksyms->names + ksyms->syms[i].name, name) != 0)
			continue;
		*from = ksyms->syms[i].addr;
		*to = i + 1 < ksyms->count ? ksyms->syms[i + 1].addr : *from + 4096;
		return 0;
	}
	return -ENOENT;
}
