"""Cells and outputs of a notebook, as nbformat makes them but not checked against its schema one by one.

Contract: what these return equals what ``nbformat.v4.new_...`` returns for the same valid values. The checks of the
parts take longer than all else that is done to a submission's notebook, and the whole is checked when it is written.
"""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode, from_dict


def new_cell(cell_type: str, source: str, metadata: dict[str, Any] | None = None) -> NotebookNode:
    """Return a cell without outputs; its ``id`` is for the notebook's maker to give.

    >>> new_cell("code", "1 + 1").outputs
    []
    """
    cell = {"cell_type": cell_type, "metadata": metadata or {}, "source": source, "id": ""}
    return from_dict(cell | ({"execution_count": None, "outputs": []} if cell_type == "code" else {}))


def new_output(kind: str, **fields: Any) -> NotebookNode:
    """Return an output of a code cell.

    >>> new_output("stream", name="stdout", text="2")
    {'output_type': 'stream', 'name': 'stdout', 'text': '2'}
    """
    shown: dict[str, Any] = {"metadata": {}, "data": {}} if kind in ("display_data", "execute_result") else {}
    return from_dict({"output_type": kind} | shown | fields)
