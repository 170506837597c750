/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "ruleset/xt.h"

#include <errno.h>
#include <linux/netfilter_ipv4/ip_tables.h>
#include <linux/netfilter_ipv6/ip6_tables.h>
#include <string.h>

#include "util/vector.h"

#define TARGET_HEAD sizeof(struct xt_entry_target)
#define MATCH_HEAD  sizeof(struct xt_entry_match)

/* Where the two families keep what they share. */
static const struct layout {
	size_t entry_size; /* without matches */
	size_t ip_size;    /* struct ipt_ip, ip6t_ip6 at the beginning */
	size_t target_offset, next_offset, counters;
	size_t flags;
	uint8_t goto_flag;
} layout_v4 = {
	.entry_size = sizeof(struct ipt_entry),
	.ip_size = sizeof(struct ipt_ip),
	.target_offset = offsetof(struct ipt_entry, target_offset),
	.next_offset = offsetof(struct ipt_entry, next_offset),
	.counters = offsetof(struct ipt_entry, counters),
	.flags = offsetof(struct ipt_ip, flags),
	.goto_flag = IPT_F_GOTO,
}, layout_v6 = {
	.entry_size = sizeof(struct ip6t_entry),
	.ip_size = sizeof(struct ip6t_ip6),
	.target_offset = offsetof(struct ip6t_entry, target_offset),
	.next_offset = offsetof(struct ip6t_entry, next_offset),
	.counters = offsetof(struct ip6t_entry, counters),
	.flags = offsetof(struct ip6t_ip6, flags),
	.goto_flag = IP6T_F_GOTO,
};

/* An entry whose offsets were checked. */
struct entry {
	const uint8_t *bytes;
	size_t offset, next;           /* within the blob */
	size_t target_offset;          /* within the entry */
	struct xt_entry_target target; /* its head */
	const uint8_t *info;
	size_t info_len;
};

struct span {
	struct xt_chain chain;
	size_t first,
		tail; /* offsets of the first entry, and of the policy or RETURN that ends it */
};

struct blob {
	const struct layout *layout;
	const struct xt_info *info;
	const uint8_t *bytes;
	size_t len;
	struct vector spans; /* ascending by first, as chains lie in the blob */
};

static uint16_t get_u16(const uint8_t *at)
{
	uint16_t value;

	memcpy(&value, at, sizeof(value));
	return value;
}

static int get_entry(const struct blob *blob, size_t offset, struct entry *ret)
{
	const struct layout *layout = blob->layout;
	struct entry entry = { .offset = offset, .bytes = blob->bytes + offset };
	size_t size;

	if (offset > blob->len || blob->len - offset < layout->entry_size)
		return -EBADMSG;
	entry.target_offset = get_u16(entry.bytes + layout->target_offset);
	size = get_u16(entry.bytes + layout->next_offset);
	if (size > blob->len - offset || entry.target_offset < layout->entry_size ||
	    size < entry.target_offset + TARGET_HEAD)
		return -EBADMSG;
	memcpy(&entry.target, entry.bytes + entry.target_offset, TARGET_HEAD);
	if (entry.target.u.target_size < TARGET_HEAD ||
	    entry.target.u.target_size > size - entry.target_offset ||
	    strnlen(entry.target.u.user.name, XT_EXTENSION_MAXNAMELEN) == XT_EXTENSION_MAXNAMELEN)
		return -EBADMSG;
	entry.info = entry.bytes + entry.target_offset + TARGET_HEAD;
	entry.info_len = entry.target.u.target_size - TARGET_HEAD;
	entry.next = offset + size;
	*ret = entry;
	return 0;
}

/* --- chains --- */

/* The name that an ERROR entry holds; NULL when it is no such entry. */
static const char *error_name(const struct entry *entry)
{
	const char *name = (const char *)entry->info;

	if (strcmp(entry->target.u.user.name, XT_ERROR_TARGET) ||
	    entry->info_len < XT_FUNCTION_MAXNAMELEN ||
	    strnlen(name, XT_FUNCTION_MAXNAMELEN) == XT_FUNCTION_MAXNAMELEN)
		return NULL;
	return name;
}

static int hook_at(const struct xt_info *info, size_t offset)
{
	for (int hook = 0; hook < NF_INET_NUMHOOKS; hook++) {
		if ((info->valid_hooks & 1u << hook) && info->hook_entry[hook] == offset)
			return hook;
	}
	return -1;
}

static int open_span(struct blob *blob, const char *name, int hook, size_t first)
{
	struct span span = { .chain = { .name = name, .hook = hook }, .first = first };

	return vector_add(&blob->spans, &span);
}

/* The chain that is open ends with the entry at @last. */
static int close_span(struct blob *blob, size_t last)
{
	struct span *span;

	if (!blob->spans.count)
		return 0;
	span = vector_at(&blob->spans, blob->spans.count - 1);
	if (span->first > last ||
	    (span->chain.hook >= 0 && blob->info->underflow[span->chain.hook] != last))
		return -EBADMSG;
	span->tail = last;
	return 0;
}

/* One entry of the first walk: does a chain begin here? @last is the entry before. */
static int note_entry(struct blob *blob, const struct entry *entry, size_t last)
{
	const char *name = error_name(entry);
	int hook = hook_at(blob->info, entry->offset);
	int err;

	if (!name && hook < 0)
		return blob->spans.count ? 0 : -EBADMSG;
	err = close_span(blob, last);
	if (err)
		return err;
	if (hook >= 0)
		return open_span(blob, obs_hook_name((enum obs_hook)hook), hook, entry->offset);
	/* the last ERROR entry ends the table */
	return entry->next < blob->len ? open_span(blob, name, -1, entry->next) : 0;
}

static int find_chains(struct blob *blob)
{
	size_t last = 0;
	struct entry entry;
	int err = 0;

	for (size_t at = 0; !err && at < blob->len; at = entry.next) {
		err = get_entry(blob, at, &entry);
		if (!err)
			err = note_entry(blob, &entry, last);
		last = at;
	}
	if (!err && blob->len && !error_name(&entry))
		return -EBADMSG;
	return err;
}

/* The user chain whose first entry is at @offset. */
static const char *chain_at(const struct blob *blob, size_t offset)
{
	size_t low = 0, high = blob->spans.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct span *span = vector_at(&blob->spans, middle);

		if (span->first == offset)
			return span->chain.name;
		if (span->first < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* --- rules --- */

/* The number in a standard target: negative is a verdict, positive the offset to go on at. */
static int parse_standard(const struct blob *blob, const struct entry *entry, struct arena *arena,
			  struct verdict *ret)
{
	bool is_goto = entry->bytes[blob->layout->flags] & blob->layout->goto_flag;
	const char *chain;
	int32_t number;

	if (entry->info_len < sizeof(number))
		return -EBADMSG;
	memcpy(&number, entry->info, sizeof(number));
	*ret = (struct verdict){ .kind = VERDICT_CONTINUE };
	switch (number) {
	case -NF_DROP - 1:
		ret->kind = VERDICT_DROP;
		return 0;
	case -NF_ACCEPT - 1:
		ret->kind = VERDICT_ACCEPT;
		return 0;
	case -NF_QUEUE - 1:
		ret->kind = VERDICT_QUEUE;
		return 0;
	case XT_RETURN:
		ret->kind = VERDICT_RETURN;
		return 0;
	}
	if (number < 0)
		return -EBADMSG;
	if ((size_t)number == entry->next)
		return 0; /* a rule without a target */
	chain = chain_at(blob, (size_t)number);
	if (!chain)
		return -EBADMSG;
	ret->kind = is_goto ? VERDICT_GOTO : VERDICT_JUMP;
	ret->chain = arena_text(arena, chain, strlen(chain));
	return ret->chain ? 0 : -ENOMEM;
}

/* The match at @at of the entry (then *at is moved behind it). */
static int next_match(const struct entry *entry, size_t *at, struct xt_entry_match *ret_head,
		      const uint8_t **ret_info)
{
	if (entry->target_offset - *at < MATCH_HEAD)
		return -EBADMSG;
	memcpy(ret_head, entry->bytes + *at, MATCH_HEAD);
	if (ret_head->u.match_size < MATCH_HEAD ||
	    ret_head->u.match_size > entry->target_offset - *at ||
	    strnlen(ret_head->u.user.name, XT_EXTENSION_MAXNAMELEN) == XT_EXTENSION_MAXNAMELEN)
		return -EBADMSG;
	*ret_info = entry->bytes + *at + MATCH_HEAD;
	*at += ret_head->u.match_size;
	return 0;
}

static int fill_xt(struct arena *arena, enum item_kind kind, const char *name, uint8_t revision,
		   const uint8_t *info, size_t len, struct item *ret)
{
	*ret = (struct item){
		.kind = kind,
		.revision = revision,
		.sreg = UINT32_MAX,
		.dreg = UINT32_MAX,
		.name = arena_text(arena, name, strlen(name)),
		.data = arena_bytes(arena, info, len),
		.data_len = (uint16_t)len,
	};
	return ret->name && ret->data ? 0 : -ENOMEM;
}

static int parse_match(struct arena *arena, const struct xt_entry_match *head, const uint8_t *info,
		       struct rule *rule)
{
	size_t len = head->u.match_size - MATCH_HEAD;

	if (!strcmp(head->u.user.name, "comment"))
		return rule_add_comment(arena, rule, (const char *)info, len);
	return fill_xt(arena, ITEM_XT_MATCH, head->u.user.name, head->u.user.revision, info, len,
		       &rule->items[rule->item_count++]);
}

static int parse_target(const struct blob *blob, const struct entry *entry, struct arena *arena,
			struct rule *rule)
{
	const struct xt_entry_target *target = &entry->target;
	struct item *item = &rule->items[rule->item_count];
	int err;

	if (target->u.user.name[0]) {
		rule->item_count++;
		return fill_xt(arena, ITEM_XT_TARGET, target->u.user.name, target->u.user.revision,
			       entry->info, entry->info_len, item);
	}
	*item = (struct item){ .kind = ITEM_IMMEDIATE_VERDICT,
			       .sreg = UINT32_MAX,
			       .dreg = UINT32_MAX };
	err = parse_standard(blob, entry, arena, &item->verdict);
	if (!err && item->verdict.kind != VERDICT_CONTINUE)
		rule->item_count++;
	return err;
}

static int count_matches(const struct blob *blob, const struct entry *entry, uint16_t *ret)
{
	struct xt_entry_match head;
	const uint8_t *info;
	uint16_t count = 0;
	size_t at = blob->layout->entry_size;

	while (at < entry->target_offset) {
		if (next_match(entry, &at, &head, &info))
			return -EBADMSG;
		count++;
	}
	*ret = count;
	return 0;
}

static int parse_rule(const struct blob *blob, const struct entry *entry, struct arena *arena,
		      struct rule *rule)
{
	struct xt_counters counters;
	struct xt_entry_match head;
	const uint8_t *info;
	size_t at = blob->layout->entry_size;
	uint16_t matches;
	int err;

	if (count_matches(blob, entry, &matches))
		return -EBADMSG;
	memcpy(&counters, entry->bytes + blob->layout->counters, sizeof(counters));
	*rule = (struct rule){
		.has_counter = true,
		.packets = counters.pcnt,
		.bytes = counters.bcnt,
		/* one for the addresses, one for the target */
		.items = arena_alloc(arena, (matches + 2u) * sizeof(*rule->items)),
	};
	if (!rule->items)
		return -ENOMEM;
	err = fill_xt(arena, ITEM_XT_IP, "ip", 0, entry->bytes, blob->layout->ip_size,
		      &rule->items[rule->item_count++]);
	while (!err && at < entry->target_offset) {
		err = next_match(entry, &at, &head, &info);
		if (!err)
			err = parse_match(arena, &head, info, rule);
	}
	return err ? err : parse_target(blob, entry, arena, rule);
}

static int visit_chain(const struct blob *blob, const struct span *span,
		       const struct xt_visitor *visitor)
{
	struct xt_chain chain = span->chain;
	bool wanted = true;
	struct entry entry;
	struct rule rule;
	int err;

	err = get_entry(blob, span->tail, &entry);
	if (!err && chain.hook >= 0)
		err = parse_standard(blob, &entry, visitor->arena, &chain.policy);
	if (!err)
		err = visitor->chain(visitor->ctx, &chain, &wanted);
	for (size_t at = span->first; !err && wanted && at < span->tail; at = entry.next) {
		err = get_entry(blob, at, &entry);
		if (!err)
			err = parse_rule(blob, &entry, visitor->arena, &rule);
		if (!err)
			err = visitor->rule(visitor->ctx, &rule);
	}
	return err;
}

int xt_walk(int family, const struct xt_info *info, const void *bytes, size_t len,
	    const struct xt_visitor *visitor)
{
	struct blob blob = {
		.layout = family == AF_INET6 ? &layout_v6 : &layout_v4,
		.info = info,
		.bytes = bytes,
		.len = len,
		.spans = { .item_size = sizeof(struct span) },
	};
	int err = find_chains(&blob);

	for (size_t i = 0; !err && i < blob.spans.count; i++)
		err = visit_chain(&blob, vector_at(&blob.spans, i), visitor);
	vector_free(&blob.spans);
	return err;
}
