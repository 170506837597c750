# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
"""One running `dropcause trace`, read line by line with a deadline, never with a sleep."""
import json
import os
import select
import signal
import subprocess
import time


class ToolError(Exception):
    """dropcause did not do what every test relies on: start, answer, end."""


class Tool:
    """dropcause trace -o jsonl, armed when the constructor returns."""

    started_ones = []

    def __init__(self, binary, args, deadline=60.0):
        self.findings = []
        self._rest = b""
        read_end, write_end = os.pipe()
        self._errors = os.fdopen(read_end, "rb", buffering=0)
        self.stderr = b""
        self.process = subprocess.Popen([binary, "trace", "-o", "jsonl", *args],
                                        stdout=subprocess.PIPE, stderr=write_end)
        Tool.started_ones.append(self.process)
        os.close(write_end)
        os.set_blocking(self.process.stdout.fileno(), False)
        os.set_blocking(read_end, False)
        self.started = time.monotonic()
        self._wait_ready(deadline)
        self.ready_after = time.monotonic() - self.started

    @classmethod
    def kill_all(cls):
        """None outlives the test that started it, however that ended."""
        for process in cls.started_ones:
            if process.poll() is None:
                process.kill()
                process.wait()
        cls.started_ones.clear()

    def _wait_ready(self, deadline):
        end = time.monotonic() + deadline
        while b"dropcause: ready\n" not in self.stderr:
            self._pump(end)
            if self.process.poll() is not None or time.monotonic() > end:
                self.process.kill()
                raise ToolError("dropcause was not ready: " + self.stderr.decode(errors="replace")[-2000:])

    def _pump(self, end):
        """Read whatever comes until @end; at least one look."""
        left = max(0.0, end - time.monotonic())
        ready, _, _ = select.select([self.process.stdout, self._errors], [], [], left)
        if self._errors in ready:
            self.stderr += self._errors.read(65536) or b""
        if self.process.stdout in ready:
            self._rest += self.process.stdout.read(1 << 20) or b""
            *lines, self._rest = self._rest.split(b"\n")
            self.findings += [json.loads(line) for line in lines]
        return ready

    def wait_for(self, wanted, deadline, start=0):
        """First finding from index @start on for which wanted() is true; None when the deadline passes."""
        end = time.monotonic() + deadline
        while True:
            for index in range(start, len(self.findings)):
                if wanted(self.findings[index]):
                    return self.findings[index]
            start = len(self.findings)
            if time.monotonic() >= end or (self.process.poll() is not None and not self._pump(end)):
                return None
            self._pump(end)

    def stop(self, number=signal.SIGINT, deadline=30.0):
        """End it; returns (exit code, summary line or None)."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        end = time.monotonic() + deadline
        while self.process.poll() is None and time.monotonic() < end:
            self._pump(min(end, time.monotonic() + 0.2))
        if self.process.poll() is None:
            self.process.kill()
            raise ToolError("dropcause did not end in time")
        self._pump(time.monotonic())
        self._pump(time.monotonic())
        summary = next((f for f in reversed(self.findings) if f.get("type") == "summary"), None)
        return self.process.returncode, summary


def identity_holds(summary):
    events = summary["events"]
    return events["seen"] == (events["shown"] + events["merged"] + events["filtered"] +
                              events["rate_limited"] + events["lost"])
