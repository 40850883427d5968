"""From the bytes that were handed in to cells: what a file must be to be read at all.

Contract: :func:`read_cells` raises :class:`Unreadable` and nothing else for whatever the bytes are; what it returns are
plain strings and dicts.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import nbformat

from autograder.isolation.flags import Flag
from autograder.isolation.limits import MIB, Limits

CELL_TYPES = ("code", "markdown", "raw")


class Unreadable(Exception):
    """A file that cannot be graded; the message says why, `kind` is that of the flag."""

    def __init__(self, message: str, kind: str = "invalid") -> None:
        super().__init__(message)
        self.kind = kind


@dataclass
class SubmittedCell:
    """What is taken of a cell that was handed in."""

    cell_type: str
    source: str
    grade_id: str | None
    nbgrader: dict[str, Any]
    attachments: Any
    outputs: Any
    was_run: bool = False


def read_cells(submission: bytes, limits: Limits, flags: list[Flag]) -> list[SubmittedCell]:
    """Return the cells of a file, and add flags for what is odd about it.

    Raises
    ------
    Unreadable
        When it is no notebook, or one that is too large.
    """
    if len(submission) > limits.notebook_mib * MIB:
        raise Unreadable(
            f"the notebook is larger than {limits.notebook_mib:g} MiB ({len(submission) / MIB:.1f} MiB)", "too large"
        )
    try:
        data = json.loads(submission.decode("utf-8-sig"))
    except (ValueError, RecursionError, MemoryError) as error:
        raise Unreadable(f"the file is not a notebook ({type(error).__name__})") from None
    if type(data) is not dict or type(data.get("nbformat")) is not int:
        raise Unreadable("the file is not a notebook (it has no nbformat)")
    if data["nbformat"] < 4:
        flags.append(Flag("old format", f"the notebook is in format {data['nbformat']}; it was converted to 4"))
        data = _upgraded(data)
    elif data["nbformat"] > 4:
        raise Unreadable(f"the notebook is in format {data['nbformat']}; 4 is the newest that is known")
    kernel = data.get("metadata")
    kernel = kernel.get("kernelspec") if type(kernel) is dict else None
    if type(kernel) is dict and kernel.get("language", "python") != "python":
        flags.append(Flag("kernel", "the notebook asks for a kernel other than Python; the lesson's was used"))
    cells = data.get("cells")
    if type(cells) is not list:
        raise Unreadable("the file is not a notebook (it has no cells)")
    if len(cells) > limits.cells:
        raise Unreadable(f"the notebook has {len(cells)} cells; at most {limits.cells} are graded", "too large")
    return [cell for cell in map(_cell, cells) if cell is not None]


def _upgraded(data: dict[str, Any]) -> dict[str, Any]:
    try:
        return nbformat.convert(nbformat.from_dict(data), 4)
    except Exception as error:  # converters of old formats fail in many ways
        raise Unreadable(
            f"the notebook is in an old format and could not be converted ({type(error).__name__})"
        ) from None


def _cell(data: Any) -> SubmittedCell | None:
    if not isinstance(data, dict) or data.get("cell_type") not in CELL_TYPES:
        return None
    source = data.get("source", "")
    source = "".join(part for part in source if isinstance(part, str)) if isinstance(source, list) else source
    source = source if isinstance(source, str) else ""
    source = source.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n")
    metadata = data.get("metadata")
    settings = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    settings = dict(settings) if isinstance(settings, dict) else {}
    grade_id = settings.get("grade_id")
    return SubmittedCell(
        data["cell_type"],
        source,
        grade_id if isinstance(grade_id, str) else None,
        settings,
        data.get("attachments"),
        data.get("outputs"),
        type(data.get("execution_count")) is int,
    )
