/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* links: who host model util */
/* A CNI result, and the same bytes as a CNI configuration, name pods or nobody. */
#include "one_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct one_file result = { .dir = "/var/lib/cni/results",
				   .name = "net-0a1b-eth0",
				   .path = "/var/lib/cni/results/net-0a1b-eth0",
				   .bytes = bytes,
				   .len = size };
	struct one_file config = { .dir = "/etc/cni/net.d",
				   .name = "10-net.conflist",
				   .path = "/etc/cni/net.d/10-net.conflist",
				   .bytes = bytes,
				   .len = size };

	read_one_file(&result);
	read_one_file(&config);
	return 0;
}
