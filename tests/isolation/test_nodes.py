"""Nodes that are not checked one by one are those that nbformat makes and checks."""

import nbformat
import pytest
from nbformat import v4

from autograder.isolation.nodes import new_cell, new_output

OUTPUTS = {
    "stream": {"name": "stderr", "text": "x"},
    "error": {"ename": "E", "evalue": "v", "traceback": ["a", "b"]},
    "display_data": {"data": {"text/plain": "x", "application/x+json": {"a": [{"b": 1}]}}},
    "execute_result": {"data": {"text/plain": "x"}, "execution_count": 3, "metadata": {"a": {"b": 1}}},
}


@pytest.mark.parametrize("kind", OUTPUTS)
def test_outputs_are_nbformats(kind):
    made, wanted = new_output(kind, **OUTPUTS[kind]), v4.new_output(kind, **OUTPUTS[kind])
    assert made == wanted
    assert type(made) is type(wanted) is nbformat.NotebookNode
    assert isinstance(made.get("metadata", made), nbformat.NotebookNode)


@pytest.mark.parametrize("kind", ["code", "markdown", "raw"])
def test_cells_are_nbformats(kind):
    metadata = {"nbgrader": {"grade_id": "f", "points": 2.0}}
    wanted = getattr(v4, f"new_{kind}_cell")("a\nb", metadata=metadata)
    made = new_cell(kind, "a\nb", metadata)
    assert made == {**wanted, "id": ""}
    made.metadata.nbgrader.points = 3.0
    assert metadata["nbgrader"]["points"] == 2.0
