"""How kernels are compiled: once for each type of array, kept on disk, without any freedom to change the result."""

from collections.abc import Callable
from typing import Any

try:
    import numba
except ImportError as error:
    raise ImportError(
        "expected Numba, which compiles the inner loops; it is not installed: "
        "pip install 'nnlib-course[compiled]', or leave compile() out"
    ) from error


def kernel(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compile a function when it is first called.

    Examples
    --------
    >>> import numpy as np
    >>> @kernel
    ... def total(x):
    ...     s = x[0]
    ...     for i in range(1, x.size):
    ...         s += x[i]
    ...     return s
    >>> float(total(np.array([1.0, 2.0, 4.0])))
    7.0
    """
    try:
        return numba.njit(function, error_model="numpy", cache=True)
    except RuntimeError:  # there is no folder to keep it in
        return numba.njit(function, error_model="numpy")
