/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* links: ruleset host model util */
/* Bytes are a family, what IPT_SO_GET_INFO says, and the blob of the table. Every rule is also
 * asked which Service it is about. */
#include <stdlib.h>
#include <string.h>

#include "ruleset/service_rule.h"
#include "ruleset/xt.h"
#include "util/cursor.h"

struct walk {
	struct arena *arena;
	uint8_t family;
};

static int take_chain(void *ctx, const struct xt_chain *chain, bool *ret_wanted)
{
	(void)ctx;
	*ret_wanted = strcmp(chain->name, "skipped");
	return 0;
}

static int take_rule(void *ctx, const struct rule *rule)
{
	struct walk *walk = ctx;

	service_rule_of(rule, walk->family);
	arena_reset(walk->arena);
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct cursor cur = cursor_of(data, size);
	const uint8_t *family = take(&cur, 4);
	const void *bytes = take(&cur, sizeof(struct xt_info));
	struct walk walk;
	struct xt_visitor visitor = { .chain = take_chain, .rule = take_rule, .ctx = &walk };
	struct xt_info info;
	void *blob;

	if (!bytes)
		return 0;
	memcpy(&info, bytes, sizeof(info));
	walk.family = family[0] & 1 ? 6 : 4;
	walk.arena = visitor.arena = arena_new(1 << 20);
	blob = malloc(cursor_left(&cur) + 1); /* of its own: what reads past it is seen */
	if (walk.arena && blob) {
		memcpy(blob, cur.at, cursor_left(&cur));
		xt_walk(walk.family == 6 ? AF_INET6 : AF_INET, &info, blob, cursor_left(&cur),
			&visitor);
	}
	free(blob);
	arena_free(walk.arena);
	return 0;
}
