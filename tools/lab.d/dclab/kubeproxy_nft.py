# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""kube-proxy in nftables mode, as of 1.33: table kube-proxy of each family."""
from . import plan
from .hashes import nft_endpoint, nft_service

MARK = "0x00004000"
KEY = "meta l4proto . th dport"


class _Family:
    """Words that differ between the two families."""

    def __init__(self, family):
        self.number = family
        self.ip = "ip" if family == 4 else "ip6"
        self.type = "ipv4_addr" if family == 4 else "ipv6_addr"


def _chain(name, *rules):
    return [f"\tchain {name} {{", *(f"\t\t{rule}" for rule in rules), "\t}"]


def _map(name, kind, about, elements):
    lines = [f"\tmap {name} {{", f"\t\ttype {kind} : verdict", f'\t\tcomment "{about}"']
    if elements:
        lines.append("\t\telements = { " + ",\n\t\t\t     ".join(elements) + " }")
    return lines + ["\t}"]


def _endpoint(fam, svc, addresses, port):
    address = addresses[fam.number]
    return _chain(nft_endpoint(svc, address, port),
                  f"{fam.ip} saddr {address} jump mark-for-masquerade",
                  f"meta l4proto {svc.proto} dnat to {plan.endpoint(address, port)}")


def _service(fam, svc):
    targets = [nft_endpoint(svc, a[fam.number], port) for a, port in svc.endpoints]
    picks = ", ".join(f"{i} : goto {name}" for i, name in enumerate(targets))
    return _chain(f"service-{nft_service(svc)}",
                  f"{fam.ip} daddr {svc.vip[fam.number]} {svc.proto} dport {svc.port}"
                  f" {fam.ip} saddr != {plan.CLUSTER_CIDR[fam.number]} jump mark-for-masquerade",
                  f"numgen random mod {len(targets)} vmap {{ {picks} }}")


def _external(fam, svc):
    service = f"service-{nft_service(svc)}"
    if not svc.local:
        return _chain(f"external-{nft_service(svc)}", "jump mark-for-masquerade",
                      f"goto {service}")
    return _chain(
        f"external-{nft_service(svc)}",
        f"{fam.ip} saddr {plan.CLUSTER_CIDR[fam.number]} goto {service}"
        ' comment "short-circuit pod traffic"',
        'fib saddr type local jump mark-for-masquerade comment "masquerade local traffic"',
        f'fib saddr type local goto {service} comment "short-circuit local traffic"')


def _firewall(fam, svc):
    return _chain(f"firewall-{nft_service(svc)}",
                  f"{fam.ip} saddr != {{ {svc.sources[fam.number]} }} drop")


def _service_chains(fam):
    lines = []
    for svc in plan.SERVICES:
        for addresses, port in svc.endpoints:
            lines += _endpoint(fam, svc, addresses, port)
        if svc.endpoints:
            lines += _service(fam, svc)
        if svc.node_port:
            lines += _external(fam, svc)
        if svc.sources:
            lines += _firewall(fam, svc)
    return lines


def _key(svc, address):
    return f"{address} . {svc.proto} . {svc.port}"


def _no_endpoints(fam):
    elements = [f'{_key(s, s.vip[fam.number])} comment "{s.full}" : goto reject-chain'
                for s in plan.SERVICES if not s.endpoints]
    elements += [f'{_key(s, s.lb[fam.number])} comment "{s.full}" : drop'
                 for s in plan.SERVICES if s.local and not s.local_endpoints()]
    ports = [f'{s.proto} . {s.node_port} comment "{s.full}" : drop'
             for s in plan.SERVICES if s.local and not s.local_endpoints()]
    return (_map("no-endpoint-services", f"{fam.type} . inet_proto . inet_service",
                 "vmap to drop or reject packets to services with no endpoints", elements)
            + _map("no-endpoint-nodeports", "inet_proto . inet_service",
                   "vmap to drop or reject packets to service nodeports with no endpoints", ports))


def _service_maps(fam):
    elements, ports, walls = [], [], []
    for svc in (s for s in plan.SERVICES if s.endpoints):
        name = nft_service(svc)
        elements.append(f"{_key(svc, svc.vip[fam.number])} : goto service-{name}")
        if svc.lb:
            elements.append(f"{_key(svc, svc.lb[fam.number])} : goto external-{name}")
        if svc.node_port:
            ports.append(f"{svc.proto} . {svc.node_port} : goto external-{name}")
        if svc.sources:
            walls.append(f'{_key(svc, svc.lb[fam.number])} comment "{svc.full}"'
                         f" : goto firewall-{name}")
    kind = f"{fam.type} . inet_proto . inet_service"
    return (_map("firewall-ips", kind,
                 "destinations that are subject to LoadBalancerSourceRanges", walls)
            + _map("service-ips", kind, "ClusterIP, ExternalIP and LoadBalancer IP traffic",
                   elements)
            + _map("service-nodeports", "inet_proto . inet_service", "NodePort traffic", ports))


def _sets(fam):
    vips = dict.fromkeys(svc.vip[fam.number] for svc in plan.SERVICES)
    return [f"\tset cluster-ips {{ type {fam.type}; comment \"Active ClusterIPs\";"
            f" elements = {{ {', '.join(vips)} }}; }}",
            f"\tset nodeport-ips {{ type {fam.type};"
            f' comment "IPs that accept NodePort traffic";'
            f" elements = {{ {plan.NODE[fam.number]} }}; }}"]


def _checks(fam):
    return (_chain("cluster-ips-check",
                   f"{fam.ip} daddr @cluster-ips reject"
                   ' comment "Reject traffic to invalid ports of ClusterIPs"',
                   f"{fam.ip} daddr {{ {plan.SERVICE_CIDR[fam.number]} }} drop"
                   ' comment "Drop traffic to unallocated ClusterIPs"')
            + _chain("firewall-check", f"{fam.ip} daddr . {KEY} vmap @firewall-ips")
            + _chain("service-endpoints-check",
                     f"{fam.ip} daddr . {KEY} vmap @no-endpoint-services")
            + _chain("nodeport-endpoints-check",
                     f"{fam.ip} daddr @nodeport-ips {KEY} vmap @no-endpoint-nodeports")
            + _chain("services", f"{fam.ip} daddr . {KEY} vmap @service-ips",
                     f"{fam.ip} daddr @nodeport-ips {KEY} vmap @service-nodeports")
            + _chain("masquerading", f"meta mark & {MARK} == 0 return",
                     f"meta mark set meta mark ^ {MARK}", "masquerade fully-random"))


# Base chains: name, type, hook, priority, rules.
BASE = (
    ("filter-prerouting-pre-dnat", "filter", "prerouting", -110,
     ("ct state new jump firewall-check",)),
    ("filter-output-pre-dnat", "filter", "output", -110, ("ct state new jump firewall-check",)),
    ("filter-input", "filter", "input", 0, ("ct state new jump nodeport-endpoints-check",
                                            "ct state new jump service-endpoints-check")),
    ("filter-forward", "filter", "forward", 0, ("ct state new jump service-endpoints-check",
                                                "ct state new jump cluster-ips-check")),
    ("filter-output", "filter", "output", 0, ("ct state new jump service-endpoints-check",
                                              "ct state new jump cluster-ips-check")),
    ("nat-prerouting", "nat", "prerouting", -100, ("jump services",)),
    ("nat-output", "nat", "output", -100, ("jump services",)),
    ("nat-postrouting", "nat", "postrouting", 100, ("jump masquerading",)),
)


def table(family):
    """The table of one family as text for nft -f; replaces the one that is there."""
    fam = _Family(family)
    name = f"{fam.ip} kube-proxy"
    lines = [f"table {name}", f"delete table {name}", f"table {name} {{",
             '\tcomment "rules for kube-proxy"']
    lines += _chain("mark-for-masquerade", f"meta mark set meta mark | {MARK}")
    lines += _chain("reject-chain",
                    'comment "helper for @no-endpoint-services / @no-endpoint-nodeports"', "reject")
    lines += _service_chains(fam) + _sets(fam) + _no_endpoints(fam) + _service_maps(fam)
    lines += _checks(fam)
    for chain, kind, hook, priority, rules in BASE:
        lines += _chain(chain, f"type {kind} hook {hook} priority {priority}; policy accept;",
                        *rules)
    return "\n".join(lines) + "\n}\n"
