# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""Netlink requests that save a process or a package: conntrack, tc with a BPF program, IPVS."""
import os
import socket
import struct

from .system import LabError, entered

NETLINK_ROUTE, NETLINK_NETFILTER, NETLINK_GENERIC = 0, 12, 16
NLM_F_REQUEST, NLM_F_ACK, NLM_F_EXCL, NLM_F_CREATE = 1, 4, 0x200, 0x400
NLMSG_ERROR, NLA_F_NESTED = 2, 0x8000
RTM_NEWQDISC, RTM_DELQDISC, RTM_NEWTFILTER = 36, 37, 44
TC_H_CLSACT = 0xFFFFFFF1
TC_PARENT = {"ingress": 0xFFFFFFF2, "egress": 0xFFFFFFF3}
TCA_KIND, TCA_OPTIONS = 1, 2
TCA_BPF_FD, TCA_BPF_NAME, TCA_BPF_FLAGS = 6, 7, 8
TCA_BPF_FLAG_ACT_DIRECT = 1
ETH_P_ALL = 3
IPCTNL_MSG_CT_DELETE = 0x0102


def attr(kind, data):
    if isinstance(data, int):
        data = struct.pack("=I", data)
    if isinstance(data, str):
        data = data.encode() + b"\0"
    length = 4 + len(data)
    return struct.pack("=HH", length, kind) + data + b"\0" * (-length % 4)


def nest(kind, *attrs):
    return attr(kind | NLA_F_NESTED, b"".join(attrs))


def request(netns, protocol, kind, body, flags=0):
    """One request; returns the payload of an answer that is no acknowledgement, b"" without one."""
    with entered(netns), socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, protocol) as sock:
        head = struct.pack("=IHHII", 16 + len(body), kind, NLM_F_REQUEST | NLM_F_ACK | flags, 1, 0)
        sock.send(head + body)
        answer = b""
        while True:
            data = sock.recv(65536)
            while len(data) >= 16:
                length, kind = struct.unpack_from("=IH", data)
                if kind == NLMSG_ERROR:
                    return _acknowledged(struct.unpack_from("=i", data, 16)[0], answer)
                answer, data = data[16:length], data[(length + 3) & ~3:]


def _acknowledged(err, answer):
    if err:
        raise OSError(-err, os.strerror(-err))
    return answer


def flush_conntrack(netns):
    """Forget every connection of @netns."""
    request(netns, NETLINK_NETFILTER, IPCTNL_MSG_CT_DELETE, struct.pack("=BBH", 0, 0, 0))


def _tcmsg(ifindex, handle, parent, info=0):
    return struct.pack("=BBHiIII", 0, 0, 0, ifindex, handle, parent, info)


def _ifindex(netns, dev):
    with entered(netns):
        return socket.if_nametoindex(dev)


def add_clsact(netns, dev):
    body = _tcmsg(_ifindex(netns, dev), 0xFFFF0000, TC_H_CLSACT) + attr(TCA_KIND, "clsact")
    request(netns, NETLINK_ROUTE, RTM_NEWQDISC, body, NLM_F_CREATE | NLM_F_EXCL)


def delete_clsact(netns, dev):
    body = _tcmsg(_ifindex(netns, dev), 0xFFFF0000, TC_H_CLSACT) + attr(TCA_KIND, "clsact")
    request(netns, NETLINK_ROUTE, RTM_DELQDISC, body)


def add_bpf_filter(netns, dev, direction, fd, name):
    """`tc filter add dev DEV DIRECTION prio 1 bpf direct-action`."""
    info = 1 << 16 | socket.htons(ETH_P_ALL)
    options = nest(TCA_OPTIONS, attr(TCA_BPF_FD, fd), attr(TCA_BPF_NAME, name),
                   attr(TCA_BPF_FLAGS, TCA_BPF_FLAG_ACT_DIRECT))
    body = _tcmsg(_ifindex(netns, dev), 1, TC_PARENT[direction], info) + attr(TCA_KIND, "bpf")
    request(netns, NETLINK_ROUTE, RTM_NEWTFILTER, body + options, NLM_F_CREATE | NLM_F_EXCL)


def generic_family(netns, name):
    """Number of a generic netlink family."""
    get_family, ctrl = 3, 16
    body = struct.pack("=BBH", get_family, 1, 0) + attr(2, name)
    answer = request(netns, NETLINK_GENERIC, ctrl, body)[4:]
    while len(answer) >= 4:
        length, kind = struct.unpack_from("=HH", answer)
        if kind == 1:
            return struct.unpack_from("=H", answer, 4)[0]
        answer = answer[(length + 3) & ~3:]
    raise LabError(f"generic netlink family {name}: not there")
