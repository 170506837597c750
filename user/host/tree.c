/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "host/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "util/arena.h"
#include "util/cleanup.h"
#include "util/log.h"
#include "util/vector.h"

#define OPEN_TRIES      8 /* a rename during a walk with ".." makes the kernel give up */
#define READ_FIRST      4096
#define NAMES_BYTES_MAX ((size_t)32 << 20)

int tree_open(int root, const char *path, int flags)
{
	struct open_how how = { .flags = (uint64_t)(unsigned int)(flags | O_CLOEXEC | O_NOCTTY),
				.resolve = RESOLVE_IN_ROOT };

	if (flags & O_PATH)
		how.flags &= ~(uint64_t)O_NOCTTY; /* openat2() takes no flag that means nothing */
	for (int i = 0; i < OPEN_TRIES; i++) {
		long fd = syscall(SYS_openat2, root, path, &how, sizeof(how));

		if (fd >= 0)
			return (int)fd;
		if (errno != EAGAIN && errno != EINTR)
			return -errno;
	}
	return -EAGAIN;
}

static int check_regular(int fd, uint64_t *ret_size)
{
	struct stat stat;

	if (fstat(fd, &stat))
		return -errno;
	if (S_ISDIR(stat.st_mode))
		return -EISDIR;
	if (!S_ISREG(stat.st_mode))
		return -EINVAL;
	*ret_size = (uint64_t)stat.st_size;
	return 0;
}

/* Room for one byte more, up to @max + 2: one byte to see that the file is too large, one for the
 * NUL. */
static int grow(char **text, size_t *size, size_t max)
{
	size_t wanted = *size * 2 < max + 2 ? *size * 2 : max + 2;
	char *grown;

	if (wanted <= *size)
		return -EFBIG;
	grown = realloc(*text, wanted);
	if (!grown)
		return -ENOMEM;
	*text = grown;
	*size = wanted;
	return 0;
}

/* Until the end: the size that a file of /proc claims is 0. */
static int read_to_end(int fd, size_t max, char **text, size_t size, size_t *ret_len)
{
	size_t len = 0;

	for (;;) {
		ssize_t got;
		int err = size - len < 2 ? grow(text, &size, max) : 0;

		if (err)
			return err;
		got = read(fd, *text + len, size - len - 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -errno;
		len += (size_t)got;
		if (len > max)
			return -EFBIG;
		if (got == 0)
			break;
	}
	(*text)[len] = '\0';
	*ret_len = len;
	return 0;
}

int tree_read_fd(int fd, size_t max, char **ret, size_t *ret_len)
{
	_cleanup_free_ char *text = NULL;
	uint64_t file_size;
	size_t size;
	int err;

	err = check_regular(fd, &file_size);
	if (err)
		return err;
	if (file_size > max)
		return -EFBIG;
	size = file_size + 2 > READ_FIRST ? (size_t)file_size + 2 : READ_FIRST;
	text = malloc(size);
	if (!text)
		return -ENOMEM;
	err = read_to_end(fd, max, &text, size, ret_len);
	if (!err)
		*ret = steal(text);
	return err;
}

/* Looked at before it is opened: opening a device can do something (a watchdog starts). */
int tree_read(int root, const char *path, size_t max, char **ret, size_t *ret_len)
{
	_cleanup_close_ int seen = tree_open(root, path, O_PATH);
	_cleanup_close_ int fd = -1;
	uint64_t size;
	int err = seen < 0 ? seen : check_regular(seen, &size);

	if (err)
		return err;
	fd = tree_open(root, path, O_RDONLY | O_NONBLOCK);
	return fd < 0 ? fd : tree_read_fd(fd, max, ret, ret_len);
}

struct listing {
	struct vector entries; /* of struct host_entry, names in the arena */
	struct arena *names;
};

static void free_listing(struct listing *listing)
{
	vector_free(&listing->entries);
	arena_free(listing->names);
}

static void entry_kind(DIR *dir, const struct dirent *dirent, struct host_entry *entry)
{
	struct stat stat;

	entry->is_dir = dirent->d_type == DT_DIR;
	entry->is_link = dirent->d_type == DT_LNK;
	if (dirent->d_type != DT_UNKNOWN ||
	    fstatat(dirfd(dir), dirent->d_name, &stat, AT_SYMLINK_NOFOLLOW))
		return;
	entry->is_dir = S_ISDIR(stat.st_mode);
	entry->is_link = S_ISLNK(stat.st_mode);
}

static int add_entry(struct listing *listing, DIR *dir, const struct dirent *dirent)
{
	struct host_entry entry = { 0 };

	if (strcmp(dirent->d_name, ".") == 0 || strcmp(dirent->d_name, "..") == 0)
		return 0;
	entry.name = arena_text(listing->names, dirent->d_name, strlen(dirent->d_name));
	if (!entry.name)
		return -ENOMEM;
	entry_kind(dir, dirent, &entry);
	return vector_add(&listing->entries, &entry);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct host_entry *)a)->name, ((const struct host_entry *)b)->name);
}

static int fill_listing(struct listing *listing, DIR *dir, const char *path)
{
	const struct dirent *dirent;
	int err;

	for (errno = 0; (dirent = readdir(dir)); errno = 0) {
		if (listing->entries.count == TREE_ENTRY_MAX) {
			log_warn("%s has more than %u entries: the rest is not read", path,
				 TREE_ENTRY_MAX);
			break;
		}
		err = add_entry(listing, dir, dirent);
		if (err)
			return err;
	}
	if (!dirent && errno)
		return -errno;
	vector_sort(&listing->entries, by_name);
	return 0;
}

int tree_list(int root, const char *path, int (*each)(void *ctx, const struct host_entry *entry),
	      void *ctx)
{
	_cleanup_(free_listing) struct listing listing = {
		.entries.item_size = sizeof(struct host_entry),
	};
	_cleanup_closedir_ DIR *dir = NULL;
	_cleanup_close_ int fd = tree_open(root, path, O_RDONLY | O_DIRECTORY | O_NONBLOCK);
	int err;

	if (fd < 0)
		return fd;
	listing.names = arena_new(NAMES_BYTES_MAX);
	dir = fdopendir(fd);
	if (!listing.names || !dir)
		return -ENOMEM;
	steal_fd(&fd); /* closed with the directory */
	err = fill_listing(&listing, dir, path);
	for (size_t i = 0; !err && i < listing.entries.count; i++)
		err = each(ctx, vector_at(&listing.entries, i));
	return err;
}

int tree_stat(int root, const char *path, struct host_stat *ret)
{
	_cleanup_close_ int fd = tree_open(root, path, O_PATH);
	struct stat stat;

	if (fd < 0)
		return fd;
	if (fstat(fd, &stat))
		return -errno;
	*ret = (struct host_stat){
		.inode = stat.st_ino,
		.size = (uint64_t)stat.st_size,
		.mtime_ns = (uint64_t)stat.st_mtim.tv_sec * 1000000000ull +
			    (uint64_t)stat.st_mtim.tv_nsec,
		.is_dir = S_ISDIR(stat.st_mode),
	};
	return 0;
}

int tree_read_link(int root, const char *path, char *ret, size_t size)
{
	_cleanup_close_ int fd = tree_open(root, path, O_PATH | O_NOFOLLOW);
	ssize_t len;

	if (fd < 0)
		return fd;
	len = readlinkat(fd, "", ret, size);
	if (len < 0)
		return errno == ENOENT ? -EINVAL : -errno; /* ENOENT: it is no link */
	if ((size_t)len >= size)
		return -ENAMETOOLONG;
	ret[len] = '\0';
	return 0;
}
