/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * The eyes in the kernel: one skeleton of BPF programs, one ring, counters that lose nothing.
 * Nothing is pinned; when the process ends, however it ends, the kernel takes everything away.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "kernel/hooks.h"

#define PROBE_RING_DEFAULT (1u << 20)
#define PROBE_RING_MIN     (64u << 10)
#define PROBE_RING_MAX     (256u << 20)

struct probe;

struct probe_config {
	uint32_t ring_bytes;   /* a power of two, 64 KiB to 256 MiB; 0 the default */
	const uint32_t *netns; /* inodes to watch; count 0: all */
	unsigned int netns_count;
	/* One event, borrowed for the call; the size is the ring's own, decode checks it against
	 * the head. */
	void (*on_event)(void *ctx, const void *bytes, size_t size);
	void *ctx;
};

struct probe_counts {
	uint64_t seen;  /* what hooks fired for, recursion misses included */
	uint64_t quiet; /* noise by reason alone */
	uint64_t netns; /* other namespaces */
	uint64_t lost;  /* ring full, or a hook that was interrupted in itself */
};

/*
 * Open, choose hooks, load, attach. Logs what failed. -EPERM: privileges; -ENOENT: no BTF;
 * -EOPNOTSUPP: kernel too old; -EINVAL: ring size. probe_survey() tells what was attached and what
 * is lost.
 */
int probe_new(const struct probe_config *config, struct probe **ret);
void probe_free(struct probe *probe);
void probe_cleanup(struct probe **probe);

/* Take the programs off their hooks; ring and counters stay readable. */
void probe_detach(struct probe *probe);

int probe_fd(const struct probe *probe); /* readable when events wait; borrowed */
/* Hand over everything that waits, at most @max events. Number handed over, or -errno. */
int probe_consume(struct probe *probe, unsigned int max);
int probe_counts(const struct probe *probe, struct probe_counts *ret);
const struct hook_survey *probe_survey(const struct probe *probe);

/* Names for decode: static for the life of the probe, NULL if unknown. */
const char *probe_reason(void *probe, uint32_t reason);
const char *probe_symbol(void *probe, uint64_t addr);

/* Which of the needed capabilities are missing, as text ("CAP_BPF CAP_PERFMON"); empty when none.
 * Writes at most @size bytes. */
void probe_missing_caps(char *out, size_t size);
