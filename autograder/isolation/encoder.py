"""Turning a value into a parcel; :func:`autograder.isolation.wire.encode` says which values.

Contract: a value that the other side could not decode raises :class:`NotSendable` with its name.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.isolation.parcel import (
    BIT_GENERATORS,
    DEEPEST,
    DTYPE,
    LONGEST_INTEGER,
    MOST_NODES,
    TYPE_NAMES,
    Export,
    NotSendable,
    Parcel,
)


class Encoder:
    """Encodes one value into a parcel."""

    def __init__(self, parcel: Parcel, export: Export | None) -> None:
        self.parcel, self.export = parcel, export
        self.seen: dict[int, tuple[int, Any]] = {}
        self.nodes = 0

    def __call__(self, value: Any, depth: int) -> Any:
        """Return the tree of a value that lies so deep in the whole."""
        kind = type(value)
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise NotSendable(f"expected at most {MOST_NODES} parts in one value: return an array")
        if value is None or kind is bool or kind is str or kind is float:
            return value
        if kind is int:
            return value if -(2**63) <= value < 2**64 else self._integer(value)
        if depth > DEEPEST:
            raise NotSendable(f"expected data nested at most {DEEPEST} deep: is a list inside itself?")
        if id(value) in self.seen:
            return ["m", self.seen[id(value)][0]]
        if kind is complex:
            return ["c", value.real, value.imag]
        if kind is bytes:
            return ["b", self._buffer(value)]
        if kind in (list, dict, set, np.ndarray, np.random.Generator):
            self.seen[id(value)] = (len(self.seen), value)
        if kind is list or kind is tuple:
            return ["l" if kind is list else "t", [self(item, depth + 1) for item in list(value)]]
        if kind is dict:
            return ["d", [[self(key, depth + 1), self(item, depth + 1)] for key, item in list(value.items())]]
        if kind is set or kind is frozenset:
            return ["s" if kind is set else "f", [self(item, depth + 1) for item in list(value)]]
        if kind is np.ndarray:
            return self._array(value)
        if (isinstance(value, np.generic) and kind in TYPE_NAMES) or kind in (np.str_, np.bytes_):
            return ["g", *self._array(np.asarray(value))[1:]]
        return self._rare(value, kind, depth)

    def _rare(self, value: Any, kind: type, depth: int) -> Any:
        if kind is range:
            return ["r", value.start, value.stop, value.step]
        if kind is slice:
            return ["S", *(self(part, depth + 1) for part in (value.start, value.stop, value.step))]
        if value is Ellipsis:
            return ["E"]
        if isinstance(value, np.dtype) and DTYPE.match(value.str):
            return ["D", value.str]
        if isinstance(value, type) and value in TYPE_NAMES:
            return ["T", TYPE_NAMES[value]]
        if kind is np.random.Generator and type(value.bit_generator).__name__ in BIT_GENERATORS:
            return ["G", self(value.bit_generator.state, depth + 1)]
        if isinstance(value, np.ndarray):
            raise NotSendable(f"expected a plain NumPy array; got its subclass {kind.__name__}: return np.asarray(...)")
        if self.export is None:
            raise NotSendable(
                f"expected numbers, text, arrays, lists, tuples or dicts; got an object of class {kind.__name__}"
            )
        return self.export(value)

    def _integer(self, value: int) -> list[Any]:
        if value.bit_length() > 4 * LONGEST_INTEGER:
            raise NotSendable(
                f"expected an integer of at most {4 * LONGEST_INTEGER} bits; got one of {value.bit_length()}"
            )
        return ["I", hex(value)]

    def _array(self, value: np.ndarray) -> list[Any]:
        if not DTYPE.match(value.dtype.str):
            raise NotSendable(f"expected an array of numbers; got dtype {value.dtype}: are all rows equally long?")
        return ["a", self._buffer(value.tobytes()), value.dtype.str, list(value.shape)]

    def _buffer(self, data: bytes) -> int:
        self.parcel.buffers.append(data)
        return len(self.parcel.buffers) - 1
