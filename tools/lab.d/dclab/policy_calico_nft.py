# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""Calico's Felix with nftables, as of 3.32: one table, dispatch through maps of interface names."""
from . import plan
from .cni import host_veth
from .hashes import calico_comment
from .policy_calico import PREFIX

POLICY = {"ingress": ("web", "knp/shop/web-allow-front", "pi"),
          "egress": ("client", "knp/shop/client-internal", "po")}
ACCEPTED = "meta mark & 0x00010000 == 0x00010000"


def sets(_lab):
    return ""


class _Chain:
    """One chain; every rule counts and carries one comment: hash, then what it says."""

    def __init__(self, name, *head):
        self.name = name
        self.lines = list(head)

    def add(self, match, action, says=""):
        text = f"{match} counter {action}".strip()
        mark = calico_comment(f"{self.name} {text} {says}")
        self.lines.append(f'{text} comment "{f"{mark}; {says}".rstrip()}"')
        return self

    def text(self):
        return [f"\tchain {self.name} {{", *(f"\t\t{line}" for line in self.lines), "\t}"]


def _endpoint(lab, pod, kind, denies):
    direction = "ingress" if kind == "tw" else "egress"
    profile = f"filter-cali-pr{'i' if kind == 'tw' else 'o'}-kns.{pod.namespace}"
    chain = _Chain(f"filter-cali-{kind}-{host_veth(lab, pod)}")
    chain.add("ct state established,related", "accept").add("ct state invalid", "drop")
    chain.add("", "meta mark set meta mark & 0xfffcffff")
    if direction in denies and POLICY[direction][0] == pod.key:
        _, name, letters = POLICY[direction]
        chain.add("", "meta mark set meta mark & 0xfffdffff", "Start of tier default")
        chain.add("meta mark & 0x00020000 == 0", f"jump filter-cali-{letters}-{name}")
        chain.add(ACCEPTED, "return", "Return if policy accepted")
        chain.add("meta mark & 0x00020000 == 0", "drop",
                  "End of tier default. Drop if no policies passed packet")
    chain.add("", f"jump {profile}").add(ACCEPTED, "return", "Return if profile accepted")
    return chain.add("", "drop", "Drop if no profiles matched")


def _policy(family, direction):
    words = "ip" if family == 4 else "ip6"
    match = {"ingress": f"meta l4proto tcp {words} saddr @cali{family}0s-frontpods tcp dport 8080",
             "egress": f"{words} daddr @cali{family}0all-ipam-pools"}[direction]
    _, name, letters = POLICY[direction]
    chain = _Chain(f"filter-cali-{letters}-{name}")
    chain.add(match, "meta mark set meta mark | 0x00010000",
              f"KubernetesNetworkPolicy {name.removeprefix('knp/')} {direction}")
    return chain.add(ACCEPTED, "return")


def _profiles():
    for namespace in dict.fromkeys(pod.namespace for pod in plan.PODS):
        for letter, direction in (("i", "ingress"), ("o", "egress")):
            chain = _Chain(f"filter-cali-pr{letter}-kns.{namespace}")
            chain.add("", "meta mark set meta mark | 0x00010000",
                      f"Profile kns.{namespace} {direction}")
            yield chain.add(ACCEPTED, "return")


def _dispatch(lab, way, kind):
    elements = ", ".join(f'"{host_veth(lab, pod)}" : goto filter-cali-{kind}-{host_veth(lab, pod)}'
                         for pod in plan.PODS)
    name = f"filter-cali-{way}-wl-dispatch"
    lines = [f"\tmap {name} {{ type ifname : verdict; elements = {{ {elements} }}; }}"]
    device = "oifname" if way == "to" else "iifname"
    chain = _Chain(name).add("", f"{device} vmap @{name}").add("", "drop", "Unknown interface")
    return lines + chain.text()


def _forward(lab):
    prefix = PREFIX[lab.flavour]
    chain = _Chain("filter-cali-FORWARD").add("", "meta mark set meta mark & 0xfff1ffff")
    chain.add(f'iifname "{prefix}*"', "jump filter-cali-from-wl-dispatch")
    chain.add(f'oifname "{prefix}*"', "jump filter-cali-to-wl-dispatch")
    base = _Chain("filter-FORWARD", "type filter hook forward priority filter; policy accept;",
                  "counter jump filter-cali-FORWARD")
    base.add(ACCEPTED, "accept", "Policy explicitly accepted packet.")
    return chain.text() + base.text()


def _sets(family):
    kind = "ipv4_addr" if family == 4 else "ipv6_addr"
    return [f"\tset cali{family}0s-frontpods {{ type {kind};"
            f" elements = {{ {plan.FRONT_POD[family]} }}; }}",
            f"\tset cali{family}0all-ipam-pools {{ type {kind}; flags interval;"
            f" elements = {{ {plan.CLUSTER_CIDR[family]} }}; }}"]


def table(lab, family, denies):
    """The whole table; replaces the one that is there."""
    name = f"{'ip' if family == 4 else 'ip6'} calico"
    lines = [f"table {name}", f"delete table {name}", f"table {name} {{", *_sets(family)]
    for chain in _profiles():
        lines += chain.text()
    for direction in denies:
        lines += _policy(family, direction).text()
    for pod in plan.PODS:
        for kind in ("tw", "fw"):
            lines += _endpoint(lab, pod, kind, denies).text()
    lines += _dispatch(lab, "to", "tw") + _dispatch(lab, "from", "fw") + _forward(lab)
    return "\n".join(lines) + "\n}\n"
