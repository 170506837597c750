/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * What does one nf_tables message say? Each parser takes one netlink message, bounded by its
 * nlmsg_len, and returns 0, -EBADMSG or -ENOMEM. Names that it returns lie inside the message.
 * nft.c asks for the messages; fuzzers call the parsers directly.
 */
#pragma once

#include "ruleset/netlink.h"
#include "ruleset/rule.h"
#include "util/arena.h"

#define NFT_EXPR_MAX 128 /* in a rule; the kernel's NFT_RULE_MAXEXPRS */

struct nft_table_msg {
	uint8_t family; /* NFPROTO_* */
	const char *name;
	bool dormant;
};

struct nft_chain_msg {
	uint8_t family;
	const char *table, *name;
	uint64_t handle;
	uint32_t use; /* rules in it and jumps to it */
	bool is_base;
	bool is_nat;
	uint32_t hook; /* as the family numbers them */
	int32_t priority;
	uint32_t policy;  /* NF_DROP, NF_ACCEPT */
	struct attr dev;  /* one device name ... */
	struct attr devs; /* ... or a list of them */
};

struct nft_rule_msg {
	uint8_t family;
	const char *table, *chain;
};

struct nft_set_msg {
	uint8_t family;
	const char *table, *name;
	uint32_t flags; /* NFT_SET_* */
	uint32_t key_len;
	bool is_vmap;
};

int nft_parse_table(const void *nlmsg, struct nft_table_msg *ret);
int nft_parse_chain(const void *nlmsg, struct nft_chain_msg *ret);
int nft_parse_set(const void *nlmsg, struct nft_set_msg *ret);

/* Which rule is it? Cheap: expressions are not looked at. */
int nft_parse_rule_head(const void *nlmsg, struct nft_rule_msg *ret);
/* Fills handle, counters, comment, items of @ret, in @arena. */
int nft_parse_rule(const void *nlmsg, struct arena *arena, struct rule *ret);

/* Calls @each for every element; key, value, comment and verdict are copies in @arena. */
int nft_parse_elems(const void *nlmsg, struct arena *arena,
		    int (*each)(void *ctx, const struct rset_elem *elem), void *ctx);

/* --- parts, shared by the files --- */

/* One expression (NFTA_LIST_ELEM) into @item; counters and comments go to @rule. *ret_keep false:
 * nothing to evaluate in it. */
int nft_parse_expr(const struct attr *expr, struct arena *arena, struct rule *rule,
		   struct item *item, bool *ret_keep);
/* The bytes of NFTA_DATA_VALUE in @nested, at most RULE_DATA_MAX, in @arena. */
int nft_copy_value(const struct attr *nested, struct arena *arena, const uint8_t **ret,
		   uint16_t *ret_len);
/* NFTA_DATA_VERDICT. @ret_queue gets the queue number of a QUEUE verdict. */
int nft_parse_verdict(const struct attr *attr, struct arena *arena, struct verdict *ret,
		      uint32_t *ret_queue);
/* nft's user data: a list of type, length, value. The comment (type 0), in @arena; NULL when it has
 * none or cannot be read. */
const char *nft_user_comment(const struct attr *attr, struct arena *arena);
/* "ip", "inet" ...; NULL for families that are left out. */
const char *nft_family_name(uint8_t family);

/* --- asking, shared with service_nft.c and service_iptables.c --- */

/*
 * Dump of @type (NFT_MSG_GET*) in @family (NFPROTO_UNSPEC: all); @table and @name (chain or set)
 * narrow it where not NULL. @each gets data messages only.
 */
int nft_dump(struct host *host, uint32_t netns, uint8_t type, uint8_t family, const char *table,
	     const char *name, int (*each)(void *ctx, const void *nlmsg), void *ctx);
