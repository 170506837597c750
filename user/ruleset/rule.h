/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * What rules does a namespace have? One form for nf_tables, iptables-nft and iptables-legacy, as
 * read from the kernel. nft.c, xt.c and ipset.c fill it; evaluate.c walks a packet through it;
 * print.c writes a rule as iptables -S or nft would. All memory belongs to the ruleset's arena and
 * dies with it.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "host/host.h"
#include "model/facts.h"
#include "model/obs.h"
#include "util/arena.h"

#define RULESET_RULE_MAX     400000 /* above: -E2BIG, said once, nothing is attributed */
#define RULESET_SET_ELEM_MAX 400000
#define RULESET_BYTES_MAX    ((size_t)256 << 20)
#define RULE_DATA_MAX        64  /* nft data registers: 16 x 32 bits */
#define RULE_BUCKETS         256 /* of a table's index of chains and sets */

enum item_kind {
	/* nft expressions */
	ITEM_IMMEDIATE_VERDICT, /* verdict; QUEUE: queue number in key */
	ITEM_IMMEDIATE_DATA,    /* dreg, data */
	ITEM_PAYLOAD,           /* dreg, op = base (NFT_PAYLOAD_*), offset, len */
	ITEM_META,              /* dreg, key (NFT_META_*) */
	ITEM_META_SET,          /* sreg, key */
	ITEM_CT,                /* dreg, key (NFT_CT_*), op = IP_CT_DIR_* or 255 for none */
	ITEM_CT_SET,
	ITEM_CMP,       /* sreg, op (NFT_CMP_*), data (its length is what is compared) */
	ITEM_BITWISE,   /* sreg, dreg, len, op; mask = data, xor = data2; shifts: data = count (host
			   u32) */
	ITEM_BYTEORDER, /* sreg, dreg, len, op (NFT_BYTEORDER_*), key = size of one field in bytes
			 */
	ITEM_RANGE,     /* sreg, op (NFT_RANGE_*), data = from, data2 = to */
	ITEM_LOOKUP,    /* sreg, dreg or none, set, inverted; a verdict map when set->is_vmap */
	ITEM_FIB,       /* dreg, key = result, flags */
	ITEM_NUMGEN,    /* dreg, key = modulus, offset: any value in offset .. offset + key - 1 */
	ITEM_REJECT,    /* op = NFT_REJECT_*, key = ICMP code: ends */
	ITEM_NAT,     /* name = dnat snat masquerade redirect; sreg = address, dreg = port register:
			 ends with accept */
	ITEM_QUEUE,   /* ends; key = first queue, len = how many, flags = NFT_QUEUE_FLAG_* */
	ITEM_COUNTER, /* its values are the rule's; always passes */
	ITEM_PASS,    /* log, notrack and the like: always passes */
	ITEM_MAYBE, /* limit, quota, connlimit, objref, dynset ...: may pass or not; name says what
		     */
	/* xt, native or through nft_compat */
	ITEM_XT_IP,     /* struct ipt_ip / ip6t_ip6 as in the entry: data */
	ITEM_XT_MATCH,  /* name, revision, data = match info; never "comment": that is rule->comment
			 */
	ITEM_XT_TARGET, /* name, revision, data = target info; legacy verdicts are IMMEDIATE_VERDICT
			 */
};

enum verdict_kind {
	VERDICT_CONTINUE,
	VERDICT_ACCEPT,
	VERDICT_DROP,
	VERDICT_REJECT,
	VERDICT_QUEUE,
	VERDICT_RETURN,
	VERDICT_JUMP,
	VERDICT_GOTO,
};

struct verdict {
	enum verdict_kind kind;
	const char *chain; /* JUMP, GOTO: name, in the arena */
};

struct rset;

struct item {
	enum item_kind kind;
	uint8_t op;       /* comparison, payload base, reject type, bitwise operation */
	uint8_t revision; /* xt */
	bool inverted;
	uint32_t sreg, dreg; /* in 4-byte words: NFT_REG32_00 is 0; NFT_REG_1 is 0, NFT_REG_2 is 4
				... UINT32_MAX none */
	uint32_t key;
	uint32_t offset, len; /* bytes */
	uint32_t flags;
	const char *name; /* xt match or target, set name, object type */
	const uint8_t *data;
	uint16_t data_len;
	const uint8_t *data2;
	uint16_t data2_len;
	struct verdict verdict;
	struct rset *set; /* nft LOOKUP, resolved after reading; NULL when it could not be */
};

struct rule {
	uint32_t number;         /* from 1 within its chain */
	uint64_t handle;         /* nft, else 0 */
	uint64_t packets, bytes; /* counters when has_counter, summed over CPUs */
	bool has_counter;
	const char *comment; /* NULL if none; several xt comments are joined by "; " */
	struct item *items;
	uint16_t item_count;
	struct rule *next;
};

struct chain {
	const char *name;
	bool is_base;
	bool is_nat; /* type nat: never drops a packet by a rule that matters here */
	enum obs_hook hook;
	int32_t priority;
	struct verdict policy; /* base chains: ACCEPT or DROP */
	uint64_t handle;
	const char *const *devs; /* netdev and inet ingress: only packets of these devices */
	uint16_t dev_count;
	bool unread; /* only nat chains lead here: its rules were not asked for */
	struct rule *rules, *last;
	uint32_t rule_count;
	struct chain *next;
	struct chain *same_bucket;
	struct table *table;
};

struct table {
	enum rule_backend
		backend; /* NFT, IPTABLES_NFT (xt-compatible names and chains), IPTABLES_LEGACY */
	const char *family; /* ip ip6 inet bridge netdev */
	const char *name;
	struct chain *chains, *last_chain;
	struct rset *sets, *last_set;
	struct table *next;
	struct chain *chain_bucket[RULE_BUCKETS];
	struct rset *set_bucket[RULE_BUCKETS];
};

/* An nft set or map. Only those that rules ask are loaded. Keys in the concatenated register layout
 * (each field padded to 4 bytes), network order as the kernel keeps it. */
struct rset_elem {
	const uint8_t *key;
	const uint8_t *key_end; /* interval sets: inclusive end (concatenated ranges) or NULL */
	bool interval_end;      /* plain interval sets: this key starts a gap */
	bool catchall;
	uint8_t key_len; /* bytes, the set's; of key_end too */
	struct verdict verdict;
	const uint8_t *value; /* data maps */
	uint16_t value_len;
	const char *comment;
};

struct rset {
	const char *name;
	uint32_t id;
	uint16_t key_len;
	bool is_map, is_vmap, is_interval, is_concat;
	bool is_dynamic; /* packets add elements, no new generation tells of it: never loaded */
	bool loaded;     /* elements were read */
	/*
	 * Sorted by key (memcmp). Of two with the same key the interval end comes first, so that
	 * the last one that is not above a key decides. A catchall element has no key and is the
	 * last one.
	 */
	struct rset_elem *elems;
	uint32_t elem_count;
	struct rset *next;
	struct rset *same_bucket;
};

/* An ipset, by name. */
struct ipset_entry {
	struct addr addr;    /* first address */
	struct addr addr_to; /* family 0 when none */
	uint8_t cidr;        /* 0 = host */
	struct addr addr2;   /* hash:ip,port,ip */
	uint8_t cidr2;
	uint16_t port, port_to; /* host order */
	uint8_t proto;
	bool nomatch;
	char iface[16];
	bool iface_prefix; /* every name that begins with iface */
	char member[32];   /* list:set */
};

struct ipset {
	char name[32];
	char type[32];  /* "hash:ip,port" */
	uint8_t family; /* 4, 6, 0 */
	struct ipset_entry *entries;
	uint32_t count;
	bool too_big; /* entries were cut off at the bound: membership cannot be decided */
	struct ipset *next;
	struct ipset *same_bucket;
};

struct ruleset {
	uint32_t netns;
	uint32_t generation;               /* nf_tables generation id that it was read at */
	struct table *tables, *last_table; /* order as the kernel listed them */
	struct ipset *ipsets, *last_ipset;
	struct ipset *ipset_bucket[RULE_BUCKETS];
	bool ipsets_loaded;
	uint32_t rule_count;
	struct arena *arena;
};

int ruleset_new(uint32_t netns, struct ruleset **ret);
void ruleset_free(struct ruleset *ruleset);
void ruleset_cleanup(struct ruleset **ruleset);

/* Arena: zeroed memory that lives as long as the ruleset; NULL when out of memory. */
void *ruleset_alloc(struct ruleset *ruleset, size_t size);
const char *ruleset_text(struct ruleset *ruleset, const char *text, size_t len);
const uint8_t *ruleset_bytes(struct ruleset *ruleset, const void *bytes, size_t len);
struct table *ruleset_add_table(struct ruleset *ruleset, enum rule_backend backend,
				const char *family, const char *name);
struct chain *table_add_chain(struct ruleset *ruleset, struct table *table, const char *name);
/* NULL when there is none. */
struct chain *table_find_chain(const struct table *table, const char *name);
struct rule *chain_add_rule(struct ruleset *ruleset, struct chain *chain);
/* @text: at most @size bytes, ends at NUL. A rule with several gets them joined by "; ". 0 or
 * -ENOMEM. */
int rule_add_comment(struct arena *arena, struct rule *rule, const char *text, size_t size);
struct rset *table_add_set(struct ruleset *ruleset, struct table *table, const char *name);
struct rset *table_find_set(const struct table *table, const char *name);
struct ipset *ruleset_add_ipset(struct ruleset *ruleset, const char *name);

/*
 * Readers. Each appends to @ruleset. -EINTR: the rules changed while they were read, read again
 * (into a fresh ruleset). -EOPNOTSUPP: this kernel or namespace has none of it (not an error to
 * show). Anything malformed: -EBADMSG, never a crash.
 */
/*
 * Rules that only chains of type nat lead to are not read (5 000 Services make 55 000 of them):
 * such chains are listed, with unread set. Tables that are switched off (dormant) and those of
 * family arp are left out.
 */
int nft_read(struct host *host, struct ruleset *ruleset);
int xt_read(struct host *host, struct ruleset *ruleset, int family, const char *table);
/* All legacy tables that /proc/net/ip_tables_names and ip6_tables_names list, but nat. */
int xt_read_all(struct host *host, struct ruleset *ruleset);
int ipset_read(struct host *host, struct ruleset *ruleset);
const struct ipset *ipset_find(const struct ruleset *ruleset, const char *name);
/* nf_tables generation id of @netns, or -errno. */
int nft_generation(struct host *host, uint32_t netns, uint32_t *ret);
