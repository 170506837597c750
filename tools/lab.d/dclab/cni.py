# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""Pods, made by the real CNI plugins the way a container runtime asks for them.

What the plugins answer goes into libcni's result cache. Engines give the host side of a pod a name of
their own, Debian's ptp plugin a random one: it is renamed, and the cache says the new name.
"""
import base64
import json
import os

from . import hashes, plan
from .system import LabError, ip, run, sysctl

PLUGIN_DIR = "/usr/lib/cni"
NETWORK = {"azure": "azure", "calico": "k8s-pod-network", "kubenet": "kubenet"}
CONFLIST = {"azure": "10-azure.conflist", "calico": "10-calico.conflist",
            "kubenet": "10-containerd-net.conflist"}
CNI_VERSION = {"azure": "0.3.1", "calico": "1.0.0", "kubenet": "0.4.0"}
VETH_PREFIX = {"azure": "azv", "calico": "cali"}
STORE = "/var/lib/cni/networks"
CACHE = "/var/lib/cni/results"


def plugin(flavour):
    ipam = {"type": "host-local",
            "ranges": [[{"subnet": plan.POD_CIDR[4]}], [{"subnet": plan.POD_CIDR[6]}]],
            "routes": [{"dst": "0.0.0.0/0"}, {"dst": "::/0"}]}
    shared = {"ipMasq": False, "mtu": 1500, "capabilities": {"ips": True}, "ipam": ipam}
    if flavour == "kubenet":
        return {"type": "bridge", "bridge": "cbr0", "isGateway": True, "promiscMode": False,
                "hairpinMode": True, **shared}
    return {"type": "ptp", **shared}


def conflist(flavour):
    """What /etc/cni/net.d holds."""
    return {"cniVersion": CNI_VERSION[flavour], "name": NETWORK[flavour],
            "plugins": [plugin(flavour)]}


def _stdin(lab, pod):
    config = plugin(lab.flavour)
    config["ipam"]["dataDir"] = lab.root + STORE
    config.update(cniVersion=CNI_VERSION[lab.flavour], name=NETWORK[lab.flavour],
                  runtimeConfig={"ips": [pod.ip(4), pod.ip(6)]})
    return config


def cni_args(lab, pod):
    return [["IgnoreUnknown", "1"], ["K8S_POD_NAMESPACE", pod.namespace],
            ["K8S_POD_NAME", pod.name],
            ["K8S_POD_INFRA_CONTAINER_ID", hashes.container_id(lab.name, pod)],
            ["K8S_POD_UID", hashes.pod_uid(lab.name, pod)]]


def _call(lab, pod, command, config):
    env = {"CNI_COMMAND": command, "CNI_CONTAINERID": hashes.container_id(lab.name, pod),
           "CNI_NETNS": netns_path(lab, pod), "CNI_IFNAME": "eth0", "CNI_PATH": PLUGIN_DIR,
           "CNI_ARGS": ";".join("=".join(pair) for pair in cni_args(lab, pod)),
           "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    return run([f"{PLUGIN_DIR}/{config['type']}"], lab.ns("node"), json.dumps(config), env=env)


def netns_path(lab, pod):
    return f"/var/run/netns/{lab.ns(pod.key)}"


def host_veth(lab, pod):
    """Name of the host side of the pod's wire; the bridge plugin chose kubenet's."""
    if lab.flavour in VETH_PREFIX:
        return hashes.workload_interface(VETH_PREFIX[lab.flavour], pod)
    return lab.veths[pod.key]


def out_device(lab, pod):
    """The device that the node routes the pod's packets to."""
    return "cbr0" if lab.flavour == "kubenet" else host_veth(lab, pod)


def host_side(lab, pod, dev):
    """Addresses and routes of the host's end of a ptp wire, which a rename takes away."""
    lines = [f"link set {dev} up"]
    for family in (4, 6):
        nodad = "" if family == 4 else " nodad"
        gateway = plan.host_route(plan.POD_GATEWAY[family])
        lines.append(f"addr replace {gateway} dev {dev}{nodad}")
        lines.append(f"route replace {plan.host_route(pod.ip(family))} dev {dev}")
    return lines


def pod_side(lab, pod):
    """Addresses and routes of the pod's end: heals a pod whose interface was down."""
    lines = ["link set eth0 up"]
    length = {4: 24, 6: 64}
    for family in (4, 6):
        nodad = "" if family == 4 else " nodad"
        gateway = plan.POD_GATEWAY[family]
        lines.append(f"addr replace {pod.ip(family)}/{length[family]} dev eth0{nodad}")
        if lab.flavour != "kubenet":
            lines.append(f"route del {plan.POD_CIDR[family]} dev eth0")
            lines.append(f"route replace {gateway} dev eth0 src {pod.ip(family)}")
            lines.append(f"route replace {plan.POD_CIDR[family]} via {gateway}"
                         f" src {pod.ip(family)}")
        lines.append(f"route replace default via {gateway}")
    return lines


def _rename(lab, pod, old):
    new = host_veth(lab, pod)
    ip(lab.ns("node"), f"link set {old} down", f"link set {old} name {new}",
       *host_side(lab, pod, new))
    return new


def add(lab, pod):
    """CNI ADD; returns the result as it stands in the cache."""
    result = json.loads(_call(lab, pod, "ADD", _stdin(lab, pod)).stdout)
    host = [i for i in result["interfaces"] if not i.get("sandbox") and i["name"] != "cbr0"]
    if len(host) != 1:
        raise LabError(f"CNI plugin said no single host interface: {result}")
    if lab.flavour in VETH_PREFIX:
        host[0]["name"] = _rename(lab, pod, host[0]["name"])
    lab.veths[pod.key] = host[0]["name"]
    _cache(lab, pod, result)
    return result


def delete(lab, pod):
    config = _stdin(lab, pod)
    _call(lab, pod, "DEL", config)
    lab.remove_file(_cache_path(lab, pod))


def _cache_path(lab, pod):
    return f"{CACHE}/{NETWORK[lab.flavour]}-{hashes.container_id(lab.name, pod)}-eth0"


def _cache(lab, pod, result):
    config = json.dumps(conflist(lab.flavour), separators=(",", ":")).encode()
    lab.write_file(_cache_path(lab, pod), json.dumps({
        "kind": "cniCacheV1", "containerId": hashes.container_id(lab.name, pod),
        "config": base64.b64encode(config).decode(), "ifName": "eth0",
        "networkName": NETWORK[lab.flavour], "netns": netns_path(lab, pod),
        "cniArgs": cni_args(lab, pod), "result": result}, separators=(",", ":")), mode=0o600)


def build(lab):
    """All pods of the node, in order."""
    os.makedirs(lab.root + STORE, mode=0o755, exist_ok=True)
    results = {pod.key: add(lab, pod) for pod in plan.PODS}
    if lab.flavour == "kubenet":
        sysctl(lab.ns("node"), {"net/bridge/bridge-nf-call-iptables": 1,
                                "net/bridge/bridge-nf-call-ip6tables": 1})
    return results
