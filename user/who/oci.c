/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * OCI bundles of running sandboxes: annotations name the pod, linux.namespaces has its network
 * namespace. containerd  /run/containerd/io.containerd.runtime.v2.task/k8s.io/ID/config.json
 * io.kubernetes.cri.* CRI-O /run/containers/storage/overlay-containers/ID/userdata/config.json
 * io.kubernetes.cri-o.*
 */
#include <stdio.h>
#include <string.h>

#include "util/cleanup.h"
#include "util/text.h"
#include "who/source.h"

#define PATH_LEN     512
#define PID_FILE_MAX 64

/* What the two call the same things. */
struct runtime {
	enum who_source source;
	const char *dir;
	const char *file; /* below the container's folder */
	const char *pid;  /* the same: the sandbox's process */
	const char *type, *namespace, *name, *uid;
	const char *addr; /* annotation with one address, NULL: none */
};

static const struct runtime containerd = {
	.source = WHO_CONTAINERD,
	.dir = "/run/containerd/io.containerd.runtime.v2.task/k8s.io",
	.file = "config.json",
	.pid = "init.pid",
	.type = "io.kubernetes.cri.container-type",
	.namespace = "io.kubernetes.cri.sandbox-namespace",
	.name = "io.kubernetes.cri.sandbox-name",
	.uid = "io.kubernetes.cri.sandbox-uid",
};

static const struct runtime crio = {
	.source = WHO_CRIO,
	.dir = "/run/containers/storage/overlay-containers",
	.file = "userdata/config.json",
	.pid = "userdata/pidfile",
	.type = "io.kubernetes.cri-o.ContainerType",
	.namespace = "io.kubernetes.cri-o.Namespace",
	.name = "io.kubernetes.cri-o.KubeName",
	.uid = "io.kubernetes.pod.uid",
	.addr = "io.kubernetes.cri-o.IP.0",
};

struct walk {
	struct who *who;
	const struct runtime *runtime;
};

/* 0: not known. */
static int read_pid(const struct walk *walk, const char *container)
{
	_cleanup_free_ char *text = NULL;
	char path[PATH_LEN];
	uint64_t pid;
	size_t len;

	if (snprintf(path, sizeof(path), "%s/%s/%s", walk->runtime->dir, container,
		     walk->runtime->pid) >= (int)sizeof(path) ||
	    host_read_file(who_host(walk->who), path, PID_FILE_MAX, &text, &len))
		return 0;
	text[strcspn(text, "\n")] = '\0';
	return text_parse_number(text, INT32_MAX, &pid) ? 0 : (int)pid;
}

/* Without a network entry the sandbox shares the node's namespace: nothing there is the pod's
 * alone. */
static bool find_netns(const json_t *config, struct who_pod *pod)
{
	const json_t *namespace;
	size_t i;

	json_array_foreach (json_object_get(json_object_get(config, "linux"), "namespaces"), i,
			    namespace) {
		if (strcmp(who_json_text(namespace, "type"), "network") != 0)
			continue;
		who_copy(pod->netns_path, sizeof(pod->netns_path),
			 who_json_text(namespace, "path"));
		return true; /* without a path it is that of the sandbox's process */
	}
	return false;
}

static void parse_bundle(const struct walk *walk, const char *container, const json_t *config)
{
	const json_t *notes = json_object_get(config, "annotations");
	const struct runtime *runtime = walk->runtime;
	struct who_pod pod = { .source = runtime->source };

	if (strcmp(who_json_text(notes, runtime->type), "sandbox") != 0 ||
	    !find_netns(config, &pod)) {
		who_ignore_container(walk->who, container);
		return;
	}
	pod.pid = read_pid(walk, container);
	who_copy(pod.container, sizeof(pod.container), container);
	who_copy(pod.namespace, sizeof(pod.namespace), who_json_text(notes, runtime->namespace));
	who_copy(pod.name, sizeof(pod.name), who_json_text(notes, runtime->name));
	who_copy(pod.uid, sizeof(pod.uid), who_json_text(notes, runtime->uid));
	if (runtime->addr)
		who_pod_address(&pod, who_json_text(notes, runtime->addr));
	who_add(walk->who, &pod);
}

/* All that the bundle of a known pod adds is its process. */
static void add_pid(const struct walk *walk, const char *container)
{
	struct who_pod pod = { .source = walk->runtime->source };

	pod.pid = read_pid(walk, container);
	who_copy(pod.container, sizeof(pod.container), container);
	who_add(walk->who, &pod);
}

/*
 * Does the text say at first sight that this is not a sandbox? Most containers are not, and parsing
 * 20 kB for that costs. A key between bare quotes cannot be part of a string, where quotes are
 * escaped.
 */
static bool is_plainly_other(const struct runtime *runtime, const char *text)
{
	char key[80];
	const char *at;

	snprintf(key, sizeof(key), "\"%s\"", runtime->type);
	at = strstr(text, key);
	if (!at)
		return false;
	at += strlen(key);
	at += strspn(at, " \t\r\n:");
	return *at == '"' && strncmp(at, "\"sandbox\"", 9) != 0;
}

static void read_bundle(const struct walk *walk, const char *container)
{
	_cleanup_free_ char *text = NULL;
	char path[PATH_LEN];
	json_t *json;
	size_t len = 0;

	if (snprintf(path, sizeof(path), "%s/%s/%s", walk->runtime->dir, container,
		     walk->runtime->file) >= (int)sizeof(path))
		return;
	text = who_read_text(walk->who, path, SOURCE_FILE_MAX, &len);
	if (!text)
		return;
	if (is_plainly_other(walk->runtime, text)) {
		who_ignore_container(walk->who, container);
		return;
	}
	json = who_parse_json(walk->who, path, text, len);
	if (json)
		parse_bundle(walk, container, json);
	json_decref(json);
}

static int each_container(void *ctx, const struct host_entry *entry)
{
	const struct walk *walk = ctx;

	if (who_ignores_container(walk->who, entry->name))
		return 0;
	if (who_knows_container(walk->who, entry->name))
		add_pid(walk, entry->name);
	else
		read_bundle(walk, entry->name);
	return 0;
}

static int read_runtime(struct who *who, const struct runtime *runtime)
{
	struct walk walk = { .who = who, .runtime = runtime };

	return who_each_entry(who, runtime->dir, each_container, &walk);
}

int who_containerd(struct who *who)
{
	return read_runtime(who, &containerd);
}

int who_crio(struct who *who)
{
	return read_runtime(who, &crio);
}
