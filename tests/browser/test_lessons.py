"""Every lesson in the real JupyterLab, as a learner works: type an answer, see its check turn green, run everything."""

import contextlib
import os
import re
import signal
import subprocess
import sys

import nbformat
import pytest
from playwright.sync_api import Error

from autograder.demo.learners import SOLVED, SampleLearner
from autograder.demo.sample_class import grade_id, hand_in
from autograder.learning.copy import questions
from autograder.lesson_copies import lesson_names, lessons_folder
from tests.browser.notebook import accept_dialog, wait_for_kernel

pytestmark = pytest.mark.browser

ERROR = ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.error']"
FINISHED = """
() => {
  const cells = [...document.querySelectorAll('.jp-CodeCell')];
  const written = cells.filter((cell) => cell.querySelector('.cm-content').innerText.trim());
  return written.every((cell) => /\\[\\d+\\]/.test(cell.querySelector('.jp-InputPrompt').innerText));
}
"""


class Notebook:
    """A lesson that is open in JupyterLab; cells go by their place in the file."""

    def __init__(self, page, lab, name):
        self.page = page
        # Otherwise JupyterLab takes cells that are far from the window out of the page.
        settings = f"{lab.url}/lab/api/settings/@jupyterlab/notebook-extension:tracker?token={lab.token}"
        page.request.put(settings, data={"raw": '{"windowingMode": "none"}'})
        page.goto(lab.address(name))
        wait_for_kernel(page)

    def cell(self, index):
        return self.page.locator(".jp-Notebook .jp-Cell").nth(index)

    def type(self, index, source):
        """Replace the text of a cell by the keyboard."""
        editor = self.cell(index).locator(".cm-content")
        editor.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(source)
        assert editor.inner_text().split() == source.split()

    def run(self, index):
        """Run one cell by the keyboard and wait for its number; a key is lost while the kernel is not connected."""
        prompt = self.cell(index).locator(".jp-InputPrompt")
        before = prompt.inner_text()
        for tick in range(600):
            now = prompt.inner_text()
            if now != before and "*" not in now:
                return
            if tick % 30 == 0 and now == before:
                accept_dialog(self.page)
                self.cell(index).locator(".cm-content").click()
                self.page.keyboard.press("Control+Enter")
            self.page.wait_for_timeout(100)
        raise AssertionError(f"cell {index} did not end within 60 s")

    def run_all(self, seconds=400):
        """Restart the kernel and run all cells from the menu; how long that takes is measured elsewhere."""
        self.page.get_by_role("menuitem", name="Kernel", exact=True).click()
        self.page.get_by_text("Restart Kernel and Run All Cells", exact=False).first.click()
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        self.page.wait_for_timeout(1000)
        # Looked at on every frame, a page of this size would keep the processor from the kernel.
        self.page.wait_for_function(FINISHED, timeout=1000 * seconds, polling=1000)

    def errors(self):
        return [output.inner_text()[:300] for output in self.page.locator(ERROR).all()]


@pytest.fixture
def opened(course, lab, page):
    """A function that opens a lesson with everything answered but one exercise."""

    def open_lesson(lesson, left_out):
        released = nbformat.read(course.released(lesson), as_version=4)
        solved = nbformat.read(course.source(lesson).with_suffix(".ipynb"), as_version=4)
        others = {question.name: SOLVED for question in questions(released) if question.name != left_out}
        copy = hand_in(released, solved, SampleLearner("ada", "Ada", "", others, in_words="In words."))
        nbformat.write(copy, lab.folder / f"{lesson}.ipynb")
        answers = {grade_id(cell): cell.source for cell in solved.cells if grade_id(cell)}
        return Notebook(page, lab, f"{lesson}.ipynb"), copy, answers

    return open_lesson


def place(notebook, name):
    return next(index for index, cell in enumerate(notebook.cells) if grade_id(cell) == name)


def answer_one(notebook, copy, exercise, source):
    """Run what comes before an exercise, see its check wait, type the answer, and see the check turn green."""
    answer, test = place(copy, exercise.name), place(copy, f"test_{exercise.name}")
    for index, cell in enumerate(copy.cells[:test]):
        if cell.cell_type == "code" and not grade_id(cell):
            notebook.run(index)
    notebook.run(answer)
    notebook.run(test)
    assert "not written yet" in notebook.cell(test).inner_text()
    notebook.type(answer, source)
    notebook.run(answer)
    notebook.run(test)
    table = notebook.cell(test).locator("table")
    table.wait_for(timeout=10_000)
    assert f"{exercise.points:g} of {exercise.points:g} points" in table.locator("caption").inner_text()
    assert "✓ passed" in table.inner_text() and "failed" not in table.inner_text()


@pytest.mark.timeout(900)
@pytest.mark.parametrize("lesson", lesson_names(lessons_folder()))
def test_a_lesson_from_its_first_answer_to_run_all(opened, page, course, lesson, tmp_path):
    asked = questions(nbformat.read(course.released(lesson), as_version=4))
    exercise = next((question for question in asked if not question.in_words), None)
    notebook, copy, answers = opened(lesson, exercise.name if exercise else "")
    if exercise:
        answer_one(notebook, copy, exercise, answers[exercise.name])
    else:  # a kernel that is restarted before it has answered for the first time may lose what was asked
        notebook.run(next(index for index, cell in enumerate(copy.cells) if cell.cell_type == "code"))
    page.screenshot(path=tmp_path / "green.png")
    notebook.run_all()
    assert notebook.errors() == []
    assert page.locator("table caption", has_text="points").count() == len([q for q in asked if not q.in_words])
    if "from nnlib.widgets import" in str(copy):
        page.locator(".nnlib-canvas[data-drawn]").first.wait_for(timeout=20_000)
        page.locator(".nnlib-canvas[data-drawn]").first.scroll_into_view_if_needed()
        labels = [canvas.get_attribute("aria-label") for canvas in page.locator(".nnlib-canvas").all()]
        assert all(labels), "each picture says in words what it shows"
    page.screenshot(path=tmp_path / "widget.png")
    assert page.get_by_role("button", name="Validate").count() == 1
    print(tmp_path)
    # JupyterLab's debugger says so when the kernel is restarted before it has had an answer.
    assert [fault for fault in page.faults if not fault.startswith("Could not restore the debugger state")] == []


def test_validate_says_what_passes_and_what_does_not(opened, page):
    notebook, copy, answers = opened("01_perceptron", "threshold")
    page.get_by_role("button", name="Validate").click()
    dialog = page.locator(".jp-Dialog")
    dialog.get_by_text("Validation Results").wait_for(timeout=90_000)
    assert "threshold" in dialog.inner_text() and "failed" in dialog.inner_text()
    dialog.locator(".jp-mod-accept").click()
    notebook.type(place(copy, "threshold"), answers["threshold"])
    page.keyboard.press("Control+S")
    page.wait_for_timeout(1000)
    page.get_by_role("button", name="Validate").click()
    dialog.get_by_text("Success! Your notebook passes all the tests.").wait_for(timeout=90_000)


def test_nnlib_lab_opens_the_learners_copy(page, tmp_path):
    command = [
        sys.executable,
        "-m",
        "autograder.learner_commands",
        "lab",
        "1",
        "--no-browser",
        "--folder",
        str(tmp_path),
    ]
    server = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, start_new_session=True
    )
    try:
        for line in server.stderr:
            if address := re.search(r"http://127\.0\.0\.1:\d+/lab\S*token=\w+", line):
                break
        for _ in range(60):  # Jupyter says the address before it listens there
            with contextlib.suppress(Error):
                page.goto(address.group(0))
                break
            page.wait_for_timeout(1000)
        page.locator(".jp-MarkdownCell h1", has_text="the perceptron").wait_for(timeout=60_000)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.stderr.close()
        server.wait(30)
    assert (tmp_path / "01_perceptron" / "01_perceptron.ipynb").is_file()
