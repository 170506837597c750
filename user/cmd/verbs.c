/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include <string.h>

#include "cmd/cmd.h"

#define VERB(id, word, run, operands, summary) { id, word, run, operands, summary },
static const struct verb verbs[] = {
#include "cmd/verbs.def"
};
#undef VERB

const struct verb *verb_at(unsigned int index)
{
	return index < sizeof(verbs) / sizeof(verbs[0]) ? &verbs[index] : NULL;
}

const struct verb *verb_find(const char *word)
{
	const struct verb *verb;

	for (unsigned int i = 0; (verb = verb_at(i)); i++)
		if (strcmp(verb->word, word) == 0)
			return verb;
	return NULL;
}

void verb_print_all(FILE *out)
{
	const struct verb *verb;

	fputs("usage: dropcause VERB [options] [FILTER]\n\n"
	      "Which packet was dropped, where, on whose rule, and which documented cause is "
	      "it?\n\n",
	      out);
	for (unsigned int i = 0; (verb = verb_at(i)); i++)
		fprintf(out, "  %-11s %s%s\n", verb->word, verb->summary,
			verb->run ? "" : " (not in this build)");
	fputs("\n\"dropcause VERB -h\" shows the options of a verb.\n", out);
}
