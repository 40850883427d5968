"""How good the tests of the lessons are: ``python -m benchmarks.quality [--json PATH] [--cases MODULE.py] [LESSON]``.

Prints for each lesson how many wrong solutions and generated mutants the tests catch, how many right solutions they
accept, and how many mistakes they name. With ``--cases`` it grades the solutions of a module instead: a list ``CASES``
of dicts with ``function``, ``kind`` (wrong or right), ``label`` and ``code``.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from autograder.course import Course
from autograder.quality.corpus import CorpusError, read_cases
from autograder.quality.figures import Count, Figures, UnsolvedError, grade_cases, measure
from autograder.quality.solved import SolvedLesson

CORPORA = Path(__file__).resolve().parent.parent / "tests" / "corpora"


def main(
    lessons: Annotated[list[str] | None, typer.Argument(help="the lessons to measure; all when none is named")] = None,
    json_path: Annotated[Path | None, typer.Option("--json", help="write the figures to this file")] = None,
    cases: Annotated[Path | None, typer.Option(help="grade the CASES of this module instead")] = None,
) -> None:
    """Measure the tests of the lessons, or grade solutions from outside."""
    course = Course.find(Path(__file__).parent)
    names = lessons or course.lessons
    broken: list[str] = []
    console = Console(width=None if Console().is_terminal else 140)
    if cases is not None:
        read = [SolvedLesson.read(course.source(name)) for name in names]
        graded = grade_cases(read, read_cases(cases))
        _print_cases(console, graded)
        content: dict[str, Any] = {"cases": graded}
    else:
        measured: list[Figures] = []
        table = Table("lesson", "wrong caught", "mutants caught", "right accepted", "mistakes named", "seconds")
        for name in names:
            start = time.perf_counter()
            try:
                figures = measure(SolvedLesson.read(course.source(name)), CORPORA / name)
            except (UnsolvedError, CorpusError) as error:
                broken.append(f"{name} cannot be measured: {error}")
                continue
            measured.append(figures)
            counts = (figures.wrong, figures.mutants, figures.right, figures.named)
            table.add_row(name, *map(_share, counts), f"{time.perf_counter() - start:.0f}")
        console.print(table)
        for figures in measured:
            _print_details(console, figures)
        for line in broken:
            console.print(line, style="red", markup=False)
        content = {"lessons": [figures.as_dict() for figures in measured]}
    if json_path is not None:
        json_path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    if broken:
        raise typer.Exit(1)


def _share(count: Count) -> str:
    return f"{count.reached} of {count.total} ({100 * count.share:.1f} %)" if count.total else "none"


def _print_details(console: Console, figures: Figures) -> None:
    parts = {
        "wrong but not caught for the stated reason": figures.wrong.missing,
        "mutants that survive": figures.mutants.missing,
        "right but not accepted": figures.right.missing,
        "mistakes not named": figures.named.missing,
        "equivalent mutants": [f"{label}: {reason}" for label, reason in figures.equivalent.items()],
        "listed as equivalent but caught or gone": figures.stale,
    }
    for title, lines in parts.items():
        if lines:
            console.print(f"\n[bold]{figures.lesson}: {title}[/bold]")
            for line in lines:
                console.print(f"  {line}", markup=False, highlight=False)


def _print_cases(console: Console, graded: list[dict[str, Any]]) -> None:
    table = Table("function", "kind", "label", "points", "messages")
    for case in graded:
        points = f"{case['points']:g} of {case['max_points']:g}"
        table.add_row(case["function"], case["kind"], case["label"], points, "\n".join(case["messages"][:2]))
    console.print(table)


if __name__ == "__main__":
    typer.run(main)
