/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Targets as iptables -S writes them. */
#include "ruleset/match_packet.h"

#include <linux/netfilter/xt_CONNMARK.h>
#include <linux/netfilter/xt_CT.h>
#include <linux/netfilter/xt_LOG.h>
#include <linux/netfilter/xt_MARK.h>
#include <linux/netfilter/xt_NFLOG.h>
#include <linux/netfilter/xt_NFQUEUE.h>
#include <string.h>

#include "ruleset/print_match.h"

#define COUNT(array)      (sizeof(array) / sizeof((array)[0]))
#define LOG_LEVEL_DEFAULT 4

static void print_reject(struct strbuf *out, const struct item *item, bool v6)
{
	/* by enum ipt_reject_with and ip6t_reject_with */
	static const char *const v4_names[] = {
		"icmp-net-unreachable",
		"icmp-host-unreachable",
		"icmp-proto-unreachable",
		"icmp-port-unreachable",
		NULL,
		"icmp-net-prohibited",
		"icmp-host-prohibited",
		"tcp-reset",
		"icmp-admin-prohibited",
	};
	static const char *const v6_names[] = {
		"icmp6-no-route",
		"icmp6-adm-prohibited",
		NULL,
		"icmp6-addr-unreachable",
		"icmp6-port-unreachable",
		NULL,
		"tcp-reset",
		"icmp6-policy-fail",
		"icmp6-reject-route",
	};
	const char *const *names = v6 ? v6_names : v4_names;
	uint32_t with;

	if (xt_info(item, &with, sizeof(with)) && with < COUNT(v4_names) && names[with])
		strbuf_printf(out, " --reject-with %s", names[with]);
}

static void print_mark_target(struct strbuf *out, const struct item *item, bool v6)
{
	struct xt_mark_tginfo2 info;

	(void)v6;
	if (item->revision == 2 && xt_info(item, &info, sizeof(info)))
		strbuf_printf(out, " --set-xmark 0x%x/0x%x", info.mark, info.mask);
}

static void print_connmark_target(struct strbuf *out, const struct item *item, bool v6)
{
	struct xt_connmark_tginfo1 info;
	struct xt_connmark_tginfo2 v2;

	(void)v6;
	if (item->revision == 2 && xt_info(item, &v2, sizeof(v2)))
		info = (struct xt_connmark_tginfo1){ v2.ctmark, v2.ctmask, v2.nfmask, v2.mode };
	else if (item->revision != 1 || !xt_info(item, &info, sizeof(info)))
		return;
	if (info.mode == XT_CONNMARK_SET)
		strbuf_printf(out, " --set-xmark 0x%x/0x%x", info.ctmark, info.ctmask);
	else
		strbuf_printf(out, " --%s-mark --nfmask 0x%x --ctmask 0x%x",
			      info.mode == XT_CONNMARK_SAVE ? "save" : "restore", info.nfmask,
			      info.ctmask);
}

static void print_log(struct strbuf *out, const struct item *item, bool v6)
{
	struct xt_log_info info;

	(void)v6;
	if (!xt_info(item, &info, sizeof(info)))
		return;
	info.prefix[sizeof(info.prefix) - 1] = '\0';
	if (info.prefix[0]) {
		strbuf_puts(out, " --log-prefix ");
		print_quoted(out, info.prefix);
	}
	if (info.level != LOG_LEVEL_DEFAULT)
		strbuf_printf(out, " --log-level %u", info.level);
}

static void print_nflog(struct strbuf *out, const struct item *item, bool v6)
{
	struct xt_nflog_info info;

	(void)v6;
	if (!xt_info(item, &info, sizeof(info)))
		return;
	info.prefix[sizeof(info.prefix) - 1] = '\0';
	if (info.prefix[0]) {
		strbuf_puts(out, " --nflog-prefix ");
		print_quoted(out, info.prefix);
	}
	if (info.group)
		strbuf_printf(out, " --nflog-group %u", info.group);
}

static void print_nfqueue(struct strbuf *out, const struct item *item, bool v6)
{
	struct xt_NFQ_info_v3 info = { .queues_total = 1 };

	(void)v6;
	if (!xt_info(item, &info,
		     item->revision >= 2 ? sizeof(info)
		     : item->revision    ? sizeof(struct xt_NFQ_info_v1)
					 : sizeof(struct xt_NFQ_info)))
		return;
	if (info.queues_total > 1)
		strbuf_printf(out, " --queue-balance %u:%u", info.queuenum,
			      info.queuenum + info.queues_total - 1);
	else
		strbuf_printf(out, " --queue-num %u", info.queuenum);
	if (info.flags & NFQ_FLAG_BYPASS)
		strbuf_puts(out, " --queue-bypass");
	if (info.flags & NFQ_FLAG_CPU_FANOUT)
		strbuf_puts(out, " --queue-cpu-fanout");
}

static const struct {
	const char *name;
	void (*print)(struct strbuf *out, const struct item *item, bool v6);
} targets[] = {
	{ "CONNMARK", print_connmark_target }, { "LOG", print_log },
	{ "MARK", print_mark_target },         { "NFLOG", print_nflog },
	{ "NFQUEUE", print_nfqueue },          { "REJECT", print_reject },
};

/* iptables writes "CT --notrack" as people did. */
static bool is_notrack(const struct item *item)
{
	struct xt_ct_target_info info;

	return item->name && !strcmp(item->name, "CT") &&
	       xt_info(item, &info, sizeof(info.flags)) && info.flags & XT_CT_NOTRACK_ALIAS;
}

void print_target(struct strbuf *out, const struct item *item, bool v6)
{
	size_t i;

	strbuf_printf(out, " -j %s", is_notrack(item) ? "NOTRACK" : item->name ? item->name : "?");
	for (i = 0; item->name && i < COUNT(targets); i++)
		if (!strcmp(targets[i].name, item->name))
			targets[i].print(out, item, v6);
}
