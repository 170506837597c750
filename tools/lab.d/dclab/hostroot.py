# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""The node's files: what containerd, kubelet and Azure CNI leave on a real one, under the lab's own root."""
import base64
import ipaddress
import json

from . import cni, hashes, plan

BUNDLES = "/run/containerd/io.containerd.runtime.v2.task/k8s.io"


def _bundle(lab, pod):
    cid, uid = hashes.container_id(lab.name, pod), hashes.pod_uid(lab.name, pod)
    return {
        "ociVersion": "1.1.0",
        "process": {"args": ["/pause"], "cwd": "/"}, "hostname": pod.name,
        "annotations": {
            "io.kubernetes.cri.container-type": "sandbox",
            "io.kubernetes.cri.sandbox-id": cid,
            "io.kubernetes.cri.sandbox-name": pod.name,
            "io.kubernetes.cri.sandbox-namespace": pod.namespace,
            "io.kubernetes.cri.sandbox-uid": uid,
            "io.kubernetes.cri.sandbox-log-directory": log_dir(lab, pod)},
        "linux": {
            "cgroupsPath": f"kubepods-besteffort-pod{uid.replace('-', '_')}.slice"
                           f":cri-containerd:{cid}",
            "namespaces": [{"type": "pid"}, {"type": "ipc"}, {"type": "uts"}, {"type": "mount"},
                           {"type": "network", "path": cni.netns_path(lab, pod)}]}}


def log_dir(lab, pod):
    return f"/var/log/pods/{pod.namespace}_{pod.name}_{hashes.pod_uid(lab.name, pod)}"


def _mask(prefix):
    return base64.b64encode(ipaddress.ip_network(prefix).netmask.packed).decode()


def _azure_endpoint(lab, pod, mac):
    cid, veth = hashes.container_id(lab.name, pod), cni.host_veth(lab, pod)
    route = {"Dst": {"IP": "0.0.0.0", "Mask": "AAAAAA=="}, "Src": "", "Gw": "10.244.0.1",
             "Protocol": 0, "DevName": "", "Scope": 0, "Priority": 0}
    return {
        "Id": f"{cid[:8]}-eth0", "SandboxKey": "", "IfName": veth + "2", "HostIfName": veth,
        "MacAddress": base64.b64encode(bytes.fromhex(mac.replace(":", ""))).decode(),
        "IPAddresses": [{"IP": pod.ip(f), "Mask": _mask(plan.POD_CIDR[f])} for f in (4, 6)],
        "Gateways": ["0.0.0.0"], "DNS": {"Suffix": "", "Servers": None, "Options": None},
        "Routes": [route], "VlanID": 0, "EnableSnatOnHost": False, "EnableInfraVnet": False,
        "EnableMultitenancy": False, "NetworkContainerID": "",
        "NetworkNameSpace": cni.netns_path(lab, pod), "ContainerID": cid,
        "PODName": pod.name, "PODNameSpace": pod.namespace}


def _azure_vnet(lab):
    endpoints = {f"{hashes.container_id(lab.name, pod)[:8]}-eth0":
                 _azure_endpoint(lab, pod, lab.wires[pod.key]) for pod in plan.PODS
                 if pod.key in lab.wires}
    subnet = {"Family": 2, "Prefix": {"IP": "10.244.0.0", "Mask": "//8AAA=="},
              "Gateway": "10.244.0.1", "PrimaryIP": ""}
    return {"Network": {
        "Version": "v1.5.32", "TimeStamp": "2026-08-20T09:12:44.219873215Z",
        "ExternalInterfaces": {"eth0": {
            "Name": "eth0", "Networks": {"azure": {
                "Id": "azure", "Mode": "transparent", "VlanId": 0, "Subnets": [subnet],
                "Endpoints": endpoints}}}}}}


KUBECONFIG = f"""apiVersion: v1
kind: Config
clusters:
- name: localcluster
  cluster:
    certificate-authority: /etc/kubernetes/certs/ca.crt
    server: https://{plan.API_NAME}:443
users:
- name: client
  user:
    client-certificate: /var/lib/kubelet/pki/kubelet-client-current.pem
    client-key: /var/lib/kubelet/pki/kubelet-client-current.pem
contexts:
- context:
    cluster: localcluster
    user: client
  name: localclustercontext
current-context: localclustercontext
"""

KUBELET = f"""apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
clusterDNS:
- {plan.DNS_VIP[4]}
clusterDomain: cluster.local
"""

HOSTS = f"127.0.0.1\tlocalhost\n::1\tlocalhost\n{plan.API[4]} {plan.API_NAME}\n"


def write(lab, results):
    """@results: CNI's answer for each pod."""
    for pod in plan.PODS:
        update(lab, pod, results[pod.key])
    lab.write_file(f"/etc/cni/net.d/{cni.CONFLIST[lab.flavour]}",
                   json.dumps(cni.conflist(lab.flavour), indent=2) + "\n")
    lab.write_file("/etc/hosts", HOSTS)
    lab.write_file("/etc/hostname", "aks-np1-000002\n")
    lab.write_file("/etc/resolv.conf", f"nameserver {plan.WIRESERVER}\n")
    lab.write_file("/var/lib/kubelet/kubeconfig", KUBECONFIG, mode=0o600)
    lab.write_file("/var/lib/kubelet/config.yaml", KUBELET)
    for pod in plan.PODS:
        _write_pod(lab, pod)


def update(lab, pod, result):
    """A pod was given a new wire."""
    lab.wires[pod.key] = next(i["mac"] for i in result["interfaces"] if i.get("sandbox"))
    _write_azure(lab)


def _write_azure(lab):
    if lab.flavour == "azure":
        lab.write_file("/var/run/azure-vnet.json", json.dumps(_azure_vnet(lab), indent="\t"))


def _write_pod(lab, pod):
    bundle = f"{BUNDLES}/{hashes.container_id(lab.name, pod)}"
    lab.write_file(bundle + "/config.json", json.dumps(_bundle(lab, pod)))
    lab.write_file(bundle + "/init.pid", str(lab.pauses.get(pod.key, 0)))
    lab.write_file(f"{log_dir(lab, pod)}/app/0.log", "")
    addresses = "".join(f"{pod.ip(f)}\t{pod.name}\n" for f in (4, 6))
    lab.write_file(f"/var/lib/kubelet/pods/{hashes.pod_uid(lab.name, pod)}/etc-hosts",
                   "# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n" + addresses)
