/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * What did one hook see? An obs is a decoded event: host byte order, names instead of kernel
 * numbers, still about one packet (or one look-up that failed). What it means is not decided here.
 * Plain data, no pointers to own.
 */
#pragma once

#include <net/if.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/endpoint.h"

#define OBS_NAME_MAX  64
#define OBS_STACK_MAX 8

enum obs_kind {
	OBS_DROP,       /* the kernel freed a packet */
	OBS_ROUTE_FAIL, /* a local route look-up failed: connect() or sendto() with no packet */
	OBS_NEIGH_FAIL, /* a neighbour (ARP, NDP) would not answer */
	OBS_RESET_SENT, /* this host answered with a TCP RST */
	OBS_ICMP_SENT,  /* this host answered with an ICMP error */
	OBS_QUEUE_FULL, /* a socket's receive queue refused a packet */
};

/* Where in the stack; what kernel symbol and call stack say, one word each. */
enum obs_site {
	SITE_UNKNOWN,
	SITE_NETFILTER,   /* a netfilter hook; obs.hook says which */
	SITE_ROUTE_INPUT, /* ip_error, ip6_pkt_drop: the input route is an error route or there is
			     none */
	SITE_ROUTE_OUTPUT,
	SITE_SOURCE_CHECK, /* ip_rcv_finish: reverse path or martian */
	SITE_FORWARD,      /* ip_forward: TTL, MTU */
	SITE_IP_RECEIVE,   /* ip_rcv_core, ipv6_rcv: header, not for us */
	SITE_FRAGMENT,
	SITE_TCP_RECEIVE,
	SITE_UDP_RECEIVE,
	SITE_ICMP_RECEIVE,
	SITE_RAW_RECEIVE,
	SITE_TC_INGRESS,
	SITE_TC_EGRESS,
	SITE_QDISC,
	SITE_NEIGHBOUR,
	SITE_XDP,
	SITE_BRIDGE,
	SITE_DEVICE,
	SITE_NFQUEUE,
	SITE_IPVS,
	SITE_SOCKET_CLOSE, /* queue of a closing socket: noise */
};

/* Netfilter hooks, numbered as NF_INET_*. */
enum obs_hook {
	HOOK_PREROUTING,
	HOOK_INPUT,
	HOOK_FORWARD,
	HOOK_OUTPUT,
	HOOK_POSTROUTING,
	HOOK_INGRESS,
	HOOK_NONE = 255,
};

/* Conntrack state of this packet, as `-m conntrack --ctstate` would see it. */
enum obs_ctstate {
	CT_NONE, /* no entry: before conntrack ran, or INVALID after it ran */
	CT_NEW,
	CT_ESTABLISHED,
	CT_RELATED,
	CT_UNTRACKED,
};

struct obs {
	enum obs_kind kind;
	uint64_t time_ns; /* wall clock, since the epoch */
	uint64_t skb;     /* kernel address: joins events of one packet, never printed */
	uint32_t netns;   /* inode; 0 unknown */

	struct tuple tuple; /* as in the packet at this hook */
	bool has_ports;     /* L4 header was seen (first fragment, not truncated) */
	bool truncated;     /* headers ended early: a fact about the packet */
	bool fragment;      /* not the first fragment */
	uint8_t tcp_flags;  /* as on the wire: FIN 1 SYN 2 RST 4 PSH 8 ACK 16 */
	uint8_t icmp_type, icmp_code;
	uint8_t ttl;
	bool dont_fragment;
	bool csum_known; /* the L4 checksum was checked, by the kernel or from headers that are the
			    whole packet ... */
	bool csum_bad;   /* ... and is wrong */
	uint32_t len;    /* of the packet from the network header, bytes */
	uint16_t ethertype;

	struct tuple inner; /* ICMP error: the packet that it is about; family 0 otherwise */

	uint32_t ifindex, in_ifindex,
		out_ifindex;   /* skb->dev, where it came in, where its route goes; 0 unknown */
	char ifname[IFNAMSIZ]; /* skb->dev */
	char in_ifname[IFNAMSIZ];
	char out_ifname[IFNAMSIZ];
	uint32_t mtu; /* of the route's device, 0 unknown */
	uint32_t mark;
	bool has_socket;
	uint32_t uid; /* of the sending socket, valid with has_socket */

	enum obs_ctstate ct;
	bool ct_reply; /* this packet goes in the reply direction */
	uint32_t ct_status;
	uint32_t ct_mark;
	struct tuple orig;  /* conntrack original direction; family 0 when there is no entry */
	struct tuple reply; /* conntrack reply direction, as the answer would look */

	char reason[OBS_NAME_MAX]; /* kernel's drop reason name; empty where the kernel has none */
	char symbol[OBS_NAME_MAX]; /* function that freed it, .suffix stripped */
	enum obs_site site;
	enum obs_hook hook;
	char stack[OBS_STACK_MAX][OBS_NAME_MAX]; /* from the function that freed it outwards; empty
						    strings at the end */
	int dst_error;       /* skb_dst()->error: 0 or -errno (-ENETUNREACH, -EHOSTUNREACH, -EACCES,
				-EINVAL) */
	int error;           /* OBS_ROUTE_FAIL, OBS_QUEUE_FULL: -errno */
	uint8_t neigh_state; /* NUD_* bits, OBS_NEIGH_FAIL */
};

const char *obs_site_name(enum obs_site site);
const char *obs_hook_name(enum obs_hook hook); /* "FORWARD" ...; NULL for none */

/* The tuple that the client used: conntrack's original one, else the packet's own. */
const struct tuple *obs_client_tuple(const struct obs *obs);
