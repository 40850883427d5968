"""The workers of a Dask cluster that is there already: notebooks go out and results come back as bytes.

Contract: :meth:`DaskPool.grade` yields what a :class:`~autograder.parallel.pool.LocalPool` yields. A worker of the
cluster needs this package and nothing of the course; it keeps a warm process of its own. A worker that has other
software, too little memory or no sandbox, or that ends over and over, gets no more of this run, and its submission goes
to another; a submission over which workers end :data:`ATTEMPTS` times is a failure, never a score.
"""

from __future__ import annotations

import atexit
import contextlib
import itertools
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import uuid4

from distributed import Client, Future, as_completed, get_worker
from distributed.scheduler import KilledWorker

from autograder.isolation.warm import SandboxUnavailable
from autograder.parallel.fingerprint import software
from autograder.parallel.job import Failure, Job, Result
from autograder.parallel.pool import ATTEMPTS, WorkersFailed
from autograder.parallel.submission_grader import SubmissionGrader
from autograder.parallel.terms import Terms
from autograder.parallel.worker_process import grade

LEAST_MIB = 512
AHEAD = 2
CONNECT_SECONDS = 10.0
PATIENCE = 30.0


class Unfit(RuntimeError):
    """A worker of the cluster that cannot grade: its name, and why."""


class ClusterUnavailable(WorkersFailed):
    """There is no scheduler at the address, or no worker that can grade."""


class DaskPool:
    """Workers of a Dask cluster.

    Parameters
    ----------
    terms
        What the submissions are graded by.
    scheduler
        The address of the scheduler, such as ``tcp://10.0.0.1:8786``.
    patience
        For how many seconds to wait for workers when there are none that can grade.

    Raises
    ------
    ClusterUnavailable
        When no scheduler answers there.
    """

    def __init__(self, terms: Terms, scheduler: str, patience: float = PATIENCE) -> None:
        try:
            self.client = Client(scheduler, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise ClusterUnavailable(
                f"expected a Dask scheduler at {scheduler}; got {error}: start one with 'dask scheduler'"
            ) from None
        self.terms, self.patience = terms, patience
        self.unfit: dict[str, str] = {}
        self._attempts: Counter[str] = Counter()
        self._jobs: dict[Any, Job] = {}

    def grade(self, jobs: Iterable[Job]) -> Iterator[Result | Failure]:
        """Yield what became of each job.

        Raises
        ------
        ClusterUnavailable
            When none of the cluster's workers can grade.
        """
        source = iter(jobs)
        running = as_completed(loop=self.client.loop)
        self._fill(source, running)
        for future in running:
            outcome = self._outcome(future, running)
            self._fill(source, running)
            if outcome is not None:
                yield outcome

    def close(self) -> None:
        """Leave the cluster; its workers stay."""
        self.client.close()

    def workers(self) -> dict[str, dict[str, Any]]:
        """Return what the scheduler knows of the workers that may be used, by address."""
        known = self.client.scheduler_info(n_workers=-1)["workers"]
        return {address: info for address, info in known.items() if _lasting_name(address, info) not in self.unfit}

    def _usable(self) -> dict[str, dict[str, Any]]:
        """Return the workers that may be used; wait for some to come, or to come back, where there are none."""
        deadline = time.monotonic() + self.patience
        while not (usable := self.workers()):
            if time.monotonic() > deadline:
                reasons = "; ".join(f"{name}: {why}" for name, why in self.unfit.items()) or "it has no workers"
                raise ClusterUnavailable(
                    f"expected workers that can grade in the cluster; there was none for {self.patience:g} seconds "
                    f"({reasons}): start some with 'dask worker {self.client.scheduler.address}'"  # type: ignore[union-attr]
                )
            time.sleep(0.5)
        return usable

    def _fill(self, source: Iterator[Job], running: as_completed) -> None:
        """Hand out jobs until each thread of the cluster has its next one, and no more: memory stays flat."""
        threads = sum(info["nthreads"] for info in self.workers().values())
        for job in itertools.islice(source, max(0, AHEAD * max(threads, 1) - len(self._jobs))):
            self._submit(job, running)

    def _submit(self, job: Job, running: as_completed) -> None:
        usable = self._usable()
        future = self.client.submit(
            grade_in_worker,
            self.terms,
            job,
            software(),
            key=f"autograder-{job.student}-{uuid4().hex}",  # the key of a failed task is that task, and fails at once
            workers=list(usable) if self.unfit else None,
            pure=False,
            retries=0,
        )
        self._jobs[future.key] = job
        running.add(future)

    def _outcome(self, future: Future, running: as_completed) -> Result | Failure | None:
        """Return what became of a job, or hand it to another worker and return None."""
        job = self._jobs.pop(future.key)
        error = future.exception()
        if error is None:
            return future.result()
        if isinstance(error, Unfit):
            where, why = error.args
            self.unfit[where] = why
        elif isinstance(error, KilledWorker):
            if not self._attempts[job.student]:  # the second time it is the submission rather than the worker
                worker = error.last_worker
                self.unfit[worker.nanny or worker.address] = "it ended over and over"
            self._attempts[job.student] += 1
        else:
            self._attempts[job.student] += 1
        if self._attempts[job.student] >= ATTEMPTS:
            return Failure(job.student, f"a fault of the cluster: {type(error).__name__}: {error}")
        self._submit(job, running)
        return None


_graders: dict[tuple[str, int], SubmissionGrader] = {}
_lock = threading.Lock()


def grade_in_worker(terms: Terms, job: Job, expected: str) -> Result | Failure:
    """Grade one submission in a worker of the cluster, in its warm process for these terms.

    Raises
    ------
    Unfit
        When this worker cannot grade, with its lasting name and the reason.
    """
    worker = get_worker()
    name = worker.nanny or worker.address
    limit = worker.memory_manager.memory_limit
    if software() != expected:
        raise Unfit(name, "its nnlib, autograder, NumPy, SciPy or Python is not the one of this command")
    if limit and limit < LEAST_MIB * 2**20:
        raise Unfit(name, f"it may use {limit / 2**20:.0f} MiB; {LEAST_MIB} are needed")
    key = (terms.digest, threading.get_ident())
    with _lock:
        grader = _graders.get(key)
        if grader is None:
            for other in [each for each in _graders if each[1] == key[1]]:
                _graders.pop(other).close()
            grader = _graders[key] = SubmissionGrader(terms)
            atexit.register(grader.close)
    try:
        grader.start()
    except SandboxUnavailable as error:
        raise Unfit(name, str(error)) from None
    with contextlib.suppress(AttributeError):
        grader.name = str(worker.name)
    return grade(grader, job)


def _lasting_name(address: str, info: dict[str, Any]) -> str:
    """Return the name of a worker that stays when its nanny starts it anew."""
    return info.get("nanny") or address
