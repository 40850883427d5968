"""Interrupting a learner's code when its time is over.

Contract: inside :meth:`Alarm.limit` the code is interrupted by :class:`CallTimeout`, again every half second in case it
swallows that; never while :meth:`Alarm.held_back`, where a message is sent and read, which must happen whole.
"""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from typing import Any

from autograder.isolation.stand_ins import CallTimeout

AGAIN = 0.5


class Alarm:
    """The one alarm of a learner's process."""

    def __init__(self) -> None:
        self._armed = False

    def install(self) -> None:
        """Take the signal."""
        signal.signal(signal.SIGALRM, self._ring)

    @contextlib.contextmanager
    def limit(self, seconds: float) -> Iterator[None]:
        """Interrupt what runs in the block after so many seconds."""
        self._armed = True
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
        try:
            yield
        finally:
            self._armed = False
            signal.setitimer(signal.ITIMER_REAL, 0)

    @contextlib.contextmanager
    def held_back(self) -> Iterator[None]:
        """Interrupt nothing in the block."""
        armed, self._armed = self._armed, False
        try:
            yield
        finally:
            self._armed = armed

    def _ring(self, *_: Any) -> None:
        if self._armed:
            raise CallTimeout("it took longer than it may")
