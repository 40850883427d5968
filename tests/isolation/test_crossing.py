# ruff: noqa: E501
"""What passes between a test cell and a learner's code, and what is refused with a sentence."""

import pytest


@pytest.mark.parametrize(
    ("answer", "test"),
    [
        ("def double(x):\n    return 2 * x", "assert double(4) == 8\nassert double(x=1.5) == 3.0"),
        (
            "def f(a, *rest, b=2, **named):\n    return a, rest, b, named",
            "assert f(1, 2, b=3, c=4) == (1, (2,), 3, {'c': 4})",
        ),
        ("answer = 42", "assert answer == 42"),
        (
            "data = {'a': [1, (2.5, None)], 'b': {1, 2}, 3: b'x', 'c': 1 + 2j}",
            "assert data == {'a': [1, (2.5, None)], 'b': {1, 2}, 3: b'x', 'c': 1 + 2j}",
        ),
        (
            "def f(x):\n    return x.astype(np.float32)",
            "r = f(np.arange(3))\nassert r.dtype == np.float32 and r.shape == (3,)",
        ),
        ("def f():\n    return np.float32(2)", "r = f()\nassert type(r) is np.float32"),
        ("def f(x):\n    return x.T", "assert (f(np.arange(6).reshape(2, 3)) == np.arange(6).reshape(2, 3).T).all()"),
        ("def f(g, x):\n    return g(x) + 1", "assert f(lambda v: v * 10, 3) == 31\nassert f(np.sqrt, 9.0) == 4.0"),
        ("def f():\n    return lambda v: v + 1", "assert f()(2) == 3"),
        (
            "class Counter:\n    total = 0\n    def __init__(self, start=0):\n        self.n = start\n"
            "    def up(self, by=1):\n        self.n += by\n        return self\n    def __len__(self):\n        return self.n\n"
            "    def __add__(self, other):\n        return Counter(self.n + other.n)\n    def __getitem__(self, i):\n        return i * self.n",
            "c = Counter(start=2)\nc.up().up(by=3)\nassert c.n == 6 and len(c) == 6 and c[2] == 12\nc.n = 1\nassert (c + Counter(4)).n == 5\n"
            "assert isinstance(c, Counter) and not isinstance(3, Counter)",
        ),
        (
            "def gen(n):\n    for i in range(n):\n        yield np.full(2, i)",
            "got = list(gen(3))\nassert len(got) == 3 and got[2].tolist() == [2, 2]\nassert next(gen(1)).tolist() == [0, 0]",
        ),
        ("def f(it):\n    return sum(it)", "assert f(i * i for i in range(4)) == 14"),
        (
            "def f(x):\n    raise ValueError('too small')",
            "try:\n    f(1)\nexcept ValueError as error:\n    assert 'too small' in str(error)\nelse:\n    assert False",
        ),
        (
            "class Odd(KeyError):\n    pass\ndef f(x):\n    raise Odd('k')",
            "try:\n    f(1)\nexcept LookupError as error:\n    assert type(error).__name__ == 'Odd'\nelse:\n    assert False",
        ),
        (
            "def f(x, l, d):\n    x *= 2\n    l.append(x.sum())\n    d['k'] = 1",
            "x, l, d = np.ones(3), [], {}\nf(x, l, d)\nassert x.tolist() == [2, 2, 2] and l == [6.0] and d == {'k': 1}",
        ),
        (
            "def f(rng):\n    return rng.normal(size=3)",
            "rng = np.random.default_rng(3)\na = f(rng)\nb = f(rng)\nfresh = np.random.default_rng(3)\nassert (a == fresh.normal(size=3)).all() and (b == fresh.normal(size=3)).all()",
        ),
        (
            "import warnings\ndef f():\n    warnings.warn('careful')\n    return 1",
            "import warnings\nwith warnings.catch_warnings(record=True) as seen:\n    warnings.simplefilter('always')\n    assert f() == 1\nassert 'careful' in str(seen[0].message)",
        ),
        (
            "def f():\n    print('hello')\n    return 1",
            "import io, contextlib\nwith contextlib.redirect_stdout(io.StringIO()) as out:\n    f()\nassert out.getvalue() == 'hello\\n'",
        ),
        (
            "def f():\n    fig, ax = plt.subplots()\n    ax.plot([1, 2], [3, 4])\n    ax.set_xlabel('epoch')\n    return ax",
            "ax = f()\nassert ax.get_xlabel() == 'epoch'\nassert len(ax.lines) == 1 and ax.lines[0].get_ydata().tolist() == [3, 4]",
        ),
        ("def f(n):\n    return 1 if n == 0 else n * f(n - 1)", "assert f(30) == 265252859812191058636308480000000"),
        ("def f(x):\n    return x[...], x[1:]", "a, b = f(np.arange(3))\nassert b.tolist() == [1, 2]"),
        (
            "def f(dtype):\n    return np.zeros(2, dtype)",
            "assert f(np.float32).dtype == np.float32 and f(int).dtype == int",
        ),
        (
            "class Net:\n    def __call__(self, x):\n        return x + 1\n    def __enter__(self):\n        return self\n    def __exit__(self, *a):\n        self.closed = True",
            "net = Net()\nassert net(1) == 2\nwith net as inner:\n    pass\nassert net.closed is True",
        ),
        ("def f(x):\n    x[0] = 7\n    return x", "x = [1]\nassert f(x) == [7] and x == [7]"),
        (
            "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: float\n    y: float = 0.0",
            "p = P(1.0, y=2.0)\nassert (p.x, p.y) == (1.0, 2.0) and 'P(x=1.0' in repr(p)",
        ),
        (
            "import collections\nPair = collections.namedtuple('Pair', 'a b')\ndef f():\n    return Pair(1, 2)",
            "assert f().a == 1 and f()[1] == 2",
        ),
        ("функция = 3\ndef größe(x):\n    return x", "assert функция == 3 and größe('ü') == 'ü'"),
    ],
)
def test_crosses(sheet, answer, test):
    result = sheet(answer, test)
    assert result.verdict["kind"] == "passed", (result.reason, result.outputs(-1))
    assert result.score == 10


NODE = """
class Node:
    def __init__(self):
        self.items, self.grad = [5], np.zeros(2)
    def total(self):
        return float(self.grad.sum())
    def clear(self):
        self.items = []
n = Node()
"""


@pytest.mark.parametrize(
    ("answer", "test"),
    [
        (
            "def f(nodes):\n    seen = [getattr(n, '_seen', False) for n in nodes]\n    for n in nodes:\n        n._seen = True\n    return seen + [n._seen for n in nodes]",
            "assert f([n, Node()]) == [False, False, True, True] and not hasattr(n, '_seen')",
        ),
        (
            "def f(n):\n    n._number, n._old, n._kind, n._known = 1, 2, 3, 4\n    return n._number, n._old, n._kind, n._known",
            "assert f(n) == (1, 2, 3, 4)",
        ),
        ("def f(n):\n    n.seen = True\n    del n.seen\n    return hasattr(n, 'seen')", "assert f(n) is False"),
        ("def f(n):\n    n._seen = True\n    del n._seen\n    return hasattr(n, '_seen')", "assert f(n) is False"),
        (
            "def f(n):\n    del n.items\n    try:\n        del n.items\n    except AttributeError:\n        n.items = 3\n        return n.items",
            "assert f(n) == 3 == n.items",
        ),
        (
            "def f(n):\n    n.users = []\n    for user in (n, 3):\n        n.users.append(user)\n    return len(n.users)",
            "assert f(n) == 2 and n.users[0] is n and n.users[1] == 3",
        ),
        (
            "def f(n):\n    n.grad = np.zeros(2)\n    n.grad[...] += 1\n    n.grad[0] += n.total()",
            "f(n)\nassert n.grad.tolist() == [3, 1]",
        ),
        (
            "def f(n):\n    grad = n.grad\n    n.total()\n    grad += 1\n    return n.grad is grad and n.total()",
            "assert f(n) == 2 and n.grad.tolist() == [1, 1]",
        ),
        ("def f(n):\n    n.grad[1:] += 4\n    return n.total()", "assert f(n) == 4 and n.grad.tolist() == [0, 4]"),
        ("def f(n):\n    n.items.append(4)\n    n.items.sort()", "f(n)\nassert n.items == [4, 5]"),
        ("def f(n):\n    n.items.append(4)\n    n.clear()\n    return n.items", "assert f(n) == n.items == []"),
        ("def f(n):\n    n.mark = lambda: 3\n    n.lost = slice\n    return n.lost is slice", "assert f(n) is True"),
        (
            "def f(n):\n    n.items.append(7)\n    raise ValueError",
            "try:\n    f(n)\nexcept ValueError:\n    pass\nassert n.items == [5, 7]",
        ),
    ],
)
def test_attributes_of_the_tests_objects_behave_as_in_one_process(sheet, answer, test):
    result = sheet(answer, NODE + test)
    assert result.verdict["kind"] == "passed", (result.reason, result.outputs(-1))


def test_an_attribute_made_what_cannot_pass_is_said(sheet):
    result = sheet("def f(n):\n    n.items.append(np.ma.ones(3))\n    return 1", NODE + "assert f(n) == 1")
    assert result.score == 0
    assert "MaskedArray" in result.reason, result.reason


@pytest.mark.parametrize(
    ("answer", "test", "named"),
    [
        ("class A:\n    pass", "class B(A):\n    pass", "subclass"),
        ("def f():\n    return np.array([[1], [1, 2]], dtype=object)", "f()", "dtype object"),
        (
            "class A:\n    def __eq__(self, other):\n        return True\ndef f():\n    return A()",
            "assert f() == 3",
            "compare plain data",
        ),
        (
            "class A:\n    def __bool__(self):\n        return True\ndef f():\n    return A()",
            "assert f()",
            "compare plain data",
        ),
        (
            "class A:\n    def __lt__(self, other):\n        return True\ndef f():\n    return A()",
            "assert f() < 3",
            "compare plain data",
        ),
        (
            "class A:\n    def __contains__(self, other):\n        return True\ndef f():\n    return A()",
            "assert 3 in f()",
            "compare plain data",
        ),
        ("class A:\n    pass\ndef f():\n    return A()", "{f(): 1}", "hash"),
        (
            "class A:\n    def __array__(self, *a, **k):\n        return np.ones(3)\ndef f():\n    return A()",
            "np.testing.assert_allclose(f(), np.ones(3))",
            "np.asarray",
        ),
        ("def f():\n    return np.ma.ones(3)", "assert f().sum() == 3", "MaskedArray"),
        ("def f():\n    l = []\n    l.append(l)\n    return l", "assert f() == 1", ""),
        ("def f(m):\n    return 1", "import sys\nassert f(sys) == 1", "module"),
    ],
)
def test_refused_with_a_sentence(sheet, answer, test, named):
    result = sheet(answer, test)
    assert result.score == 0
    assert named in result.reason, result.reason


def test_a_number_is_plain_python(sheet):
    assert sheet("x = 1", "4.5").score == 4.5
    assert sheet("x = 1", "7").score == 7
    assert sheet("x = 1", "0").score == 0


@pytest.mark.parametrize("test", ["np.float64(5.0)", "float('nan')", "11", "-1", "True", "'10'", "number"])
def test_any_other_last_value_is_a_fault_and_no_score(sheet, test):
    from autograder.checks import GraderFault

    with pytest.raises(GraderFault, match="no score"):
        sheet("class N(float):\n    pass\nnumber = N(3)", test)


def test_the_exercise_api_reaches_the_learner(sheet):
    test = """
exercise = Exercise("double", points=10, reference=lambda x: 2 * x)
exercise.check("numbers", 3.0)
exercise.check("arrays", np.arange(3.0))
@exercise.property("it is additive")
def _(double):
    return double(1.0) + double(2.0) == double(3.0)
exercise.score()
"""
    whole = sheet("def double(x):\n    print('called')\n    return 2 * x", test)
    assert whole.score == 10
    half = sheet("def double(x):\n    return 2 * x if np.ndim(x) else -x", test)
    assert 0 < half.score < 10
    blank = sheet("def double(x):\n    raise NotImplementedError()", test)
    assert blank.score == 0 and "not written yet" in blank.reason
    crashing = sheet("import os\ndef double(x):\n    os._exit(3) if np.ndim(x) else None\n    return 2 * x", test)
    assert 0 < crashing.score < 10 and "exit code 3" in crashing.text


def test_stderr_of_the_learner_does_not_cost_points(sheet):
    answer = "import sys\ndef f():\n    print('to stderr', file=sys.stderr)\n    return 1"
    assert sheet(answer, "assert f() == 1").score == 10


NET = "class Net:\n    def __init__(self):\n        self.n = 0\n    def step(self, x):\n        self.n += x\n        return self.n"
HALVES = "net = Net()\nassert net.step(2) == 2\n### BEGIN HIDDEN TESTS\nassert net.step(3) == 5\n### END HIDDEN TESTS"


def test_objects_of_the_visible_part_live_on_in_the_hidden_part(sheet):
    assert sheet(NET, HALVES).score == 10
    assert sheet(NET.replace("+= x", "+= 1 + (x == 3)"), HALVES).score == 0


def test_objects_are_made_again_when_their_process_ended(grader):
    import nbformat

    from autograder.isolation.lesson import from_source_notebook
    from tests.isolation.conftest import nbgrader_cell, notebook

    made = notebook(
        nbgrader_cell(NET, "Net"),
        nbgrader_cell(HALVES, "test_net", 4),
        nbgrader_cell("import os\ndef leave():\n    os._exit(0)", "leave"),
        nbgrader_cell("leave()", "test_leave", 2),
    )
    graded = grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    assert {name: verdict["score"] for name, verdict in graded.verdicts.items()} == {"test_net": 4, "test_leave": 0}
