"""Gates of arithmetic, with broadcasting: add, subtract, multiply, divide, negate, reciprocal, power.

Add hands its gradient to all inputs, multiply switches its inputs (Cerisara, "Backpropagation"). The operators
``+ - * / **`` of a node make these gates.
"""

from typing import Any

import numpy as np

from nnlib.graph.gate import Gate


def add(a: Any, b: Any) -> Gate:
    """Return ``a + b``; local derivatives 1 and 1.

    Examples
    --------
    >>> float(add(1.0, 2.0).value)
    3.0
    """
    return Gate("+", lambda a, b: a + b, lambda v, a, b: (np.ones_like(v), np.ones_like(v)), a, b)


def subtract(a: Any, b: Any) -> Gate:
    """Return ``a - b``; local derivatives 1 and -1.

    Examples
    --------
    >>> float(subtract(1.0, 2.0).value)
    -1.0
    """
    return Gate("-", lambda a, b: a - b, lambda v, a, b: (np.ones_like(v), -np.ones_like(v)), a, b)


def multiply(a: Any, b: Any) -> Gate:
    """Return ``a * b``; local derivatives b and a.

    Examples
    --------
    >>> [float(d) for d in multiply(2.0, 5.0).local_grads()]
    [5.0, 2.0]
    """
    return Gate("×", lambda a, b: a * b, lambda v, a, b: (b, a), a, b)


def divide(a: Any, b: Any) -> Gate:
    """Return ``a / b``; local derivatives 1 / b and -a / b**2.

    Examples
    --------
    >>> [float(d) for d in divide(1.0, 2.0).local_grads()]
    [0.5, -0.25]
    """
    return Gate("÷", lambda a, b: a / b, lambda v, a, b: (1 / b, -v / b), a, b)


def negate(x: Any) -> Gate:
    """Return ``-x``; local derivative -1.

    Examples
    --------
    >>> float(negate(2.0).value)
    -2.0
    """
    return Gate("-", lambda x: -x, lambda v, x: (-np.ones_like(x),), x)


def reciprocal(x: Any) -> Gate:
    """Return ``1 / x``; local derivative -1 / x**2.

    Examples
    --------
    >>> [float(d) for d in reciprocal(2.0).local_grads()]
    [-0.25]
    """
    return Gate("1/x", lambda x: 1 / x, lambda v, x: (-v * v,), x)


def power(x: Any, exponent: float) -> Gate:
    """Return ``x ** exponent`` with a fixed number as exponent; local derivative exponent * x**(exponent - 1).

    Raises
    ------
    TypeError
        When ``exponent`` is a node or an array: write ``exp(exponent * log(x))``.

    Examples
    --------
    >>> [float(d) for d in power(3.0, 2).local_grads()]
    [6.0]
    """
    if not isinstance(exponent, int | float | np.number):
        raise TypeError(
            f"expected a number as exponent; got {type(exponent).__name__}: write exp(exponent * log(x)) instead"
        )
    p = exponent

    def local(v: Any, x: Any) -> tuple[Any]:
        return (np.zeros_like(x) if p == 0 else p * x ** (p - 1),)

    return Gate(f"^{p}", lambda x: x**p, local, x)
