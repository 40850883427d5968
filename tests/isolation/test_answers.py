# ruff: noqa: E501
"""What a lesson grades is not in the learner's view of nnlib, in no form; everything else still imports."""

import ast
import pkgutil
from pathlib import Path

import nbformat
import pytest

import nnlib
from autograder.isolation.answers import package_without, without
from autograder.isolation.grade import Grader
from autograder.isolation.lesson import from_source_notebook
from tests.isolation.conftest import QUICK, nbgrader_cell, notebook

FOLDER = Path(nnlib.__file__).parent
GRADED = ("threshold", "perceptron_loss", "train_perceptron", "predict", "perceptron_update", "xor_network")
LOOTERS = {
    "from nnlib import": "from nnlib import threshold",
    "as an attribute": "import nnlib\nthreshold = nnlib.threshold",
    "called from its module": "import importlib\nthreshold = importlib.import_module('nnlib.functions.threshold').threshold\nthreshold(1)",
    "getattr": "import nnlib\nthreshold = getattr(nnlib, 'threshold')",
    "from the dict": "import nnlib\nthreshold = nnlib.__dict__['threshold']\nthreshold(1)",
    "reloaded": "import nnlib, importlib, sys\nfor n in [n for n in sys.modules if n.startswith('nnlib')]:\n    del sys.modules[n]\nimport nnlib\nthreshold = nnlib.threshold",
    "through the model": "from nnlib.functions import threshold as t\nt(np.zeros(3)) if callable(t) else t.threshold(1)",
}


@pytest.fixture(scope="module")
def without_threshold():
    """A grader that stays warm for lessons that ask for threshold."""
    with Grader(QUICK) as grader:
        yield grader


@pytest.mark.parametrize("name", LOOTERS)
def test_the_answer_does_not_work_and_the_learner_sees_why(without_threshold, name):
    made = notebook(
        nbgrader_cell(LOOTERS[name], "threshold"), nbgrader_cell("assert threshold(1) == 1", "test_threshold", 3)
    )
    graded = without_threshold.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    assert graded.score == 0
    if name != "from the dict":
        assert "threshold is what this lesson asks you to write" in str(graded.notebook.cells[1].outputs)


def test_a_star_import_brings_all_that_is_not_graded(without_threshold):
    answer = "from nnlib import *\ndef threshold(z):\n    return (relu(z) > 0) * 1"
    made = notebook(nbgrader_cell(answer, "threshold"), nbgrader_cell("assert threshold(2) == 1", "test_threshold", 3))
    graded = without_threshold.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    assert graded.score == 3, graded.notebook.cells[1].outputs


def test_the_source_and_code_of_an_answer_are_nowhere_in_the_process():
    probe = """
import gc, types, os, nnlib, nnlib.functions
names = [o.__qualname__ for o in gc.get_objects() if isinstance(o, types.FunctionType) and o.__name__ in ('threshold', 'perceptron_loss') and o.__code__.co_names]
texts = []
for folder, _, files in os.walk(nnlib.__path__[0]):
    for file in files:
        if file.endswith('.py'):
            text = open(os.path.join(folder, file)).read()
            if 'def threshold' in text or 'def perceptron_loss' in text:
                texts.append(file)
pycs = [f for folder, _, files in os.walk(nnlib.__path__[0]) for f in files if f.endswith('.pyc')]
def threshold(z):
    return 1
def perceptron_loss(X):
    return 0
"""
    made = notebook(
        nbgrader_cell(probe, "threshold"),
        nbgrader_cell("", "perceptron_loss"),
        nbgrader_cell("assert not texts and not pycs, (texts, pycs)\nassert not names, names", "test_threshold", 3),
    )
    with Grader(QUICK) as grader:
        graded = grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    assert graded.score == 3, graded.verdicts


def test_every_module_of_the_view_still_imports(tmp_path):
    import subprocess
    import sys

    from autograder.isolation.rootfs import write_files

    write_files(tmp_path / "nnlib", package_without(FOLDER, GRADED))
    modules = [m.name for m in pkgutil.walk_packages([str(FOLDER)], "nnlib.") if "frameworks" not in m.name]
    program = f"import sys, importlib\nsys.path[:0] = [{str(tmp_path)!r}]\nfor n in {modules!r}:\n    importlib.import_module(n)\nimport nnlib\nprint(nnlib.__file__)"
    done = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout.startswith(str(tmp_path)), done.stderr


def test_private_helpers_of_an_answer_go_with_it_and_neighbours_stay():
    source = '"""The answer is z > 0."""\nimport numpy as np\n\ndef relu(z):\n    return _mask(z) * z\n\ndef _mask(z):\n    return z > 0\n\ndef other(z):\n    "like relu, z * (z > 0)"\n    return z + 1\n'
    text = without(source, ["relu"])
    assert "z > 0" not in text
    names: dict = {}
    exec(text, names)
    assert names["other"](1) == 2
    with pytest.raises(ImportError, match="relu is what this lesson asks you to write"):
        names["relu"](1)
    assert without(source, ["sigmoid"]) == source


@pytest.mark.parametrize(
    "lesson", sorted(Path(nnlib.__file__).parents[1].glob("solutions/*/*.py")), ids=lambda path: path.stem
)
def test_no_graded_function_of_any_lesson_keeps_its_body(lesson):
    import jupytext

    graded = {
        cell.metadata["nbgrader"]["grade_id"]
        for cell in jupytext.read(lesson).cells
        if cell.metadata.get("nbgrader", {}).get("solution") and cell.cell_type == "code"
    }
    for name, text in package_without(FOLDER, graded).items():
        if name.endswith(".py"):
            defined = {node.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)}
            top = {node.name for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)}
            assert not top & graded, (name, top & graded, defined)
