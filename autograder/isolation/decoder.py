"""Turning a parcel back into a value.

Contract: reads hostile bytes. It builds nothing but the types of :mod:`~autograder.isolation.parcel`, checks every
number before it allocates, and answers anything else with :class:`WireError` or one of the errors that
:func:`autograder.isolation.wire.decode` makes one.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from autograder.isolation.parcel import (
    BIT_GENERATORS,
    DEEPEST,
    DTYPE,
    LONGEST_INTEGER,
    TYPES,
    Import,
    Parcel,
    WireError,
)


class Decoder:
    """Decodes one parcel."""

    def __init__(self, parcel: Parcel, resolve: Import | None, most_nodes: int) -> None:
        self.buffers, self.resolve, self.most_nodes = parcel.buffers, resolve, most_nodes
        self.seen: list[Any] = []
        self.nodes = 0
        self.used: set[int] = set()

    def __call__(self, node: Any, depth: int) -> Any:
        """Return the value of a node that lies so deep in the whole."""
        self.nodes += 1
        if depth > DEEPEST + 2 or self.nodes > self.most_nodes:
            raise WireError("expected a smaller value")
        if node is None or type(node) in (bool, int, float, str):
            return node
        if type(node) is not list or not node or type(node[0]) is not str:
            raise WireError("expected a tagged node")
        tag = node[0]
        if tag in "lstf" and len(tag) == 1:
            return self._sequence(tag, node, depth)
        if tag == "d":
            result: dict[Any, Any] = {}
            self.seen.append(result)
            for pair in self._list(node, 1):
                key, item = pair
                result[self(key, depth + 1)] = self(item, depth + 1)
            return result
        if tag == "a":
            array = self._array(node)
            self.seen.append(array)
            return array
        if tag == "g":
            if list(node[3]):
                raise WireError("expected a scalar")
            return self._array(node)[()]
        if tag == "m":
            return self.seen[self._natural(node[1])]
        if tag in ("h", "H"):
            if self.resolve is None:
                raise WireError("expected plain data; got a handle")
            return self.resolve(node)
        return self._rare(tag, node, depth)

    def _sequence(self, tag: str, node: list[Any], depth: int) -> Any:
        items = self._list(node, 1)
        if tag == "l":
            result: list[Any] = []
            self.seen.append(result)
            result.extend(self(item, depth + 1) for item in items)
            return result
        if tag == "s":
            filled: set[Any] = set()
            self.seen.append(filled)
            filled.update([self(item, depth + 1) for item in items])
            return filled
        return (tuple if tag == "t" else frozenset)([self(item, depth + 1) for item in items])

    def _rare(self, tag: str, node: list[Any], depth: int) -> Any:
        if tag == "I" and type(node[1]) is str and len(node[1]) <= LONGEST_INTEGER + 3:
            return int(node[1], 16)
        if tag == "c" and type(node[1]) is float and type(node[2]) is float:
            return complex(node[1], node[2])
        if tag == "b":
            return bytes(self._buffer(node[1]))
        if tag == "r" and all(type(part) is int for part in node[1:4]):
            return range(node[1], node[2], node[3])
        if tag == "S":
            return slice(*(self(part, depth + 1) for part in node[1:4]))
        if tag == "E":
            return Ellipsis
        if tag == "D":
            return self._dtype(node[1])
        if tag == "T":
            return TYPES[node[1]]
        if tag == "G":
            return self._generator(node, depth)
        raise WireError("expected a known tag")

    def _generator(self, node: list[Any], depth: int) -> np.random.Generator:
        place = len(self.seen)
        self.seen.append(None)
        state = self(node[1], depth + 1)
        if state["bit_generator"] not in BIT_GENERATORS:
            raise WireError("expected one of NumPy's bit generators")
        source = getattr(np.random, state["bit_generator"])(0)
        source.state = state
        self.seen[place] = np.random.Generator(source)
        return self.seen[place]

    def _buffer(self, number: Any) -> Any:
        """Return a buffer, once: a small message must not become a large value by naming one many times."""
        place = self._natural(number)
        if place in self.used:
            raise WireError("expected each buffer once")
        self.used.add(place)
        return self.buffers[place]

    def _array(self, node: list[Any]) -> np.ndarray:
        data, dtype, shape = self._buffer(node[1]), self._dtype(node[2]), self._list(node, 3)
        if len(shape) > 32 or math.prod(self._natural(size) for size in shape) * dtype.itemsize != len(data):
            raise WireError("expected as many bytes as the shape says")
        array = np.frombuffer(data, dtype).reshape(shape).copy() if dtype.itemsize else np.zeros(shape, dtype)
        if dtype.kind == "b":  # a byte other than 0 and 1 is neither true nor false
            array = np.asarray(array.view(np.uint8) != 0)
        if dtype.kind == "U" and array.size and array.reshape(-1).view(f"{dtype.str[0]}u4").max() > 0x10FFFF:
            raise WireError("expected text in the array")
        return array

    def _dtype(self, name: Any) -> np.dtype:
        if type(name) is not str or not DTYPE.match(name):
            raise WireError("expected a dtype of numbers or text")
        return np.dtype(name)

    def _natural(self, number: Any) -> int:
        if type(number) is not int or not 0 <= number < 2**48:
            raise WireError("expected a number of 0 or more")
        return number

    def _list(self, node: list[Any], index: int) -> list[Any]:
        if type(node[index]) is not list:
            raise WireError("expected a list")
        return node[index]
