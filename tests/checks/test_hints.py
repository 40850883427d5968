"""Hints: read per exercise, missing ones told."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.checks.hints import exercises, hints_for, missing_hints


def solution(name):
    return new_code_cell("...", metadata={"nbgrader": {"grade_id": name, "solution": True, "grade": False}})


def grade(name):
    return new_code_cell("...", metadata={"nbgrader": {"grade_id": f"test_{name}", "solution": False, "grade": True}})


def text(*numbers):
    hints = "\n\n".join(f"<details><summary>Hint {n}</summary>\n\nhint `{n}`\n\n</details>" for n in numbers)
    return new_markdown_cell(f"Some words.\n\n{hints}")


@pytest.fixture
def notebook():
    return new_notebook(
        cells=[
            text(1, 2, 3),
            solution("f"),
            grade("f"),
            text(1),
            text(2),
            solution("g"),
            grade("g"),
            text(),
            solution("essay"),
        ]
    )


def test_hints_belong_to_the_exercise_that_follows(notebook):
    assert exercises(notebook) == ["f", "g"]
    assert hints_for(notebook, "f") == ["hint `1`", "hint `2`", "hint `3`"]
    assert hints_for(notebook, "g") == ["hint `1`", "hint `2`"]


def test_missing_hints_are_told(notebook):
    assert missing_hints(notebook) == ["expected 3 hints before the exercise g; found 2"]


def test_wrong_numbers_and_names_are_told(notebook):
    with pytest.raises(ValueError, match="expected one of the exercises f, g; got 'h'"):
        hints_for(notebook, "h")
    with pytest.raises(ValueError, match=r"numbered 1, 2, 3; got \[2, 1\]"):
        hints_for(new_notebook(cells=[text(2, 1), solution("f"), grade("f")]), "f")
