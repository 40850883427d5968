"""One test cell in the trusted process: its visible statements, its hidden ones, and the verdict.

Contract: a cell's source comes from the gradebook. :meth:`TestCell.run_visible` runs the statements before the first
hidden one, :meth:`TestCell.run_hidden` the rest; between the two, the visible parts of all other cells run, so that no
hidden input has been in the learner's process when something is shown that the learner's code said. The verdict is made
here alone, of a plain Python number or an exception.
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import io
import math
import re
import signal
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from autograder.checks import ChecksFailed, Exercise, GraderFault, use_learner, use_publisher
from autograder.isolation.endings import BudgetSpent, LearnerGone
from autograder.isolation.link import LearnerLink
from autograder.isolation.proxies import LearnerRaised, raised
from autograder.isolation.remote_learner import RemoteLearner

BEGIN = re.compile(r"#+\s*BEGIN\s+HIDDEN\s+TESTS", re.I)
END = re.compile(r"#+\s*END\s+HIDDEN\s+TESTS", re.I)
HIDDEN_FAILED = "a hidden test did not pass"


class TestTimeout(BaseException):
    """The time limit of a test cell was reached."""

    __test__ = False


@dataclass
class Verdict:
    """What a test cell ends with: a number and a reason, or a fault of the grader and no number."""

    grade_id: str
    points: float
    score: float | None = None
    kind: str = ""  # passed, partial, failed, crashed, timeout, missing, fault
    reason: str = ""
    outputs: list[dict[str, Any]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Return the verdict as plain data."""
        return asdict(self)


class Names(dict[str, Any]):
    """The names of a test cell: its own, Python's, and for any other the learner's object."""

    def __init__(self, link: LearnerLink, known: dict[str, Any]) -> None:
        super().__init__(known)
        self["__builtins__"] = builtins
        self._link = link

    def __missing__(self, name: str) -> Any:
        if hasattr(builtins, name) or (name.startswith("__") and name.endswith("__")):
            raise KeyError(name)
        answer = self._link.request("get", name=name)
        if type(answer) is dict and answer.get("found") is True and "value" in answer:
            return answer["value"]
        if type(answer) is dict and "failure" in answer:
            raise raised({"type_name": "NotPlainData", "bases": ["TypeError"], "message": f"{name} cannot cross"})
        raise KeyError(name)


class TestCell:
    """A test cell with its names and what it has shown so far."""

    __test__ = False

    def __init__(self, grade_id: str, source: str, points: float, place: int) -> None:
        self.verdict = Verdict(grade_id, points)
        self.place = place
        self.done = False
        self.names: Names | None = None
        self.known: dict[str, Any] = {}
        self.generation = 0
        self.value: Any = None
        try:
            source = "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in source.split("\n"))
            self.lines = source.split("\n")
            self.statements = ast.parse(source).body
        except SyntaxError as error:
            self.fault(f"the test cell is not Python: {error}")
            self.statements = []
        self.hidden_lines = hidden_lines(source)
        first = [index for index, node in enumerate(self.statements) if self.is_hidden(node)]
        self.first_hidden = first[0] if first else len(self.statements)

    def is_hidden(self, node: ast.stmt) -> bool:
        """Return whether a statement lies in a hidden region or holds one."""
        first = min([node.lineno, *(part.lineno for part in getattr(node, "decorator_list", []))])
        return any(first <= line <= (node.end_lineno or first) for line in self.hidden_lines)

    def run_visible(self, link: LearnerLink, known: dict[str, Any]) -> None:
        """Run the statements before the first hidden one."""
        self.known = known
        self.names = Names(link, known)
        self._run(link, self.statements[: self.first_hidden], False)
        self.generation = link.crossing.generation
        if not self.done and self.first_hidden == len(self.statements):
            self.conclude()

    def run_hidden(self, link: LearnerLink) -> None:
        """Run the rest, and conclude."""
        stale = self.generation != link.crossing.generation and self.names is not None
        if stale and not any(isinstance(value, Exercise) for value in dict.values(self.names or {})):
            # The process that the visible part made objects in is gone: make them again, and show nothing.
            self.names = Names(link, self.known)
            self._run(link, self.statements[: self.first_hidden], True)
        self._run(link, self.statements[self.first_hidden :], True)
        if not self.done:
            self.conclude()

    def conclude(self) -> None:
        """Make the verdict of the value of the last expression: full marks for none, else a plain number."""
        self.done = True
        value, points = self.value, self.verdict.points
        if value is None:
            self.verdict.score, self.verdict.kind, self.verdict.reason = points, "passed", "all tests passed"
            return
        if type(value) not in (int, float) or not math.isfinite(value) or not 0 <= value <= points:
            self.fault(f"expected the last expression to be a plain number from 0 to {points:g}; got {_short(value)}")
            return
        self.verdict.score = float(value)
        self.verdict.kind = "passed" if value == points else "partial" if value else "failed"
        self.verdict.reason = f"{value:g} of {points:g} points"
        self.show({"output_type": "execute_result", "data": {"text/plain": repr(value)}, "metadata": {}})

    def show(self, output: dict[str, Any]) -> None:
        """Add an output to the cell."""
        self.verdict.outputs.append(output)

    def fault(self, reason: str) -> None:
        """Conclude with a fault of the grader: no number."""
        self.done = True
        self.verdict.score, self.verdict.kind, self.verdict.reason = None, "fault", reason

    def fail(self, kind: str, name: str, message: str, detail: list[str]) -> None:
        """Conclude with 0 and an error that the learner sees."""
        self.done = True
        self.verdict.score, self.verdict.kind, self.verdict.reason = 0.0, kind, f"{name}: {message}".strip(": ")
        self.show(
            {"output_type": "error", "ename": name, "evalue": message, "traceback": [*detail, f"{name}: {message}"]}
        )

    def _run(self, link: LearnerLink, statements: list[ast.stmt], hidden: bool) -> None:
        if self.done:
            return
        link.begin(self.place)
        node: ast.stmt | None = None
        try:
            with self._shown(hidden), use_learner(learner_of(link)), time_limit(link.limits.test_seconds):
                for node in statements:
                    self._execute(node, hidden and not self.is_hidden(node))
        except GraderFault as error:
            self.fault(str(error))
        except TestTimeout:
            link.session.lose("the test took too long")
            self.fail("timeout", "TimeLimit", f"the test took longer than {link.limits.test_seconds:g} seconds", [])
        except MemoryError:
            self.fault("the trusted process ran out of memory")
        except BudgetSpent as error:
            self.fail("timeout", "TimeLimit", str(error), [])
        except LearnerGone as error:
            self.fail("crashed", "ProcessEnded", str(error), self._where(node, hidden))
        except Exception as error:
            self._failed(error, node, hidden)

    def _execute(self, node: ast.stmt, after_hidden: bool) -> None:
        if after_hidden:  # what follows a hidden region may tell its values in a message just as well
            for value in dict.values(self.names or {}):
                if isinstance(value, Exercise):
                    value._hidden = True
        last = node is self.statements[-1]
        name = f"<{self.verdict.grade_id}>"
        if last and isinstance(node, ast.Expr):
            self.value = eval(compile(ast.Expression(node.value), name, "eval"), self.names)
        else:
            exec(compile(ast.Module([node], []), name, "exec"), self.names)

    def _failed(self, error: Exception, node: ast.stmt | None, hidden: bool) -> None:
        kind = "failed"
        in_region = node is not None and self.is_hidden(node)
        if (
            isinstance(error, (ChecksFailed, NotImplementedError))
            and not isinstance(error, LearnerRaised)
            and not in_region
        ):
            self.fail(kind, type(error).__name__, str(error), [])
        elif hidden:
            name = "AssertionError" if isinstance(error, AssertionError) else "HiddenTestFailed"
            self.fail(kind, name, HIDDEN_FAILED, [])
        else:
            detail = self._where(node, hidden)
            if isinstance(error, LearnerRaised):
                detail.append(error.failure.get("traceback", ""))
            self.fail(kind, type(error).__name__, str(error)[:10_000], detail)

    def _where(self, node: ast.stmt | None, hidden: bool) -> list[str]:
        if node is None or hidden or not self.statements:
            return []
        return ["in this test:", *self.lines[node.lineno - 1 : node.end_lineno]]

    @contextlib.contextmanager
    def _shown(self, hidden: bool) -> Iterator[None]:
        text = io.StringIO()

        def publish(bundle: dict[str, Any]) -> None:
            flush()
            self.show({"output_type": "display_data", "data": bundle, "metadata": {}})

        def flush() -> None:
            if text.getvalue() and not hidden:
                self.show({"output_type": "stream", "name": "stdout", "text": text.getvalue()})
            text.seek(0)
            text.truncate()

        with contextlib.redirect_stdout(text), contextlib.redirect_stderr(text), use_publisher(publish):
            try:
                yield
            finally:
                flush()


def hidden_lines(source: str) -> frozenset[int]:
    r"""Return the numbers of the lines in hidden regions, from 1.

    >>> sorted(hidden_lines("a\n### BEGIN HIDDEN TESTS\nb\n### END HIDDEN TESTS\nc"))
    [2, 3, 4]
    """
    found, inside = set(), False
    for number, line in enumerate(source.split("\n"), 1):
        inside = inside or bool(BEGIN.search(line))
        if inside:
            found.add(number)
        inside = inside and not END.search(line)
    return frozenset(found)


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


_learners: dict[int, RemoteLearner] = {}


def learner_of(link: LearnerLink) -> RemoteLearner:
    """Return the one learner of a link: exercises remember by it what has passed."""
    return _learners.setdefault(id(link), RemoteLearner(link))


def _short(value: Any) -> str:
    try:
        return f"{type(value).__name__} {value!r}"[:200]
    except Exception:
        return type(value).__name__
