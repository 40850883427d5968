"""A learner's desk: where the lessons come from, where the copies lie, and what both hold.

Contract: a command finds everything through a :class:`Desk` and ends with one sentence and code 2 when something that
it needs is not there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

import typer
from nbformat import NotebookNode
from rich.console import Console

from autograder.learning.checking import SECONDS, CheckError, check_copy
from autograder.learning.copy import DamagedCopyError, Question, digest, questions, read_copy
from autograder.learning.memory import Memory
from autograder.learning.results import Result
from autograder.lesson_copies import WORK, copy_path, lessons_folder, resolve_lesson

LessonName = Annotated[str, typer.Argument(metavar="LESSON", help="The lesson: 01_perceptron, 01, 1 or perceptron.")]
Folder = Annotated[Path | None, typer.Option(help="Where your copies lie; work/ beside the lessons by default.")]


def console() -> Console:
    """Return a console on the present standard output; characters that it cannot show become question marks."""
    found = Console(highlight=False)
    if hasattr(found.file, "reconfigure"):
        found.file.reconfigure(errors="replace")
    return found


def stop(message: str, code: int = 2) -> typer.Exit:
    """Print why a command cannot go on and return the exit to raise."""
    errors = Console(stderr=True, highlight=False, soft_wrap=True)
    errors.print("[bold red]nnlib:[/] ", end="")
    errors.print(message, markup=False)
    return typer.Exit(code)


@dataclass(frozen=True)
class Desk:
    """The folder of the lessons and the folder of the learner's copies."""

    lessons: Path
    work: Path

    @classmethod
    def find(cls, folder: Path | None) -> Desk:
        """Find the lessons, and the copies in `folder` or in ``work/``."""
        try:
            lessons = lessons_folder()
        except FileNotFoundError as error:
            raise stop(str(error)) from None
        in_course = (lessons.parent / "nbgrader_config.py").is_file()
        inside = in_course and Path.cwd().resolve().is_relative_to(lessons.parent)
        return cls(lessons, (folder or (lessons.parent if inside else Path.cwd()) / WORK).resolve())

    @cached_property
    def memory(self) -> Memory:
        """What is remembered beside the copies."""
        return Memory(self.work)

    def lesson(self, name: str) -> str:
        """Return the full name of a lesson."""
        try:
            return resolve_lesson(self.lessons, name)
        except ValueError as error:
            raise stop(str(error)) from None

    def path(self, lesson: str) -> Path:
        """Return where the learner's copy of a lesson lies, made or not."""
        return copy_path(self.work, lesson)

    def released(self, lesson: str) -> NotebookNode:
        """Return the lesson as it was handed out."""
        try:
            return read_copy(copy_path(self.lessons, lesson))
        except DamagedCopyError as error:
            raise stop(f"{error}: or reinstall the course") from None

    def copy(self, lesson: str) -> NotebookNode:
        """Return the learner's copy of a lesson."""
        path = self.path(lesson)
        if not path.is_file():
            raise stop(f"there is no copy of yours at {path}: make it with 'nnlib start {lesson}'")
        try:
            return read_copy(path)
        except (DamagedCopyError, OSError) as error:
            raise stop(str(error)) from None

    def question(self, lesson: str, name: str) -> Question:
        """Return the exercise of a lesson that has this name."""
        exercises = [question for question in questions(self.released(lesson)) if not question.in_words]
        for question in exercises:
            if question.name == name:
                return question
        if not exercises:
            raise stop(f"{lesson} has no exercises that are checked", 1)
        names = ", ".join(question.name for question in exercises)
        raise stop(f"expected one of the exercises {names}; got {name!r}")

    def check(self, lesson: str, wanted: list[str] | None = None, seconds: float = SECONDS) -> list[Result]:
        """Check the learner's copy now and remember the results."""
        copy, released = self.copy(lesson), self.released(lesson)
        try:
            results = check_copy(copy, released, self.path(lesson).parent, wanted, seconds)
        except CheckError as error:
            raise stop(str(error)) from None
        self.memory.remember(lesson, digest(copy, released), results)
        return results

    def results(self, lesson: str) -> list[Result]:
        """Return the results of all exercises: the remembered ones if nothing changed, else those of a check now."""
        released = self.released(lesson)
        known = self.memory.results(lesson, digest(self.copy(lesson), released))
        names = [question.name for question in questions(released) if not question.in_words]
        return [known[name] for name in names] if set(names) <= set(known) else self.check(lesson)
