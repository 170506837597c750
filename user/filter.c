/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "filter.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/ip.h>
#include <netinet/ip6.h>
#include <netinet/tcp.h>
#include <pcap/pcap.h>
#include <stdlib.h>
#include <string.h>

#include "util/log.h"

#define SNAP_MAX 65535

struct filter {
	bool any;
	struct bpf_program program;
};

/* The headers that an obs stands for: enough for every primitive about addresses, ports, protocols
 * and flags. */
struct packet {
	uint8_t bytes[128];
	size_t len;
};

int filter_new(const char *expression, struct filter **ret)
{
	struct filter *filter = calloc(1, sizeof(*filter));
	pcap_t *pcap;

	if (!filter)
		return -ENOMEM;
	filter->any = !expression[0];
	if (filter->any) {
		*ret = filter;
		return 0;
	}
	pcap = pcap_open_dead(DLT_RAW, SNAP_MAX);
	if (!pcap || pcap_compile(pcap, &filter->program, expression, 1, PCAP_NETMASK_UNKNOWN)) {
		log_error("FILTER \"%s\": %s", expression,
			  pcap ? pcap_geterr(pcap) : "out of memory");
		if (pcap)
			pcap_close(pcap);
		free(filter);
		return -EINVAL;
	}
	pcap_close(pcap);
	*ret = filter;
	return 0;
}

void filter_free(struct filter *filter)
{
	if (!filter)
		return;
	if (!filter->any)
		pcap_freecode(&filter->program);
	free(filter);
}

static void put(struct packet *packet, const void *bytes, size_t len)
{
	memcpy(packet->bytes + packet->len, bytes, len);
	packet->len += len;
}

static void put_ip(struct packet *packet, const struct tuple *tuple, const struct obs *obs)
{
	struct iphdr ip4 = { .version = 4, .ihl = 5, .ttl = obs->ttl, .protocol = tuple->proto };
	struct ip6_hdr ip6 = { 0 };

	if (tuple->src.family == 4) {
		ip4.tot_len = htons(obs->len);
		ip4.frag_off = htons((obs->dont_fragment ? IP_DF : 0) | (obs->fragment ? 1 : 0));
		memcpy(&ip4.saddr, tuple->src.bytes, 4);
		memcpy(&ip4.daddr, tuple->dst.bytes, 4);
		put(packet, &ip4, sizeof(ip4));
		return;
	}
	ip6.ip6_flow = htonl(6u << 28);
	ip6.ip6_plen = htons(obs->len > sizeof(ip6) ? obs->len - sizeof(ip6) : 0);
	ip6.ip6_nxt = tuple->proto;
	ip6.ip6_hlim = obs->ttl;
	memcpy(&ip6.ip6_src, tuple->src.bytes, 16);
	memcpy(&ip6.ip6_dst, tuple->dst.bytes, 16);
	put(packet, &ip6, sizeof(ip6));
}

static void put_l4(struct packet *packet, const struct tuple *tuple, const struct obs *obs)
{
	struct tcphdr tcp = { .th_sport = htons(tuple->sport),
			      .th_dport = htons(tuple->dport),
			      .th_off = 5 };
	uint8_t icmp[8] = { obs->icmp_type, obs->icmp_code };

	bool ports_known = !tuple_has_ports(tuple) || tuple->sport || tuple->dport;

	if (obs->fragment || !ports_known)
		return;
	if (tuple->proto == IPPROTO_ICMP || tuple->proto == IPPROTO_ICMPV6) {
		put(packet, icmp, sizeof(icmp));
		return;
	}
	tcp.th_flags = obs->tcp_flags;
	put(packet, &tcp, sizeof(tcp));
}

static bool matches(const struct filter *filter, const struct tuple *tuple, const struct obs *obs)
{
	struct packet packet = { .len = 0 };
	struct pcap_pkthdr header = { 0 };

	if (!tuple->src.family)
		return false;
	put_ip(&packet, tuple, obs);
	put_l4(&packet, tuple, obs);
	header.caplen = packet.len;
	header.len = obs->len > packet.len ? obs->len : packet.len;
	return pcap_offline_filter(&filter->program, &header, packet.bytes) != 0;
}

bool filter_matches(const struct filter *filter, const struct obs *obs)
{
	return filter->any || matches(filter, &obs->tuple, obs) || matches(filter, &obs->orig, obs);
}
