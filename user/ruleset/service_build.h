/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * How do rules become a table of Services? Readers (service_iptables.c, service_nft.c,
 * service_ipvs.c) say what they meet, in any order, under the names that the rules use; finishing
 * joins and sorts it:
 *
 *   vip (address, port, protocol) -> service port ("shop/web:http") -> endpoints
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/facts.h"
#include "host/host.h"
#include "ruleset/service.h"
#include "util/arena.h"
#include "util/hash.h"
#include "util/vector.h"

/* Session affinity names each endpoint twice */
#define SERVICE_EDGE_MAX  (4 * SERVICE_ENDPOINT_MAX)
#define SERVICE_BYTES_MAX ((size_t)64 << 20) /* of names */
#define SERVICE_MODES     (SERVICE_IPVS + 1)

/* One port of a Service, in one address family and one proxy mode. */
struct service_port {
	const char *text; /* "namespace" "name" "port", one after the other without separators */
	uint8_t namespace_len, name_len, port_len; /* all 0: no name is known */
	uint8_t proto;
	uint8_t mode; /* enum service_mode */
	bool is_apiserver;
	uint32_t first, count; /* in endpoints */
};

struct service_vip {
	struct addr addr; /* family 0: a node port, on the node's own addresses */
	uint8_t proto;
	uint16_t port;
	bool refused; /* met in a rule that says that there are no (local) endpoints */
	uint32_t service;
};

struct service_endpoint {
	struct addr addr;
	uint16_t port;
	uint32_t service;
};

/* What a load gives: plain arrays. */
struct service_contents {
	struct arena *texts;
	struct service_port *ports;
	uint32_t port_count;
	struct service_vip *vips; /* by address, port, protocol */
	uint32_t vip_count;
	struct service_endpoint *endpoints; /* by service, address, port */
	uint32_t endpoint_count;
	uint32_t *by_addr;   /* the same ones' numbers by address and port */
	struct addr *locals; /* the namespace's own addresses, sorted */
	uint32_t local_count;
	enum service_mode mode; /* that has most VIPs; NONE: no proxy's rules */
};

void service_contents_free(struct service_contents *contents);
int service_compare_addr(const struct addr *a, const struct addr *b);

/* --- building --- */

struct service_builder {
	struct arena *texts;
	struct names *service_names, *target_names;
	struct vector ports;    /* struct service_port */
	struct vector vips;     /* struct service_vip */
	struct vector targets;  /* struct service_endpoint, service unused; family 0 until its
				   address was met */
	struct vector edges;    /* struct service_edge */
	struct vector locals;   /* struct addr */
	enum service_mode mode; /* of what is met now */
	uint8_t family;         /* 4 or 6 */
	uint32_t dropped;       /* above a bound */
};

int service_builder_init(struct service_builder *builder);
void service_builder_free(struct service_builder *builder);

/* The service port that the rules call @key; the same for equal mode, family and key. @proto 0: not
 * told here. */
int build_service(struct service_builder *builder, const char *key, size_t len, uint8_t proto,
		  uint32_t *ret);
/* Its name: "namespace/name:port", or "namespace/name" for a port without name; ends at a space.
 * Nothing when it is no such text. */
int build_name(struct service_builder *builder, uint32_t service, const char *text);
int build_names(struct service_builder *builder, uint32_t service, const char *namespace,
		size_t namespace_len, const char *name, size_t name_len, const char *port,
		size_t port_len);
/*
 * Its service is set. A VIP may be met twice: with endpoints on other nodes it has a way on for
 * pods and none for the outside, then the way on counts.
 */
int build_vip(struct service_builder *builder, const struct service_vip *vip);
/* @service sends to what the rules call @target ... */
int build_edge(struct service_builder *builder, uint32_t service, const char *target, size_t len);
/* ... which is this address. */
int build_target(struct service_builder *builder, const char *target, size_t len,
		 const struct addr *addr, uint16_t port);
/* Takes over texts. What is in @ret is overwritten. */
int service_build_finish(struct service_builder *builder, struct service_contents *ret);

/* --- readers: 0 also when there is nothing --- */

int service_read_iptables_nft(struct service_builder *builder, struct host *host, uint32_t netns);
int service_read_iptables_legacy(struct service_builder *builder, struct host *host,
				 uint32_t netns);
int service_read_nft(struct service_builder *builder, struct host *host, uint32_t netns);
int service_read_ipvs(struct service_builder *builder, struct host *host, uint32_t netns);
/* /proc/net/ip_vs (@text is taken apart). Lines that cannot be read are skipped. */
int service_parse_ipvs(struct service_builder *builder, char *text);
/* The namespace's own addresses: where node ports are. */
int service_read_locals(struct service_builder *builder, struct host *host, uint32_t netns);

uint8_t service_proto(const char *name, size_t len); /* "tcp" in any case; 0 unknown */
