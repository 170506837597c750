/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "util/sha1.h"

#include <string.h>

#define BLOCK     64
#define LENGTH_AT 56 /* where the message's length stands in the last block */

static uint32_t rotate(uint32_t word, unsigned int bits)
{
	return word << bits | word >> (32 - bits);
}

static void schedule(const uint8_t *block, uint32_t w[80])
{
	for (int t = 0; t < 16; t++)
		w[t] = (uint32_t)block[t * 4] << 24 | block[t * 4 + 1] << 16 |
		       block[t * 4 + 2] << 8 | block[t * 4 + 3];
	for (int t = 16; t < 80; t++)
		w[t] = rotate(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
}

/* FIPS 180-4, 4.1.1 and 4.2.1: each twenty rounds have a function and a constant. */
static uint32_t round_value(int t, uint32_t b, uint32_t c, uint32_t d)
{
	static const uint32_t k[4] = { 0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6 };
	uint32_t f;

	switch (t / 20) {
	case 0:
		f = (b & c) | (~b & d);
		break;
	case 2:
		f = (b & c) | (b & d) | (c & d);
		break;
	default:
		f = b ^ c ^ d;
	}
	return f + k[t / 20];
}

static void compress(uint32_t h[5], const uint8_t *block)
{
	uint32_t w[80], v[5];

	schedule(block, w);
	memcpy(v, h, sizeof(v));
	for (int t = 0; t < 80; t++) {
		uint32_t next = rotate(v[0], 5) + round_value(t, v[1], v[2], v[3]) + v[4] + w[t];

		v[4] = v[3];
		v[3] = v[2];
		v[2] = rotate(v[1], 30);
		v[1] = v[0];
		v[0] = next;
	}
	for (int i = 0; i < 5; i++)
		h[i] += v[i];
}

static void finish(uint32_t h[5], const uint8_t *rest, size_t left, uint64_t bits)
{
	uint8_t last[2 * BLOCK] = { 0 };
	size_t size = left < LENGTH_AT ? BLOCK : 2 * BLOCK;

	memcpy(last, rest, left);
	last[left] = 0x80;
	for (int i = 0; i < 8; i++)
		last[size - 1 - i] = bits >> (8 * i);
	compress(h, last);
	if (size > BLOCK)
		compress(h, last + BLOCK);
}

void sha1(const void *bytes, size_t len, uint8_t ret[SHA1_BYTES])
{
	uint32_t h[5] = { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0 };
	const uint8_t *at = bytes;
	size_t left = len;

	for (; left >= BLOCK; left -= BLOCK, at += BLOCK)
		compress(h, at);
	finish(h, at, left, (uint64_t)len * 8);
	for (int i = 0; i < SHA1_BYTES; i++)
		ret[i] = h[i / 4] >> (24 - 8 * (i % 4));
}
