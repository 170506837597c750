/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * kube-proxy in IPVS mode: /proc/net/ip_vs, numbers in hex (ip_vs_info_seq_show() in the kernel).
 * No names are anywhere on the node.
 *
 *   TCP  0A000001:01BB rr                                             TCP [fd00:0000:...:0001]:01BB
 * rr
 *     -> 0A0A0A0A:1F90      Masq    1      0          0               weight 0: draining, gets
 * nothing new
 */
#include "ruleset/service_build.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "util/cleanup.h"

#define IPVS_MAX HOST_FILE_MAX

/* "0A000001:01BB" or "[fd00:...]:01BB" */
static bool parse_place(const char *text, struct addr *ret, uint16_t *ret_port)
{
	const char *colon = strrchr(text, ':');
	char addr[ADDR_TEXT_MAX];
	unsigned int port, value;
	uint8_t bytes[4];
	size_t len = colon ? (size_t)(colon - text) : 0;

	if (!len || sscanf(colon + 1, "%4x", &port) != 1)
		return false;
	*ret_port = (uint16_t)port;
	if (text[0] == '[') {
		if (len < 2 || text[len - 1] != ']' || len - 2 >= sizeof(addr))
			return false;
		memcpy(addr, text + 1, len - 2);
		addr[len - 2] = '\0';
		return !addr_parse(addr, ret);
	}
	if (len != 8 || sscanf(text, "%8x", &value) != 1)
		return false;
	for (int i = 0; i < 4; i++)
		bytes[i] = (uint8_t)(value >> (24 - 8 * i));
	*ret = addr_from_v4(bytes);
	return true;
}

static int add_server(struct service_builder *builder, const char *proto, const char *place,
		      uint32_t *ret, bool *ret_known)
{
	uint8_t number = service_proto(proto, strlen(proto));
	struct service_vip vip = { .proto = number };
	char key[80];
	int err;

	*ret_known = false;
	if (!number || !parse_place(place, &vip.addr, &vip.port))
		return 0;
	snprintf(key, sizeof(key), "%s %s", proto, place);
	builder->family = vip.addr.family;
	err = build_service(builder, key, strlen(key), number, &vip.service);
	if (!err)
		err = build_vip(builder, &vip);
	*ret = vip.service;
	*ret_known = !err;
	return err;
}

static int add_destination(struct service_builder *builder, uint32_t service, const char *place)
{
	struct addr addr;
	uint16_t port;
	int err;

	if (!parse_place(place, &addr, &port))
		return 0;
	err = build_edge(builder, service, place, strlen(place));
	return err ? err : build_target(builder, place, strlen(place), &addr, port);
}

int service_parse_ipvs(struct service_builder *builder, char *text)
{
	char first[8], place[64], *line;
	bool known = false;
	uint32_t service = 0;
	int weight, err = 0;

	builder->mode = SERVICE_IPVS;
	while (!err && (line = strsep(&text, "\n"))) {
		if (sscanf(line, " -> %63s %*s %d", place, &weight) == 2) {
			if (known && weight > 0)
				err = add_destination(builder, service, place);
		} else if (sscanf(line, "%7s %63s", first, place) == 2) {
			err = add_server(builder, first, place, &service, &known);
		}
		if (err == -E2BIG) {
			builder->dropped++;
			err = 0;
		}
	}
	return err;
}

int service_read_ipvs(struct service_builder *builder, struct host *host, uint32_t netns)
{
	_cleanup_free_ char *text = NULL;
	size_t len;
	int err = host_read_proc_net(host, netns, "ip_vs", IPVS_MAX, &text, &len);

	if (err)
		return err == -ENOENT ? 0 : err;
	return service_parse_ipvs(builder, text);
}
