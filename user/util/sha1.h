/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* SHA-1 (FIPS 180-4), for names that others made with it. No secret depends on it. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#define SHA1_BYTES 20

void sha1(const void *bytes, size_t len, uint8_t ret[SHA1_BYTES]);
