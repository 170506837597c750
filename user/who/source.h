/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* How does a source of names say what it found? Internal to who/: one file a source, each a
 * function in the table of who.c. */
#pragma once

#include <jansson.h>

#include "who/who.h"

#define SOURCE_FILE_MAX  (2u << 20) /* one pod's file */
#define SOURCE_STATE_MAX (8u << 20) /* one file for all pods */
/* Of one directory: several a pod, and some that were left behind */
#define SOURCE_ENTRY_MAX 32768

/*
 * A pod that a source knows (copied). Empty fields are filled from sources that know them; where
 * two differ, the better source (earlier in enum who_source) stays. A pod without any of netns,
 * interface and address says nothing.
 */
void who_add(struct who *who, const struct who_pod *pod);

struct host *who_host(const struct who *who);
/* Addresses of a pod's network, from CNI configuration and results. */
void who_add_range(struct who *who, const struct addr *net, unsigned int prefix);
void who_add_apiserver(struct who *who, const struct addr *addr);
/* Is there a link of this name in the node's namespace? */
bool who_has_link(const struct who *who, const char *ifname);

/* Say once, for as long as we run, what is wrong with a file and what becomes of it. */
void who_complain(struct who *who, const char *path, const char *what) __attribute__((nonnull));

/* A file, free() it, or parsed, json_decref() it; NULL when it is absent (silent) or bad (said). */
char *who_read_text(struct who *who, const char *path, size_t max, size_t *ret_len);
json_t *who_parse_json(struct who *who, const char *path, const char *text, size_t len);
json_t *who_read_json(struct who *who, const char *path, size_t max);
/* Member @key of @object as text; "" when it is absent or no string. Borrowed. */
const char *who_json_text(const json_t *object, const char *key);
/* "10.244.0.2/24", or without the prefix (then 32 or 128). false: no address. */
bool who_parse_cidr(const char *text, struct addr *ret_addr, unsigned int *ret_prefix);
void who_pod_address(struct who_pod *pod, const char *text);
/* A text that does not fit whole is not known: half a name is another's. */
void who_copy(char *out, size_t size, const char *text);
/* Each entry of a directory; above SOURCE_ENTRY_MAX it ends, and that is said. An absent directory
 * is an empty one. */
int who_each_entry(struct who *who, const char *dir,
		   int (*each)(void *ctx, const struct host_entry *entry), void *ctx);

/* The file of all pods of @source cannot be read now (it is being written): those that are still
 * there stay, as they were known. */
void who_keep(struct who *who, enum who_source source);

/* Is the sandbox known already, with its name and the path of its namespace? */
bool who_knows_container(const struct who *who, const char *container);
/* Containers that name no pod: not a sandbox, or one without a namespace of its own. Ids are never
 * used again. */
bool who_ignores_container(const struct who *who, const char *container);
void who_ignore_container(struct who *who, const char *container);

/* Sources. Each looks at its files and calls who_add(). Absent files are no error. 0, or -errno
 * when its directory could not be read. */
int who_cni(struct who *who);
int who_azure_vnet(struct who *who);
int who_azure_cns(struct who *who);
int who_containerd(struct who *who);
int who_crio(struct who *who);
int who_logs(struct who *who);
/* Not pods: the API server's address, the pods' ranges. */
int who_kubeconfig(struct who *who);
int who_cni_config(struct who *who);
