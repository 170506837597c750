/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "sink/sink.h"

#include <string.h>

#define SINK(ops) extern const struct sink_ops ops;
#include "sink/sinks.def"
#undef SINK

#define SINK(ops) &ops,
static const struct sink_ops *const sinks[] = {
#include "sink/sinks.def"
};
#undef SINK

const struct sink_ops *sink_at(unsigned int index)
{
	return index < sizeof(sinks) / sizeof(sinks[0]) ? sinks[index] : NULL;
}

const struct sink_ops *sink_find(const char *name)
{
	for (size_t i = 0; i < sizeof(sinks) / sizeof(sinks[0]); i++)
		if (strcmp(sinks[i]->name, name) == 0)
			return sinks[i];
	return NULL;
}
