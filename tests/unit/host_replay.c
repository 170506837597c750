/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* A folder's answers, those of a broken one, and those of a folder that was recorded from another.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "host/fixture.h"
#include "host/fixture_write.h"
#include "host/host.h"
#include "host/tree.h"
#include "util/cleanup.h"

#define NODE   "tests/fixtures/host/node"
#define BROKEN "tests/fixtures/host/broken"
#define POD    4026532300u

static struct host *open_replay(const char *dir)
{
	struct host *host = NULL;

	assert_int_equal(host_replay_new(dir, &host), 0);
	return host;
}

/* --- every kind of question, asked of any host that should know the node --- */

static void ask_files(struct host *host)
{
	_cleanup_free_ char *text = NULL, *none = NULL;
	char target[64];
	struct host_stat stat;
	size_t len;

	assert_int_equal(host_read_file(host, "/etc/with space", 5, &text, &len), 0);
	assert_int_equal(len, 5);
	assert_string_equal(text, "hello");
	assert_int_equal(host_read_file(host, "/etc/with space", 4, &none, &len), -EFBIG);
	assert_int_equal(host_read_file(host, "/etc", 100, &none, &len), -EISDIR);
	assert_int_equal(host_read_file(host, "/etc/none", 100, &none, &len), -ENOENT);
	assert_null(none);
	assert_int_equal(host_stat(host, "/etc/with space", &stat), 0);
	assert_int_equal(stat.inode, 77);
	assert_int_equal(stat.size, 5);
	assert_true(stat.mtime_ns == 1699999999000000000ull);
	assert_false(stat.is_dir);
	assert_int_equal(host_stat(host, "/etc", &stat), 0);
	assert_true(stat.is_dir);
	assert_int_equal(host_read_link(host, "/etc/escape", target, sizeof(target)), 0);
	assert_non_null(strstr(target, "etc/passwd"));
	assert_int_equal(host_read_link(host, "/etc/escape", target, 5), -ENAMETOOLONG);
}

static int join_names(void *ctx, const struct host_entry *entry)
{
	char *names = ctx;

	snprintf(names + strlen(names), 256 - strlen(names), "%s%s ", entry->name,
		 entry->is_dir    ? "/"
		 : entry->is_link ? "@"
				  : "");
	return 0;
}

static void ask_dirs(struct host *host)
{
	char names[256] = "";

	assert_int_equal(host_list_dir(host, "/", join_names, names), 0);
	assert_string_equal(names, "etc/ run/ var-run@ ");
	names[0] = '\0';
	assert_int_equal(host_list_dir(host, "/etc", join_names, names), 0);
	assert_string_equal(names, "escape@ hostname with space ");
	assert_int_equal(host_list_dir(host, "/none", join_names, names), -ENOENT);
}

static int stop_at_first(void *ctx, const struct host_netns *netns)
{
	*(uint32_t *)ctx = netns->inode;
	return -ECANCELED;
}

static int count_netns(void *ctx, const struct host_netns *netns)
{
	(void)netns;
	++*(unsigned int *)ctx;
	return 0;
}

static void ask_netns(struct host *host)
{
	unsigned int count = 0;
	uint32_t inode = 0;

	assert_int_equal(host_node_netns(host), 4026531840u);
	assert_int_equal(host_each_netns(host, count_netns, &count), 0);
	assert_int_equal(count, 2);
	assert_int_equal(host_each_netns(host, stop_at_first, &inode), -ECANCELED);
	assert_int_equal(inode, POD);
	assert_int_equal(host_netns_inode(host, "/var/run/netns/cni-1b7c", &inode), 0);
	assert_int_equal(inode, POD);
	assert_int_equal(host_netns_inode(host, "/proc/977/ns/net", &inode), 0);
	assert_int_equal(inode, 4026532301u);
	assert_int_equal(host_netns_inode(host, "/var/run/docker/netns/default-old", &inode), 0);
	assert_int_equal(host_netns_inode(host, "/run/netns/none", &inode), -ENOENT);
	assert_true(host_netns_alive(host, POD));
	assert_true(host_netns_alive(host, 4026531840u));
	assert_false(host_netns_alive(host, 5));
}

static int join_programs(void *ctx, const struct host_tc_program *program)
{
	char *text = ctx;

	snprintf(text + strlen(text), 256 - strlen(text), "%u %d %s\n", program->id,
		 program->is_tcx, program->name);
	return 0;
}

static void ask_inside(struct host *host)
{
	_cleanup_free_ char *text = NULL, *none = NULL;
	char programs[256] = "";
	size_t len;
	int value = 7;

	assert_int_equal(host_read_proc_net(host, POD, "tcp", 1000, &text, &len), 0);
	assert_string_equal(text, "  sl  local_address\n");
	assert_int_equal(host_read_proc_net(host, POD, "udp", 1000, &none, &len), -EACCES);
	assert_int_equal(host_read_proc_net(host, POD, "udp6", 1000, &none, &len), -ENOENT);
	assert_int_equal(host_read_sysctl(host, POD, "ipv4/bad", &value), -EINVAL);
	assert_int_equal(value, 7);
	assert_int_equal(host_read_sysctl(host, POD, "ipv4/ip_forward", &value), 0);
	assert_int_equal(value, 1);
	assert_int_equal(host_each_tc_program(host, POD, 5, HOST_INGRESS, join_programs, programs),
			 0);
	assert_string_equal(programs, "41 1 cil_from_container\n12 0 calico tc\n");
	assert_int_equal(host_each_tc_program(host, POD, 5, HOST_EGRESS, join_programs, programs),
			 -ENOENT);
}

static void ask_all(struct host *host)
{
	struct host_watch *watch = NULL;

	ask_files(host);
	ask_dirs(host);
	ask_netns(host);
	ask_inside(host);
	assert_true(host_now_ns(host) == 1700000000000000000ull);
	assert_string_equal(host_node_name(host), "aks-pool-000001");
	assert_int_equal(host_watch_new(host, NULL, 0, &watch), -EOPNOTSUPP);
}

static void test_folder_answers(void **state)
{
	struct host *host = open_replay(NODE);

	(void)state;
	ask_all(host);
	host_free(host);
}

static void test_links_stay_inside(void **state)
{
	struct host *host = open_replay(NODE);
	_cleanup_free_ char *text = NULL, *none = NULL;
	size_t len;

	(void)state;
	assert_int_equal(host_read_file(host, "/etc/escape", 100000, &none, &len), -ENOENT);
	assert_int_equal(host_read_file(host, "/../../../../../machine", 100000, &none, &len),
			 -ENOENT);
	assert_int_equal(host_read_file(host, "/var-run/state.json", 100, &text, &len), 0);
	assert_string_equal(text, "state\n");
	host_free(host);
}

/* --- recording --- */

static char *make_dir(void)
{
	char *dir = strdup("/tmp/dropcause-host-XXXXXX");

	assert_non_null(mkdtemp(dir));
	return dir;
}

static void remove_dir(const char *dir)
{
	char command[256];

	snprintf(command, sizeof(command), "rm -rf '%s'", dir);
	assert_int_equal(system(command), 0);
}

static void test_recording_answers_alike(void **state)
{
	_cleanup_free_ char *dir = make_dir();
	struct host *node = open_replay(NODE), *record, *again;

	(void)state;
	assert_int_equal(host_record_new(node, dir, &record), 0);
	ask_all(record);
	host_free(record);
	again = open_replay(dir);
	ask_all(again);
	host_free(again);
	host_free(node);
	remove_dir(dir);
}

/* A host's names may be anything; the recording lies below its folder all the same. */
static void test_recording_stays_inside(void **state)
{
	_cleanup_free_ char *dir = make_dir(), *text = NULL;
	char path[300];
	_cleanup_close_ int fd = -1;
	size_t len;

	(void)state;
	assert_int_equal(symlink("/", (snprintf(path, sizeof(path), "%s/root", dir), path)), 0);
	fd = open(dir, O_RDONLY | O_DIRECTORY);
	assert_true(fd >= 0);
	assert_int_equal(fixture_write(fd, "../dropcause-outside", "x", 1), -EINVAL);
	assert_int_equal(fixture_write(fd, "a/../../dropcause-outside", "x", 1), -EINVAL);
	assert_int_equal(fixture_write(fd, "root/tmp/dropcause-outside", "x", 1), 0);
	assert_int_equal(access("/tmp/dropcause-outside", F_OK), -1);
	assert_int_equal(tree_read(fd, "root/tmp/dropcause-outside", 10, &text, &len), 0);
	assert_string_equal(text, "x");
	remove_dir(dir);
}

/* --- netlink and sockets --- */

struct answers {
	unsigned int count, stop_after;
	uint16_t types[8];
};

static int count_answer(void *ctx, const void *nlmsg)
{
	struct answers *answers = ctx;
	const struct nlmsghdr *head = nlmsg;

	assert_true(answers->count < 8);
	answers->types[answers->count++] = head->nlmsg_type;
	return answers->count == answers->stop_after ? -ECANCELED : 0;
}

static void put_answer(const char *dir, const char *path, const void *bytes, size_t len)
{
	_cleanup_close_ int fd = open(dir, O_RDONLY | O_DIRECTORY);

	assert_int_equal(fixture_write(fd, path, bytes, len), 0);
}

static void test_netlink(void **state)
{
	struct nlmsghdr request = { .nlmsg_len = sizeof(request), .nlmsg_type = RTM_GETLINK },
			answer[3] = { { .nlmsg_len = sizeof(*answer), .nlmsg_type = 16 },
				      { .nlmsg_len = sizeof(*answer), .nlmsg_type = 17 },
				      { .nlmsg_len = 4096, .nlmsg_type = 18 } };
	_cleanup_free_ char *dir = make_dir();
	struct answers answers = { .stop_after = 9 };
	char path[FIXTURE_PATH_MAX];
	struct host *host;

	(void)state;
	put_answer(dir, "machine", "node 1\n", 7);
	fixture_netlink(1, NETLINK_ROUTE, fixture_key_netlink(&request, sizeof(request)), path);
	put_answer(dir, path, answer, 2 * sizeof(*answer));
	host = open_replay(dir);
	request.nlmsg_seq = 99; /* does not count */
	assert_int_equal(host_netlink(host, 1, NETLINK_ROUTE, &request, sizeof(request),
				      count_answer, &answers),
			 0);
	assert_int_equal(answers.count, 2);
	assert_int_equal(answers.types[1], 17);
	answers = (struct answers){ .stop_after = 1 };
	assert_int_equal(host_netlink(host, 1, NETLINK_ROUTE, &request, sizeof(request),
				      count_answer, &answers),
			 -ECANCELED);
	put_answer(dir, path, answer, sizeof(answer)); /* the third claims more than there is */
	answers = (struct answers){ .stop_after = 9 };
	assert_int_equal(host_netlink(host, 1, NETLINK_ROUTE, &request, sizeof(request),
				      count_answer, &answers),
			 -EBADMSG);
	assert_int_equal(answers.count, 2);
	request.nlmsg_type = RTM_GETADDR;
	assert_int_equal(host_netlink(host, 1, NETLINK_ROUTE, &request, sizeof(request),
				      count_answer, &answers),
			 -ENOENT);
	host_free(host);
	remove_dir(dir);
}

static void test_sockopt(void **state)
{
	_cleanup_free_ char *dir = make_dir();
	char path[FIXTURE_PATH_MAX], buf[8] = "filter";
	size_t len = sizeof(buf);
	struct host *host;

	(void)state;
	put_answer(dir, "machine", "node 1\n", 7);
	fixture_sockopt(1, AF_INET, 64, fixture_key_sockopt(buf, sizeof(buf)), path);
	put_answer(dir, path, "abc", 3);
	host = open_replay(dir);
	assert_int_equal(host_getsockopt(host, 1, AF_INET, 64, buf, &len), 0);
	assert_int_equal(len, 3);
	assert_memory_equal(buf, "abcter", 6);
	snprintf(buf, sizeof(buf), "filter");
	len = sizeof(buf);
	assert_int_equal(host_getsockopt(host, 1, AF_INET6, 64, buf, &len), -ENOENT);
	put_answer(dir, path, "longer than asked", 17);
	assert_int_equal(host_getsockopt(host, 1, AF_INET, 64, buf, &len), -EINVAL);
	host_free(host);
	remove_dir(dir);
}

/* --- what is broken --- */

static int note_netns(void *ctx, const struct host_netns *netns)
{
	struct host_netns *seen = ctx;

	assert_int_equal(seen->inode, 0); /* once only */
	*seen = *netns;
	return 0;
}

static void test_broken_folder(void **state)
{
	struct host_netns seen = { 0 };
	struct host *host = open_replay(BROKEN);
	_cleanup_free_ char *text = NULL;
	size_t len;

	(void)state;
	assert_int_equal(host_node_netns(host), 0);
	assert_int_equal(host_now_ns(host), 0);
	assert_string_equal(host_node_name(host), "");
	assert_int_equal(host_each_netns(host, note_netns, &seen), 0);
	assert_int_equal(seen.inode, 7);
	assert_int_equal(seen.pid, 31);
	assert_string_equal(seen.path, "/run/netns/seven");
	assert_int_equal(host_read_file(host, "/etc/hostname", 10, &text, &len), -ENOENT);
	host_free(host);
}

static void test_no_folder(void **state)
{
	struct host *host = NULL;

	(void)state;
	assert_int_equal(host_replay_new("tests/fixtures/host/none", &host), -ENOENT);
	assert_int_equal(host_replay_new("tests/fixtures/host", &host), -ENOENT);
	assert_null(host);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_folder_answers),
		cmocka_unit_test(test_links_stay_inside),
		cmocka_unit_test(test_recording_answers_alike),
		cmocka_unit_test(test_recording_stays_inside),
		cmocka_unit_test(test_netlink),
		cmocka_unit_test(test_sockopt),
		cmocka_unit_test(test_broken_folder),
		cmocka_unit_test(test_no_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
