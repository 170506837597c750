# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""What the lab's cluster looks like: addresses, pods and Services, as plain data.

Every address has two forms, one for each family; v(4) and v(6) below pick one.
"""
from dataclasses import dataclass

CLUSTER_CIDR = {4: "10.244.0.0/16", 6: "fd00:10:244::/56"}
POD_CIDR = {4: "10.244.0.0/24", 6: "fd00:10:244::/64"}
SERVICE_CIDR = {4: "10.0.0.0/16", 6: "fd00:10:96::/108"}
NODE_CIDR = {4: "10.224.0.0/16", 6: "fd00:10:224::/64"}
LB_CIDR = {4: "20.91.172.0/24", 6: "2001:db8:91::/64"}
REMOTE_CIDR = {4: "10.244.7.0/24", 6: "fd00:10:244:7::/64"}

NODE = {4: "10.224.0.4", 6: "fd00:10:224::4"}
GATEWAY = {4: "10.224.0.1", 6: "fd00:10:224::1"}
POD_GATEWAY = {4: "10.244.0.1", 6: "fd00:10:244::1"}
API = {4: "40.64.79.12", 6: "2001:db8:40::12"}
API_GATEWAY = {4: "40.64.79.1", 6: "2001:db8:40::1"}
OUTSIDE = {4: "198.51.100.20", 6: "2001:db8:51::20"}
OUTSIDE_GATEWAY = {4: "198.51.100.1", 6: "2001:db8:51::1"}
REMOTE_POD = {4: "10.244.7.7", 6: "fd00:10:244:7::7"}
FRONT_POD = {4: "10.244.1.7", 6: "fd00:10:244:1::7"}
GHOST = {4: "10.244.0.99", 6: "fd00:10:244::99"}
WIRESERVER = "168.63.129.16"
IMDS = "169.254.169.254"
SOURCE_RANGE = {4: "203.0.113.0/25", 6: "2001:db8:203::/64"}
API_NAME = "dropcause-lab-8f2k1c3d.hcp.westeurope.azmk8s.io"

# Ports of shop/web beside 8080: one whose accept queue, one whose receive buffer nobody ever empties.
STUCK_TCP_PORT = 8089
STUCK_UDP_PORT = 8090
PAY_PORT = 8443


@dataclass(frozen=True)
class Pod:
    """A pod of this node. @listen: (protocol, port, where) with where "any" or "loopback"."""
    key: str
    namespace: str
    name: str
    host: int
    labels: tuple = ()
    listen: tuple = ()

    def ip(self, family):
        return f"10.244.0.{self.host}" if family == 4 else f"fd00:10:244::{self.host:x}"


PODS = (
    Pod("client", "shop", "client-6d9c8b7f5-4rj2m", 10, ("app:client",)),
    Pod("web", "shop", "web-7f9c6d5b4-x2x9k", 11, ("app:web",),
        (("tcp", 8080, "any"), ("udp", 8080, "any"))),
    Pod("pay", "shop", "pay-5c7b9d8f6-t8w4z", 12, ("app:pay",), (("tcp", PAY_PORT, "any"),)),
    Pod("idle", "shop", "idle-6b5d4c9f7-q7n2p", 13, ("app:idle",)),
    Pod("local", "shop", "local-84f6c7d9b-m5k8v", 14, ("app:local",),
        (("tcp", 8080, "loopback"), ("udp", 8080, "loopback"))),
    Pod("coredns", "kube-system", "coredns-76f75df574-9xk2l", 15, ("k8s-app:kube-dns",),
        (("udp", 53, "any"), ("tcp", 53, "any"))),
)
POD = {pod.key: pod for pod in PODS}


@dataclass(frozen=True)
class Service:
    """One port of a Service. @endpoints: (address by family, port); @lb: address by family or None."""
    namespace: str
    name: str
    port_name: str
    proto: str
    vip: dict
    port: int
    endpoints: tuple = ()
    lb: dict = None
    node_port: int = 0
    local: bool = False          # externalTrafficPolicy: Local
    health_port: int = 0
    sources: dict = None         # loadBalancerSourceRanges

    @property
    def full(self):
        return f"{self.namespace}/{self.name}:{self.port_name}"

    def local_endpoints(self):
        return tuple(e for e in self.endpoints if is_local(e[0][4]))


def is_local(address):
    return address.startswith("10.244.0.")


def _at(key, port):
    pod = POD[key]
    return ({4: pod.ip(4), 6: pod.ip(6)}, port)


def _vip(low, v6):
    return {4: f"10.0.20.{low}", 6: f"fd00:10:96::{v6}"}


def _lb(low):
    return {4: f"20.91.172.{low}", 6: f"2001:db8:91::{low}"}


KUBERNETES = Service("default", "kubernetes", "https", "tcp",
                     {4: "10.0.0.1", 6: "fd00:10:96::1"}, 443, ((API, 443),))
DNS_VIP = {4: "10.0.0.10", 6: "fd00:10:96::a"}

SERVICES = (
    KUBERNETES,
    Service("kube-system", "kube-dns", "dns", "udp", DNS_VIP, 53, (_at("coredns", 53),)),
    Service("kube-system", "kube-dns", "dns-tcp", "tcp", DNS_VIP, 53, (_at("coredns", 53),)),
    Service("shop", "web", "http", "tcp", _vip(10, 2010), 80, (_at("web", 8080),),
            node_port=30080),
    Service("shop", "web", "dgram", "udp", _vip(10, 2010), 80, (_at("web", 8080),)),
    Service("shop", "cart", "http", "tcp", _vip(11, 2011), 80),
    Service("shop", "cart", "dgram", "udp", _vip(11, 2011), 80),
    Service("shop", "pay", "http", "tcp", _vip(12, 2012), 80, (_at("pay", 9999),)),
    Service("shop", "front", "http", "tcp", _vip(13, 2013), 80, ((FRONT_POD, 8080),),
            lb=_lb(24), node_port=32643, local=True, health_port=31701),
    Service("shop", "ghost", "http", "tcp", _vip(14, 2014), 80, ((GHOST, 8080),)),
    Service("shop", "vip", "http", "tcp", _vip(15, 2015), 80, (_at("web", 8080),),
            lb=_lb(25), node_port=32644, sources=SOURCE_RANGE),
    Service("shop", "remote", "http", "tcp", _vip(17, 2017), 80, ((REMOTE_POD, 8080),),
            lb=_lb(26), node_port=32645),
    Service("shop", "remote", "dgram", "udp", _vip(17, 2017), 80, ((REMOTE_POD, 8080),)),
    Service("shop", "idle", "http", "tcp", _vip(18, 2018), 80, (_at("idle", 8080),)),
    Service("shop", "idle", "dgram", "udp", _vip(18, 2018), 80, (_at("idle", 8080),)),
    Service("shop", "loop", "http", "tcp", _vip(19, 2019), 80, (_at("local", 8080),)),
)


def service(name, proto="tcp"):
    """The port of Service @name ("web", "kubernetes", ...) for @proto."""
    for svc in SERVICES:
        if svc.name == name and svc.proto == proto:
            return svc
    raise KeyError(f"{name}/{proto}")


def endpoint(address, port):
    """10.0.0.1:80 or [fd00::1]:80, as kube-proxy writes it."""
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"


def host_route(address):
    return f"{address}/128" if ":" in address else f"{address}/32"
