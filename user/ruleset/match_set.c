/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * Is the packet in an ipset? The type's name lists the dimensions ("hash:ip,port,net"); each one is
 * taken from the source or the destination side, as the match's flags say. A list:set asks its
 * members with the same flags.
 */
#include "ruleset/match_table.h"

#include <netinet/in.h>
#include <linux/netfilter/xt_set.h>
#include <string.h>

#define DIM_MAX       3
#define ENTRY_A_STEP  16 /* entries looked at for the price of one rule */
#define LIST_SET_TYPE "list:set"

enum dim { DIM_IP, DIM_PORT, DIM_IFACE, DIM_OTHER };

/* What one match asks: dimension kinds in order, and from which side each is taken. */
struct question {
	unsigned int dims;
	enum dim dim[DIM_MAX];
	bool src[DIM_MAX];
};

static enum dim dim_of(const char *word, size_t len)
{
	static const struct {
		const char *word;
		enum dim dim;
	} names[] = {
		{ "ip", DIM_IP }, { "net", DIM_IP }, { "port", DIM_PORT }, { "iface", DIM_IFACE }
	};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strlen(names[i].word) == len && !memcmp(names[i].word, word, len))
			return names[i].dim;
	return DIM_OTHER;
}

/* @flags: bit n is set when dimension n (from 1) is the source's. */
static bool question_of(const struct ipset *set, uint8_t flags, struct question *ret)
{
	const char *word = set->type + strcspn(set->type, ":");

	*ret = (struct question){ 0 };
	while (*word && ret->dims < DIM_MAX) {
		size_t len = strcspn(++word, ",");

		ret->dim[ret->dims] = dim_of(word, len);
		word += len;
		ret->src[ret->dims] = flags & (1u << (ret->dims + 1));
		ret->dims++;
	}
	return ret->dims > 0;
}

static unsigned int addr_bits(const struct addr *addr)
{
	return addr->family == 6 ? 128 : 32;
}

static bool prefix_equal(const struct addr *a, const struct addr *net, unsigned int bits)
{
	unsigned int whole = bits / 8, rest = bits % 8;

	if (a->family != net->family || bits > addr_bits(a))
		return false;
	if (memcmp(a->bytes, net->bytes, whole))
		return false;
	return !rest || !((a->bytes[whole] ^ net->bytes[whole]) & (0xff00 >> rest & 0xff));
}

static enum fit addr_fits(const struct addr *addr, const struct addr *net, const struct addr *to,
			  uint8_t cidr)
{
	if (to && to->family)
		return fit_of(addr->family == net->family &&
			      memcmp(addr->bytes, net->bytes, 16) >= 0 &&
			      memcmp(addr->bytes, to->bytes, 16) <= 0);
	return fit_of(prefix_equal(addr, net, cidr ? cidr : addr_bits(net)));
}

/* ICMP: the type and code stand for a port, as ip_set_get_ip4_port() has it. Entries of bitmap:port
 * have no protocol. */
static enum fit port_fits(const struct look *look, const struct ipset_entry *entry, bool src)
{
	uint8_t proto = look->tuple.proto;
	uint16_t sport, dport, port, high = entry->port_to ? entry->port_to : entry->port;
	enum fit seen;

	if (entry->proto ? entry->proto != proto : proto != IPPROTO_TCP && proto != IPPROTO_UDP)
		return FIT_NO;
	seen = look_ports(look, &sport, &dport);
	if (proto == IPPROTO_ICMP || proto == IPPROTO_ICMPV6)
		port = (uint16_t)(look->obs->icmp_type << 8 | look->obs->icmp_code);
	else if (seen == FIT_YES)
		port = src ? sport : dport;
	else if (seen == FIT_MAYBE || look->obs->fragment)
		return seen;
	else
		port = 0; /* protocols without ports */
	return fit_of(port >= entry->port && port <= high);
}

static enum fit iface_fits(const struct look *look, const struct ipset_entry *entry, bool src)
{
	const char *name = src ? look_in_name(look) : look_out_name(look);

	if (!name)
		return FIT_MAYBE;
	return fit_of(entry->iface_prefix ? !strncmp(name, entry->iface, strlen(entry->iface))
					  : !strcmp(name, entry->iface));
}

static enum fit entry_fits(const struct look *look, const struct ipset_entry *entry,
			   const struct question *question)
{
	enum fit fit = FIT_YES;
	unsigned int i, addresses = 0;

	for (i = 0; i < question->dims && fit != FIT_NO; i++) {
		bool src = question->src[i];
		const struct addr *addr = src ? &look->tuple.src : &look->tuple.dst;

		if (question->dim[i] == DIM_PORT)
			fit = fit_and(fit, port_fits(look, entry, src));
		else if (question->dim[i] == DIM_IFACE)
			fit = fit_and(fit, iface_fits(look, entry, src));
		else if (question->dim[i] != DIM_IP)
			fit = fit_and(fit, FIT_MAYBE);
		else if (addresses++)
			fit = fit_and(fit, addr_fits(addr, &entry->addr2, NULL, entry->cidr2));
		else
			fit = fit_and(fit,
				      addr_fits(addr, &entry->addr, &entry->addr_to, entry->cidr));
	}
	return fit;
}

static unsigned int entry_width(const struct ipset_entry *entry)
{
	return (entry->cidr ? entry->cidr : 128u) + (entry->cidr2 ? entry->cidr2 : 128u);
}

/* The narrowest entry decides: a nomatch inside a wider network takes its part out again. */
static enum fit entries_fit(struct look *look, const struct ipset *set,
			    const struct question *question)
{
	const struct ipset_entry *best = NULL;
	enum fit best_fit = FIT_NO, fit;
	uint32_t i;

	look->cost += set->count / ENTRY_A_STEP;
	for (i = 0; i < set->count; i++) {
		fit = entry_fits(look, &set->entries[i], question);
		if (fit == FIT_MAYBE)
			return FIT_MAYBE;
		if (fit == FIT_NO || (best && entry_width(best) >= entry_width(&set->entries[i])))
			continue;
		best = &set->entries[i];
		best_fit = fit_of(!best->nomatch);
	}
	return set->too_big && best_fit != FIT_YES ? FIT_MAYBE : best_fit;
}

static enum fit plain_set_fits(struct look *look, const struct ipset *set, uint8_t dims,
			       uint8_t flags)
{
	struct question question;

	if (set->family && set->family != look->tuple.src.family)
		return FIT_NO;
	if (!question_of(set, flags, &question))
		return FIT_MAYBE;
	if (dims < question.dims)
		return FIT_NO;
	return entries_fit(look, set, &question);
}

static enum fit list_fits(struct look *look, const struct ipset *list, uint8_t dims, uint8_t flags)
{
	enum fit fit = list->too_big ? FIT_MAYBE : FIT_NO;
	uint32_t i;

	for (i = 0; i < list->count; i++) {
		const struct ipset *set = ipset_find(look->ruleset, list->entries[i].member);
		enum fit one = FIT_MAYBE;

		look->cost++;
		if (set && strcmp(set->type, LIST_SET_TYPE) != 0) /* the kernel nests no lists */
			one = plain_set_fits(look, set, dims, flags);
		if (one == FIT_YES)
			return FIT_YES;
		if (one == FIT_MAYBE)
			fit = FIT_MAYBE;
	}
	return fit;
}

static bool has_counter_test(const struct item *item)
{
	struct xt_set_info_match_v3 v3;
	struct xt_set_info_match_v4 v4;

	if (item->revision == 3 && xt_info(item, &v3, sizeof(v3)))
		return v3.packets.op != IPSET_COUNTER_NONE || v3.bytes.op != IPSET_COUNTER_NONE;
	if (item->revision == 4 && xt_info(item, &v4, sizeof(v4)))
		return v4.packets.op != IPSET_COUNTER_NONE || v4.bytes.op != IPSET_COUNTER_NONE;
	return item->revision > 4;
}

/* Revision 0 keeps dimension and flags elsewhere; later ones begin alike. */
static bool set_info(const struct item *item, struct xt_set_info *ret)
{
	struct xt_set_info_match_v0 v0;

	if (item->revision)
		return xt_info(item, ret, sizeof(*ret));
	if (!xt_info(item, &v0, sizeof(v0)))
		return false;
	*ret = (struct xt_set_info){ .index = v0.match_set.index,
				     .dim = v0.match_set.u.compat.dim,
				     .flags = v0.match_set.u.compat.flags };
	return true;
}

int match_set_index(const struct item *item)
{
	struct xt_set_info info;

	return set_info(item, &info) ? info.index : -1;
}

const char *match_set_name(const struct item *item)
{
	const char *name = (const char *)item->data2;

	return name && item->data2_len && !name[item->data2_len - 1] ? name : NULL;
}

enum fit match_set(struct look *look, const struct item *item)
{
	const char *name = match_set_name(item);
	const struct ipset *set = name ? ipset_find(look->ruleset, name) : NULL;
	struct xt_set_info info;
	enum fit fit;

	if (!set || !set_info(item, &info) || (info.flags & IPSET_RETURN_NOMATCH))
		return FIT_MAYBE;
	if (!strcmp(set->type, LIST_SET_TYPE))
		fit = list_fits(look, set, info.dim, info.flags);
	else
		fit = plain_set_fits(look, set, info.dim, info.flags);
	fit = fit_flip(fit, info.flags & IPSET_INV_MATCH);
	return has_counter_test(item) ? fit_and(fit, FIT_MAYBE) : fit;
}
