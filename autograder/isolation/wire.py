"""Values between the two processes: typed plain data, never pickle.

Contract: :func:`encode` turns a value into a JSON tree and a list of byte buffers, :func:`decode` turns them back with
exact types, dtypes and shapes. The decoder reads hostile bytes: it builds nothing but the types listed here, checks
every number before it allocates, and answers anything else with :class:`WireError`. Objects that are no plain data pass
as handles, made and resolved by the two functions that the caller gives. An object that occurs twice in one value is
one object on the other side as well.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

DEEPEST = 60
MOST_NODES = 2_000_000
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


def encode(value: Any, export: Export | None = None) -> Parcel:
    """Encode a value.

    Parameters
    ----------
    value
        Plain data: None, bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset, range, slice,
        ``...``, NumPy scalars, dtypes, exact arrays without objects, ``np.random.Generator``, and classes among these.
    export
        Called with any other object; returns the node that stands for it.

    Raises
    ------
    NotSendable
        For what is neither, with its name; and for data nested deeper than 60 levels.

    Examples
    --------
    >>> decode(encode((1, [2.5, None], np.float32([3, 4]))))
    (1, [2.5, None], array([3., 4.], dtype=float32))
    """
    parcel = Parcel(None)
    parcel.tree = _Encoder(parcel, export)(value, 0)
    return parcel


def decode(parcel: Parcel, resolve: Import | None = None, most_nodes: int = MOST_NODES) -> Any:
    """Decode what :func:`encode` made; `resolve` turns the nodes of `export` into objects.

    A value of more than `most_nodes` parts is refused.

    Raises
    ------
    WireError
        When the tree or its buffers are not of the expected form.
    """
    try:
        return _Decoder(parcel, resolve, most_nodes)(parcel.tree, 0)
    except WireError:
        raise
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError, MemoryError) as error:
        raise WireError(f"expected an encoded value; {type(error).__name__}: {error}") from None


class _Encoder:
    def __init__(self, parcel: Parcel, export: Export | None) -> None:
        self.parcel, self.export = parcel, export
        self.seen: dict[int, tuple[int, Any]] = {}

    def __call__(self, value: Any, depth: int) -> Any:
        kind = type(value)
        if value is None or kind is bool or kind is str or kind is float:
            return value
        if kind is int:
            return value if -(2**63) <= value < 2**64 else ["I", hex(value)]
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

    def _array(self, value: np.ndarray) -> list[Any]:
        if not DTYPE.match(value.dtype.str):
            raise NotSendable(f"expected an array of numbers; got dtype {value.dtype}: are all rows equally long?")
        return ["a", self._buffer(value.tobytes()), value.dtype.str, list(value.shape)]

    def _buffer(self, data: bytes) -> int:
        self.parcel.buffers.append(data)
        return len(self.parcel.buffers) - 1


class _Decoder:
    def __init__(self, parcel: Parcel, resolve: Import | None, most_nodes: int) -> None:
        self.buffers, self.resolve, self.most_nodes = parcel.buffers, resolve, most_nodes
        self.seen: list[Any] = []
        self.nodes = 0

    def __call__(self, node: Any, depth: int) -> Any:
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
        if tag == "I" and type(node[1]) is str and len(node[1]) <= 100_000:
            return int(node[1], 16)
        if tag == "c" and type(node[1]) is float and type(node[2]) is float:
            return complex(node[1], node[2])
        if tag == "b":
            return bytes(self.buffers[self._natural(node[1])])
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

    def _array(self, node: list[Any]) -> np.ndarray:
        data, dtype, shape = self.buffers[self._natural(node[1])], self._dtype(node[2]), self._list(node, 3)
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
