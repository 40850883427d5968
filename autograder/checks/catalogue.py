"""The mistakes that come back in every lesson, as factories.

Contract: each factory returns a :class:`~autograder.checks.misconception.Misconception` that works on the reference
and a check's arguments; ``mistake`` and ``remedy`` may be put in the words of an exercise. Arguments are named as in
the reference's signature. The factory's name is the key.
"""

from __future__ import annotations

from autograder.checks.catalogue_arguments import (
    argument_returned,
    keep_drop_swapped,
    missing_argument,
    missing_bias,
    missing_bias_correction,
    missing_eps,
    one_step_less,
    one_step_more,
    replaced,
    swapped_arguments,
    train_test_swapped,
    transposed_argument,
    wrong_axis,
)
from autograder.checks.catalogue_results import (
    biased_variance,
    extra_axis,
    integer_result,
    mean_instead_of_sum,
    one_minus,
    scaled,
    squeezed,
    sum_instead_of_mean,
    transposed,
    unbiased_variance,
    values_swapped,
    wrong_sign,
)

__all__ = [
    "ALWAYS_TRIED",
    "argument_returned",
    "biased_variance",
    "extra_axis",
    "integer_result",
    "keep_drop_swapped",
    "mean_instead_of_sum",
    "missing_argument",
    "missing_bias",
    "missing_bias_correction",
    "missing_eps",
    "one_minus",
    "one_step_less",
    "one_step_more",
    "replaced",
    "scaled",
    "squeezed",
    "sum_instead_of_mean",
    "swapped_arguments",
    "train_test_swapped",
    "transposed",
    "transposed_argument",
    "unbiased_variance",
    "values_swapped",
    "wrong_axis",
    "wrong_sign",
]

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
