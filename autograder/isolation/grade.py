"""Grading one notebook: bytes in, an executed notebook, verdicts and flags out, without nbgrader's database.

Contract: a :class:`Grader` keeps the warm processes of one worker and grades notebooks one after the other.
:func:`grade_notebook` is the whole way; nbgrader's own steps lie between its two halves,
:func:`autograder.isolation.structure.restore` and :meth:`Grader.execute`, when the preprocessor uses them. Whatever a
submission does, every test cell ends with a number and a reason, or :class:`GraderFault` is raised and there is no
number at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nbformat import NotebookNode

from autograder.checks import GraderFault
from autograder.isolation.channel import ChannelClosed, TimeLimitReached
from autograder.isolation.graded import Graded, add_missing, flag_of, write_result
from autograder.isolation.lesson import Lesson
from autograder.isolation.library_use import library_flags
from autograder.isolation.limits import Limits
from autograder.isolation.one_run import run_once
from autograder.isolation.steps import make_steps
from autograder.isolation.structure import restore
from autograder.isolation.warm import SandboxUnavailable, Warm
from autograder.isolation.warm_pair import WarmPair
from autograder.isolation.wire import WireError

ATTEMPTS = 2


class Grader:
    """The warm processes of one worker.

    Parameters
    ----------
    limits
        What each submission may use.
    sandbox
        Whether learners' processes are confined; without it a submission can read and change whatever the user can.
    data
        Folders with data sets that learners' code may read.
    hidden
        Folders that it must not see even if they lie inside a folder of the system.
    draw
        Whether to run every cell and draw every figure. Without it a cell of the lesson that no test needs shows what
        was handed in with it, other cells show the pictures that were, and only figures of a cell that came without,
        or that a person grades, are drawn.

    Raises
    ------
    SandboxUnavailable
        When `sandbox` is asked for and the system has no namespaces for this user.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        sandbox: bool = True,
        data: Iterable[str] = (),
        hidden: Iterable[str] = (),
        draw: bool = False,
    ) -> None:
        self.limits = limits or Limits()
        self.draw = draw
        self.warm = WarmPair(sandbox=sandbox, data=data, hidden=hidden)

    @property
    def level(self) -> str:
        """How learners' processes are confined, once they are warm."""
        return self.warm.level

    def grade(self, submission: bytes, lesson: Lesson) -> Graded:
        """Grade a submission given as the bytes of its file.

        Raises
        ------
        GraderFault
            When the grader itself is at fault, twice in a row; the submission has no score then.
        """
        restored = restore(submission, lesson, self.limits)
        return self.execute(restored.notebook, lesson)

    def execute(self, notebook: NotebookNode, lesson: Lesson) -> Graded:
        """Run a restored notebook's cells and the lesson's tests, and write their outputs into it."""
        noted = notebook.metadata.get("autograder", {})
        graded = Graded(notebook, flags=[flag_of(flag) for flag in noted.get("flags", ())])
        graded.flags += library_flags(notebook, lesson)
        tests = {cell.grade_id: cell for cell in lesson.cells if cell.is_test}
        made = make_steps(notebook, lesson, noted.get("missing", ()), self.draw)
        if noted.get("invalid"):
            result: dict[str, Any] = {"outputs": {}, "verdicts": {}, "flags": [], "notices": [], "stats": {}}
        else:
            result = self._run_twice(
                {
                    "steps": made.steps,
                    "order": list(tests),
                    "imports": list(lesson.imports),
                    "graded": sorted(lesson.graded),
                },
                lesson,
            )
        write_result(graded, result, made.places)
        made.put_back(notebook)
        add_missing(graded, tests, noted.get("invalid") or "")
        notebook.metadata["autograder"] = {
            "flags": [flag.as_dict() for flag in graded.flags],
            "verdicts": graded.verdicts,
            "isolation": self.level,
        }
        return graded

    def close(self) -> None:
        """End the warm processes."""
        self.warm.close()

    def __enter__(self) -> Grader:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def start(self, lesson: Lesson) -> tuple[Warm, Warm]:
        """Wait until the warm processes for a lesson are warm, the trusted one and the learner's."""
        return self.warm.start(lesson)

    def _run_twice(self, job: dict[str, Any], lesson: Lesson) -> dict[str, Any]:
        fault = ""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                result = self._run(job, lesson)
            except SandboxUnavailable:
                raise
            except (ChannelClosed, TimeLimitReached, WireError, OSError, RuntimeError) as error:
                fault = f"{type(error).__name__}: {error}"
                self.close()
                continue
            faults = [verdict for verdict in result["verdicts"].values() if verdict["kind"] == "fault"]
            # Somebody killed a process, perhaps the system for want of memory: that shall cost no learner a point. Who
            # kills his own process does so again.
            if not faults and not (result["killed"] and attempt < ATTEMPTS):
                return result
            fault = "; ".join(f"{verdict['grade_id']}: {verdict['reason']}" for verdict in faults)
        raise GraderFault(f"the grader could not grade this submission, which has no score: {fault}")

    def _run(self, job: dict[str, Any], lesson: Lesson) -> dict[str, Any]:
        return run_once(*self.start(lesson), job, self.limits)


def grade_notebook(
    submission: bytes, lesson: Lesson, limits: Limits | None = None, *, grader: Grader | None = None
) -> Graded:
    """Grade one notebook.

    Parameters
    ----------
    submission
        The bytes of the file that was handed in.
    lesson
        The lesson's cells and their stored sources.
    limits
        What the submission may use; those of `grader` where one is given.
    grader
        The warm processes of this worker; without it they are started and ended for this one notebook.
    """
    if grader is not None:
        return grader.grade(submission, lesson)
    with Grader(limits) as alone:
        return alone.grade(submission, lesson)
