/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What does the running kernel say of itself? Its BTF: tracepoints and their arguments, functions,
 * enums. Large: free it once asked. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct kbtf;

/* -ENOENT: this kernel has no BTF (CONFIG_DEBUG_INFO_BTF). */
int kbtf_new(struct kbtf **ret);
void kbtf_free(struct kbtf *kbtf);
void kbtf_cleanup(struct kbtf **kbtf);

/* How many arguments a raw tracepoint passes; -ENOENT if there is no such tracepoint in the kernel
 * itself. */
int kbtf_tracepoint_args(const struct kbtf *kbtf, const char *name);
/* BTF id of a kernel function, or -ENOENT. */
int kbtf_function(const struct kbtf *kbtf, const char *name);

/* Every value of every enum whose name ends in @suffix; @enum_name tells which. Ends when @each
 * returns non-zero, and returns that. */
int kbtf_each_enum_value(const struct kbtf *kbtf, const char *suffix,
			 int (*each)(void *ctx, const char *enum_name, const char *name,
				     uint32_t value),
			 void *ctx);
