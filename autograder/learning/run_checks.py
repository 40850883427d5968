"""The inside of a check: run the chosen cells as the notebook would and write down what each exercise gave.

Run as ``python -m autograder.learning.run_checks PROGRAM EVENTS``. PROGRAM is JSON, a list of steps with the time limit
of each; to EVENTS goes one JSON line for each thing that happens: ``begin`` and ``end`` of a step, ``report`` of an
exercise, ``error`` that ended a cell. A step over its time ends the process with code ``TIME_IS_OVER``.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from functools import partial
from pathlib import Path
from typing import Any, TextIO

TIME_IS_OVER = 75


def main(program: Path, events: Path) -> None:
    """Run a program of steps and write its events."""
    steps = json.loads(program.read_text(encoding="utf-8"))
    with events.open("a", encoding="utf-8") as stream, Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        # What learners' code prints belongs to their notebook, not to the table of checks.
        sys.stdout = sys.stderr = nowhere
        run(steps, stream)
        stream.flush()
        os._exit(0)  # threads that a solution left behind must not keep the learner waiting


def run(steps: list[dict[str, Any]], stream: TextIO) -> None:
    """Run the steps in IPython's shell, the same that a notebook's kernel has."""
    os.environ.setdefault("MPLBACKEND", "Agg")
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    from autograder.checks import use_publisher
    from autograder.checks.results import MIME

    def note(**event: Any) -> None:
        stream.write(json.dumps(event) + "\n")
        stream.flush()

    def publish(index: int, bundle: dict[str, Any]) -> None:
        note(report=bundle[MIME], step=index)

    class QuietShell(InteractiveShell):
        """A shell that spends no time on drawing tracebacks that nobody sees."""

        def showtraceback(self, *args: Any, **kwargs: Any) -> None:
            """Draw nothing."""

        def showsyntaxerror(self, *args: Any, **kwargs: Any) -> None:
            """Draw nothing."""

    shell = QuietShell.instance(config=Config(HistoryManager={"enabled": False}))
    for index, step in enumerate(steps):
        note(begin=index)
        watch = threading.Timer(step["seconds"], os._exit, [TIME_IS_OVER])
        watch.daemon = True
        watch.start()
        with use_publisher(partial(publish, index)):
            result = shell.run_cell(step["source"], store_history=False)
        watch.cancel()
        error = result.error_before_exec or result.error_in_exec
        if error is not None:
            note(error=type(error).__name__, message=str(error), line=_line(error), step=index)
        note(end=index)


def _line(error: BaseException) -> int | None:
    """Return the line of the cell in which an error arose."""
    if isinstance(error, SyntaxError):
        return error.lineno
    lines = []
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_globals.get("__name__") == "__main__":
            lines.append(trace.tb_lineno)
        trace = trace.tb_next
    return lines[-1] if lines else None


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
