/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * How does a folder hold a machine's answers? Plain files, so that a test's author can write one by
 *hand:
 *
 *	machine                        facts, one a line:
 *	    node INODE                     network namespace of the node
 *	    now NANOSECONDS                the clock, which stands still
 *	    name TEXT                      of the node
 *	    netns INODE PID PATH|-         a namespace, PID 0 when it has no process
 *	    path INODE PATH                another path of a namespace
 *	    stat INODE SIZE MTIME_NS d|f PATH   where the copied file's own would be wrong
 *	root/...                       the host's files, /proc and /sys too
 *	netns/INODE/proc/NAME          /proc/net/NAME there
 *	netns/INODE/sysctl/NAME        /proc/sys/net/NAME there
 *	netns/INODE/netlink-PROTOCOL-KEY      answers, one nlmsghdr message after the other; KEY a
 *hash of the request netns/INODE/sockopt-FAMILY-OPTION-KEY the buffer that getsockopt gave
 *	netns/INODE/tc-IFINDEX-ingress|egress one a line: ID tcx|filter NAME
 *	netns/INODE/....error          an errno, instead of any of these answers
 */
#pragma once

#include <netinet/in.h>

#include "host/host.h"

#define FIXTURE_PATH_MAX 4096
#define FIXTURE_LINE_MAX 8192

/* Of a request: netlink's sequence number and port do not count, nor does what follows byte 64 of a
 * sockopt's buffer. */
uint64_t fixture_key_netlink(const void *request, size_t len);
uint64_t fixture_key_sockopt(const void *buf, size_t len);

/* Path of an answer below the fixture folder, each 0 or -ENAMETOOLONG. */
int fixture_netlink(uint32_t netns, int protocol, uint64_t key, char ret[FIXTURE_PATH_MAX]);
int fixture_sockopt(uint32_t netns, int family, int option, uint64_t key,
		    char ret[FIXTURE_PATH_MAX]);
int fixture_tc(uint32_t netns, uint32_t ifindex, enum host_direction direction,
	       char ret[FIXTURE_PATH_MAX]);
int fixture_proc_net(uint32_t netns, const char *name, char ret[FIXTURE_PATH_MAX]);
int fixture_sysctl(uint32_t netns, const char *name, char ret[FIXTURE_PATH_MAX]);
/* Host path to where its copy is. */
int fixture_file(const char *path, char ret[FIXTURE_PATH_MAX]);
