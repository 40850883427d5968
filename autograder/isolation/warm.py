"""Starting the two warm processes, and getting a fresh one of each for a submission.

Contract: a :class:`Warm` process is started once and, when it is :meth:`~Warm.ready`, forks a process in a few
milliseconds; several may start at the same time. :meth:`Warm.close` or the end of this process takes it and all that it
forked away. One warm learner process serves one lesson, because its view of ``nnlib`` lacks what that lesson grades.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from autograder.isolation.learner_view import learner_view
from autograder.isolation.limits import Limits
from autograder.isolation.rootfs import SCRATCH
from autograder.isolation.search_path import package_folder, search_path

ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB")}
START_SECONDS = 120


class SandboxUnavailable(RuntimeError):
    """A system that cannot confine a process; the message says why and what ``--no-sandbox`` means."""


class WarmFault(RuntimeError):
    """A warm process does not answer: a fault of the grader, not of a submission."""


class Warm:
    """A warm process.

    Parameters
    ----------
    kind
        ``"learner"`` or ``"trusted"``.
    graded
        The names that the lesson grades, absent from the learner's view of ``nnlib``.
    sandbox
        Whether to confine the learner's processes.
    data
        Folders with data sets that learners' code may read.
    hidden
        Folders that must not be seen even if they lie inside a folder of the system.
    imports, sources
        For the trusted kind: the import statements of the first lesson and the sources of its test cells, which are
        read before anything is forked.
    """

    def __init__(
        self,
        kind: str,
        graded: Iterable[str] = (),
        *,
        imports: Iterable[str] = (),
        sources: Iterable[str] = (),
        sandbox: bool = True,
        data: Iterable[str] = (),
        hidden: Iterable[str] = (),
    ) -> None:
        self.kind = kind
        self._folder = tempfile.TemporaryDirectory(prefix="autograder-")
        confined = kind == "learner" and sandbox
        ours, theirs = socket.socketpair()
        settings: dict[str, Any] = {"kind": kind, "sandbox": confined}
        if kind == "trusted":
            settings |= {"sys_path": search_path(), "package": ""}
        else:
            unconfined = None if sandbox else Path(self._folder.name)
            settings |= learner_view(frozenset(graded), tuple(data), tuple(hidden), unconfined)
        settings["prepare"] = {"imports": list(imports), "graded": sorted(graded), "sources": list(sources)}
        environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "PYTHONHASHSEED": "0",
            "MPLBACKEND": "module://matplotlib_inline.backend_inline" if kind == "learner" else "Agg",
            "HOME": f"{SCRATCH}/home" if confined else os.environ.get("HOME", self._folder.name),
            "MPLCONFIGDIR": f"{SCRATCH}/matplotlib" if confined else self._folder.name,
            **({"TMPDIR": SCRATCH} if confined else {}),
            "JUPYTER_PLATFORM_DIRS": "1",
            **ONE_THREAD,
            **{name: os.environ[name] for name in ("NNLIB_DATA", "TZ") if name in os.environ},
        }
        start = (
            f"import sys; sys.path[:0] = {[str(package_folder('autograder').parent)]!r}; "
            f"from autograder.isolation.zygote import main; main({theirs.fileno()})"
        )
        command = [sys.executable, "-P", "-s", "-c", start]
        self.process = subprocess.Popen(
            command,
            pass_fds=[theirs.fileno()],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            cwd="/",
        )
        theirs.close()
        self.sock = ours
        self.sock.settimeout(START_SECONDS)
        self._reader = ours.makefile("rb")
        self.sock.sendall(json.dumps(settings).encode() + b"\n")
        self.level = ""

    def ready(self) -> Warm:
        """Wait until the process is warm, and return it.

        Raises
        ------
        SandboxUnavailable
            When it shall be confined and the system has no namespaces for this user.
        """
        if self.level:
            return self
        answer = self._answer()
        if "error" in answer:
            self.close()
            raise SandboxUnavailable(
                f"expected a system that can confine a process; got: {answer['error']}. Without a sandbox a submission "
                "can read and change whatever you can: to grade all the same, say --no-sandbox "
                "(or c.ExecuteIsolated.sandbox = False)"
            )
        self.level = answer["level"]
        return self

    def fork(self, limits: Limits) -> tuple[int, socket.socket]:
        """Fork a process; return its pid and the socket to it."""
        ours, theirs = socket.socketpair()
        try:
            socket.send_fds(
                self.sock, [json.dumps({"op": "fork", "limits": limits.as_dict()}).encode()], [theirs.fileno()]
            )
            answer = self._answer()
        except OSError as error:
            raise WarmFault(f"the warm {self.kind} process does not answer: {error}") from error
        finally:
            theirs.close()
        if "error" in answer:
            ours.close()
            raise WarmFault(f"the warm {self.kind} process could not fork: {answer['error']}")
        return answer["pid"], ours

    def kill(self, pid: int) -> dict[str, Any]:
        """Kill a forked process; return what is known of it.

        That is its ``status``, whether it had ended ``before``, ``why`` (``"memory"``), ``mib`` and ``cpu`` seconds.
        """
        try:
            self.sock.sendall(json.dumps({"op": "kill", "pid": pid}).encode())
            return self._answer()
        except OSError as error:
            raise WarmFault(f"the warm {self.kind} process does not answer: {error}") from error

    def close(self) -> None:
        """End the warm process and all that it forked."""
        with contextlib.suppress(OSError):
            self._reader.close()
            self.sock.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        self._folder.cleanup()

    def __enter__(self) -> Warm:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _answer(self) -> dict[str, Any]:
        line = self._reader.readline()
        if not line:
            raise WarmFault(f"the warm {self.kind} process ended with code {self.process.wait(5)}")
        return json.loads(line)
