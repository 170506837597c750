/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Asking the kernel about nf_tables. */
#include "ruleset/nft.h"

#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>

#include "host/module.h"

struct dump {
	int (*each)(void *ctx, const void *nlmsg);
	void *ctx;
};

/* Answers only: NLMSG_DONE, NLMSG_ERROR and the like belong to the protocol. */
static int dump_message(void *ctx, const void *nlmsg)
{
	const struct dump *dump = ctx;
	struct nlmsghdr head;

	memcpy(&head, nlmsg, sizeof(head));
	return head.nlmsg_type < NLMSG_MIN_TYPE ? 0 : dump->each(dump->ctx, nlmsg);
}

/* Table and name are attributes 1 and 2 of every request that is made here. */
int nft_dump(struct host *host, uint32_t netns, uint8_t type, uint8_t family, const char *table,
	     const char *name, int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	struct dump dump = { .each = each, .ctx = ctx };
	struct nfnl_request request;

	nfnl_request_begin(&request, NFNL_SUBSYS_NFTABLES, type, family, NLM_F_DUMP);
	nfnl_request_add_text(&request, NFTA_RULE_TABLE, table);
	nfnl_request_add_text(&request, NFTA_RULE_CHAIN, name);
	if (nfnl_request_end(&request))
		return -E2BIG;
	return host_netlink(host, netns, NETLINK_NETFILTER, request.bytes, request.len,
			    dump_message, &dump);
}

static int take_generation(void *ctx, const void *nlmsg)
{
	struct attr attrs[NFTA_GEN_MAX + 1];
	uint8_t type, family;
	struct cursor cur;

	if (nfnl_open(nlmsg, NFNL_SUBSYS_NFTABLES, &type, &family, &cur) ||
	    type != NFT_MSG_NEWGEN || attr_table(cur, attrs, NFTA_GEN_MAX + 1) ||
	    !attrs[NFTA_GEN_ID].data)
		return -EBADMSG;
	*(uint32_t *)ctx = attr_be32(&attrs[NFTA_GEN_ID]);
	return 0;
}

int nft_generation(struct host *host, uint32_t netns, uint32_t *ret)
{
	uint32_t generation = 0;
	struct dump dump = { .each = take_generation, .ctx = &generation };
	struct nfnl_request request;
	int err;

	if (!module_present(host, "nf_tables"))
		return -EOPNOTSUPP;
	nfnl_request_begin(&request, NFNL_SUBSYS_NFTABLES, NFT_MSG_GETGEN, NFPROTO_UNSPEC,
			   NLM_F_ACK);
	nfnl_request_end(&request);
	err = host_netlink(host, netns, NETLINK_NETFILTER, request.bytes, request.len, dump_message,
			   &dump);
	if (!err)
		*ret = generation;
	return err == -EPROTONOSUPPORT || err == -EINVAL ? -EOPNOTSUPP : err;
}
