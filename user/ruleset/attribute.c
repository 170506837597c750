/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "ruleset/attribute.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ruleset/attribute_cache.h"
#include "ruleset/evaluate.h"
#include "ruleset/owner.h"
#include "ruleset/print.h"
#include "util/cleanup.h"

#define RELEASE_PATH    "/proc/sys/kernel/osrelease"
#define RELEASE_MAX     256
#define NFT_FREES_MAJOR 6 /* commit e0d4593140b0: nft_do_chain frees what it drops */
#define NFT_FREES_MINOR 7
#define OWN_PROGRAM     "on_" /* our own programs at tc never drop */

struct attributor {
	struct host *host;
	struct rule_cache *cache;
	bool nft_frees_itself; /* by the kernel's version, or seen */
};

/* Stable kernels may have it earlier: then the first nft_do_chain that frees a packet tells. */
static bool release_frees(struct host *host)
{
	_cleanup_free_ char *text = NULL;
	unsigned int major, minor;
	size_t len;

	if (host_read_file(host, RELEASE_PATH, RELEASE_MAX, &text, &len) ||
	    sscanf(text, "%u.%u", &major, &minor) != 2)
		return false;
	return major > NFT_FREES_MAJOR || (major == NFT_FREES_MAJOR && minor >= NFT_FREES_MINOR);
}

int attributor_new(struct host *host, struct attributor **ret)
{
	_cleanup_(attributor_cleanup) struct attributor *attributor =
		calloc(1, sizeof(*attributor));
	int err;

	if (!attributor)
		return -ENOMEM;
	attributor->host = host;
	attributor->nft_frees_itself = release_frees(host);
	err = rule_cache_new(host, &attributor->cache);
	if (err)
		return err;
	*ret = steal(attributor);
	return 0;
}

void attributor_free(struct attributor *attributor)
{
	if (!attributor)
		return;
	rule_cache_free(attributor->cache);
	free(attributor);
}

void attributor_cleanup(struct attributor **attributor)
{
	attributor_free(*attributor);
}

/* --- a rule --- */

static void copy(char *out, size_t size, const char *text)
{
	snprintf(out, size, "%s", text ? text : "");
}

static const char *jump_name(const struct evaluation *evaluation)
{
	bool nft = evaluation->table->backend == BACKEND_NFT;

	switch (evaluation->verdict) {
	case VERDICT_REJECT:
		return nft ? "reject" : "REJECT";
	case VERDICT_QUEUE:
		return nft ? "queue" : "NFQUEUE";
	default:
		return nft ? "drop" : "DROP";
	}
}

static void fill_text(const struct evaluation *evaluation, struct rule_ref *ret)
{
	if (evaluation->rule)
		rule_print(evaluation->table, evaluation->chain, evaluation->rule, ret->text,
			   sizeof(ret->text));
	else if (evaluation->table->backend == BACKEND_NFT)
		snprintf(ret->text, sizeof(ret->text), "policy drop");
	else
		snprintf(ret->text, sizeof(ret->text), "-P %s DROP", evaluation->chain->name);
}

/* kube-proxy's nftables mode has the Service's name at the map's element, not at the rule. */
static const char *comment_of(const struct evaluation *evaluation)
{
	if (evaluation->rule && evaluation->rule->comment)
		return evaluation->rule->comment;
	return evaluation->elem ? evaluation->elem->comment : NULL;
}

static void fill_rule(const struct evaluation *evaluation, enum rule_proof proof,
		      struct rule_ref *ret)
{
	*ret = (struct rule_ref){ .backend = evaluation->table->backend,
				  .proof = proof,
				  .policy = !evaluation->rule,
				  .reject = evaluation->verdict == VERDICT_REJECT };
	copy(ret->family, sizeof(ret->family), evaluation->table->family);
	copy(ret->table, sizeof(ret->table), evaluation->table->name);
	copy(ret->chain, sizeof(ret->chain), evaluation->chain->name);
	copy(ret->comment, sizeof(ret->comment), comment_of(evaluation));
	copy(ret->jump, sizeof(ret->jump), jump_name(evaluation));
	ret->queue = evaluation->queue;
	if (evaluation->rule) {
		ret->number = evaluation->rule->number;
		ret->handle = evaluation->rule->handle;
	}
	fill_text(evaluation, ret);
}

static void fill_path(const struct evaluation *evaluation, struct facts *facts)
{
	unsigned int i;

	facts->path_steps = evaluation->path_steps;
	for (i = 0; i < evaluation->path_steps; i++)
		copy(facts->path[i], sizeof(facts->path[i]), evaluation->path[i]->name);
}

/* The stack does not always tell the hook. Only for a queued packet does "the one hook whose rules
 * do it" say enough. */
static int evaluate_all_hooks(const struct rule_copy *rules, const struct obs *obs,
			      const struct evaluate_env *env, struct evaluation *ret)
{
	struct obs guess = *obs;
	struct evaluation one;
	int hook, err;

	*ret = (struct evaluation){ 0 };
	for (hook = HOOK_PREROUTING; hook <= HOOK_POSTROUTING; hook++) {
		guess.hook = (enum obs_hook)hook;
		err = evaluate(rules->ruleset, &guess, env, &one);
		if (err)
			return err;
		if (!one.table)
			continue;
		if (ret->table) {
			ret->several = true;
			ret->dropped = false;
			return 0;
		}
		*ret = one;
	}
	if (obs->site != SITE_NFQUEUE) {
		ret->several = ret->table;
		ret->dropped = false;
	}
	return 0;
}

static int attribute_rule(struct attributor *attributor, const struct obs *obs, struct facts *facts)
{
	struct evaluate_env env = { .addr_type = rule_copy_addr_type,
				    .nft_frees_itself = attributor->nft_frees_itself };
	const struct rule_copy *rules;
	struct evaluation evaluation;
	int err;

	err = rule_cache_get(attributor->cache, obs->netns, obs->time_ns, &rules);
	if (err)
		return err;
	env.ctx = (void *)rules;
	if (obs->hook == HOOK_NONE)
		err = evaluate_all_hooks(rules, obs, &env, &evaluation);
	else
		err = evaluate(rules->ruleset, obs, &env, &evaluation);
	if (err || !evaluation.table)
		return err;
	fill_rule(&evaluation, evaluation.dropped && !rules->stale ? RULE_INFERRED : RULE_SEVERAL,
		  &facts->rule);
	fill_path(&evaluation, facts);
	owner_of_rule(rules->ruleset, obs, &evaluation, &facts->owner);
	return 0;
}

/* --- a BPF program at tc --- */

struct programs {
	unsigned int count;
	char name[RULE_NAME_MAX]; /* the first of a policy engine, else the first */
	struct owner_ref owner;
	bool owned;
};

static int note_program(void *ctx, const struct host_tc_program *program)
{
	struct programs *programs = ctx;
	struct owner_ref owner;
	bool owned;

	if (!strncmp(program->name, OWN_PROGRAM, strlen(OWN_PROGRAM)))
		return 0;
	owned = owner_of_program(program->name, &owner);
	if (!programs->count || (owned && !programs->owned))
		copy(programs->name, sizeof(programs->name), program->name);
	if (owned && !programs->owned) {
		programs->owner = owner;
		programs->owned = true;
	}
	programs->count++;
	return 0;
}

static int attribute_program(struct attributor *attributor, const struct obs *obs,
			     struct facts *facts)
{
	enum host_direction direction = obs->site == SITE_TC_EGRESS ? HOST_EGRESS : HOST_INGRESS;
	struct programs programs = { 0 };
	int err;

	err = host_each_tc_program(attributor->host, obs->netns, obs->ifindex, direction,
				   note_program, &programs);
	if (err || !programs.count)
		return err;
	facts->rule =
		(struct rule_ref){ .backend = BACKEND_TC_BPF,
				   .proof = programs.count == 1 ? RULE_INFERRED : RULE_SEVERAL };
	copy(facts->rule.program, sizeof(facts->rule.program), programs.name);
	facts->owner =
		programs.owned ? programs.owner : (struct owner_ref){ .class = CLASS_UNCLAIMED };
	return 0;
}

/* Programs at XDP are not listed by the host: such a drop keeps its place and reason only. */
int attribute_drop(struct attributor *attributor, const struct obs *obs, struct facts *facts)
{
	if (!strcmp(obs->symbol, "nft_do_chain"))
		attributor->nft_frees_itself = true;
	switch (obs->site) {
	case SITE_NETFILTER:
	case SITE_NFQUEUE:
		return obs->netns ? attribute_rule(attributor, obs, facts) : 0;
	case SITE_TC_INGRESS:
	case SITE_TC_EGRESS:
		return obs->netns && obs->ifindex ? attribute_program(attributor, obs, facts) : 0;
	default:
		return 0;
	}
}
