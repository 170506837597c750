/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "host/fixture.h"

#include <errno.h>
#include <inttypes.h>
#include <linux/netlink.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define SOCKOPT_KEY_BYTES 64
#define FNV_BASIS         0xcbf29ce484222325ull
#define FNV_PRIME         0x100000001b3ull

/* FNV-1a: recordings live longer than a process, so the seeded hash of util/hash.h will not do. */
static uint64_t fnv(uint64_t hash, const void *bytes, size_t len)
{
	const uint8_t *at = bytes;

	for (size_t i = 0; i < len; i++)
		hash = (hash ^ at[i]) * FNV_PRIME;
	return hash;
}

uint64_t fixture_key_netlink(const void *request, size_t len)
{
	struct nlmsghdr head;
	uint64_t hash;

	if (len < sizeof(head))
		return 0;
	memcpy(&head, request, sizeof(head));
	head.nlmsg_seq = head.nlmsg_pid = 0;
	hash = fnv(FNV_BASIS, &head, sizeof(head));
	return fnv(hash, (const uint8_t *)request + sizeof(head), len - sizeof(head));
}

uint64_t fixture_key_sockopt(const void *buf, size_t len)
{
	return fnv(FNV_BASIS, buf, len < SOCKOPT_KEY_BYTES ? len : SOCKOPT_KEY_BYTES);
}

static int __attribute__((format(printf, 2, 3))) put(char *ret, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(ret, FIXTURE_PATH_MAX, fmt, args);
	va_end(args);
	return len < FIXTURE_PATH_MAX ? 0 : -ENAMETOOLONG;
}

int fixture_netlink(uint32_t netns, int protocol, uint64_t key, char ret[FIXTURE_PATH_MAX])
{
	return put(ret, "netns/%" PRIu32 "/netlink-%d-%016" PRIx64, netns, protocol, key);
}

int fixture_sockopt(uint32_t netns, int family, int option, uint64_t key,
		    char ret[FIXTURE_PATH_MAX])
{
	return put(ret, "netns/%" PRIu32 "/sockopt-%d-%d-%016" PRIx64, netns, family, option, key);
}

int fixture_tc(uint32_t netns, uint32_t ifindex, enum host_direction direction,
	       char ret[FIXTURE_PATH_MAX])
{
	return put(ret, "netns/%" PRIu32 "/tc-%" PRIu32 "-%s", netns, ifindex,
		   direction == HOST_INGRESS ? "ingress" : "egress");
}

int fixture_proc_net(uint32_t netns, const char *name, char ret[FIXTURE_PATH_MAX])
{
	return put(ret, "netns/%" PRIu32 "/proc/%s", netns, name);
}

int fixture_sysctl(uint32_t netns, const char *name, char ret[FIXTURE_PATH_MAX])
{
	return put(ret, "netns/%" PRIu32 "/sysctl/%s", netns, name);
}

int fixture_file(const char *path, char ret[FIXTURE_PATH_MAX])
{
	return put(ret, "root/%s", path + strspn(path, "/"));
}
