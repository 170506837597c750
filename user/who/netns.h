/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What does a pod's own namespace tell? Internal to who/. */
#pragma once

#include "who/entries.h"
#include "who/link.h"

/* Interface and addresses of a pod of which only the namespace is known. What cannot be seen stays
 * empty. */
void who_netns_look(struct host *host, const struct who_links *node, struct who_pod *pod);
/* The namespaces of living pods of which only the node's end of the veth is known: each namespace
 * that nobody claims is looked at. */
void who_netns_match(struct host *host, const struct who_links *node, struct who_entries *entries);
