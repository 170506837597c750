/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "flow/siphash.h"

#include <endian.h>
#include <string.h>

static uint64_t rotate(uint64_t word, unsigned int bits)
{
	return word << bits | word >> (64 - bits);
}

/* One SipRound of the paper, on the state v0..v3. */
static void mix(uint64_t v[4])
{
	v[0] += v[1];
	v[2] += v[3];
	v[1] = rotate(v[1], 13) ^ v[0];
	v[3] = rotate(v[3], 16) ^ v[2];
	v[0] = rotate(v[0], 32);
	v[2] += v[1];
	v[0] += v[3];
	v[1] = rotate(v[1], 17) ^ v[2];
	v[3] = rotate(v[3], 21) ^ v[0];
	v[2] = rotate(v[2], 32);
}

static void absorb(uint64_t v[4], uint64_t word)
{
	v[3] ^= word;
	mix(v);
	mix(v);
	v[0] ^= word;
}

uint64_t siphash(const struct siphash_key *key, const void *bytes, size_t len)
{
	uint64_t v[4] = { key->half[0] ^ 0x736f6d6570736575, key->half[1] ^ 0x646f72616e646f6d,
			  key->half[0] ^ 0x6c7967656e657261, key->half[1] ^ 0x7465646279746573 };
	const uint8_t *at = bytes;
	uint64_t word;
	size_t left;

	for (left = len; left >= sizeof(word); left -= sizeof(word), at += sizeof(word)) {
		memcpy(&word, at, sizeof(word));
		absorb(v, le64toh(word));
	}
	/* The last word: what is left over, and the length in its top byte. */
	word = 0;
	memcpy(&word, at, left);
	absorb(v, le64toh(word) | (uint64_t)len << 56);
	v[2] ^= 0xff;
	for (int round = 0; round < 4; round++)
		mix(v);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}
