/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "ruleset/service_build.h"

#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <strings.h>

#include "util/cleanup.h"

#define KEY_MAX 512 /* nft names have at most 256 bytes */

/* kube-proxy names chains by a hash of "default/kubernetes:https" and "tcp": always this one. */
#define APISERVER_HASH "NPX46M4PTMTKRN6Y"

struct service_edge {
	uint32_t service, target;
};

static int compare_u32(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

int service_compare_addr(const struct addr *a, const struct addr *b)
{
	int order = a->family - b->family;

	return order ? order : memcmp(a->bytes, b->bytes, sizeof(a->bytes));
}

uint8_t service_proto(const char *name, size_t len)
{
	if (len == 3 && !strncasecmp(name, "tcp", len))
		return IPPROTO_TCP;
	if (len == 3 && !strncasecmp(name, "udp", len))
		return IPPROTO_UDP;
	if (len == 4 && !strncasecmp(name, "sctp", len))
		return IPPROTO_SCTP;
	return 0;
}

void service_contents_free(struct service_contents *contents)
{
	arena_free(contents->texts);
	free(contents->ports);
	free(contents->vips);
	free(contents->endpoints);
	free(contents->by_addr);
	free(contents->locals);
	*contents = (struct service_contents){ 0 };
}

int service_builder_init(struct service_builder *builder)
{
	*builder = (struct service_builder){
		.texts = arena_new(SERVICE_BYTES_MAX),
		.service_names = names_new(SERVICE_MAX),
		.target_names = names_new(SERVICE_ENDPOINT_MAX),
		.ports = { .item_size = sizeof(struct service_port) },
		.vips = { .item_size = sizeof(struct service_vip) },
		.targets = { .item_size = sizeof(struct service_endpoint) },
		.edges = { .item_size = sizeof(struct service_edge) },
		.locals = { .item_size = sizeof(struct addr) },
	};
	return builder->texts && builder->service_names && builder->target_names ? 0 : -ENOMEM;
}

void service_builder_free(struct service_builder *builder)
{
	arena_free(builder->texts);
	names_free(builder->service_names);
	names_free(builder->target_names);
	vector_free(&builder->ports);
	vector_free(&builder->vips);
	vector_free(&builder->targets);
	vector_free(&builder->edges);
	vector_free(&builder->locals);
}

/* Equal keys of different modes and families are different things. -E2BIG above the bound. */
static int find_name(const struct service_builder *builder, struct names *names, const char *key,
		     size_t len, uint32_t *ret)
{
	char full[KEY_MAX];

	if (len > sizeof(full) - 2)
		return -E2BIG;
	full[0] = (char)builder->mode;
	full[1] = (char)builder->family;
	memcpy(full + 2, key, len);
	return names_add(names, full, len + 2, ret);
}

int build_service(struct service_builder *builder, const char *key, size_t len, uint8_t proto,
		  uint32_t *ret)
{
	struct service_port port = {
		.text = "",
		.proto = proto,
		.mode = (uint8_t)builder->mode,
		.is_apiserver = len == strlen(APISERVER_HASH) && !memcmp(key, APISERVER_HASH, len),
	};
	struct service_port *known;
	int err = find_name(builder, builder->service_names, key, len, ret);

	if (err)
		return err;
	if (*ret >= builder->ports.count)
		return vector_add(&builder->ports, &port);
	known = vector_at(&builder->ports, *ret);
	if (!known->proto)
		known->proto = proto;
	return 0;
}

int build_names(struct service_builder *builder, uint32_t service, const char *namespace,
		size_t namespace_len, const char *name, size_t name_len, const char *port,
		size_t port_len)
{
	struct service_port *entry = vector_at(&builder->ports, service);
	char *text;

	if (entry->name_len || !namespace_len || !name_len || namespace_len >= NAME_NAMESPACE_MAX ||
	    name_len >= NAME_OBJECT_MAX || port_len >= NAME_PORT_MAX)
		return 0;
	text = arena_alloc(builder->texts, namespace_len + name_len + port_len);
	if (!text)
		return -ENOMEM;
	memcpy(text, namespace, namespace_len);
	memcpy(text + namespace_len, name, name_len);
	memcpy(text + namespace_len + name_len, port, port_len);
	entry->text = text;
	entry->namespace_len = (uint8_t)namespace_len;
	entry->name_len = (uint8_t)name_len;
	entry->port_len = (uint8_t)port_len;
	if (namespace_len == 7 && name_len == 10 && !memcmp(text, "defaultkubernetes", 17))
		entry->is_apiserver = true;
	return 0;
}

int build_name(struct service_builder *builder, uint32_t service, const char *text)
{
	const char *end, *slash, *name, *colon;

	if (!text)
		return 0;
	end = text + strcspn(text, " ");
	slash = memchr(text, '/', (size_t)(end - text));
	if (!slash)
		return 0;
	name = slash + 1;
	colon = memchr(name, ':', (size_t)(end - name));
	if (!colon)
		return build_names(builder, service, text, (size_t)(slash - text), name,
				   (size_t)(end - name), "", 0);
	return build_names(builder, service, text, (size_t)(slash - text), name,
			   (size_t)(colon - name), colon + 1, (size_t)(end - colon - 1));
}

int build_vip(struct service_builder *builder, const struct service_vip *vip)
{
	if (builder->vips.count >= SERVICE_MAX)
		return -E2BIG;
	return vector_add(&builder->vips, vip);
}

/* The number of a target, which may not have been met yet. */
static int find_target(struct service_builder *builder, const char *target, size_t len,
		       uint32_t *ret)
{
	struct service_endpoint unknown = { 0 };
	int err = find_name(builder, builder->target_names, target, len, ret);

	if (err || *ret < builder->targets.count)
		return err;
	return vector_add(&builder->targets, &unknown);
}

int build_edge(struct service_builder *builder, uint32_t service, const char *target, size_t len)
{
	struct service_edge edge = { .service = service };
	int err = find_target(builder, target, len, &edge.target);

	if (err)
		return err;
	if (builder->edges.count >= SERVICE_EDGE_MAX)
		return -E2BIG;
	return vector_add(&builder->edges, &edge);
}

int build_target(struct service_builder *builder, const char *target, size_t len,
		 const struct addr *addr, uint16_t port)
{
	struct service_endpoint *entry;
	uint32_t number;
	int err = find_target(builder, target, len, &number);

	if (err)
		return err;
	entry = vector_at(&builder->targets, number);
	entry->addr = *addr;
	entry->port = port;
	return 0;
}

/* --- finishing --- */

struct ranked_vip {
	struct service_vip vip;
	uint32_t rank;  /* its mode's: 0 has most VIPs */
	uint32_t order; /* as they were met */
};

static int compare_key(const struct service_vip *a, const struct service_vip *b)
{
	int order = service_compare_addr(&a->addr, &b->addr);

	if (!order)
		order = a->port - b->port;
	return order ? order : a->proto - b->proto;
}

static int compare_ranked(const void *a, const void *b)
{
	const struct ranked_vip *left = a, *right = b;
	int order = compare_key(&left->vip, &right->vip);

	if (!order)
		order = compare_u32(left->rank, right->rank);
	if (!order)
		order = left->vip.refused - right->vip.refused;
	return order ? order : compare_u32(left->order, right->order);
}

static enum service_mode vip_mode(const struct service_builder *builder,
				  const struct service_vip *vip)
{
	const struct service_port *port = vector_at(&builder->ports, vip->service);

	return (enum service_mode)port->mode;
}

/*
 * Two proxies' rules may both be there, as after a change of mode that left rules behind. Where
 * they disagree about a VIP, the one with more VIPs is believed. rank[mode] counts the modes that
 * have more.
 */
static enum service_mode rank_modes(const struct service_builder *builder, uint32_t *rank)
{
	uint32_t count[SERVICE_MODES] = { 0 };
	enum service_mode best = SERVICE_NONE;

	for (size_t i = 0; i < builder->vips.count; i++)
		count[vip_mode(builder, vector_at(&builder->vips, i))]++;
	for (unsigned int mode = 0; mode < SERVICE_MODES; mode++) {
		rank[mode] = 0;
		for (unsigned int other = 0; other < SERVICE_MODES; other++)
			rank[mode] += count[other] > count[mode];
		if (count[mode] > count[best])
			best = (enum service_mode)mode;
	}
	return best;
}

static int finish_vips(const struct service_builder *builder, struct service_contents *contents)
{
	_cleanup_free_ struct ranked_vip *ranked = NULL;
	size_t count = builder->vips.count;
	uint32_t rank[SERVICE_MODES];

	contents->mode = rank_modes(builder, rank);
	ranked = calloc(count + 1, sizeof(*ranked));
	contents->vips = calloc(count + 1, sizeof(*contents->vips));
	if (!ranked || !contents->vips)
		return -ENOMEM;
	for (uint32_t i = 0; i < count; i++) {
		ranked[i].vip = *(struct service_vip *)vector_at(&builder->vips, i);
		ranked[i].rank = rank[vip_mode(builder, &ranked[i].vip)];
		ranked[i].order = i;
	}
	qsort(ranked, count, sizeof(*ranked), compare_ranked);
	for (size_t i = 0; i < count; i++) {
		if (i && !compare_key(&ranked[i].vip, &ranked[i - 1].vip))
			continue;
		contents->vips[contents->vip_count++] = ranked[i].vip;
	}
	return 0;
}

static int compare_endpoint(const void *a, const void *b)
{
	const struct service_endpoint *left = a, *right = b;
	int order = compare_u32(left->service, right->service);

	if (!order)
		order = service_compare_addr(&left->addr, &right->addr);
	return order ? order : left->port - right->port;
}

/* Edges whose target has an address, each once. */
static int finish_endpoints(const struct service_builder *builder,
			    struct service_contents *contents)
{
	struct service_endpoint *endpoints = calloc(builder->edges.count + 1, sizeof(*endpoints));
	uint32_t all = 0, kept = 0;

	if (!endpoints)
		return -ENOMEM;
	contents->endpoints = endpoints;
	for (size_t i = 0; i < builder->edges.count; i++) {
		const struct service_edge *edge = vector_at(&builder->edges, i);
		const struct service_endpoint *target = vector_at(&builder->targets, edge->target);

		if (!target->addr.family)
			continue;
		endpoints[all] = *target;
		endpoints[all++].service = edge->service;
	}
	qsort(endpoints, all, sizeof(*endpoints), compare_endpoint);
	for (uint32_t i = 0; i < all; i++) {
		if (!kept || compare_endpoint(&endpoints[i], &endpoints[kept - 1]))
			endpoints[kept++] = endpoints[i];
	}
	contents->endpoint_count = kept;
	for (uint32_t i = 0; i < kept; i++) {
		struct service_port *port = &contents->ports[endpoints[i].service];

		if (!port->count++)
			port->first = i;
	}
	return 0;
}

static int compare_by_addr(const void *a, const void *b, void *ctx)
{
	const struct service_endpoint *endpoints = ctx;
	const struct service_endpoint *left = &endpoints[*(const uint32_t *)a];
	const struct service_endpoint *right = &endpoints[*(const uint32_t *)b];
	int order = service_compare_addr(&left->addr, &right->addr);

	if (!order)
		order = left->port - right->port;
	return order ? order : compare_u32(left->service, right->service);
}

static int finish_index(struct service_contents *contents)
{
	contents->by_addr = calloc(contents->endpoint_count + 1, sizeof(*contents->by_addr));
	if (!contents->by_addr)
		return -ENOMEM;
	for (uint32_t i = 0; i < contents->endpoint_count; i++)
		contents->by_addr[i] = i;
	qsort_r(contents->by_addr, contents->endpoint_count, sizeof(*contents->by_addr),
		compare_by_addr, contents->endpoints);
	return 0;
}

static int compare_local(const void *a, const void *b)
{
	return service_compare_addr(a, b);
}

int service_build_finish(struct service_builder *builder, struct service_contents *ret)
{
	struct service_contents contents = { 0 };
	int err;

	contents.ports = calloc(builder->ports.count + 1, sizeof(*contents.ports));
	if (!contents.ports)
		return -ENOMEM;
	if (builder->ports.count)
		memcpy(contents.ports, builder->ports.items,
		       builder->ports.count * sizeof(*contents.ports));
	contents.port_count = (uint32_t)builder->ports.count;
	err = finish_vips(builder, &contents);
	if (!err)
		err = finish_endpoints(builder, &contents);
	if (!err)
		err = finish_index(&contents);
	if (err) {
		service_contents_free(&contents);
		return err;
	}
	vector_sort(&builder->locals, compare_local);
	contents.local_count = (uint32_t)builder->locals.count;
	contents.locals = (struct addr *)steal(builder->locals.items);
	contents.texts = steal(builder->texts);
	*ret = contents;
	return 0;
}
