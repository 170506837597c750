/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Which number does this name have? A hash that others cannot aim at, and a set of names numbered
 * from 0. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Differs between runs of the program (names are chosen by strangers), equal within one. Never let
 * an output's order follow it. */
uint32_t hash_bytes(const void *bytes, size_t len);

struct names;

/* At most @limit names; NULL when out of memory. */
struct names *names_new(uint32_t limit);
void names_free(struct names *names);
void names_cleanup(struct names **names);

/* The name's number, a new one when it was not there. -ENOMEM, -E2BIG above the limit. */
int names_add(struct names *names, const char *text, size_t len, uint32_t *ret);
uint32_t names_count(const struct names *names);
