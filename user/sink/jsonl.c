/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* JSON lines, version 1: for programs. What is not known is absent. */
#include <netinet/in.h>
#include <string.h>

#include "sink/stream.h"
#include "util/json_line.h"
#include "util/text.h"

#define FORM_VERSION 1
#define NS_PER_MS    1000000ull

/* --- the packet --- */

static void add_side(struct strbuf *line, const char *key, const char *port_key,
		     const struct addr *addr, uint16_t port, bool has_ports)
{
	char text[ADDR_TEXT_MAX];

	if (!addr->family)
		return;
	json_line_string(line, key, addr_format(addr, text));
	if (has_ports && port) /* a look-up that failed has no source port yet */
		json_line_uint(line, port_key, port);
}

static void add_tuple(struct strbuf *line, const struct tuple *tuple, bool has_ports)
{
	add_side(line, "src", "sport", &tuple->src, tuple->sport, has_ports);
	add_side(line, "dst", "dport", &tuple->dst, tuple->dport, has_ports);
}

static void add_proto(struct strbuf *line, uint8_t proto)
{
	char number[4];

	if (!proto)
		return;
	snprintf(number, sizeof(number), "%u", proto);
	json_line_string(line, "proto", proto_name(proto) ? proto_name(proto) : number);
}

/* One letter each, in the order of the bits: SYN and ACK is "SA". */
static void add_tcp_flags(struct strbuf *line, uint8_t flags)
{
	static const char letters[] = "FSRPAUEC";
	char text[sizeof(letters)] = "";
	size_t len = 0;

	for (unsigned int bit = 0; bit < 8; bit++)
		if (flags & (1u << bit))
			text[len++] = letters[bit];
	json_line_string(line, "flags", text);
}

static void add_icmp(struct strbuf *line, const struct obs *obs)
{
	if (obs->tuple.proto != IPPROTO_ICMP && obs->tuple.proto != IPPROTO_ICMPV6)
		return;
	json_line_open(line, "icmp", '{');
	json_line_uint(line, "type", obs->icmp_type);
	json_line_uint(line, "code", obs->icmp_code);
	if (obs->inner.src.family) {
		json_line_open(line, "about", '{');
		add_proto(line, obs->inner.proto);
		add_tuple(line, &obs->inner, tuple_has_ports(&obs->inner));
		json_line_close(line, '}');
	}
	json_line_close(line, '}');
}

static void add_packet(struct strbuf *line, const struct obs *obs)
{
	const struct tuple *tuple = &obs->tuple;

	if (!tuple->src.family && !tuple->dst.family) {
		json_line_uint(line, "ethertype", obs->ethertype);
		return;
	}
	json_line_uint(line, "ip", tuple->dst.family);
	add_proto(line, tuple->proto);
	if (tuple->proto == IPPROTO_TCP && obs->has_ports)
		add_tcp_flags(line, obs->tcp_flags);
	add_tuple(line, tuple, obs->has_ports && tuple_has_ports(tuple));
	if (obs->kind == OBS_DROP || obs->kind == OBS_QUEUE_FULL)
		json_line_uint(line, "len", obs->len);
	add_icmp(line, obs);
	if (!obs->orig.src.family)
		return;
	json_line_open(line, "orig", '{');
	add_tuple(line, &obs->orig, tuple_has_ports(&obs->orig));
	json_line_close(line, '}');
}

/* --- who --- */

static void add_names(struct strbuf *line, const struct endpoint *endpoint)
{
	json_line_string(line, "kind", endpoint_kind_name(endpoint->kind));
	json_line_string(line, "namespace", endpoint->namespace);
	json_line_string(line, "name", endpoint->name);
	json_line_string(line, "port", endpoint->port);
}

static void add_endpoint(struct strbuf *line, const char *key, const struct endpoint *endpoint)
{
	if (endpoint->kind == ENDPOINT_UNKNOWN)
		return;
	json_line_open(line, key, '{');
	add_names(line, endpoint);
	json_line_close(line, '}');
}

/* Behind a Service the one that the packet went to. */
static void add_to(struct strbuf *line, const struct report *report)
{
	const struct endpoint *to = &report->facts->to, *target = &report->facts->target;

	if (to->kind == ENDPOINT_UNKNOWN)
		return;
	json_line_open(line, "to", '{');
	add_names(line, to);
	if (!report_is_reply(report) && !endpoint_equal(to, target))
		add_endpoint(line, "endpoint", target);
	json_line_close(line, '}');
}

/* --- where --- */

static void add_place(struct strbuf *line, const struct report *report)
{
	const struct obs *obs = report->obs;

	if (obs->netns)
		json_line_uint(line, "netns", obs->netns);
	if (!report->facts->died_on_node)
		add_endpoint(line, "at", &report->facts->here);
	json_line_string(line, "in", obs->in_ifname);
	json_line_string(line, "out", obs->out_ifname);
	if (!*obs->in_ifname && !*obs->out_ifname)
		json_line_string(line, "dev", obs->ifname);
	json_line_uint(line, "mark", obs->mark);
}

static void add_kernel(struct strbuf *line, const struct obs *obs)
{
	json_line_open(line, "kernel", '{');
	json_line_string(line, "reason", obs->reason);
	json_line_string(line, "symbol", obs->symbol);
	json_line_string(line, "hook", obs_hook_name(obs->hook));
	if (obs->site != SITE_UNKNOWN)
		json_line_string(line, "site", obs_site_name(obs->site));
	if (obs->error)
		json_line_string(line, "error", strerrorname_np(-obs->error));
	json_line_close(line, '}');
}

static void add_rule(struct strbuf *line, const struct rule_ref *rule)
{
	if (rule->backend == BACKEND_NONE)
		return;
	json_line_open(line, "rule", '{');
	json_line_string(line, "backend", rule_backend_name(rule->backend));
	json_line_string(line, "family", rule->family);
	json_line_string(line, "table", rule->table);
	json_line_string(line, "chain", rule->chain);
	if (rule->number)
		json_line_uint(line, "number", rule->number);
	if (rule->handle)
		json_line_uint(line, "handle", rule->handle);
	if (*rule->text)
		json_line_string(line, "text", rule->text);
	else
		json_line_null(line, "text");
	json_line_string(line, "comment", rule->comment);
	json_line_bool(line, "policy", rule->policy);
	json_line_string(line, "program", rule->program);
	json_line_close(line, '}');
}

static void add_policy(struct strbuf *line, const struct policy_ref *policy)
{
	json_line_string(line, "kind", policy->kind);
	json_line_string(line, "namespace", policy->namespace);
	json_line_string(line, "name", policy->name);
}

/* The first policy stands flat; where several share the verdict all of them are in "policies". */
static void add_owner(struct strbuf *line, const struct owner_ref *owner)
{
	if (!*owner->engine)
		return;
	json_line_open(line, "owner", '{');
	json_line_string(line, "engine", owner->engine);
	if (owner->policies)
		add_policy(line, &owner->policy[0]);
	if (owner->ingress != owner->egress)
		json_line_string(line, "direction", owner->ingress ? "ingress" : "egress");
	if (owner->policies > 1) {
		json_line_open(line, "policies", '[');
		for (unsigned int i = 0; i < owner->policies; i++) {
			json_line_open(line, NULL, '{');
			add_policy(line, &owner->policy[i]);
			json_line_close(line, '}');
		}
		json_line_close(line, ']');
	}
	json_line_close(line, '}');
}

/* --- what it means --- */

static void add_cause(struct strbuf *line, const struct finding *finding)
{
	json_line_open(line, "cause", '{');
	json_line_string(line, "id", finding->id);
	json_line_string(line, "confidence", confidence_name(finding->confidence));
	json_line_string(line, "title", finding->title);
	if (finding->alternatives) {
		json_line_open(line, "alternatives", '[');
		for (unsigned int i = 0; i < finding->alternatives; i++)
			json_line_string(line, NULL, finding->alternative[i]);
		json_line_close(line, ']');
	}
	json_line_close(line, '}');
	json_line_open(line, "evidence", '[');
	for (unsigned int i = 0; i < finding->evidences; i++)
		json_line_string(line, NULL, finding->evidence[i]);
	json_line_close(line, ']');
}

/* One command a line in the catalog, one element each here. */
static void add_next(struct strbuf *line, const char *next)
{
	char command[512];

	json_line_open(line, "next", '[');
	while (next && *next) {
		size_t len = strcspn(next, "\n");

		snprintf(command, sizeof(command), "%.*s", (int)len, next);
		json_line_string(line, NULL, command);
		next += len + (next[len] == '\n');
	}
	json_line_close(line, ']');
}

static void add_how_often(struct strbuf *line, const struct report *report)
{
	char time[TEXT_RFC3339_MAX];

	json_line_uint(line, "count", report->count);
	if (report->count > 1)
		json_line_string(line, "first_time", text_rfc3339(report->first_ns, time));
}

static void add_attempts(struct strbuf *line, const struct report *report)
{
	json_line_string(line, "state", report_kind(report)->state);
	json_line_uint(line, "attempts", report->count);
	json_line_uint(line, "elapsed_ms", (report->obs->time_ns - report->first_ns) / NS_PER_MS);
}

static int write_report(struct sink *sink, const struct report *report)
{
	const struct report_kind *kind = report_kind(report);
	struct strbuf *line = &sink->line;
	char time[TEXT_RFC3339_MAX];

	json_line_open(line, NULL, '{');
	json_line_uint(line, "v", FORM_VERSION);
	json_line_string(line, "type", kind->type);
	json_line_string(line, "time", text_rfc3339(report->obs->time_ns, time));
	json_line_string(line, "node", report->node ? report->node : sink->config.node);
	if (!kind->state)
		add_how_often(line, report);
	add_packet(line, report->obs);
	add_endpoint(line, "from", &report->facts->from);
	add_to(line, report);
	add_place(line, report);
	if (kind->state)
		add_attempts(line, report);
	add_kernel(line, report->obs);
	add_rule(line, &report->facts->rule);
	add_owner(line, &report->facts->owner);
	add_cause(line, report->finding);
	if (kind->state)
		add_next(line, report->finding->cause->next);
	json_line_close(line, '}');
	strbuf_add(line, "\n", 1);
	return stream_write(sink);
}

static void add_events(struct strbuf *line, const struct tally *tally)
{
	json_line_open(line, "events", '{');
	json_line_uint(line, "seen", tally->seen);
	json_line_uint(line, "shown", tally->shown);
	json_line_uint(line, "merged", tally->merged);
	json_line_uint(line, "filtered", tally->filtered);
	json_line_uint(line, "rate_limited", tally->rate_limited);
	json_line_uint(line, "lost", tally->lost);
	json_line_close(line, '}');
}

static int write_summary(struct sink *sink, const struct summary *summary)
{
	struct strbuf *line = &sink->line;

	json_line_open(line, NULL, '{');
	json_line_uint(line, "v", FORM_VERSION);
	json_line_string(line, "type", "summary");
	add_events(line, &summary->tally);
	json_line_open(line, "causes", '{');
	for (const struct cause_count *cause = summary->causes; cause; cause = cause->next)
		json_line_uint(line, cause->id, cause->count);
	json_line_close(line, '}');
	json_line_decimal(line, "seconds", summary->seconds);
	json_line_close(line, '}');
	strbuf_add(line, "\n", 1);
	return stream_write(sink);
}

const struct sink_ops sink_jsonl = {
	.name = "jsonl",
	.what = "for programs: JSON, one object a line",
	.open = stream_open,
	.report = write_report,
	.summary = write_summary,
	.flush = stream_flush,
	.close = stream_close,
};
