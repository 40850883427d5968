"""A warm process at the other end of a socket: it forks a fresh process for each submission.

Contract: when it is :meth:`~Warm.ready` it forks a process in a few milliseconds. :meth:`Warm.clone` makes it fork
itself, so that the workers of one machine start one warm process of a kind together and each has one to itself.
:meth:`Warm.close` or the end of this process takes it and all that it forked for submissions away.
:mod:`autograder.isolation.warm_start` starts one.
"""

from __future__ import annotations

import contextlib
import json
import socket
from typing import Any

from autograder.isolation.limits import Limits

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
    sock
        The socket at whose other end it is, or will be.
    """

    def __init__(self, kind: str, sock: socket.socket) -> None:
        self.kind, self.sock = kind, sock
        self.sock.settimeout(START_SECONDS)
        self._reader = sock.makefile("rb")
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

    def clone(self) -> socket.socket:
        """Have it fork itself, as soon as it is warm, and return the socket to that warm process.

        Where it cannot, the socket is closed at the other end.
        """
        ours, theirs = socket.socketpair()
        with contextlib.suppress(OSError):
            socket.send_fds(self.sock, [json.dumps({"op": "clone"}).encode()], [theirs.fileno()])
        theirs.close()
        return ours

    def close(self) -> None:
        """Let it end, and all that it forked for submissions."""
        with contextlib.suppress(OSError):
            self._reader.close()
            self.sock.close()

    def __enter__(self) -> Warm:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _answer(self) -> dict[str, Any]:
        try:
            line = self._reader.readline()
        except OSError as error:
            raise WarmFault(f"the warm {self.kind} process does not answer: {error}") from error
        if not line:
            raise WarmFault(f"the warm {self.kind} process ended{self._how()}")
        return json.loads(line)

    def _how(self) -> str:
        """Return how it ended, as far as that is known."""
        return ""
