"""The memory that a submission holds, whatever the number of its processes."""

from __future__ import annotations

import contextlib
from pathlib import Path


def memory_of_tree(pid: int) -> int:
    """Return the memory that a process and its descendants hold, shared pages counted once, in bytes."""
    total, waiting = 0, [pid]
    while waiting:
        current = waiting.pop()
        process = Path(f"/proc/{current}")
        with contextlib.suppress(OSError, ValueError):
            lines = (process / "smaps_rollup").read_text("ascii").splitlines()
            total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
        with contextlib.suppress(OSError, ValueError):
            waiting += [int(child) for child in (process / f"task/{current}/children").read_text("ascii").split()]
    return total
