/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Names of the ipsets that rules ask, from getsockopt(SO_IP_SET), as iptables itself asks. */
#include "ruleset/match_table.h"

#include <netinet/in.h>
#include <errno.h>
#include <linux/netfilter/xt_set.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "util/cleanup.h"

#define SET_INDEX_MAX    65536
#define SOCKOPT_PROTOCOL 7 /* IPSET_PROTOCOL of every kernel since 4.19; 6 before */

struct naming {
	struct host *host;
	struct ruleset *ruleset;
	const uint8_t **names; /* by index; arena */
};

/* The kernel answers in the same buffer: the index becomes the name. */
static int ask_name(struct naming *naming, unsigned int index, char ret[IPSET_MAXNAMELEN])
{
	unsigned int protocol;
	int err = 0;

	for (protocol = SOCKOPT_PROTOCOL; protocol >= SOCKOPT_PROTOCOL - 1; protocol--) {
		struct ip_set_req_get_set req = { .op = IP_SET_OP_GET_BYINDEX,
						  .version = protocol,
						  .set.index = (ip_set_id_t)index };
		size_t len = sizeof(req);

		err = host_getsockopt(naming->host, naming->ruleset->netns, AF_INET, SO_IP_SET,
				      &req, &len);
		if (err)
			continue;
		memcpy(ret, req.set.name, IPSET_MAXNAMELEN);
		return ret[IPSET_MAXNAMELEN - 1] || !ret[0] ? -ENOENT : 0;
	}
	return err;
}

static int name_item(struct naming *naming, struct item *item)
{
	char name[IPSET_MAXNAMELEN];
	int index;

	if (item->kind != ITEM_XT_MATCH || !item->name || strcmp(item->name, "set") != 0)
		return 0;
	index = match_set_index(item);
	if (index < 0 || index >= SET_INDEX_MAX)
		return 0;
	if (!naming->names[index]) {
		if (ask_name(naming, (unsigned int)index, name))
			return 0;
		naming->names[index] = ruleset_bytes(naming->ruleset, name, strlen(name) + 1);
		if (!naming->names[index])
			return -ENOMEM;
	}
	item->data2 = naming->names[index];
	item->data2_len = (uint16_t)(strlen((const char *)item->data2) + 1);
	return 0;
}

static int name_chain(struct naming *naming, struct chain *chain)
{
	struct rule *rule;
	uint16_t i;
	int err = 0;

	for (rule = chain->rules; rule && !err; rule = rule->next)
		for (i = 0; i < rule->item_count && !err; i++)
			err = name_item(naming, &rule->items[i]);
	return err;
}

int evaluate_name_sets(struct host *host, struct ruleset *ruleset)
{
	_cleanup_free_ const uint8_t **names = calloc(SET_INDEX_MAX, sizeof(*names));
	struct naming naming = { .host = host, .ruleset = ruleset, .names = names };
	struct table *table;
	struct chain *chain;
	int err = 0;

	if (!names)
		return -ENOMEM;
	for (table = ruleset->tables; table && !err; table = table->next)
		for (chain = table->chains; chain && !err; chain = chain->next)
			err = name_chain(&naming, chain);
	return err;
}
