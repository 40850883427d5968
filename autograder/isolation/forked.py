"""The processes that a warm process has forked for submissions: how they end, and what they used.

Contract: a process stays in :class:`Forked` until it is killed there, also when it has ended by itself, so that its pid
is its own all that time.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
from typing import Any

from autograder.isolation.exiting import is_exiting
from autograder.isolation.limits import MIB, Limits
from autograder.isolation.memory import holds_more_than


class Forked:
    """The forked processes by pid.

    Parameters
    ----------
    watched
        Whether their memory is limited.
    """

    def __init__(self, watched: bool) -> None:
        self.watched = watched
        self.processes: dict[int, dict[str, Any]] = {}

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.processes)

    def add(self, pid: int, limits: Limits) -> None:
        """Take note of a process that was forked."""
        self.processes[pid] = {"limit": limits.total_memory_mib * MIB, "most_cpu": limits.cpu_seconds, "why": ""}

    def kill(self, pid: int) -> dict[str, Any]:
        """Kill a process that was forked; return how it ended, whether before this, and the most memory it held."""
        process = self.processes.get(pid)
        if process is None:
            return {"error": "no such process"}
        process["before"] = "status" in process or is_exiting(pid)
        if "status" not in process:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
            _note_end(process, *os.wait4(pid, 0)[1:])
        del self.processes[pid]
        return {name: process.get(name) for name in ("status", "before", "why", "mib", "cpu")}

    def reap(self) -> None:
        """Note what ended by itself."""
        for pid, process in self.processes.items():
            if "status" not in process:
                done, status, usage = os.wait4(pid, os.WNOHANG)
                if done:
                    _note_end(process, status, usage)

    def watch(self) -> None:
        """Kill a submission whose processes together hold more memory than they may."""
        for pid, process in self.processes.items():
            if "status" not in process and self.watched and holds_more_than(pid, process["limit"]):
                process["why"] = "memory"
                os.kill(pid, signal.SIGKILL)

    def end_all(self) -> None:
        """Kill all of them."""
        for pid in list(self.processes):
            self.kill(pid)


def _note_end(process: dict[str, Any], status: int, usage: resource.struct_rusage) -> None:
    """Note how a process ended and what it used."""
    cpu = usage.ru_utime + usage.ru_stime
    process |= {"status": status, "mib": usage.ru_maxrss // 1024, "cpu": cpu}
    # The first process of a namespace dies of SIGKILL alone, so the signal does not tell.
    if cpu >= process["most_cpu"] and not process["why"]:
        process["why"] = "cpu"
