"""From the bytes that were handed in to a notebook whose frame is the lesson's.

Contract: :func:`restore` never raises for what a submission holds. The notebook that it returns is built anew: every
nbgrader cell of the lesson is there once, with the lesson's type, metadata and, where locked, source; of the
submission it has the sources of the learner's cells, their order, the pictures attached to text, and in
``metadata.autograder`` of a cell what it showed (:mod:`~autograder.isolation.handed_in_outputs`). What was changed is
flagged; a test cell that was deleted, or a file that is no notebook, is noted in ``metadata.autograder`` of the
notebook.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from autograder.isolation.flags import Flag
from autograder.isolation.handed_in_outputs import keep_outputs
from autograder.isolation.lesson import Lesson, LessonCell
from autograder.isolation.limits import Limits
from autograder.isolation.markup import clean_markdown
from autograder.isolation.nodes import new_cell
from autograder.isolation.outputs import clean_attachments
from autograder.isolation.submitted_cells import SubmittedCell, Unreadable, read_cells

KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


@dataclass
class Restored:
    """A submission in the lesson's frame."""

    notebook: NotebookNode
    flags: list[Flag] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    invalid: str = ""


def restore(submission: bytes, lesson: Lesson, limits: Limits | None = None) -> Restored:
    """Read a submission and put it in the lesson's frame."""
    limits = limits or Limits()
    restored = Restored(new_notebook(metadata={"kernelspec": dict(KERNELSPEC), "language_info": {"name": "python"}}))
    try:
        cells = read_cells(submission, limits, restored.flags)
    except Unreadable as error:
        restored.invalid = str(error)
        restored.flags.append(Flag(error.kind, str(error)))
        cells = []
    _fill(cells, lesson, restored, limits)
    restored.notebook.metadata["autograder"] = {
        "flags": [flag.as_dict() for flag in restored.flags],
        "missing": restored.missing,
        "invalid": restored.invalid,
    }
    return restored


def _fill(cells: list[SubmittedCell], lesson: Lesson, restored: Restored, limits: Limits) -> None:
    known = {cell.grade_id: cell for cell in lesson.cells}
    # As nbgrader does, the last of several cells with one id is the one that counts.
    last = {cell.grade_id: index for index, cell in enumerate(cells) if cell.grade_id in known}
    flags = restored.flags

    def plain(cell: SubmittedCell) -> NotebookNode:
        node = _plain(cell, flags)
        return keep_outputs(node, cell, lesson, limits)

    built: list[tuple[str | None, NotebookNode]] = []
    for index, cell in enumerate(cells):
        wanted = known.get(cell.grade_id or "")
        if wanted is None:
            if cell.grade_id:
                flags.append(Flag("unknown id", f"the lesson has no cell {cell.grade_id[:80]!r}"))
            built.append((None, plain(cell)))
        elif last[wanted.grade_id] != index:
            flags.append(Flag("duplicated", "the cell is there more than once; the last one counts", wanted.grade_id))
            if not wanted.is_test:
                built.append((None, plain(cell)))
        else:
            node, edited = _framed(cell, wanted, flags)
            if not wanted.is_test and not edited:
                keep_outputs(node, cell, lesson, limits)
            built.append((wanted.grade_id, node))
    order = [name for name, _ in built if name]
    if order != [cell.grade_id for cell in lesson.cells if cell.grade_id in last]:
        flags.append(Flag("reordered", "the cells are not in the lesson's order; they ran in the order handed in"))
    _insert_missing(built, lesson, restored)
    seen: set[str] = set()
    for index, (name, node) in enumerate(built):
        identity = re.sub(r"[^a-zA-Z0-9_-]", "-", name)[:60] if name else f"cell-{index}"
        node["id"] = identity if identity not in seen else f"{identity[:50]}-{index}"
        seen.add(node["id"])
    restored.notebook.cells = [node for _, node in built]


def _insert_missing(built: list[tuple[str | None, NotebookNode]], lesson: Lesson, restored: Restored) -> None:
    present = {name for name, _ in built}
    before: str | None = None
    for wanted in lesson.cells:
        if wanted.grade_id not in present:
            names = [name for name, _ in built]
            place = names.index(before) + 1 if before in names and before is not None else 0
            source = "" if wanted.solution and wanted.cell_type == "code" else wanted.source
            built.insert(place, (wanted.grade_id, _new(wanted.cell_type, source, wanted)))
            restored.missing.append(wanted.grade_id)
            if not restored.invalid:
                restored.flags.append(Flag("deleted", "the cell is missing from the submission", wanted.grade_id))
        before = wanted.grade_id


def _framed(cell: SubmittedCell, wanted: LessonCell, flags: list[Flag]) -> tuple[NotebookNode, bool]:
    """Return the cell in the lesson's frame, and whether it was read-only and edited all the same."""
    name = wanted.grade_id
    if cell.cell_type != wanted.cell_type:
        flags.append(Flag("retyped", f"the cell was {wanted.cell_type} and came back as {cell.cell_type}", name))
    changed = [
        key for key in ("grade", "solution", "locked", "task") if bool(cell.nbgrader.get(key)) != getattr(wanted, key)
    ]
    points = cell.nbgrader.get("points", wanted.points)
    if wanted.grade and (type(points) not in (int, float) or points != wanted.points):
        changed.append("points")
    if changed:
        flags.append(Flag("metadata", f"changed: {', '.join(changed)}", name))
    read_only = wanted.locked and not wanted.solution
    edited = read_only and not _same_test(cell.source, wanted.source)
    if edited:
        flags.append(Flag("source", "a read-only cell was edited; the lesson's was used", name))
    source = wanted.source if read_only else cell.source
    node = _new(wanted.cell_type, source if wanted.cell_type == "code" else clean_markdown(source, flags), wanted)
    if wanted.cell_type == "markdown" and (pictures := clean_attachments(cell.attachments)):
        node["attachments"] = pictures
    return node, edited


def _plain(cell: SubmittedCell, flags: list[Flag]) -> NotebookNode:
    if cell.cell_type == "code":
        return new_cell("code", cell.source)
    # A raw cell goes into the page as it is, so it becomes text that is not.
    node = new_cell("markdown", clean_markdown(cell.source, flags))
    if pictures := clean_attachments(cell.attachments):
        node["attachments"] = pictures
    return node


def _new(cell_type: str, source: str, wanted: LessonCell) -> NotebookNode:
    return new_cell(cell_type, source, {"nbgrader": wanted.nbgrader})


def _same_test(handed_in: str, stored: str) -> bool:
    """Whether a read-only cell came back as it was handed out: without its hidden tests, and blank space aside."""
    return handed_in.split() in _words_of(stored)


@cache
def _words_of(stored: str) -> tuple[list[str], list[str]]:
    """Return the words of a stored source, without its hidden tests and with them."""
    visible = re.sub(
        r"[^\n]*#+\s*BEGIN\s+HIDDEN\s+TESTS.*?#+\s*END\s+HIDDEN\s+TESTS[^\n]*", "", stored, flags=re.S | re.I
    )
    return visible.split(), stored.split()
