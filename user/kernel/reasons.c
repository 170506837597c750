/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "kernel/reasons.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define CORE_ENUM     "skb_drop_reason"
#define CORE_PREFIX   "SKB_DROP_REASON_"
#define SUBSYS_PREFIX "SKB_DROP_REASON_SUBSYS_"
#define SUBSYS_SHIFT  16

struct reason {
	uint32_t value;
	char name[60];
};

struct reasons {
	bool any;
	unsigned int count;
	struct reason table[REASON_MAX];
};

static int compare(const void *a, const void *b)
{
	const struct reason *x = a, *y = b;

	return x->value < y->value ? -1 : x->value > y->value;
}

/* Enums of subsystems repeat their own name in every value (and "mac80211_drop_reason" has
 * "___RX_DROP..."): keep it as it is. */
static const char *short_name(const char *enum_name, const char *name)
{
	if (strcmp(enum_name, CORE_ENUM) == 0)
		return strncmp(name, CORE_PREFIX, strlen(CORE_PREFIX)) == 0
			       ? name + strlen(CORE_PREFIX)
			       : NULL;
	return name;
}

static int add(void *ctx, const char *enum_name, const char *name, uint32_t value)
{
	struct reasons *reasons = ctx;
	const char *text = short_name(enum_name, name);
	struct reason *reason;

	/* Marks, not reasons: SUBSYS_MASK, MAX; and other enums' small numbers are not drop reasons
	 * at all. */
	if (!text || strcmp(text, "SUBSYS_MASK") == 0 || strcmp(text, "MAX") == 0)
		return 0;
	if (strcmp(enum_name, CORE_ENUM) != 0 && value >> SUBSYS_SHIFT == 0)
		return 0;
	if (reasons->count == REASON_MAX)
		return -E2BIG;
	reason = &reasons->table[reasons->count++];
	reason->value = value;
	snprintf(reason->name, sizeof(reason->name), "%s", text);
	if (strcmp(enum_name, CORE_ENUM) == 0)
		reasons->any = true;
	return 0;
}

int reasons_new(const struct kbtf *kbtf, struct reasons **ret)
{
	struct reasons *reasons = calloc(1, sizeof(*reasons));

	if (!reasons)
		return -ENOMEM;
	kbtf_each_enum_value(kbtf, "drop_reason", add, reasons);
	qsort(reasons->table, reasons->count, sizeof(reasons->table[0]), compare);
	*ret = reasons;
	return 0;
}

void reasons_free(struct reasons *reasons)
{
	free(reasons);
}

bool reasons_any(const struct reasons *reasons)
{
	return reasons->any;
}

const char *reasons_name(const struct reasons *reasons, uint32_t reason)
{
	struct reason key = { .value = reason };
	const struct reason *found =
		bsearch(&key, reasons->table, reasons->count, sizeof(reasons->table[0]), compare);

	return found ? found->name : NULL;
}

int reasons_number(const struct reasons *reasons, const char *name, uint32_t *ret)
{
	for (unsigned int i = 0; i < reasons->count; i++) {
		if (strcmp(reasons->table[i].name, name) == 0) {
			*ret = reasons->table[i].value;
			return 0;
		}
	}
	return -ENOENT;
}
