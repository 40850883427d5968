"""What all submissions of a run are graded by, as plain data that can travel to another machine.

Contract: :func:`terms_of` reads it once from the course and its gradebook. nbgrader's steps that need the gradebook are
left to the writer; those that only change the notebook travel along by name, with their settings.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import nbformat
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from traitlets.config import Config
from traitlets.utils.importstring import import_item

from autograder.course import Course
from autograder.isolation.course_folder import private_folders
from autograder.isolation.lesson import Lesson, from_gradebook
from autograder.isolation.limits import Limits
from autograder.isolation.preprocessor import ExecuteIsolated

# Restoring a submission in the lesson's frame does what nbgrader's own first steps do; the others write the gradebook.
DONE_ELSEWHERE = frozenset(
    {
        "ClearOutput",
        "DeduplicateIds",
        "OverwriteKernelspec",
        "OverwriteCells",
        "CheckCellMetadata",
        "ExecuteIsolated",
        "SaveAutoGrades",
        "AssignLatePenalties",
    }
)


@dataclass(frozen=True)
class Terms:
    """The lesson, the limits and the settings of a run.

    Parameters
    ----------
    lesson
        The cells of the lesson as the gradebook holds them.
    limits
        What each submission may use.
    sandbox
        Whether learners' processes are confined.
    data, hidden
        Folders that learners' code may read, and folders that it must not see.
    draw
        Whether every cell is run and every figure drawn, also of cells that were handed in with what they show.
    kernelspec
        The kernel that the gradebook notes for the lesson, as JSON.
    before, after
        nbgrader's preprocessors that only change the notebook, before and after it is executed.
    settings
        The settings of these preprocessors, by the name of their class.
    """

    lesson: Lesson
    limits: Limits
    sandbox: bool = True
    data: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    draw: bool = False
    kernelspec: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    settings: tuple[tuple[str, dict[str, Any]], ...] = ()

    @property
    def digest(self) -> str:
        """A hash of all that can change a score, or the autograded notebook, but for folders."""
        parts = asdict(self)
        del parts["data"], parts["hidden"]
        return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()

    @property
    def config(self) -> Config:
        """The settings of the preprocessors as they want them."""
        return Config(dict(self.settings))


def terms_of(course: Course, lesson: str) -> Terms:
    """Read the terms for a lesson that is in the gradebook of the course."""
    directory = course.directory
    source = course.folder("source") / lesson / f"{lesson}.ipynb"
    order = nbformat.read(source, as_version=4) if source.is_file() else None
    with Gradebook(directory.db_url, directory.course_id) as gradebook:
        stored = gradebook.find_notebook(lesson, lesson)
        frame, kernelspec = from_gradebook(lesson, stored, order), stored.kernelspec or ""
    execution = ExecuteIsolated(config=course.config)
    steps = Autograde(coursedir=directory, config=course.config)
    before, after = _named(steps.sanitize_preprocessors), _named(steps.autograde_preprocessors)
    return Terms(
        frame,
        execution.limits,
        execution.sandbox,
        tuple(execution.data_folders),
        private_folders(course.directory),
        execution.draw_figures,
        kernelspec,
        before,
        after,
        tuple(_settings(course.config, (*before, *after)).items()),
    )


def _named(steps: Iterable[Any]) -> tuple[str, ...]:
    """Return the import names of the steps that a worker does itself."""
    names = [step if isinstance(step, str) else f"{step.__module__}.{step.__name__}" for step in steps]
    return tuple(name for name in names if name.rsplit(".", 1)[-1] not in DONE_ELSEWHERE)


def _settings(config: Config, steps: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return the parts of the course's settings that these steps read."""
    wanted = {base.__name__ for name in steps for base in import_item(name).__mro__}
    return {section: dict(config[section]) for section in sorted(wanted & set(config)) if config[section]}
