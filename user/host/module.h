/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Is this part of the kernel there? Asking the kernel itself could make it load a module; looking
 * at files cannot. */
#pragma once

#include "host/host.h"

/* Loaded or built in; true as well where the kernel loads no modules at all. */
bool module_present(struct host *host, const char *module);
