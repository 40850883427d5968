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


def private_folders(coursedir: Any) -> tuple[str, ...]:
    """Return what learners' code must not see, wherever it lies: the course, and the class with its gradebook."""
    root = Path(coursedir.root)
    folders = [root, (root / coursedir.submitted_directory).parent, (root / coursedir.autograded_directory).parent]
    if coursedir.db_url.startswith("sqlite:///"):
        folders.append((root / coursedir.db_url.removeprefix("sqlite:///")).parent)
    return tuple(dict.fromkeys(str(folder.resolve()) for folder in folders if folder.resolve() != Path("/")))


def hidden_from_learners(part: Any) -> tuple[str, ...]:
    """Return the private folders of the course that a step of nbgrader works in; none where there is no course."""
    coursedir = _coursedir(part)
    return private_folders(coursedir) if coursedir is not None else ()


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
