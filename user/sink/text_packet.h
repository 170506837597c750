/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* How is a packet told in one line? */
#pragma once

#include "model/finding.h"
#include "util/strbuf.h"

/* " TCP SYN shop/client:41822 > svc shop/web:80 (10.0.20.10) => shop/web-x2x9k 10.244.0.11:8080",
 * with the space in front. */
void text_add_packet(struct strbuf *line, const struct report *report);
/* "shop/web", "svc shop/web", "node aks-np1-000002"; of a known kind only. */
void text_add_name(struct strbuf *line, const struct endpoint *endpoint);
