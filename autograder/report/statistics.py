"""Counting over a class: how hard each exercise was, which checks fail, which mistakes are made.

Contract: shares are of the students who handed in. A mistake counts once for each student and exercise, however many
checks show it. A question in words has no part in the statistics while an answer to it waits to be graded.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from autograder.report.results import Submission


@dataclass(frozen=True)
class Exercise:
    """How a class did in one exercise.

    Parameters
    ----------
    mean_share
        The mean of points / max_points.
    full_share, none_share
        The shares of students with all points, with none.
    unwritten
        How many did not write it.
    """

    name: str
    max_points: float
    mean_share: float
    full_share: float
    none_share: float
    unwritten: int


@dataclass(frozen=True)
class Tally:
    """How often something was met: in which exercise, what, by how many students, of how many."""

    exercise: str
    what: str
    count: int
    total: int
    hidden: bool = False

    @property
    def share(self) -> float:
        """The share of those who could have met it."""
        return self.count / self.total if self.total else 0.0


def exercises(results: Sequence[Submission]) -> list[Exercise]:
    """Return the exercises in the lesson's order.

    The difficulty index of test theory, the mean of points / max_points, is ``mean_share``: small is hard.
    """
    cells = results[0].score.cells if results else ()
    found = []
    for place, cell in enumerate(cells):
        points = [each.score.cells[place].points for each in results]
        shares = [one / cell.max_points for one in points if one is not None and cell.max_points]
        if len(shares) == len(points):
            found.append(
                Exercise(
                    name=cell.name.removeprefix("test_"),
                    max_points=cell.max_points,
                    mean_share=mean(shares),
                    full_share=sum(share >= 1 for share in shares) / len(shares),
                    none_share=sum(share <= 0 for share in shares) / len(shares),
                    unwritten=sum(each.tables.get(cell.name, {}).get("state") == "not written" for each in results),
                )
            )
    return found


def failed_checks(results: Sequence[Submission]) -> list[Tally]:
    """Return the checks that failed, most often first; the total is of those who wrote the function."""
    failed: Counter[tuple[str, str, bool]] = Counter()
    tried: Counter[str] = Counter()
    for each in results:
        for table in each.tables.values():
            if table.get("state") != "not written":
                tried[table["exercise"]] += 1
                rows = {
                    (table["exercise"], row["intent"], row["hidden"]) for row in table["checks"] if not row["passed"]
                }
                failed.update(rows)
    tallies = [Tally(exercise, intent, n, tried[exercise], hidden) for (exercise, intent, hidden), n in failed.items()]
    return _most_first(tallies)


def misconceptions(results: Sequence[Submission]) -> list[Tally]:
    """Return the mistakes that the checks named, most often first."""
    met: Counter[tuple[str, str]] = Counter()
    tried: Counter[str] = Counter()
    for each in results:
        for table in each.tables.values():
            if table.get("state") != "not written":
                tried[table["exercise"]] += 1
                met.update(
                    {(table["exercise"], row["misconception"]) for row in table["checks"] if row["misconception"]}
                )
    return _most_first(
        [Tally(exercise, key.replace("_", " "), n, tried[exercise]) for (exercise, key), n in met.items()]
    )


def flagged(results: Sequence[Submission]) -> list[Submission]:
    """Return the submissions with flags, those with tampering first."""
    having = [each for each in results if each.flags]
    return sorted(having, key=lambda each: all(flag.get("severity") != "tampering" for flag in each.flags))


def same_flags(flags: Sequence[dict[str, str]]) -> list[tuple[str, str, str, int]]:
    """Return flags as kind, severity, message with its cells, and number, equal ones together."""
    cells: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for flag in flags:
        cells[flag.get("kind", ""), flag.get("severity", ""), flag.get("message", "")].append(flag.get("grade_id", ""))
    return [
        (kind, severity, " ".join([message, *(f"({name})" for name in sorted({*names} - {""}))]), len(names))
        for (kind, severity, message), names in cells.items()
    ]


def _most_first(tallies: list[Tally]) -> list[Tally]:
    return sorted(tallies, key=lambda tally: (-tally.count, tally.exercise, tally.what))
