/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Is the catalog sound? Every row complete, every id of the contract there, in its section. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cause/causes.h"
#include "cause/correlate.h"

#define CLIENT  "Client can't reach the API server"
#define IPAM    "Pod fails to allocate the IP address"
#define SERVICE "Service not accessible within Pods"
#define NODES   "Nodes can't reach the API server"

static const struct {
	const char *id, *section;
	bool working;
} expected[] = {
	{ "api.authorized-ip", CLIENT, false },
	{ "api.private-cluster", CLIENT, false },
	{ "ip.leak", IPAM, false },
	{ "ip.gc-lag", IPAM, false },
	{ "ip.exhausted", "", false },
	{ "svc.endpoints", SERVICE, true },
	{ "svc.local-endpoints", SERVICE, true },
	{ "svc.port", SERVICE, true },
	{ "svc.listen", SERVICE, true },
	{ "svc.route", SERVICE, true },
	{ "svc.stale-endpoint", SERVICE, true },
	{ "svc.kube-proxy", SERVICE, false },
	{ "svc.undefined-port", SERVICE, false },
	{ "svc.policy", SERVICE, true },
	{ "svc.rule", SERVICE, true },
	{ "svc.source-ranges", SERVICE, true },
	{ "node.policy", NODES, true },
	{ "node.allowed-ip", NODES, false },
	{ "node.firewall", NODES, false },
	{ "node.dns", NODES, false },
	{ "node.apiserver-down", NODES, false },
	{ "node.rbac", NODES, false },
	{ "other", "", true },
};

static void every_id_in_its_section(void **state)
{
	size_t count = sizeof(expected) / sizeof(expected[0]);

	(void)state;
	for (unsigned int i = 0; i < count; i++) {
		const struct cause *cause = cause_find(expected[i].id);

		assert_non_null(cause);
		assert_ptr_equal(cause, cause_at(i));
		assert_string_equal(cause->section, expected[i].section);
		assert_int_equal(cause->working, expected[i].working);
	}
	assert_null(cause_at(count));
}

static void assert_sentence(const char *text)
{
	assert_true(strlen(text) > 10);
	assert_int_equal(text[strlen(text) - 1], '.');
	assert_null(strstr(text, "  "));
	assert_null(strchr(text, '\n'));
}

static void every_row_says_everything(void **state)
{
	const struct cause *cause;

	(void)state;
	for (unsigned int i = 0; (cause = cause_at(i)); i++) {
		assert_true(strlen(cause->id) < CAUSE_ID_MAX);
		assert_true(strlen(cause->title) < sizeof(((struct finding *)0)->title));
		assert_sentence(cause->symptom);
		assert_sentence(cause->proof);
		assert_sentence(cause->fix);
		if (*cause->not_this)
			assert_sentence(cause->not_this);
		assert_true(strlen(cause->next) > 0);
		assert_null(strstr(cause->next, "\n\n"));
	}
}

static void every_need_has_words(void **state)
{
	const struct cause *cause;

	(void)state;
	for (unsigned int i = 0; (cause = cause_at(i)); i++) {
		const char *word = cause->needs;

		assert_true(*word);
		while (*word) {
			size_t len = strcspn(word, " ");

			assert_non_null(cause_need(word, len));
			word += len + (word[len] == ' ');
		}
	}
	assert_null(cause_need("DRO", 3));
	assert_null(cause_need("", 0));
}

static void other_takes_any_reason(void **state)
{
	(void)state;
	assert_string_equal(cause_find("other.TCP_CSUM")->id, "other");
	assert_null(cause_find("other."));
	assert_null(cause_find("others"));
	assert_null(cause_find(""));
	assert_null(cause_find("svc"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_id_in_its_section),
		cmocka_unit_test(every_row_says_everything),
		cmocka_unit_test(every_need_has_words),
		cmocka_unit_test(other_takes_any_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
