/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * The last resort: kubelet's log folders, /var/log/pods/NAMESPACE_POD_UID, name every pod of the
 * node. Azure's CNI and Calico name a pod's veth after it: "azv" or "cali" and the first 11 hex
 * digits of SHA-1("NAMESPACE.POD"), so the link that is there tells whose it is.
 */
#include <stdio.h>
#include <string.h>

#include "util/sha1.h"
#include "who/source.h"

#define PODS_DIR "/var/log/pods"
#define DIGITS   11

static const char *const prefixes[] = { "azv", "cali" };

static void veth_digits(const struct who_pod *pod, char out[DIGITS + 2])
{
	char text[NAME_NAMESPACE_MAX + NAME_OBJECT_MAX + 1];
	uint8_t digest[SHA1_BYTES];

	snprintf(text, sizeof(text), "%s.%s", pod->namespace, pod->name);
	sha1(text, strlen(text), digest);
	for (int i = 0; i <= DIGITS / 2; i++)
		snprintf(out + i * 2, 3, "%02x", digest[i]);
	out[DIGITS] = '\0';
}

/* "shop_web-7f9c6d5b4-x2x9k_0b7e..": none of the three may have an underscore. */
static bool parse_name(const char *text, struct who_pod *pod)
{
	const char *first = strchr(text, '_'), *second = first ? strchr(first + 1, '_') : NULL;

	if (!second || first == text || second == first + 1)
		return false;
	if ((size_t)(first - text) >= sizeof(pod->namespace) ||
	    (size_t)(second - first - 1) >= sizeof(pod->name))
		return false;
	memcpy(pod->namespace, text, first - text);
	memcpy(pod->name, first + 1, second - first - 1);
	who_copy(pod->uid, sizeof(pod->uid), second + 1);
	return true;
}

static int each_folder(void *ctx, const struct host_entry *entry)
{
	struct who_pod pod = { .source = WHO_LOGS };
	struct who *who = ctx;
	char digits[DIGITS + 2];

	if (!parse_name(entry->name, &pod))
		return 0;
	veth_digits(&pod, digits);
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		snprintf(pod.host_ifname, sizeof(pod.host_ifname), "%s%.*s", prefixes[i], DIGITS,
			 digits);
		if (who_has_link(who, pod.host_ifname)) {
			who_add(who, &pod);
			return 0;
		}
	}
	return 0;
}

int who_logs(struct who *who)
{
	return who_each_entry(who, PODS_DIR, each_folder, who);
}
