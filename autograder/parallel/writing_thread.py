"""The one thread that writes results down, while workers already have their next submissions.

Contract: what is put is taken in order, at most :data:`AHEAD` results wait, and an error of the thread is raised in the
thread that puts. Leaving the ``with`` block normally waits until everything is written.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from types import TracebackType

from autograder.parallel.job import Failure, Result

AHEAD = 8
Outcome = Result | Failure


class WritingThread:
    """A thread that calls `take` with each outcome, and with None at the end.

    Parameters
    ----------
    take
        Called in the thread alone.
    """

    def __init__(self, take: Callable[[Outcome | None], None]) -> None:
        self._take = take
        self._queue: queue.Queue[Outcome | None] = queue.Queue(AHEAD)
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._work, name="gradebook writer")

    def __enter__(self) -> WritingThread:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._queue.put(None)
        self._thread.join()
        if error is None:
            self.check()

    def put(self, outcome: Outcome) -> None:
        """Hand over an outcome, waiting while too many are not written yet."""
        self.check()
        self._queue.put(outcome)

    def check(self) -> None:
        """Raise what stopped the thread, if anything did."""
        if self._error is not None:
            raise self._error

    def _work(self) -> None:
        while True:
            outcome = self._queue.get()
            if self._error is None:
                try:
                    self._take(outcome)
                except BaseException as error:
                    self._error = error
            if outcome is None:
                return
