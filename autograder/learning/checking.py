"""Checking a copy from outside: a process of its own with a time limit, and one result an exercise.

Contract: :func:`check_copy` returns a :class:`Result` for every exercise it was asked for, whatever the learner's code
does: loops without end, exits, raises or prints. The notebook is read and never written.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder.learning.copy import questions
from autograder.learning.program import Step, program
from autograder.learning.results import Result, result_of
from autograder.learning.run_checks import TIME_IS_OVER

SECONDS = 20.0
"""How long one cell may take: a lesson's slowest test needs about two seconds."""

STARTING = 60.0
"""How long starting Python may take, and a cell that imports."""


class CheckError(Exception):
    """The check could not be run at all, for a reason that is not in the learner's notebook."""


def check_copy(
    copy: NotebookNode,
    released: NotebookNode,
    folder: Path,
    wanted: Sequence[str] | None = None,
    seconds: float = SECONDS,
) -> list[Result]:
    """Check the answers in a learner's notebook with the visible tests of the lesson.

    Parameters
    ----------
    copy, released
        The learner's notebook and the lesson as it was handed out.
    folder
        Where the learner's code runs: the folder of the copy, as in JupyterLab.
    wanted
        The exercises to check; all by default.
    seconds
        The time limit of one cell.
    """
    asked = [
        question
        for question in questions(released)
        if not question.in_words and (wanted is None or question.name in wanted)
    ]
    steps = program(copy, released, wanted)
    blamed: dict[str, str] = {}
    while asked:
        events, stopped = _run(steps, folder, seconds)
        if stopped is None:
            break
        # What ran out of time or ended the process is left out, test and answer, and the others are tried again: those
        # that need it are checked with the course's own in its place.
        guilty, reason = stopped
        blamed.setdefault(guilty.name, reason)
        steps = [step for step in steps if step is not guilty and (not guilty.name or step.name != guilty.name)]
    return [result_of(question, steps, events, blamed) for question in asked]


def _run(steps: list[Step], folder: Path, seconds: float) -> tuple[list[dict[str, Any]], tuple[Step, str] | None]:
    """Run the steps in a new process; return its events, and the step that it did not survive with the reason."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        content, events = Path(temporary) / "program.json", Path(temporary) / "events.jsonl"
        limits = [seconds if step.name else max(seconds, STARTING) for step in steps]
        plan = [{**step.as_dict(), "seconds": limit} for step, limit in zip(steps, limits, strict=True)]
        content.write_text(json.dumps(plan), encoding="utf-8")
        command = [sys.executable, "-m", "autograder.learning.run_checks", str(content), str(events)]
        said = Path(temporary) / "stderr.txt"
        # A file, not a pipe: processes that a solution left behind would keep a pipe open.
        with said.open("wb") as stream:
            streams: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": stream}
            try:
                code = subprocess.run(
                    command, cwd=folder, timeout=STARTING + sum(limits), check=False, **streams
                ).returncode
            except subprocess.TimeoutExpired:
                code = TIME_IS_OVER
        last_words = said.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
        found = _read(events)
    if code == 0:
        return found, None
    begun = [event["begin"] for event in found if "begin" in event]
    if not begun:
        raise CheckError(f"the check did not start: {''.join(last_words) or f'it ended with code {code}'}")
    reason = f"it took longer than {limits[begun[-1]]:g} s: does a loop never end?"
    if code != TIME_IS_OVER:
        reason = f"it ended the whole process (code {code})"
    return found, (steps[begun[-1]], reason)


def _read(events: Path) -> list[dict[str, Any]]:
    """Return the events that were written to the end; the last line may be half written."""
    found = []
    for line in events.read_text(encoding="utf-8").splitlines() if events.is_file() else []:
        try:
            found.append(json.loads(line))
        except ValueError:
            break
    return found
