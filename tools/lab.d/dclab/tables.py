# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""Collects iptables rules and writes them in the form of iptables-restore(8)."""

BUILTIN = {"raw": ("PREROUTING", "OUTPUT"),
           "mangle": ("PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING"),
           "nat": ("PREROUTING", "INPUT", "OUTPUT", "POSTROUTING"),
           "filter": ("INPUT", "FORWARD", "OUTPUT"),
           "security": ("INPUT", "FORWARD", "OUTPUT")}


class Rules:
    """Rules of one family. Chains are written in the order in which they were first named."""

    def __init__(self, family):
        self.family = family
        self._chains = {}
        self._rules = {}

    def chain(self, table, *names):
        for name in names:
            if name not in BUILTIN[table]:
                self._chains.setdefault(table, {})[name] = True
        self._rules.setdefault(table, [])

    def add(self, table, chain, *words):
        self.chain(table, chain)
        self._rules[table].append(f"-A {chain} " + " ".join(words))

    def insert(self, table, chain, *words):
        """In front of what is there: how policy engines hook themselves in."""
        self._rules.setdefault(table, []).append(f"-I {chain} 1 " + " ".join(words))

    def restore(self, builtin=True):
        """@builtin False leaves the built-in chains alone, for --noflush."""
        lines = []
        for table, rules in self._rules.items():
            lines.append(f"*{table}")
            if builtin:
                lines += [f":{name} ACCEPT [0:0]" for name in BUILTIN[table]]
            lines += [f":{name} - [0:0]" for name in self._chains.get(table, {})]
            lines += rules + ["COMMIT"]
        return "\n".join(lines) + "\n"


def comment(text):
    return f'-m comment --comment "{text}"'
