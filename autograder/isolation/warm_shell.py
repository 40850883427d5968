"""The shell that every learner's process inherits, after cells of every kind have run in it once and were forgotten."""

from __future__ import annotations

import sys

from autograder.isolation.captured import OUTPUTS, Stream
from autograder.isolation.limits import MIB
from autograder.isolation.shell import Shell, make_shell

WARM_UP = (
    "import matplotlib.pyplot as plt\nplt.title('$x_0$ 0123456789')\nplt.plot([1, 2])\nplt.show()",
    "1 / 0",
    "%time 1",
    "1 +",
    "from nnlib.data import load_digits\nload_digits()",
)
_shells: list[Shell] = []


def prepare() -> None:
    """Make the shell, run cells of every kind once and forget them (called once, before forking)."""
    shell = make_shell()
    sys.stdout, sys.stderr = Stream("stdout"), Stream("stderr")
    for source in WARM_UP:
        OUTPUTS.start(MIB)
        shell.run_cell(source, store_history=True)
    OUTPUTS.start(0)
    shell.reset()
    shell.execution_count = 1
    _shells.append(shell)


def warm_shell() -> Shell:
    """Return the shell that :func:`prepare` made."""
    return _shells[0]
