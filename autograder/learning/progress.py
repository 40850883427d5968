"""``nnlib progress``: all lessons with their points, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from autograder.learning.copy import DamagedCopyError, is_answered, questions, read_copy
from autograder.learning.desk import Desk, Folder, console
from autograder.learning.results import Result
from autograder.lesson_copies import lesson_names


@dataclass(frozen=True)
class Standing:
    """Where a learner stands in one lesson; ``state`` is "not started", "damaged" or "started"."""

    lesson: str
    max_points: float
    n_exercises: int
    n_in_words: int
    state: str
    results: tuple[Result, ...] = ()
    n_answered: int = 0

    @property
    def points(self) -> float:
        """The points of the visible checks."""
        return sum(result.points for result in self.results)

    @property
    def n_passed(self) -> int:
        """How many exercises pass."""
        return sum(result.passed for result in self.results)

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return self.n_passed == self.n_exercises and self.n_answered == self.n_in_words


def progress(
    folder: Folder = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Check every copy again, changed or not.")] = False,
) -> None:
    """Show all lessons with your points and what comes next; copies that changed are checked again.

    Example: `nnlib progress`
    """
    desk, screen, found = Desk.find(folder), console(), []
    for lesson in lesson_names(desk.lessons):
        with screen.status(f"looking at {lesson}"):
            found.append(standing(desk, lesson, fresh))
    screen.print(progress_table(found))
    if any(item.n_in_words for item in found):
        screen.print("Points are those of the visible checks; answers in words are graded by your instructor.")
    screen.print(f"Next: {next_step(found)}")


def standing(desk: Desk, lesson: str, fresh: bool = False) -> Standing:
    """Return where the learner stands in a lesson, checked now if the copy changed since the last check."""
    asked = questions(desk.released(lesson))
    exercises = [question for question in asked if not question.in_words]
    in_words = [question for question in asked if question.in_words]
    most = sum(question.points for question in exercises)
    base = (lesson, most, len(exercises), len(in_words))
    if not desk.path(lesson).is_file():
        return Standing(*base, "not started")
    try:
        copy = read_copy(desk.path(lesson))
    except (DamagedCopyError, OSError):
        return Standing(*base, "damaged")
    results = desk.check(lesson) if fresh else desk.results(lesson)
    answered = sum(is_answered(question, copy) for question in in_words)
    return Standing(*base, "started", tuple(results), answered)


def progress_table(found: list[Standing]) -> Table:
    """Lay out the standings, one row a lesson and a row with the sum."""
    table = Table(title="Your lessons", title_justify="left", box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("Lesson", no_wrap=True)
    table.add_column("Points", justify="right", no_wrap=True)
    table.add_column("Exercises", justify="right", no_wrap=True)
    table.add_column("In words", justify="right", no_wrap=True)
    table.add_column("")
    for item in found:
        told = {"not started": Text("not started", "dim"), "damaged": Text("cannot be read", "bold red")}
        state = told.get(item.state) or (Text("done", "green") if item.done else Text("in work", "yellow"))
        words = f"{item.n_answered}/{item.n_in_words}" if item.n_in_words else ""
        earned = f"{round(item.points, 1):g}/{item.max_points:g}"
        table.add_row(item.lesson, earned, f"{item.n_passed}/{item.n_exercises}", words, state)
    table.add_section()
    passed, exercises = sum(item.n_passed for item in found), sum(item.n_exercises for item in found)
    points, most = sum(item.points for item in found), sum(item.max_points for item in found)
    table.add_row("all", f"{round(points, 1):g}/{most:g}", f"{passed}/{exercises}", "", "", style="bold")
    return table


def next_step(found: list[Standing]) -> str:
    """Return what to do next, as a sentence with a command."""
    for item in found:
        number = item.lesson.partition("_")[0]
        if item.state == "damaged":
            return f"{item.lesson} cannot be read; 'nnlib check {number}' says why"
        if item.state == "not started":
            return f"{item.lesson}: 'nnlib lab {number}' opens it"
        for result in item.results:
            if not result.passed:
                helps = f"'nnlib hint {number} {result.name}' helps"
                return f"{result.name} in {item.lesson}: 'nnlib lab {number}' opens it, {helps}"
        if not item.done:
            return f"the question in words of {item.lesson}: 'nnlib lab {number}' opens it"
    return "all exercises pass: 'nnlib submit LESSON' makes the archive to hand in"
