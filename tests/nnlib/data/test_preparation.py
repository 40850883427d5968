import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn.decomposition import PCA
from sklearn.preprocessing import MinMaxScaler, StandardScaler

from nnlib.data import fit_standardizer, minmax_normalize, pca_whiten, standardize

tables = hnp.arrays(
    np.float64,
    st.tuples(st.integers(1, 12), st.integers(1, 5)),
    elements=st.floats(-1e3, 1e3).map(lambda value: round(value, 3)),
)


@given(tables)
def test_standardizing_agrees_with_sklearn(X):
    before = X.copy()
    mean, std = fit_standardizer(X)
    scaler = StandardScaler().fit(X)
    assert np.allclose(mean, scaler.mean_)
    assert np.allclose(std, np.sqrt(scaler.var_), atol=1e-10)
    assert np.allclose(standardize(X, mean, std), scaler.transform(X), atol=1e-9)
    assert np.array_equal(X, before)


def test_a_feature_that_never_changes_gives_zeros_without_a_warning():
    X = np.full((7, 1), 0.1)  # the mean of these rounds, so the naive std is 1e-17
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        mean, std = fit_standardizer(X)
        assert std == 0
        assert np.allclose(standardize(X, mean, std), 0)
        assert (minmax_normalize(X) == 0).all()
        assert (pca_whiten(X, 0.0) == 0).all()


def test_whitening_leaves_directions_without_spread_at_zero():
    x = np.random.default_rng(0).standard_normal(30)
    white = pca_whiten(np.column_stack([x, 3 * x]), 0.0)
    assert white[:, 0].std() == pytest.approx(1)
    assert np.allclose(white[:, 1], 0)


def test_the_test_set_uses_the_training_statistics():
    rng = np.random.default_rng(0)
    train, test = rng.normal(5, 2, (50, 3)), rng.normal(1, 1, (9, 3))
    assert np.allclose(standardize(test, *fit_standardizer(train)), StandardScaler().fit(train).transform(test))


@given(tables)
def test_minmax_agrees_with_sklearn(X):
    assert np.allclose(minmax_normalize(X), MinMaxScaler().fit_transform(X), atol=1e-9)


@given(st.integers(0, 500), st.integers(6, 40), st.integers(1, 5))
def test_whitening_agrees_with_sklearn_up_to_the_sign_of_an_axis(seed, n, d):
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((n, d)) @ rng.standard_normal((d, d)) + 10 * np.diag(np.arange(1, d + 1))[0]
    white = pca_whiten(X, 0.0)
    expected = PCA(whiten=True).fit_transform(X) * np.sqrt(n / (n - 1))  # sklearn divides by n - 1
    assert np.allclose(np.abs(white), np.abs(expected), rtol=1e-4, atol=1e-5)
    assert np.allclose(np.cov(white.T, bias=True), np.eye(d), atol=1e-6)


def test_many_float32_rows_have_their_own_statistics():
    rng = np.random.default_rng(0)
    X = (1000 + rng.standard_normal((300_000, 2)) @ [[2.0, 1.0], [0.0, 0.5]]).astype(np.float32)
    scaler, pca = StandardScaler().fit(X.astype(np.float64)), PCA(whiten=True).fit(X.astype(np.float64))
    mean, std = fit_standardizer(X)
    assert mean.dtype == std.dtype == np.float32
    np.testing.assert_allclose(mean, scaler.mean_, rtol=1e-7)
    np.testing.assert_allclose(std, scaler.scale_, rtol=1e-6)
    white = pca_whiten(X, 0.0)
    assert white.dtype == np.float32
    np.testing.assert_allclose(np.abs(white), np.abs(pca.transform(X)), atol=1e-3)


def test_eps_shrinks_by_the_formula():
    X = np.array([[-2.0, 0], [2, 0], [0, -1], [0, 1]])  # variances 2 and 0.5
    assert np.allclose(pca_whiten(X, 0.25), X / np.sqrt([2.25, 0.75]))


@pytest.mark.parametrize("prepare", [lambda X: standardize(X, *fit_standardizer(X)), minmax_normalize])
def test_dtypes(prepare):
    X = np.arange(12).reshape(4, 3)
    assert prepare(X).dtype == np.float64
    assert prepare(X.astype(np.float32)).dtype == np.float32
    assert pca_whiten(X.astype(np.float32), 1e-5).dtype == np.float32


def test_errors_say_what_to_do():
    with pytest.raises(ValueError, match=r"\(n_samples, n_features\); got \(3,\).*reshape"):
        fit_standardizer(np.ones(3))
    with pytest.raises(ValueError, match=r"expected mean of shape \(3,\) because X is \(2, 3\); got \(2,\)"):
        standardize(np.ones((2, 3)), np.ones(2), np.ones(3))
    with pytest.raises(ValueError, match="wrong order"):
        standardize(np.ones((2, 1)), np.ones(1), -np.ones(1))
    with pytest.raises(ValueError, match="at least one row"):
        minmax_normalize(np.ones((0, 3)))
    with pytest.raises(ValueError, match="eps >= 0"):
        pca_whiten(np.ones((2, 2)), -1)
    with pytest.raises(TypeError, match="expected X to hold real numbers"):
        minmax_normalize(np.array([["a"]]))
