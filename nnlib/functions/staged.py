"""A function differentiated in stages, as a program. Contract: two numbers in, the value and two derivatives out."""

from math import exp


def staged_forward_backward(x: float, y: float) -> tuple[float, float, float]:
    r"""Return f and its derivatives, computed one small step at a time, and back.

    .. math:: f(x, y) = \frac{x + \sigma(y)}{\sigma(x) + (x + y)^2}

    Parameters
    ----------
    x, y : float

    Returns
    -------
    f, dx, dy : float

    References
    ----------
    Cerisara, "Staged computation", after the CS231n notes.

    Examples
    --------
    >>> [round(value, 6) for value in staged_forward_backward(3.0, -4.0)]
    [1.545645, 2.05957, 1.592233]
    """
    x, y = float(x), float(y)
    sigma_y = _sigmoid(y)
    numerator = x + sigma_y
    sigma_x = _sigmoid(x)
    total = x + y
    denominator = sigma_x + total * total
    f = numerator / denominator

    dnumerator = 1 / denominator
    ddenominator = -f / denominator
    dsigma_x = ddenominator
    dtotal = 2 * total * ddenominator
    dsigma_y = dnumerator
    dx = dnumerator + dtotal + sigma_x * (1 - sigma_x) * dsigma_x
    dy = dtotal + sigma_y * (1 - sigma_y) * dsigma_y
    return f, dx, dy


def _sigmoid(z: float) -> float:
    return 1 / (1 + exp(-z)) if z >= 0 else exp(z) / (1 + exp(z))
