"""Schedules of the learning rate. Contract: ``t`` counts steps (or epochs) from 0 and the result at 0 is ``lr0``."""

from math import exp, sqrt


def inverse_decay(lr0: float, t: int, decay: float = 1.0) -> float:
    r"""Return a rate that falls as 1/t.

    .. math:: \eta_t = \frac{\eta_0}{1 + \mathrm{decay} \cdot t}

    References
    ----------
    Robbins and Monro (1951); Peeters (2018), section 6.4.

    Examples
    --------
    >>> inverse_decay(0.5, 4)
    0.1
    """
    return float(lr0) / (1 + decay * _counted(t))


def inverse_sqrt_decay(lr0: float, t: int) -> float:
    r"""Return a rate that falls as one over the root of the step.

    .. math:: \eta_t = \frac{\eta_0}{\sqrt{t + 1}}

    Parameters
    ----------
    lr0 : float
        The rate at step 0.
    t : int, at least 0

    Returns
    -------
    float

    Raises
    ------
    ValueError
        When t is negative.

    References
    ----------
    Shuai, "Learning rate".

    Examples
    --------
    >>> inverse_sqrt_decay(0.5, 24)
    0.1
    """
    return float(lr0) / sqrt(_counted(t) + 1)


def step_decay(lr0: float, t: int, factor: float = 0.5, every: int = 10) -> float:
    r"""Return a rate that is multiplied by a factor once in a number of steps.

    .. math:: \eta_t = \eta_0 \cdot \mathrm{factor}^{\lfloor t / \mathrm{every} \rfloor}

    Examples
    --------
    >>> [step_decay(1.0, t, 0.5, 2) for t in range(5)]
    [1.0, 1.0, 0.5, 0.5, 0.25]
    """
    if every < 1:
        raise ValueError(f"expected every >= 1; got {every}: the number of steps between two falls")
    return float(lr0) * factor ** (_counted(t) // every)


def exponential_decay(lr0: float, t: int, rate: float = 0.01) -> float:
    r"""Return a rate that falls by the same share at every step.

    .. math:: \eta_t = \eta_0 e^{-\mathrm{rate} \cdot t}

    Examples
    --------
    >>> round(exponential_decay(1.0, 10, 0.1), 6)
    0.367879
    """
    return float(lr0) * exp(-rate * _counted(t))


def _counted(t: int) -> int:
    if t < 0:
        raise ValueError(f"expected t >= 0; got {t}: steps are counted from 0")
    return t
