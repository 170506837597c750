/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * Where does a key go, when whoever sends packets chooses the keys? SipHash-2-4 (Aumasson and
 * Bernstein, 2012) under a secret: without it nobody can aim packets at one bucket.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

struct siphash_key {
	uint64_t half[2];
};

uint64_t siphash(const struct siphash_key *key, const void *bytes, size_t len);
