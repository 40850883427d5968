"""Warm processes and their clones: each works by itself, and what all of them used is counted."""

import resource
import socket

import nbformat
import psutil
import pytest

from autograder.isolation.grade import Grader
from autograder.isolation.lesson import from_source_notebook
from autograder.isolation.limits import Limits
from autograder.isolation.warm import Warm, WarmFault
from autograder.isolation.warm_start import StartedWarm
from tests.isolation.conftest import nbgrader_cell, notebook

MADE = notebook(nbgrader_cell("def f():\n    return 3", "answer"), nbgrader_cell("assert f() == 3", "test_answer", 10))
LESSON = from_source_notebook("l", MADE)
BUSY = "sum(i * i for i in range(6_000_000))"


@pytest.fixture
def started():
    """Both kinds, asked for clones before they are warm."""
    warm = [StartedWarm(kind) for kind in ("trusted", "learner")]
    yield warm
    for each in warm:
        each.close()


def clones_of(started):
    return [Warm(each.kind, each.clone()) for each in started]


def test_a_data_folder_without_a_name_is_none(monkeypatch):
    monkeypatch.setenv("NNLIB_DATA", "")
    with Grader() as grader:
        assert grader.grade(nbformat.writes(MADE).encode(), LESSON).score == 10


def test_clones_grade_and_do_not_depend_on_each_other(started):
    with Grader() as one, Grader() as other:
        one.warm.adopt(LESSON, *clones_of(started))
        other.warm.adopt(LESSON, *clones_of(started))
        assert one.grade(nbformat.writes(MADE).encode(), LESSON).score == 10
        one.close()
        assert other.grade(nbformat.writes(MADE).encode(), LESSON).score == 10
        assert [len(psutil.Process(each.process.pid).children()) for each in started] == [2, 2]
    assert one.level == other.level != ""


def test_no_clone_sees_what_another_holds(started):
    """A clone has its own socket alone: the other's learners cannot be reached through it."""
    first, second = clones_of(started)[1].ready(), clones_of(started)[1].ready()
    pid, sock = first.fork(Limits())
    assert second.kill(pid) == {"error": "no such process"}
    assert first.kill(pid)["status"] == 9
    for each in (first, second, sock):
        each.close()


def test_learners_of_a_clone_are_as_confined_as_others(started):
    files = "[os.readlink(f'/proc/self/fd/{n}') for n in range(3, 64) if os.path.lexists(f'/proc/self/fd/{n}')]"
    status = "[l.split()[1] for l in open('/proc/self/status') if l.startswith(('CapEff', 'NoNewPrivs', 'Seccomp:'))]"
    parts = f"[f for f in {files} if 'socket' not in f], {status}, sorted(os.listdir('/scratch')), len(os.listdir('/'))"
    probe = notebook(
        nbgrader_cell(f"import os\ndef f():\n    return repr(({parts}))", "answer"),
        nbgrader_cell("assert not print(f())", "test_answer", 10),
    )
    lesson, seen = from_source_notebook("l", probe), []
    for clones in (False, True):
        with Grader() as grader:
            if clones:
                grader.warm.adopt(lesson, *clones_of(started))
            graded = grader.grade(nbformat.writes(probe).encode(), lesson)
            seen.append(graded.notebook.cells[2].outputs[0]["text"])
    assert seen[0] == seen[1]
    assert "'0000000000000000', '1', '2'" in seen[0]


def test_a_clone_that_is_gone_is_replaced_by_a_process_of_its_own(started):
    with Grader() as grader:
        for _ in range(2):
            ours, theirs = socket.socketpair()
            theirs.close()
            grader.warm.adopt(LESSON, Warm("trusted", started[0].clone()), Warm("learner", ours))
            assert grader.grade(nbformat.writes(MADE).encode(), LESSON).score == 10


def test_a_warm_process_that_is_gone_is_a_fault_of_the_grader(started):
    for each in started:
        each.ready()
        each.process.kill()
        with pytest.raises(WarmFault, match="does not answer|ended"):
            each.fork(Limits())
        ours = each.clone()
        assert ours.recv(1) == b""
        ours.close()


def test_the_time_of_clones_is_counted(started):
    """The benchmarks count what processes used that have ended."""
    slow = notebook(nbgrader_cell(f"def f():\n    return 3\n{BUSY}", "answer"), *MADE.cells[2:])
    with Grader() as grader:
        grader.warm.adopt(LESSON, *clones_of(started))
        graded = grader.grade(nbformat.writes(slow).encode(), from_source_notebook("l", slow))
    used = graded.stats["learner_cpu"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    for each in started:
        each.close()
    assert used > 0.2
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before > used
