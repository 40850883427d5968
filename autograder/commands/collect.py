"""``autograder collect``: place what learners handed in where grading finds it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from autograder.collect import Plan, plan_collection
from autograder.commands.desk import LessonName, console, course_here, known_lesson, say, stop

MOST_NAMED = 20


def collect(
    lesson: LessonName,
    source: Annotated[Path, typer.Argument(help="A zip archive from Moodle or Canvas, or a folder.", exists=True)],
    roster: Annotated[
        Path | None,
        typer.Option(
            help="A CSV file with a column student_id and any others with names, e-mail addresses or the platform's "
            "ids; without it the gradebook's students are asked, and unknown learners become new ones.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done and change nothing.")] = False,
) -> None:
    """Place the notebooks that learners handed in where grading finds them.

    Takes an archive as Moodle and Canvas pack it, archives of `nnlib submit`, and `STUDENT/LESSON.ipynb`,
    `STUDENT_LESSON.ipynb` or `STUDENT.ipynb`. The newest of several counts.
    Ends with 1 when something could not be placed.

    Examples: `autograder collect 01 submissions.zip`, `autograder collect 01 inbox/ --roster class.csv --dry-run`
    """
    course = course_here()
    name = known_lesson(course, lesson)
    try:
        with console.status("reading what was handed in"):
            plan = plan_collection(course, name, source, roster)
        announce(plan)
        if dry_run:
            console.print("nothing was changed (--dry-run)")
        else:
            plan.place()
            console.print(f"collected {len(plan.placed)} submissions into {course.folder('submitted')}", soft_wrap=True)
    except ValueError as error:
        raise stop(str(error)) from None
    if plan.refused:
        raise typer.Exit(1)


def announce(plan: Plan) -> None:
    """Say what a collection is going to change and what it cannot place."""
    console.print(f"{plan.lesson}: {len(plan.placed)} submissions in {plan.source}", highlight=False, soft_wrap=True)
    for change, words in (("new", "new"), ("replaced", "put in the place of another"), ("unchanged", "there already")):
        if students := plan.having(change):
            say(f"{len(students)}: {_some(students)}", f"{words}:", "bold")
    if late := [each.student for each in plan.placed if each.late]:
        say(_some(late), "marked as late:")
    for student, older, newest in plan.older:
        say(f"{student}: {older} (newer: {newest})", "older, left out:", "dim")
    for remark in plan.remarks:
        say(remark, "look at:")
    for member, reason in plan.refused:
        say(f"{member}: {reason}", "not placed:")


def _some(students: list[str]) -> str:
    rest = len(students) - MOST_NAMED
    return ", ".join(students[:MOST_NAMED]) + (f" and {rest} more" if rest > 0 else "")
