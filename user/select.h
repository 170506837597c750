/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Did they ask for this one? --pod --service -n --iface --cause --reason and friends. */
#pragma once

#include <stdbool.h>

#include "model/finding.h"
#include "options.h"

bool select_wants(const struct options *options, const struct obs *obs, const struct facts *facts,
		  const struct finding *finding);
