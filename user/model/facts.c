/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
#include "model/facts.h"

#include <stddef.h>

const char *rule_backend_name(enum rule_backend backend)
{
	static const char *const names[] = {
		[BACKEND_NFT] = "nft",
		[BACKEND_IPTABLES_NFT] = "iptables-nft",
		[BACKEND_IPTABLES_LEGACY] = "iptables-legacy",
		[BACKEND_IPVS] = "ipvs",
		[BACKEND_TC_BPF] = "tc-bpf",
		[BACKEND_XDP] = "xdp",
	};

	return backend < sizeof(names) / sizeof(names[0]) ? names[backend] : NULL;
}
