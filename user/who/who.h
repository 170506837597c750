/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * Whose is this namespace, interface, address? Names from files on the node only: CNI result cache,
 * azure-vnet.json, azure-endpoints.json, containerd and CRI-O bundles, /var/log/pods with the
 * computed veth name. One file per source; each adds pods through who_add(). A pod is known by its
 * netns inode first; an address or an interface names a pod only while that pod is the newest one
 * that has it. Pods that went stay as tombstones for 60 s (of event time).
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "host/host.h"
#include "model/endpoint.h"

#define WHO_ADDR_MAX     4
#define WHO_POD_MAX      16384
#define WHO_TOMBSTONE_NS (60ull * 1000000000ull)

/* Lower is better: the best source that knows a pod decides where they differ. */
enum who_source { WHO_CNI, WHO_AZURE_VNET, WHO_AZURE_CNS, WHO_CONTAINERD, WHO_CRIO, WHO_LOGS };

struct who_pod {
	char namespace[NAME_NAMESPACE_MAX];
	char name[NAME_OBJECT_MAX];
	char uid[48];
	char container[80];   /* sandbox id, hex; empty if unknown */
	char host_ifname[16]; /* host side of the veth, empty if unknown */
	char netns_path[128];
	int pid; /* of the sandbox, 0 unknown: its namespace too, where the path's mount is not seen
		  */
	uint32_t netns; /* inode, 0 unknown */
	struct addr addr[WHO_ADDR_MAX];
	unsigned int addrs;
	uint64_t gone_ns; /* 0 while it lives; else when it was last known to be there */
	enum who_source source;
};

struct who;

int who_new(struct host *host, struct who **ret);
void who_free(struct who *who);
void who_cleanup(struct who **who);

/*
 * Read all sources again: -errno only if nothing at all could be read; a bad file is logged once
 * with its path and what is wrong, and the rest goes on. @now_ns ages tombstones. The first call
 * with the live host must stay under 50 ms with 250 pods.
 */
int who_refresh(struct who *who, uint64_t now_ns);

/* Directories worth watching for changes; static, NULL-terminated. */
const char *const *who_watch_dirs(void);

/* NULL when nobody, or when it cannot be told which of several. Borrowed until the next refresh. */
const struct who_pod *who_by_netns(const struct who *who, uint32_t netns);
const struct who_pod *who_by_ifname(const struct who *who, const char *host_ifname);
const struct who_pod *who_by_ifindex(const struct who *who,
				     uint32_t ifindex); /* of the node's netns */
const struct who_pod *who_by_addr(const struct who *who,
				  const struct addr *addr); /* living pods only */
const struct who_pod *who_by_addr_at(const struct who *who, const struct addr *addr,
				     uint64_t now_ns); /* and tombstones younger than 60 s */
unsigned int who_count(const struct who *who);         /* living pods */

/* Node's own addresses and pod range(s): from its links, CNI configs and IPAM; false when not
 * known. */
bool who_is_node_addr(const struct who *who, const struct addr *addr);
bool who_in_pod_range(const struct who *who, const struct addr *addr);
/* API server address(es): /var/lib/kubelet/kubeconfig's server, when it is a literal address or
 * pinned in /etc/hosts. */
bool who_is_apiserver(const struct who *who, const struct addr *addr);
