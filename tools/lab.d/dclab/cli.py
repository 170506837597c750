# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""tools/lab, the shell's way into the lab."""
import argparse
import json
import shlex
import signal
import sys
import time

from . import faults
from .lab import FLAVOURS, POLICIES, PROXIES, Lab
from .system import LabError, Unsupported

EXIT_UNSUPPORTED = 77           # what a test runner counts as skipped


def _up(lab, args):
    lab.up(args.flavour, args.proxy, args.policy, args.dir)
    print(f"{lab.name}: {args.flavour}, {args.proxy}, policy {args.policy}; files in {lab.root}")


def _fault(lab, args):
    row = lab.fault(args.name)
    print(f"{row.name}: {row.title}; expect {row.cause or 'no cause of the article'}")


def _saw(lab, args, send):
    row = faults.find(args.name, lab)
    word = send(args.name, args.timeout)
    print(f"{row.name}: {row.client} to {row.address}:{row.port}/{row.proto}: {word}")
    return 0 if row.shown(lab, word) else 1


def _list(lab, args):
    if args.fit and not lab.is_up:
        raise LabError("no lab: tools/lab up")
    rows = [row for row in faults.table() if not (args.fit and row.unfit(lab))]
    if args.json:
        print(json.dumps([row.as_dict() for row in rows], indent=1))
        return
    for row in rows:
        print(f"{row.name:26} {row.cause or '-':20} {row.client:7} > {row.service or row.address:28}"
              f" {row.sees:24} {row.title}")


def _env(lab, _args):
    for name, value in lab.env().items():
        print(f"{name}={shlex.quote(str(value))}")


def _selftest(lab, args):
    """Every fault that fits this lab: does the client see what the table says, and is all well after?"""
    bad = 0
    for row in faults.table():
        if args.match not in row.name:
            continue
        why = row.unfit(lab)
        if why:
            print(f"skip {row.name}: {why}", flush=True)
            continue
        bad += not _try(lab, row)
    return 1 if bad else 0


def _try(lab, row):
    marks = [time.monotonic()]
    lab.fault(row.name)
    marks.append(time.monotonic())
    word = lab.traffic(row.name)
    marks.append(time.monotonic())
    lab.heal()
    marks.append(time.monotonic())
    healed = [lab.traffic(name, 3) for name in ("healthy", "healthy-v6", "healthy-api")]
    good = row.shown(lab, word) and set(healed) == {"connected"}
    spent = " ".join(f"{b - a:.2f}" for a, b in zip(marks, marks[1:]))
    print(f"{'ok  ' if good else 'FAIL'} {row.name}: {word}, healed {' '.join(healed)}  [{spent} s]",
          flush=True)
    return good


def _parser():
    parser = argparse.ArgumentParser(prog="lab", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    up = verbs.add_parser("up", help="build it, in place of the one that is there")
    up.add_argument("flavour", nargs="?", default="azure", choices=FLAVOURS)
    up.add_argument("--proxy", default="iptables-nft", choices=PROXIES)
    up.add_argument("--policy", default="none", choices=POLICIES)
    up.add_argument("--dir", help="host root; default: a new directory under $TMPDIR")
    up.set_defaults(call=_up)
    for name, call, about in (
            ("fault", _fault, "break something"),
            ("traffic", lambda lab, a: _saw(lab, a, lab.traffic), "send what shows a fault"),
            ("run", lambda lab, a: _saw(lab, a, lab.run_fault), "fault, traffic, heal")):
        verb = verbs.add_parser(name, help=about)
        verb.add_argument("name")
        verb.add_argument("--timeout", type=float, help="seconds that the client waits")
        verb.set_defaults(call=call)
    heal = verbs.add_parser("heal", help="undo the fault, without building anew")
    heal.add_argument("name", nargs="?")
    heal.set_defaults(call=lambda lab, args: lab.heal(args.name))
    verbs.add_parser("down", help="remove it").set_defaults(call=lambda lab, args: lab.down())
    verbs.add_parser("env", help="shell assignments").set_defaults(call=_env)
    table = verbs.add_parser("list", help="the faults")
    table.add_argument("--json", action="store_true")
    table.add_argument("--fit", action="store_true", help="only those that fit the lab that is up")
    table.set_defaults(call=_list)
    selftest = verbs.add_parser("selftest", help="try every fault that fits")
    selftest.add_argument("match", nargs="?", default="")
    selftest.set_defaults(call=_selftest)
    return parser


def main():
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    args = _parser().parse_args()
    try:
        return args.call(Lab(), args) or 0
    except Unsupported as err:
        print(f"lab: {err}", file=sys.stderr)
        return EXIT_UNSUPPORTED
    except LabError as err:
        print(f"lab: {err}", file=sys.stderr)
        return 2
