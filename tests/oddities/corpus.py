"""Honest notebooks that are written in unusual ways: each must score exactly what stock nbgrader gives.

Contract: an oddity is a set of solution cells and further cells for lesson 1; functions that it does not write itself
are answered as the reference does, except those in ``left_out``. Stock nbgrader gives no points in a test cell in which
anything reaches the standard error stream, whatever the answer; ``on_stderr`` names those cells.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.attacks.attack import Attack

FUNCTIONS = ("threshold", "predict", "perceptron_loss", "perceptron_update", "train_perceptron", "xor_network")


@dataclass(frozen=True)
class Oddity:
    """One honest notebook."""

    cells: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    on_stderr: tuple[str, ...] = ()

    def hand_in(self) -> Attack:
        """Return what is handed in, in the form of the corpus of attacks."""
        solved = tuple(name for name in FUNCTIONS if name not in self.cells and name not in self.left_out)
        return Attack("", cells=self.cells, before=self.before, solved=solved, category="oddities")


ODDITIES = {
    "prints_a_lot": Oddity(
        cells={
            "predict": """
def predict(X, w, b):
    for x in X:
        print('row', x)
    return threshold(X @ w + b)
""",
        },
        before={
            "predict": """
for i in range(3000):
    print(i, 'still counting')
""",
        },
    ),
    "warns": Oddity(
        cells={
            "threshold": """
import warnings


def threshold(z):
    warnings.warn('here be dragons')
    np.array([1.0]) / 0
    return np.where(np.asarray(z) >= 0, 1, 0)
""",
        },
    ),
    "tqdm": Oddity(
        cells={
            "predict": """
from tqdm.auto import tqdm


def predict(X, w, b):
    return np.array([int(x @ w + b >= 0) for x in tqdm(X, leave=False)])
""",
        },
    ),
    "helpers_and_classes": Oddity(
        cells={
            "predict": """
class Unit:
    count = 0

    def __init__(self, w, b):
        self.w, self.b = w, b
        Unit.count += 1

    def __call__(self, X):
        return self._fire(self._sum(X))

    def _sum(self, X):
        return X @ self.w + self.b

    @staticmethod
    def _fire(z):
        return threshold(z)


def predict(X, w, b):
    return Unit(w, b)(X)
""",
        },
    ),
    "imports_scipy": Oddity(
        cells={
            "threshold": """
from scipy.special import expit


def threshold(z):
    return np.where(np.asarray(z) >= 0, 1, 0) if expit(0.0) == 0.5 else None
""",
        },
        before={
            "end": """
from scipy.optimize import minimize
print(minimize(lambda v: (v[0] - 2) ** 2, [0.0]).x.round(3))
""",
        },
    ),
    "twenty_figures": Oddity(
        before={
            "predict": """
for i in range(20):
    fig, ax = plt.subplots(figsize=(2, 1.5))
    ax.plot(np.sin(np.arange(20) * i))
plt.show()
""",
        },
    ),
    "redefines_a_name": Oddity(
        before={
            "predict": """
X = 'my favourite letter'
w = b = exercise = None
list = [1, 2, 3]
rng = 'r'
""",
        },
    ),
    "redefines_a_function_later": Oddity(
        before={
            "xor_network": """
def threshold(z):
    return (np.asarray(z) >= 0).astype(int)
""",
        },
    ),
    "redefines_numpy_name": Oddity(
        cells={
            "predict": """
import numpy


def predict(X, w, b):
    return numpy.where(X.dot(w) + b >= 0, 1, 0)
""",
        },
        before={
            "end": """
np = 'no longer needed'
""",
        },
    ),
    "matplotlib_magic": Oddity(
        before={
            "threshold": """
%matplotlib inline
%config InlineBackend.figure_format = 'png'
""",
        },
    ),
    "time_magics": Oddity(
        before={
            "predict": """
%%time
total = sum(range(1000))
print(total)
""",
            "end": """
%timeit -n 1 -r 1 sum(range(10))
%who_ls
""",
        },
    ),
    "shell_and_lines": Oddity(
        before={
            "predict": """
!echo hello from the shell
files = %sx echo one
%pwd
""",
        },
    ),
    "type_hints": Oddity(
        cells={
            "threshold": """
from __future__ import annotations

import numpy.typing as npt


def threshold(z: npt.ArrayLike) -> np.ndarray | np.int64:
    return np.where(np.asarray(z) >= 0, 1, 0)
""",
        },
    ),
    "recursion": Oddity(
        cells={
            "predict": """
def predict(X, w, b):
    if len(X) <= 1:
        return np.array([int(x @ w + b >= 0) for x in X], dtype=int)
    middle = len(X) // 2
    return np.concatenate([predict(X[:middle], w, b), predict(X[middle:], w, b)])
""",
        },
    ),
    "non_ascii_names": Oddity(
        cells={
            "perceptron_update": """
def perceptron_update(w, b, x, y, lr):
    ŷ = threshold(x @ w + b)
    η, Δ = lr, y - ŷ  # Größe des Schritts, 学习率
    print('η =', η, '🎉')
    return w + η * Δ * x, b + η * Δ
""",
        },
    ),
    "interact": Oddity(
        before={
            "end": """
from ipywidgets import FloatSlider, interact


@interact(b=FloatSlider(min=-1, max=1))
def show(b=0.0):
    print(predict(np.eye(2), np.ones(2), b))
""",
        },
    ),
    "display_calls": Oddity(
        cells={
            "perceptron_loss": """
from IPython.display import Markdown, display


def perceptron_loss(X, y, w, b):
    display(Markdown('**called**'))
    z = X @ w + b
    return np.mean(-(y - threshold(z)) * z)
""",
        },
        before={
            "predict": """
from IPython.display import HTML, display

display(HTML('<b>bold</b>'), {'a': 1}, np.eye(2))
""",
        },
    ),
    "dataclass": Oddity(
        cells={
            "predict": """
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    w: np.ndarray
    b: float

    def side(self, X):
        return threshold(X @ self.w + self.b)


def predict(X, w, b):
    return Line(w, b).side(X)
""",
        },
    ),
    "lru_cache": Oddity(
        cells={
            "threshold": """
from functools import lru_cache


@lru_cache(maxsize=None)
def step(z):
    return 1 if z >= 0 else 0


def threshold(z):
    return np.vectorize(step, otypes=[int])(z)[()]
""",
        },
    ),
    "logging_to_stderr": Oddity(
        cells={
            "predict": """
import logging
import sys

logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)


def predict(X, w, b):
    logging.debug('shapes %s %s', X.shape, w.shape)
    return threshold(X @ w + b)
""",
        },
        before={
            "end": """
logging.warning('done')
""",
        },
        on_stderr=("test_predict", "test_xor_network"),
    ),
    "numpy_print_options": Oddity(
        before={
            "threshold": """
np.set_printoptions(precision=2, suppress=True)
np.seterr(all='ignore')
""",
        },
    ),
    "show_in_a_function": Oddity(
        cells={
            "train_perceptron": """
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_epochs):
        mistakes = 0
        for x, label in zip(X, y):
            mistakes += int(threshold(x @ w + b) != label)
            w, b = perceptron_update(w, b, x, label, lr)
        mistakes_per_epoch.append(mistakes)
    plt.figure(figsize=(2, 1))
    plt.plot(mistakes_per_epoch)
    plt.show()
    return w, b, mistakes_per_epoch
""",
        },
    ),
    "lambda_and_partial": Oddity(
        cells={
            "threshold": """
threshold = lambda z: np.where(np.asarray(z) >= 0, 1, 0)
""",
            "predict": """
from functools import partial


def fire(h, X, w, b):
    return h(X @ w + b)


predict = partial(fire, threshold)
""",
        },
    ),
    "callable_object": Oddity(
        cells={
            "threshold": """
class Step:
    def __call__(self, z):
        return np.where(np.asarray(z) >= 0, 1, 0)


threshold = Step()
""",
        },
    ),
    "decorator": Oddity(
        cells={
            "threshold": """
import functools


def counted(function):
    @functools.wraps(function)
    def wrapper(*args):
        wrapper.calls += 1
        return function(*args)

    wrapper.calls = 0
    return wrapper


@counted
def threshold(z):
    return np.where(np.asarray(z) >= 0, 1, 0)
""",
        },
    ),
    "other_argument_names": Oddity(
        cells={
            "threshold": """
def threshold(values, /):
    return np.where(np.asarray(values) >= 0, 1, 0)
""",
        },
    ),
    "float32": Oddity(
        cells={
            "perceptron_loss": """
def perceptron_loss(X, y, w, b):
    z = (X @ w + b).astype(np.float32)
    return np.mean(-(y - threshold(z)) * z)
""",
        },
    ),
    "global_state": Oddity(
        cells={
            "perceptron_update": """
history = []


def perceptron_update(w, b, x, y, lr):
    history.append((w.copy(), b))
    error = y - threshold(x @ w + b)
    return w + lr * error * x, b + lr * error
""",
        },
        before={
            "end": """
print(len(history) >= 0)
""",
        },
    ),
    "error_in_own_cell": Oddity(
        before={
            "predict": """
print(no_such_name)
""",
            "xor_network": """
this is not Python
""",
        },
    ),
    "unfinished": Oddity(
        left_out=("train_perceptron", "xor_network"),
    ),
    "wrong_but_honest": Oddity(
        cells={
            "threshold": """
def threshold(z):
    return np.where(np.asarray(z) > 0, 1, 0)
""",
        },
    ),
    "reads_and_writes_a_file": Oddity(
        cells={
            "threshold": """
from pathlib import Path

Path('cut.txt').write_text('0')


def threshold(z):
    return np.where(np.asarray(z) >= float(Path('cut.txt').read_text()), 1, 0)
""",
        },
    ),
    "thread_pool": Oddity(
        cells={
            "predict": """
from concurrent.futures import ThreadPoolExecutor


def predict(X, w, b):
    with ThreadPoolExecutor(2) as pool:
        return np.array(list(pool.map(lambda x: int(x @ w + b >= 0), X)))
""",
        },
    ),
    "star_imports": Oddity(
        before={
            "threshold": """
from numpy import *
from math import *
""",
        },
    ),
    "generator_of_rows": Oddity(
        cells={
            "predict": """
def each_row(X):
    yield from X


def predict(X, w, b):
    return np.fromiter((x @ w + b >= 0 for x in each_row(X)), dtype=int)
""",
        },
    ),
}
