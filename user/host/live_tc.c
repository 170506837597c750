/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Which BPF programs sit at tc of a device? tcx first, as the kernel runs them, then the filters of
 * the qdisc. */
#include "host/live.h"

#include <bpf/bpf.h>
#include <bpf/btf.h>
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/bpf.h>
#include <linux/pkt_cls.h>
#include <linux/pkt_sched.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <string.h>

#include "util/cleanup.h"

/* Linux 6.6; not in the headers that we build with. */
#define ATTACH_TCX_INGRESS 46
#define ATTACH_TCX_EGRESS  47
#define TCX_MAX            64 /* the kernel's own limit, BPF_MPROG_MAX */

/* --- names --- */

static void btf_cleanup(struct btf **btf)
{
	btf__free(*btf);
}

/* The kernel cuts a program's name after 15 bytes; BTF has its function's whole name. The first
 * function is the program. */
static void name_from_btf(int fd, uint32_t btf_id, char *ret, size_t size)
{
	_cleanup_(btf_cleanup) struct btf *btf = NULL;
	struct bpf_func_info func = { 0 };
	struct bpf_prog_info info = { .nr_func_info = 1,
				      .func_info_rec_size = sizeof(func),
				      .func_info = (uintptr_t)&func };
	uint32_t len = sizeof(info);
	const struct btf_type *type;
	const char *name;

	if (bpf_obj_get_info_by_fd(fd, &info, &len) || !info.nr_func_info)
		return;
	btf = btf__load_from_kernel_by_id(btf_id);
	type = btf ? btf__type_by_id(btf, func.type_id) : NULL;
	name = type ? btf__name_by_offset(btf, type->name_off) : NULL;
	if (name && *name)
		snprintf(ret, size, "%s", name);
}

/* Leaves @ret as it is when the program is gone or may not be looked at. */
static void name_program(uint32_t id, char *ret, size_t size)
{
	struct bpf_prog_info info = { 0 };
	uint32_t len = sizeof(info);
	_cleanup_close_ int fd = bpf_prog_get_fd_by_id(id);

	if (fd < 0 || bpf_obj_get_info_by_fd(fd, &info, &len))
		return;
	if (info.name[0])
		snprintf(ret, size, "%.*s", (int)sizeof(info.name), info.name);
	if (info.btf_id)
		name_from_btf(fd, info.btf_id, ret, size);
}

/* --- tcx --- */

static int query_tcx(struct live *live, uint32_t netns, uint32_t ifindex,
		     enum host_direction direction, uint32_t *ids, uint32_t *ret_count)
{
	LIBBPF_OPTS(bpf_prog_query_opts, query, .prog_ids = ids, .prog_cnt = TCX_MAX);
	int type = direction == HOST_INGRESS ? ATTACH_TCX_INGRESS : ATTACH_TCX_EGRESS;
	int err = live_enter(live, netns);

	if (err)
		return err;
	err = bpf_prog_query_opts((int)ifindex, (enum bpf_attach_type)type, &query);
	live_leave(live);
	if (err == -EINVAL || err == -ENOENT)
		return 0; /* a kernel without tcx: nothing is attached there */
	if (err)
		return err;
	*ret_count = query.prog_cnt < TCX_MAX ? query.prog_cnt : TCX_MAX;
	return 0;
}

/* --- filters --- */

struct filters {
	uint32_t ifindex, parent;
	char qdisc[16]; /* kind of the one that holds filters, empty: none */
	int (*each)(void *ctx, const struct host_tc_program *program);
	void *ctx;
};

static const struct tcmsg *tcmsg_of(const struct nlmsghdr *head, uint16_t type)
{
	if (head->nlmsg_type != type || mnl_nlmsg_get_payload_len(head) < sizeof(struct tcmsg))
		return NULL;
	return mnl_nlmsg_get_payload(head);
}

static const char *text_of(const struct nlattr *attr)
{
	return attr && mnl_attr_validate(attr, MNL_TYPE_NUL_STRING) >= 0 ? mnl_attr_get_str(attr)
									 : NULL;
}

static int collect(const struct nlattr *attr, void *data)
{
	const struct nlattr **attrs = data;

	if (mnl_attr_get_type(attr) <= TCA_OPTIONS)
		attrs[mnl_attr_get_type(attr)] = attr;
	return MNL_CB_OK;
}

static int note_qdisc(void *ctx, const void *nlmsg)
{
	const struct nlattr *attrs[TCA_OPTIONS + 1] = { 0 };
	const struct tcmsg *tc = tcmsg_of(nlmsg, RTM_NEWQDISC);
	struct filters *filters = ctx;
	const char *kind;

	if (!tc || (uint32_t)tc->tcm_ifindex != filters->ifindex || tc->tcm_parent != TC_H_CLSACT)
		return 0;
	mnl_attr_parse(nlmsg, sizeof(*tc), collect, attrs);
	kind = text_of(attrs[TCA_KIND]);
	if (kind)
		snprintf(filters->qdisc, sizeof(filters->qdisc), "%s", kind);
	return 0;
}

/* A filter of another kind, and the head of each priority, have no program id. */
static int note_filter(void *ctx, const void *nlmsg)
{
	const struct nlattr *attrs[TCA_OPTIONS + 1] = { 0 }, *attr, *id = NULL, *name = NULL;
	const struct tcmsg *tc = tcmsg_of(nlmsg, RTM_NEWTFILTER);
	struct host_tc_program program = { 0 };
	struct filters *filters = ctx;
	const char *kind;

	if (!tc)
		return 0;
	mnl_attr_parse(nlmsg, sizeof(*tc), collect, attrs);
	kind = text_of(attrs[TCA_KIND]);
	if (!kind || strcmp(kind, "bpf") != 0 || !attrs[TCA_OPTIONS])
		return 0;
	mnl_attr_for_each_nested(attr, attrs[TCA_OPTIONS])
	{
		if (mnl_attr_get_type(attr) == TCA_BPF_ID)
			id = attr;
		else if (mnl_attr_get_type(attr) == TCA_BPF_NAME)
			name = attr;
	}
	if (!id || mnl_attr_validate(id, MNL_TYPE_U32) < 0)
		return 0;
	program.id = mnl_attr_get_u32(id);
	snprintf(program.name, sizeof(program.name), "%s", text_of(name) ? text_of(name) : "");
	name_program(program.id, program.name, sizeof(program.name));
	return filters->each(filters->ctx, &program);
}

static int dump(struct live *live, uint32_t netns, uint16_t type, const struct tcmsg *tc,
		int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	char buf[NLMSG_SPACE(sizeof(*tc))] __attribute__((aligned(NLMSG_ALIGNTO))) = { 0 };
	struct nlmsghdr *head = mnl_nlmsg_put_header(buf);

	head->nlmsg_type = type;
	head->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
	*(struct tcmsg *)mnl_nlmsg_put_extra_header(head, sizeof(*tc)) = *tc;
	return live_netlink(&live->host, netns, NETLINK_ROUTE, head, head->nlmsg_len, each, ctx);
}

/*
 * clsact holds both directions. The older ingress qdisc answers for any parent with what it has: on
 * egress it must not be asked.
 */
static int each_filter(struct live *live, uint32_t netns, enum host_direction direction,
		       struct filters *filters)
{
	uint32_t minor = direction == HOST_INGRESS ? TC_H_MIN_INGRESS : TC_H_MIN_EGRESS;
	struct tcmsg tc = { .tcm_ifindex = (int)filters->ifindex };
	int err = dump(live, netns, RTM_GETQDISC, &tc, note_qdisc, filters);

	if (err)
		return err;
	if (strcmp(filters->qdisc, "clsact") != 0 &&
	    (strcmp(filters->qdisc, "ingress") != 0 || direction != HOST_INGRESS))
		return 0;
	tc.tcm_parent = TC_H_MAKE(TC_H_CLSACT, minor);
	return dump(live, netns, RTM_GETTFILTER, &tc, note_filter, filters);
}

int live_each_tc_program(struct host *host, uint32_t netns, uint32_t ifindex,
			 enum host_direction direction,
			 int (*each)(void *ctx, const struct host_tc_program *program), void *ctx)
{
	struct filters filters = { .ifindex = ifindex, .each = each, .ctx = ctx };
	struct live *live = live_of(host);
	uint32_t ids[TCX_MAX] = { 0 }, count = 0;
	int err = query_tcx(live, netns, ifindex, direction, ids, &count);

	for (uint32_t i = 0; !err && i < count; i++) {
		struct host_tc_program program = { .id = ids[i], .is_tcx = true };

		name_program(ids[i], program.name, sizeof(program.name));
		err = each(ctx, &program);
	}
	return err ? err : each_filter(live, netns, direction, &filters);
}
