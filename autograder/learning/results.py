"""The result of one exercise, put together from what its cells did.

Contract: plain data that can be remembered as JSON. An exercise that could not be checked to the end has the state
"stopped" and a reason in the learner's words.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from autograder.learning.copy import Question
from autograder.learning.program import Step


@dataclass(frozen=True)
class Result:
    """What one exercise gave: its points, its rows of the table, and why there is none if there is none."""

    name: str
    points: float
    max_points: float
    state: str
    reason: str = ""
    checks: list[dict[str, Any]] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Whether every check passed."""
        return self.state == "checked" and all(check["passed"] for check in self.checks)

    def as_dict(self) -> dict[str, Any]:
        """Return the result as JSON data."""
        return asdict(self)


def result_of(question: Question, steps: list[Step], events: list[dict[str, Any]], blamed: dict[str, str]) -> Result:
    """Put together what the events say about one exercise."""
    name, most = question.name, question.points
    if name in blamed:
        return Result(name, 0.0, most, "stopped", f"your {name} was stopped: {blamed[name]}")
    own = [event for event in events if "step" in event and steps[event["step"]].name == name]
    errors = [event for event in own if "error" in event]
    in_answer = [event for event in errors if steps[event["step"]].kind == "answer"]
    reports = [event["report"] for event in own if "report" in event and event["report"]["exercise"] == name]
    if in_answer and not (reports and reports[-1]["points"]):
        return Result(name, 0.0, most, "stopped", f"your cell stopped with {_told(in_answer[-1])}")
    if reports:
        report = reports[-1]
        if "" in blamed and not all(check["passed"] for check in report["checks"]):
            told = f"a cell of imports or helpers above was left out: {blamed['']}"
            return Result(name, report["points"], most, "stopped", told)
        return Result(name, report["points"], most, report["state"], report["reason"], report["checks"])
    told = f"the test cell stopped with {_told(errors[-1]) if errors else 'no table of checks'}"
    if "" in blamed:
        told = f"a cell of imports or helpers above was left out: {blamed['']}"
    return Result(name, 0.0, most, "stopped", told)


def _told(event: dict[str, Any]) -> str:
    where = f" (line {event['line']})" if event["line"] and "line" not in event["message"] else ""
    return f"{event['error']}: {event['message']}{where}"
