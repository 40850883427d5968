"""Writing the files of a graded submission so that nobody ever finds half of one.

Contract: the folder holds what ``nbgrader autograde`` puts there: the autograded notebook, the other files of the
submission and those of the lesson, with nbgrader's permissions; beside it the grading log. Each file appears whole, by
renaming it from a temporary name; links in a submission are not followed.
"""

from __future__ import annotations

import contextlib
import json
import shutil
from pathlib import Path

from nbgrader.converters import Autograde
from nbgrader.utils import find_all_files

from autograder.course import Course
from autograder.isolation.course_folder import LOG_NAME
from autograder.parallel.job import Result

PART = ".autograder-part"


class AutogradedFiles:
    """Writes the files for one lesson."""

    def __init__(self, course: Course, lesson: str) -> None:
        self.course, self.lesson = course, lesson
        directory = course.directory
        converter = Autograde(coursedir=directory, config=course.config)
        self.mode, self.shared = int(str(converter.permissions), 8), bool(directory.groupshared)
        self.ignore = [*directory.ignore, "*.ipynb"]
        self.excluded = set(converter.exclude_overwriting.get(lesson, ()))
        self.submitted, self.autograded = course.folder("submitted"), course.folder("autograded")
        source = course.folder("source") / lesson
        self.lesson_files = {
            name: path for name, path in self._others(source).items() if name.as_posix() not in self.excluded
        }

    def notebook(self, student: str) -> Path:
        """Return the place of a student's autograded notebook."""
        return self.autograded / student / self.lesson / f"{self.lesson}.ipynb"

    def write(self, result: Result) -> None:
        """Write all files of a graded submission, and remove what was there before and is there no more."""
        target = self.notebook(result.student)
        folder = target.parent
        self._make(folder)
        copies = self._others(self.submitted / result.student / self.lesson) | self.lesson_files
        for name, path in copies.items():
            self._make((folder / name).parent)
            self._put(folder / name, path.read_bytes())
        self._put(target, result.notebook)
        kept = {folder / name for name in copies} | {target}
        for old in [path for path in folder.rglob("*") if (path.is_file() or path.is_symlink()) and path not in kept]:
            old.unlink()
        log = folder.parent / LOG_NAME.format(notebook=self.lesson)
        self._put(log, (json.dumps(result.record, indent=1) + "\n").encode(), 0o644)

    def clean(self) -> None:
        """Remove what a killed run left half written."""
        for path in self.autograded.glob(f"**/*{PART}"):
            self._remove(path)

    def _put(self, path: Path, content: bytes, mode: int | None = None) -> None:
        part = path.with_name(f".{path.name}{PART}")
        self._remove(part)
        part.write_bytes(content)
        part.chmod(self.mode if mode is None else mode)
        part.replace(path)

    @staticmethod
    def _remove(path: Path) -> None:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

    def _make(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if self.shared:
            with contextlib.suppress(PermissionError):
                folder.chmod((folder.stat().st_mode | 0o2770) & 0o2777)

    def _others(self, folder: Path) -> dict[Path, Path]:
        """Return the files of a folder that nbgrader copies, by their names in it."""
        found = (Path(name) for name in find_all_files(str(folder), self.ignore))
        return {
            name: path
            for name, path in ((path.relative_to(folder), path) for path in found)
            if path.is_file() and not path.is_symlink() and not any(part.endswith(PART) for part in name.parts)
        }
