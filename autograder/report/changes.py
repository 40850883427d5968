"""What another grading changed: who has other points than before, in which exercises.

Contract: points are compared as the gradebook holds them, with what an instructor gave; a change of less than half of
the last decimal that nbgrader stores is none. A student or an exercise that is new or gone is a change as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from autograder.scores import CellScore, Score

LEAST = 0.00005


@dataclass(frozen=True)
class Change:
    """The points of one student before and after; None where there was no submission, or there is none now."""

    student: str
    name: str
    before: float | None
    after: float | None
    cells: tuple[str, ...]

    def in_words(self) -> str:
        """Return the change as a line.

        >>> Change("ada", "Ada Okafor", 17.0, 15.5, ("predict 3 -> 1.5",)).in_words()
        'Ada Okafor: 17 -> 15.5 (predict 3 -> 1.5)'
        """
        return f"{self.name}: {_said(self.before)} -> {_said(self.after)} ({', '.join(self.cells)})"


def changes(before: Sequence[Score], after: Sequence[Score]) -> list[Change]:
    """Return what changed between two readings of a class's scores (:func:`autograder.scores.read_scores`).

    Examples
    --------
    >>> from autograder.scores import CellScore, Score
    >>> old = Score("ada", "Ada", (CellScore("test_predict", 3.0, 3.0, False), CellScore("in_words", None, 2.0, True)))
    >>> new = Score("ada", "Ada", (CellScore("test_predict", 1.5, 3.0, False), CellScore("in_words", None, 2.0, True)))
    >>> [change.in_words() for change in changes([old], [new])]
    ['Ada: 3 -> 1.5 (predict 3 -> 1.5)']
    """
    earlier, later = ({score.student: score for score in scores} for scores in (before, after))
    found = []
    for student in sorted(earlier.keys() | later.keys()):
        old, new = earlier.get(student), later.get(student)
        cells = _cells(_by_name(old), _by_name(new))
        if cells:
            name = (new or old).name  # type: ignore[union-attr]
            found.append(Change(student, name, old.points if old else None, new.points if new else None, cells))
    return found


def _by_name(score: Score | None) -> dict[str, CellScore]:
    return {cell.name: cell for cell in score.cells} if score else {}


def _cells(old: Mapping[str, CellScore], new: Mapping[str, CellScore]) -> tuple[str, ...]:
    said = []
    for name in [*new, *(name for name in old if name not in new)]:
        before, after = (cells[name].points if name in cells else None for cells in (old, new))
        differ = (before is None) != (after is None) or abs((before or 0.0) - (after or 0.0)) >= LEAST
        if differ or (name in old) != (name in new):
            texts = (_said(value) if name in cells else "none" for value, cells in ((before, old), (after, new)))
            said.append(f"{name.removeprefix('test_')} {' -> '.join(texts)}")
    return tuple(said)


def _said(points: float | None) -> str:
    return "?" if points is None else f"{round(points, 2):g}"
