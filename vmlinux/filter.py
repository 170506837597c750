#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""Which types of this kernel does a network probe need?

usage: filter.py TYPES IMAGE MODULES_DIR > OUT.btf

Reads the BTF of a kernel image and of the modules that TYPES names, keeps the types that TYPES lists with everything that they
contain by value, and writes that as one stand-alone BTF blob, for `bpftool btf dump file OUT.btf format c`.
What is only pointed to becomes a forward declaration. The same input gives the same bytes.

The format is that of Documentation/bpf/btf.rst in the kernel's tree.
"""

import fnmatch
import glob
import lzma
import re
import struct
import subprocess
import sys
import zlib

INT, PTR, ARRAY, STRUCT, UNION, ENUM, FWD, TYPEDEF, VOLATILE, CONST, RESTRICT, FUNC, FUNC_PROTO, VAR, DATASEC, \
    FLOAT, DECL_TAG, TYPE_TAG, ENUM64 = range(1, 20)
# Bytes after the 12 of every type: (once, for each of its vlen entries).
TAIL = {INT: (4, 0), ARRAY: (12, 0), STRUCT: (0, 12), UNION: (0, 12), ENUM: (0, 8), FUNC_PROTO: (0, 8), VAR: (4, 0),
        DATASEC: (0, 12), DECL_TAG: (4, 0), ENUM64: (0, 12)}
MODIFIERS = (TYPEDEF, VOLATILE, CONST, RESTRICT)
# The word before a name in TYPES -> kinds that it can mean. Two more words: module, whose types are searched too, and
# value, for the enum without a name that holds this enumerator.
WORDS = {"struct": (STRUCT,), "union": (UNION,), "enum": (ENUM, ENUM64), "typedef": (TYPEDEF,)}


# --- where BTF is found ---

def decompress(data):
    """The first compressed stream of data; data itself when it is not compressed."""
    if data.startswith(b"\x1f\x8b"):
        return zlib.decompressobj(31).decompress(data)
    if data.startswith(b"\xfd7zXZ\0"):
        return lzma.LZMADecompressor().decompress(data)
    if data.startswith(b"\x28\xb5\x2f\xfd"):
        return subprocess.run(["zstd", "-dcq"], input=data, stdout=subprocess.PIPE, check=True).stdout
    return data


def kernel_payload(image):
    """The kernel proper inside an x86 bzImage, an EFI zboot image, a gzipped or a plain Image."""
    if image[0x202:0x206] == b"HdrS":  # Documentation/arch/x86/boot.rst
        start = (image[0x1f1] + 1) * 512 + struct.unpack_from("<I", image, 0x248)[0]
        length = struct.unpack_from("<I", image, 0x24c)[0]
        return decompress(image[start:start + length - 4])  # the last 4 bytes tell the unpacked size
    if image[:2] == b"MZ" and image[4:8] == b"zimg":  # drivers/firmware/efi/libstub/zboot-header.S
        start, length = struct.unpack_from("<II", image, 8)
        return decompress(image[start:start + length])
    return decompress(image)


def find_btf(kernel):
    """The .BTF section's bytes; an arm64 Image has lost its section table, so look for a header that is sound."""
    at = -1
    while (at := kernel.find(b"\x9f\xeb\x01\x00", at + 1)) >= 0:
        try:
            hdr_len, type_off, type_len, str_off, str_len = struct.unpack_from("<5I", kernel, at + 4)
        except struct.error:
            break
        end = at + hdr_len + str_off + str_len
        if 24 <= hdr_len <= 64 and type_off == 0 and str_off >= type_len > 1 << 20 and end <= len(kernel) \
                and kernel[at + hdr_len + str_off] == 0 and kernel[end - 1] == 0:
            return kernel[at:end]
    sys.exit("filter.py: no BTF in the kernel image")


def elf_sections(elf):
    """name -> bytes of an ELF64 little-endian file."""
    shoff = struct.unpack_from("<Q", elf, 0x28)[0]
    entsize, count, names = struct.unpack_from("<3H", elf, 0x3a)
    heads = [struct.unpack_from("<IIQQQQ", elf, shoff + i * entsize) for i in range(count)]
    name_at = heads[names][4]
    return {elf[name_at + h[0]:elf.index(b"\0", name_at + h[0])].decode(): elf[h[4]:h[4] + h[5]] for h in heads}


# --- BTF as objects ---

class Type:
    """One BTF type. `refs` are the types it names: of a struct its members', of a function result and parameters."""

    def __init__(self, btf, name, info, size, tail):
        self.btf, self.name, self.info, self.size, self.tail = btf, name, info, size, tail
        self.kind, self.vlen = info >> 24 & 0x1f, info & 0xffff

    def entries(self):
        """(name offset, second word, third word) of each member, parameter or enumerator."""
        width = TAIL[self.kind][1]
        return [struct.unpack_from("<3I" if width == 12 else "<2I", self.tail, i * width) for i in range(self.vlen)]

    def refs(self):
        if self.kind in (STRUCT, UNION):
            return [self.btf.type(e[1]) if e[0] else self.btf.unnamed(e[1]) for e in self.entries()]
        if self.kind == FUNC_PROTO:
            return [self.btf.type(self.size)] + [self.btf.type(e[1]) for e in self.entries()]
        if self.kind == ARRAY:
            return [self.btf.type(i) for i in struct.unpack_from("<2I", self.tail)]
        return [self.btf.type(self.size)] if self.kind == PTR or self.kind in MODIFIERS else []


class Btf:
    """The types of one BTF blob on top of those of `base`; `known`: what was defined before it, by (kind, name)."""

    def __init__(self, blob, base=None, known=None):
        self.known, self.types, self.clones = known, list(base.types) if base else [None], {}
        hdr_len, _, type_len, str_off, str_len = struct.unpack_from("<5I", blob, 4)
        base_strings = base.strings if base else b""
        self.strings = base_strings + blob[hdr_len + str_off:hdr_len + str_off + str_len]
        at, end = hdr_len, hdr_len + type_len
        while at < end:
            name, info, size = struct.unpack_from("<3I", blob, at)
            once, each = TAIL.get(info >> 24 & 0x1f, (0, 0))
            after = at + 12 + once + each * (info & 0xffff)
            self.types.append(Type(self, self.string(name), info, size, blob[at + 12:after]))
            at = after

    def string(self, offset):
        return self.strings[offset:self.strings.index(b"\0", offset)].decode()

    def type(self, number):
        """Type `number`, without tags; of a module's copy of a type, the one known before. None is void."""
        t = self.types[number]
        while t and t.kind == TYPE_TAG:
            t = t.btf.types[t.size]
        if t and t.name and self.known:
            kind = (UNION if t.info >> 31 else STRUCT) if t.kind == FWD else t.kind
            return self.known.get((kind, t.name), t)
        return t

    def unnamed(self, number):
        """The type of a member without a name. The kernel embeds named structs so (-fms-extensions); plain C cannot."""
        t = self.type(number)
        if not t.name:
            return t
        return self.clones.setdefault(t, Type(t.btf, "", t.info, t.size, t.tail))

    def definitions(self):
        return [t for t in self.types[1:] if t.size or t.vlen]


# --- what is kept ---

def closure(roots):
    """(complete types, structs that are only pointed to), each in order of discovery."""
    complete, opaque, seen = {}, {}, set()
    todo = [(t, True) for t in reversed(roots)]
    while todo:
        t, by_value = todo.pop()
        if t is None or (t, by_value) in seen:
            continue
        seen.add((t, by_value))
        if t.kind in (STRUCT, UNION) and t.name and not by_value:
            opaque[t] = True
            continue
        complete[t] = True
        if t.kind == PTR or t.kind == FUNC_PROTO:
            by_value = False
        elif t.kind not in MODIFIERS:
            by_value = True
        todo += [(r, by_value) for r in reversed(t.refs())]
    return list(complete), [t for t in opaque if t not in complete]


class Writer:
    """Types into a new blob, with numbers and strings of its own."""

    def __init__(self, complete, opaque):
        # Several opaque types of one name are one declaration.
        declared = {}
        for t in opaque:
            declared.setdefault((t.kind, t.name), len(complete) + 1 + len(declared))
        self.number = {t: i + 1 for i, t in enumerate(complete)}
        self.number.update({t: declared[t.kind, t.name] for t in opaque})
        self.strings, self.offsets = bytearray(b"\0"), {"": 0}
        body = b"".join(self.encode(t) for t in complete)
        for kind, name in declared:
            body += struct.pack("<3I", self.string(name), FWD << 24 | (kind == UNION) << 31, 0)
        self.blob = struct.pack("<HBBIIIII", 0xeb9f, 1, 0, 24, 0, len(body), len(body), len(self.strings)) \
            + body + self.strings

    def string(self, text):
        if text not in self.offsets:
            self.offsets[text] = len(self.strings)
            self.strings += text.encode() + b"\0"
        return self.offsets[text]

    def encode(self, t):
        number = [self.number.get(r, 0) for r in t.refs()]
        size, tail = t.size, t.tail
        if t.kind == ARRAY:
            tail = struct.pack("<2I", *number) + t.tail[8:]
        elif t.kind in (STRUCT, UNION):
            tail = b"".join(struct.pack("<3I", self.string(t.btf.string(e[0])), n, e[2])
                            for e, n in zip(t.entries(), number))
        elif t.kind == FUNC_PROTO:
            size = number[0]
            tail = b"".join(struct.pack("<2I", self.string(t.btf.string(e[0])), n)
                            for e, n in zip(t.entries(), number[1:]))
        elif t.kind in (ENUM, ENUM64):
            tail = b"".join(struct.pack(f"<{len(e)}I", self.string(t.btf.string(e[0])), *e[1:]) for e in t.entries())
        elif number:
            size = number[0]
        return struct.pack("<3I", self.string(t.name), t.info, size) + tail


def read_list(path):
    """(word, name) of each line of the list."""
    lines = (line.split("#")[0].split() for line in open(path, encoding="ascii"))
    return [tuple(words) for words in lines if words]


def find_roots(word, name, core, known):
    """The types that one line of the list means."""
    if word == "value":
        found = [t for t in core.types[1:] if t.kind in WORDS["enum"] and not t.name
                 and fnmatch.filter((core.string(e[0]) for e in t.entries()), name)]
    elif re.search(r"[*?[]", name):
        found = [t for (kind, n), t in known.items() if kind in WORDS[word] and fnmatch.fnmatchcase(n, name)]
    else:
        found = [known[kind, name] for kind in WORDS[word] if (kind, name) in known]
    if not found:
        sys.exit(f"filter.py: no such type: {word} {name}")
    return found


def module_btf(name, directory, core, known):
    path = next(iter(sorted(glob.glob(f"{glob.escape(directory)}/kernel/**/{name}.ko*", recursive=True))), None)
    sections = elf_sections(decompress(open(path, "rb").read())) if path else {}
    if ".BTF" not in sections:
        sys.exit(f"filter.py: module {name} is not there or has no BTF")
    # Since 6.11 a module carries the few names of its base; before, its numbers go on from the kernel's.
    base = Btf(sections[".BTF.base"]) if ".BTF.base" in sections else core
    return Btf(sections[".BTF"], base, known)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    types, image, modules = sys.argv[1:]
    wanted = read_list(types)
    core = Btf(find_btf(kernel_payload(open(image, "rb").read())))
    known = {}
    # What is found first counts: the kernel's, then the modules' in the order of the list.
    for t in core.definitions():
        known.setdefault((t.kind, t.name), t)
    for word, name in wanted:
        if word == "module":
            for t in module_btf(name, modules, core, known).definitions():
                known.setdefault((t.kind, t.name), t)
    roots = [t for word, name in wanted if word != "module" for t in find_roots(word, name, core, known)]
    sys.stdout.buffer.write(Writer(*closure(list(dict.fromkeys(roots)))).blob)


if __name__ == "__main__":
    main()
