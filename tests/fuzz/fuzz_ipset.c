/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* links: ruleset host model util */
/* Bytes are the messages of one listing. */
#include <stdlib.h>
#include <string.h>

#include "ruleset/ipset.h"

/* The message at @at, in memory of exactly its size; its length in *ret_len. free(). */
static struct nlmsghdr *copy_message(const uint8_t *at, size_t left, size_t *ret_len)
{
	struct nlmsghdr *copy, head;

	memcpy(&head, at, sizeof(head));
	*ret_len = head.nlmsg_len < sizeof(head) || head.nlmsg_len > left ? left : head.nlmsg_len;
	copy = malloc(*ret_len);
	memcpy(copy, at, *ret_len);
	copy->nlmsg_len = (uint32_t)*ret_len;
	return copy;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ipset_listing listing = { .entries = { .item_size = sizeof(struct ipset_entry) } };
	int err = 0;

	if (ruleset_new(1, &listing.ruleset))
		return 0;
	while (!err && size >= sizeof(struct nlmsghdr)) {
		size_t len, step;
		struct nlmsghdr *message = copy_message(data, size, &len);

		err = ipset_take(&listing, message);
		free(message);
		step = NLMSG_ALIGN(len) < size ? NLMSG_ALIGN(len) : size;
		data += step;
		size -= step;
	}
	ipset_listing_end(&listing);
	for (const struct ipset *set = listing.ruleset->ipsets; set; set = set->next)
		ipset_find(listing.ruleset, set->name);
	ruleset_free(listing.ruleset);
	return 0;
}
