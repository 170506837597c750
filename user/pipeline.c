/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "pipeline.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cause/correlate.h"
#include "filter.h"
#include "flow/table.h"
#include "gather.h"
#include "merge.h"
#include "select.h"
#include "util/cleanup.h"
#include "util/log.h"

#define CAUSE_COUNT_MAX 256
#define RATE_DEFAULT    1000 /* lines per second: more is not read by anybody */
#define NS_PER_S        1000000000ull

struct counted {
	struct cause_count count;
	char id[CAUSE_ID_MAX];
};

struct pipeline {
	struct pipeline_config config;
	struct filter *filter;
	struct gatherer *gatherer;
	struct flow_table *flows;
	struct merge *merge;
	struct tally tally;
	uint64_t received;
	int error; /* first failed write */

	uint64_t rate, rate_second, rate_used; /* shown in the current second of event time */

	unsigned int causes;
	struct counted cause[CAUSE_COUNT_MAX];
};

static int show(void *ctx, const struct report *report);

static int build(struct pipeline *pipeline)
{
	int err = filter_new(pipeline->config.options->filter, &pipeline->filter);

	if (!err)
		err = gatherer_new(pipeline->config.host, &pipeline->gatherer);
	if (!err)
		err = flow_table_new(FLOW_MAX, &pipeline->flows);
	if (!err)
		err = merge_new(show, pipeline, &pipeline->merge);
	return err;
}

int pipeline_new(const struct pipeline_config *config, struct pipeline **ret)
{
	_cleanup_(pipeline_cleanup) struct pipeline *pipeline = calloc(1, sizeof(*pipeline));
	int err;

	if (!pipeline)
		return -ENOMEM;
	pipeline->config = *config;
	pipeline->rate = config->options->rate ? config->options->rate : RATE_DEFAULT;
	err = build(pipeline);
	if (err)
		return err;
	*ret = steal(pipeline);
	return 0;
}

void pipeline_free(struct pipeline *pipeline)
{
	if (!pipeline)
		return;
	merge_free(pipeline->merge);
	flow_table_free(pipeline->flows);
	gatherer_free(pipeline->gatherer);
	filter_free(pipeline->filter);
	free(pipeline);
}

void pipeline_cleanup(struct pipeline **pipeline)
{
	pipeline_free(*pipeline);
}

/* --- counting --- */

static struct counted *find_counted(struct pipeline *pipeline, const char *id)
{
	for (unsigned int i = 0; i < pipeline->causes; i++) {
		if (strcmp(pipeline->cause[i].id, id) == 0)
			return &pipeline->cause[i];
	}
	return NULL;
}

/* Alternatives are part of the name: "node.firewall|node.allowed-ip". Beyond the bound everything
 * is "other". */
static void count_cause(struct pipeline *pipeline, const struct finding *finding)
{
	struct counted *counted;
	char id[CAUSE_ID_MAX];
	size_t len;

	len = snprintf(id, sizeof(id), "%s", finding->id);
	for (unsigned int i = 0; i < finding->alternatives && len < sizeof(id); i++)
		len += snprintf(id + len, sizeof(id) - len, "|%s", finding->alternative[i]);
	counted = find_counted(pipeline, id);
	if (!counted && pipeline->causes == CAUSE_COUNT_MAX - 1 &&
	    !(counted = find_counted(pipeline, "other")))
		snprintf(id, sizeof(id), "other");
	if (!counted) {
		counted = &pipeline->cause[pipeline->causes++];
		memcpy(counted->id, id, sizeof(id));
		counted->count.id = counted->id;
	}
	counted->count.count++;
}

static int more_first(const void *a, const void *b)
{
	const struct counted *x = a, *y = b;

	if (x->count.count != y->count.count)
		return x->count.count > y->count.count ? -1 : 1;
	return strcmp(x->id, y->id);
}

const struct cause_count *pipeline_causes(struct pipeline *pipeline)
{
	qsort(pipeline->cause, pipeline->causes, sizeof(pipeline->cause[0]), more_first);
	for (unsigned int i = 0; i < pipeline->causes; i++) {
		pipeline->cause[i].count.id = pipeline->cause[i].id;
		pipeline->cause[i].count.next =
			i + 1 < pipeline->causes ? &pipeline->cause[i + 1].count : NULL;
	}
	return pipeline->causes ? &pipeline->cause[0].count : NULL;
}

/* --- showing --- */

static int show(void *ctx, const struct report *report)
{
	struct pipeline *pipeline = ctx;
	struct report named = *report;
	int err;

	named.node = host_node_name(pipeline->config.host);
	err = pipeline->config.sink_ops->report(pipeline->config.sink, &named);
	if (err < 0 && !pipeline->error)
		pipeline->error = err;
	return err;
}

static bool within_rate(struct pipeline *pipeline, uint64_t time_ns)
{
	uint64_t second = time_ns / NS_PER_S;

	if (second != pipeline->rate_second) {
		pipeline->rate_second = second;
		pipeline->rate_used = 0;
	}
	return pipeline->rate_used++ < pipeline->rate;
}

/* Everything is known now. Each path out of here counts the event once. */
static void decide(struct pipeline *pipeline, const struct obs *obs, const struct facts *facts,
		   const struct finding *finding)
{
	struct report report = {
		.obs = obs, .facts = facts, .finding = finding, .count = 1, .first_ns = obs->time_ns
	};

	if (!select_wants(pipeline->config.options, obs, facts, finding)) {
		pipeline->tally.filtered++;
		return;
	}
	count_cause(pipeline, finding);
	if (!within_rate(pipeline, obs->time_ns)) {
		pipeline->tally.rate_limited++;
		return;
	}
	if (!pipeline->config.options->no_merge)
		merge_remember(pipeline->merge, obs, facts, finding);
	pipeline->tally.shown++;
	show(pipeline, &report);
}

/* --- the journey --- */

static bool is_context(const struct obs *obs)
{
	return obs->kind != OBS_DROP && obs->kind != OBS_ROUTE_FAIL;
}

static bool is_repeat(struct pipeline *pipeline, const struct obs *obs)
{
	const struct finding *finding;

	if (pipeline->config.options->no_merge)
		return false;
	finding = merge_repeat(pipeline->merge, obs);
	if (!finding)
		return false;
	count_cause(pipeline, finding);
	return true;
}

static void journey(struct pipeline *pipeline, const struct obs *obs)
{
	const struct flow *flow;
	struct finding finding;
	struct facts facts;
	const char *why;

	if (!filter_matches(pipeline->filter, obs)) {
		pipeline->tally.filtered++;
		return;
	}
	flow = flow_observe(pipeline->flows, obs);
	if (is_context(obs)) { /* belongs to a drop's flow, is none itself */
		pipeline->tally.merged++;
		return;
	}
	if (!pipeline->config.options->all && cause_is_noise(obs, &why)) {
		pipeline->tally.filtered++;
		return;
	}
	if (is_repeat(pipeline, obs)) {
		pipeline->tally.merged++;
		return;
	}
	gather(pipeline->gatherer, obs, &facts);
	correlate(flow, obs, &facts, &finding);
	decide(pipeline, obs, &facts, &finding);
}

void pipeline_event(struct pipeline *pipeline, const void *bytes, size_t size)
{
	struct obs obs;

	pipeline->received++;
	if (pipeline_done(pipeline)) { /* came while we were stopping */
		pipeline->tally.filtered++;
		return;
	}
	if (decode_event(&pipeline->config.env, bytes, size, &obs)) {
		log_warn("an event of %zu bytes was not understood (counted as filtered)", size);
		pipeline->tally.filtered++;
		return;
	}
	journey(pipeline, &obs);
}

void pipeline_changed(struct pipeline *pipeline, enum host_change change)
{
	gatherer_changed(pipeline->gatherer, change);
}

int pipeline_push(struct pipeline *pipeline)
{
	int err = pipeline->config.sink_ops->flush(pipeline->config.sink);

	if (err < 0 && !pipeline->error)
		pipeline->error = err;
	return err;
}

int pipeline_flush(struct pipeline *pipeline)
{
	int err = merge_flush(pipeline->merge);

	return err < 0 ? err : pipeline_push(pipeline);
}

int pipeline_error(const struct pipeline *pipeline)
{
	return pipeline->error;
}

bool pipeline_done(const struct pipeline *pipeline)
{
	return pipeline->config.options->count &&
	       pipeline->tally.shown >= pipeline->config.options->count;
}

const struct tally *pipeline_tally(const struct pipeline *pipeline)
{
	return &pipeline->tally;
}

uint64_t pipeline_received(const struct pipeline *pipeline)
{
	return pipeline->received;
}
