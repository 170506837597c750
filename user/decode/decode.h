/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Event bytes -> obs: every cast, every bound, every byte order. Symbols and reasons come through
 * callbacks, so that a recording can answer. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "model/obs.h"

struct decode_env {
	const char *(*reason)(void *ctx, uint32_t reason); /* NULL: unknown */
	const char *(*symbol)(void *ctx, uint64_t addr);
	void *ctx;
	int64_t wall_offset_ns; /* wall clock minus CLOCK_MONOTONIC */
};

/* 0, or -EBADMSG when the bytes are no whole event of a kind that this build knows. @bytes is
 * aligned to 8, as the ring's records are. */
int decode_event(const struct decode_env *env, const void *bytes, size_t size, struct obs *ret);
