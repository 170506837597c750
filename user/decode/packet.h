/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What do the header bytes say? */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "model/obs.h"

/*
 * Fill @obs's tuple, ports, flags, fragment, ttl, inner from @len bytes that start at the network
 * header. What is missing is marked (truncated, !has_ports), never guessed.
 */
void packet_decode(uint16_t ethertype, const void *bytes, size_t len, struct obs *obs);
