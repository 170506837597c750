/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Packets as on the wire, written header by header from the outside in. 10.244.0.10 -> 10.244.0.11,
 * 2001:db8::10 -> 2001:db8::11. */
#pragma once

#include <netinet/in.h>
#include <stdint.h>
#include <string.h>

#include "bpf/event.h"

#define IPV4 0x0800
#define IPV6 0x86dd

#define SPORT 41822
#define DPORT 8080

#define SYN     0x02
#define SYN_ACK 0x12

/* IPv4's flags and IPv6's "more", in the 16 bits with the offset */
#define DF    0x4000
#define MF    0x2000
#define MORE6 1

struct wire {
	_Alignas(8) uint8_t at[EVENT_SNAP];
	size_t len;
};

static inline void wire_put(struct wire *wire, const void *bytes, size_t len)
{
	assert_true(wire->len + len <= sizeof(wire->at));
	memcpy(wire->at + wire->len, bytes, len);
	wire->len += len;
}

static inline void wire_bytes(struct wire *wire, uint8_t value, size_t count)
{
	while (count--)
		wire_put(wire, &value, 1);
}

static inline void wire_u16(struct wire *wire, uint16_t value)
{
	value = htons(value);
	wire_put(wire, &value, 2);
}

static inline void wire_ipv4(struct wire *wire, uint8_t proto, uint16_t fragment, uint16_t l4_len)
{
	static const uint8_t addrs[] = { 10, 244, 0, 10, 10, 244, 0, 11 };

	wire_u16(wire, 0x4500);
	wire_u16(wire, 20 + l4_len);
	wire_u16(wire, 0x1234); /* identification */
	wire_u16(wire, fragment);
	wire_u16(wire, 63 << 8 | proto);
	wire_u16(wire, 0);
	wire_put(wire, addrs, sizeof(addrs));
}

/* @payload_len counts extension headers too. */
static inline void wire_ipv6(struct wire *wire, uint8_t next, uint16_t payload_len)
{
	uint8_t addr[16] = { 0x20, 0x01, 0x0d, 0xb8 };

	wire_u16(wire, 0x6000);
	wire_u16(wire, 0);
	wire_u16(wire, payload_len);
	wire_u16(wire, next << 8 | 62);
	addr[15] = 0x10;
	wire_put(wire, addr, sizeof(addr));
	addr[15] = 0x11;
	wire_put(wire, addr, sizeof(addr));
}

/* Hop-by-hop, routing or destination options: 8 bytes and @more times 8. */
static inline void wire_extension(struct wire *wire, uint8_t next, uint8_t more)
{
	wire_u16(wire, next << 8 | more);
	wire_bytes(wire, 0, 6 + more * 8u);
}

static inline void wire_fragment(struct wire *wire, uint8_t next, uint16_t offset_and_more)
{
	wire_u16(wire, next << 8);
	wire_u16(wire, offset_and_more);
	wire_bytes(wire, 0x5a, 4);
}

static inline void wire_tcp(struct wire *wire, uint8_t flags)
{
	wire_u16(wire, SPORT);
	wire_u16(wire, DPORT);
	wire_bytes(wire, 0x11, 8);
	wire_u16(wire, 0x5000 | flags);
	wire_bytes(wire, 0x22, 6);
}

static inline void wire_udp(struct wire *wire)
{
	wire_u16(wire, SPORT);
	wire_u16(wire, DPORT);
	wire_u16(wire, 8);
	wire_u16(wire, 0);
}

static inline void wire_icmp(struct wire *wire, uint8_t type, uint8_t code)
{
	wire_u16(wire, type << 8 | code);
	wire_bytes(wire, 0, 6);
}
