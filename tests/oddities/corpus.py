"""Honest notebooks that are written in unusual ways: each must score exactly what stock nbgrader gives.

Contract: an oddity is a set of solution cells and further cells for lesson 1; functions that it does not write itself
are answered as the reference does, except those in ``left_out``.
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

    def hand_in(self) -> Attack:
        """Return what is handed in, in the form of the corpus of attacks."""
        solved = tuple(name for name in FUNCTIONS if name not in self.cells and name not in self.left_out)
        return Attack("", cells=self.cells, before=self.before, solved=solved, category="oddities")


THRESHOLD = "def threshold(z):\n    return np.where(np.asarray(z) >= 0, 1, 0)\n"

ODDITIES = {
    "prints_a_lot": Oddity(
        {"predict": "def predict(X, w, b):\n    for x in X:\n        print('row', x)\n    return threshold(X @ w + b)\n"},
        {"predict": "for i in range(3000):\n    print(i, 'still counting')\n"},
    ),
    "warns": Oddity(
        {"threshold": "import warnings\n\n\ndef threshold(z):\n    warnings.warn('here be dragons')\n"
         "    np.array([1.0]) / 0\n    return np.where(np.asarray(z) >= 0, 1, 0)\n"},
    ),
    "tqdm": Oddity(
        {"predict": "from tqdm.auto import tqdm\n\n\ndef predict(X, w, b):\n"
         "    return np.array([int(x @ w + b >= 0) for x in tqdm(X, leave=False)])\n"},
    ),
    "helpers_and_classes": Oddity(
        {"predict": "class Unit:\n    count = 0\n\n    def __init__(self, w, b):\n        self.w, self.b = w, b\n        Unit.count += 1\n\n"
         "    def __call__(self, X):\n        return self._fire(self._sum(X))\n\n    def _sum(self, X):\n        return X @ self.w + self.b\n\n"
         "    @staticmethod\n    def _fire(z):\n        return threshold(z)\n\n\ndef predict(X, w, b):\n    return Unit(w, b)(X)\n"},
    ),
    "imports_scipy": Oddity(
        {"threshold": "from scipy.special import expit\n\n\ndef threshold(z):\n"
         "    return np.where(np.asarray(z) >= 0, 1, 0) if expit(0.0) == 0.5 else None\n"},
        {"end": "from scipy.optimize import minimize\nprint(minimize(lambda v: (v[0] - 2) ** 2, [0.0]).x.round(3))\n"},
    ),
    "twenty_figures": Oddity(
        before={"predict": "for i in range(20):\n    fig, ax = plt.subplots(figsize=(2, 1.5))\n    ax.plot(np.sin(np.arange(20) * i))\nplt.show()\n"},
    ),
    "redefines_a_name": Oddity(
        before={"predict": "X = 'my favourite letter'\nw = b = exercise = None\nlist = [1, 2, 3]\nrng = 'r'\n"},
    ),
    "redefines_a_function_later": Oddity(
        before={"xor_network": "def threshold(z):\n    return (np.asarray(z) >= 0).astype(int)\n"},
    ),
    "redefines_numpy_name": Oddity(
        {"predict": "import numpy\n\n\ndef predict(X, w, b):\n    return numpy.where(X.dot(w) + b >= 0, 1, 0)\n"},
        {"end": "np = 'no longer needed'\n"},
    ),
    "matplotlib_magic": Oddity(before={"threshold": "%matplotlib inline\n%config InlineBackend.figure_format = 'png'\n"}),
    "time_magics": Oddity(
        before={"predict": "%%time\ntotal = sum(range(1000))\nprint(total)\n", "end": "%timeit -n 1 -r 1 sum(range(10))\n%who_ls\n"},
    ),
    "shell_and_lines": Oddity(before={"predict": "!echo hello from the shell\nfiles = %sx echo one\n%pwd\n"}),
    "type_hints": Oddity(
        {"threshold": "from __future__ import annotations\n\nimport numpy.typing as npt\n\n\n"
         "def threshold(z: npt.ArrayLike) -> np.ndarray | np.int64:\n    return np.where(np.asarray(z) >= 0, 1, 0)\n"},
    ),
    "recursion": Oddity(
        {"predict": "def predict(X, w, b):\n    if len(X) == 0:\n        return np.array([], dtype=int)\n"
         "    return np.concatenate([[int(X[0] @ w + b >= 0)], predict(X[1:], w, b)]).astype(int)\n"},
    ),
    "non_ascii_names": Oddity(
        {"perceptron_update": "def perceptron_update(w, b, x, y, lr):\n    ŷ = threshold(x @ w + b)\n    η, Δ = lr, y - ŷ  # Größe des Schritts, 学习率\n"
         "    print('η =', η, '🎉')\n    return w + η * Δ * x, b + η * Δ\n"},
    ),
    "interact": Oddity(
        before={"end": "from ipywidgets import FloatSlider, interact\n\n\n@interact(b=FloatSlider(min=-1, max=1))\ndef show(b=0.0):\n"
                "    print(predict(np.eye(2), np.ones(2), b))\n"},
    ),
    "display_calls": Oddity(
        {"threshold": "from IPython.display import HTML, Markdown, display\n\n\ndef threshold(z):\n    display(Markdown('**called**'))\n"
         "    return np.where(np.asarray(z) >= 0, 1, 0)\n"},
        {"predict": "display(HTML('<b>bold</b>'), {'a': 1}, np.eye(2))\n"},
    ),
    "dataclass": Oddity(
        {"predict": "from dataclasses import dataclass\n\n\n@dataclass(frozen=True)\nclass Line:\n    w: np.ndarray\n    b: float\n\n"
         "    def side(self, X):\n        return threshold(X @ self.w + self.b)\n\n\ndef predict(X, w, b):\n    return Line(w, b).side(X)\n"},
    ),
    "lru_cache": Oddity(
        {"threshold": "from functools import lru_cache\n\n\n@lru_cache(maxsize=None)\ndef step(z):\n    return 1 if z >= 0 else 0\n\n\n"
         "def threshold(z):\n    return np.vectorize(step, otypes=[int])(z)[()]\n"},
    ),
    "logging_to_stderr": Oddity(
        {"predict": "import logging\nimport sys\n\nlogging.basicConfig(level=logging.DEBUG, stream=sys.stderr)\n\n\n"
         "def predict(X, w, b):\n    logging.debug('shapes %s %s', X.shape, w.shape)\n    return threshold(X @ w + b)\n"},
        {"end": "logging.warning('done')\n"},
    ),
    "numpy_print_options": Oddity(before={"threshold": "np.set_printoptions(precision=2, suppress=True)\nnp.seterr(all='ignore')\n"}),
    "show_in_a_function": Oddity(
        {"train_perceptron": "def train_perceptron(X, y, lr, n_epochs):\n    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []\n"
         "    for _ in range(n_epochs):\n        mistakes = 0\n        for x, label in zip(X, y):\n"
         "            mistakes += int(threshold(x @ w + b) != label)\n            w, b = perceptron_update(w, b, x, label, lr)\n"
         "        mistakes_per_epoch.append(mistakes)\n    plt.figure(figsize=(2, 1))\n    plt.plot(mistakes_per_epoch)\n    plt.show()\n"
         "    return w, b, mistakes_per_epoch\n"},
    ),
    "lambda_and_partial": Oddity(
        {"threshold": "threshold = lambda z: np.where(np.asarray(z) >= 0, 1, 0)\n",
         "predict": "from functools import partial\n\n\ndef fire(h, X, w, b):\n    return h(X @ w + b)\n\n\npredict = partial(fire, threshold)\n"},
    ),
    "callable_object": Oddity(
        {"threshold": "class Step:\n    def __call__(self, z):\n        return np.where(np.asarray(z) >= 0, 1, 0)\n\n\nthreshold = Step()\n"},
    ),
    "decorator": Oddity(
        {"threshold": "import functools\n\n\ndef counted(function):\n    @functools.wraps(function)\n    def wrapper(*args):\n"
         "        wrapper.calls += 1\n        return function(*args)\n\n    wrapper.calls = 0\n    return wrapper\n\n\n@counted\n" + THRESHOLD},
    ),
    "other_argument_names": Oddity({"threshold": "def threshold(values, /):\n    return np.where(np.asarray(values) >= 0, 1, 0)\n"}),
    "float32": Oddity(
        {"perceptron_loss": "def perceptron_loss(X, y, w, b):\n    z = (X @ w + b).astype(np.float32)\n    return np.mean(-(y - threshold(z)) * z)\n"},
    ),
    "global_state": Oddity(
        {"perceptron_update": "history = []\n\n\ndef perceptron_update(w, b, x, y, lr):\n    history.append((w.copy(), b))\n"
         "    error = y - threshold(x @ w + b)\n    return w + lr * error * x, b + lr * error\n"},
        {"end": "print(len(history) >= 0)\n"},
    ),
    "error_in_own_cell": Oddity(before={"predict": "print(no_such_name)\n", "xor_network": "this is not Python\n"}),
    "unfinished": Oddity(left_out=("train_perceptron", "xor_network")),
    "wrong_but_honest": Oddity({"threshold": "def threshold(z):\n    return np.where(np.asarray(z) > 0, 1, 0)\n"}),
    "reads_and_writes_a_file": Oddity(
        {"threshold": "from pathlib import Path\n\nPath('cut.txt').write_text('0')\n\n\ndef threshold(z):\n"
         "    return np.where(np.asarray(z) >= float(Path('cut.txt').read_text()), 1, 0)\n"},
    ),
    "thread_pool": Oddity(
        {"predict": "from concurrent.futures import ThreadPoolExecutor\n\n\ndef predict(X, w, b):\n    with ThreadPoolExecutor(2) as pool:\n"
         "        return np.array(list(pool.map(lambda x: int(x @ w + b >= 0), X)))\n"},
    ),
    "star_imports": Oddity(before={"threshold": "from numpy import *\nfrom math import *\n"}),
    "pandas_free_generator": Oddity(
        {"predict": "def rows(X):\n    yield from X\n\n\ndef predict(X, w, b):\n    return np.fromiter((x @ w + b >= 0 for x in rows(X)), dtype=int)\n"},
    ),
}
