/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Every event ends in exactly one of shown, merged, filtered, rate-limited; what is counted is what
 * was told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>

#include "bpf/event.h"
#include "pipeline.h"

#define FIXTURE   "tests/fixtures/host/node"
#define START_NS  1700000000000000000ull
#define SECOND_NS 1000000000ull

enum { REASON_NO_SOCKET = 3, REASON_PURGE = 7 };

/* A sink that counts, and breaks when it is told to. */
struct sink {
	uint64_t lines, packets;
	int error;
};

static int count_report(struct sink *sink, const struct report *report)
{
	sink->lines++;
	sink->packets += report->count;
	return sink->error;
}

static int flush_nothing(struct sink *sink)
{
	return sink->error;
}

static const struct sink_ops counting = { .name = "count",
					  .report = count_report,
					  .flush = flush_nothing };

static const char *reason_name(void *ctx, uint32_t reason)
{
	(void)ctx;
	return reason == REASON_NO_SOCKET ? "NO_SOCKET"
	       : reason == REASON_PURGE   ? "QUEUE_PURGE"
					  : NULL;
}

static const char *symbol_name(void *ctx, uint64_t addr)
{
	(void)ctx;
	return addr ? "udp_rcv" : NULL;
}

struct bench {
	struct options options;
	struct host *host;
	struct sink sink;
	struct pipeline *pipeline;
	uint64_t sent;
};

static void bench_up(struct bench *bench)
{
	struct pipeline_config config = { .options = &bench->options,
					  .env = { .reason = reason_name, .symbol = symbol_name },
					  .sink_ops = &counting,
					  .sink = &bench->sink };

	assert_int_equal(host_replay_new(FIXTURE, &bench->host), 0);
	config.host = bench->host;
	assert_int_equal(pipeline_new(&config, &bench->pipeline), 0);
}

static void bench_down(struct bench *bench)
{
	pipeline_free(bench->pipeline);
	host_free(bench->host);
}

/* A UDP datagram to a port that nobody has, from @sport. */
static void send_event(struct bench *bench, uint16_t kind, uint32_t reason, uint16_t sport,
		       uint64_t time_ns)
{
	struct event_packet event = {
		.head = { .time_ns = time_ns, .size = sizeof(event), .kind = kind },
		.location = 1,
		.reason = reason,
		.flags = EVENT_F_REASON,
		.netns = 4026532000,
		.ethertype = 0x0800,
		.len = 29,
		.snap_len = 28
	};
	static const uint8_t headers[28] = { 0x45, 0, 0,  29,  0, 1,  0,  0,   64, IPPROTO_UDP,
					     0,    0, 10, 244, 0, 10, 10, 244, 0,  11 };

	memcpy(event.snap, headers, sizeof(headers));
	event.snap[20] = sport >> 8;
	event.snap[21] = sport & 0xff;
	event.snap[22] = 0x10;
	event.snap[23] = 0x92;
	bench->sent++;
	pipeline_event(bench->pipeline, &event, sizeof(event));
}

static void assert_identity(const struct bench *bench)
{
	const struct tally *tally = pipeline_tally(bench->pipeline);

	assert_int_equal(pipeline_received(bench->pipeline), bench->sent);
	assert_int_equal(tally->shown + tally->merged + tally->filtered + tally->rate_limited,
			 bench->sent);
}

static void a_flow_is_shown_once_and_its_repeats_are_merged(void **state)
{
	struct bench bench = { 0 };

	(void)state;
	bench_up(&bench);
	for (int i = 0; i < 20; i++)
		send_event(&bench, EVENT_DROP, REASON_NO_SOCKET, 5555, START_NS + i);
	assert_identity(&bench);
	assert_int_equal(pipeline_tally(bench.pipeline)->shown, 1);
	assert_int_equal(pipeline_tally(bench.pipeline)->merged, 19);
	assert_int_equal(pipeline_flush(bench.pipeline), 0);
	assert_int_equal(bench.sink.lines, 2);
	assert_int_equal(bench.sink.packets, 20);
	assert_int_equal(pipeline_causes(bench.pipeline)->count, 20);
	bench_down(&bench);
}

static void noise_and_companions_are_counted_not_shown(void **state)
{
	struct bench bench = { 0 };

	(void)state;
	bench_up(&bench);
	send_event(&bench, EVENT_DROP, REASON_PURGE, 1, START_NS);
	send_event(&bench, EVENT_ICMP, 0, 2, START_NS);
	send_event(&bench, EVENT_RESET, 0, 3, START_NS);
	assert_identity(&bench);
	assert_int_equal(pipeline_tally(bench.pipeline)->filtered, 1);
	assert_int_equal(pipeline_tally(bench.pipeline)->merged, 2);
	assert_int_equal(bench.sink.lines, 0);
	bench_down(&bench);
}

static void what_is_no_event_is_filtered(void **state)
{
	struct bench bench = { 0 };
	uint64_t bytes[2] = { 0 };

	(void)state;
	bench_up(&bench);
	bench.sent++;
	pipeline_event(bench.pipeline, bytes, sizeof(bytes));
	assert_identity(&bench);
	assert_int_equal(pipeline_tally(bench.pipeline)->filtered, 1);
	bench_down(&bench);
}

static void more_lines_than_the_rate_are_counted(void **state)
{
	struct bench bench = { .options = { .rate = 10 } };

	(void)state;
	bench_up(&bench);
	for (uint16_t i = 0; i < 100; i++)
		send_event(&bench, EVENT_DROP, REASON_NO_SOCKET, 1000 + i, START_NS + i);
	assert_identity(&bench);
	assert_int_equal(pipeline_tally(bench.pipeline)->shown, 10);
	assert_int_equal(pipeline_tally(bench.pipeline)->rate_limited, 90);
	send_event(&bench, EVENT_DROP, REASON_NO_SOCKET, 2000, START_NS + SECOND_NS);
	assert_int_equal(pipeline_tally(bench.pipeline)->shown, 11);
	assert_identity(&bench);
	bench_down(&bench);
}

static void filters_and_selectors_filter(void **state)
{
	struct bench bench = { .options = { .filter = "src port 7", .cause = "svc.policy" } };

	(void)state;
	bench_up(&bench);
	send_event(&bench, EVENT_DROP, REASON_NO_SOCKET, 8, START_NS);
	send_event(&bench, EVENT_DROP, REASON_NO_SOCKET, 7, START_NS);
	assert_identity(&bench);
	assert_int_equal(pipeline_tally(bench.pipeline)->filtered, 2);
	assert_int_equal(bench.sink.lines, 0);
	bench_down(&bench);
}

static void it_ends_after_so_many(void **state)
{
	struct bench bench = { .options = { .count = 2, .no_merge = true } };

	(void)state;
	bench_up(&bench);
	for (int i = 0; i < 5; i++)
		send_event(&bench, EVENT_DROP, REASON_NO_SOCKET, 9, START_NS);
	assert_true(pipeline_done(bench.pipeline));
	assert_int_equal(pipeline_tally(bench.pipeline)->shown, 2);
	assert_int_equal(pipeline_tally(bench.pipeline)->filtered, 3);
	assert_identity(&bench);
	bench_down(&bench);
}

static void the_first_write_error_is_kept(void **state)
{
	struct bench bench = { .sink = { .error = -EPIPE } };

	(void)state;
	bench_up(&bench);
	send_event(&bench, EVENT_DROP, REASON_NO_SOCKET, 9, START_NS);
	bench.sink.error = -EIO;
	send_event(&bench, EVENT_DROP, REASON_NO_SOCKET, 10, START_NS);
	assert_int_equal(pipeline_error(bench.pipeline), -EPIPE);
	assert_identity(&bench);
	bench_down(&bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_flow_is_shown_once_and_its_repeats_are_merged),
		cmocka_unit_test(noise_and_companions_are_counted_not_shown),
		cmocka_unit_test(what_is_no_event_is_filtered),
		cmocka_unit_test(more_lines_than_the_rate_are_counted),
		cmocka_unit_test(filters_and_selectors_filter),
		cmocka_unit_test(it_ends_after_so_many),
		cmocka_unit_test(the_first_write_error_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
