/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "kernel/kbtf.h"

#include <bpf/btf.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct kbtf {
	struct btf *btf;
};

int kbtf_new(struct kbtf **ret)
{
	struct kbtf *kbtf = calloc(1, sizeof(*kbtf));

	if (!kbtf)
		return -ENOMEM;
	kbtf->btf = btf__load_vmlinux_btf();
	if (!kbtf->btf) {
		int err = errno ? -errno : -ENOENT;

		free(kbtf);
		return err == -ESRCH ? -ENOENT : err;
	}
	*ret = kbtf;
	return 0;
}

void kbtf_free(struct kbtf *kbtf)
{
	if (!kbtf)
		return;
	btf__free(kbtf->btf);
	free(kbtf);
}

void kbtf_cleanup(struct kbtf **kbtf)
{
	kbtf_free(*kbtf);
}

/* The kernel declares each tracepoint as `typedef void (*btf_trace_NAME)(void *data, ...)`. */
int kbtf_tracepoint_args(const struct kbtf *kbtf, const char *name)
{
	const struct btf_type *type;
	char typedef_name[128];
	int id;

	snprintf(typedef_name, sizeof(typedef_name), "btf_trace_%s", name);
	id = btf__find_by_name_kind(kbtf->btf, typedef_name, BTF_KIND_TYPEDEF);
	if (id < 0)
		return -ENOENT;
	type = btf__type_by_id(kbtf->btf, btf__type_by_id(kbtf->btf, id)->type);
	if (!type || !btf_is_ptr(type))
		return -ENOENT;
	type = btf__type_by_id(kbtf->btf, type->type);
	if (!type || !btf_is_func_proto(type) || btf_vlen(type) < 1)
		return -ENOENT;
	return btf_vlen(type) - 1;
}

int kbtf_function(const struct kbtf *kbtf, const char *name)
{
	int id = btf__find_by_name_kind(kbtf->btf, name, BTF_KIND_FUNC);

	return id > 0 ? id : -ENOENT;
}

static bool ends_with(const char *text, const char *suffix)
{
	size_t len = strlen(text), tail = strlen(suffix);

	return len >= tail && strcmp(text + len - tail, suffix) == 0;
}

static int each_value(const struct btf *btf, const struct btf_type *type,
		      int (*each)(void *ctx, const char *enum_name, const char *name,
				  uint32_t value),
		      void *ctx)
{
	const struct btf_enum *values = btf_enum(type);
	const char *enum_name = btf__name_by_offset(btf, type->name_off);

	for (int i = 0; i < btf_vlen(type); i++) {
		int ret = each(ctx, enum_name, btf__name_by_offset(btf, values[i].name_off),
			       (uint32_t)values[i].val);

		if (ret)
			return ret;
	}
	return 0;
}

int kbtf_each_enum_value(const struct kbtf *kbtf, const char *suffix,
			 int (*each)(void *ctx, const char *enum_name, const char *name,
				     uint32_t value),
			 void *ctx)
{
	__u32 count = btf__type_cnt(kbtf->btf);

	for (__u32 id = 1; id < count; id++) {
		const struct btf_type *type = btf__type_by_id(kbtf->btf, id);
		const char *name;
		int ret;

		if (!btf_is_enum(type))
			continue;
		name = btf__name_by_offset(kbtf->btf, type->name_off);
		if (!name || !ends_with(name, suffix))
			continue;
		ret = each_value(kbtf->btf, type, each, ctx);
		if (ret)
			return ret;
	}
	return 0;
}
