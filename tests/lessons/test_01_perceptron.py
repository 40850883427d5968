"""What lesson 1 says about the perceptron, XOR and parity, verified apart from the lesson's own code."""

from itertools import combinations, product

import numpy as np
import pytest
from scipy.optimize import linprog, minimize
from sklearn.linear_model import Perceptron

import nnlib
from autograder.build import build_lesson
from autograder.course import Course
from nnlib.data import load_digits, make_blobs, parity, xor_gate

LESSON = "01_perceptron"


@pytest.fixture(scope="module")
def built():
    return build_lesson(Course.find(), LESSON)


def separable(X, y):
    """Whether some w, b gives z >= 1 on the ones and z <= -1 on the zeros: a linear program."""
    signs = 2 * y - 1
    rows = signs[:, None] * np.column_stack([X, np.ones(len(X))])
    return linprog(np.zeros(rows.shape[1]), A_ub=-rows, b_ub=-np.ones(len(X)), bounds=(None, None)).status == 0


def clouds(distance):
    """The clouds of the cell on the bound."""
    return make_blobs(
        60, centers=[[4 - distance, 3], [4 + distance, 3]], std=0.5, rng=np.random.default_rng(2)
    )


def test_training_on_and_by_hand():
    """The trace of AND with lr = 1, computed by hand, which the table on the learning rate shows."""
    X, y = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 0, 0, 1])
    w, b, mistakes = nnlib.train_perceptron(X, y, 1.0, 7)
    np.testing.assert_array_equal(w, [2.0, 1.0])
    assert b == -3.0
    assert list(mistakes) == [2, 3, 3, 2, 1, 0, 0]


@pytest.mark.parametrize("lr", [0.25, 4.0])
def test_from_zeros_the_learning_rate_only_sets_the_scale(lr):
    X, y = clouds(1.6)
    w_1, b_1, mistakes_1 = nnlib.train_perceptron(X, y, 1.0, 60)
    w, b, mistakes = nnlib.train_perceptron(X, y, lr, 60)
    assert list(mistakes) == list(mistakes_1)
    np.testing.assert_allclose(w / lr, w_1)
    assert b / lr == pytest.approx(b_1)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_training_agrees_with_scikit_learn_where_both_stop(seed):
    """scikit-learn takes z = 0 for a mistake and we do not, so only the end is comparable: both separate the data."""
    X, y = make_blobs(50, centers=[[-2, -1], [2, 1]], std=0.5, rng=np.random.default_rng(seed))
    theirs = Perceptron(shuffle=False, tol=None, max_iter=50).fit(X, y)
    w, b, mistakes = nnlib.train_perceptron(X, y, 1.0, 50)
    assert mistakes[-1] == 0
    np.testing.assert_array_equal(nnlib.predict(X, w, b), theirs.predict(X))


@pytest.mark.parametrize("distance", [1.6, 2.0, 3.0, 5.0])
def test_mistakes_stay_below_the_bound_with_the_widest_margin(distance):
    """The widest margin gives the sharpest bound, so the lesson's, with another separating vector, holds as well."""
    X, y = clouds(distance)
    rows = (2 * y - 1)[:, None] * np.column_stack([X, np.ones(len(X))])
    constraint = {"type": "ineq", "fun": lambda v: rows @ v - 1, "jac": lambda v: rows}
    shortest = minimize(
        lambda v: v @ v / 2, np.zeros(3), jac=lambda v: v, method="SLSQP", constraints=constraint
    )
    assert shortest.success
    bound = (rows**2).sum(axis=1).max() * (shortest.x @ shortest.x)
    mistakes = nnlib.train_perceptron(X, y, 1.0, 200)[2]
    assert mistakes[-1] == 0
    assert 0 < sum(mistakes) <= bound


def test_the_loss_is_not_the_distance_from_the_line():
    X, y, w, b = np.array([[3.0, 4.0]]), np.array([0]), np.array([3.0, 4.0]), -5.0
    assert nnlib.perceptron_loss(X, y, w, b) == pytest.approx(20.0)
    assert nnlib.perceptron_loss(X, y, 10 * w, 10 * b) == pytest.approx(200.0)
    assert abs(X[0] @ w + b) / np.linalg.norm(w) == pytest.approx(4.0)


def test_the_rule_goes_down_the_slope_of_the_loss():
    """Away from the boundary the step is -lr times the gradient, by central differences."""
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(1, 4)), np.array([1])
    w = -X[0] + 0.1 * rng.normal(size=4)
    b, h, lr = -0.3, 1e-6, 0.7
    slope = [
        (nnlib.perceptron_loss(X, y, w + h * e, b) - nnlib.perceptron_loss(X, y, w - h * e, b)) / (2 * h)
        for e in np.eye(4)
    ]
    slope_b = (nnlib.perceptron_loss(X, y, w, b + h) - nnlib.perceptron_loss(X, y, w, b - h)) / (2 * h)
    assert np.any(np.abs(slope) > 0.1)
    new_w, new_b = nnlib.perceptron_update(w, b, X[0], 1, lr)
    np.testing.assert_allclose(new_w - w, -lr * np.array(slope), atol=1e-8)
    assert new_b - b == pytest.approx(-lr * slope_b)


def test_14_of_16_labellings_are_separable_and_these_are_learned():
    X, _ = xor_gate()
    for labels in product([0, 1], repeat=4):
        learned = nnlib.train_perceptron(X, np.array(labels), 1.0, 50)[2][-1] == 0
        assert learned == separable(X, np.array(labels)) == (labels not in {(0, 1, 1, 0), (1, 0, 0, 1)})


def test_1882_of_the_functions_of_four_bits_are_threshold_functions():
    """Every function that some weights reach is one by construction; weights up to 3 in size reach all of them."""
    X, _ = parity(4)
    weights = np.array(list(product(range(-3, 4), repeat=4)))
    sums = weights @ X.T
    codes = [(sums >= bias) @ 2 ** np.arange(16) for bias in np.arange(-12.5, 13.5)]
    assert len(np.unique(codes)) == 1882


def test_without_an_end_on_xor():
    X, y = xor_gate()
    assert not separable(X, y)
    assert min(nnlib.train_perceptron(X, y, 1.0, 300)[2]) > 0


@pytest.mark.parametrize("d", range(2, 9))
def test_one_hidden_layer_of_d_threshold_units_computes_parity(d):
    X, y = parity(d)
    hidden = np.column_stack([nnlib.predict(X, np.ones(d), 0.5 - k) for k in range(1, d + 1)])
    np.testing.assert_array_equal(nnlib.predict(hidden, (-1.0) ** np.arange(d), -0.5), y)
    np.testing.assert_array_equal(hidden.sum(axis=1), X.sum(axis=1))


def test_digits_are_right_about_19_times_in_20():
    X, y = load_digits(classes=(1, 8))
    order = np.random.default_rng(1).permutation(len(X))
    train, test = order[: len(order) * 3 // 4], order[len(order) * 3 // 4 :]
    w, b, mistakes = nnlib.train_perceptron(X[train], y[train], 0.1, 15)
    assert 0.93 <= np.mean(nnlib.predict(X[test], w, b) == y[test]) <= 0.97
    assert mistakes[-1] < mistakes[0] / 3
    assert np.any(np.diff(mistakes) > 0)


def test_ones_and_eights_are_the_hardest_pair_of_digits():
    """Of all 45 pairs they cost the most mistakes in 15 epochs."""
    costs = {}
    for pair in combinations(range(10), 2):
        X, y = load_digits(classes=pair)
        order = np.random.default_rng(1).permutation(len(X))[: len(X) * 3 // 4]
        costs[pair] = sum(nnlib.train_perceptron(X[order], y[order], 0.1, 15)[2])
    assert max(costs, key=costs.get) == (1, 8)


def test_the_release_does_not_hand_out_a_training_loop(built):
    """Misconceptions that retrace a solution stand between the markers of the hidden tests."""
    assert "def trained(" in built.solution
    assert "def trained(" not in built.release
