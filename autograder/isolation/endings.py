"""How a learner's process can end while a test waits for it, and the words for it.

Contract: :class:`LearnerGone` ends one request and the next one finds a fresh process; :class:`BudgetSpent` ends all
that follow as well.
"""

from __future__ import annotations

import signal

CPU_USED = "the code used more processor time than a submission may"


class LearnerGone(Exception):
    """The learner's process ended or was ended during a request; the message says why."""


class TooSlow(LearnerGone):
    """The learner's process was ended because it could not be interrupted in time."""


class BudgetSpent(LearnerGone):
    """The submission has used its time or its restarts: nothing more of it is run."""


def status_in_words(status: str) -> str:
    """Say how a process ended, from its wait status.

    >>> status_in_words("9")
    'the code ended its process (signal 9)'
    >>> status_in_words("768")
    'the code ended its process (exit code 3)'
    """
    number = _number(status)
    if number & 0x7F == signal.SIGXCPU:
        return CPU_USED
    how = f"signal {number & 0x7F}" if number & 0x7F else f"exit code {number >> 8}"
    return f"the code ended its process ({how})"


def was_killed(status: str) -> bool:
    """Return whether a process with this wait status was killed.

    >>> was_killed("9"), was_killed("768")
    (True, False)
    """
    return _number(status) & 0x7F == signal.SIGKILL


def _number(status: str) -> int:
    return int(status) if status.lstrip("-").isdigit() else 0
