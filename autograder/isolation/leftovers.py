"""Processes that the tests of one session leave behind: ended, so that the next session has the room that it should.

Contract: works where this process is the first of a pid namespace of its own, which then inherits what others leave;
elsewhere, without a sandbox, nothing is known of whose the processes are and nothing is done. Processes that the cells
started before the session stay.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Collection
from pathlib import Path

FIRST = 1


def processes() -> frozenset[int]:
    """Return the ids of the processes in this pid namespace; none where it is not this process's own."""
    if os.getpid() != FIRST:
        return frozenset()
    return frozenset(int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())


def end_others(known: Collection[int]) -> None:
    """End all processes but this one and those that are known."""
    while left := processes() - {*known, FIRST}:
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for pid in left:
            # Whose parent still lives is reaped by it, or comes to this process once that has ended as well.
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)
