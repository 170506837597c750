/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "gather.h"

#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/listen.h"
#include "check/route.h"
#include "util/cleanup.h"
#include "util/log.h"

#define QUEUE_FILE_MAX 65536
/* A busy node's files and rules are not read more often than that */
#define REFRESH_MIN_NS (500ull * 1000000ull)

struct gatherer {
	struct host *host;
	struct who *who;
	struct service_table *services;
	struct attributor *attributor;
	bool names_changed, rules_changed;
	uint64_t names_ns, rules_ns; /* when read, wall clock */
};

static void refresh_names(struct gatherer *gatherer, uint64_t now)
{
	int err = who_refresh(gatherer->who, now);

	gatherer->names_ns = now;
	gatherer->names_changed = false;
	if (err)
		log_errno(err, "no source of pod names could be read");
}

static void refresh_rules(struct gatherer *gatherer, uint64_t now)
{
	int err = service_table_load(gatherer->services, gatherer->host,
				     host_node_netns(gatherer->host));

	gatherer->rules_ns = now;
	gatherer->rules_changed = false;
	if (err)
		log_errno(err, "reading kube-proxy's rules of the node");
}

int gatherer_new(struct host *host, struct gatherer **ret)
{
	_cleanup_(gatherer_cleanup) struct gatherer *gatherer = calloc(1, sizeof(*gatherer));
	int err;

	if (!gatherer)
		return -ENOMEM;
	gatherer->host = host;
	err = who_new(host, &gatherer->who);
	if (!err)
		err = service_table_new(&gatherer->services);
	if (!err)
		err = attributor_new(host, &gatherer->attributor);
	if (err)
		return err;
	refresh_names(gatherer, host_now_ns(host));
	refresh_rules(gatherer, host_now_ns(host));
	*ret = steal(gatherer);
	return 0;
}

void gatherer_free(struct gatherer *gatherer)
{
	if (!gatherer)
		return;
	attributor_free(gatherer->attributor);
	service_table_free(gatherer->services);
	who_free(gatherer->who);
	free(gatherer);
}

void gatherer_cleanup(struct gatherer **gatherer)
{
	gatherer_free(*gatherer);
}

void gatherer_changed(struct gatherer *gatherer, enum host_change change)
{
	if (change == HOST_CHANGE_RULES)
		gatherer->rules_changed = true;
	else
		gatherer->names_changed = true;
}

/* A packet of a namespace that nobody knows is worth one more look: its pod may be a moment old. */
static void keep_fresh(struct gatherer *gatherer, const struct obs *obs)
{
	uint64_t now = host_now_ns(gatherer->host);
	bool stranger = obs->netns && obs->netns != host_node_netns(gatherer->host) &&
			!who_by_netns(gatherer->who, obs->netns);

	if ((gatherer->names_changed || stranger) && now - gatherer->names_ns >= REFRESH_MIN_NS)
		refresh_names(gatherer, now);
	if (now - gatherer->rules_ns < REFRESH_MIN_NS)
		return;
	if (gatherer->rules_changed || service_table_stale(gatherer->services, gatherer->host, now))
		refresh_rules(gatherer, now);
	else
		gatherer->rules_ns = now;
}

/* --- names --- */

static void name_pod(const struct who_pod *pod, struct endpoint *ret)
{
	ret->kind = ENDPOINT_POD;
	snprintf(ret->namespace, sizeof(ret->namespace), "%s", pod->namespace);
	snprintf(ret->name, sizeof(ret->name), "%s", pod->name);
}

static void name_address(struct gatherer *gatherer, const struct addr *addr, uint16_t port,
			 uint64_t now, struct endpoint *ret)
{
	const struct who_pod *pod = who_by_addr_at(gatherer->who, addr, now);

	if (pod)
		name_pod(pod, ret);
	else if (who_is_apiserver(gatherer->who, addr) ||
		 service_is_apiserver(gatherer->services, addr, port))
		ret->kind = ENDPOINT_APISERVER;
	else if (who_is_node_addr(gatherer->who, addr)) {
		ret->kind = ENDPOINT_NODE;
		snprintf(ret->name, sizeof(ret->name), "%s", host_node_name(gatherer->host));
	} else if (!who_in_pod_range(gatherer->who, addr) && !addr_is_multicast(addr) &&
		   !addr_is_zero(addr))
		ret->kind = ENDPOINT_EXTERNAL;
}

static void name_service(const struct service_ref *service, struct endpoint *ret)
{
	ret->kind = ENDPOINT_SERVICE;
	snprintf(ret->namespace, sizeof(ret->namespace), "%s", service->namespace);
	snprintf(ret->name, sizeof(ret->name), "%s", service->name);
	snprintf(ret->port, sizeof(ret->port), "%s", service->port);
	if (strcmp(service->namespace, "default") == 0 && strcmp(service->name, "kubernetes") == 0)
		ret->kind = ENDPOINT_APISERVER;
}

/* What conntrack chose: the source of the answer it expects, if that is not simply whom the client
 * asked. */
static bool chosen_endpoint(const struct obs *obs, struct addr *addr, uint16_t *port)
{
	if (!obs->orig.dst.family ||
	    (addr_equal(&obs->reply.src, &obs->orig.dst) && obs->reply.sport == obs->orig.dport))
		return false;
	*addr = obs->reply.src;
	*port = obs->reply.sport;
	return true;
}

/*
 * In the pod's own namespace nobody remembers the address that the client asked for: then the one
 * Service that sends to this address and port is meant, if there is just one.
 */
static void find_service(struct gatherer *gatherer, const struct obs *obs, struct service_ref *ret)
{
	const struct tuple *client = obs_client_tuple(obs);
	struct addr endpoint = { 0 };
	uint16_t port = 0;
	struct service_ref behind;

	chosen_endpoint(obs, &endpoint, &port);
	service_lookup(gatherer->services, &client->dst, client->dport, client->proto, &endpoint,
		       port, ret);
	if (ret->found || obs->orig.dst.family || !obs->has_ports)
		return;
	if (service_by_endpoint(gatherer->services, &client->dst, client->dport, client->proto,
				&behind))
		*ret = behind;
}

/* On the node a pod's interface tells whose packet it is, where no source knows the pod's address.
 */
static void name_by_interface(struct gatherer *gatherer, const struct obs *obs, struct facts *ret)
{
	const struct who_pod *in =
		obs->in_ifname[0] ? who_by_ifname(gatherer->who, obs->in_ifname) : NULL;
	const struct who_pod *out =
		obs->out_ifname[0] ? who_by_ifname(gatherer->who, obs->out_ifname) : NULL;

	if (!ret->died_on_node)
		return;
	if (in && !obs->ct_reply && ret->from.kind != ENDPOINT_POD)
		name_pod(in, &ret->from);
	if (out && ret->target.kind != ENDPOINT_POD)
		name_pod(out, &ret->target);
}

void gather_names(struct gatherer *gatherer, const struct obs *obs, struct facts *ret)
{
	const struct tuple *client = obs_client_tuple(obs);
	const struct who_pod *here;

	keep_fresh(gatherer, obs);
	memset(ret, 0, sizeof(*ret));
	here = who_by_netns(gatherer->who, obs->netns);
	ret->died_on_node = obs->netns == host_node_netns(gatherer->host);
	if (here && !ret->died_on_node)
		name_pod(here, &ret->here);
	name_address(gatherer, &client->src, client->sport, obs->time_ns, &ret->from);
	name_address(gatherer, &obs->tuple.dst, obs->tuple.dport, obs->time_ns, &ret->target);
	name_by_interface(gatherer, obs, ret);
	find_service(gatherer, obs, &ret->service);
	if (ret->service.found)
		name_service(&ret->service, &ret->to);
	else
		name_address(gatherer, &client->dst, client->dport, obs->time_ns, &ret->to);
	ret->to_apiserver = ret->to.kind == ENDPOINT_APISERVER;
}

/* --- what the place calls for --- */

static bool wants_rule(const struct obs *obs)
{
	return obs->site == SITE_NETFILTER || obs->site == SITE_NFQUEUE ||
	       obs->site == SITE_TC_INGRESS || obs->site == SITE_TC_EGRESS || obs->site == SITE_XDP;
}

static bool wants_listeners(const struct obs *obs)
{
	return strcmp(obs->reason, "NO_SOCKET") == 0 || obs->site == SITE_TCP_RECEIVE ||
	       obs->site == SITE_UDP_RECEIVE;
}

static bool wants_route(const struct obs *obs)
{
	switch (obs->site) {
	case SITE_ROUTE_INPUT:
	case SITE_ROUTE_OUTPUT:
	case SITE_SOURCE_CHECK:
	case SITE_FORWARD:
	case SITE_NEIGHBOUR:
	case SITE_QDISC:
	case SITE_DEVICE:
	case SITE_FRAGMENT:
		return true;
	default:
		return false;
	}
}

static bool is_queue(const struct rule_ref *rule)
{
	return strcmp(rule->jump, "NFQUEUE") == 0 || strcmp(rule->jump, "queue") == 0;
}

/* Each line begins with the number of a queue that a program reads. No such file: none does. */
static void find_queue(struct gatherer *gatherer, const struct obs *obs,
		       const struct rule_ref *rule, struct queue_facts *ret)
{
	_cleanup_free_ char *text = NULL;
	char *rest, *line;
	size_t len;
	int err = host_read_proc_net(gatherer->host, obs->netns, "netfilter/nfnetlink_queue",
				     QUEUE_FILE_MAX, &text, &len);

	ret->known = !err || err == -ENOENT;
	for (rest = text; (line = strsep(&rest, "\n"));)
		ret->listened |= *line && strtoul(line, NULL, 10) == rule->queue;
}

void gather(struct gatherer *gatherer, const struct obs *obs, struct facts *ret)
{
	gather_names(gatherer, obs, ret);
	if (wants_rule(obs) && attribute_drop(gatherer->attributor, obs, ret))
		log_debug("the rules of namespace %u could not be read", obs->netns);
	if (is_queue(&ret->rule))
		find_queue(gatherer, obs, &ret->rule, &ret->queue);
	if (wants_listeners(obs) && obs->has_ports)
		check_listen(gatherer->host, obs->netns, obs->tuple.proto, &obs->tuple.dst,
			     obs->tuple.dport, &ret->listen);
	if (wants_route(obs))
		check_route(gatherer->host, gatherer->who, obs, &ret->route);
}
