/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "host/fixture_write.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "host/fixture.h"
#include "util/cleanup.h"

static bool escapes(const char *path)
{
	return strncmp(path, "../", 3) == 0 || strstr(path, "/../") ||
	       (strlen(path) >= 3 && strcmp(path + strlen(path) - 3, "/..") == 0);
}

/* One component below @dir, as a directory whatever it was before. */
static int enter_dir(int dir, const char *name)
{
	int fd = openat(dir, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (fd >= 0)
		return fd;
	if (errno != ENOENT && unlinkat(dir, name, 0))
		return -errno;
	if (mkdirat(dir, name, 0755) && errno != EEXIST)
		return -errno;
	fd = openat(dir, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	return fd < 0 ? -errno : fd;
}

/* The directory that holds @path, made as needed; *ret_name is the last component, inside @path. */
static int open_parent(int root, char *path, const char **ret_name)
{
	_cleanup_close_ int dir = dup(root);
	char *slash;

	while (dir >= 0 && (slash = strchr(path, '/'))) {
		int below;

		*slash = '\0';
		below = *path && strcmp(path, ".") != 0 ? enter_dir(dir, path) : steal_fd(&dir);
		if (dir >= 0)
			close(dir);
		dir = below;
		path = slash + 1;
	}
	*ret_name = path;
	return dir < 0 ? (dir == -1 ? -EMFILE : dir) : steal_fd(&dir);
}

/* A file of ours under a name that may be a link by now: replaced, never followed. */
int fixture_write(int root, const char *path, const void *bytes, size_t len)
{
	char copy[FIXTURE_PATH_MAX];
	const char *name, *at = bytes;
	_cleanup_close_ int dir = -1;
	_cleanup_close_ int fd = -1;

	if (snprintf(copy, sizeof(copy), "%s", path) >= (int)sizeof(copy) || escapes(path))
		return -EINVAL;
	dir = open_parent(root, copy, &name);
	if (dir < 0)
		return dir;
	if (unlinkat(dir, name, 0) && errno != ENOENT)
		return -errno;
	fd = openat(dir, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return -errno;
	while (len) {
		ssize_t written = write(fd, at, len);

		if (written < 0)
			return -errno;
		at += written;
		len -= (size_t)written;
	}
	return 0;
}

int fixture_make_dir(int root, const char *path)
{
	char copy[FIXTURE_PATH_MAX];
	const char *name;
	_cleanup_close_ int dir = -1;

	if (snprintf(copy, sizeof(copy), "%s/", path) >= (int)sizeof(copy) || escapes(path))
		return -EINVAL;
	dir = open_parent(root, copy, &name);
	return dir < 0 ? dir : 0;
}

int fixture_place(int root, const char *path, const char *target)
{
	char copy[FIXTURE_PATH_MAX];
	const char *name;
	_cleanup_close_ int dir = -1;
	int err;

	if (snprintf(copy, sizeof(copy), "%s", path) >= (int)sizeof(copy) || escapes(path))
		return -EINVAL;
	dir = open_parent(root, copy, &name);
	if (dir < 0)
		return dir;
	err = target ? symlinkat(target, dir, name) : mknodat(dir, name, S_IFREG | 0600, 0);
	return err && errno != EEXIST ? -errno : 0;
}
