/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * Azure's CNI keeps one file for all pods of the node:
 *   /var/run/azure-vnet.json Network.ExternalInterfaces.ETH.Networks.NET.Endpoints.ID {PODName,
 * HostIfName, ..} /var/run/azure-cns/azure-endpoints.json Endpoints.CONTAINER {PodName,
 * IfnameToIPMap.IF {IPv4, IPv6, HostVethName}}
 */
#include "who/source.h"

#define VNET_FILE "/var/run/azure-vnet.json"
#define CNS_FILE  "/var/run/azure-cns/azure-endpoints.json"

static void add_vnet_endpoint(struct who *who, const json_t *endpoint)
{
	struct who_pod pod = { .source = WHO_AZURE_VNET };
	const json_t *ip;
	size_t i;

	who_copy(pod.namespace, sizeof(pod.namespace), who_json_text(endpoint, "PODNameSpace"));
	who_copy(pod.name, sizeof(pod.name), who_json_text(endpoint, "PODName"));
	who_copy(pod.container, sizeof(pod.container), who_json_text(endpoint, "ContainerID"));
	who_copy(pod.host_ifname, sizeof(pod.host_ifname), who_json_text(endpoint, "HostIfName"));
	who_copy(pod.netns_path, sizeof(pod.netns_path),
		 who_json_text(endpoint, "NetworkNameSpace"));
	json_array_foreach (json_object_get(endpoint, "IPAddresses"), i, ip) {
		who_pod_address(&pod, who_json_text(ip, "IP"));
	}
	who_add(who, &pod);
}

static void each_endpoint(struct who *who, json_t *network)
{
	json_t *endpoint;
	const char *id;

	json_object_foreach (json_object_get(network, "Endpoints"), id, endpoint) {
		add_vnet_endpoint(who, endpoint);
	}
}

int who_azure_vnet(struct who *who)
{
	json_t *json = who_read_json(who, VNET_FILE, SOURCE_STATE_MAX), *external, *network;
	const char *key;

	if (!json)
		who_keep(who, WHO_AZURE_VNET);
	json_object_foreach (
		json_object_get(json_object_get(json, "Network"), "ExternalInterfaces"), key,
		external) {
		const char *name;

		json_object_foreach (json_object_get(external, "Networks"), name, network) {
			each_endpoint(who, network);
		}
	}
	json_decref(json);
	return 0;
}

static void add_addresses(struct who_pod *pod, const json_t *interface, const char *family)
{
	const json_t *ip;
	size_t i;

	json_array_foreach (json_object_get(interface, family), i, ip) {
		who_pod_address(pod, who_json_text(ip, "IP"));
	}
}

static void add_cns_endpoint(struct who *who, const char *container, const json_t *endpoint)
{
	struct who_pod pod = { .source = WHO_AZURE_CNS };
	json_t *interface;
	const char *ifname;

	who_copy(pod.namespace, sizeof(pod.namespace), who_json_text(endpoint, "PodNamespace"));
	who_copy(pod.name, sizeof(pod.name), who_json_text(endpoint, "PodName"));
	who_copy(pod.container, sizeof(pod.container), container);
	json_object_foreach (json_object_get(endpoint, "IfnameToIPMap"), ifname, interface) {
		if (!pod.host_ifname[0])
			who_copy(pod.host_ifname, sizeof(pod.host_ifname),
				 who_json_text(interface, "HostVethName"));
		add_addresses(&pod, interface, "IPv4");
		add_addresses(&pod, interface, "IPv6");
	}
	who_add(who, &pod);
}

int who_azure_cns(struct who *who)
{
	json_t *json = who_read_json(who, CNS_FILE, SOURCE_STATE_MAX), *endpoint;
	const char *container;

	if (!json)
		who_keep(who, WHO_AZURE_CNS);
	json_object_foreach (json_object_get(json, "Endpoints"), container, endpoint) {
		add_cns_endpoint(who, container, endpoint);
	}
	json_decref(json);
	return 0;
}
