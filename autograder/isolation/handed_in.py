"""Reading the file that a learner handed in, without following where it may lead."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from autograder.isolation.flags import Flag
from autograder.isolation.limits import MIB, Limits


def read_submission(path: Path, limits: Limits) -> tuple[bytes, list[Flag]]:
    """Read the file that was handed in, or the only other notebook beside where it should be.

    Links are not followed: they would show the grader's own files.
    """
    flags = []
    if not os.path.lexists(path):
        others = sorted(other for other in path.parent.glob("*.ipynb"))
        if len(others) == 1:
            flags.append(Flag("file name", f"the notebook is named {others[0].name[:100]!r}, not {path.name!r}"))
            path = others[0]
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        if path.is_symlink():
            flags.append(Flag("link", "the file that was handed in is a link; it was not followed"))
        else:
            flags.append(Flag("file name", f"there is no {path.name} ({error.strerror})"))
        return b"", flags
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        flags.append(Flag("link", "what was handed in is no ordinary file"))
        return b"", flags
    with os.fdopen(handle, "rb") as file:
        return file.read(int(limits.notebook_mib * MIB) + 1), flags
