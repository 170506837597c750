/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * What may a match look at? The packet as one base chain saw it, rebuilt from an obs: what the obs
 * does not carry is unknown, and a test that hangs on it answers FIT_MAYBE. Internal to evaluate.
 */
#pragma once

#include "ruleset/evaluate.h"

#define HEADER_MAX 60 /* bytes of a header that a rule can load */

enum fit { FIT_NO, FIT_YES, FIT_MAYBE };

/* A 32-bit mark of which some bits may be unknown. Unknown bits of value are zero. */
struct mark {
	uint32_t value, known;
};

/* Header bytes in network order; a bit that is zero in known is not known. */
struct header {
	uint8_t value[HEADER_MAX], known[HEADER_MAX];
};

struct look {
	const struct ruleset *ruleset;
	const struct obs *obs;
	const struct evaluate_env *env; /* never NULL */
	const struct table *table;
	enum obs_hook hook;
	struct tuple tuple;  /* as this base chain saw it */
	enum obs_ctstate ct; /* likewise: before conntrack there is none */
	struct header network, transport;
	struct mark mark, ct_mark;
	uint32_t wanted; /* out: unknown mark bits that a FIT_MAYBE hung on */
	uint32_t cost;   /* out: work done beyond one step, in steps */
};

/* Fill the headers from look->obs and look->tuple. */
void look_build_headers(struct look *look);
bool look_is_v6(const struct look *look);
bool look_has_ct(const struct look *look);
/* Ports in host order. FIT_NO: this packet has none, FIT_MAYBE: not seen. */
enum fit look_ports(const struct look *look, uint16_t *ret_sport, uint16_t *ret_dport);
/* Device names as the hook sees them; "" when the hook has none, NULL when not known. */
const char *look_in_name(const struct look *look);
const char *look_out_name(const struct look *look);
/* RTN_* of an address, RTN_UNSPEC unknown. */
int look_addr_type(const struct look *look, const struct addr *addr);
/* (mark & mask) == value? Adds to look->wanted when that hangs on unknown bits. */
enum fit look_mark(struct look *look, uint32_t value, uint32_t mask);
enum fit look_ct_mark(const struct look *look, uint32_t value, uint32_t mask);

enum fit fit_of(bool yes);
enum fit fit_and(enum fit a, enum fit b);
enum fit fit_flip(enum fit fit, bool invert);

/* Copy an xt match's or target's info into @ret; false when the kernel's is shorter than @size. */
bool xt_info(const struct item *item, void *ret, size_t size);
