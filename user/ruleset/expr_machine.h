/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * What do nft expressions find in their registers? The kernel's register file of 16 words, each bit
 * known or not. A word loaded from the packet mark stays tied to it through bitwise operations, so
 * that a test that hangs on it can say which mark bits it wants. Internal to evaluate.
 */
#pragma once

#include "ruleset/match_packet.h"

#define REG_BYTES          64
#define EXPR_CANDIDATE_MAX 32

struct regs {
	uint8_t value[REG_BYTES], known[REG_BYTES];
	bool is_mark[REG_BYTES / 4];
};

/* Elements of a set that the key may be. */
struct candidates {
	unsigned int count;
	const struct rset_elem *elem[EXPR_CANDIDATE_MAX];
	bool more; /* there were more, or the set is not known */
};

/* expr_load.c: put something into a register. FIT_NO: the expression breaks off the rule (as
 * NFT_BREAK). */
enum fit expr_payload(const struct look *look, struct regs *regs, const struct item *item);
enum fit expr_meta(const struct look *look, struct regs *regs, const struct item *item);
enum fit expr_ct(const struct look *look, struct regs *regs, const struct item *item);
enum fit expr_fib(const struct look *look, struct regs *regs, const struct item *item);
enum fit expr_numgen(struct regs *regs, const struct item *item);
enum fit expr_immediate(struct regs *regs, const struct item *item);

/* expr_test.c: compute and compare. */
enum fit expr_bitwise(struct regs *regs, const struct item *item);
enum fit expr_byteorder(struct regs *regs, const struct item *item);
enum fit expr_cmp(struct look *look, const struct regs *regs, const struct item *item);
enum fit expr_range(struct look *look, const struct regs *regs, const struct item *item);
/* A 32-bit word as a mark. */
struct mark expr_word(const struct regs *regs, uint32_t reg);

/* expr_set.c: look a key up. FIT_YES: in the set, candidates hold exactly the element. A data map's
 * value goes into dreg. */
enum fit expr_lookup(struct look *look, struct regs *regs, const struct item *item,
		     struct candidates *ret);

/* Registers are in words; -1 when [reg, reg + len) is not inside the register file. */
int regs_at(uint32_t reg, size_t len);
void regs_forget(struct regs *regs, uint32_t reg, size_t len);
void regs_know(struct regs *regs, uint32_t reg, const void *bytes, size_t len);
/* Note in look->wanted which mark bits in [at, at + len) are unknown. */
void regs_want(struct look *look, const struct regs *regs, int at, size_t len);
