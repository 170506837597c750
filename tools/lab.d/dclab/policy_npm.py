# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""Azure NPM v2 (v1.6): sets named by a hash of what they stand for, drops by mark. IPv4 only."""
from . import plan
from .hashes import fnv32a
from .tables import Rules, comment

FAMILIES = (4,)


def _set(text):
    return f"azure-npm-{fnv32a(text)}"


def _members():
    members = {"ns-shop": [p.ip(4) for p in plan.PODS if p.namespace == "shop"],
               "ns-kube-system": [p.ip(4) for p in plan.PODS if p.namespace == "kube-system"],
               "podlabel-app:front": [plan.FRONT_POD[4]]}
    members["ns-shop"].append(plan.FRONT_POD[4])
    for pod in plan.PODS:
        for label in pod.labels:
            members.setdefault(f"podlabel-{label}", []).append(pod.ip(4))
    return members


def sets(_lab):
    lines = []
    for text, addresses in _members().items():
        name = _set(text)
        lines.append(f"create {name} hash:net family inet hashsize 1024 maxelem 65536")
        lines += [f"add {name} {address}" for address in addresses]
    return "\n".join(lines) + "\n"


def _match(direction, *texts):
    return " ".join(f"-m set --match-set {_set(text)} {direction}" for text in texts)


def _ingress(rules):
    chain = f"AZURE-NPM-INGRESS-{fnv32a('shop/web-allow-front')}"
    rules.add("filter", "AZURE-NPM-INGRESS", _match("dst", "podlabel-app:web", "ns-shop"),
              comment("INGRESS-POLICY-shop/web-allow-front-TO-podlabel-app:web-AND-ns-shop"
                      "-IN-ns-shop"), f"-j {chain}")
    rules.add("filter", chain, "-p tcp -m tcp --dport 8080",
              _match("src", "podlabel-app:front", "ns-shop"),
              comment("ALLOW-FROM-podlabel-app:front-AND-ns-shop-ON-TCP-TO-PORT-8080"),
              "-j AZURE-NPM-INGRESS-ALLOW-MARK")
    rules.add("filter", chain, comment("DROP-ALL"), "-j MARK --set-xmark 0x400/0x400")


def _egress(rules):
    chain = f"AZURE-NPM-EGRESS-{fnv32a('shop/client-internal')}"
    rules.add("filter", "AZURE-NPM-EGRESS", _match("src", "podlabel-app:client", "ns-shop"),
              comment("EGRESS-POLICY-shop/client-internal-FROM-podlabel-app:client-AND-ns-shop"
                      "-IN-ns-shop"), f"-j {chain}")
    for namespace in ("ns-shop", "ns-kube-system"):
        rules.add("filter", chain, _match("dst", namespace), comment(f"ALLOW-TO-{namespace}"),
                  "-j AZURE-NPM-ACCEPT")
    rules.add("filter", chain, comment("DROP-ALL"), "-j MARK --set-xmark 0x800/0x800")


def rules(_lab, family, denies, _engine, hooked):
    """NPM's overlay. Without a policy its chain is empty."""
    out = Rules(family)
    out.chain("filter", "AZURE-NPM", "AZURE-NPM-ACCEPT", "AZURE-NPM-EGRESS", "AZURE-NPM-INGRESS",
              "AZURE-NPM-INGRESS-ALLOW-MARK")
    if not hooked:
        out.insert("filter", "FORWARD", "-m conntrack --ctstate NEW -j AZURE-NPM")
    if denies:
        for chain in ("INGRESS", "EGRESS", "ACCEPT"):
            out.add("filter", "AZURE-NPM", f"-j AZURE-NPM-{chain}")
    out.add("filter", "AZURE-NPM-ACCEPT", "-j ACCEPT")
    if "egress" in denies:
        _egress(out)
    out.add("filter", "AZURE-NPM-EGRESS", "-m mark --mark 0x800/0x800",
            comment("DROP-ON-EGRESS-DROP-MARK-0x800/0x800"), "-j DROP")
    out.add("filter", "AZURE-NPM-EGRESS", "-m mark --mark 0x200/0x200",
            comment("ACCEPT-ON-INGRESS-ALLOW-MARK-0x200/0x200"), "-j AZURE-NPM-ACCEPT")
    if "ingress" in denies:
        _ingress(out)
    out.add("filter", "AZURE-NPM-INGRESS", "-m mark --mark 0x400/0x400",
            comment("DROP-ON-INGRESS-DROP-MARK-0x400/0x400"), "-j DROP")
    out.add("filter", "AZURE-NPM-INGRESS-ALLOW-MARK",
            comment("SET-INGRESS-ALLOW-MARK-0x200/0x200"), "-j MARK --set-xmark 0x200/0x200")
    out.add("filter", "AZURE-NPM-INGRESS-ALLOW-MARK", "-j AZURE-NPM-EGRESS")
    return out
