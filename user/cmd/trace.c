/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* dropcause trace: every drop and every connection that failed, live, one cause each. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "cmd/child.h"
#include "cmd/cmd.h"
#include "cmd/surroundings.h"
#include "kernel/probe.h"
#include "loop.h"
#include "pipeline.h"
#include "util/cleanup.h"
#include "util/log.h"
#include "who/who.h"

#define NS_PER_MS 1000000ull
#define NS_PER_S  1000000000ull
/* After the last event, longer than a wake-up may be held back */
#define LOOK_AGAIN_NS (5 * NS_PER_MS)
#define CONSUME_MAX   4096 /* events before signals and timers get their turn */
#define DRAIN_ROUNDS  1000

struct trace {
	const struct options *options;
	struct host *host;
	struct host_watch *watch;
	struct probe *probe;
	struct pipeline *pipeline;
	struct loop *loop;
	const struct sink_ops *sink_ops;
	struct sink *sink;
	struct child child;
	int look_timer, end_timer;
	bool stopping;
	uint64_t started_ns;
};

static uint64_t clock_ns(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return now.tv_sec * NS_PER_S + now.tv_nsec;
}

static const struct exit_row {
	int err;
	int status;
} exit_rows[] = {
	{ -EPERM, EXIT_LACKING },      { -EACCES, EXIT_LACKING }, { -ENOENT, EXIT_LACKING },
	{ -EOPNOTSUPP, EXIT_LACKING }, { -ENOSYS, EXIT_LACKING }, { -EINVAL, EXIT_USAGE },
};

static int exit_status(int err)
{
	for (size_t i = 0; i < sizeof(exit_rows) / sizeof(exit_rows[0]); i++) {
		if (exit_rows[i].err == err)
			return exit_rows[i].status;
	}
	return EXIT_UNDETERMINED;
}

/* --- ending --- */

static void finish(struct trace *trace)
{
	trace->stopping = true;
	loop_stop(trace->loop);
}

static int on_end_timer(void *ctx)
{
	finish(ctx);
	return 0;
}

static int summarize(struct trace *trace, const struct probe_counts *counts)
{
	struct summary summary = { .tally = *pipeline_tally(trace->pipeline),
				   .causes = pipeline_causes(trace->pipeline),
				   .seconds = (clock_ns(CLOCK_MONOTONIC) - trace->started_ns) / 1e9,
				   .lost_in_ring = counts->lost > 0 };

	summary.tally.seen = counts->seen;
	summary.tally.lost = counts->lost;
	summary.tally.filtered += counts->quiet + counts->netns;
	return trace->sink_ops->summary(trace->sink, &summary);
}

/* Programs are detached, so the counters stand still: take off the ring until they agree with what
 * came through. */
static void drain(struct trace *trace, struct probe_counts *counts)
{
	struct timespec moment = { .tv_nsec = NS_PER_MS };

	for (int i = 0; i < DRAIN_ROUNDS; i++) {
		while (probe_consume(trace->probe, CONSUME_MAX) > 0)
			;
		probe_counts(trace->probe, counts);
		if (counts->seen == counts->quiet + counts->netns + counts->lost +
					    pipeline_received(trace->pipeline))
			return;
		nanosleep(&moment, NULL); /* a program that was running when it was detached */
	}
	log_warn("%llu events are unaccounted for",
		 (unsigned long long)(counts->seen - counts->quiet - counts->netns - counts->lost -
				      pipeline_received(trace->pipeline)));
}

static int end(struct trace *trace)
{
	struct probe_counts counts;
	int err;

	probe_detach(trace->probe);
	drain(trace, &counts);
	pipeline_flush(trace->pipeline);
	err = pipeline_error(trace->pipeline);
	if (err != -EPIPE) {
		int summary_err = summarize(trace, &counts);

		err = err ? err : summary_err;
	}
	if (err == -EPIPE) { /* no fault of ours, and nobody there to read the rest */
		log_info("the reader of the output went away: finished");
		if (!freopen("/dev/null", "w", stdout))
			return EXIT_OUTPUT;
	} else if (err) {
		log_errno(err, "writing the output");
		return EXIT_OUTPUT;
	}
	return trace->options->strict && counts.lost ? EXIT_LOST : EXIT_CLEAN;
}

/* --- events --- */

static void on_event(void *ctx, const void *bytes, size_t size)
{
	pipeline_event(((struct trace *)ctx)->pipeline, bytes, size);
}

static int look(struct trace *trace)
{
	int got = probe_consume(trace->probe, CONSUME_MAX);

	if (got < 0)
		return log_errno(got, "reading the ring");
	if (got > 0) {
		pipeline_push(trace->pipeline);
		loop_arm(trace->loop, trace->look_timer, got == CONSUME_MAX ? 1 : LOOK_AGAIN_NS,
			 false);
	}
	if (pipeline_error(trace->pipeline) || pipeline_done(trace->pipeline))
		finish(trace);
	return 0;
}

static int on_ring(void *ctx)
{
	struct trace *trace = ctx;
	int err = look(trace);

	/* woken up: an event may follow that does not wake us */
	loop_arm(trace->loop, trace->look_timer, LOOK_AGAIN_NS, false);
	return err;
}

static int on_look_timer(void *ctx)
{
	return look(ctx);
}

static void on_change(void *ctx, enum host_change change)
{
	pipeline_changed(((struct trace *)ctx)->pipeline, change);
}

static int on_watch(void *ctx)
{
	struct trace *trace = ctx;

	return host_watch_read(trace->watch, on_change, trace);
}

/* --- signals --- */

static int on_child(struct trace *trace)
{
	uint64_t linger = trace->options->linger_ns;

	if (!child_reap(&trace->child))
		return 0;
	return loop_arm(trace->loop, trace->end_timer, linger ? linger : 1,
			false); /* 0 would stop the timer */
}

static void print_counts(const struct trace *trace)
{
	const struct tally *tally = pipeline_tally(trace->pipeline);
	struct probe_counts counts;

	probe_counts(trace->probe, &counts);
	log_info("so far: %llu seen, %llu shown, %llu merged, %llu filtered, %llu rate-limited, "
		 "%llu lost",
		 (unsigned long long)counts.seen, (unsigned long long)tally->shown,
		 (unsigned long long)tally->merged,
		 (unsigned long long)(tally->filtered + counts.quiet + counts.netns),
		 (unsigned long long)tally->rate_limited, (unsigned long long)counts.lost);
}

static int on_signal(void *ctx, int signal)
{
	struct trace *trace = ctx;

	if (signal == SIGCHLD)
		return on_child(trace);
	if (signal == SIGUSR1) {
		print_counts(trace);
		return 0;
	}
	if (trace->stopping) /* twice: at once */
		_exit(EXIT_UNDETERMINED);
	finish(trace);
	return 0;
}

/* --- starting --- */

static int open_sink(struct trace *trace)
{
	const struct sink_config config = { .out = stdout,
					    .color = wants_color(trace->options, stdout),
					    .verbose = trace->options->verbose,
					    .node = host_node_name(trace->host) };

	trace->sink_ops = sink_find(trace->options->output);
	return trace->sink_ops->open(&config, &trace->sink);
}

static int open_host(struct trace *trace)
{
	const struct host_config config = { .root = host_root(trace->options),
					    .node_netns = trace->options->node_netns };
	int err = host_live_new(&config, &trace->host);

	if (err)
		return log_errno(err, "looking at the host below %s", config.root);
	return 0;
}

static int open_pipeline(struct trace *trace)
{
	const struct pipeline_config config = {
		.options = trace->options,
		.host = trace->host,
		.env = { .reason = probe_reason,
			 .symbol = probe_symbol,
			 .ctx = trace->probe,
			 .wall_offset_ns =
				 (int64_t)(clock_ns(CLOCK_REALTIME) - clock_ns(CLOCK_MONOTONIC)) },
		.sink_ops = trace->sink_ops,
		.sink = trace->sink,
	};

	return pipeline_new(&config, &trace->pipeline);
}

static int choose_netns(struct trace *trace, uint32_t *inodes, unsigned int *count)
{
	for (unsigned int i = 0; i < trace->options->netns_count; i++) {
		const struct netns_choice *choice = &trace->options->netns[i];
		int err = 0;

		inodes[i] = choice->inode;
		if (choice->path)
			err = host_netns_inode(trace->host, choice->path, &inodes[i]);
		if (err) {
			log_errno(err, "--netns %s: not a network namespace that can be opened",
				  choice->path);
			return -EINVAL;
		}
	}
	*count = trace->options->netns_count;
	return 0;
}

static int check_privileges(void)
{
	char missing[128];

	probe_missing_caps(missing, sizeof(missing));
	if (!missing[0])
		return 0;
	log_error("privileges lacking: %s; run as root, or privileged in a pod with hostPID",
		  missing);
	return -EPERM;
}

static int open_probe(struct trace *trace)
{
	uint32_t inodes[OPTION_NETNS_MAX];
	struct probe_config config = { .ring_bytes = trace->options->ring_bytes,
				       .netns = inodes,
				       .on_event = on_event,
				       .ctx = trace };
	int err = choose_netns(trace, inodes, &config.netns_count);

	return err ? err : probe_new(&config, &trace->probe);
}

/* Freshness is a comfort: without it names are read again when a stranger shows up. */
static void open_watch(struct trace *trace)
{
	const char *const *dirs = who_watch_dirs();
	size_t count = 0;
	int err;

	while (dirs[count])
		count++;
	err = host_watch_new(trace->host, dirs, count, &trace->watch);
	if (!err)
		err = loop_add_fd(trace->loop, host_watch_fd(trace->watch), on_watch, trace);
	if (err)
		log_errno(err, "watching the node's files for changes");
}

static int open_loop(struct trace *trace)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGCHLD, 0 };
	int err = loop_new(&trace->loop);

	signal(SIGPIPE, SIG_IGN);
	if (!err)
		err = loop_add_signals(trace->loop, signals, on_signal, trace);
	if (!err)
		err = loop_add_timer(trace->loop, on_look_timer, trace, &trace->look_timer);
	if (!err)
		err = loop_add_timer(trace->loop, on_end_timer, trace, &trace->end_timer);
	if (!err)
		err = loop_add_fd(trace->loop, probe_fd(trace->probe), on_ring, trace);
	if (!err)
		open_watch(trace);
	return err;
}

static int start(struct trace *trace)
{
	int err = check_privileges();

	if (!err)
		err = open_host(trace);
	if (!err)
		err = open_sink(trace);
	if (!err)
		err = open_probe(trace);
	if (!err)
		err = open_pipeline(trace);
	if (!err)
		err = open_loop(trace);
	if (err)
		return err;
	trace->started_ns = clock_ns(CLOCK_MONOTONIC);
	if (trace->options->duration_ns)
		loop_arm(trace->loop, trace->end_timer, trace->options->duration_ns, false);
	log_info("ready");
	return trace->options->run ? child_start(&trace->child, trace->options->run) : 0;
}

static void close_all(struct trace *trace)
{
	child_stop(&trace->child);
	pipeline_free(trace->pipeline);
	probe_free(trace->probe);
	if (trace->sink)
		trace->sink_ops->close(trace->sink);
	host_watch_free(trace->watch);
	loop_free(trace->loop);
	host_free(trace->host);
}

int cmd_trace(const struct options *options)
{
	struct trace trace = { .options = options };
	int err = start(&trace), status;

	if (!err)
		err = loop_run(trace.loop);
	status = err ? exit_status(err) : end(&trace);
	close_all(&trace);
	return status;
}
