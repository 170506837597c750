/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* links: decode model util */
/*
 * Header bytes as strangers send them, cut anywhere. What is said of them stands in them: no port,
 * flag or type that was not read, and more bytes never take back what fewer have shown.
 */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "decode/packet.h"
#include "util/cursor.h"

#define IPV4 0x0800
#define IPV6 0x86dd

#define HEAD_LEN 3 /* which ethertype, and where the packet is cut the second time */

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void must(int truth)
{
	if (!truth)
		abort();
}

/* In a block of their own size: the sanitizer sees one byte too many. malloc() aligns as the ring
 * does. */
static struct obs decode(uint16_t ethertype, const uint8_t *bytes, size_t len)
{
	struct obs obs = { 0 };
	uint8_t *copy = malloc(len ? len : 1);

	must(copy != NULL);
	memcpy(copy, bytes, len);
	packet_decode(ethertype, copy, len, &obs);
	free(copy);
	return obs;
}

static void must_stand_in(const uint8_t *bytes, size_t len, const struct tuple *tuple)
{
	uint16_t ports[2] = { htons(tuple->sport), htons(tuple->dport) };

	must(memmem(bytes, len, ports, sizeof(ports)) != NULL);
	must(memmem(bytes, len, tuple->src.bytes, tuple->src.family == 6 ? 16 : 4) != NULL);
}

static void must_be_one_family(const struct tuple *tuple)
{
	static const uint8_t zero[12];

	must(tuple->src.family == tuple->dst.family);
	must(tuple->src.family == 0 || tuple->src.family == 4 || tuple->src.family == 6);
	if (tuple->src.family == 4)
		must(memcmp(tuple->src.bytes + 4, zero, sizeof(zero)) == 0);
}

static void must_make_sense(const struct obs *obs)
{
	must_be_one_family(&obs->tuple);
	must_be_one_family(&obs->inner);
	must(obs->has_ports || (!obs->tuple.sport && !obs->tuple.dport));
	must(obs->has_ports || !obs->tcp_flags);
	must(!obs->tcp_flags || obs->tuple.proto == IPPROTO_TCP);
	must(!obs->fragment || (!obs->has_ports && !obs->icmp_type && !obs->icmp_code));
	must(!obs->csum_bad || obs->csum_known);
	must(!obs->csum_known || (!obs->truncated && !obs->fragment && obs->has_ports));
	must(!obs->inner.src.family || (!obs->truncated && !obs->has_ports));
	must(obs->tuple.src.family || (obs->truncated && !obs->has_ports && !obs->tuple.proto));
}

/* @less was decoded from the first bytes of what @more was decoded from. */
static void must_agree(const struct obs *less, const struct obs *more)
{
	if (less->tuple.src.family)
		must(memcmp(&less->tuple.src, &more->tuple.src, sizeof(struct addr)) == 0 &&
		     memcmp(&less->tuple.dst, &more->tuple.dst, sizeof(struct addr)) == 0);
	if (less->has_ports)
		must(more->has_ports && less->tuple.sport == more->tuple.sport &&
		     less->tuple.dport == more->tuple.dport);
	if (less->tcp_flags)
		must(less->tcp_flags == more->tcp_flags);
	if (!less->truncated)
		must(!more->truncated && less->tuple.proto == more->tuple.proto &&
		     less->fragment == more->fragment && less->icmp_type == more->icmp_type);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct cursor cur = cursor_of(bytes, size);
	const uint8_t *head = take(&cur, HEAD_LEN);
	uint16_t ethertype;
	struct obs whole, cut;
	size_t len;

	if (!head)
		return 0;
	ethertype = head[0] & 1 ? IPV4 : head[0] & 2 ? IPV6 : head[0] << 8 | head[1];
	len = cursor_left(&cur);
	whole = decode(ethertype, cur.at, len);
	cut = decode(ethertype, cur.at, len ? head[2] % len : 0);
	must_make_sense(&whole);
	must_make_sense(&cut);
	must_agree(&cut, &whole);
	if (whole.has_ports)
		must_stand_in(cur.at, len, &whole.tuple);
	if (whole.inner.sport || whole.inner.dport)
		must_stand_in(cur.at, len, &whole.inner);
	return 0;
}
