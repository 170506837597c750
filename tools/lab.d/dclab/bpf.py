# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""A policy engine's tc program in nine instructions: drops TCP, lets everything else pass.

ARP and neighbour discovery must pass, or the pod would lose its gateway instead of meeting the program. The
program is loaded by bpf(2) itself: no compiler, no libbpf, any kernel.
"""
import contextlib
import ctypes
import os
import resource
import struct

from .system import LabError

BPF_PROG_LOAD, BPF_PROG_TYPE_SCHED_CLS = 5, 3
SYS_BPF = {"x86_64": 321, "aarch64": 280}
TC_ACT_SHOT, TC_ACT_UNSPEC = 2, -1
IPPROTO_TCP = 6
SKB_PROTOCOL = 16           # offsetof(struct __sk_buff, protocol)
V4_PROTOCOL, V6_NEXT = 14 + 9, 14 + 6   # behind the Ethernet header
NAME_MAX = 15               # BPF_OBJ_NAME_LEN - 1
_libc = ctypes.CDLL(None, use_errno=True)


def _insn(code, dst=0, src=0, off=0, imm=0):
    return struct.pack("=BBhi", code, src << 4 | dst, off, imm)


def _big_endian(ethertype):
    return struct.unpack("=H", struct.pack("!H", ethertype))[0]


def _drop_tcp():
    mov_reg, mov, load_word, load_byte, jump_eq, jump, leave = (0xBF, 0xB7, 0x61, 0x30, 0x15,
                                                                0x05, 0x95)
    return b"".join((
        _insn(mov_reg, dst=6, src=1),
        _insn(load_word, dst=2, src=6, off=SKB_PROTOCOL),
        _insn(jump_eq, dst=2, off=5, imm=_big_endian(0x0800)),   # to the IPv4 load
        _insn(jump_eq, dst=2, off=2, imm=_big_endian(0x86DD)),   # to the IPv6 load
        _insn(mov, dst=0, imm=TC_ACT_UNSPEC),
        _insn(leave),
        _insn(load_byte, imm=V6_NEXT),
        _insn(jump, off=1),
        _insn(load_byte, imm=V4_PROTOCOL),
        _insn(jump_eq, dst=0, off=2, imm=IPPROTO_TCP),
        _insn(mov, dst=0, imm=TC_ACT_UNSPEC),
        _insn(leave),
        _insn(mov, dst=0, imm=TC_ACT_SHOT),
        _insn(leave)))


def load_drop_tcp(name):
    """Load the program under @name (the kernel keeps 15 characters); the caller closes the descriptor."""
    with contextlib.suppress(ValueError, OSError):      # counts before 5.11 only; not everybody may raise it
        resource.setrlimit(resource.RLIMIT_MEMLOCK, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    code, license_, log = _drop_tcp(), ctypes.create_string_buffer(b"GPL"), \
        ctypes.create_string_buffer(4096)
    insns = ctypes.create_string_buffer(code, len(code))
    attributes = ctypes.create_string_buffer(struct.pack(
        "=IIQQIIQII16s", BPF_PROG_TYPE_SCHED_CLS, len(code) // 8, ctypes.addressof(insns),
        ctypes.addressof(license_), 1, len(log), ctypes.addressof(log), 0, 0,
        name[:NAME_MAX].encode()), 128)
    fd = _libc.syscall(SYS_BPF[os.uname().machine], BPF_PROG_LOAD, attributes, 128)
    if fd < 0:
        err = ctypes.get_errno()
        raise LabError(f"loading {name}: {os.strerror(err)}: {log.value.decode(errors='replace')}")
    return fd
