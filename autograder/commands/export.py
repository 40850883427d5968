"""``autograder export``: the scores of a class as a file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from autograder.commands.desk import console, course_here, known_lesson, say, stop
from autograder.export import export_csv
from autograder.export_canvas import write_canvas
from autograder.export_grades import read_grades
from autograder.export_moodle import write_moodle
from autograder.export_written import Written


class Format(StrEnum):
    """Who is to read the file."""

    NBGRADER = "nbgrader"
    MOODLE = "moodle"
    CANVAS = "canvas"


def export(
    lesson: Annotated[str | None, typer.Argument(help="The lesson; all of them when none is named.")] = None,
    format: Annotated[Format, typer.Option(help="Whose file it is to be.")] = Format.NBGRADER,
    to: Annotated[Path, typer.Option(help="The file to write.", dir_okay=False)] = Path("grades.csv"),
    template: Annotated[
        Path | None,
        typer.Option(
            help="Moodle's grading worksheet or Canvas's gradebook, downloaded as CSV, to be filled in.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    scale: Annotated[
        bool, typer.Option(help="Turn points into those of the platform when its file states another maximum.")
    ] = True,
    named: Annotated[str | None, typer.Option("--lesson", help="The same as the argument.", hidden=True)] = None,
) -> None:
    """Write the scores of the class to a CSV file, for nbgrader, Moodle or Canvas.

    Ends with 1 when somebody who handed in is not in the platform's file.

    Examples: `autograder export --to grades.csv`,
    `autograder export 01 --format moodle --template worksheet.csv --to grades.csv`
    """
    course = course_here()
    given = lesson or named
    name = known_lesson(course, given) if given else None
    if format is not Format.NBGRADER and name is None:
        raise stop(f"name the lesson: 'autograder export 01 --format {format}'")
    if format is Format.NBGRADER and template:
        raise stop("a template is for --format moodle or canvas")
    target = to.resolve()
    console.print(f"{'writing over' if target.exists() else 'writing'} {target}", highlight=False, soft_wrap=True)
    if name is None or format is Format.NBGRADER:
        console.print(f"scores written to {export_csv(course, target, name)}", soft_wrap=True)
        return
    grades = read_grades(course, name)
    if not grades:
        raise stop(f"no graded submissions of {name}: run 'autograder grade {name}' first", 1)
    write = write_moodle if format is Format.MOODLE else write_canvas
    try:
        written = write(grades, target, template, scaled=scale)
    except ValueError as error:
        raise stop(str(error)) from None
    if waiting := [grade.student for grade in grades if grade.waiting]:
        say(f"{len(waiting)} ({', '.join(waiting[:10])}{' ...' if len(waiting) > 10 else ''})", "not fully graded yet:")
    _tell(written, format.capitalize())
    if written.missing:
        raise typer.Exit(1)


def _tell(written: Written, platform: str) -> None:
    console.print(f"{written.count} grades written to {written.path}", highlight=False, soft_wrap=True)
    if written.scale.factor != 1:
        console.print(f"{written.scale.ours:g} points of the lesson are {written.scale.theirs:g} in {platform}")
    for student in written.missing:
        say(f"{student} handed in and is not in {platform}'s file", "not written:")
    if written.unknown:
        say(f"{len(written.unknown)}: {'; '.join(written.unknown[:10])}", f"in {platform}'s file and not graded here:")
