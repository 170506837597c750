/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Look-ups in sets and maps: the key's fields, and the elements of a set that has no name. */
#include "ruleset/print_nft.h"

#include <string.h>

#define ELEM_PRINT_MAX 8
#define FIELD_MAX      8

/* The fields that make up a key, in registers from @sreg on. Returns how many. */
static size_t key_fields(const struct nft_print *nft, const struct item *item, uint32_t key_len,
			 const struct load *ret[FIELD_MAX])
{
	uint32_t word = item->sreg, end = item->sreg + (key_len + 3) / 4;
	size_t count = 0;

	while (word < end && count < FIELD_MAX) {
		const struct load *load = loads_at(&nft->loads, word);

		ret[count++] = load;
		word += load->len ? (load->len + 3) / 4 : 1;
	}
	return count;
}

static void print_key(struct nft_print *nft, const struct load *const *fields, size_t count,
		      const uint8_t *key, size_t len)
{
	size_t i, at = 0, used;

	for (i = 0; i < count && at < len; i++) {
		used = fields[i]->len && fields[i]->len < len - at ? fields[i]->len : len - at;
		if (i)
			strbuf_puts(nft->out, " . ");
		print_value(nft->out, fields[i]->type, key + at, used);
		at += (used + 3) / 4 * 4;
	}
}

/* @next: the element that ends the interval which @elem begins (exclusive), or NULL. */
static void print_elem(struct nft_print *nft, const struct rset *set,
		       const struct load *const *fields, size_t count, const struct rset_elem *elem,
		       const struct rset_elem *next)
{
	uint8_t last[RULE_DATA_MAX];
	size_t i;

	if (elem->catchall || !elem->key)
		strbuf_puts(nft->out, "*");
	else
		print_key(nft, fields, count, elem->key, set->key_len);
	if (elem->key && elem->key_end) {
		strbuf_puts(nft->out, "-");
		print_key(nft, fields, count, elem->key_end, set->key_len);
	} else if (next && next->key && set->key_len <= sizeof(last)) {
		memcpy(last, next->key, set->key_len);
		for (i = set->key_len; i > 0 && last[i - 1]-- == 0; i--)
			;
		if (memcmp(last, elem->key, set->key_len) != 0) {
			strbuf_puts(nft->out, "-");
			print_key(nft, fields, count, last, set->key_len);
		}
	}
	if (set->is_vmap) {
		strbuf_puts(nft->out, " : ");
		nft_print_verdict(nft->out, &elem->verdict);
	}
}

static void print_elems(struct nft_print *nft, const struct rset *set,
			const struct load *const *fields, size_t count)
{
	const char *comma = " ";
	uint32_t i, printed = 0;

	strbuf_puts(nft->out, "{");
	for (i = 0; i < set->elem_count && printed < ELEM_PRINT_MAX; i++) {
		const struct rset_elem *elem = &set->elems[i], *next = NULL;

		if (elem->interval_end)
			continue;
		if (set->is_interval && i + 1 < set->elem_count && elem[1].interval_end)
			next = &elem[1];
		strbuf_puts(nft->out, comma);
		print_elem(nft, set, fields, count, elem, next);
		comma = ", ";
		printed++;
	}
	strbuf_puts(nft->out,
		    i < set->elem_count && !set->elems[i].interval_end ? ", ... }" : " }");
}

/* Anonymous sets ("__set0") are written out. */
void nft_print_lookup(struct nft_print *nft, const struct item *item)
{
	const struct load *fields[FIELD_MAX];
	const struct rset *set = item->set;
	size_t count = key_fields(nft, item, set ? set->key_len : 4, fields), i;

	nft_phrase(nft);
	for (i = 0; i < count; i++) {
		if (i)
			strbuf_puts(nft->out, " . ");
		print_load_name(nft->out, fields[i]);
	}
	strbuf_puts(nft->out, item->inverted ? " != " : " ");
	if (set && set->is_vmap)
		strbuf_puts(nft->out, "vmap ");
	else if (set && set->is_map)
		strbuf_puts(nft->out, "map ");
	if (set && set->loaded && item->name && !strncmp(item->name, "__", 2))
		print_elems(nft, set, fields, count);
	else
		strbuf_printf(nft->out, "@%s", item->name ? item->name : "?");
}
