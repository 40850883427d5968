"""``nnlib start`` and ``nnlib lab``: the learner's own copy of a lesson, and JupyterLab on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from autograder.learning.desk import Desk, Folder, LessonName, console, stop
from autograder.lesson_copies import start_lesson


def start(lesson: LessonName = "01", folder: Folder = None) -> None:
    """Make your own copy of a lesson; a copy that you have is left as it is.

    Example: `nnlib start 02`
    """
    own_copy(lesson, folder)


def lab(
    lesson: LessonName = "01",
    folder: Folder = None,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
) -> None:
    """Open JupyterLab on your own copy of a lesson.

    Example: `nnlib lab 01`
    """
    copy = own_copy(lesson, folder)
    work = copy.parent.parent
    command = [sys.executable, "-m", "jupyter", "lab", f"--ServerApp.root_dir={work}"]
    command.append(f"--LabApp.default_url=/lab/tree/{copy.relative_to(work).as_posix()}")
    if not browser:
        command.append("--no-browser")
    if getattr(os, "geteuid", lambda: 1)() == 0:
        command.append("--allow-root")  # a container's only user
    raise typer.Exit(subprocess.run(command, check=False).returncode)


def own_copy(name: str, folder: Path | None) -> Path:
    """Return the learner's copy of a lesson, made now when there is none, and say which of the two it was."""
    desk = Desk.find(folder)
    try:
        copy, new = start_lesson(desk.lessons, desk.lesson(name), desk.work)
    except OSError as error:
        raise stop(f"cannot make your copy: {error}") from None
    said = "Your copy of the lesson" if new else "Your copy, as you left it"
    console().print(f"{said}: {copy}", soft_wrap=True, markup=False)
    return copy
