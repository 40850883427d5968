"""The two warm processes that grading a lesson takes: the trusted one, and the learner's.

Contract: :class:`WarmPair` starts them when they are first asked for, and keeps them for the submissions that follow.
Another lesson's learner process takes the place of the one before; clones of processes that were started elsewhere can
be put in the place of both (:meth:`WarmPair.adopt`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from autograder.isolation.lesson import Lesson
from autograder.isolation.warm import SandboxUnavailable, Warm, WarmFault
from autograder.isolation.warm_start import StartedWarm


class WarmPair:
    """The warm processes of one worker, or those from which the workers of a machine have clones.

    Parameters
    ----------
    sandbox
        Whether learners' processes are confined.
    data
        Folders with data sets that learners' code may read.
    hidden
        Folders that it must not see even if they lie inside a folder of the system.
    errors
        Where the processes write what goes wrong; where this process does when it is None.
    """

    def __init__(
        self,
        *,
        sandbox: bool = True,
        data: Iterable[str] = (),
        hidden: Iterable[str] = (),
        errors: IO[bytes] | None = None,
    ) -> None:
        self._settings: dict[str, Any] = {"sandbox": sandbox, "data": tuple(data), "hidden": tuple(hidden)}
        self._errors = errors
        self._trusted: Warm | None = None
        self._learner: Warm | None = None
        self._graded: frozenset[str] = frozenset()
        self.level = ""

    def begin(self, lesson: Lesson) -> tuple[Warm, Warm]:
        """Let the warm processes for a lesson start, if they are not there: the trusted one and the learner's."""
        if self._learner is not None and self._graded != lesson.graded:
            self._learner.close()
            self._learner = None
        if self._learner is None:
            self._learner = StartedWarm("learner", lesson.graded, errors=self._errors, **self._settings)
            self._graded = lesson.graded
        if self._trusted is None:
            tests = [cell.source for cell in lesson.cells if cell.is_test]
            settings: dict[str, Any] = {"imports": lesson.imports, "sources": tests}
            self._trusted = StartedWarm("trusted", lesson.graded, errors=self._errors, **settings)
        return self._trusted, self._learner

    def adopt(self, lesson: Lesson, trusted: Warm, learner: Warm) -> None:
        """Take warm processes for a lesson that were started elsewhere; they are closed with this pair."""
        self.close()
        self._trusted, self._learner, self._graded = trusted, learner, lesson.graded

    def start(self, lesson: Lesson) -> tuple[Warm, Warm]:
        """Wait until the warm processes for a lesson are warm; start those that are not there, or are gone.

        Raises
        ------
        SandboxUnavailable
            When learners' processes are to be confined and the system has no namespaces for this user.
        """
        try:
            trusted, learner = self._ready(lesson)
        except WarmFault:
            trusted, learner = self._ready(lesson)
        self.level = learner.level
        return trusted, learner

    def close(self) -> None:
        """End the warm processes."""
        for warm in (self._learner, self._trusted):
            if warm is not None:
                warm.close()
        self._learner = self._trusted = None

    def _ready(self, lesson: Lesson) -> tuple[Warm, Warm]:
        trusted, learner = self.begin(lesson)
        try:
            return trusted.ready(), learner.ready()
        except (WarmFault, SandboxUnavailable):
            self.close()
            raise
