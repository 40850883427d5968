"""How a learner's process can end while a test waits for it, and the words for it.

Contract: :class:`LearnerGone` ends one request and the next one finds a fresh process; :class:`BudgetSpent` ends all
that follow as well.
"""

from __future__ import annotations

import signal


class LearnerGone(Exception):
    """The learner's process ended or was ended during a request; the message says why."""


class TooSlow(LearnerGone):
    """The learner's process was ended because it could not be interrupted in time."""


class BudgetSpent(LearnerGone):
    """The submission has used its time or its restarts: nothing more of it is run."""


def status_in_words(status: str) -> str:
    """Say how a process ended, from its wait status.

    >>> status_in_words("9"), status_in_words("768")
    ('signal 9', 'exit code 3')
    """
    number = _number(status)
    return f"signal {number & 0x7F}" if number & 0x7F else f"exit code {number >> 8}"


def was_killed(status: str) -> bool:
    """Return whether a process with this wait status was killed.

    >>> was_killed("9"), was_killed("768")
    (True, False)
    """
    return _number(status) & 0x7F == signal.SIGKILL


def _number(status: str) -> int:
    return int(status) if status.lstrip("-").isdigit() else 0
