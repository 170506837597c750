/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "kernel/probe.h"

#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bpf/event.h"
#include "dropcause.skel.h"
#include "kernel/kbtf.h"
#include "kernel/knobs.h"
#include "kernel/ksyms.h"
#include "kernel/reasons.h"
#include "util/cleanup.h"
#include "util/log.h"

struct probe {
	struct dropcause_bpf *skel;
	struct ring_buffer *ring;
	struct bpf_link *links[HOOK_MAX];
	struct hook_survey survey;
	struct reasons *reasons;
	struct ksyms *ksyms; /* read at the first address that needs a name */
	bool ksyms_tried;
	unsigned int cpus;
	unsigned int left; /* events that this probe_consume() may still hand over */
	void (*on_event)(void *ctx, const void *bytes, size_t size);
	void *ctx;
};

static int libbpf_log(enum libbpf_print_level level, const char *fmt, va_list args)
{
	if (log_get_level() < LOG_DEBUG || level == LIBBPF_DEBUG)
		return 0;
	return vfprintf(stderr, fmt, args);
}

static const struct ksyms *ksyms_of(struct probe *probe)
{
	int err;

	if (probe->ksyms_tried)
		return probe->ksyms;
	probe->ksyms_tried = true;
	err = ksyms_new(&probe->ksyms);
	if (err)
		log_errno(err, "kernel addresses have no names: reading /proc/kallsyms "
			       "(kernel.kptr_restrict, CAP_SYSLOG)");
	return probe->ksyms;
}

const char *probe_reason(void *probe, uint32_t reason)
{
	return reasons_name(((struct probe *)probe)->reasons, reason);
}

const char *probe_symbol(void *probe, uint64_t addr)
{
	const struct ksyms *ksyms = ksyms_of(probe);

	return ksyms ? ksyms_name(ksyms, addr) : NULL;
}

/* --- choosing --- */

static struct bpf_program *program_of(const struct probe *probe, const struct hook_status *status)
{
	return bpf_object__find_program_by_name(probe->skel->obj, status->hook->program);
}

static void choose_programs(struct probe *probe)
{
	for (unsigned int i = 0; i < probe->survey.count; i++) {
		struct hook_status *status = &probe->survey.status[i];

		bpf_program__set_autoload(program_of(probe, status), status->state == HOOK_PRESENT);
	}
}

/* The one program without which there is no dropcause. */
static void keep_only_drops(struct probe *probe)
{
	for (unsigned int i = 0; i < probe->survey.count; i++) {
		struct hook_status *status = &probe->survey.status[i];

		if (strcmp(status->hook->gives, "DROP") == 0)
			continue;
		if (status->state == HOOK_PRESENT)
			status->state = HOOK_REFUSED;
		status->error = -EINVAL;
	}
}

static int open_skeleton(struct probe *probe, const struct probe_config *config)
{
	int err;

	probe->skel = dropcause_bpf__open();
	if (!probe->skel)
		return log_errno(-errno, "opening the BPF programs");
	choose_programs(probe);
	err = bpf_map__set_max_entries(probe->skel->maps.events, config->ring_bytes
									 ? config->ring_bytes
									 : PROBE_RING_DEFAULT);
	if (err)
		return log_errno(err, "setting the ring's size");
	knobs_set(probe->skel, probe->reasons,
		  reasons_any(probe->reasons) ? NULL : ksyms_of(probe));
	probe->skel->rodata->knob_filter_netns = config->netns_count > 0;
	return 0;
}

static int load(struct probe *probe, const struct probe_config *config)
{
	int err = open_skeleton(probe, config);

	if (err)
		return err;
	err = dropcause_bpf__load(probe->skel);
	if (!err || err == -EPERM)
		return err;
	log_errno(err, "loading all BPF programs; trying with drops alone");
	dropcause_bpf__destroy(probe->skel);
	keep_only_drops(probe);
	err = open_skeleton(probe, config);
	return err ? err : dropcause_bpf__load(probe->skel);
}

/* --- attaching --- */

static bool already_given(const struct probe *probe, unsigned int upto)
{
	const char *gives = probe->survey.status[upto].hook->gives;

	for (unsigned int i = 0; i < upto; i++) {
		if (probe->links[i] && strcmp(probe->survey.status[i].hook->gives, gives) == 0)
			return true;
	}
	return false;
}

static void attach_one(struct probe *probe, unsigned int index)
{
	struct hook_status *status = &probe->survey.status[index];

	if (status->state != HOOK_PRESENT)
		return;
	if (already_given(probe, index)) {
		status->state = HOOK_STANDBY;
		return;
	}
	probe->links[index] = bpf_program__attach(program_of(probe, status));
	status->state = probe->links[index] ? HOOK_ATTACHED : HOOK_REFUSED;
	status->error = probe->links[index] ? 0 : -errno;
	if (status->error)
		log_debug("attaching %s to %s: %s", status->hook->program, status->hook->target,
			  strerror(-status->error));
}

static int attach(struct probe *probe)
{
	for (unsigned int i = 0; i < probe->survey.count; i++)
		attach_one(probe, i);
	if (hooks_give(&probe->survey, "DROP"))
		return 0;
	return log_errno(probe->survey.status[0].error ?: -EOPNOTSUPP,
			 "attaching to the kfree_skb tracepoint");
}

/* --- ring --- */

static int hand_over(void *ctx, void *bytes, size_t size)
{
	struct probe *probe = ctx;

	probe->on_event(probe->ctx, bytes, size);
	return --probe->left ? 0 : -ECANCELED;
}

static int make_ring(struct probe *probe)
{
	probe->ring =
		ring_buffer__new(bpf_map__fd(probe->skel->maps.events), hand_over, probe, NULL);
	return probe->ring ? 0 : log_errno(-errno, "mapping the ring");
}

static int want_netns(struct probe *probe, const struct probe_config *config)
{
	int fd = bpf_map__fd(probe->skel->maps.netns_wanted);
	uint8_t yes = 1;

	for (unsigned int i = 0; i < config->netns_count; i++) {
		if (bpf_map_update_elem(fd, &config->netns[i], &yes, BPF_ANY))
			return log_errno(-errno, "choosing network namespace %u", config->netns[i]);
	}
	return 0;
}

/* --- life --- */

static int check_ring_size(uint32_t bytes)
{
	if (bytes == 0)
		return 0;
	if (bytes < PROBE_RING_MIN || bytes > PROBE_RING_MAX || (bytes & (bytes - 1))) {
		log_error("--ring %u: the ring's size is a power of two from 64K to 256M", bytes);
		return -EINVAL;
	}
	return 0;
}

static int ask_kernel(struct probe *probe)
{
	_cleanup_(kbtf_cleanup) struct kbtf *kbtf = NULL;
	int err = kbtf_new(&kbtf);

	if (err)
		return log_errno(err, "reading this kernel's BTF (/sys/kernel/btf/vmlinux, "
				      "CONFIG_DEBUG_INFO_BTF=y)");
	hooks_survey(kbtf, &probe->survey);
	return reasons_new(kbtf, &probe->reasons);
}

static int start(struct probe *probe, const struct probe_config *config)
{
	int err = ask_kernel(probe);

	if (err)
		return err;
	err = load(probe, config);
	if (err)
		return log_errno(err, "loading the BPF programs");
	err = want_netns(probe, config);
	if (err)
		return err;
	err = make_ring(probe);
	if (err)
		return err;
	return attach(probe);
}

int probe_new(const struct probe_config *config, struct probe **ret)
{
	_cleanup_(probe_cleanup) struct probe *probe = NULL;
	int err = check_ring_size(config->ring_bytes);

	if (err)
		return err;
	probe = calloc(1, sizeof(*probe));
	if (!probe)
		return -ENOMEM;
	probe->on_event = config->on_event;
	probe->ctx = config->ctx;
	probe->cpus = libbpf_num_possible_cpus();
	libbpf_set_print(libbpf_log);
	err = start(probe, config);
	if (err)
		return err;
	*ret = steal(probe);
	return 0;
}

void probe_detach(struct probe *probe)
{
	for (unsigned int i = 0; i < HOOK_MAX; i++) {
		bpf_link__destroy(probe->links[i]);
		probe->links[i] = NULL;
	}
}

void probe_free(struct probe *probe)
{
	if (!probe)
		return;
	probe_detach(probe);
	ring_buffer__free(probe->ring);
	dropcause_bpf__destroy(probe->skel);
	reasons_free(probe->reasons);
	ksyms_free(probe->ksyms);
	free(probe);
}

void probe_cleanup(struct probe **probe)
{
	probe_free(*probe);
}

/* --- running --- */

int probe_fd(const struct probe *probe)
{
	return ring_buffer__epoll_fd(probe->ring);
}

int probe_consume(struct probe *probe, unsigned int max)
{
	int got;

	probe->left = max;
	got = ring_buffer__consume(probe->ring);
	return got == -ECANCELED ? (int)max : got < 0 ? got : (int)(max - probe->left);
}

/* A hook that is interrupted by the same hook on its CPU is skipped by the kernel, which counts
 * that. */
static uint64_t recursion_misses(const struct probe *probe)
{
	uint64_t misses = 0;

	for (unsigned int i = 0; i < probe->survey.count; i++) {
		struct bpf_prog_info info = { 0 };
		__u32 len = sizeof(info);

		if (probe->survey.status[i].state != HOOK_ATTACHED)
			continue;
		if (!bpf_obj_get_info_by_fd(
			    bpf_program__fd(program_of(probe, &probe->survey.status[i])), &info,
			    &len))
			misses += info.recursion_misses;
	}
	return misses;
}

static uint64_t sum_stat(const struct probe *probe, uint32_t which)
{
	_cleanup_free_ uint64_t *values = calloc(probe->cpus, sizeof(*values));
	uint64_t sum = 0;

	if (!values || bpf_map_lookup_elem(bpf_map__fd(probe->skel->maps.stats), &which, values))
		return 0;
	for (unsigned int i = 0; i < probe->cpus; i++)
		sum += values[i];
	return sum;
}

int probe_counts(const struct probe *probe, struct probe_counts *ret)
{
	uint64_t misses = recursion_misses(probe);

	ret->seen = sum_stat(probe, STAT_SEEN) + misses;
	ret->quiet = sum_stat(probe, STAT_QUIET);
	ret->netns = sum_stat(probe, STAT_NETNS);
	ret->lost = sum_stat(probe, STAT_LOST) + misses;
	return 0;
}

const struct hook_survey *probe_survey(const struct probe *probe)
{
	return &probe->survey;
}
