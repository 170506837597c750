/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Which hooks does this kernel have, and what is lost without the others? Table in hooks.def. */
#pragma once

#include <stdbool.h>

#include "kernel/kbtf.h"

enum hook_how { HOW_RAW_TP, HOW_KPROBE, HOW_FEXIT };
enum hook_depth { DEPTH_WATCH, DEPTH_ZOOM, DEPTH_FLOW };

struct hook {
	const char *program;
	enum hook_how how;
	const char *target;
	unsigned int args; /* arguments that the program reads; fewer means that this kernel's hook
			      cannot serve it */
	const char *gives; /* capability word, as in causes.def */
	enum hook_depth depth;
	const char *lost; /* what people miss without it */
};

enum hook_state {
	HOOK_ABSENT,  /* this kernel does not have it */
	HOOK_STANDBY, /* there, but an earlier row gives the same */
	HOOK_REFUSED, /* there, but the kernel would not attach it */
	HOOK_ATTACHED,
	HOOK_PRESENT, /* there; nothing was attached yet */
};

struct hook_status {
	const struct hook *hook;
	enum hook_state state;
	int error; /* -errno of a refusal */
};

#define HOOK_MAX 32

struct hook_survey {
	unsigned int count;
	struct hook_status status[HOOK_MAX];
};

/* Look which hooks are there (HOOK_PRESENT, HOOK_ABSENT, or HOOK_REFUSED where fentry is). Attaches
 * nothing. */
void hooks_survey(const struct kbtf *kbtf, struct hook_survey *ret);

/* Is what a hook gives provided by any row? After attaching: by an attached one. */
bool hooks_give(const struct hook_survey *survey, const char *gives);

const char *hook_how_name(enum hook_how how);
const char *hook_state_name(enum hook_state state);
