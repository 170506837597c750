/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "ruleset/print.h"

#include <string.h>

#include "ruleset/print_rule.h"
#include "util/cleanup.h"

#define MORE "..."

void rule_print(const struct table *table, const struct chain *chain, const struct rule *rule,
		char *out, size_t size)
{
	_cleanup_(strbuf_cleanup) struct strbuf buf = { 0 };
	const char *text = "";
	size_t len;

	if (!size)
		return;
	if (table->backend == BACKEND_NFT)
		print_nft_rule(&buf, table, rule);
	else
		print_xt_rule(&buf, table, chain, rule);
	if (buf.text)
		text = buf.text;
	len = strlen(text);
	if (len >= size)
		len = size - 1;
	memcpy(out, text, len);
	out[len] = '\0';
	if (text[len] && size >= sizeof(MORE))
		memcpy(out + size - sizeof(MORE), MORE, sizeof(MORE));
}
