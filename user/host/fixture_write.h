/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * How are answers put into a folder? @root is its descriptor; directories on the way are made,
 * links on the way replaced: nothing is written outside, whatever the names. 0 or -errno.
 */
#pragma once

#include <stddef.h>

int fixture_write(int root, const char *path, const void *bytes, size_t len);
int fixture_make_dir(int root, const char *path);
/* An empty file, or a link to @target unless that is NULL; what is there already stays. */
int fixture_place(int root, const char *path, const char *target);
