/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * The journey, and the only file that knows its order:
 *
 *   event -> decode -> noise? -> repeat? -> who + ruleset -> flow -> cause -> selected? -> sink
 *
 * Every event ends in exactly one of: shown, merged, filtered, rate-limited, lost.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "decode/decode.h"
#include "host/host.h"
#include "model/finding.h"
#include "options.h"
#include "sink/sink.h"

struct pipeline;

struct pipeline_config {
	const struct options *options;
	struct host *host;
	struct decode_env env;
	const struct sink_ops *sink_ops;
	struct sink *sink;
};

/* @config is copied; what it points to stays the caller's and must live as long. */
int pipeline_new(const struct pipeline_config *config, struct pipeline **ret);
void pipeline_free(struct pipeline *pipeline);
void pipeline_cleanup(struct pipeline **pipeline);

/* One event's bytes. Errors (the sink's) are kept: see pipeline_error(). */
void pipeline_event(struct pipeline *pipeline, const void *bytes, size_t size);
void pipeline_changed(struct pipeline *pipeline, enum host_change change);

/* Write what repeated, then push everything out. -errno of the sink. */
int pipeline_flush(struct pipeline *pipeline);
/* Push out what the sink holds. */
int pipeline_push(struct pipeline *pipeline);

/* -errno of the first write that failed, 0 while all is well. */
int pipeline_error(const struct pipeline *pipeline);
/* -c N reached. */
bool pipeline_done(const struct pipeline *pipeline);

/* What the events that came through became; seen and lost are the ring's to add. */
const struct tally *pipeline_tally(const struct pipeline *pipeline);
uint64_t pipeline_received(const struct pipeline *pipeline);
/* Causes by number of packets, most frequent first; borrowed until the next event. */
const struct cause_count *pipeline_causes(struct pipeline *pipeline);
