/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* links: ruleset host model util */
/*
 * Bytes become a rule set of any shape (jumps in circles, registers out of bounds, short infos,
 * unsorted sets) and a packet; it is walked, its owner is asked and the rule is printed. Nothing
 * may crash, hang or claim more than one rule as certain without a rule or a policy.
 */
#include <stdlib.h>
#include <string.h>

#include "ruleset/evaluate.h"
#include "ruleset/owner.h"
#include "ruleset/print.h"
#include "util/cursor.h"

#define CHAIN_COUNT  6
#define RULE_COUNT   40
#define ITEM_COUNT   8
#define ELEM_COUNT   6
#define INFO_LEN_MAX 160

struct fuzz {
	struct cursor cur;
	struct ruleset *rs;
	struct table *table;
	struct rset *set;
};

static const char *const chain_names[CHAIN_COUNT] = { "FORWARD",           "cali-tw-x",
						      "cali-pi-x",         "KUBE-FORWARD",
						      "AZURE-NPM-INGRESS", "KUBE-POD-FW-x" };
static const char *const names[] = { "conntrack", "tcp",   "udp",   "multiport", "set",    "mark",
				     "connmark",  "icmp",  "state", "addrtype",  "owner",  "recent",
				     "limit",     "ttl",   "MARK",  "CONNMARK",  "REJECT", "LOG",
				     "NFQUEUE",   "NFLOG", "CT",    "what" };

static uint8_t byte(struct fuzz *f)
{
	const uint8_t *at = take(&f->cur, 1);

	return at ? *at : 0;
}

static const uint8_t *bytes(struct fuzz *f, size_t len)
{
	uint8_t *copy = ruleset_alloc(f->rs, len + 1);
	const void *at;

	if (len > cursor_left(&f->cur))
		len = cursor_left(&f->cur);
	at = take(&f->cur, len);
	if (copy && len)
		memcpy(copy, at, len);
	return copy;
}

static uint32_t word(struct fuzz *f)
{
	uint8_t b = byte(f);

	return b == 255 ? UINT32_MAX : b % 40;
}

static void fill_item(struct fuzz *f, struct item *item)
{
	item->kind = byte(f) % (ITEM_XT_TARGET + 1);
	item->op = byte(f);
	item->revision = byte(f) % 5;
	item->inverted = byte(f) & 1;
	item->sreg = word(f);
	item->dreg = word(f);
	item->key = byte(f) % 40;
	item->offset = word(f);
	item->len = byte(f) % (RULE_DATA_MAX + 1);
	item->flags = byte(f);
	item->name = names[byte(f) % (sizeof(names) / sizeof(names[0]))];
	item->data_len = byte(f) % INFO_LEN_MAX;
	item->data = bytes(f, item->data_len);
	item->data2_len = byte(f) % 16;
	item->data2 = bytes(f, item->data2_len);
	item->verdict.kind = byte(f) % (VERDICT_GOTO + 1);
	item->verdict.chain = chain_names[byte(f) % CHAIN_COUNT];
	item->set = byte(f) & 1 ? f->set : NULL;
	/* registers hold at most RULE_DATA_MAX bytes, as the reader makes sure */
	if (item->kind < ITEM_XT_IP && item->data_len > RULE_DATA_MAX)
		item->data_len = RULE_DATA_MAX;
}

static void add_rule(struct fuzz *f, struct chain *chain)
{
	struct rule *rule = chain_add_rule(f->rs, chain);
	uint16_t i;

	if (!rule)
		abort();
	rule->items = ruleset_alloc(f->rs, ITEM_COUNT * sizeof(*rule->items));
	rule->item_count = byte(f) % ITEM_COUNT;
	for (i = 0; i < rule->item_count; i++)
		fill_item(f, &rule->items[i]);
	if (byte(f) & 1)
		rule->comment = (const char *)bytes(f, byte(f) % 64);
}

static void add_set(struct fuzz *f)
{
	uint8_t flags = byte(f);
	uint32_t i;

	f->set = table_add_set(f->rs, f->table, "__set0");
	f->set->key_len = byte(f) % (RULE_DATA_MAX + 1);
	f->set->is_map = flags & 1;
	f->set->is_vmap = flags & 1 && flags & 2;
	f->set->is_interval = flags & 4;
	f->set->is_concat = flags & 8;
	f->set->loaded = !(flags & 16);
	f->set->elem_count = byte(f) % ELEM_COUNT;
	f->set->elems = ruleset_alloc(f->rs, ELEM_COUNT * sizeof(*f->set->elems));
	for (i = 0; i < f->set->elem_count; i++) {
		struct rset_elem *elem = &f->set->elems[i];

		flags = byte(f);
		elem->key = bytes(f, f->set->key_len);
		elem->key_end = flags & 1 ? bytes(f, f->set->key_len) : NULL;
		elem->interval_end = flags & 2;
		elem->catchall = flags & 4 && i + 1 == f->set->elem_count;
		elem->verdict.kind = byte(f) % (VERDICT_GOTO + 1);
		elem->verdict.chain = chain_names[byte(f) % CHAIN_COUNT];
		elem->value_len = flags & 8 ? 4 : 0;
		elem->value = flags & 8 ? bytes(f, 4) : NULL;
	}
}

static void add_ipset(struct fuzz *f)
{
	struct ipset *set = ruleset_add_ipset(f->rs, "s");

	set->count = 3;
	set->entries = (struct ipset_entry *)bytes(f, set->count * sizeof(*set->entries));
	memcpy(set->type, byte(f) & 1 ? "hash:net,port" : "list:set", 9);
	for (uint32_t i = 0; i < set->count; i++) {
		struct ipset_entry *entry = &set->entries[i];

		entry->addr.family &= 6;
		entry->nomatch = byte(f) & 1;
		entry->iface_prefix = byte(f) & 1;
		entry->iface[sizeof(entry->iface) - 1] = '\0';
		entry->member[sizeof(entry->member) - 1] = '\0';
	}
}

static void fill_obs(struct fuzz *f, struct obs *obs)
{
	bool v6 = byte(f) & 1;

	*obs = (struct obs){ .hook = byte(f) % 5, .site = SITE_NETFILTER };
	if (byte(f) % 8 == 0)
		obs->site = SITE_NFQUEUE;
	obs->tuple.src.family = obs->tuple.dst.family = v6 ? 6 : 4;
	memcpy(obs->tuple.src.bytes, bytes(f, 4), 4);
	memcpy(obs->tuple.dst.bytes, bytes(f, 4), 4);
	obs->tuple.proto = byte(f);
	obs->tuple.dport = byte(f);
	obs->has_ports = byte(f) & 1;
	obs->fragment = byte(f) & 1;
	obs->ct = byte(f) % (CT_UNTRACKED + 1);
	obs->ct_reply = byte(f) & 1;
	obs->mark = byte(f) << (byte(f) % 24);
	if (byte(f) & 1)
		obs->orig = obs->reply = obs->tuple;
	if (byte(f) & 1)
		memcpy(obs->in_ifname, "eth0", 5);
}

static void check(struct fuzz *f, const struct obs *obs)
{
	struct evaluation e;
	struct owner_ref owner;
	char text[64];

	if (evaluate(f->rs, obs, NULL, &e))
		return;
	if (e.dropped && (e.several || !e.chain))
		abort();
	if (!e.chain)
		return;
	owner_of_rule(f->rs, obs, &e, &owner);
	if (owner.policies > POLICY_MAX)
		abort();
	if (e.rule)
		rule_print(e.table, e.chain, e.rule, text, sizeof(text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f = { .cur = cursor_of(data, size) };
	struct chain *chains[CHAIN_COUNT];
	struct obs obs;
	int i;

	if (ruleset_new(1, &f.rs))
		return 0;
	fill_obs(&f, &obs);
	f.table = ruleset_add_table(f.rs, byte(&f) & 1 ? BACKEND_NFT : BACKEND_IPTABLES_NFT,
				    obs.tuple.src.family == 6 ? "ip6" : "ip", "filter");
	for (i = 0; i < CHAIN_COUNT; i++)
		chains[i] = table_add_chain(f.rs, f.table, chain_names[i]);
	for (i = 0; i < 2; i++) {
		chains[i]->is_base = true;
		chains[i]->hook = obs.hook;
		chains[i]->policy.kind = byte(&f) & 1 ? VERDICT_DROP : VERDICT_ACCEPT;
	}
	add_set(&f);
	add_ipset(&f);
	for (i = 0; i < RULE_COUNT && cursor_left(&f.cur); i++)
		add_rule(&f, chains[byte(&f) % CHAIN_COUNT]);
	check(&f, &obs);
	ruleset_free(f.rs);
	return 0;
}
