# ruff: noqa: E501
"""Whatever happens to the learner's process, each test cell ends with a number and a reason."""

import time

import nbformat
import pytest

from autograder.isolation.grade import Grader
from autograder.isolation.lesson import from_source_notebook
from autograder.isolation.limits import Limits
from tests.isolation.conftest import nbgrader_cell, notebook

TWO = [nbgrader_cell("def g():\n    return 2", "g"), nbgrader_cell("assert g() == 2", "test_g", 5)]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("import os\ndef f():\n    os._exit(0)", "exit code 0"),
        ("import os, signal\ndef f():\n    os.kill(os.getpid(), signal.SIGKILL)", "signal 9"),
        ("import ctypes\ndef f():\n    ctypes.string_at(0)", "signal 11"),
        ("import sys\ndef f():\n    sys.exit('enough')", "enough"),
        ("def f():\n    while True:\n        pass", "longer"),
        ("import time\ndef f():\n    time.sleep(100)", "longer"),
        (
            "def f():\n    while True:\n        try:\n            while True:\n                pass\n        except BaseException:\n            pass",
            "longer",
        ),
        (
            "import signal\ndef f():\n    signal.signal(signal.SIGALRM, signal.SIG_IGN)\n    while True:\n        pass",
            "longer",
        ),
        ("def f():\n    return f()", "recursion"),
        ("def f():\n    import itertools\n    return itertools.count()", ""),
        ("def f():\n    return np.ones(2**28)", ""),
        ("def f():\n    return 'x' * 2**29", ""),
        ("def f():\n    x = []\n    for _ in range(1000):\n        x = [x]\n    return x", "nested"),
        (
            "import os\ndef f():\n    for fd in range(3, 50):\n        try:\n            os.close(fd)\n        except OSError:\n            pass\n    return 1",
            "",
        ),
        (
            "import os\ndef f():\n    for fd in range(3, 50):\n        try:\n            os.write(fd, b'garbage' * 99)\n        except OSError:\n            pass\n    return 1",
            "",
        ),
        ("import os\nos._exit(1)", ""),
        ("f = 1 +", ""),
        (
            "import atexit, threading, time\ndef f():\n    threading.Thread(target=time.sleep, args=(60,)).start()\n    raise RuntimeError",
            "RuntimeError",
        ),
    ],
)
def test_ends_with_zero_and_a_reason_and_the_rest_is_graded(grader, answer, says):
    made = notebook(nbgrader_cell(answer, "answer"), nbgrader_cell("assert f() == 3", "test_answer", 10), *TWO)
    started = time.monotonic()
    graded = grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    verdict = graded.verdicts["test_answer"]
    assert verdict["score"] == 0 and says in verdict["reason"], verdict
    assert verdict["reason"]
    assert graded.verdicts["test_g"]["score"] == 5, graded.verdicts
    assert time.monotonic() - started < 30


@pytest.mark.parametrize(
    "cell",
    [
        "import os\nos._exit(0)",
        "while True:\n    pass",
        "raise SystemExit",
        "import os, signal\nos.kill(1, signal.SIGTERM)\nos.kill(os.getpid(), 9)",
        "print('x' * 10**8)",
        "'y' * 10**8",
    ],
)
def test_a_cell_that_ends_the_process_costs_itself_only(grader, cell):
    made = notebook(cell, *TWO)
    graded = grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    assert graded.score == 5
    assert len(nbformat.writes(graded.notebook)) < 10**7


LONG = ["import time\ntime.sleep(3)"] * 6


@pytest.mark.parametrize("cells", [[*LONG, *TWO], [*TWO, *LONG]], ids=["above", "below"])
def test_long_experiments_are_stopped_sooner_and_sooner_and_cost_no_points(cells):
    made = notebook(*cells)
    with Grader(Limits(submission_seconds=5)) as grader:
        graded = grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    assert graded.score == 5, graded.verdicts
    assert sum("the cell took longer than 0." in str(cell.get("outputs")) for cell in graded.notebook.cells) == 6


def test_what_ends_the_process_wherever_it_is_called_costs_its_own_points_only(grader):
    lesson = from_source_notebook("l", notebook(*TWO))
    made = notebook("import os\ndef crash():\n    os._exit(1)", *["crash()"] * 5, *TWO, *["y = crash()"] * 5)
    graded = grader.grade(nbformat.writes(made).encode(), lesson)
    assert graded.score == 5, graded.verdicts
    assert sum("ended its process" in str(cell.get("outputs")) for cell in graded.notebook.cells) == 4


def test_a_submission_ends_by_its_budget():
    endless = nbgrader_cell("def f():\n    while True:\n        pass", "f")
    tests = [nbgrader_cell("f()", f"test_{number}", 5) for number in range(6)]
    made = notebook(endless, *tests)
    with Grader(Limits(submission_seconds=5, failed_calls=100)) as grader:
        graded = grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    assert graded.score == 0
    assert "in all" in graded.verdicts["test_5"]["reason"]


@pytest.mark.parametrize(
    "source", ["1 +", "from autograder.checks import GraderFault\nraise GraderFault('no reference')"]
)
def test_a_fault_of_the_grader_is_never_a_score(grader, source):
    from autograder.checks import GraderFault

    made = notebook(nbgrader_cell("x = 1", "answer"), nbgrader_cell(source, "test_answer", 10))
    with pytest.raises(GraderFault, match="no score"):
        grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))


@pytest.mark.parametrize("where", ["a cell", "a test"])
def test_processor_time_that_is_used_up_is_called_so_and_costs_one_run(monkeypatch, where):
    runs = []
    run = Grader._run
    monkeypatch.setattr(Grader, "_run", lambda *given: runs.append(1) or run(*given))
    answer = "while True: pass" if where == "a cell" else "def f():\n    while True: pass"
    made = notebook(nbgrader_cell(answer, "answer"), nbgrader_cell("assert f() == 3", "test_answer", 10))
    with Grader(Limits(cpu_seconds=1, cell_seconds=20, call_seconds=20)) as grader:
        graded = grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    assert graded.score == 0
    assert "more processor time" in nbformat.writes(graded.notebook)
    assert len(runs) == 1
