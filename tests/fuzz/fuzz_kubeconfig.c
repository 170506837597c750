/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* links: who host model util */
/* The line of kubelet's kubeconfig that tells the API server, in any file. */
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
