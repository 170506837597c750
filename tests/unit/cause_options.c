/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* The command line, with the catalog as it is and sinks made up here. Includes what it tests:
 * options belong to no module. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <unistd.h>

#include "option_types.c"
#include "options.c"

#define ARGUMENT_MAX 32

static const struct verb trace = { VERB_TRACE, "trace", NULL, "[FILTER]", "live" };
static const struct verb explain = { VERB_EXPLAIN, "explain", NULL, "[CAUSE]", "catalog" };
static const struct verb version = { VERB_VERSION, "version", NULL, "", "versions" };

/* --- sinks --- */

static const struct sink_ops made_up[] = { { .name = "text", .what = "people" },
					   { .name = "jsonl", .what = "programs" } };

const struct sink_ops *sink_at(unsigned int index)
{
	return index < 2 ? &made_up[index] : NULL;
}

const struct sink_ops *sink_find(const char *name)
{
	for (unsigned int i = 0; i < 2; i++)
		if (strcmp(made_up[i].name, name) == 0)
			return &made_up[i];
	return NULL;
}

/* --- parse a line of words, and catch what is said on stderr --- */

static enum parsed parse(const struct verb *verb, const char *line, struct options *ret)
{
	static char words[OPTION_FILTER_MAX * 2]; /* options borrow from it */
	char *argv[ARGUMENT_MAX] = { (char *)verb->word }, *save = NULL, *word;
	int argc = 1;

	snprintf(words, sizeof(words), "%s", line);
	for (word = strtok_r(words, " ", &save); word && argc < ARGUMENT_MAX - 1;
	     word = strtok_r(NULL, " ", &save))
		argv[argc++] = word;
	argv[argc] = NULL;
	return options_parse(verb, argc, argv, ret);
}

static void said(const struct verb *verb, const char *line, char *out, size_t size)
{
	int before = dup(STDERR_FILENO), ends[2];
	struct options options;
	ssize_t len;

	assert_int_equal(pipe(ends), 0);
	dup2(ends[1], STDERR_FILENO);
	assert_int_equal(parse(verb, line, &options), PARSED_WRONG);
	dup2(before, STDERR_FILENO);
	close(ends[1]);
	close(before);
	len = read(ends[0], out, size - 1);
	close(ends[0]);
	assert_true(len > 0);
	out[len] = 0;
}

static void every_option_lands_in_its_field(void **state)
{
	struct options options;

	(void)state;
	assert_int_equal(parse(&trace,
			       "tcp and port 80 -o jsonl -c 3 --duration 500ms --linger 0 "
			       "--pod shop/web --from-pod client --service kube-system/dns -n shop "
			       "--netns 4026531840 --netns /run/netns/x --ring 8M --rate 1000 "
			       "--no-merge -v",
			       &options),
			 PARSED_RUN);
	assert_string_equal(options.filter, "tcp and port 80");
	assert_string_equal(options.output, "jsonl");
	assert_int_equal(options.count, 3);
	assert_int_equal(options.duration_ns, 500000000);
	assert_int_equal(options.linger_ns, 0);
	assert_string_equal(options.pod.namespace, "shop");
	assert_string_equal(options.pod.name, "web");
	assert_string_equal(options.from_pod.namespace, "");
	assert_string_equal(options.from_pod.name, "client");
	assert_string_equal(options.service.namespace, "kube-system");
	assert_string_equal(options.namespace, "shop");
	assert_int_equal(options.netns_count, 2);
	assert_int_equal(options.netns[0].inode, 4026531840u);
	assert_null(options.netns[0].path);
	assert_string_equal(options.netns[1].path, "/run/netns/x");
	assert_int_equal(options.ring_bytes, 8 << 20);
	assert_int_equal(options.rate, 1000);
	assert_true(options.no_merge);
	assert_true(options.verbose);
	assert_false(options.strict);
}

static void more_of_them(void **state)
{
	struct options options;

	(void)state;
	assert_int_equal(parse(&trace,
			       "--run true --iface eth0 --cause svc.policy --reason NETFILTER_DROP "
			       "--depth watch --strict --all --no-color --to-pod a/b "
			       "--host-root /host --node-netns /run/netns/node",
			       &options),
			 PARSED_RUN);
	assert_string_equal(options.run, "true");
	assert_string_equal(options.iface, "eth0");
	assert_string_equal(options.cause, "svc.policy");
	assert_string_equal(options.reason, "NETFILTER_DROP");
	assert_int_equal(options.depth, DEPTH_CHOICE_WATCH);
	assert_true(options.strict && options.all && options.no_color);
	assert_string_equal(options.to_pod.name, "b");
	assert_string_equal(options.host_root, "/host");
	assert_string_equal(options.node_netns, "/run/netns/node");
}

static void defaults(void **state)
{
	struct options options;

	(void)state;
	assert_int_equal(parse(&trace, "", &options), PARSED_RUN);
	assert_string_equal(options.output, "text");
	assert_int_equal(options.linger_ns, 1000000000);
	assert_int_equal(options.count, 0);
	assert_int_equal(options.depth, DEPTH_CHOICE_AUTO);
	assert_string_equal(options.filter, "");
	assert_null(options.cause);
	assert_null(options.operand);
}

static void what_is_wrong_is_said_in_one_line(void **state)
{
	static const struct {
		const char *line, *said;
	} wrong[] = {
		{ "--podd x", "no option --podd; did you mean --pod?" },
		{ "--durations=5s", "did you mean --duration?" },
		{ "-z", "no option -z" },
		{ "-c", "option --count wants a number" },
		{ "-c 0", "\"0\" is not a number, at least 1" },
		{ "-c 99999999999999999999", "is not a number" },
		{ "--all=1", "option --all takes no argument" },
		{ "--duration 5x", "is not a time such as 500ms" },
		{ "--ring 3M", "power of two from 64K to 256M" },
		{ "--ring 4K", "power of two from 64K to 256M" },
		{ "--ring 1G", "power of two from 64K to 256M" },
		{ "--pod a/b/c", "is not NAME or NAMESPACE/NAME" },
		{ "--pod /b", "is not NAME or NAMESPACE/NAME" },
		{ "--pod a/", "is not NAME or NAMESPACE/NAME" },
		{ "--netns relative", "is not the path of a network namespace or its inode" },
		{ "--netns 4294967296", "is not the path of a network namespace" },
		{ "-o hubble", "is not a form that this build writes: text, jsonl" },
		{ "-o json", "did you mean jsonl?" },
		{ "--cause svc.polcy", "did you mean svc.policy?" },
		{ "--cause node.dns", "it needs reading DNS" },
		{ "--cause other.", "did you mean other?" },
		{ "--depth zoom", "this build has: auto, watch" },
		{ "-w out.pcapng", "is not in this build" },
		{ "--payload 64", "is not in this build" },
		{ "-r file", "option --read is not one of \"dropcause trace\"" },
		{ "tcp and prot 80", "syntax error after \"tcp\"" },
		{ "prot", "syntax error at the beginning" },
		{ "ether host 00:11:22:33:44:55", "ethernet addresses supported only on" },
	};
	char out[512];

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		said(&trace, wrong[i].line, out, sizeof(out));
		if (!strstr(out, wrong[i].said))
			fail_msg("\"%s\" said: %s", wrong[i].line, out);
		assert_ptr_equal(strchr(out, '\n'), out + strlen(out) - 1);
	}
}

static void there_is_a_limit_to_namespaces_and_filters(void **state)
{
	char line[OPTION_FILTER_MAX + 64] = "", out[OPTION_FILTER_MAX];

	(void)state;
	for (int i = 0; i < OPTION_NETNS_MAX + 1; i++)
		snprintf(line + strlen(line), sizeof(line) - strlen(line), "--netns=%d ", i + 1);
	said(&trace, line, out, sizeof(out));
	assert_non_null(strstr(out, "may be given 16 times at most"));
	memset(line, 'a', OPTION_FILTER_MAX);
	line[OPTION_FILTER_MAX] = 0;
	said(&trace, line, out, sizeof(out));
	assert_non_null(strstr(out, "longer than 4095 bytes"));
}

static void operands_of_other_verbs(void **state)
{
	struct options options;
	char out[512];

	(void)state;
	assert_int_equal(parse(&explain, "svc.policy", &options), PARSED_RUN);
	assert_string_equal(options.operand, "svc.policy");
	said(&explain, "a b", out, sizeof(out));
	assert_non_null(strstr(out, "\"b\" is too much"));
	said(&version, "now", out, sizeof(out));
	assert_non_null(strstr(out, "\"now\" is too much"));
	said(&version, "-v", out, sizeof(out));
	assert_non_null(strstr(out, "not one of \"dropcause version\""));
}

static void hostile_words_are_escaped(void **state)
{
	char out[512];

	(void)state;
	said(&trace, "--pod=\x1b[2J/\n/x", out, sizeof(out));
	assert_null(strchr(out, '\x1b'));
	assert_ptr_equal(strchr(out, '\n'), out + strlen(out) - 1);
}

/* getopt needs letters and names to be unique; usage needs its columns. */
static void the_table_is_sound(void **state)
{
	(void)state;
	for (unsigned int i = 0; i < row_count; i++) {
		assert_true(strlen(rows[i].help) > 0);
		for (unsigned int j = 0; j < i; j++) {
			assert_string_not_equal(rows[i].name, rows[j].name);
			assert_true(!rows[i].letter || rows[i].letter != rows[j].letter);
		}
	}
}

static void usage_names_every_option_or_says_that_it_is_missing(void **state)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	(void)state;
	assert_non_null(out);
	options_print_usage(&trace, out);
	fclose(out);
	for (unsigned int i = 0; i < row_count; i++) {
		char name[64];

		snprintf(name, sizeof(name), "--%s", rows[i].name);
		if (row_is_for(&rows[i], &trace))
			assert_non_null(strstr(text, name));
		else
			assert_null(strstr(text, name));
	}
	assert_non_null(strstr(text, "Not in this build: --write, --payload, --snaplen."));
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_option_lands_in_its_field),
		cmocka_unit_test(more_of_them),
		cmocka_unit_test(defaults),
		cmocka_unit_test(what_is_wrong_is_said_in_one_line),
		cmocka_unit_test(there_is_a_limit_to_namespaces_and_filters),
		cmocka_unit_test(operands_of_other_verbs),
		cmocka_unit_test(hostile_words_are_escaped),
		cmocka_unit_test(the_table_is_sound),
		cmocka_unit_test(usage_names_every_option_or_says_that_it_is_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
