"""Values between the two processes: typed plain data, never pickle.

Contract: :func:`encode` turns a value into a JSON tree and a list of byte buffers, :func:`decode` turns them back with
exact types, dtypes and shapes. The decoder reads hostile bytes: it builds nothing but the types listed here, checks
every number before it allocates, and answers anything else with :class:`WireError`. Objects that are no plain data pass
as handles, made and resolved by the two functions that the caller gives. An object that occurs twice in one value is
one object on the other side as well.
"""

from __future__ import annotations

from typing import Any

from autograder.isolation.decoder import Decoder
from autograder.isolation.encoder import Encoder
from autograder.isolation.parcel import MOST_NODES, Export, Import, NotSendable, Parcel, WireError

__all__ = ["MOST_NODES", "NotSendable", "Parcel", "WireError", "decode", "encode"]


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
    >>> import numpy as np
    >>> decode(encode((1, [2.5, None], np.float32([3, 4]))))
    (1, [2.5, None], array([3., 4.], dtype=float32))
    """
    parcel = Parcel(None)
    parcel.tree = Encoder(parcel, export)(value, 0)
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
        return Decoder(parcel, resolve, most_nodes)(parcel.tree, 0)
    except WireError:
        raise
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError, MemoryError) as error:
        raise WireError(f"expected an encoded value; {type(error).__name__}: {error}") from None
