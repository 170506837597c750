/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What does this node know about this packet? Asks who/, ruleset/ and check/, and only what the
 * drop's place calls for. */
#pragma once

#include "host/host.h"
#include "model/facts.h"
#include "model/obs.h"
#include "ruleset/attribute.h"
#include "ruleset/service.h"
#include "who/who.h"

struct gatherer;

/* @host stays the caller's. Reads names and Services once, so that the first drop finds them. */
int gatherer_new(struct host *host, struct gatherer **ret);
void gatherer_free(struct gatherer *gatherer);
void gatherer_cleanup(struct gatherer **gatherer);

/* Something changed (files, links, rules): read it again before the next use. */
void gatherer_changed(struct gatherer *gatherer, enum host_change change);

void gather(struct gatherer *gatherer, const struct obs *obs, struct facts *ret);

/* Names alone: cheap, for selectors. Fills from, to, target, here, service, to_apiserver,
 * died_on_node. */
void gather_names(struct gatherer *gatherer, const struct obs *obs, struct facts *ret);
