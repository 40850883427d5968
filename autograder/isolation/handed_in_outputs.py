"""What cells showed when they were handed in: what is kept of it, and how it is shown again.

Contract: :func:`keep_outputs` cleans what it keeps, and puts it into ``metadata.autograder`` of a cell:
``pictures`` of any cell, and all ``outputs`` of one that is the lesson's own, was run, and shows nothing that a browser
would run. :func:`show_again` gives a cell its outputs back, marked as handed in.
"""

from __future__ import annotations

import json
from typing import Any

from nbformat import NotebookNode

from autograder.isolation.flags import Flag
from autograder.isolation.lesson import Lesson
from autograder.isolation.limits import MIB, Limits
from autograder.isolation.outputs import clean_outputs, clean_pictures
from autograder.isolation.pictures import HANDED_IN
from autograder.isolation.submitted_cells import SubmittedCell


def keep_outputs(node: NotebookNode, cell: SubmittedCell, lesson: Lesson, limits: Limits) -> NotebookNode:
    """Keep in a restored cell what it showed when it was handed in; return the cell."""
    if not node.cell_type == cell.cell_type == "code":
        return node
    kept: dict[str, Any] = {}
    if pictures := clean_pictures(cell.outputs):
        kept["pictures"] = pictures
    if cell.was_run and node.source in lesson.given and len(json.dumps(cell.outputs)) <= limits.output_mib * MIB:
        flags: list[Flag] = []
        outputs = clean_outputs(cell.outputs, flags)
        if not flags and len(json.dumps(outputs)) <= limits.output_mib * MIB:
            kept["outputs"] = outputs
    if kept:
        node.metadata["autograder"] = kept
    return node


def show_again(cell: NotebookNode, outputs: list[NotebookNode]) -> None:
    """Let a cell that was not run show what it showed when it was handed in."""
    for output in outputs:
        if "metadata" in output:
            output.metadata.update(HANDED_IN)
        if "execution_count" in output:
            output["execution_count"] = cell.execution_count
    cell["outputs"] = outputs
