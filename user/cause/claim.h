/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* How does a rule say what it found? And what several rules ask. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "cause/correlate.h"
#include "cause/symptom.h"

#define PLACE_MAX 352 /* "in pod NAMESPACE/NAME" */

/* @id of the catalog. Sets id, title and confidence; evidence that is there already stays. */
void claim(struct finding *finding, const char *id, enum confidence confidence);
/* other.REASON, or where the kernel gave none other.PLACE or other.FUNCTION. Adds what the kernel
 * said and what to look at. */
void claim_other(struct finding *finding, const struct obs *obs, enum confidence confidence);
/* The same under a name that we give where the kernel has none. */
void claim_other_as(struct finding *finding, const struct obs *obs, const char *name,
		    enum confidence confidence);
/* How sure can other.REASON be? The kernel's own word is certain, the place of a drop is not a
 * reason. */
enum confidence other_confidence(const struct obs *obs);
void claim_title(struct finding *finding, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

enum confidence at_most(enum confidence confidence, enum confidence limit);

/* Is the packet on its way to an address that NAT chose, as conntrack saw it or an earlier packet
 * of its flow showed? */
bool is_translated(const struct flow *flow, const struct obs *obs);
/* Did the client use a Service? */
bool is_through_service(const struct flow *flow, const struct obs *obs, const struct facts *facts);
/* Did the packet die in a pod's namespace? */
bool is_in_pod(const struct facts *facts);

/* "in pod shop/web-1", "on the node", "in a network namespace that no pod is known for". Returns
 * @out of PLACE_MAX bytes. */
const char *place_text(const struct facts *facts, char *out);
