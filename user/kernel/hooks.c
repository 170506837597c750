/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "kernel/hooks.h"

#include <string.h>

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

static bool hook_is_there(const struct kbtf *kbtf, const struct hook *hook)
{
	if (hook->how == HOW_RAW_TP)
		return kbtf_tracepoint_args(kbtf, hook->target) >= (int)hook->args;
	return kbtf_has_function(kbtf, hook->target);
}

void hooks_survey(const struct kbtf *kbtf, struct hook_survey *ret)
{
	ret->count = HOOKS;
	for (unsigned int i = 0; i < HOOKS; i++) {
		ret->status[i].hook = &hooks[i];
		ret->status[i].error = 0;
		ret->status[i].state = hook_is_there(kbtf, &hooks[i]) ? HOOK_PRESENT : HOOK_ABSENT;
	}
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
