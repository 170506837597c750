/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What may be written behind an option? Each type checks the text and writes one field of struct
 * options. */
#pragma once

#include "options.h"

extern const struct option_type option_switch, option_text, option_number, option_duration,
	option_ring, option_name, option_netns, option_cause, option_sink, option_depth;

/*
 * Does libpcap understand it? 0, or -EINVAL with one line of why and where in @why. Packets are
 * seen from the network header on (DLT_RAW): there are no Ethernet addresses.
 */
int option_check_filter(const char *filter, char *why, size_t size);
