"""Placing what learners handed in where nbgrader looks for it.

Contract: :func:`collect` reads an archive (or a folder) of notebooks named ``STUDENT/LESSON.ipynb`` or
``STUDENT_LESSON.ipynb`` and writes ``submitted/STUDENT/LESSON/LESSON.ipynb``. Only notebooks are read, as bytes;
links, absolute paths, ``..`` and notebooks above the size limit are refused and listed, never followed.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from autograder.course import Course

MAX_NOTEBOOK_BYTES = 20 * 1024 * 1024
STUDENT_ID = r"[A-Za-z0-9][A-Za-z0-9.@+-]*"


@dataclass
class Collected:
    """Who was placed, and what could not be placed and why."""

    students: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def collect(course: Course, lesson: str, source: Path) -> Collected:
    """Place the submissions for `lesson` that lie in `source`; a later submission of a student replaces the earlier.

    Parameters
    ----------
    source
        A zip archive or a folder.

    Raises
    ------
    ValueError
        When `source` is neither a zip archive nor a folder, or the lesson does not exist.
    """
    course.source(lesson)
    collected = Collected()
    for name, content in _members(source, collected):
        student = student_of(name, lesson)
        if student is None:
            collected.refused.append((name, f"expected STUDENT/{lesson}.ipynb or STUDENT_{lesson}.ipynb"))
            continue
        _place(course, lesson, student, content)
        if student not in collected.students:
            collected.students.append(student)
    collected.students.sort()
    return collected


def student_of(name: str, lesson: str) -> str | None:
    """Return the id of the student that a path in an archive belongs to, or None when the path does not tell.

    Examples
    --------
    >>> student_of("ada/01_perceptron.ipynb", "01_perceptron")
    'ada'
    >>> student_of("inbox/ada_01_perceptron.ipynb", "01_perceptron")
    'ada'
    >>> student_of("notes.ipynb", "01_perceptron") is None
    True
    """
    path = PurePosixPath(name)
    if path.name == f"{lesson}.ipynb" and path.parent.name == lesson:
        path = path.parent.parent / path.name
    if path.name == f"{lesson}.ipynb" and re.fullmatch(STUDENT_ID, path.parent.name):
        return path.parent.name
    match = re.fullmatch(rf"({STUDENT_ID})_{re.escape(lesson)}\.ipynb", path.name)
    return match.group(1) if match else None


def _place(course: Course, lesson: str, student: str, content: bytes) -> None:
    """Write one notebook and the time of its collection, the way nbgrader's exchange does."""
    folder = course.folder("submitted") / student / lesson
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{lesson}.ipynb").write_bytes(content)
    (folder / "timestamp.txt").write_text(datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC"), encoding="utf-8")


def _members(source: Path, collected: Collected) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each notebook, noting in `collected` what is refused."""
    if source.is_dir():
        yield from _folder_members(source, collected)
    elif zipfile.is_zipfile(source):
        yield from _zip_members(source, collected)
    else:
        raise ValueError(f"expected a zip archive or a folder of notebooks; got {source}")


def _folder_members(source: Path, collected: Collected) -> Iterator[tuple[str, bytes]]:
    for path in sorted(source.rglob("*.ipynb")):
        name = path.relative_to(source).as_posix()
        if path.is_symlink() or not path.resolve().is_relative_to(source.resolve()):
            collected.refused.append((name, "it is a link"))
        elif path.stat().st_size > MAX_NOTEBOOK_BYTES:
            collected.refused.append((name, _too_large(path.stat().st_size)))
        else:
            yield name, path.read_bytes()


def _zip_members(source: Path, collected: Collected) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(source) as archive:
        for info in archive.infolist():
            path = PurePosixPath(info.filename)
            if info.is_dir() or path.suffix != ".ipynb" or "__MACOSX" in path.parts:
                continue
            if path.is_absolute() or ".." in path.parts or "\\" in info.filename:
                collected.refused.append((info.filename, "its path leads out of the archive"))
            elif stat.S_ISLNK(info.external_attr >> 16):
                collected.refused.append((info.filename, "it is a link"))
            elif info.file_size > MAX_NOTEBOOK_BYTES:
                collected.refused.append((info.filename, _too_large(info.file_size)))
            else:
                content = _read(archive, info)
                if isinstance(content, str):
                    collected.refused.append((info.filename, content))
                else:
                    yield info.filename, content


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | str:
    """Return the content of a member, or why it cannot be read.

    The size that an archive states may be a lie: nothing is read beyond the limit.
    """
    try:
        with archive.open(info) as member:
            content = member.read(MAX_NOTEBOOK_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
        return "it is damaged"
    except (RuntimeError, NotImplementedError):
        return "it is encrypted or packed in a way that is not known here"
    return content if len(content) <= MAX_NOTEBOOK_BYTES else _too_large(len(content))


def _too_large(size: int) -> str:
    return f"it has {size / 2**20:.0f} MiB; the limit is {MAX_NOTEBOOK_BYTES / 2**20:.0f} MiB"
