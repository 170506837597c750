/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* Sends COUNT small UDP datagrams to ADDRESS, as fast as it can; source ports from PORTS sockets in
 * turn. */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define BATCH 512

static int open_socket(const char *address, int port)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(port) };
	int fd = socket(AF_INET, SOCK_DGRAM, 0), size = 4 << 20;

	inet_pton(AF_INET, address, &to.sin_addr);
	setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &size, sizeof(size));
	if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof(to)))
		return -1;
	return fd;
}

int main(int argc, char **argv)
{
	static struct mmsghdr batch[BATCH];
	static struct iovec bytes[BATCH];
	static char payload[18];
	long left = argc > 2 ? atol(argv[2]) : 0, turn = 0;
	int ports = argc > 3 ? atoi(argv[3]) : 1, fds[64];

	if (left <= 0 || ports < 1 || ports > 64)
		return 64;
	for (int i = 0; i < ports; i++) {
		fds[i] = open_socket(argv[1], 9999);
		if (fds[i] < 0) {
			perror("connect");
			return 1;
		}
	}
	for (int i = 0; i < BATCH; i++) {
		bytes[i] = (struct iovec){ payload, sizeof(payload) };
		batch[i].msg_hdr = (struct msghdr){ .msg_iov = &bytes[i], .msg_iovlen = 1 };
	}
	while (left > 0) {
		int sent = sendmmsg(fds[turn++ % ports], batch, left < BATCH ? left : BATCH, 0);

		if (sent > 0)
			left -= sent;
	}
	return 0;
}
