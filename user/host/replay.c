/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* A folder answers (its layout: fixture.h). What it lacks is -ENOENT; what is malformed is said
 * once and left out. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <libmnl/libmnl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host/fixture.h"
#include "host/fixture_facts.h"
#include "host/ops.h"
#include "host/tree.h"
#include "util/cleanup.h"
#include "util/log.h"
#include "util/text.h"

#define ANSWER_BYTES_MAX ((size_t)256 << 20) /* a big rule set's dump */
#define TEXT_MAX         4096

struct replay {
	struct host host;
	int dir;  /* the fixture folder */
	int root; /* its root/, -1: it has no files */
	struct fixture_facts facts;
};

static struct replay *replay_of(struct host *host)
{
	return (struct replay *)host; /* host is its first member */
}

/* --- files --- */

static int read_file(struct host *host, const char *path, size_t max, char **ret, size_t *ret_len)
{
	const struct replay *replay = replay_of(host);

	return replay->root < 0 ? -ENOENT : tree_read(replay->root, path, max, ret, ret_len);
}

static int list_dir(struct host *host, const char *path,
		    int (*each)(void *ctx, const struct host_entry *entry), void *ctx)
{
	const struct replay *replay = replay_of(host);

	return replay->root < 0 ? -ENOENT : tree_list(replay->root, path, each, ctx);
}

static int stat_file(struct host *host, const char *path, struct host_stat *ret)
{
	const struct replay *replay = replay_of(host);

	for (size_t i = replay->facts.stats.count; i > 0; i--) {
		const struct fixture_stat *one = vector_at(&replay->facts.stats, i - 1);

		if (strcmp(one->path, path) == 0) {
			*ret = one->stat;
			return 0;
		}
	}
	return replay->root < 0 ? -ENOENT : tree_stat(replay->root, path, ret);
}

static int read_link(struct host *host, const char *path, char *ret, size_t size)
{
	const struct replay *replay = replay_of(host);

	return replay->root < 0 ? -ENOENT : tree_read_link(replay->root, path, ret, size);
}

/* --- namespaces --- */

static uint32_t node_netns(struct host *host)
{
	return replay_of(host)->facts.node;
}

static int each_netns(struct host *host, int (*each)(void *ctx, const struct host_netns *netns),
		      void *ctx)
{
	const struct replay *replay = replay_of(host);
	int err = 0;

	for (size_t i = 0; !err && i < replay->facts.netns.count; i++)
		err = each(ctx, vector_at(&replay->facts.netns, i));
	return err;
}

/* /var/run is a link to /run on every node. */
static const char *short_path(const char *path)
{
	return strncmp(path, "/var/run/", 9) == 0 ? path + 4 : path;
}

static bool is_path_of(const struct host_netns *netns, const char *path)
{
	char of_process[64];

	snprintf(of_process, sizeof(of_process), "/proc/%d/ns/net", netns->pid);
	return (netns->path && strcmp(short_path(netns->path), short_path(path)) == 0) ||
	       (netns->pid && strcmp(of_process, path) == 0);
}

static int netns_inode(struct host *host, const char *path, uint32_t *ret)
{
	const struct replay *replay = replay_of(host);

	for (size_t i = 0; i < replay->facts.paths.count; i++) {
		const struct fixture_netns *one = vector_at(&replay->facts.paths, i);

		if (strcmp(one->path, path) == 0) {
			*ret = one->inode;
			return 0;
		}
	}
	for (size_t i = 0; i < replay->facts.netns.count; i++) {
		const struct host_netns *one = vector_at(&replay->facts.netns, i);

		if (is_path_of(one, path)) {
			*ret = one->inode;
			return 0;
		}
	}
	return -ENOENT;
}

static bool netns_alive(struct host *host, uint32_t netns)
{
	const struct replay *replay = replay_of(host);

	for (size_t i = 0; i < replay->facts.netns.count; i++) {
		const struct host_netns *one = vector_at(&replay->facts.netns, i);

		if (one->inode == netns)
			return true;
	}
	return netns == replay->facts.node;
}

/* --- answers --- */

/* The answer in @path, or the error that the machine gave in its place. */
static int read_answer(const struct replay *replay, const char *path, size_t max, char **ret,
		       size_t *ret_len)
{
	char error_path[FIXTURE_PATH_MAX];
	_cleanup_free_ char *text = NULL;
	uint64_t number;
	size_t len;
	int err = tree_read(replay->dir, path, max, ret, ret_len);

	if (err != -ENOENT ||
	    snprintf(error_path, sizeof(error_path), "%s.error", path) >= (int)sizeof(error_path) ||
	    tree_read(replay->dir, error_path, TEXT_MAX, &text, &len))
		return err;
	text[strcspn(text, "\n")] = '\0';
	if (text_parse_number(text, 4095, &number) || number == 0) {
		log_warn("fixture: %s holds no error number", error_path);
		return -ENOENT;
	}
	return -(int)number;
}

static int read_proc_net(struct host *host, uint32_t netns, const char *name, size_t max,
			 char **ret, size_t *ret_len)
{
	char path[FIXTURE_PATH_MAX];
	int err = fixture_proc_net(netns, name, path);

	return err ? err : read_answer(replay_of(host), path, max, ret, ret_len);
}

static int read_sysctl(struct host *host, uint32_t netns, const char *name, int *ret)
{
	_cleanup_free_ char *text = NULL;
	char path[FIXTURE_PATH_MAX];
	size_t len;
	int err = fixture_sysctl(netns, name, path);

	if (!err)
		err = read_answer(replay_of(host), path, TEXT_MAX, &text, &len);
	if (err)
		return err;
	return sscanf(text, "%d", ret) == 1 ? 0 : -EINVAL;
}

static int replay_netlink(struct host *host, uint32_t netns, int protocol, const void *request,
			  size_t len, int (*each)(void *ctx, const void *nlmsg), void *ctx)
{
	const struct nlmsghdr *head;
	_cleanup_free_ char *answer = NULL;
	char path[FIXTURE_PATH_MAX];
	size_t answer_len = 0;
	int left, err;

	err = fixture_netlink(netns, protocol, fixture_key_netlink(request, len), path);
	if (!err)
		err = read_answer(replay_of(host), path, ANSWER_BYTES_MAX, &answer, &answer_len);
	if (err)
		return err;
	head = (const struct nlmsghdr *)answer;
	left = (int)answer_len;
	while (!err && mnl_nlmsg_ok(head, left)) {
		err = each(ctx, head);
		head = mnl_nlmsg_next(head, &left);
	}
	if (!err && left > 0) {
		log_warn("fixture: %s ends within a message", path);
		err = -EBADMSG;
	}
	return err;
}

static int replay_getsockopt(struct host *host, uint32_t netns, int family, int option, void *buf,
			     size_t *len)
{
	_cleanup_free_ char *answer = NULL;
	char path[FIXTURE_PATH_MAX];
	size_t answer_len;
	int err = fixture_sockopt(netns, family, option, fixture_key_sockopt(buf, *len), path);

	if (!err)
		err = read_answer(replay_of(host), path, ANSWER_BYTES_MAX, &answer, &answer_len);
	if (err)
		return err;
	if (answer_len > *len)
		return -EINVAL;
	memcpy(buf, answer, answer_len);
	*len = answer_len;
	return 0;
}

static int replay_tc(struct host *host, uint32_t netns, uint32_t ifindex,
		     enum host_direction direction,
		     int (*each)(void *ctx, const struct host_tc_program *program), void *ctx)
{
	_cleanup_free_ char *text = NULL;
	char path[FIXTURE_PATH_MAX], *rest, *line;
	size_t len;
	int err = fixture_tc(netns, ifindex, direction, path);

	if (!err)
		err = read_answer(replay_of(host), path, HOST_FILE_MAX, &text, &len);
	rest = text;
	while (!err && (line = strsep(&rest, "\n"))) {
		struct host_tc_program program = { 0 };
		char where[8];
		int at = -1;

		if (!*line)
			continue;
		if (sscanf(line, "%" SCNu32 " %7s%n", &program.id, where, &at) < 2 || at < 0) {
			log_warn("fixture: %s: \"%s\" is not ID tcx|filter NAME", path, line);
			continue;
		}
		snprintf(program.name, sizeof(program.name), "%s", line[at] ? line + at + 1 : "");
		program.is_tcx = strcmp(where, "tcx") == 0;
		err = each(ctx, &program);
	}
	return err;
}

static uint64_t now_ns(struct host *host)
{
	return replay_of(host)->facts.now;
}

static const char *node_name(struct host *host)
{
	return replay_of(host)->facts.name;
}

/* --- life --- */

static void replay_free(struct host *host)
{
	struct replay *replay = replay_of(host);

	if (replay->dir >= 0)
		close(replay->dir);
	if (replay->root >= 0)
		close(replay->root);
	fixture_facts_free(&replay->facts);
	free(replay);
}

static void replay_cleanup(struct replay **replay)
{
	if (*replay)
		replay_free(&(*replay)->host);
}

static const struct host_ops replay_ops = {
	.free = replay_free,
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
	.netlink = replay_netlink,
	.getsockopt = replay_getsockopt,
	.each_tc_program = replay_tc,
	.now_ns = now_ns,
	.node_name = node_name,
};

int host_replay_new(const char *fixture_dir, struct host **ret)
{
	_cleanup_(replay_cleanup) struct replay *replay = calloc(1, sizeof(*replay));
	int err;

	if (!replay)
		return -ENOMEM;
	replay->host.ops = &replay_ops;
	replay->root = -1;
	replay->dir = open(fixture_dir, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (replay->dir < 0)
		return log_errno(-errno, "the fixture folder %s", fixture_dir);
	replay->root = tree_open(replay->dir, "root", O_PATH | O_DIRECTORY);
	err = fixture_facts_read(replay->dir, &replay->facts);
	if (!err)
		*ret = &steal(replay)->host;
	return err;
}
