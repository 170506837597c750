/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Where kernels differ. BTF is asked, never a version number. */
#pragma once

#include "bpf/probe.bpf.h"

/* Not a difference, but what every reader of a namespace needs: the inode that `stat -L
 * /run/netns/x` shows. */
static __always_inline __u32 net_inode(const struct net *net)
{
	return net ? BPF_CORE_READ(net, ns.inum) : 0;
}

/* CONFIG_NF_CONNTRACK_MARK decides whether a connection has a mark. */
struct nf_conn___mark {
	__u32 mark;
} __attribute__((preserve_access_index));

static __always_inline __u32 conn_mark(const struct nf_conn *conn)
{
	const struct nf_conn___mark *with = (const void *)conn;

	if (!bpf_core_field_exists(with->mark))
		return 0;
	return BPF_CORE_READ(with, mark);
}

/* CONFIG_NF_CONNTRACK decides whether a packet can have a connection. */
struct sk_buff___nfct {
	unsigned long _nfct;
} __attribute__((preserve_access_index));

static __always_inline unsigned long skb_nfct(const struct sk_buff *skb)
{
	const struct sk_buff___nfct *with = (const void *)skb;

	if (!bpf_core_field_exists(with->_nfct))
		return 0;
	return with->_nfct; /* @skb is a copy in our own memory, see packet.bpf.h */
}
