/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Listeners as /proc/net prints them (x86_64 and arm64 both print little-endian words), and tables
 * that are not whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <netinet/in.h>
#include <stdio.h>

#include "check/listen.h"
#include "host_fake.h"

#define POD 4026532300u
#define TCP_HEAD                                                                                   \
	"  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  "      \
	"timeout "                                                                                 \
	"inode\n"
#define REST " 00000000:00000000 00:00000000 00000000     0        0 4711 1 0000 100 0 0 10 0\n"

#define TCP(local, state)  "   0: " local " 00000000:0000 " state REST
#define TCP6(local, state) "   0: " local " 00000000000000000000000000000000:0000 " state REST

#define ANY4   "00000000"
#define LO4    "0100007F"
#define POD4   "0407F40A" /* 10.244.7.4 */
#define OTHER4 "0507F40A"
#define ANY6   "00000000000000000000000000000000"
#define LO6    "00000000000000000000000001000000"
#define POD6   "000700FD000000000000000005000000" /* fd00:700::5 */
#define MAP4   "0000000000000000FFFF00000407F40A" /* ::ffff:10.244.7.4 */
#define MAPLO  "0000000000000000FFFF00000100007F"

/* What each file holds; NULL: -ENOENT. */
static struct {
	const char *tcp, *tcp6, *udp, *udp6;
	int error; /* of the first table asked for */
	bool dead;
} tables;

static int read_table(struct host *host, uint32_t netns, const char *name, size_t max, char **ret,
		      size_t *ret_len)
{
	const char *text = strcmp(name, "tcp") == 0    ? tables.tcp
			   : strcmp(name, "tcp6") == 0 ? tables.tcp6
			   : strcmp(name, "udp") == 0  ? tables.udp
						       : tables.udp6;

	(void)host;
	(void)max;
	assert_int_equal(netns, POD);
	if (tables.error && !strchr(name, '6'))
		return tables.error;
	if (!text)
		return -ENOENT;
	*ret = strdup(text);
	*ret_len = strlen(text);
	return 0;
}

static bool alive(struct host *host, uint32_t netns)
{
	(void)host;
	(void)netns;
	return !tables.dead;
}

static int set_up(void **state)
{
	(void)state;
	tables.tcp = tables.tcp6 = tables.udp = tables.udp6 = TCP_HEAD;
	tables.error = 0;
	tables.dead = false;
	assert_int_equal(fake_open("tests/fixtures/host/node"), 0);
	fake.ops.read_proc_net = read_table;
	fake.ops.netns_alive = alive;
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	host_free(fake.host);
	return 0;
}

static struct listen_facts ask(uint8_t proto, const char *dst, uint16_t port)
{
	struct listen_facts facts = { .count = 99 };
	struct addr addr = fake_parse(dst);

	assert_int_equal(check_listen(fake.host, POD, proto, &addr, port, &facts), 0);
	assert_true(facts.known);
	return facts;
}

/* Row: a listener on 8080 = 1F90, asked for with this destination. */
static void test_where_it_listens(void **state)
{
	static const struct {
		const char *tcp, *tcp6, *dst;
		bool on_port, only_loopback, other_addr;
	} rows[] = {
		{ TCP(ANY4 ":1F90", "0A"), "", "10.244.7.4", true, false, false },
		{ TCP(POD4 ":1F90", "0A"), "", "10.244.7.4", true, false, false },
		{ TCP(LO4 ":1F90", "0A"), "", "10.244.7.4", true, true, false },
		{ TCP(LO4 ":1F90", "0A"), "", "127.0.0.1", true, false, false },
		{ TCP(OTHER4 ":1F90", "0A"), "", "10.244.7.4", true, false, true },
		{ TCP(LO4 ":1F90", "0A") TCP(OTHER4 ":1F90", "0A"), "", "10.244.7.4", true, false,
		  true },
		{ TCP(LO4 ":1F90", "0A") TCP(POD4 ":1F90", "0A"), "", "10.244.7.4", true, false,
		  false },
		{ "", TCP6(ANY6 ":1F90", "0A"), "10.244.7.4", true, false, false },
		{ "", TCP6(ANY6 ":1F90", "0A"), "fd00:700::5", true, false, false },
		{ "", TCP6(POD6 ":1F90", "0A"), "fd00:700::5", true, false, false },
		{ "", TCP6(LO6 ":1F90", "0A"), "fd00:700::5", true, true, false },
		{ "", TCP6(MAP4 ":1F90", "0A"), "10.244.7.4", true, false, false },
		{ "", TCP6(MAPLO ":1F90", "0A"), "10.244.7.4", true, true, false },
		{ TCP(ANY4 ":1F90", "0A"), "", "fd00:700::5", true, false, true },
		{ TCP(ANY4 ":1F91", "0A"), "", "10.244.7.4", false, false, false },
		{ TCP(POD4 ":1F90", "01"), "", "10.244.7.4", false, false, false },
		{ "", "", "10.244.7.4", false, false, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char tcp[512], tcp6[512];
		struct listen_facts facts;

		snprintf(tcp, sizeof(tcp), TCP_HEAD "%s", rows[i].tcp);
		snprintf(tcp6, sizeof(tcp6), TCP_HEAD "%s", rows[i].tcp6);
		tables.tcp = tcp;
		tables.tcp6 = tcp6;
		facts = ask(IPPROTO_TCP, rows[i].dst, 8080);
		if (facts.on_port != rows[i].on_port ||
		    facts.only_loopback != rows[i].only_loopback ||
		    facts.other_addr != rows[i].other_addr)
			fail_msg("row %zu: %d %d %d", i, facts.on_port, facts.only_loopback,
				 facts.other_addr);
		assert_false(facts.netns_dying);
	}
}

static void test_ports_in_order(void **state)
{
	struct listen_facts facts;

	(void)state;
	tables.tcp = TCP_HEAD TCP(ANY4 ":2328", "0A") TCP(POD4 ":0050", "0A") TCP(LO4 ":1F90", "0A")
		TCP(POD4 ":9C40", "01");
	tables.tcp6 = TCP_HEAD TCP6(ANY6 ":2328", "0A") TCP6(ANY6 ":01BB", "0A");
	facts = ask(IPPROTO_TCP, "10.244.7.4", 8081);
	assert_false(facts.on_port);
	assert_int_equal(facts.count, 5);
	assert_int_equal(facts.ports, 3);
	assert_int_equal(facts.port[0], 80);
	assert_int_equal(facts.port[1], 443);
	assert_int_equal(facts.port[2], 9000);
}

static void test_udp(void **state)
{
	struct listen_facts facts;

	(void)state;
	tables.udp = TCP_HEAD TCP(ANY4 ":0035", "07") TCP(POD4 ":A000", "01");
	facts = ask(IPPROTO_UDP, "10.244.7.4", 53);
	assert_true(facts.on_port);
	assert_int_equal(facts.count, 1); /* the connected one is a client */
	facts = ask(IPPROTO_TCP, "10.244.7.4", 53);
	assert_false(facts.on_port);
}

static void test_many_ports(void **state)
{
	char text[8192] = TCP_HEAD;
	struct listen_facts facts;

	(void)state;
	for (int i = 40; i > 0; i--)
		snprintf(text + strlen(text), sizeof(text) - strlen(text),
			 "  %d: 00000000:%04X 00000000:0000 0A" REST, i, i);
	tables.tcp = text;
	facts = ask(IPPROTO_TCP, "10.244.7.4", 8080);
	assert_int_equal(facts.count, 40);
	assert_int_equal(facts.ports, LISTEN_PORT_MAX);
	for (unsigned int i = 0; i < LISTEN_PORT_MAX; i++)
		assert_int_equal(facts.port[i], i + 1);
}

/* "Nothing listens" is an accusation: never from half of the facts. */
static void test_not_known(void **state)
{
	struct addr addr = fake_parse("10.244.7.4");
	struct listen_facts facts = { 0 };

	(void)state;
	tables.error = -EFBIG;
	assert_int_equal(check_listen(fake.host, POD, IPPROTO_TCP, &addr, 80, &facts), -EFBIG);
	assert_false(facts.known);
	assert_false(facts.netns_dying);
	assert_int_equal(check_listen(fake.host, POD, IPPROTO_SCTP, &addr, 80, &facts),
			 -EOPNOTSUPP);
	assert_false(facts.known);
	tables.error = -ENOENT;
	tables.tcp6 = NULL;
	tables.dead = true;
	assert_int_equal(check_listen(fake.host, POD, IPPROTO_TCP, &addr, 80, &facts), -ENOENT);
	assert_false(facts.known);
	assert_true(facts.netns_dying);
}

static void test_no_ipv6(void **state)
{
	(void)state;
	tables.tcp = TCP_HEAD TCP(ANY4 ":0050", "0A");
	tables.tcp6 = NULL;
	assert_true(ask(IPPROTO_TCP, "10.244.7.4", 80).on_port);
}

static void test_malformed(void **state)
{
	static const char *const tables_of_nonsense[] = {
		"",
		"\n\n\n",
		TCP_HEAD ":",
		TCP_HEAD "0:",
		TCP_HEAD "0: :",
		TCP_HEAD "0: 00000000",
		TCP_HEAD "0: 00000000:",
		TCP_HEAD "0: 00000000:0050",
		TCP_HEAD "0: 00000000:0050 00000000:0000",
		TCP_HEAD "0: 0000000:0050 00000000:0000 0A",
		TCP_HEAD "0: 0000000G:0050 00000000:0000 0A",
		TCP_HEAD "0: 00000000000000000000000000000000000:0050 00000000:0000 0A",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(tables_of_nonsense) / sizeof(*tables_of_nonsense); i++) {
		tables.tcp = tables_of_nonsense[i];
		assert_int_equal(ask(IPPROTO_TCP, "10.244.7.4", 80).count, 0);
	}
	tables.tcp = TCP_HEAD "0: 00000000:FFFFFFFFF0050 00000000:0000 0A";
	ask(IPPROTO_TCP, "10.244.7.4", 80);
	tables.tcp = TCP_HEAD "0: 00000000:-1 00000000:0000 0A";
	ask(IPPROTO_TCP, "10.244.7.4", 80);
}

#define listen_test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		listen_test(test_where_it_listens),
		listen_test(test_ports_in_order),
		listen_test(test_udp),
		listen_test(test_many_ports),
		listen_test(test_not_known),
		listen_test(test_no_ipv6),
		listen_test(test_malformed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
