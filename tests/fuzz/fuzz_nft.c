/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* links: ruleset host model util */
/*
 * Bytes are what the kernel answers about nf_tables: messages, each given to every request of its
 * kind. Rule sets and Services are read from them, and each message is given to its parser alone.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "host/ops.h"
#include "ruleset/nft.h"
#include "ruleset/service.h"

#include <linux/netfilter/nf_tables.h>

#define ANSWER_MAX 256 /* messages given in all: sets that lead to chains that ask sets ... */

struct fake {
	struct host host;
	const uint8_t *bytes;
	size_t len;
	unsigned int answers;
};

/* The next message, in memory of exactly its size; NULL at the end. free(). */
static struct nlmsghdr *next_message(const struct fake *fake, size_t *at)
{
	struct nlmsghdr head, *copy;
	size_t left = fake->len - *at;

	if (left < sizeof(head))
		return NULL;
	memcpy(&head, fake->bytes + *at, sizeof(head));
	if (head.nlmsg_len < sizeof(head) || head.nlmsg_len > left)
		head.nlmsg_len = (uint32_t)left;
	copy = malloc(head.nlmsg_len);
	memcpy(copy, fake->bytes + *at, head.nlmsg_len);
	copy->nlmsg_len = head.nlmsg_len;
	*at += NLMSG_ALIGN(head.nlmsg_len) < left ? NLMSG_ALIGN(head.nlmsg_len) : left;
	return copy;
}

static int answer_generation(int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	struct nfnl_request answer;
	const uint32_t generation = 1;

	nfnl_request_begin(&answer, NFNL_SUBSYS_NFTABLES, NFT_MSG_NEWGEN, 0, 0);
	nfnl_request_add(&answer, NFTA_GEN_ID, &generation, sizeof(generation));
	nfnl_request_end(&answer);
	return each(ctx, answer.bytes);
}

static int fake_netlink(struct host *host, uint32_t netns, int protocol, const void *request,
			size_t len, int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	struct fake *fake = (struct fake *)host;
	struct nlmsghdr head, *message;
	size_t at = 0;
	int err = 0;

	(void)netns;
	(void)len;
	memcpy(&head, request, sizeof(head));
	if (protocol == NETLINK_NETFILTER && NFNL_MSG_TYPE(head.nlmsg_type) == NFT_MSG_GETGEN)
		return answer_generation(each, ctx);
	while (!err && fake->answers < ANSWER_MAX && (message = next_message(fake, &at))) {
		/* every NFT_MSG_GETx is its NFT_MSG_NEWx + 1 */
		if (protocol != NETLINK_NETFILTER || message->nlmsg_type + 1 == head.nlmsg_type) {
			fake->answers++;
			err = each(ctx, message);
		}
		free(message);
	}
	return err;
}

static int fake_stat(struct host *host, const char *path, struct host_stat *ret)
{
	(void)host;
	(void)path;
	(void)ret;
	return -ENOENT;
}

static int fake_proc_net(struct host *host, uint32_t netns, const char *name, size_t max,
			 char **ret, size_t *ret_len)
{
	(void)host;
	(void)netns;
	(void)name;
	(void)max;
	(void)ret;
	(void)ret_len;
	return -ENOENT;
}

static uint64_t fake_now(struct host *host)
{
	(void)host;
	return 1;
}

static const struct host_ops ops = {
	.netlink = fake_netlink,
	.stat = fake_stat,
	.read_proc_net = fake_proc_net,
	.now_ns = fake_now,
};

static int take_elem(void *ctx, const struct rset_elem *elem)
{
	(void)ctx;
	return elem->key || elem->catchall ? 0 : -EINVAL;
}

static void parse_messages(const struct fake *fake)
{
	struct nlmsghdr *message;
	size_t at = 0;

	while ((message = next_message(fake, &at))) {
		struct arena *arena = arena_new(1 << 20);
		struct nft_table_msg table;
		struct nft_chain_msg chain;
		struct nft_set_msg set;
		struct nft_rule_msg head;
		struct rule rule = { 0 };

		nft_parse_table(message, &table);
		nft_parse_chain(message, &chain);
		nft_parse_set(message, &set);
		nft_parse_rule_head(message, &head);
		nft_parse_rule(message, arena, &rule);
		nft_parse_elems(message, arena, take_elem, NULL);
		arena_free(arena);
		free(message);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fake fake = { .host = { .ops = &ops }, .bytes = data, .len = size };
	struct service_table *services;
	struct ruleset *ruleset;

	parse_messages(&fake);
	if (!ruleset_new(1, &ruleset)) {
		nft_read(&fake.host, ruleset);
		ruleset_free(ruleset);
	}
	fake.answers = 0;
	if (!service_table_new(&services)) {
		service_table_load(services, &fake.host, 1);
		service_table_free(services);
	}
	return 0;
}
