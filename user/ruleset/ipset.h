/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What does one message of an ipset listing say? ipset.c asks for them; fuzzers call the parser
 * directly. */
#pragma once

#include "ruleset/netlink.h"
#include "ruleset/rule.h"
#include "util/vector.h"

/* A listing in progress: a large set comes in several messages, of which only the first has type
 * and family. */
struct ipset_listing {
	struct ruleset *ruleset;
	struct ipset *set;     /* the one that comes now */
	struct vector entries; /* struct ipset_entry, of set */
	uint32_t total;        /* entries of all sets */
};

/* One message. 0, -EBADMSG, -ENOMEM. */
int ipset_take(struct ipset_listing *listing, const void *nlmsg);
/* The end of the listing, in any case: what came of the last set is kept. 0 or -ENOMEM. */
int ipset_listing_end(struct ipset_listing *listing);
