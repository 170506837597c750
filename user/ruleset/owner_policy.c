/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * A deny is mostly "no policy allowed it": the policies to name are those whose chains the packet
 * went through before the dropping rule. How each engine writes names into comments and chain
 * names, by version: see the forms at each decoder.
 */
#include "ruleset/owner_policy.h"

#include <stdio.h>
#include <string.h>

#define CALICO_RULES_READ 8 /* the first rules of a policy's chain carry its name */
#define KNP_PREFIX        "knp.default."
#define KUBERNETES_KIND   "NetworkPolicy"
#define CALICO_KIND       "Calico NetworkPolicy"

/* A piece of a text that is not ours. */
struct piece {
	const char *at;
	size_t len;
};

static struct piece piece_of(const char *text)
{
	return (struct piece){ text, strlen(text) };
}

static bool piece_eat(struct piece *piece, const char *prefix)
{
	size_t len = strlen(prefix);

	if (piece->len < len || memcmp(piece->at, prefix, len) != 0)
		return false;
	piece->at += len;
	piece->len -= len;
	return true;
}

static bool piece_eat_end(struct piece *piece, const char *suffix)
{
	size_t len = strlen(suffix);

	if (piece->len < len || memcmp(piece->at + piece->len - len, suffix, len) != 0)
		return false;
	piece->len -= len;
	return true;
}

/* What is before the first @by, which is taken off, too; everything when there is none. */
static struct piece piece_until(struct piece *piece, const char *by)
{
	struct piece head = *piece;
	const char *at = memmem(piece->at, piece->len, by, strlen(by));

	if (!at)
		return head;
	head.len = (size_t)(at - piece->at);
	piece->len -= head.len + strlen(by);
	piece->at = at + strlen(by);
	return head;
}

static bool piece_has(struct piece piece, const char *text)
{
	return memmem(piece.at, piece.len, text, strlen(text));
}

static void copy(char *out, size_t size, const char *bytes, size_t len)
{
	snprintf(out, size, "%.*s", (int)len, bytes);
}

void owner_add_policy(struct owner_ref *owner, const char *kind, const char *namespace,
		      size_t namespace_len, const char *name, size_t name_len)
{
	struct policy_ref *policy;
	unsigned int i;

	if (owner->policies == POLICY_MAX || !name_len)
		return;
	policy = &owner->policy[owner->policies];
	copy(policy->kind, sizeof(policy->kind), kind, strlen(kind));
	copy(policy->namespace, sizeof(policy->namespace), namespace, namespace_len);
	copy(policy->name, sizeof(policy->name), name, name_len);
	for (i = 0; i < owner->policies; i++)
		if (!strcmp(owner->policy[i].kind, policy->kind) &&
		    !strcmp(owner->policy[i].namespace, policy->namespace) &&
		    !strcmp(owner->policy[i].name, policy->name))
			return;
	owner->policies++;
}

bool owner_rule_in(const struct rule *rule, const struct chain *chain)
{
	const struct rule *at = chain->rules;

	while (at && at != rule)
		at = at->next;
	return at;
}

/* Calls @each for every chain that was visited, and for those around the dropping rule, outermost
 * first. */
static void each_chain(const struct evaluation *evaluation, struct owner_ref *ret,
		       void (*each)(const struct evaluation *evaluation, const struct rule *jump,
				    const struct chain *chain, struct owner_ref *ret))
{
	unsigned int i;

	for (i = 0; i < evaluation->visited_count; i++)
		each(evaluation, evaluation->visited[i], evaluation->visited_chain[i], ret);
	for (i = 0; i < evaluation->path_steps; i++)
		each(evaluation, NULL, evaluation->path[i], ret);
}

/* --- Calico ---
 * until 3.21  no names
 * 3.22-3.31   comment "Policy <ns>/<stored name> ingress"; the stored name of a Kubernetes policy
 * is knp.default.<name>, of Calico's own <tier>.<name> since 3.32  comment "<Kind> <ns>/<name>
 * ingress" nft         chain "filter-cali-pi-<knp|np|gnp|kcnp>/<ns>/<name>"
 */
static void calico_stored_name(struct piece text, struct owner_ref *ret)
{
	bool global = !piece_has(text, "/");
	struct piece namespace = { "", 0 };

	if (!global)
	namespace = piece_until(&text, "/");
	if (piece_eat(&text, KNP_PREFIX)) {
		owner_add_policy(ret, KUBERNETES_KIND, namespace.at, namespace.len, text.at,
				 text.len);
		return;
	}
	piece_eat(&text, "default.");
	owner_add_policy(ret, global ? "GlobalNetworkPolicy" : CALICO_KIND, namespace.at,
			 namespace.len, text.at, text.len);
}

static void calico_kind_name(struct piece kind, struct piece text, struct owner_ref *ret)
{
	struct piece namespace = { "", 0 };
	char word[sizeof(ret->policy[0].kind)];

	if (piece_has(text, "/"))
	namespace = piece_until(&text, "/");
	copy(word, sizeof(word), kind.at, kind.len);
	if (!strcmp(word, "NetworkPolicy"))
		copy(word, sizeof(word), CALICO_KIND, strlen(CALICO_KIND));
	if (!strcmp(word, "KubernetesNetworkPolicy"))
		copy(word, sizeof(word), KUBERNETES_KIND, strlen(KUBERNETES_KIND));
	owner_add_policy(ret, word, namespace.at, namespace.len, text.at, text.len);
}

/* One part of a comment. -> true when it named a policy. */
static bool calico_part(struct piece part, struct owner_ref *ret)
{
	struct piece kind;

	if (!piece_eat_end(&part, " ingress") && !piece_eat_end(&part, " egress"))
		return false;
	kind = piece_until(&part, " ");
	if (!piece_eat_end(&(struct piece){ kind.at, kind.len }, "Policy") || kind.at == part.at)
		return false;
	if (kind.len == strlen("Policy"))
		calico_stored_name(part, ret);
	else
		calico_kind_name(kind, part, ret);
	return true;
}

static bool calico_comment(const char *comment, struct owner_ref *ret)
{
	struct piece rest = piece_of(comment), part;
	bool found = false;

	do {
		part = piece_until(&rest, "; ");
		found |= calico_part(part, ret);
	} while (part.at != rest.at);
	return found;
}

static void calico_chain_name(struct piece name, struct owner_ref *ret)
{
	static const struct {
		const char *prefix, *kind;
	} forms[] = { { "knp/", "KubernetesNetworkPolicy" },
		      { "np/", "NetworkPolicy" },
		      { "gnp/", "GlobalNetworkPolicy" },
		      { "kcnp/", "KubernetesClusterNetworkPolicy" } };
	size_t i;

	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (piece_eat(&name, forms[i].prefix)) {
			calico_kind_name(piece_of(forms[i].kind), name, ret);
			return;
		}
}

static void calico_policy_chain(const struct chain *chain, struct piece name, struct owner_ref *ret)
{
	const struct rule *rule = chain->rules;
	unsigned int i;

	for (i = 0; rule && i < CALICO_RULES_READ; rule = rule->next, i++)
		if (rule->comment && calico_comment(rule->comment, ret))
			return;
	calico_chain_name(name, ret);
}

/* Policies of an earlier tier passed the packet on: only what comes after the last "Start of tier"
 * counts. */
static bool calico_in_last_tier(const struct evaluation *evaluation, const struct rule *jump)
{
	const struct rule *rule;
	uint32_t start = 0;

	if (!jump || !owner_rule_in(jump, evaluation->chain))
		return true;
	for (rule = evaluation->chain->rules; rule && rule != evaluation->rule; rule = rule->next)
		if (rule->comment && strstr(rule->comment, "Start of "))
			start = rule->number;
	return jump->number > start;
}

static void calico_chain(const struct evaluation *evaluation, const struct rule *jump,
			 const struct chain *chain, struct owner_ref *ret)
{
	struct piece name = piece_of(chain->name);
	const char *cali = strstr(chain->name, "cali-");

	if (!cali)
		return;
	name = piece_of(cali);
	if ((ret->ingress && !piece_eat(&name, "cali-pi-")) ||
	    (ret->egress && !piece_eat(&name, "cali-po-")))
		return;
	if (calico_in_last_tier(evaluation, jump))
		calico_policy_chain(chain, name, ret);
}

/* Chains of an endpoint: to a workload is ingress, from one egress; "th" and "fh" are a host's. */
static void calico_direction(const struct evaluation *evaluation, struct owner_ref *ret)
{
	unsigned int i;

	for (i = 0; i < evaluation->path_steps; i++) {
		const char *cali = strstr(evaluation->path[i]->name, "cali-");

		if (!cali)
			continue;
		ret->ingress |= !strncmp(cali, "cali-tw-", 8) || !strncmp(cali, "cali-pi-", 8) ||
				!strncmp(cali, "cali-fh-", 8);
		ret->egress |= !strncmp(cali, "cali-fw-", 8) || !strncmp(cali, "cali-po-", 8) ||
			       !strncmp(cali, "cali-th-", 8);
	}
}

void owner_calico(const struct evaluation *evaluation, struct owner_ref *ret)
{
	calico_direction(evaluation, ret);
	if (ret->ingress != ret->egress)
		each_chain(evaluation, ret, calico_chain);
}

/* --- Azure NPM ---
 * v2: jump rules "INGRESS-POLICY-<ns>/<name>-TO-<selector>..." and
 * "EGRESS-POLICY-<ns>/<name>-FROM-..."; names are lower case. v1: no names.
 */
static void npm_jump(const struct evaluation *evaluation, const struct rule *jump,
		     const struct chain *chain, struct owner_ref *ret)
{
	struct piece text, namespace;

	(void)chain;
	if (!jump || !jump->comment || !owner_rule_in(jump, evaluation->chain))
		return;
	text = piece_of(jump->comment);
	if (!piece_eat(&text, ret->ingress ? "INGRESS-POLICY-" : "EGRESS-POLICY-") ||
	    !piece_has(text, "/"))
		return;
	text = piece_until(&text, ret->ingress ? "-TO-" : "-FROM-");
	namespace = piece_until(&text, "/");
	owner_add_policy(ret, KUBERNETES_KIND, namespace.at, namespace.len, text.at, text.len);
}

void owner_npm(const struct evaluation *evaluation, struct owner_ref *ret)
{
	const char *name = evaluation->chain->name;

	ret->ingress = strstr(name, "INGRESS");
	ret->egress = !ret->ingress && strstr(name, "EGRESS");
	if (ret->ingress || ret->egress)
		each_chain(evaluation, ret, npm_jump);
}

/* --- kube-router ---
 * until 2.10  jump "run through nw policy <name>", drop "rule to REJECT traffic destined for POD
 * name:<pod> namespace: <ns>" since 2.11  jump "<ns>/<name> policy"; rules of the policy's chain
 * "<ns>/<name> ingress pods"
 */
static void kube_router_direction(const struct chain *chain, struct owner_ref *ret)
{
	const struct rule *rule;

	for (rule = chain->rules; rule; rule = rule->next) {
		if (!rule->comment)
			continue;
		ret->ingress |= !!strstr(rule->comment, " ingress");
		ret->egress |= !!strstr(rule->comment, " egress");
	}
}

static struct piece kube_router_pod_namespace(const struct evaluation *evaluation)
{
	struct piece rest = piece_of(evaluation->rule->comment ? evaluation->rule->comment : "");

	if (!piece_has(rest, "namespace: "))
		return (struct piece){ "", 0 };
	piece_until(&rest, "namespace: ");
	return piece_until(&rest, " ");
}

static void kube_router_jump(const struct evaluation *evaluation, const struct rule *jump,
			     const struct chain *chain, struct owner_ref *ret)
{
	struct piece text, namespace;

	if (!jump || !jump->comment || !owner_rule_in(jump, evaluation->chain))
		return;
	text = piece_of(jump->comment);
	if (piece_eat(&text, "run through nw policy "))
	namespace = kube_router_pod_namespace(evaluation);
	else if (piece_eat_end(&text, " policy") && piece_has(text, "/")) namespace =
		piece_until(&text, "/");
	else return;
	owner_add_policy(ret, KUBERNETES_KIND, namespace.at, namespace.len, text.at, text.len);
	kube_router_direction(chain, ret);
}

void owner_kube_router(const struct evaluation *evaluation, struct owner_ref *ret)
{
	each_chain(evaluation, ret, kube_router_jump);
}
