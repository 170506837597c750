# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""How the lab talks to the machine: network namespaces, commands inside them, sysctls.

A namespace is entered by the calling thread (setns), so a command costs one fork and exec and nothing
else: under an emulated kernel this is what the lab's time is made of.
"""
import contextlib
import ctypes
import fcntl
import os
import socket
import struct
import subprocess

NETNS_DIR = "/run/netns"
CLONE_NEWNET = 0x40000000
SIOCGIFHWADDR = 0x8927

_libc = ctypes.CDLL(None, use_errno=True)


class LabError(Exception):
    """Something that the person at the keyboard must read."""


class Unsupported(LabError):
    """This kernel or this lab lacks what was asked for."""


def setns(fd):
    if _libc.setns(fd, CLONE_NEWNET):
        err = ctypes.get_errno()
        raise OSError(err, "setns: " + os.strerror(err))


@contextlib.contextmanager
def entered(netns):
    """Run the body in namespace @netns (a name); None stays where we are."""
    if netns is None:
        yield
        return
    home = os.open("/proc/thread-self/ns/net", os.O_RDONLY | os.O_CLOEXEC)
    try:
        there = os.open(f"{NETNS_DIR}/{netns}", os.O_RDONLY | os.O_CLOEXEC)
        try:
            setns(there)
        finally:
            os.close(there)
        yield
    finally:
        setns(home)
        os.close(home)


def run(argv, netns=None, text=None, check=True, env=None):
    """Run a command in @netns with @text on its standard input; returns the finished process."""
    try:
        with entered(netns):
            done = subprocess.run(argv, input=text if text is not None else "", text=True,
                                  capture_output=True, check=False, env=env)
    except FileNotFoundError as err:
        raise LabError(f"{argv[0]}: not found, or no namespace {netns}: {err}") from err
    if check and done.returncode:
        said = (done.stderr or done.stdout).strip()[:800]
        raise LabError(f"{' '.join(argv)} in {netns or 'the host'}: {said}")
    return done


def ip(netns, *lines, check=True):
    """Lines of ip(8), all in one process."""
    force = [] if check else ["-force"]
    return run(["/usr/sbin/ip", *force, "-batch", "-"], netns, "\n".join(lines) + "\n", check)


def nft(netns, text, check=True):
    return run(["/usr/sbin/nft", "-f", "-"], netns, text, check)


def sysctl(netns, values):
    """Write {"net.ipv4.ip_forward": 1, ...}; names with an interface use "/" as the separator."""
    with entered(netns):
        for name, value in values.items():
            path = name if "/" in name else name.replace(".", "/")
            with open(f"/proc/sys/{path}", "w", encoding="ascii") as file:
                file.write(str(value))


def read_sysctl(netns, name):
    with entered(netns):
        with open("/proc/sys/" + name.replace(".", "/"), encoding="ascii") as file:
            return file.read().strip()


def read_net(netns, name):
    """/proc/net/@name as @netns sees it."""
    with entered(netns):
        with open(f"/proc/thread-self/net/{name}", encoding="ascii") as file:
            return file.read()


def counter(netns, table, name):
    """A counter of /proc/net/snmp or netstat, such as ("snmp", "Ip.ReasmTimeout")."""
    group, field = name.split(".")
    lines = [line.split() for line in read_net(netns, table).splitlines()
             if line.startswith(group + ":")]
    return int(lines[1][lines[0].index(field)])


def modprobe(*modules):
    """Ask for modules that nothing loads by itself. Their absence shows where they are needed."""
    for module in modules:
        if not os.path.isdir(f"/sys/module/{module}"):
            subprocess.run(["/usr/sbin/modprobe", "-q", module], stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL, check=False)


def has_ip_vs(netns):
    modprobe("ip_vs", "ip_vs_rr")
    with entered(netns):
        return os.path.exists("/proc/thread-self/net/ip_vs")


def has_nft_queue(netns):
    modprobe("nft_queue")
    probe = "table ip dc_probe { chain c { queue num 100; }; }\n"
    return run(["/usr/sbin/nft", "-c", "-f", "-"], netns, probe, check=False).returncode == 0


def mac(netns, dev):
    """Hardware address of a device, six bytes."""
    with entered(netns):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
            asked = struct.pack("256s", dev.encode())
            return fcntl.ioctl(sock, SIOCGIFHWADDR, asked)[18:24]


def netns_exists(name):
    return os.path.exists(f"{NETNS_DIR}/{name}")


def netns_inode(name):
    try:
        return os.stat(f"{NETNS_DIR}/{name}").st_ino
    except OSError:
        return 0


def process_start(pid):
    """Start time of a process in ticks, to know it again; 0 if there is none."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
            return int(file.read().rpartition(")")[2].split()[19])
    except (OSError, IndexError, ValueError):
        return 0
