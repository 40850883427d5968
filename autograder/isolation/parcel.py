"""What passes between the two processes: a parcel of a JSON tree and byte buffers, and what may be in it.

Contract: the encoder and the decoder share these types and bounds; each bound holds on both sides, so that what cannot
be decoded is refused with a sentence before it is sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

DEEPEST = 60
MOST_NODES = 2_000_000
LONGEST_INTEGER = 100_000
"""Hexadecimal digits of an integer."""
DTYPE = re.compile(r"[<>|=]?[biufcSU][0-9]{1,7}\Z")
BIT_GENERATORS = ("MT19937", "PCG64", "PCG64DXSM", "Philox", "SFC64")
TYPES: dict[str, type] = {
    kind.__name__: kind for kind in (bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset, object)
} | {f"numpy.{np.dtype(code).type.__name__}": np.dtype(code).type for code in "?bhilqBHILQefdgFDG"}
TYPE_NAMES = {kind: name for name, kind in TYPES.items()}


class WireError(ValueError):
    """Bytes that are no value of this form; the other side is at fault."""


class NotSendable(TypeError):
    """A value that cannot pass between the processes; the message names it and says what to use instead."""


@dataclass
class Parcel:
    """An encoded value: a tree that JSON can write, and the buffers that it refers to by number."""

    tree: Any
    buffers: list[bytes] = field(default_factory=list)


Export = Callable[[Any], list[Any]]
Import = Callable[[list[Any]], Any]
