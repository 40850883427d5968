"""Counting what the tests of a lesson catch, accept and name.

Contract: a solution is caught when it does not get all points. A wrong one counts only when a check with the intent
that it names failed; a mistake counts as named when its key, or its words, stand in the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from autograder.quality.corpus import Case, read_corpus, read_equivalent
from autograder.quality.mutants import mutants_of
from autograder.quality.solved import SolvedLesson
from autograder.quality.trial import Trial, Verdict, solved_verdicts, try_all

SLOWEST = 60.0


@dataclass(frozen=True)
class Count:
    """How many of how many, and the ones that are missing in words."""

    reached: int
    total: int
    missing: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share reached; 1.0 of nothing."""
        return self.reached / self.total if self.total else 1.0


@dataclass(frozen=True)
class Figures:
    """The quality of one lesson's tests."""

    lesson: str
    wrong: Count
    mutants: Count
    right: Count
    named: Count
    equivalent: dict[str, str]
    stale: list[str]

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as plain JSON data, with the shares."""
        data = asdict(self)
        for name in ("wrong", "mutants", "right", "named"):
            data[name]["share"] = getattr(self, name).share
        return data


class UnsolvedError(AssertionError):
    """The lesson's own solution does not get all points, so nothing can be measured."""


def measure(lesson: SolvedLesson, folder: Path, workers: int | None = None) -> Figures:
    """Try all solutions of a corpus and all mutants of a lesson.

    Raises
    ------
    UnsolvedError
        When the lesson's own solution does not pass its tests.
    """
    seconds = time_limits(lesson)
    cases = read_corpus(folder)
    known = read_equivalent(folder)
    mutants = [(name, mutant) for name, source in lesson.solutions.items() for mutant in mutants_of(source)]
    trials = [Trial(lesson, case.function, case.code, seconds[case.function]) for case in cases]
    trials += [Trial(lesson, name, mutant.code, seconds[name]) for name, mutant in mutants]
    verdicts = try_all(trials, workers)
    tried, rest = list(zip(cases, verdicts, strict=False)), verdicts[len(cases) :]
    wrong = [(case, verdict) for case, verdict in tried if case.kind == "wrong"]
    survived = [(name, mutant.label) for (name, mutant), verdict in zip(mutants, rest, strict=True) if verdict.passed]
    excused = [(name, label) for name, label in survived if label in known.get(name, {})]
    listed = {(name, label) for name, labels in known.items() for label in labels}
    return Figures(
        lesson=lesson.name,
        wrong=_count([(_tell(case, verdict), _caught(case, verdict)) for case, verdict in wrong]),
        mutants=Count(
            len(mutants) - len(survived),
            len(mutants) - len(excused),
            [f"{name}: {label}" for name, label in survived if (name, label) not in listed],
        ),
        right=_count([(_tell(case, v), v.passed) for case, v in tried if case.kind == "right"]),
        named=_count([(_tell(case, v), _named(case, v)) for case, v in wrong if case.misconception]),
        equivalent={f"{name}: {label}": known[name][label] for name, label in excused},
        stale=[f"{name}: {label}" for name, label in sorted(listed - set(excused))],
    )


def time_limits(lesson: SolvedLesson) -> dict[str, float]:
    """Return how long a trial of each function may take: much longer than the lesson's own solution does."""
    limits = {}
    for function, verdict, taken in solved_verdicts(lesson):
        if not verdict.passed:
            raise UnsolvedError(f"{lesson.name}: the solution of {function} fails: {'; '.join(verdict.messages)}")
        limits[function] = min(SLOWEST, 2.0 + 20 * taken)
    return limits


def grade_cases(
    lessons: Sequence[SolvedLesson], cases: Sequence[Case], workers: int | None = None
) -> list[dict[str, Any]]:
    """Grade solutions from outside, each in the lesson that grades its function; return JSON data for each."""
    owner = {function: lesson for lesson in lessons for function in lesson.solutions}
    known = [case for case in cases if case.function in owner]
    needed = {owner[case.function].name: owner[case.function] for case in known}
    limits = {name: time_limits(lesson) for name, lesson in needed.items()}
    trials = [
        Trial(owner[case.function], case.function, case.code, 3 * limits[owner[case.function].name][case.function])
        for case in known
    ]
    verdicts = iter(try_all(trials, workers))
    return [_outside(case, next(verdicts) if case.function in owner else None) for case in cases]


def _outside(case: Case, verdict: Verdict | None) -> dict[str, Any]:
    if verdict is None:
        verdict = Verdict(0.0, 0.0, reason=f"no lesson grades a function {case.function}")
    return {
        "function": case.function,
        "kind": case.kind,
        "label": case.label,
        "points": verdict.points,
        "max_points": verdict.max_points,
        "messages": verdict.messages,
    }


def _count(results: Sequence[tuple[str, bool]]) -> Count:
    return Count(sum(good for _, good in results), len(results), [label for label, good in results if not good])


def _tell(case: Case, verdict: Verdict) -> str:
    points = f"{verdict.points:g} of {verdict.max_points:g}"
    return f"{case.function}: {case.label} ({points}; {' | '.join(verdict.messages)})"


def _caught(case: Case, verdict: Verdict) -> bool:
    failed = [row["intent"] for row in verdict.rows if not row["passed"]]
    return not verdict.passed and (not verdict.rows or any(case.intent.lower() in intent.lower() for intent in failed))


def _named(case: Case, verdict: Verdict) -> bool:
    words = case.misconception.lower()
    return any(words in (row["misconception"], row["kind"]) or words in row["message"].lower() for row in verdict.rows)
