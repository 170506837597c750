/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "ruleset/expr_machine.h"

#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_conntrack_common.h>
#include <linux/netfilter/nf_conntrack_tuple_common.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/rtnetlink.h>
#include <string.h>

int regs_at(uint32_t reg, size_t len)
{
	if (reg >= REG_BYTES / 4 || len > REG_BYTES - reg * 4)
		return -1;
	return (int)reg * 4;
}

static size_t words(size_t len)
{
	return (len + 3) / 4;
}

/* Up to the end of the registers: what is not known to be left alone is forgotten. */
void regs_forget(struct regs *regs, uint32_t reg, size_t len)
{
	size_t left;

	if (reg >= REG_BYTES / 4)
		return;
	left = REG_BYTES - reg * 4;
	if (len > left)
		len = left;
	memset(regs->value + reg * 4, 0, words(len) * 4);
	memset(regs->known + reg * 4, 0, words(len) * 4);
	memset(regs->is_mark + reg, 0, words(len) * sizeof(bool));
}

/* Short values leave zeroes in the rest of the word, as nft_reg_store8() and 16 do. */
void regs_know(struct regs *regs, uint32_t reg, const void *bytes, size_t len)
{
	int at = regs_at(reg, len);

	if (at < 0)
		return;
	regs_forget(regs, reg, len);
	memcpy(regs->value + at, bytes, len);
	memset(regs->known + at, 0xff, words(len) * 4);
}

static void know_u32(struct regs *regs, uint32_t reg, uint32_t value)
{
	regs_know(regs, reg, &value, sizeof(value));
}

static void know_u8(struct regs *regs, uint32_t reg, uint8_t value)
{
	regs_know(regs, reg, &value, sizeof(value));
}

static void know_mark(struct regs *regs, uint32_t reg, const struct mark *mark, bool is_mark)
{
	int at = regs_at(reg, 4);

	if (at < 0)
		return;
	memcpy(regs->value + at, &mark->value, 4);
	memcpy(regs->known + at, &mark->known, 4);
	regs->is_mark[reg] = is_mark;
}

enum fit expr_immediate(struct regs *regs, const struct item *item)
{
	if (item->data)
		regs_know(regs, item->dreg, item->data, item->data_len);
	else
		regs_forget(regs, item->dreg, 4);
	return FIT_YES;
}

enum fit expr_payload(const struct look *look, struct regs *regs, const struct item *item)
{
	const struct header *header = NULL;
	int at = regs_at(item->dreg, item->len);

	if (item->op == NFT_PAYLOAD_NETWORK_HEADER)
		header = &look->network;
	if (item->op == NFT_PAYLOAD_TRANSPORT_HEADER) {
		if (look->obs->fragment)
			return FIT_NO;
		header = &look->transport;
	}
	regs_forget(regs, item->dreg, item->len);
	if (at < 0 || !header || item->offset > HEADER_MAX || item->len > HEADER_MAX - item->offset)
		return FIT_YES;
	memcpy(regs->value + at, header->value + item->offset, item->len);
	memcpy(regs->known + at, header->known + item->offset, item->len);
	if (item->len % 4) /* the tail of the last word is zeroed */
		memset(regs->known + at + item->len, 0xff, 4 - item->len % 4);
	return FIT_YES;
}

static void load_ifname(struct regs *regs, uint32_t reg, const char *name)
{
	char padded[IFNAMSIZ] = { 0 };

	if (!name) {
		regs_forget(regs, reg, IFNAMSIZ);
		return;
	}
	strncpy(padded, name, IFNAMSIZ - 1);
	regs_know(regs, reg, padded, IFNAMSIZ);
}

/* "" is a hook without such a device: index 0, as the kernel stores it. */
static void load_ifindex(struct regs *regs, uint32_t reg, const char *name, uint32_t index,
			 uint32_t fallback)
{
	if (name && !name[0])
		know_u32(regs, reg, 0);
	else if (index || fallback)
		know_u32(regs, reg, index ? index : fallback);
	else
		regs_forget(regs, reg, 4);
}

static void load_in_index(const struct look *look, struct regs *regs, uint32_t reg)
{
	const struct obs *obs = look->obs;
	uint32_t fallback = look->hook == HOOK_POSTROUTING ? 0 : obs->ifindex;

	load_ifindex(regs, reg, look_in_name(look), obs->in_ifindex, fallback);
}

static void load_out_index(const struct look *look, struct regs *regs, uint32_t reg)
{
	const struct obs *obs = look->obs;
	uint32_t fallback = look->hook == HOOK_POSTROUTING ? obs->ifindex : 0;

	load_ifindex(regs, reg, look_out_name(look), obs->out_ifindex, fallback);
}

enum fit expr_meta(const struct look *look, struct regs *regs, const struct item *item)
{
	const struct obs *obs = look->obs;
	bool v6 = look_is_v6(look);
	uint16_t ethertype = htons(v6 ? ETH_P_IPV6 : ETH_P_IP);

	switch (item->key) {
	case NFT_META_MARK:
		know_mark(regs, item->dreg, &look->mark, true);
		break;
	case NFT_META_NFPROTO:
		know_u8(regs, item->dreg, v6 ? NFPROTO_IPV6 : NFPROTO_IPV4);
		break;
	case NFT_META_L4PROTO:
		know_u8(regs, item->dreg, look->tuple.proto);
		break;
	case NFT_META_PROTOCOL:
		regs_know(regs, item->dreg, &ethertype, sizeof(ethertype));
		break;
	case NFT_META_IIFNAME:
		load_ifname(regs, item->dreg, look_in_name(look));
		break;
	case NFT_META_OIFNAME:
		load_ifname(regs, item->dreg, look_out_name(look));
		break;
	case NFT_META_IIF:
		load_in_index(look, regs, item->dreg);
		break;
	case NFT_META_OIF:
		load_out_index(look, regs, item->dreg);
		break;
	case NFT_META_SKUID:
		if (!obs->has_socket)
			return FIT_NO;
		know_u32(regs, item->dreg, obs->uid);
		break;
	case NFT_META_LEN:
		if (obs->len) {
			know_u32(regs, item->dreg, obs->len);
			break;
		}
		/* fall through */
	default:
		regs_forget(regs, item->dreg, IFNAMSIZ);
	}
	return FIT_YES;
}

static uint32_t ct_state_bit(const struct look *look)
{
	switch (look->ct) {
	case CT_NEW:
		return NF_CT_STATE_BIT(IP_CT_NEW);
	case CT_ESTABLISHED:
		return NF_CT_STATE_BIT(IP_CT_ESTABLISHED);
	case CT_RELATED:
		return NF_CT_STATE_BIT(IP_CT_RELATED);
	case CT_UNTRACKED:
		return NF_CT_STATE_UNTRACKED_BIT;
	case CT_NONE:
	default:
		return NF_CT_STATE_INVALID_BIT;
	}
}

static void load_addr(struct regs *regs, uint32_t reg, const struct addr *addr)
{
	regs_know(regs, reg, addr->bytes, addr->family == 6 ? 16 : 4);
}

static void load_port(struct regs *regs, uint32_t reg, uint16_t port)
{
	uint16_t be = htons(port);

	regs_know(regs, reg, &be, sizeof(be));
}

static void load_ct_tuple(struct regs *regs, const struct item *item, const struct tuple *tuple)
{
	if (!tuple->src.family) {
		regs_forget(regs, item->dreg, 16);
		return;
	}
	switch (item->key) {
	case NFT_CT_L3PROTOCOL:
		know_u8(regs, item->dreg, tuple->src.family == 6 ? NFPROTO_IPV6 : NFPROTO_IPV4);
		break;
	case NFT_CT_PROTOCOL:
		know_u8(regs, item->dreg, tuple->proto);
		break;
	case NFT_CT_SRC:
	case NFT_CT_SRC_IP:
	case NFT_CT_SRC_IP6:
		load_addr(regs, item->dreg, &tuple->src);
		break;
	case NFT_CT_DST:
	case NFT_CT_DST_IP:
	case NFT_CT_DST_IP6:
		load_addr(regs, item->dreg, &tuple->dst);
		break;
	case NFT_CT_PROTO_SRC:
		load_port(regs, item->dreg, tuple->sport);
		break;
	case NFT_CT_PROTO_DST:
		load_port(regs, item->dreg, tuple->dport);
		break;
	default:
		regs_forget(regs, item->dreg, 16);
	}
}

/* Without an entry every key but the state breaks off the rule, see nft_ct_get_eval(). */
enum fit expr_ct(const struct look *look, struct regs *regs, const struct item *item)
{
	const struct obs *obs = look->obs;

	if (item->key == NFT_CT_STATE) {
		know_u32(regs, item->dreg, ct_state_bit(look));
		return FIT_YES;
	}
	if (!look_has_ct(look))
		return FIT_NO;
	switch (item->key) {
	case NFT_CT_DIRECTION:
		know_u8(regs, item->dreg, obs->ct_reply);
		break;
	case NFT_CT_STATUS:
		know_u32(regs, item->dreg, obs->ct_status);
		break;
	case NFT_CT_MARK:
		know_mark(regs, item->dreg, &look->ct_mark, false);
		break;
	default:
		load_ct_tuple(regs, item, item->op == IP_CT_DIR_REPLY ? &obs->reply : &obs->orig);
	}
	return FIT_YES;
}

/* With a device in the question, or for anything but the address type, only the kernel's route
 * look-up knows. */
enum fit expr_fib(const struct look *look, struct regs *regs, const struct item *item)
{
	const struct addr *addr =
		item->flags & NFTA_FIB_F_SADDR ? &look->tuple.src : &look->tuple.dst;
	int type = RTN_UNSPEC;

	if (item->key == NFT_FIB_RESULT_ADDRTYPE &&
	    !(item->flags & (NFTA_FIB_F_IIF | NFTA_FIB_F_OIF | NFTA_FIB_F_PRESENT)))
		type = look_addr_type(look, addr);
	if (type == RTN_UNSPEC)
		regs_forget(regs, item->dreg, IFNAMSIZ);
	else
		know_u32(regs, item->dreg, (uint32_t)type);
	return FIT_YES;
}

/* Any value below the modulus: only the bits above it are known, unless there is one value only. */
enum fit expr_numgen(struct regs *regs, const struct item *item)
{
	if (item->key == 1)
		know_u32(regs, item->dreg, item->offset);
	else
		regs_forget(regs, item->dreg, 4);
	return FIT_YES;
}
