# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""The cluster in a box. A test runner drives it in its own process:

    sys.path.insert(0, "tools/lab.d")
    from dclab import Lab, rows
    lab = Lab("t1")
    lab.up("azure", "iptables-nft", "npm")
    for row in rows():
        if not row.unfit(lab):
            lab.fault(row.name); word = lab.traffic(row.name); lab.heal()
    lab.down()
"""
from .faults import table as rows
from .lab import FLAVOURS, POLICIES, PROXIES, Lab
from .system import LabError, Unsupported

__all__ = ["FLAVOURS", "POLICIES", "PROXIES", "Lab", "LabError", "Unsupported", "rows"]
