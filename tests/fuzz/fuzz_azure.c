/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* links: who host model util */
/* Azure's two files of all pods, whatever was written into them. */
#include "one_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct one_file vnet = { .path = "/var/run/azure-vnet.json", .bytes = bytes, .len = size };
	struct one_file cns = { .path = "/var/run/azure-cns/azure-endpoints.json",
				.bytes = bytes,
				.len = size };

	read_one_file(&vnet);
	read_one_file(&cns);
	return 0;
}
