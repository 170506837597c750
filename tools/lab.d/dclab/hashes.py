# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""Names that Kubernetes' components derive by hashing: chains, sets, host side interfaces."""
import base64
import hashlib
import uuid


def _base32(text, length):
    return base64.b32encode(hashlib.sha256(text.encode()).digest()).decode()[:length]


def service_chain(kind, svc):
    """KUBE-SVC-..., KUBE-SVL-..., KUBE-EXT-..., KUBE-FW-... of kube-proxy's iptables mode."""
    return f"KUBE-{kind}-" + _base32(svc.full + svc.proto, 16)


def endpoint_chain(svc, endpoint):
    return "KUBE-SEP-" + _base32(svc.full + svc.proto + endpoint, 16)


def nft_service(svc):
    base = f"{svc.namespace}/{svc.name}/{svc.proto}/{svc.port_name}"
    return f"{_base32(base, 8)}-{base}"


def nft_endpoint(svc, address, port):
    base = f"{svc.namespace}/{svc.name}/{svc.proto}/{svc.port_name}"
    base += f"__{address.replace(':', '.')}/{port}"
    return f"endpoint-{_base32(base, 8)}-{base}"


def kube_router(prefix, text):
    return prefix + _base32(text, 16)


def fnv32a(text):
    """Suffix of Azure NPM's set and chain names (v1.6)."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def calico_comment(text):
    """Calico puts a hash of the rule into each rule; ours hashes its text, the form is the same."""
    return "cali:" + base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())[:16].decode()


def workload_interface(prefix, pod):
    """azv... of Azure CNI and cali... of Calico: the same eleven digits."""
    digest = hashlib.sha1(f"{pod.namespace}.{pod.name}".encode()).hexdigest()
    return prefix + digest[:11]


def container_id(lab, pod):
    return hashlib.sha256(f"{lab}/{pod.namespace}/{pod.name}".encode()).hexdigest()


def pod_uid(lab, pod):
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, f"{lab}.{pod.name}.{pod.namespace}"))


def pod_netns(lab, pod):
    return "cni-" + str(uuid.uuid5(uuid.NAMESPACE_DNS, f"netns.{lab}.{pod.name}.{pod.namespace}"))
