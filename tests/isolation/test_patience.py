"""Functions that do not come back cost their own points and little time, and nobody else's points."""

import time

import nbformat
import pytest

from autograder.isolation.grade import Grader
from autograder.isolation.lesson import from_source_notebook
from autograder.isolation.limits import Limits
from autograder.isolation.patience import Patience, Subject
from tests.isolation.conftest import nbgrader_cell, notebook

LIMITS = Limits(call_seconds=1.5, grace_seconds=0.5, lost_seconds=60, hasty_seconds=0.5)


def check(name, points, reference, needs=()):
    lines = [f'exercise = Exercise("{name}", points={points}, needs={list(needs)!r}, reference={reference})']
    lines += [f'exercise.check("check {index}", np.arange(3.0) + {index})' for index in range(6)]
    return nbgrader_cell("\n".join([*lines, "exercise.score()"]), f"test_{name}", points)


def lesson(base, *more):
    """`sigmoid` as given, and three functions that are right if they may call a right one."""
    cells = [nbgrader_cell(base, "sigmoid"), check("sigmoid", 3, "None")]
    for name in ("once", "twice", "thrice"):
        cells += [
            nbgrader_cell(f"def {name}(z):\n    return sigmoid(z) + 1", name),
            check(name, 2, "lambda z: 1 / (1 + np.exp(-z)) + 1", ["sigmoid"]),
        ]
    return notebook(*more, *cells)


@pytest.fixture(scope="module")
def patient():
    with Grader(LIMITS) as grader:
        grader.start(from_source_notebook("l", lesson(RIGHT)))
        yield grader


def grade(grader, made):
    started = time.monotonic()
    graded = grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    scores = {name.removeprefix("test_"): verdict["score"] for name, verdict in graded.verdicts.items()}
    return scores, time.monotonic() - started, nbformat.writes(graded.notebook), graded


ENDLESS = "def sigmoid(z):\n    while True:\n        pass"
BLOCKED = "def sigmoid(z):\n    return sum(range(10**13))"
SLEEPY = "import time\ndef sigmoid(z):\n    time.sleep(100)"
CRASHING = "import os\ndef sigmoid(z):\n    os._exit(3)"
RIGHT = "1 / (1 + np.exp(-z))"


@pytest.mark.parametrize("base", [ENDLESS, BLOCKED, SLEEPY, CRASHING])
def test_what_never_comes_back_earns_nothing_and_is_called_twice(patient, base):
    scores, seconds, text, graded = grade(patient, lesson(base))
    assert scores == {"sigmoid": 0, "once": 2, "twice": 2, "thrice": 2}
    assert seconds < 2 * (LIMITS.call_seconds + LIMITS.grace_seconds) + 5
    assert "2 calls, so it is not called any more" in text
    assert base is CRASHING or "it took longer than 1.5 seconds" in text
    assert [(flag.kind, flag.severity) for flag in graded.flags] == [
        ("crash" if base is CRASHING else "time", "notice")
    ]


def test_what_hangs_for_some_arguments_alone_keeps_its_other_points(patient):
    hanging = f"def sigmoid(z):\n    while z[0] in (1, 3, 4):\n        pass\n    return {RIGHT}"
    scores, seconds, _, _ = grade(patient, lesson(hanging))
    assert scores == {"sigmoid": 1.5, "once": 2, "twice": 2, "thrice": 2}
    assert seconds < 40


def test_what_crashes_for_some_arguments_alone_keeps_its_other_points(patient):
    crashing = f"import os\ndef sigmoid(z):\n    if z[0] in (2, 3, 4):\n        os._exit(1)\n    return {RIGHT}"
    scores, _, _, _ = grade(patient, lesson(crashing))
    assert scores == {"sigmoid": 1.5, "once": 2, "twice": 2, "thrice": 2}


def test_a_later_definition_of_the_name_is_another_function(patient):
    made = lesson(ENDLESS)
    made.cells.insert(3, nbformat.v4.new_code_cell(f"def sigmoid(z):\n    return {RIGHT}"))
    made.cells.append(nbgrader_cell("assert sigmoid(np.zeros(1))[0] == 0.5", "test_again", 1))
    scores, _, _, _ = grade(patient, made)
    assert scores == {"sigmoid": 0, "once": 2, "twice": 2, "thrice": 2, "again": 1}


def test_what_is_not_graded_can_hold_everything_up_only_for_so_long():
    helper = "def helper(z):\n    while True:\n        pass\n"
    limits = Limits(call_seconds=1.5, grace_seconds=0.5, lost_seconds=3, hasty_seconds=0.3)
    bodies = [nbgrader_cell(helper + f"def f{n}(z):\n    return helper(z)", f"f{n}") for n in range(5)]
    tests = [check(f"f{n}", 2, "lambda z: z") for n in range(5)]
    made = notebook(*[cell for pair in zip(bodies, tests, strict=True) for cell in pair])
    with Grader(limits) as grader:
        grader.start(from_source_notebook("l", made))
        scores, seconds, _, _ = grade(grader, made)
    assert set(scores.values()) == {0}
    assert seconds < 3 + 1.5 + 10 * 0.4 + 6


def test_swallowing_the_interrupt_buys_no_time(patient):
    swallowing = f"""
def sigmoid(z):
    try:
        while True:
            pass
    except BaseException:
        return {RIGHT}
"""
    scores, seconds, _, _ = grade(patient, lesson(swallowing))
    assert scores["once"] == 2
    assert seconds < 30


def test_time_is_counted_for_each_function_with_its_replacements():
    patience = Patience(Limits(call_seconds=10, failed_calls=2, lost_seconds=25, hasty_seconds=1))
    alone, helped = Subject(1, "predict"), Subject(1, "predict", frozenset({"threshold"}))
    patience.failed(alone, 10)
    assert not patience.given_up(alone)
    assert patience.seconds(alone) == 10
    patience.failed(alone, 10)
    assert patience.given_up(alone)
    assert not patience.given_up(helped)
    assert patience.seconds(helped) == 10
    patience.came_back(helped)
    patience.failed(helped, 10)
    assert patience.seconds(helped) == patience.seconds(Subject(2, "other")) == 1
    patience.failed(helped, 1)
    assert not patience.given_up(helped)
