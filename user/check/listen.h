/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Who listens in a namespace? Read from its /proc/net/{tcp,tcp6,udp,udp6}. */
#pragma once

#include "host/host.h"
#include "model/facts.h"

/* Listeners of @proto (TCP: LISTEN; UDP: bound, not connected) in @netns, for a packet to
 * @dst:@port (host order). -EOPNOTSUPP: another protocol. */
int check_listen(struct host *host, uint32_t netns, uint8_t proto, const struct addr *dst,
		 uint16_t port, struct listen_facts *ret);
