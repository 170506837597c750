/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * An entry can be found by two keys: the client's tuple, and the same packet as it looks behind the
 *NAT (from conntrack's reply tuple). The second one matters because a veth strips the conntrack
 *entry: in the pod's namespace only the translated tuple is left.
 *
 *	client 10.244.0.10:41822 > 10.0.20.10:80    key "client"
 *	packet 10.244.0.10:41822 > 10.244.0.11:8080 key "behind"     both found from either
 *direction
 */
#include "flow/table.h"

#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

/* Out of memory while adding: uthash undoes the add and calls this; the entry then has no table. */
#define HASH_NONFATAL_OOM        1
#define uthash_nonfatal_oom(elt) ((void)(elt))
#include <uthash.h>
#include <utlist.h>

#include "flow/siphash.h"

#define TCP_SYN 0x02
#define TCP_ACK 0x10

/* No padding: it is hashed and compared as bytes. */
struct flow_key {
	uint8_t src[16], dst[16];
	uint32_t netns; /* only where an address means something else in each namespace */
	uint16_t sport, dport;
	uint8_t family, proto, zero[2];
};
_Static_assert(sizeof(struct flow_key) == 44, "flow_key has padding");

struct entry {
	struct flow flow; /* first: a flow is its entry */
	struct flow_key client, behind;
	bool has_behind;
	UT_hash_handle by_client, by_behind;
	struct entry *prev, *next; /* least recently used first */
};

struct flow_table {
	struct siphash_key secret;
	unsigned int max;
	uint64_t evictions;
	struct entry *clients, *behinds, *lru;
};

static int secret_new(struct siphash_key *ret)
{
	ssize_t got = getrandom(ret, sizeof(*ret), 0);

	if (got < 0)
		return -errno;
	return (size_t)got == sizeof(*ret) ? 0 : -EIO;
}

int flow_table_new(unsigned int max, struct flow_table **ret)
{
	struct flow_table *flows;
	int err;

	if (max == 0)
		return -EINVAL;
	flows = calloc(1, sizeof(*flows));
	if (!flows)
		return -ENOMEM;
	flows->max = max;
	err = secret_new(&flows->secret);
	if (err) {
		free(flows);
		return err;
	}
	*ret = flows;
	return 0;
}

static unsigned int hash_of(const struct flow_table *flows, const struct flow_key *key)
{
	return (unsigned int)siphash(&flows->secret, key, sizeof(*key));
}

static void forget_behind(struct flow_table *flows, struct entry *entry)
{
	if (!entry->has_behind)
		return;
	HASH_DELETE(by_behind, flows->behinds, entry);
	entry->has_behind = false;
	entry->flow.behind = (struct tuple){ 0 };
}

static void entry_remove(struct flow_table *flows, struct entry *entry)
{
	forget_behind(flows, entry);
	HASH_DELETE(by_client, flows->clients, entry);
	DL_DELETE(flows->lru, entry);
	free(entry);
}

void flow_table_free(struct flow_table *flows)
{
	if (!flows)
		return;
	while (flows->lru)
		entry_remove(flows, flows->lru);
	free(flows);
}

void flow_table_cleanup(struct flow_table **flows)
{
	flow_table_free(*flows);
}

/* IPv4 link-local is not: pods and their node share the cloud's and the DNS cache's 169.254.x.y. */
static bool is_scoped(const struct addr *addr)
{
	return addr_is_loopback(addr) || (addr->family == 6 && addr_is_link_local(addr));
}

static struct flow_key key_of(const struct tuple *tuple, uint32_t netns)
{
	struct flow_key key = {
		.sport = tuple->sport,
		.dport = tuple->dport,
		.family = tuple->dst.family ? tuple->dst.family : tuple->src.family,
		.proto = tuple->proto,
		.netns = is_scoped(&tuple->src) || is_scoped(&tuple->dst) ? netns : 0,
	};

	memcpy(key.src, tuple->src.bytes, sizeof(key.src));
	memcpy(key.dst, tuple->dst.bytes, sizeof(key.dst));
	return key;
}

static struct tuple reversed(const struct tuple *tuple)
{
	return (struct tuple){ .src = tuple->dst,
			       .dst = tuple->src,
			       .sport = tuple->dport,
			       .dport = tuple->sport,
			       .proto = tuple->proto };
}

static struct entry *find(const struct flow_table *flows, const struct tuple *tuple, uint32_t netns)
{
	struct flow_key key = key_of(tuple, netns);
	unsigned int hash = hash_of(flows, &key);
	struct entry *entry;

	HASH_FIND_BYHASHVALUE(by_client, flows->clients, &key, sizeof(key), hash, entry);
	if (!entry)
		HASH_FIND_BYHASHVALUE(by_behind, flows->behinds, &key, sizeof(key), hash, entry);
	return entry;
}

/*
 * The client's tuple of @obs: conntrack's original one; for an ICMP error the packet that it is
 * about; and an answer that opens what we see of a connection (SYN-ACK) turned round.
 */
static struct tuple client_of(const struct obs *obs)
{
	if (obs->orig.dst.family)
		return obs->orig;
	if (obs->inner.dst.family)
		return obs->inner;
	if (obs->tuple.proto == IPPROTO_TCP &&
	    (obs->tcp_flags & (TCP_SYN | TCP_ACK)) == (TCP_SYN | TCP_ACK))
		return reversed(&obs->tuple);
	return obs->tuple;
}

static struct entry *find_either_way(const struct flow_table *flows, const struct obs *obs,
				     const struct tuple *client)
{
	struct entry *entry = find(flows, client, obs->netns);
	struct tuple other = reversed(client);

	/* Conntrack knows the direction: a reversed match is another connection. */
	if (entry || obs->orig.dst.family)
		return entry;
	return find(flows, &other, obs->netns);
}

static void evict_to_fit(struct flow_table *flows)
{
	while (flow_count(flows) >= flows->max) {
		entry_remove(flows, flows->lru);
		flows->evictions++;
	}
}

static struct entry *entry_new(struct flow_table *flows, const struct obs *obs,
			       const struct tuple *client)
{
	struct entry *entry = calloc(1, sizeof(*entry));

	if (!entry)
		return NULL;
	evict_to_fit(flows);
	entry->flow = (struct flow){ .client = *client,
				     .first_ns = obs->time_ns,
				     .last_ns = obs->time_ns };
	entry->client = key_of(client, obs->netns);
	HASH_ADD_KEYPTR_BYHASHVALUE(by_client, flows->clients, &entry->client,
				    sizeof(entry->client), hash_of(flows, &entry->client), entry);
	if (!entry->by_client.tbl) {
		free(entry);
		return NULL;
	}
	DL_APPEND(flows->lru, entry);
	return entry;
}

/*
 * Let @entry be found by its translated tuple too. A port that NAT gives again belongs to its
 * newest user. Out of memory: the flow goes without, which costs a join and nothing else.
 */
static void learn_behind(struct flow_table *flows, struct entry *entry, const struct obs *obs)
{
	struct tuple behind = reversed(&obs->reply);
	struct flow_key key = key_of(&behind, obs->netns);
	unsigned int hash = hash_of(flows, &key);
	struct entry *other;

	if (!obs->orig.dst.family || !obs->reply.dst.family ||
	    memcmp(&key, &entry->client, sizeof(key)) == 0)
		return;
	HASH_FIND_BYHASHVALUE(by_behind, flows->behinds, &key, sizeof(key), hash, other);
	if (other == entry)
		return;
	if (other)
		forget_behind(flows, other);
	forget_behind(flows, entry);
	entry->behind = key;
	HASH_ADD_KEYPTR_BYHASHVALUE(by_behind, flows->behinds, &entry->behind,
				    sizeof(entry->behind), hash, entry);
	entry->has_behind = entry->by_behind.tbl != NULL;
	if (entry->has_behind)
		entry->flow.behind = behind;
}

static void count(struct flow *flow, const struct obs *obs)
{
	switch (obs->kind) {
	case OBS_DROP:
		flow->drops++;
		break;
	case OBS_RESET_SENT:
		flow->resets_sent++;
		break;
	case OBS_ICMP_SENT:
		flow->icmp_sent++;
		flow->icmp_type = obs->icmp_type;
		flow->icmp_code = obs->icmp_code;
		break;
	case OBS_ROUTE_FAIL:
		flow->route_fails++;
		flow->route_error = obs->error;
		break;
	case OBS_NEIGH_FAIL:
		flow->neigh_fails++;
		break;
	case OBS_QUEUE_FULL:
		flow->queue_full++;
		break;
	}
}

struct flow *flow_observe(struct flow_table *flows, const struct obs *obs)
{
	struct tuple client = client_of(obs);
	struct entry *entry = find_either_way(flows, obs, &client);

	if (entry) {
		DL_DELETE(flows->lru, entry);
		DL_APPEND(flows->lru, entry);
	} else {
		entry = entry_new(flows, obs, &client);
		if (!entry)
			return NULL;
	}
	learn_behind(flows, entry, obs);
	/* CPUs deliver events a little out of order. */
	if (obs->time_ns < entry->flow.first_ns)
		entry->flow.first_ns = obs->time_ns;
	if (obs->time_ns > entry->flow.last_ns)
		entry->flow.last_ns = obs->time_ns;
	count(&entry->flow, obs);
	return &entry->flow;
}

unsigned int flow_count(const struct flow_table *flows)
{
	return HASH_CNT(by_client, flows->clients);
}

uint64_t flow_evictions(const struct flow_table *flows)
{
	return flows->evictions;
}
