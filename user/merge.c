/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "merge.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "util/hash.h"

/* Seeded: keys come from strangers */
#define HASH_FUNCTION(key, len, value) ((value) = hash_bytes(key, len))
#include <uthash.h>

/* What makes two drops the same. Compared as bytes: zeroed before it is filled. */
struct merge_key {
	struct tuple client;
	struct tuple packet;
	uint32_t netns;
	uint32_t ifindex;
	uint8_t kind, site, hook, icmp_type, icmp_code, pad[3];
	int32_t error;
	char reason[OBS_NAME_MAX];
	char symbol[OBS_NAME_MAX];
};

struct merged {
	struct merge_key key;
	uint64_t shown_ns; /* when a line about it was last written, event time */
	uint64_t pending;  /* repeats since */
	uint64_t first_ns; /* of these */
	struct obs last;
	struct facts facts;
	struct finding finding;
	UT_hash_handle hh;
};

struct merge {
	struct merged *all; /* in order of last use */
	merge_show show;
	void *ctx;
};

int merge_new(merge_show show, void *ctx, struct merge **ret)
{
	struct merge *merge = calloc(1, sizeof(*merge));

	if (!merge)
		return -ENOMEM;
	merge->show = show;
	merge->ctx = ctx;
	*ret = merge;
	return 0;
}

void merge_free(struct merge *merge)
{
	struct merged *one, *next;

	if (!merge)
		return;
	HASH_ITER (hh, merge->all, one, next) {
		HASH_DEL(merge->all, one);
		free(one);
	}
	free(merge);
}

void merge_cleanup(struct merge **merge)
{
	merge_free(*merge);
}

/* Member by member: whatever lies between them stays zero. */
static void put_tuple(const struct tuple *from, struct tuple *to)
{
	to->src.family = from->src.family;
	to->dst.family = from->dst.family;
	memcpy(to->src.bytes, from->src.bytes, sizeof(to->src.bytes));
	memcpy(to->dst.bytes, from->dst.bytes, sizeof(to->dst.bytes));
	to->sport = from->sport;
	to->dport = from->dport;
	to->proto = from->proto;
}

static void make_key(const struct obs *obs, struct merge_key *ret)
{
	memset(ret, 0, sizeof(*ret));
	put_tuple(obs_client_tuple(obs), &ret->client);
	put_tuple(&obs->tuple, &ret->packet);
	if (obs->kind ==
	    OBS_ROUTE_FAIL) { /* asked again with another source, by the same connect() */
		memset(&ret->client.src, 0, sizeof(ret->client.src));
		memset(&ret->packet.src, 0, sizeof(ret->packet.src));
	}
	ret->netns = obs->netns;
	ret->ifindex = obs->ifindex;
	ret->kind = obs->kind;
	ret->site = obs->site;
	ret->hook = obs->hook;
	ret->icmp_type = obs->icmp_type;
	ret->icmp_code = obs->icmp_code;
	ret->error = obs->error;
	memcpy(ret->reason, obs->reason, strlen(obs->reason));
	memcpy(ret->symbol, obs->symbol, strlen(obs->symbol));
}

static int show_pending(struct merge *merge, struct merged *one)
{
	struct report report = { .obs = &one->last,
				 .facts = &one->facts,
				 .finding = &one->finding,
				 .count = one->pending,
				 .first_ns = one->first_ns };

	if (!one->pending)
		return 0;
	one->shown_ns = one->last.time_ns;
	one->pending = 0;
	return merge->show(merge->ctx, &report);
}

const struct finding *merge_repeat(struct merge *merge, const struct obs *obs)
{
	struct merge_key key;
	struct merged *one;

	make_key(obs, &key);
	HASH_FIND(hh, merge->all, &key, sizeof(key), one);
	if (!one)
		return NULL;
	/* keep the hash in order of use */
	HASH_DEL(merge->all, one);
	HASH_ADD(hh, merge->all, key, sizeof(key), one);
	/* two CPUs' events may come in the other order than their times */
	if (!one->pending++ || obs->time_ns < one->first_ns)
		one->first_ns = obs->time_ns;
	if (one->pending == 1 || obs->time_ns >= one->last.time_ns)
		one->last = *obs;
	if (obs->time_ns >= one->shown_ns + MERGE_REPEAT_NS)
		show_pending(merge, one);
	return &one->finding;
}

static int make_room(struct merge *merge)
{
	struct merged *oldest = merge->all;
	int err;

	if (HASH_COUNT(merge->all) < MERGE_MAX)
		return 0;
	err = show_pending(merge, oldest);
	HASH_DEL(merge->all, oldest);
	free(oldest);
	return err;
}

int merge_remember(struct merge *merge, const struct obs *obs, const struct facts *facts,
		   const struct finding *finding)
{
	struct merged *one;
	int err = make_room(merge);

	if (err < 0)
		return err;
	one = calloc(1, sizeof(*one));
	if (!one)
		return -ENOMEM;
	make_key(obs, &one->key);
	one->shown_ns = obs->time_ns;
	one->last = *obs;
	one->facts = *facts;
	one->finding = *finding;
	HASH_ADD(hh, merge->all, key, sizeof(one->key), one);
	return 0;
}

int merge_flush(struct merge *merge)
{
	struct merged *one, *next;

	HASH_ITER (hh, merge->all, one, next) {
		int err = show_pending(merge, one);

		if (err < 0)
			return err;
	}
	return 0;
}
