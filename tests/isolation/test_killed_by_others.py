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


def kill_one(zygote, done):
    """Kill the first process that does nothing but sleep below a warm process, as another program would."""
    deadline = time.monotonic() + 20
    while not done and time.monotonic() < deadline:
        time.sleep(0.3)
        with contextlib.suppress(psutil.NoSuchProcess):
            asleep = [p for p in zygote.children(recursive=True) if p.status() == psutil.STATUS_SLEEPING]
            leaves = [process for process in asleep if not process.children()]
            if leaves:
                leaves[-1].kill()
                done.append(leaves[-1].pid)


@pytest.mark.parametrize("where", ["a cell", "a test"])
def test_killed_once_from_outside_costs_nothing(grader, runs, where):
    answer = f"{SLEEPS}\nf()" if where == "a cell" else SLEEPS
    made = notebook(nbgrader_cell(answer, "answer"), nbgrader_cell("assert f() == 3", "test_answer", 10))
    lesson = from_source_notebook("l", made)
    _, learner = grader.start(lesson)
    killed = []
    killer = threading.Thread(target=kill_one, args=(psutil.Process(learner.process.pid), killed))
    killer.start()
    graded = grader.grade(nbformat.writes(made).encode(), lesson)
    killer.join()
    assert len(killed) == 1
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
    lesson = from_source_notebook("l", made)
    _, learner = grader.start(lesson)
    zygote, killed = psutil.Process(learner.process.pid), []

    def kill_parent():
        deadline = time.monotonic() + 20
        while not killed and time.monotonic() < deadline:
            time.sleep(0.5)
            for process in zygote.children():
                if process.children():
                    process.kill()
                    killed.append(process.pid)

    killer = threading.Thread(target=kill_parent)
    killer.start()
    graded = grader.grade(nbformat.writes(made).encode(), lesson)
    killer.join()
    assert len(killed) == 1
    assert graded.score == 10, graded.verdicts
    assert len(runs) == 2


def test_who_kills_his_own_process_does_so_twice_and_gets_nothing(grader, runs):
    answer = "import os\ndef f():\n    os.kill(os.getpid(), 9)"
    made = notebook(nbgrader_cell(answer, "answer"), nbgrader_cell("assert f() == 3", "test_answer", 10))
    graded = grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    assert graded.score == 0
    assert len(runs) == 2
