/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* links: who host model util */
/* A bundle's config.json, as containerd and as CRI-O keep it. */
#include "one_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct one_file containerd = {
		.dir = "/run/containerd/io.containerd.runtime.v2.task/k8s.io",
		.name = "0a1b",
		.path = "/run/containerd/io.containerd.runtime.v2.task/k8s.io/0a1b/config.json",
		.bytes = bytes,
		.len = size
	};
	struct one_file crio = {
		.dir = "/run/containers/storage/overlay-containers",
		.name = "0a1b",
		.path = "/run/containers/storage/overlay-containers/0a1b/userdata/config.json",
		.bytes = bytes,
		.len = size
	};

	read_one_file(&containerd);
	read_one_file(&crio);
	return 0;
}
