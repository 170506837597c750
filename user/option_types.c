/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "option_types.h"

#include <errno.h>
#include <pcap/pcap.h>
#include <stdlib.h>
#include <string.h>

#include "cause/correlate.h"
#include "sink/sink.h"
#include "util/cleanup.h"
#include "util/text.h"

#define SNAPLEN_ANY 65535

static int set_switch(const char *text, void *field)
{
	(void)text;
	*(bool *)field = true;
	return 0;
}

static int set_text(const char *text, void *field)
{
	if (!*text)
		return -EINVAL;
	*(const char **)field = text;
	return 0;
}

static int set_number(const char *text, void *field)
{
	uint64_t value;
	int err = text_parse_number(text, UINT64_MAX, &value);

	if (err)
		return err;
	if (value == 0)
		return -EINVAL;
	*(uint64_t *)field = value;
	return 0;
}

static int set_duration(const char *text, void *field)
{
	return text_parse_duration(text, field);
}

static int set_ring(const char *text, void *field)
{
	uint64_t bytes;
	int err = text_parse_size(text, &bytes);

	if (err)
		return err;
	if (bytes < OPTION_RING_MIN || bytes > OPTION_RING_MAX)
		return -ERANGE;
	if (bytes & (bytes - 1)) /* the kernel wants it so */
		return -EINVAL;
	*(uint64_t *)field = bytes;
	return 0;
}

static int set_name(const char *text, void *field)
{
	struct name_choice *choice = field;
	const char *slash = strchr(text, '/'), *name = slash ? slash + 1 : text;
	size_t namespace_len = slash ? (size_t)(slash - text) : 0;

	if (namespace_len >= sizeof(choice->namespace) || strlen(name) >= sizeof(choice->name))
		return -ERANGE;
	if (!*name || strchr(name, '/') || (slash && namespace_len == 0))
		return -EINVAL;
	memset(choice, 0, sizeof(*choice));
	memcpy(choice->namespace, text, namespace_len);
	memcpy(choice->name, name, strlen(name));
	return 0;
}

/* The field is the count; the array of them lies behind it in struct options. */
static int set_netns(const char *text, void *field)
{
	struct options *options =
		(struct options *)((char *)field - offsetof(struct options, netns_count));
	struct netns_choice choice = { .path = text };
	uint64_t inode;

	if (options->netns_count == OPTION_NETNS_MAX)
		return -E2BIG;
	if (text_parse_number(text, UINT32_MAX, &inode) == 0)
		choice = (struct netns_choice){ .inode = (uint32_t)inode };
	else if (*text != '/')
		return -EINVAL;
	options->netns[options->netns_count++] = choice;
	return 0;
}

/* A cause that this build cannot find would only be silent, which reads as "all is well". */
static int set_cause(const char *text, void *field)
{
	const struct cause *cause = cause_find(text);

	if (!cause)
		return -EINVAL;
	if (!cause->working)
		return -ENOTSUP;
	*(const char **)field = text;
	return 0;
}

static int set_sink(const char *text, void *field)
{
	if (!sink_find(text))
		return -EINVAL;
	*(const char **)field = text;
	return 0;
}

static const char *depth_word(unsigned int index)
{
	static const char *const words[] = { "auto", "watch", NULL };

	return words[index];
}

static int set_depth(const char *text, void *field)
{
	for (unsigned int i = 0; depth_word(i); i++) {
		if (strcmp(text, depth_word(i)) == 0) {
			*(enum depth_choice *)field = i;
			return 0;
		}
	}
	return -EINVAL;
}

/* Those that this build finds: the others are refused. */
static const char *cause_word(unsigned int index)
{
	const struct cause *cause;

	for (unsigned int i = 0; (cause = cause_at(i)); i++)
		if (cause->working && index-- == 0)
			return cause->id;
	return NULL;
}

static const char *sink_word(unsigned int index)
{
	const struct sink_ops *ops = sink_at(index);

	return ops ? ops->name : NULL;
}

const struct option_type option_switch = { "nothing", set_switch, NULL };
const struct option_type option_text = { "some text", set_text, NULL };
const struct option_type option_number = { "a number, at least 1", set_number, NULL };
const struct option_type option_duration = { "a time such as 500ms, 5s, 2m", set_duration, NULL };
const struct option_type option_ring = { "a power of two from 64K to 256M such as 512K, 8M",
					 set_ring, NULL };
const struct option_type option_name = { "NAME or NAMESPACE/NAME", set_name, NULL };
const struct option_type option_netns = { "the path of a network namespace or its inode number",
					  set_netns, NULL };
const struct option_type option_cause = { "a cause of the catalog (dropcause explain)", set_cause,
					  cause_word };
const struct option_type option_sink = { "a form that this build writes", set_sink, sink_word };
const struct option_type option_depth = { "a depth that this build has", set_depth, depth_word };

/* --- FILTER --- */

static void close_pcap(pcap_t **pcap)
{
	if (*pcap)
		pcap_close(*pcap);
}

static bool compiles(pcap_t *pcap, const char *filter)
{
	struct bpf_program program;

	if (pcap_compile(pcap, &program, filter, 0, PCAP_NETMASK_UNKNOWN) != 0)
		return false;
	pcap_freecode(&program);
	return true;
}

/* libpcap says "syntax error" without a place: the longest beginning that it does understand ends
 * right before it. */
static void cut_to_what_compiles(pcap_t *pcap, char *filter)
{
	char *space;

	while ((space = strrchr(filter, ' '))) {
		*space = 0;
		if (compiles(pcap, filter))
			return;
	}
	*filter = 0;
}

int option_check_filter(const char *filter, char *why, size_t size)
{
	_cleanup_(close_pcap) pcap_t *pcap = pcap_open_dead(DLT_RAW, SNAPLEN_ANY);
	char begin[OPTION_FILTER_MAX];  /* what a filter is known to fit into */
	char message[PCAP_ERRBUF_SIZE]; /* a copy: the next attempt overwrites pcap's own */
	bool syntax;

	if (!pcap)
		return -ENOMEM;
	if (compiles(pcap, filter))
		return 0;
	snprintf(message, sizeof(message), "%s", pcap_geterr(pcap));
	syntax = strstr(message, "syntax error");
	snprintf(begin, sizeof(begin), "%s", filter);
	if (syntax)
		cut_to_what_compiles(pcap, begin);
	if (!syntax)
		snprintf(why, size, "%s", message);
	else if (*begin)
		snprintf(why, size, "syntax error after \"%s\"", begin);
	else
		snprintf(why, size, "syntax error at the beginning");
	return -EINVAL;
}
