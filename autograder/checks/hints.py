"""The three hints of an exercise, read from the notebook's text.

Contract: hints stand in the markdown between the last test and an exercise's solution cell, each folded away as
``<details><summary>Hint 1</summary> ... </details>``. The first says where to look, the last nearly gives it away.
"""

from __future__ import annotations

import re

from nbformat import NotebookNode

HINTS_EACH = 3
_HINT = re.compile(r"<details>\s*<summary>\s*Hint\s+(\d+)\s*</summary>(.*?)</details>", re.DOTALL | re.IGNORECASE)


def hints_for(notebook: NotebookNode, exercise: str) -> list[str]:
    """Return the hints of an exercise in their order, as markdown.

    Parameters
    ----------
    notebook
        A lesson, solved or released.
    exercise
        The name of the graded function, which is the ``grade_id`` of its solution cell.

    Raises
    ------
    ValueError
        When the notebook has no such exercise, or its hints are not numbered 1, 2, 3 ...

    Examples
    --------
    >>> from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
    >>> text = new_markdown_cell("<details><summary>Hint 1</summary>Look at the sign.</details>")
    >>> code = new_code_cell("def f(): ...", metadata={"nbgrader": {"solution": True, "grade": False, "grade_id": "f"}})
    >>> hints_for(new_notebook(cells=[text, code]), "f")
    ['Look at the sign.']
    """
    texts: list[str] = []
    for cell in notebook.cells:
        settings = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "markdown":
            texts.append(cell.source)
        elif settings.get("solution") and settings.get("grade_id") == exercise:
            found = _HINT.findall("\n".join(texts))
            numbers = [int(number) for number, _ in found]
            if numbers != list(range(1, len(found) + 1)):
                raise ValueError(f"expected the hints of {exercise} numbered 1, 2, 3; got {numbers}")
            return [text.strip() for _, text in found]
        if settings.get("grade") or settings.get("solution"):
            texts = []
    raise ValueError(f"expected one of the exercises {', '.join(exercises(notebook))}; got {exercise!r}")


def exercises(notebook: NotebookNode) -> list[str]:
    """Return the names of the graded functions of a lesson, in order."""
    settings = [cell.metadata.get("nbgrader", {}) for cell in notebook.cells]
    tests = {item.get("grade_id") for item in settings if item.get("grade") and not item.get("solution")}
    return [
        item["grade_id"]
        for item in settings
        if item.get("solution") and not item.get("grade") and f"test_{item['grade_id']}" in tests
    ]


def missing_hints(notebook: NotebookNode) -> list[str]:
    """Return a sentence for each exercise that does not have three hints; a build refuses a lesson that has any."""
    problems = []
    for exercise in exercises(notebook):
        try:
            count = len(hints_for(notebook, exercise))
        except ValueError as error:
            problems.append(str(error))
            continue
        if count != HINTS_EACH:
            problems.append(f"expected {HINTS_EACH} hints before the exercise {exercise}; found {count}")
    return problems
