/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* A rule being written as nft has it. Internal to print. */
#pragma once

#include "ruleset/print_load.h"

struct nft_print {
	struct strbuf *out;
	struct loads loads;
	const struct rule *rule;
	const char *space; /* before the next phrase */
};

/* Begin the next phrase of the rule. */
void nft_phrase(struct nft_print *nft);
void nft_print_verdict(struct strbuf *out, const struct verdict *verdict);
/* print_nft_set.c */
void nft_print_lookup(struct nft_print *nft, const struct item *item);
