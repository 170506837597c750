/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * What is in this nfnetlink message? Attributes through a cursor: lengths are checked once, here,
 * and a value that is shorter than asked for reads as absent.
 *
 *   nlmsghdr | nfgenmsg | attribute | attribute ...      attribute = u16 length, u16 type, value,
 * padding to 4
 */
#pragma once

#include <endian.h>
#include <errno.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netlink.h>
#include <stdbool.h>
#include <string.h>

#include "host/host.h"
#include "util/cursor.h"

struct attr {
	const uint8_t *data; /* NULL: not there */
	uint16_t len;
	uint16_t type;
	bool net_order; /* NLA_F_NET_BYTEORDER */
};

/* The next attribute; false at the end and at the first malformed one (then something is left in
 * @cur). */
static inline bool attr_next(struct cursor *cur, struct attr *ret)
{
	struct nlattr head;
	size_t padded;

	if (cursor_left(cur) < sizeof(head))
		return false;
	memcpy(&head, cur->at, sizeof(head));
	if (head.nla_len < sizeof(head) || head.nla_len > cursor_left(cur))
		return false;
	ret->data = cur->at + sizeof(head);
	ret->len = (uint16_t)(head.nla_len - sizeof(head));
	ret->type = head.nla_type & NLA_TYPE_MASK;
	ret->net_order = head.nla_type & NLA_F_NET_BYTEORDER;
	padded = NLA_ALIGN(head.nla_len);
	take(cur, padded < cursor_left(cur) ? padded : cursor_left(cur));
	return true;
}

/* attrs[type] for every type below @count; others are left out: newer kernels add some. -EBADMSG.
 */
static inline int attr_table(struct cursor cur, struct attr *attrs, size_t count)
{
	struct attr attr;

	memset(attrs, 0, count * sizeof(*attrs));
	while (attr_next(&cur, &attr)) {
		if (attr.type < count)
			attrs[attr.type] = attr;
	}
	return cursor_left(&cur) ? -EBADMSG : 0;
}

static inline struct cursor attr_cursor(const struct attr *attr)
{
	return attr->data ? cursor_of(attr->data, attr->len) : (struct cursor){ 0 };
}

static inline uint8_t attr_u8(const struct attr *attr)
{
	return attr->len >= 1 ? attr->data[0] : 0;
}

static inline uint16_t attr_be16(const struct attr *attr)
{
	uint16_t value = 0;

	if (attr->len >= sizeof(value))
		memcpy(&value, attr->data, sizeof(value));
	return be16toh(value);
}

static inline uint32_t attr_be32(const struct attr *attr)
{
	uint32_t value = 0;

	if (attr->len >= sizeof(value))
		memcpy(&value, attr->data, sizeof(value));
	return be32toh(value);
}

static inline uint64_t attr_be64(const struct attr *attr)
{
	uint64_t value = 0;

	if (attr->len >= sizeof(value))
		memcpy(&value, attr->data, sizeof(value));
	return be64toh(value);
}

/* Text that ends inside the attribute (borrowed), or NULL. */
static inline const char *attr_text(const struct attr *attr)
{
	return attr->len && memchr(attr->data, '\0', attr->len) ? (const char *)attr->data : NULL;
}

/* Past both headers of a message of nfnetlink @subsystem. -EBADMSG when it is shorter than them, or
 * somebody else's. */
static inline int nfnl_open(const void *nlmsg, uint8_t subsystem, uint8_t *ret_type,
			    uint8_t *ret_family, struct cursor *ret)
{
	struct nlmsghdr head;
	struct nfgenmsg gen;
	size_t front = NLMSG_HDRLEN + NLMSG_ALIGN(sizeof(gen));

	memcpy(&head, nlmsg, sizeof(head));
	if (head.nlmsg_len < front || NFNL_SUBSYS_ID(head.nlmsg_type) != subsystem)
		return -EBADMSG;
	memcpy(&gen, (const uint8_t *)nlmsg + NLMSG_HDRLEN, sizeof(gen));
	*ret_type = NFNL_MSG_TYPE(head.nlmsg_type);
	*ret_family = gen.nfgen_family;
	*ret = cursor_of((const uint8_t *)nlmsg + front, head.nlmsg_len - front);
	return 0;
}

#define NFNL_REQUEST_MAX 1024

/* A request under construction: headers and up to a few attributes. Too much of it is -E2BIG at
 * nfnl_request_end(). */
struct nfnl_request {
	uint8_t bytes[NFNL_REQUEST_MAX] __attribute__((aligned(4)));
	size_t len;
	bool full;
};

static inline void nfnl_request_begin(struct nfnl_request *request, uint8_t subsystem, uint8_t type,
				      uint8_t family, uint16_t flags)
{
	struct nlmsghdr head = { .nlmsg_type = (uint16_t)(subsystem << 8 | type),
				 .nlmsg_flags = NLM_F_REQUEST | flags };
	struct nfgenmsg gen = { .nfgen_family = family, .version = NFNETLINK_V0 };

	memset(request, 0, sizeof(*request));
	memcpy(request->bytes, &head, sizeof(head));
	memcpy(request->bytes + NLMSG_HDRLEN, &gen, sizeof(gen));
	request->len = NLMSG_HDRLEN + NLMSG_ALIGN(sizeof(gen));
}

static inline void nfnl_request_add(struct nfnl_request *request, uint16_t type, const void *data,
				    size_t len)
{
	struct nlattr head = { .nla_len = (uint16_t)(NLA_HDRLEN + len), .nla_type = type };

	if (len > sizeof(request->bytes) ||
	    request->len + NLA_ALIGN(NLA_HDRLEN + len) > sizeof(request->bytes)) {
		request->full = true;
		return;
	}
	memcpy(request->bytes + request->len, &head, sizeof(head));
	memcpy(request->bytes + request->len + NLA_HDRLEN, data, len);
	request->len += NLA_ALIGN(NLA_HDRLEN + len);
}

static inline void nfnl_request_add_text(struct nfnl_request *request, uint16_t type,
					 const char *text)
{
	if (text)
		nfnl_request_add(request, type, text, strlen(text) + 1);
}

/* Writes the length; 0 or -E2BIG. */
static inline int nfnl_request_end(struct nfnl_request *request)
{
	uint32_t len = (uint32_t)request->len;

	memcpy(request->bytes, &len, sizeof(len)); /* nlmsg_len comes first */
	return request->full ? -E2BIG : 0;
}
