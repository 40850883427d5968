"""Making in-place changes of a learner's function visible in the test's own arguments.

Contract: :func:`apply_changes` copies what changed into the very objects that the test passed, so that a test that
looks at its argument after the call sees what it would have seen in one process.
"""

from __future__ import annotations

from typing import Any

import numpy as np


def apply_changes(ours: Any, theirs: Any) -> None:
    """Change `ours` in place to be as `theirs`, as far as its type can be changed in place.

    >>> numbers = [1, [2, 3]]
    >>> apply_changes(numbers, [9, [2, 4], 5])
    >>> numbers
    [9, [2, 4], 5]
    """
    if ours is theirs or type(ours) is not type(theirs):
        return
    if isinstance(ours, np.ndarray):
        if ours.shape == theirs.shape and ours.dtype == theirs.dtype:
            if ours.flags.writeable:
                ours[...] = theirs
        elif ours.base is None and ours.flags.writeable:
            ours.resize(theirs.shape, refcheck=False)
            ours[...] = theirs
    elif isinstance(ours, np.random.Generator):
        ours.bit_generator.state = theirs.bit_generator.state
    elif type(ours) is tuple:
        for mine, other in zip(ours, theirs, strict=False):
            apply_changes(mine, other)
    elif type(ours) is list:
        for index, other in enumerate(theirs):
            if index < len(ours) and _changes_in_place(ours[index], other):
                apply_changes(ours[index], other)
            else:
                ours[index : index + 1] = [other]
        del ours[len(theirs) :]
    elif type(ours) is dict:
        for key, other in theirs.items():
            if key in ours and _changes_in_place(ours[key], other):
                apply_changes(ours[key], other)
            else:
                ours[key] = other
        for key in [key for key in ours if key not in theirs]:
            del ours[key]
    elif type(ours) is set:
        ours.clear()
        ours.update(theirs)


def _changes_in_place(ours: Any, theirs: Any) -> bool:
    if type(ours) is not type(theirs):
        return False
    if isinstance(ours, np.ndarray):
        return ours.shape == theirs.shape and ours.dtype == theirs.dtype and ours.flags.writeable
    return isinstance(ours, (list, dict, set, np.random.Generator)) or ours is theirs
