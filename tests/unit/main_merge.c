/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>

#include "merge.h"
#include "util/cleanup.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define START_NS      1700000000000000000ull
#define SECOND_NS     1000000000ull

/* What was shown. */
struct lines {
	unsigned int count;
	uint64_t packets;    /* of all lines */
	struct report last;  /* its pointers are gone by then ... */
	struct obs last_obs; /* ... so this is what it was about */
	char last_id[CAUSE_ID_MAX];
	char last_pod[NAME_OBJECT_MAX];
	int err; /* what the next line will return */
};

static int show(void *ctx, const struct report *report)
{
	struct lines *lines = ctx;

	lines->count++;
	lines->packets += report->count;
	lines->last = *report;
	lines->last_obs = *report->obs;
	snprintf(lines->last_id, sizeof(lines->last_id), "%s", report->finding->id);
	snprintf(lines->last_pod, sizeof(lines->last_pod), "%s", report->facts->from.name);
	return lines->err;
}

static struct merge *merge_to(struct lines *lines)
{
	struct merge *merge = NULL;

	memset(lines, 0, sizeof(*lines));
	assert_int_equal(merge_new(show, lines, &merge), 0);
	return merge;
}

/* The @flow-th of many flows. */
static struct obs drop(unsigned int flow)
{
	struct obs obs = {
		.kind = OBS_DROP,
		.time_ns = START_NS,
		.netns = 7,
		.ifindex = 3,
		.tuple = { .src = { 4, { 10, 244, 0, 10 } },
			   .dst = { 4, { 10, 244, 0, 11 } },
			   .sport = 1024 + flow,
			   .dport = 8080,
			   .proto = IPPROTO_TCP },
		.has_ports = true,
		.site = SITE_NETFILTER,
		.hook = HOOK_FORWARD,
		.reason = "NETFILTER_DROP",
		.symbol = "nf_hook_slow",
	};

	return obs;
}

static int remember(struct merge *merge, const struct obs *obs)
{
	struct facts facts = { .from.name = "client" };
	struct finding finding = { .id = "svc.policy" };

	return merge_remember(merge, obs, &facts, &finding);
}

static void repeats_become_one_line(void **state)
{
	struct lines lines;
	_cleanup_(merge_cleanup) struct merge *merge = merge_to(&lines);
	struct obs obs = drop(0);

	(void)state;
	assert_null(merge_repeat(merge, &obs));
	assert_int_equal(remember(merge, &obs), 0);
	for (int i = 1; i <= 5; i++) {
		const struct finding *finding;

		obs.time_ns = START_NS + i * SECOND_NS;
		obs.len = i;
		finding = merge_repeat(merge, &obs);
		assert_non_null(finding);
		assert_string_equal(finding->id, "svc.policy");
	}
	assert_int_equal(lines.count, 0); /* the first line was the caller's; these wait */
	assert_int_equal(merge_flush(merge), 0);
	assert_int_equal(lines.count, 1);
	assert_int_equal(lines.last.count, 5);
	assert_int_equal(lines.last_obs.len, 5); /* of the latest */
	assert_int_equal(lines.last.first_ns,
			 START_NS + SECOND_NS); /* of the first of these five */
	assert_string_equal(lines.last_id, "svc.policy");
	assert_string_equal(lines.last_pod, "client");
}

static void what_was_shown_is_not_shown_again(void **state)
{
	struct lines lines;
	_cleanup_(merge_cleanup) struct merge *merge = merge_to(&lines);
	struct obs obs = drop(0);

	(void)state;
	assert_int_equal(merge_flush(merge), 0);
	remember(merge, &obs);
	assert_int_equal(merge_flush(merge), 0);
	assert_int_equal(lines.count, 0); /* seen once, shown once, by the caller */
	merge_repeat(merge, &obs);
	assert_int_equal(merge_flush(merge), 0);
	assert_int_equal(merge_flush(merge), 0);
	assert_int_equal(lines.count, 1);
}

static void an_interim_line_when_it_is_due(void **state)
{
	struct lines lines;
	_cleanup_(merge_cleanup) struct merge *merge = merge_to(&lines);
	struct obs obs = drop(0);

	(void)state;
	remember(merge, &obs);
	obs.time_ns = START_NS + 1;
	merge_repeat(merge, &obs);
	obs.time_ns = START_NS + MERGE_REPEAT_NS - 1;
	merge_repeat(merge, &obs);
	assert_int_equal(lines.count, 0);
	obs.time_ns = START_NS + MERGE_REPEAT_NS;
	merge_repeat(merge, &obs);
	assert_int_equal(lines.count, 1);
	assert_int_equal(lines.last.count, 3);
	/* and the time runs from that line on */
	obs.time_ns = START_NS + 2 * MERGE_REPEAT_NS - 1;
	merge_repeat(merge, &obs);
	assert_int_equal(lines.count, 1);
	obs.time_ns = START_NS + 2 * MERGE_REPEAT_NS;
	merge_repeat(merge, &obs);
	assert_int_equal(lines.count, 2);
	assert_int_equal(lines.last.count, 2);
}

/* Each CPU takes the time before it takes its place on the ring. */
static void times_may_come_in_another_order(void **state)
{
	struct lines lines;
	_cleanup_(merge_cleanup) struct merge *merge = merge_to(&lines);
	struct obs obs = drop(0);

	(void)state;
	remember(merge, &obs);
	obs.time_ns = START_NS - 2;
	merge_repeat(merge, &obs);
	assert_int_equal(lines.count, 0); /* no 584 years have passed */
	obs.time_ns = START_NS - 3;
	merge_repeat(merge, &obs);
	assert_int_equal(merge_flush(merge), 0);
	assert_int_equal(lines.last.count, 2);
	assert_int_equal(lines.last.first_ns, START_NS - 3);
	assert_int_equal(lines.last_obs.time_ns, START_NS - 2);
}

/* --- what is a repeat --- */

static void other_netns(struct obs *obs)
{
	obs->netns++;
}

static void other_device(struct obs *obs)
{
	obs->ifindex++;
}

static void other_port(struct obs *obs)
{
	obs->tuple.dport++;
}

static void other_address(struct obs *obs)
{
	obs->tuple.dst.bytes[3]++;
}

static void other_proto(struct obs *obs)
{
	obs->tuple.proto = IPPROTO_UDP;
}

static void other_service(struct obs *obs)
{
	obs->orig = obs->tuple;
	obs->orig.dst.bytes[0]++;
}

static void other_hook(struct obs *obs)
{
	obs->hook = HOOK_INPUT;
}

static void other_site(struct obs *obs)
{
	obs->site = SITE_FORWARD;
}

static void other_reason(struct obs *obs)
{
	snprintf(obs->reason, sizeof(obs->reason), "PKT_TOO_BIG");
}

static void other_symbol(struct obs *obs)
{
	snprintf(obs->symbol, sizeof(obs->symbol), "nft_do_chain");
}

static void other_error(struct obs *obs)
{
	obs->error = -EHOSTUNREACH;
}

static void other_icmp(struct obs *obs)
{
	obs->icmp_code = 4;
}

static void one_thing_that_differs_makes_it_another(void **state)
{
	static void (*const changes[])(struct obs * obs) = {
		other_netns, other_device, other_port,   other_address, other_proto, other_service,
		other_hook,  other_site,   other_reason, other_symbol,  other_error, other_icmp,
	};
	struct lines lines;
	_cleanup_(merge_cleanup) struct merge *merge = merge_to(&lines);
	struct obs known = drop(0);

	(void)state;
	remember(merge, &known);
	for (size_t i = 0; i < LENGTH(changes); i++) {
		struct obs obs = known;

		changes[i](&obs);
		assert_null(merge_repeat(merge, &obs));
	}
	assert_non_null(merge_repeat(merge, &known));
}

static void what_every_packet_has_of_its_own_does_not_count(void **state)
{
	struct lines lines;
	_cleanup_(merge_cleanup) struct merge *merge = merge_to(&lines);
	struct obs known = drop(0), obs = known;

	(void)state;
	remember(merge, &known);
	obs.skb = 0xffff888000001000;
	obs.ttl = 3;
	obs.len = 9000;
	obs.tcp_flags = 0x18;
	obs.mark = 0x4000;
	obs.csum_known = true;
	snprintf(obs.stack[0], OBS_NAME_MAX, "ip_forward");
	assert_non_null(merge_repeat(merge, &obs));
}

/* Whatever lay in the memory between the members, or behind a name's end, before. */
static void unused_bytes_do_not_count(void **state)
{
	struct lines lines;
	_cleanup_(merge_cleanup) struct merge *merge = merge_to(&lines);
	struct obs known = drop(0), obs = known;

	(void)state;
	remember(merge, &known);
	memset(obs.reason + sizeof("NETFILTER_DROP"), 'x',
	       sizeof(obs.reason) - sizeof("NETFILTER_DROP") - 1);
	memset((char *)&obs.tuple + offsetof(struct tuple, proto) + 1, 'x',
	       sizeof(obs.tuple) - offsetof(struct tuple, proto) - 1);
	assert_non_null(merge_repeat(merge, &obs));
}

/* connect() asks once with no source and once with the one it chose. */
static void a_route_is_asked_for_with_any_source(void **state)
{
	struct lines lines;
	_cleanup_(merge_cleanup) struct merge *merge = merge_to(&lines);
	struct obs known = drop(0), obs;

	(void)state;
	known.kind = OBS_ROUTE_FAIL;
	remember(merge, &known);
	obs = known;
	memset(&obs.tuple.src, 0, sizeof(obs.tuple.src));
	assert_non_null(merge_repeat(merge, &obs));
	obs.tuple.dst.bytes[3]++;
	assert_null(merge_repeat(merge, &obs));
}

/* --- bounds --- */

static void fill(struct merge *merge, unsigned int count)
{
	for (unsigned int i = 0; i < count; i++) {
		struct obs obs = drop(i);

		assert_int_equal(remember(merge, &obs), 0);
	}
}

static void no_more_than_the_bound_are_known(void **state)
{
	struct lines lines;
	_cleanup_(merge_cleanup) struct merge *merge = merge_to(&lines);

	(void)state;
	fill(merge, 3 * MERGE_MAX);
	for (unsigned int i = 0; i < 3 * MERGE_MAX; i++) {
		struct obs obs = drop(i);

		assert_int_equal(merge_repeat(merge, &obs) != NULL, i >= 2 * MERGE_MAX);
	}
	assert_int_equal(lines.count, 0); /* none of those that went had repeated */
}

static void the_least_recently_seen_goes_with_its_line(void **state)
{
	struct lines lines;
	_cleanup_(merge_cleanup) struct merge *merge = merge_to(&lines);
	struct obs first = drop(0), second = drop(1), next = drop(MERGE_MAX);

	(void)state;
	fill(merge, MERGE_MAX);
	for (unsigned int i = 0; i < MERGE_MAX; i++) {
		struct obs obs = drop(i);

		merge_repeat(merge, &obs);
	}
	merge_repeat(merge, &first); /* now the second is the oldest */
	assert_int_equal(lines.count, 0);
	assert_int_equal(remember(merge, &next), 0);
	assert_int_equal(lines.count, 1);
	assert_int_equal(lines.last.count, 1);
	assert_int_equal(lines.last_obs.tuple.sport, second.tuple.sport);
	assert_null(merge_repeat(merge, &second));
	assert_non_null(merge_repeat(merge, &first));
	assert_non_null(merge_repeat(merge, &next));
}

/* Nothing is lost on the way: what was counted is shown, however it leaves. */
static void every_repeat_is_shown_in_the_end(void **state)
{
	struct lines lines;
	_cleanup_(merge_cleanup) struct merge *merge = merge_to(&lines);
	uint64_t repeats = 0, time_ns = START_NS;
	uint32_t dice = 1;

	(void)state;
	for (unsigned int i = 0; i < 20000; i++) {
		struct obs obs;

		dice = dice * 1103515245u + 12345;
		obs = drop((dice >> 16) % (2 * MERGE_MAX));
		obs.time_ns = time_ns += SECOND_NS / 10;
		if (merge_repeat(merge, &obs))
			repeats++;
		else
			remember(merge, &obs);
	}
	assert_int_equal(merge_flush(merge), 0);
	assert_in_range(repeats, 5000, 15000); /* half of the flows are known at any time */
	assert_int_equal(lines.packets, repeats);
}

/* --- errors --- */

static void a_failed_write_is_told(void **state)
{
	struct lines lines;
	_cleanup_(merge_cleanup) struct merge *merge = merge_to(&lines);
	struct obs obs = drop(0), next = drop(MERGE_MAX);

	(void)state;
	fill(merge, MERGE_MAX);
	lines.err = -EPIPE;
	for (unsigned int i = 0; i < MERGE_MAX; i++) {
		obs = drop(i);
		merge_repeat(merge, &obs);
	}
	assert_int_equal(remember(merge, &next), -EPIPE);
	assert_int_equal(lines.count, 1);
	assert_int_equal(merge_flush(merge), -EPIPE);
	assert_int_equal(lines.count, 2); /* no further than the first that fails */
}

static void nothing_may_be_freed(void **state)
{
	(void)state;
	merge_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(repeats_become_one_line),
		cmocka_unit_test(what_was_shown_is_not_shown_again),
		cmocka_unit_test(an_interim_line_when_it_is_due),
		cmocka_unit_test(times_may_come_in_another_order),
		cmocka_unit_test(one_thing_that_differs_makes_it_another),
		cmocka_unit_test(what_every_packet_has_of_its_own_does_not_count),
		cmocka_unit_test(unused_bytes_do_not_count),
		cmocka_unit_test(a_route_is_asked_for_with_any_source),
		cmocka_unit_test(no_more_than_the_bound_are_known),
		cmocka_unit_test(the_least_recently_seen_goes_with_its_line),
		cmocka_unit_test(every_repeat_is_shown_in_the_end),
		cmocka_unit_test(a_failed_write_is_told),
		cmocka_unit_test(nothing_may_be_freed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
