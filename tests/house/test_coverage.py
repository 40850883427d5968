"""The coverage table tells the truth: names, sections, exercises and tests exist, and no graded function is missing."""

import ast
import importlib
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

import nnlib
from autograder.build import read_source
from autograder.checks.hints import exercises
from autograder.course import Course

COURSE = Course.find()
TESTS = Path(__file__).parents[1]
TABLE = TESTS.parent / "docs" / "coverage.md"
COLUMNS = ["technique", "nnlib", "lesson", "graded", "oracle", "lectures"]
QUOTED = re.compile(r"`([^`]+)`")
NOTHING = "–"


@dataclass(frozen=True)
class Row:
    """One technique of the lectures."""

    technique: str
    names: tuple[str, ...]
    lesson: str
    section: str
    graded: str
    oracle: str
    lectures: str


def read_rows(text: str) -> list[Row]:
    """Read the rows of all tables of the page."""
    rows = []
    for line in text.splitlines():
        if not line.startswith("|"):
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        assert len(cells) == len(COLUMNS), f"expected {len(COLUMNS)} cells: {line}"
        if cells == COLUMNS or set(cells) == {"---"}:
            continue
        technique, names, place, graded, oracle, lectures = cells
        number, _, section = place.partition(" ")
        rows.append(Row(technique, tuple(QUOTED.findall(names)), number, section, graded, oracle, lectures))
    return rows


ROWS = read_rows(TABLE.read_text(encoding="utf-8"))
LESSONS = {lesson[:2]: lesson for lesson in COURSE.lessons}
each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.technique)


def headings(lesson: str) -> list[str]:
    """Return the headings of a lesson's text."""
    cells = [cell.source for cell in read_source(COURSE.source(lesson)).cells if cell.cell_type == "markdown"]
    return [found[1] for cell in cells for found in re.finditer(r"^#+ (.+)$", cell, re.MULTILINE)]


@pytest.fixture(scope="module")
def sections():
    return {number: headings(lesson) for number, lesson in LESSONS.items()}


@pytest.fixture(scope="module")
def graded():
    return {number: exercises(read_source(COURSE.source(lesson))) for number, lesson in LESSONS.items()}


def resolve(name: str) -> object:
    """Return what stands behind a dotted name below nnlib."""
    place, _, last = f"nnlib.{name}".rpartition(".")
    return getattr(importlib.import_module(place), last)


@each_row
def test_the_names_are_in_nnlib(row):
    for name in row.names:
        resolve(name)
    assert row.names or row.graded == "not code"


@each_row
def test_the_section_is_a_heading_of_the_lesson(row, sections):
    assert row.section in sections[row.lesson]


@each_row
def test_what_is_graded_is_an_exercise_of_that_lesson(row, graded):
    names = QUOTED.findall(row.graded)
    assert names or row.graded in ("shown", "not code")
    assert set(names) <= set(graded[row.lesson])


@each_row
def test_the_oracle_is_named_and_its_test_exists(row):
    if row.oracle == NOTHING:
        assert row.graded == "not code" and not row.names
        return
    oracle, path, function = re.fullmatch(r"(\S.*): `([\w/]+\.py)::(test_\w+)`", row.oracle).groups()
    tree = ast.parse((TESTS / path).read_text(encoding="utf-8"))
    assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, (
        f"no {function} in {path}"
    )


@each_row
def test_the_lectures_are_named(row):
    assert re.fullmatch(r"[APSCV]( \d[\d.]*)?(, ([APSCV]( \d[\d.]*)?|\d[\d.]*))*", row.lectures)


def test_every_graded_function_has_a_row_of_its_lesson(graded):
    told = {(row.lesson, name) for row in ROWS for name in QUOTED.findall(row.graded)}
    assert {(number, name) for number, names in graded.items() for name in names} - told == set()


def test_every_function_of_nnlib_has_a_row():
    told = {name for row in ROWS for name in row.names}
    pairs = {name.removesuffix("_backward").removesuffix("_forward") for name in told}
    assert {name for name in nnlib.__all__ if name not in told and name.removesuffix("_backward") not in pairs} == set()


def test_no_technique_stands_twice_and_the_count_is_right():
    names = [row.technique for row in ROWS]
    assert len(names) == len(set(names))
    assert f"The {len(ROWS)} techniques" in TABLE.read_text(encoding="utf-8")


def test_a_row_that_is_not_true_would_be_found(sections, graded):
    (row,) = read_rows(
        "| a | `no_such_name` | 01 no such section | `softmax` | x: `house/test_coverage.py::test_x` | P |"
    )
    with pytest.raises(AttributeError):
        resolve(row.names[0])
    assert row.section not in sections[row.lesson]
    assert "softmax" not in graded[row.lesson]
