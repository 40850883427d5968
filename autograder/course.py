"""Where a course lies and what its settings are.

Contract: a course is the folder that holds ``nbgrader_config.py``. :class:`Course` reads that file once and hands the
same settings to every nbgrader application, so that ``autograder ...`` and plain ``nbgrader ...`` never disagree.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config, PyFileConfigLoader

CONFIG_NAME = "nbgrader_config.py"
CLASS_VARIABLE = "AUTOGRADER_CLASS"


class CourseNotFoundError(Exception):
    """There is no course in this folder or above it."""


@dataclass(frozen=True)
class Course:
    """A course folder with its nbgrader settings.

    Parameters
    ----------
    root
        The folder that holds ``nbgrader_config.py``.
    config
        The settings read from it.
    """

    root: Path
    config: Config

    @classmethod
    def find(cls, start: Path | None = None, class_folder: str | None = None) -> Course:
        """Find the course that `start` lies in and load its settings.

        Parameters
        ----------
        start
            A folder in the course; the current folder when it is None.
        class_folder
            The folder for what a class produces, in place of ``class`` (see ``nbgrader_config.py``).

        Raises
        ------
        CourseNotFoundError
            When neither `start` nor a folder above it holds ``nbgrader_config.py``.
        """
        here = (start or Path.cwd()).resolve()
        for folder in (here, *here.parents):
            if (folder / CONFIG_NAME).is_file():
                _put_scripts_on_path()
                with _environment(CLASS_VARIABLE, class_folder):
                    config = PyFileConfigLoader(CONFIG_NAME, path=str(folder)).load_config()
                return cls(folder, config)
        raise CourseNotFoundError(
            f"expected {CONFIG_NAME} in {here} or a folder above it; found none: "
            "run the command inside the course folder"
        )

    @property
    def directory(self) -> CourseDirectory:
        """nbgrader's own view of the course: its folders, ids and database."""
        return CourseDirectory(config=self.config)

    def folder(self, step: str) -> Path:
        """Return the folder of a step: ``source``, ``release``, ``submitted``, ``autograded`` or ``feedback``."""
        return self.root / getattr(self.directory, f"{step}_directory")

    @property
    def class_folder(self) -> Path:
        """The folder that holds everything a class produces."""
        return self.folder("submitted").parent

    @property
    def lessons(self) -> list[str]:
        """The names of the lessons, in order: every folder of the source that holds a ``.py`` of the same name."""
        return sorted(path.stem for path in self.folder("source").glob("*/*.py") if path.stem == path.parent.name)

    def lesson(self, name: str) -> str:
        """Return the full name of a lesson given as ``01_perceptron``, ``01``, ``1``, ``perceptron`` or ``percep``.

        Raises
        ------
        ValueError
            When no lesson, or more than one, has that name.
        """
        lessons = self.lessons
        titles = {lesson: lesson.partition("_")[::2] for lesson in lessons}
        exact = [each for each, (number, title) in titles.items() if name in (each, number, number.lstrip("0"), title)]
        begun = [each for each, (_, title) in titles.items() if name and title.startswith(name)]
        found = exact or begun
        if len(found) != 1:
            raise ValueError(f"expected one of the lessons {', '.join(found or lessons)}; got {name!r}")
        return found[0]

    def source(self, lesson: str) -> Path:
        """Return the hand-edited source of a lesson; raise ``ValueError`` for a lesson that does not exist."""
        path = self.folder("source") / lesson / f"{lesson}.py"
        if not path.is_file():
            raise ValueError(f"expected one of the lessons {', '.join(self.lessons)}; got {lesson!r}")
        return path

    def released(self, lesson: str) -> Path:
        """Return the notebook that learners get for a lesson."""
        return self.folder("release") / lesson / f"{lesson}.ipynb"

    def override(self, **sections: dict[str, object]) -> Course:
        """Return the same course with some settings replaced, such as ``CourseDirectory={"db_url": ...}``."""
        config = deepcopy(self.config)
        config.merge(Config(sections))
        return Course(self.root, config)

    @contextmanager
    def gradebook(self) -> Iterator[Gradebook]:
        """Open the gradebook of the course for the length of a ``with`` block."""
        directory = self.directory
        with Gradebook(directory.db_url, directory.course_id) as gradebook:
            yield gradebook


def _put_scripts_on_path() -> None:
    """Let nbgrader find ``alembic``, which it calls by name, when the environment is not activated."""
    scripts = str(Path(sys.executable).parent)
    if scripts not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = scripts + os.pathsep + os.environ.get("PATH", "")


@contextmanager
def _environment(name: str, value: str | None) -> Iterator[None]:
    """Set an environment variable for a while; leave it as it is when `value` is None."""
    before = os.environ.get(name)
    if value is not None:
        os.environ[name] = value
    try:
        yield
    finally:
        if value is not None:
            if before is None:
                del os.environ[name]
            else:
                os.environ[name] = before
