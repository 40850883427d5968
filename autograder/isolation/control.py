"""The grader's channel to a trusted process, and what it knows of the ends of learners' processes."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from typing import Any

from autograder.isolation.channel import Channel
from autograder.isolation.endings import CPU_USED
from autograder.isolation.wire import Parcel


class Control(Channel):
    """The channel to the trusted process: after a reply that grants a learner's process, its socket follows."""

    def __init__(self, sock: socket.socket, limit: int, waiting: list[socket.socket]) -> None:
        super().__init__(sock, limit, limit)
        self.waiting = waiting

    def reply(
        self, number: int, parcel: Parcel, serve: Callable[[Parcel], Parcel], deadline: float | None = None
    ) -> None:
        """Serve one request, send what it gives, and then the sockets that wait."""
        super().reply(number, parcel, serve, deadline)
        while self.waiting:
            theirs = self.waiting.pop()
            socket.send_fds(self.sock, [b"+"], [theirs.fileno()])
            theirs.close()


def why_it_ended(info: dict[str, Any]) -> str:
    """Say why a learner's process had ended, where that is more than "it was ended"."""
    status = info.get("status") or 0
    if info.get("why") == "memory":
        return "the code used more memory than a submission may"
    number = status & 0x7F
    if (info.get("before") and info.get("why") == "cpu") or number == signal.SIGXCPU:
        return CPU_USED
    if number and number != signal.SIGKILL:
        return f"the code ended its process ({signal.Signals(number).name})"
    return ""


def was_killed_by_others(info: dict[str, Any]) -> bool:
    """Return whether a learner's process had been killed by neither the grader nor a limit."""
    return bool(info.get("before")) and not info.get("why") and (info.get("status") or 0) & 0x7F == signal.SIGKILL
