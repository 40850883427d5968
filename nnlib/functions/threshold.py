"""The threshold unit: the answer of a perceptron, 1 or 0.

It has no backward: its derivative is 0 wherever it exists, which is why the perceptron learns by a rule of its own.
"""

from typing import Any

import numpy as np


def threshold(z: Any) -> Any:
    r"""Return 1 where z is at least 0 and 0 elsewhere.

    .. math:: h(z) = 1 \text{ if } z \ge 0 \text{ else } 0

    Parameters
    ----------
    z : number or ndarray of any shape

    Returns
    -------
    int or ndarray of int64
        An int for a number, else an array of the shape of ``z``.

    References
    ----------
    Peeters, lecture on neural networks (2018), section 2.1.

    Examples
    --------
    >>> threshold(np.array([-2.0, 0.0, 0.5]))
    array([0, 1, 1])
    >>> threshold(-0.1)
    0
    """
    fired = np.greater_equal(z, 0)
    return int(fired) if np.ndim(fired) == 0 else fired.astype(np.int64)
