"""Starting a warm process: what it is told, and what it finds in its environment.

Contract: several may start at the same time. One warm learner process serves one lesson, because its view of ``nnlib``
lacks what that lesson grades.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from autograder.isolation.learner_view import learner_view
from autograder.isolation.rootfs import SCRATCH
from autograder.isolation.search_path import package_folder, search_path
from autograder.isolation.warm import Warm
from autograder.isolation.zygote import SIZE_BYTES

ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB")}


class StartedWarm(Warm):
    """A warm process that is a child of this one.

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
    errors
        Where to write what goes wrong; where this process does when it is None.
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
        errors: IO[bytes] | None = None,
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="autograder-")
        confined = kind == "learner" and sandbox
        ours, theirs = socket.socketpair()
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
            **{name: os.environ[name] for name in ("NNLIB_DATA", "TZ") if os.environ.get(name)},
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
            stderr=errors,
            cwd="/",
            start_new_session=True,  # an interrupt from the keyboard is for the command alone
        )
        theirs.close()
        super().__init__(kind, ours)
        # It is on its way already while its view is made.
        settings: dict[str, Any] = {"kind": kind, "sandbox": confined}
        if kind == "trusted":
            settings |= {"sys_path": search_path(), "package": ""}
        else:
            unconfined = None if sandbox else Path(self._folder.name)
            settings |= learner_view(frozenset(graded), tuple(data), tuple(hidden), unconfined)
        settings["prepare"] = {"imports": list(imports), "graded": sorted(graded), "sources": list(sources)}
        told = json.dumps(settings).encode()
        self.sock.sendall(len(told).to_bytes(SIZE_BYTES, "big") + told)

    def close(self) -> None:
        """End the warm process and all that it forked for submissions; wait until its clones have ended."""
        super().close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        self._folder.cleanup()

    def _how(self) -> str:
        return f" with code {self.process.wait(5)}"
