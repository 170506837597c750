/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * Text for people:
 *
 *   14:02:11.482 DROP TCP SYN shop/client:41822 > svc shop/web:80 (10.0.20.10) =>
 * shop/web-x2x9k 10.244.0.11:8080  x6 in 31 s (retries) cause  id  confidence  title where  place
 * rule  reason  device owner  whose rule path   chains walked, facts  evidence: only when verbose
 *
 * Everything that is not ours goes through strbuf_escape() or strbuf_quote().
 */
#include <inttypes.h>
#include <netinet/in.h>
#include <string.h>

#include "sink/stream.h"
#include "sink/text_packet.h"
#include "util/text.h"

#define LABEL "    %-5s  "
#define GAP   "  "

enum color { COLOR_RED, COLOR_YELLOW, COLOR_GREEN, COLOR_BOLD, COLOR_FAINT };

static void add_colored(struct sink *sink, enum color color, const char *text)
{
	static const char *const codes[] = { "1;31", "33", "32", "1", "2" };

	if (sink->config.color)
		strbuf_printf(&sink->line, "\x1b[%sm", codes[color]);
	strbuf_escape(&sink->line, text);
	if (sink->config.color)
		strbuf_puts(&sink->line, "\x1b[0m");
}

/* --- first line: the packet --- */

static void add_repeats(struct strbuf *line, const struct report *report)
{
	char span[TEXT_DURATION_MAX];

	if (report->count < 2)
		return;
	strbuf_printf(line, GAP "x%" PRIu64 " in %s%s", report->count,
		      text_duration(report->obs->time_ns - report->first_ns, span),
		      report->obs->tuple.proto == IPPROTO_TCP ? " (retries)" : "");
}

static void add_first_line(struct sink *sink, const struct report *report)
{
	const struct report_kind *kind = report_kind(report);
	char clock[TEXT_CLOCK_MAX];

	strbuf_printf(&sink->line, "%s ", text_clock(report->obs->time_ns, clock));
	add_colored(sink, kind->state ? COLOR_YELLOW : COLOR_RED, kind->word);
	text_add_packet(&sink->line, report);
	add_repeats(&sink->line, report);
	strbuf_puts(&sink->line, "\n");
}

/* --- cause --- */

/* All ids that fit, as in the summary: "node.firewall|node.allowed-ip". */
static void add_cause(struct sink *sink, const struct finding *finding)
{
	static const enum color colors[] = { COLOR_FAINT, COLOR_YELLOW, COLOR_GREEN };

	strbuf_printf(&sink->line, LABEL, "cause");
	add_colored(sink, COLOR_BOLD, finding->id);
	for (unsigned int i = 0; i < finding->alternatives; i++) {
		strbuf_puts(&sink->line, "|");
		add_colored(sink, COLOR_BOLD, finding->alternative[i]);
	}
	strbuf_puts(&sink->line, GAP);
	add_colored(sink, colors[finding->confidence], confidence_name(finding->confidence));
	strbuf_puts(&sink->line, GAP);
	strbuf_escape(&sink->line, finding->title);
	strbuf_puts(&sink->line, "\n");
}

/* --- where --- */

static void add_place(struct strbuf *line, const struct report *report)
{
	const struct obs *obs = report->obs;
	const char *hook = obs_hook_name(obs->hook);

	if (report->facts->died_on_node) {
		strbuf_puts(line, "node");
	} else if (*report->facts->here.name) {
		strbuf_puts(line, "pod ");
		text_add_name(line, &report->facts->here);
	} else if (obs->netns) {
		strbuf_printf(line, "netns %u", obs->netns);
	} else {
		strbuf_puts(line, "netns ?");
	}
	if (hook)
		strbuf_printf(line, " %s", hook);
	else if (obs->site != SITE_UNKNOWN)
		strbuf_printf(line, " %s", obs_site_name(obs->site));
}

static void add_word(struct strbuf *line, const char *before, const char *text)
{
	if (!*text)
		return;
	strbuf_puts(line, before);
	strbuf_escape(line, text);
}

/* nft users know the handle and need the family; iptables users count. */
static void add_chain_rule(struct strbuf *line, const struct rule_ref *rule)
{
	bool nft = rule->backend == BACKEND_NFT;
	const char *said = *rule->comment ? rule->comment : rule->text;

	add_word(line, GAP, nft ? rule->family : "");
	add_word(line, nft ? " " : GAP, rule->table);
	add_word(line, " ", rule->chain);
	if (rule->policy)
		strbuf_puts(line, " policy");
	else if (nft && rule->handle)
		strbuf_printf(line, " handle %" PRIu64, rule->handle);
	else if (rule->number)
		strbuf_printf(line, " rule %u", rule->number);
	if (!*said)
		return;
	strbuf_puts(line, " ");
	strbuf_quote(line, said);
}

static void add_rule(struct strbuf *line, const struct rule_ref *rule)
{
	switch (rule->backend) {
	case BACKEND_NONE:
		break;
	case BACKEND_TC_BPF:
		add_word(line, GAP "tc program ", rule->program);
		break;
	case BACKEND_XDP:
		add_word(line, GAP "XDP program ", rule->program);
		break;
	case BACKEND_IPVS:
		strbuf_puts(line, GAP "IPVS");
		break;
	default:
		add_chain_rule(line, rule);
	}
}

/* What the kernel itself says: a reason if it has one that means something, else the function. */
static void add_reason(struct sink *sink, const struct obs *obs)
{
	struct strbuf *line = &sink->line;
	bool telling = *obs->reason && strcmp(obs->reason, "NOT_SPECIFIED") != 0;

	if (obs->error)
		add_word(line, GAP, strerrorname_np(-obs->error) ?: "");
	if (telling)
		add_word(line, GAP, obs->reason);
	if (!telling || sink->config.verbose)
		add_word(line, GAP, obs->symbol);
}

static void add_device(struct sink *sink, const struct obs *obs)
{
	struct strbuf *line = &sink->line;

	if (*obs->in_ifname && (sink->config.verbose || !*obs->out_ifname))
		add_word(line, GAP "in ", obs->in_ifname);
	add_word(line, GAP "out ", obs->out_ifname);
	if (!*obs->in_ifname && !*obs->out_ifname)
		add_word(line, GAP "dev ", obs->ifname);
}

static void add_where(struct sink *sink, const struct report *report)
{
	strbuf_printf(&sink->line, LABEL, "where");
	add_place(&sink->line, report);
	add_rule(&sink->line, &report->facts->rule);
	add_reason(sink, report->obs);
	add_device(sink, report->obs);
	strbuf_puts(&sink->line, "\n");
}

/* --- owner --- */

static const char *engine_title(const char *engine)
{
	static const struct {
		const char *engine, *title;
	} titles[] = {
		{ "azure-npm", "Azure NPM" }, { "calico", "Calico" }, { "cilium", "Cilium" },
		{ "docker", "Docker" },       { "aks", "AKS" },
	};

	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		if (strcmp(titles[i].engine, engine) == 0)
			return titles[i].title;
	return engine;
}

static void add_policy(struct strbuf *line, const struct policy_ref *policy)
{
	if (*policy->kind && strcmp(policy->kind, "NetworkPolicy") != 0)
		add_word(line, " ", policy->kind);
	else
		strbuf_puts(line, " policy");
	add_word(line, " ", policy->namespace);
	add_word(line, *policy->namespace ? "/" : " ", policy->name);
}

static void add_owner(struct strbuf *line, const struct owner_ref *owner)
{
	if (!*owner->engine)
		return;
	strbuf_printf(line, LABEL, "owner");
	strbuf_escape(line, engine_title(owner->engine));
	for (unsigned int i = 0; i < owner->policies; i++) {
		strbuf_puts(line, i ? "," : "");
		add_policy(line, &owner->policy[i]);
	}
	if (owner->ingress != owner->egress)
		strbuf_puts(line, owner->ingress ? " (ingress)" : " (egress)");
	strbuf_puts(line, "\n");
}

/* --- verbose --- */

static void add_details(struct strbuf *line, const struct report *report)
{
	const struct facts *facts = report->facts;
	const struct finding *finding = report->finding;

	if (facts->path_steps)
		strbuf_printf(line, LABEL, "path");
	for (unsigned int i = 0; i < facts->path_steps; i++)
		add_word(line, i ? " > " : "", facts->path[i]);
	if (facts->path_steps)
		strbuf_puts(line, "\n");
	for (unsigned int i = 0; i < finding->evidences; i++) {
		strbuf_printf(line, LABEL, i ? "" : "facts");
		strbuf_escape(line, finding->evidence[i]);
		strbuf_puts(line, "\n");
	}
}

static int write_report(struct sink *sink, const struct report *report)
{
	add_first_line(sink, report);
	add_cause(sink, report->finding);
	add_where(sink, report);
	add_owner(&sink->line, &report->facts->owner);
	if (sink->config.verbose)
		add_details(&sink->line, report);
	return stream_write(sink);
}

/* --- summary --- */

static void add_causes(struct sink *sink, const struct cause_count *causes)
{
	strbuf_puts(&sink->line, causes ? "drops" : "drops none");
	for (const struct cause_count *cause = causes; cause; cause = cause->next) {
		strbuf_printf(&sink->line, "%s%" PRIu64 " ", cause == causes ? " " : GAP,
			      cause->count);
		strbuf_escape(&sink->line, cause->id);
	}
	strbuf_puts(&sink->line, "\n");
}

static void add_lost(struct sink *sink, const struct summary *summary)
{
	char warning[64];

	if (!summary->tally.lost)
		return;
	snprintf(warning, sizeof(warning), "WARNING %" PRIu64 " events lost", summary->tally.lost);
	add_colored(sink, COLOR_RED, warning);
	strbuf_puts(&sink->line, summary->lost_in_ring ? " (ring full): counts are lower bounds; "
							 "narrow the filter or --ring 8M\n"
						       : ": counts are lower bounds\n");
}

static int write_summary(struct sink *sink, const struct summary *summary)
{
	const struct tally *tally = &summary->tally;

	add_causes(sink, summary->causes);
	strbuf_printf(&sink->line,
		      "events %" PRIu64 " seen = %" PRIu64 " shown + %" PRIu64 " merged + %" PRIu64
		      " filtered + %" PRIu64 " rate-limited + %" PRIu64 " lost\n",
		      tally->seen, tally->shown, tally->merged, tally->filtered,
		      tally->rate_limited, tally->lost);
	add_lost(sink, summary);
	return stream_write(sink);
}

const struct sink_ops sink_text = {
	.name = "text",
	.what = "for people: a few lines for each drop",
	.open = stream_open,
	.report = write_report,
	.summary = write_summary,
	.flush = stream_flush,
	.close = stream_close,
};
