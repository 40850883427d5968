"""Grading on a Dask cluster: a real scheduler, real worker processes, one killed, one too small; the same scores."""

import os
import subprocess
import sys
import time
from contextlib import ExitStack

import psutil
import pytest
from distributed import Client

from autograder.parallel.dask_cluster import DaskPool
from autograder.parallel.fingerprint import software
from autograder.parallel.pool_maker import pool_maker
from autograder.parallel.run import grade_class
from tests.parallel.conftest import ANSWERS, LESSON, RIGHT, plain

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


class Cluster:
    """A scheduler and workers in processes of their own, in a folder that is not the course's."""

    def __init__(self, folder, stack):
        self.folder, self.stack = folder, stack
        self.file = folder / "scheduler.json"
        self.processes = []
        self.start("scheduler", "--port", "0", "--scheduler-file", str(self.file), "--no-dashboard", "--no-show")
        deadline = time.monotonic() + 60
        while not self.file.exists():
            assert time.monotonic() < deadline, "the scheduler did not start"
            time.sleep(0.1)
        self.client = stack.enter_context(Client(scheduler_file=str(self.file), set_as_default=False))

    @property
    def address(self):
        return self.client.scheduler.address

    def start(self, what, *options, **environment):
        command = [sys.executable, "-m", "dask", what, *options]
        process = subprocess.Popen(
            command,
            cwd=self.folder,
            env=os.environ | {"OMP_NUM_THREADS": "1"} | environment,
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / f"{what}.log").open("a"),
        )
        self.processes.append(process)
        return process

    def add_worker(self, name, memory="2GiB", **environment):
        expected = len(self.client.scheduler_info(n_workers=-1)["workers"]) + 1
        options = ("--nthreads", "1", "--memory-limit", memory, "--no-dashboard", "--name", name)
        where = ("--scheduler-file", str(self.file), "--local-directory", str(self.folder))
        process = self.start("worker", *options, *where, **environment)
        self.client.wait_for_workers(expected, timeout=90)
        return process

    def has_work(self, name):
        """Return whether submissions are in the hands of a worker."""
        known = self.client.scheduler_info(n_workers=-1)["workers"]
        return any(self.client.processing().get(address) for address, info in known.items() if info["name"] == name)

    def end(self):
        for process in self.processes:
            for child in [*psutil.Process(process.pid).children(recursive=True), process]:
                child.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path):
    (tmp_path / "cluster").mkdir()
    with ExitStack() as stack:
        cluster = Cluster(tmp_path / "cluster", stack)
        stack.callback(cluster.end)
        yield cluster


def hand_in(small, count):
    for number, answers in zip(range(count), list(ANSWERS.values()) * count, strict=False):
        small.hand_in(f"s{number:02}", {**answers, "in_words": f"It is number {number}."})
    return {f"s{number:02}" for number in range(count)}


def files(small, students):
    return {student: plain(small.autograded(student)) for student in students}


def test_the_same_as_on_one_machine_with_one_worker_killed_and_one_too_small(small, cluster):
    students = hand_in(small, 21)
    grade_class(small.course, LESSON, make_pool=pool_maker(2))
    here = small.scores(), files(small, students)
    cluster.add_worker("good")
    cluster.add_worker("small", memory="200MiB")
    doomed = cluster.add_worker("doomed")
    started = small.start("--again", "--scheduler", cluster.address)
    deadline = time.monotonic() + 200
    while not cluster.has_work("doomed"):
        assert started.poll() is None, started.communicate()[0]
        assert time.monotonic() < deadline
        time.sleep(0.02)
    for process in [doomed, *psutil.Process(doomed.pid).children(recursive=True)]:
        process.kill()
    said, _ = started.communicate(timeout=300)
    assert started.returncode == 0, said
    assert (small.scores(), files(small, students)) == here
    assert {entry.times for entry in small.entries().values()} == {2}
    events = small.log()
    workers = {event["worker"] for event in events if event["event"] == "graded" and event["run"] == events[-1]["run"]}
    assert {"good"} <= workers <= {"good", "doomed"}


def test_a_worker_process_that_is_killed_alone_comes_back_and_loses_nothing(small, cluster):
    students = hand_in(small, 14)
    worker = cluster.add_worker("one")
    started = small.start("--scheduler", cluster.address)
    deadline = time.monotonic() + 200
    while not (small.root / f"class/logs/{LESSON}.jsonl").exists() or len(small.log()) < 4:
        assert started.poll() is None, started.communicate()[0]
        assert time.monotonic() < deadline
        time.sleep(0.02)
    # The nanny's child is the worker; below it are the warm processes.
    for process in psutil.Process(worker.pid).children():
        if "spawn_main" in " ".join(process.cmdline()):
            process.kill()
    said, _ = started.communicate(timeout=300)
    assert started.returncode == 0, said
    entries = small.entries()
    assert set(entries) == students
    assert {entry.times for entry in entries.values()} == {1}


def test_workers_that_cannot_grade_are_named(small, cluster, monkeypatch):
    small.hand_in("ada", RIGHT)
    cluster.add_worker("small", memory="200MiB")
    started = small.start("--scheduler", cluster.address)
    said, _ = started.communicate(timeout=200)
    assert started.returncode == 1
    assert "it may use 200 MiB; 512 are needed" in " ".join(said.split())
    other = "0" * 64
    assert software() != other
    monkeypatch.setattr("autograder.parallel.dask_cluster.software", lambda: other)
    with pytest.raises(RuntimeError, match="is not the one of this command"):
        cluster.add_worker("good")
        grade_class(small.course, LESSON, make_pool=lambda terms, _: DaskPool(terms, cluster.address, 5.0))


def test_no_scheduler_is_said_in_a_sentence(small):
    small.hand_in("ada", RIGHT)
    started = small.start("--scheduler", "tcp://127.0.0.1:9")
    said, _ = started.communicate(timeout=200)
    assert started.returncode == 1
    assert "expected a Dask scheduler at tcp://127.0.0.1:9" in " ".join(said.split())
    assert "Traceback" not in said
