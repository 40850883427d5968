"""The warm processes: each imports once what its kind needs, then forks a process for every submission.

Contract: :func:`main` is started by :mod:`autograder.isolation.warm_start` with a socket, over which its settings come
with their size before them; requests and answers are lines of JSON then, and the socket of a forked process comes along
as a file descriptor. The ``learner`` kind enters its view of the file system before it imports anything, so that
answers were never in its memory; the ``trusted`` kind imports the course. A zygote runs no code of a learner's itself.
A clone of a zygote is a zygote with a socket of its own, and ends when that closes.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any

from autograder.isolation import confine, syscalls
from autograder.isolation.forked import Forked
from autograder.isolation.limits import Limits
from autograder.isolation.rootfs import View
from autograder.isolation.warm_imports import LEARNER_IMPORTS, TRUSTED_IMPORTS

PR_SET_CHILD_SUBREAPER = 36
WATCH_SECONDS = 0.1
SIZE_BYTES = 8


def main(handle: int) -> None:
    """Serve requests from the socket with this file descriptor until it closes."""
    control = socket.socket(fileno=handle)
    # Not a byte more than the settings is read: a request that has come already may have a file descriptor with it.
    size = int.from_bytes(control.recv(SIZE_BYTES, socket.MSG_WAITALL), "big")
    settings = json.loads(control.recv(size, socket.MSG_WAITALL))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    zygote = Zygote(control, settings)
    try:
        zygote.warm()
    except OSError as error:
        control.sendall(json.dumps({"error": str(error)}).encode() + b"\n")
        return
    zygote.serve()
    os._exit(0)  # nothing of this process is to be written or tidied up: the end takes no time


class Zygote:
    """One warm process, of the kind ``learner`` or ``trusted``."""

    def __init__(self, control: socket.socket, settings: dict[str, Any]) -> None:
        self.control, self.settings = control, settings
        self.learner = settings["kind"] == "learner"
        self.sandbox = self.learner and settings["sandbox"]
        self.level = confine.LEVEL if self.sandbox else confine.NO_LEVEL
        self.forked = Forked(self.learner)
        self.clones: list[int] = []

    def warm(self) -> None:
        """Enter the view, import, and check that a process can be confined."""
        if self.sandbox:
            view = self.settings["view"]
            confine.enter_namespaces(View(tuple(view["folders"]), view["generated"], tuple(view["hidden"])))
        become_subreaper()
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
        """Say that it is warm, answer requests, and watch the memory of the processes that were forked."""
        self.greet()
        while True:
            ready, _, _ = select.select([self.control], [], [], WATCH_SECONDS if self.forked else None)
            self.forked.reap()
            if not ready:
                self.forked.watch()
                continue
            try:
                data, handles, _, _ = socket.recv_fds(self.control, 65536, 1)
            except ConnectionResetError:  # closed before all answers were read
                break
            if not data:
                break
            request = json.loads(data)
            if request["op"] == "clone":
                self.clone(handles[0])
                continue
            fork = request["op"] == "fork"
            answer = self.fork(request, handles[0]) if fork else self.forked.kill(request["pid"])
            self.control.sendall(json.dumps(answer).encode() + b"\n")
        self.forked.end_all()
        for pid in self.clones:  # what they used counts as used by this process
            os.waitpid(pid, 0)

    def greet(self) -> None:
        """Say that this process is warm."""
        self.control.sendall(json.dumps({"level": self.level, "ready": True}).encode() + b"\n")

    def clone(self, handle: int) -> None:
        """Fork this process; the fork goes on as a warm process that serves the socket `handle`."""
        try:
            pid = os.fork()
        except OSError:  # that there is none shows at the other end of the socket
            os.close(handle)
            return
        if pid:
            os.close(handle)
            self.clones.append(pid)
            return
        self.control.close()
        self.control = socket.socket(fileno=handle)
        self.forked, self.clones = Forked(self.learner), []
        become_subreaper()
        self.greet()

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
        self.forked.add(pid, limits)
        return {"pid": pid}


def become_subreaper() -> None:
    """Make what is orphaned below this process its child; a fork does not inherit this."""
    if sys.platform == "linux":
        syscalls.prctl(PR_SET_CHILD_SUBREAPER, 1)


def keep_only(handle: int) -> None:
    """Close every file but one, and give the standard streams to nobody."""
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    os.closerange(3, handle)
    os.closerange(handle + 1, 1024)
