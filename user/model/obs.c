/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "model/obs.h"

const char *obs_site_name(enum obs_site site)
{
	static const char *const names[] = {
		[SITE_UNKNOWN] = "unknown",
		[SITE_NETFILTER] = "netfilter",
		[SITE_ROUTE_INPUT] = "route-input",
		[SITE_ROUTE_OUTPUT] = "route-output",
		[SITE_SOURCE_CHECK] = "source-check",
		[SITE_FORWARD] = "forward",
		[SITE_IP_RECEIVE] = "ip-receive",
		[SITE_FRAGMENT] = "fragment",
		[SITE_TCP_RECEIVE] = "tcp-receive",
		[SITE_UDP_RECEIVE] = "udp-receive",
		[SITE_ICMP_RECEIVE] = "icmp-receive",
		[SITE_RAW_RECEIVE] = "raw-receive",
		[SITE_TC_INGRESS] = "tc-ingress",
		[SITE_TC_EGRESS] = "tc-egress",
		[SITE_QDISC] = "qdisc",
		[SITE_NEIGHBOUR] = "neighbour",
		[SITE_XDP] = "xdp",
		[SITE_BRIDGE] = "bridge",
		[SITE_DEVICE] = "device",
		[SITE_NFQUEUE] = "nfqueue",
		[SITE_IPVS] = "ipvs",
		[SITE_SOCKET_CLOSE] = "socket-close",
	};

	return site < sizeof(names) / sizeof(names[0]) ? names[site] : names[SITE_UNKNOWN];
}

const char *obs_hook_name(enum obs_hook hook)
{
	static const char *const names[] = {
		[HOOK_PREROUTING] = "PREROUTING",   [HOOK_INPUT] = "INPUT",
		[HOOK_FORWARD] = "FORWARD",         [HOOK_OUTPUT] = "OUTPUT",
		[HOOK_POSTROUTING] = "POSTROUTING", [HOOK_INGRESS] = "INGRESS",
	};

	return hook < sizeof(names) / sizeof(names[0]) ? names[hook] : NULL;
}

const struct tuple *obs_client_tuple(const struct obs *obs)
{
	return obs->orig.src.family ? &obs->orig : &obs->tuple;
}
