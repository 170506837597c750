/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * How is a line put together? A buffer that grows up to STRBUF_MAX. The first failure sticks in
 * .error (-ENOMEM, -E2BIG) and later additions do nothing, so that a writer checks once, at the
 * end.
 */
#pragma once

#include <stddef.h>

#define STRBUF_MAX (1u << 20)

struct strbuf {
	char *text; /* NUL-terminated once something was added */
	size_t len, size;
	int error;
};

void strbuf_add(struct strbuf *buf, const char *bytes, size_t len);
void strbuf_puts(struct strbuf *buf, const char *text);
void strbuf_printf(struct strbuf *buf, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* In the visible form of text_escape(). */
void strbuf_escape(struct strbuf *buf, const char *text);
/* The same between double quotes, those inside as \": what is quoted cannot look as if it ended. */
void strbuf_quote(struct strbuf *buf, const char *text);
void strbuf_reset(struct strbuf *buf); /* empty again, error forgotten, memory kept */
void strbuf_cleanup(struct strbuf *buf);
