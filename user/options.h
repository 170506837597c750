/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * What was asked for on the command line? One table of options feeds parsing, -h and completion;
 * what comes out is plain data that travels const. Strings are argv's.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "model/endpoint.h"

#define OPTION_NETNS_MAX  16
#define OPTION_FILTER_MAX 4096
#define OPTION_RING_MIN   (64ull << 10)
#define OPTION_RING_MAX   (256ull << 20)

enum verb_id {
	VERB_TRACE,
	VERB_FLOWS,
	VERB_DOCTOR,
	VERB_REPORT,
	VERB_SERVE,
	VERB_EXPLAIN,
	VERB_CHECK,
	VERB_VERSION,
	VERB_COMPLETION,
};

enum depth_choice { DEPTH_CHOICE_AUTO, DEPTH_CHOICE_WATCH };

/* "[NS/]NAME": both empty when not given; the namespace empty means any. */
struct name_choice {
	char namespace[NAME_NAMESPACE_MAX];
	char name[NAME_OBJECT_MAX];
};

/* "PATH|INODE" */
struct netns_choice {
	const char *path; /* NULL: by inode */
	uint32_t inode;
};

struct options {
	/* what comes out, and how long */
	const char *output; /* name of a sink */
	uint64_t count;     /* stop after so many shown; 0 never */
	uint64_t duration_ns;
	const char *run; /* for sh -c */
	uint64_t linger_ns;
	bool no_merge, no_color, strict, verbose, all;

	/* where */
	const char *host_root;  /* NULL: not said */
	const char *node_netns; /* path, NULL: that of process 1 */

	/* which packets */
	struct name_choice pod, from_pod, to_pod; /* prefix of the pod's name */
	struct name_choice service;
	const char *namespace;
	const char *iface;
	unsigned int netns_count;
	struct netns_choice netns[OPTION_NETNS_MAX];
	const char *cause;              /* id of the catalog, or other.REASON */
	const char *reason;             /* kernel's name */
	char filter[OPTION_FILTER_MAX]; /* pcap-filter(7), known to compile; "" none */

	/* how */
	enum depth_choice depth;
	uint64_t ring_bytes; /* 0: default */
	uint64_t rate;       /* events per second, 0: default */

	const char *operand; /* of verbs that take a word: CAUSE, shell; NULL none */
};

/* --- the table --- */

struct option_type {
	const char *wants; /* "a time such as 500ms, 5s, 2m" */
	int (*set)(const char *text, void *field);
	const char *(*word)(unsigned int index); /* the words that it takes; NULL: anything */
};

struct option_row {
	const char *name;
	int letter;           /* 0: none */
	const char *argument; /* as shown in usage; NULL: a switch */
	const char *help;
	unsigned int verbs;             /* bits 1 << enum verb_id */
	const struct option_type *type; /* NULL: this build does not act on it, and says so */
	size_t field;                   /* offset in struct options */
};

/* NULL after the last row. */
const struct option_row *option_at(unsigned int index);

/* --- parsing --- */

struct verb;

enum parsed {
	PARSED_RUN,
	PARSED_HELP,  /* was asked for and printed: nothing more to do */
	PARSED_WRONG, /* said on stderr, in one line */
};

/* @argv[0] is the verb's word. Permutes @argv. *ret is written in every case, complete with
 * PARSED_RUN only. */
enum parsed options_parse(const struct verb *verb, int argc, char **argv, struct options *ret);
void options_print_usage(const struct verb *verb, FILE *out);
