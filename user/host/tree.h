/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * What lies below this directory? Paths are resolved by the kernel with the directory as their
 * root: symlinks, absolute ones too, and ".." cannot leave it (openat2 with RESOLVE_IN_ROOT, since
 * Linux 5.6). Nothing is created or written.
 */
#pragma once

#include <stddef.h>

#include "host/host.h"

#define TREE_ENTRY_MAX (1u << 17) /* of one directory; what is above is not read, and said */

/* @root: descriptor of a directory. O_CLOEXEC and O_NOCTTY are added to @flags. Descriptor or
 * -errno. */
int tree_open(int root, const char *path, int flags);

/* As host_read_file(). Only regular files: -EISDIR, -EINVAL for devices, FIFOs and sockets, which
 * are never opened. */
int tree_read(int root, const char *path, size_t max, char **ret, size_t *ret_len);
/* The same from an open descriptor, which stays the caller's. */
int tree_read_fd(int fd, size_t max, char **ret, size_t *ret_len);

/* In order of name. */
int tree_list(int root, const char *path, int (*each)(void *ctx, const struct host_entry *entry),
	      void *ctx);
int tree_stat(int root, const char *path, struct host_stat *ret);
/* NUL-terminated; -ENAMETOOLONG when it does not fit. */
int tree_read_link(int root, const char *path, char *ret, size_t size);
