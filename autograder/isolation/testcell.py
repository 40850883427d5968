"""One test cell in the trusted process: rehearsed for its words, then run in full for its verdict.

Contract: a cell's source comes from the gradebook. :meth:`TestCell.rehearse` runs the visible statements; it is called
for all cells before any hidden statement has run, so what the learner's code says meanwhile may be shown.
:meth:`TestCell.judge` runs the whole cell, called in the lesson's order in another fork of the learner's process, as a
kernel would run it: `needs` of an exercise see earlier exercises with all their checks. A hidden input may be in that
process, so nothing that it says is shown, and only a plain Python number or an exception of the trusted process makes
the verdict.
"""

from __future__ import annotations

import ast
import contextlib
import io
import signal
import traceback
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from autograder.checks import ChecksFailed, GraderFault, use_learner, use_publisher
from autograder.isolation.endings import BudgetSpent, LearnerGone
from autograder.isolation.free_names import FreeNames
from autograder.isolation.proxies import LearnerRaised
from autograder.isolation.regions import dependent, hidden_lines, in_region
from autograder.isolation.rehearsal import CheckLog, Rehearsal, Stop, all_checks_hidden
from autograder.isolation.remote_learner import RemoteLearner
from autograder.isolation.verdict import Verdict

HIDDEN_FAILED = "a hidden test did not pass"
Publish = Callable[[dict[str, Any]], None]


class TestTimeout(BaseException):
    """The time limit of a test cell was reached."""

    __test__ = False


class TestCell:
    """A test cell with what its rehearsal told and its verdict."""

    __test__ = False

    def __init__(self, grade_id: str, source: str, points: float, place: int) -> None:
        self.verdict = Verdict(grade_id, points)
        self.rehearsal = Rehearsal()
        self.place = place
        self.statements: list[ast.stmt] = []
        source = "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in source.split("\n"))
        self.lines, self.hidden_lines = source.split("\n"), hidden_lines(source)
        try:
            self.statements = ast.parse(source).body
        except SyntaxError as error:
            self.verdict.fault(f"the test cell is not Python: {error}")

    def rehearse(self, learner: RemoteLearner, known: dict[str, Any]) -> None:
        """Run what can be run without the hidden tests, and keep what it tells."""
        harmless = {name for name, value in known.items() if _changes_nothing(value)}
        left_out = dependent(self.statements, self.hidden_lines, harmless)
        names = FreeNames(learner.link, known)
        index = 0
        try:
            with self._running(learner, self.rehearsal.outputs.append, lambda bundle: None):
                for index, node in enumerate(self.statements):
                    if index not in left_out:
                        log = CheckLog(names)
                        try:
                            self._execute(node, names)
                        finally:
                            self.rehearsal.checks |= {(index, name): found for name, found in log.added().items()}
        except (GraderFault, MemoryError):
            pass  # the verdict will meet it again, and says so
        except (TestTimeout, Exception) as error:
            self.rehearsal.stop = self._stop(index, error, learner)

    def judge(self, learner: RemoteLearner, known: dict[str, Any]) -> None:
        """Run the whole cell and make the verdict."""
        verdict, stop = self.verdict, self.rehearsal.stop
        if verdict.done:
            return
        verdict.outputs.extend(self.rehearsal.outputs)
        if stop is not None and stop.kind == "timeout":  # there is no time left to meet it again
            verdict.fail(stop.kind, stop.name, stop.message, stop.detail)
            return
        names, index, value = FreeNames(learner.link, known), 0, None
        try:
            with all_checks_hidden(), self._running(learner, lambda output: None, self._show_table):
                for index, node in enumerate(self.statements):
                    log = CheckLog(names)
                    value = self._execute(node, names)
                    if not in_region(node, self.hidden_lines):
                        self.rehearsal.explain(index, log.added())
        except GraderFault as error:
            verdict.fault(str(error))
        except MemoryError:
            verdict.fault("the trusted process ran out of memory")
        except (TestTimeout, Exception) as error:
            self._fail(index, error, learner)
        else:
            verdict.conclude(value)

    def _execute(self, node: ast.stmt, names: FreeNames) -> Any:
        """Run a statement; return its value if it is the last one and an expression."""
        name = f"<{self.verdict.grade_id}>"
        if node is self.statements[-1] and isinstance(node, ast.Expr):
            return eval(compile(ast.Expression(node.value), name, "eval"), names)
        exec(compile(ast.Module([node], []), name, "exec"), names)
        return None

    def _show_table(self, bundle: dict[str, Any]) -> None:
        self.verdict.show({"output_type": "display_data", "data": bundle, "metadata": {}})

    def _fail(self, index: int, error: BaseException, learner: RemoteLearner) -> None:
        """Make the verdict of an error, in the rehearsal's words where that met it too, else in nobody's."""
        node = self.statements[index]
        visible = not in_region(node, self.hidden_lines)
        if visible and (stop := self.rehearsal.stop_at(index)) is not None and not _of_an_exercise(error):
            self.verdict.fail(stop.kind, stop.name, stop.message, stop.detail)
        elif isinstance(error, (TestTimeout, LearnerGone)):
            stop = self._stop(index, error, learner)
            self.verdict.fail(stop.kind, stop.name, stop.message, stop.detail if visible else [])
        elif visible and _of_an_exercise(error):
            self.verdict.fail("failed", type(error).__name__, str(error), [])
        else:
            name = "AssertionError" if isinstance(error, AssertionError) else "HiddenTestFailed"
            self.verdict.fail("failed", name, HIDDEN_FAILED, [])

    def _stop(self, index: int, error: BaseException, learner: RemoteLearner) -> Stop:
        node = self.statements[index]
        where = ["in this test:", *self.lines[node.lineno - 1 : node.end_lineno]]
        if isinstance(error, TestTimeout):
            learner.link.session.lose("the test took too long")
            message = f"the test took longer than {learner.link.limits.test_seconds:g} seconds"
            return Stop(index, "timeout", "TimeLimit", message, [])
        if isinstance(error, BudgetSpent):
            return Stop(index, "timeout", "TimeLimit", str(error), [])
        if isinstance(error, LearnerGone):
            return Stop(index, "crashed", "ProcessEnded", str(error), where)
        said = [error.failure.get("traceback", "")] if isinstance(error, LearnerRaised) else []
        return Stop(index, "failed", type(error).__name__, str(error)[:10_000], [*where, *said])

    @contextlib.contextmanager
    def _running(self, learner: RemoteLearner, show: Publish, publish: Publish) -> Iterator[None]:
        """Set up what a test cell runs in: the learner, a time limit, and where its text and its tables go."""
        text = io.StringIO()
        learner.link.begin(self.place)
        limit = time_limit(learner.link.limits.test_seconds)
        try:
            redirected = contextlib.redirect_stdout(text), contextlib.redirect_stderr(text)
            with redirected[0], redirected[1], limit, use_learner(learner), use_publisher(publish):
                yield
        finally:
            if text.getvalue():
                show({"output_type": "stream", "name": "stdout", "text": text.getvalue()})


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise :class:`TestTimeout` in the block after so many seconds."""

    def ring(*_: Any) -> None:
        raise TestTimeout

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _of_an_exercise(error: BaseException) -> bool:
    """Whether the exercise itself raised this to say that nothing passed; its words are those of its checks."""
    if not isinstance(error, (ChecksFailed, NotImplementedError)) or isinstance(error, LearnerRaised):
        return False
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    return bool(frames) and frames[-1].f_globals.get("__name__", "").startswith("autograder.checks.")


def _changes_nothing(value: Any) -> bool:
    """Whether using this changes none of a test's values: a module, or something of the course's own."""
    return isinstance(value, ModuleType) or str(getattr(value, "__module__", "")).startswith(("autograder.", "nnlib"))
