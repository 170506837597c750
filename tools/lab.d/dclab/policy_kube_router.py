# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""kube-router's network policies: a firewall chain for each pod, REJECT for what no policy marked.

The comments changed with v2.11; both forms are written, "kube-router-2.10" asks for the older one.
"""
from . import plan
from .hashes import kube_router
from .kubeproxy import REJECT
from .tables import Rules, comment

FAMILIES = (4, 6)
MARKED = "-m mark --mark 0x10000/0x10000"
UNMARKED = "-m mark ! --mark 0x10000/0x10000"
SYNC = "1761234567890123456"
POLICY = {"ingress": ("web", "web-allow-front"), "egress": ("client", "client-internal")}
HOOK = {"INPUT": "4IA2OSFRMVNDXBVV", "FORWARD": "TEMCG2JMHZYE7H7T", "OUTPUT": "VEAAIY32XVBHCSCY"}


def _names(direction, family):
    prefix = "inet6:" if family == 6 else ""
    text = f"shop{POLICY[direction][1]}{direction}"
    return (prefix + kube_router("KUBE-SRC-", text), prefix + kube_router("KUBE-DST-", text))


def sets(_lab):
    lines = []
    for family, kind in ((4, "inet"), (6, "inet6")):
        members = {"ingress": (plan.FRONT_POD[family], plan.POD["web"].ip(family)),
                   "egress": (plan.POD["client"].ip(family), None)}
        for direction, pair in members.items():
            for name, member in zip(_names(direction, family), pair):
                lines.append(f"create {name} hash:ip family {kind} hashsize 1024 maxelem 65536"
                             " timeout 0")
                peers = [member] if member else [p.ip(family) for p in plan.PODS]
                lines += [f"add {name} {peer} timeout 0" for peer in peers]
    return "\n".join(lines) + "\n"


def _said(engine, pod):
    """Comments of a pod's chain, by what the rule does."""
    if engine == "kube-router-2.10":
        where = f"POD name:{pod.name} namespace: {pod.namespace}"
        return {"in": f"rule to jump traffic destined to {where} to chain ",
                "out": f"rule to jump traffic from {where} to chain ",
                "log": f"rule to log dropped traffic {where}",
                "reject": f"rule to REJECT traffic destined for {where}",
                "policy": "run through nw policy {0}",
                "ok": "set mark to ACCEPT traffic that comply to network policies",
                "common": "run through default network policy common"}
    short = f"{pod.namespace}/{pod.name}"
    return {"in": f"{short} in", "out": f"{short} out", "log": f"{short} log-drop",
            "reject": f"{short} reject", "policy": pod.namespace + "/{0} policy",
            "ok": "set netpol-ok mark", "common": "common netpol rules"}


def _dispatch(out, pod, chain, said):
    address = plan.host_route(pod.ip(out.family))
    tail = {kind: said[kind] + (chain if said[kind].endswith(" chain ") else "")
            for kind in ("in", "out")}
    for hook in ("FORWARD", "OUTPUT"):
        out.add("filter", f"KUBE-ROUTER-{hook}", f"-d {address}", comment(tail["in"]),
                f"-j {chain}")
    for hook in ("INPUT", "FORWARD", "OUTPUT"):
        out.add("filter", f"KUBE-ROUTER-{hook}", f"-s {address}", comment(tail["out"]),
                f"-j {chain}")


def _pod(out, engine, direction):
    key, policy = POLICY[direction]
    pod = plan.POD[key]
    chain = kube_router("KUBE-POD-FW-", pod.namespace + pod.name + SYNC)
    net = kube_router("KUBE-NWPLCY-", pod.namespace + policy + SYNC)
    said, address = _said(engine, pod), plan.host_route(pod.ip(out.family))
    _dispatch(out, pod, chain, said)
    out.add("filter", chain, comment(said["common"]), "-j KUBE-NWPLCY-COMMON")
    out.add("filter", chain, f"-d {address}", comment("from local node"),
            "-m addrtype --src-type LOCAL -j ACCEPT")
    selected, other = ("-d", "-s") if direction == "ingress" else ("-s", "-d")
    out.add("filter", chain, f"{other} {address}",
            comment(f"default {'egress' if direction == 'ingress' else 'ingress'}"),
            "-j KUBE-NWPLCY-DEFAULT")
    out.add("filter", chain, f"{selected} {address}", comment(said["policy"].format(policy)),
            f"-j {net}")
    out.add("filter", chain, comment(said["log"]), UNMARKED,
            "-m limit --limit 10/min --limit-burst 10 -j NFLOG --nflog-group 100")
    out.add("filter", chain, comment(said["reject"]), UNMARKED, REJECT[out.family])
    out.add("filter", chain, "-j MARK --set-xmark 0x0/0x10000")
    out.add("filter", chain, comment(said["ok"]), "-j MARK --set-xmark 0x20000/0x20000")
    _policy(out, engine, direction, net)


def _policy(out, engine, direction, net):
    source, target = _names(direction, out.family)
    port = ("-p tcp", "-m tcp --dport 8080") if direction == "ingress" else ("", "")
    says = f"shop/{POLICY[direction][1]} {direction} pods"
    if engine == "kube-router-2.10":
        says = (f"rule to ACCEPT traffic from source pods to dest pods selected by policy name"
                f" {POLICY[direction][1]} namespace shop")
    match = (port[0], comment(says), f"-m set --match-set {source} src",
             f"-m set --match-set {target} dst", port[1])
    out.add("filter", net, *filter(None, match), "-j MARK --set-xmark 0x10000/0x10000")
    out.add("filter", net, *filter(None, match), MARKED, "-j RETURN")


def _common(out):
    icmp = {4: "-p icmp -m icmp --icmp-type 8", 6: "-p ipv6-icmp -m icmp6 --icmpv6-type 128"}
    common = "KUBE-NWPLCY-COMMON"
    out.add("filter", common, comment("rule to drop invalid state for pod"),
            "-m conntrack --ctstate INVALID -j DROP")
    out.add("filter", common, comment("rule for stateful firewall for pod"),
            "-m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT")
    out.add("filter", common, comment("allow icmp echo requests"), icmp[out.family], "-j ACCEPT")
    out.add("filter", "KUBE-NWPLCY-DEFAULT",
            comment("rule to mark traffic matching a network policy"),
            "-j MARK --set-xmark 0x10000/0x10000")


def rules(_lab, family, denies, engine, hooked):
    out = Rules(family)
    hooks = [f"KUBE-ROUTER-{name}" for name in HOOK]
    out.chain("filter", *hooks, "KUBE-NWPLCY-DEFAULT", "KUBE-NWPLCY-COMMON", "KUBE-NWPLCY-TAIL")
    if not hooked:
        for name, digest in HOOK.items():
            out.insert("filter", name, comment(f"kube-router netpol - {digest}"),
                       f"-j KUBE-ROUTER-{name}")
    _common(out)
    for direction in denies:
        _pod(out, engine, direction)
    for hook in hooks:
        out.add("filter", hook,
                comment("rule to explicitly handle traffic for network policies ACCEPT/REJECT"
                        " decision"), "-j KUBE-NWPLCY-TAIL")
    out.add("filter", "KUBE-NWPLCY-TAIL",
            comment("rule to explicitly ACCEPT traffic that comply to network policies"),
            "-m mark --mark 0x20000/0x20000 -j ACCEPT")
    return out
