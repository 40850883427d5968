"""``autograder build``: make the notebooks from the sources."""

from __future__ import annotations

from typing import Annotated

import typer

from autograder.build import BuildError, build_lesson, notebook_paths, write_lesson
from autograder.commands.desk import console, course_here, known_lesson, stop


def build(
    lessons: Annotated[list[str] | None, typer.Argument(help="The lessons to build; all when none is named.")] = None,
    check: Annotated[bool, typer.Option(help="Write nothing; fail when a notebook differs from its source.")] = False,
) -> None:
    """Make the notebooks in `solutions/` and `lessons/` from the sources.

    Examples: `autograder build`, `autograder build 01`, `autograder build --check`
    """
    course = course_here()
    stale = 0
    for lesson in [known_lesson(course, name) for name in lessons or course.lessons]:
        try:
            built = build_lesson(course, lesson)
        except BuildError as error:
            raise stop(str(error), 1) from None
        if check:
            texts = notebook_paths(course, built).items()
            old = [path for path, text in texts if not path.is_file() or path.read_text("utf-8") != text]
        else:
            old = write_lesson(course, built)
        stale += len(old)
        for path in old:
            console.print(f"{'differs from its source' if check else 'written'}: {path.relative_to(course.root)}")
        if not old:
            console.print(f"up to date: {lesson}")
    if check and stale:
        raise stop("notebooks differ from their sources: run 'autograder build'", 1)
