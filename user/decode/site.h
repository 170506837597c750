/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Where in the kernel was it? Function names -> one word and, for netfilter, the hook. */
#pragma once

#include "model/obs.h"

/*
 * Fill obs->site and obs->hook from obs->symbol, obs->stack, the reason, and the name of the
 * route's input function (NULL: no route). An empty stack means that the kernel side found it
 * needless: drop.bpf.c, needs_stack().
 */
void site_decide(struct obs *obs, const char *dst_input);
