/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "ruleset/attribute_local.h"

#include <errno.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define LOAD_TRIES 3

struct local_route {
	struct addr net;
	uint8_t prefix;
	uint8_t type;
};

void local_routes_free(struct local_routes *routes)
{
	free(routes->routes);
	*routes = (struct local_routes){ 0 };
}

static int add(struct local_routes *routes, const struct local_route *route)
{
	if (routes->count == LOCAL_ROUTE_MAX)
		return -E2BIG;
	if (routes->count == routes->size) {
		size_t size = routes->size ? routes->size * 2 : 64;
		struct local_route *bigger = realloc(routes->routes, size * sizeof(*bigger));

		if (!bigger)
			return -ENOMEM;
		routes->routes = bigger;
		routes->size = size;
	}
	routes->routes[routes->count++] = *route;
	return 0;
}

static bool is_wanted(uint8_t type)
{
	return type == RTN_LOCAL || type == RTN_BROADCAST || type == RTN_ANYCAST ||
	       type == RTN_MULTICAST;
}

static struct addr route_dst(const struct rtmsg *rtm, size_t len)
{
	size_t want = rtm->rtm_family == AF_INET6 ? 16 : 4;
	struct addr addr = { .family = want == 16 ? 6 : 4 };
	const struct rtattr *attr = RTM_RTA(rtm);
	int left = (int)len;

	for (; RTA_OK(attr, left); attr = RTA_NEXT(attr, left))
		if (attr->rta_type == RTA_DST && RTA_PAYLOAD(attr) >= want)
			memcpy(addr.bytes, RTA_DATA(attr), want);
	return addr;
}

static int add_message(void *ctx, const void *message)
{
	const struct nlmsghdr *nlh = message;
	const struct rtmsg *rtm = NLMSG_DATA(nlh);
	struct local_route route;

	if (nlh->nlmsg_type != RTM_NEWROUTE || nlh->nlmsg_len < NLMSG_LENGTH(sizeof(*rtm)) ||
	    !is_wanted(rtm->rtm_type) ||
	    (rtm->rtm_family != AF_INET && rtm->rtm_family != AF_INET6))
		return 0;
	route.net = route_dst(rtm, RTM_PAYLOAD(nlh));
	route.prefix = rtm->rtm_dst_len;
	route.type = rtm->rtm_type;
	return add(ctx, &route);
}

static int dump(struct local_routes *routes, struct host *host, uint32_t netns, uint8_t family)
{
	struct {
		struct nlmsghdr nlh;
		struct rtmsg rtm;
	} request = { .nlh = { .nlmsg_len = sizeof(request),
			       .nlmsg_type = RTM_GETROUTE,
			       .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP },
		      .rtm = { .rtm_family = family } };
	size_t before = routes->count;
	int err, try;

	for (try = 0; try < LOAD_TRIES; try++) {
		routes->count = before;
		err = host_netlink(host, netns, NETLINK_ROUTE, &request, sizeof(request),
				   add_message, routes);
		if (err != -EINTR)
			return err;
	}
	return err;
}

/* A kernel without IPv6 does not know its dump: then there is nothing of it to know. */
int local_routes_load(struct local_routes *routes, struct host *host, uint32_t netns)
{
	int err;

	routes->count = 0;
	routes->loaded = false;
	err = dump(routes, host, netns, AF_INET);
	if (!err)
		err = dump(routes, host, netns, AF_INET6);
	if (err == -EOPNOTSUPP)
		err = 0;
	routes->loaded = !err;
	return err;
}

int local_routes_type(const struct local_routes *routes, const struct addr *addr)
{
	const struct local_route *best = NULL;
	size_t i;

	if (!routes->loaded)
		return RTN_UNSPEC;
	for (i = 0; i < routes->count; i++) {
		const struct local_route *route = &routes->routes[i];

		if (addr_in_prefix(addr, &route->net, route->prefix) &&
		    (!best || route->prefix > best->prefix))
			best = route;
	}
	return best ? best->type : RTN_UNICAST;
}
