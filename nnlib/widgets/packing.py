"""A plain picture made ready to travel: all its arrays in two buffers.

Contract: every array of every mark is replaced by ``[first, last]``, its place in ``floats`` (float32, native order) or
in ``bytes`` (uint8); the rest is JSON. Two buffers cost a tenth of thousands of numbers as JSON.
"""

from typing import Any

import numpy as np


def packed(plain: dict[str, Any]) -> dict[str, Any]:
    """Return a picture's ``plain()`` with its arrays in two buffers.

    Examples
    --------
    >>> from nnlib.widgets.marks import Line
    >>> from nnlib.widgets.picture import Axis, Panel, Picture
    >>> line = Line([0, 1, 2], [3, 4, 5], "blue")
    >>> travelling = packed(Picture([[Panel(Axis("x", 0, 2), Axis("y", 0, 5), [line])]]).plain())
    >>> travelling["panels"][0]["marks"][0]["y"], len(travelling["floats"])
    ([3, 6], 24)
    """
    floats: list[np.ndarray] = []
    levels: list[np.ndarray] = []
    ends = {"float32": 0, "uint8": 0}

    def stored(array: np.ndarray) -> list[int]:
        kind, first = array.dtype.name, ends[array.dtype.name]
        (floats if kind == "float32" else levels).append(array.ravel())
        ends[kind] = first + array.size
        return [first, ends[kind]]

    panels = [
        {
            **panel,
            "marks": [
                {key: stored(value) if isinstance(value, np.ndarray) else value for key, value in mark.items()}
                for mark in panel["marks"]
            ],
        }
        for panel in plain["panels"]
    ]
    joined = {
        name: b"".join(part.tobytes() for part in parts) for name, parts in (("floats", floats), ("bytes", levels))
    }
    return {**plain, "panels": panels, **joined}
