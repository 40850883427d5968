"""The memory that a submission holds, whatever the number of its processes and whichever thread started them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def holds_more_than(pid: int, limit: int) -> bool:
    """Return whether a process and its descendants together hold more memory than `limit`, in bytes.

    Pages that they share count once. That is slow to find out, so it is asked only where even all pages, counted for
    each process that has them, are more than the limit.
    """
    tree = list(tree_of(pid))
    return sum(map(_all_pages, tree)) > limit and sum(map(_share, tree)) > limit


def tree_of(pid: int) -> Iterator[int]:
    """Yield a process and its descendants; every thread lists those that it started itself."""
    waiting = [pid]
    while waiting:
        current = waiting.pop()
        yield current
        for thread in _threads(current):
            with contextlib.suppress(OSError, ValueError):
                children = Path(f"/proc/{current}/task/{thread}/children").read_text("ascii")
                waiting += [int(child) for child in children.split()]


def _threads(pid: int) -> list[str]:
    with contextlib.suppress(OSError):  # it may end at any moment
        return os.listdir(f"/proc/{pid}/task")  # noqa: PTH208  a list, made in one call
    return []


def _all_pages(pid: int) -> int:
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * PAGE
    return 0


def _share(pid: int) -> int:
    with contextlib.suppress(OSError, ValueError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
        return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return 0
