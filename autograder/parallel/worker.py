"""The workers of this machine as the command sees them: the process that forks them, their pipes, and their jobs."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import IO

from autograder.isolation.search_path import package_folder
from autograder.isolation.warm import START_SECONDS
from autograder.parallel.job import Job
from autograder.parallel.terms import Terms

END_SECONDS = 5


class WorkerHost:
    """The process that imports once what workers need and forks them.

    Parameters
    ----------
    errors
        Where it and the workers write what goes wrong.
    """

    def __init__(self, errors: IO[bytes]) -> None:
        self.errors = errors
        self._launch()

    def start(self, terms: Terms, trusted: socket.socket, learner: socket.socket) -> Worker:
        """Have a worker forked; the sockets to its warm processes are handed over to it."""
        ours, theirs = socket.socketpair()
        handed_over = (theirs, trusted, learner)
        if self.process.poll() is not None or not self._hand_over(handed_over):  # it has ended, or is about to
            self._control.close()
            self.process.kill()
            self.process.wait()
            self._launch()
            self._hand_over(handed_over)
        for sock in handed_over:
            sock.close()
        return Worker(Connection(ours.detach()), terms)

    def close(self) -> None:
        """End it and its workers, after a moment in which they may end themselves."""
        self._control.close()
        try:
            self.process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _hand_over(self, sockets: tuple[socket.socket, ...]) -> bool:
        """Send the sockets of a worker; return whether there was somebody to take them."""
        try:
            socket.send_fds(self._control, [b"\0"], [sock.fileno() for sock in sockets])
        except OSError:
            return False
        return True

    def _launch(self) -> None:
        self._control, theirs = socket.socketpair()
        path = [str(package_folder("autograder").parent), *(entry for entry in sys.path if entry)]
        start = (
            f"import sys; sys.path[:0] = {list(dict.fromkeys(path))!r}; "
            f"from autograder.parallel.worker_process import main; main({theirs.fileno()})"
        )
        # In a session of its own: an interrupt from the keyboard is for the command alone.
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", start],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self.errors,
            start_new_session=True,
        )
        theirs.close()


class Worker:
    """One worker: the pipe to it, and the job that it has.

    Parameters
    ----------
    pipe
        The pipe to its process.
    terms
        What the submissions are graded by.
    """

    def __init__(self, pipe: Connection, terms: Terms) -> None:
        self.pipe = pipe
        self.pid = 0  # it says
        self.job: Job | None = None
        self.ready = False
        self.deadline = time.monotonic() + 2 * START_SECONDS
        with suppress(OSError):
            self.pipe.send(terms)

    def give(self, job: Job, seconds: float) -> None:
        """Send a job; that a worker is gone shows when its answer is awaited."""
        self.job, self.deadline = job, time.monotonic() + seconds
        with suppress(OSError):
            self.pipe.send(job)

    def kill(self) -> None:
        """End a worker that hangs: while its pipe is open, the process of this pid is the worker's."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
