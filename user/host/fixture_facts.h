/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What does a fixture's file "machine" say? One fact a line, see fixture.h. */
#pragma once

#include "host/host.h"
#include "util/arena.h"
#include "util/vector.h"

struct fixture_netns {
	uint32_t inode;
	const char *path;
};

struct fixture_stat {
	struct host_stat stat;
	const char *path;
};

struct fixture_facts {
	uint32_t node;
	uint64_t now;
	const char *name;
	struct arena *texts;
	struct vector netns; /* of struct host_netns, by inode, each once */
	struct vector paths; /* of struct fixture_netns */
	struct vector stats; /* of struct fixture_stat, later ones count */
};

/* @dir: descriptor of the fixture folder. A line that makes no sense is said and left out. */
int fixture_facts_read(int dir, struct fixture_facts *ret);
void fixture_facts_free(struct fixture_facts *facts);
