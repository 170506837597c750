/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "host/fixture_facts.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "host/tree.h"
#include "util/cleanup.h"
#include "util/log.h"

#define FACTS_BYTES_MAX ((size_t)32 << 20)

static const char *keep(struct fixture_facts *facts, const char *text)
{
	return arena_text(facts->texts, text, strlen(text));
}

static int fact_node(struct fixture_facts *facts, const char *line)
{
	return sscanf(line, "%" SCNu32, &facts->node) == 1 ? 0 : -EINVAL;
}

static int fact_now(struct fixture_facts *facts, const char *line)
{
	return sscanf(line, "%" SCNu64, &facts->now) == 1 ? 0 : -EINVAL;
}

static int fact_name(struct fixture_facts *facts, const char *line)
{
	const char *name = keep(facts, line);

	if (name)
		facts->name = name;
	return name ? 0 : -ENOMEM;
}

static int fact_netns(struct fixture_facts *facts, const char *line)
{
	struct host_netns netns = { 0 };
	int at = -1;

	if (sscanf(line, "%" SCNu32 " %d %n", &netns.inode, &netns.pid, &at) < 2 || at < 0 ||
	    !line[at])
		return -EINVAL;
	if (strcmp(line + at, "-") != 0) {
		netns.path = keep(facts, line + at);
		if (!netns.path)
			return -ENOMEM;
	}
	return vector_add(&facts->netns, &netns);
}

static int fact_path(struct fixture_facts *facts, const char *line)
{
	struct fixture_netns named = { 0 };
	int at = -1;

	if (sscanf(line, "%" SCNu32 " %n", &named.inode, &at) < 1 || at < 0 || !line[at])
		return -EINVAL;
	named.path = keep(facts, line + at);
	return named.path ? vector_add(&facts->paths, &named) : -ENOMEM;
}

static int fact_stat(struct fixture_facts *facts, const char *line)
{
	struct fixture_stat named = { 0 };
	struct host_stat *stat = &named.stat;
	char kind;
	int at = -1;

	if (sscanf(line, "%" SCNu64 " %" SCNu64 " %" SCNu64 " %c %n", &stat->inode, &stat->size,
		   &stat->mtime_ns, &kind, &at) < 4 ||
	    at < 0 || !line[at])
		return -EINVAL;
	stat->is_dir = kind == 'd';
	named.path = keep(facts, line + at);
	return named.path ? vector_add(&facts->stats, &named) : -ENOMEM;
}

static const struct {
	const char *word;
	int (*take)(struct fixture_facts *facts, const char *line);
} words[] = {
	{ "node", fact_node },   { "now", fact_now },   { "name", fact_name },
	{ "netns", fact_netns }, { "path", fact_path }, { "stat", fact_stat },
};

static int take_fact(struct fixture_facts *facts, char *line)
{
	const char *word = strsep(&line, " ");

	for (size_t i = 0; line && i < sizeof(words) / sizeof(*words); i++) {
		if (strcmp(word, words[i].word) == 0)
			return words[i].take(facts, line);
	}
	return -EINVAL;
}

static int read_facts(int dir, struct fixture_facts *facts)
{
	_cleanup_free_ char *text = NULL;
	char *rest, *line;
	size_t len;
	int err = tree_read(dir, "machine", HOST_FILE_MAX, &text, &len);

	if (err)
		return log_errno(err, "fixture: its file \"machine\"");
	rest = text;
	for (unsigned int number = 1; (line = strsep(&rest, "\n")); number++) {
		if (!*line || *line == '#')
			continue;
		err = take_fact(facts, line);
		if (err == -ENOMEM)
			return err;
		if (err)
			log_warn("fixture: line %u of \"machine\" makes no sense: left out",
				 number);
	}
	return 0;
}

static int by_inode(const void *a, const void *b)
{
	const struct host_netns *x = a, *y = b;

	return (x->inode > y->inode) - (x->inode < y->inode);
}

/* A recording tells a namespace as often as it was asked for. */
static void settle_netns(struct vector *list)
{
	size_t kept = 0;

	vector_sort(list, by_inode);
	for (size_t i = 1; i < list->count; i++) {
		struct host_netns *last = vector_at(list, kept), *one = vector_at(list, i);

		if (one->inode != last->inode) {
			*(struct host_netns *)vector_at(list, ++kept) = *one;
			continue;
		}
		last->pid = last->pid ? last->pid : one->pid;
		last->path = last->path ? last->path : one->path;
	}
	list->count = list->count ? kept + 1 : 0;
}

int fixture_facts_read(int dir, struct fixture_facts *ret)
{
	struct fixture_facts facts = {
		.name = "",
		.texts = arena_new(FACTS_BYTES_MAX),
		.netns.item_size = sizeof(struct host_netns),
		.paths.item_size = sizeof(struct fixture_netns),
		.stats.item_size = sizeof(struct fixture_stat),
	};
	int err = facts.texts ? read_facts(dir, &facts) : -ENOMEM;

	if (err) {
		fixture_facts_free(&facts);
		return err;
	}
	settle_netns(&facts.netns);
	*ret = facts;
	return 0;
}

void fixture_facts_free(struct fixture_facts *facts)
{
	arena_free(facts->texts);
	vector_free(&facts->netns);
	vector_free(&facts->paths);
	vector_free(&facts->stats);
}
