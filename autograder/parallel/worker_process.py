"""A worker of this machine: a process that grades the submissions that come over its pipe.

Contract: started by :mod:`autograder.parallel.pool` with the file descriptor of a pipe. It receives the terms, answers
that it is ready or why it cannot be, and then answers each job with a :class:`~autograder.parallel.job.Result` or a
:class:`~autograder.parallel.job.Failure`; it ends when the pipe closes, which takes its warm processes along.
"""

from __future__ import annotations

import contextlib
import traceback
from multiprocessing.connection import Connection

from autograder import quick_start  # noqa: F401 - before what it makes quick
from autograder.checks import GraderFault
from autograder.isolation.warm import SandboxUnavailable
from autograder.parallel.job import Failure, Job, Result
from autograder.parallel.submission_grader import SubmissionGrader

READY = "ready"


def main(handle: int) -> None:
    """Serve jobs from the pipe with this file descriptor until it closes."""
    with contextlib.suppress(EOFError, OSError), Connection(handle) as pipe:
        grader = SubmissionGrader(pipe.recv())
        with contextlib.closing(grader):
            try:
                grader.start()
            except SandboxUnavailable as error:
                pipe.send(str(error))
                return
            pipe.send(READY)
            while True:
                pipe.send(grade(grader, pipe.recv()))


def grade(grader: SubmissionGrader, job: Job) -> Result | Failure:
    """Grade one submission; a fault of the grader becomes a :class:`Failure` with its reason."""
    try:
        return grader.grade(job)
    except GraderFault as error:
        return Failure(job.student, str(error), grader.name)
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        reason = f"{type(error).__name__}: {error} ({where.name}, line {where.lineno} of {where.filename})"
        return Failure(job.student, f"a fault of the grader: {reason}", grader.name)
