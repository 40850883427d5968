"""One test cell in the trusted process: run for its verdict, and again in part for the words of its failures.

Contract: a cell's source comes from the gradebook. :meth:`TestCell.judge` runs the whole cell, called in the lesson's
order, as a kernel would: `needs` of an exercise see earlier exercises with all their checks. Hidden inputs may be in
the learner's process then, so nothing that it says is shown, and only a plain Python number or an exception of the
trusted process makes the verdict. :meth:`TestCell.rehearse` runs the visible statements alone where no hidden input has
been, :meth:`TestCell.explain` gives what was said there to the verdict, and :meth:`TestCell.present` shows it. With
references in the place of what an exercise needs, a rehearsal comes after all verdicts, or a learner's code could note
down what they answer.
"""

from __future__ import annotations

import contextlib
import io
import traceback
from collections.abc import Iterator
from typing import Any

from autograder.checks import ChecksFailed, Exercise, GraderFault, use_learner, use_publisher
from autograder.checks.results import MIME
from autograder.isolation.cell_source import Statement, harmless_names, left_out_of, statements_of, without_magics
from autograder.isolation.endings import BudgetSpent, LearnerGone
from autograder.isolation.free_names import FreeNames
from autograder.isolation.proxies import LearnerRaised
from autograder.isolation.rehearsal import CheckLog, Rehearsal, Stop, all_checks_hidden, no_scores
from autograder.isolation.remote_learner import RemoteLearner
from autograder.isolation.time_limit import TestTimeout, time_limit
from autograder.isolation.verdict import Verdict

HIDDEN_FAILED = "a hidden test did not pass"


class TestCell:
    """A test cell with its verdict and what a learner reads of it."""

    __test__ = False

    def __init__(self, grade_id: str, source: str, points: float, place: int) -> None:
        self.verdict = Verdict(grade_id, points)
        self.rehearsal = Rehearsal()
        self.rehearsed = False
        self.place = place
        self.stop: Stop | None = None
        self.value: Any = None
        self.tables: dict[str, dict[str, Any]] = {}
        self.exercises: list[Exercise] = []
        self.statements: tuple[Statement, ...] = ()
        self.source = without_magics(source)
        try:
            self.statements = statements_of(self.source)
        except SyntaxError as error:
            self.verdict.fault(f"the test cell is not Python: {error}")

    def judge(self, learner: RemoteLearner, known: dict[str, Any]) -> None:
        """Run the whole cell and make the verdict."""
        if self.verdict.done:
            return
        names, index, value, said = FreeNames(learner.link, known), 0, None, io.StringIO()
        try:
            with all_checks_hidden(), self._running(learner, said):
                for index, statement in enumerate(self.statements):
                    log, before = CheckLog(names), said.tell()
                    try:
                        value = statement.run(names)
                    finally:
                        if not statement.hidden:
                            self.rehearsal.note(index, log.added(), said.tell() > before)
        except GraderFault as error:
            self.verdict.fault(str(error))
        except MemoryError:
            self.verdict.fault("the trusted process ran out of memory")
        except (TestTimeout, Exception) as error:
            self.stop = self._stop(index, error, learner)
            self.verdict.fail(self.stop.kind, self.stop.reason)
        else:
            self.value = value
            self.verdict.conclude(value)
        self.exercises = [value for value in dict.values(names) if type(value) is Exercise]

    @property
    def wants_words(self) -> bool:
        """Whether a rehearsal could say more of the visible statements than could be said beside hidden inputs."""
        stopped = self.stop is not None and self.stop.wants_words
        unheard = self.rehearsal.printed and not self.rehearsed
        return stopped or unheard or (self.rehearsal.wanted and bool(self.tables))

    def rehearse(self, learner: RemoteLearner, known: dict[str, Any]) -> None:
        """Run what can be run without the hidden tests, and keep what it tells."""
        if not self.statements:
            return
        self.rehearsed = True
        self.rehearsal.begin()
        left_out = left_out_of(self.source, harmless_names(known))
        names, index, said = FreeNames(learner.link, known), 0, io.StringIO()
        try:
            with no_scores(), self._running(learner, said):
                for index, statement in enumerate(self.statements):
                    if index not in left_out:
                        log = CheckLog(names)
                        try:
                            statement.run(names)
                        finally:
                            self.rehearsal.hear(index, log.added())
        except (GraderFault, MemoryError, TestTimeout, LearnerGone):
            pass  # the verdict's own words have to do
        except Exception as error:
            self.rehearsal.told = self._told(index, error)
        self.rehearsal.said = said.getvalue()

    def explain(self, learner: RemoteLearner) -> None:
        """Give what was said in the rehearsal with this learner to what failed in the same way for the verdict."""
        self.rehearsal.explain(with_references=learner.takes_references)
        told = self.rehearsal.told
        if told is not None and self.stop is not None and self.stop.wants_words and self.stop.index == told.index:
            self.stop = told
            self.verdict.reason = told.reason

    def present(self) -> None:
        """Put together what a learner reads: text, tables of checks, and the result or the error."""
        verdict, show = self.verdict, self.verdict.outputs.append
        if verdict.kind == "fault":
            return
        if self.rehearsal.said:
            show({"output_type": "stream", "name": "stdout", "text": self.rehearsal.said})
        for exercise in self.exercises:
            if exercise.name in self.tables:
                self._tabulate(exercise)
        for bundle in self.tables.values():
            show({"output_type": "display_data", "data": bundle, "metadata": {}})
        if self.stop is not None:
            show(self.stop.output)
        elif self.value is not None:
            show({"output_type": "execute_result", "data": {"text/plain": repr(self.value)}, "metadata": {}})

    def _tabulate(self, exercise: Exercise) -> None:
        """Make an exercise's table and message anew, with the words of the rehearsal."""
        try:
            with use_publisher(self._keep_table):
                exercise.score()
        except (ChecksFailed, NotImplementedError) as error:
            if self.stop is not None and self.stop.of_exercise:
                self.stop = Stop(self.stop.index, "failed", type(error).__name__, str(error), of_exercise=True)
                self.verdict.reason = self.stop.reason

    def _keep_table(self, bundle: dict[str, Any]) -> None:
        self.tables[bundle[MIME]["exercise"]] = bundle

    def _stop(self, index: int, error: BaseException, learner: RemoteLearner) -> Stop:
        """Word the error that a cell ended with, in words that the learner's code has not chosen."""
        limits, visible = learner.link.limits, not self.statements[index].hidden
        where = self._where(index) if visible else []
        if isinstance(error, TestTimeout):
            learner.link.session.lose("the test took too long")
            return Stop(index, "timeout", "TimeLimit", f"the test took longer than {limits.test_seconds:g} seconds")
        if isinstance(error, BudgetSpent):
            return Stop(index, "timeout", "TimeLimit", str(error))
        if isinstance(error, LearnerGone):
            return Stop(index, "crashed", "ProcessEnded", str(error), where)
        if isinstance(error, LearnerRaised) and error.failure["type_name"] == "CallTimeout":
            return Stop(index, "failed", "TimeLimit", "the call took longer than it may", where)
        if visible and _of_an_exercise(error):
            return Stop(index, "failed", type(error).__name__, str(error), of_exercise=True)
        name = "AssertionError" if isinstance(error, AssertionError) else "HiddenTestFailed"
        return Stop(index, "failed", name, HIDDEN_FAILED, wants_words=visible)

    def _told(self, index: int, error: Exception) -> Stop:
        """Word an error of the rehearsal in full."""
        said = [error.failure.get("traceback", "")] if isinstance(error, LearnerRaised) else []
        return Stop(index, "failed", type(error).__name__, str(error)[:10_000], [*self._where(index), *said])

    def _where(self, index: int) -> list[str]:
        return ["in this test:", *self.statements[index].lines]

    @contextlib.contextmanager
    def _running(self, learner: RemoteLearner, said: io.StringIO) -> Iterator[None]:
        """Set up what a test cell runs in: the learner, a time limit, and where its text and its tables go."""
        learner.link.begin(self.place)
        redirected = contextlib.redirect_stdout(said), contextlib.redirect_stderr(said)
        limit = time_limit(learner.link.limits.test_seconds)
        with redirected[0], redirected[1], limit, use_learner(learner), use_publisher(self._keep_table):
            yield


def _of_an_exercise(error: BaseException) -> bool:
    """Whether the exercise itself raised this to say that nothing passed; its words are those of its checks."""
    if not isinstance(error, (ChecksFailed, NotImplementedError)) or isinstance(error, LearnerRaised):
        return False
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    return bool(frames) and frames[-1].f_globals.get("__name__", "").startswith("autograder.checks.")
