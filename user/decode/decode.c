/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "decode/decode.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/netfilter/nf_conntrack_common.h>
#include <stdio.h>
#include <string.h>

#include "bpf/event.h"
#include "decode/packet.h"
#include "decode/site.h"
#include "util/cursor.h"

#define LOOPBACK_IFINDEX 1 /* in every network namespace */

/* Names that come with a device or a task: at most 15 bytes and a NUL, which may be missing in a
 * broken event. */
static void copy_name(char *out, size_t size, const char *in, size_t len)
{
	snprintf(out, size, "%.*s", (int)strnlen(in, len), in);
}

/* The compiler's ".constprop.0" and ".isra.0" say nothing to people, and differ between builds. */
static void set_symbol(const struct decode_env *env, uint64_t addr, char out[OBS_NAME_MAX])
{
	const char *name = addr ? env->symbol(env->ctx, addr) : NULL;

	out[0] = '\0';
	if (name)
		snprintf(out, OBS_NAME_MAX, "%.*s", (int)strcspn(name, "."), name);
}

static void decode_tuple(const struct event_tuple *from, struct tuple *ret)
{
	memset(ret, 0, sizeof(*ret));
	if (from->family != 4 && from->family != 6)
		return;
	ret->src = from->family == 6 ? addr_from_v6(from->src) : addr_from_v4(from->src);
	ret->dst = from->family == 6 ? addr_from_v6(from->dst) : addr_from_v4(from->dst);
	ret->sport = ntohs(from->sport);
	ret->dport = ntohs(from->dport);
	ret->proto = from->proto;
}

/* A template (`-j CT --zone` hangs one on the packet) says what conntrack shall make of it, and has
 * no addresses. */
static bool has_entry(const struct event_packet *event)
{
	return (event->flags & EVENT_F_CT) && !(event->ct_status & IPS_TEMPLATE);
}

static enum obs_ctstate ct_state(const struct event_packet *event)
{
	if (event->flags & EVENT_F_UNTRACKED)
		return CT_UNTRACKED;
	if (!has_entry(event))
		return CT_NONE;
	switch (event->ctinfo) {
	case IP_CT_NEW:
		return CT_NEW;
	case IP_CT_RELATED:
	case IP_CT_RELATED_REPLY:
		return CT_RELATED;
	case IP_CT_ESTABLISHED:
	case IP_CT_ESTABLISHED_REPLY:
		return CT_ESTABLISHED;
	default:
		return CT_NONE;
	}
}

static void decode_conntrack(const struct event_packet *event, struct obs *obs)
{
	obs->ct = ct_state(event);
	if (!has_entry(event))
		return;
	obs->ct_reply = event->ctinfo >= IP_CT_IS_REPLY;
	obs->ct_status = event->ct_status;
	obs->ct_mark = event->ct_mark;
	decode_tuple(&event->orig, &obs->orig);
	decode_tuple(&event->reply, &obs->reply);
}

static void decode_devices(const struct event_packet *event, struct obs *obs)
{
	obs->ifindex = event->ifindex;
	obs->in_ifindex = event->iif;
	obs->out_ifindex = event->out_ifindex;
	obs->mtu = event->out_mtu;
	copy_name(obs->ifname, sizeof(obs->ifname), event->ifname, sizeof(event->ifname));
	/* a route that delivers here, or nowhere, has loopback as its device: no way out of the
	 * node */
	if (event->out_ifindex != LOOPBACK_IFINDEX || event->ifindex == LOOPBACK_IFINDEX ||
	    !event->ifindex)
		copy_name(obs->out_ifname, sizeof(obs->out_ifname), event->out_ifname,
			  sizeof(event->out_ifname));
	/* skb_iif is where it came in; only while the packet is still on that device do we know the
	 * name */
	if (event->ifindex == event->iif || event->iif == 0)
		memcpy(obs->in_ifname, obs->ifname, sizeof(obs->in_ifname));
}

static void decode_stack(const struct decode_env *env, const struct event_stack *stack,
			 struct obs *obs)
{
	unsigned int out = 0;

	for (unsigned int i = 0; i < EVENT_STACK && stack->frame[i] && out < OBS_STACK_MAX; i++) {
		set_symbol(env, stack->frame[i], obs->stack[out]);
		/* what frees, and the frames of the tracepoint itself, are no callers */
		if (!obs->stack[out][0] || strncmp(obs->stack[out], "kfree_skb", 9) == 0 ||
		    strcmp(obs->stack[out], "sk_skb_reason_drop") == 0)
			continue;
		out++;
	}
	if (out < OBS_STACK_MAX)
		obs->stack[out][0] = '\0';
}

/* The kernel's own sum, where it made one; else ours, of a packet that nobody has vouched for. */
static void decode_checksum(const struct event_packet *event, struct obs *obs)
{
	if (event->flags & (EVENT_F_CSUM_GOOD | EVENT_F_CSUM_BAD)) {
		obs->csum_known = true;
		obs->csum_bad = event->flags & EVENT_F_CSUM_BAD;
	} else if (!(event->flags & EVENT_F_CSUM_NONE)) {
		obs->csum_known = obs->csum_bad = false;
	}
}

static void decode_common(const struct decode_env *env, const struct event_packet *event,
			  struct obs *obs)
{
	obs->skb = event->skb;
	obs->netns = event->netns;
	obs->len = event->len;
	obs->mark = event->mark;
	obs->has_socket = event->flags & EVENT_F_SOCKET;
	obs->uid = event->uid;
	/* IPv4 keeps an input route's error as a positive number, everything else as a negative one
	 */
	obs->dst_error = event->dst_error > 0 ? -event->dst_error : event->dst_error;
	obs->error = event->error;
	packet_decode(event->ethertype, event->snap, event->snap_len, obs);
	decode_checksum(event, obs);
	decode_conntrack(event, obs);
	decode_devices(event, obs);
	set_symbol(env, event->location, obs->symbol);
}

static int decode_drop(const struct decode_env *env, const struct event_packet *event,
		       struct cursor *rest, struct obs *obs)
{
	char dst_input[OBS_NAME_MAX];
	const char *reason = NULL;

	decode_common(env, event, obs);
	if (event->flags & EVENT_F_REASON)
		reason = env->reason(env->ctx, event->reason);
	if (reason)
		snprintf(obs->reason, sizeof(obs->reason), "%s", reason);
	else if (event->flags & EVENT_F_REASON)
		snprintf(obs->reason, sizeof(obs->reason), "REASON_%u", event->reason);
	if (event->flags & EVENT_F_STACK) {
		const struct event_stack *stack = take(rest, sizeof(*stack));

		if (!stack)
			return -EBADMSG;
		decode_stack(env, stack, obs);
	}
	set_symbol(env, event->dst_input, dst_input);
	site_decide(obs, event->dst_input ? dst_input : NULL);
	return 0;
}

static int decode_packet(const struct decode_env *env, struct cursor *cur, struct obs *obs)
{
	const struct event_packet *event = take(cur, sizeof(*event));

	if (!event || event->snap_len > EVENT_SNAP)
		return -EBADMSG;
	if (obs->kind == OBS_DROP)
		return decode_drop(env, event, cur, obs);
	decode_common(env, event, obs);
	if (obs->kind == OBS_ICMP_SENT) {
		obs->icmp_type = event->icmp_type;
		obs->icmp_code = event->icmp_code;
	}
	return 0;
}

static int decode_lookup(struct cursor *cur, struct obs *obs)
{
	const struct event_lookup *event = take(cur, sizeof(*event));

	if (!event)
		return -EBADMSG;
	obs->netns = event->netns;
	obs->error = event->error;
	obs->mark = event->mark;
	obs->uid = event->uid;
	obs->neigh_state = event->neigh_state;
	decode_tuple(&event->tuple, &obs->tuple);
	obs->has_ports = obs->tuple.dport != 0;
	obs->ifindex = event->ifindex;
	copy_name(obs->ifname, sizeof(obs->ifname), event->ifname, sizeof(event->ifname));
	obs->site = obs->kind == OBS_ROUTE_FAIL ? SITE_ROUTE_OUTPUT : SITE_NEIGHBOUR;
	return 0;
}

static const struct kind_row {
	uint16_t event;
	enum obs_kind kind;
	bool is_packet;
} kinds[] = {
	{ EVENT_DROP, OBS_DROP, true },
	{ EVENT_ROUTE_FAIL, OBS_ROUTE_FAIL, false },
	{ EVENT_NEIGH_FAIL, OBS_NEIGH_FAIL, false },
	{ EVENT_RESET, OBS_RESET_SENT, true },
	{ EVENT_ICMP, OBS_ICMP_SENT, true },
	{ EVENT_QUEUE_FULL, OBS_QUEUE_FULL, true },
};

static const struct kind_row *find_kind(uint16_t event)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (kinds[i].event == event)
			return &kinds[i];
	}
	return NULL;
}

int decode_event(const struct decode_env *env, const void *bytes, size_t size, struct obs *ret)
{
	struct cursor cur = cursor_of(bytes, size), peek = cur;
	const struct event_head *head = take(&peek, sizeof(*head));
	struct obs obs = { .hook = HOOK_NONE };
	const struct kind_row *kind;
	int err;

	if (!head || head->size != size)
		return -EBADMSG;
	kind = find_kind(head->kind);
	if (!kind)
		return -EBADMSG;
	obs.kind = kind->kind;
	obs.time_ns = head->time_ns + env->wall_offset_ns;
	err = kind->is_packet ? decode_packet(env, &cur, &obs) : decode_lookup(&cur, &obs);
	if (!err)
		*ret = obs;
	return err;
}
