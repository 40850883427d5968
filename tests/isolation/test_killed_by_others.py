"""Whose process is killed from outside, as by a system that lacks memory, is graded once more.

Who kills his own process gains nothing by it.
"""

import contextlib
import threading
import time

import nbformat
import psutil
import pytest

from autograder.isolation.grade import Grader
from autograder.isolation.lesson import from_source_notebook
from tests.isolation.conftest import nbgrader_cell, notebook

SLEEPS = "import time\ndef f():\n    time.sleep(1)\n    return 3"


@pytest.fixture
def runs(monkeypatch):
    """Count how often a submission is run."""
    counted = []
    run = Grader._run

    def counting(self, job, lesson):
        counted.append(1)
        return run(self, job, lesson)

    monkeypatch.setattr(Grader, "_run", counting)
    return counted


def a_leaf(process):
    """Return whether a process does nothing but sleep, below a warm process."""
    return process.status() == psutil.STATUS_SLEEPING and not process.children()


def a_parent(process):
    """Return whether a process has started another."""
    return bool(process.children())


def grade_and_kill(grader, made, victim):
    """Grade a notebook while a process below the warm one, the last that `victim` says, is killed as by another."""
    lesson = from_source_notebook("l", made)
    zygote, killed = psutil.Process(grader.start(lesson)[1].process.pid), []

    def kill_one():
        deadline = time.monotonic() + 20
        while not killed and time.monotonic() < deadline:
            time.sleep(0.5)
            with contextlib.suppress(psutil.NoSuchProcess):
                for process in list(filter(victim, zygote.children(recursive=victim is a_leaf)))[-1:]:
                    process.kill()
                    killed.append(process.pid)

    killer = threading.Thread(target=kill_one)
    killer.start()
    graded = grader.grade(nbformat.writes(made).encode(), lesson)
    killer.join()
    assert len(killed) == 1
    return graded


@pytest.mark.parametrize("where", ["a cell", "a test"])
def test_killed_once_from_outside_costs_nothing(grader, runs, where):
    answer = f"{SLEEPS}\nf()" if where == "a cell" else SLEEPS
    made = notebook(nbgrader_cell(answer, "answer"), nbgrader_cell("assert f() == 3", "test_answer", 10))
    graded = grade_and_kill(grader, made, a_leaf)
    assert graded.score == 10, graded.verdicts
    assert len(runs) == 2


def test_a_death_that_takes_long_is_one_from_outside_as_well(grader, runs):
    """The socket closes before the system can tell how the process ended: here its child is freed in between."""
    answer = f"""import os
if not os.fork():
    os.closerange(3, 1024)
    x = bytearray(512 * 2**20)
    import time
    time.sleep(60)
{SLEEPS}
f()"""
    made = notebook(nbgrader_cell(answer, "answer"), nbgrader_cell("assert f() == 3", "test_answer", 10))
    graded = grade_and_kill(grader, made, a_parent)
    assert graded.score == 10, graded.verdicts
    assert len(runs) == 2


def test_who_kills_his_own_process_does_so_twice_and_gets_nothing(grader, runs):
    answer = "import os\ndef f():\n    os.kill(os.getpid(), 9)"
    made = notebook(nbgrader_cell(answer, "answer"), nbgrader_cell("assert f() == 3", "test_answer", 10))
    graded = grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    assert graded.score == 0
    assert len(runs) == 2
