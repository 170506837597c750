/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Pods come, go, and leave their addresses, interfaces and namespace numbers to others: nobody may
 * get another's name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/fixture_write.h"
#include "host_fake.h"
#include "util/cleanup.h"
#include "who/source.h"
#include "who/who.h"

#define SECOND  1000000000ull
#define NOW     (1800000000ull * SECOND)
#define RESULTS "root/var/lib/cni/results/"

struct world {
	char dir[64];
	int fd;
	struct who *who;
};

static int set_up(void **state)
{
	static const char machine[] = "node 1\nname lab\n";
	struct world *world = calloc(1, sizeof(*world));

	snprintf(world->dir, sizeof(world->dir), "/tmp/dropcause-who-XXXXXX");
	assert_non_null(mkdtemp(world->dir));
	world->fd = open(world->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	assert_int_equal(fixture_write(world->fd, "machine", machine, strlen(machine)), 0);
	assert_int_equal(fixture_make_dir(world->fd, "root/var/lib/cni/results"), 0);
	assert_int_equal(fake_open(world->dir), 0);
	assert_int_equal(who_new(fake.host, &world->who), 0);
	*state = world;
	return 0;
}

static int tear_down(void **state)
{
	struct world *world = *state;
	char command[128];

	who_free(world->who);
	host_free(fake.host);
	close(world->fd);
	snprintf(command, sizeof(command), "rm -rf '%s'", world->dir);
	assert_int_equal(system(command), 0);
	free(world);
	return 0;
}

static void put(const struct world *world, const char *path, const char *text)
{
	assert_int_equal(fixture_write(world->fd, path, text, strlen(text)), 0);
}

/* @id is container, file and namespace of the pod in one. */
static void add_pod(const struct world *world, const char *id, const char *name, const char *addr,
		    const char *veth)
{
	char path[256], text[1024];

	snprintf(path, sizeof(path), RESULTS "net-%s-eth0", id);
	snprintf(text, sizeof(text),
		 "{\"containerId\":\"%s\",\"ifName\":\"eth0\",\"netns\":\"/run/netns/%s\","
		 "\"cniArgs\":[[\"K8S_POD_NAMESPACE\",\"shop\"],[\"K8S_POD_NAME\",\"%s\"]],"
		 "\"result\":{\"interfaces\":[{\"name\":\"%s\"}],"
		 "\"ips\":[{\"address\":\"%s/24\"}]}}",
		 id, id, name, veth, addr);
	put(world, path, text);
}

static void remove_pod(const struct world *world, const char *id)
{
	char path[256];

	snprintf(path, sizeof(path), RESULTS "net-%s-eth0", id);
	assert_int_equal(unlinkat(world->fd, path, 0), 0);
}

static void refresh(const struct world *world, uint64_t seconds)
{
	assert_int_equal(who_refresh(world->who, NOW + seconds * SECOND), 0);
}

static const char *name_of(const struct who_pod *pod)
{
	return pod ? pod->name : "nobody";
}

static const char *now_at(const struct world *world, const char *text)
{
	struct addr addr = fake_parse(text);

	return name_of(who_by_addr(world->who, &addr));
}

static const char *lately_at(const struct world *world, const char *text, uint64_t seconds)
{
	struct addr addr = fake_parse(text);

	return name_of(who_by_addr_at(world->who, &addr, NOW + seconds * SECOND));
}

static void test_tombstone(void **state)
{
	struct world *world = *state;

	fake_set_path("/run/netns/a", 11);
	add_pod(world, "a", "web-1", "10.244.7.4", "veth1");
	refresh(world, 0);
	assert_string_equal(now_at(world, "10.244.7.4"), "web-1");
	remove_pod(world, "a");
	fake_set_path("/run/netns/a", 0);
	refresh(world, 10);
	assert_int_equal(who_count(world->who), 0);
	assert_string_equal(now_at(world, "10.244.7.4"), "nobody");
	assert_null(who_by_netns(world->who, 11));
	assert_null(who_by_ifname(world->who, "veth1"));
	assert_string_equal(lately_at(world, "10.244.7.4", 10), "web-1");
	refresh(world, 40);
	refresh(world, 69); /* refreshing does not renew it */
	assert_string_equal(lately_at(world, "10.244.7.4", 69), "web-1");
	assert_string_equal(lately_at(world, "10.244.7.4", 70), "nobody");
	refresh(world, 70);
	assert_string_equal(lately_at(world, "10.244.7.4", 69), "nobody");
}

/* The plugin failed to clean up: its file stays, the namespace is gone. The pod went once, not
 * again at each reading. */
static void test_file_stays_behind(void **state)
{
	struct world *world = *state;

	fake_set_path("/run/netns/a", 11);
	add_pod(world, "a", "web-1", "10.244.7.4", "veth1");
	refresh(world, 0);
	fake_set_path("/run/netns/a", 0);
	for (uint64_t second = 5; second < 65; second += 5) {
		refresh(world, second);
		assert_int_equal(who_count(world->who), 0);
		assert_string_equal(lately_at(world, "10.244.7.4", second), "web-1");
	}
	refresh(world, 65);
	assert_string_equal(lately_at(world, "10.244.7.4", 65), "nobody");
	refresh(world, 200);
	assert_string_equal(lately_at(world, "10.244.7.4", 200), "nobody");
	fake_set_path("/run/netns/a", 12); /* as if a mount had been hidden: back again */
	refresh(world, 201);
	assert_string_equal(now_at(world, "10.244.7.4"), "web-1");
}

static void test_address_is_reused(void **state)
{
	struct world *world = *state;

	fake_set_path("/run/netns/a", 11);
	add_pod(world, "a", "web-1", "10.244.7.4", "veth1");
	refresh(world, 0);
	remove_pod(world, "a");
	fake_set_path("/run/netns/a", 0);
	fake_set_path("/run/netns/b", 11); /* the number too, and the interface's name */
	add_pod(world, "b", "db-9", "10.244.7.4", "veth1");
	refresh(world, 1);
	assert_string_equal(now_at(world, "10.244.7.4"), "db-9");
	assert_string_equal(lately_at(world, "10.244.7.4", 1), "db-9");
	assert_string_equal(name_of(who_by_netns(world->who, 11)), "db-9");
	assert_string_equal(name_of(who_by_ifname(world->who, "veth1")), "db-9");
	assert_int_equal(who_count(world->who), 1);
}

/* The kernel gives a namespace's number out again before we read any file. */
static void test_number_is_reused_unseen(void **state)
{
	struct world *world = *state;

	fake_set_path("/run/netns/a", 11);
	add_pod(world, "a", "web-1", "10.244.7.4", "veth1");
	refresh(world, 0);
	assert_string_equal(name_of(who_by_netns(world->who, 11)), "web-1");
	fake_set_path("/run/netns/a", 0);
	assert_null(who_by_netns(world->who, 11));
	fake_set_path("/run/netns/a", 12);
	assert_null(who_by_netns(world->who, 11));
	refresh(world, 1);
	assert_string_equal(name_of(who_by_netns(world->who, 12)), "web-1");
}

static void test_two_claim_an_address(void **state)
{
	struct world *world = *state;

	fake_set_path("/run/netns/a", 11);
	fake_set_path("/run/netns/b", 12);
	add_pod(world, "a", "web-1", "10.244.7.4", "veth1");
	add_pod(world, "b", "web-2", "10.244.7.4", "veth2");
	refresh(world, 0);
	assert_string_equal(now_at(world, "10.244.7.4"), "nobody");
	assert_string_equal(lately_at(world, "10.244.7.4", 0), "nobody");
	assert_string_equal(name_of(who_by_netns(world->who, 12)), "web-2");
	fake_set_path("/run/netns/b", 0); /* one was only a file */
	refresh(world, 1);
	assert_string_equal(now_at(world, "10.244.7.4"), "web-1");
}

/* A StatefulSet's pod: the same name again, with a new sandbox. */
static void test_same_name_again(void **state)
{
	struct world *world = *state;

	fake_set_path("/run/netns/a", 11);
	add_pod(world, "a", "db-0", "10.244.7.4", "veth1");
	refresh(world, 0);
	fake_set_path("/run/netns/a", 0);
	fake_set_path("/run/netns/b", 12);
	add_pod(world, "b", "db-0", "10.244.7.5", "veth2");
	refresh(world, 1);
	assert_int_equal(who_count(world->who), 1);
	assert_string_equal(now_at(world, "10.244.7.5"), "db-0");
	assert_string_equal(now_at(world, "10.244.7.4"), "nobody");
	assert_string_equal(lately_at(world, "10.244.7.4", 1), "db-0");
	remove_pod(world, "a");
	refresh(world, 2);
	assert_string_equal(lately_at(world, "10.244.7.4", 60), "db-0");
	assert_string_equal(lately_at(world, "10.244.7.4", 61), "nobody");
}

static void test_host_network(void **state)
{
	struct world *world = *state;

	fake_set_path("/run/netns/a", 1); /* the node's own */
	add_pod(world, "a", "proxy-1", "10.244.7.4", "veth1");
	refresh(world, 0);
	assert_null(who_by_netns(world->who, 1));
	assert_null(who_by_ifname(world->who, "veth1"));
	assert_string_equal(now_at(world, "10.244.7.4"), "nobody");
}

/* Azure's file of all pods may be met half written: nobody is made up of it, and nobody forgotten
 * for it. */
static void test_state_file_at_every_length(void **state)
{
	static const char whole[] =
		"{\"Network\":{\"ExternalInterfaces\":{\"eth0\":{\"Networks\":{\"azure\":{"
		"\"Endpoints\":{"
		"\"1-eth0\":{\"HostIfName\":\"azv1\",\"NetworkNameSpace\":\"/run/netns/a\","
		"\"ContainerID\":\"a\",\"PODName\":\"web-1\",\"PODNameSpace\":\"shop\","
		"\"IPAddresses\":[{\"IP\":\"10.240.0.9\"}]}}}}}}}}";
	struct world *world = *state;
	char part[sizeof(whole)];

	fake_set_path("/run/netns/a", 11);
	for (size_t len = 0; len < sizeof(whole); len++) {
		memcpy(part, whole, len);
		part[len] = '\0';
		put(world, "root/var/run/azure-vnet.json", part);
		refresh(world, 0);
		assert_int_equal(who_count(world->who), len + 1 == sizeof(whole));
	}
	for (size_t len = 0; len < sizeof(whole); len++) {
		memcpy(part, whole, len);
		part[len] = '\0';
		put(world, "root/var/run/azure-vnet.json", part);
		refresh(world, len);
		assert_string_equal(now_at(world, "10.240.0.9"), "web-1");
	}
	put(world, "root/var/run/azure-vnet.json", "{");
	fake_set_path("/run/netns/a", 0); /* but it does not outlive its namespace */
	refresh(world, 1000);
	assert_int_equal(who_count(world->who), 0);
}

static void test_huge_file(void **state)
{
	_cleanup_free_ char *huge = malloc(SOURCE_FILE_MAX + 2);
	struct world *world = *state;

	memset(huge, ' ', SOURCE_FILE_MAX + 1);
	huge[SOURCE_FILE_MAX + 1] = '\0';
	put(world, RESULTS "net-huge-eth0", huge);
	fake_set_path("/run/netns/a", 11);
	add_pod(world, "a", "web-1", "10.244.7.4", "veth1");
	refresh(world, 0);
	assert_string_equal(now_at(world, "10.244.7.4"), "web-1");
}

/* Left-overs of years: some files are not read, and reading ends. */
static void test_too_many_files(void **state)
{
	struct world *world = *state;
	int dir = openat(world->fd, RESULTS, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	char name[32];

	for (unsigned int i = 0; i <= SOURCE_ENTRY_MAX; i++) {
		snprintf(name, sizeof(name), "x-%06u-eth0", i);
		assert_int_equal(mknodat(dir, name, S_IFREG | 0600, 0), 0);
	}
	close(dir);
	fake_set_path("/run/netns/a", 11);
	add_pod(world, "a", "web-1", "10.244.7.4", "veth1"); /* "net-" sorts before "x-" */
	refresh(world, 0);
	assert_string_equal(now_at(world, "10.244.7.4"), "web-1");
	assert_int_equal(who_count(world->who), 1);
}

static bool apiserver(const struct world *world, const char *text)
{
	struct addr addr = fake_parse(text);

	return who_is_apiserver(world->who, &addr);
}

static void test_kubeconfig_forms(void **state)
{
	static const struct {
		const char *text, *addr;
	} forms[] = {
		{ "clusters:\n- cluster:\n    server: https://20.1.2.3:443\n", "20.1.2.3" },
		{ "    server: \"https://20.1.2.4/path\"\r\n", "20.1.2.4" },
		{ "    server: 'https://[fd00::7]:6443'\n", "fd00::7" },
		{ "- server: 20.1.2.5:6443", "20.1.2.5" },
		{ "  server: https://api.lab.example:443\n", "20.1.2.6" },
	};
	static const char *const bad[] = {
		"",
		"server:",
		"server: \n",
		"server: https://",
		"server: https://[",
		"server: https://[::1",
		"# server: https://20.1.2.3\nservers: https://20.1.2.3\n",
	};
	struct world *world = *state;

	put(world, "root/etc/hosts", "20.1.2.6 x API.LAB.EXAMPLE\n");
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		put(world, "root/var/lib/kubelet/kubeconfig", forms[i].text);
		refresh(world, i);
		for (size_t k = 0; k < sizeof(forms) / sizeof(forms[0]); k++)
			assert_int_equal(apiserver(world, forms[k].addr), i == k);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		put(world, "root/var/lib/kubelet/kubeconfig", bad[i]);
		refresh(world, 10 + i);
		assert_false(apiserver(world, "20.1.2.3"));
	}
}

#define world_test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		world_test(test_tombstone),
		world_test(test_file_stays_behind),
		world_test(test_address_is_reused),
		world_test(test_number_is_reused_unseen),
		world_test(test_two_claim_an_address),
		world_test(test_same_name_again),
		world_test(test_host_network),
		world_test(test_state_file_at_every_length),
		world_test(test_huge_file),
		world_test(test_too_many_files),
		world_test(test_kubeconfig_forms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
