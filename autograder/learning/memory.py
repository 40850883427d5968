"""What the commands remember beside the copies: results of checks, hints that were shown, the learner's id.

Contract: everything lies in ``work/.nnlib/``, one JSON file a lesson. A result counts only while the copy and the
lesson are as they were when it was found; a file that is missing or damaged is as good as none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.learning.results import Result

FOLDER = ".nnlib"


@dataclass(frozen=True)
class Memory:
    """The memory of a folder of copies.

    Examples
    --------
    >>> import tempfile
    >>> memory = Memory(Path(tempfile.mkdtemp()))
    >>> memory.remember("01_demo", "abc", [Result("double", 2.0, 2.0, "checked")])
    >>> memory.results("01_demo", "abc")["double"].points, memory.results("01_demo", "changed")
    (2.0, {})
    """

    work: Path

    def results(self, lesson: str, digest: str) -> dict[str, Result]:
        """Return the results that were found for exactly this state of the copy, by exercise."""
        found = {}
        for name, item in self._read(lesson).get("results", {}).items():
            try:
                if item["digest"] == digest:
                    found[name] = Result(**item["result"])
            except (KeyError, TypeError):
                continue
        return found

    def remember(self, lesson: str, digest: str, results: Iterable[Result]) -> None:
        """Keep results; those of other exercises stay."""
        content = self._read(lesson)
        kept = content.setdefault("results", {})
        for result in results:
            kept[result.name] = {"digest": digest, "result": result.as_dict()}
        self._write(lesson, content)

    def hints_shown(self, lesson: str, exercise: str) -> int:
        """Return how many hints of an exercise were shown so far."""
        count = self._read(lesson).get("hints", {}).get(exercise, 0)
        return count if isinstance(count, int) else 0

    def hint_shown(self, lesson: str, exercise: str, step: int) -> None:
        """Note that the hints up to `step` were shown."""
        content = self._read(lesson)
        hints = content.setdefault("hints", {})
        hints[exercise] = max(step, self.hints_shown(lesson, exercise))
        self._write(lesson, content)

    def forget(self, lesson: str) -> None:
        """Forget everything about a lesson."""
        self._path(lesson).unlink(missing_ok=True)

    @property
    def student(self) -> str:
        """The id under which the learner handed in last, an empty string before that."""
        return str(self._read("learner").get("student", ""))

    def remember_student(self, student: str) -> None:
        """Keep the learner's id for the next time."""
        self._write("learner", {"student": student})

    def _path(self, name: str) -> Path:
        return self.work / FOLDER / f"{name}.json"

    def _read(self, name: str) -> dict[str, Any]:
        try:
            content = json.loads(self._path(name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        usable = isinstance(content, dict) and all(
            isinstance(content.get(key, {}), dict) for key in ("results", "hints")
        )
        return content if usable else {}

    def _write(self, name: str, content: dict[str, Any]) -> None:
        """Write a file whole or not at all."""
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(content, indent=1, sort_keys=True), encoding="utf-8")
        part.replace(path)
