/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What can be asked for, and how does it end? One file per verb; the table is verbs.def. */
#pragma once

#include <stdio.h>

#include "options.h"

/* What scripts see (sysexits.h, where it has a word for it). */
enum exit_code {
	EXIT_CLEAN = 0,        /* ran, nothing wrong found */
	EXIT_PROBLEM = 1,      /* doctor, report: found one */
	EXIT_UNDETERMINED = 2, /* could not tell */
	EXIT_LOST = 3,         /* --strict, and something was lost */
	EXIT_USAGE = 64,
	EXIT_INPUT = 66,   /* unreadable */
	EXIT_OUTPUT = 73,  /* cannot be made */
	EXIT_LACKING = 77, /* kernel or privileges; says which */
};

struct verb {
	enum verb_id id;
	const char *word;
	int (*run)(
		const struct options *options); /* returns an exit code; NULL: not in this build */
	const char *operands;                   /* as shown in usage; "" takes none */
	const char *summary;
};

/* Rows of verbs.def; NULL after the last, or when there is no such word. */
const struct verb *verb_at(unsigned int index);
const struct verb *verb_find(const char *word);
void verb_print_all(FILE *out);

int cmd_trace(const struct options *options);
int cmd_explain(const struct options *options);
int cmd_check(const struct options *options);
int cmd_version(const struct options *options);
int cmd_completion(const struct options *options);
