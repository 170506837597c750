/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "ruleset/service.h"

#include <stdlib.h>
#include <string.h>

#include "ruleset/service_table.h"

static int compare_vip(const struct service_vip *vip, const struct addr *addr, uint16_t port,
		       uint8_t proto)
{
	int order = service_compare_addr(&vip->addr, addr);

	if (!order)
		order = vip->port - port;
	return order ? order : vip->proto - proto;
}

/* The first VIP that is not below the key; contents->vip_count if there is none. */
static uint32_t lower_vip(const struct service_contents *contents, const struct addr *addr,
			  uint16_t port, uint8_t proto)
{
	uint32_t low = 0, high = contents->vip_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (compare_vip(&contents->vips[middle], addr, port, proto) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const struct service_vip *find_vip(const struct service_contents *contents,
					  const struct addr *addr, uint16_t port, uint8_t proto)
{
	uint32_t at = lower_vip(contents, addr, port, proto);

	if (at < contents->vip_count && !compare_vip(&contents->vips[at], addr, port, proto))
		return &contents->vips[at];
	return NULL;
}

static int compare_local(const void *a, const void *b)
{
	return service_compare_addr(a, b);
}

static bool is_local(const struct service_contents *contents, const struct addr *addr)
{
	return contents->local_count && bsearch(addr, contents->locals, contents->local_count,
						sizeof(*contents->locals), compare_local);
}

bool service_vip_known(const struct service_table *services, const struct addr *vip)
{
	const struct service_contents *contents = &services->contents;
	uint32_t at = vip->family ? lower_vip(contents, vip, 0, 0) : contents->vip_count;

	return at < contents->vip_count && !service_compare_addr(&contents->vips[at].addr, vip);
}

static void copy_part(char *out, const char *text, size_t len)
{
	memcpy(out, text, len);
	out[len] = '\0';
}

/* Lengths were checked against these arrays when the name was added. */
static void fill_service(const struct service_contents *contents, uint32_t service,
			 struct service_ref *ret)
{
	const struct service_port *port = &contents->ports[service];

	ret->found = true;
	ret->mode = (enum service_mode)port->mode;
	ret->endpoints = port->count;
	copy_part(ret->namespace, port->text, port->namespace_len);
	copy_part(ret->name, port->text + port->namespace_len, port->name_len);
	copy_part(ret->port, port->text + port->namespace_len + port->name_len, port->port_len);
}

static bool sends_to(const struct service_contents *contents, uint32_t service,
		     const struct addr *addr, uint16_t port)
{
	const struct service_port *entry = &contents->ports[service];

	for (uint32_t i = entry->first; i < entry->first + entry->count; i++) {
		const struct service_endpoint *endpoint = &contents->endpoints[i];

		if (endpoint->port == port && addr_equal(&endpoint->addr, addr))
			return true;
	}
	return false;
}

void service_lookup(const struct service_table *services, const struct addr *vip, uint16_t port,
		    uint8_t proto, const struct addr *endpoint, uint16_t endpoint_port,
		    struct service_ref *ret)
{
	static const struct addr any = { 0 };
	const struct service_contents *contents = &services->contents;
	const struct service_vip *found;

	*ret = (struct service_ref){ .loaded = services->loaded, .mode = contents->mode };
	if (!services->loaded || !vip->family)
		return;
	ret->vip_known = service_vip_known(services, vip);
	found = find_vip(contents, vip, port, proto);
	if (!found && is_local(contents, vip))
		found = find_vip(contents, &any, port, proto);
	if (!found)
		return;
	fill_service(contents, found->service, ret);
	if (!endpoint || !endpoint->family)
		return;
	ret->endpoint = *endpoint;
	ret->endpoint_port = endpoint_port;
	ret->endpoint_listed = sends_to(contents, found->service, endpoint, endpoint_port);
}

/* Number in by_addr of the first endpoint that is not below the key. */
static uint32_t lower_endpoint(const struct service_contents *contents, const struct addr *addr,
			       uint16_t port)
{
	uint32_t low = 0, high = contents->endpoint_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const struct service_endpoint *entry =
			&contents->endpoints[contents->by_addr[middle]];
		int order = service_compare_addr(&entry->addr, addr);

		if (!order)
			order = entry->port - port;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The endpoint at by_addr[@at], if it is at this address and (unless 0) port. */
static const struct service_endpoint *endpoint_at(const struct service_contents *contents,
						  uint32_t at, const struct addr *addr,
						  uint16_t port)
{
	const struct service_endpoint *entry;

	if (at >= contents->endpoint_count)
		return NULL;
	entry = &contents->endpoints[contents->by_addr[at]];
	return addr_equal(&entry->addr, addr) && (!port || entry->port == port) ? entry : NULL;
}

bool service_by_endpoint(const struct service_table *services, const struct addr *endpoint,
			 uint16_t port, uint8_t proto, struct service_ref *ret)
{
	const struct service_contents *contents = &services->contents;
	const struct service_endpoint *entry, *only = NULL;
	uint32_t at = lower_endpoint(contents, endpoint, port);

	for (; (entry = endpoint_at(contents, at, endpoint, port)); at++) {
		if (contents->ports[entry->service].proto != proto)
			continue;
		if (only)
			return false;
		only = entry;
	}
	if (!only || !port)
		return false;
	*ret = (struct service_ref){ .loaded = true,
				     .endpoint = *endpoint,
				     .endpoint_port = port,
				     .endpoint_listed = true };
	fill_service(contents, only->service, ret);
	return true;
}

bool service_is_apiserver(const struct service_table *services, const struct addr *addr,
			  uint16_t port)
{
	const struct service_contents *contents = &services->contents;
	const struct service_endpoint *entry;
	uint32_t at;

	if (!addr->family)
		return false;
	for (at = lower_endpoint(contents, addr, port);
	     (entry = endpoint_at(contents, at, addr, port)); at++) {
		if (contents->ports[entry->service].is_apiserver)
			return true;
	}
	for (at = lower_vip(contents, addr, port, 0); at < contents->vip_count; at++) {
		const struct service_vip *vip = &contents->vips[at];

		if (!addr_equal(&vip->addr, addr) || (port && vip->port != port))
			return false;
		if (contents->ports[vip->service].is_apiserver)
			return true;
	}
	return false;
}

unsigned int service_count(const struct service_table *services)
{
	return services->contents.port_count;
}
