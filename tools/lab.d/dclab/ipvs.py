# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""kube-proxy in IPVS mode: virtual servers, VIPs on kube-ipvs0, sets, and the iptables rules that use the sets."""
import socket
import struct

from . import plan
from .kubeproxy import MASQ_MARK, REJECT, masquerading, node_hooks, node_rules
from .netlink import NETLINK_GENERIC, attr, generic_family, nest, request
from .system import ip, run, sysctl
from .tables import Rules, comment

CMD_NEW_SERVICE, CMD_NEW_DEST, CMD_FLUSH = 1, 5, 17
CMD_ATTR_SERVICE, CMD_ATTR_DEST = 1, 2
AF = {4: socket.AF_INET, 6: socket.AF_INET6}
PROTOCOL = {"tcp": socket.IPPROTO_TCP, "udp": socket.IPPROTO_UDP}
DUMMY = "kube-ipvs0"
# Sets: name without family, type.
SETS = {"KUBE-CLUSTER-IP": "hash:ip,port", "KUBE-LOAD-BALANCER": "hash:ip,port",
        "KUBE-LOAD-BALANCER-LOCAL": "hash:ip,port", "KUBE-LOAD-BALANCER-FW": "hash:ip,port",
        "KUBE-LOAD-BALANCER-SOURCE-CIDR": "hash:ip,port,net",
        "KUBE-LOOP-BACK": "hash:ip,port,ip", "KUBE-IPVS-IPS": "hash:ip"}


def set_name(name, family):
    return name if family == 4 else name.replace("KUBE-", "KUBE-6-", 1)[:31]  # an ipset name has at most 31 characters


def _address(family, address):
    return socket.inet_pton(AF[family], address).ljust(16, b"\0")


def _service(family, svc, address):
    netmask = 0xFFFFFFFF if family == 4 else 128
    return nest(CMD_ATTR_SERVICE, attr(1, struct.pack("=H", AF[family])),
                attr(2, struct.pack("=H", PROTOCOL[svc.proto])), attr(3, _address(family, address)),
                attr(4, struct.pack("!H", svc.port)), attr(6, "rr"),
                attr(7, struct.pack("=II", 0, 0xFFFFFFFF)), attr(8, 0), attr(9, netmask))


def _destination(family, endpoint):
    addresses, port = endpoint
    return nest(CMD_ATTR_DEST, attr(1, _address(family, addresses[family])),
                attr(2, struct.pack("!H", port)), attr(3, 0), attr(4, 1), attr(5, 0), attr(6, 0),
                attr(11, struct.pack("=H", AF[family])))


def _virtual_servers(family):
    """(service, address, endpoints): eTP Local has the endpoints of this node only."""
    for svc in plan.SERVICES:
        yield svc, svc.vip[family], svc.endpoints
        if svc.lb:
            yield svc, svc.lb[family], svc.local_endpoints() if svc.local else svc.endpoints


def _load_servers(lab):
    node = lab.ns("node")
    number = generic_family(node, "IPVS")

    def call(command, *attrs):
        request(node, NETLINK_GENERIC, number, struct.pack("=BBH", command, 1, 0) + b"".join(attrs))

    call(CMD_FLUSH)
    for family in (4, 6):
        for svc, address, endpoints in _virtual_servers(family):
            service = _service(family, svc, address)
            call(CMD_NEW_SERVICE, service)
            for endpoint in endpoints:
                call(CMD_NEW_DEST, service, _destination(family, endpoint))


def _load_dummy(lab):
    node = lab.ns("node")
    ip(node, f"link add {DUMMY} type dummy", check=False)
    lines = []
    for family in (4, 6):
        nodad = "" if family == 4 else " nodad"
        vips = dict.fromkeys(address for _, address, _ in _virtual_servers(family))
        lines += [f"addr replace {plan.host_route(vip)} dev {DUMMY}{nodad}" for vip in vips]
    ip(node, *lines)


def _members(family):
    members = {name: [] for name in SETS}
    for svc in plan.SERVICES:
        members["KUBE-CLUSTER-IP"].append(f"{svc.vip[family]},{svc.proto}:{svc.port}")
        members["KUBE-IPVS-IPS"].append(svc.vip[family])
        if svc.lb:
            key = f"{svc.lb[family]},{svc.proto}:{svc.port}"
            members["KUBE-LOAD-BALANCER"].append(key)
            members["KUBE-IPVS-IPS"].append(svc.lb[family])
            if svc.local:
                members["KUBE-LOAD-BALANCER-LOCAL"].append(key)
            if svc.sources:
                members["KUBE-LOAD-BALANCER-FW"].append(key)
                members["KUBE-LOAD-BALANCER-SOURCE-CIDR"].append(f"{key},{svc.sources[family]}")
        for addresses, port in svc.local_endpoints():
            address = addresses[family]
            members["KUBE-LOOP-BACK"].append(f"{address},{svc.proto}:{port},{address}")
    return members


def _load_sets(lab):
    lines = []
    for family, kind in ((4, "inet"), (6, "inet6")):
        for name, entries in _members(family).items():
            full = set_name(name, family)
            lines.append(f"create {full} {SETS[name]} family {kind} hashsize 1024 maxelem 65536")
            lines += [f"add {full} {entry}" for entry in dict.fromkeys(entries)]
    run(["/usr/sbin/ipset", "-exist", "restore"], lab.ns("node"), "\n".join(lines) + "\n")


def _nat(rules, match):
    for chain in ("PREROUTING", "OUTPUT"):
        rules.add("nat", chain, comment("kubernetes service portals"), "-j KUBE-SERVICES")
    rules.add("nat", "POSTROUTING", comment("kubernetes postrouting rules"), "-j KUBE-POSTROUTING")
    rules.add("nat", "KUBE-POSTROUTING",
              comment("Kubernetes endpoints dst ip:port, source ip for solving hairpin purpose"),
              match("KUBE-LOOP-BACK", "dst,dst,src"), "-j MASQUERADE")
    masquerading(rules)
    services = "KUBE-SERVICES"
    rules.add("nat", services, comment("Kubernetes service lb portal"),
              match("KUBE-LOAD-BALANCER", "dst,dst"), "-j KUBE-LOAD-BALANCER")
    rules.add("nat", services, f"! -s {plan.CLUSTER_CIDR[rules.family]}",
              comment("Kubernetes service cluster ip + port for masquerade purpose"),
              match("KUBE-CLUSTER-IP", "dst,dst"), "-j KUBE-MARK-MASQ")
    rules.add("nat", services, match("KUBE-CLUSTER-IP", "dst,dst"), "-j ACCEPT")
    rules.add("nat", services, match("KUBE-LOAD-BALANCER", "dst,dst"), "-j ACCEPT")
    rules.add("nat", "KUBE-LOAD-BALANCER",
              comment("Kubernetes service load balancer ip + port with externalTrafficPolicy=local"),
              match("KUBE-LOAD-BALANCER-LOCAL", "dst,dst"), "-j RETURN")
    rules.add("nat", "KUBE-LOAD-BALANCER", "-j KUBE-MARK-MASQ")


def _filter(rules, match):
    rules.add("filter", "INPUT", comment("kubernetes ipvs access filter"), "-j KUBE-IPVS-FILTER")
    for chain in ("INPUT", "FORWARD"):
        rules.add("filter", chain, comment("kube-proxy firewall rules"), "-j KUBE-PROXY-FIREWALL")
    rules.add("filter", "INPUT", comment("kubernetes health check rules"), "-j KUBE-NODE-PORT")
    rules.add("filter", "FORWARD", comment("kubernetes forwarding rules"), "-j KUBE-FORWARD")
    rules.add("filter", "OUTPUT", comment("kubernetes ipvs access filter"),
              "-j KUBE-IPVS-OUT-FILTER")
    rules.add("filter", "KUBE-FORWARD", comment("kubernetes forwarding rules"),
              f"-m mark --mark {MASQ_MARK} -j ACCEPT")
    rules.add("filter", "KUBE-FORWARD", comment("kubernetes forwarding conntrack rule"),
              "-m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT")
    for name in ("KUBE-LOAD-BALANCER", "KUBE-CLUSTER-IP"):
        rules.add("filter", "KUBE-IPVS-FILTER", match(name, "dst,dst"), "-j RETURN")
    rules.add("filter", "KUBE-IPVS-FILTER", "-m conntrack --ctstate NEW",
              match("KUBE-IPVS-IPS", "dst"), REJECT[rules.family])
    rules.add("filter", "KUBE-PROXY-FIREWALL",
              comment("Kubernetes service load balancer ip + port for load balancer with sourceRange"),
              match("KUBE-LOAD-BALANCER-FW", "dst,dst"), "-j KUBE-SOURCE-RANGES-FIREWALL")
    rules.add("filter", "KUBE-SOURCE-RANGES-FIREWALL",
              comment("Kubernetes service load balancer ip + port + source cidr for packet filter"),
              match("KUBE-LOAD-BALANCER-SOURCE-CIDR", "dst,dst,src"), "-j RETURN")
    rules.add("filter", "KUBE-SOURCE-RANGES-FIREWALL", "-j DROP")


def iptables(family):
    """The node's whole rule set with kube-proxy in IPVS mode."""
    rules = Rules(family)

    def match(name, how):
        return f"-m set --match-set {set_name(name, family)} {how}"

    node_rules(rules)
    for table in ("mangle", "nat", "filter"):
        rules.chain(table, "KUBE-PROXY-CANARY")
    rules.chain("filter", "KUBE-NODE-PORT", "KUBE-IPVS-OUT-FILTER")
    _nat(rules, match)
    _filter(rules, match)
    node_hooks(rules)
    return rules


def load(lab):
    """Put servers, VIPs and sets in place; returns the writer of the iptables rules."""
    _load_sets(lab)
    _load_dummy(lab)
    _load_servers(lab)
    sysctl(lab.ns("node"), {"net.ipv4.vs.conntrack": 1})
    return iptables
