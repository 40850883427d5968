"""The files of a new lesson.

Contract: nothing that is there is written over; either all files of a lesson are new or none is written. The skeleton
is a small lesson that works: an author replaces it part by part and has a lesson that builds all the while.
"""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from autograder.course import Course

NAME = re.compile(r"(\d\d)_([a-z][a-z0-9]*(?:_[a-z0-9]+)*)")
FUNCTION = "squared_error"


def lesson_files(course: Course, lesson: str, title: str = "") -> dict[Path, str]:
    """Return the path and the text of every file of a new lesson; nothing is written.

    Parameters
    ----------
    lesson
        Its name, ``NN_name``: two digits, then words in lower case.
    title
        What the lesson is called in its heading; made from the name when it is empty.

    Raises
    ------
    ValueError
        When the name has another form, its number is taken, or one of the files is there already.
    """
    found = NAME.fullmatch(lesson)
    if found is None:
        raise ValueError(f"expected a name such as 11_attention: two digits, then words in lower case; got {lesson!r}")
    number, words = found.groups()
    if taken := [other for other in course.lessons if other.startswith(f"{number}_")]:
        free = max(int(other[:2]) for other in course.lessons) + 1
        raise ValueError(f"expected a number that is free; {taken[0]} has {number}: take {free:02d}")
    values = {"LESSON": lesson, "NUMBER": str(int(number)), "TITLE": title or words.replace("_", " ")}
    tests = course.root / "tests"
    corpus = tests / "corpora" / lesson
    paths = {
        course.folder("source") / lesson / f"{lesson}.py": "lesson",
        corpus / "wrong" / f"{FUNCTION}.py": "wrong",
        corpus / "right" / f"{FUNCTION}.py": "right",
        corpus / "equivalent.py": "equivalent",
        tests / "lessons" / f"test_{lesson}.py": "test",
    }
    if there := [path for path in paths if path.exists()]:
        raise ValueError(f"expected a new lesson; {there[0]} is there already: remove it, or take another name")
    return {path: _filled(template, values) for path, template in paths.items()}


def write_files(texts: dict[Path, str]) -> None:
    """Write the files of a new lesson; a file that has come into being meanwhile is an error, not written over."""
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)


def _filled(template: str, values: dict[str, str]) -> str:
    text = (files("autograder.new_lesson") / "templates" / f"{template}.py.txt").read_text(encoding="utf-8")
    return re.sub(r"@@([A-Z]+)@@", lambda match: values[match[1]], text)
