"""What nbgrader's course folder and gradebook have for one submission: the lesson, and a place for the log."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook

from autograder.isolation.graded import Graded
from autograder.isolation.lesson import Lesson, from_gradebook

LOG_NAME = "{notebook}.grading.json"


def stored_lesson(part: Any, ids: dict[str, str]) -> Lesson:
    """Return the lesson as the gradebook holds it; imports and order are the source notebook's."""
    coursedir = _coursedir(part)
    source = None
    if coursedir is not None:
        path = (
            Path(coursedir.format_path(coursedir.source_directory, ".", ids["assignment"])) / f"{ids['notebook']}.ipynb"
        )
        if path.is_file():
            source = nbformat.read(path, as_version=4)
    with Gradebook(ids["db_url"]) as gradebook:
        return from_gradebook(ids["notebook"], gradebook.find_notebook(ids["notebook"], ids["assignment"]), source)


def course_root(part: Any) -> str:
    """Return the folder of the course, which learners' code must not see."""
    coursedir = _coursedir(part)
    return str(Path(coursedir.root).resolve()) if coursedir is not None else ""


def write_log(part: Any, ids: dict[str, str], graded: Graded, level: str) -> None:
    """Write verdicts and flags beside the folder of the autograded notebook, where no feedback takes it along."""
    coursedir = _coursedir(part)
    if coursedir is None:
        return
    folder = Path(coursedir.format_path(coursedir.autograded_directory, ids["student"], ids["assignment"])).parent
    folder.mkdir(parents=True, exist_ok=True)
    record = {
        **{name: ids[name] for name in ("student", "assignment", "notebook")},
        "isolation": level,
        "verdicts": list(graded.verdicts.values()),
        "flags": [flag.as_dict() for flag in graded.flags],
        "stats": graded.stats,
    }
    path = folder / LOG_NAME.format(notebook=ids["notebook"])
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def _coursedir(part: Any) -> Any:
    while part is not None:
        if getattr(part, "coursedir", None) is not None:
            return part.coursedir
        part = getattr(part, "parent", None)
    return None
