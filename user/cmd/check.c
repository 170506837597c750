/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* dropcause check: what this kernel and these privileges allow, and what is lost without the rest.
 * Loads and attaches nothing that stays. */
#include <errno.h>
#include <string.h>
#include <sys/utsname.h>

#include "cause/causes.h"
#include "cause/correlate.h"
#include "cmd/cmd.h"
#include "kernel/hooks.h"
#include "kernel/kbtf.h"
#include "kernel/ksyms.h"
#include "kernel/probe.h"
#include "kernel/reasons.h"
#include "util/cleanup.h"

#define LABEL "%-11s "

static void print_kernel(void)
{
	struct utsname kernel;

	uname(&kernel); /* fails for a bad address only */
	printf(LABEL "%s %s\n", "kernel", kernel.release, kernel.machine);
}

static bool check_privileges(void)
{
	char missing[128];

	probe_missing_caps(missing, sizeof(missing));
	printf(LABEL "%s%s\n", "privileges", *missing ? "MISSING " : "all there",
	       *missing ? missing : "");
	return !*missing;
}

static bool check_types(struct kbtf **ret)
{
	int err = kbtf_new(ret);

	if (err == -ENOENT)
		printf(LABEL "MISSING /sys/kernel/btf/vmlinux: this kernel was built without "
			     "CONFIG_DEBUG_INFO_BTF\n",
		       "types");
	else if (err)
		printf(LABEL "MISSING: %s\n", "types", strerror(-err));
	else
		printf(LABEL "the kernel describes itself (BTF)\n", "types");
	return err == 0;
}

static void check_reasons(const struct kbtf *kbtf)
{
	struct reasons *reasons = NULL;
	bool any = reasons_new(kbtf, &reasons) == 0 && reasons_any(reasons);

	printf(LABEL "%s\n", "reasons",
	       any ? "the kernel names its reasons for drops"
		   : "none (they came with Linux 5.17): the function that freed the packet tells");
	reasons_free(reasons);
}

static void check_symbols(void)
{
	struct ksyms *symbols = NULL;
	int err = ksyms_new(&symbols);

	if (err)
		printf(LABEL "hidden (%s): lost is which function freed a packet; see "
			     "kernel.kptr_restrict\n",
		       "symbols", strerror(-err));
	else
		printf(LABEL "functions of the kernel can be named\n", "symbols");
	ksyms_free(symbols);
}

/* Without one hook nothing is lost while another gives the same. */
static void print_hook(const struct hook_survey *survey, const struct hook_status *status)
{
	const struct hook *hook = status->hook;
	bool there = status->state == HOOK_PRESENT;

	printf("  %-8s %-14s %s", hook_state_name(status->state), hook_how_name(hook->how),
	       hook->target);
	if (status->error)
		printf(" (%s)", strerror(-status->error));
	if (!there && hooks_give(survey, hook->gives))
		printf(": another hook gives the same");
	else if (!there)
		printf(": LOST: %s", hook->lost);
	putchar('\n');
}

static bool check_hooks(const struct kbtf *kbtf)
{
	struct hook_survey survey;

	hooks_survey(kbtf, &survey);
	puts("hooks");
	for (unsigned int i = 0; i < survey.count; i++)
		print_hook(&survey, &survey.status[i]);
	return hooks_give(&survey, "DROP");
}

static void print_causes(bool working)
{
	const struct cause *cause;

	for (unsigned int i = 0; (cause = cause_at(i)); i++)
		if (cause->working == working)
			printf("  %-20s %s%s%s\n", cause->id, cause->title,
			       working ? "" : "; needs ",
			       working ? "" : cause_need(cause->needs, strcspn(cause->needs, " ")));
}

int cmd_check(const struct options *options)
{
	_cleanup_(kbtf_cleanup) struct kbtf *kbtf = NULL;
	bool able;

	(void)options;
	print_kernel();
	able = check_privileges();
	if (!check_types(&kbtf))
		return EXIT_LACKING;
	check_reasons(kbtf);
	check_symbols();
	able = check_hooks(kbtf) && able;
	puts("causes that this build finds");
	print_causes(true);
	puts("causes that it does not find");
	print_causes(false);
	printf("\ndropcause trace %s run here.\n", able ? "can" : "cannot");
	return able ? EXIT_CLEAN : EXIT_LACKING;
}
