"""The workers of one machine: what is warm is started once, and a worker that hangs or cannot start holds nobody up."""

import contextlib
import threading
import time
from dataclasses import replace

import psutil
import pytest

from autograder import grading
from autograder.isolation.warm import SandboxUnavailable
from autograder.parallel import submissions, worker
from autograder.parallel.pool import LocalPool, WorkersFailed
from autograder.parallel.terms import terms_of
from tests.parallel.conftest import FULL, LESSON, RIGHT

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def terms(small):
    grading.register(small.course, LESSON)
    return terms_of(small.course, LESSON)


def jobs(small, terms, count):
    for number in range(count):
        student = f"s{number}"
        small.hand_in(student, {**RIGHT, "in_words": student})
        yield submissions.read(small.course, LESSON, student, terms.limits).job


def test_what_is_warm_is_started_once_for_all_workers(small, terms):
    before = {process.pid for process in psutil.Process().children()}
    with contextlib.closing(LocalPool(terms, 3)) as pool:
        outcomes = [(outcome.scores, outcome.worker) for outcome in pool.grade(jobs(small, terms, 12))]
        started = [process for process in psutil.Process().children() if process.pid not in before]
        below = {process.pid: len(process.children()) for process in started}
    assert [scores for scores, _ in outcomes] == [FULL] * 12
    assert len({worker for _, worker in outcomes}) == 3
    assert sorted(below.values()) == [3, 3, 3]  # the host of the workers, and two warm processes with their clones
    assert not [pid for pid in below if psutil.pid_exists(pid)]


@pytest.mark.slow
def test_a_worker_that_hangs_is_ended_and_its_submission_graded_by_another(small, terms):
    pool = LocalPool(terms, 1)
    pool._seconds = 4.0

    def hang():
        while not any(worker.job for worker in pool._workers):
            time.sleep(0.01)
        psutil.Process(pool._workers[0].pid).suspend()

    with contextlib.closing(pool):
        hanging = threading.Thread(target=hang)
        hanging.start()
        outcomes = list(pool.grade(jobs(small, terms, 2)))
        hanging.join()
    assert [outcome.scores for outcome in outcomes] == [FULL, FULL]
    assert pool.replaced == 1


@pytest.mark.slow
def test_without_the_warm_processes_that_were_started_for_all_workers_start_their_own(small, terms):
    pool = LocalPool(terms, 1)
    with contextlib.closing(pool):
        source = jobs(small, terms, 2)
        graded = pool.grade(source)
        first = next(graded)
        for warm in pool._warm.begin(terms.lesson):
            for process in psutil.Process(warm.process.pid).children():
                process.kill()
            warm.process.kill()
        assert [first.scores, *(outcome.scores for outcome in graded)] == [FULL, FULL]


@pytest.mark.slow
def test_workers_that_cannot_start_say_why(small, terms, monkeypatch, tmp_path):
    (tmp_path / "autograder").mkdir()
    (tmp_path / "autograder" / "__init__.py").write_text("raise RuntimeError('no such grader')")
    monkeypatch.setattr(worker, "package_folder", lambda name: tmp_path / name)
    with contextlib.closing(LocalPool(terms, 1)) as pool, pytest.raises(WorkersFailed, match="no such grader"):
        list(pool.grade(jobs(small, terms, 1)))


def test_a_view_that_cannot_be_made_is_reported_as_a_missing_sandbox(small, terms):
    unusable = replace(terms, data=("/dev/shm",))
    with contextlib.closing(LocalPool(unusable, 2)) as pool, pytest.raises(SandboxUnavailable, match="--no-sandbox"):
        list(pool.grade(jobs(small, terms, 1)))
