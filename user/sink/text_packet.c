/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "sink/text_packet.h"

#include <netinet/in.h>

#include "sink/stream.h"

/* "SYN-ACK" */
static void add_tcp_flags(struct strbuf *line, uint8_t flags)
{
	static const char *const words[] = { "FIN", "SYN", "RST", "PSH", "ACK", "URG" };
	const char *before = " ";

	for (unsigned int bit = 0; bit < sizeof(words) / sizeof(words[0]); bit++) {
		if (!(flags & (1u << bit)))
			continue;
		strbuf_printf(line, "%s%s", before, words[bit]);
		before = "-";
	}
}

static void add_proto(struct strbuf *line, uint8_t proto)
{
	if (proto_name(proto))
		strbuf_printf(line, " %s", proto_name(proto));
	else if (proto)
		strbuf_printf(line, " protocol %u", proto);
}

static void add_addr(struct strbuf *line, const struct addr *addr, uint16_t port, bool has_port)
{
	char text[ADDR_TEXT_MAX];

	addr_format(addr, text);
	if (!has_port)
		strbuf_puts(line, text);
	else
		strbuf_printf(line, addr->family == 6 ? "[%s]:%u" : "%s:%u", text, port);
}

/* "shop/web", "svc shop/web", "node aks-np1-000002" */
void text_add_name(struct strbuf *line, const struct endpoint *endpoint)
{
	if (endpoint->kind == ENDPOINT_SERVICE)
		strbuf_puts(line, "svc ");
	else if (endpoint->kind != ENDPOINT_POD)
		strbuf_printf(line, "%s ", endpoint_kind_name(endpoint->kind));
	if (*endpoint->namespace) {
		strbuf_escape(line, endpoint->namespace);
		strbuf_puts(line, "/");
	}
	strbuf_escape(line, endpoint->name);
}

static bool has_name(const struct endpoint *endpoint)
{
	return endpoint->kind != ENDPOINT_UNKNOWN && *endpoint->name;
}

/* Who sends: by name, else by address. A look-up that failed may have neither, and no port yet. */
static void add_from(struct strbuf *line, const struct endpoint *from, const struct tuple *tuple,
		     bool has_ports)
{
	has_ports = has_ports && tuple->sport;
	if (!has_name(from)) {
		add_addr(line, &tuple->src, tuple->sport, has_ports);
		return;
	}
	text_add_name(line, from);
	if (has_ports)
		strbuf_printf(line, ":%u", tuple->sport);
}

/* A pod is known by its address as well; of what has a virtual one, the port comes first. */
static void add_to(struct strbuf *line, const struct endpoint *to, const struct addr *addr,
		   uint16_t port, bool has_ports)
{
	if (!has_name(to)) {
		add_addr(line, addr, port, has_ports);
		return;
	}
	text_add_name(line, to);
	if (to->kind == ENDPOINT_POD) {
		strbuf_puts(line, " ");
		add_addr(line, addr, port, has_ports);
		return;
	}
	if (has_ports)
		strbuf_printf(line, ":%u", port);
	strbuf_puts(line, " (");
	add_addr(line, addr, 0, false);
	strbuf_puts(line, ")");
}

/* Where the Service's address was translated to. Of an answer that is the sender. */
static void add_translated(struct strbuf *line, const struct report *report, bool has_ports)
{
	static const struct endpoint nobody;
	const struct obs *obs = report->obs;
	const struct tuple *orig = &obs->orig, *tuple = &obs->tuple;
	bool reply = report_is_reply(report);
	const struct addr *addr = reply ? &tuple->src : &tuple->dst;
	uint16_t port = reply ? tuple->sport : tuple->dport;

	if (!orig->src.family || (addr_equal(&orig->dst, addr) && orig->dport == port))
		return;
	strbuf_puts(line, " => ");
	add_to(line, reply ? &nobody : &report->facts->target, addr, port, has_ports);
}

/* In the pod's own namespace only the pod's address is left; the Service's was found by it, and its
 * port is not known. */
static bool is_behind(const struct report *report)
{
	return report->facts->to.kind == ENDPOINT_SERVICE &&
	       report->facts->target.kind == ENDPOINT_POD &&
	       addr_equal(&obs_client_tuple(report->obs)->dst, &report->obs->tuple.dst);
}

static void add_destination(struct strbuf *line, const struct report *report, bool has_ports)
{
	const struct tuple *client = obs_client_tuple(report->obs);
	const struct facts *facts = report->facts;

	if (is_behind(report)) {
		text_add_name(line, &facts->to);
		strbuf_puts(line, " => ");
		add_to(line, &facts->target, &client->dst, client->dport, has_ports);
		return;
	}
	add_to(line, &facts->to, &client->dst, client->dport, has_ports);
	add_translated(line, report, has_ports);
}

static void add_icmp(struct strbuf *line, const struct obs *obs)
{
	const struct tuple *inner = &obs->inner;
	bool has_ports = tuple_has_ports(inner);

	if (obs->tuple.proto != IPPROTO_ICMP && obs->tuple.proto != IPPROTO_ICMPV6)
		return;
	strbuf_printf(line, " type %u code %u", obs->icmp_type, obs->icmp_code);
	if (!inner->src.family)
		return;
	strbuf_puts(line, " about");
	add_proto(line, inner->proto);
	strbuf_puts(line, " ");
	add_addr(line, &inner->src, inner->sport, has_ports);
	strbuf_puts(line, " > ");
	add_addr(line, &inner->dst, inner->dport, has_ports);
	strbuf_puts(line, ":");
}

void text_add_packet(struct strbuf *line, const struct report *report)
{
	const struct obs *obs = report->obs;
	const struct tuple *client = obs_client_tuple(obs);
	bool has_ports = obs->has_ports && tuple_has_ports(&obs->tuple);

	if (!obs->tuple.src.family && !obs->tuple.dst.family) {
		strbuf_printf(line, " ethertype 0x%04x", obs->ethertype);
		return;
	}
	add_proto(line, obs->tuple.proto);
	if (obs->tuple.proto == IPPROTO_TCP && obs->has_ports)
		add_tcp_flags(line, obs->tcp_flags);
	add_icmp(line, obs);
	if (obs->fragment)
		strbuf_puts(line, " fragment");
	if (obs->truncated)
		strbuf_puts(line, " truncated");
	strbuf_puts(line, report_is_reply(report) ? " in reply to " : " ");
	add_from(line, &report->facts->from, client, has_ports);
	strbuf_puts(line, " > ");
	add_destination(line, report, has_ports);
}
