"""What no learner may get to see, and whether a text holds it.

Contract: :func:`secrets_of` collects, for lesson 1, the lines of the hidden tests, the numbers that they pass to a
learner's function, and the planted words (environment, gradebook, neighbour). :func:`leaks` finds them in plain text,
in base64, in hexadecimal, and backwards.
"""

from __future__ import annotations

import base64
import binascii
import re
from functools import cache
from html import unescape
from typing import Any

import numpy as np

from autograder.build import read_source
from autograder.checks import use_learner
from autograder.checks.display import use_publisher
from autograder.checks.exercise import Exercise
from autograder.checks.learner import NotebookLearner
from autograder.course import Course

LESSON = "01_perceptron"
PLANTED = {
    "environment": "canary-env-b81f6c",
    "gradebook": "canary-gradebook-44d0",
    "neighbour": "canary-neighbour-9e27",
}
PHONED = "phoned home"


@cache
def secrets_of(lesson: str = LESSON) -> dict[str, str]:
    """Return the secrets of a lesson: text that must not come back, with what it is."""
    cells = read_source(Course.find().source(lesson)).cells
    found = {word: f"the {place}" for place, word in PLANTED.items()}
    visible = "\n".join(
        re.sub(r"### BEGIN HIDDEN.*?### END HIDDEN TESTS", "", cell.source, flags=re.S) for cell in cells
    )
    for cell in cells:
        for block in re.findall(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS", cell.source, re.S):
            for line in map(str.strip, block.splitlines()):
                if len(line) > 25 and line not in visible:
                    found[line] = "the source of a hidden test"
    for number in _hidden_numbers(cells):
        found[number] = "an input of a hidden test"
    for answer in (
        "np.column_stack([h_or, h_and]), np.array([1.0, -1.0]), -0.5",
        "mistakes_per_epoch.append(mistakes)",
    ):
        found[answer] = "the source of a reference answer"
    return found


def leaks(text: str, lesson: str = LESSON) -> list[str]:
    """Return what of the lesson's secrets a text holds, as sentences."""
    forms = [text, unescape(text), text.replace("\\'", "'").replace('\\"', '"'), text[::-1], *_decoded(text)]
    found = {
        f"{what}: {secret[:50]}" for secret, what in secrets_of(lesson).items() for form in forms if secret in form
    }
    return sorted(found)


def _decoded(text: str) -> list[str]:
    decoded = []
    for chunk in re.findall(r"[A-Za-z0-9+/]{40,}={0,2}", text):
        try:
            if re.fullmatch(r"(?:[0-9a-fA-F]{2})+", chunk):
                decoded.append(binascii.unhexlify(chunk).decode(errors="ignore"))
            decoded.append(base64.b64decode(chunk + "=" * (-len(chunk) % 4)).decode(errors="ignore"))
        except (binascii.Error, ValueError):
            continue
    return decoded


def _hidden_numbers(cells: list[Any]) -> set[str]:
    """Run the lesson's tests on the reference answers and note the numbers that only hidden checks pass on."""
    names: dict[str, Any] = {}
    seen: dict[bool, set[str]] = {True: set(), False: set()}
    current: list[Exercise] = []

    class Noting(NotebookLearner):
        def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
            for value in args:
                if isinstance(value, np.ndarray) and value.dtype.kind == "f":
                    texts = {f"{number:.17g}"[:12] for number in value.ravel()[:4]} | {
                        str(v)[:12] for v in value.ravel()[:4]
                    }
                    seen[current[-1]._hidden].update(text for text in texts if len(text) == 12)
            return super().call(name, args, kwargs)

    def exercise(*args: Any, **kwargs: Any) -> Exercise:
        current.append(Exercise(*args, **kwargs))
        return current[-1]

    with use_learner(Noting(names)), use_publisher(lambda bundle: None):
        for cell in cells:
            settings = cell.metadata.get("nbgrader", {})
            if cell.cell_type == "code" and (
                settings.get("grade") or settings.get("solution") or "import numpy" in cell.source
            ):
                exec(cell.source, names)
                names["Exercise"] = exercise
    return seen[True] - seen[False]
