"""Pictures that were handed in: the learner's own, of cells whose figures need not be drawn again.

Contract: a cell that was handed in with pictures shows stand-ins where it would draw, and :func:`put_back` gives the
learner's in their place, one after the other, marked as handed in. They are shown to people and decide nothing; what a
person grades is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from nbformat import NotebookNode

Show = Literal["all", "stand-ins", "text"]
"""What a cell shows: everything, everything with stand-ins for pictures, or text alone."""

STAND_IN = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR4nGNgYAAAAAMAAbitOmMAAAAASUVORK5CYII="  # one clear pixel
)
HANDED_IN = {"autograder": {"picture": "handed in"}}


def put_back(outputs: Sequence[NotebookNode], pictures: Sequence[dict[str, str]]) -> None:
    """Put pictures, by MIME type, in the place of stand-ins; a stand-in without one is taken out.

    A picture that was drawn all the same stays, and stands for the one handed in with it.

    >>> from nbformat.v4 import new_output
    >>> outputs = [new_output("display_data", {"image/png": STAND_IN, "text/plain": text}) for text in "ab"]
    >>> put_back(outputs, [{"image/png": "iVBORw=="}])
    >>> [dict(output.data) for output in outputs]
    [{'text/plain': 'a', 'image/png': 'iVBORw=='}, {'text/plain': 'b'}]
    """
    left = list(pictures)
    for output in outputs:
        data = output.get("data", {})
        if not any(mime.startswith("image/") for mime in data):
            continue
        known = left.pop(0) if left else {}
        if data.get("image/png") == STAND_IN:
            del data["image/png"]
            data.update(known)
            output.metadata.update(HANDED_IN if known else {})
