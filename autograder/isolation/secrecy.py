"""Searching what a learner gets for what the hidden tests know: their source, inputs and expected values.

Contract: :func:`secrets_of` reads a source notebook and runs its hidden tests on the reference to learn what they pass
and expect; :func:`leaks` searches a page (HTML, a notebook, or text) for any of it. What the visible part of the lesson
tells is no secret. Numbers are found however they are printed: rounded to four places, in any layout.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from nbformat import NotebookNode

from autograder.checks import NotebookLearner, Outcome, use_learner, use_publisher
from autograder.isolation.cell_source import imported
from autograder.isolation.lesson import Lesson, from_source_notebook, imports_of
from autograder.isolation.page_text import numbers_in, plain_text, squeezed
from autograder.isolation.regions import hidden_lines
from autograder.isolation.telling_numbers import holds, runs_of_numbers

SHORTEST_LINE = 14


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
    secrets.known_text = squeezed("\n".join(visible))
    secrets.known_numbers = numbers_in(secrets.known_text)
    names = imported(list(imports_of(notebook)), sorted(lesson.graded))
    for cell in lesson.cells:
        inside = hidden_lines(cell.source) if cell.is_test else frozenset()
        if not inside:
            continue
        lines = [line.strip() for number, line in enumerate(cell.source.split("\n"), 1) if number in inside]
        secrets.lines[cell.grade_id] = {
            squeezed(line)
            for line in lines
            if len(squeezed(line)) >= SHORTEST_LINE and not line.startswith("#") and not _known(secrets, line)
        } - {squeezed("with exercise.hidden():")}
        literals, recorded = _literals(cell.source, inside), _recorded(cell.source, inside, names, lesson)
        secrets.texts[cell.grade_id] = {
            text for text in literals[0] if len(text) >= SHORTEST_LINE and not _known(secrets, text)
        }
        secrets.sequences[cell.grade_id] = [
            sequence for sequence in (*literals[1], *recorded) if not holds(secrets.known_numbers, sequence)
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
    text = plain_text(page)
    bare, numbers = squeezed(text), numbers_in(text)
    found = []
    for grade_id, lines in secrets.lines.items():
        found += [Leak("source", grade_id, line) for line in sorted(lines) if line in bare]
    for grade_id, texts in secrets.texts.items():
        found += [Leak("text", grade_id, part) for part in sorted(texts) if squeezed(part) in bare]
    for grade_id, sequences in secrets.sequences.items():
        found += [
            Leak("values", grade_id, ", ".join(f"{value:g}" for value in sequence[:8]))
            for sequence in sequences
            if holds(numbers, sequence)
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
    yield from runs_of_numbers(learner.values)


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
                sequences += list(runs_of_numbers(ast.literal_eval(node)))
    return texts, sequences


def _text_of(node: ast.AST | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _known(secrets: Secrets, text: str) -> bool:
    return squeezed(text) in secrets.known_text
