"""What the lectures get wrong, shown wrong with numbers, and right here."""

import numpy as np
import pytest

import nnlib


def test_weight_decay_shrinks_and_the_slide_grows():
    w, lr, lam = np.array([2.0]), 0.1, 0.5
    numerical = nnlib.numerical_gradient(lambda v: lam / 2 * (v**2).sum(), w)
    right = w - lr * numerical
    np.testing.assert_allclose(nnlib.weight_decay(w, np.zeros(1), lr, lam), right)
    slide = (1 + lr * lam) * w
    assert slide > w > right


def test_the_sign_in_the_derivative_of_binary_cross_entropy():
    y, a = np.array([1.0, 0.0]), np.array([0.3, 0.6])
    numerical = nnlib.numerical_gradient(lambda p: nnlib.binary_cross_entropy(y, p), a)
    np.testing.assert_allclose(nnlib.binary_cross_entropy_backward(y, a), numerical, rtol=1e-6)
    slide = -(y / a + (1 - y) / (1 - a)) / 2
    np.testing.assert_allclose(slide[0], numerical[0], rtol=1e-6)
    np.testing.assert_allclose(slide[1], -numerical[1], rtol=1e-6)


def test_exp_of_a_square_is_not_the_square_of_exp():
    x = 1.5
    formula = nnlib.numerical_gradient(lambda v: np.exp(v**2), np.array(x))
    program = nnlib.numerical_gradient(lambda v: np.exp(v) ** 2, np.array(x))
    assert formula == pytest.approx(2 * x * np.exp(x**2), rel=1e-6)
    assert program == pytest.approx(2 * np.exp(2 * x), rel=1e-6)
    assert abs(formula - program) > 10


def test_adam_without_bias_correction_starts_at_another_size():
    g, zeros = np.array([7.0]), np.zeros(1)
    w, m, v = nnlib.adam_step(zeros, g, zeros, zeros, t=1, lr=0.001)
    assert abs(w[0]) == pytest.approx(0.001, rel=1e-6)  # a first step of lr, whatever the gradient
    slide = 0.001 * m / (1e-8 + np.sqrt(v))
    assert slide[0] / abs(w[0]) == pytest.approx(0.1 / np.sqrt(0.001), rel=1e-5)  # 3.16: too LARGE with 0.9 and 0.999
    # the moments themselves are what starts too small: a tenth and a thousandth of what they estimate
    assert m[0] / g[0] == pytest.approx(0.1) and v[0] / g[0] ** 2 == pytest.approx(0.001)


def test_nesterovs_look_ahead_point_with_vitays_velocity():
    lr, alpha, theta, v = 0.1, 0.9, np.array([1.0]), np.array([-0.5])
    seen = []

    def grad_f(point):
        seen.append(point)
        return 2 * point

    ours, _ = nnlib.nesterov_step(theta, grad_f, lr * v, lr * (1 - alpha), alpha)
    corrected = theta + lr * alpha * v
    np.testing.assert_allclose(seen[0], corrected)
    v_next = alpha * v - (1 - alpha) * 2 * corrected
    np.testing.assert_allclose(ours, theta + lr * v_next)
    assert abs(seen[0] - (theta + alpha * v)) > 0.4  # where the slide looks


def test_eps_belongs_inside_the_root_of_batch_norm():
    X, eps = np.array([[1.0], [1.002]]), 1e-5
    ones, zeros = np.ones(1), np.zeros(1)
    Y = nnlib.batchnorm_forward(X, ones, zeros, zeros, ones, 0.9, eps, True)[0]
    inside = 0.001 / np.sqrt(0.001**2 + eps)
    outside = 0.001 / (0.001 + eps)
    assert Y[1, 0] == pytest.approx(inside, rel=1e-9)
    assert outside > 3 * Y[1, 0]


def test_l1_and_l2_together_is_the_elastic_net():
    W = [np.array([[1.0, -2.0]])]
    assert nnlib.elastic_net_penalty(W, 0.3, 0.5)[0] == pytest.approx(0.3 * 3 + 0.5 / 2 * 5)


def test_dropout_scales_by_the_probability_of_keeping():
    rng, p, X = np.random.default_rng(0), 0.2, np.ones((1, 20000))
    W = np.ones((20000, 1)) / 20000
    classic_in_training = float(((X * nnlib.dropout_forward(X, p, rng)[1]) @ W)[0, 0])
    assert (X @ nnlib.dropout_at_test(W, p)).item() == pytest.approx(classic_in_training, abs=0.02)
    assert (X @ (p * W)).item() == pytest.approx(0.2)  # "scaled down by p" is far off unless p is 0.5


def test_adagrads_first_step_goes_down_for_a_negative_gradient():
    w, g = np.zeros(1), np.array([-4.0])
    ours, _ = nnlib.adagrad_step(w, g, np.zeros(1), lr=0.1, eps=0.0)
    assert ours[0] == pytest.approx(0.1)  # |g_0|: against the gradient
    slide = w - 0.1 / g * g
    assert slide[0] == pytest.approx(-0.1)  # sigma_0 = g_0: the sign is lost and it climbs


def test_relus_derivative_at_0_is_a_convention():
    left, right = ((nnlib.relu(h) - nnlib.relu(0.0)) / h for h in (-1e-6, 1e-6))
    assert (left, right) == (0.0, 1.0)
    assert nnlib.relu_backward(np.ones(1), np.zeros(1))[0] == 0.0
