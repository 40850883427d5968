import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from sklearn import datasets

from nnlib.data import make_blobs, make_circles, make_moons, make_spirals, toy_regression

GENERATORS = [make_blobs, make_moons, make_circles, make_spirals]


@pytest.mark.parametrize("make", GENERATORS)
@given(n=st.integers(1, 60), seed=st.integers(0, 50))
def test_shapes_balance_and_repeatability(make, n, seed):
    X, y = make(n, rng=np.random.default_rng(seed))
    again = make(n, rng=np.random.default_rng(seed))
    assert X.shape == (n, 2) and X.dtype == np.float64 and y.dtype == np.int64
    assert np.ptp(np.bincount(y, minlength=2)) <= 1
    assert np.array_equal(X, again[0]) and np.array_equal(y, again[1])


@pytest.mark.parametrize("make", GENERATORS)
def test_randomness_comes_from_the_generator_alone(make):
    with pytest.raises(TypeError, match="pass np.random.default_rng"):
        make(10, rng=0)
    with pytest.raises(ValueError, match="n_samples >= 1"):
        make(0, rng=np.random.default_rng(0))


def test_blobs_are_gaussians_around_their_centres():
    X, y = make_blobs(4000, centers=[[0, 0, 0], [5, -2, 1]], std=0.7, rng=np.random.default_rng(0))
    standardised = (X[y == 1] - [5, -2, 1]) / 0.7
    assert stats.kstest(standardised.ravel(), "norm").pvalue > 0.01


def test_moons_without_noise_lie_on_sklearns_curves():
    curves, labels = datasets.make_moons(4000, noise=None, shuffle=False)
    X, y = make_moons(300, noise=0, rng=np.random.default_rng(0))
    for label in (0, 1):
        distance = np.linalg.norm(X[y == label][:, None] - curves[labels == label], axis=2).min(axis=1)
        assert distance.max() < 2e-3


def test_circles_without_noise_lie_on_sklearns_circles():
    curves, labels = datasets.make_circles(4000, noise=None, factor=0.3, shuffle=False)
    X, y = make_circles(300, noise=0, inner_radius=0.3, rng=np.random.default_rng(0))
    for label in (0, 1):
        distance = np.linalg.norm(X[y == label][:, None] - curves[labels == label], axis=2).min(axis=1)
        assert distance.max() < 2e-3


def test_a_spiral_arm_is_the_first_one_turned():
    X, y = make_spirals(600, n_classes=3, noise=0, turns=0.8, rng=np.random.default_rng(0))
    radius = np.hypot(*X.T)
    position = (X[:, 0] + 1j * X[:, 1]) * np.exp(-2j * np.pi * (0.8 * radius + y / 3))
    assert np.allclose(position, radius)
    assert radius.max() <= 1


def test_noise_has_the_given_standard_deviation():
    rng = np.random.default_rng(1)
    X, y = make_circles(20_000, noise=0.05, inner_radius=0, rng=rng)
    assert X[y == 1].std() == pytest.approx(0.05, rel=0.03)
    with pytest.raises(ValueError, match="noise >= 0; got -1"):
        make_moons(5, noise=-1, rng=rng)


def test_toy_regression_has_the_least_squares_line_computed_by_hand():
    X, y = toy_regression()
    assert X.shape == (20, 1) and y.shape == (20,)
    assert X[:, 0].tolist() == [i / 2 for i in range(20)]
    # sums added up from the slide: y to 95, x*y to 616.8, x to 95, x*x to 617.5
    slope = (20 * 616.8 - 95 * 95) / (20 * 617.5 - 95**2)
    assert stats.linregress(X[:, 0], y).slope == pytest.approx(slope)
