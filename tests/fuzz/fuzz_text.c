/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* links: util */
/* Whatever comes in, lines for terminals and JSON are inert. */
#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "util/json_line.h"
#include "util/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void must(int truth)
{
	if (!truth)
		abort();
}

static void must_be_inert(const char *text)
{
	size_t left = strlen(text);

	while (left) {
		uint32_t code = 0;
		size_t len = text_decode(text, left, &code);

		must(len > 0 && !text_is_unsafe(code));
		text += len;
		left -= len;
	}
}

static void try_json(const char *text)
{
	struct strbuf buf = { 0 };
	json_t *root;

	json_line_open(&buf, NULL, '{');
	json_line_string(&buf, text, text);
	json_line_close(&buf, '}');
	must_be_inert(buf.text);
	root = json_loads(buf.text, 0, NULL);
	must(root != NULL);
	json_decref(root);
	strbuf_cleanup(&buf);
}

static void try_escape(const char *text, size_t size)
{
	char *out = malloc(size);

	must(out != NULL);
	text_escape(text, out, size);
	must(strlen(out) < size);
	must_be_inert(out);
	free(out);
}

static const char *word_at(unsigned int index)
{
	static const char *const words[] = { "svc.policy", "svc.port", "node.dns", NULL };

	return words[index];
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	char *text = malloc(size + 1);
	struct strbuf buf = { 0 };
	uint64_t value;

	must(text != NULL);
	memcpy(text, bytes, size);
	text[size] = 0;
	try_json(text);
	try_escape(text, size ? 1 + bytes[0] : 1);
	strbuf_quote(&buf, text);
	must_be_inert(buf.text);
	strbuf_cleanup(&buf);
	text_nearest(text, word_at);
	text_parse_duration(text, &value);
	text_parse_size(text, &value);
	free(text);
	return 0;
}
