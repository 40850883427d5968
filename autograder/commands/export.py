"""``autograder export``: the scores of a class as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from autograder.commands.desk import console, course_here, known_lesson
from autograder.export import export_csv


def export(
    to: Annotated[Path, typer.Option(help="The file to write.")] = Path("grades.csv"),
    lesson: Annotated[str | None, typer.Option(help="Only this lesson.")] = None,
) -> None:
    """Write the scores of the class to a CSV file.

    Example: `autograder export --to grades.csv`
    """
    course = course_here()
    path = export_csv(course, to.resolve(), known_lesson(course, lesson) if lesson else None)
    console.print(f"scores written to {path}")
