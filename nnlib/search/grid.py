"""Grid search: every combination of the given values."""

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from nnlib.search.space import Integer, Objective, SearchResult, Trial, Uniform, check_space


def grid_search(objective: Objective, space: Mapping[str, Sequence[Any]]) -> SearchResult:
    """Try every combination; the last name changes fastest.

    Parameters
    ----------
    objective : callable
        ``objective(**params) -> loss``, smaller is better: usually the dev loss of a short training.
    space : mapping
        The values to try for each name.

    Returns
    -------
    SearchResult

    Raises
    ------
    ValueError
        When the space is empty, a name has no value, or a range is given instead of values.
    TypeError
        When the choices of a name are no list: a single number or string, or a set.

    References
    ----------
    Cerisara: tune the learning rate first.

    Examples
    --------
    >>> result = grid_search(lambda lr, n: (lr - 0.1) ** 2 + n, {"lr": [0.01, 0.1, 1.0], "n": [1, 2]})
    >>> len(result.trials), result.best.params
    (6, {'lr': 0.1, 'n': 1})
    """
    check_space(space)
    for name, values in space.items():
        if isinstance(values, Uniform | Integer):
            raise ValueError(f"expected a list of values for {name!r}; got {values}: use np.linspace or np.geomspace")
    settings = (dict(zip(space, values, strict=True)) for values in itertools.product(*space.values()))
    return SearchResult(tuple(Trial(params, float(objective(**params))) for params in settings))
