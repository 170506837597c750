/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cmd/cmd.h"
#include "util/log.h"
#include "util/text.h"

static const char *verb_word(unsigned int index)
{
	const struct verb *verb = verb_at(index);

	return verb ? verb->word : NULL;
}

static int say_unknown(const char *word)
{
	const char *nearest = text_nearest(word, verb_word);

	if (nearest)
		log_error("no verb %s; did you mean %s?", word, nearest);
	else
		log_error("no verb %s; see \"dropcause -h\"", word);
	return EXIT_USAGE;
}

static int run_verb(const struct verb *verb, int argc, char **argv)
{
	struct options options;

	if (!verb->run) {
		log_error("%s (%s) is not in this build", verb->word, verb->summary);
		return EXIT_USAGE;
	}
	switch (options_parse(verb, argc, argv, &options)) {
	case PARSED_HELP:
		return EXIT_CLEAN;
	case PARSED_WRONG:
		return EXIT_USAGE;
	case PARSED_RUN:
		break;
	}
	if (options.verbose)
		log_set_level(LOG_DEBUG);
	return verb->run(&options);
}

/* What is still in stdio's buffer may not fit on the disk. */
static int finish_output(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	if (status == EXIT_CLEAN)
		log_errno(-errno, "writing the output");
	return status == EXIT_CLEAN ? EXIT_OUTPUT : status;
}

int main(int argc, char **argv)
{
	const struct verb *verb;

	if (argc < 2) {
		verb_print_all(stderr);
		return EXIT_USAGE;
	}
	if (strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "--help") == 0) {
		verb_print_all(stdout);
		return finish_output(EXIT_CLEAN);
	}
	verb = verb_find(argv[1]);
	return verb ? finish_output(run_verb(verb, argc - 1, argv + 1)) : say_unknown(argv[1]);
}
