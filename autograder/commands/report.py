"""``autograder report``: one page about a class."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from autograder.commands.desk import LessonName, console, course_here, known_lesson, stop
from autograder.report.page import report_path, write_report


def report(
    lesson: LessonName,
    to: Annotated[Path | None, typer.Option(help="The file to write; class/reports/LESSON.html by default.")] = None,
) -> None:
    """Write one HTML page about a class: scores, hard exercises, mistakes, flags, similar answers, time.

    It names students: keep it where the gradebook is.

    Examples: `autograder report 01`, `autograder report 01 --to report.html`
    """
    course = course_here()
    name = known_lesson(course, lesson)
    target = to.resolve() if to else report_path(course, name)
    console.print(f"{'writing over' if target.exists() else 'writing'} {target}", highlight=False, soft_wrap=True)
    try:
        with console.status(f"reading the submissions of {name}"):
            count = write_report(course, name, target)
    except ValueError as error:
        raise stop(str(error), 1) from None
    console.print(f"report on {count} submissions written")
