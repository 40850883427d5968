"""Honest answers that are too large are wrong answers with a sentence; large imports are no endless loop."""

import time

import nbformat
import numpy as np
import pytest

from autograder.isolation.grade import Grader
from autograder.isolation.large_imports import import_large, large_modules
from autograder.isolation.lesson import from_source_notebook
from autograder.isolation.limits import Limits
from autograder.isolation.wire import NotSendable, decode, encode
from tests.isolation.conftest import nbgrader_cell, notebook


@pytest.fixture(scope="module")
def slow_grader():
    with Grader(Limits(call_seconds=30)) as grader:
        yield grader


TESTS = {
    "exercise": 'exercise = Exercise("f", points=4, reference=lambda x: 2 * x)\nexercise.check("a", 1)\n'
    'exercise.check("b", 2)\nexercise.score()',
    "assertion": "assert f(1) == 2",
}


@pytest.mark.parametrize("test", TESTS)
@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("1 << 100_000_000", "integer of at most"),
        ("-(1 << 100_000_000)", "integer of at most"),
        ("[1 << 100_000_000]", "integer of at most"),
        ("10 ** 5000", ""),
        ("'x' * 40_000_000", "MiB"),
        ("b'x' * 200_000_000", "MiB"),
        ("np.ones(2**25)", "MiB"),
        ("list(range(3_000_000))", "parts"),
        pytest.param("{n: n for n in range(1_500_000)}", "parts", marks=pytest.mark.slow),
    ],
)
def test_a_huge_answer_is_a_wrong_answer(slow_grader, test, value, says):
    made = notebook(nbgrader_cell(f"def f(x):\n    return {value}", "f"), nbgrader_cell(TESTS[test], "test_f", 4))
    graded = slow_grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    assert graded.score == 0
    assert says in nbformat.writes(graded.notebook)
    assert [flag for flag in graded.flags if flag.severity == "tampering"] == []


def test_one_huge_answer_costs_its_own_check_only(grader):
    answer = "def f(x):\n    return 2 * x if x == 1 else 10 ** 5000"
    made = notebook(nbgrader_cell(answer, "f"), nbgrader_cell(TESTS["exercise"], "test_f", 4))
    assert grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made)).score == 2


def test_a_test_that_passes_on_too_much_is_not_the_learners_fault(grader):
    test = 'exercise = Exercise("f", points=4, reference=len)\nexercise.check("a", "x" * 40_000_000)\nexercise.score()'
    made = notebook(nbgrader_cell("def f(x):\n    return len(x)", "f"), nbgrader_cell(test, "test_f", 4))
    graded = grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    assert graded.flags == []
    assert "expected at most" in nbformat.writes(graded.notebook)


@pytest.mark.parametrize("value", [2**63, -(2**63) - 1, 10**100_000, -(16**99_999)], ids=int.bit_length)
def test_large_integers_cross(value):
    assert decode(encode(value)) == value


@pytest.mark.parametrize("value", [16**100_000 * 2, -(10**200_000), [0] * 2_000_001], ids=["long", "longer", "list"])
def test_what_the_other_side_would_refuse_is_not_sent(value):
    with pytest.raises(NotSendable, match="expected"):
        encode(value)
    assert decode(encode(np.zeros(2_000_001))).shape == (2_000_001,)


def test_a_large_import_in_a_function_does_not_count_as_a_loop():
    answer = """
def f(x):
    import scipy.optimize
    from sklearn.metrics import log_loss
    from sklearn.linear_model import LogisticRegression
    return 2 * x
"""
    made = notebook(nbgrader_cell(answer, "f"), nbgrader_cell("assert f(2) == 4", "test_f", 4))
    lesson = from_source_notebook("l", made)
    with Grader(Limits(call_seconds=1, grace_seconds=0.5)) as grader:
        grader.start(lesson)
        started = time.monotonic()
        assert grader.grade(nbformat.writes(made).encode(), lesson).score == 4
        assert time.monotonic() - started < 10


def test_a_module_of_ones_own_by_a_large_name_fails_where_it_is_imported():
    write = "with open('sklearn.py', 'w') as file:\n    file.write('raise SystemExit')"
    answer = "def f(x):\n    try:\n        import sklearn\n    except SystemExit:\n        return 2 * x"
    made = notebook(write, nbgrader_cell(answer, "f"), nbgrader_cell("assert f(2) == 4", "test_f", 4))
    with Grader() as grader:
        assert grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made)).score == 4


def test_large_imports_are_found_wherever_they_are_and_nothing_else_is_imported(tmp_path, monkeypatch):
    source = (
        "import os, scipy.fft as s\nclass A:\n    def f(self):\n        from sklearn.tree import x\nfrom . import y"
    )
    assert list(large_modules(source)) == ["scipy.fft", "sklearn.tree"]
    assert list(large_modules("this is no Python")) == []
    (tmp_path / "boom.py").write_text("raise SystemError")
    monkeypatch.syspath_prepend(tmp_path)
    import_large(["import boom\nimport sklearn.no_such_module\nfrom scipy.special import expit"])
