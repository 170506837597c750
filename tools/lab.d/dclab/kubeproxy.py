# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""kube-proxy in iptables mode (1.30 to 1.35), and what kubelet, ip-masq-agent and AKS add to any node.

Chains, order and comments are those of the programs themselves.
"""
from . import plan
from .hashes import endpoint_chain, service_chain
from .tables import Rules, comment

NEW = "-m conntrack --ctstate NEW"
MASQ_MARK = "0x4000/0x4000"
LOOPBACK = {4: "127.0.0.0/8", 6: "::1/128"}
REJECT = {4: "-j REJECT --reject-with icmp-port-unreachable",
          6: "-j REJECT --reject-with icmp6-port-unreachable"}


def node_rules(rules):
    """What is on an AKS node without kube-proxy."""
    rules.chain("mangle", "KUBE-IPTABLES-HINT", "KUBE-KUBELET-CANARY")
    rules.chain("nat", "KUBE-KUBELET-CANARY")
    rules.chain("filter", "KUBE-FIREWALL", "KUBE-KUBELET-CANARY")
    loopback = LOOPBACK[rules.family]
    rules.add("filter", "KUBE-FIREWALL", f"! -s {loopback} -d {loopback}",
              comment("block incoming localnet connections"),
              "-m conntrack ! --ctstate RELATED,ESTABLISHED,DNAT -j DROP")


def node_hooks(rules):
    """Jumps and rules that come behind those of kube-proxy."""
    for chain in ("INPUT", "OUTPUT"):
        rules.add("filter", chain, "-j KUBE-FIREWALL")
    _masq_agent(rules)
    if rules.family == 4:
        _aks_restrictions(rules)


def _masq_agent(rules):
    agent = "ip-masq-agent: "
    rules.add("nat", "POSTROUTING",
              comment(agent + "ensure nat POSTROUTING directs all non-LOCAL destination traffic"
                      " to our custom IP-MASQ-AGENT chain"),
              "-m addrtype ! --dst-type LOCAL -j IP-MASQ-AGENT")
    for cidr in (plan.CLUSTER_CIDR, plan.NODE_CIDR, plan.SERVICE_CIDR):
        rules.add("nat", "IP-MASQ-AGENT", f"-d {cidr[rules.family]}",
                  comment(agent + "local traffic is not subject to MASQUERADE"), "-j RETURN")
    rules.add("nat", "IP-MASQ-AGENT",
              comment(agent + "outbound traffic is subject to MASQUERADE (must be last in chain)"),
              "-j MASQUERADE")


def _aks_restrictions(rules):
    for port in (32526, 80):
        rules.add("filter", "FORWARD",
                  f"-d {plan.WIRESERVER}/32 -p tcp -m tcp --dport {port} -j DROP")
    rules.add("filter", "FORWARD", f"! -s {plan.NODE[4]}/32 -d {plan.IMDS}/32 -p tcp"
              " -m tcp --dport 80",
              comment("AKS managed: added by AgentBaker ensureIMDSRestriction for IMDS"
                      " restriction feature"), "-j DROP")


def _to(svc, address):
    """Match of a VIP and port, around a comment."""
    def match(text):
        return (f"-d {plan.host_route(address)} -p {svc.proto} {comment(text)}"
                f" -m {svc.proto} --dport {svc.port}")
    return match


def _cluster_ip(rules, svc):
    vip, full = svc.vip[rules.family], svc.full
    match = _to(svc, vip)
    if not svc.endpoints:
        rules.add("filter", "KUBE-SERVICES", match(f"{full} has no endpoints"),
                  REJECT[rules.family])
        return
    chain = service_chain("SVC", svc)
    rules.add("nat", "KUBE-SERVICES", match(f"{full} cluster IP"), f"-j {chain}")
    rules.add("nat", chain, f"! -s {plan.CLUSTER_CIDR[rules.family]}",
              match(f"{full} cluster IP"), "-j KUBE-MARK-MASQ")
    for addresses, port in svc.endpoints:
        _endpoint(rules, svc, chain, plan.endpoint(addresses[rules.family], port),
                  addresses[rules.family])


def _endpoint(rules, svc, chain, endpoint, address):
    sep = endpoint_chain(svc, endpoint)
    rules.add("nat", chain, comment(f"{svc.full} -> {endpoint}"), f"-j {sep}")
    rules.add("nat", sep, f"-s {plan.host_route(address)}", comment(svc.full),
              "-j KUBE-MARK-MASQ")
    rules.add("nat", sep, f"-p {svc.proto}", comment(svc.full),
              f"-m {svc.proto} -j DNAT --to-destination {endpoint}")


def _external(rules, svc):
    """Load balancer address and node port."""
    ext, full = service_chain("EXT", svc), svc.full
    if svc.local:
        _external_local(rules, svc, ext)
    else:
        rules.add("nat", ext, comment(f"masquerade traffic for {full} external destinations"),
                  "-j KUBE-MARK-MASQ")
        rules.add("nat", ext, f"-j {service_chain('SVC', svc)}")
    rules.add("nat", "KUBE-NODEPORTS", f"-p {svc.proto}", comment(full),
              f"-m {svc.proto} --dport {svc.node_port} -j {ext}")
    if svc.lb:
        _load_balancer(rules, svc, ext)


def _external_local(rules, svc, ext):
    chain, dest = service_chain("SVC", svc), f"{svc.full} external destinations"
    rules.add("nat", ext, f"-s {plan.CLUSTER_CIDR[rules.family]}",
              comment(f"pod traffic for {dest}"), f"-j {chain}")
    rules.add("nat", ext, comment(f"masquerade LOCAL traffic for {dest}"),
              "-m addrtype --src-type LOCAL -j KUBE-MARK-MASQ")
    rules.add("nat", ext, comment(f"route LOCAL traffic for {dest}"),
              f"-m addrtype --src-type LOCAL -j {chain}")
    rules.add("filter", "KUBE-NODEPORTS", f"-p {svc.proto}",
              comment(f"{svc.full} health check node port"),
              f"-m {svc.proto} --dport {svc.health_port} -j ACCEPT")
    if svc.local_endpoints():
        return
    none = f"{svc.full} has no local endpoints"
    rules.add("filter", "KUBE-EXTERNAL-SERVICES", _to(svc, svc.lb[rules.family])(none), "-j DROP")
    rules.add("filter", "KUBE-EXTERNAL-SERVICES", f"-p {svc.proto}", comment(none),
              f"-m addrtype --dst-type LOCAL -m {svc.proto} --dport {svc.node_port} -j DROP")


def _load_balancer(rules, svc, ext):
    match = _to(svc, svc.lb[rules.family])
    if not svc.sources:
        rules.add("nat", "KUBE-SERVICES", match(f"{svc.full} loadbalancer IP"), f"-j {ext}")
        return
    firewall = service_chain("FW", svc)
    rules.add("nat", "KUBE-SERVICES", match(f"{svc.full} loadbalancer IP"), f"-j {firewall}")
    rules.add("nat", firewall, f"-s {svc.sources[rules.family]}",
              comment(f"{svc.full} loadbalancer IP"), f"-j {ext}")
    rules.add("nat", firewall,
              comment(f"other traffic to {svc.full} will be dropped by KUBE-PROXY-FIREWALL"))
    rules.add("filter", "KUBE-PROXY-FIREWALL",
              match(f"{svc.full} traffic not accepted by {firewall}"), "-j DROP")


def _hooks(rules):
    for chain in ("PREROUTING", "OUTPUT"):
        rules.add("nat", chain, comment("kubernetes service portals"), "-j KUBE-SERVICES")
    rules.add("nat", "POSTROUTING", comment("kubernetes postrouting rules"), "-j KUBE-POSTROUTING")
    for chain in ("INPUT", "FORWARD", "OUTPUT"):
        rules.add("filter", chain, NEW, comment("kubernetes load balancer firewall"),
                  "-j KUBE-PROXY-FIREWALL")
    rules.add("filter", "INPUT", comment("kubernetes health check service ports"),
              "-j KUBE-NODEPORTS")
    rules.add("filter", "FORWARD", comment("kubernetes forwarding rules"), "-j KUBE-FORWARD")
    for chain in ("FORWARD", "OUTPUT"):
        rules.add("filter", chain, NEW, comment("kubernetes service portals"), "-j KUBE-SERVICES")
    for chain in ("INPUT", "FORWARD"):
        rules.add("filter", chain, NEW, comment("kubernetes externally-visible service portals"),
                  "-j KUBE-EXTERNAL-SERVICES")


def masquerading(rules):
    """KUBE-MARK-MASQ and KUBE-POSTROUTING; the hairpin rule of IPVS mode goes in front of them."""
    rules.add("nat", "KUBE-MARK-MASQ", f"-j MARK --set-xmark {MASQ_MARK}")
    rules.add("nat", "KUBE-POSTROUTING", f"-m mark ! --mark {MASQ_MARK} -j RETURN")
    rules.add("nat", "KUBE-POSTROUTING", "-j MARK --set-xmark 0x4000/0x0")
    rules.add("nat", "KUBE-POSTROUTING", comment("kubernetes service traffic requiring SNAT"),
              "-j MASQUERADE --random-fully")


def _forwarding(rules):
    rules.add("filter", "KUBE-FORWARD", "-m conntrack --ctstate INVALID -j DROP")
    rules.add("filter", "KUBE-FORWARD", comment("kubernetes forwarding rules"),
              f"-m mark --mark {MASQ_MARK} -j ACCEPT")
    rules.add("filter", "KUBE-FORWARD", comment("kubernetes forwarding conntrack rule"),
              "-m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT")


def iptables(family):
    """The node's whole rule set with kube-proxy in iptables mode."""
    rules = Rules(family)
    node_rules(rules)
    for table in ("mangle", "nat", "filter"):
        rules.chain(table, "KUBE-PROXY-CANARY")
    rules.chain("nat", "KUBE-SERVICES", "KUBE-NODEPORTS", "KUBE-POSTROUTING", "KUBE-MARK-MASQ")
    rules.chain("filter", "KUBE-SERVICES", "KUBE-EXTERNAL-SERVICES", "KUBE-NODEPORTS",
                "KUBE-FORWARD", "KUBE-PROXY-FIREWALL")
    _hooks(rules)
    node_hooks(rules)
    masquerading(rules)
    _forwarding(rules)
    for svc in plan.SERVICES:
        _cluster_ip(rules, svc)
        if svc.node_port:
            _external(rules, svc)
    rules.add("nat", "KUBE-SERVICES",
              comment("kubernetes service nodeports; NOTE: this must be the last rule in this"
                      " chain"), "-m addrtype --dst-type LOCAL -j KUBE-NODEPORTS")
    return rules


def without(family):
    """The node's rule set when kube-proxy is in nftables mode, or not there at all."""
    rules = Rules(family)
    node_rules(rules)
    node_hooks(rules)
    return rules
