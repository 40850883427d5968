"""The workers of this machine: processes that grade the submissions that come over their pipes.

Contract: :func:`main` is started by :mod:`autograder.parallel.worker` with a socket. It imports once what workers need
and forks one for each three file descriptors that come over the socket: those of the worker's pipe and of the sockets
to its two warm processes. A worker says its pid, receives the terms, answers that it is ready or why it cannot be, and
then answers each job with a :class:`~autograder.parallel.job.Result` or a
:class:`~autograder.parallel.job.Failure`; it ends when its pipe closes, which takes its warm processes along. When the
socket closes, workers have :data:`END_SECONDS` to end.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import time
import traceback
from multiprocessing.connection import Connection

from autograder import quick_start  # noqa: F401 - before what it makes quick
from autograder.checks import GraderFault
from autograder.isolation.warm import SandboxUnavailable
from autograder.parallel.job import Failure, Job, Result
from autograder.parallel.submission_grader import SubmissionGrader

HANDLES = 3
READY = "ready"
END_SECONDS = 3.0


def main(handle: int) -> None:
    """Fork a worker for each message on the socket with this file descriptor until it closes."""
    control = socket.socket(fileno=handle)
    workers = set()
    while handles := socket.recv_fds(control, 1, HANDLES)[1]:
        pid = os.fork()
        if not pid:
            control.close()
            try:
                serve(*handles)
            except BaseException:
                traceback.print_exc()
            os._exit(0)
        workers.add(pid)
        for each in handles:
            os.close(each)
    _wait_for(workers)
    os._exit(0)  # nothing of this process is to be tidied up, as of the workers: the end takes no time


def serve(handle: int, trusted: int, learner: int) -> None:
    """Serve jobs from the pipe with this file descriptor until it closes; the others are those of the warm sockets."""
    with contextlib.suppress(EOFError, OSError), Connection(handle) as pipe:
        pipe.send(os.getpid())
        grader = SubmissionGrader(pipe.recv())
        grader.adopt(socket.socket(fileno=trusted), socket.socket(fileno=learner))
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


def _wait_for(workers: set[int]) -> None:
    """Wait until the workers have ended, and end those that have not; what they used counts as used by this process."""
    deadline = time.monotonic() + END_SECONDS
    while workers:
        for pid in list(workers):
            if os.waitpid(pid, os.WNOHANG)[0]:
                workers.remove(pid)
            elif time.monotonic() > deadline:
                os.kill(pid, signal.SIGKILL)
        if workers:
            time.sleep(0.005)
