"""Where the ticks of an axis go and what they say.

Contract: ticks lie within the limits, are round numbers (1, 2, 2.5 or 5 times a power of ten) and at most about seven.
"""

import math


def linear_ticks(low: float, high: float, n: int = 6) -> list[tuple[float, str]]:
    """Return ``(value, text)`` of round ticks between ``low`` and ``high``.

    Examples
    --------
    >>> linear_ticks(0, 1)
    [(0.0, '0'), (0.2, '0.2'), (0.4, '0.4'), (0.6, '0.6'), (0.8, '0.8'), (1.0, '1')]
    """
    raw = (high - low) / n
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    values = [round(i * step, 12 - math.floor(math.log10(step))) for i in range(first, last + 1)]
    return [(value, f"{value:.6g}".replace("-", "\N{MINUS SIGN}")) for value in values]


def log_ticks(low: float, high: float) -> list[tuple[float, str]]:
    """Return ``(value, text)`` of powers of ten between ``low`` and ``high``, thinned to at most eight.

    Examples
    --------
    >>> [text for _, text in log_ticks(0.01, 20)]
    ['0.01', '0.1', '1', '10']
    """
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    if last <= first:
        return [(low, f"{low:.2g}"), (high, f"{high:.2g}")]
    stride = max(1, math.ceil((last - first + 1) / 8))
    return [(10.0**i, power_text(i)) for i in range(first, last + 1, stride)]


def power_text(exponent: int) -> str:
    """Return a power of ten as text: written out from 0.001 to 1000, else with a raised exponent.

    Examples
    --------
    >>> power_text(-2), power_text(-12)
    ('0.01', '10⁻¹²')
    """
    if -3 <= exponent <= 3:
        return f"{10.0**exponent:g}"
    return "10" + str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
