/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "select.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* One drop: pod shop/client-1 -> Service shop/web -> pod back/web-7f9-x2x9k, in the namespace of
 * that pod. */
struct drop {
	struct obs obs;
	struct facts facts;
	struct finding finding;
};

static const struct drop drop = {
	.obs = { .ifname = "eth0",
		 .in_ifname = "azv1",
		 .out_ifname = "azv2",
		 .reason = "NETFILTER_DROP" },
	.facts = { .from = { ENDPOINT_POD, "shop", "client-1", "" },
		   .to = { ENDPOINT_SERVICE, "shop", "web", "http" },
		   .target = { ENDPOINT_POD, "back", "web-7f9-x2x9k", "" },
		   .here = { ENDPOINT_POD, "here", "sidecar-2", "" } },
	.finding = { .id = "svc.policy",
		     .alternatives = 2,
		     .alternative = { "node.firewall", "other" } },
};

static bool wants(const struct options *options, const struct drop *of)
{
	return select_wants(options, &of->obs, &of->facts, &of->finding);
}

struct row {
	const char *namespace, *name;
	bool wanted;
};

static void choose(struct name_choice *choice, const struct row *row)
{
	memset(choice, 0, sizeof(*choice));
	strcpy(choice->namespace, row->namespace);
	strcpy(choice->name, row->name);
}

static void nothing_asked_wants_all(void **state)
{
	struct options options = { 0 };

	(void)state;
	assert_true(wants(&options, &drop));
}

static void noise_is_wanted_with_all(void **state)
{
	struct options options = { 0 };
	struct drop quiet = drop;

	(void)state;
	quiet.finding.quiet = true;
	assert_false(wants(&options, &quiet));
	options.all = true;
	assert_true(wants(&options, &quiet));
	options.iface = "lo"; /* all, of what was asked for */
	assert_false(wants(&options, &quiet));
}

/* On either end, before and after translation, or where it died; by the beginning of the name. */
static void pod_is_any_of_its_places(void **state)
{
	static const struct row rows[] = {
		{ "", "client-1", true },      { "", "client", true },
		{ "shop", "client", true },    { "back", "client", false },
		{ "", "web-7f9", true },       { "back", "web-7f9", true },
		{ "shop", "web", false }, /* that is the Service */
		{ "here", "sidecar", true },   { "", "lient-1", false },
		{ "", "client-10", false },    { "sho", "client", false },
		{ "", "web-7f9-x2x9k", true },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct options options = { 0 };

		choose(&options.pod, &rows[i]);
		assert_int_equal(wants(&options, &drop), rows[i].wanted);
	}
}

static void from_pod_is_the_client(void **state)
{
	static const struct row rows[] = {
		{ "", "client", true },
		{ "shop", "client", true },
		{ "back", "web-7f9", false },
		{ "here", "sidecar", false },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct options options = { 0 };

		choose(&options.from_pod, &rows[i]);
		assert_int_equal(wants(&options, &drop), rows[i].wanted);
	}
}

static void to_pod_is_the_server_behind_a_service_too(void **state)
{
	static const struct row rows[] = {
		{ "", "web", true },
		{ "back", "web-7f9", true },
		{ "shop", "client", false },
		{ "here", "sidecar", false },
	};
	struct drop direct = drop;

	(void)state;
	direct.facts.to = drop.facts.target;
	direct.facts.target = (struct endpoint){ .kind = ENDPOINT_UNKNOWN };
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct options options = { 0 };

		choose(&options.to_pod, &rows[i]);
		assert_int_equal(wants(&options, &drop), rows[i].wanted);
		assert_int_equal(wants(&options, &direct), rows[i].wanted);
	}
}

static void service_is_its_whole_name(void **state)
{
	static const struct row rows[] = {
		{ "", "web", true }, { "shop", "web", true },        { "back", "web", false },
		{ "", "we", false }, { "", "web-7f9-x2x9k", false },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct options options = { 0 };

		choose(&options.service, &rows[i]);
		assert_int_equal(wants(&options, &drop), rows[i].wanted);
	}
}

static void the_api_servers_service_is_one(void **state)
{
	struct options options = { .service = { "default", "kubernetes" } };
	struct drop api = drop;

	(void)state;
	assert_false(wants(&options, &drop));
	api.facts.to = (struct endpoint){ ENDPOINT_APISERVER, "default", "kubernetes", "https" };
	assert_true(wants(&options, &api));
}

static void namespace_is_that_of_any_end(void **state)
{
	static const struct {
		const char *namespace;
		bool wanted;
	} rows[] = { { "shop", true }, { "back", true }, { "here", true },
		     { "sho", false }, { "web", false }, { "kube-system", false } };

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct options options = { .namespace = rows[i].namespace };

		assert_int_equal(wants(&options, &drop), rows[i].wanted);
	}
}

/* What is not known is in no namespace, and is no pod. */
static void unknown_ends_are_not_chosen(void **state)
{
	static const struct drop unknown = { .finding.id = "other.NO_SOCKET" };
	struct options pod = { .pod.name = "client" }, namespace = { .namespace = "shop" };
	struct options service = { .service.name = "web" };

	(void)state;
	assert_false(wants(&pod, &unknown));
	assert_false(wants(&namespace, &unknown));
	assert_false(wants(&service, &unknown));
}

static void iface_is_any_that_it_touched(void **state)
{
	static const struct {
		const char *iface;
		bool wanted;
	} rows[] = { { "eth0", true }, { "azv1", true },  { "azv2", true },
		     { "eth", false }, { "azv3", false }, { "", false } };

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct options options = { .iface = rows[i].iface };

		assert_int_equal(wants(&options, &drop), rows[i].wanted);
	}
}

static void reason_is_the_kernels_word(void **state)
{
	struct options options = { .reason = "NETFILTER_DROP" };

	(void)state;
	assert_true(wants(&options, &drop));
	options.reason = "NETFILTER";
	assert_false(wants(&options, &drop));
}

static void cause_is_the_first_or_an_alternative(void **state)
{
	static const struct {
		const char *cause;
		bool wanted;
	} rows[] = { { "svc.policy", true },
		     { "node.firewall", true },
		     { "svc", false },
		     { "svc.port", false },
		     { "other", true } };

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct options options = { .cause = rows[i].cause };

		assert_int_equal(wants(&options, &drop), rows[i].wanted);
	}
}

static void other_is_all_that_have_no_cause(void **state)
{
	static const struct drop other = { .finding.id = "other.NO_SOCKET" };
	static const struct {
		const char *cause;
		bool wanted;
	} rows[] = { { "other", true },
		     { "other.NO_SOCKET", true },
		     { "other.NO", false },
		     { "other.", false } };

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct options options = { .cause = rows[i].cause };

		assert_int_equal(wants(&options, &other), rows[i].wanted);
	}
}

/* Each selector narrows. */
static void all_that_was_asked_must_hold(void **state)
{
	struct options options = { .from_pod.name = "client",
				   .service.name = "web",
				   .namespace = "shop",
				   .iface = "azv1",
				   .cause = "svc.policy",
				   .reason = "NETFILTER_DROP" };

	(void)state;
	assert_true(wants(&options, &drop));
	options.to_pod = (struct name_choice){ "back", "api" };
	assert_false(wants(&options, &drop));
	options.to_pod = (struct name_choice){ "back", "web" };
	assert_true(wants(&options, &drop));
	options.cause = "svc.port";
	assert_false(wants(&options, &drop));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_asked_wants_all),
		cmocka_unit_test(noise_is_wanted_with_all),
		cmocka_unit_test(pod_is_any_of_its_places),
		cmocka_unit_test(from_pod_is_the_client),
		cmocka_unit_test(to_pod_is_the_server_behind_a_service_too),
		cmocka_unit_test(service_is_its_whole_name),
		cmocka_unit_test(the_api_servers_service_is_one),
		cmocka_unit_test(namespace_is_that_of_any_end),
		cmocka_unit_test(unknown_ends_are_not_chosen),
		cmocka_unit_test(iface_is_any_that_it_touched),
		cmocka_unit_test(reason_is_the_kernels_word),
		cmocka_unit_test(cause_is_the_first_or_an_alternative),
		cmocka_unit_test(other_is_all_that_have_no_cause),
		cmocka_unit_test(all_that_was_asked_must_hold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
