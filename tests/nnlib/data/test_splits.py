import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.model_selection import KFold

from nnlib.data import k_fold, train_dev_test_split


@given(st.integers(1, 80), st.integers(0, 10), st.integers(0, 10), st.integers(0, 99))
def test_parts_share_nothing_and_lose_nothing(n, a, b, seed):
    fractions = (a / 20, b / 20, 1 - a / 20 - b / 20)
    X, y = np.arange(2 * n).reshape(n, 2), np.arange(n)
    parts = train_dev_test_split(X, y, fractions, np.random.default_rng(seed))
    assert sorted(np.concatenate([y_part for _, y_part in parts])) == list(range(n))
    for (X_part, y_part), fraction in zip(parts, fractions, strict=True):
        assert np.array_equal(X_part, X[y_part])
        assert abs(len(y_part) - fraction * n) <= 1


def test_round_shares_are_exact_in_spite_of_rounding():
    X = np.zeros((100, 1))
    parts = train_dev_test_split(X, np.zeros(100), (0.29, 0.57, 0.14), np.random.default_rng(0))
    assert [len(y) for _, y in parts] == [29, 57, 14]


def test_the_split_is_shuffled_and_repeatable():
    X, y = np.eye(50), np.arange(50)
    first, again = (train_dev_test_split(X, y, (0.5, 0.25, 0.25), np.random.default_rng(4)) for _ in range(2))
    assert np.array_equal(first[0][1], again[0][1])
    assert not np.array_equal(np.sort(first[0][1]), np.arange(25))


@pytest.mark.parametrize("fractions", [(0.5, 0.5), (0.5, 0.4, 0.2), (1.2, -0.1, -0.1)])
def test_fractions_are_three_shares(fractions):
    with pytest.raises(ValueError, match="three fractions that sum to 1"):
        train_dev_test_split(np.ones((4, 1)), np.ones(4), fractions, np.random.default_rng(0))


@given(st.integers(2, 40), st.data())
def test_folds_have_sklearns_sizes_and_cover_everything_once(n, data):
    k = data.draw(st.integers(2, n))
    folds = list(k_fold(n, k, np.random.default_rng(0)))
    assert [len(dev) for _, dev in folds] == [len(dev) for _, dev in KFold(k).split(np.zeros(n))]
    assert sorted(np.concatenate([dev for _, dev in folds])) == list(range(n))
    for train, dev in folds:
        assert sorted([*train, *dev]) == list(range(n))


def test_k_is_checked_at_the_call():
    with pytest.raises(ValueError, match="k >= 2"):
        k_fold(5, 1, np.random.default_rng(0))
    with pytest.raises(ValueError, match="k <= 5"):
        k_fold(5, 6, np.random.default_rng(0))
