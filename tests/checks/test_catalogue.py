"""Every mistake of the catalogue is named when a learner makes it: the wrong answers are written out, not derived."""

import numpy as np
import pytest

from autograder import checks as catalogue
from autograder.checks import ChecksFailed, Exercise, NotebookLearner, use_learner, use_publisher
from autograder.checks.results import MIME

rng = np.random.default_rng(8)
X, W, b = rng.normal(size=(5, 3)), rng.normal(size=(3, 3)), rng.normal(size=3)
upstream = rng.normal(size=(5, 3))


def linear(X, W, b):
    return X @ W + b


def backward(dZ, X):
    return X.T @ dZ, dZ.sum(axis=0)


def softmax(Z):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


def loss(X):
    return np.mean(X**2)


def dropout(X, p, rng, training):
    if not training:
        return X
    return X * (rng.random(X.shape) >= p) / (1 - p)


def adam(g, t, beta=0.9, eps=1e-8):
    return ((1 - beta) * g) / (1 - beta**t) / (np.abs(g) + eps)


def count(n):
    return np.cumsum(np.ones(n))[-1] if n else 0.0


CASES = {
    "transposed": (catalogue.transposed(), backward, (upstream, X), lambda dZ, X: (dZ.T @ X, dZ.sum(axis=0))),
    "wrong_sign": (catalogue.wrong_sign(), backward, (upstream, X), lambda dZ, X: (X.T @ dZ, -dZ.sum(axis=0))),
    "one_minus": (catalogue.one_minus(), softmax, (X,), lambda Z: 1 - softmax(Z)),
    "integer_result": (catalogue.integer_result(), linear, (3 * X, W, b), lambda *a: linear(*a).astype(int)),
    "extra_axis": (catalogue.extra_axis(), softmax, (X,), lambda Z: softmax(Z)[:, :, None]),
    "squeezed": (catalogue.squeezed(), softmax, (X[:1],), lambda Z: softmax(Z)[0]),
    "values_swapped": (catalogue.values_swapped(), backward, (upstream, X), lambda dZ, X: (dZ.sum(axis=0), X.T @ dZ)),
    "scaled": (catalogue.scaled(2, "the half is missing", "halve it"), loss, (X,), lambda X: 2 * np.mean(X**2)),
    "sum_instead_of_mean": (
        catalogue.sum_instead_of_mean("X"),
        lambda X: np.mean(np.sum(X**2, axis=1)),
        (X,),
        lambda X: np.sum(X**2),
    ),
    "mean_instead_of_sum": (
        catalogue.mean_instead_of_sum("X"),
        backward,
        (upstream, X),
        lambda dZ, X: (X.T @ dZ, dZ.mean(axis=0)),
    ),
    "transposed_argument": (catalogue.transposed_argument("W"), linear, (X, W, b), lambda X, W, b: X @ W.T + b),
    "wrong_axis": (
        catalogue.wrong_axis("Z"),
        softmax,
        (X,),
        lambda Z: np.exp(Z) / np.exp(Z).sum(axis=0, keepdims=True),
    ),
    "missing_bias": (catalogue.missing_bias(), linear, (X, W, b), lambda X, W, b: X @ W),
    "missing_argument": (catalogue.missing_argument("p"), dropout, (X, 0.3, rng, True), lambda X, *rest: X),
    "swapped_arguments": (
        catalogue.swapped_arguments("x", "y"),
        lambda x, y: x - 2 * y,
        (1.0, 5.0),
        lambda x, y: y - 2 * x,
    ),
    "keep_drop_swapped": (
        catalogue.keep_drop_swapped(),
        dropout,
        (X, 0.3, rng, True),
        lambda X, p, rng, training: X * (rng.random(X.shape) >= 1 - p) / p,
    ),
    "train_test_swapped": (catalogue.train_test_swapped(), dropout, (X, 0.3, rng, True), lambda X, p, rng, training: X),
    "missing_eps": (catalogue.missing_eps(), adam, (1e-8, 3), lambda g, t: 0.1 * g / (1 - 0.9**t) / abs(g)),
    "missing_bias_correction": (
        catalogue.missing_bias_correction(),
        adam,
        (0.2, 3),
        lambda g, t: 0.1 * g / (abs(g) + 1e-8),
    ),
    "one_step_more": (catalogue.one_step_more("n"), count, (4,), lambda n: float(len(range(n + 1)))),
    "one_step_less": (catalogue.one_step_less("n"), count, (4,), lambda n: float(len(range(1, n)))),
    "unbiased_variance": (
        catalogue.unbiased_variance("X", power=0.5),
        lambda X: X.std(axis=0),
        (X,),
        lambda X: X.std(axis=0, ddof=1),
    ),
    "biased_variance": (
        catalogue.biased_variance("X"),
        lambda X: X.var(axis=0, ddof=1),
        (X,),
        lambda X: X.var(axis=0),
    ),
    "argument_returned": (catalogue.argument_returned("X"), softmax, (X,), lambda Z: Z),
    "replaced": (
        catalogue.replaced("b is subtracted", "add it", b=lambda b: -b),
        linear,
        (X, W, b),
        lambda X, W, b: X @ W - b,
    ),
}
CASES["argument_returned"] = (catalogue.argument_returned("Z"), *CASES["argument_returned"][1:])


@pytest.mark.parametrize("key", CASES)
def test_the_mistake_is_named(key):
    entry, reference, args, mistaken = CASES[key]
    shown = []
    with use_learner(NotebookLearner({"f": mistaken})), use_publisher(shown.append):
        exercise = Exercise("f", points=1, reference=reference)
        exercise.misconceptions(entry)
        exercise.check("values", *args)
        with pytest.raises(ChecksFailed):
            exercise.score()
    row = shown[0][MIME]["checks"][0]
    assert row["misconception"] == key
    assert entry.mistake in row["message"]


@pytest.mark.parametrize("key", CASES)
def test_no_mistake_is_named_on_an_answer_that_is_merely_wrong(key):
    entry, reference, args, mistaken = CASES[key]

    def wrong(*args):
        value = reference(*args)
        return tuple(part + 0.123 for part in value) if isinstance(value, tuple) else value + 0.123

    shown = []
    with use_learner(NotebookLearner({"f": wrong})), use_publisher(shown.append):
        exercise = Exercise("f", points=1, reference=reference)
        exercise.misconceptions(entry)
        exercise.check("values", *args)
        with pytest.raises(ChecksFailed):
            exercise.score()
    assert shown[0][MIME]["checks"][0]["misconception"] == ""


def test_every_factory_is_tested_here():
    import inspect

    from autograder.checks.misconception import Misconception

    made = {
        name
        for name, function in vars(catalogue).items()
        if inspect.isfunction(function)
        and function.__module__.startswith("autograder.checks.catalogue_")
        and function.__annotations__.get("return") in (Misconception, "Misconception")
    }
    assert made == set(CASES)
