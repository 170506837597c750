/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <netinet/in.h>

#include "flow/table.h"
#include "util/cleanup.h"

#define SYN_ACK 0x12

static struct addr at(const char *text)
{
	struct addr addr = { 0 };

	assert_int_equal(addr_parse(text, &addr), 0);
	return addr;
}

static struct tuple tcp(const char *src, uint16_t sport, const char *dst, uint16_t dport)
{
	return (struct tuple){
		.src = at(src), .dst = at(dst), .sport = sport, .dport = dport, .proto = IPPROTO_TCP
	};
}

static struct obs drop(struct tuple tuple)
{
	return (struct obs){ .kind = OBS_DROP, .tuple = tuple, .time_ns = 1000, .netns = 7 };
}

static struct flow_table *table(unsigned int max)
{
	struct flow_table *flows = NULL;

	assert_int_equal(flow_table_new(max, &flows), 0);
	return flows;
}

static void refuses_an_empty_table(void **state)
{
	struct flow_table *flows = NULL;

	(void)state;
	assert_int_equal(flow_table_new(0, &flows), -EINVAL);
	assert_null(flows);
	flow_table_free(NULL);
}

static void both_directions_meet(void **state)
{
	_cleanup_(flow_table_cleanup) struct flow_table *flows = table(8);
	struct obs request = drop(tcp("10.244.0.10", 41822, "10.244.0.11", 8080));
	struct obs answer = drop(tcp("10.244.0.11", 8080, "10.244.0.10", 41822));
	const struct flow *flow = flow_observe(flows, &request);

	(void)state;
	assert_ptr_equal(flow_observe(flows, &answer), flow);
	assert_int_equal(flow->drops, 2);
	assert_int_equal(flow_count(flows), 1);
	assert_true(tuple_equal(&flow->client, &request.tuple));
}

static void an_answer_alone_is_turned_round(void **state)
{
	_cleanup_(flow_table_cleanup) struct flow_table *flows = table(8);
	struct obs answer = drop(tcp("10.244.0.11", 8080, "10.244.0.10", 41822));
	const struct flow *flow;

	(void)state;
	answer.tcp_flags = SYN_ACK;
	flow = flow_observe(flows, &answer);
	assert_int_equal(flow->client.dport, 8080);
}

static struct obs dnated(void)
{
	struct obs obs = drop(tcp("10.244.0.10", 41822, "10.244.0.11", 8080));

	obs.orig = tcp("10.244.0.10", 41822, "10.0.20.10", 80);
	obs.reply = tcp("10.244.0.11", 8080, "10.244.0.10", 41822);
	obs.ct = CT_NEW;
	return obs;
}

static void nat_halves_meet(void **state)
{
	_cleanup_(flow_table_cleanup) struct flow_table *flows = table(8);
	struct obs before = drop(tcp("10.244.0.10", 41822, "10.0.20.10", 80));
	struct obs after = dnated(), in_pod = dnated(), back = dnated();
	const struct flow *flow = flow_observe(flows, &before);

	(void)state;
	assert_ptr_equal(flow_observe(flows, &after), flow);
	in_pod.orig.dst.family = in_pod.orig.src.family = 0;
	in_pod.reply.dst.family = in_pod.reply.src.family = 0;
	in_pod.netns = 8;
	assert_ptr_equal(flow_observe(flows, &in_pod), flow);
	back.tuple = back.reply;
	back.ct_reply = true;
	assert_ptr_equal(flow_observe(flows, &back), flow);
	assert_int_equal(flow->drops, 4);
	assert_int_equal(flow->client.dport, 80);
	assert_int_equal(flow_count(flows), 1);
}

/* The same translated tuple, given to the next client after the first one's entry died. */
static void a_translation_belongs_to_its_newest_user(void **state)
{
	_cleanup_(flow_table_cleanup) struct flow_table *flows = table(8);
	struct obs first = dnated(), second = dnated(), in_pod = dnated();
	const struct flow *newest;

	(void)state;
	flow_observe(flows, &first);
	second.orig.dport = 443;
	newest = flow_observe(flows, &second);
	in_pod.orig = in_pod.reply = (struct tuple){ 0 };
	assert_ptr_equal(flow_observe(flows, &in_pod), newest);
	assert_int_equal(flow_count(flows), 2);
}

static void icmp_errors_join_the_packet_they_are_about(void **state)
{
	_cleanup_(flow_table_cleanup) struct flow_table *flows = table(8);
	struct obs request = drop(tcp("10.244.0.10", 41822, "10.244.0.11", 8080));
	struct obs error = { .kind = OBS_ICMP_SENT, .inner = request.tuple, .time_ns = 2000 };
	const struct flow *flow = flow_observe(flows, &request);

	(void)state;
	error.tuple = (struct tuple){ .src = at("10.244.0.1"), .dst = at("10.244.0.10") };
	error.tuple.proto = IPPROTO_ICMP;
	error.icmp_type = 3;
	error.icmp_code = 13;
	assert_ptr_equal(flow_observe(flows, &error), flow);
	assert_int_equal(flow->icmp_sent, 1);
	assert_int_equal(flow->icmp_type, 3);
	assert_int_equal(flow->icmp_code, 13);
}

static void kinds_are_counted_apart(void **state)
{
	_cleanup_(flow_table_cleanup) struct flow_table *flows = table(8);
	static const enum obs_kind kinds[] = { OBS_DROP,       OBS_ROUTE_FAIL, OBS_ROUTE_FAIL,
					       OBS_NEIGH_FAIL, OBS_RESET_SENT, OBS_QUEUE_FULL };
	struct obs obs = drop(tcp("10.244.0.10", 41822, "10.244.0.11", 8080));
	const struct flow *flow = NULL;

	(void)state;
	obs.error = -ENETUNREACH;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		obs.kind = kinds[i];
		obs.time_ns = 5000 - i;
		flow = flow_observe(flows, &obs);
	}
	assert_int_equal(flow->drops, 1);
	assert_int_equal(flow->route_fails, 2);
	assert_int_equal(flow->route_error, -ENETUNREACH);
	assert_int_equal(flow->neigh_fails, 1);
	assert_int_equal(flow->resets_sent, 1);
	assert_int_equal(flow->queue_full, 1);
	assert_true(flow->first_ns == 4995 && flow->last_ns == 5000);
}

static void the_least_recently_used_goes_first(void **state)
{
	_cleanup_(flow_table_cleanup) struct flow_table *flows = table(2);
	struct obs a = drop(tcp("10.244.0.10", 1, "10.244.0.11", 80));
	struct obs b = drop(tcp("10.244.0.10", 2, "10.244.0.11", 80));
	struct obs c = drop(tcp("10.244.0.10", 3, "10.244.0.11", 80));

	(void)state;
	flow_observe(flows, &a);
	flow_observe(flows, &b);
	flow_observe(flows, &a);
	flow_observe(flows, &c);
	assert_int_equal(flow_count(flows), 2);
	assert_int_equal(flow_evictions(flows), 1);
	assert_int_equal(flow_observe(flows, &a)->drops, 3);
	assert_int_equal(flow_observe(flows, &b)->drops, 1);
	assert_int_equal(flow_evictions(flows), 2);
}

/* Translated tuples of evicted flows must not be found again. */
static void a_flood_stays_bounded(void **state)
{
	_cleanup_(flow_table_cleanup) struct flow_table *flows = table(64);

	(void)state;
	for (unsigned int i = 0; i < 20000; i++) {
		struct obs obs = dnated();

		obs.orig.sport = obs.reply.dport = obs.tuple.sport = (uint16_t)i;
		obs.orig.src.bytes[2] = obs.reply.dst.bytes[2] = (uint8_t)(i >> 16);
		assert_non_null(flow_observe(flows, &obs));
		assert_true(flow_count(flows) <= 64);
	}
	assert_true(flow_evictions(flows) == 20000 - 64);
}

static void loopback_is_another_place_in_each_namespace(void **state)
{
	_cleanup_(flow_table_cleanup) struct flow_table *flows = table(8);
	struct obs one = drop(tcp("127.0.0.1", 5000, "127.0.0.1", 80));
	struct obs other = one, pods = drop(tcp("10.244.0.10", 5000, "169.254.10.10", 53));
	struct obs node = pods;

	(void)state;
	other.netns = 8;
	assert_ptr_not_equal(flow_observe(flows, &one), flow_observe(flows, &other));
	node.netns = 8;
	assert_ptr_equal(flow_observe(flows, &pods), flow_observe(flows, &node));
}

static void families_and_protocols_differ(void **state)
{
	_cleanup_(flow_table_cleanup) struct flow_table *flows = table(8);
	struct obs four = drop(tcp("10.0.0.1", 1, "10.0.0.2", 2));
	struct obs udp = four, six = drop(tcp("fd00::1", 1, "fd00::2", 2));

	(void)state;
	udp.tuple.proto = IPPROTO_UDP;
	flow_observe(flows, &four);
	flow_observe(flows, &udp);
	flow_observe(flows, &six);
	assert_int_equal(flow_count(flows), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_an_empty_table),
		cmocka_unit_test(both_directions_meet),
		cmocka_unit_test(an_answer_alone_is_turned_round),
		cmocka_unit_test(nat_halves_meet),
		cmocka_unit_test(a_translation_belongs_to_its_newest_user),
		cmocka_unit_test(icmp_errors_join_the_packet_they_are_about),
		cmocka_unit_test(kinds_are_counted_apart),
		cmocka_unit_test(the_least_recently_used_goes_first),
		cmocka_unit_test(a_flood_stays_bounded),
		cmocka_unit_test(loopback_is_another_place_in_each_namespace),
		cmocka_unit_test(families_and_protocols_differ),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
