/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Which drops say nothing about the network's health? Each has its why: what is not shown must be
 * explained. */
#include <linux/if_ether.h>
#include <netinet/icmp6.h>
#include <netinet/in.h>
#include <netinet/ip_icmp.h>
#include <string.h>

#include "cause/correlate.h"
#include "cause/reason.h"

#define TCP_FIN 0x01
#define TCP_SYN 0x02
#define TCP_RST 0x04
#define TCP_ACK 0x10

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* ICMPv6: multicast listener queries and reports (130-132, 143), neighbour discovery and redirects
 * (133-137). */
#define MLD_QUERY_TYPE 130
#define REDIRECT6_TYPE 137
#define MLD2_REPORT    143

/* Told again by the drop that comes with each of them; the flow has counted them. */
static bool is_companion(const struct obs *obs)
{
	return obs->kind == OBS_RESET_SENT || obs->kind == OBS_ICMP_SENT ||
	       obs->kind == OBS_QUEUE_FULL || obs->kind == OBS_NEIGH_FAIL;
}

static bool is_not_ip(const struct obs *obs)
{
	return obs->tuple.dst.family == 0 && obs->ethertype != ETH_P_IP &&
	       obs->ethertype != ETH_P_IPV6;
}

static bool is_named_noise(const struct obs *obs)
{
	const struct reason *reason = reason_of(obs);

	if (!reason)
		reason = reason_of_site(obs->site);
	return strcmp(reason->cause, REASON_NOISE) == 0;
}

static bool is_discovery(const struct obs *obs)
{
	return obs->tuple.proto == IPPROTO_ICMPV6 &&
	       ((obs->icmp_type >= MLD_QUERY_TYPE && obs->icmp_type <= REDIRECT6_TYPE) ||
		obs->icmp_type == MLD2_REPORT);
}

/* nf_nat drops redirects about translated flows: they would tell the sender an address that it does
 * not know. */
static bool is_redirect(const struct obs *obs)
{
	return obs->tuple.proto == IPPROTO_ICMP && obs->icmp_type == ICMP_REDIRECT;
}

/* Nobody asked for it. A firewall rule that drops multicast (VRRP, say) is a decision, and is
 * shown. */
static bool is_to_many(const struct obs *obs)
{
	return addr_is_multicast(&obs->tuple.dst) && obs->site != SITE_NETFILTER &&
	       obs->site != SITE_NFQUEUE && obs->site != SITE_TC_INGRESS &&
	       obs->site != SITE_TC_EGRESS && strcmp(obs->reason, "NETFILTER_DROP") != 0;
}

static bool is_tcp(const struct obs *obs, const char *reason)
{
	return obs->tuple.proto == IPPROTO_TCP && obs->has_ports &&
	       strcmp(obs->reason, reason) == 0;
}

/* It ends what is already over. */
static bool is_reset(const struct obs *obs)
{
	return obs->tuple.proto == IPPROTO_TCP && obs->has_ports && (obs->tcp_flags & TCP_RST) &&
	       (obs->site == SITE_TCP_RECEIVE || is_tcp(obs, "NO_SOCKET") ||
		is_tcp(obs, "TCP_FLAGS"));
}

/* No data, whatever options the headers have; one byte more for keepalive probes. */
static bool is_bare(const struct obs *obs)
{
	return obs->len <= (obs->tuple.dst.family == 6 ? 40u : 20u) + 60 + 1;
}

/*
 * The last segments of a connection whose socket went to FIN_WAIT_2 or TIME_WAIT, a FIN or the ACK
 * of one: the kernel takes them, answers, and frees them in tcp_v4_rcv without a reason (none
 * before 5.17, NOT_SPECIFIED since).
 */
static bool is_last_segment(const struct obs *obs)
{
	bool timewait =
		strcmp(obs->symbol, "tcp_v4_rcv") == 0 || strcmp(obs->symbol, "tcp_v6_rcv") == 0;

	if (obs->tuple.proto != IPPROTO_TCP || !obs->has_ports || obs->site != SITE_TCP_RECEIVE ||
	    reason_given(obs))
		return false;
	if (obs->tcp_flags & TCP_SYN)
		return false;
	return (obs->tcp_flags & TCP_FIN) ||
	       (timewait && obs->tcp_flags == TCP_ACK && is_bare(obs));
}

/*
 * A keepalive probe has the last sequence number again, so that the other side must answer: outside
 * the window, with at most one byte. 6.14 calls it TCP_OLD_SEQUENCE, older kernels call it invalid.
 */
static bool is_keepalive(const struct obs *obs)
{
	return is_tcp(obs, "TCP_INVALID_SEQUENCE") && obs->tcp_flags == TCP_ACK && is_bare(obs);
}

/* Raw sockets (ping) get a copy of all that their filter lets through; the packet itself goes on.
 */
static bool is_raw_copy(const struct obs *obs)
{
	return obs->site == SITE_RAW_RECEIVE && strcmp(obs->reason, "SOCKET_FILTER") == 0;
}

/* `ip route get`, ours included: the kernel builds a packet for the question, and frees it with an
 * answer that is an error. */
static bool is_route_question(const struct obs *obs)
{
	return strcmp(obs->symbol, "inet_rtm_getroute") == 0 ||
	       strcmp(obs->symbol, "inet6_rtm_getroute") == 0;
}

static const struct noise_case {
	bool (*is)(const struct obs *obs);
	const char *why;
} cases[] = {
	{ is_companion, "told with the drop that it belongs to" },
	{ is_not_ip, "not an IP packet" },
	{ is_named_noise, "this also happens on a healthy node" },
	{ is_discovery, "IPv6 neighbour discovery and multicast membership" },
	{ is_redirect, "NAT drops ICMP redirects of the flows that it translates" },
	{ is_to_many, "broadcast or multicast that nobody here asked for" },
	{ is_reset, "a RST for a connection that is already gone" },
	{ is_last_segment, "the last segment of a closed connection" },
	{ is_keepalive, "a TCP keepalive probe" },
	{ is_route_question, "the kernel's answer to a question about a route" },
	{ is_raw_copy, "a raw socket's copy; the packet itself went on" },
};

bool cause_is_noise(const struct obs *obs, const char **ret_why)
{
	for (size_t i = 0; i < LENGTH(cases); i++) {
		if (cases[i].is(obs)) {
			*ret_why = cases[i].why;
			return true;
		}
	}
	return false;
}
