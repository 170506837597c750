/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/*
 * Where is the API server? kubelet's kubeconfig says, "    server: https://HOST:443"; a name counts
 * only where /etc/hosts pins it, as AKS does on private clusters: no question is asked of a
 * resolver.
 */
#include <stdlib.h>
#include <string.h>

#include "util/cleanup.h"
#include "who/source.h"

#define KUBECONFIG "/var/lib/kubelet/kubeconfig"
#define HOSTS      "/etc/hosts"
#define HOST_MAX   254

/* The host of the first "server:" line. */
static bool find_server(char *text, char out[HOST_MAX])
{
	char *rest = text, *line, *host;
	size_t len;

	while ((line = strsep(&rest, "\n"))) {
		line += strspn(line, " \t-");
		if (strncmp(line, "server:", 7) != 0)
			continue;
		line += 7 + strspn(line + 7, " \t\"'");
		host = strstr(line, "://");
		host = host ? host + 3 : line;
		if (*host == '[') {
			host++;
			len = strcspn(host, "]");
		} else {
			len = strcspn(host, ":/\"' \t\r");
		}
		if (len == 0 || len >= HOST_MAX)
			return false;
		memcpy(out, host, len);
		out[len] = '\0';
		return true;
	}
	return false;
}

/* "ADDRESS NAME NAME # comment" */
static void parse_pin(struct who *who, char *line, const char *name)
{
	char *save = NULL, *word;
	struct addr addr;

	line[strcspn(line, "#")] = '\0';
	word = strtok_r(line, " \t\r", &save);
	if (!word || addr_parse(word, &addr))
		return;
	while ((word = strtok_r(NULL, " \t\r", &save))) {
		if (strcasecmp(word, name) == 0)
			who_add_apiserver(who, &addr);
	}
}

static void find_pins(struct who *who, const char *name)
{
	_cleanup_free_ char *text = NULL;
	char *rest, *line;
	size_t len;

	if (host_read_file(who_host(who), HOSTS, SOURCE_FILE_MAX, &text, &len))
		return;
	rest = text;
	while ((line = strsep(&rest, "\n")))
		parse_pin(who, line, name);
}

int who_kubeconfig(struct who *who)
{
	_cleanup_free_ char *text = NULL;
	char name[HOST_MAX];
	struct addr addr;
	size_t len;

	if (host_read_file(who_host(who), KUBECONFIG, SOURCE_FILE_MAX, &text, &len) ||
	    !find_server(text, name))
		return 0;
	if (!addr_parse(name, &addr))
		who_add_apiserver(who, &addr);
	else
		find_pins(who, name);
	return 0;
}
