"""What the answers in an unknown notebook deserve at most, found without the lesson's tests.

Contract: each graded function is called in the sandbox, on data made here; what comes back is plain data and is
compared with the definitions written here, loop by loop. :func:`deserved` allows full points for a function that is
right (at least when those that it calls are), less than full for one that returns something else, and none where
there is nothing to call or every call fails.
"""

from __future__ import annotations

from autograder.build import read_source
from autograder.course import Course
from autograder.isolation.grade import Grader
from autograder.isolation.lesson import Lesson, from_source_notebook
from tests.attacks.secrets import LESSON

POINTS = {
    "threshold": 2,
    "predict": 3,
    "perceptron_loss": 4,
    "perceptron_update": 4,
    "train_perceptron": 5,
    "xor_network": 3,
}
LESS_THAN_FULL = 0.999

# Runs in the trusted process, in place of the lesson's tests: only values of plain data arrive here.
PROBE = """
import numpy as _np


def _same(got, want):
    if isinstance(want, tuple):
        return isinstance(got, tuple) and len(got) == len(want) and all(_same(g, w) for g, w in zip(got, want))
    if isinstance(want, list):
        return isinstance(got, (list, tuple, _np.ndarray)) and [int(g) for g in got] == want
    if not isinstance(got, (int, float, _np.ndarray, _np.generic)) or isinstance(got, bool):
        return False
    return _np.shape(got) == _np.shape(want) and bool(_np.allclose(got, want, rtol=1e-6, atol=1e-9))


def _h(z):
    return 1 if z >= 0 else 0


def _sum(x, w, b):
    return sum(float(a) * float(c) for a, c in zip(x, w)) + b


def _train(X, y, lr, n_epochs):
    w, b, mistakes = [0.0] * X.shape[1], 0.0, []
    for _ in range(n_epochs):
        mistakes.append(0)
        for x, label in zip(X, y):
            error = int(label) - _h(_sum(x, w, b))
            mistakes[-1] += error != 0
            w, b = [c + lr * error * float(a) for a, c in zip(x, w)], b + lr * error
    return _np.array(w), b, mistakes


_rng = _np.random.default_rng(90210)
_X, _w = _rng.normal(size=(23, 3)), _rng.normal(size=3)
_y, _bits = _rng.integers(0, 2, size=23), _rng.integers(0, 2, size=(31, 2)).astype(float)
_z = [_sum(x, _w, 0.3) for x in _X]
_error = int(_y[0]) - _h(_z[0])
_calls = {
    "threshold": ((_X[:, 0],), _np.array([_h(z) for z in _X[:, 0]])),
    "predict": ((_X, _w, 0.3), _np.array([_h(z) for z in _z])),
    "perceptron_loss": ((_X, _y, _w, 0.3), sum(-(int(t) - _h(z)) * z for t, z in zip(_y, _z)) / 23),
    "perceptron_update": ((_w, 0.3, _X[0], int(1 - _h(_z[0])), 0.7),
                          (_w + 0.7 * (1 - 2 * _h(_z[0])) * _X[0], 0.3 + 0.7 * (1 - 2 * _h(_z[0])))),
    "train_perceptron": ((_X, _y, 0.5, 4), _train(_X, _y, 0.5, 4)),
    "xor_network": ((_bits,), _np.array([int(a) ^ int(b) for a, b in _bits])),
}


def _threshold(z):
    return _np.vectorize(_h, otypes=[int])(z)[()]


def _predict(X, w, b):
    return _np.array([_h(_sum(x, w, b)) for x in X], dtype=int)


def _perceptron_update(w, b, x, y, lr):
    error = int(y) - _h(_sum(x, w, b))
    return w + lr * error * x, b + lr * error


def _right():
    from autograder.checks import current_learner

    args, want = _calls["FUNCTION"]
    outcome = current_learner().call("FUNCTION", args, {})
    return outcome.failure is None and _same(outcome.value, want)


def _right_with_its_needs():
    from contextlib import ExitStack

    from autograder.checks import current_learner

    with ExitStack() as stack:
        for name, own in (("threshold", _threshold), ("predict", _predict), ("perceptron_update", _perceptron_update)):
            if name != "FUNCTION":
                stack.enter_context(current_learner().substitute(name, own))
        return _right()


def _there():
    from autograder.checks import current_learner

    learner = current_learner()
    return learner.has("FUNCTION") and learner.call("FUNCTION", _calls["FUNCTION"][0], {}).failure is None


2.0 if _right() or _right_with_its_needs() else 1.0 if _there() else 0.0
"""


def deserved(content: bytes, lesson: str = LESSON) -> dict[str, float]:
    """Return the most that each test cell may give for the notebook in `content`."""
    with Grader() as grader:
        graded = grader.grade(content, _probe_lesson(lesson))
    caps = {0.0: 0.0, 1.0: LESS_THAN_FULL, 2.0: 1.0}
    return {
        name: POINTS[name.removeprefix("test_")] * caps.get(verdict["score"], 0.0)
        for name, verdict in graded.verdicts.items()
    }


def _probe_lesson(lesson: str) -> Lesson:
    """Return the lesson with the probes in place of its tests."""
    source = read_source(Course.find().source(lesson))
    for cell in source.cells:
        function = cell.metadata.get("nbgrader", {}).get("grade_id", "").removeprefix("test_")
        if function in POINTS and cell.metadata.nbgrader.get("grade"):
            cell.source = PROBE.replace("FUNCTION", function)
    return from_source_notebook(lesson, source)
