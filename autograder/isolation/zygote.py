"""The warm processes: each imports once what its kind needs, then forks a process for every submission.

Contract: :func:`main` is started by :mod:`autograder.isolation.warm` with a socket; requests and answers on it are
lines of JSON, and the socket of a forked process comes along as a file descriptor. The ``learner`` kind enters its
view of the file system before it imports anything, so that answers were never in its memory; the ``trusted`` kind
imports the course. A zygote runs no code of a learner's itself.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import resource
import select
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any

from autograder.isolation import confine, syscalls
from autograder.isolation.exiting import is_exiting
from autograder.isolation.limits import Limits
from autograder.isolation.memory import holds_more_than
from autograder.isolation.rootfs import View
from autograder.isolation.warm_imports import LEARNER_IMPORTS, TRUSTED_IMPORTS

PR_SET_CHILD_SUBREAPER = 36
WATCH_SECONDS = 0.1


def main(handle: int) -> None:
    """Serve requests from the socket with this file descriptor until it closes."""
    control = socket.socket(fileno=handle)
    reader = control.makefile("rb")
    settings = json.loads(reader.readline())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    zygote = Zygote(control, settings)
    try:
        zygote.warm()
    except OSError as error:
        control.sendall(json.dumps({"error": str(error)}).encode() + b"\n")
        return
    control.sendall(json.dumps({"level": zygote.level, "ready": True}).encode() + b"\n")
    zygote.serve()


class Zygote:
    """One warm process, of the kind ``learner`` or ``trusted``."""

    def __init__(self, control: socket.socket, settings: dict[str, Any]) -> None:
        self.control, self.settings = control, settings
        self.learner = settings["kind"] == "learner"
        self.sandbox = self.learner and settings["sandbox"]
        self.level = confine.LEVEL if self.sandbox else confine.NO_LEVEL
        self.children: dict[int, dict[str, Any]] = {}

    def warm(self) -> None:
        """Enter the view, import, and check that a process can be confined."""
        if self.sandbox:
            view = self.settings["view"]
            confine.enter_namespaces(View(tuple(view["folders"]), view["generated"], tuple(view["hidden"])))
        if sys.platform == "linux":
            syscalls.prctl(PR_SET_CHILD_SUBREAPER, 1)
        sys.path[:] = self.settings["sys_path"]
        if self.learner and not self.sandbox:  # the modules of this package must come from the view as well
            sys.modules["autograder"].__path__[:] = [self.settings["package"]]
            sys.modules["autograder.isolation"].__path__[:] = [f"{self.settings['package']}/isolation"]
        sys.dont_write_bytecode = self.learner
        for name in LEARNER_IMPORTS if self.learner else TRUSTED_IMPORTS:
            # What a lesson does without need not be there; a sandbox without NumPy shows in the first cell.
            with contextlib.suppress(ImportError):
                importlib.import_module(name)
        if self.learner:
            from autograder.isolation import warm_shell

            warm_shell.prepare()
        else:
            from autograder.isolation import cell_source

            cell_source.prepare(**self.settings["prepare"])
        gc.collect()
        gc.freeze()
        if self.sandbox:
            pid = confine.fork_confined(Limits(), lambda: None)
            if os.waitpid(pid, 0)[1] != 0:
                raise OSError("a process could be started in the sandbox but not confined")

    def serve(self) -> None:
        """Answer requests, and watch the memory of the processes that were forked."""
        while True:
            ready, _, _ = select.select([self.control], [], [], WATCH_SECONDS if self.children else None)
            self.reap()
            if not ready:
                self.watch()
                continue
            data, handles, _, _ = socket.recv_fds(self.control, 65536, 1)
            if not data:
                break
            request = json.loads(data)
            answer = self.fork(request, handles[0]) if request["op"] == "fork" else self.kill(request["pid"])
            self.control.sendall(json.dumps(answer).encode() + b"\n")
        for pid in list(self.children):
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)

    def fork(self, request: dict[str, Any], handle: int) -> dict[str, Any]:
        """Fork a process for one submission; `handle` is its socket."""
        limits = Limits(**request["limits"])

        def run() -> None:
            keep_only(handle)
            if self.learner and not self.sandbox:
                confine.set_limits(limits)
            module = "learner_process" if self.learner else "trusted"
            serve: Callable[..., None] = importlib.import_module(f"autograder.isolation.{module}").serve
            serve(socket.socket(fileno=handle), limits)

        try:
            if self.sandbox:
                pid = confine.fork_confined(limits, run)
            else:
                pid = os.fork()
                if not pid:
                    with contextlib.suppress(BaseException):
                        run()
                    os._exit(0)
        except OSError as error:
            return {"error": str(error)}
        finally:
            os.close(handle)
        self.children[pid] = {"limit": limits.total_memory_mib * 2**20, "most_cpu": limits.cpu_seconds, "why": ""}
        return {"pid": pid}

    def kill(self, pid: int) -> dict[str, Any]:
        """Kill a process that was forked; return how it ended, whether before this, and the most memory it held."""
        child = self.children.get(pid)
        if child is None:
            return {"error": "no such process"}
        child["before"] = "status" in child or is_exiting(pid)
        if "status" not in child:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
            note_end(child, *os.wait4(pid, 0)[1:])
        del self.children[pid]
        return {name: child.get(name) for name in ("status", "before", "why", "mib", "cpu")}

    def reap(self) -> None:
        """Note what ended by itself."""
        for pid, child in self.children.items():
            if "status" not in child:
                done, status, usage = os.wait4(pid, os.WNOHANG)
                if done:
                    note_end(child, status, usage)

    def watch(self) -> None:
        """Kill a submission whose processes together hold more memory than they may."""
        for pid, child in self.children.items():
            if "status" not in child and self.learner and holds_more_than(pid, child["limit"]):
                child["why"] = "memory"
                os.kill(pid, signal.SIGKILL)


def note_end(child: dict[str, Any], status: int, usage: resource.struct_rusage) -> None:
    """Note how a process ended and what it used."""
    cpu = usage.ru_utime + usage.ru_stime
    child |= {"status": status, "mib": usage.ru_maxrss // 1024, "cpu": cpu}
    # The first process of a namespace dies of SIGKILL alone, so the signal does not tell.
    if cpu >= child["most_cpu"] and not child["why"]:
        child["why"] = "cpu"


def keep_only(handle: int) -> None:
    """Close every file but one, and give the standard streams to nobody."""
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    os.closerange(3, handle)
    os.closerange(handle + 1, 1024)
