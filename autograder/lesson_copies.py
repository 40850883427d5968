"""A learner's own copies of the lessons, in ``work/``.

Contract: :func:`start_lesson` copies a lesson once; a copy that is there is never written to again. The lessons come
from the course folder when the command runs inside one, else from the installed package.
"""

from __future__ import annotations

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
    package = Path(str(files("nnlib")))
    for lessons in (package / "lessons", package.parent / "lessons"):  # installed; and, in a course, beside the package
        if lessons.is_dir() and lesson_names(lessons):
            return lessons
    raise FileNotFoundError(f"expected the lessons in {here} or in the installed package; found none: reinstall it")


def lesson_names(lessons: Path) -> list[str]:
    """Return the names of the lessons in a folder, in order."""
    return sorted(path.stem for path in lessons.glob("*/*.ipynb") if path.stem == path.parent.name)


def resolve_lesson(lessons: Path, name: str) -> str:
    """Return the full name of a lesson given as ``01_perceptron``, ``01``, ``1``, ``perceptron`` or ``percep``.

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
    begun = [candidate for candidate in names if name and candidate.partition("_")[2].startswith(name)]
    if len(begun) == 1:
        return begun[0]
    raise ValueError(f"expected one of the lessons {', '.join(names)}; got {name!r}")


def copy_path(folder: Path, lesson: str) -> Path:
    """Return where the notebook of a lesson lies in a folder of lessons or of copies."""
    return folder / lesson / f"{lesson}.ipynb"


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
    target = copy_path(work, lesson)
    if target.exists():
        return target, False
    for path in sorted((lessons / lesson).rglob("*")):
        copy = work / lesson / path.relative_to(lessons / lesson)
        if path.is_file() and not copy.exists():
            _copy_once(path, copy)
    return target, True


def _copy_once(path: Path, copy: Path) -> None:
    """Copy a file to where none is: whole, or not at all."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    content = path.read_bytes()
    with copy.open("xb") as stream:
        try:
            stream.write(content)
            stream.flush()
        except OSError:
            stream.close()
            copy.unlink()
            raise
