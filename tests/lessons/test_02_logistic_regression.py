"""What lesson 2 says about likelihood, gradients, the softmax and honest measures, verified apart from its own code."""

import numpy as np
import pytest
from scipy.optimize import approx_fprime
from scipy.special import expit, log_softmax, logsumexp
from scipy.stats import binom, entropy
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_fscore_support

import nnlib
from autograder.build import build_lesson
from autograder.course import Course
from nnlib.data import load_digits, make_blobs, train_dev_test_split

LESSON = "02_logistic_regression"


@pytest.fixture(scope="module")
def built():
    return build_lesson(Course.find(), LESSON)


@pytest.fixture(scope="module")
def eights():
    """Return the test labels of the cell on eights and the probabilities that 400 steps give them."""
    X, y = load_digits()
    train, _, test = train_dev_test_split(X, (y == 8).astype(int), (0.6, 0.2, 0.2), np.random.default_rng(0))
    w, b, _ = nnlib.fit_logistic(*train, 1.0, 400)
    return test[1], expit(test[0] @ w + b)


def test_the_sum_is_the_log_odds_and_a_step_of_1_multiplies_the_odds_by_e():
    p = nnlib.predict_proba(np.array([[0.3, -1.2], [1.3, -1.2]]), np.array([1.0, 0.5]), 0.7)
    odds = p / (1 - p)
    np.testing.assert_allclose(np.log(odds), [0.4, 1.4])
    assert odds[1] / odds[0] == pytest.approx(2.718281828)


@pytest.mark.parametrize("z", [0.0, 0.5, 3.0, 20.0])
def test_the_sigmoid_of_minus_z_is_one_minus_the_sigmoid(z):
    assert nnlib.sigmoid(-z) == pytest.approx(1 - nnlib.sigmoid(z), abs=1e-15)


def test_the_small_probability_that_the_exercise_states():
    assert f"{expit(-10.0):.2e}" == "4.54e-05"


def test_the_peak_of_the_likelihood_is_the_valley_of_the_loss():
    """Ten coins, seven heads: SciPy's binomial probability, without the factor that counts the orders."""
    coins, ps = np.array([1] * 7 + [0] * 3), np.linspace(0.01, 0.99, 197)
    losses = np.array([nnlib.binary_cross_entropy(coins, np.full(10, p)) for p in ps])
    likelihood = binom.pmf(7, 10, ps) / 120
    np.testing.assert_allclose(np.exp(-10 * losses), likelihood)
    assert ps[likelihood.argmax()] == ps[losses.argmin()] == pytest.approx(0.7)
    assert round(losses.min(), 3) == 0.611


@pytest.mark.parametrize("p", [0.1, 0.5, 0.7, 0.95])
def test_cross_entropy_is_entropy_plus_divergence(p):
    coins = np.array([1] * 7 + [0] * 3)
    apart = entropy([0.7, 0.3]) + entropy([0.7, 0.3], [p, 1 - p])
    assert nnlib.binary_cross_entropy(coins, np.full(10, p)) == pytest.approx(apart)


def test_the_gradient_is_prediction_minus_label():
    """Against SciPy's difference quotients of a loss written with logsumexp."""
    rng = np.random.default_rng(0)
    X, y, v = rng.normal(size=(12, 3)), rng.integers(0, 2, size=12), rng.normal(size=4)

    def loss(v):
        z = X @ v[:3] + v[3]
        return np.mean(logsumexp([np.zeros(12), z], axis=0) - y * z)

    dw, db = nnlib.logistic_gradient(X, y, v[:3], v[3])
    np.testing.assert_allclose(np.append(dw, db), approx_fprime(v, loss), atol=1e-6)


def test_the_softmax_gradient_is_prediction_minus_label():
    rng = np.random.default_rng(1)
    X, y, W, b = rng.normal(size=(9, 2)), rng.integers(0, 4, size=9), rng.normal(size=(2, 4)), rng.normal(size=4)

    def loss(v):
        return -np.mean(log_softmax(X @ v[:8].reshape(2, 4) + v[8:], axis=1)[np.arange(9), y])

    dW, db = nnlib.softmax_gradient(X, y, W, b)
    np.testing.assert_allclose(np.append(dW.ravel(), db), approx_fprime(np.append(W.ravel(), b), loss), atol=1e-6)


def test_descent_arrives_where_scikit_learn_does():
    X, y = make_blobs(60, centers=[[-0.5, -0.5], [0.5, 0.5]], std=1.0, rng=np.random.default_rng(6))
    theirs = LogisticRegression(C=np.inf, tol=1e-10, max_iter=1000).fit(X, y)
    w, b, losses = nnlib.fit_logistic(X, y, 1.0, 3000)
    np.testing.assert_allclose(w, theirs.coef_[0], rtol=1e-3)
    assert b == pytest.approx(theirs.intercept_[0], rel=1e-3)
    assert losses[0] == pytest.approx(0.693147, abs=1e-6)


def test_the_learning_rate_of_the_sliders_can_be_too_large_and_too_small():
    """Within the slider's range the loss falls at every step, rises at some, or hardly moves."""
    X, y = make_blobs(60, centers=[[-1.0, -0.5], [1.5, 1.0]], std=1.0, rng=np.random.default_rng(6))
    good, large, small = (np.array(nnlib.fit_logistic(X, y, lr, 100)[2]) for lr in (1.0, 100.0, 0.001))
    assert np.all(np.diff(good) < 0)
    assert np.any(np.diff(large) > 0)
    assert small[0] - small[-1] < 0.1 < good[0] - good[-1]


def test_the_squared_error_of_a_probability_is_not_convex():
    """Its second difference is negative where the model is wrong and sure; that of the cross-entropy never is."""
    z = np.linspace(-8, 8, 161)
    assert np.diff((1 - expit(z)) ** 2 / 2, 2).min() < -1e-5
    assert np.diff(np.logaddexp(0, -z), 2).min() > 0
    assert (1 - expit(-4.0)) ** 2 / 2 > ((1 - expit(-8.0)) ** 2 / 2 + 1 / 8) / 2


def test_the_softmax_of_two_classes_is_the_sigmoid_of_the_difference():
    Z = np.random.default_rng(2).normal(size=(20, 2), scale=5)
    np.testing.assert_allclose(nnlib.softmax(Z)[:, 1], expit(Z[:, 1] - Z[:, 0]))
    np.testing.assert_allclose(nnlib.softmax(Z + 37.0), nnlib.softmax(Z))


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_97_of_100_digits_are_read_and_the_dev_loss_still_falls(seed):
    X, y = load_digits()
    parts = train_dev_test_split(X, y, (0.6, 0.2, 0.2), np.random.default_rng(seed))
    (A, labels), (X_dev, y_dev), (X_test, y_test) = parts
    W, b, dev = np.zeros((64, 10)), np.zeros(10), []
    for _ in range(300):
        dev.append(-np.mean(log_softmax(X_dev @ W + b, axis=1)[np.arange(len(y_dev)), y_dev]))
        dW, db = nnlib.softmax_gradient(A, labels, W, b)
        W, b = W - dW, b - db
    assert 0.955 <= np.mean((X_test @ W + b).argmax(axis=1) == y_test) <= 0.98
    assert dev[-1] < dev[-20]


def test_always_no_is_right_nine_times_in_ten_and_finds_nothing(eights):
    y, _ = eights
    assert 0.88 <= np.mean(y == 0) <= 0.93


def test_a_lower_threshold_finds_more_eights_and_cries_wolf_more_often(eights):
    y, p = eights
    rows = [
        precision_recall_fscore_support(y, p >= t, average="binary")[:3] for t in (0.1, 0.3, 0.5, 0.7)
    ]
    precision, recall, _ = np.array(rows).T
    assert np.all(np.diff(precision) > 0)
    assert np.all(np.diff(recall) < 0)
    assert recall[0] > 0.9
    for t, row in zip((0.1, 0.3, 0.5, 0.7), rows, strict=True):
        cm = nnlib.confusion_matrix(y, (p >= t).astype(int), 2)
        np.testing.assert_allclose([part[1] for part in nnlib.precision_recall_f1(cm)], row)


def test_numbers_below_the_bound_of_the_logarithm():
    """Why a bound below 1e-15 is no better: one minus it is exactly one."""
    assert 1 - 1e-17 == 1.0 > 1 - 1e-15
    assert -np.log(1e-12) > 20


def test_the_release_does_not_hand_out_a_descent(built):
    """Misconceptions that retrace a solution stand between the markers of the hidden tests."""
    for name in ("descended", "descended_row_by_row", "columns_changed", "squared_error_gradient"):
        assert f"def {name}(" in built.solution
        assert f"def {name}(" not in built.release
