"""A time limit for a block of the trusted process."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from typing import Any


class TestTimeout(BaseException):
    """The time limit of a test cell was reached."""

    __test__ = False


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
