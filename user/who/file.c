/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* JSON files of others: bounded, complained about once, never fatal. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "util/cleanup.h"
#include "who/source.h"

char *who_read_text(struct who *who, const char *path, size_t max, size_t *ret_len)
{
	char what[320], *text = NULL;
	int err = host_read_file(who_host(who), path, max, &text, ret_len);

	if (!err)
		return text;
	if (err == -ENOENT || err == -ENOTDIR)
		return NULL;
	if (err == -EFBIG)
		snprintf(what, sizeof(what), "larger than %zu bytes, left out", max);
	else
		snprintf(what, sizeof(what), "cannot be read (%s), left out", strerror(-err));
	who_complain(who, path, what);
	return NULL;
}

json_t *who_parse_json(struct who *who, const char *path, const char *text, size_t len)
{
	char what[320];
	json_error_t error;
	json_t *json;

	if (len == 0)
		return NULL; /* about to be written: we hear of it when it is */
	json = json_loadb(text, len, 0, &error);
	if (json)
		return json;
	snprintf(what, sizeof(what), "no JSON at byte %d of %zu (%s), left out; was it cut off?",
		 error.position, len, error.text);
	who_complain(who, path, what);
	return NULL;
}

json_t *who_read_json(struct who *who, const char *path, size_t max)
{
	size_t len = 0;
	_cleanup_free_ char *text = who_read_text(who, path, max, &len);

	return text ? who_parse_json(who, path, text, len) : NULL;
}

const char *who_json_text(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

bool who_parse_cidr(const char *text, struct addr *ret_addr, unsigned int *ret_prefix)
{
	char addr[ADDR_TEXT_MAX];
	const char *slash = strchr(text, '/');
	size_t len = slash ? (size_t)(slash - text) : strlen(text);
	char *end;
	unsigned long prefix;

	if (len == 0 || len >= sizeof(addr))
		return false;
	memcpy(addr, text, len);
	addr[len] = '\0';
	if (addr_parse(addr, ret_addr))
		return false;
	*ret_prefix = ret_addr->family == 6 ? 128 : 32;
	if (!slash)
		return true;
	prefix = strtoul(slash + 1, &end, 10);
	if (*end || end == slash + 1 || prefix > *ret_prefix)
		return false;
	*ret_prefix = prefix;
	return true;
}

void who_pod_address(struct who_pod *pod, const char *text)
{
	unsigned int prefix;
	struct addr addr;

	if (pod->addrs == WHO_ADDR_MAX || !who_parse_cidr(text, &addr, &prefix))
		return;
	pod->addr[pod->addrs++] = addr;
}

void who_copy(char *out, size_t size, const char *text)
{
	size_t len = strlen(text);

	memset(out, 0, size);
	if (len < size)
		memcpy(out, text, len);
}

struct walk {
	struct who *who;
	const char *dir;
	unsigned int count;
	int (*each)(void *ctx, const struct host_entry *entry);
	void *ctx;
};

static int count_entry(void *ctx, const struct host_entry *entry)
{
	struct walk *walk = ctx;
	char what[96];

	if (walk->count++ < SOURCE_ENTRY_MAX)
		return walk->each(walk->ctx, entry);
	snprintf(what, sizeof(what), "more than %d entries, the rest is not read; left-overs?",
		 SOURCE_ENTRY_MAX);
	who_complain(walk->who, walk->dir, what);
	return -E2BIG;
}

int who_each_entry(struct who *who, const char *dir,
		   int (*each)(void *ctx, const struct host_entry *entry), void *ctx)
{
	struct walk walk = { .who = who, .dir = dir, .each = each, .ctx = ctx };
	int err = host_list_dir(who_host(who), dir, count_entry, &walk);

	return err == -ENOENT || err == -ENOTDIR || err == -E2BIG ? 0 : err;
}
