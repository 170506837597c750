/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "ruleset/match_table.h"

#include <string.h>

#include "ruleset/print_match.h"

static const struct match_kind kinds[] = {
	{ "addrtype", match_addrtype, print_addrtype },
	{ "comment", match_comment, NULL },
	{ "connmark", match_connmark, print_mark },
	{ "conntrack", match_conntrack, print_conntrack },
	{ "hl", match_ttl, NULL },
	{ "icmp", match_icmp, print_icmp },
	{ "icmp6", match_icmp6, print_icmp6 },
	{ "iprange", match_iprange, NULL },
	{ "length", match_length, print_length },
	{ "limit", NULL, print_limit },
	{ "mark", match_mark, print_mark },
	{ "multiport", match_multiport, print_multiport },
	{ "owner", match_owner, print_owner },
	{ "physdev", NULL, print_physdev },
	{ "pkttype", match_pkttype, print_pkttype },
	{ "recent", match_recent, print_recent },
	{ "sctp", match_sctp, NULL },
	{ "set", match_set, print_set },
	{ "state", match_state, print_state },
	{ "statistic", match_statistic, print_statistic },
	{ "tcp", match_tcp, print_tcp },
	{ "ttl", match_ttl, print_ttl },
	{ "udp", match_udp, print_udp },
};

const struct match_kind *match_find(const char *name)
{
	size_t i;

	for (i = 0; name && i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (!strcmp(kinds[i].name, name))
			return &kinds[i];
	return NULL;
}

enum fit match_test(struct look *look, const struct item *item)
{
	const struct match_kind *kind = match_find(item->name);

	return kind && kind->test ? kind->test(look, item) : FIT_MAYBE;
}
