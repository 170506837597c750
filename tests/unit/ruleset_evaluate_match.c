/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Every xt match, both ways, and undecided where an obs does not tell. */
#include "unit/ruleset_evaluate.h"

#include <linux/netfilter/xt_addrtype.h>
#include <linux/netfilter/xt_iprange.h>
#include <linux/netfilter/xt_length.h>
#include <linux/netfilter/xt_multiport.h>
#include <linux/netfilter/xt_owner.h>
#include <linux/netfilter/xt_pkttype.h>
#include <linux/netfilter/xt_recent.h>
#include <linux/netfilter/xt_sctp.h>
#include <linux/netfilter/xt_state.h>
#include <linux/netfilter/xt_statistic.h>
#include <linux/netfilter_ipv4/ipt_ttl.h>
#include <linux/rtnetlink.h>

#include "ruleset/match_table.h"

struct fixture {
	struct obs obs;
	struct evaluate_env env;
	struct look look;
	struct ruleset *rs;
};

static int addr_type(void *ctx, const struct addr *addr)
{
	(void)ctx;
	if (addr->bytes[0] == 10 && addr->bytes[1] == 224)
		return RTN_LOCAL;
	return RTN_UNICAST;
}

static struct fixture *fixture(void)
{
	static struct fixture f;

	f = (struct fixture){ .obs = build_obs(), .rs = build_ruleset() };
	return &f;
}

static enum fit ask(struct fixture *f, const char *name, uint8_t revision, const void *info,
		    size_t len)
{
	struct item item = { .kind = ITEM_XT_MATCH,
			     .name = name,
			     .revision = revision,
			     .data = info,
			     .data_len = (uint16_t)len };

	f->look = (struct look){ .ruleset = f->rs,
				 .obs = &f->obs,
				 .env = &f->env,
				 .hook = f->obs.hook,
				 .tuple = f->obs.tuple,
				 .ct = f->obs.ct,
				 .mark = { f->obs.mark, UINT32_MAX },
				 .ct_mark = { f->obs.ct_mark, UINT32_MAX } };
	look_build_headers(&f->look);
	return match_test(&f->look, &item);
}

#define ASK(name, rev, info) ask(f, name, rev, &(info), sizeof(info))

static void done(struct fixture *f)
{
	ruleset_free(f->rs);
}

static void unknown_and_short_are_undecided(void **state)
{
	struct fixture *f = fixture();
	uint8_t byte = 0;

	(void)state;
	assert_int_equal(ASK("hashlimit", 3, byte), FIT_MAYBE);
	assert_int_equal(ASK("limit", 0, byte), FIT_MAYBE);
	assert_int_equal(ASK("rpfilter", 0, byte), FIT_MAYBE);
	assert_int_equal(ASK("physdev", 0, byte), FIT_MAYBE);
	assert_int_equal(ASK("conntrack", 3, byte), FIT_MAYBE);
	assert_int_equal(ASK("tcp", 0, byte), FIT_MAYBE);
	assert_int_equal(ASK("set", 4, byte), FIT_MAYBE);
	assert_int_equal(ask(f, NULL, 0, NULL, 0), FIT_MAYBE);
	done(f);
}

static void tcp(void **state)
{
	struct fixture *f = fixture();
	struct xt_tcp info = { .spts = { 0, 65535 }, .dpts = { 8080, 8081 } };

	(void)state;
	assert_int_equal(ASK("tcp", 0, info), FIT_YES);
	info.invflags = XT_TCP_INV_DSTPT;
	assert_int_equal(ASK("tcp", 0, info), FIT_NO);
	info = (struct xt_tcp){ .spts = { 0, 39999 }, .dpts = { 0, 65535 } };
	assert_int_equal(ASK("tcp", 0, info), FIT_NO);
	info = (struct xt_tcp){
		.spts = { 0, 65535 }, .dpts = { 0, 65535 }, .flg_mask = 0x17, .flg_cmp = 2
	};
	assert_int_equal(ASK("tcp", 0, info), FIT_YES);
	f->obs.tcp_flags = 0x12;
	assert_int_equal(ASK("tcp", 0, info), FIT_NO);
	info.invflags = XT_TCP_INV_FLAGS;
	assert_int_equal(ASK("tcp", 0, info), FIT_YES);
	info.option = 8;
	assert_int_equal(ASK("tcp", 0, info), FIT_MAYBE);
	f->obs.has_ports = false;
	assert_int_equal(ASK("tcp", 0, info), FIT_MAYBE);
	f->obs.fragment = true;
	assert_int_equal(ASK("tcp", 0, info), FIT_NO);
	f->obs.tuple.proto = 17;
	assert_int_equal(ASK("tcp", 0, info), FIT_NO);
	done(f);
}

static void udp_and_sctp(void **state)
{
	struct fixture *f = fixture();
	struct xt_udp udp = { .spts = { 0, 65535 }, .dpts = { 8080, 8080 } };
	struct xt_sctp_info sctp = { .dpts = { 1, 2 }, .flags = XT_SCTP_DEST_PORTS };

	(void)state;
	assert_int_equal(ASK("udp", 0, udp), FIT_NO);
	f->obs.tuple.proto = 17;
	assert_int_equal(ASK("udp", 0, udp), FIT_YES);
	udp.invflags = XT_UDP_INV_DSTPT;
	assert_int_equal(ASK("udp", 0, udp), FIT_NO);
	assert_int_equal(ASK("sctp", 0, sctp), FIT_NO);
	f->obs.tuple.proto = 132;
	assert_int_equal(ASK("sctp", 0, sctp), FIT_NO);
	sctp.invflags = XT_SCTP_DEST_PORTS;
	assert_int_equal(ASK("sctp", 0, sctp), FIT_YES);
	sctp.flags |= XT_SCTP_CHUNK_TYPES;
	assert_int_equal(ASK("sctp", 0, sctp), FIT_MAYBE);
	done(f);
}

static void multiport(void **state)
{
	struct fixture *f = fixture();
	struct xt_multiport v0 = { .flags = XT_MULTIPORT_DESTINATION,
				   .count = 2,
				   .ports = { 80, 8080 } };
	struct xt_multiport_v1 v1 = { .flags = XT_MULTIPORT_EITHER,
				      .count = 3,
				      .ports = { 1, 39000, 41000 },
				      .pflags = { 0, 1, 0 } };

	(void)state;
	assert_int_equal(ASK("multiport", 0, v0), FIT_YES);
	v0.flags = XT_MULTIPORT_SOURCE;
	assert_int_equal(ASK("multiport", 0, v0), FIT_NO);
	assert_int_equal(ASK("multiport", 1, v1), FIT_YES); /* source inside the range */
	v1.invert = 1;
	assert_int_equal(ASK("multiport", 1, v1), FIT_NO);
	v1.invert = 0;
	v1.flags = XT_MULTIPORT_DESTINATION;
	assert_int_equal(ASK("multiport", 1, v1), FIT_NO);
	v1.count = 255; /* hostile */
	assert_int_equal(ASK("multiport", 1, v1), FIT_NO);
	f->obs.tuple.proto = 1;
	assert_int_equal(ASK("multiport", 1, v1), FIT_NO);
	done(f);
}

static void icmp(void **state)
{
	struct fixture *f = fixture();
	struct ipt_icmp info = { .type = 3, .code = { 4, 4 } };

	(void)state;
	assert_int_equal(ASK("icmp", 0, info), FIT_NO);
	f->obs.tuple.proto = 1;
	f->obs.icmp_type = 3;
	f->obs.icmp_code = 4;
	assert_int_equal(ASK("icmp", 0, info), FIT_YES);
	info.invflags = IPT_ICMP_INV;
	assert_int_equal(ASK("icmp", 0, info), FIT_NO);
	info = (struct ipt_icmp){ .type = 0xff, .code = { 0, 0xff } };
	assert_int_equal(ASK("icmp", 0, info), FIT_YES);
	assert_int_equal(ASK("icmp6", 0, info), FIT_NO);
	f->obs.tuple.proto = 58;
	assert_int_equal(ASK("icmp6", 0, info), FIT_NO); /* no "any" there */
	info.type = 3;
	assert_int_equal(ASK("icmp6", 0, info), FIT_YES);
	done(f);
}

static void conntrack_states(void **state)
{
	static const struct {
		enum obs_ctstate ct;
		unsigned int bit;
	} rows[] = { { CT_NONE, XT_CONNTRACK_STATE_INVALID },
		     { CT_NEW, XT_CONNTRACK_STATE_BIT(IP_CT_NEW) },
		     { CT_ESTABLISHED, XT_CONNTRACK_STATE_BIT(IP_CT_ESTABLISHED) },
		     { CT_RELATED, XT_CONNTRACK_STATE_BIT(IP_CT_RELATED) },
		     { CT_UNTRACKED, XT_CONNTRACK_STATE_UNTRACKED } };
	struct fixture *f = fixture();
	size_t i, j;

	(void)state;
	for (i = 0; i < 5; i++)
		for (j = 0; j < 5; j++) {
			struct xt_conntrack_mtinfo3 v3 = { .match_flags = XT_CONNTRACK_STATE,
							   .state_mask = (uint16_t)rows[j].bit };
			struct xt_conntrack_mtinfo2 v2 = { .match_flags = XT_CONNTRACK_STATE,
							   .state_mask = (uint16_t)rows[j].bit };
			struct xt_conntrack_mtinfo1 v1 = { .match_flags = XT_CONNTRACK_STATE,
							   .state_mask = (uint8_t)rows[j].bit };

			f->obs.ct = rows[i].ct;
			assert_int_equal(ASK("conntrack", 3, v3), i == j ? FIT_YES : FIT_NO);
			assert_int_equal(ASK("conntrack", 2, v2), i == j ? FIT_YES : FIT_NO);
			if (rows[j].bit < 256)
				assert_int_equal(ASK("conntrack", 1, v1),
						 i == j ? FIT_YES : FIT_NO);
			v3.invert_flags = XT_CONNTRACK_STATE;
			assert_int_equal(ASK("conntrack", 3, v3), i == j ? FIT_NO : FIT_YES);
		}
	done(f);
}

static void conntrack_rest(void **state)
{
	struct fixture *f = fixture();
	struct xt_conntrack_mtinfo3 info = { .match_flags = XT_CONNTRACK_STATUS,
					     .status_mask = IPS_DST_NAT };
	struct xt_conntrack_mtinfo2 v2 = { .match_flags = XT_CONNTRACK_ORIGDST_PORT,
					   .origdst_port = htons(80) };

	(void)state;
	assert_int_equal(ASK("conntrack", 3, info), FIT_NO);
	f->obs.ct_status = IPS_DST_NAT;
	assert_int_equal(ASK("conntrack", 3, info), FIT_YES);
	info = (struct xt_conntrack_mtinfo3){ .match_flags = XT_CONNTRACK_STATE,
					      .state_mask = XT_CONNTRACK_STATE_DNAT };
	assert_int_equal(ASK("conntrack", 3, info), FIT_YES);
	info = (struct xt_conntrack_mtinfo3){ .match_flags = XT_CONNTRACK_DIRECTION };
	assert_int_equal(ASK("conntrack", 3, info), FIT_YES); /* original */
	f->obs.ct_reply = true;
	assert_int_equal(ASK("conntrack", 3, info), FIT_NO);
	f->obs.orig.dport = 80;
	assert_int_equal(ASK("conntrack", 2, v2), FIT_YES);
	info = (struct xt_conntrack_mtinfo3){ .match_flags = XT_CONNTRACK_ORIGDST_PORT,
					      .origdst_port = 70,
					      .origdst_port_high = 79 };
	assert_int_equal(ASK("conntrack", 3, info), FIT_NO);
	info = (struct xt_conntrack_mtinfo3){ .match_flags = XT_CONNTRACK_ORIGSRC,
					      .origsrc_addr.ip = inet_addr("10.244.0.0"),
					      .origsrc_mask.ip = inet_addr("255.255.0.0") };
	assert_int_equal(ASK("conntrack", 3, info), FIT_YES);
	info.invert_flags = XT_CONNTRACK_ORIGSRC;
	assert_int_equal(ASK("conntrack", 3, info), FIT_NO);
	info = (struct xt_conntrack_mtinfo3){ .match_flags = XT_CONNTRACK_EXPIRES };
	assert_int_equal(ASK("conntrack", 3, info), FIT_MAYBE);
	f->obs.ct = CT_NONE;
	assert_int_equal(ASK("conntrack", 3, info), FIT_NO);
	done(f);
}

static void state_match(void **state)
{
	struct fixture *f = fixture();
	struct xt_state_info info = { .statemask = XT_STATE_BIT(IP_CT_NEW) };

	(void)state;
	assert_int_equal(ASK("state", 0, info), FIT_YES);
	f->obs.ct = CT_UNTRACKED;
	assert_int_equal(ASK("state", 0, info), FIT_NO);
	info.statemask = XT_STATE_UNTRACKED;
	assert_int_equal(ASK("state", 0, info), FIT_YES);
	done(f);
}

static void marks(void **state)
{
	struct fixture *f = fixture();
	struct xt_mark_mtinfo1 info = { .mark = 0x400, .mask = 0x400 };

	(void)state;
	assert_int_equal(ASK("mark", 1, info), FIT_NO);
	assert_int_equal(ASK("connmark", 1, info), FIT_NO);
	f->obs.mark = f->obs.ct_mark = 0xc00;
	assert_int_equal(ASK("mark", 1, info), FIT_YES);
	assert_int_equal(ASK("connmark", 1, info), FIT_YES);
	info.invert = 1;
	assert_int_equal(ASK("mark", 1, info), FIT_NO);
	assert_int_equal(ASK("connmark", 1, info), FIT_NO);
	f->obs.ct = CT_NONE;
	assert_int_equal(ASK("connmark", 1, info), FIT_NO); /* no entry: no, even inverted */
	info = (struct xt_mark_mtinfo1){ .mark = 0xc01, .mask = 0x400 };
	f->obs.mark = 0x401;
	assert_int_equal(ASK("mark", 1, info), FIT_NO); /* value has bits outside its mask */
	done(f);
}

static void owner(void **state)
{
	struct fixture *f = fixture();
	struct xt_owner_match_info info = { .uid_min = 0, .uid_max = 0, .match = XT_OWNER_UID };

	(void)state;
	assert_int_equal(ASK("owner", 1, info), FIT_NO); /* no socket */
	info.invert = XT_OWNER_UID;
	assert_int_equal(ASK("owner", 1, info), FIT_YES);
	f->obs.has_socket = true;
	assert_int_equal(ASK("owner", 1, info), FIT_NO);
	info.invert = 0;
	assert_int_equal(ASK("owner", 1, info), FIT_YES);
	f->obs.uid = 1000;
	assert_int_equal(ASK("owner", 1, info), FIT_NO);
	info.match = XT_OWNER_GID;
	assert_int_equal(ASK("owner", 1, info), FIT_MAYBE);
	done(f);
}

static void addrtype(void **state)
{
	struct fixture *f = fixture();
	struct xt_addrtype_info_v1 v1 = { .dest = XT_ADDRTYPE_LOCAL };
	struct xt_addrtype_info v0 = { .source = XT_ADDRTYPE_LOCAL };

	(void)state;
	assert_int_equal(ASK("addrtype", 1, v1), FIT_MAYBE); /* nobody to ask */
	f->env.addr_type = addr_type;
	assert_int_equal(ASK("addrtype", 1, v1), FIT_NO);
	f->obs.tuple.dst = build_addr("10.224.0.4");
	assert_int_equal(ASK("addrtype", 1, v1), FIT_YES);
	v1.flags = XT_ADDRTYPE_INVERT_DEST;
	assert_int_equal(ASK("addrtype", 1, v1), FIT_NO);
	v1.flags = XT_ADDRTYPE_LIMIT_IFACE_IN;
	assert_int_equal(ASK("addrtype", 1, v1), FIT_MAYBE);
	assert_int_equal(ASK("addrtype", 0, v0), FIT_NO);
	v0.invert_source = 1;
	assert_int_equal(ASK("addrtype", 0, v0), FIT_YES);
	f->env.addr_type = NULL;
	f->obs.tuple.src = build_addr("127.0.0.1");
	assert_int_equal(ASK("addrtype", 0, v0), FIT_NO); /* loopback needs nobody */
	v1 = (struct xt_addrtype_info_v1){ .source = XT_ADDRTYPE_UNICAST };
	f->env.addr_type = addr_type;
	f->obs.tuple.src = build_addr("10.1.1.1");
	assert_int_equal(ASK("addrtype", 1, v1), FIT_MAYBE); /* may be a blackhole */
	done(f);
}

static void numbers(void **state)
{
	struct fixture *f = fixture();
	struct ipt_ttl_info ttl = { .mode = IPT_TTL_EQ, .ttl = 63 };
	struct xt_length_info length = { .min = 60, .max = 61 };

	(void)state;
	assert_int_equal(ASK("ttl", 0, ttl), FIT_YES);
	ttl.mode = IPT_TTL_NE;
	assert_int_equal(ASK("ttl", 0, ttl), FIT_NO);
	ttl.mode = IPT_TTL_LT;
	assert_int_equal(ASK("ttl", 0, ttl), FIT_NO);
	ttl.mode = IPT_TTL_GT;
	ttl.ttl = 62;
	assert_int_equal(ASK("hl", 0, ttl), FIT_YES);
	assert_int_equal(ASK("length", 0, length), FIT_YES);
	length.invert = 1;
	assert_int_equal(ASK("length", 0, length), FIT_NO);
	f->obs.len = 0;
	assert_int_equal(ASK("length", 0, length), FIT_MAYBE);
	done(f);
}

static void pkttype_and_iprange(void **state)
{
	struct fixture *f = fixture();
	struct xt_pkttype_info type = { .pkttype = 2 }; /* multicast */
	struct xt_iprange_mtinfo range = { .src_min.ip = inet_addr("10.244.0.9"),
					   .src_max.ip = inet_addr("10.244.0.12"),
					   .flags = IPRANGE_SRC };

	(void)state;
	assert_int_equal(ASK("pkttype", 0, type), FIT_MAYBE);
	f->env.addr_type = addr_type;
	assert_int_equal(ASK("pkttype", 0, type), FIT_NO);
	assert_int_equal(ASK("iprange", 1, range), FIT_YES);
	range.flags |= IPRANGE_SRC_INV;
	assert_int_equal(ASK("iprange", 1, range), FIT_NO);
	f->obs.tuple.src = build_addr("10.244.0.13");
	assert_int_equal(ASK("iprange", 1, range), FIT_YES);
	f->obs.tuple.dst = build_addr("224.0.0.1");
	assert_int_equal(ASK("pkttype", 0, type), FIT_YES);
	done(f);
}

static void dice(void **state)
{
	struct fixture *f = fixture();
	struct xt_statistic_info info = { .mode = XT_STATISTIC_MODE_RANDOM,
					  .u.random.probability = 0x40000000 };
	struct xt_recent_mtinfo recent = { .check_set = XT_RECENT_SET };

	(void)state;
	assert_int_equal(ASK("statistic", 0, info), FIT_MAYBE);
	info.u.random.probability = 0x80000000;
	assert_int_equal(ASK("statistic", 0, info), FIT_YES);
	info.u.random.probability = 0;
	assert_int_equal(ASK("statistic", 0, info), FIT_NO);
	info.mode = XT_STATISTIC_MODE_NTH;
	assert_int_equal(ASK("statistic", 0, info), FIT_MAYBE);
	assert_int_equal(ASK("recent", 0, recent), FIT_YES);
	recent.check_set = XT_RECENT_CHECK;
	assert_int_equal(ASK("recent", 0, recent), FIT_MAYBE);
	done(f);
}

/* --- sets --- */

static enum fit ask_set(struct fixture *f, const char *name, uint8_t revision, uint8_t dim,
			uint8_t flags)
{
	struct xt_set_info_match_v4 v4 = { .match_set = { 0, dim, flags } };
	struct xt_set_info_match_v0 v0 = { 0 };
	struct item item = { .kind = ITEM_XT_MATCH,
			     .name = "set",
			     .revision = revision,
			     .data = (const uint8_t *)&v4,
			     .data_len = sizeof(v4),
			     .data2 = (const uint8_t *)name,
			     .data2_len = (uint16_t)(strlen(name) + 1) };

	v0.match_set.u.compat.dim = dim;
	v0.match_set.u.compat.flags = flags;
	if (!revision) {
		item.data = (const uint8_t *)&v0;
		item.data_len = sizeof(v0);
	}
	f->look = (struct look){ .ruleset = f->rs,
				 .obs = &f->obs,
				 .env = &f->env,
				 .hook = f->obs.hook,
				 .tuple = f->obs.tuple };
	return match_test(&f->look, &item);
}

static void sets_by_address(void **state)
{
	struct fixture *f = fixture();
	struct ipset *net = build_ipset(f->rs, "net", "hash:net", 2);
	struct ipset *range = build_ipset(f->rs, "range", "bitmap:ip", 1);

	(void)state;
	net->entries[0] = (struct ipset_entry){ .addr = build_addr("10.244.0.0"), .cidr = 16 };
	net->entries[1] =
		(struct ipset_entry){ .addr = build_addr("10.244.0.10"), .nomatch = true };
	assert_int_equal(ask_set(f, "net", 4, 1, 0), FIT_YES); /* dst */
	assert_int_equal(ask_set(f, "net", 0, 1, 0), FIT_YES);
	assert_int_equal(ask_set(f, "net", 4, 1, IPSET_DIM_ONE_SRC), FIT_NO); /* nomatch */
	assert_int_equal(ask_set(f, "net", 1, 1, IPSET_INV_MATCH), FIT_NO);
	net->too_big = true;
	assert_int_equal(ask_set(f, "net", 4, 1, 0), FIT_YES);
	assert_int_equal(ask_set(f, "net", 4, 1, IPSET_DIM_ONE_SRC), FIT_MAYBE);
	range->entries[0] = (struct ipset_entry){ .addr = build_addr("10.244.0.1"),
						  .addr_to = build_addr("10.244.0.10") };
	assert_int_equal(ask_set(f, "range", 4, 1, IPSET_DIM_ONE_SRC), FIT_YES);
	assert_int_equal(ask_set(f, "range", 4, 1, 0), FIT_NO);
	range->family = 6;
	assert_int_equal(ask_set(f, "range", 4, 1, IPSET_DIM_ONE_SRC), FIT_NO);
	assert_int_equal(ask_set(f, "gone", 4, 1, 0), FIT_MAYBE);
	done(f);
}

static void sets_with_ports(void **state)
{
	struct fixture *f = fixture();
	struct ipset *set = build_ipset(f->rs, "s", "hash:ip,port,net", 1);
	struct ipset *ports = build_ipset(f->rs, "p", "bitmap:port", 1);

	(void)state;
	set->entries[0] = (struct ipset_entry){ .addr = build_addr("10.244.0.11"),
						.port = 8080,
						.proto = 6,
						.addr2 = build_addr("10.244.0.0"),
						.cidr2 = 24 };
	assert_int_equal(ask_set(f, "s", 4, 3, IPSET_DIM_THREE_SRC), FIT_YES);
	assert_int_equal(ask_set(f, "s", 4, 3, IPSET_DIM_TWO_SRC), FIT_NO);
	assert_int_equal(ask_set(f, "s", 4, 2, 0), FIT_NO); /* too few dimensions */
	set->entries[0].proto = 17;
	assert_int_equal(ask_set(f, "s", 4, 3, IPSET_DIM_THREE_SRC), FIT_NO);
	ports->entries[0].port = 8080;
	assert_int_equal(ask_set(f, "p", 4, 1, 0), FIT_YES);
	assert_int_equal(ask_set(f, "p", 4, 1, IPSET_DIM_ONE_SRC), FIT_NO);
	f->obs.has_ports = false;
	assert_int_equal(ask_set(f, "p", 4, 1, 0), FIT_MAYBE);
	done(f);
}

static void sets_of_sets_and_devices(void **state)
{
	struct fixture *f = fixture();
	struct ipset *list = build_ipset(f->rs, "list", "list:set", 2);
	struct ipset *net = build_ipset(f->rs, "net", "hash:net,iface", 1);
	struct ipset *loop = build_ipset(f->rs, "loop", "list:set", 1);

	(void)state;
	net->entries[0] = (struct ipset_entry){ .addr = build_addr("10.244.0.0"), .cidr = 24 };
	snprintf(net->entries[0].iface, sizeof(net->entries[0].iface), "azv2");
	snprintf(list->entries[0].member, sizeof(list->entries[0].member), "net");
	snprintf(list->entries[1].member, sizeof(list->entries[1].member), "net");
	assert_int_equal(ask_set(f, "list", 4, 2, 0), FIT_YES);
	assert_int_equal(ask_set(f, "list", 4, 2, IPSET_DIM_TWO_SRC), FIT_NO);
	f->obs.out_ifname[0] = '\0';
	assert_int_equal(ask_set(f, "list", 4, 2, 0), FIT_MAYBE);
	snprintf(list->entries[0].member, sizeof(list->entries[0].member), "gone");
	assert_int_equal(ask_set(f, "list", 4, 2, IPSET_DIM_TWO_SRC), FIT_MAYBE);
	snprintf(loop->entries[0].member, sizeof(loop->entries[0].member), "loop");
	assert_int_equal(ask_set(f, "loop", 4, 1, 0), FIT_MAYBE);
	done(f);
}

/* --- the fixed part of legacy entries --- */

static enum fit ask_ip(struct fixture *f, const void *ip, size_t len)
{
	struct item item = { .kind = ITEM_XT_IP, .data = ip, .data_len = (uint16_t)len };

	f->look = (struct look){ .ruleset = f->rs,
				 .obs = &f->obs,
				 .env = &f->env,
				 .hook = f->obs.hook,
				 .tuple = f->obs.tuple };
	return match_xt_ip(&f->look, &item);
}

static void entry_v4(void **state)
{
	struct fixture *f = fixture();
	struct ipt_ip any = { 0 }, ip = any;

	(void)state;
	assert_int_equal(ask_ip(f, &any, sizeof(any)), FIT_YES);
	assert_int_equal(ask_ip(f, &any, 4), FIT_MAYBE);
	ip.src.s_addr = inet_addr("10.244.0.0");
	ip.smsk.s_addr = inet_addr("255.255.0.0");
	assert_int_equal(ask_ip(f, &ip, sizeof(ip)), FIT_YES);
	ip.invflags = IPT_INV_SRCIP;
	assert_int_equal(ask_ip(f, &ip, sizeof(ip)), FIT_NO);
	ip = any;
	ip.proto = 17;
	assert_int_equal(ask_ip(f, &ip, sizeof(ip)), FIT_NO);
	ip.invflags = IPT_INV_PROTO;
	assert_int_equal(ask_ip(f, &ip, sizeof(ip)), FIT_YES);
	ip = any;
	strcpy(ip.outiface, "azv");
	memset(ip.outiface_mask, 0xff, 3);
	assert_int_equal(ask_ip(f, &ip, sizeof(ip)), FIT_YES); /* azv+ */
	memset(ip.outiface_mask, 0xff, 4);
	assert_int_equal(ask_ip(f, &ip, sizeof(ip)), FIT_NO);
	ip.invflags = IPT_INV_VIA_OUT;
	assert_int_equal(ask_ip(f, &ip, sizeof(ip)), FIT_YES);
	f->obs.out_ifname[0] = '\0';
	assert_int_equal(ask_ip(f, &ip, sizeof(ip)), FIT_MAYBE);
	ip = any;
	ip.flags = IPT_F_FRAG;
	assert_int_equal(ask_ip(f, &ip, sizeof(ip)), FIT_NO);
	f->obs.fragment = true;
	assert_int_equal(ask_ip(f, &ip, sizeof(ip)), FIT_YES);
	done(f);
}

static void entry_v6(void **state)
{
	struct fixture *f = fixture();
	struct ip6t_ip6 ip = { 0 };

	(void)state;
	f->obs.tuple.src = build_addr("fd00::1");
	f->obs.tuple.dst = build_addr("fd00::2");
	assert_int_equal(ask_ip(f, &ip, sizeof(ip)), FIT_YES);
	memcpy(&ip.dst, f->obs.tuple.dst.bytes, 16);
	memset(&ip.dmsk, 0xff, 16);
	assert_int_equal(ask_ip(f, &ip, sizeof(ip)), FIT_YES);
	f->obs.tuple.dst.bytes[15] = 3;
	assert_int_equal(ask_ip(f, &ip, sizeof(ip)), FIT_NO);
	ip.invflags = IP6T_INV_DSTIP;
	ip.proto = 17;
	assert_int_equal(ask_ip(f, &ip, sizeof(ip)),
			 FIT_YES); /* without the flag proto is not asked */
	ip.flags = IP6T_F_PROTO;
	assert_int_equal(ask_ip(f, &ip, sizeof(ip)), FIT_NO);
	done(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(unknown_and_short_are_undecided),
		cmocka_unit_test(tcp),
		cmocka_unit_test(udp_and_sctp),
		cmocka_unit_test(multiport),
		cmocka_unit_test(icmp),
		cmocka_unit_test(conntrack_states),
		cmocka_unit_test(conntrack_rest),
		cmocka_unit_test(state_match),
		cmocka_unit_test(marks),
		cmocka_unit_test(owner),
		cmocka_unit_test(addrtype),
		cmocka_unit_test(numbers),
		cmocka_unit_test(pkttype_and_iprange),
		cmocka_unit_test(dice),
		cmocka_unit_test(sets_by_address),
		cmocka_unit_test(sets_with_ports),
		cmocka_unit_test(sets_of_sets_and_devices),
		cmocka_unit_test(entry_v4),
		cmocka_unit_test(entry_v6),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
