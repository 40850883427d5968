"""What an export did, and how points become those of a learning platform."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from autograder.export_grades import Grade


@dataclass(frozen=True)
class Scale:
    """Points as the platform counts them: ``points * factor``."""

    ours: float = 0.0
    theirs: float = 0.0

    @property
    def factor(self) -> float:
        """What points are multiplied with."""
        return self.theirs / self.ours if self.ours and self.theirs else 1.0

    def __call__(self, points: float) -> float:
        """Return points as the platform counts them.

        >>> Scale(ours=20, theirs=100)(5)
        25.0
        """
        return points * self.factor

    @classmethod
    def between(cls, grade: Grade, stated: str, platform: str, scaled: bool) -> Scale:
        """Return the scale from a lesson's points to the maximum that a platform's file states, if it states one.

        Raises
        ------
        ValueError
            When a grade is above that maximum and may not be scaled.
        """
        try:
            theirs = float(stated.replace(",", "."))
        except ValueError:
            return cls()
        if scaled:
            return cls(grade.max_points, theirs)
        if grade.points > theirs:
            raise ValueError(
                f"expected at most the {theirs:g} points that {platform} states; {grade.student} has {grade.points:g}: "
                f"set the maximum in {platform} to {grade.max_points:g}, or leave out --no-scale"
            )
        return cls()


@dataclass
class Written:
    """A file that was written.

    Parameters
    ----------
    path
        Where it is.
    count
        How many grades are in it.
    missing
        The students who handed in and are not in the platform's file.
    unknown
        The rows of the platform's file that are about nobody in the class.
    scale
        How the points were changed.
    """

    path: Path
    count: int
    missing: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    scale: Scale = field(default_factory=Scale)
