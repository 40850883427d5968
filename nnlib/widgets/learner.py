"""The learner's function in the widget, with nnlib's own to fall back on.

Contract: a widget never breaks because of a learner's function. If it is not written, raises, or returns something of
another shape, nnlib's answer is drawn and a notice says why; as soon as it works again, it is used again.
"""

import copy
from collections.abc import Callable
from typing import Any

import numpy as np


class LearnerFunction:
    """Call the learner's function, or nnlib's where the learner's does not work.

    Parameters
    ----------
    name : str
        The name as the lesson has it; notices use it.
    learner : callable or None
        The learner's function; None means that nnlib's is wanted.
    reference : callable
        nnlib's function of the same name.

    Attributes
    ----------
    notice : str
        Why nnlib's function stood in since the widget last cleared it, or an empty string.
    failed : bool
        Whether nnlib's function stood in; whoever keeps results of this function clears it.

    Examples
    --------
    >>> def double(x):
    ...     raise NotImplementedError
    >>> function = LearnerFunction("double", double, lambda x: 2 * x)
    >>> function(3)
    6
    >>> function.notice
    "your double is not written yet: nnlib's is drawn"
    """

    def __init__(self, name: str, learner: Callable[..., Any] | None, reference: Callable[..., Any]) -> None:
        if learner is not None and not callable(learner):
            raise TypeError(
                f"expected {name} to be a function; got {type(learner).__name__}: pass it without calling it"
            )
        self.name, self.learner, self.reference = name, learner, reference
        self.notice = ""
        self.failed = False

    def __call__(self, *args: Any) -> Any:
        """Return the learner's result if it has the form of nnlib's, else nnlib's."""
        if self.learner is None:
            return self.reference(*args)
        copies = [copied(argument) for argument in args]
        expected = self.reference(*args)
        try:
            result = self.learner(*copies)
        except NotImplementedError:
            return self._stand_in("is not written yet:", expected)
        except Exception as error:  # whatever a learner's code raises must not stop the widget
            return self._stand_in(f"raised {type(error).__name__}: {error};", expected)
        fault = difference_of_form(result, expected)
        return self._stand_in(f"returned {fault};", expected) if fault else result

    def _stand_in(self, reason: str, expected: Any) -> Any:
        self.notice, self.failed = f"your {self.name} {reason} nnlib's is drawn", True
        return expected


def copied(argument: Any) -> Any:
    """Return a copy of an array or generator: learner's and nnlib's function get equal ones and spoil neither."""
    if isinstance(argument, np.ndarray):
        return argument.copy()
    return copy.deepcopy(argument) if isinstance(argument, np.random.Generator) else argument


def difference_of_form(result: Any, expected: Any) -> str:
    """Say how ``result`` differs in form (not in value) from ``expected``, or return an empty string."""
    if isinstance(expected, tuple | list):
        if not isinstance(result, tuple | list) or len(result) != len(expected):
            return f"{described(result)} where {len(expected)} results were expected"
        faults = (difference_of_form(r, e) for r, e in zip(result, expected, strict=True))
        return next((fault for fault in faults if fault), "")
    if isinstance(expected, dict):
        if not isinstance(result, dict) or set(result) != set(expected):
            return f"{described(result)} where a dict with {', '.join(map(str, expected))} was expected"
        faults = (difference_of_form(result[key], expected[key]) for key in expected)
        return next((fault for fault in faults if fault), "")
    try:
        array = np.asarray(result, dtype=np.float64)
    except (TypeError, ValueError):
        return f"{described(result)} where numbers were expected"
    if result is None or array.shape != np.shape(expected):
        return f"{described(result)} where shape {np.shape(expected)} was expected"
    return ""


def described(result: Any) -> str:
    """Name what a function returned, briefly."""
    if isinstance(result, np.ndarray):
        return f"an array of shape {result.shape}"
    return "None" if result is None else f"a {type(result).__name__}"
