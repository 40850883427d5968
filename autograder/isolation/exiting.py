"""Whether a process is on its way out.

A process that was killed closes its sockets first and can be waited for later, when all that it started is gone too. In
between it looks alive to ``wait``; the system's flag tells.
"""

from __future__ import annotations

from pathlib import Path

PF_EXITING = 0x4  # include/linux/sched.h
FLAGS = 6  # field 9 of /proc/pid/stat; what follows the name in parentheses begins with field 3


def is_exiting(pid: int) -> bool:
    """Return whether a process has begun to end; False where the system does not tell.

    >>> import os
    >>> is_exiting(os.getpid())
    False
    """
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return False
    return bool(int(stat.rpartition(")")[2].split()[FLAGS]) & PF_EXITING)
