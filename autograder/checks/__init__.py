"""Checks that teach: what test cells are written in, the same in the lab and in the grader.

>>> from autograder.checks import Exercise, misconception
"""

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
from autograder.checks.display import use_publisher
from autograder.checks.errors import ChecksFailed, GraderFault
from autograder.checks.exercise import Exercise
from autograder.checks.learner import (
    Failure,
    Learner,
    LearnerError,
    NotebookLearner,
    Outcome,
    current_learner,
    use_learner,
)
from autograder.checks.misconception import Misconception, misconception
from autograder.checks.plain import NotPlainData, plain
from autograder.checks.waiting import if_written

__all__ = [
    "ChecksFailed",
    "Exercise",
    "Failure",
    "GraderFault",
    "Learner",
    "LearnerError",
    "Misconception",
    "NotPlainData",
    "NotebookLearner",
    "Outcome",
    "argument_returned",
    "biased_variance",
    "current_learner",
    "extra_axis",
    "if_written",
    "integer_result",
    "keep_drop_swapped",
    "mean_instead_of_sum",
    "misconception",
    "missing_argument",
    "missing_bias",
    "missing_bias_correction",
    "missing_eps",
    "one_minus",
    "one_step_less",
    "one_step_more",
    "plain",
    "replaced",
    "scaled",
    "squeezed",
    "sum_instead_of_mean",
    "swapped_arguments",
    "train_test_swapped",
    "transposed",
    "transposed_argument",
    "unbiased_variance",
    "use_learner",
    "use_publisher",
    "values_swapped",
    "wrong_axis",
    "wrong_sign",
]
