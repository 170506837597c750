/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "host/module.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "util/cleanup.h"

#define RELEASE_MAX 256
#define PATH_LEN    512

/* modules.builtin has a line kernel/.../NAME.ko for each. */
static bool is_built_in(struct host *host, const char *module)
{
	_cleanup_free_ char *release = NULL, *list = NULL;
	char path[PATH_LEN], name[PATH_LEN];
	size_t len;

	if (host_read_file(host, "/proc/sys/kernel/osrelease", RELEASE_MAX, &release, &len))
		return false;
	release[strcspn(release, "\n")] = '\0';
	snprintf(path, sizeof(path), "/lib/modules/%s/modules.builtin", release);
	if (host_read_file(host, path, HOST_FILE_MAX, &list, &len))
		return false;
	snprintf(name, sizeof(name), "/%s.ko", module);
	return strstr(list, name);
}

bool module_present(struct host *host, const char *module)
{
	struct host_stat stat;
	char path[PATH_LEN];

	snprintf(path, sizeof(path), "/sys/module/%s", module);
	if (!host_stat(host, path, &stat))
		return true;
	if (host_stat(host, "/proc/modules", &stat) == -ENOENT)
		return true;
	return is_built_in(host, module);
}
