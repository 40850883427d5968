import math
import subprocess
import sys

import numpy as np
import pytest
from scipy import stats
from sklearn.model_selection import ParameterGrid

from nnlib.search import Integer, Uniform, grid_search, random_search, tpe_search

SPACE = {"lr": Uniform(1e-4, 1.0, log=True), "n": Integer(1, 4), "activation": [str, int]}

RNG = np.random.default_rng(0)


def loss(lr, n, activation):
    return (math.log10(lr) + 2) ** 2 + abs(n - 3) + (activation is int)


def test_the_grid_is_sklearns():
    space = {"lr": [0.1, 1.0], "n": [1, 2, 3], "activation": [int]}
    result = grid_search(loss, space)
    expected = list(ParameterGrid(space))
    assert len(result.trials) == len(expected)
    assert all(trial.params in expected and trial.loss == loss(**trial.params) for trial in result.trials)
    assert result.best.params == {"lr": 0.1, "n": 3, "activation": int}


def test_random_draws_have_the_distributions_they_promise():
    result = random_search(loss, SPACE, 2000, np.random.default_rng(0))
    lr, n, activation = zip(*(trial.params.values() for trial in result.trials), strict=True)
    assert stats.kstest(np.log10(lr), stats.uniform(-4, 4).cdf).pvalue > 0.01
    assert stats.chisquare(np.bincount(n, minlength=5)[1:]).pvalue > 0.01
    assert 900 < activation.count(int) < 1100


@pytest.mark.parametrize("search", [random_search, tpe_search])
def test_searches_repeat_with_the_same_generator(search):
    first, again, other = (search(loss, SPACE, 14, np.random.default_rng(seed)) for seed in (0, 0, 1))
    assert first == again != other


def test_tpe_learns_where_to_look():
    tpe = tpe_search(loss, SPACE, 60, np.random.default_rng(0))
    early, late = (np.mean([trial.loss for trial in part]) for part in (tpe.trials[:10], tpe.trials[-20:]))
    assert late < early
    assert tpe.best.loss < 0.1
    assert all(1e-4 <= t.params["lr"] <= 1 and t.params["n"] in range(1, 5) for t in tpe.trials)


def test_a_failed_training_is_never_the_best():
    for search in (random_search, tpe_search):
        result = search(lambda x: math.nan if x < 0.5 else x, {"x": Uniform(0, 1)}, 15, np.random.default_rng(0))
        assert result.best.loss >= 0.5


def test_optuna_is_imported_only_when_it_searches():
    code = "import nnlib.search, sys; print('optuna' in sys.modules)"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert output.stdout.strip() == "False"


@pytest.mark.parametrize("search", [grid_search, random_search, tpe_search])
@pytest.mark.parametrize("values", ["relu", 0.1, np.float64(0.1), np.array(0.1), {1, 2}, {1: 2}, iter([1])])
def test_what_is_no_list_of_choices_is_refused(search, values):
    arguments = () if search is grid_search else (3, np.random.default_rng(0))
    with pytest.raises(TypeError, match=r"expected a list of choices for 'x'; got the .*: write \[x\]"):
        search(lambda x: 0.0, {"x": values}, *arguments)


@pytest.mark.parametrize("values", [[1, 2], (1, 2), range(1, 3), np.array([1, 2])])
def test_any_sequence_is_a_list_of_choices(values):
    assert [trial.params["x"] for trial in grid_search(lambda x: 0.0, {"x": values}).trials] == [1, 2]
    assert {trial.params["x"] for trial in random_search(lambda x: 0.0, {"x": values}, 20, RNG).trials} == {1, 2}
    layers = grid_search(lambda x: len(x), {"x": [[4], [4, 4]]})  # choices that are lists themselves
    assert layers.best.params == {"x": [4]}


def test_errors():
    with pytest.raises(ValueError, match="empty space"):
        grid_search(loss, {})
    with pytest.raises(ValueError, match=r"list of values for 'x'.*linspace"):
        grid_search(loss, {"x": Uniform(0, 1)})
    with pytest.raises(ValueError, match="low > 0"):
        Uniform(0, 1, log=True)
    with pytest.raises(ValueError, match="swap"):
        Integer(2, 1)
    for search in (random_search, tpe_search):
        with pytest.raises(ValueError, match="n_trials >= 1"):
            search(loss, SPACE, 0, np.random.default_rng(0))
