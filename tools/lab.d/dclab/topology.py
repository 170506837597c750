# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""The wires: node, gateway, API server and an outside host, each a network namespace.

    pods (cni-...) == node (eth0 10.224.0.4) == gw (10.224.0.1) == api (40.64.79.12)
                                                               == out (198.51.100.20)

The gateway also plays the other nodes: it owns the remote pods' addresses, and it swallows service and pod
addresses that nobody has, as a cloud's network does.
"""
from . import plan
from .system import ip, netns_exists, sysctl

PLACES = ("node", "gw", "api", "out")

QUIET = {
    "net.ipv4.conf.all.rp_filter": 0, "net.ipv4.conf.default.rp_filter": 0,
    "net.ipv6.conf.all.disable_ipv6": 0, "net.ipv6.conf.default.disable_ipv6": 0,
    "net.ipv6.conf.lo.disable_ipv6": 0,
    "net.ipv6.conf.all.accept_dad": 0, "net.ipv6.conf.default.accept_dad": 0,
    "net.ipv6.conf.default.accept_ra": 0, "net.ipv6.conf.default.router_solicitations": 0,
}
FORWARD = {"net.ipv4.ip_forward": 1, "net.ipv6.conf.all.forwarding": 1}


def add_namespaces(names):
    ip(None, *(f"netns add {name}" for name in names))
    for name in names:
        sysctl(name, QUIET)
        ip(name, "link set lo up")


def delete_namespaces(names):
    gone = [f"netns del {name}" for name in names if netns_exists(name)]
    if gone:
        ip(None, *gone, check=False)


def _wire(lab, here, here_dev, there, there_dev):
    ip(None, f"link add {here_dev} netns {lab.ns(here)} type veth"
             f" peer name {there_dev} netns {lab.ns(there)}")


def _address(dev, pair, length):
    return (f"addr add {pair[4]}/{length[4]} dev {dev}",
            f"addr add {pair[6]}/{length[6]} dev {dev} nodad", f"link set {dev} up")


def _default(gateway):
    return f"route add default via {gateway[4]}", f"route add default via {gateway[6]}"


def _leaf(lab, place, address, gateway):
    """A host behind the gateway with one interface."""
    _wire(lab, "gw", place, place, "eth0")
    ip(lab.ns("gw"), *_address(place, gateway, {4: 24, 6: 64}))
    ip(lab.ns(place), *_address("eth0", address, {4: 24, 6: 64}), *_default(gateway))


def _gateway_routes():
    lines = [f"addr add {plan.host_route(pod[f])} dev lo"
             for pod in (plan.REMOTE_POD, plan.FRONT_POD) for f in (4, 6)]
    for family in (4, 6):
        for target in (plan.LB_CIDR[family], *(pod.ip(family) for pod in plan.PODS)):
            lines.append(f"route add {target} via {plan.NODE[family]}")
        for cidr in (plan.SERVICE_CIDR, plan.CLUSTER_CIDR):
            lines.append(f"route add blackhole {cidr[family]}")
    return lines + [f"route add blackhole {a}/32" for a in (plan.WIRESERVER, plan.IMDS)]


def build(lab):
    """Everything but pods. The node forwards from here on."""
    for place in ("node", "gw"):
        sysctl(lab.ns(place), FORWARD)
    _wire(lab, "node", "eth0", "gw", "node")
    ip(lab.ns("node"), *_address("eth0", plan.NODE, {4: 16, 6: 64}))
    ip(lab.ns("gw"), *_address("node", plan.GATEWAY, {4: 16, 6: 64}))
    ip(lab.ns("node"), *node_default())
    _leaf(lab, "api", plan.API, plan.API_GATEWAY)
    _leaf(lab, "out", plan.OUTSIDE, plan.OUTSIDE_GATEWAY)
    ip(lab.ns("gw"), *_gateway_routes())


def node_default():
    """The node's way out, also what heals a node that lost it."""
    return tuple(line.replace("add", "replace", 1) for line in _default(plan.GATEWAY))
