# ruff: noqa: E501
"""Honest submissions that do odd things score exactly what stock nbgrader gives them."""

import tempfile

import nbformat
import pytest
from nbclient import NotebookClient
from nbgrader.utils import determine_grade

from autograder.isolation.grade import Grader
from autograder.isolation.lesson import from_source_notebook
from tests.isolation.conftest import nbgrader_cell, notebook

TEST = "assert f(2) == 4\nassert f(x=3) == 6"
F = "def f(x):\n    return 2 * x\n"

ODDITIES = {
    "prints a lot": [F + "for i in range(20000):\n    print(i)"],
    "prints when called": ["def f(x):\n    print('called with', x)\n    return 2 * x"],
    "warns": ["import warnings\n" + F + "warnings.warn('careful')"],
    "divides by zero": [F + "np.ones(2) / 0"],
    "tqdm": [F + "from tqdm.auto import tqdm\nfor _ in tqdm(range(50)):\n    pass"],
    "tqdm notebook": [F + "from tqdm.notebook import tqdm\nfor _ in tqdm(range(50)):\n    pass"],
    "helpers and classes": [
        "class Doubler:\n    factor = 2\n    def __call__(self, x):\n        return self.factor * x\ndef helper(x):\n    return Doubler()(x)\ndef f(x):\n    return helper(x)"
    ],
    "scipy": ["from scipy.special import expit\nfrom scipy import stats\n" + F + "expit(np.linspace(-1, 1, 5))"],
    "twenty figures": [F + "for i in range(20):\n    plt.figure()\n    plt.plot([1, i])\nplt.show()"],
    "redefines a name": ["def f(x):\n    return 0", F],
    "redefines a builtin": ["sum = 3\nlist = 4\n" + F],
    "redefines it after the test": [F, None, "f = 3"],
    "matplotlib magic": ["%matplotlib inline\n" + F],
    "time magic": [F, "%%time\ny = f(3)", "%time f(2)", "%timeit -n 1 -r 1 f(2)"],
    "config magic": ["%config InlineBackend.figure_format = 'retina'\n" + F + "plt.plot([1, 2]);"],
    "help": [F, "f?", "f??", "%who", "%pwd"],
    "shell": ["!echo hello\n" + F, "files = !ls\nfiles"],
    "writes a file": [
        "%%writefile helper.py\ndef g(x):\n    return 2 * x",
        "import helper\ndef f(x):\n    return helper.g(x)",
    ],
    "type hints": [
        "from typing import Union\ndef f(x: Union[int, float]) -> 'float':\n    'Double.'\n    return 2 * x"
    ],
    "recursion": ["def f(x):\n    return 0 if x == 0 else 2 + f(x - 1)"],
    "non-ASCII names": ["def größe(α):\n    return 2 * α\ndef f(x):\n    Ω = größe(x)\n    return Ω"],
    "a lambda": ["f = lambda x: 2 * x"],
    "a partial": ["import functools, operator\ndef g(k, x):\n    return k * x\nf = functools.partial(g, 2)"],
    "a decorator": ["import functools\n@functools.lru_cache(maxsize=None)\ndef f(x):\n    return 2 * x"],
    "vectorize": ["f = np.vectorize(lambda x: 2 * x)"],
    "global state": ["count = 0\ndef f(x):\n    global count\n    count += 1\n    return 2 * x"],
    "random numbers": ["np.random.seed(0)\nnoise = np.random.randn(3)\n" + F],
    "a thread": ["import threading\n" + F + "t = threading.Thread(target=f, args=(1,))\nt.start()\nt.join()"],
    "async": [F, "import asyncio\nasync def g():\n    await asyncio.sleep(0)\n    return 1\nawait g()"],
    "widgets": [F + "from ipywidgets import interact, IntSlider\ninteract(lambda a: print(a), a=(0, 5));\nIntSlider()"],
    "html": [
        F
        + "from IPython.display import HTML, Markdown, Math, display\ndisplay(HTML('<b>x</b>'), Markdown('*x*'), Math('x^2'))"
    ],
    "an error elsewhere": [F, "1 / 0", "undefined_name"],
    "a syntax error elsewhere": [F, "1 +"],
    "exit": [F, "raise SystemExit"],
    "logging": ["import logging\nlogging.basicConfig(level=logging.INFO)\nlogging.warning('x')\n" + F],
    "numpy scalars": ["def f(x):\n    return np.float64(2 * x)"],
    "global numpy settings": ["np.set_printoptions(precision=2)\nnp.seterr(all='raise')\n" + F],
    "wrong": ["def f(x):\n    return x"],
    "half": ["def f(x):\n    return 4"],
    "blank": ["def f(x):\n    raise NotImplementedError()"],
    "nothing": [""],
    "a name error": ["def f(x):\n    return y"],
    "keyboard interrupt": [F, "raise KeyboardInterrupt"],
    "many lines": ["\n" * 500 + F],
    "windows line ends": [F.replace("\n", "\r\n")],
    "display in a loop": [
        F + "from IPython.display import clear_output\nfor i in range(5):\n    clear_output(wait=True)\n    print(i)"
    ],
    "dataclass": [
        "from dataclasses import dataclass, field\n@dataclass\nclass A:\n    k: int = 2\n    v: list = field(default_factory=list)\ndef f(x):\n    return A().k * x"
    ],
    "pickles": ["import pickle\n" + F + "pickle.loads(pickle.dumps(f))(1)"],
    "inspect": ["import inspect\n" + F + "inspect.getsource(f)"],
    "multiprocessing": [
        F
        + "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(2) as pool:\n    list(pool.map(f, range(3)))"
    ],
    "JSON eighty deep": [
        F
        + "from IPython.display import JSON, display\ndata = 1\nfor _ in range(80):\n    data = {'in': data}\ndisplay(JSON(data))"
    ],
    "JSON too deep to be read": [
        F
        + "from IPython.display import JSON, display\ndata = 1\nfor _ in range(900):\n    data = [data]\ndisplay(JSON(data))"
    ],
    "JSON inside itself": [
        F + "from IPython.display import JSON, display\ndata = {}\ndata['in'] = data\ndisplay(JSON(data), 'after')"
    ],
    "JSON of many parts": [F + "from IPython.display import JSON, display\ndisplay(JSON([0] * 1_000_000))"],
}


@pytest.fixture(scope="module")
def grader():
    """A grader with the limits that a class has."""
    with Grader() as patient:
        yield patient


def stock_score(made) -> float:
    """What nbgrader gives after a Jupyter kernel ran the notebook."""
    ran = nbformat.from_dict(made)
    with tempfile.TemporaryDirectory() as folder:  # where a cell may write its files
        NotebookClient(
            ran, timeout=60, allow_errors=True, kernel_name="python3", resources={"metadata": {"path": folder}}
        ).execute()
    return determine_grade(ran.cells[-1] if ran.cells[-1].metadata.get("nbgrader", {}).get("grade") else _test(ran))[0]


def _test(ran):
    return next(cell for cell in ran.cells if cell.metadata.get("nbgrader", {}).get("grade"))


def _made(cells):
    test = nbgrader_cell(TEST, "test_answer", 10)
    first = nbgrader_cell(cells[0], "answer")
    if None in cells:
        place = cells.index(None)
        return notebook(first, *cells[1:place], test, *cells[place + 1 :])
    return notebook(first, *cells[1:], test)


# A kernel for each takes seconds: every second one runs on stock. All were equal when they were written, and the next
# test holds the rest to the score that they had.
@pytest.mark.slow
@pytest.mark.parametrize("name", list(ODDITIES)[::2])
def test_same_as_stock(grader, name):
    made = _made(ODDITIES[name])
    graded = grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    assert graded.score == stock_score(made), graded.verdicts


@pytest.mark.parametrize("name", ODDITIES)
def test_scores_what_it_is_worth(grader, name):
    made = _made(ODDITIES[name])
    graded = grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    expected = 0 if name in ("wrong", "half", "blank", "nothing", "a name error") else 10
    assert graded.score == expected, (graded.verdicts, [cell.outputs for cell in graded.notebook.cells])
    assert not [flag for flag in graded.flags if flag.severity == "tampering"]


def test_the_figures_of_a_cell_are_kept(grader):
    made = _made(ODDITIES["twenty figures"])
    graded = grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    pictures = [output for output in graded.notebook.cells[1].outputs if "image/png" in output.get("data", {})]
    assert len(pictures) == 20


def test_the_outputs_are_those_of_a_kernel(grader):
    cells = [
        "print('a')\nprint('b')",
        "3 + 4",
        "1 / 0",
        "from IPython.display import Markdown\nMarkdown('*x*')",
        "import sys\nprint('e', file=sys.stderr)",
        "%time 1 + 1",
        "x = 3;",
        "'text'",
        "[1, 2]",
    ]
    made = notebook(*cells, nbgrader_cell("pass", "test_answer", 1))
    graded = grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    ran = nbformat.from_dict(made)
    with tempfile.TemporaryDirectory() as folder:  # where a cell may write its files
        NotebookClient(
            ran, timeout=60, allow_errors=True, kernel_name="python3", resources={"metadata": {"path": folder}}
        ).execute()

    def form(cell):
        return [
            (
                output.output_type,
                output.get("name"),
                output.get("ename"),
                output.get("evalue"),
                sorted(output.get("data", {})),
            )
            + ((output.get("text"),) if "Wall" not in str(output.get("text")) else ())
            for output in cell.outputs
        ]

    for ours, theirs in zip(graded.notebook.cells, ran.cells, strict=True):
        assert form(ours) == form(theirs)
