# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""Calico's Felix with iptables, as of 3.30: dispatch by workload interface, then a chain for each endpoint."""
import base64
import hashlib

from . import plan
from .cni import host_veth
from .hashes import calico_comment
from .tables import Rules, comment

FAMILIES = (4, 6)
PREFIX = {"azure": "azv", "calico": "cali"}
ACCEPTED = "-m mark --mark 0x10000/0x10000"
POLICY = {"ingress": ("web", "knp.default.web-allow-front", "pi"),
          "egress": ("client", "knp.default.client-internal", "po")}


def set_names(family):
    return f"cali{family}0s:frontpods", f"cali{family}0all-ipam-pools"


def sets(_lab):
    lines = []
    for family, kind in ((4, "inet"), (6, "inet6")):
        front, pools = set_names(family)
        for name, member in ((front, plan.FRONT_POD[family]), (pools, plan.CLUSTER_CIDR[family])):
            lines.append(f"create {name} hash:net family {kind} hashsize 1024 maxelem 1048576")
            lines.append(f"add {name} {member}")
    return "\n".join(lines) + "\n"


class _Writer:
    """Gives each rule Calico's hash comment, and a second one if it has something to say."""

    def __init__(self, rules):
        self.rules = rules

    def _words(self, chain, words, says):
        line = " ".join(words)
        comments = comment(calico_comment(f"{chain} {line} {says}"))
        return comments + (" " + comment(says) if says else "")

    def add(self, chain, action, match="", says=""):
        comments = self._words(chain, (match, action), says)
        self.rules.add("filter", chain, *filter(None, (comments, match, action)))

    def insert(self, chain, action):
        self.rules.insert("filter", chain, self._words(chain, (action,), ""), action)


def policy_chain(direction):
    """Longer than iptables allows: Calico writes a hash instead."""
    _, name, kind = POLICY[direction]
    digest = hashlib.sha3_224(f"shop/{name}".encode()).digest()
    return f"cali-{kind}-_" + base64.urlsafe_b64encode(digest)[:19].decode()


def _profile(out, chain, profile):
    out.add(chain, f"-j {profile}")
    out.add(chain, "-j RETURN", ACCEPTED, "Return if profile accepted")
    out.add(chain, "-j DROP", says="Drop if no profiles matched")


def _tier(out, chain, direction):
    out.add(chain, "-j MARK --set-xmark 0x0/0x20000", says="Start of tier default")
    out.add(chain, f"-j {policy_chain(direction)}", "-m mark --mark 0x0/0x20000")
    out.add(chain, "-j RETURN", ACCEPTED, "Return if policy accepted")
    out.add(chain, "-j DROP", "-m mark --mark 0x0/0x20000",
            "End of tier default. Drop if no policies passed packet")


def _endpoint(out, lab, pod, denies):
    veth = host_veth(lab, pod)
    for kind, direction, letter in (("fw", "egress", "o"), ("tw", "ingress", "i")):
        chain = f"cali-{kind}-{veth}"
        out.add(chain, "-j ACCEPT", "-m conntrack --ctstate RELATED,ESTABLISHED")
        out.add(chain, "-j DROP", "-m conntrack --ctstate INVALID")
        out.add(chain, "-j MARK --set-xmark 0x0/0x30000")
        if kind == "fw":
            out.add(chain, "-j DROP", "-p udp -m multiport --dports 4789",
                    "Drop VXLAN encapped packets originating in workloads")
            out.add(chain, "-j DROP", "-p ipencap",
                    "Drop IPinIP encapped packets originating in workloads")
        if direction in denies and POLICY[direction][0] == pod.key:
            _tier(out, chain, direction)
        _profile(out, chain, f"cali-pr{letter}-kns.{pod.namespace}")


def _policies(out, family, denies):
    front, pools = set_names(family)
    rows = {"ingress": ("-p tcp", f"-m set --match-set {front} src -m multiport --dports 8080"),
            "egress": ("", f"-m set --match-set {pools} dst")}
    for direction in denies:
        chain = policy_chain(direction)
        out.add(chain, "-j MARK --set-xmark 0x10000/0x10000", " ".join(rows[direction]).strip(),
                f"Policy shop/{POLICY[direction][1]} {direction}")
        out.add(chain, "-j RETURN", ACCEPTED)


def _profiles(out):
    for namespace in dict.fromkeys(pod.namespace for pod in plan.PODS):
        for letter, direction in (("i", "ingress"), ("o", "egress")):
            chain = f"cali-pr{letter}-kns.{namespace}"
            out.add(chain, "-j MARK --set-xmark 0x10000/0x10000",
                    says=f"Profile kns.{namespace} {direction}")
            out.add(chain, "-j RETURN", ACCEPTED)


def _dispatch(out, lab):
    for pod in plan.PODS:
        veth = host_veth(lab, pod)
        out.add("cali-from-wl-dispatch", f"-g cali-fw-{veth}", f"-i {veth}")
        out.add("cali-to-wl-dispatch", f"-g cali-tw-{veth}", f"-o {veth}")
    for chain in ("cali-from-wl-dispatch", "cali-to-wl-dispatch"):
        out.add(chain, "-j DROP", says="Unknown interface")


def _forward(out, lab):
    prefix = PREFIX[lab.flavour]
    out.add("cali-FORWARD", "-j MARK --set-xmark 0x0/0xe0000")
    out.add("cali-FORWARD", "-j cali-from-hep-forward", "-m mark --mark 0x0/0x10000")
    out.add("cali-FORWARD", "-j cali-from-wl-dispatch", f"-i {prefix}+")
    out.add("cali-FORWARD", "-j cali-to-wl-dispatch", f"-o {prefix}+")
    out.add("cali-FORWARD", "-j cali-to-hep-forward")
    out.add("cali-FORWARD", "-j cali-cidr-block")


def _hook(out):
    for chain in ("INPUT", "FORWARD", "OUTPUT"):
        out.insert(chain, f"-j cali-{chain}")
    out.add("FORWARD", "-j ACCEPT", ACCEPTED, "Policy explicitly accepted packet.")
    out.add("FORWARD", "-j MARK --set-xmark 0x10000/0x10000")


def rules(lab, family, denies, _engine, hooked):
    raw = Rules(family)
    raw.chain("filter", "cali-FORWARD", "cali-INPUT", "cali-OUTPUT", "cali-cidr-block",
              "cali-from-hep-forward", "cali-from-host-endpoint", "cali-from-wl-dispatch",
              "cali-to-hep-forward", "cali-to-host-endpoint", "cali-to-wl-dispatch",
              "cali-wl-to-host")
    out = _Writer(raw)
    if not hooked:
        _hook(out)
    _forward(out, lab)
    _dispatch(out, lab)
    for pod in plan.PODS:
        _endpoint(out, lab, pod, denies)
    _policies(out, family, denies)
    _profiles(out)
    return raw
