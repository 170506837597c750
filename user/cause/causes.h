/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What does a word in a cause's needs mean, in words for people? Rows themselves: cause_find() and
 * cause_at() of correlate.h. */
#pragma once

#include <stddef.h>

/* @word need not end with NUL. Static; NULL if there is no such word. */
const char *cause_need(const char *word, size_t len);
