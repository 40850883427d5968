"""Processes and connections killed at about 30 random moments: nothing is lost or graded twice, the next call goes on.

A submission counts as graded when its transaction is in the gradebook; what a killed process held in its hands was not
written anywhere and is graded by whoever comes next. So: after any kill, whatever the ledger lists has its right scores
and a whole notebook, and at the end everybody was written exactly once.
"""

import contextlib
import json
import random
import signal
import sqlite3
import time

import nbformat
import psutil
import psycopg
import pytest

from autograder.parallel.run import grade_class
from tests.parallel.conftest import FULL, LESSON, NOTHING, RIGHT
from tests.parallel.postgres import Server

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
COUNT = 24
KILLS = 8
KINDS = [
    (RIGHT, FULL),
    ({}, NOTHING),
    ({**RIGHT, "double": "def double(x):\n    return round(2 * x) + 1"}, {**FULL, "test_double": 0.0}),
    ({**RIGHT, "triple": "def triple(x):\n    raise ValueError"}, {**FULL, "test_triple": 0.0}),
]
EXPECTED = {f"s{number:02}": scores for number, (_, scores) in zip(range(COUNT), KINDS * COUNT, strict=False)}


def hand_in(small):
    for (student, scores), (answers, _) in zip(EXPECTED.items(), KINDS * COUNT, strict=False):
        small.hand_in(student, {**answers, **({"in_words": student} if scores["in_words"] is None else {})})


def check(small, complete):
    """Hold the ledger, the scores, the notebooks and the log against what is expected."""
    entries = small.entries()
    scores = small.scores()
    for student, entry in entries.items():
        assert scores[student] == EXPECTED[student]
        assert entry.times == 1
        nbformat.validate(nbformat.reads(small.autograded(student), as_version=4))
    graded = [(event["student"], *event["key"]) for event in small.log() if event["event"] == "graded"]
    assert len(graded) == len(set(graded))
    assert {student for student, *_ in graded} <= set(entries)
    if complete:
        assert set(entries) == set(EXPECTED)
        assert not list(small.root.rglob("*.autograder-part"))
    return len(entries)


def graded_so_far(small):
    try:
        return sum(event["event"] == "graded" for event in small.log())
    except FileNotFoundError:
        return 0


def wait_until(condition, started):
    """Wait until the condition holds or the command ends."""
    deadline = time.monotonic() + 200
    while not condition() and started.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def end(started):
    said, _ = started.communicate(timeout=300)
    assert started.returncode == 0, said
    return said


def test_the_command_is_killed(small):
    hand_in(small)
    rng = random.Random(1)
    kills, before = 0, 0
    while kills < KILLS:
        started = small.start()
        if kills % 5 == 0:  # while it registers the lesson, makes its plan or starts its workers
            time.sleep(rng.uniform(0.5, 6))
        else:
            wait_until(lambda before=before: graded_so_far(small) > before, started)
            time.sleep(rng.uniform(0, 0.15))
        assert started.poll() is None, "the command was done before it could be killed: hand in more"
        started.send_signal(signal.SIGKILL)
        started.communicate()
        kills += 1
        if (small.root / f"class/logs/{LESSON}.jsonl").exists():
            now = check(small, complete=False)
            assert now >= before
            before = now
    end(small.start())
    check(small, complete=True)
    assert "nothing to grade" in small.run()


def is_a(process, kind):
    """Return whether a process runs and is of a kind; one that has ended has no command any more."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return kind in " ".join(process.cmdline())
    return False


@pytest.mark.parametrize("victim", ["worker_process", "zygote"])
def test_workers_and_their_warm_processes_are_killed(small, victim):
    hand_in(small)
    rng = random.Random(2)
    started = small.start("--workers", "2")
    command = psutil.Process(started.pid)
    known, killed = {}, set()
    while len(killed) < 5:
        done = graded_so_far(small)
        wait_until(lambda done=done: graded_so_far(small) > done, started)
        time.sleep(rng.uniform(0, 0.1))
        assert started.poll() is None, f"done after {len(killed)} kills: {started.communicate()[0]}"
        # Those whose parent was killed are nobody's children here, and at work.
        known |= {process.pid: process for process in command.children(recursive=True)}
        found = [process for process in known.values() if is_a(process, victim)]
        if found:
            process = rng.choice(found)
            process.kill()
            killed.add(process.pid)
    said, _ = started.communicate(timeout=300)
    # Whose processes were killed in every attempt, at least twice, has no score; the next call goes on.
    unlucky = {event["student"] for event in small.log() if event["event"] == "failed"}
    assert started.returncode == (1 if unlucky else 0), said
    assert said.count("not graded, no score: ") == len(unlucky) <= len(killed) // 2, said
    assert check(small, complete=not unlucky) == COUNT - len(unlucky)
    end(small.start())
    check(small, complete=True)


def test_the_database_is_locked_by_another_for_a_while(small):
    hand_in(small)
    started = small.start()
    for done in (2, 8, 14):
        wait_until(lambda done=done: graded_so_far(small) >= done, started)
        with contextlib.closing(sqlite3.connect(small.root / "class/gradebook.db", timeout=60)) as other:
            other.execute("BEGIN EXCLUSIVE")
            time.sleep(2)
            other.rollback()
    end(started)
    check(small, complete=True)


@pytest.fixture(scope="module")
def server():
    started = Server()
    yield started
    started.remove()


def test_the_connections_to_the_database_are_killed_and_its_server_too(small, server, monkeypatch):
    url = server.make_database("killed")
    monkeypatch.setenv("DEMO_DB", url)
    small.environment["DEMO_DB"] = url
    hand_in(small)
    grade_class(small.course, LESSON, [])  # the tables and the lesson are there
    rng = random.Random(3)
    started = small.start()
    address = f"host={server.folder} user=postgres dbname=killed"
    for kill in range(8):
        done = graded_so_far(small)
        wait_until(lambda done=done: graded_so_far(small) > done, started)
        time.sleep(rng.uniform(0, 0.1))
        assert started.poll() is None, "the command was done before its connection could be killed"
        if kill == 4:
            server.stop()
            time.sleep(1)
            server.start()
            continue
        with psycopg.connect(address, autocommit=True) as other:
            others = "FROM pg_stat_activity WHERE datname = 'killed' AND pid <> pg_backend_pid()"
            other.execute(f"SELECT pg_terminate_backend(pid) {others}")
    end(started)
    check(small, complete=True)


def test_a_half_written_log_line_of_a_full_disk_does_not_matter(small):
    """The log is for reading: what decides is the ledger."""
    small.hand_in("s00", KINDS[0][0])
    small.run()
    log = small.root / f"class/logs/{LESSON}.jsonl"
    log.write_text(log.read_text() + '{"time": "2026')
    assert "nothing to grade" in small.run()
    with pytest.raises(json.JSONDecodeError):
        small.log()
