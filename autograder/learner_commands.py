"""``nnlib``: the learner's commands.

Contract: no command ever writes over a learner's work, and none needs a POSIX system.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from autograder.lesson_copies import WORK, lessons_folder, resolve_lesson, start_lesson

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    help="Learn the foundations of neural networks, one lesson at a time.",
)
console = Console()
Lesson = Annotated[str, typer.Argument(help="The lesson: 01_perceptron, 01 or perceptron.")]
Folder = Annotated[Path | None, typer.Option(help="Where your copies lie; work/ beside the lessons by default.")]


@app.callback()
def main() -> None:
    """Learn the foundations of neural networks, one lesson at a time."""


@app.command()
def start(lesson: Lesson = "01", folder: Folder = None) -> None:
    """Make your own copy of a lesson; a copy that you have is left as it is.

    Example: `nnlib start 02`
    """
    _own_copy(lesson, folder)


@app.command()
def lab(
    lesson: Lesson = "01",
    folder: Folder = None,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
) -> None:
    """Open JupyterLab on your own copy of a lesson.

    Example: `nnlib lab 01`
    """
    copy = _own_copy(lesson, folder)
    work = copy.parent.parent
    command = [sys.executable, "-m", "jupyter", "lab", f"--ServerApp.root_dir={work}"]
    command.append(f"--LabApp.default_url=/lab/tree/{copy.relative_to(work).as_posix()}")
    if not browser:
        command.append("--no-browser")
    if getattr(os, "geteuid", lambda: 1)() == 0:
        command.append("--allow-root")  # a container's only user
    raise typer.Exit(subprocess.run(command, check=False).returncode)


def _own_copy(lesson: str, folder: Path | None) -> Path:
    """Return the learner's copy of a lesson, made now when there is none, and say which of the two it was."""
    try:
        lessons = lessons_folder()
        name = resolve_lesson(lessons, lesson)
    except (FileNotFoundError, ValueError) as error:
        Console(stderr=True).print(f"[bold red]nnlib:[/] {error}", highlight=False)
        raise typer.Exit(2) from None
    copy, new = start_lesson(lessons, name, (folder or _work_folder(lessons)).resolve())
    console.print(f"{'Your copy of the lesson' if new else 'Your copy, as you left it'}: {copy}", highlight=False)
    return copy


def _work_folder(lessons: Path) -> Path:
    """Return ``work/`` beside the course's lessons, or in the current folder when the lessons are the package's."""
    in_course = (lessons.parent / "nbgrader_config.py").is_file()
    return (lessons.parent if in_course else Path.cwd()) / WORK
