"""The result of an exercise: its checks, its points and its messages.

Contract: points = points of the exercise * weight passed / weight in all, rounded to four decimals. The dict of
:meth:`Report.as_dict` is what the table, the feedback page and the progress commands read; it holds nothing hidden.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from autograder.checks.fault import Fault
from autograder.checks.misconception import Misconception

MIME = "application/vnd.nnlib.checks+json"
VERSION = 1


@dataclass
class CheckResult:
    """One check: what it is for, its weight, and the fault that was found."""

    intent: str
    weight: float
    hidden: bool
    fault: Fault | None
    note: str = ""

    @property
    def passed(self) -> bool:
        """Whether nothing was found."""
        return self.fault is None


@dataclass
class Report:
    """All checks of one exercise.

    ``state`` is "checked", "not written", or "stopped" when the grader could not finish; ``reason`` then says why.
    """

    exercise: str
    points: float
    section: str = ""
    checks: list[CheckResult] = field(default_factory=list)
    state: str = "checked"
    reason: str = ""
    solution: str = ""

    @property
    def score(self) -> float:
        """The points earned."""
        total = sum(check.weight for check in self.checks)
        if not total:
            return 0.0
        return round(float(self.points) * sum(check.weight for check in self.checks if check.passed) / total, 4)

    @property
    def all_passed(self) -> bool:
        """Whether every check passed."""
        return all(check.passed for check in self.checks)

    def message(self, check: CheckResult) -> str:
        """Return what a learner reads about one check: for a hidden one neither inputs nor values."""
        if check.fault is None:
            return check.note
        shown = [
            check.fault.safe if check.hidden or not check.fault.detail else f"{check.fault.safe}: {check.fault.detail}"
        ]
        chosen = _likeliest(check.fault)
        return " ".join(
            _sentence(text) for text in [*shown, chosen.sentence(self.section) if chosen else "", check.note] if text
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the report as plain JSON data."""
        rows = []
        for check in self.checks:
            chosen = _likeliest(check.fault)
            rows.append(
                {
                    "intent": check.intent,
                    "weight": check.weight,
                    "hidden": check.hidden,
                    "passed": check.passed,
                    "kind": check.fault.kind if check.fault else "",
                    "misconception": chosen.key if chosen else "",
                    "message": self.message(check),
                }
            )
        return {
            "version": VERSION,
            "exercise": self.exercise,
            "state": self.state,
            "reason": self.reason,
            "points": self.score,
            "max_points": float(self.points),
            "section": self.section,
            "checks": rows,
        }


def _likeliest(fault: Fault | None) -> Misconception | None:
    return fault.explanations[0] if fault and fault.explanations else None


def _sentence(text: str) -> str:
    text = text.strip()
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else text + "."
