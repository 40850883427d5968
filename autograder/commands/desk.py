"""What the instructor's commands share: the terminal, the course they were called in, and how they end.

Contract: what comes from learners or files is printed with :func:`say`, which neither takes it for Rich's markup nor
lets its control characters reach the terminal.
"""

from __future__ import annotations

import re
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from autograder.course import Course, CourseNotFoundError

console = Console()
LessonName = Annotated[str, typer.Argument(help="The lesson, such as 01_perceptron, 01 or perceptron.")]
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def course_here(class_folder: str | None = None) -> Course:
    """Return the course that the command was called in, or end the command with one sentence."""
    try:
        return Course.find(class_folder=class_folder)
    except CourseNotFoundError as error:
        raise stop(str(error)) from None


def known_lesson(course: Course, name: str) -> str:
    """Return the full name of a lesson, or end the command when there is none of that name."""
    try:
        return course.lesson(name)
    except ValueError as error:
        raise stop(str(error)) from None


def stop(message: str, code: int = 2) -> typer.Exit:
    """Print why a command cannot go on and return the exit to raise."""
    Console(stderr=True).print(f"[bold red]autograder:[/] {escape(harmless(message))}", highlight=False, soft_wrap=True)
    return typer.Exit(code)


def say(text: str, heading: str = "", style: str = "yellow") -> None:
    """Print a line of foreign text after a heading of our own."""
    start = f"[{style}]{heading}[/] " if heading else ""
    console.print(start + escape(harmless(text)), highlight=False, soft_wrap=True)


def harmless(text: str) -> str:
    """Return text without control characters and marks that reorder a line; a line break stays.

    >>> harmless("a" + chr(27) + "[2Jb")
    'a[2Jb'
    """
    return "\n".join(_CONTROL.sub("", line) for line in text.split("\n"))
