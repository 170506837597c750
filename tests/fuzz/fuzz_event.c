/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* links: decode model util */
/*
 * Bytes as they come off the ring or out of a recording, once as they are and once with a head that
 * fits them. An event is refused and leaves no trace, or becomes an obs that everybody behind can
 * trust: names that end, words that exist.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "bpf/event.h"
#include "decode/decode.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void must(int truth)
{
	if (!truth)
		abort();
}

/* NULL: nothing known lives there. */
static const char *const symbols[] = {
	NULL,
	"nf_hook_slow",
	"nft_do_chain",
	"ip_forward",
	"ip_rcv_finish_core.constprop.0",
	"kfree_skb_reason",
	"sk_skb_reason_drop",
	"__netif_receive_skb_core.constprop.0",
	"__dev_queue_xmit",
	"tcp_v4_rcv",
	".",
	"",
	"a_name_that_is_longer_than_every_name_that_a_function_of_the_kernel_may_have",
};

static const char *const reasons[] = {
	NULL,
	"NETFILTER_DROP",
	"NOT_SPECIFIED",
	"NO_SOCKET",
	"TC_INGRESS",
	"",
	"A_REASON_THAT_IS_LONGER_THAN_EVERY_NAME_THAT_A_REASON_OF_THE_KERNEL_MAY_HAVE",
};

static const char *symbol(void *ctx, uint64_t addr)
{
	(void)ctx;
	return symbols[addr % LENGTH(symbols)];
}

static const char *reason(void *ctx, uint32_t number)
{
	(void)ctx;
	return reasons[number % LENGTH(reasons)];
}

#define MUST_END(array) must(memchr(array, 0, sizeof(array)) != NULL)

static void names_must_end(const struct obs *obs)
{
	MUST_END(obs->ifname);
	MUST_END(obs->in_ifname);
	MUST_END(obs->out_ifname);
	MUST_END(obs->reason);
	MUST_END(obs->symbol);
	must(!strchr(obs->symbol, '.'));
	for (int i = 0; i < OBS_STACK_MAX; i++)
		MUST_END(obs->stack[i]);
}

/* Empty ones only at the end, and nobody who only frees. */
static void stack_must_be_callers(const struct obs *obs)
{
	int count = 0;

	while (count < OBS_STACK_MAX && obs->stack[count][0]) {
		must(!strchr(obs->stack[count], '.') &&
		     strncmp(obs->stack[count], "kfree_skb", 9) != 0);
		count++;
	}
	for (; count < OBS_STACK_MAX; count++)
		must(!obs->stack[count][0]);
}

static void words_must_exist(const struct obs *obs)
{
	must(obs->kind <= OBS_QUEUE_FULL);
	must(obs->site <= SITE_SOCKET_CLOSE);
	must(obs->hook <= HOOK_INGRESS || obs->hook == HOOK_NONE);
	must(obs->ct <= CT_UNTRACKED);
	must(obs->hook == HOOK_NONE || obs->site == SITE_NETFILTER || obs->site == SITE_NFQUEUE);
	must(obs->ct != CT_NEW || obs->orig.src.family == obs->orig.dst.family);
}

static void parts_must_agree(const struct obs *obs)
{
	must(obs->has_ports || !obs->tuple.dport);
	must(!obs->csum_bad || obs->csum_known);
	must(!obs->fragment || !obs->has_ports);
	must(obs->dst_error <= 0);
	must(obs_client_tuple(obs) != NULL);
}

static void try_event(const void *bytes, size_t size)
{
	static const struct decode_env env = { .reason = reason, .symbol = symbol };
	struct obs obs, before;
	int err;

	memset(&obs, 0xa5, sizeof(obs));
	memcpy(&before, &obs, sizeof(obs));
	err = decode_event(&env, bytes, size, &obs);
	if (err) {
		must(err == -EBADMSG && memcmp(&obs, &before, sizeof(obs)) == 0);
		return;
	}
	names_must_end(&obs);
	stack_must_be_callers(&obs);
	words_must_exist(&obs);
	parts_must_agree(&obs);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	void *copy = malloc(size ? size : 1); /* aligned as the ring is, and not a byte more */
	uint32_t size32 = size;

	must(copy != NULL);
	memcpy(copy, bytes, size);
	try_event(copy, size);
	if (size >= sizeof(struct event_head)) {
		memcpy((char *)copy + offsetof(struct event_head, size), &size32, sizeof(size32));
		try_event(copy, size);
	}
	free(copy);
	return 0;
}
