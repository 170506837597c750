/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * What did the machine answer? Passes every question on and writes the answer into a folder (its
 * layout: fixture.h), so that replay.c can give it again. Asked twice, the last answer stays. A
 * file is copied to the path it was asked by: links become what they led to.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <linux/netlink.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host/fixture.h"
#include "host/fixture_write.h"
#include "host/ops.h"
#include "util/cleanup.h"
#include "util/hash.h"
#include "util/log.h"
#include "util/vector.h"

#define FACT_MAX (1u << 18) /* lines remembered; more are written again */

struct record {
	struct host host;
	struct host *inner; /* borrowed */
	int dir;            /* the fixture folder */
	FILE *machine;
	struct names *said; /* lines of machine that are there already */
	bool failed;        /* said once */
};

static struct record *record_of(struct host *host)
{
	return (struct record *)host; /* host is its first member */
}

/* --- writing --- */

static void note_failure(struct record *record, int err, const char *path)
{
	if (!record->failed)
		log_errno(err, "recording %s: the recording is incomplete", path);
	record->failed = true;
}

/* An answer of @err, and if that is 0 these bytes. */
static void save(struct record *record, const char *path, int err, const void *bytes, size_t len)
{
	char error_path[FIXTURE_PATH_MAX + 8], number[16];
	int failure;

	if (err) {
		snprintf(error_path, sizeof(error_path), "%s.error", path);
		snprintf(number, sizeof(number), "%d\n", -err);
		failure = fixture_write(record->dir, error_path, number, strlen(number));
	} else {
		failure = fixture_write(record->dir, path, bytes, len);
	}
	if (failure)
		note_failure(record, failure, path);
}

/* One line. A recording survives the recorder: flushed. */
static void __attribute__((format(printf, 2, 3)))
add_fact(struct record *record, const char *fmt, ...)
{
	uint32_t before = names_count(record->said), number;
	char line[FIXTURE_LINE_MAX + 128];
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(line, sizeof(line), fmt, args);
	va_end(args);
	if (len < 0 || len >= (int)sizeof(line))
		return;
	if (!names_add(record->said, line, (size_t)len, &number) &&
	    names_count(record->said) == before)
		return;
	fputs(line, record->machine);
	fflush(record->machine);
}

/* Paths that would break the lines of facts are nobody's honest ones. */
static bool fits_line(const char *path)
{
	return !strchr(path, '\n') && strlen(path) < FIXTURE_LINE_MAX;
}

/* --- files --- */

static int read_file(struct host *host, const char *path, size_t max, char **ret, size_t *ret_len)
{
	struct record *record = record_of(host);
	char copy[FIXTURE_PATH_MAX];
	int err = host_read_file(record->inner, path, max, ret, ret_len);

	if (!err && !fixture_file(path, copy))
		save(record, copy, 0, *ret, *ret_len);
	return err;
}

struct listing {
	struct record *record;
	const char *path;
	int (*each)(void *ctx, const struct host_entry *entry);
	void *ctx;
};

/* The entry's kind; its content follows if somebody asks for it. */
static int place_entry(const struct record *record, const struct host_entry *entry,
		       const char *path)
{
	char copy[FIXTURE_PATH_MAX], target[FIXTURE_PATH_MAX];
	int err = fixture_file(path, copy);

	if (err)
		return err;
	if (entry->is_dir)
		return fixture_make_dir(record->dir, copy);
	if (entry->is_link && host_read_link(record->inner, path, target, sizeof(target)))
		return 0; /* gone again */
	return fixture_place(record->dir, copy, entry->is_link ? target : NULL);
}

static int list_entry(void *ctx, const struct host_entry *entry)
{
	struct listing *listing = ctx;
	char path[FIXTURE_PATH_MAX];
	int err;

	if (snprintf(path, sizeof(path), "%s/%s", listing->path, entry->name) < (int)sizeof(path)) {
		err = place_entry(listing->record, entry, path);
		if (err)
			note_failure(listing->record, err, path);
	}
	return listing->each(listing->ctx, entry);
}

static int list_dir(struct host *host, const char *path,
		    int (*each)(void *ctx, const struct host_entry *entry), void *ctx)
{
	struct record *record = record_of(host);
	struct listing listing = { .record = record, .path = path, .each = each, .ctx = ctx };
	char copy[FIXTURE_PATH_MAX];
	int err = host_list_dir(record->inner, path, list_entry, &listing);

	if (!err && !fixture_file(path, copy) && fixture_make_dir(record->dir, copy))
		note_failure(record, -EIO, path);
	return err;
}

static int stat_file(struct host *host, const char *path, struct host_stat *ret)
{
	struct record *record = record_of(host);
	int err = host_stat(record->inner, path, ret);

	if (!err && fits_line(path))
		add_fact(record, "stat %" PRIu64 " %" PRIu64 " %" PRIu64 " %c %s\n", ret->inode,
			 ret->size, ret->mtime_ns, ret->is_dir ? 'd' : 'f', path);
	return err;
}

static int read_link(struct host *host, const char *path, char *ret, size_t size)
{
	struct record *record = record_of(host);
	struct host_entry entry = { .name = path, .is_link = true };
	int err = host_read_link(record->inner, path, ret, size);

	if (!err && place_entry(record, &entry, path))
		note_failure(record, -EIO, path);
	return err;
}

/* --- namespaces --- */

static uint32_t node_netns(struct host *host)
{
	return host_node_netns(record_of(host)->inner);
}

struct telling {
	struct record *record;
	int (*each)(void *ctx, const struct host_netns *netns);
	void *ctx;
};

static int tell_netns(void *ctx, const struct host_netns *netns)
{
	const struct telling *telling = ctx;

	if (!netns->path || fits_line(netns->path))
		add_fact(telling->record, "netns %" PRIu32 " %d %s\n", netns->inode, netns->pid,
			 netns->path ? netns->path : "-");
	return telling->each(telling->ctx, netns);
}

static int each_netns(struct host *host, int (*each)(void *ctx, const struct host_netns *netns),
		      void *ctx)
{
	struct telling telling = { .record = record_of(host), .each = each, .ctx = ctx };

	return host_each_netns(telling.record->inner, tell_netns, &telling);
}

static int netns_inode(struct host *host, const char *path, uint32_t *ret)
{
	struct record *record = record_of(host);
	int err = host_netns_inode(record->inner, path, ret);

	if (!err && fits_line(path))
		add_fact(record, "path %" PRIu32 " %s\n", *ret, path);
	return err;
}

static bool netns_alive(struct host *host, uint32_t netns)
{
	struct record *record = record_of(host);
	bool alive = host_netns_alive(record->inner, netns);

	if (alive && netns != host_node_netns(record->inner))
		add_fact(record, "netns %" PRIu32 " 0 -\n", netns);
	return alive;
}

/* --- answers --- */

static int read_proc_net(struct host *host, uint32_t netns, const char *name, size_t max,
			 char **ret, size_t *ret_len)
{
	struct record *record = record_of(host);
	char path[FIXTURE_PATH_MAX];
	int err = host_read_proc_net(record->inner, netns, name, max, ret, ret_len);

	if (!fixture_proc_net(netns, name, path))
		save(record, path, err, err ? NULL : *ret, err ? 0 : *ret_len);
	return err;
}

static int read_sysctl(struct host *host, uint32_t netns, const char *name, int *ret)
{
	struct record *record = record_of(host);
	char path[FIXTURE_PATH_MAX], text[16] = "";
	int err = host_read_sysctl(record->inner, netns, name, ret);

	if (!err)
		snprintf(text, sizeof(text), "%d\n", *ret);
	if (!fixture_sysctl(netns, name, path))
		save(record, path, err, text, strlen(text));
	return err;
}

struct answers {
	struct vector bytes; /* whole messages, each padded to its alignment */
	int (*each)(void *ctx, const void *nlmsg);
	void *ctx;
	int stopped; /* what the asker's callback ended the call with */
};

static int add_answer(void *ctx, const void *nlmsg)
{
	struct answers *answers = ctx;
	const struct nlmsghdr *head = nlmsg;
	int err = 0;

	for (uint32_t i = 0; !err && i < NLMSG_ALIGN(head->nlmsg_len); i++)
		err = vector_add(&answers->bytes,
				 i < head->nlmsg_len ? (const char *)nlmsg + i : "");
	if (!err)
		err = answers->stopped = answers->each(answers->ctx, nlmsg);
	return err;
}

static int record_netlink(struct host *host, uint32_t netns, int protocol, const void *request,
			  size_t len, int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	struct record *record = record_of(host);
	struct answers answers = { .bytes.item_size = 1, .each = each, .ctx = ctx };
	char path[FIXTURE_PATH_MAX];
	int err = host_netlink(record->inner, netns, protocol, request, len, add_answer, &answers);

	if (!fixture_netlink(netns, protocol, fixture_key_netlink(request, len), path))
		save(record, path, answers.stopped ? 0 : err, answers.bytes.items,
		     answers.bytes.count);
	vector_free(&answers.bytes);
	return err;
}

static int record_getsockopt(struct host *host, uint32_t netns, int family, int option, void *buf,
			     size_t *len)
{
	struct record *record = record_of(host);
	uint64_t key = fixture_key_sockopt(buf, *len);
	char path[FIXTURE_PATH_MAX];
	int err = host_getsockopt(record->inner, netns, family, option, buf, len);

	if (!fixture_sockopt(netns, family, option, key, path))
		save(record, path, err, buf, *len);
	return err;
}

struct programs {
	struct vector text;
	int (*each)(void *ctx, const struct host_tc_program *program);
	void *ctx;
};

/* The name is the rest of its line. */
static int add_program(void *ctx, const struct host_tc_program *program)
{
	struct programs *programs = ctx;
	char line[128];
	int err = 0, len;

	len = snprintf(line, sizeof(line), "%" PRIu32 " %s %s\n", program->id,
		       program->is_tcx ? "tcx" : "filter", program->name);
	for (int i = 0; i < len - 1; i++)
		line[i] = line[i] == '\n' ? ' ' : line[i];
	for (int i = 0; !err && i < len; i++)
		err = vector_add(&programs->text, &line[i]);
	return err ? err : programs->each(programs->ctx, program);
}

static int record_tc(struct host *host, uint32_t netns, uint32_t ifindex,
		     enum host_direction direction,
		     int (*each)(void *ctx, const struct host_tc_program *program), void *ctx)
{
	struct record *record = record_of(host);
	struct programs programs = { .text.item_size = 1, .each = each, .ctx = ctx };
	char path[FIXTURE_PATH_MAX];
	int err = host_each_tc_program(record->inner, netns, ifindex, direction, add_program,
				       &programs);

	if (!fixture_tc(netns, ifindex, direction, path))
		save(record, path, programs.text.count ? 0 : err, programs.text.items,
		     programs.text.count);
	vector_free(&programs.text);
	return err;
}

static int watch_new(struct host *host, const char *const *dirs, size_t count,
		     struct host_watch **ret)
{
	return host_watch_new(record_of(host)->inner, dirs, count, ret);
}

static uint64_t now_ns(struct host *host)
{
	return host_now_ns(record_of(host)->inner);
}

static const char *node_name(struct host *host)
{
	return host_node_name(record_of(host)->inner);
}

/* --- life --- */

static void record_free(struct host *host)
{
	struct record *record = record_of(host);

	if (record->machine && fclose(record->machine))
		note_failure(record, -errno, "machine");
	if (record->dir >= 0)
		close(record->dir);
	names_free(record->said);
	free(record);
}

static void record_cleanup(struct record **record)
{
	if (*record)
		record_free(&(*record)->host);
}

static const struct host_ops record_ops = {
	.free = record_free,
	.read_file = read_file,
	.list_dir = list_dir,
	.stat = stat_file,
	.read_link = read_link,
	.node_netns = node_netns,
	.each_netns = each_netns,
	.netns_inode = netns_inode,
	.netns_alive = netns_alive,
	.read_proc_net = read_proc_net,
	.read_sysctl = read_sysctl,
	.netlink = record_netlink,
	.getsockopt = record_getsockopt,
	.each_tc_program = record_tc,
	.watch_new = watch_new,
	.now_ns = now_ns,
	.node_name = node_name,
};

static int open_machine(struct record *record)
{
	int fd = openat(record->dir, "machine",
			O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0)
		return -errno;
	record->machine = fdopen(fd, "w");
	if (!record->machine) {
		close(fd);
		return -ENOMEM;
	}
	add_fact(record, "node %" PRIu32 "\nnow %" PRIu64 "\nname %s\n",
		 host_node_netns(record->inner), host_now_ns(record->inner),
		 host_node_name(record->inner));
	return 0;
}

int host_record_new(struct host *inner, const char *fixture_dir, struct host **ret)
{
	_cleanup_(record_cleanup) struct record *record = calloc(1, sizeof(*record));
	int err;

	if (!record)
		return -ENOMEM;
	record->host.ops = &record_ops;
	record->inner = inner;
	record->dir = open(fixture_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	err = record->dir < 0 ? -errno : 0;
	record->said = names_new(FACT_MAX);
	if (!err)
		err = record->said ? open_machine(record) : -ENOMEM;
	if (err)
		return log_errno(err, "recording into %s", fixture_dir);
	*ret = &steal(record)->host;
	return 0;
}
