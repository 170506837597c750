/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "ruleset/service.h"

#include <errno.h>
#include <linux/if_addr.h>
#include <linux/rtnetlink.h>
#include <stdlib.h>
#include <string.h>

#include "ruleset/netlink.h"
#include "ruleset/service_table.h"
#include "util/cleanup.h"
#include "util/log.h"

#define TRIES 5 /* the rules may change while they are read */
/* Age at which what has no generation is read again */
#define BLIND_MAX_NS ((uint64_t)5000000000)
#define COST_SHARE   10 /* reading takes at most a tenth of the time */

int service_table_new(struct service_table **ret)
{
	*ret = calloc(1, sizeof(**ret));
	return *ret ? 0 : -ENOMEM;
}

void service_table_free(struct service_table *services)
{
	if (!services)
		return;
	service_contents_free(&services->contents);
	free(services);
}

void service_table_cleanup(struct service_table **services)
{
	service_table_free(*services);
}

/* --- reading --- */

static int take_local(void *ctx, const void *nlmsg)
{
	struct service_builder *builder = ctx;
	struct attr attrs[IFA_MAX + 1];
	const struct attr *attr;
	struct ifaddrmsg msg;
	struct nlmsghdr head;
	struct addr addr;
	size_t front = NLMSG_HDRLEN + NLMSG_ALIGN(sizeof(msg));

	memcpy(&head, nlmsg, sizeof(head));
	if (head.nlmsg_type != RTM_NEWADDR)
		return 0;
	if (head.nlmsg_len < front)
		return -EBADMSG;
	memcpy(&msg, (const uint8_t *)nlmsg + NLMSG_HDRLEN, sizeof(msg));
	if (attr_table(cursor_of((const uint8_t *)nlmsg + front, head.nlmsg_len - front), attrs,
		       IFA_MAX + 1))
		return -EBADMSG;
	attr = attrs[IFA_LOCAL].data ? &attrs[IFA_LOCAL] : &attrs[IFA_ADDRESS];
	if (msg.ifa_family == AF_INET && attr->len >= 4)
		addr = addr_from_v4(attr->data);
	else if (msg.ifa_family == AF_INET6 && attr->len >= 16)
		addr = addr_from_v6(attr->data);
	else
		return 0;
	return vector_add(&builder->locals, &addr);
}

int service_read_locals(struct service_builder *builder, struct host *host, uint32_t netns)
{
	struct {
		struct nlmsghdr head;
		struct ifaddrmsg msg;
	} request = {
		.head = { .nlmsg_len = sizeof(request),
			  .nlmsg_type = RTM_GETADDR,
			  .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP },
	};

	return host_netlink(host, netns, NETLINK_ROUTE, &request, sizeof(request), take_local,
			    builder);
}

static int read_all(struct service_builder *builder, struct host *host, uint32_t netns)
{
	static int (*const readers[])(struct service_builder *, struct host *, uint32_t) = {
		service_read_iptables_nft, service_read_iptables_legacy, service_read_nft,
		service_read_ipvs,         service_read_locals,
	};
	int err = 0;

	for (size_t i = 0; !err && i < sizeof(readers) / sizeof(readers[0]); i++)
		err = readers[i](builder, host, netns);
	return err;
}

static int read_contents(struct host *host, uint32_t netns, struct service_contents *ret)
{
	struct service_builder builder;
	int err = service_builder_init(&builder);

	if (!err)
		err = read_all(&builder, host, netns);
	if (!err)
		err = service_build_finish(&builder, ret);
	if (!err && builder.dropped)
		log_warn("kube-proxy's rules: %u entries above the bounds of %u Service ports and "
			 "%u endpoints are left out",
			 builder.dropped, SERVICE_MAX, SERVICE_ENDPOINT_MAX);
	service_builder_free(&builder);
	return err;
}

struct legacy_stamp {
	struct host *host;
	uint32_t netns;
	int family;
	struct stamp *stamp;
};

static int stamp_table(void *ctx, const char *table)
{
	const struct legacy_stamp *legacy = ctx;
	unsigned int row = legacy->family == AF_INET6 ? 2 : 0;
	int err;

	if (!strcmp(table, "filter"))
		row++;
	else if (strcmp(table, "nat"))
		return 0;
	err = xt_fetch_info(legacy->host, legacy->netns, legacy->family, table,
			    &legacy->stamp->legacy[row]);
	return err == -ENOENT ? 0 : err;
}

static int take_stamp(struct host *host, uint32_t netns, struct stamp *ret)
{
	static const int families[] = { AF_INET, AF_INET6 };
	int err;

	memset(ret, 0, sizeof(*ret));
	err = nft_generation(host, netns, &ret->generation);
	ret->has_generation = !err;
	for (size_t i = 0; i < 2 && (!err || err == -EOPNOTSUPP); i++) {
		struct legacy_stamp legacy = {
			.host = host, .netns = netns, .family = families[i], .stamp = ret
		};

		err = xt_each_table(host, netns, families[i], stamp_table, &legacy);
	}
	return err == -EOPNOTSUPP ? 0 : err;
}

static bool same_stamp(const struct stamp *a, const struct stamp *b)
{
	return !memcmp(a, b, sizeof(*a));
}

int service_table_load(struct service_table *services, struct host *host, uint32_t netns)
{
	struct service_contents contents;
	uint64_t begin = host_now_ns(host);
	struct stamp before, after;
	int err = -EINTR;

	for (int try = 0; err == -EINTR && try < TRIES; try++) {
		err = take_stamp(host, netns, &before);
		if (!err)
			err = read_contents(host, netns, &contents);
		if (err)
			continue;
		err = take_stamp(host, netns, &after);
		if (!err && !same_stamp(&before, &after))
			err = -EINTR;
		if (err)
			service_contents_free(&contents);
	}
	if (err)
		return err;
	service_contents_free(&services->contents);
	services->contents = contents;
	services->loaded = true;
	services->netns = netns;
	services->stamp = before;
	services->loaded_ns = host_now_ns(host);
	services->cost_ns = services->loaded_ns > begin ? services->loaded_ns - begin : 0;
	return 0;
}

static bool has_blind_part(const struct service_table *services)
{
	if (services->contents.mode == SERVICE_IPVS)
		return true;
	for (size_t i = 0; i < LEGACY_TABLES; i++) {
		if (services->stamp.legacy[i].size)
			return true;
	}
	return false;
}

bool service_table_stale(struct service_table *services, struct host *host, uint64_t now_ns)
{
	uint64_t age = now_ns > services->loaded_ns ? now_ns - services->loaded_ns : 0;
	struct stamp now;

	if (!services->loaded)
		return true;
	if (age < services->cost_ns * COST_SHARE)
		return false;
	if (age > BLIND_MAX_NS && has_blind_part(services))
		return true;
	return !take_stamp(host, services->netns, &now) && !same_stamp(&now, &services->stamp);
}
