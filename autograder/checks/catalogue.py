"""The mistakes that come back in every lesson, as factories, and those of them that every exercise tries.

Contract: each factory, in :mod:`~autograder.checks.catalogue_arguments` or :mod:`~autograder.checks.catalogue_results`,
returns a :class:`~autograder.checks.misconception.Misconception` that works on the reference and a check's arguments;
``mistake`` and ``remedy`` may be put in the words of an exercise. Arguments are named as in the reference's signature.
The factory's name is the key.
"""

from __future__ import annotations

from autograder.checks.catalogue_results import (
    extra_axis,
    integer_result,
    mean_instead_of_sum,
    squeezed,
    sum_instead_of_mean,
    transposed,
    values_swapped,
    wrong_sign,
)

ALWAYS_TRIED = (
    values_swapped(),
    transposed(),
    wrong_sign(),
    integer_result(),
    extra_axis(),
    squeezed(),
    sum_instead_of_mean(mistake="the result is too large by the number of examples"),
    mean_instead_of_sum(
        mistake="the result is too small by the number of examples", remedy="leave out the division by it"
    ),
)
"""Mistakes that every exercise tries after its own."""
