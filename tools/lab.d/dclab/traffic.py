# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""The packets that show a fault: each function sends one or a few from the right namespace and says in one
word what the client saw.

    connected answered refused reset timeout net-unreach host-unreach prohibited too-big sent
"""
import errno
import os
import select
import socket
import struct
import time

from . import plan
from .system import counter, entered, mac

SEEN = {errno.ECONNREFUSED: "refused", errno.ECONNRESET: "reset", errno.ENETUNREACH: "net-unreach",
        errno.EHOSTUNREACH: "host-unreach", errno.EACCES: "prohibited", errno.EMSGSIZE: "too-big",
        errno.EPERM: "not-permitted"}
IP_MTU_DISCOVER, IPV6_MTU_DISCOVER, IPV6_DONTFRAG, PMTUDISC_DO = 10, 23, 62, 2
RAW_PORT = 40000
ACK, SYN = 0x10, 0x02


def seen(err):
    if isinstance(err, TimeoutError):
        return "timeout"
    return SEEN.get(err.errno, errno.errorcode.get(err.errno, str(err)).lower())


def _socket(address, kind, timeout):
    sock = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, kind)
    sock.settimeout(timeout)
    return sock


def tcp(netns, address, port, timeout, ttl=None):
    """One connect()."""
    with entered(netns), _socket(address, socket.SOCK_STREAM, timeout) as sock:
        if ttl:
            sock.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, ttl)
        try:
            sock.connect((address, port))
            return "connected"
        except OSError as err:
            return seen(err)


def udp(netns, address, port, timeout, payload=b"x", whole=False):
    """One datagram and its answer. @whole: it must not be fragmented."""
    with entered(netns), _socket(address, socket.SOCK_DGRAM, timeout) as sock:
        try:
            if whole:
                _forbid_fragments(sock)
            sock.connect((address, port))
            sock.send(payload)
            sock.recv(65535)
            return "answered"
        except OSError as err:
            return seen(err)


def _forbid_fragments(sock):
    if sock.family == socket.AF_INET:
        sock.setsockopt(socket.IPPROTO_IP, IP_MTU_DISCOVER, PMTUDISC_DO)
        return
    sock.setsockopt(socket.IPPROTO_IPV6, IPV6_MTU_DISCOVER, PMTUDISC_DO)
    sock.setsockopt(socket.IPPROTO_IPV6, IPV6_DONTFRAG, 1)


def flood(netns, address, port, count, size):
    """@count datagrams that nobody answers."""
    with entered(netns), _socket(address, socket.SOCK_DGRAM, 1) as sock:
        for _ in range(count):
            sock.sendto(b"x" * size, (address, port))
    return "sent"


def crowd(netns, address, port, count, timeout):
    """@count connections, all kept open; what the last one saw."""
    kept, word = [], "none"
    with entered(netns):
        for _ in range(count):
            sock = _socket(address, socket.SOCK_STREAM, timeout)
            kept.append(sock)
            try:
                sock.connect((address, port))
                word = "connected"
            except OSError as err:
                word = seen(err)
                break
    for sock in kept:
        sock.close()
    return word


def close_unread(netns, address, port, timeout):
    """Close a connection while an answer waits in the socket: the kernel resets it."""
    with entered(netns), _socket(address, socket.SOCK_STREAM, timeout) as sock:
        try:
            sock.connect((address, port))
            sock.send(b"hello")
            if not select.select([sock], [], [], timeout)[0]:
                return "timeout"
            return "connected"
        except OSError as err:
            return seen(err)


def dns(netns, server, name, timeout):
    """One A query; answered, or the name of the failure."""
    labels = b"".join(bytes([len(part)]) + part.encode() for part in name.split("."))
    query = struct.pack("!HHHHHH", os.getpid() & 0xFFFF, 0x0100, 1, 0, 0, 0) + labels \
        + b"\0\0\1\0\1"
    with entered(netns), _socket(server, socket.SOCK_DGRAM, timeout) as sock:
        try:
            sock.connect((server, 53))
            sock.send(query)
            rcode = sock.recv(512)[3] & 15
        except OSError as err:
            return seen(err)
    return {0: "answered", 2: "servfail", 3: "nxdomain", 5: "query-refused"}.get(rcode, str(rcode))


# Packets that no socket would send. IPv4 only.

def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    total = (total >> 16) + (total & 0xFFFF)
    return ~(total + (total >> 16)) & 0xFFFF


def ipv4(source, target, proto, payload, fragment=0):
    head = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(payload), 0x4242, fragment, 64, proto, 0,
                       socket.inet_aton(source), socket.inet_aton(target))
    return head[:10] + struct.pack("!H", checksum(head)) + head[12:] + payload


def tcp_segment(source, target, port, flags, bad_checksum=False):
    head = struct.pack("!HHIIBBHHH", RAW_PORT, port, 1, 1 if flags & ACK else 0, 0x50, flags,
                       1024, 0, 0)
    pseudo = socket.inet_aton(source) + socket.inet_aton(target) + struct.pack("!HH", 6, len(head))
    right = checksum(pseudo + head)
    return head[:16] + struct.pack("!H", right ^ (0x5555 if bad_checksum else 0)) + head[18:]


def send_raw(netns, packet):
    """Send a whole IPv4 packet by the namespace's own routes."""
    with entered(netns), socket.socket(socket.AF_INET, socket.SOCK_RAW,
                                       socket.IPPROTO_RAW) as sock:
        sock.sendto(packet, (socket.inet_ntoa(packet[16:20]), 0))
    return "sent"


def send_frame(netns, dev, to_mac, packet):
    """Send an IPv4 packet to a neighbour, past all routing."""
    with entered(netns), socket.socket(socket.AF_PACKET, socket.SOCK_RAW) as sock:
        sock.bind((dev, 0))
        sock.send(to_mac + mac(None, dev) + b"\x08\x00" + packet)
    return "sent"


def first_fragment(netns, source, target, watched):
    """The first fragment of a datagram whose rest never comes; waits until @watched gave it up."""
    before = counter(watched, "snmp", "Ip.ReasmFails")
    data = struct.pack("!HHHH", RAW_PORT, 8080, 2008, 0) + b"x" * 1000
    send_raw(netns, ipv4(source, target, socket.IPPROTO_UDP, data, fragment=0x2000))
    deadline = time.monotonic() + 10
    while counter(watched, "snmp", "Ip.ReasmFails") == before:
        if time.monotonic() > deadline:
            return "timeout"
        select.select([], [], [], 0.02)
    return "sent"


def stray_segment(netns, source, target, flags, bad_checksum=False):
    """A TCP segment of no connection."""
    segment = tcp_segment(source, target, 8080, flags, bad_checksum)
    return send_raw(netns, ipv4(source, target, socket.IPPROTO_TCP, segment))


def to_localnet(netns, dev, to_mac):
    """A SYN for the neighbour's 127.0.0.1."""
    source, target = plan.GATEWAY[4], "127.0.0.1"
    segment = tcp_segment(source, target, 10249, SYN)
    return send_frame(netns, dev, to_mac, ipv4(source, target, socket.IPPROTO_TCP, segment))
