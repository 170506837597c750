/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * kube-proxy in nftables mode: table kube-proxy of families ip and ip6. Nothing but names and four
 * maps is read:
 *
 *   map service-ips            VIP . proto . port : goto service-HASH-ns/svc/proto/port, or
 * external-... map service-nodeports      proto . port : goto external-HASH-ns/svc/proto/port map
 * no-endpoint-services   VIP . proto . port  comment "ns/svc:port" : drop, or goto reject-chain map
 * no-endpoint-nodeports  proto . port        comment "ns/svc:port" chain
 * endpoint-HASH-ns/svc/proto/port__ADDR/PORT          (in IPv6 addresses ':' is written '.')
 *
 * kube-proxy empties a chain at once and deletes it a sync later: an endpoint whose chain is not in
 * use is gone.
 */
#include "ruleset/service_build.h"

#include <errno.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <string.h>

#include "host/module.h"
#include "ruleset/nft.h"

#define TABLE             "kube-proxy"
#define HASH_LEN          8
#define SCRATCH_BYTES_MAX ((size_t)8 << 20) /* one message's elements */

struct map {
	const char *name;
	bool has_addr; /* VIP . proto . port, else proto . port */
	bool is_refused;
};

static const struct map maps[] = {
	{ "service-ips", true, false },
	{ "service-nodeports", false, false },
	{ "no-endpoint-services", true, true },
	{ "no-endpoint-nodeports", false, true },
};

struct reader {
	struct service_builder *builder;
	struct arena *scratch;
	const struct map *map;
};

/* "ns/svc/proto/port", split. */
struct service_text {
	const char *whole; /* the key */
	size_t whole_len;
	const char *part[4];
	size_t part_len[4];
};

static bool split_service(const char *text, size_t len, struct service_text *ret)
{
	const char *end = text + len;

	ret->whole = text;
	ret->whole_len = len;
	for (int i = 0; i < 4; i++) {
		const char *slash = i < 3 ? memchr(text, '/', (size_t)(end - text)) : end;

		if (!slash)
			return false;
		ret->part[i] = text;
		ret->part_len[i] = (size_t)(slash - text);
		text = slash + 1;
	}
	return true;
}

/* Behind "<kind>-HASH-", NULL when the name is not of that form. */
static const char *after_hash(const char *chain, const char *kind)
{
	size_t len = strlen(kind);

	if (strncmp(chain, kind, len) || strlen(chain + len) <= HASH_LEN ||
	    chain[len + HASH_LEN] != '-')
		return NULL;
	return chain + len + HASH_LEN + 1;
}

static int add_service(struct service_builder *builder, const struct service_text *text,
		       uint32_t *ret)
{
	uint8_t proto = service_proto(text->part[2], text->part_len[2]);
	int err = build_service(builder, text->whole, text->whole_len, proto, ret);

	if (err)
		return err;
	return build_names(builder, *ret, text->part[0], text->part_len[0], text->part[1],
			   text->part_len[1], text->part[3], text->part_len[3]);
}

/* --- maps --- */

/* Fields of a concatenated key are padded to 4 bytes. */
static bool split_key(const struct reader *reader, const struct rset_elem *elem,
		      struct service_vip *ret)
{
	struct cursor cur = cursor_of(elem->key, elem->key_len);
	size_t addr_len = reader->builder->family == 6 ? 16 : 4;
	const uint8_t *addr = reader->map->has_addr ? take(&cur, addr_len) : NULL;
	const uint8_t *proto = take(&cur, 4);
	const uint8_t *port = take(&cur, 4);

	if (!port || (reader->map->has_addr && !addr))
		return false;
	*ret = (struct service_vip){
		.proto = proto[0],
		.port = (uint16_t)(port[0] << 8 | port[1]),
		.refused = reader->map->is_refused,
	};
	if (addr)
		ret->addr = addr_len == 16 ? addr_from_v6(addr) : addr_from_v4(addr);
	return true;
}

/* The service of an element: by the chain that it leads to, or by its comment. */
static int elem_service(const struct reader *reader, const struct rset_elem *elem,
			const struct service_vip *vip, uint32_t *ret)
{
	const char *chain = elem->verdict.chain, *name = NULL;
	struct service_text text;
	int err;

	if (reader->map->is_refused) {
		name = elem->comment ? elem->comment : "";
		err = build_service(reader->builder, name, strlen(name), vip->proto, ret);
		return err ? err : build_name(reader->builder, *ret, name);
	}
	if (chain)
		name = after_hash(chain, "service-");
	if (chain && !name)
		name = after_hash(chain, "external-");
	if (!name || !split_service(name, strlen(name), &text))
		return -ENOENT;
	return add_service(reader->builder, &text, ret);
}

static int take_elem(void *ctx, const struct rset_elem *elem)
{
	struct reader *reader = ctx;
	struct service_vip vip;
	int err;

	if (!split_key(reader, elem, &vip))
		return 0;
	err = elem_service(reader, elem, &vip, &vip.service);
	if (!err)
		err = build_vip(reader->builder, &vip);
	if (err == -E2BIG)
		reader->builder->dropped++;
	return err == -ENOENT || err == -E2BIG ? 0 : err;
}

static int take_elems(void *ctx, const void *nlmsg)
{
	struct reader *reader = ctx;
	int err = nft_parse_elems(nlmsg, reader->scratch, take_elem, reader);

	arena_reset(reader->scratch);
	return err;
}

/* --- endpoints --- */

/* "ADDR/PORT" */
static bool split_endpoint(const char *text, uint8_t family, struct addr *ret, uint16_t *ret_port)
{
	const char *slash = strchr(text, '/');
	char addr[ADDR_TEXT_MAX], *end;
	unsigned long port;
	size_t len;

	len = slash ? (size_t)(slash - text) : sizeof(addr);
	if (len >= sizeof(addr) || slash[1] < '0' || slash[1] > '9')
		return false;
	memcpy(addr, text, len);
	addr[len] = '\0';
	for (char *at = addr; family == 6 && *at; at++) {
		if (*at == '.')
			*at = ':';
	}
	port = strtoul(slash + 1, &end, 10);
	if (*end || port > UINT16_MAX || addr_parse(addr, ret))
		return false;
	*ret_port = (uint16_t)port;
	return true;
}

static int add_endpoint(struct reader *reader, const char *name)
{
	const char *separator = strstr(name, "__");
	struct service_text text;
	struct addr addr;
	uint32_t service;
	uint16_t port;
	int err;

	if (!separator || !split_service(name, (size_t)(separator - name), &text) ||
	    !split_endpoint(separator + 2, reader->builder->family, &addr, &port))
		return 0;
	err = add_service(reader->builder, &text, &service);
	if (!err)
		err = build_edge(reader->builder, service, name, strlen(name));
	if (!err)
		err = build_target(reader->builder, name, strlen(name), &addr, port);
	if (err == -E2BIG)
		reader->builder->dropped++;
	return err == -E2BIG ? 0 : err;
}

static int take_chain(void *ctx, const void *nlmsg)
{
	struct reader *reader = ctx;
	struct nft_chain_msg msg;
	const char *name;

	if (nft_parse_chain(nlmsg, &msg))
		return -EBADMSG;
	if (strcmp(msg.table, TABLE) || !msg.use)
		return 0;
	name = after_hash(msg.name, "endpoint-");
	return name ? add_endpoint(reader, name) : 0;
}

static int find_table(void *ctx, const void *nlmsg)
{
	bool *found = ctx;
	struct nft_table_msg msg;

	if (nft_parse_table(nlmsg, &msg))
		return -EBADMSG;
	*found |= !strcmp(msg.name, TABLE) && !msg.dormant;
	return 0;
}

static int read_family(struct reader *reader, struct host *host, uint32_t netns, uint8_t family)
{
	bool found = false;
	int err;

	err = nft_dump(host, netns, NFT_MSG_GETTABLE, family, NULL, NULL, find_table, &found);
	if (err || !found)
		return err;
	for (size_t i = 0; !err && i < sizeof(maps) / sizeof(maps[0]); i++) {
		reader->map = &maps[i];
		err = nft_dump(host, netns, NFT_MSG_GETSETELEM, family, TABLE, maps[i].name,
			       take_elems, reader);
		if (err == -ENOENT)
			err = 0; /* kube-proxy before 1.31 has not all of them */
	}
	return err ? err
		   : nft_dump(host, netns, NFT_MSG_GETCHAIN, family, NULL, NULL, take_chain,
			      reader);
}

int service_read_nft(struct service_builder *builder, struct host *host, uint32_t netns)
{
	struct reader reader = { .builder = builder };
	int err;

	if (!module_present(host, "nf_tables"))
		return 0;
	reader.scratch = arena_new(SCRATCH_BYTES_MAX);
	if (!reader.scratch)
		return -ENOMEM;
	builder->mode = SERVICE_NFT;
	builder->family = 4;
	err = read_family(&reader, host, netns, NFPROTO_IPV4);
	builder->family = 6;
	if (!err)
		err = read_family(&reader, host, netns, NFPROTO_IPV6);
	arena_free(reader.scratch);
	return err;
}
