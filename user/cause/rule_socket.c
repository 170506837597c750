/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* The door: nothing listens, or not there. A request is a fault; late answers and leftovers of dead
 * connections are not. */
#include <netinet/in.h>
#include <stdio.h>

#include "cause/claim.h"
#include "cause/reason.h"
#include "cause/rule.h"

#define TCP_FIN 0x01
#define TCP_SYN 0x02
#define TCP_RST 0x04
#define TCP_ACK 0x10

#define EPHEMERAL_MIN 32768 /* net.ipv4.ip_local_port_range as shipped */
#define PORTS_TEXT    64

/* From a low port to a high one, and no NAT says otherwise: an answer, most likely DNS, whose asker
 * has closed its socket. */
static bool looks_like_answer(const struct obs *obs)
{
	return obs->tuple.dport >= EPHEMERAL_MIN && obs->tuple.sport < EPHEMERAL_MIN;
}

static bool is_request(const struct flow *flow, const struct obs *obs, const struct facts *facts)
{
	if (!obs->has_ports || obs->ct_reply)
		return false;
	if (obs->tuple.proto == IPPROTO_TCP)
		return (obs->tcp_flags & (TCP_SYN | TCP_ACK | TCP_RST)) == TCP_SYN;
	if (obs->tuple.proto != IPPROTO_UDP)
		return false;
	return is_through_service(flow, obs, facts) || !looks_like_answer(obs);
}

static bool is_no_socket(const struct flow *flow, const struct obs *obs, const struct facts *facts)
{
	return symptom_of(flow, obs, facts).symptom == SYMPTOM_NO_SOCKET;
}

/* "9090, 9091 ..." */
static void ports_text(const struct listen_facts *listen, char out[PORTS_TEXT])
{
	size_t len = 0;

	out[0] = '\0';
	for (unsigned int i = 0; i < listen->ports && i < LISTEN_PORT_MAX && len + 8 < PORTS_TEXT;
	     i++)
		len += (size_t)snprintf(out + len, PORTS_TEXT - len, "%s%u", i ? ", " : "",
					listen->port[i]);
}

static void claim_listen(const struct obs *obs, const struct facts *facts,
			 enum confidence confidence, struct finding *finding)
{
	const char *proto = proto_name(obs->tuple.proto);

	claim(finding, "svc.listen", confidence);
	if (facts->here.kind == ENDPOINT_POD)
		claim_title(finding, "Nothing listens on %s port %u in pod %s/%s", proto,
			    obs->tuple.dport, facts->here.namespace, facts->here.name);
	else
		claim_title(finding, "Nothing listens on %s port %u at the Service's endpoint",
			    proto, obs->tuple.dport);
}

/* What the packet alone allows. UDP has no SYN: that it was a request is only sure when a Service
 * sent it. */
static enum confidence base_confidence(const struct flow *flow, const struct obs *obs,
				       const struct facts *facts)
{
	bool told = symptom_of(flow, obs, facts).told;
	bool sure = obs->tuple.proto == IPPROTO_TCP || is_through_service(flow, obs, facts);

	if (!told || !sure || facts->here.kind != ENDPOINT_POD)
		return CONFIDENCE_LIKELY;
	return CONFIDENCE_CERTAIN;
}

/* Listeners were not read, are going away, or have come since: claims that stay possible. */
static bool claim_unsure(const struct flow *flow, const struct obs *obs, const struct facts *facts,
			 struct finding *finding)
{
	const struct listen_facts *listen = &facts->listen;

	if (!listen->known) {
		claim_listen(obs, facts, CONFIDENCE_POSSIBLE, finding);
		finding_evidence(finding, "the pod's listening sockets could not be read");
		if (is_through_service(flow, obs, facts))
			finding_alternative(finding, "svc.port");
		return true;
	}
	if (listen->netns_dying) {
		claim_listen(obs, facts, CONFIDENCE_POSSIBLE, finding);
		claim_title(finding,
			    "Nothing listens any more on port %u: the pod is being deleted",
			    obs->tuple.dport);
		finding_evidence(finding, "the pod is shutting down and still gets connections");
		finding_alternative(finding, "svc.stale-endpoint");
		return true;
	}
	if (listen->on_port && !listen->only_loopback && !listen->other_addr) {
		claim_listen(obs, facts, CONFIDENCE_POSSIBLE, finding);
		claim_title(finding, "Nothing listened on port %u; something does now",
			    obs->tuple.dport);
		finding_evidence(finding, "it started after this packet, or takes only the other "
					  "IP version or another interface");
		return true;
	}
	return false;
}

static void claim_port(const struct obs *obs, const struct facts *facts, enum confidence confidence,
		       struct finding *finding)
{
	char ports[PORTS_TEXT];

	ports_text(&facts->listen, ports);
	claim(finding, "svc.port", at_most(confidence, CONFIDENCE_LIKELY));
	claim_title(finding, "The Service sends to port %u, the pod listens on %s",
		    obs->tuple.dport, ports);
	finding_evidence(finding, "pod listens on %s, the Service sends to %u", ports,
			 obs->tuple.dport);
	/* A sidecar's port is a port too: that another one is open does not prove that the number
	 * is wrong. */
	finding_evidence(finding,
			 "if %u is the right number, its container has not started or has "
			 "crashed (then it is svc.listen)",
			 obs->tuple.dport);
}

static void claim_absent(const struct obs *obs, const struct facts *facts,
			 enum confidence confidence, struct finding *finding)
{
	const struct listen_facts *listen = &facts->listen;
	const char *proto = proto_name(obs->tuple.proto);
	char ports[PORTS_TEXT];

	ports_text(listen, ports);
	claim_listen(obs, facts, confidence, finding);
	if (listen->only_loopback) {
		claim_title(finding, "The container listens on port %u only on loopback",
			    obs->tuple.dport);
		finding_evidence(finding,
				 "port %u is bound to 127.0.0.1 or ::1 only: it must be "
				 "bound to the pod's address or 0.0.0.0",
				 obs->tuple.dport);
	} else if (listen->other_addr) {
		finding_evidence(finding, "port %u is bound to another address of the pod",
				 obs->tuple.dport);
	} else if (listen->ports) {
		finding_evidence(finding, "the pod listens on %s, the client used %u", ports,
				 obs->tuple.dport);
	} else {
		finding_evidence(finding,
				 "nothing listens in the pod's namespace on %s (%u "
				 "listeners%s)",
				 proto, listen->count, listen->count ? ", all on loopback" : "");
	}
}

/* A pod, or a namespace that nobody has named but that a Service sends to. */
static bool is_endpoint(const struct flow *flow, const struct obs *obs, const struct facts *facts)
{
	return is_in_pod(facts) || (obs->netns && !facts->died_on_node && is_translated(flow, obs));
}

bool rule_listen(const struct flow *flow, const struct obs *obs, const struct facts *facts,
		 struct finding *finding)
{
	const struct listen_facts *listen = &facts->listen;
	bool service = is_through_service(flow, obs, facts);
	enum confidence confidence;

	if (!is_no_socket(flow, obs, facts) || !is_request(flow, obs, facts) ||
	    !is_endpoint(flow, obs, facts))
		return false;
	if (claim_unsure(flow, obs, facts, finding))
		return true;
	confidence = base_confidence(flow, obs, facts);
	if (listen->ports && !listen->on_port && service) {
		claim_port(obs, facts, confidence, finding);
		return true;
	}
	/* Straight to the pod, which has other ports: the client may simply have the wrong number.
	 */
	if (listen->ports && !listen->on_port)
		confidence = at_most(confidence, CONFIDENCE_LIKELY);
	claim_absent(obs, facts, confidence, finding);
	return true;
}

/* The node's own address behind a Service: a hostNetwork pod's, which shares its listeners with
 * everything else there. */
bool rule_host_socket(const struct flow *flow, const struct obs *obs, const struct facts *facts,
		      struct finding *finding)
{
	if (!is_no_socket(flow, obs, facts) || !is_request(flow, obs, facts) ||
	    !facts->died_on_node || !is_translated(flow, obs))
		return false;
	claim_listen(obs, facts, CONFIDENCE_POSSIBLE, finding);
	finding_evidence(finding, "a Service sends to this node's own address: its pod uses the "
				  "host's network, or the endpoint was written by hand");
	if (facts->listen.known && facts->listen.on_port)
		finding_evidence(finding, "something listens on port %u now", obs->tuple.dport);
	finding_alternative(finding, "svc.port");
	return true;
}

/* To no socket, and no request: the end of a connection that one side has already forgotten. */
bool rule_stray(const struct flow *flow, const struct obs *obs, const struct facts *facts,
		struct finding *finding)
{
	if (!is_no_socket(flow, obs, facts) || is_request(flow, obs, facts) || !obs->has_ports ||
	    (obs->tuple.proto != IPPROTO_TCP && obs->tuple.proto != IPPROTO_UDP))
		return false;
	claim_other(finding, obs, reason_given(obs) ? other_confidence(obs) : CONFIDENCE_POSSIBLE);
	if (obs->tuple.proto == IPPROTO_TCP) {
		claim_title(finding, "A segment of a connection that this host does not know");
		/* FINs that come after the other side is gone end healthy connections too. */
		finding->quiet = (obs->tcp_flags & TCP_FIN) != 0;
		finding_evidence(finding,
				 "not a SYN: the program or pod that had the connection is "
				 "gone, or NAT sent it to the wrong one");
	} else {
		claim_title(finding, "An answer came after the program that asked had closed its "
				     "socket");
	}
	return true;
}
