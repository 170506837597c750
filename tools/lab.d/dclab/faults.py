# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""The table of faults: what it breaks, the cause that is expected, the traffic that shows it.

A row's functions take (lab, row). Where the client may see two things it depends on the CNI: behind a bridge,
br_netfilter answers some packets from the wrong side of the NAT, or not at all.
"""
import os
from dataclasses import dataclass, replace

from . import actions, plan, policies, traffic
from .system import LabError, Unsupported

IPTABLES = ("iptables-nft", "iptables-legacy")
NOT_IPVS = (*IPTABLES, "nftables")


def nothing(_lab, _row):
    """For rows that need no change: the lab's Services are broken by design."""


def connect(lab, row, timeout):
    """One connection or one datagram to the row's address."""
    send = traffic.tcp if row.proto == "tcp" else traffic.udp
    return send(lab.ns(row.client), row.address, row.port, timeout)


@dataclass(frozen=True)
class Fault:
    """One row. Empty flavours, proxies or policies mean any."""
    name: str
    cause: str                  # id of causes.def, "" when none of the article's may be given
    title: str
    sees: str                   # what the client may see, alternatives divided by |
    address: str = ""
    port: int = 80
    proto: str = "tcp"
    family: int = 4
    client: str = "client"      # where the traffic starts
    target: str = ""            # pod that it is meant for
    service: str = ""           # its Service, "shop/web:http"
    netns: str = "node"         # where the packet dies
    apply: object = nothing
    traffic: object = connect
    heal: object = nothing
    flavours: tuple = ()
    proxies: tuple = ()
    policies: tuple = ()
    needs: tuple = ()
    engine: str = ""            # policy engine that drops

    @property
    def timeout(self):
        """Seconds: one SYN and its retry after 1 s where silence is expected, patience elsewhere."""
        if self.sees == "timeout":
            return 1.3
        return 2.5 if "timeout" in self.sees else 5.0

    def unfit(self, lab):
        """Why this lab cannot show the fault; empty if it can."""
        for have, want in ((lab.flavour, self.flavours), (lab.proxy, self.proxies),
                           (lab.policy, self.policies)):
            if want and have not in want:
                return f"needs a lab with {' or '.join(want)}, this one has {have}"
        for need in self.needs:
            if not actions.NEEDS[need](lab):
                return f"this kernel has no {need}"
        return ""

    def shown(self, lab, word):
        """Is @word what the client of this lab may see? IPVS looks up routes itself and answers for them."""
        routed = self.cause in ("svc.route", "svc.stale-endpoint")
        return word in self.sees.split("|") or (
            lab.proxy == "ipvs" and routed and word == "host-unreach")

    def check(self, lab):
        why = self.unfit(lab)
        if why:
            raise Unsupported(f"{self.name}: {why}")

    def as_dict(self):
        plain = {key: value for key, value in self.__dict__.items() if not callable(value)}
        plain["timeout"] = self.timeout
        plain["original"] = plan.endpoint(self.address, self.port) if self.address else ""
        for key, side in (("client_pod", self.client), ("target_pod", self.target)):
            pod = plan.POD.get(side)
            plain[key] = f"{pod.namespace}/{pod.name}" if pod else side
        return plain


def to_service(name, proto="tcp", lb=False):
    """Columns of a row whose traffic goes to a Service."""
    svc = plan.service(name, proto)
    pod = next((p.key for p in plan.PODS for a, _ in svc.endpoints if a[4] == p.ip(4)), "")
    address = svc.lb if lb else svc.vip
    return {"address": address, "port": svc.port, "proto": proto, "service": svc.full,
            "target": pod}


def both(name, cause, title, sees, sees6=None, **columns):
    """Two rows: IPv4, and IPv6 with -v6 behind the name."""
    address = columns.pop("address")
    four = Fault(name, cause, title, sees, address=address[4], **columns)
    return [four, replace(four, name=name + "-v6", family=6, address=address[6],
                          sees=sees6 or sees)]


def _services():
    rows = [
        Fault("healthy", "", "nothing is broken", "connected", apply=nothing,
              **_at(4, to_service("web"))),
        Fault("healthy-v6", "", "nothing is broken", "connected", family=6,
              **_at(6, to_service("web"))),
        Fault("healthy-api", "", "nothing is broken", "connected",
              **_at(4, to_service("kubernetes"))),
        Fault("healthy-udp", "", "nothing is broken", "answered",
              **_at(4, to_service("web", "udp"))),
        Fault("healthy-dns", "", "nothing is broken", "answered", traffic=actions.ask_dns,
              **_at(4, to_service("kube-dns", "udp"))),
        Fault("healthy-remote", "", "nothing is broken", "connected",
              **_at(4, to_service("remote"))),
    ]
    rows += both("no-endpoints", "svc.endpoints", "Service without endpoints", "refused",
                 **to_service("cart"))
    rows += both("no-endpoints-udp", "svc.endpoints", "Service without endpoints", "refused",
                 **to_service("cart", "udp"))
    rows += both("no-endpoints-node", "svc.endpoints", "the same, asked by the node itself",
                 "refused", client="node", **to_service("cart"))
    rows += both("local-endpoints", "svc.local-endpoints",
                 "externalTrafficPolicy Local, no endpoint here", "timeout", client="gw",
                 proxies=NOT_IPVS, **to_service("front", lb=True))
    rows += both("source-ranges", "svc.source-ranges", "client outside loadBalancerSourceRanges",
                 "timeout", client="gw", **to_service("vip", lb=True))
    rows += both("not-listening", "svc.listen", "the container listens nowhere", "refused",
                 netns="idle", **to_service("idle"))
    rows += both("udp-not-listening", "svc.listen", "the container listens nowhere", "refused",
                 netns="idle", **to_service("idle", "udp"))
    rows += both("listen-loopback", "svc.listen", "the container listens on loopback only",
                 "refused", netns="local", **to_service("loop"))
    rows += both("wrong-port", "svc.port", "targetPort is not the port the container listens on",
                 "refused", netns="pay", **to_service("pay"))
    rows += both("undefined-port", "svc.undefined-port", "a port that the Service does not have",
                 "timeout|refused", **{**to_service("web"), "port": 81})
    rows += both("kube-proxy-absent", "svc.kube-proxy", "kube-proxy never wrote its rules",
                 "timeout", netns="gw", apply=actions.drop_kube_proxy,
                 heal=actions.reload_rules, proxies=NOT_IPVS, **to_service("web"))
    return rows


def _at(family, columns):
    return {**columns, "address": columns["address"][family]}


def _rules():
    web = to_service("web")
    rows = []
    for name, title, spec, extra in (
            ("rule-drop", "an admin's DROP in FORWARD",
             actions.Rule("node", "filter", "FORWARD", "DROP"), {"proxies": NOT_IPVS}),
            ("rule-mangle", "an admin's DROP in mangle FORWARD",
             actions.Rule("node", "mangle", "FORWARD", "DROP"), {"proxies": NOT_IPVS}),
            ("rule-raw", "an admin's DROP in raw PREROUTING",
             actions.Rule("node", "raw", "PREROUTING", "DROP", port=80), {}),
            ("rule-in-pod", "a sidecar's DROP inside the pod",
             actions.Rule("client", "filter", "OUTPUT", "DROP", port=80), {"netns": "client"}),
            ("rule-output", "an admin's DROP in the node's OUTPUT",
             actions.Rule("node", "filter", "OUTPUT", "DROP"), {"client": "node"})):
        rows += both(name, "svc.rule", title, "timeout", apply=spec.add, heal=spec.delete,
                     **web, **extra)
    reject = actions.Rule("node", "filter", "FORWARD", "REJECT --reject-with tcp-reset")
    rows += both("rule-reject", "svc.rule", "an admin's REJECT in FORWARD", "refused|timeout",
                 apply=reject.add, heal=reject.delete, proxies=NOT_IPVS, **web)
    rows += both("rule-policy", "svc.rule", "chain policy of FORWARD is DROP", "timeout",
                 apply=actions.policy_drop, heal=actions.policy_accept, proxies=NOT_IPVS,
                 policies=("none",), **web)
    rows += both("rule-nft", "svc.rule", "an admin's nftables drop", "timeout",
                 apply=actions.nft_drop, heal=actions.nft_accept, **web)
    legacy = actions.Rule("node", "filter", "FORWARD", "DROP", backend="legacy")
    rows += both("rule-legacy", "svc.rule", "a DROP in the other iptables backend", "timeout",
                 apply=legacy.add, heal=legacy.delete, proxies=("iptables-nft", "nftables"),
                 needs=("legacy",), **web)
    return rows


def _policies():
    rows = []
    for engine in policies.ENGINES:
        families = (4,) if engine == "npm" else (4, 6)
        sees = "refused" if engine.startswith("kube-router") else "timeout"
        shared = {"heal": actions.unload_policy, "engine": engine,
                  "flavours": policies.FLAVOURS.get(engine, ()), "proxies": NOT_IPVS}
        for name, cause, title, service, apply in (
                (f"{engine}-ingress", "svc.policy", f"{engine}: web allows front only", "web",
                 actions.deny_ingress),
                (f"policy-api-{engine}", "node.policy",
                 f"{engine}: client may not reach the API server", "kubernetes",
                 actions.deny_egress)):
            pair = both(name, cause, title, sees, apply=apply, **shared, **to_service(service))
            rows += [row for row in pair if row.family in families]
    for name, program, direction, pod in (
            ("tc-cilium", "cil_from_container", "ingress", "client"),
            ("tc-cilium-to", "cil_to_container", "egress", "web"),
            ("tc-calico-ebpf", "cali_tc_main", "ingress", "client")):
        spec = actions.Program(program, direction, pod)
        rows += both(name, "svc.policy", f"tc program {program} drops", "timeout",
                     apply=spec.add, heal=spec.delete, engine=program.split("_")[0],
                     **to_service("web"))
    rows += both("nfqueue", "svc.policy", "kube-network-policies: nft queue without a listener",
                 "timeout", apply=actions.nft_queue, heal=actions.nft_unqueue,
                 needs=("nft_queue",), engine="kube-network-policies", proxies=NOT_IPVS,
                 **to_service("web"))
    queue = actions.Rule("node", "mangle", "FORWARD", "NFQUEUE --queue-num 100")
    rows += both("nfqueue-xt", "svc.rule", "an NFQUEUE target without a listener", "timeout",
                 apply=queue.add, heal=queue.delete, engine="nfqueue", proxies=NOT_IPVS,
                 **to_service("web"))
    return rows


def _routes():
    web, remote, ghost = to_service("web"), to_service("remote"), to_service("ghost")
    rows = both("no-route", "svc.route", "the node has no default route", "net-unreach",
                "net-unreach|timeout", apply=actions.drop_default,
                heal=actions.restore_default, **remote)
    for kind, sees, sees6 in (("unreachable", "host-unreach", "net-unreach|timeout"),
                              ("prohibit", "host-unreach", "prohibited|timeout"),
                              ("blackhole", "timeout", "timeout")):
        spec = actions.Route(kind, plan.REMOTE_CIDR)
        rows += both(f"route-{kind}", "svc.route", f"{kind} route for another node's pods", sees,
                     sees6, apply=spec.add, heal=spec.delete, **remote)
    rows += both("ip-forward-off", "svc.route", "the node does not forward", "timeout",
                 apply=actions.forward_off, heal=actions.forward_on, proxies=NOT_IPVS, **remote)
    rows.append(Fault("rp-filter", "svc.route", "strict rp_filter, the way back is another device",
                      "timeout", apply=actions.rp_filter_on, heal=actions.rp_filter_off,
                      **_at(4, web)))
    rows += both("neigh-failed", "svc.route", "the pod answers no neighbour question",
                 "host-unreach", apply=actions.deafen, heal=actions.hear, **web)
    rows += both("veth-gone", "svc.route", "the pod's wire is gone", "timeout|host-unreach",
                 netns="gw", apply=actions.cut_wire, heal=actions.mend_wire, **web)
    rows += both("peer-down", "svc.route", "the pod's interface is down", "timeout|host-unreach",
                 apply=actions.peer_down, heal=actions.peer_up, **web)
    rows += both("mtu", "svc.route", "the uplink's MTU is smaller than the pods'", "too-big",
                 apply=actions.small_mtu, heal=actions.normal_mtu, traffic=actions.large_datagram,
                 **to_service("remote", "udp"))
    rows += both("node-no-route", "svc.route", "the node's own connect() has no route",
                 "net-unreach", client="node", port=443, address=plan.API,
                 apply=actions.drop_default, heal=actions.restore_default)
    rows += both("stale-endpoint", "svc.stale-endpoint", "endpoint that no pod has",
                 "timeout|host-unreach", netns="gw", **ghost)
    hole = actions.Route("blackhole", plan.POD_CIDR)
    rows += both("stale-endpoint-blackhole", "svc.stale-endpoint",
                 "the same, and a blackhole route covers the node's pods", "timeout",
                 apply=hole.add, heal=hole.delete, flavours=("azure", "calico"), **ghost)
    return rows


def _api():
    rows = []
    for name, cause, title, sees, spec, netns in (
            ("api-silent", "node.allowed-ip", "the API server does not answer this address",
             "timeout", actions.Firewall("gw", f"ip daddr {plan.API[4]} tcp dport 443 drop"), "gw"),
            ("firewall-silent", "node.firewall", "no outside :443 answers", "timeout",
             actions.Firewall("gw", "tcp dport 443 drop"), "gw"),
            ("firewall-reset", "node.firewall", "a hop resets every :443", "refused",
             actions.Firewall("gw", "tcp dport 443 reject with tcp reset"), "gw"),
            ("apiserver-down", "node.apiserver-down", "nothing listens on the API server",
             "refused", actions.Firewall("api", "tcp dport 443 reject with tcp reset", "input"),
             "api")):
        for client in ("client", "node"):
            suffix = "" if client == "client" else "-node"
            where = _at(4, to_service("kubernetes")) if client == "client" else \
                {"address": plan.API[4], "port": 443}
            rows.append(Fault(name + suffix, cause, title, sees, netns=netns, client=client,
                              apply=spec.add, heal=spec.delete, traffic=actions.ask_api, **where))
    for failure in ("nxdomain", "servfail", "query-refused"):
        rows.append(Fault(f"dns-{failure.removeprefix('query-')}", "node.dns", f"the API server's name gets {failure}",
                          failure, netns="", apply=actions.break_dns, heal=actions.mend_dns,
                          traffic=actions.ask_dns, **_at(4, to_service("kube-dns", "udp"))))
    return rows


def _lookalikes():
    web = _at(4, to_service("web"))
    pod = {"address": plan.POD["web"].ip(4), "port": 8080, "target": "web"}
    tbf = actions.Queueing("root tbf rate 8kbit burst 1600 limit 1600")
    police = actions.Queueing("clsact", "ingress prio 10 protocol ip u32 match u32 0 0"
                                        " police rate 8kbit burst 1600 mtu 65535 drop")
    return [
        Fault("rcvbuf-full", "", "the socket's receive buffer is full", "sent", netns="web",
              traffic=actions.fill_buffer, **{**pod, "port": plan.STUCK_UDP_PORT, "proto": "udp"}),
        Fault("accept-queue", "", "the accept queue is full", "timeout", netns="web",
              traffic=actions.fill_queue, **{**pod, "port": plan.STUCK_TCP_PORT}),
        Fault("bad-checksum", "", "a segment with a wrong checksum", "sent", netns="web",
              client="node", traffic=actions.bad_checksum, **pod),
        Fault("ttl-expired", "", "the TTL ends at the node", "host-unreach",
              traffic=actions.short_ttl, proxies=NOT_IPVS, **_at(4, to_service("remote"))),
        Fault("martian-source", "", "a source of 127.0.0.0/8", "sent",
              traffic=actions.martian, **pod),
        Fault("frag-timeout", "", "the rest of a datagram never comes", "sent",
              apply=actions.short_reassembly, heal=actions.normal_reassembly,
              traffic=actions.lone_fragment, **{**pod, "proto": "udp"}),
        Fault("tc-police", "", "a rate policer on the pod's wire", "sent", apply=police.add,
              heal=police.delete, traffic=actions.burst, needs=("act_police",),
              **{**pod, "proto": "udp"}),
        Fault("tc-tbf", "", "the bandwidth plugin's shaper overflows", "sent", apply=tbf.add,
              heal=tbf.delete, traffic=actions.burst, needs=("sch_tbf",),
              **{**pod, "proto": "udp"}),
        Fault("icmp-redirect", "", "a redirect that NAT drops", "connected", client="gw",
              **_at(4, to_service("remote", lb=True))),
        Fault("closed-socket", "", "the client closes with data unread", "connected",
              netns="client", traffic=actions.close_unread, **web),
        Fault("imds", "", "AKS keeps pods from the metadata service", "timeout",
              address=plan.IMDS),
        Fault("wireserver", "", "AKS keeps pods from the wire server", "timeout",
              address=plan.WIRESERVER),
        Fault("kube-firewall", "", "kubelet blocks localnet packets from outside", "sent",
              apply=actions.localnet_on, heal=actions.localnet_off, client="gw", port=10249,
              traffic=actions.to_localnet, address="127.0.0.1"),
        Fault("ct-invalid", "", "KUBE-FORWARD drops a segment that conntrack does not know",
              "sent", apply=actions.strict_conntrack, heal=actions.loose_conntrack,
              traffic=actions.stray_ack, proxies=IPTABLES, **pod),
    ]


def table():
    """All rows, in the order of `lab list`."""
    return _services() + _rules() + _policies() + _routes() + _api() + _lookalikes()


ROWS = {row.name: row for row in table()}


def find(name, lab):
    """Row by name; policy-api means the one of the lab's own engine."""
    base = name.removesuffix("-v6")
    if base == "policy-api":
        engine = lab.policy if lab.policy != "none" else "kube-router"
        name = f"policy-api-{engine}" + name[len(base):]
    if name not in ROWS:
        raise LabError(f"{name}: no such fault, see {os.path.basename('tools/lab')} list")
    return ROWS[name]
