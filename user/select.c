/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "select.h"

#include <string.h>

static bool starts_with(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

static bool is_chosen(const struct name_choice *choice, const struct endpoint *endpoint,
		      enum endpoint_kind kind)
{
	if (!choice->name[0])
		return true;
	if (endpoint->kind != kind ||
	    (choice->namespace[0] && strcmp(choice->namespace, endpoint->namespace) != 0))
		return false;
	return kind == ENDPOINT_POD ? starts_with(endpoint->name, choice->name)
				    : strcmp(endpoint->name, choice->name) == 0;
}

static bool wants_pods(const struct options *options, const struct facts *facts)
{
	return (is_chosen(&options->pod, &facts->from, ENDPOINT_POD) ||
		is_chosen(&options->pod, &facts->to, ENDPOINT_POD) ||
		is_chosen(&options->pod, &facts->target, ENDPOINT_POD) ||
		is_chosen(&options->pod, &facts->here, ENDPOINT_POD)) &&
	       is_chosen(&options->from_pod, &facts->from, ENDPOINT_POD) &&
	       (is_chosen(&options->to_pod, &facts->to, ENDPOINT_POD) ||
		is_chosen(&options->to_pod, &facts->target, ENDPOINT_POD));
}

/* The API server's Service is a Service too. */
static bool wants_service(const struct options *options, const struct facts *facts)
{
	return is_chosen(&options->service, &facts->to, ENDPOINT_SERVICE) ||
	       is_chosen(&options->service, &facts->to, ENDPOINT_APISERVER);
}

static bool wants_namespace(const struct options *options, const struct facts *facts)
{
	const char *namespace = options->namespace;

	return !namespace || strcmp(facts->from.namespace, namespace) == 0 ||
	       strcmp(facts->to.namespace, namespace) == 0 ||
	       strcmp(facts->target.namespace, namespace) == 0 ||
	       strcmp(facts->here.namespace, namespace) == 0;
}

static bool wants_iface(const struct options *options, const struct obs *obs)
{
	const char *iface = options->iface;

	return !iface || strcmp(obs->ifname, iface) == 0 || strcmp(obs->in_ifname, iface) == 0 ||
	       strcmp(obs->out_ifname, iface) == 0;
}

static bool wants_cause(const struct options *options, const struct obs *obs,
			const struct finding *finding)
{
	if (options->reason && strcmp(options->reason, obs->reason) != 0)
		return false;
	if (!options->cause || strcmp(options->cause, finding->id) == 0)
		return true;
	for (unsigned int i = 0; i < finding->alternatives; i++) {
		if (strcmp(options->cause, finding->alternative[i]) == 0)
			return true;
	}
	return strcmp(options->cause, "other") == 0 && starts_with(finding->id, "other.");
}

bool select_wants(const struct options *options, const struct obs *obs, const struct facts *facts,
		  const struct finding *finding)
{
	if (finding->quiet && !options->all)
		return false;
	return wants_cause(options, obs, finding) && wants_iface(options, obs) &&
	       wants_pods(options, facts) && wants_service(options, facts) &&
	       wants_namespace(options, facts);
}
