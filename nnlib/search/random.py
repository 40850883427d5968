"""Random search: independent draws; better than a grid when only a few hyperparameters matter."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from nnlib.search.space import Integer, Objective, SearchResult, Trial, Uniform, check_space


def random_search(
    objective: Objective, space: Mapping[str, Any], n_trials: int, rng: np.random.Generator
) -> SearchResult:
    """Try ``n_trials`` settings, each hyperparameter drawn evenly from its range or list.

    Parameters
    ----------
    objective : callable
        ``objective(**params) -> loss``, smaller is better.
    space : mapping
        `Uniform`, `Integer` or a list of values for each name.
    n_trials : int
    rng : numpy.random.Generator

    Returns
    -------
    SearchResult

    Raises
    ------
    ValueError
        When the space is empty, a name has no value or ``n_trials`` is below 1.
    TypeError
        When the choices of a name are no list: a single number or string, or a set.

    References
    ----------
    Bergstra and Bengio, *Random search for hyper-parameter optimization*, 2012.

    Examples
    --------
    >>> space = {"lr": Uniform(1e-3, 1.0, log=True), "n_hidden": Integer(1, 8), "activation": ["relu", "tanh"]}
    >>> result = random_search(lambda lr, n_hidden, activation: lr, space, 5, np.random.default_rng(0))
    >>> len(result.trials)
    5
    """
    check_space(space)
    if n_trials < 1:
        raise ValueError(f"expected n_trials >= 1; got {n_trials}: try 20")
    trials = []
    for _ in range(n_trials):
        params = {name: _draw(values, rng) for name, values in space.items()}
        trials.append(Trial(params, float(objective(**params))))
    return SearchResult(tuple(trials))


def _draw(values: Any, rng: np.random.Generator) -> Any:
    if isinstance(values, Uniform):
        if values.log:
            return float(np.exp(rng.uniform(np.log(values.low), np.log(values.high))))
        return float(rng.uniform(values.low, values.high))
    if isinstance(values, Integer):
        return int(rng.integers(values.low, values.high, endpoint=True))
    return values[rng.integers(len(values))]
