"""Running the test cell of one function on one solution, in a process of its own.

Contract: the solution takes the place of the reference in an otherwise solved lesson. Each trial is forked from a warm
process, so it costs milliseconds, can change nothing for the others, and is killed when its time is over.
"""

from __future__ import annotations

import json
import os
import resource
import selectors
import signal
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from autograder.checks.display import use_publisher
from autograder.checks.learner import NotebookLearner, use_learner
from autograder.checks.results import MIME
from autograder.isolation.large_imports import import_large
from autograder.quality.solved import SolvedLesson

MEMORY = 4 << 30


@dataclass(frozen=True)
class Trial:
    """A solution to try: the code that replaces the solution cell of `function`."""

    lesson: SolvedLesson
    function: str
    code: str
    seconds: float = 10.0


@dataclass(frozen=True)
class Verdict:
    """What a trial gave: points, the rows of the table, and why there is none if there is none."""

    points: float
    max_points: float
    rows: list[dict[str, Any]] = field(default_factory=list)
    reason: str = ""

    @property
    def passed(self) -> bool:
        """Whether all points were given."""
        return self.points >= self.max_points

    @property
    def messages(self) -> list[str]:
        """The failed checks in the learner's words."""
        failed = [f"{row['intent']}: {row['message']}" for row in self.rows if not row["passed"]]
        return [*failed, self.reason] if self.reason else failed


def try_all(trials: Iterable[Trial], workers: int | None = None) -> list[Verdict]:
    """Run trials side by side and return their verdicts in the order of the trials."""
    waiting = list(enumerate(trials))[::-1]
    import_large(trial.code for _, trial in waiting)
    verdicts: dict[int, Verdict] = {}
    running: dict[int, _Running] = {}
    with selectors.DefaultSelector() as selector:
        while waiting or running:
            while waiting and len(running) < (workers or os.cpu_count() or 1):
                index, trial = waiting.pop()
                running[index] = child = _Running.start(trial)
                selector.register(child.pipe, selectors.EVENT_READ, index)
            first = min(child.deadline for child in running.values())
            ready = {key.data for key, _ in selector.select(max(0.0, first - time.monotonic()))}
            for index, child in list(running.items()):
                ended = index in ready and not child.read()
                if ended or time.monotonic() > child.deadline:
                    selector.unregister(child.pipe)
                    verdicts[index] = child.finish(timely=ended)
                    del running[index]
    return [verdicts[index] for index in sorted(verdicts)]


def run_cell(lesson: SolvedLesson, function: str, code: str | None) -> Verdict:
    """Run one test cell in this process; `code` of None keeps the reference in its place."""
    names = dict(lesson.namespace)
    most = lesson.points[function]
    if code is not None:
        del names[function]
        try:
            program = compile(code, f"<{function}>", "exec")
            lesson.define(code, names)
            exec(program, names)
        except (Exception, SystemExit) as error:
            return Verdict(0.0, most, reason=f"the cell stopped: {type(error).__name__}: {error}")
    tables: list[dict[str, Any]] = []
    body, last = lesson.tests[function].rstrip().rsplit("\n", 1)
    test_names = dict(names)
    with use_learner(NotebookLearner(names)), use_publisher(lambda bundle: tables.append(bundle[MIME])):
        try:
            exec(compile(body, f"<test_{function}>", "exec"), test_names)
            points = eval(last, test_names)
        except (AssertionError, NotImplementedError):
            points = 0.0
    return Verdict(float(points), most, tables[-1]["checks"] if tables else [])


class _Running:
    """A forked process with a trial in it."""

    def __init__(self, pid: int, pipe: BinaryIO, trial: Trial) -> None:
        self.pid, self.pipe, self.trial = pid, pipe, trial
        self.deadline = time.monotonic() + trial.seconds
        self.received = b""

    @classmethod
    def start(cls, trial: Trial) -> _Running:
        trial.lesson.namespace  # noqa: B018 - made once here, inherited by every fork
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            _child(trial, writing)
        os.close(writing)
        return cls(pid, os.fdopen(reading, "rb", buffering=0), trial)

    def read(self) -> bool:
        """Take what has come; return whether there may be more."""
        block = self.pipe.read(1 << 16)
        self.received += block
        return bool(block)

    def finish(self, timely: bool) -> Verdict:
        """End the process and return its verdict."""
        most = self.trial.lesson.points[self.trial.function]
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        self.pipe.close()
        if not timely:
            return Verdict(0.0, most, reason=f"stopped after {self.trial.seconds:g} s: does a loop never end?")
        try:
            return Verdict(**json.loads(self.received))
        except ValueError:
            return Verdict(0.0, most, reason="the process ended before the test was over")


def _child(trial: Trial, writing: int) -> None:
    """Run the trial and write its verdict; never return."""
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        verdict = run_cell(trial.lesson, trial.function, trial.code)
        content = {
            "points": verdict.points,
            "max_points": verdict.max_points,
            "rows": verdict.rows,
            "reason": verdict.reason,
        }
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(json.dumps(content).encode())
    finally:
        os._exit(0)


def solved_verdicts(lesson: SolvedLesson) -> Iterator[tuple[str, Verdict, float]]:
    """Run every test cell on the lesson's own solution; yield function, verdict and seconds."""
    for function in lesson.solutions:
        start = time.perf_counter()
        verdict = run_cell(lesson, function, None)
        yield function, verdict, time.perf_counter() - start
