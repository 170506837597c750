/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * Which rule dropped this packet, and whose is it? Keeps the filter rules of the namespaces where
 * packets died (a few, least recently used), reads them again when the kernel's generation moved,
 * walks the packet through the hook where it died, and names the owner.
 */
#pragma once

#include "host/host.h"
#include "model/facts.h"
#include "model/obs.h"

struct attributor;

int attributor_new(struct host *host, struct attributor **ret);
void attributor_free(struct attributor *attributor);
void attributor_cleanup(struct attributor **attributor);

/*
 * For a drop with site NETFILTER (or NFQUEUE, TC_INGRESS, TC_EGRESS, XDP): fills facts->rule,
 * ->owner, ->path. @obs->symbol tells the backend where the kernel does (nft_do_chain: nf_tables
 * only). Leaves proof RULE_UNKNOWN when nothing fits.
 */
int attribute_drop(struct attributor *attributor, const struct obs *obs, struct facts *facts);
