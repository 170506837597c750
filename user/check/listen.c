/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "check/listen.h"

#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "util/cleanup.h"

#define STATE_LISTEN 0x0a /* TCP_LISTEN */
#define STATE_CLOSE  0x07 /* TCP_CLOSE: a UDP socket that is bound and not connected */
#define PORTS        65536

/* What the tables of one namespace said so far. */
struct listeners {
	const struct addr *dst;
	uint16_t port;
	uint8_t state;                         /* that counts as listening */
	bool exact, wild, loopback, elsewhere; /* on the port: at dst, at any address, at loopback,
						  at another address */
	unsigned int count;
	uint8_t outside[PORTS / 8]; /* ports that are open to others than loopback */
};

/* /proc/net prints an address as the 32-bit words that it is kept in, so each in the machine's own
 * byte order. */
static bool parse_address(const char *text, size_t len, struct addr *ret)
{
	uint32_t words[4];

	if (len != 8 && len != 32)
		return false;
	for (size_t i = 0; i < len / 8; i++) {
		char word[9] = { 0 }, *end;

		memcpy(word, text + i * 8, 8);
		words[i] = strtoul(word, &end, 16);
		if (*end)
			return false;
	}
	*ret = len == 8 ? addr_from_v4(words) : addr_from_v6(words);
	return true;
}

static bool is_any(const struct addr *addr)
{
	return addr_is_zero(addr);
}

/* IPv4 in IPv6's clothes, as a dual-stack socket has it. */
static struct addr undress(const struct addr *addr)
{
	static const uint8_t mapped[12] = { [10] = 0xff, [11] = 0xff };

	if (addr->family == 6 && memcmp(addr->bytes, mapped, sizeof(mapped)) == 0)
		return addr_from_v4(addr->bytes + 12);
	return *addr;
}

static void note(struct listeners *found, const struct addr *bound, uint16_t port)
{
	struct addr addr = undress(bound);
	bool loopback = addr_is_loopback(&addr);

	found->count++;
	if (!loopback)
		found->outside[port / 8] |= 1u << (port % 8);
	if (port != found->port)
		return;
	if (is_any(&addr) &&
	    (addr.family == 6 || found->dst->family == 4)) /* [::] serves IPv4 too */
		found->wild = true;
	else if (addr_equal(&addr, found->dst))
		found->exact = true;
	else if (loopback)
		found->loopback = true;
	else
		found->elsewhere = true;
}

/* "  0: 0100007F:1F90 00000000:0000 0A ..." */
static void parse_line(struct listeners *found, const char *line)
{
	const char *local = strchr(line, ':'), *colon, *remote, *state;
	struct addr addr;

	if (!local)
		return;
	local += 1 + strspn(local + 1, " ");
	colon = strchr(local, ':');
	if (!colon || !parse_address(local, colon - local, &addr))
		return;
	remote = strchr(colon, ' ');
	state = remote ? strchr(remote + 1, ' ') : NULL;
	if (!state || strtoul(state, NULL, 16) != found->state)
		return;
	note(found, &addr, strtoul(colon + 1, NULL, 16));
}

static void parse_table(struct listeners *found, char *text)
{
	char *rest = text, *line = strsep(&rest, "\n"); /* the heading */

	while ((line = strsep(&rest, "\n")))
		parse_line(found, line);
}

static int read_table(struct host *host, uint32_t netns, const char *name, struct listeners *found)
{
	_cleanup_free_ char *text = NULL;
	size_t len;
	int err = host_read_proc_net(host, netns, name, HOST_FILE_MAX, &text, &len);

	if (!err)
		parse_table(found, text);
	return err;
}

static void list_ports(const struct listeners *found, struct listen_facts *ret)
{
	for (unsigned int port = 1; port < PORTS && ret->ports < LISTEN_PORT_MAX; port++) {
		if (found->outside[port / 8] & (1u << (port % 8)))
			ret->port[ret->ports++] = port;
	}
}

int check_listen(struct host *host, uint32_t netns, uint8_t proto, const struct addr *dst,
		 uint16_t port, struct listen_facts *ret)
{
	_cleanup_free_ struct listeners *found = calloc(1, sizeof(*found));
	bool tcp = proto == IPPROTO_TCP;
	int err4, err6;

	if (!found)
		return -ENOMEM;
	if (!tcp && proto != IPPROTO_UDP)
		return -EOPNOTSUPP;
	memset(ret, 0, sizeof(*ret));
	found->dst = dst;
	found->port = port;
	found->state = tcp ? STATE_LISTEN : STATE_CLOSE;
	err4 = read_table(host, netns, tcp ? "tcp" : "udp", found);
	err6 = read_table(host, netns, tcp ? "tcp6" : "udp6", found);
	ret->netns_dying = !host_netns_alive(host, netns);
	if (err4 ||
	    (err6 && err6 != -ENOENT)) /* only a kernel without IPv6 may lack one of the two */
		return err4 ? err4 : err6;
	ret->known = true;
	ret->count = found->count;
	ret->on_port = found->exact || found->wild || found->loopback || found->elsewhere;
	ret->only_loopback = found->loopback && !found->exact && !found->wild && !found->elsewhere;
	ret->other_addr = found->elsewhere && !found->exact && !found->wild;
	list_ports(found, ret);
	return 0;
}
