# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""Network policy engines: which there are, on which CNI, and how their rules get into the node.

All of them know two policies. shop/web-allow-front selects web and allows front only: "ingress" of client is
denied. shop/client-internal selects client and allows pods and DNS only: "egress" to the API server is denied.
"""
from . import policy_calico, policy_calico_nft, policy_kube_router, policy_npm
from .system import Unsupported, nft, run

ENGINES = {"npm": policy_npm, "calico": policy_calico, "calico-nft": policy_calico_nft,
           "kube-router": policy_kube_router, "kube-router-2.10": policy_kube_router}
FLAVOURS = {"npm": ("azure",), "calico": ("azure", "calico"), "calico-nft": ("azure", "calico")}
FRONT_LABEL = "app:front"


def check(engine, flavour):
    if flavour not in FLAVOURS.get(engine, (flavour,)):
        raise Unsupported(f"policy {engine} needs the lab of {' or '.join(FLAVOURS[engine])}")


def load(lab, engine, denies, hooked):
    """@hooked: the engine's jumps are in place already, only its chains change."""
    writer = ENGINES[engine]
    sets = writer.sets(lab)
    if sets:
        run(["/usr/sbin/ipset", "-exist", "restore"], lab.ns("node"), sets)
    if hasattr(writer, "table"):
        nft(lab.ns("node"), writer.table(lab, 4, denies) + writer.table(lab, 6, denies))
        return
    for family in writer.FAMILIES:
        lab.restore(writer.rules(lab, family, denies, engine, hooked), noflush=True)


def remove(lab):
    """Tables that reloading kube-proxy's rules does not replace. Sets stay: no rule, no effect."""
    if lab.state["engine"] == "calico-nft":
        nft(lab.ns("node"), "delete table ip calico\ndelete table ip6 calico\n", check=False)
    lab.state["engine"] = "none"
