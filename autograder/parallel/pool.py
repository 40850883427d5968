"""The workers of this machine: one warm process a core, each with one submission at a time.

Contract: :meth:`LocalPool.grade` yields a result or a failure for every job, in the order in which they are done, and
reads no further ahead than there are workers, so that memory does not grow with the class. A worker that ends or hangs
is replaced and its submission graded by another; one that has ended :data:`ATTEMPTS` workers is a failure.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import IO, Protocol

from joblib import cpu_count

from autograder.isolation.search_path import package_folder
from autograder.isolation.warm import START_SECONDS, SandboxUnavailable
from autograder.parallel.job import Failure, Job, Result
from autograder.parallel.terms import Terms
from autograder.parallel.worker_process import READY

ATTEMPTS = 3
WAIT_SECONDS = 1.0


class WorkersFailed(RuntimeError):
    """Workers cannot be started on this machine; the message holds what the last one said."""


class Pool(Protocol):
    """Something that grades jobs, here or elsewhere."""

    def grade(self, jobs: Iterable[Job]) -> Iterator[Result | Failure]:
        """Yield what became of each job."""
        ...

    def close(self) -> None:
        """Let the workers go."""
        ...


class Worker:
    """One worker process and the job that it has."""

    def __init__(self, terms: Terms, errors: IO[bytes]) -> None:
        ours, theirs = socket.socketpair()
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
            stderr=errors,
            start_new_session=True,
        )
        theirs.close()
        self.pipe = Connection(ours.detach())
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

    def end(self) -> None:
        """Let the process end, or end it."""
        self.pipe.close()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(3)
        self.process.kill()
        self.process.wait()


class LocalPool:
    """Worker processes of this machine.

    Parameters
    ----------
    terms
        What the submissions are graded by.
    workers
        How many; one for each core that this process may use when it is None.
    """

    def __init__(self, terms: Terms, workers: int | None = None) -> None:
        self.terms, self.size = terms, workers or cpu_count()
        self.replaced = 0
        limits = terms.limits
        self._seconds = 2 * (limits.submission_seconds + limits.test_seconds + 30) + 60
        self._workers: list[Worker] = []
        self._waiting: list[Job] = []
        self._attempts: Counter[str] = Counter()
        self._failed_starts = 0
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the pool

    def grade(self, jobs: Iterable[Job]) -> Iterator[Result | Failure]:
        """Yield what became of each job.

        Raises
        ------
        SandboxUnavailable
            When the terms ask for a sandbox and this machine has none.
        WorkersFailed
            When workers cannot be started.
        """
        source = iter(jobs)
        while True:
            more = self._hand_out(source)
            if not more and not any(worker.job for worker in self._workers):
                return
            for worker in self._answering():
                outcome = self._receive(worker)
                self._hand_out(source)  # before others look at the result: a worker shall not wait
                if outcome is not None:
                    yield outcome

    def close(self) -> None:
        """End the workers."""
        for worker in self._workers:
            worker.pipe.close()
        for worker in self._workers:
            worker.end()
        self._workers.clear()
        self._errors.close()

    def _hand_out(self, source: Iterator[Job]) -> bool:
        """Give each idle worker a job, and start workers that are missing; return whether there are more jobs."""
        while True:
            if not self._waiting and (job := next(source, None)) is not None:
                self._waiting.append(job)
            if not self._waiting:
                return False
            idle = next((worker for worker in self._workers if worker.ready and worker.job is None), None)
            if idle is None:
                break
            idle.give(self._waiting.pop(0), self._seconds)
        while len(self._workers) < self.size:
            self._workers.append(Worker(self.terms, self._errors))
        return True

    def _answering(self) -> list[Worker]:
        """Return the workers that have answered or ended, waiting a moment for them; end those that hang."""
        awaited = {worker.pipe: worker for worker in self._workers if worker.job or not worker.ready}
        answered = wait(list(awaited), WAIT_SECONDS)
        for worker in awaited.values():
            if time.monotonic() > worker.deadline:
                worker.process.kill()
        return [awaited[pipe] for pipe in answered]  # type: ignore[index]

    def _receive(self, worker: Worker) -> Result | Failure | None:
        """Take the answer of a worker; one that ended is let go, and its job waits again."""
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            return self._gone(worker)
        if worker.ready:
            worker.job = None
            return answer
        if answer != READY:
            raise SandboxUnavailable(answer)
        worker.ready, self._failed_starts = True, 0
        return None

    def _gone(self, worker: Worker) -> Failure | None:
        self._workers.remove(worker)
        worker.end()
        self.replaced += 1
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= ATTEMPTS:
                self._errors.seek(0)
                said = self._errors.read()[-2000:].decode("utf-8", "replace").strip()
                raise WorkersFailed(f"expected a worker that starts; {ATTEMPTS} in a row ended. The last said: {said}")
        if worker.job is None:
            return None
        student = worker.job.student
        self._attempts[student] += 1
        if self._attempts[student] < ATTEMPTS:
            self._waiting.append(worker.job)
            return None
        reason = f"{ATTEMPTS} workers ended, one after the other, while they graded it"
        return Failure(student, f"a fault of the grader: {reason}")
