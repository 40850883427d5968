"""Lesson 1 in the real JupyterLab: it opens, runs to the end, its sliders move, and a solved exercise turns green."""

import nbformat
import pytest

from autograder.demo.learners import LEARNERS
from autograder.demo.sample_class import hand_in

pytestmark = pytest.mark.browser
LESSON = "01_perceptron"


@pytest.fixture(scope="module")
def solved(course, lab):
    """Put the lesson with everything right into the folder that JupyterLab serves and return its name."""
    released = nbformat.read(course.released(LESSON), as_version=4)
    reference = nbformat.read(course.source(LESSON).with_suffix(".ipynb"), as_version=4)
    nbformat.write(hand_in(released, reference, LEARNERS[0]), lab.folder / f"{LESSON}.ipynb")
    return f"{LESSON}.ipynb"


def run_all(page):
    """Run all cells from the menu and wait until the last code cell has its number."""
    page.locator(".jp-CodeCell").first.wait_for(timeout=60_000)
    page.wait_for_timeout(2000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    page.wait_for_function(
        """() => {
          const status = document.querySelector('.jp-Notebook-ExecutionIndicator');
          return status && status.dataset.status === 'idle'
            && document.querySelectorAll('.jp-OutputArea-output').length > 3;
        }""",
        timeout=90_000,
    )
    page.wait_for_timeout(1500)


def show(page, locator):
    """Bring a part of the notebook into view; JupyterLab hides the cells that are far from it."""
    locator.evaluate("node => node.closest('.jp-Cell').scrollIntoView({block: 'center'})")
    page.wait_for_timeout(1500)


def test_a_solved_lesson_runs_and_shows_its_tables(lab, page, solved, tmp_path):
    page.goto(lab.address(solved))
    run_all(page)
    table = page.locator("table caption", has_text="threshold").first
    assert "2 of 2 points" in table.text_content()
    show(page, table)
    page.screenshot(path=tmp_path / "table.png")
    canvas = page.locator(".nnlib-canvas[data-drawn]").first
    show(page, canvas)
    page.screenshot(path=tmp_path / "widget.png")
    assert not page.faults
