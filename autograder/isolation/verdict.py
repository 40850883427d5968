"""The verdict on one test cell: a number and a reason, or a fault of the grader and no number.

Contract: a number comes of a plain Python number in the permitted range, of no value at all (full marks), or of an
exception (none). Whatever else a test cell ends with is a fault of the grader.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Verdict:
    """What a test cell ends with.

    ``kind`` is ``passed``, ``partial``, ``failed``, ``crashed``, ``timeout``, ``missing`` or ``fault``, and empty
    before the end.
    """

    grade_id: str
    points: float
    score: float | None = None
    kind: str = ""
    reason: str = ""
    outputs: list[dict[str, Any]] = field(default_factory=list)

    @property
    def done(self) -> bool:
        """Whether the verdict is made."""
        return bool(self.kind)

    def conclude(self, value: Any) -> None:
        """Make the verdict of the value of the last expression: full marks for none, else a plain number."""
        points = self.points
        if value is None:
            self.score, self.kind, self.reason = points, "passed", "all tests passed"
        elif type(value) not in (int, float) or not math.isfinite(value) or not 0 <= value <= points:
            self.fault(f"expected the last expression to be a plain number from 0 to {points:g}; got {_short(value)}")
        else:
            self.score = float(value)
            self.kind = "passed" if value == points else "partial" if value else "failed"
            self.reason = f"{value:g} of {points:g} points"

    def fault(self, reason: str) -> None:
        """Conclude with a fault of the grader: no number."""
        self.score, self.kind, self.reason = None, "fault", reason

    def fail(self, kind: str, reason: str) -> None:
        """Conclude with 0."""
        self.score, self.kind, self.reason = 0.0, kind, reason

    def as_dict(self) -> dict[str, Any]:
        """Return the verdict as plain data."""
        return dict(vars(self))


def _short(value: Any) -> str:
    try:
        return f"{type(value).__name__} {value!r}"[:200]
    except Exception:
        return type(value).__name__
