/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* dropcause version: what to put into a bug report. */
#include <bpf/libbpf.h>
#include <sys/utsname.h>

#include "cmd/cmd.h"

int cmd_version(const struct options *options)
{
	struct utsname kernel;

	(void)options;
	uname(&kernel); /* fails for a bad address only */
	printf("dropcause %s\nlibbpf %s\nkernel %s %s\n", DROPCAUSE_VERSION,
	       libbpf_version_string() + 1 /* a "v" */, kernel.release, kernel.machine);
	return EXIT_CLEAN;
}
