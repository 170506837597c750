/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <linux/netfilter/nf_conntrack_common.h>
#include <stdio.h>
#include <stdlib.h>

#include "decode/decode.h"
#include "decode_wire.h"

#define LENGTH(array)    (sizeof(array) / sizeof((array)[0]))
#define REASON_NETFILTER 12
#define REASON_OF_TODAY  99 /* no name in this kernel's BTF */
#define WALL_OFFSET_NS   1700000000000000000ll
#define AT(index)        (0xffffffff81000000ull + (index))

struct bytes {
	struct event_packet packet;
	struct event_stack stack;
};

/* What lives at AT(i). */
static const char *const symbols[] = {
	"nf_hook_slow",
	"ip_forward",
	"ip_rcv_finish_core.constprop.0",
	"kfree_skb_reason",
	"kfree_skb_list_reason",
	"sk_skb_reason_drop",
	"br_nf_forward_ip.part.0.cold",
	"ip_local_deliver",
	"a_name_that_is_much_longer_than_any_function_of_the_kernel_has_ever_been_up_to_now",
	".hidden",
};

static const char *symbol(void *ctx, uint64_t addr)
{
	(void)ctx;
	return addr >= AT(0) && addr - AT(0) < LENGTH(symbols) ? symbols[addr - AT(0)] : NULL;
}

static const char *reason(void *ctx, uint32_t number)
{
	(void)ctx;
	return number == REASON_NETFILTER ? "NETFILTER_DROP" : NULL;
}

static const struct decode_env env = { .reason = reason,
				       .symbol = symbol,
				       .wall_offset_ns = WALL_OFFSET_NS };

/* --- events --- */

static struct event_tuple event_tuple(uint8_t dst_last, uint16_t sport, uint16_t dport)
{
	return (struct event_tuple){ .src = { 10, 244, 0, 10 },
				     .dst = { 10, 0, 0, dst_last },
				     .sport = htons(sport),
				     .dport = htons(dport),
				     .proto = IPPROTO_TCP,
				     .family = 4 };
}

static struct bytes event_of(uint16_t kind, uint16_t ethertype, const struct wire *wire)
{
	struct bytes bytes = {
		.packet = { .head = { .time_ns = 5, .size = sizeof(bytes.packet), .kind = kind },
			    .ethertype = ethertype,
			    .snap_len = wire->len,
			    .len = 1500 }
	};

	/* what lies behind the snap is nobody's business */
	memset(bytes.packet.snap, 0xff, sizeof(bytes.packet.snap));
	memcpy(bytes.packet.snap, wire->at, wire->len);
	return bytes;
}

static struct bytes drop_of_syn(void)
{
	struct wire wire = { .len = 0 };

	wire_ipv4(&wire, IPPROTO_TCP, DF, 1480);
	wire_tcp(&wire, SYN);
	return event_of(EVENT_DROP, IPV4, &wire);
}

static struct event_lookup lookup_of(uint16_t kind)
{
	return (struct event_lookup){
		.head = { .time_ns = 5, .size = sizeof(struct event_lookup), .kind = kind },
		.netns = 77,
		.ifindex = 3,
		.error = -ENETUNREACH,
		.mark = 0x4000,
		.uid = 1001,
		.neigh_state = 0x20,
		.tuple = event_tuple(9, 40000, 443),
		.ifname = "eth0",
		.comm = "curl"
	};
}

/* From a block of its own size, as the ring's record is. */
static int decode_bytes(const void *bytes, size_t size, struct obs *ret)
{
	void *copy = malloc(size ? size : 1);
	int err;

	assert_non_null(copy);
	memcpy(copy, bytes, size);
	err = decode_event(&env, copy, size, ret);
	free(copy);
	return err;
}

static struct obs decode(const struct bytes *bytes)
{
	struct obs obs;

	assert_int_equal(decode_bytes(bytes, bytes->packet.head.size, &obs), 0);
	return obs;
}

static void with_stack(struct bytes *bytes)
{
	bytes->packet.flags |= EVENT_F_STACK;
	bytes->packet.head.size = sizeof(*bytes);
}

/* --- what is no event --- */

static void assert_refused(const void *bytes, size_t size)
{
	struct obs obs, before;

	memset(&obs, 0xa5, sizeof(obs));
	memcpy(&before, &obs, sizeof(obs));
	assert_int_equal(decode_bytes(bytes, size, &obs), -EBADMSG);
	assert_memory_equal(&obs, &before, sizeof(obs));
}

static void a_cut_event_is_refused(void **state)
{
	struct bytes bytes = drop_of_syn();

	(void)state;
	with_stack(&bytes);
	for (uint32_t size = 0; size < sizeof(bytes); size++) {
		assert_refused(&bytes, size); /* shorter than it says */
		bytes.packet.head.size = size;
		assert_refused(&bytes, size); /* shorter than its kind */
		bytes.packet.head.size = sizeof(bytes);
	}
	decode(&bytes);
}

static void a_cut_lookup_is_refused(void **state)
{
	struct event_lookup event = lookup_of(EVENT_ROUTE_FAIL);
	struct obs obs;

	(void)state;
	for (uint32_t size = 0; size < sizeof(event); size++) {
		event.head.size = size;
		assert_refused(&event, size);
	}
	event.head.size = sizeof(event);
	assert_int_equal(decode_bytes(&event, sizeof(event), &obs), 0);
}

static void a_size_that_is_not_its_own_is_refused(void **state)
{
	struct bytes bytes = drop_of_syn();

	(void)state;
	bytes.packet.head.size++;
	assert_refused(&bytes, sizeof(bytes.packet));
	bytes.packet.head.size = UINT32_MAX;
	assert_refused(&bytes, sizeof(bytes.packet));
	bytes.packet.head.size = 0;
	assert_refused(&bytes, sizeof(bytes.packet));
}

static void unknown_kinds_are_refused(void **state)
{
	static const uint16_t kinds[] = { 0, EVENT_QUEUE_FULL + 1, 0x0100, UINT16_MAX };

	(void)state;
	for (size_t i = 0; i < LENGTH(kinds); i++) {
		struct bytes bytes = drop_of_syn();

		bytes.packet.head.kind = kinds[i];
		assert_refused(&bytes, sizeof(bytes.packet));
	}
}

static void a_snap_longer_than_its_room_is_refused(void **state)
{
	struct bytes bytes = drop_of_syn();

	(void)state;
	bytes.packet.snap_len = EVENT_SNAP + 1;
	assert_refused(&bytes, sizeof(bytes.packet));
	bytes.packet.snap_len = UINT16_MAX;
	assert_refused(&bytes, sizeof(bytes.packet));
	bytes.packet.snap_len = EVENT_SNAP;
	decode(&bytes);
}

/* --- what an event says --- */

static void every_kind_has_its_obs(void **state)
{
	static const struct {
		uint16_t event;
		enum obs_kind kind;
	} rows[] = { { EVENT_DROP, OBS_DROP },
		     { EVENT_RESET, OBS_RESET_SENT },
		     { EVENT_ICMP, OBS_ICMP_SENT },
		     { EVENT_QUEUE_FULL, OBS_QUEUE_FULL } };

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct bytes bytes = drop_of_syn();
		struct obs obs;

		bytes.packet.head.kind = rows[i].event;
		obs = decode(&bytes);
		assert_int_equal(obs.kind, rows[i].kind);
		assert_int_equal(obs.time_ns, WALL_OFFSET_NS + 5);
		assert_int_equal(obs.tuple.dport, DPORT);
		assert_int_equal(obs.hook, HOOK_NONE);
	}
}

static void fields_arrive(void **state)
{
	struct bytes bytes = drop_of_syn();
	struct obs obs;

	(void)state;
	bytes.packet.skb = 0xffff888012345678;
	bytes.packet.netns = 4026531840u;
	bytes.packet.mark = 0x80000000;
	bytes.packet.dst_error = -EHOSTUNREACH;
	bytes.packet.error = -ENOMEM;
	bytes.packet.out_ifindex = 4;
	bytes.packet.out_mtu = 1450;
	bytes.packet.flags = EVENT_F_SOCKET;
	bytes.packet.uid = 65534;
	obs = decode(&bytes);
	assert_int_equal(obs.skb, 0xffff888012345678);
	assert_int_equal(obs.netns, 4026531840u);
	assert_int_equal(obs.mark, 0x80000000);
	assert_int_equal(obs.dst_error, -EHOSTUNREACH);
	assert_int_equal(obs.error, -ENOMEM);
	assert_int_equal(obs.out_ifindex, 4);
	assert_int_equal(obs.mtu, 1450);
	assert_int_equal(obs.len, 1500);
	assert_true(obs.has_socket);
	assert_int_equal(obs.uid, 65534);
}

/* The other bytes of snap[] are the kernel's stack or an older event. */
static void a_short_snap_hides_the_rest(void **state)
{
	(void)state;
	for (uint16_t len = 0; len <= 40; len++) {
		struct bytes bytes = drop_of_syn();
		struct obs obs;

		bytes.packet.snap_len = len;
		obs = decode(&bytes);
		assert_int_equal(obs.tuple.src.family, len >= 20 ? 4 : 0);
		assert_int_equal(obs.has_ports, len >= 24);
		assert_int_equal(obs.tuple.dport, len >= 24 ? DPORT : 0);
		assert_int_equal(obs.tcp_flags, len >= 34 ? SYN : 0);
		assert_int_equal(obs.truncated, len < 34);
	}
}

static void the_icmp_that_is_sent_is_not_the_packet(void **state)
{
	struct bytes bytes = drop_of_syn();
	struct obs obs;

	(void)state;
	bytes.packet.icmp_type = 3;
	bytes.packet.icmp_code = 13;
	obs = decode(&bytes);
	assert_int_equal(obs.icmp_type, 0);
	bytes.packet.head.kind = EVENT_ICMP;
	obs = decode(&bytes);
	assert_int_equal(obs.icmp_type, 3);
	assert_int_equal(obs.icmp_code, 13);
	assert_int_equal(obs.tuple.proto, IPPROTO_TCP);
}

static void device_names_end(void **state)
{
	struct bytes bytes = drop_of_syn();
	struct obs obs;

	(void)state;
	memset(bytes.packet.ifname, 'x', EVENT_IFNAME);
	memset(bytes.packet.out_ifname, 'y', EVENT_IFNAME);
	obs = decode(&bytes);
	assert_string_equal(obs.ifname, "xxxxxxxxxxxxxxx");
	assert_string_equal(obs.out_ifname, "yyyyyyyyyyyyyyy");
}

/* skb->dev changes on the way; the name of where it came in is known only while the packet is still
 * there. */
static void the_input_device_is_named_when_it_is_known(void **state)
{
	static const struct {
		uint32_t ifindex, iif;
		const char *name;
	} rows[] = { { 5, 5, "veth5" }, { 5, 0, "veth5" }, { 5, 2, "" } };

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct bytes bytes = drop_of_syn();
		struct obs obs;

		snprintf(bytes.packet.ifname, EVENT_IFNAME, "veth5");
		bytes.packet.ifindex = rows[i].ifindex;
		bytes.packet.iif = rows[i].iif;
		obs = decode(&bytes);
		assert_string_equal(obs.in_ifname, rows[i].name);
		assert_int_equal(obs.in_ifindex, rows[i].iif);
		assert_int_equal(obs.ifindex, 5);
	}
}

/* Only where nobody vouched for it may the sum be judged: a device that fills it in later leaves it
 * wrong until then. */
static void the_checksum_counts_only_where_nobody_vouched(void **state)
{
	struct wire wire = { .len = 0 };
	struct bytes bytes;
	struct obs obs;

	(void)state;
	wire_ipv4(&wire, IPPROTO_TCP, DF, 20);
	wire_tcp(&wire, SYN);
	bytes = event_of(EVENT_DROP, IPV4, &wire);
	obs = decode(&bytes);
	assert_false(obs.csum_known);
	assert_false(obs.csum_bad);
	bytes.packet.flags = EVENT_F_CSUM_NONE;
	obs = decode(&bytes);
	assert_true(obs.csum_known);
	assert_true(obs.csum_bad);
}

/* The kernel saw all of it, where we have the headers alone. */
static void the_kernels_own_sum_is_believed(void **state)
{
	(void)state;
	for (int bad = 0; bad <= 1; bad++) {
		struct bytes bytes = drop_of_syn();
		struct obs obs;

		bytes.packet.flags = bad ? EVENT_F_CSUM_BAD : EVENT_F_CSUM_GOOD;
		obs = decode(&bytes);
		assert_true(obs.csum_known);
		assert_int_equal(obs.csum_bad, bad);
	}
}

/* dst->error: negative from most of the kernel, positive in an IPv4 input route. */
static void a_routes_error_has_one_sign(void **state)
{
	struct bytes bytes = drop_of_syn();

	(void)state;
	bytes.packet.dst_error = EHOSTUNREACH;
	assert_int_equal(decode(&bytes).dst_error, -EHOSTUNREACH);
	bytes.packet.dst_error = INT32_MIN;
	assert_int_equal(decode(&bytes).dst_error, INT32_MIN);
}

/* --- reasons and names --- */

static void reasons_have_names(void **state)
{
	static const struct {
		uint32_t flags, number;
		const char *name;
		enum obs_site site;
	} rows[] = {
		{ EVENT_F_REASON, REASON_NETFILTER, "NETFILTER_DROP", SITE_NETFILTER },
		{ EVENT_F_REASON, REASON_OF_TODAY, "REASON_99", SITE_UNKNOWN },
		{ EVENT_F_REASON, 0x30001, "REASON_196609", SITE_UNKNOWN },
		{ EVENT_F_REASON, UINT32_MAX, "REASON_4294967295", SITE_UNKNOWN },
		{ 0, REASON_NETFILTER, "", SITE_UNKNOWN }, /* 5.10 has none, whatever lies there */
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct bytes bytes = drop_of_syn();
		struct obs obs;

		bytes.packet.flags = rows[i].flags;
		bytes.packet.reason = rows[i].number;
		obs = decode(&bytes);
		assert_string_equal(obs.reason, rows[i].name);
		assert_int_equal(obs.site, rows[i].site);
	}
}

/* A long or an odd name of a module's function. */
static void symbols_lose_what_the_compiler_added(void **state)
{
	static const struct {
		uint64_t at;
		const char *name;
	} rows[] = {
		{ AT(0), "nf_hook_slow" },
		{ AT(2), "ip_rcv_finish_core" },
		{ AT(6), "br_nf_forward_ip" },
		{ AT(8), "a_name_that_is_much_longer_than_any_function_of_the_kernel_has_" },
		{ AT(9), "" },
		{ AT(LENGTH(symbols)), "" },
		{ 0, "" },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct bytes bytes = drop_of_syn();
		struct obs obs;

		bytes.packet.location = rows[i].at;
		obs = decode(&bytes);
		assert_string_equal(obs.symbol, rows[i].name);
	}
}

static void put_frames(struct bytes *bytes, const uint8_t *frames, size_t count)
{
	with_stack(bytes);
	for (size_t i = 0; i < count; i++)
		bytes->stack.frame[i] = AT(frames[i]);
}

static void stacks_leave_out_what_frees(void **state)
{
	static const uint8_t frames[] = { 5, 3, 4, 0, 200, 6, 1 };
	struct bytes bytes = drop_of_syn();
	struct obs obs;

	(void)state;
	put_frames(&bytes, frames, LENGTH(frames));
	obs = decode(&bytes);
	assert_string_equal(obs.stack[0], "nf_hook_slow");
	assert_string_equal(obs.stack[1], "br_nf_forward_ip");
	assert_string_equal(obs.stack[2], "ip_forward");
	assert_string_equal(obs.stack[3], "");
}

static void a_stack_ends_at_zero(void **state)
{
	static const uint8_t frames[] = { 0, 1, 7 };
	struct bytes bytes = drop_of_syn();
	struct obs obs;

	(void)state;
	put_frames(&bytes, frames, LENGTH(frames));
	bytes.stack.frame[1] = 0;
	obs = decode(&bytes);
	assert_string_equal(obs.stack[0], "nf_hook_slow");
	assert_string_equal(obs.stack[1], "");
}

static void a_full_stack_keeps_the_nearest(void **state)
{
	static const uint8_t frames[EVENT_STACK] = { 3, 0, 1, 1, 1, 1, 1, 1, 7, 2, 2, 2 };
	static const uint8_t freeing[EVENT_STACK] = { 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3 };
	struct bytes bytes = drop_of_syn(), empty = drop_of_syn();
	struct obs obs;

	(void)state;
	put_frames(&bytes, frames, LENGTH(frames));
	obs = decode(&bytes);
	assert_string_equal(obs.stack[0], "nf_hook_slow");
	assert_string_equal(obs.stack[OBS_STACK_MAX - 1], "ip_local_deliver");
	put_frames(&empty, freeing, LENGTH(freeing));
	obs = decode(&empty);
	assert_string_equal(obs.stack[0], "");
}

static void without_its_flag_there_is_no_stack(void **state)
{
	static const uint8_t frames[] = { 0, 1 };
	struct bytes bytes = drop_of_syn();
	struct obs obs;

	(void)state;
	put_frames(&bytes, frames, LENGTH(frames));
	bytes.packet.flags = 0;
	obs = decode(&bytes);
	assert_string_equal(obs.stack[0], "");
}

static void the_route_tells_the_hook(void **state)
{
	struct bytes bytes = drop_of_syn();
	struct obs obs;

	(void)state;
	bytes.packet.location = AT(0);
	bytes.packet.dst_input = AT(1);
	obs = decode(&bytes);
	assert_int_equal(obs.site, SITE_NETFILTER);
	assert_int_equal(obs.hook, HOOK_FORWARD);
}

/* --- conntrack --- */

static void conntrack_states_have_names(void **state)
{
	static const struct {
		uint32_t flags;
		uint8_t ctinfo;
		enum obs_ctstate ct;
		bool reply;
	} rows[] = {
		{ EVENT_F_CT, IP_CT_ESTABLISHED, CT_ESTABLISHED, false },
		{ EVENT_F_CT, IP_CT_RELATED, CT_RELATED, false },
		{ EVENT_F_CT, IP_CT_NEW, CT_NEW, false },
		{ EVENT_F_CT, IP_CT_ESTABLISHED_REPLY, CT_ESTABLISHED, true },
		{ EVENT_F_CT, IP_CT_RELATED_REPLY, CT_RELATED, true },
		{ EVENT_F_UNTRACKED, 7, CT_UNTRACKED, false },
		{ 0, IP_CT_ESTABLISHED, CT_NONE,
		  false }, /* 0 is a state; without an entry it is none */
		{ 0, IP_CT_NEW, CT_NONE, false },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct bytes bytes = drop_of_syn();
		struct obs obs;

		bytes.packet.flags = rows[i].flags;
		bytes.packet.ctinfo = rows[i].ctinfo;
		bytes.packet.orig = event_tuple(1, SPORT, 80);
		obs = decode(&bytes);
		assert_int_equal(obs.ct, rows[i].ct);
		assert_int_equal(obs.ct_reply, rows[i].reply);
		assert_int_equal(obs.orig.src.family, rows[i].flags & EVENT_F_CT ? 4 : 0);
	}
}

/* 10.244.0.10 asked 10.0.0.1:80, kube-proxy sends it to 10.0.0.11:8080. */
static void a_translated_flow_keeps_what_its_client_asked(void **state)
{
	struct bytes bytes = drop_of_syn();
	struct obs obs;

	(void)state;
	bytes.packet.flags = EVENT_F_CT;
	bytes.packet.ctinfo = IP_CT_NEW;
	bytes.packet.ct_status = IPS_DST_NAT | IPS_DST_NAT_DONE;
	bytes.packet.ct_mark = 0x40;
	bytes.packet.orig = event_tuple(1, SPORT, 80);
	bytes.packet.reply = event_tuple(11, DPORT, SPORT);
	obs = decode(&bytes);
	assert_int_equal(obs.ct_status, IPS_DST_NAT | IPS_DST_NAT_DONE);
	assert_int_equal(obs.ct_mark, 0x40);
	assert_int_equal(obs.orig.dport, 80);
	assert_int_equal(obs.orig.sport, SPORT);
	assert_int_equal(obs.orig.dst.bytes[3], 1);
	assert_int_equal(obs.reply.sport, DPORT);
	assert_int_equal(obs.reply.dst.bytes[3], 11);
	assert_int_equal(obs_client_tuple(&obs)->dport, 80);
	assert_int_equal(obs.tuple.dport, DPORT);
}

static void an_ipv6_entry_has_all_its_bytes(void **state)
{
	struct bytes bytes = drop_of_syn();
	char text[ADDR_TEXT_MAX];
	struct obs obs;

	(void)state;
	bytes.packet.flags = EVENT_F_CT;
	bytes.packet.orig = (struct event_tuple){ .family = 6, .proto = IPPROTO_UDP, .dst[15] = 9 };
	bytes.packet.orig.src[0] = 0xfd;
	bytes.packet.orig.src[15] = 0xa;
	obs = decode(&bytes);
	assert_string_equal(addr_format(&obs.orig.src, text), "fd00::a");
	assert_string_equal(addr_format(&obs.orig.dst, text), "::9");
	bytes.packet.orig.family = 5;
	obs = decode(&bytes);
	assert_int_equal(obs.orig.src.family, 0);
	assert_int_equal(obs.orig.proto, 0);
}

/* `-j CT --zone` hangs an empty entry on the packet, until conntrack makes a real one. */
static void a_template_is_no_entry(void **state)
{
	struct bytes bytes = drop_of_syn();
	struct obs obs;

	(void)state;
	bytes.packet.flags = EVENT_F_CT;
	bytes.packet.ctinfo = IP_CT_NEW;
	bytes.packet.ct_status = IPS_TEMPLATE;
	bytes.packet.orig.family = 4;
	bytes.packet.reply.family = 4;
	obs = decode(&bytes);
	assert_int_equal(obs.ct, CT_NONE);
	assert_int_equal(obs.orig.src.family, 0);
	assert_int_equal(obs_client_tuple(&obs)->dport, DPORT);
}

/* --- look-ups --- */

static void failed_lookups_arrive(void **state)
{
	static const struct {
		uint16_t event;
		enum obs_kind kind;
		enum obs_site site;
	} rows[] = { { EVENT_ROUTE_FAIL, OBS_ROUTE_FAIL, SITE_ROUTE_OUTPUT },
		     { EVENT_NEIGH_FAIL, OBS_NEIGH_FAIL, SITE_NEIGHBOUR } };

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct event_lookup event = lookup_of(rows[i].event);
		struct obs obs;

		assert_int_equal(decode_bytes(&event, sizeof(event), &obs), 0);
		assert_int_equal(obs.kind, rows[i].kind);
		assert_int_equal(obs.site, rows[i].site);
		assert_int_equal(obs.hook, HOOK_NONE);
		assert_int_equal(obs.time_ns, WALL_OFFSET_NS + 5);
		assert_int_equal(obs.netns, 77);
		assert_int_equal(obs.error, -ENETUNREACH);
		assert_int_equal(obs.mark, 0x4000);
		assert_int_equal(obs.uid, 1001);
		assert_int_equal(obs.neigh_state, 0x20);
		assert_int_equal(obs.ifindex, 3);
		assert_string_equal(obs.ifname, "eth0");
		assert_int_equal(obs.tuple.dport, 443);
		assert_true(obs.has_ports);
		assert_false(obs.truncated);
	}
}

static void a_lookup_without_ports_has_none(void **state)
{
	struct event_lookup event = lookup_of(EVENT_ROUTE_FAIL);
	struct obs obs;

	(void)state;
	event.tuple.dport = 0;
	event.tuple.proto = 0;
	memset(event.ifname, 'z', sizeof(event.ifname));
	assert_int_equal(decode_bytes(&event, sizeof(event), &obs), 0);
	assert_false(obs.has_ports);
	assert_string_equal(obs.ifname, "zzzzzzzzzzzzzzz");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cut_event_is_refused),
		cmocka_unit_test(a_cut_lookup_is_refused),
		cmocka_unit_test(a_size_that_is_not_its_own_is_refused),
		cmocka_unit_test(unknown_kinds_are_refused),
		cmocka_unit_test(a_snap_longer_than_its_room_is_refused),
		cmocka_unit_test(every_kind_has_its_obs),
		cmocka_unit_test(fields_arrive),
		cmocka_unit_test(a_short_snap_hides_the_rest),
		cmocka_unit_test(the_icmp_that_is_sent_is_not_the_packet),
		cmocka_unit_test(device_names_end),
		cmocka_unit_test(the_input_device_is_named_when_it_is_known),
		cmocka_unit_test(the_checksum_counts_only_where_nobody_vouched),
		cmocka_unit_test(the_kernels_own_sum_is_believed),
		cmocka_unit_test(a_routes_error_has_one_sign),
		cmocka_unit_test(reasons_have_names),
		cmocka_unit_test(symbols_lose_what_the_compiler_added),
		cmocka_unit_test(stacks_leave_out_what_frees),
		cmocka_unit_test(a_stack_ends_at_zero),
		cmocka_unit_test(a_full_stack_keeps_the_nearest),
		cmocka_unit_test(without_its_flag_there_is_no_stack),
		cmocka_unit_test(the_route_tells_the_hook),
		cmocka_unit_test(conntrack_states_have_names),
		cmocka_unit_test(a_translated_flow_keeps_what_its_client_asked),
		cmocka_unit_test(an_ipv6_entry_has_all_its_bytes),
		cmocka_unit_test(a_template_is_no_entry),
		cmocka_unit_test(failed_lookups_arrive),
		cmocka_unit_test(a_lookup_without_ports_has_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
