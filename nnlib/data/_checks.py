"""Checks that only the data package needs: generators of randomness, sizes, images, rows that belong together."""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating


def check_size(n: Any, name: str, minimum: int = 1) -> None:
    """Raise unless ``n`` is an integer of at least ``minimum``.

    Examples
    --------
    >>> check_size(0, "batch_size")
    Traceback (most recent call last):
    ValueError: expected batch_size >= 1; got 0: give a positive number
    """
    if isinstance(n, bool) or not isinstance(n, int | np.integer):
        raise TypeError(f"expected {name} to be an integer; got {type(n).__name__} {n!r}: pass int({name})")
    if n < minimum:
        remedy = "give a positive number" if minimum == 1 else f"give at least {minimum}"
        raise ValueError(f"expected {name} >= {minimum}; got {n}: {remedy}")


def check_same_length(X: np.ndarray, y: np.ndarray) -> None:
    """Raise ValueError unless ``X`` and ``y`` hold the same number of examples.

    Examples
    --------
    >>> check_same_length(np.zeros((3, 2)), np.zeros(2))
    Traceback (most recent call last):
    ValueError: expected one label for each of the 3 rows of X; got y of shape (2,): cut or complete one of them
    """
    if X.ndim == 0 or y.ndim == 0 or len(X) != len(y):
        rows = len(X) if X.ndim else 0
        raise ValueError(
            f"expected one label for each of the {rows} rows of X; got y of shape {y.shape}: "
            "cut or complete one of them"
        )


def check_matrix(X: Any, name: str = "X") -> np.ndarray:
    """Return ``X`` as a floating array of shape (n_samples, n_features) with at least one row, or raise ValueError.

    Integers become float64; float32 stays float32.

    Examples
    --------
    >>> check_matrix([1, 2])
    Traceback (most recent call last):
    ValueError: expected X of shape (n_samples, n_features); got (2,): use X.reshape(-1, 1) for one feature
    """
    array = np.asarray(X)
    if array.ndim != 2:
        raise ValueError(
            f"expected {name} of shape (n_samples, n_features); got {array.shape}: "
            f"use {name}.reshape(-1, 1) for one feature"
        )
    if array.shape[0] == 0:
        raise ValueError(f"expected at least one row in {name}; got shape {array.shape}: pass some examples")
    return as_floating(array, name)


def check_images(images: Any) -> np.ndarray:
    """Return ``images`` as an array of shape (n_images, height, width), or raise ValueError.

    Examples
    --------
    >>> check_images(np.zeros((5, 784)))
    Traceback (most recent call last):
    ValueError: expected images of shape (n_images, height, width); got (5, 784): use images.reshape(-1, 28, 28) ...
    """
    array = np.asarray(images)
    if array.ndim != 3:
        raise ValueError(
            f"expected images of shape (n_images, height, width); got {array.shape}: "
            "use images.reshape(-1, 28, 28) for rows of MNIST, images[None] for a single image"
        )
    return array


def check_noise(noise: float, name: str = "noise") -> None:
    """Raise ValueError unless ``noise`` is a standard deviation: finite and not negative."""
    if not (np.isfinite(noise) and noise >= 0):
        raise ValueError(f"expected {name} >= 0; got {noise}: it is a standard deviation")
