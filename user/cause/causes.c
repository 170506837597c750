/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "cause/causes.h"

#include <string.h>

#include "cause/correlate.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct need {
	const char *word, *text;
};

#define CAUSE(...)
#define NEED(word, text) { word, text },
static const struct need needs[] = {
#include "cause/causes.def"
};
#undef NEED
#undef CAUSE

#define NEED(...)
#define CAUSE(id, section, needs, working, title, symptom, proof, not_this, fix, next)             \
	{ id, section, needs, title, symptom, proof, not_this, fix, next, working },
static const struct cause causes[] = {
#include "cause/causes.def"
};
#undef CAUSE
#undef NEED

const struct cause *cause_at(unsigned int index)
{
	return index < COUNT(causes) ? &causes[index] : NULL;
}

const struct cause *cause_find(const char *id)
{
	static const char other[] = "other.";

	if (strncmp(id, other, strlen(other)) == 0 && id[strlen(other)])
		return &causes[COUNT(causes) - 1];
	for (size_t i = 0; i < COUNT(causes); i++)
		if (strcmp(causes[i].id, id) == 0)
			return &causes[i];
	return NULL;
}

const char *cause_need(const char *word, size_t len)
{
	for (size_t i = 0; i < COUNT(needs); i++)
		if (strncmp(needs[i].word, word, len) == 0 && !needs[i].word[len])
			return needs[i].text;
	return NULL;
}
