"""What one attack is: a story, what is written into the released lesson, and what an honest grader makes of it.

Contract: everything here becomes a real submission in :mod:`tests.attacks.corpus`. An attack is blocked when no test
cell earns more than ``honest`` says, nothing secret comes back, and everybody after it is graded as ever.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from nbformat import NotebookNode

CATEGORIES = ("verdicts", "oracles", "stealing", "persistence", "denial", "tampering", "browser")


@dataclass(frozen=True)
class Link:
    """A symbolic link among the handed-in files."""

    target: str


@dataclass(frozen=True)
class Attack:
    """One attack on lesson 1.

    Parameters
    ----------
    story
        Who would hand this in, and what for.
    cells
        Source that replaces the solution cell of a function.
    before
        Cells that are inserted before the cell with this grade_id, at the ``start`` or at the ``end``.
    solved
        Functions that are answered as the reference does.
    honest
        Points that the answers deserve, by test cell; those not named deserve none.
    flag
        Whether the instructor has to be told.
    tamper
        Changes the notebook as a whole.
    raw
        Makes the bytes that are handed in out of the notebook.
    files
        Further files that are handed in beside the notebook.
    filename
        Name of the notebook's file, when it is not the lesson's.
    accomplice
        Solution cells of a second submission, graded after this one; it deserves nothing.
    """

    story: str
    cells: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    solved: tuple[str, ...] = ()
    honest: dict[str, float] = field(default_factory=dict)
    flag: bool = False
    tamper: Callable[[NotebookNode], None] | None = None
    raw: Callable[[NotebookNode], bytes] | None = None
    files: dict[str, str | Link] = field(default_factory=dict)
    filename: str = "01_perceptron.ipynb"
    accomplice: dict[str, str] = field(default_factory=dict)
    name: str = ""
    category: str = ""
