/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * What does this node know about the packet of an obs? Gathered by the pipeline from who/, ruleset/
 * and check/; read by the rules in cause/, which look nowhere else. Every part says whether it was
 * looked at: "not known" is never "no".
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "model/endpoint.h"

#define RULE_NAME_MAX    128
#define RULE_TEXT_MAX    512
#define RULE_COMMENT_MAX 257
#define POLICY_MAX       8
#define LISTEN_PORT_MAX  8
#define PATH_STEP_MAX    16

enum rule_backend {
	BACKEND_NONE,
	BACKEND_NFT,
	BACKEND_IPTABLES_NFT,
	BACKEND_IPTABLES_LEGACY,
	BACKEND_IPVS,
	BACKEND_TC_BPF,
	BACKEND_XDP,
};

/* How was the rule found? Confidence follows from it. */
enum rule_proof {
	RULE_UNKNOWN,  /* nothing found */
	RULE_SEVERAL,  /* more than one fits, or a match could not be decided: `possible` */
	RULE_INFERRED, /* evaluating the rule set gives exactly this one: `likely` */
	RULE_SEEN,     /* the kernel was seen to use it for this packet: `certain` */
};

struct rule_ref {
	enum rule_backend backend;
	enum rule_proof proof;
	char family[8]; /* ip ip6 inet bridge netdev */
	char table[RULE_NAME_MAX];
	char chain[RULE_NAME_MAX];
	uint32_t number; /* from 1 as iptables -L --line-numbers; 0 unknown or policy */
	uint64_t handle; /* nft; 0 none */
	bool policy;     /* the chain's policy dropped it */
	bool reject;     /* answered (REJECT), not silent */
	char comment[RULE_COMMENT_MAX];
	char text[RULE_TEXT_MAX]; /* as iptables -S or nft -a list would print it; may be empty */
	char program[RULE_NAME_MAX]; /* tc-bpf, xdp */
	uint32_t queue;              /* number, where jump is NFQUEUE or queue */
	char jump[RULE_NAME_MAX];    /* target name as written: DROP, REJECT, NFQUEUE ... */
};

/* What kind of rule is it? owners.def gives this. */
enum rule_class {
	CLASS_NONE,            /* no rule known */
	CLASS_UNCLAIMED,       /* a rule or chain policy that nobody owns */
	CLASS_POLICY,          /* a network policy engine's verdict */
	CLASS_NO_ENDPOINTS,    /* kube-proxy: the Service has no endpoints */
	CLASS_LOCAL_ENDPOINTS, /* kube-proxy: no endpoints on this node, traffic policy Local */
	CLASS_SOURCE_RANGES,   /* kube-proxy: loadBalancerSourceRanges */
	CLASS_UNDEFINED_PORT,  /* kube-proxy: port that the Service does not have */
	CLASS_CT_INVALID,      /* drops conntrack state INVALID */
	CLASS_PROTECTION,      /* kubelet's or AKS's own: expected */
	CLASS_TRANSIENT,       /* engine has not programmed this pod yet */
};

struct owner_ref {
	char engine[32]; /* kube-proxy calico azure-npm kube-router cilium kube-network-policies
			    kubelet aks docker ... */
	enum rule_class class;
	bool ingress, egress;  /* direction as the policy's pod sees it */
	unsigned int policies; /* how many below */
	struct policy_ref {
		char kind[32]; /* NetworkPolicy GlobalNetworkPolicy ... */
		char namespace[NAME_NAMESPACE_MAX];
		char name[NAME_OBJECT_MAX];
	} policy[POLICY_MAX];
};

enum service_mode {
	SERVICE_NONE,
	SERVICE_IPTABLES_NFT,
	SERVICE_IPTABLES_LEGACY,
	SERVICE_NFT,
	SERVICE_IPVS
};

/* A VIP:port that kube-proxy's rules know. */
struct service_ref {
	bool found;     /* this VIP:port is a Service port */
	bool vip_known; /* this VIP has a Service, on this or another port */
	bool loaded;    /* kube-proxy's rules were read; false: nothing may be concluded */
	enum service_mode mode;
	char namespace[NAME_NAMESPACE_MAX]; /* empty under IPVS: ip:port only */
	char name[NAME_OBJECT_MAX];
	char port[NAME_PORT_MAX];
	uint32_t endpoints;   /* that the rules send to */
	struct addr endpoint; /* the one chosen (reply tuple), family 0 if none */
	uint16_t endpoint_port;
	bool endpoint_listed; /* the chosen one is still in the rules */
};

/* Sockets that listen in the netns where the packet died. */
struct listen_facts {
	bool known;
	bool on_port;                   /* something listens on the port, on any address */
	bool only_loopback;             /* ... but only on 127.0.0.0/8 or ::1 */
	bool other_addr;                /* ... but only on another address of the pod */
	unsigned int count;             /* listening ports of this protocol, all */
	unsigned int ports;             /* how many are in port[] */
	uint16_t port[LISTEN_PORT_MAX]; /* the first few, not on loopback, ascending */
	bool netns_dying;               /* the pod is being deleted */
};

/* Does a program read the queue that the rule sends to? From /proc/net/netfilter/nfnetlink_queue.
 */
struct queue_facts {
	bool known;
	bool listened;
};

/* The node's view of the destination. */
struct route_facts {
	bool known;
	bool has_route;
	int route_type;    /* RTN_* of the best match; 0 none */
	bool default_only; /* only the default route matches */
	char dev[16];
	bool link_known, link_up, link_carrier;
	bool dst_in_pod_range;     /* inside this node's pod range */
	bool dst_is_pod;           /* a pod of this node has this address now */
	bool dst_was_pod;          /* had it until a moment ago (tombstone) */
	bool src_routed_elsewhere; /* reverse path differs from the input device */
	int rp_filter;             /* effective value on the input device, -1 unknown */
	int forwarding;            /* 0, 1, -1 unknown */
	uint32_t mtu;              /* of dev */
};

struct facts {
	struct endpoint from, to; /* of the client's view: to is the Service if there is one */
	struct endpoint target;   /* who the packet itself is addressed to (after DNAT) */
	struct endpoint
		here; /* pod whose netns the packet died in; kind UNKNOWN: the node or unknown */
	bool died_on_node; /* netns is the node's */
	bool to_apiserver; /* client's destination is default/kubernetes or the API's address */
	struct service_ref service;
	struct rule_ref rule;
	struct owner_ref owner;
	unsigned int path_steps; /* chains walked to the rule, outermost first */
	char path[PATH_STEP_MAX][RULE_NAME_MAX];
	struct queue_facts queue;
	struct listen_facts listen;
	struct route_facts route;
};

const char *
rule_backend_name(enum rule_backend backend); /* as in the JSON contract, NULL for none */
