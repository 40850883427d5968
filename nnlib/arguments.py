"""Argument checks shared by the functions: each error names what was expected, what came, and the remedy.

Contract: a check reads shapes and dtypes, and values only where it says so; it sits in training loops and is cheap.
"""

from typing import Any

import numpy as np


def as_floating(x: Any, name: str = "z") -> np.ndarray:
    """Return ``x`` as a floating array: floats keep their dtype, integers and booleans become float64.

    Raises
    ------
    TypeError
        When ``x`` holds neither real numbers nor booleans.

    Examples
    --------
    >>> as_floating([1, 2])
    array([1., 2.])
    >>> as_floating(np.float32([1, 2])).dtype
    dtype('float32')
    """
    array = np.asarray(x)
    kind = array.dtype.kind
    if kind == "f":
        return array
    if kind in "iub":
        return array.astype(np.float64)
    raise TypeError(f"expected {name} to hold real numbers; got dtype {array.dtype}: convert it with astype(float)")


def check_same_shape(a: np.ndarray, b: np.ndarray, a_name: str, b_name: str) -> None:
    """Raise ValueError unless the two arrays have the same shape.

    Examples
    --------
    >>> check_same_shape(np.zeros(3), np.zeros((3, 1)), "y", "p")
    Traceback (most recent call last):
    ValueError: expected y of shape (3, 1) because p is; got (3,): reshape it?
    """
    if a.shape != b.shape:
        remedy = "transpose it?" if a.shape == b.shape[::-1] and a.ndim == 2 else "reshape it?"
        raise ValueError(f"expected {a_name} of shape {b.shape} because {b_name} is; got {a.shape}: {remedy}")


def check_upstream(dA: Any, z: np.ndarray, name: str = "z") -> None:
    """Raise ValueError unless the gradient ``dA`` has the shape of ``z``: else the two would broadcast unseen.

    Examples
    --------
    >>> check_upstream(np.ones(3), np.ones((3, 1)))
    Traceback (most recent call last):
    ValueError: expected dA of shape (3, 1) because z is; got (3,): reshape it?
    """
    if np.shape(dA) != z.shape:
        check_same_shape(np.asarray(dA), z, "dA", name)


def check_linear(X: np.ndarray, W: np.ndarray, b: np.ndarray | None = None) -> None:
    """Raise ValueError unless ``X @ W + b`` is a linear layer: (n, n_in), (n_in, n_out), (n_out,).

    Examples
    --------
    >>> check_linear(np.zeros((3, 5)), np.zeros((3, 2)))
    Traceback (most recent call last):
    ValueError: expected X of shape (n_samples, 3) because W is (3, 2); got (3, 5): transpose it?
    """
    if W.ndim != 2:
        raise ValueError(f"expected W of shape (n_in, n_out); got {W.shape}: use W.reshape(-1, 1) for one unit")
    if X.ndim != 2 or X.shape[1] != W.shape[0]:
        remedy = "use X.reshape(1, -1) for one row" if X.ndim == 1 else "transpose it?"
        raise ValueError(
            f"expected X of shape (n_samples, {W.shape[0]}) because W is {W.shape}; got {X.shape}: {remedy}"
        )
    if b is not None and b.shape != W.shape[1:]:
        raise ValueError(
            f"expected b of shape ({W.shape[1]},) because W is {W.shape}; got {b.shape}: one bias for each unit"
        )


def check_columns(X: Any, w: Any) -> tuple[np.ndarray, np.ndarray]:
    """Return both as arrays, or raise ValueError unless ``X`` has one column for each weight of the vector ``w``."""
    X, w = np.asarray(X), np.asarray(w)
    if X.ndim != 2 or w.shape != X.shape[1:]:
        wanted = f"(n_samples, {w.shape[0] if w.ndim else 1})"
        remedy = "use X.reshape(1, -1) for one row" if X.ndim == 1 else "transpose it?"
        raise ValueError(f"expected X of shape {wanted} because w is {w.shape}; got {X.shape}: {remedy}")
    return X, w


def check_binary_labels(y: Any, n_samples: int) -> np.ndarray:
    """Return ``y`` as an array, or raise ValueError unless each example has a label 0 or 1 (reads values)."""
    y = np.asarray(y)
    if y.shape != (n_samples,):
        raise ValueError(
            f"expected y of shape ({n_samples},) because X has {n_samples} rows; got {y.shape}: flatten it?"
        )
    if not ((y == 0) | (y == 1)).all():
        raise ValueError(f"expected labels 0 and 1; got {np.unique(y)[:5]}: relabel the classes")
    return y


def check_targets(y: Any) -> np.ndarray:
    """Return ``y`` as an array, or raise ValueError unless each value is in [0, 1] and none is NaN (reads values)."""
    y = np.asarray(y)
    if y.size == 0:
        raise ValueError(f"expected at least one label; got y of shape {y.shape}: pass some examples")
    if not (y.min() >= 0 and y.max() <= 1):
        raise ValueError(f"expected labels 0 and 1; got values from {y.min()} to {y.max()}: relabel the classes")
    return y


def check_classes(y: Any, n_samples: int, n_classes: int) -> np.ndarray:
    """Return ``y`` as integers, or raise unless it holds a class 0..n_classes-1 for each example (reads values).

    Examples
    --------
    >>> check_classes([0, 3], 2, 3)
    Traceback (most recent call last):
    ValueError: expected labels from 0 to 2 because there are 3 classes; got 3: count the classes from 0
    """
    y = np.asarray(y)
    if y.shape != (n_samples,):
        raise ValueError(
            f"expected y of shape ({n_samples},): one label for each row; got {y.shape}: integers, not one-hot"
        )
    if n_samples == 0:
        raise ValueError("expected at least one example; got none: pass some rows")
    if y.dtype.kind not in "iu":
        if y.dtype.kind not in "fb" or not (y == np.floor(y)).all():
            raise ValueError(f"expected integer labels; got {y.dtype} {y[:5]}: remove NaN and convert with astype(int)")
        y = y.astype(np.int64)
    low, high = int(y.min()), int(y.max())
    if low < 0 or high >= n_classes:
        raise ValueError(
            f"expected labels from 0 to {n_classes - 1} because there are {n_classes} classes; "
            f"got {low if low < 0 else high}: count the classes from 0"
        )
    return y


def check_drop_probability(p: float) -> None:
    """Raise ValueError unless ``p`` is in [0, 1): with p = 1 nothing would be left to scale.

    Examples
    --------
    >>> check_drop_probability(1.0)
    Traceback (most recent call last):
    ValueError: expected a dropping probability p in [0, 1); got 1.0: p counts the units that go, 1 - p those that stay
    """
    if not 0 <= p < 1:
        raise ValueError(
            f"expected a dropping probability p in [0, 1); got {p}: p counts the units that go, 1 - p those that stay"
        )


def check_generator(rng: Any) -> None:
    """Raise TypeError unless ``rng`` is a NumPy generator."""
    if not isinstance(rng, np.random.Generator):
        raise TypeError(
            f"expected rng to be a numpy.random.Generator; got {type(rng).__name__}: pass np.random.default_rng(0)"
        )
