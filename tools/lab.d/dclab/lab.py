# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""One lab: up, fault, traffic, heal, down. tools/lab drives it from a shell, a test runner by importing it.

Its state is a file under /run, written before anything is made, so that `down` cleans up after a crash at
any point. All names are derived from the lab's own name: nothing else is ever touched.
"""
import contextlib
import json
import os
import re
import shutil
import tempfile

from . import (cni, faults, hashes, hostroot, ipvs, kubeproxy, kubeproxy_nft, plan, policies,
               servers, topology)
from .netlink import flush_conntrack
from .system import (LabError, Unsupported, has_ip_vs, modprobe, netns_exists, netns_inode, nft,
                     process_start, run)

STATE_DIR = "/run/dropcause-lab"
FLAVOURS = ("azure", "kubenet", "calico")
PROXIES = ("iptables-nft", "iptables-legacy", "nftables", "ipvs")
POLICIES = ("none", *policies.ENGINES)
EMPTY = {"flavour": "azure", "proxy": "iptables-nft", "policy": "none", "root": "",
         "own_root": False, "server": 0, "server_start": 0, "pauses": {}, "veths": {}, "wires": {},
         "engine": "none", "faults": []}


class Lab:
    """The lab of the name that $DROPCAUSE_LAB adds to; several exist side by side."""

    def __init__(self, suffix=None):
        suffix = os.environ.get("DROPCAUSE_LAB", "") if suffix is None else suffix
        if not re.fullmatch(r"[a-z0-9]{0,8}", suffix):
            raise LabError(f"DROPCAUSE_LAB={suffix}: at most 8 letters and digits")
        self.name = f"dc-{suffix}" if suffix else "dc"
        self.state = json.loads(json.dumps(EMPTY))
        self._load()

    # State: attributes of the file, and where they live.

    @property
    def _state_path(self):
        return f"{STATE_DIR}/{self.name}.json"

    def _load(self):
        with contextlib.suppress(FileNotFoundError):
            with open(self._state_path, encoding="utf-8") as file:
                self.state.update(json.load(file))

    @property
    def dns_mode_file(self):
        """Read by the lab's DNS server: the failure that every name gets, if the file is there."""
        return f"{STATE_DIR}/{self.name}.dns"

    def save(self):
        os.makedirs(STATE_DIR, mode=0o700, exist_ok=True)
        with open(self._state_path + ".new", "w", encoding="utf-8") as file:
            json.dump(self.state, file)
        os.replace(self._state_path + ".new", self._state_path)

    flavour = property(lambda self: self.state["flavour"])
    proxy = property(lambda self: self.state["proxy"])
    policy = property(lambda self: self.state["policy"])
    root = property(lambda self: self.state["root"])
    veths = property(lambda self: self.state["veths"])
    wires = property(lambda self: self.state["wires"])      # MAC addresses of pods
    pauses = property(lambda self: self.state["pauses"])

    @property
    def is_up(self):
        return bool(self.state["server"]) and netns_exists(self.ns("node"))

    def ns(self, place):
        """Name of a namespace: "node", "gw", "api", "out" or a pod's key."""
        if place in plan.POD:
            return hashes.pod_netns(self.name, plan.POD[place])
        return f"{self.name}-{place}"

    def namespaces(self):
        return [self.ns(place) for place in (*topology.PLACES, *plan.POD)]

    # Files under the host root.

    def _host_path(self, path):
        if path.startswith("/var/run/"):
            path = path[len("/var"):]
        return self.root + path

    def write_file(self, path, text, mode=0o644):
        full = self._host_path(path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as file:
            os.fchmod(file.fileno(), mode)
            file.write(text)

    def remove_file(self, path):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._host_path(path))

    def _make_root(self, directory):
        if directory:
            self.state["own_root"] = not os.path.isdir(directory) or not os.listdir(directory)
            if not self.state["own_root"]:
                raise LabError(f"{directory}: not empty, give a new or an empty directory")
            os.makedirs(directory, exist_ok=True)
            self.state["root"] = os.path.realpath(directory)
        else:
            self.state["own_root"] = True
            self.state["root"] = tempfile.mkdtemp(prefix="dropcause-lab.")
        os.chmod(self.root, 0o755)
        os.makedirs(self.root + "/var")
        os.makedirs(self.root + "/run")
        os.symlink("/run", self.root + "/var/run")

    # Life.

    def up(self, flavour="azure", proxy="iptables-nft", policy="none", directory=None):
        """Build the lab; one that is there goes first."""
        self._check_arguments(flavour, proxy, policy)
        self.down()
        self.state.update(flavour=flavour, proxy=proxy, policy=policy)
        self.save()
        try:
            self._make_root(directory)
            self.save()
            self._build()
        except BaseException:
            self.down()
            raise

    def _check_arguments(self, flavour, proxy, policy):
        for value, known in ((flavour, FLAVOURS), (proxy, PROXIES), (policy, POLICIES)):
            if value not in known:
                raise LabError(f"{value}: not one of {' '.join(known)}")
        if policy != "none":
            policies.check(policy, flavour)
        if os.geteuid():
            raise LabError("the lab makes network namespaces: run it as root")
        if not os.path.exists(f"{cni.PLUGIN_DIR}/ptp"):
            raise LabError(f"{cni.PLUGIN_DIR}/ptp: install containernetworking-plugins")

    def _build(self):
        modprobe("br_netfilter" if self.flavour == "kubenet" else "nf_conntrack")
        topology.add_namespaces(self.namespaces())
        if self.proxy == "ipvs" and not has_ip_vs(self.ns("node")):
            raise Unsupported("this kernel has no ip_vs: use another --proxy")
        topology.build(self)
        results = cni.build(self)
        pid, pauses, grant = servers.start(self)
        self.state.update(server=pid, server_start=process_start(pid), pauses=pauses)
        self.save()
        os.write(grant, b"+")
        os.close(grant)
        hostroot.write(self, results)
        self.load_rules()
        self.save()

    def down(self):
        """Remove everything of this lab, whatever of it there is."""
        servers.stop(self.state["server"], self.state["server_start"])
        topology.delete_namespaces(self.namespaces())
        if self.state["own_root"] and self.root:
            shutil.rmtree(self.root, ignore_errors=True)
        for path in (self.dns_mode_file, self._state_path):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(path)
        self.state = json.loads(json.dumps(EMPTY))

    # Rule sets.

    @property
    def backend(self):
        """iptables' backend of whatever on the node uses iptables."""
        return "legacy" if self.proxy == "iptables-legacy" else "nft"

    def iptables(self, family, *words, place="node", check=True):
        tool = f"/usr/sbin/{'iptables' if family == 4 else 'ip6tables'}-{self.backend}"
        return run([tool, *words], self.ns(place), check=check)

    def restore(self, rules, noflush=False):
        name = "iptables" if rules.family == 4 else "ip6tables"
        flags = ["--noflush"] if noflush else []
        run([f"/usr/sbin/{name}-{self.backend}-restore", *flags], self.ns("node"),
            rules.restore(builtin=not noflush))

    def load_rules(self):
        """The healthy rule set, whatever was there before."""
        self.load_proxy()
        self.state["engine"] = "none"
        if self.policy != "none":
            self.load_policy(self.policy)

    def load_proxy(self):
        make = kubeproxy.iptables if self.proxy.startswith("iptables") else kubeproxy.without
        if self.proxy == "ipvs":
            make = ipvs.load(self)
        for family in (4, 6):
            self.restore(make(family))
        if self.proxy == "nftables":
            nft(self.ns("node"), kubeproxy_nft.table(4) + kubeproxy_nft.table(6))

    def load_policy(self, engine, denies=()):
        """Put @engine's rules in place; @denies: "ingress" of web, "egress" of client to the API."""
        policies.check(engine, self.flavour)
        if self.state["engine"] not in ("none", engine):
            policies.remove(self)       # two engines use the same marks
            self.load_proxy()
        policies.load(self, engine, denies, hooked=self.state["engine"] == engine)
        self.state["engine"] = engine

    def unload_policy(self):
        """Back to the engine that the lab was made with, denying nothing."""
        if self.state["engine"] == self.policy and self.policy != "none":
            self.load_policy(self.policy)
            return
        policies.remove(self)
        self.load_rules()

    # Faults.

    def fault(self, name):
        """Apply a fault; one at a time."""
        row = faults.find(name, self)
        if not self.is_up:
            raise LabError("no lab: tools/lab up")
        row.check(self)
        if self.state["faults"]:
            self.heal()
        self.state["faults"] = [row.name]
        self.save()
        row.apply(self, row)
        self.save()
        return row

    def traffic(self, name, timeout=None):
        """Send what shows the fault; returns what the client saw, one word."""
        row = faults.find(name, self)
        return row.traffic(self, row, timeout or row.timeout)

    def heal(self, name=None):
        for known in [name] if name else list(self.state["faults"]):
            row = faults.find(known, self)
            row.heal(self, row)
            self.forget_flows()
        self.state["faults"] = []
        self.save()

    def forget_flows(self):
        """Connections that met the fault must not decide about the next ones."""
        flush_conntrack(self.ns("node"))

    def run_fault(self, name, timeout=None):
        """Fault, traffic, heal: what the client saw."""
        self.fault(name)
        try:
            return self.traffic(name, timeout)
        finally:
            self.heal()

    def env(self):
        """What a shell needs to know."""
        lines = {"LAB_DIR": STATE_DIR, "LAB_NAME": self.name, "LAB_HOST_ROOT": self.root,
                 "LAB_FLAVOUR": self.flavour, "LAB_PROXY": self.proxy, "LAB_POLICY": self.policy,
                 "LAB_NODE_NETNS": f"/run/netns/{self.ns('node')}"}
        for place in (*topology.PLACES, *plan.POD):
            lines[f"LAB_NS_{place.upper()}"] = self.ns(place)
            lines[f"LAB_INODE_{place.upper()}"] = netns_inode(self.ns(place))
        for key in plan.POD if self.is_up else ():
            lines[f"LAB_VETH_{key.upper()}"] = cni.host_veth(self, plan.POD[key])
        return lines
