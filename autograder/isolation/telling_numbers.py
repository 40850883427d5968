"""Runs of numbers that do not turn up by chance, and finding them on a page however they are printed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

WINDOW = 4
TELLING = 3
LONGEST_TRIVIAL = 8


def runs_of_numbers(value: Any) -> Iterator[tuple[float, ...]]:
    """Yield the runs of numbers in a value that tell something."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)) and not all(isinstance(item, (int, float, np.generic)) for item in value):
        try:
            array = np.asarray(value, dtype=float)
        except (ValueError, TypeError):
            for item in value:
                yield from runs_of_numbers(item)
            return
        value = array
    if isinstance(value, (bool, str, bytes, complex)) or value is None:
        return
    try:
        numbers = np.asarray(value, dtype=float).reshape(-1)
    except (ValueError, TypeError):
        return
    numbers = numbers[np.isfinite(numbers)]
    if len(numbers) and _tells(tuple(numbers)):
        yield tuple(float(number) for number in numbers[:64])


def _tells(numbers: tuple[float, ...]) -> bool:
    """Whether a run of numbers is one that does not turn up by chance."""
    if len(numbers) == 1:
        return len(f"{abs(numbers[0]):.12g}".replace(".", "").strip("0")) >= 6
    telling = len({number for number in numbers if number != round(number) or abs(number) > 20})
    return telling >= TELLING or (len(numbers) >= LONGEST_TRIVIAL and len(set(numbers)) > 2)


def holds(page: list[float], sequence: tuple[float, ...]) -> bool:
    """Return whether the numbers of a page hold a run of numbers, or a part of it that tells enough."""
    if len(sequence) == 1:
        return any(math.isclose(number, sequence[0], rel_tol=1e-6) for number in page)
    runs = [sequence[start : start + WINDOW] for start in range(max(1, len(sequence) - WINDOW + 1))]
    telling = [run for run in runs if len({n for n in run if n != round(n) or abs(n) > 20}) >= TELLING]
    return any(_run_in(page, run) for run in telling or [sequence[:LONGEST_TRIVIAL]])


def _run_in(page: list[float], run: tuple[float, ...]) -> bool:
    return any(
        all(math.isclose(page[start + index], value, rel_tol=2e-4, abs_tol=1e-8) for index, value in enumerate(run))
        for start in range(len(page) - len(run) + 1)
        if math.isclose(page[start], run[0], rel_tol=2e-4, abs_tol=1e-8)
    )
