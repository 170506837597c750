/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "cmd/child.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "util/log.h"

/* What we blocked and ignored is ours alone. */
static void become(const char *command)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	setpgid(0, 0);
	dup2(STDERR_FILENO, STDOUT_FILENO);
	execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

int child_start(struct child *child, const char *command)
{
	pid_t pid = fork();

	if (pid < 0)
		return log_errno(-errno, "--run: starting the command");
	if (pid == 0)
		become(command);
	child->pid = pid;
	return 0;
}

bool child_reap(struct child *child)
{
	if (!child->pid || waitpid(child->pid, NULL, WNOHANG) != child->pid)
		return false;
	child->pid = 0;
	return true;
}

void child_stop(struct child *child)
{
	if (!child->pid)
		return;
	kill(-child->pid, SIGTERM);
	waitpid(child->pid, NULL, 0);
	child->pid = 0;
}
