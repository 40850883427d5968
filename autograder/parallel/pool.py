"""The workers of this machine: one process a core, each with one submission at a time.

Contract: what is warm is started once and cloned for each worker. :meth:`LocalPool.grade` yields a result or a failure
for every job, in the order in which they are done, and reads no further ahead than there are workers, so that memory
does not grow with the class. A worker that ends or hangs is replaced and its submission graded by another; one that has
ended :data:`ATTEMPTS` workers is a failure.
"""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from multiprocessing.connection import wait
from typing import Protocol

from joblib import cpu_count

from autograder.isolation.warm import SandboxUnavailable
from autograder.isolation.warm_pair import WarmPair
from autograder.parallel.job import Failure, Job, Result
from autograder.parallel.terms import Terms
from autograder.parallel.worker import Worker, WorkerHost
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
        self._warm = WarmPair(sandbox=terms.sandbox, data=terms.data, hidden=terms.hidden, errors=self._errors)
        self._host: WorkerHost | None = None

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
        self._workers.clear()
        if self._host is not None:
            self._host.close()
        self._warm.close()
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
            self._workers.append(self._worker())
        return True

    def _worker(self) -> Worker:
        """Start a worker with clones of the warm processes; one whose clones fail starts some of its own."""
        trusted, learner = self._warm.begin(self.terms.lesson)
        if self._host is None:
            self._host = WorkerHost(self._errors)
        return self._host.start(self.terms, trusted.clone(), learner.clone())

    def _answering(self) -> list[Worker]:
        """Return the workers that have answered or ended, waiting a moment for them; end those that hang."""
        awaited = {worker.pipe: worker for worker in self._workers if worker.job or not worker.ready}
        answered = wait(list(awaited), WAIT_SECONDS)
        for worker in awaited.values():
            if time.monotonic() > worker.deadline:
                self._end(worker)
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
        if isinstance(answer, int):
            worker.pid = answer
        elif answer == READY:
            worker.ready, self._failed_starts = True, 0
        else:
            raise SandboxUnavailable(answer)
        return None

    def _end(self, worker: Worker) -> None:
        """End a worker that hangs; where it has not even been forked, the process that should have done that."""
        if worker.pid:
            worker.kill()
        elif self._host is not None:
            self._host.process.kill()

    def _gone(self, worker: Worker) -> Failure | None:
        self._workers.remove(worker)
        worker.pipe.close()
        self.replaced += 1
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= ATTEMPTS * self.size:  # they start, and fail, together
                self._errors.seek(0)
                said = self._errors.read()[-2000:].decode("utf-8", "replace").strip()
                raise WorkersFailed(
                    f"expected a worker that starts; {self._failed_starts} in a row ended. The last said: {said}"
                )
        if worker.job is None:
            return None
        student = worker.job.student
        self._attempts[student] += 1
        if self._attempts[student] < ATTEMPTS:
            self._waiting.append(worker.job)
            return None
        reason = f"{ATTEMPTS} workers ended, one after the other, while they graded it"
        return Failure(student, f"a fault of the grader: {reason}")
