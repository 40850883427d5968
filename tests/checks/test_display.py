"""The table: three forms, every text escaped, told by words."""

import re
from html.parser import HTMLParser

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

from autograder.checks.display import bundle, to_html, to_text
from autograder.checks.fault import Fault
from autograder.checks.results import MIME, CheckResult, Report

ATTACK = "<script>alert(1)</script>"


@pytest.fixture
def report():
    checks = [
        CheckResult("runs", 1, False, None),
        CheckResult(ATTACK, 2, False, Fault("values", "differs", ATTACK)),
        CheckResult("generalises", 1, True, Fault("shape", "the shape is wrong", "expected shape (7, 3)")),
    ]
    return Report("loss", 4, "3. Losses", checks)


def test_all_forms_tell_the_same(report):
    shown = bundle(report)
    assert set(shown) == {"text/plain", "text/html", MIME}
    assert shown[MIME]["points"] == 1.0
    assert shown[MIME]["max_points"] == 4.0
    for text in (shown["text/plain"], shown["text/html"]):
        assert "1 of 4 points" in text
        assert "(7, 3)" not in text
        assert len(re.findall("passed", text)) == 1
        assert len(re.findall("failed", text, re.IGNORECASE)) == 2


def test_html_is_escaped_and_balanced(report):
    class Balance(HTMLParser):
        stack: list[str] = []

        def handle_starttag(self, tag, attrs):
            assert tag != "script"
            assert not any(name.startswith("on") for name, _ in attrs)
            self.stack.append(tag)

        def handle_endtag(self, tag):
            assert self.stack.pop() == tag

    parser = Balance()
    parser.feed(to_html(report))
    assert parser.stack == []
    assert "&lt;script&gt;" in to_html(report)


def test_an_unwritten_exercise_is_one_line():
    report = Report("loss", 4, checks=[CheckResult("runs", 1, False, Fault("not written", "..."))], state="not written")
    assert to_text(report) == "loss: not written yet (4 points to earn)"


def test_in_a_notebook_the_cell_ends_with_its_points_and_writes_no_stderr():
    cells = [
        "import numpy as np\nfrom autograder.checks import Exercise\n"
        "def log(x):\n    print('hello')\n    return np.log(x)",
        "exercise = Exercise('log', points=3, reference=np.log)\n"
        "exercise.check('positive', np.array([1.0, 2.0]))\n"
        "exercise.check('zero', np.array([0.0, 1.0]))\nexercise.score()",
        "def log(x):\n    return np.log10(x) + 1",
        "exercise = Exercise('log', points=3, reference=np.log)\nexercise.check('positive', 2.0)\nexercise.score()",
        "def log(x):\n    raise NotImplementedError()",
        "exercise = Exercise('log', points=3, reference=np.log)\nexercise.check('positive', 2.0)\nexercise.score()",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, timeout=60, allow_errors=True).execute()
    kinds = [[output.output_type for output in cell.outputs] for cell in notebook.cells]
    assert kinds[1] == ["display_data", "execute_result"]
    assert float(notebook.cells[1].outputs[1].data["text/plain"]) == 3.0
    assert kinds[3] == ["display_data", "error"]
    assert notebook.cells[3].outputs[1].ename == "ChecksFailed"
    assert len(notebook.cells[3].outputs[1].traceback) == 1
    assert notebook.cells[5].outputs[1].ename == "NotImplementedError"
    assert notebook.cells[5].outputs[0].data[MIME]["state"] == "not written"


def test_numpy_values_in_details_stay_short():
    from autograder.checks.compare import differences

    found = differences(np.zeros((100, 100)), np.ones((100, 100)))
    assert len(found[0].detail) < 300
