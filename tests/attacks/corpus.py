"""The corpus as real submissions: every ``CATEGORY/NAME.py`` written into the lesson as it is handed out.

Contract: :func:`load` finds the attacks, :func:`submission` makes the bytes that a learner would hand in. Nothing of an
attack runs here.
"""

from __future__ import annotations

import dataclasses
import importlib.util
from functools import cache
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from autograder.build import read_source
from autograder.course import Course
from tests.attacks.attack import CATEGORIES, Attack

FOLDER = Path(__file__).parent
LESSON = "01_perceptron"


def load() -> list[Attack]:
    """Read every attack of the corpus, by category and name."""
    return [read(path) for category in CATEGORIES for path in sorted((FOLDER / category).glob("*.py"))]


def read(path: Path) -> Attack:
    """Read one attack; its name and category are those of its file."""
    spec = importlib.util.spec_from_file_location(f"attack_{path.parent.name}_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return dataclasses.replace(module.ATTACK, name=path.stem, category=path.parent.name)


@cache
def _lesson() -> tuple[str, dict[str, str]]:
    course = Course.find(FOLDER)
    solved = read_source(course.source(LESSON))
    answers = {cell.metadata.nbgrader.grade_id: cell.source for cell in solved.cells if "nbgrader" in cell.metadata}
    return course.released(LESSON).read_text(encoding="utf-8"), answers


def notebook(attack: Attack) -> NotebookNode:
    """Return the released lesson with the attack's cells in it."""
    return written(attack.cells, attack.before, attack.solved, attack.tamper)


def written(cells, before=None, solved=(), tamper=None) -> NotebookNode:
    """Return the released lesson with some solution cells filled in and further cells inserted."""
    released, answers = _lesson()
    result = nbformat.reads(released, as_version=4)
    before = dict(before or {})
    kept = [_new(before.pop("start"), "start")] if "start" in before else []
    end = [_new(before.pop("end"), "end")] if "end" in before else []
    unused = set(cells)
    for cell in result.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        if grade_id in before:
            kept.append(_new(before.pop(grade_id), f"before-{grade_id}"))
        if grade_id in cells:
            cell.source = cells[grade_id].strip("\n")
            unused.discard(grade_id)
        elif grade_id in solved:
            cell.source = answers[grade_id]
        kept.append(cell)
    assert not before, f"no cell {sorted(before)} in the lesson"
    assert not unused, f"no cell {sorted(unused)} in the lesson"
    result.cells = kept + end
    if tamper is not None:
        tamper(result)
    return result


def submission(attack: Attack) -> bytes:
    """Return the bytes of the file that is handed in."""
    made = notebook(attack)
    if attack.raw is not None:
        return attack.raw(made)
    return nbformat.writes(made, version=nbformat.NO_CONVERT).encode()


def _new(source: str, name: str) -> NotebookNode:
    return new_code_cell(source.strip("\n"), id=name[:64])
