"""Which mistake is named when several fit: the one that fits all checks of the exercise."""

from contextlib import suppress

import numpy as np
import pytest

from autograder.checks import ChecksFailed, Exercise, NotebookLearner, misconception, use_learner, use_publisher
from autograder.checks.results import MIME

X = np.array([[1.0, 2.0], [3.0, -4.0], [-1.0, 0.5]])


def fires(X, b):
    return (X.sum(axis=1) + b >= 0).astype(int)


without_bias = misconception("the bias is missing", "add it", lambda reference, X, b: reference(X, 0.0), key="no_bias")
all_ones = misconception("it always fires", "compare with 0", lambda reference, X, b: np.ones(len(X), int), key="ones")


def named(function, *entries):
    """Return the keys that are named in the table of a learner's `function`."""
    shown = []
    with use_learner(NotebookLearner({"fires": function})), use_publisher(shown.append):
        exercise = Exercise("fires", points=1, reference=fires)
        exercise.misconceptions(*entries)
        exercise.check("no bias", X, 0.0)
        exercise.check("a large bias", X, -3.5)
        exercise.check("a small bias", X[:1], -3.5)
        with suppress(ChecksFailed):
            exercise.score()
    return [row["misconception"] for row in shown[0][MIME]["checks"]]


def test_the_mistake_that_fits_everywhere_is_named():
    assert named(lambda X, b: fires(X, 0.0), all_ones, without_bias) == ["", "no_bias", "no_bias"]
    assert named(lambda X, b: np.ones(len(X), int), without_bias, all_ones) == ["ones", "ones", "ones"]


def test_a_mistake_that_fits_one_check_by_chance_is_not_named():
    def wrong_on_one_row(X, b):
        return fires(X, b) if len(X) > 1 else np.array([1])

    assert set(named(wrong_on_one_row, all_ones)) == {""}


@pytest.mark.parametrize("wrong", [0, 1])
def test_a_mistake_in_one_of_two_values_is_named(wrong):
    def learner(x):
        values = [2 * x, 3 * x]
        values[wrong] = -values[wrong]
        return tuple(values)

    shown = []
    with use_learner(NotebookLearner({"both": learner})), use_publisher(shown.append):
        exercise = Exercise("both", points=1, reference=lambda x: (2 * x, 3 * x), returns="double, triple")
        exercise.check("one", 1.5)
        with pytest.raises(ChecksFailed, match="In double|In triple"):
            exercise.score()
    assert shown[0][MIME]["checks"][0]["misconception"] == "wrong_sign"


@pytest.mark.parametrize("cache", [{"x": 1.0}, (1.0, 2.0, 3.0), 7.0], ids=["dict", "tuple", "number"])
def test_a_value_that_is_not_compared_may_have_any_layout(cache):
    """A cache is the learner's own affair: its layout neither hides a mistake nor the evidence against one."""
    doubled = misconception("it is doubled", "halve it", lambda reference, x: (2 * x, ...), key="doubled")
    zero = misconception("it is 0", "return x", lambda reference, x: (0 * x, ...), key="zero")

    def keys(function):
        shown = []
        with use_learner(NotebookLearner({"keep": function})), use_publisher(shown.append):
            exercise = Exercise("keep", points=1, reference=lambda x: (x, {"x": x, "y": 0.0}), returns="value, cache")
            exercise.misconceptions(zero, doubled)
            for x in (3.0, 4.0, 5.0):
                exercise.check(f"the value {x}", x, only="value")
            with suppress(ChecksFailed):
                exercise.score()
        return [row["misconception"] for row in shown[0][MIME]["checks"]]

    assert keys(lambda x: (2 * x, cache)) == ["doubled"] * 3
    assert keys(lambda x: (0.0 if x == 3 else x, cache)) == [""] * 3


def test_another_layout_of_what_is_compared_is_a_fault_of_its_own():
    shown = []
    with use_learner(NotebookLearner({"keep": lambda x: {"z": x}})), use_publisher(shown.append):
        exercise = Exercise("keep", points=1, reference=lambda x: {"x": x, "y": 0.0})
        exercise.check("the keys", 3.0)
        with pytest.raises(ChecksFailed, match="keys"):
            exercise.score()
