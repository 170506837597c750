/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "kernel/hooks.h"

#include <bpf/bpf.h>
#include <errno.h>
#include <linux/bpf.h>
#include <string.h>
#include <unistd.h>

static const struct hook hooks[] = {
#define HOOK(program_, how_, target_, args_, gives_, depth_, lost_)                                \
	{ .program = #program_,                                                                    \
	  .how = how_,                                                                             \
	  .target = target_,                                                                       \
	  .args = args_,                                                                           \
	  .gives = gives_,                                                                         \
	  .depth = depth_,                                                                         \
	  .lost = lost_ },
#include "kernel/hooks.def"
#undef HOOK
};

#define HOOKS (sizeof(hooks) / sizeof(hooks[0]))
_Static_assert(HOOKS <= HOOK_MAX, "HOOK_MAX");

/* Some kernels have the function but refuse fentry as a policy, and would refuse the whole object
 * with it. */
static int try_fexit(int function)
{
	const struct bpf_insn nothing[] = {
		{ .code = BPF_ALU64 | BPF_MOV | BPF_K, .dst_reg = BPF_REG_0 },
		{ .code = BPF_JMP | BPF_EXIT },
	};
	LIBBPF_OPTS(bpf_prog_load_opts, opts, .expected_attach_type = BPF_TRACE_FEXIT,
		    .attach_btf_id = function);
	int fd = bpf_prog_load(BPF_PROG_TYPE_TRACING, "dc_try", "GPL", nothing, 2, &opts);

	if (fd < 0)
		return fd;
	close(fd);
	return 0;
}

static int try_hook(const struct kbtf *kbtf, const struct hook *hook)
{
	int function;

	if (hook->how == HOW_RAW_TP)
		return kbtf_tracepoint_args(kbtf, hook->target) >= (int)hook->args ? 0 : -ENOENT;
	function = kbtf_function(kbtf, hook->target);
	return function < 0 || hook->how != HOW_FEXIT ? function : try_fexit(function);
}

static void survey_one(const struct kbtf *kbtf, const struct hook *hook, struct hook_status *ret)
{
	int err = try_hook(kbtf, hook);

	ret->hook = hook;
	ret->error = err == -ENOENT || err > 0 ? 0 : err;
	ret->state = err == -ENOENT ? HOOK_ABSENT : err < 0 ? HOOK_REFUSED : HOOK_PRESENT;
}

void hooks_survey(const struct kbtf *kbtf, struct hook_survey *ret)
{
	ret->count = HOOKS;
	for (unsigned int i = 0; i < HOOKS; i++)
		survey_one(kbtf, &hooks[i], &ret->status[i]);
}

bool hooks_give(const struct hook_survey *survey, const char *gives)
{
	for (unsigned int i = 0; i < survey->count; i++) {
		const struct hook_status *status = &survey->status[i];

		if (strcmp(status->hook->gives, gives) == 0 &&
		    (status->state == HOOK_ATTACHED || status->state == HOOK_PRESENT))
			return true;
	}
	return false;
}

const char *hook_how_name(enum hook_how how)
{
	static const char *const names[] = { "raw tracepoint", "kprobe", "fexit" };

	return names[how];
}

const char *hook_state_name(enum hook_state state)
{
	static const char *const names[] = { "absent", "not needed", "refused", "attached",
					     "present" };

	return names[state];
}
