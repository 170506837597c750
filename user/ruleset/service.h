/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * Which Service is this VIP:port, and which endpoints do kube-proxy's rules send it to? Read from
 * the node's own rules in all three modes (iptables on either backend, nftables, IPVS), streamed,
 * without keeping the rules: 5 000 Services fit in a few MiB.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "host/host.h"
#include "model/facts.h"

#define SERVICE_MAX          65536
#define SERVICE_ENDPOINT_MAX 262144

struct service_table;

int service_table_new(struct service_table **ret);
void service_table_free(struct service_table *services);
void service_table_cleanup(struct service_table **services);

/*
 * Read everything again from @netns. On error the old contents stay. 0 also when there is no
 * kube-proxy at all: then service_lookup() says loaded (rules were read) but never found.
 */
int service_table_load(struct service_table *services, struct host *host, uint32_t netns);
/* Cheap test whether load() is due: nf_tables generation or legacy table sizes differ, or the
 * legacy copy is older than 5 s. */
bool service_table_stale(struct service_table *services, struct host *host, uint64_t now_ns);

/* Fill @ret for VIP:port; @endpoint (may be NULL, or family 0) is the DNAT target that conntrack
 * chose. */
void service_lookup(const struct service_table *services, const struct addr *vip, uint16_t port,
		    uint8_t proto, const struct addr *endpoint, uint16_t endpoint_port,
		    struct service_ref *ret);
/* A Service that sends to @endpoint (when the packet never had the VIP in sight); false if none or
 * several. */
bool service_by_endpoint(const struct service_table *services, const struct addr *endpoint,
			 uint16_t port, uint8_t proto, struct service_ref *ret);
/* Endpoints of default/kubernetes:https: is @addr one of them, or the Service's VIP? */
bool service_is_apiserver(const struct service_table *services, const struct addr *addr,
			  uint16_t port);
unsigned int service_count(const struct service_table *services);
/* Is @addr inside a range that kube-proxy serves (any VIP's address equal)? */
bool service_vip_known(const struct service_table *services, const struct addr *vip);
