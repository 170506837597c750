/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* The line of kubelet's kubeconfig that tells the API server, in any file. links: who host model
 * util */
#include "one_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct one_file kubeconfig = { .path = "/var/lib/kubelet/kubeconfig",
				       .bytes = bytes,
				       .len = size };

	read_one_file(&kubeconfig);
	return 0;
}
