"""Code whose functions depend on their arguments alone, and code whose functions may remember something."""

import ast

import pytest

from autograder.isolation.bindings import bindings_of, together
from autograder.isolation.self_contained import is_self_contained, uses_shared_randomness

GIVEN = together(map(bindings_of, ["import numpy as np\nX = np.zeros(3)\nEPS = 1e-3", "def helper(a):\n    return a"]))
ALONE = [
    "def f(x):\n    return np.exp(x) + EPS",
    "def f(x):\n    rng = np.random.default_rng(0)\n    return rng.random(3)",
    "def f(x, rng):\n    return rng.random(3) + rng.normal(size=3)",
    "def f(x):\n    x[0] = 1\n    return x",
    "def f(node):\n    node.grad = 1",
    "def f(x):\n    return helper(x)",
    "def f(x):\n    out = []\n    for a in x:\n        out.append(a)\n    return out",
    "def f(x):\n    def g(z):\n        return z * x\n    return [g(a) for a in x]",
    "def f(x, dtype=np.float64, scale=-1.0):\n    return x",
    "f = lambda x: 2 * x",
    "print(f(3))\ndef f(x):\n    for _ in range(3):\n        x = x + 1\n    return x",
    "import math\nfrom itertools import product\nTOP = 3\ndef f(x):\n    return math.sqrt(x) * TOP",
    "class Node:\n    '''A node.'''\n    size = 3\n    def m(self):\n        self.a = 1\ndef f(x):\n    return Node()",
    "seen = []\ndef f(x):\n    return x",
]
REMEMBERING = [
    "seen = []\ndef f(x):\n    seen.append(x)",
    "def f(x):\n    global n\n    n = 1",
    "def f(x):\n    return X + x",
    "def f(x):\n    X[0] = 1",
    "def f(x, seen=[]):\n    return x",
    "def f(x, rng=np.random.default_rng(0)):\n    return x",
    "def f(x):\n    f.calls = 1",
    "def f(x):\n    f.calls[0] += 1",
    "def f(x):\n    helper.seen.append(x)",
    "def f(x):\n    h = helper\n    h.calls = 1",
    "def f(x):\n    if (h := helper):\n        h.calls = 1",
    "def f(x):\n    np.kept = x",
    "def f(x):\n    np.random.seed(0)",
    "def f(x):\n    return np.random.rand()",
    "def f(x):\n    shared = np.random\n    return shared.rand()",
    "def f(x):\n    np.seterr(all='raise')",
    "from numpy.random import rand\ndef f(x):\n    return rand()",
    "from numpy import random\ndef f(x):\n    return x",
    "import random\ndef f(x):\n    return random.random()",
    "import os\ndef f(x):\n    return x",
    "from math import *\ndef f(x):\n    return x",
    "from functools import lru_cache\ndef f(x):\n    return x",
    "@helper\ndef f(x):\n    return x",
    "f = np.vectorize(lambda z: z)",
    "def g():\n    seen = []\n    def h(x):\n        seen.append(x)\n    return h\nf = g()",
    "class A:\n    seen = []\n    def m(self):\n        self.seen.append(1)\ndef f(x):\n    return A()",
    "class A:\n    n = 1\ndef f(x):\n    A.n += 1",
    "class A:\n    n = 1\n    def m(self):\n        type(self).n += 1\ndef f(x):\n    return A().m()",
    "class A:\n    n = 1\n    def m(self):\n        c = type(self)\n        c.n += 1\ndef f(x):\n    return A().m()",
    "class A:\n    n = 1\n    @classmethod\n    def m(cls):\n        cls.n += 1\ndef f(x):\n    return A.m()",
    "def f(x):\n    (lambda: X)()[0] = 1",
    "def f(x):\n    return unknown(x)",
    "helper = [1]\ndef f(x):\n    return helper",
    "def f(x):\n    return eval('x')",
    "def f(x):\n    setattr(f, 'n', 1)",
    "def f(x):\n    return f.__dict__",
    "print(_)\ndef f(x):\n    return x",
    "print(Out[3])\ndef f(x):\n    return x",
    "def f(x):\n    open('kept', 'a').write('1')",
]


def check(source):
    return is_self_contained([ast.parse(source)], GIVEN, ["f"])


@pytest.mark.parametrize("source", ALONE)
def test_functions_that_depend_on_their_arguments_alone(source):
    assert check(source)


@pytest.mark.parametrize("source", REMEMBERING)
def test_functions_that_may_remember(source):
    assert not check(source)


@pytest.mark.parametrize("code", ["np.random.seed(1)", "numpy.random.rand(3)", "np.seterr(all='raise')", "np.random"])
def test_what_numpy_shares(code):
    assert uses_shared_randomness(ast.parse(code))


@pytest.mark.parametrize("code", ["rng.random(3)", "np.random.Generator(np.random.PCG64(1))", "x.random"])
def test_what_numpy_does_not_share(code):
    assert not uses_shared_randomness(ast.parse(code))
