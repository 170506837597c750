/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* This machine's answers, as far as everybody may ask: a folder as host root, our own namespace,
 * changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/host.h"
#include "util/cleanup.h"

#define WAIT_MS 5000 /* a deadline: events come at once */

struct machine {
	char root[64];
	struct host *host;
};

static void put(const struct machine *machine, const char *path, const char *text)
{
	char full[256];
	FILE *file;

	snprintf(full, sizeof(full), "%s%s", machine->root, path);
	file = fopen(full, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void make(const struct machine *machine, const char *path)
{
	char full[256];

	snprintf(full, sizeof(full), "%s%s", machine->root, path);
	assert_int_equal(mkdir(full, 0755), 0);
}

static void point(const struct machine *machine, const char *path, const char *target)
{
	char full[256];

	snprintf(full, sizeof(full), "%s%s", machine->root, path);
	assert_int_equal(symlink(target, full), 0);
}

static int set_up(void **state)
{
	struct machine *machine = calloc(1, sizeof(*machine));
	struct host_config config = { .node_netns = "/proc/self/ns/net" };

	snprintf(machine->root, sizeof(machine->root), "/tmp/dropcause-live-XXXXXX");
	assert_non_null(mkdtemp(machine->root));
	make(machine, "/etc");
	make(machine, "/run");
	make(machine, "/var");
	point(machine, "/var/run", "/run");
	put(machine, "/etc/hostname", "AKS-Pool-1\n");
	config.root = machine->root;
	assert_int_equal(host_live_new(&config, &machine->host), 0);
	*state = machine;
	return 0;
}

static int tear_down(void **state)
{
	struct machine *machine = *state;
	char command[128];

	host_free(machine->host);
	snprintf(command, sizeof(command), "rm -rf '%s'", machine->root);
	assert_int_equal(system(command), 0);
	free(machine);
	return 0;
}

/* --- files --- */

static int read_errno(const struct machine *machine, const char *path)
{
	_cleanup_free_ char *text = NULL;
	size_t len;

	return host_read_file(machine->host, path, 100, &text, &len);
}

static void test_root_is_a_wall(void **state)
{
	struct machine *machine = *state;
	_cleanup_free_ char *text = NULL;
	size_t len;

	put(machine, "/run/a", "inside");
	point(machine, "/abs", "/run/a");
	point(machine, "/up", "../../../../../../../run/a");
	point(machine, "/loop", "loop");
	point(machine, "/out", "/etc/passwd");
	assert_int_equal(host_read_file(machine->host, "/var/run/a", 100, &text, &len), 0);
	assert_string_equal(text, "inside");
	assert_int_equal(read_errno(machine, "/abs"), 0);
	assert_int_equal(read_errno(machine, "/up"), 0);
	assert_int_equal(read_errno(machine, "/../../run/a"), 0);
	assert_int_equal(read_errno(machine, "/out"), -ENOENT);
	assert_int_equal(read_errno(machine, "/loop"), -ELOOP);
}

static void test_only_regular_files(void **state)
{
	struct machine *machine = *state;
	char fifo[128];

	snprintf(fifo, sizeof(fifo), "%s/fifo", machine->root);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	assert_int_equal(read_errno(machine, "/fifo"),
			 -EINVAL); /* and does not wait for a writer */
	assert_int_equal(read_errno(machine, "/etc"), -EISDIR);
	assert_int_equal(read_errno(machine, "/none"), -ENOENT);
	assert_int_equal(read_errno(machine, "/etc/hostname/x"), -ENOTDIR);
}

static void test_size_is_bounded(void **state)
{
	struct machine *machine = *state;
	_cleanup_free_ char *text = NULL;
	char big[20000];
	size_t len;

	memset(big, 'x', sizeof(big));
	big[sizeof(big) - 1] = '\0';
	put(machine, "/big", big);
	assert_int_equal(host_read_file(machine->host, "/big", sizeof(big) - 2, &text, &len),
			 -EFBIG);
	assert_int_equal(host_read_file(machine->host, "/big", sizeof(big) - 1, &text, &len), 0);
	assert_int_equal(len, sizeof(big) - 1);
	assert_int_equal(text[len], 0);
	put(machine, "/empty", "");
	assert_int_equal(read_errno(machine, "/empty"), 0);
	/* What the kernel makes up as it is read claims to be empty, and may be long. */
	assert_int_equal(read_errno(machine, "/proc/self/smaps"), -EFBIG);
}

static int add_name(void *ctx, const struct host_entry *entry)
{
	char *names = ctx;

	snprintf(names + strlen(names), 128 - strlen(names), "%s ", entry->name);
	return strcmp(entry->name, "stop") == 0 ? -ECANCELED : 0;
}

static void test_directory_in_order(void **state)
{
	struct machine *machine = *state;
	char names[128] = "";

	put(machine, "/run/zz", "");
	put(machine, "/run/stop", "");
	put(machine, "/run/a\nb", "");
	assert_int_equal(host_list_dir(machine->host, "/var/run", add_name, names), -ECANCELED);
	assert_string_equal(names, "a\nb stop ");
	assert_int_equal(host_list_dir(machine->host, "/etc/hostname", add_name, names), -ENOTDIR);
}

static void test_name_and_kernel_files(void **state)
{
	struct machine *machine = *state;
	_cleanup_free_ char *text = NULL;
	struct host_stat stat;
	size_t len;

	assert_string_equal(host_node_name(machine->host), "aks-pool-1");
	assert_int_equal(
		host_read_file(machine->host, "/proc/sys/kernel/osrelease", 256, &text, &len), 0);
	assert_true(len > 3);
	assert_int_equal(host_stat(machine->host, "/proc/sys/net", &stat), 0);
	assert_true(stat.is_dir);
	assert_true(host_now_ns(machine->host) > 1500000000000000000ull);
}

/* --- our own namespace --- */

static int count_link(void *ctx, const void *nlmsg)
{
	const struct nlmsghdr *head = nlmsg;

	assert_int_equal(head->nlmsg_type, RTM_NEWLINK);
	++*(unsigned int *)ctx;
	return 0;
}

struct nested {
	struct host *host;
	const struct nlmsghdr *request;
	unsigned int outer, inner;
};

/* Asking while an answer is still coming in must not mix the two. */
static int ask_inside(void *ctx, const void *nlmsg)
{
	struct nested *nested = ctx;

	assert_int_equal(count_link(&nested->outer, nlmsg), 0);
	return host_netlink(nested->host, host_node_netns(nested->host), NETLINK_ROUTE,
			    nested->request, nested->request->nlmsg_len, count_link,
			    &nested->inner);
}

static int stop(void *ctx, const void *nlmsg)
{
	(void)ctx;
	(void)nlmsg;
	return -ECANCELED;
}

static void test_netlink(void **state)
{
	struct machine *machine = *state;
	char buf[64] __attribute__((aligned(4))) = { 0 };
	struct nlmsghdr *request = mnl_nlmsg_put_header(buf);
	struct nested nested = { .host = machine->host, .request = request };
	uint32_t netns = host_node_netns(machine->host);
	unsigned int count = 0;

	request->nlmsg_type = RTM_GETLINK;
	request->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
	mnl_nlmsg_put_extra_header(request, sizeof(struct ifinfomsg));
	assert_int_equal(host_netlink(machine->host, netns, NETLINK_ROUTE, request,
				      request->nlmsg_len, stop, NULL),
			 -ECANCELED);
	assert_int_equal(host_netlink(machine->host, netns, NETLINK_ROUTE, request,
				      request->nlmsg_len, count_link, &count),
			 0);
	assert_true(count > 0); /* lo */
	assert_int_equal(host_netlink(machine->host, netns, NETLINK_ROUTE, request,
				      request->nlmsg_len, ask_inside, &nested),
			 0);
	assert_int_equal(nested.outer, count);
	assert_int_equal(nested.inner, count * count);
	assert_int_equal(
		host_netlink(machine->host, netns, NETLINK_ROUTE, request, 8, count_link, &count),
		-EINVAL);
	assert_int_equal(host_netlink(machine->host, netns, NETLINK_GENERIC, request,
				      request->nlmsg_len, count_link, &count),
			 -EINVAL);
}

static int not_called(void *ctx, const void *nlmsg)
{
	(void)ctx;
	(void)nlmsg;
	fail();
	return 0;
}

static void test_netlink_error(void **state)
{
	struct machine *machine = *state;
	char buf[64] __attribute__((aligned(4))) = { 0 };
	struct nlmsghdr *request = mnl_nlmsg_put_header(buf);
	struct ifinfomsg *info;

	request->nlmsg_type = RTM_GETLINK;
	request->nlmsg_flags = NLM_F_REQUEST;
	info = mnl_nlmsg_put_extra_header(request, sizeof(*info));
	info->ifi_index = 1 << 30;
	assert_int_equal(host_netlink(machine->host, host_node_netns(machine->host), NETLINK_ROUTE,
				      request, request->nlmsg_len, not_called, NULL),
			 -ENODEV);
}

static void test_namespace(void **state)
{
	struct machine *machine = *state;
	uint32_t netns = host_node_netns(machine->host), inode = 0;
	_cleanup_free_ char *text = NULL, *none = NULL;
	char path[64];
	size_t len;
	int value;

	assert_true(netns != 0);
	assert_int_equal(host_read_proc_net(machine->host, netns, "tcp", 1 << 20, &text, &len), 0);
	assert_non_null(strstr(text, "local_address"));
	assert_int_equal(host_read_proc_net(machine->host, netns, "none", 100, &none, &len),
			 -ENOENT);
	assert_int_equal(host_read_sysctl(machine->host, netns, "ipv4/ip_forward", &value), 0);
	assert_true(value == 0 || value == 1);
	assert_int_equal(host_read_sysctl(machine->host, netns, "ipv4/none", &value), -ENOENT);
	snprintf(path, sizeof(path), "/proc/%d/ns/net", getpid());
	assert_int_equal(host_netns_inode(machine->host, path, &inode), 0);
	assert_int_equal(inode, netns);
	assert_true(host_netns_alive(machine->host, netns));
	assert_false(host_netns_alive(machine->host, 1));
	assert_int_equal(host_read_proc_net(machine->host, 1, "tcp", 100, &none, &len), -ENOENT);
}

/* A CNI file can name anything as its pod's namespace. */
static void test_no_namespace(void **state)
{
	static const char *const paths[] = { "/etc/hostname",
					     "/etc",
					     "/run/netns/none",
					     "/proc/1/../etc",
					     "/proc/self/ns/mnt",
					     "/proc/self/fd/0",
					     "/proc/ns/net",
					     "",
					     "ns/net" };
	struct machine *machine = *state;
	uint32_t inode = 5;

	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++)
		assert_true(host_netns_inode(machine->host, paths[i], &inode) < 0);
	assert_int_equal(inode, 5);
}

static int find_own(void *ctx, const struct host_netns *netns)
{
	struct host_netns *wanted = ctx;

	if (netns->inode == wanted->inode)
		wanted->pid = netns->pid;
	return 0;
}

static void test_every_namespace(void **state)
{
	struct machine *machine = *state;
	struct host_netns own = { .inode = host_node_netns(machine->host) };

	assert_int_equal(host_each_netns(machine->host, find_own, &own), 0);
	assert_true(own.pid > 0);
}

/* --- changes --- */

static void note_change(void *ctx, enum host_change change)
{
	bool *seen = ctx;

	assert_false(seen[change]); /* one call a kind */
	seen[change] = true;
}

/* Until @change is seen; other kinds may come from others on the same machine. */
static void wait_for(struct host_watch *watch, enum host_change change)
{
	struct pollfd poll_fd = { .fd = host_watch_fd(watch), .events = POLLIN };

	for (;;) {
		bool seen[4] = { false };

		assert_int_equal(poll(&poll_fd, 1, WAIT_MS), 1);
		assert_int_equal(host_watch_read(watch, note_change, seen), 0);
		if (seen[change])
			return;
	}
}

static void test_watch(void **state)
{
	static const char *const dirs[] = { "/var/run", "/run/later/deeper", "/run/netns" };
	struct machine *machine = *state;
	struct host_watch *watch = NULL;
	char full[128];

	assert_int_equal(host_watch_new(machine->host, dirs, 3, &watch), 0);
	put(machine, "/run/state", "1");
	wait_for(watch, HOST_CHANGE_FILES);
	make(machine, "/run/later");
	wait_for(watch, HOST_CHANGE_FILES);
	make(machine,
	     "/run/later/deeper"); /* watched for through its parents, one after the other */
	wait_for(watch, HOST_CHANGE_FILES);
	put(machine, "/run/later/deeper/file", "1");
	wait_for(watch, HOST_CHANGE_FILES);
	make(machine, "/run/netns");
	wait_for(watch, HOST_CHANGE_NETNS);
	put(machine, "/run/netns/cni-1", "");
	wait_for(watch, HOST_CHANGE_NETNS);
	snprintf(full, sizeof(full), "%s/run/netns/cni-1", machine->root);
	unlink(full);
	wait_for(watch, HOST_CHANGE_NETNS);
	snprintf(full, sizeof(full), "%s/run/netns", machine->root);
	rmdir(full); /* back to waiting for it */
	wait_for(watch, HOST_CHANGE_NETNS);
	make(machine, "/run/netns");
	wait_for(watch, HOST_CHANGE_NETNS);
	host_watch_free(watch);
}

#define live_test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		live_test(test_root_is_a_wall),
		live_test(test_only_regular_files),
		live_test(test_size_is_bounded),
		live_test(test_directory_in_order),
		live_test(test_name_and_kernel_files),
		live_test(test_netlink),
		live_test(test_netlink_error),
		live_test(test_namespace),
		live_test(test_no_namespace),
		live_test(test_every_namespace),
		live_test(test_watch),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
