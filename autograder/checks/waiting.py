"""Cells that use a learner's functions before these are written: they say so and let the notebook run on.

Contract: :func:`if_written` swallows ``NotImplementedError`` and nothing else, so that a mistake still shows itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def if_written(*names: str) -> Iterator[None]:
    """Run the block when the functions it uses are written; print which ones it waits for when they are not.

    Parameters
    ----------
    *names
        The functions that the block uses.

    Examples
    --------
    >>> with if_written("threshold"):
    ...     raise NotImplementedError
    This cell waits for your threshold: write it above, then run the cell again.
    """
    try:
        yield
    except NotImplementedError:
        wanted = " and ".join(names)
        print(f"This cell waits for your {wanted}: write it above, then run the cell again.")
