"""Whose a file is, as far as its path in an archive tells.

Contract: :func:`sender_of` knows the names that Moodle and Canvas give to the files they pack, and the plain ones:
``STUDENT/LESSON.ipynb``, ``STUDENT_LESSON.ipynb`` and ``STUDENT.ipynb``. A learner chooses the names inside a folder
or an archive but not the name that it was given, so the outermost name of a student comes before any inside.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

STUDENT_ID = r"[A-Za-z0-9][A-Za-z0-9.@+-]*"
MOODLE = re.compile(r"(?P<name>.+?)_(?P<number>\d+)_assignsubmission_(?P<kind>file|onlinetext)(?:_(?P<file>.*))?")
CANVAS = re.compile(r"(?P<name>[^_]+)(?P<late>_LATE)?_(?P<user>\d+)_(?P<attachment>\d+)_(?P<file>.+)", re.IGNORECASE)
# What file managers, browsers, learning platforms and `nnlib submit` add to a name.
ADDED = r"(?: ?\(\d+\)|-\d+|[-_ ][Cc]opy\d*|_\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d(?:-\d+)?)*"
NEWEST_FIRST = re.compile(r"-(\d+)$")


@dataclass(frozen=True)
class Sender:
    """Who handed a file in, by the names that its path gives.

    Parameters
    ----------
    platform
        ``moodle``, ``canvas`` or ``plain``.
    names
        Names or ids that may be the student's, the likeliest first.
    number
        The platform's number of the student; empty when there is none.
    file
        What the learner called the file.
    certain
        Whether the first name stands for a student even when nobody of that name is known.
    late
        Whether the platform marked it as late.
    rank
        Grows with each new version that one learner handed in, as far as the path tells.
    depth
        In how many folders the part of the path lies that names the student.
    """

    platform: str
    names: tuple[str, ...]
    number: str = ""
    file: str = ""
    certain: bool = True
    late: bool = False
    rank: tuple[int, ...] = ()
    depth: int = 0


def is_named(file: str, lesson: str) -> bool:
    """Return whether a file has the name of the lesson, with what is added to a name on the way.

    Examples
    --------
    >>> is_named("01_perceptron (2).ipynb", "01_perceptron"), is_named("01_perceptron-1.ipynb", "01_perceptron")
    (True, True)
    >>> is_named("02_logistic_regression.ipynb", "01_perceptron")
    False
    """
    return re.fullmatch(rf"{re.escape(lesson)}{ADDED}\.ipynb", file, re.IGNORECASE) is not None


def _nobody(depth: int, name: str) -> bool:
    return False


def sender_of(path: str, lesson: str, is_student: Callable[[int, str], bool] = _nobody) -> Sender | None:
    """Return who handed in the file at `path` in an archive, or None when the path does not tell.

    Parameters
    ----------
    is_student
        Tells of a folder, by how deep it lies and its name, whether it is a student's: whatever lies in it is then.

    Examples
    --------
    >>> sender_of("Ada Okafor_51873_assignsubmission_file_/my work.ipynb", "01_perceptron").names
    ('Ada Okafor',)
    >>> late = sender_of("okaforada_LATE_204_9918_01_perceptron-1.ipynb", "01_perceptron")
    >>> late.names, late.number, late.late, late.rank
    (('okaforada',), '204', True, (9918, 1))
    >>> sender_of("ada/01_perceptron.ipynb", "01_perceptron").names
    ('ada',)
    >>> sender_of("inbox/ada_01_perceptron.ipynb", "01_perceptron").names
    ('ada',)
    >>> sender_of("ada/bruno_01_perceptron.ipynb", "01_perceptron", lambda depth, name: name == "ada").names
    ('ada',)
    >>> sender_of("ada.ipynb", "01_perceptron").names
    ('ada',)
    """
    parts = PurePosixPath(path).parts
    for depth, part in enumerate(parts):
        if sender := _platform(parts, depth):
            return sender
        if depth < len(parts) - 1 and is_student(depth, part):
            return Sender("plain", (part,), file=parts[-1], depth=depth)
    return plain_sender(path, lesson)


def plain_sender(path: str, lesson: str) -> Sender | None:
    """Return who handed in a file by the plain names alone, whatever a platform put around them."""
    sender = _plain(PurePosixPath(path), lesson)
    if sender is None:
        return None
    *folders, _ = PurePosixPath(path).parts
    naming = (depth for depth, each in enumerate(folders) if sender.names[0] in (each, _before_lesson(each, lesson)))
    return replace(sender, depth=next(naming, len(folders)))


def _platform(parts: tuple[str, ...], depth: int) -> Sender | None:
    """Read the part of a path at `depth` if a platform named it."""
    inside = depth < len(parts) - 1
    if found := MOODLE.fullmatch(parts[depth]):
        file = parts[-1] if inside else found["file"] or ""
        return Sender("moodle", (found["name"].strip(),), found["number"], file, depth=depth)
    if found := CANVAS.fullmatch(parts[depth]):
        stem = PurePosixPath(found["file"]).stem if not inside else found["file"]
        version = NEWEST_FIRST.search(stem)
        rank = (int(found["attachment"]), int(version[1]) if version else 0)
        file, late = parts[-1] if inside else found["file"], bool(found["late"])
        return Sender("canvas", (found["name"],), found["user"], file, late=late, rank=rank, depth=depth)
    return None


def _plain(path: PurePosixPath, lesson: str) -> Sender | None:
    folder = path.parent
    if is_named(path.name, lesson):
        if folder.name == lesson:
            folder = folder.parent
        if with_lesson := _before_lesson(folder.name, lesson):
            return Sender("plain", (with_lesson,), file=path.name)
        if re.fullmatch(STUDENT_ID, folder.name):
            return Sender("plain", (folder.name,), file=path.name)
        return None
    if student := _before_lesson(path.stem, lesson):
        return Sender("plain", (student,), file=f"{lesson}{path.suffix}")
    names = tuple(name for name in (path.stem, folder.name) if re.fullmatch(STUDENT_ID, name))
    return Sender("plain", names, file=path.name, certain=len(path.parts) == 1) if names else None


def _before_lesson(name: str, lesson: str) -> str | None:
    """Return STUDENT of a name such as ``STUDENT_LESSON`` or ``STUDENT_LESSON_2026-11-21_12-00-00``."""
    found = re.fullmatch(rf"({STUDENT_ID})_{re.escape(lesson)}{ADDED}", name)
    return found[1] if found else None
