"""Data sets of logic gates: every row of a truth table is one example.

AND and OR can be separated by a straight line, XOR and parity cannot: they are the standard test of what one neuron can
and cannot do. ``X`` is ``(n_samples, n_bits)`` float64 in {0, 1}; ``y`` is ``(n_samples,)`` int64 in {0, 1}.
"""

import numpy as np

from nnlib.data._typing import FloatArray, IntArray


def _truth_table(n_bits: int) -> IntArray:
    """All ``2**n_bits`` rows of bits, counting upwards with the first column as the highest bit."""
    numbers = np.arange(2**n_bits)
    return (numbers[:, None] >> np.arange(n_bits - 1, -1, -1)) & 1


def and_gate() -> tuple[FloatArray, IntArray]:
    """Return the truth table of AND: ``y = 1`` only where both bits are 1.

    Returns
    -------
    X : ndarray, shape (4, 2), float64
    y : ndarray, shape (4,), int64

    References
    ----------
    Peeters, lecture on neural networks, section 2.1.

    Examples
    --------
    >>> X, y = and_gate()
    >>> y
    array([0, 0, 0, 1])
    """
    bits = _truth_table(2)
    return bits.astype(np.float64), bits.min(axis=1)


def or_gate() -> tuple[FloatArray, IntArray]:
    """Return the truth table of OR: ``y = 1`` where at least one bit is 1.

    Returns
    -------
    X : ndarray, shape (4, 2), float64
    y : ndarray, shape (4,), int64

    References
    ----------
    Peeters, lecture on neural networks, section 2.1.

    Examples
    --------
    >>> X, y = or_gate()
    >>> y
    array([0, 1, 1, 1])
    """
    bits = _truth_table(2)
    return bits.astype(np.float64), bits.max(axis=1)


def xor_gate() -> tuple[FloatArray, IntArray]:
    """Return the truth table of XOR: ``y = 1`` where exactly one bit is 1; no straight line separates it.

    Returns
    -------
    X : ndarray, shape (4, 2), float64
    y : ndarray, shape (4,), int64

    References
    ----------
    Minsky and Papert, *Perceptrons*, 1969.

    Examples
    --------
    >>> X, y = xor_gate()
    >>> y
    array([0, 1, 1, 0])
    """
    return parity(2)


def parity(n_bits: int) -> tuple[FloatArray, IntArray]:
    r"""Return every string of ``n_bits`` bits and whether it holds an odd number of ones.

    .. math:: y = x_1 \oplus x_2 \oplus \dots \oplus x_d

    Parity needs all bits at once, so it is hard for shallow networks: a deeper one gets by with fewer units.

    Parameters
    ----------
    n_bits : int
        The number of bits d, from 1 to 20 (``2**d`` rows).

    Returns
    -------
    X : ndarray, shape (2**n_bits, n_bits), float64
    y : ndarray, shape (2**n_bits,), int64
        1 for an odd number of ones, 0 for an even one.

    Raises
    ------
    ValueError
        When ``n_bits`` is outside 1..20.

    References
    ----------
    Shuai, lecture on deep learning, "parity check".

    Examples
    --------
    >>> X, y = parity(3)
    >>> X.shape, y
    ((8, 3), array([0, 1, 1, 0, 1, 0, 0, 1]))
    """
    if not 1 <= n_bits <= 20:
        raise ValueError(f"expected n_bits from 1 to 20 (there are 2**n_bits rows); got {n_bits}: use fewer bits")
    bits = _truth_table(n_bits)
    return bits.astype(np.float64), bits.sum(axis=1) % 2
