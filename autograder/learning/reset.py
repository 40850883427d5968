"""``nnlib reset``: a lesson as it was handed out, with the learner's copy kept as a dated backup."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from autograder.learning.desk import Desk, Folder, LessonName, console, stop
from autograder.lesson_copies import start_lesson

BACKUPS = "backups"


def reset(lesson: LessonName, folder: Folder = None) -> None:
    """Start a lesson anew; your copy is kept as a backup with the date in its name.

    Example: `nnlib reset 01`
    """
    desk, screen = Desk.find(folder), console()
    name = desk.lesson(lesson)
    desk.released(name)
    copy = desk.path(name)
    try:
        if copy.exists():
            backup = unused(desk.work / BACKUPS / name / f"{name}_{datetime.now():%Y-%m-%d_%H-%M-%S}.ipynb")
            backup.parent.mkdir(parents=True, exist_ok=True)
            copy.rename(backup)
            screen.print(f"Your copy is kept: {backup}", soft_wrap=True, markup=False)
        else:
            screen.print("You had no copy of this lesson: nothing to keep.")
        start_lesson(desk.lessons, name, desk.work)
    except OSError as error:
        raise stop(f"cannot reset {name}: {error}") from None
    desk.memory.forget(name)
    screen.print(f"The lesson as it was handed out: {copy}", soft_wrap=True, markup=False)
    screen.print("If it is open in JupyterLab, close it there and open it again.")


def unused(path: Path) -> Path:
    """Return `path`, or the same with a number when a file of that name is there.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> (folder / "a.txt").touch()
    >>> unused(folder / "a.txt").name
    'a-2.txt'
    """
    number, candidate = 1, path
    while candidate.exists():
        number += 1
        candidate = path.with_stem(f"{path.stem}-{number}")
    return candidate
