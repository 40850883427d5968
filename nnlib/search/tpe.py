"""TPE search with Optuna: each trial is drawn where the good ones before it lie close together."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from nnlib.search.space import Integer, Objective, SearchResult, Trial, Uniform, check_space


def tpe_search(objective: Objective, space: Mapping[str, Any], n_trials: int, rng: np.random.Generator) -> SearchResult:
    r"""Try ``n_trials`` settings with the tree-structured Parzen estimator.

    Two densities are fitted to the settings tried so far, l to the good ones and g to the others; the next setting
    has a large ratio

    .. math:: l(\theta) / g(\theta).

    Parameters
    ----------
    objective : callable
        ``objective(**params) -> loss``, smaller is better.
    space : mapping
        `Uniform`, `Integer` or a list of values for each name.
    n_trials : int
        The first ten are random.
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
    Bergstra et al., *Algorithms for hyper-parameter optimization*, 2011; Optuna.

    Examples
    --------
    >>> result = tpe_search(lambda x: (x - 2) ** 2, {"x": Uniform(-5, 5)}, 15, np.random.default_rng(0))
    >>> len(result.trials)
    15
    """
    check_space(space)
    if n_trials < 1:
        raise ValueError(f"expected n_trials >= 1; got {n_trials}: try 20")
    import optuna

    sampler = optuna.samplers.TPESampler(seed=int(rng.integers(2**31)))
    storage = optuna.storages.InMemoryStorage()
    verbosity = optuna.logging.get_verbosity()
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    try:
        study = optuna.create_study(direction="minimize", sampler=sampler, storage=storage)
    finally:
        optuna.logging.set_verbosity(verbosity)
    trials = []
    for _ in range(n_trials):
        asked = study.ask()
        params = {name: _suggest(asked, name, values) for name, values in space.items()}
        loss = float(objective(**params))
        trials.append(Trial(params, loss))
        if np.isnan(loss):
            study.tell(asked, state=optuna.trial.TrialState.FAIL)
        else:
            study.tell(asked, loss)
    return SearchResult(tuple(trials))


def _suggest(trial: Any, name: str, values: Any) -> Any:
    if isinstance(values, Uniform):
        return trial.suggest_float(name, values.low, values.high, log=values.log)
    if isinstance(values, Integer):
        return trial.suggest_int(name, values.low, values.high)
    # Optuna wants plain choices; a position stands for any object
    return values[trial.suggest_categorical(name, list(range(len(values))))]
