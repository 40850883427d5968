"""The steps of grading a restored notebook: what is run of it, what is drawn, and what shows what was handed in.

Contract: :func:`make_steps` takes what :mod:`~autograder.isolation.handed_in_outputs` kept out of the cells again. A
cell that a person grades is run and drawn, whatever came with it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode

from autograder.isolation.handed_in_outputs import show_again
from autograder.isolation.lesson import Lesson
from autograder.isolation.only_shown import Cell, only_shown
from autograder.isolation.pictures import put_back


@dataclass
class GradingSteps:
    """The steps in order, and what is known of what they show.

    Parameters
    ----------
    steps
        As :func:`autograder.isolation.trusted.grade` wants them.
    places
        The index of the notebook's cell of each step.
    pictures, outputs
        By the index of a cell: its pictures that are not drawn, its outputs where it is not run.
    """

    steps: list[dict[str, Any]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    pictures: dict[int, list[dict[str, str]]] = field(default_factory=dict)
    outputs: dict[int, list[NotebookNode]] = field(default_factory=dict)

    def put_back(self, notebook: NotebookNode) -> None:
        """Show what was handed in where it was not made anew."""
        for index, outputs in self.outputs.items():
            show_again(notebook.cells[index], outputs)
        for index, pictures in self.pictures.items():
            put_back(notebook.cells[index].get("outputs", []), pictures)


def make_steps(notebook: NotebookNode, lesson: Lesson, missing: Collection[str], draw: bool) -> GradingSteps:
    """Return the steps of a notebook without the test cells that are `missing`.

    With `draw` every cell is run and every figure is drawn.
    """
    tests = {cell.grade_id: cell for cell in lesson.cells if cell.is_test}
    made, given = GradingSteps(), set(lesson.given)
    cells: list[Cell] = []
    handed_in: list[dict[str, Any]] = []
    for index, cell in enumerate(notebook.cells):
        settings = cell.metadata.get("nbgrader", {})
        name = settings.get("grade_id")
        kept = cell.metadata.pop("autograder", {})
        if cell.cell_type != "code" or (name in tests and name in missing):
            continue
        made.places.append(index)
        if name in tests:
            made.steps.append({"source": tests[name].source, "grade_id": name, "points": tests[name].points})
            continue
        by_hand = settings.get("grade") and settings.get("solution")
        if draw or by_hand:
            kept = {}
        made.steps.append({"source": cell.source, "drawn": "pictures" not in kept, "run": "always"})
        cells.append(Cell(cell.source, not draw and cell.source in given, "outputs" in kept))
        handed_in.append(kept)
    sources = [cell.source for cell in tests.values()]
    first, never = only_shown(cells, sources, lesson.imports, sorted(lesson.graded))
    run = [(step, place) for step, place in zip(made.steps, made.places, strict=True) if "grade_id" not in step]
    for number, ((step, place), kept) in enumerate(zip(run, handed_in, strict=True)):
        if number in never:
            step["run"] = "never"
            made.outputs[place] = kept["outputs"]
        elif number in first:
            step["run"] = "first"
        if number not in never and "pictures" in kept:
            made.pictures[place] = kept["pictures"]
    return made
