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
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder.learning.copy import Question, questions
from autograder.learning.program import Step, program
from autograder.learning.run_checks import TIME_IS_OVER

SECONDS = 20.0
"""How long one cell may take: a lesson's slowest test needs about two seconds."""

STARTING = 60.0
"""How long starting Python may take, and a cell that imports."""


class CheckError(Exception):
    """The check could not be run at all, for a reason that is not in the learner's notebook."""


@dataclass(frozen=True)
class Result:
    """What one exercise gave: its points, its rows of the table, and why there is none if there is none."""

    name: str
    points: float
    max_points: float
    state: str
    reason: str = ""
    checks: list[dict[str, Any]] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Whether every check passed."""
        return self.state == "checked" and all(check["passed"] for check in self.checks)

    def as_dict(self) -> dict[str, Any]:
        """Return the result as JSON data."""
        return asdict(self)


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
    return [_result(question, steps, events, blamed) for question in asked]


def _run(steps: list[Step], folder: Path, seconds: float) -> tuple[list[dict[str, Any]], tuple[Step, str] | None]:
    """Run the steps in a new process; return its events, and the step that it did not survive with the reason."""
    with tempfile.TemporaryDirectory() as temporary:
        content, events = Path(temporary) / "program.json", Path(temporary) / "events.jsonl"
        limits = [seconds if step.name else max(seconds, STARTING) for step in steps]
        plan = [{**step.as_dict(), "seconds": limit} for step, limit in zip(steps, limits, strict=True)]
        content.write_text(json.dumps(plan), encoding="utf-8")
        command = [sys.executable, "-m", "autograder.learning.run_checks", str(content), str(events)]
        try:
            ended = subprocess.run(
                command, cwd=folder, timeout=STARTING + sum(limits), check=False,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            )  # fmt: skip
            code, said = ended.returncode, ended.stderr.decode(errors="replace").strip()
        except subprocess.TimeoutExpired:
            code, said = TIME_IS_OVER, ""
        found = _read(events)
    if code == 0:
        return found, None
    begun = [event["begin"] for event in found if "begin" in event]
    if not begun:
        raise CheckError(f"the check did not start: {said.splitlines()[-1] if said else f'it ended with code {code}'}")
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


def _result(question: Question, steps: list[Step], events: list[dict[str, Any]], blamed: dict[str, str]) -> Result:
    """Put together what the events say about one exercise."""
    name, most = question.name, question.points
    if name in blamed:
        return Result(name, 0.0, most, "stopped", f"your {name} was stopped: {blamed[name]}")
    own = [event for event in events if "step" in event and steps[event["step"]].name == name]
    errors = [event for event in own if "error" in event]
    in_answer = [event for event in errors if steps[event["step"]].kind == "answer"]
    reports = [event["report"] for event in own if "report" in event and event["report"]["exercise"] == name]
    if in_answer and not (reports and reports[-1]["points"]):
        return Result(name, 0.0, most, "stopped", f"your cell stopped with {_told(in_answer[-1])}")
    if reports:
        report = reports[-1]
        if "" in blamed and not all(check["passed"] for check in report["checks"]):
            told = f"a cell of imports or helpers above was left out: {blamed['']}"
            return Result(name, report["points"], most, "stopped", told)
        return Result(name, report["points"], most, report["state"], report["reason"], report["checks"])
    told = f"the test cell stopped with {_told(errors[-1]) if errors else 'no table of checks'}"
    if "" in blamed:
        told = f"a cell of imports or helpers above was left out: {blamed['']}"
    return Result(name, 0.0, most, "stopped", told)


def _told(event: dict[str, Any]) -> str:
    where = f" (line {event['line']})" if event["line"] and "line" not in event["message"] else ""
    return f"{event['error']}: {event['message']}{where}"
