"""A learner's copy of a lesson, read with care: a damaged file is told, never guessed at.

Contract: :func:`read_copy` gives a notebook of format 4 whose cells all have source and metadata, or raises
:class:`DamagedCopyError`. What belongs to the course (tests, points, hints) is read from the released lesson, what
belongs to the learner (answers) from the copy.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode


class DamagedCopyError(Exception):
    """A file is there, but it is no notebook that can be read; the message says what to do."""


@dataclass(frozen=True)
class Question:
    """What a lesson gives points for: a function with its test cell, or a question to be answered in words."""

    name: str
    points: float
    in_words: bool
    source: str
    """Of a function the source of its test cell, of a question in words the text that stands for the answer."""


def read_copy(path: Path) -> NotebookNode:
    """Read the learner's notebook.

    Raises
    ------
    DamagedCopyError
        When the file is no notebook of format 4, or its cells are not what a notebook's are.
    """
    try:
        notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=nbformat.NO_CONVERT)
        if notebook.get("nbformat") != 4:
            raise DamagedCopyError(_remedy(path, f"format {notebook.get('nbformat')}; expected 4"))
        for cell in notebook.cells:
            if isinstance(cell.get("source"), list):
                cell.source = "".join(cell.source)
        nbformat.validate(notebook, relax_add_props=True)
    except (nbformat.reader.NotJSONError, UnicodeDecodeError, json.JSONDecodeError):
        raise DamagedCopyError(_remedy(path, "it is no JSON text")) from None
    except nbformat.ValidationError as error:
        raise DamagedCopyError(_remedy(path, error.message.splitlines()[0][:120])) from None
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise DamagedCopyError(_remedy(path, f"{type(error).__name__}: {error}"[:120])) from None
    return notebook


def _remedy(path: Path, reason: str) -> str:
    return (
        f"cannot read {path} as a notebook: {reason}. A copy as it was handed out comes with "
        f"'nnlib reset {path.stem}', which keeps this file as a backup"
    )


def settings(cell: NotebookNode) -> dict[str, Any]:
    """Return the nbgrader settings of a cell, an empty dict when it has none."""
    found = cell.get("metadata", {}).get("nbgrader", {})
    return found if isinstance(found, dict) else {}


def answers(notebook: NotebookNode) -> dict[str, str]:
    """Return the source of every solution cell by its ``grade_id``; of two with the same id the first counts."""
    found: dict[str, str] = {}
    for cell in notebook.cells:
        if settings(cell).get("solution"):
            found.setdefault(str(settings(cell).get("grade_id")), cell.source)
    return found


def questions(released: NotebookNode) -> list[Question]:
    """Return what the released lesson gives points for, in its order.

    Examples
    --------
    >>> from nbformat.v4 import new_code_cell, new_notebook
    >>> test = {"grade": True, "solution": False, "grade_id": "test_double", "points": 2}
    >>> lesson = new_notebook(cells=[new_code_cell("...", metadata={"nbgrader": test})])
    >>> [(question.name, question.points) for question in questions(lesson)]
    [('double', 2.0)]
    """
    found = []
    for cell in released.cells:
        item = settings(cell)
        if item.get("grade"):
            in_words = bool(item.get("solution"))
            name = str(item["grade_id"]) if in_words else str(item["grade_id"]).removeprefix("test_")
            found.append(Question(name, float(item.get("points", 0)), in_words, cell.source))
    return found


def is_answered(question: Question, copy: NotebookNode) -> bool:
    """Return whether the learner wrote anything in place of the text that stands for an answer in words."""
    text = answers(copy).get(question.name, "").strip()
    return text not in ("", question.source.strip())


def digest(copy: NotebookNode, released: NotebookNode) -> str:
    """Return a fingerprint of what results depend on: the code in the copy and the tests of the lesson, no outputs."""
    answered = [cell.source for cell in copy.cells if cell.cell_type == "code" or settings(cell).get("solution")]
    asked = [(question.name, question.points, question.source) for question in questions(released)]
    return hashlib.sha256(json.dumps([answered, asked]).encode()).hexdigest()
