"""The page: numbers, tables and pictures of a class in one HTML file.

Contract: Jinja escapes every value; the content security policy allows this page's own style and pictures in it, and
neither a script nor a request. Whatever comes from learners is cleaned of control characters and bounded in length.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import mean, median
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from autograder.course import Course
from autograder.feedback.text import clean
from autograder.report import plots, statistics
from autograder.report.results import Submission, answers_in, read_results
from autograder.report.similarity import Pair, similar_pairs

TEMPLATES = Path(__file__).parent / "templates"
MOST_PAIRS, MOST_ROWS, LONGEST = 40, 30, 2000


@dataclass(frozen=True)
class Flagged:
    """A submission that an instructor should look at, with the evidence."""

    name: str
    grave: bool
    flags: list[tuple[str, str, str, int]]
    reasons: list[tuple[str, str]]


@dataclass(frozen=True)
class AlikeAnswers:
    """Two students with like answers, by name."""

    first: str
    second: str
    what: str
    pair: Pair


def report_path(course: Course, lesson: str) -> Path:
    """Return where the report on a lesson lies."""
    return course.class_folder / "reports" / f"{lesson}.html"


def write_report(course: Course, lesson: str, path: Path) -> int:
    """Write the report on a lesson and return how many submissions it is about.

    Raises
    ------
    ValueError
        When nothing is graded yet.
    """
    results = read_results(course, lesson)
    if not results:
        raise ValueError(f"no graded submissions of {lesson}: run 'autograder grade {lesson}' first")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render(course, lesson, results), encoding="utf-8")
    return len(results)


def render(course: Course, lesson: str, results: Sequence[Submission]) -> str:
    """Return the report as HTML."""
    points = [each.score.points for each in results]
    most = results[0].score.max_points
    exercises = statistics.exercises(results)
    failed, mistakes = statistics.failed_checks(results), statistics.misconceptions(results)
    seconds = [each.seconds for each in results if each.seconds is not None]
    style = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    environment.filters["points"] = lambda value: f"{value:.4g}"
    environment.filters["percent"] = lambda value: f"{100 * value:.0f} %"
    return environment.get_template("report.html.j2").render(
        lesson=lesson,
        style=Markup(style),
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        count=len(results),
        most=most,
        mean=mean(points),
        median=median(points),
        waiting=sum(each.score.waiting > 0 for each in results),
        distribution=plots.score_distribution(points, most),
        exercises=exercises,
        difficulty=plots.difficulty(exercises) if exercises else None,
        failed=failed[:MOST_ROWS],
        failed_plot=plots.tallies(failed, "failed checks") if failed else None,
        mistakes=mistakes[:MOST_ROWS],
        mistakes_plot=plots.tallies(mistakes, "mistakes") if mistakes else None,
        flagged=[_flagged(each) for each in statistics.flagged(results)],
        alike=_alike(course, lesson, results) if find_spec("copydetect") else None,
        time_plot=plots.time_used(seconds) if seconds else None,
        slowest=sorted(((each.seconds, each.score.name) for each in results if each.seconds is not None), reverse=True)[
            :10
        ],
    )


def _harmless(value: object) -> object:
    """Take control characters out of every text that is put on the page."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else clean(value, len(value))


def _flagged(each: Submission) -> Flagged:
    flags = [(kind, severity, clean(text, LONGEST), n) for kind, severity, text, n in statistics.same_flags(each.flags)]
    grave = any(severity == "tampering" for _, severity, _, _ in flags)
    concerned = {flag.get("grade_id", "") for flag in each.flags}
    reasons = [
        (name.removeprefix("test_"), clean(_first_line(verdict), LONGEST))
        for name, verdict in each.verdicts.items()
        if verdict.get("kind") not in ("passed", "failed") or name in concerned
    ]
    return Flagged(each.score.name, grave, flags, reasons)


def _first_line(verdict: dict[str, Any]) -> str:
    return str(verdict.get("reason", "")).strip().partition("\n")[0]


def _alike(course: Course, lesson: str, results: Sequence[Submission]) -> list[AlikeAnswers]:
    released = course.released(lesson)
    names = {each.score.student: each.score.name for each in results}
    found = []
    for kind, what in (("code", "code"), ("markdown", "answer in words")):
        handed_out = answers_in(released, kind)
        answers = {
            each.score.student: "\n\n".join(
                text
                for name, text in each.answers.items()
                if name in handed_out and text.strip() != handed_out[name].strip()
            )
            for each in results
        }
        pairs = similar_pairs(answers, "\n\n".join(handed_out.values()), code=kind == "code")
        found += [
            AlikeAnswers(names[pair.first], names[pair.second], what, _cleaned(pair)) for pair in pairs[:MOST_PAIRS]
        ]
    return found


def _cleaned(pair: Pair) -> Pair:
    left, right = (clean(passage, LONGEST) for passage in pair.passages)
    return Pair(pair.first, pair.second, pair.share, pair.overlap, (left, right))
