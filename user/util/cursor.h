/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* How do we read bytes from outside? Only through a cursor, which cannot overrun. */
#pragma once

#include <stddef.h>
#include <stdint.h>

struct cursor {
	const uint8_t *at;
	const uint8_t *end;
};

static inline struct cursor cursor_of(const void *bytes, size_t len)
{
	return (struct cursor){ .at = bytes, .end = (const uint8_t *)bytes + len };
}

static inline size_t cursor_left(const struct cursor *cur)
{
	return (size_t)(cur->end - cur->at);
}

/* The next @len bytes (borrowed), or NULL when fewer are left; then the cursor does not move. */
static inline const void *take(struct cursor *cur, size_t len)
{
	const void *at = cur->at;

	if (cursor_left(cur) < len)
		return NULL;
	cur->at += len;
	return at;
}
