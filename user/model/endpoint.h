/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Who is at the end of a packet? Addresses, tuples and the Kubernetes names behind them. Plain
 * data. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NAME_NAMESPACE_MAX 64  /* RFC 1123 label + NUL */
#define NAME_OBJECT_MAX    254 /* RFC 1123 subdomain + NUL */
#define NAME_PORT_MAX      64
#define ADDR_TEXT_MAX      46

struct addr {
	uint8_t family;    /* 0 unknown, 4 or 6 */
	uint8_t bytes[16]; /* network order; IPv4 in the first four, the rest zero */
};

struct tuple {
	struct addr src;
	struct addr dst;
	uint16_t sport; /* host order; 0 when the protocol has no ports */
	uint16_t dport;
	uint8_t proto; /* IPPROTO_* */
};

enum endpoint_kind {
	ENDPOINT_UNKNOWN,
	ENDPOINT_POD,
	ENDPOINT_SERVICE,
	ENDPOINT_NODE,
	ENDPOINT_APISERVER,
	ENDPOINT_DNS,
	ENDPOINT_EXTERNAL,
};

/* Empty strings are "unknown". Names are as read (hostile); sinks escape them. */
struct endpoint {
	enum endpoint_kind kind;
	char namespace[NAME_NAMESPACE_MAX];
	char name[NAME_OBJECT_MAX];
	char port[NAME_PORT_MAX]; /* a Service's port name, may be empty */
};

bool addr_equal(const struct addr *a, const struct addr *b);
bool tuple_equal(const struct tuple *a, const struct tuple *b);
bool addr_is_zero(const struct addr *addr);
bool addr_is_loopback(const struct addr *addr);
bool addr_is_multicast(const struct addr *addr); /* and the IPv4 limited broadcast */
bool addr_is_link_local(const struct addr *addr);

/* Is @addr inside @net/@prefix? Different families: no. */
bool addr_in_prefix(const struct addr *addr, const struct addr *net, unsigned int prefix);

/* From 4 or 16 network-order bytes. */
struct addr addr_from_v4(const void *bytes);
struct addr addr_from_v6(const void *bytes);

/* Dotted quad or RFC 5952 text. 0 or -EINVAL, *ret written on success only. */
int addr_parse(const char *text, struct addr *ret);

/* @out holds ADDR_TEXT_MAX bytes; "?" when unknown. Returns @out. */
const char *addr_format(const struct addr *addr, char *out);

/* "pod", "service" ... as in the JSON contract; NULL for unknown. */
const char *endpoint_kind_name(enum endpoint_kind kind);

/* Same kind and name; the port does not matter. */
bool endpoint_equal(const struct endpoint *a, const struct endpoint *b);

/* "TCP", "UDP", "ICMP", "ICMPv6", "SCTP" or NULL. */
const char *proto_name(uint8_t proto);

/* Of a protocol that has them: TCP, UDP, UDP-Lite, SCTP, DCCP. */
bool tuple_has_ports(const struct tuple *tuple);
