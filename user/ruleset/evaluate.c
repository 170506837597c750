/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * Which base chains did the packet meet before it died, in which order, and what did it look like
 * to each? Then evaluate_walk.c.
 *
 * The packet is known as it was when it died. That says more than it seems: conntrack and NAT run
 * between base chains, so a packet with an entry did not die before conntrack, and one that was
 * translated did not die before NAT. The mark at the end is known, too: bits that no rule writes
 * were the same all the time, the others are unknown at first and must come out right.
 */
#include "ruleset/evaluate.h"

#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "ruleset/evaluate_walk.h"
#include "util/arena.h"
#include "util/cleanup.h"

#define BASE_CHAIN_MAX 64
#define TRAIL_BYTES    (16u << 20)
#define NFT_SYMBOL     "nft_do_chain"
#define TCP_RST        4
#define SLOW_SYMBOL    "nf_hook_slow"

/* Priorities of the kernel's own hooks, include/uapi/linux/netfilter_ipv4.h */
#define PRIORITY_CONNTRACK (-200)
#define PRIORITY_NAT_DST   (-100)
#define PRIORITY_NAT_SRC   100

struct bases {
	unsigned int count;
	const struct chain *chain[BASE_CHAIN_MAX];
	bool ties; /* two of one priority: their order is not known */
	bool has_nat;
	bool hides_nat; /* legacy tables are read without nat, which may be there */
	bool more;
};

struct pass {
	const struct obs *obs;
	uint32_t writable; /* mark bits that some rule may write */
	struct walk walk;
};

static bool device_in(const struct chain *chain, const char *name)
{
	uint16_t i;

	for (i = 0; i < chain->dev_count; i++)
		if (!strcmp(chain->devs[i], name))
			return true;
	return !chain->dev_count;
}

static bool table_sees(const struct table *table, const struct obs *obs)
{
	const char *ip = obs->tuple.src.family == 6 ? "ip6" : "ip";

	if (obs->site == SITE_BRIDGE)
		return !strcmp(table->family, "bridge");
	if (obs->hook == HOOK_INGRESS)
		return !strcmp(table->family, "netdev") || !strcmp(table->family, "inet");
	return !strcmp(table->family, ip) || !strcmp(table->family, "inet");
}

/* Sorted by priority; of equal ones the first listed stays first. */
static void base_insert(struct bases *bases, const struct chain *chain)
{
	unsigned int at = bases->count;

	if (bases->count == BASE_CHAIN_MAX) {
		bases->more = true;
		return;
	}
	for (; at && bases->chain[at - 1]->priority > chain->priority; at--)
		bases->chain[at] = bases->chain[at - 1];
	bases->chain[at] = chain;
	bases->count++;
	bases->ties |= at && bases->chain[at - 1]->priority == chain->priority;
	bases->has_nat |= chain->is_nat;
}

static void find_bases(const struct ruleset *ruleset, const struct obs *obs, struct bases *ret)
{
	const struct table *table;
	const struct chain *chain;

	*ret = (struct bases){ 0 };
	for (table = ruleset->tables; table; table = table->next) {
		if (!table_sees(table, obs))
			continue;
		ret->hides_nat |=
			table->backend == BACKEND_IPTABLES_LEGACY && obs->hook != HOOK_FORWARD;
		for (chain = table->chains; chain; chain = chain->next)
			if (chain->is_base && chain->hook == obs->hook &&
			    (obs->hook != HOOK_INGRESS || device_in(chain, obs->ifname)))
				base_insert(ret, chain);
	}
}

/* Turn every run of equal priorities around: what differs then hangs on an order that we do not
 * know. */
static void reverse_ties(struct bases *bases)
{
	unsigned int from, to, i;

	for (from = 0; from < bases->count; from = to) {
		for (to = from + 1; to < bases->count &&
				    bases->chain[to]->priority == bases->chain[from]->priority;)
			to++;
		for (i = 0; i < (to - from) / 2; i++) {
			const struct chain *swap = bases->chain[from + i];

			bases->chain[from + i] = bases->chain[to - 1 - i];
			bases->chain[to - 1 - i] = swap;
		}
	}
}

static bool backend_may_drop(const struct pass *pass, const struct chain *chain,
			     bool nft_frees_itself)
{
	bool legacy = chain->table->backend == BACKEND_IPTABLES_LEGACY;

	if (!strcmp(pass->obs->symbol, NFT_SYMBOL))
		return !legacy;
	if (nft_frees_itself && !strncmp(pass->obs->symbol, SLOW_SYMBOL, strlen(SLOW_SYMBOL)))
		return legacy;
	return true;
}

static bool is_translated(const struct addr *now, uint16_t now_port, const struct addr *orig,
			  uint16_t orig_port)
{
	return memcmp(now, orig, sizeof(*now)) != 0 || now_port != orig_port;
}

/* Over loopback, and in the answers that REJECT and ICMP send, a packet brings its entry along: it
 * has one before conntrack runs. */
static bool brings_entry(const struct obs *obs)
{
	if (!strcmp(obs->in_ifname, "lo") || !strcmp(obs->ifname, "lo"))
		return true;
	return obs->hook == HOOK_OUTPUT &&
	       (obs->tuple.proto == IPPROTO_ICMP || obs->tuple.proto == IPPROTO_ICMPV6 ||
		(obs->tuple.proto == IPPROTO_TCP && (obs->tcp_flags & TCP_RST)));
}

/* The packet as a chain of this priority saw it. False: it lived on after this chain, since NAT or
 * conntrack came later. */
static bool look_at_priority(struct pass *pass, int32_t priority)
{
	const struct obs *obs = pass->obs;
	struct look *look = &pass->walk.look;
	const struct tuple *orig = &obs->orig;
	bool entry_point = obs->hook == HOOK_PREROUTING || obs->hook == HOOK_OUTPUT;
	bool died_here = true;

	look->tuple = obs->tuple;
	look->ct = obs->ct;
	if (entry_point && priority < PRIORITY_CONNTRACK && !brings_entry(obs)) {
		died_here = !look_has_ct(look);
		look->ct = CT_NONE;
	}
	if (!orig->src.family || obs->ct_reply)
		return died_here;
	if (entry_point && priority < PRIORITY_NAT_DST &&
	    is_translated(&obs->tuple.dst, obs->tuple.dport, &orig->dst, orig->dport)) {
		look->tuple.dst = orig->dst;
		look->tuple.dport = orig->dport;
		died_here = false;
	}
	if (obs->hook == HOOK_POSTROUTING && priority < PRIORITY_NAT_SRC &&
	    is_translated(&obs->tuple.src, obs->tuple.sport, &orig->src, orig->sport)) {
		look->tuple.src = orig->src;
		look->tuple.sport = orig->sport;
		died_here = false;
	}
	return died_here;
}

static struct mark mark_where(const struct pass *pass, bool before_nat)
{
	uint32_t known = before_nat ? 0 : ~pass->writable;

	return (struct mark){ .value = pass->obs->mark & known, .known = known };
}

/* A nat chain is not walked; after it only bits that no other rule writes are known. */
static void pass_nat(struct pass *pass, struct worlds *worlds)
{
	struct worlds out = { 0 };
	unsigned int i;

	for (i = 0; i < worlds->count; i++) {
		struct world world = worlds->world[i];

		world.state.mark = mark_where(pass, false);
		worlds_add(&pass->walk, &out, &world);
	}
	*worlds = out;
}

static int32_t nat_priority(enum obs_hook hook)
{
	return hook == HOOK_PREROUTING || hook == HOOK_OUTPUT ? PRIORITY_NAT_DST : PRIORITY_NAT_SRC;
}

static void walk_bases(struct pass *pass, const struct bases *bases)
{
	bool hidden = bases->hides_nat;
	struct world world = { .state.mark = mark_where(pass, bases->has_nat || hidden) };
	struct worlds worlds = { 0 };
	unsigned int i;

	world.state.ct_mark = (struct mark){ .value = pass->obs->ct_mark, .known = UINT32_MAX };
	worlds_add(&pass->walk, &worlds, &world);
	for (i = 0; i < bases->count && worlds.count; i++) {
		const struct chain *chain = bases->chain[i];

		if (chain->is_nat) {
			pass_nat(pass, &worlds);
			continue;
		}
		if (hidden && chain->priority >= nat_priority(pass->obs->hook)) {
			pass_nat(pass, &worlds);
			hidden = false;
		}
		pass->walk.drops_count =
			look_at_priority(pass, chain->priority) &&
			backend_may_drop(pass, chain, pass->walk.look.env->nft_frees_itself);
		look_build_headers(&pass->walk.look);
		walk_base_chain(&pass->walk, chain, &worlds);
	}
}

static uint32_t writable_bits(const struct ruleset *ruleset)
{
	const struct table *table;
	const struct chain *chain;
	const struct rule *rule;
	uint32_t bits = 0;

	for (table = ruleset->tables; table; table = table->next)
		for (chain = table->chains; chain && bits != UINT32_MAX; chain = chain->next)
			for (rule = chain->is_nat ? NULL : chain->rules; rule; rule = rule->next)
				bits |= rule_writes_mark(rule);
	return bits;
}

static void conclude(const struct walk *walk, const struct bases *bases, struct evaluation *ret)
{
	const struct outcomes *best = &walk->fitting;

	if (!best->different)
		best = &walk->misfitting;
	*ret = best->first;
	ret->several = walk->gave_up || bases->more || best->different > 1 ||
		       (best->different && best == &walk->misfitting);
	ret->dropped = best->different == 1 && !ret->several;
}

int evaluate(const struct ruleset *ruleset, const struct obs *obs, const struct evaluate_env *env,
	     struct evaluation *ret)
{
	static const struct evaluate_env nothing_known;
	_cleanup_(arena_cleanup) struct arena *arena = arena_new(TRAIL_BYTES);
	_cleanup_free_ struct pass *pass = calloc(1, sizeof(*pass));
	struct bases bases;

	if (!arena || !pass)
		return -ENOMEM;
	*ret = (struct evaluation){ 0 };
	if (obs->tuple.src.family != 4 && obs->tuple.src.family != 6)
		return 0;
	pass->obs = obs;
	pass->writable = writable_bits(ruleset);
	pass->walk.arena = arena;
	pass->walk.wants_queue = obs->site == SITE_NFQUEUE;
	pass->walk.look.ruleset = ruleset;
	pass->walk.look.obs = obs;
	pass->walk.look.env = env ? env : &nothing_known;
	pass->walk.look.hook = obs->hook;
	find_bases(ruleset, obs, &bases);
	walk_bases(pass, &bases);
	if (bases.ties && !pass->walk.gave_up) {
		reverse_ties(&bases);
		walk_bases(pass, &bases);
	}
	if (pass->walk.no_memory)
		return -ENOMEM;
	conclude(&pass->walk, &bases, ret);
	return 0;
}
