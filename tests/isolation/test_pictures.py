"""Pictures that were handed in are shown again; what came without them, or what a person grades, is drawn."""

import base64
import json

import nbformat
import pytest
from nbformat.v4 import new_output

from autograder.isolation.grade import Grader
from autograder.isolation.lesson import from_source_notebook
from autograder.isolation.pictures import HANDED_IN, STAND_IN
from autograder.isolation.structure import restore
from tests.feedback.submission import png as small_png
from tests.isolation.conftest import QUICK, nbgrader_cell, notebook

FIGURE = "plt.plot([1, 2])\nplt.show()"
TEST = "exercise = Exercise('f', points=2, reference=lambda x: x)\nexercise.check('one', 1.0)\nexercise.score()"
NOISY = """
class Noisy:
    def _repr_png_(self):
        print("drawn")
        return b"\\x89PNG"
    def _repr_html_(self):
        return "<b>table</b>"
Noisy()
"""


def png(width):
    """Return a small PNG in base64, another one for each width."""
    return base64.b64encode(small_png(width)).decode()


def shown(*pictures):
    return [new_output("display_data", {"image/png": each, "text/plain": "a figure"}) for each in pictures]


def grade(grader, *cells, outputs):
    """Grade a notebook whose first cells were handed in with these outputs; return those that came back."""
    made = notebook(*cells, nbgrader_cell("def f(x):\n    return x", "f"), nbgrader_cell(TEST, "test_f", 2))
    lesson = from_source_notebook("l", made)
    for cell, given in zip(made.cells[1:], outputs, strict=False):
        cell.outputs = given
    graded = grader.grade(nbformat.writes(made).encode(), lesson)
    assert graded.score == 2, graded.verdicts
    assert not any("autograder" in cell.metadata for cell in graded.notebook.cells)
    return [cell.outputs for cell in graded.notebook.cells[1:]]


def pictures(outputs):
    return [output.data["image/png"] for output in outputs if "image/png" in output.get("data", {})]


def drawn(picture):
    return len(picture) > 1000


def test_a_cell_shows_what_was_handed_in_with_it_and_says_so(grader):
    (outputs, *_) = grade(grader, FIGURE, outputs=[shown(png(1))])
    assert pictures(outputs) == [png(1)]
    assert [output.metadata for output in outputs] == [HANDED_IN]
    assert outputs[0].data["text/plain"].startswith("<Figure size")


def test_a_cell_that_came_without_a_picture_is_drawn(grader):
    text = [new_output("stream", text="nothing but words")]
    first, second, third, *_ = grade(grader, FIGURE, FIGURE, FIGURE, outputs=[[], text, shown(png(1))])
    assert drawn(*pictures(first)) and drawn(*pictures(second)) and pictures(third) == [png(1)]
    assert first[0].metadata == {}


@pytest.mark.parametrize("nonsense", ["x' onerror='steal()", base64.b64encode(b"<svg/>").decode(), ["a", 1], {}, 7])
def test_what_is_no_picture_counts_for_none(grader, nonsense):
    handed_in = [{"output_type": "display_data", "metadata": {}, "data": {"image/png": nonsense}}]
    made = notebook(FIGURE)
    made.cells[1].outputs = handed_in
    graded = grader.grade(json.dumps(made).encode(), from_source_notebook("l", made))
    assert drawn(*pictures(graded.notebook.cells[1].outputs))


@pytest.mark.parametrize("outputs", [7, "x", {"a": 1}, [None, 7, {"data": 3}, {"data": {"image/png": None}}]])
def test_outputs_of_any_form_are_read(outputs):
    made = notebook(FIGURE)
    lesson = from_source_notebook("l", made)
    made.cells[1]["outputs"] = outputs
    restored = restore(json.dumps(made).encode(), lesson)
    assert not restored.invalid
    assert "autograder" not in restored.notebook.cells[1].metadata


def test_one_after_the_other_and_none_too_many(grader):
    two = f"{FIGURE}\n{FIGURE}"
    more, fewer, *_ = grade(grader, FIGURE, two, outputs=[shown(png(1), png(2)), shown(png(3))])
    assert pictures(more) == [png(1)]
    assert pictures(fewer) == [png(3)]
    assert len(fewer) == 2
    assert STAND_IN not in json.dumps([more, fewer])


def test_only_pictures_are_left_out(grader):
    html = "import IPython.display as d\nd.display(d.HTML('<b>bold</b>'))\nprint('said')\n"
    (outputs, own, *_) = grade(grader, html + FIGURE, NOISY, outputs=[shown(png(1)), shown(png(2))])
    assert [output.output_type for output in outputs] == ["display_data", "stream", "display_data"]
    assert outputs[0].data["text/html"] == "<b>bold</b>"
    assert pictures(outputs) == [png(1)]
    assert [output.output_type for output in own] == ["execute_result"]
    assert own[0].data["text/html"] == "<b>table</b>"
    assert pictures(own) == [png(2)]


def test_a_widget_shows_what_was_handed_in(grader):
    widget = "from nnlib.widgets import GradientFlow\nGradientFlow()"
    first, second, *_ = grade(grader, widget, widget, outputs=[shown(png(1)), []])
    assert pictures(first) == [png(1)]
    assert drawn(*pictures(second))
    assert first[-1].data["text/plain"] == second[-1].data["text/plain"]


def test_what_a_person_grades_is_drawn(grader):
    by_hand = nbgrader_cell(FIGURE, "by_hand", 3)
    by_hand.metadata.nbgrader |= {"solution": True, "locked": False}
    (outputs, *_) = grade(grader, by_hand, outputs=[shown(png(1))])
    assert drawn(*pictures(outputs))


def test_a_read_only_cell_that_was_edited_is_drawn(grader):
    locked = nbgrader_cell(FIGURE, "locked")
    locked.metadata.nbgrader |= {"solution": False, "locked": True}
    made = notebook(locked)
    lesson = from_source_notebook("l", made)
    made.cells[1].outputs = shown(png(1))
    kept = grader.grade(nbformat.writes(made).encode(), lesson)
    assert pictures(kept.notebook.cells[1].outputs) == [png(1)]
    made.cells[1].source = "plt.plot([9, 9])"
    edited = grader.grade(nbformat.writes(made).encode(), lesson)
    assert drawn(*pictures(edited.notebook.cells[1].outputs))


def test_everything_is_drawn_where_that_is_asked_for():
    with Grader(QUICK, draw=True) as grader:
        (outputs, *_) = grade(grader, FIGURE, outputs=[shown(png(1))])
    assert drawn(*pictures(outputs))


def test_a_format_that_the_learner_chose_is_not_drawn_either(grader):
    retina = "%config InlineBackend.figure_formats = ['retina']\n" + FIGURE
    (outputs, *_) = grade(grader, retina, outputs=[shown(png(1))])
    assert pictures(outputs) == [png(1)]
