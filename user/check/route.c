/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "check/route.h"

#include <arpa/inet.h>
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <stdio.h>
#include <string.h>

#include "util/cursor.h"

#define REQUEST_MAX 256
#define OIF_MAX     16 /* more next hops are not looked at */
#ifndef IFF_LOWER_UP
#define IFF_LOWER_UP (1 << 16) /* <linux/if.h>, which cannot be had together with <net/if.h> */
#endif

/* What the kernel's table says about one destination. */
struct match {
	uint8_t type;      /* RTN_*; 0: no route */
	bool is_default;   /* a look-up that ends in an error does not tell the prefix: false */
	unsigned int oifs; /* how many below; several for a multipath route */
	uint32_t oif[OIF_MAX];
};

struct link {
	bool found;
	uint32_t flags;
	uint32_t mtu;
	char name[IFNAMSIZ];
};

static void add_oif(struct match *match, uint32_t ifindex)
{
	if (ifindex && match->oifs < OIF_MAX)
		match->oif[match->oifs++] = ifindex;
}

static void add_next_hops(struct match *match, const struct nlattr *attr)
{
	struct cursor cur = cursor_of(mnl_attr_get_payload(attr), mnl_attr_get_payload_len(attr));
	struct rtnexthop hop;
	const void *at;

	while ((at = take(&cur, sizeof(hop)))) {
		memcpy(&hop, at, sizeof(hop));
		add_oif(match, (uint32_t)hop.rtnh_ifindex);
		if (hop.rtnh_len < sizeof(hop) ||
		    !take(&cur, RTNH_ALIGN(hop.rtnh_len) - sizeof(hop)))
			return;
	}
}

static int route_attr(const struct nlattr *attr, void *data)
{
	struct match *match = data;

	if (mnl_attr_get_type(attr) == RTA_OIF && mnl_attr_validate(attr, MNL_TYPE_U32) >= 0)
		add_oif(match, mnl_attr_get_u32(attr));
	if (mnl_attr_get_type(attr) == RTA_MULTIPATH)
		add_next_hops(match, attr);
	return MNL_CB_OK;
}

static int on_route(void *ctx, const void *nlmsg)
{
	const struct nlmsghdr *head = nlmsg;
	const struct rtmsg *route = mnl_nlmsg_get_payload(head);
	struct match *match = ctx;

	if (mnl_nlmsg_get_payload_len(head) < sizeof(*route))
		return -EBADMSG;
	match->type = route->rtm_type;
	match->is_default = route->rtm_dst_len == 0;
	mnl_attr_parse(head, sizeof(*route), route_attr, match);
	return 0;
}

/* What a look-up's error says of the route that it met. */
static uint8_t type_of_error(int err)
{
	switch (err) {
	case -EHOSTUNREACH:
		return RTN_UNREACHABLE;
	case -EACCES:
		return RTN_PROHIBIT;
	case -EINVAL:
		return RTN_BLACKHOLE;
	default:
		return 0;
	}
}

/* Best match for @addr in @netns, error routes included. 0 also when there is none (type 0). */
static int look_up(struct host *host, uint32_t netns, const struct addr *addr, uint32_t mark,
		   struct match *ret)
{
	char request[REQUEST_MAX] __attribute__((aligned(NLMSG_ALIGNTO)));
	struct nlmsghdr *head = mnl_nlmsg_put_header(request);
	struct rtmsg *route = mnl_nlmsg_put_extra_header(head, sizeof(*route));
	size_t len = addr->family == 6 ? 16 : 4;
	int err;

	head->nlmsg_type = RTM_GETROUTE;
	head->nlmsg_flags = NLM_F_REQUEST;
	route->rtm_family = addr->family == 6 ? AF_INET6 : AF_INET;
	route->rtm_dst_len = len * 8;
	route->rtm_flags = RTM_F_FIB_MATCH;
	mnl_attr_put(head, RTA_DST, len, addr->bytes);
	if (mark)
		mnl_attr_put_u32(head, RTA_MARK, mark);
	memset(ret, 0, sizeof(*ret));
	err = host_netlink(host, netns, NETLINK_ROUTE, request, head->nlmsg_len, on_route, ret);
	if (err == -ENETUNREACH || type_of_error(err)) {
		ret->type = type_of_error(err);
		return 0;
	}
	return err;
}

static int link_attr(const struct nlattr *attr, void *data)
{
	struct link *link = data;

	if (mnl_attr_get_type(attr) == IFLA_MTU &&
	    mnl_attr_get_payload_len(attr) >= sizeof(uint32_t))
		link->mtu = mnl_attr_get_u32(attr);
	if (mnl_attr_get_type(attr) == IFLA_IFNAME &&
	    mnl_attr_validate(attr, MNL_TYPE_NUL_STRING) >= 0)
		snprintf(link->name, sizeof(link->name), "%s", mnl_attr_get_str(attr));
	return MNL_CB_OK;
}

static int on_link(void *ctx, const void *nlmsg)
{
	const struct nlmsghdr *head = nlmsg;
	const struct ifinfomsg *info = mnl_nlmsg_get_payload(head);
	struct link *link = ctx;

	if (mnl_nlmsg_get_payload_len(head) < sizeof(*info))
		return -EBADMSG;
	link->found = true;
	link->flags = info->ifi_flags;
	mnl_attr_parse(head, sizeof(*info), link_attr, link);
	return 0;
}

static int read_link(struct host *host, uint32_t netns, uint32_t ifindex, struct link *ret)
{
	char request[REQUEST_MAX] __attribute__((aligned(NLMSG_ALIGNTO)));
	struct nlmsghdr *head = mnl_nlmsg_put_header(request);
	struct ifinfomsg *info = mnl_nlmsg_put_extra_header(head, sizeof(*info));

	head->nlmsg_type = RTM_GETLINK;
	head->nlmsg_flags = NLM_F_REQUEST;
	info->ifi_index = ifindex;
	memset(ret, 0, sizeof(*ret));
	return host_netlink(host, netns, NETLINK_ROUTE, request, head->nlmsg_len, on_link, ret);
}

static void check_link(struct host *host, uint32_t netns, uint32_t ifindex, struct route_facts *ret)
{
	struct link link;

	if (!ifindex || read_link(host, netns, ifindex, &link) || !link.found)
		return;
	ret->link_known = true;
	ret->link_up = link.flags & IFF_UP;
	ret->link_carrier = link.flags & IFF_LOWER_UP;
	ret->mtu = link.mtu;
	snprintf(ret->dev, sizeof(ret->dev), "%s", link.name);
}

static int sysctl_or(struct host *host, uint32_t netns, const char *name, int otherwise)
{
	int value;

	return host_read_sysctl(host, netns, name, &value) ? otherwise : value;
}

/* The kernel takes the larger of "all" and the device's own. IPv6 has none. */
static int rp_filter(struct host *host, const struct obs *obs)
{
	char name[64];
	int all, own = -1;

	if (obs->tuple.src.family != 4)
		return 0;
	all = sysctl_or(host, obs->netns, "ipv4/conf/all/rp_filter", -1);
	if (obs->in_ifname[0] && !strchr(obs->in_ifname, '/')) {
		snprintf(name, sizeof(name), "ipv4/conf/%s/rp_filter", obs->in_ifname);
		own = sysctl_or(host, obs->netns, name, -1);
	}
	return own > all ? own : all;
}

/* Would an answer go out where the packet came in? Where that is not known, any route will do. */
static bool leads_back(const struct match *back, uint32_t in_ifindex)
{
	if (back->type != RTN_UNICAST)
		return false;
	for (unsigned int i = 0; i < back->oifs; i++) {
		if (back->oif[i] == in_ifindex)
			return true;
	}
	return !in_ifindex || !back->oifs;
}

static void check_source(struct host *host, const struct obs *obs, struct route_facts *ret)
{
	struct match back;

	ret->rp_filter = rp_filter(host, obs);
	if (addr_is_zero(&obs->tuple.src) || look_up(host, obs->netns, &obs->tuple.src, 0, &back))
		return;
	ret->src_routed_elsewhere = back.type != RTN_LOCAL && !leads_back(&back, obs->in_ifindex);
}

/* A pod that went is known for a minute after. */
static void check_pod(const struct who *who, const struct obs *obs, struct route_facts *ret)
{
	const struct addr *dst = &obs->tuple.dst;

	ret->dst_in_pod_range = who_in_pod_range(who, dst);
	ret->dst_is_pod = who_by_addr(who, dst) != NULL;
	ret->dst_was_pod = !ret->dst_is_pod && who_by_addr_at(who, dst, obs->time_ns) != NULL;
}

int check_route(struct host *host, const struct who *who, const struct obs *obs,
		struct route_facts *ret)
{
	bool v6 = obs->tuple.dst.family == 6;
	struct match match;
	int err;

	memset(ret, 0, sizeof(*ret));
	ret->rp_filter = ret->forwarding = -1;
	check_pod(who, obs, ret);
	if (!obs->tuple.dst.family)
		return -EINVAL;
	err = look_up(host, obs->netns, &obs->tuple.dst, obs->mark, &match);
	if (err)
		return err;
	ret->known = true;
	ret->has_route = match.type != 0;
	ret->route_type = match.type;
	ret->default_only = match.type && match.is_default;
	ret->forwarding = sysctl_or(host, obs->netns,
				    v6 ? "ipv6/conf/all/forwarding" : "ipv4/ip_forward", -1);
	check_link(host, obs->netns, match.oifs ? match.oif[0] : 0, ret);
	check_source(host, obs, ret);
	return 0;
}
