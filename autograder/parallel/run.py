"""Grading a class: plan, hand out, write down, one run at a time.

Contract: :func:`grade_class` may be killed at any moment and called again: what is in the gradebook is whole and is
not graded again, what is not is graded. Two calls for one class wait for each other. What happens to one submission
never stops the others; a fault of the grader is a :class:`~autograder.parallel.job.Failure` and never a score.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from autograder import grading
from autograder.course import Course
from autograder.parallel import ledger, submissions
from autograder.parallel.files import AutogradedFiles
from autograder.parallel.fingerprint import software
from autograder.parallel.gradebook import GradebookWriter
from autograder.parallel.job import Failure, Job, Result
from autograder.parallel.log import RunLog
from autograder.parallel.plan import REASONS, make_plan, stamp
from autograder.parallel.pool import Pool
from autograder.parallel.pool_maker import PoolMaker, local_pool
from autograder.parallel.summary import Summary
from autograder.parallel.terms import terms_of
from autograder.parallel.watcher import Watcher
from autograder.parallel.writing_thread import WritingThread

LOCK = ".grading.lock"


@dataclass(frozen=True)
class Pending:
    """What is known of a submission while it is graded."""

    timestamp: datetime | None
    entry: ledger.Entry


def grade_class(
    course: Course,
    lesson: str,
    students: Sequence[str] | None = None,
    *,
    make_pool: PoolMaker | None = None,
    again: bool = False,
    watcher: Watcher | None = None,
) -> Summary:
    """Grade the submissions for a lesson.

    Parameters
    ----------
    students
        Whose; everybody's who handed in when it is None.
    make_pool
        Makes the workers of the terms and the number of submissions; those of this machine when it is None.
    again
        Grade what did not change as well.
    watcher
        Who is told what happens.

    Raises
    ------
    SandboxUnavailable
        When the terms ask for a sandbox and the machine has none.
    GradebookLost
        When the gradebook's database does not come back; the next call goes on.
    """
    watcher = watcher or Watcher()
    with _lock(course, watcher):
        grading.register(course, lesson)
        return _Run(course, lesson, again, watcher).grade(students, make_pool or local_pool)


def log_path(course: Course, lesson: str) -> Path:
    """Return where the log of a lesson is."""
    return course.class_folder / "logs" / f"{lesson}.jsonl"


class _Run:
    def __init__(self, course: Course, lesson: str, again: bool, watcher: Watcher) -> None:
        self.course, self.lesson, self.again, self.watcher = course, lesson, again, watcher
        self.terms = terms_of(course, lesson)
        self.tests = self.terms.digest
        self.files = AutogradedFiles(course, lesson)
        self.writer = GradebookWriter(course, lesson)
        self.log = RunLog(log_path(course, lesson))
        self.pending: dict[str, Pending] = {}

    def grade(self, students: Sequence[str] | None, make_pool: PoolMaker) -> Summary:
        handed_in = grading.submitted(self.course, self.lesson)
        wanted = list(dict.fromkeys(handed_in if students is None else students))
        self.files.clean()
        known = self.writer.entries()
        present = [student for student in wanted if student in set(handed_in)]
        self.plan = make_plan(self.course, self.terms, present, known, self.files, self.again)
        self.summary = Summary(self.plan)
        self.watcher.planned(self.plan)
        self.log.write("start", lesson=self.lesson, todo=len(self.plan.todo), unchanged=len(self.plan.unchanged))
        try:
            self._retime()
            for student in [each for each in wanted if each not in present]:
                self._failed(Failure(student, f"expected a submission of {student} for {self.lesson}; there is none"))
            if self.plan.todo:
                self._grade_all(make_pool(self.terms, len(self.plan.todo)))
        finally:
            self.summary.finish()
            self.log.write("end", graded=self.summary.graded, seconds=round(self.summary.seconds, 3))
            self.writer.close()
            self.log.close()
        return self.summary

    def _grade_all(self, pool: Pool) -> None:
        self.writer.close()  # the writing thread makes a connection of its own
        try:
            with WritingThread(self._take) as writing:
                for outcome in pool.grade(self._jobs(writing)):
                    writing.put(outcome)
        finally:
            pool.close()

    def _jobs(self, writing: WritingThread) -> Iterator[Job]:
        for student in self.plan.todo:
            writing.check()
            handed_in = submissions.read(self.course, self.lesson, student, self.terms.limits)
            entry = ledger.Entry(self.lesson, student, handed_in.digest, self.tests, software(), "", stamp(handed_in))
            self.pending[student] = Pending(handed_in.timestamp, entry)
            yield handed_in.job

    def _take(self, outcome: Result | Failure | None) -> None:
        """Write one outcome down (in the writing thread); None is the end."""
        if outcome is None:
            self.writer.close()
        elif isinstance(outcome, Failure):
            self.pending.pop(outcome.student, None)
            self._failed(outcome)
            self.watcher.done(outcome)
        else:
            pending = self.pending.pop(outcome.student)
            self.files.write(outcome)
            self.writer.save(outcome, pending.timestamp, self._entry(pending.entry, outcome))
            self.log.graded(outcome, REASONS[self.plan.todo[outcome.student]], pending.entry.key)
            self.summary.add(outcome)
            self.watcher.done(outcome)

    def _entry(self, entry: ledger.Entry, result: Result) -> ledger.Entry:
        before = self.plan.known.get(result.student)
        times = before.times + 1 if before is not None and before.key == entry.key else 1
        written: dict[str, Any] = {
            "notebook": hashlib.sha256(result.notebook).hexdigest(),
            "times": times,
            "seconds": result.seconds,
        }
        return ledger.Entry(**(entry.__dict__ | written))

    def _failed(self, failure: Failure) -> None:
        self.summary.failures.append(failure)
        self.log.write("failed", student=failure.student, reason=failure.reason, worker=failure.worker)

    def _retime(self) -> None:
        for student, entry in self.plan.retimed.items():
            handed_in = submissions.read(self.course, self.lesson, student, self.terms.limits)
            self.writer.retime(ledger.Entry(**(entry.__dict__ | {"timestamp": stamp(handed_in)})), handed_in.timestamp)
            self.log.write("retimed", student=student, timestamp=stamp(handed_in))


def _lock(course: Course, watcher: Watcher) -> Any:
    """Return the lock of the class, held; the system lets it go when this process ends in whatever way."""
    course.class_folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(course.class_folder / LOCK)
    try:
        return lock.acquire(timeout=0)
    except Timeout:
        watcher.waiting()
        return lock.acquire()
