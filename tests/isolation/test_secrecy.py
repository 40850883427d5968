# ruff: noqa: E501
"""Nothing of the hidden tests reaches what a learner gets, whatever the learner's code tries; and the scanner finds it."""

import nbformat
import numpy as np
import pytest

from autograder.isolation.lesson import from_source_notebook
from autograder.isolation.secrecy import leaks, secrets_of
from tests.isolation.conftest import nbgrader_cell, notebook

HIDDEN = """
exercise = Exercise("threshold", points=10)
exercise.check("positive and negative", np.array([1.5, -2.5]))
### BEGIN HIDDEN TESTS
secret_input = np.array([31.4159, -27.1828, 16.1803, 57.7215])
with exercise.hidden():
    exercise.check("larger numbers", secret_input)
    exercise.check("random numbers", np.random.default_rng(987).normal(size=6) * 100)
### END HIDDEN TESTS
exercise.score()
"""
PLAIN = """
assert threshold(np.array([1.0])).tolist() == [1]
### BEGIN HIDDEN TESTS
secret_input = np.array([31.4159, -27.1828, 16.1803, 57.7215])
assert threshold(secret_input).tolist() == [1, 0, 1, 1], "the hidden expectation is 1, 0, 1, 1"
### END HIDDEN TESTS
"""
SNOOPS = {
    "prints": "def threshold(z):\n    print('got', z)\n    return np.zeros(7)",
    "raises": "def threshold(z):\n    raise ValueError(f'got {z!r}')",
    "names its exception": "def threshold(z):\n    raise type('E' + '_'.join(str(v) for v in z), (ValueError,), {})('x')",
    "warns": "import warnings\ndef threshold(z):\n    warnings.warn(repr(z))\n    return z",
    "returns it": "def threshold(z):\n    return np.asarray(z) * 1.0",
    "remembers": "seen = []\ndef threshold(z):\n    seen.append(np.array(z))\n    raise ValueError(str(seen))",
    "keeps a file": "def threshold(z):\n    open('/tmp/seen', 'a').write(repr(z))\n    raise ValueError(open('/tmp/seen').read())",
    "shares memory": "import mmap\nshared = mmap.mmap(-1, 4096)\ndef threshold(z):\n    shared.write(repr(z).encode())\n    raise ValueError(bytes(shared[:400]))",
    "draws": "def threshold(z):\n    plt.plot(z)\n    plt.title(repr(z))\n    plt.show()\n    return z",
    "displays": "def threshold(z):\n    from IPython.display import display\n    display(z)\n    return z",
    "frames": "import sys\ndef threshold(z):\n    f, out = sys._getframe(), []\n    while f:\n        out.append(str(f.f_locals)[:3000])\n        f = f.f_back\n    raise ValueError(' '.join(out))",
    "returns text": "def threshold(z):\n    return repr(z)",
    "a dict of it": "def threshold(z):\n    return {repr(z): 1}",
}


@pytest.mark.parametrize("test", [HIDDEN, PLAIN], ids=["exercise", "asserts"])
@pytest.mark.parametrize("snoop", SNOOPS)
def test_nothing_hidden_is_in_the_graded_notebook(grader, snoop, test):
    later = nbgrader_cell(
        "result = threshold(np.array([3.0]))\nassert result.tolist() == [1], str(result)", "test_later", 2
    )
    made = notebook(
        nbgrader_cell(SNOOPS[snoop], "threshold"),
        nbgrader_cell(test, "test_threshold", 10),
        later,
        "print(globals().get('seen'))\nimport os\nprint(os.path.exists('/tmp/seen') and open('/tmp/seen').read())",
    )
    secrets = secrets_of(made)
    assert secrets.sequences["test_threshold"]
    graded = grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    for cell in graded.notebook.cells:  # nbgrader itself hides the source of hidden tests from feedback
        if "HIDDEN" in cell.source:
            cell.source = ""
    assert leaks(nbformat.writes(graded.notebook), secrets) == []


def test_the_learner_still_sees_the_visible_part(grader):
    made = notebook(nbgrader_cell(SNOOPS["raises"], "threshold"), nbgrader_cell(HIDDEN, "test_threshold", 10))
    graded = grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    assert "1.5" in nbformat.writes(graded.notebook.cells and graded.notebook)


@pytest.mark.parametrize(
    "page",
    [
        "with 31.4159, -27.1828, 16.1803 and 57.7215",
        "<pre>[ 31.4159 -27.1828\n  16.1803  57.7215]</pre>",
        "<td>31.4159</td><td>-27.1828</td><td>16.1803</td><td>57.7215</td>",
        "<code>secret_input = np.array([31.4159,</code>",
        "secret_input = np.array([31.4159, -27.1828, 16.1803, 57.7215])",
        '{"cells": [{"outputs": [{"text": ["x 31.42 ", "array([31.4159, -27.1828, 16.1803, 57.7215])"]}]}]}',
        str(np.random.default_rng(987).normal(size=6) * 100),
        " ".join(f"{v:.4f}" for v in np.random.default_rng(987).normal(size=6) * 100),
        '<p title="31.4159 -27.1828 16.1803 57.7215">hover</p>',
        "the numbers &#51;1.4159, -27.1828, 16.1803, 57.7215",
    ],
)
def test_the_scanner_finds_a_leak(page):
    secrets = secrets_of(notebook(nbgrader_cell("", "threshold"), nbgrader_cell(HIDDEN, "test_threshold", 10)))
    assert leaks(page, secrets)


@pytest.mark.parametrize(
    "page",
    [
        "",
        "threshold: 5 of 10 points",
        "<p>hidden: larger numbers: the values are not the expected ones</p>",
        "1.5 -2.5",
        "31.4 and then 2",
        "with exercise.hidden():",
    ],
)
def test_the_scanner_lets_harmless_pages_pass(page):
    secrets = secrets_of(notebook(nbgrader_cell("", "threshold"), nbgrader_cell(HIDDEN, "test_threshold", 10)))
    assert leaks(page, secrets) == []


def test_the_scanner_finds_messages_of_hidden_asserts():
    secrets = secrets_of(notebook(nbgrader_cell("", "threshold"), nbgrader_cell(PLAIN, "test_threshold", 10)))
    assert leaks("AssertionError: the hidden expectation is 1, 0, 1, 1", secrets)
