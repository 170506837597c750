/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "model/endpoint.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <string.h>

static unsigned int addr_bits(const struct addr *addr)
{
	return addr->family == 4 ? 32 : addr->family == 6 ? 128 : 0;
}

bool addr_equal(const struct addr *a, const struct addr *b)
{
	return a->family == b->family && memcmp(a->bytes, b->bytes, addr_bits(a) / 8) == 0;
}

bool tuple_equal(const struct tuple *a, const struct tuple *b)
{
	return a->proto == b->proto && a->sport == b->sport && a->dport == b->dport &&
	       addr_equal(&a->src, &b->src) && addr_equal(&a->dst, &b->dst);
}

bool addr_is_zero(const struct addr *addr)
{
	static const uint8_t zero[sizeof(addr->bytes)];

	return memcmp(addr->bytes, zero, addr_bits(addr) / 8) == 0;
}

bool addr_is_loopback(const struct addr *addr)
{
	static const uint8_t one[sizeof(addr->bytes)] = { [15] = 1 };

	if (addr->family == 4)
		return addr->bytes[0] == 127;
	return addr->family == 6 && memcmp(addr->bytes, one, sizeof(one)) == 0;
}

bool addr_is_multicast(const struct addr *addr)
{
	static const uint8_t broadcast[] = { 255, 255, 255, 255 };

	if (addr->family == 4)
		return (addr->bytes[0] & 0xf0) == 0xe0 ||
		       memcmp(addr->bytes, broadcast, sizeof(broadcast)) == 0;
	return addr->family == 6 && addr->bytes[0] == 0xff;
}

bool addr_is_link_local(const struct addr *addr)
{
	if (addr->family == 4)
		return addr->bytes[0] == 169 && addr->bytes[1] == 254;
	return addr->family == 6 && addr->bytes[0] == 0xfe && (addr->bytes[1] & 0xc0) == 0x80;
}

bool addr_in_prefix(const struct addr *addr, const struct addr *net, unsigned int prefix)
{
	unsigned int whole = prefix / 8, rest = prefix % 8;
	uint8_t mask = (uint8_t)(0xff00 >> rest);

	if (addr->family != net->family || addr_bits(addr) == 0 || prefix > addr_bits(addr))
		return false;
	if (memcmp(addr->bytes, net->bytes, whole) != 0)
		return false;
	return rest == 0 || ((addr->bytes[whole] ^ net->bytes[whole]) & mask) == 0;
}

struct addr addr_from_v4(const void *bytes)
{
	struct addr addr = { .family = 4 };

	memcpy(addr.bytes, bytes, 4);
	return addr;
}

struct addr addr_from_v6(const void *bytes)
{
	struct addr addr = { .family = 6 };

	memcpy(addr.bytes, bytes, 16);
	return addr;
}

int addr_parse(const char *text, struct addr *ret)
{
	struct addr addr = { .family = 4 };

	if (inet_pton(AF_INET, text, addr.bytes) != 1) {
		addr.family = 6;
		if (inet_pton(AF_INET6, text, addr.bytes) != 1)
			return -EINVAL;
	}
	*ret = addr;
	return 0;
}

const char *addr_format(const struct addr *addr, char *out)
{
	int family = addr->family == 4 ? AF_INET : AF_INET6;

	if (addr_bits(addr) == 0)
		return memcpy(out, "?", 2);
	return inet_ntop(family, addr->bytes, out, ADDR_TEXT_MAX);
}

const char *endpoint_kind_name(enum endpoint_kind kind)
{
	static const char *const names[] = {
		[ENDPOINT_POD] = "pod",   [ENDPOINT_SERVICE] = "service",
		[ENDPOINT_NODE] = "node", [ENDPOINT_APISERVER] = "apiserver",
		[ENDPOINT_DNS] = "dns",   [ENDPOINT_EXTERNAL] = "external",
	};

	return kind < sizeof(names) / sizeof(names[0]) ? names[kind] : NULL;
}

bool endpoint_equal(const struct endpoint *a, const struct endpoint *b)
{
	return a->kind == b->kind && strcmp(a->namespace, b->namespace) == 0 &&
	       strcmp(a->name, b->name) == 0;
}

const char *proto_name(uint8_t proto)
{
	switch (proto) {
	case IPPROTO_TCP:
		return "TCP";
	case IPPROTO_UDP:
		return "UDP";
	case IPPROTO_ICMP:
		return "ICMP";
	case IPPROTO_ICMPV6:
		return "ICMPv6";
	case IPPROTO_SCTP:
		return "SCTP";
	default:
		return NULL;
	}
}

bool tuple_has_ports(const struct tuple *tuple)
{
	uint8_t proto = tuple->proto;

	return proto == IPPROTO_TCP || proto == IPPROTO_UDP || proto == IPPROTO_UDPLITE ||
	       proto == IPPROTO_SCTP || proto == IPPROTO_DCCP;
}
