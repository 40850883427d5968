"""The objects that a test hands over and may get back, such as the nodes of a graph.

Contract: a function of a learner's may return objects of the test's own (``topological_order`` returns nodes). They
pass by identity; an object that the learner made does not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks.plain import ATOMS


def reachable(*roots: Any) -> Callable[[Any], bool]:
    """Return a test for "this very object can be reached from `roots`", as they are now.

    >>> class Node:
    ...     def __init__(self, *inputs):
    ...         self.inputs = inputs
    >>> leaf = Node()
    >>> known = reachable(Node(leaf))
    >>> known(leaf), known(Node())
    (True, False)
    """
    found: dict[int, Any] = {}
    waiting = list(roots)
    while waiting:
        item = waiting.pop()
        if isinstance(item, (*ATOMS, np.ndarray, np.generic, type)) or callable(item) or id(item) in found:
            continue
        found[id(item)] = item
        if isinstance(item, dict):
            waiting.extend(item.values())
        elif isinstance(item, (list, tuple)):
            waiting.extend(item)
        else:
            waiting.extend(getattr(item, "__dict__", {}).values())
    return lambda value: found.get(id(value)) is value
