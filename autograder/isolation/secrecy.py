"""Searching what a learner gets for what the hidden tests know: their source, inputs and expected values.

Contract: :func:`secrets_of` reads a source notebook and runs its hidden tests on the reference to learn what they pass
and expect; :func:`leaks` searches a page (HTML, a notebook, or text) for any of it. What the visible part of the lesson
tells is no secret. Numbers are found however they are printed: rounded to four places, in any layout.
"""

from __future__ import annotations

import ast
import contextlib
import html
import importlib
import io
import json
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from nbformat import NotebookNode

from autograder.checks import NotebookLearner, Outcome, use_learner, use_publisher
from autograder.isolation.cell_source import imported
from autograder.isolation.lesson import Lesson, from_source_notebook, imports_of
from autograder.isolation.regions import hidden_lines

NUMBER = re.compile(r"(?<![\w.])[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
SHORTEST_LINE = 14
WINDOW = 4
TELLING = 3
LONGEST_TRIVIAL = 8


@dataclass(frozen=True)
class Leak:
    """Something secret that a page holds: ``source``, ``text`` or ``values``, from which cell, and the words found."""

    kind: str
    grade_id: str
    found: str


@dataclass
class Secrets:
    """What the hidden tests of a lesson know, by the id of the test cell."""

    lines: dict[str, set[str]] = field(default_factory=dict)
    texts: dict[str, set[str]] = field(default_factory=dict)
    sequences: dict[str, list[tuple[float, ...]]] = field(default_factory=dict)
    known_numbers: list[float] = field(default_factory=list)
    known_text: str = ""


def secrets_of(notebook: NotebookNode) -> Secrets:
    """Collect what the hidden tests of a source notebook know."""
    lesson = from_source_notebook("lesson", notebook)
    secrets = Secrets()
    visible = [cell.source for cell in notebook.cells if "nbgrader" not in cell.metadata]
    for cell in lesson.cells:
        inside = hidden_lines(cell.source) if cell.is_test else frozenset()
        visible += [line for number, line in enumerate(cell.source.split("\n"), 1) if number not in inside]
    secrets.known_text = _squeezed("\n".join(visible))
    secrets.known_numbers = _numbers(secrets.known_text)
    names = imported(list(imports_of(notebook)), sorted(lesson.graded))
    for cell in lesson.cells:
        inside = hidden_lines(cell.source) if cell.is_test else frozenset()
        if not inside:
            continue
        lines = [line.strip() for number, line in enumerate(cell.source.split("\n"), 1) if number in inside]
        secrets.lines[cell.grade_id] = {
            _squeezed(line)
            for line in lines
            if len(_squeezed(line)) >= SHORTEST_LINE and not line.startswith("#") and not _known(secrets, line)
        } - {_squeezed("with exercise.hidden():")}
        literals, recorded = _literals(cell.source, inside), _recorded(cell.source, inside, names, lesson)
        secrets.texts[cell.grade_id] = {
            text for text in literals[0] if len(text) >= SHORTEST_LINE and not _known(secrets, text)
        }
        secrets.sequences[cell.grade_id] = [
            sequence for sequence in (*literals[1], *recorded) if not _holds(secrets.known_numbers, sequence)
        ]
    return secrets


def leaks(page: str, secrets: Secrets) -> list[Leak]:
    """Return what a page tells of the hidden tests; the empty list for a page that may be handed out.

    Parameters
    ----------
    page
        The text of an HTML page, of a notebook file, or any other text.
    secrets
        What :func:`secrets_of` collected.
    """
    text = _plain_text(page)
    squeezed, numbers = _squeezed(text), _numbers(text)
    found = []
    for grade_id, lines in secrets.lines.items():
        found += [Leak("source", grade_id, line) for line in sorted(lines) if line in squeezed]
    for grade_id, texts in secrets.texts.items():
        found += [Leak("text", grade_id, part) for part in sorted(texts) if _squeezed(part) in squeezed]
    for grade_id, sequences in secrets.sequences.items():
        found += [
            Leak("values", grade_id, ", ".join(f"{value:g}" for value in sequence[:8]))
            for sequence in sequences
            if _holds(numbers, sequence)
        ]
    return list(dict.fromkeys(found))


class _Recorder(NotebookLearner):
    """The reference in the learner's place, which notes what passes while it is told to."""

    def __init__(self, names: Iterable[str]) -> None:
        library = importlib.import_module("nnlib")
        super().__init__({name: getattr(library, name) for name in names if hasattr(library, name)})
        self.recording = False
        self.values: list[Any] = []

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        if self.recording:
            self.values.append(([np.copy(part) if isinstance(part, np.ndarray) else part for part in args], kwargs))
        outcome = super().call(name, args, kwargs)
        if self.recording:
            self.values.append(outcome.value)
        return outcome


def _recorded(
    source: str, inside: frozenset[int], names: dict[str, Any], lesson: Lesson
) -> Iterator[tuple[float, ...]]:
    learner = _Recorder(lesson.graded)
    space = {**learner.namespace, **names}
    with use_learner(learner), use_publisher(lambda bundle: None), contextlib.redirect_stdout(io.StringIO()):
        for node in ast.parse(source).body:
            learner.recording = any(node.lineno <= line <= (node.end_lineno or 0) for line in inside)
            # A test that fails on the reference is found elsewhere; here it only tells less.
            with contextlib.suppress(Exception):
                exec(compile(ast.Module([node], []), "<test>", "exec"), space)
    yield from _flat(learner.values)


def _literals(source: str, inside: frozenset[int]) -> tuple[list[str], list[tuple[float, ...]]]:
    texts, sequences = [], []
    for node in ast.walk(ast.parse(source)):
        if getattr(node, "lineno", 0) not in inside:
            continue
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            # What a check is for is shown to learners even when it is hidden.
            shown = [id(part) for part in node.args[:1] if node.func.attr in ("check", "check_raises", "property")]
            texts += [text for part in node.args if (text := _text_of(part)) and id(part) not in shown]
        if isinstance(node, ast.Assert) and (text := _text_of(node.msg)):
            texts.append(text)
        if isinstance(node, (ast.List, ast.Tuple, ast.Constant)):
            with contextlib.suppress(ValueError, TypeError):
                sequences += list(_flat(ast.literal_eval(node)))
    return texts, sequences


def _text_of(node: ast.AST | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _flat(value: Any) -> Iterator[tuple[float, ...]]:
    """Give the runs of numbers in a value that tell something."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)) and not all(isinstance(item, (int, float, np.generic)) for item in value):
        try:
            array = np.asarray(value, dtype=float)
        except (ValueError, TypeError):
            for item in value:
                yield from _flat(item)
            return
        value = array
    if isinstance(value, (bool, str, bytes, complex)) or value is None:
        return
    try:
        numbers = np.asarray(value, dtype=float).reshape(-1)
    except (ValueError, TypeError):
        return
    numbers = numbers[np.isfinite(numbers)]
    if len(numbers) and _tells(tuple(numbers)):
        yield tuple(float(number) for number in numbers[:64])


def _tells(numbers: tuple[float, ...]) -> bool:
    """Whether a run of numbers is one that does not turn up by chance."""
    if len(numbers) == 1:
        return len(f"{abs(numbers[0]):.12g}".replace(".", "").strip("0")) >= 6
    telling = len({number for number in numbers if number != round(number) or abs(number) > 20})
    return telling >= TELLING or (len(numbers) >= LONGEST_TRIVIAL and len(set(numbers)) > 2)


def _holds(page: list[float], sequence: tuple[float, ...]) -> bool:
    if len(sequence) == 1:
        return any(math.isclose(number, sequence[0], rel_tol=1e-6) for number in page)
    runs = [sequence[start : start + WINDOW] for start in range(max(1, len(sequence) - WINDOW + 1))]
    telling = [run for run in runs if len({n for n in run if n != round(n) or abs(n) > 20}) >= TELLING]
    return any(_run_in(page, run) for run in telling or [sequence[:LONGEST_TRIVIAL]])


def _run_in(page: list[float], run: tuple[float, ...]) -> bool:
    return any(
        all(math.isclose(page[start + index], value, rel_tol=2e-4, abs_tol=1e-8) for index, value in enumerate(run))
        for start in range(len(page) - len(run) + 1)
        if math.isclose(page[start], run[0], rel_tol=2e-4, abs_tol=1e-8)
    )


def _known(secrets: Secrets, text: str) -> bool:
    return _squeezed(text) in secrets.known_text


def _plain_text(page: str) -> str:
    """Return all text of a page: of HTML without its tags as well as with them, of a notebook every string."""
    with contextlib.suppress(ValueError):
        data = json.loads(page)
        return "\n".join(_strings(data))
    if "<" in page:
        bare = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.S | re.I)
        bare = re.sub(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]+", " ", bare)
        attributes = " ".join(re.findall(r'="([^"]*)"', bare))
        return html.unescape(re.sub(r"<[^>]*>", "", bare)) + "\n" + html.unescape(attributes)
    return page


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            if not key.startswith("image/"):
                yield from _strings(value)
    elif isinstance(data, list):
        joined = [part for part in data if isinstance(part, str)]
        yield "".join(joined)
        for part in data:
            if not isinstance(part, str):
                yield from _strings(part)
    elif isinstance(data, (int, float)):
        yield repr(data)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _numbers(text: str) -> list[float]:
    return [float(number) for number in NUMBER.findall(text)]
