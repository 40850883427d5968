"""A learner's own copies of the lessons, in ``work/``.

Contract: :func:`start_lesson` copies a lesson once; a copy that is there is never written to again. The lessons come
from the course folder when the command runs inside one, else from the installed package.
"""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

WORK = "work"


def lessons_folder(start: Path | None = None) -> Path:
    """Return the folder of the released lessons: the nearest course's ``lessons/``, else the installed package's.

    Raises
    ------
    FileNotFoundError
        When neither is there.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "nbgrader_config.py").is_file() and (folder / "lessons").is_dir():
            return folder / "lessons"
    packaged = Path(str(files("nnlib"))) / "lessons"
    if packaged.is_dir():
        return packaged
    raise FileNotFoundError(f"expected the lessons in {here} or in the installed package; found none: reinstall it")


def lesson_names(lessons: Path) -> list[str]:
    """Return the names of the lessons in a folder, in order."""
    return sorted(path.stem for path in lessons.glob("*/*.ipynb") if path.stem == path.parent.name)


def resolve_lesson(lessons: Path, name: str) -> str:
    """Return the full name of a lesson given as ``01_perceptron``, ``01``, ``1`` or ``perceptron``.

    Raises
    ------
    ValueError
        When no lesson has that name.
    """
    names = lesson_names(lessons)
    for candidate in names:
        number, _, title = candidate.partition("_")
        if name in (candidate, number, number.lstrip("0"), title):
            return candidate
    raise ValueError(f"expected one of the lessons {', '.join(names)}; got {name!r}")


def start_lesson(lessons: Path, lesson: str, work: Path) -> tuple[Path, bool]:
    """Give the learner a copy of a lesson; return its path and whether it is new.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "lessons" / "01_demo").mkdir(parents=True)
    >>> _ = (folder / "lessons" / "01_demo" / "01_demo.ipynb").write_text("{}")
    >>> copy, new = start_lesson(folder / "lessons", "01_demo", folder / "work")
    >>> new
    True
    >>> _ = copy.write_text("my answers")
    >>> start_lesson(folder / "lessons", "01_demo", folder / "work")[1], copy.read_text()
    (False, 'my answers')
    """
    target = work / lesson / f"{lesson}.ipynb"
    if target.exists():
        return target, False
    for path in sorted((lessons / lesson).rglob("*")):
        copy = work / lesson / path.relative_to(lessons / lesson)
        if path.is_file() and not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    return target, True
