/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* dropcause completion: scripts for shells, made of the tables of verbs and options. */
#include <string.h>

#include "cause/correlate.h"
#include "cmd/cmd.h"
#include "util/log.h"
#include "util/text.h"

static bool is_for(const struct option_row *row, const struct verb *verb)
{
	return row->type && (row->verbs & (1u << verb->id));
}

static const char *cause_word(unsigned int index)
{
	const struct cause *cause = cause_at(index);

	return cause ? cause->id : NULL;
}

static const char *shell_word(unsigned int index);

static void print_words(const char *(*word)(unsigned int index))
{
	for (unsigned int i = 0; word && word(i); i++)
		printf("%s%s", i ? " " : "", word(i));
}

static bool takes_word(const struct verb *verb)
{
	return verb->id == VERB_EXPLAIN || verb->id == VERB_COMPLETION;
}

/* What may follow such a verb. */
static void print_operand_words(const struct verb *verb)
{
	if (takes_word(verb))
		print_words(verb->id == VERB_EXPLAIN ? cause_word : shell_word);
}

/* Inside '...': a quote ends it, stands escaped, and begins it again. @also is a set of characters
 * that get a backslash. */
static void print_quoted(const char *text, const char *also)
{
	for (; *text; text++) {
		if (*text == '\'')
			fputs("'\\''", stdout);
		else
			printf("%s%c", strchr(also, *text) ? "\\" : "", *text);
	}
}

/* --- bash: an empty answer falls back to file names --- */

static void bash_option_words(void)
{
	const struct option_row *row;

	for (unsigned int i = 0; (row = option_at(i)); i++) {
		if (!row->type || !row->argument)
			continue;
		printf("\t--%s", row->name);
		if (row->letter)
			printf("|-%c", row->letter);
		fputs(") words='", stdout);
		print_words(row->type->word);
		fputs("' ;;\n", stdout);
	}
}

static void bash_verb_words(const struct verb *verb)
{
	const struct option_row *row;

	printf("\t\t%s) words='", verb->word);
	for (unsigned int i = 0; (row = option_at(i)); i++)
		if (is_for(row, verb))
			printf("--%s ", row->name);
	print_operand_words(verb);
	fputs("' ;;\n", stdout);
}

static void print_bash(void)
{
	const struct verb *verb;

	fputs("_dropcause()\n{\n"
	      "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words=\n"
	      "\tcase \"$prev\" in\n",
	      stdout);
	bash_option_words();
	fputs("\tdropcause|*/dropcause) words='", stdout);
	for (unsigned int i = 0; (verb = verb_at(i)); i++)
		if (verb->run)
			printf("%s ", verb->word);
	fputs("' ;;\n\t*)\n\t\tcase \"${COMP_WORDS[1]}\" in\n", stdout);
	for (unsigned int i = 0; (verb = verb_at(i)); i++)
		if (verb->run)
			bash_verb_words(verb);
	fputs("\t\tesac ;;\n\tesac\n"
	      "\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
	      "}\ncomplete -o default -F _dropcause dropcause\n",
	      stdout);
}

/* --- zsh --- */

static void zsh_option(const struct option_row *row)
{
	char letter[4] = { '-', (char)row->letter };
	char name[TEXT_WORD_MAX];
	const char *const forms[] = { name, letter };

	snprintf(name, sizeof(name), "--%s", row->name);
	for (int i = 0; i < (row->letter ? 2 : 1); i++) {
		printf(" \\\n\t\t'%s[", forms[i]);
		print_quoted(row->help, "[]\\");
		fputs("]", stdout);
		if (row->argument) {
			fputs(":", stdout);
			print_quoted(row->argument, ":\\");
			fputs(row->type->word ? ":(" : ":_files", stdout);
			print_words(row->type->word);
			fputs(row->type->word ? ")" : "", stdout);
		}
		fputs("'", stdout);
	}
}

static void zsh_verb(const struct verb *verb)
{
	const struct option_row *row;

	printf("%s)\n\t_arguments", verb->word);
	for (unsigned int i = 0; (row = option_at(i)); i++)
		if (is_for(row, verb))
			zsh_option(row);
	if (takes_word(verb)) {
		fputs(" \\\n\t\t':word:(", stdout);
		print_operand_words(verb);
		fputs(")'", stdout);
	}
	fputs("\n\t;;\n", stdout);
}

static void print_zsh(void)
{
	const struct verb *verb;

	fputs("#compdef dropcause\nlocal -a verbs\nverbs=(\n", stdout);
	for (unsigned int i = 0; (verb = verb_at(i)); i++) {
		if (!verb->run)
			continue;
		printf("\t'%s:", verb->word);
		print_quoted(verb->summary, ":\\");
		fputs("'\n", stdout);
	}
	fputs(")\nif (( CURRENT == 2 )); then\n\t_describe verb verbs\n\treturn\nfi\n"
	      "shift words\n(( CURRENT-- ))\ncase $words[1] in\n",
	      stdout);
	for (unsigned int i = 0; (verb = verb_at(i)); i++)
		if (verb->run)
			zsh_verb(verb);
	fputs("esac\n", stdout);
}

/* --- fish --- */

static void fish_option(const struct verb *verb, const struct option_row *row)
{
	printf("complete -c dropcause -n '__fish_seen_subcommand_from %s' -l %s", verb->word,
	       row->name);
	if (row->letter)
		printf(" -s %c", row->letter);
	if (row->argument && row->type->word) {
		fputs(" -x -a '", stdout);
		print_words(row->type->word);
		fputs("'", stdout);
	} else {
		fputs(row->argument ? " -r" : "", stdout);
	}
	fputs(" -d '", stdout);
	print_quoted(row->help, "");
	fputs("'\n", stdout);
}

static void fish_verb(const struct verb *verb)
{
	const struct option_row *row;

	printf("complete -c dropcause -f -n __fish_use_subcommand -a %s -d '", verb->word);
	print_quoted(verb->summary, "");
	fputs("'\n", stdout);
	if (takes_word(verb)) {
		printf("complete -c dropcause -f -n '__fish_seen_subcommand_from %s' -a '",
		       verb->word);
		print_operand_words(verb);
		fputs("'\n", stdout);
	}
	for (unsigned int i = 0; (row = option_at(i)); i++)
		if (is_for(row, verb))
			fish_option(verb, row);
}

static void print_fish(void)
{
	const struct verb *verb;

	for (unsigned int i = 0; (verb = verb_at(i)); i++)
		if (verb->run)
			fish_verb(verb);
}

static const struct shell {
	const char *word;
	void (*print)(void);
} shells[] = { { "bash", print_bash }, { "zsh", print_zsh }, { "fish", print_fish } };

static const char *shell_word(unsigned int index)
{
	return index < sizeof(shells) / sizeof(shells[0]) ? shells[index].word : NULL;
}

int cmd_completion(const struct options *options)
{
	for (unsigned int i = 0; options->operand && shell_word(i); i++) {
		if (strcmp(options->operand, shell_word(i)) == 0) {
			shells[i].print();
			return EXIT_CLEAN;
		}
	}
	log_error("completion wants the name of a shell: bash, zsh or fish");
	return EXIT_USAGE;
}
