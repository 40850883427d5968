"""Points, messages and what is charged, for learners of every kind."""

import json

import numpy as np
import pytest

from autograder.checks import (
    ChecksFailed,
    Exercise,
    GraderFault,
    NotebookLearner,
    misconception,
    sum_instead_of_mean,
    use_learner,
    use_publisher,
)
from autograder.checks.results import MIME

X = np.arange(12.0).reshape(4, 3)


def mean_square(X):
    return np.mean(X**2)


def run(declare, *, points=4, reveals=False, reference=mean_square, name="mean_square", **given):
    """Run an exercise on the names of a learner; return points (or the exception) and the JSON of the table."""
    learner = NotebookLearner(dict(given.pop("names")), reveals_solution=reveals)
    shown = []
    with use_learner(learner), use_publisher(shown.append):
        exercise = Exercise(name, points=points, reference=reference, **given)
        declare(exercise)
        try:
            result = exercise.score()
        except (ChecksFailed, NotImplementedError) as error:
            result = error
    assert len(shown) == 1
    json.dumps(shown[0][MIME])
    return result, shown[0]


def two_checks(exercise):
    exercise.check("many rows", X, weight=3)
    exercise.check("zeros", np.zeros((2, 2)))


def test_full_points_are_a_plain_float():
    result, shown = run(two_checks, names={"mean_square": lambda X: (X * X).sum() / X.size})
    assert type(result) is float
    assert result == 4.0
    assert [row["passed"] for row in shown[MIME]["checks"]] == [True, True]


def test_partial_points_follow_the_weights():
    result, shown = run(two_checks, names={"mean_square": lambda X: np.sum(X**2)})
    assert result == 1.0
    assert shown[MIME]["checks"][0]["kind"] == "values"


def test_nothing_passed_is_an_error_with_the_messages():
    result, _ = run(lambda e: e.check("many rows", X), names={"mean_square": lambda X: "?"})
    assert isinstance(result, ChecksFailed)
    assert "many rows: Expected a number, got text." in str(result)


@pytest.mark.parametrize("names", [{"mean_square": lambda X: exec("raise NotImplementedError()")}, {}])
def test_an_unwritten_function_ends_as_not_implemented(names):
    result, shown = run(two_checks, names=names)
    assert type(result) is NotImplementedError
    assert shown[MIME]["state"] == "not written"


def test_none_and_printing_are_told_apart():
    _, silent = run(two_checks, names={"mean_square": lambda X: None})
    _, loud = run(two_checks, names={"mean_square": lambda X: print("secret", np.mean(X**2))})
    assert silent[MIME]["checks"][0]["kind"] == "returns None"
    assert loud[MIME]["checks"][0]["kind"] == "prints"
    assert "secret" in loud[MIME]["checks"][0]["message"]


def test_changing_an_argument_in_place_costs_one_check_and_spares_the_others():
    def square_in_place(X):
        X **= 2
        return X.mean()

    original = X.copy()

    def declare(exercise):
        exercise.check("many rows", X, weight=3)
        exercise.check("two rows", X[:2])

    result, shown = run(declare, names={"mean_square": square_in_place})
    first, second = shown[MIME]["checks"]
    assert result == 1.0
    assert first["kind"] == "changed in place"
    assert "argument X" in first["message"]
    assert second["passed"]
    assert "same slip" in second["message"]
    assert np.array_equal(X, original)


def test_a_wrong_dtype_costs_one_check():
    def signs(X):
        return (X > 5).astype(int)

    result, shown = run(
        two_checks, points=4, reference=signs, name="signs", names={"signs": lambda X: (X > 5).astype(float)}
    )
    assert result == 1.0
    assert [row["kind"] for row in shown[MIME]["checks"]] == ["dtype kind", ""]


def test_each_side_gets_an_equal_fresh_generator():
    def noise(n, rng):
        return rng.normal(size=n)

    rng = np.random.default_rng(3)
    before = rng.bit_generator.state

    def declare(exercise):
        exercise.check("first", 5, rng)
        exercise.check("second", 5, rng)

    result, _ = run(declare, reference=noise, name="noise", names={"noise": lambda n, rng: rng.standard_normal(n)})
    assert result == 4.0
    assert rng.bit_generator.state == before


def test_only_compares_the_named_values():
    def stats(X):
        return X.mean(), X.std()

    def declare(exercise):
        exercise.check("the mean", X, only="mean")
        exercise.check("the deviation", X, only=("std",))

    result, shown = run(
        declare,
        reference=stats,
        name="stats",
        returns="mean, std",
        names={"stats": lambda X: (X.mean(), X.std(ddof=1))},
    )
    assert result == 2.0
    assert shown[MIME]["checks"][1]["message"].startswith("In std, ")
    with pytest.raises(GraderFault, match="var"):
        run(lambda e: e.check("?", X, only="var"), reference=stats, name="stats", returns="mean, std", names={})


def test_a_needed_function_is_replaced_so_that_one_mistake_costs_once(monkeypatch):
    import nnlib

    monkeypatch.setattr(nnlib, "mean_square", mean_square, raising=False)
    names = {"mean_square": lambda X: X.sum()}
    names["root"] = lambda X: np.sqrt(names_of[0]["mean_square"](X))
    names_of = [names]
    learner = NotebookLearner(names)
    shown = []
    with use_learner(learner), use_publisher(shown.append):
        first = Exercise("mean_square", points=1)
        first.check("rows", X)
        with pytest.raises(ChecksFailed):
            first.score()
        wrong = names["mean_square"]
        second = Exercise("root", points=2, needs=["mean_square"], reference=lambda X: np.sqrt(mean_square(X)))
        second.check("rows", X)
        assert second.score() == 2.0
    assert "costs once" in shown[1][MIME]["checks"][0]["message"]
    assert names["mean_square"] is wrong


def encode(x):
    return {"doubled": 2 * x}


def decode(x):
    return encode(x)["doubled"]


def decoded(monkeypatch, own_encode, own_decode, *, check_encode=True):
    """Return the row of one check of ``decode``, which needs ``encode``."""
    import nnlib

    monkeypatch.setattr(nnlib, "encode", encode, raising=False)
    names = {"encode": own_encode}
    names["decode"] = lambda x: own_decode(names, x)
    shown = []
    with use_learner(NotebookLearner(names)), use_publisher(shown.append):
        if check_encode:
            first = Exercise("encode", points=1)
            first.check("the key", 1.0)
            with pytest.raises(ChecksFailed):
                first.score()
        second = Exercise("decode", points=1, needs=["encode"], reference=decode)
        second.misconceptions(misconception("x is tripled", "double it", lambda reference, x: 3 * x, key="tripled"))
        second.check("the value", 5.0)
        try:
            second.score()
        except ChecksFailed as error:
            assert type(error) is ChecksFailed
    return shown[-1][MIME]["checks"][0]


def test_an_exception_that_only_the_reference_causes_does_not_hide_the_first_diagnosis(monkeypatch):
    row = decoded(monkeypatch, lambda x: (3 * x,), lambda names, x: names["encode"](x)[0])
    assert row["kind"] == "values"
    assert row["misconception"] == "tripled"
    assert "KeyError" not in row["message"]
    assert "in place of yours" not in row["message"]


def test_an_exception_is_replaced_by_what_the_second_attempt_shows(monkeypatch):
    row = decoded(monkeypatch, lambda x: (2 * x,), lambda names, x: 1.5 * names["encode"](x)["doubled"])
    assert row["kind"] == "values"
    assert row["misconception"] == "tripled"
    assert "in place of yours" in row["message"]
    assert "costs once" not in row["message"]


def test_what_was_never_checked_is_no_mistake_that_costs_once(monkeypatch):
    def own_decode(names, x):
        return names["encode"](x)["doubled"]

    unchecked = decoded(monkeypatch, lambda x: {"doubled": x}, own_decode, check_encode=False)
    failed = decoded(monkeypatch, lambda x: {"doubled": x}, own_decode)
    assert unchecked["passed"] and failed["passed"]
    assert "costs once" not in unchecked["message"]
    assert "run the checks of encode first" in unchecked["message"]
    assert "costs once" in failed["message"]


def test_a_needed_function_that_passed_is_left_alone(monkeypatch):
    import nnlib

    monkeypatch.setattr(nnlib, "mean_square", mean_square, raising=False)
    names = {"mean_square": lambda X: np.mean(X**2), "root": lambda X: np.mean(X)}
    with use_learner(NotebookLearner(names)), use_publisher(lambda bundle: None):
        first = Exercise("mean_square", points=1)
        first.check("rows", X)
        first.score()
        second = Exercise("root", points=2, needs=["mean_square"], reference=lambda X: np.sqrt(mean_square(X)))
        second.check("rows", X)
        with pytest.raises(ChecksFailed) as caught:
            second.score()
    assert "in place of yours" not in str(caught.value)


def test_check_raises():
    def positive(x):
        raise ValueError("x is negative")

    def declare(exercise):
        exercise.check_raises("negative numbers are refused", ValueError, -1.0)

    good, _ = run(declare, reference=positive, name="positive", names={"positive": positive})
    silent, shown = run(declare, reference=positive, name="positive", names={"positive": lambda x: x})
    other, _ = run(declare, reference=positive, name="positive", names={"positive": lambda x: {}[x]})
    subclass, _ = run(declare, reference=positive, name="positive", names={"positive": lambda x: b"\xff".decode()})
    assert good == 4.0
    assert isinstance(silent, ChecksFailed)
    assert "nothing was" in shown[MIME]["checks"][0]["message"]
    assert isinstance(other, ChecksFailed)
    assert subclass == 4.0


@pytest.mark.parametrize(
    ("verdict", "passes"),
    [
        (True, True),
        (np.bool_(True), True),
        (False, False),
        (1, False),
        ("no", False),
        (None, False),
        (np.ones(2), False),
    ],
)
def test_only_true_passes_a_property(verdict, passes):
    def declare(exercise):
        exercise.property("holds")(lambda mean_square: verdict)

    result, _ = run(declare, names={"mean_square": mean_square})
    assert (result == 4.0) is passes


def test_a_property_that_breaks_on_a_result_is_a_failed_check():
    def declare(exercise):
        @exercise.property("is not negative")
        def _(mean_square):
            return mean_square(X) >= 0

    result, shown = run(declare, names={"mean_square": lambda X: "?"})
    assert isinstance(result, ChecksFailed)
    assert "cannot be used" in shown[MIME]["checks"][0]["message"]
    result, shown = run(declare, names={"mean_square": lambda X: X @ X})
    assert "ValueError" in shown[MIME]["checks"][0]["message"]


def test_a_property_may_hand_over_objects_of_its_own():
    class Node:
        def __init__(self, *inputs):
            self.inputs = inputs

    leaf = Node()
    top = Node(leaf)

    def declare(exercise):
        @exercise.property("the node is last")
        def _(order):
            return order(top)[-1] is top and order(top)[0] is leaf

    good, _ = run(declare, reference=len, name="order", names={"order": lambda node: [*node.inputs, node]})
    copied, _ = run(declare, reference=len, name="order", names={"order": lambda node: [Node(), node]})
    assert good == 4.0
    assert isinstance(copied, ChecksFailed)


def test_faults_of_the_course_are_no_score():
    with pytest.raises(GraderFault, match="reference"):
        run(lambda e: e.check("broken", "text"), names={"mean_square": mean_square})
    with pytest.raises(GraderFault, match="at least one check"):
        run(lambda e: None, names={"mean_square": mean_square})
    with pytest.raises(GraderFault, match="nnlib.no_such"), use_learner(NotebookLearner({})):
        Exercise("no_such", points=1)
    with pytest.raises(GraderFault, match="other"):
        run(lambda e: e.property("?")(lambda other: True), names={"mean_square": mean_square})


def test_the_solution_is_offered_in_the_lab_after_passing_only():
    _, lab = run(two_checks, names={"mean_square": mean_square}, reveals=True)
    _, grader = run(two_checks, names={"mean_square": mean_square})
    _, wrong = run(two_checks, names={"mean_square": np.sum}, reveals=True)
    assert "np.mean(X**2)" in lab["text/html"]
    assert "<details>" not in grader["text/html"]
    assert "<details>" not in wrong["text/html"]


def test_the_mistake_that_explains_most_checks_is_named():
    doubled = misconception("the result is doubled", "halve it", lambda reference, X: 2 * reference(X))

    def declare(exercise):
        exercise.misconceptions(doubled, sum_instead_of_mean("X"))
        exercise.check("two rows", X[:2])
        exercise.check("four rows", X)

    _, shown = run(declare, names={"mean_square": lambda X: np.mean(X**2) * len(X)}, section="1. Means")
    assert [row["misconception"] for row in shown[MIME]["checks"]] == ["sum_instead_of_mean"] * 2
    assert "(see “1. Means”)" in shown[MIME]["checks"][0]["message"]


def test_a_misconception_that_raises_does_not_apply():
    def declare(exercise):
        exercise.misconceptions(misconception("it breaks", "mend it", lambda reference, X: 1 / 0))
        exercise.check("rows", X)

    _, shown = run(declare, names={"mean_square": lambda X: 123.0})
    assert shown[MIME]["checks"][0]["misconception"] == ""
