"""One run of a submission: a fresh trusted process does the job and gets learners' processes as it asks for them."""

from __future__ import annotations

import contextlib
import socket
import time
from typing import Any

from autograder.isolation.control import Control, was_killed_by_others, why_it_ended
from autograder.isolation.limits import Limits
from autograder.isolation.trusted import JOB_LIMIT
from autograder.isolation.warm import Warm
from autograder.isolation.wire import Parcel, decode, encode

SPARE_SECONDS = 30


def run_once(trusted: Warm, learner: Warm, job: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """Do a job (:func:`autograder.isolation.trusted.grade`) in processes forked for it; none of them is left.

    The result tells besides whether somebody else ``killed`` one, and in ``stats`` what they used.

    Raises
    ------
    ChannelClosed, TimeLimitReached, WireError, OSError, RuntimeError
        When the grader's own processes are at fault.
    """
    started = time.perf_counter()
    pid, sock = trusted.fork(limits)
    current: list[int] = []
    ended: list[dict[str, Any]] = []
    waiting: list[socket.socket] = []

    def end() -> str:
        if not current:
            return ""
        ended.append(learner.kill(current.pop()))
        return why_it_ended(ended[-1])

    def serve(parcel: Parcel) -> Parcel:
        if decode(parcel)["op"] == "end":
            return encode(end())
        child, theirs = learner.fork(limits)
        current.append(child)
        waiting.append(theirs)
        return encode(True)

    channel = Control(sock, JOB_LIMIT, waiting)
    deadline = time.monotonic() + limits.submission_seconds + limits.test_seconds + SPARE_SECONDS
    try:
        result = decode(channel.request(encode(job), serve, deadline))
    finally:
        channel.close()
        for left in waiting:
            left.close()
        with contextlib.suppress(RuntimeError):
            trusted.kill(pid)
        end()
    result["killed"] |= any(was_killed_by_others(info) for info in ended)
    result["stats"]["learner_mib"] = max((info.get("mib") or 0 for info in ended), default=0)
    result["stats"]["learner_cpu"] = sum(info.get("cpu") or 0 for info in ended)
    result["stats"]["wall"] = time.perf_counter() - started
    return result
