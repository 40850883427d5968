"""``autograder new``: a skeleton of a lesson."""

from __future__ import annotations

from typing import Annotated

import typer

from autograder.build import BuildError, build_lesson, write_lesson
from autograder.commands.desk import console, course_here, stop
from autograder.new_lesson.skeleton import lesson_files, write_files


def new(
    lesson: Annotated[str, typer.Argument(help="The name of the new lesson, such as 11_attention.")],
    title: Annotated[str, typer.Option(help="Its title; made from the name when it is not given.")] = "",
) -> None:
    """Make a skeleton of a lesson: source, right and wrong solutions, a test, both notebooks.

    It is a small lesson that builds, passes its tests and can be graded: change it part by part.

    Example: `autograder new 11_attention --title "attention"`
    """
    course = course_here()
    try:
        texts = lesson_files(course, lesson, title)
    except ValueError as error:
        raise stop(str(error)) from None
    console.print(f"{len(texts)} new files and 2 notebooks; nothing that is there is changed")
    write_files(texts)
    try:
        notebooks = write_lesson(course, build_lesson(course, lesson))
    except BuildError as error:
        raise stop(str(error), 1) from None
    for path in [*texts, *notebooks]:
        console.print(f"written: {path.relative_to(course.root)}", highlight=False, soft_wrap=True)
    console.print(
        f"Next: change {next(iter(texts)).relative_to(course.root)}, then 'autograder build {lesson}'", soft_wrap=True
    )
