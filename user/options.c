/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <string.h>

#include "cause/causes.h"
#include "cause/correlate.h"
#include "cmd/cmd.h"
#include "option_types.h"
#include "sink/sink.h"
#include "util/log.h"
#include "util/strbuf.h"
#include "util/text.h"

#define OPTION_MAX        64
#define DEFAULT_LINGER_NS 1000000000ull

/* What getopt_long() returns for a row: above every letter. */
#define ROW_BASE 256

#define ON(verb)     (1u << VERB_##verb)
#define ON_STREAMS   (ON(TRACE) | ON(FLOWS) | ON(REPORT))
#define ON_LIVE      (ON(TRACE) | ON(FLOWS) | ON(DOCTOR) | ON(SERVE))
#define ON_ALL       (ON_LIVE | ON(REPORT))
#define TAKES_FILTER ON_STREAMS
#define TAKES_WORD   (ON(EXPLAIN) | ON(COMPLETION))
#define AT(field)    offsetof(struct options, field)

/* clang-format off */
static const struct option_row rows[] = {
	{ "output",       'o', "FORM",       "form of the output: text (default) or another of this build", ON_ALL, &option_sink, AT(output) },
	{ "count",        'c', "N",          "end after N drops were shown", ON(TRACE), &option_number, AT(count) },
	{ "duration",      0,  "TIME",       "end after so long: 500ms, 5s, 2m", ON_LIVE, &option_duration, AT(duration_ns) },
	{ "run",           0,  "CMD",        "once ready run sh -c CMD, its output on stderr; end when it has ended", ON(TRACE), &option_text, AT(run) },
	{ "linger",        0,  "TIME",       "how long to go on after CMD has ended (default 1s)", ON(TRACE), &option_duration, AT(linger_ns) },
	{ "pod",           0,  "[NS/]NAME",  "packets from or to pods whose name begins so", ON_STREAMS, &option_name, AT(pod) },
	{ "from-pod",      0,  "[NS/]NAME",  "packets from such pods", ON_STREAMS, &option_name, AT(from_pod) },
	{ "to-pod",        0,  "[NS/]NAME",  "packets to such pods", ON_STREAMS, &option_name, AT(to_pod) },
	{ "service",       0,  "[NS/]NAME",  "packets to this Service", ON_STREAMS, &option_name, AT(service) },
	{ "namespace",    'n', "NS",         "packets from or to anything in this Kubernetes namespace", ON_STREAMS, &option_text, AT(namespace) },
	{ "iface",         0,  "NAME",       "packets that came in or go out through this interface", ON_STREAMS, &option_text, AT(iface) },
	{ "netns",         0,  "PATH|INODE", "packets in this network namespace; may be given again", ON_STREAMS, &option_netns, AT(netns_count) },
	{ "cause",         0,  "ID",         "only this cause (dropcause explain lists them)", ON_ALL, &option_cause, AT(cause) },
	{ "reason",        0,  "NAME",       "only this drop reason of the kernel, such as NETFILTER_DROP", ON_STREAMS, &option_text, AT(reason) },
	{ "all",           0,  NULL,         "also what is no fault: closed sockets, protections of AKS, multicast", ON_STREAMS, &option_switch, AT(all) },
	{ "no-merge",      0,  NULL,         "show every packet, not one line for the repeats of a flow", ON_STREAMS, &option_switch, AT(no_merge) },
	{ "no-color",      0,  NULL,         "no colours, also on a terminal (as does NO_COLOR)", ON_ALL, &option_switch, AT(no_color) },
	{ "verbose",      'v', NULL,         "all evidence, and what is going on", ON_ALL, &option_switch, AT(verbose) },
	{ "strict",        0,  NULL,         "exit 3 if any event was lost", ON_STREAMS, &option_switch, AT(strict) },
	{ "depth",         0,  "DEPTH",      "how closely to look: auto (default) or watch", ON_LIVE, &option_depth, AT(depth) },
	{ "ring",          0,  "SIZE",       "ring buffer between kernel and dropcause: 512K, 8M", ON_LIVE, &option_ring, AT(ring_bytes) },
	{ "rate",          0,  "N",          "handle at most N events per second; the rest is counted", ON_LIVE, &option_number, AT(rate) },
	{ "host-root",     0,  "DIR",        "where the node's file system is seen (default /host if it is one, else /)", ON_LIVE, &option_text, AT(host_root) },
	{ "node-netns",    0,  "PATH",       "network namespace that is the node (default that of process 1)", ON_LIVE, &option_text, AT(node_netns) },
	{ "read",         'r', "FILE",       "the recording", ON(REPORT), NULL, 0 },
	{ "write",        'w', "FILE",       "pcapng", ON_ALL, NULL, 0 },
	{ "payload",       0,  "N",          "bytes after the headers", ON_LIVE, NULL, 0 },
	{ "snaplen",      's', "N",          "bytes of each packet", ON_LIVE, NULL, 0 },
	{ "metrics-listen", 0, "ADDRESS",    "where to serve metrics", ON(SERVE), NULL, 0 },
	{ "metrics-file",  0,  "FILE",       "metrics for the textfile collector", ON(SERVE), NULL, 0 },
	{ "metrics-names", 0,  NULL,         "metrics with names of pods and Services", ON(SERVE), NULL, 0 },
	{ "help",         'h', NULL,         "this text", ~0u, &option_switch, 0 },
};
/* clang-format on */
static const unsigned int row_count = sizeof(rows) / sizeof(rows[0]);
_Static_assert(sizeof(rows) / sizeof(rows[0]) <= OPTION_MAX, "room for getopt's own tables");

const struct option_row *option_at(unsigned int index)
{
	return index < row_count ? &rows[index] : NULL;
}

static bool row_is_for(const struct option_row *row, const struct verb *verb)
{
	return row->verbs & (1u << verb->id);
}

static bool takes(const struct verb *verb, unsigned int verbs)
{
	return verbs & (1u << verb->id);
}

/* --- getopt --- */

/* Only rows of the verb: what is there for another one is as wrong as what does not exist, but is
 * told apart. */
struct getopt_tables {
	struct option names[OPTION_MAX + 1];
	char letters[2 * OPTION_MAX + 2];
};

static void fill_tables(const struct verb *verb, struct getopt_tables *tables)
{
	struct option *name = tables->names;
	char *letter = tables->letters;

	*letter++ = ':'; /* a missing argument is told apart from an unknown option */
	for (unsigned int i = 0; i < row_count; i++) {
		if (!row_is_for(&rows[i], verb))
			continue;
		*name++ = (struct option){ rows[i].name,
					   rows[i].argument ? required_argument : no_argument, NULL,
					   ROW_BASE + (int)i };
		if (!rows[i].letter)
			continue;
		*letter++ = (char)rows[i].letter;
		if (rows[i].argument)
			*letter++ = ':';
	}
	*name = (struct option){ 0 };
	*letter = 0;
}

static const struct option_row *row_of(int code)
{
	for (unsigned int i = 0; i < row_count; i++)
		if (code == ROW_BASE + (int)i || (rows[i].letter && code == rows[i].letter))
			return &rows[i];
	return NULL;
}

/* --- what was wrong, in one line --- */

static const char *option_word(unsigned int index)
{
	return index < row_count ? rows[index].name : NULL;
}

/* @code is optopt: a letter, or 0 when @word is a long option that getopt does not know or finds
 * ambiguous. */
static enum parsed say_unknown(const struct verb *verb, int code, const char *word)
{
	const struct option_row *elsewhere = code ? row_of(code) : NULL;
	char name[TEXT_WORD_MAX] = { (char)code };
	const char *nearest;

	if (code == 0)
		snprintf(name, sizeof(name), "%.*s", (int)strcspn(word + 2, "="), word + 2);
	for (unsigned int i = 0; i < row_count && !elsewhere; i++)
		if (strcmp(rows[i].name, name) == 0)
			elsewhere = &rows[i];
	nearest = text_nearest(name, option_word);
	if (elsewhere && row_is_for(elsewhere, verb))
		log_error("option --%s takes no argument", elsewhere->name);
	else if (elsewhere)
		log_error("option --%s is not one of \"dropcause %s\"", elsewhere->name,
			  verb->word);
	else if (nearest)
		log_error("no option %s%s; did you mean --%s?", code ? "-" : "--", name, nearest);
	else
		log_error("no option %s%s; see \"dropcause %s -h\"", code ? "-" : "--", name,
			  verb->word);
	return PARSED_WRONG;
}

static enum parsed say_missing(int code)
{
	const struct option_row *row = row_of(code);

	log_error("option --%s wants %s", row->name, row->type ? row->type->wants : row->argument);
	return PARSED_WRONG;
}

static enum parsed say_not_in_build(const struct option_row *row)
{
	log_error("option --%s (%s) is not in this build", row->name, row->help);
	return PARSED_WRONG;
}

static enum parsed say_no_cause(const char *text)
{
	const struct cause *cause = cause_find(text);

	log_error("cause %s is not found by this build: it needs %s", text,
		  cause_need(cause->needs, strcspn(cause->needs, " ")));
	return PARSED_WRONG;
}

/* The nearest word of those that it takes; without one all of them, if they are few. */
static enum parsed say_bad(const struct option_row *row, const char *text)
{
	const struct option_type *type = row->type;
	const char *nearest = type->word ? text_nearest(text, type->word) : NULL;
	struct strbuf words = { 0 };

	if (nearest) {
		log_error("option --%s: \"%s\" is not %s; did you mean %s?", row->name, text,
			  type->wants, nearest);
		return PARSED_WRONG;
	}
	for (unsigned int i = 0; type->word && type->word(i); i++)
		strbuf_printf(&words, "%s%s", i ? ", " : ": ", type->word(i));
	log_error("option --%s: \"%s\" is not %s%s", row->name, text, type->wants,
		  words.text && words.len < 60 ? words.text : "");
	strbuf_cleanup(&words);
	return PARSED_WRONG;
}

static enum parsed set_row(const struct option_row *row, const char *text, struct options *ret)
{
	int err;

	if (!row->type)
		return say_not_in_build(row);
	err = row->type->set(text, (char *)ret + row->field);
	if (err == 0)
		return PARSED_RUN;
	if (err == -ENOTSUP)
		return say_no_cause(text);
	if (err == -E2BIG) {
		log_error("option --%s may be given %d times at most", row->name, OPTION_NETNS_MAX);
		return PARSED_WRONG;
	}
	return say_bad(row, text);
}

/* --- what follows the options --- */

static enum parsed set_filter(int argc, char **argv, struct options *ret)
{
	char why[512];
	size_t len = 0;

	for (int i = 0; i < argc; i++) {
		int added = snprintf(ret->filter + len, sizeof(ret->filter) - len, "%s%s",
				     i ? " " : "", argv[i]);

		len += (size_t)added;
		if (len >= sizeof(ret->filter)) {
			log_error("FILTER is longer than %d bytes", OPTION_FILTER_MAX - 1);
			return PARSED_WRONG;
		}
	}
	if (len == 0 || option_check_filter(ret->filter, why, sizeof(why)) == 0)
		return PARSED_RUN;
	log_error("FILTER \"%s\": %s (see pcap-filter(7))", ret->filter, why);
	return PARSED_WRONG;
}

static enum parsed set_operands(const struct verb *verb, int argc, char **argv, struct options *ret)
{
	int most = takes(verb, TAKES_WORD) ? 1 : 0;

	if (takes(verb, TAKES_FILTER))
		return set_filter(argc, argv, ret);
	if (argc > most) {
		log_error("\"%s\" is too much; usage: dropcause %s%s%s", argv[most], verb->word,
			  *verb->operands ? " " : "", verb->operands);
		return PARSED_WRONG;
	}
	ret->operand = argc ? argv[0] : NULL;
	return PARSED_RUN;
}

enum parsed options_parse(const struct verb *verb, int argc, char **argv, struct options *ret)
{
	struct getopt_tables tables = { 0 };
	int code;

	*ret = (struct options){ .output = "text", .linger_ns = DEFAULT_LINGER_NS };
	fill_tables(verb, &tables);
	optind = 0; /* glibc: start afresh */
	opterr = 0;
	while ((code = getopt_long(argc, argv, tables.letters, tables.names, NULL)) != -1) {
		const struct option_row *row;

		if (code == '?')
			return say_unknown(verb, optopt < ROW_BASE ? optopt : 0, argv[optind - 1]);
		if (code == ':')
			return say_missing(optopt);
		row = row_of(code);
		if (row->letter == 'h') {
			options_print_usage(verb, stdout);
			return PARSED_HELP;
		}
		if (set_row(row, optarg, ret) != PARSED_RUN)
			return PARSED_WRONG;
	}
	return set_operands(verb, argc - optind, argv + optind, ret);
}

/* --- usage --- */

static void print_row(const struct option_row *row, FILE *out)
{
	char letter[8] = "   ", left[40];

	if (row->letter)
		snprintf(letter, sizeof(letter), "-%c,", row->letter);
	snprintf(left, sizeof(left), "--%s%s%s", row->name, row->argument ? " " : "",
		 row->argument ? row->argument : "");
	fprintf(out, "  %s %-22s  %s\n", letter, left, row->help);
}

static void print_absent(const struct verb *verb, FILE *out)
{
	const char *before = "\nNot in this build: ";

	for (unsigned int i = 0; i < row_count; i++) {
		if (rows[i].type || !row_is_for(&rows[i], verb))
			continue;
		fprintf(out, "%s--%s", before, rows[i].name);
		before = ", ";
	}
	if (*before == ',')
		fputs(".\n", out);
}

static void print_forms(FILE *out)
{
	const struct sink_ops *ops;

	for (unsigned int i = 0; (ops = sink_at(i)); i++)
		fprintf(out, "%s%-6s %s\n", i ? "     " : "\nFORM ", ops->name, ops->what);
}

void options_print_usage(const struct verb *verb, FILE *out)
{
	bool streams = takes(verb, TAKES_FILTER);

	fprintf(out, "usage: dropcause %s%s%s%s\n\n%s\n\n", verb->word,
		takes(verb, ON_ALL) ? " [options]" : "", *verb->operands ? " " : "", verb->operands,
		verb->summary);
	for (unsigned int i = 0; i < row_count; i++)
		if (rows[i].type && row_is_for(&rows[i], verb))
			print_row(&rows[i], out);
	if (streams)
		fputs("\nFILTER is pcap-filter(7): tcp and port 443, host 10.0.20.10, not icmp. It "
		      "is matched from the\n"
		      "network header on, as the packet is and as the client addressed it; one "
		      "match is enough.\n",
		      out);
	if (takes(verb, ON_ALL))
		print_forms(out);
	print_absent(verb, out);
}
