/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Attributes: include/uapi/linux/netfilter/ipset/ip_set.h of the kernel; what a listing has:
 * ip_set_dump_do() there. */
#include "ruleset/ipset.h"

#include <linux/netfilter.h>
#include <linux/netfilter/ipset/ip_set.h>

#include "host/module.h"

#define CMD_ATTR_COUNT (IPSET_ATTR_CMD_MAX + 1)
#define ADT_ATTR_COUNT (IPSET_ATTR_ADT_MAX + 1)

/* Every kernel since 3.0 understands 6; 7 came with 4.20 and lists nothing more. */
#define PROTOCOL 6

/* Both orders are on the wire, the flag says which. */
static uint16_t number16(const struct attr *attr)
{
	uint16_t value = attr_be16(attr);

	return attr->net_order ? value : be16toh(value);
}

static uint32_t number32(const struct attr *attr)
{
	uint32_t value = attr_be32(attr);

	return attr->net_order ? value : be32toh(value);
}

/* IPSET_ATTR_IP and its like hold IPADDR_IPV4 or IPADDR_IPV6. Absent: family 0. */
static int parse_addr(const struct attr *nested, struct addr *ret)
{
	struct attr attrs[IPSET_ATTR_IPADDR_MAX + 1];

	if (!nested->data)
		return 0;
	if (attr_table(attr_cursor(nested), attrs, IPSET_ATTR_IPADDR_MAX + 1))
		return -EBADMSG;
	if (attrs[IPSET_ATTR_IPADDR_IPV4].len >= 4)
		*ret = addr_from_v4(attrs[IPSET_ATTR_IPADDR_IPV4].data);
	else if (attrs[IPSET_ATTR_IPADDR_IPV6].len >= 16)
		*ret = addr_from_v6(attrs[IPSET_ATTR_IPADDR_IPV6].data);
	else
		return -EBADMSG;
	return 0;
}

static int copy_name(const struct attr *attr, char *out, size_t size)
{
	const char *text = attr_text(attr);

	if (!attr->data)
		return 0;
	if (!text || strlen(text) >= size)
		return -EBADMSG;
	memcpy(out, text, strlen(text) + 1);
	return 0;
}

static int parse_entry(const struct attr *nested, struct ipset_entry *ret)
{
	struct attr attrs[ADT_ATTR_COUNT];
	struct ipset_entry entry = { 0 };
	uint32_t flags;

	if (attr_table(attr_cursor(nested), attrs, ADT_ATTR_COUNT) ||
	    parse_addr(&attrs[IPSET_ATTR_IP], &entry.addr) ||
	    parse_addr(&attrs[IPSET_ATTR_IP_TO], &entry.addr_to) ||
	    parse_addr(&attrs[IPSET_ATTR_IP2], &entry.addr2) ||
	    copy_name(&attrs[IPSET_ATTR_IFACE], entry.iface, sizeof(entry.iface)) ||
	    copy_name(&attrs[IPSET_ATTR_NAME], entry.member, sizeof(entry.member)))
		return -EBADMSG;
	entry.cidr = attr_u8(&attrs[IPSET_ATTR_CIDR]);
	entry.cidr2 = attr_u8(&attrs[IPSET_ATTR_CIDR2]);
	entry.port = number16(&attrs[IPSET_ATTR_PORT]);
	entry.port_to = number16(&attrs[IPSET_ATTR_PORT_TO]);
	entry.proto = attr_u8(&attrs[IPSET_ATTR_PROTO]);
	flags = number32(&attrs[IPSET_ATTR_CADT_FLAGS]);
	entry.nomatch = flags & IPSET_FLAG_NOMATCH;
	entry.iface_prefix = flags & IPSET_FLAG_IFACE_WILDCARD;
	*ret = entry;
	return 0;
}

/* The set that was coming is whole. */
static int finish_set(struct ipset_listing *listing)
{
	struct ipset *set = listing->set;

	if (!set)
		return 0;
	set->count = (uint32_t)listing->entries.count;
	set->entries = arena_bytes(listing->ruleset->arena, listing->entries.items,
				   set->count * sizeof(*set->entries));
	listing->entries.count = 0;
	listing->set = NULL;
	return set->entries ? 0 : -ENOMEM;
}

static int begin_set(struct ipset_listing *listing, const char *name, const struct attr *attrs)
{
	struct ipset *set;
	int err = finish_set(listing);

	if (err)
		return err;
	if (strlen(name) >= sizeof(set->name))
		return -EBADMSG;
	set = ruleset_add_ipset(listing->ruleset, name);
	if (!set)
		return -ENOMEM;
	listing->set = set;
	if (copy_name(&attrs[IPSET_ATTR_TYPENAME], set->type, sizeof(set->type)))
		return -EBADMSG;
	switch (attr_u8(&attrs[IPSET_ATTR_FAMILY])) {
	case NFPROTO_IPV4:
		set->family = 4;
		break;
	case NFPROTO_IPV6:
		set->family = 6;
		break;
	}
	return 0;
}

static int take_entries(struct ipset_listing *listing, struct cursor cur)
{
	struct ipset_entry entry;
	struct attr attr;

	while (attr_next(&cur, &attr)) {
		if (attr.type != IPSET_ATTR_DATA)
			continue;
		if (listing->total >= RULESET_SET_ELEM_MAX) {
			listing->set->too_big = true;
			return 0;
		}
		if (parse_entry(&attr, &entry))
			return -EBADMSG;
		if (vector_add(&listing->entries, &entry))
			return -ENOMEM;
		listing->total++;
	}
	return cursor_left(&cur) ? -EBADMSG : 0;
}

int ipset_take(struct ipset_listing *listing, const void *nlmsg)
{
	struct attr attrs[CMD_ATTR_COUNT];
	uint8_t type, family;
	struct cursor cur;
	const char *name;
	int err = 0;

	if (nfnl_open(nlmsg, NFNL_SUBSYS_IPSET, &type, &family, &cur) || type != IPSET_CMD_LIST ||
	    attr_table(cur, attrs, CMD_ATTR_COUNT))
		return -EBADMSG;
	name = attr_text(&attrs[IPSET_ATTR_SETNAME]);
	if (!name)
		return -EBADMSG;
	if (!listing->set || strcmp(listing->set->name, name))
		err = begin_set(listing, name, attrs);
	return err ? err : take_entries(listing, attr_cursor(&attrs[IPSET_ATTR_ADT]));
}

int ipset_listing_end(struct ipset_listing *listing)
{
	int err = finish_set(listing);

	vector_free(&listing->entries);
	return err;
}

static int take_message(void *ctx, const void *nlmsg)
{
	struct nlmsghdr head;

	memcpy(&head, nlmsg, sizeof(head));
	return head.nlmsg_type < NLMSG_MIN_TYPE ? 0 : ipset_take(ctx, nlmsg);
}

int ipset_read(struct host *host, struct ruleset *ruleset)
{
	struct ipset_listing listing = {
		.ruleset = ruleset,
		.entries = { .item_size = sizeof(struct ipset_entry) },
	};
	uint8_t protocol = PROTOCOL;
	struct nfnl_request request;
	int err, end;

	if (!module_present(host, "ip_set"))
		return -EOPNOTSUPP;
	nfnl_request_begin(&request, NFNL_SUBSYS_IPSET, IPSET_CMD_LIST, NFPROTO_UNSPEC, NLM_F_DUMP);
	nfnl_request_add(&request, IPSET_ATTR_PROTOCOL, &protocol, sizeof(protocol));
	nfnl_request_end(&request);
	err = host_netlink(host, ruleset->netns, NETLINK_NETFILTER, request.bytes, request.len,
			   take_message, &listing);
	end = ipset_listing_end(&listing);
	if (err)
		return err == -EPROTONOSUPPORT || err == -EINVAL ? -EOPNOTSUPP : err;
	ruleset->ipsets_loaded = !end;
	return end;
}
