"""``nnlib hint``: the next of an exercise's three hints, and the course's own solution after it has passed."""

from __future__ import annotations

import inspect
from typing import Annotated

import typer
from rich.markdown import Markdown
from rich.syntax import Syntax

import nnlib
from autograder.checks.hints import hints_for
from autograder.learning.copy import digest
from autograder.learning.desk import Desk, Folder, LessonName, console, stop


def hint(
    lesson: LessonName,
    function: Annotated[str, typer.Argument(metavar="FUNCTION", help="The exercise.")],
    step: Annotated[int | None, typer.Argument(metavar="[STEP]", min=1, help="Which hint; else the next.")] = None,
    folder: Folder = None,
) -> None:
    """Show the next hint for an exercise; once it passes, show the course's own solution.

    Examples: `nnlib hint 01 predict`, `nnlib hint 01 predict 1`
    """
    desk = Desk.find(folder)
    name = desk.lesson(lesson)
    desk.question(name, function)
    screen = console()
    if step is None and _passes(desk, name, function):
        solution = solution_of(function)
        if not solution:
            screen.print(f"{function} passes; the course has no solution of its own to show for it.")
            return
        screen.print(f"{function} passes. The course's own solution:")
        screen.print(Syntax(solution, "python", background_color="default"))
        return
    try:
        hints = hints_for(desk.released(name), function)
    except ValueError as error:
        raise stop(str(error)) from None
    if not hints:
        raise stop(f"{name} has no hints for {function}", 1)
    if step is not None and step > len(hints):
        raise stop(f"expected a step from 1 to {len(hints)}; got {step}")
    shown = desk.memory.hints_shown(name, function)
    number = step or min(shown + 1, len(hints))
    desk.memory.hint_shown(name, function, number)
    screen.print(f"[bold]Hint {number} of {len(hints)} for {function}[/]")
    screen.print(Markdown(hints[number - 1]))
    if number == len(hints):
        screen.print(f"This is the last hint. When your {function} passes, the same command shows the course's own.")
    else:
        screen.print("The same command again shows the next one.")


def solution_of(function: str) -> str:
    """Return the source of ``nnlib``'s function of this name, an empty string when it cannot be had."""
    try:
        return inspect.getsource(getattr(nnlib, function))
    except (AttributeError, OSError, TypeError):
        return ""


def _passes(desk: Desk, lesson: str, function: str) -> bool:
    """Return whether the exercise passes in the learner's copy as it is now; no copy, no pass."""
    if not desk.path(lesson).is_file():
        return False
    known = desk.memory.results(lesson, digest(desk.copy(lesson), desk.released(lesson)))
    result = known.get(function) or desk.check(lesson, [function])[0]
    return result.passed
