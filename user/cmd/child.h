/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* --run CMD: a command of the user's, run once the hooks are armed. Its output goes to stderr:
 * stdout is ours. */
#pragma once

#include <stdbool.h>
#include <sys/types.h>

struct child {
	pid_t pid; /* 0: none */
};

/* `sh -c @command` in a process group of its own. */
int child_start(struct child *child, const char *command);
/* After SIGCHLD: has it ended? True once. */
bool child_reap(struct child *child);
/* End it, if it still runs. */
void child_stop(struct child *child);
