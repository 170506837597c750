/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* dropcause explain: the catalog for people. */
#include <string.h>

#include "cause/causes.h"
#include "cause/correlate.h"
#include "cmd/cmd.h"
#include "util/log.h"
#include "util/text.h"

#define COLUMNS 96
#define INDENT  "    "

/* One paragraph, indented, broken at spaces. */
static void print_wrapped(const char *text)
{
	size_t column = strlen(INDENT);

	fputs(INDENT, stdout);
	while (*text) {
		size_t word = strcspn(text, " ");

		if (column > strlen(INDENT) && column + 1 + word > COLUMNS) {
			fputs("\n" INDENT, stdout);
			column = strlen(INDENT);
		} else if (column > strlen(INDENT)) {
			putchar(' ');
			column++;
		}
		printf("%.*s", (int)word, text);
		column += word;
		text += word;
		text += strspn(text, " ");
	}
	putchar('\n');
}

static void print_part(const char *heading, const char *text)
{
	if (!*text)
		return;
	printf("\n%s\n", heading);
	print_wrapped(text);
}

/* Commands are for copying: never broken. */
static void print_commands(const char *text)
{
	fputs("\nRun next\n", stdout);
	while (*text) {
		size_t len = strcspn(text, "\n");

		printf(INDENT "%.*s\n", (int)len, text);
		text += len + (text[len] == '\n');
	}
}

static void print_needs(const struct cause *cause)
{
	const char *word = cause->needs;

	printf("\nThis build %s\n",
	       cause->working ? "finds it, from" : "does not find it: it needs");
	while (*word) {
		size_t len = strcspn(word, " ");
		const char *text = cause_need(word, len);

		printf(INDENT "%.*s: %s\n", (int)len, word, text ? text : "");
		word += len;
		word += strspn(word, " ");
	}
}

static int explain_one(const struct cause *cause)
{
	printf("%s: %s\n", cause->id, cause->title);
	print_part("Article section", *cause->section ? cause->section : "none");
	print_part("Symptom", cause->symptom);
	print_part("How it is recognised", cause->proof);
	print_part("Not to be mixed up with", cause->not_this);
	print_part("What to do", cause->fix);
	print_commands(cause->next);
	print_needs(cause);
	return EXIT_CLEAN;
}

static int explain_all(void)
{
	const struct cause *cause;

	for (unsigned int i = 0; (cause = cause_at(i)); i++)
		printf("%-20s %s%s\n", cause->id, cause->title,
		       cause->working ? "" : " (not found by this build)");
	return EXIT_CLEAN;
}

static const char *cause_word(unsigned int index)
{
	const struct cause *cause = cause_at(index);

	return cause ? cause->id : NULL;
}

int cmd_explain(const struct options *options)
{
	const struct cause *cause;
	const char *nearest;

	if (!options->operand)
		return explain_all();
	cause = cause_find(options->operand);
	if (cause)
		return explain_one(cause);
	nearest = text_nearest(options->operand, cause_word);
	if (nearest)
		log_error("no cause %s; did you mean %s?", options->operand, nearest);
	else
		log_error("no cause %s; \"dropcause explain\" lists them", options->operand);
	return EXIT_USAGE;
}
