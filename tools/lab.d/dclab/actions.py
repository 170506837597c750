# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""What the rows of the fault table do: break, show, heal. All functions take (lab, row)."""
import os
import time
from dataclasses import dataclass

from . import bpf, cni, hostroot, kubeproxy, netlink, plan, topology, traffic
from .system import LabError, has_nft_queue, ip, mac, modprobe, nft, run, sysctl

MTU = 1280                      # the least that IPv6 allows


def _host_device(lab, key):
    return cni.out_device(lab, plan.POD[key])


# What a row may need of the kernel.

def _has_police(lab):
    tried = Queueing("clsact", "ingress prio 10 protocol ip u32 match u32 0 0"
                               " police rate 8kbit burst 1600 mtu 65535 drop")
    return tried.works(lab)


NEEDS = {
    "nft_queue": lambda lab: has_nft_queue(lab.ns("node")),
    "act_police": _has_police,
    "sch_tbf": lambda lab: Queueing("root tbf rate 8kbit burst 1600 limit 1600").works(lab),
    "legacy": lambda lab: run(["/usr/sbin/iptables-legacy", "-S"], lab.ns("node"),
                              check=False).returncode == 0,
}


# Rules.

@dataclass(frozen=True)
class Rule:
    """One rule at the head of a chain, of the iptables of the row's family. @port: what it matches."""
    place: str
    table: str
    chain: str
    action: str
    port: int = 8080
    backend: str = ""

    def _call(self, lab, row, *how):
        name = "iptables" if row.family == 4 else "ip6tables"
        run([f"/usr/sbin/{name}-{self.backend or lab.backend}", "-w", "-t", self.table, *how,
             "-p", "tcp", "--dport", str(self.port), "-j", *self.action.split()],
            lab.ns(self.place))

    def add(self, lab, row):
        self._call(lab, row, "-I", self.chain, "1")

    def delete(self, lab, row):
        self._call(lab, row, "-D", self.chain)


def policy_drop(lab, row):
    lab.iptables(row.family, "-P", "FORWARD", "DROP")


def policy_accept(lab, row):
    lab.iptables(row.family, "-P", "FORWARD", "ACCEPT")


def nft_drop(lab, _row):
    nft(lab.ns("node"), "table inet admin {\n chain guard {\n  tcp dport 8080 counter drop"
                        ' comment "no 8080 on this host"\n }\n chain post {\n'
                        "  type filter hook postrouting priority 0; jump guard;\n }\n}\n")


def nft_accept(lab, _row):
    nft(lab.ns("node"), "delete table inet admin\n")


def nft_queue(lab, _row):
    nft(lab.ns("node"), "table inet kube-network-policies {\n chain postrouting {\n"
                        "  type filter hook postrouting priority 95; policy accept;\n"
                        "  ct state established,related accept\n"
                        "  meta l4proto tcp tcp dport 8080 queue num 100\n }\n}\n")


def nft_unqueue(lab, _row):
    nft(lab.ns("node"), "delete table inet kube-network-policies\n")


def drop_kube_proxy(lab, row):
    """Leave what kubelet and AKS write."""
    if lab.proxy == "nftables":
        table = f"table {'ip' if row.family == 4 else 'ip6'} kube-proxy\n"
        nft(lab.ns("node"), table + "delete " + table)
        return
    lab.restore(kubeproxy.without(row.family))


def reload_rules(lab, _row):
    lab.load_rules()


@dataclass(frozen=True)
class Firewall:
    """A rule on a hop outside of the node."""
    place: str
    rule: str
    hook: str = "forward"

    def add(self, lab, _row):
        nft(lab.ns(self.place), f"table ip hop {{\n chain c {{\n  type filter hook {self.hook}"
                                f" priority 0;\n  {self.rule}\n }}\n}}\n")

    def delete(self, lab, _row):
        nft(lab.ns(self.place), "delete table ip hop\n")


# Policies.

def deny_ingress(lab, row):
    lab.load_policy(row.engine, ("ingress",))


def deny_egress(lab, row):
    lab.load_policy(row.engine, ("egress",))


def unload_policy(lab, _row):
    lab.unload_policy()


@dataclass(frozen=True)
class Program:
    """A tc program of an engine on the host side of a pod's wire."""
    name: str
    direction: str
    pod: str

    def add(self, lab, _row):
        dev = cni.host_veth(lab, plan.POD[self.pod])
        netlink.add_clsact(lab.ns("node"), dev)
        fd = bpf.load_drop_tcp(self.name)
        try:
            netlink.add_bpf_filter(lab.ns("node"), dev, self.direction, fd, f"{self.name}-{dev}")
        finally:
            os.close(fd)

    def delete(self, lab, _row):
        netlink.delete_clsact(lab.ns("node"), cni.host_veth(lab, plan.POD[self.pod]))


# Routes, links, neighbours.

@dataclass(frozen=True)
class Route:
    """A route of a kind that is an error."""
    kind: str
    target: dict

    def add(self, lab, row):
        ip(lab.ns("node"), f"route add {self.kind} {self.target[row.family]}")

    def delete(self, lab, row):
        ip(lab.ns("node"), f"route del {self.kind} {self.target[row.family]}")


def drop_default(lab, row):
    ip(lab.ns("node"), f"route del default via {plan.GATEWAY[row.family]}")


def restore_default(lab, _row):
    ip(lab.ns("node"), *topology.node_default())


def _forward(lab, row, value):
    name = "net.ipv4.ip_forward" if row.family == 4 else "net.ipv6.conf.all.forwarding"
    sysctl(lab.ns("node"), {name: value})


def forward_off(lab, row):
    _forward(lab, row, 0)


def forward_on(lab, row):
    _forward(lab, row, 1)


def rp_filter_on(lab, row):
    """The client's packets come in on its wire, the way back points to the uplink."""
    dev = _host_device(lab, row.client)
    gateway = mac(lab.ns("node"), dev).hex(":")
    ip(lab.ns(row.client), f"neigh replace {plan.POD_GATEWAY[4]} dev eth0 lladdr {gateway}"
                           " nud permanent")
    ip(lab.ns("node"), f"route replace {plan.POD[row.client].ip(4)}/32 via {plan.GATEWAY[4]}"
                       " dev eth0")
    sysctl(lab.ns("node"), {f"net/ipv4/conf/{dev}/rp_filter": 1})


def rp_filter_off(lab, row):
    dev, address = _host_device(lab, row.client), plan.POD[row.client].ip(4)
    sysctl(lab.ns("node"), {f"net/ipv4/conf/{dev}/rp_filter": 0})
    ip(lab.ns("node"), f"route del {address}/32" if lab.flavour == "kubenet"
       else f"route replace {address}/32 dev {dev}")
    ip(lab.ns(row.client), f"neigh del {plan.POD_GATEWAY[4]} dev eth0")


def _neighbour_time(lab, row, milliseconds):
    net, dev = "ipv4" if row.family == 4 else "ipv6", _host_device(lab, row.target)
    sysctl(lab.ns("node"), {f"net/{net}/neigh/{dev}/retrans_time_ms": milliseconds})
    ip(lab.ns("node"), f"neigh flush dev {dev} to {plan.POD[row.target].ip(row.family)}",
       check=False)


def deafen(lab, row):
    """The pod no longer answers for its address; the node gives up after three quick questions."""
    lost = "link set eth0 arp off" if row.family == 4 else \
        f"addr del {plan.POD[row.target].ip(6)}/64 dev eth0"
    ip(lab.ns(row.target), lost)
    _neighbour_time(lab, row, 100)


def hear(lab, row):
    ip(lab.ns(row.target), "link set eth0 arp on",
       *cni.pod_side(lab, plan.POD[row.target]), check=False)
    _neighbour_time(lab, row, 1000)


def _forget_neighbours(lab, row):
    """The pod may have a new hardware address: who knew the old one must ask again."""
    ip(lab.ns("node"), f"neigh flush dev {_host_device(lab, row.target)}")


def cut_wire(lab, row):
    ip(lab.ns("node"), f"link del {cni.host_veth(lab, plan.POD[row.target])}")


def mend_wire(lab, row):
    """The pod gets its wire anew, from the plugin."""
    pod = plan.POD[row.target]
    cni.delete(lab, pod)
    hostroot.update(lab, pod, cni.add(lab, pod))
    _forget_neighbours(lab, row)


def peer_down(lab, row):
    """Down, and known to be: the kernel tells the other end up to a second later, and throws away then what waits for a neighbour."""
    ip(lab.ns(row.target), "link set eth0 down")
    veth = cni.host_veth(lab, plan.POD[row.target])
    deadline = time.monotonic() + 10
    while '"operstate":"UP"' in run(["/usr/sbin/ip", "-j", "link", "show", "dev", veth], lab.ns("node")).stdout:
        if time.monotonic() > deadline:
            raise LabError(f"{veth} does not notice that its peer is down")


def peer_up(lab, row):
    ip(lab.ns(row.target), *cni.pod_side(lab, plan.POD[row.target]), check=False)
    _forget_neighbours(lab, row)


def small_mtu(lab, _row):
    ip(lab.ns("node"), f"link set eth0 mtu {MTU}")


def normal_mtu(lab, row):
    ip(lab.ns("node"), "link set eth0 mtu 1500")
    run(["/usr/sbin/ip", f"-{row.family}", "route", "flush", "cache"], lab.ns(row.client))


# Sysctls of the node.

def short_reassembly(lab, _row):
    sysctl(lab.ns("node"), {"net.ipv4.ipfrag_time": 1})


def normal_reassembly(lab, _row):
    sysctl(lab.ns("node"), {"net.ipv4.ipfrag_time": 30})


def localnet_on(lab, _row):
    sysctl(lab.ns("node"), {"net.ipv4.conf.eth0.route_localnet": 1})


def localnet_off(lab, _row):
    sysctl(lab.ns("node"), {"net.ipv4.conf.eth0.route_localnet": 0})


def strict_conntrack(lab, _row):
    sysctl(lab.ns("node"), {"net.netfilter.nf_conntrack_tcp_loose": 0})


def loose_conntrack(lab, _row):
    sysctl(lab.ns("node"), {"net.netfilter.nf_conntrack_tcp_loose": 1})


@dataclass(frozen=True)
class Queueing:
    """A qdisc on the host side of web's wire, and a filter if there is one."""
    qdisc: str
    filter: str = ""

    def _tc(self, lab, *words, check=True):
        return run(["/usr/sbin/tc", *words], lab.ns("node"), check=check).returncode == 0

    def _device(self, lab):
        return cni.host_veth(lab, plan.POD["web"])

    def add(self, lab, _row=None, check=True):
        dev = self._device(lab)
        done = self._tc(lab, "qdisc", "add", "dev", dev, *self.qdisc.split(), check=check)
        if done and self.filter:
            done = self._tc(lab, "filter", "add", "dev", dev, *self.filter.split(), check=check)
        return done

    def delete(self, lab, _row=None, check=True):
        self._tc(lab, "qdisc", "del", "dev", self._device(lab), self.qdisc.split()[0], check=check)

    def works(self, lab):
        modprobe("act_police", "cls_u32", "sch_tbf")
        done = self.add(lab, check=False)
        self.delete(lab, check=False)
        return done


# DNS.

def break_dns(lab, row):
    with open(lab.dns_mode_file, "w", encoding="ascii") as file:
        file.write(row.sees)


def mend_dns(lab, _row):
    os.unlink(lab.dns_mode_file)


# Traffic that is more than one connection.

def ask_dns(lab, row, timeout):
    return traffic.dns(lab.ns(row.client), row.address, plan.API_NAME, timeout)


def ask_api(lab, row, timeout):
    """The API server, and then the outside host that tells an API fault from a firewall."""
    word = traffic.tcp(lab.ns(row.client), row.address, row.port, timeout)
    traffic.tcp(lab.ns(row.client), plan.OUTSIDE[4], 443, timeout)
    return word


def large_datagram(lab, row, timeout):
    return traffic.udp(lab.ns(row.client), row.address, row.port, timeout, b"x" * 1400, whole=True)


def fill_buffer(lab, row, _timeout):
    return traffic.flood(lab.ns(row.client), row.address, row.port, 8, 900)


def burst(lab, row, _timeout):
    return traffic.flood(lab.ns(row.client), row.address, row.port, 8, 1000)


def fill_queue(lab, row, timeout):
    return traffic.crowd(lab.ns(row.client), row.address, row.port, 4, timeout)


def bad_checksum(lab, row, _timeout):
    return traffic.stray_segment(lab.ns(row.client), plan.POD_GATEWAY[4], row.address, traffic.SYN,
                                 bad_checksum=True)


def stray_ack(lab, row, _timeout):
    return traffic.stray_segment(lab.ns(row.client), plan.POD[row.client].ip(4), row.address,
                                 traffic.ACK)


def martian(lab, row, _timeout):
    return traffic.stray_segment(lab.ns(row.client), "127.0.0.5", row.address, traffic.SYN)


def short_ttl(lab, row, timeout):
    return traffic.tcp(lab.ns(row.client), row.address, row.port, timeout, ttl=1)


def lone_fragment(lab, row, _timeout):
    return traffic.first_fragment(lab.ns(row.client), plan.POD[row.client].ip(4), row.address,
                                  lab.ns("node"))


def close_unread(lab, row, timeout):
    return traffic.close_unread(lab.ns(row.client), row.address, row.port, timeout)


def to_localnet(lab, _row, _timeout):
    return traffic.to_localnet(lab.ns("gw"), "node", mac(lab.ns("node"), "eth0"))
