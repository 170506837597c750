/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "kernel/knobs.h"

#include "bpf/event.h"
#include <bpf/libbpf.h>
#include "dropcause.skel.h"

#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))

/* Reasons whose meaning needs no look at the caller, and those that are no drop at all. Everything
 * else gets a stack. */
static const struct reason_row {
	const char *name;
	uint8_t flags;
} reason_rows[] = {
	{ "SKB_CONSUMED", REASON_F_QUIET },
	{ "QUEUE_PURGE", REASON_F_QUIET },
	{ "NETFILTER_DROP", REASON_F_NETFILTER },
	{ "NO_SOCKET", REASON_F_DECIDES },
	{ "TCP_CSUM", REASON_F_DECIDES },
	{ "UDP_CSUM", REASON_F_DECIDES },
	{ "SOCKET_RCVBUFF", REASON_F_DECIDES },
	{ "SOCKET_BACKLOG", REASON_F_DECIDES },
	{ "SOCKET_FILTER", REASON_F_DECIDES },
	{ "OTHERHOST", REASON_F_DECIDES },
	{ "IP_CSUM", REASON_F_DECIDES },
	{ "IP_INHDR", REASON_F_DECIDES },
	{ "IP_RPFILTER", REASON_F_DECIDES },
	{ "IP_LOCALNET", REASON_F_DECIDES },
	{ "IP_LOCAL_SOURCE", REASON_F_DECIDES },
	{ "IP_INVALID_SOURCE", REASON_F_DECIDES },
	{ "IP_INVALID_DEST", REASON_F_DECIDES },
	{ "IP_INADDRERRORS", REASON_F_DECIDES },
	{ "IP_INNOROUTES", REASON_F_DECIDES },
	{ "IP_OUTNOROUTES", REASON_F_DECIDES },
	{ "IP_NOPROTO", REASON_F_DECIDES },
	{ "PKT_TOO_SMALL", REASON_F_DECIDES },
	{ "PKT_TOO_BIG", REASON_F_DECIDES },
	{ "UNHANDLED_PROTO", REASON_F_DECIDES },
	{ "NEIGH_FAILED", REASON_F_DECIDES },
	{ "NEIGH_QUEUEFULL", REASON_F_DECIDES },
	{ "NEIGH_DEAD", REASON_F_DECIDES },
	{ "TC_INGRESS", REASON_F_DECIDES },
	{ "TC_EGRESS", REASON_F_DECIDES },
	{ "XDP", REASON_F_DECIDES },
	{ "QDISC_DROP", REASON_F_DECIDES },
	{ "CPU_BACKLOG", REASON_F_DECIDES },
	{ "FRAG_REASM_TIMEOUT", REASON_F_DECIDES },
	{ "FRAG_TOO_FAR", REASON_F_DECIDES },
	{ "DUP_FRAG", REASON_F_DECIDES },
	{ "TCP_FLAGS", REASON_F_DECIDES },
	{ "TCP_ZEROWINDOW", REASON_F_DECIDES },
	{ "TCP_OLD_DATA", REASON_F_DECIDES },
	{ "TCP_OVERWINDOW", REASON_F_DECIDES },
	{ "TCP_OFOMERGE", REASON_F_DECIDES },
	{ "TCP_OFO_DROP", REASON_F_DECIDES },
	{ "TCP_RFC7323_PAWS", REASON_F_DECIDES },
	{ "TCP_OLD_ACK", REASON_F_DECIDES },
	{ "TCP_TOO_OLD_ACK", REASON_F_DECIDES },
	{ "TCP_INVALID_SEQUENCE", REASON_F_DECIDES },
	{ "TCP_RESET", REASON_F_DECIDES },
	{ "TCP_CLOSE", REASON_F_DECIDES },
	{ "TCP_LISTEN_OVERFLOW", REASON_F_DECIDES },
};

static const char *const netfilter_functions[] = { "nf_hook_slow", "nf_hook_slow_list",
						   "nft_do_chain" };

static void set_reasons(struct dropcause_bpf *skel, const struct reasons *reasons)
{
	for (size_t i = 0; i < ARRAY_SIZE(reason_rows); i++) {
		uint32_t number;

		if (!reasons_number(reasons, reason_rows[i].name, &number) &&
		    number < REASON_FLAGS_MAX)
			skel->rodata->reason_flags[number] = reason_rows[i].flags;
	}
}

static void set_netfilter(struct dropcause_bpf *skel, const struct ksyms *ksyms)
{
	for (size_t i = 0; i < ARRAY_SIZE(netfilter_functions); i++) {
		uint64_t from, to;

		if (ksyms_range(ksyms, netfilter_functions[i], &from, &to))
			continue;
		skel->rodata->netfilter_from[i] = from;
		skel->rodata->netfilter_to[i] = to;
	}
}

void knobs_set(struct dropcause_bpf *skel, const struct reasons *reasons, const struct ksyms *ksyms)
{
	skel->rodata->knob_has_reason = reasons_any(reasons);
	set_reasons(skel, reasons);
	if (ksyms)
		set_netfilter(skel, ksyms);
}
