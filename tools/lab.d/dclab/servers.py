# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""Everything that listens, in one process: pods, API server, the outside host, the remote pods.

Each pod also gets the one process that a real sandbox has, pause. They die with the server.
"""
import ctypes
import json
import os
import selectors
import signal
import socket
import struct

from . import plan
from .system import LabError, entered, process_start

PR_SET_PDEATHSIG, PR_SET_NAME = 1, 15
_libc = ctypes.CDLL(None, use_errno=True)
STREAM = {"tcp": socket.SOCK_STREAM, "udp": socket.SOCK_DGRAM}
RCODE = {"servfail": 2, "nxdomain": 3, "query-refused": 5}


def _open(proto, family, address, port, backlog=64):
    sock = socket.socket(family, STREAM[proto])
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if family == socket.AF_INET6:
        sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    sock.bind((address, port))
    if proto == "tcp":
        sock.listen(backlog)
    sock.setblocking(False)
    return sock


def _listen(proto, port, where="any"):
    """As Go programs do: one dual-stack socket, or the two loopback addresses."""
    if where == "any":
        return [_open(proto, socket.AF_INET6, "::", port)]
    return [_open(proto, socket.AF_INET, "127.0.0.1", port),
            _open(proto, socket.AF_INET6, "::1", port)]


def _stuck_ports():
    """A backlog nobody accepts from, and a receive buffer nobody reads."""
    tcp = _open("tcp", socket.AF_INET6, "::", plan.STUCK_TCP_PORT, backlog=0)
    udp = _open("udp", socket.AF_INET6, "::", plan.STUCK_UDP_PORT)
    udp.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    return [tcp, udp]


def _open_all(lab):
    served, stuck = [], []
    for pod in plan.PODS:
        with entered(lab.ns(pod.key)):
            for proto, port, where in pod.listen:
                served += _listen(proto, port, where)
            if pod.key == "web":
                stuck += _stuck_ports()
    for place, proto, port in (("api", "tcp", 443), ("out", "tcp", 443), ("out", "tcp", 80),
                               ("gw", "tcp", 8080), ("gw", "udp", 8080)):
        with entered(lab.ns(place)):
            served += _listen(proto, port)
    return served, stuck


def _pause(lab, pod):
    """The sandbox's own process."""
    pid = os.fork()
    if pid:
        return pid
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    _libc.prctl(PR_SET_NAME, b"pause", 0, 0, 0)
    fd = os.open(f"/run/netns/{lab.ns(pod.key)}", os.O_RDONLY)
    _libc.setns(fd, 0)
    os.closerange(0, 4096)
    while True:
        signal.pause()


def _name_end(query):
    at = 12
    labels = []
    while at < len(query) and query[at]:
        labels.append(query[at + 1:at + 1 + query[at]].decode("ascii", "replace"))
        at += query[at] + 1
    return labels, at + 1


def _failing(mode_file):
    """The failure that a fault wants for every name, as a response code."""
    try:
        with open(mode_file, encoding="ascii") as file:
            return RCODE.get(file.read().strip())
    except FileNotFoundError:
        return None


def dns_answer(query, failing):
    """An address for the API's name, an empty answer for its AAAA; any other name does not exist."""
    if len(query) < 17:
        return None
    labels, end = _name_end(query)
    question = query[12:end + 4]
    rcode, answer = failing or RCODE["nxdomain"], b""
    if ".".join(labels) == plan.API_NAME and not failing:
        rcode = 0
        if question[-4:-2] == b"\0\1":
            answer = (b"\xc0\x0c\0\1\0\1" + struct.pack("!IH", 30, 4)
                      + socket.inet_aton(plan.API[4]))
    flags = 0x8180 | rcode
    return (query[:2] + struct.pack("!HHHHH", flags, 1, 1 if answer else 0, 0, 0)
            + question + answer)


def _datagram(sock, mode_file):
    data, peer = sock.recvfrom(65535)
    reply = dns_answer(data, _failing(mode_file)) if sock.getsockname()[1] == 53 else data
    if reply:
        sock.sendto(reply, peer)


def _accept(poll, sock):
    conn, _ = sock.accept()
    conn.setblocking(False)
    poll.register(conn, selectors.EVENT_READ, _echo)


def _echo(poll, conn):
    data = conn.recv(65535)
    if data:
        conn.send(data)
        return
    poll.unregister(conn)
    conn.close()


def _ready(poll, key, mode_file):
    sock = key.fileobj
    if key.data:
        key.data(poll, sock)
    elif sock.type == socket.SOCK_STREAM:
        _accept(poll, sock)
    else:
        _datagram(sock, mode_file)


def _loop(served, mode_file):
    poll = selectors.DefaultSelector()
    for sock in served:
        poll.register(sock, selectors.EVENT_READ, None)
    while True:
        for key, _ in poll.select():
            try:
                _ready(poll, key, mode_file)
            except OSError:
                if key.data:
                    poll.unregister(key.fileobj)
                    key.fileobj.close()


def _child(lab, report, permit):
    os.setsid()
    _libc.prctl(PR_SET_NAME, b"lab-servers", 0, 0, 0)
    null = os.open("/dev/null", os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, signal.SIG_DFL)
    pauses = {pod.key: _pause(lab, pod) for pod in plan.PODS}
    served, stuck = _open_all(lab)
    os.write(report, json.dumps(pauses).encode())
    os.close(report)
    if os.read(permit, 1):
        _loop(served, lab.dns_mode_file)
    del stuck       # open until here: nobody accepts or reads, that is what they are for


def start(lab):
    """Fork the server. Returns (its process, pause processes by pod, a descriptor) once every socket listens. The
    server ends by itself if the descriptor is closed before a byte was written to it: nobody knows of it then."""
    ours, theirs = os.pipe()
    permit, grant = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            os.close(ours)
            os.close(grant)
            _child(lab, theirs, permit)
        except BaseException as err:  # the parent prints what it was
            os.write(theirs, f"!{err!r}".encode())
        finally:
            os._exit(1)
    os.close(theirs)
    os.close(permit)
    with os.fdopen(ours, "rb") as pipe:
        said = pipe.read().decode()
    if not said.startswith("{"):
        os.close(grant)
        os.waitpid(pid, 0)
        raise LabError(f"servers did not start: {said[1:] or 'no reason given'}")
    return pid, json.loads(said), grant


def stop(pid, started):
    """Kill the server if @pid is still the process that @started then, and wait until it is gone."""
    if not pid or process_start(pid) != started:
        return
    gone = os.pidfd_open(pid)
    try:
        os.kill(pid, signal.SIGKILL)
        poll = selectors.DefaultSelector()
        poll.register(gone, selectors.EVENT_READ)
        poll.select(5)
        try:
            os.waitpid(pid, 0)
        except ChildProcessError:
            pass
    finally:
        os.close(gone)
