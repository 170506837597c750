/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * CNI result cache: one file per attachment, /var/lib/cni/results/NETWORK-CONTAINER-IFNAME, written
 * by libcni for every plugin.
 *
 *   {"kind":"cniCacheV1","containerId":"..","ifName":"eth0","netns":"/run/netns/cni-..",
 *    "cniArgs":[["K8S_POD_NAMESPACE","shop"],["K8S_POD_NAME","web"]],
 *    "result":{"interfaces":[{"name":"veth1"},{"name":"eth0","sandbox":"/run/netns/.."}],"ips":[{"address":"10.244.0.4/24"}]}}
 *
 * Before 0.3.0 the result has ip4.ip and ip6.ip instead; before libcni 0.7 the file is the bare
 * result.
 */
#include <stdio.h>
#include <string.h>

#include "who/source.h"

#define RESULTS_DIR     "/var/lib/cni/results"
#define CONFIG_DIR      "/etc/cni/net.d"
#define LOOPBACK_PREFIX "cni-loopback-"
#define POINT_TO_POINT  31 /* a /31 or /32 says nothing of the pods' range */

static void add_range(struct who *who, const char *cidr)
{
	unsigned int prefix, host_bits;
	struct addr net;

	if (!who_parse_cidr(cidr, &net, &prefix))
		return;
	host_bits = net.family == 6 ? 128 : 32;
	if (prefix < (net.family == 6 ? host_bits - 1 : POINT_TO_POINT) && prefix > 0)
		who_add_range(who, &net, prefix);
}

static void parse_args(const json_t *args, struct who_pod *pod)
{
	const json_t *pair;
	size_t i;

	json_array_foreach (args, i, pair) {
		const char *key = json_string_value(json_array_get(pair, 0));
		const char *value = json_string_value(json_array_get(pair, 1));

		if (!key || !value)
			continue;
		if (strcmp(key, "K8S_POD_NAMESPACE") == 0)
			who_copy(pod->namespace, sizeof(pod->namespace), value);
		else if (strcmp(key, "K8S_POD_NAME") == 0)
			who_copy(pod->name, sizeof(pod->name), value);
		else if (strcmp(key, "K8S_POD_UID") == 0)
			who_copy(pod->uid, sizeof(pod->uid), value);
	}
}

static bool in_sandbox(const json_t *interface)
{
	return who_json_text(interface, "sandbox")[0];
}

/*
 * The host's side of the pair is the last one outside the sandbox: a bridge comes before it. Some
 * plugins forget to say that the pod's own interface is inside; it has the name that was asked for.
 */
static void parse_interfaces(const json_t *interfaces, const char *own, struct who_pod *pod)
{
	const json_t *interface;
	size_t i;

	json_array_foreach (interfaces, i, interface) {
		const char *name = who_json_text(interface, "name");

		if (!in_sandbox(interface) && strcmp(name, own) != 0)
			who_copy(pod->host_ifname, sizeof(pod->host_ifname), name);
	}
}

/* An address of an interface outside the sandbox (a gateway's) is not the pod's. Without an index
 * it is. */
static bool is_pods_own(const json_t *ip, const json_t *interfaces)
{
	const json_t *index = json_object_get(ip, "interface");
	const json_t *interface;

	if (!json_is_integer(index) || json_integer_value(index) < 0)
		return true;
	interface = json_array_get(interfaces, (size_t)json_integer_value(index));
	return !interface || in_sandbox(interface) || json_array_size(interfaces) == 1;
}

static void parse_ips(struct who *who, const json_t *result, struct who_pod *pod)
{
	static const char *const old[] = { "ip4", "ip6" };
	const json_t *interfaces = json_object_get(result, "interfaces"), *ip;
	size_t i;

	json_array_foreach (json_object_get(result, "ips"), i, ip) {
		if (!is_pods_own(ip, interfaces))
			continue;
		who_pod_address(pod, who_json_text(ip, "address"));
		add_range(who, who_json_text(ip, "address"));
	}
	for (i = 0; i < sizeof(old) / sizeof(old[0]); i++) {
		ip = json_object_get(result, old[i]);
		who_pod_address(pod, who_json_text(ip, "ip"));
		add_range(who, who_json_text(ip, "ip"));
	}
}

/* NETWORK-CONTAINER-IFNAME: networks may have dashes, container ids and interface names in a cache
 * file do not. */
static void parse_file_name(const char *name, struct who_pod *pod)
{
	const char *last = strrchr(name, '-'), *start = last;

	while (start && start > name && start[-1] != '-')
		start--;
	if (start && start > name)
		snprintf(pod->container, sizeof(pod->container), "%.*s", (int)(last - start),
			 start);
}

static void parse_result(struct who *who, const char *name, const json_t *cache)
{
	const json_t *wrapped = json_object_get(cache, "result"),
		     *result = wrapped ? wrapped : cache;
	struct who_pod pod = { .source = WHO_CNI };

	parse_file_name(name, &pod);
	if (who_json_text(cache, "containerId")[0])
		who_copy(pod.container, sizeof(pod.container), who_json_text(cache, "containerId"));
	who_copy(pod.netns_path, sizeof(pod.netns_path), who_json_text(cache, "netns"));
	parse_args(json_object_get(cache, "cniArgs"), &pod);
	parse_interfaces(json_object_get(result, "interfaces"), who_json_text(cache, "ifName"),
			 &pod);
	parse_ips(who, result, &pod);
	who_add(who, &pod);
}

static int each_result(void *ctx, const struct host_entry *entry)
{
	struct who *who = ctx;
	char path[512];
	json_t *json;

	if (entry->is_dir || strncmp(entry->name, LOOPBACK_PREFIX, strlen(LOOPBACK_PREFIX)) == 0)
		return 0;
	if (snprintf(path, sizeof(path), RESULTS_DIR "/%s", entry->name) >= (int)sizeof(path))
		return 0;
	json = who_read_json(who, path, SOURCE_FILE_MAX);
	if (json)
		parse_result(who, entry->name, json);
	json_decref(json);
	return 0;
}

int who_cni(struct who *who)
{
	return who_each_entry(who, RESULTS_DIR, each_result, who);
}

/* --- configuration: the ranges that host-local gives addresses from --- */

static void parse_ipam(struct who *who, const json_t *ipam)
{
	const json_t *set, *range;
	size_t i, j;

	add_range(who, who_json_text(ipam, "subnet"));
	json_array_foreach (json_object_get(ipam, "ranges"), i, set) {
		json_array_foreach (set, j, range) {
			add_range(who, who_json_text(range, "subnet"));
		}
	}
}

static int each_config(void *ctx, const struct host_entry *entry)
{
	struct who *who = ctx;
	const json_t *plugin;
	char path[512];
	json_t *json;
	size_t i;

	if (entry->is_dir ||
	    snprintf(path, sizeof(path), CONFIG_DIR "/%s", entry->name) >= (int)sizeof(path) ||
	    (!strstr(entry->name, ".conf") && !strstr(entry->name, ".json")))
		return 0;
	json = who_read_json(who, path, SOURCE_FILE_MAX);
	parse_ipam(who, json_object_get(json, "ipam"));
	json_array_foreach (json_object_get(json, "plugins"), i, plugin) {
		parse_ipam(who, json_object_get(plugin, "ipam"));
	}
	json_decref(json);
	return 0;
}

int who_cni_config(struct who *who)
{
	return who_each_entry(who, CONFIG_DIR, each_config, who);
}
