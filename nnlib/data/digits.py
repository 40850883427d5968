"""The 8x8 digits that come with scikit-learn: real images without a download, the default offline data set."""

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from nnlib.data._typing import FloatArray, IntArray


def load_digits(classes: Sequence[int] | None = None, dtype: DTypeLike = np.float64) -> tuple[FloatArray, IntArray]:
    """Load scikit-learn's digits: 1797 grey images of 8 by 8 pixels, scaled to [0, 1].

    Parameters
    ----------
    classes : sequence of int, optional
        Keep only these digits and label them 0, 1, ... in the given order: ``classes=(3, 8)`` gives the two-class
        problem with 0 for a three and 1 for an eight. All ten digits, labelled with themselves, when omitted.
    dtype : dtype
        Floating type of ``X``.

    Returns
    -------
    X : ndarray, shape (n_samples, 64)
        One image a row; ``X[i].reshape(8, 8)`` is the picture, 0 the paper and 1 the ink.
    y : ndarray, shape (n_samples,), int64

    Raises
    ------
    ValueError
        When a class is not one of 0..9, or occurs twice.

    References
    ----------
    Alpaydin and Kaynak, *Optical Recognition of Handwritten Digits*, UCI repository, 1998.

    Examples
    --------
    >>> X, y = load_digits()
    >>> X.shape, float(X.min()), float(X.max())
    ((1797, 64), 0.0, 1.0)
    >>> X, y = load_digits(classes=(3, 8))
    >>> np.bincount(y)
    array([183, 174])
    """
    grey, target = _read()
    X = (grey / 16).astype(dtype)
    labels = target.astype(np.int64)
    if classes is None:
        return X, labels
    wanted = np.asarray(classes)
    distinct = set(wanted.tolist()) if wanted.ndim == 1 else set()
    if not 0 < len(distinct) == len(wanted) or not distinct <= set(range(10)):
        raise ValueError(f"expected distinct digits from 0 to 9; got classes={classes!r}: try classes=(3, 8)")
    wanted = wanted.astype(np.int64)
    kept = np.isin(labels, wanted)
    new_label = np.full(10, -1, dtype=np.int64)
    new_label[wanted] = np.arange(len(wanted))
    return X[kept], new_label[labels[kept]]


@cache
def _read() -> tuple[Any, Any]:
    """Read scikit-learn's file, once, without importing scikit-learn, which takes many times as long."""
    found = find_spec("sklearn")
    for folder in (found.submodule_search_locations or ()) if found else ():
        path = Path(folder, "datasets", "data", "digits.csv.gz")
        if path.is_file():
            table = np.loadtxt(path, delimiter=",")
            return table[:, :-1], table[:, -1]
    from sklearn import datasets

    bunch: Any = datasets.load_digits()
    return bunch.data, bunch.target
