"""The figures that a learner's cells drew, when they were graded or before, taken over as pictures and nothing else.

Contract: only PNG and JPEG whose bytes say so and whose size is reasonable come through, re-encoded as ``data:``
addresses. SVG, HTML and scripts, which could act in the browser of whoever opens the page, never do.
"""

from __future__ import annotations

import base64
import binascii
import struct
from dataclasses import dataclass

from nbformat import NotebookNode

from autograder.feedback.text import heading_of
from autograder.isolation.pictures import HANDED_IN

MOST_FIGURES = 40
MOST_BYTES = 4_000_000
MOST_PIXELS = 40_000_000
SIGNATURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}


@dataclass(frozen=True)
class Figure:
    """One picture: its ``data:`` address, the heading it stands under, and a text for those who do not see it.

    `handed_in` says that it was drawn on the learner's machine.
    """

    address: str
    section: str
    alt: str
    handed_in: bool = False


def figures_of(notebook: NotebookNode) -> list[Figure]:
    """Return the figures of all cells that are not tests, in order."""
    found: list[Figure] = []
    section = ""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            section = heading_of(cell.source) or section
            continue
        settings = cell.metadata.get("nbgrader", {})
        if cell.cell_type != "code" or (settings.get("grade") and not settings.get("solution")):
            continue
        for output in cell.get("outputs", []):
            address = _address(output.get("data", {}))
            if address and len(found) < MOST_FIGURES:
                place = f", drawn by a cell of the part “{section}”" if section else ""
                handed_in = output.get("metadata", {}).get("autograder") == HANDED_IN["autograder"]
                found.append(Figure(address, section, f"Figure {len(found) + 1}{place}", handed_in))
    return found


def _address(data: dict[str, object]) -> str:
    for mime, signature in SIGNATURES.items():
        encoded = data.get(mime)
        if not isinstance(encoded, str) or len(encoded) > 2 * MOST_BYTES:
            continue
        try:
            content = base64.b64decode("".join(encoded.split()), validate=True)
        except (binascii.Error, ValueError):
            continue
        if content.startswith(signature) and len(content) <= MOST_BYTES and _is_moderate(mime, content):
            return f"data:{mime};base64,{base64.b64encode(content).decode()}"
    return ""


def _is_moderate(mime: str, content: bytes) -> bool:
    """Return whether a PNG's header promises a picture that a browser can hold."""
    if mime != "image/png":
        return True
    if len(content) < 24 or content[12:16] != b"IHDR":
        return False
    width, height = struct.unpack(">II", content[16:24])
    return 0 < width * height <= MOST_PIXELS
