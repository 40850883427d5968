"""Dropout, DropConnect and Gaussian noise: their statistics, their gradients, and what they do at test."""

import numpy as np
import pytest

import nnlib
from nnlib.layers import DropConnect, Dropout, GaussianNoise


@pytest.mark.parametrize("p", [0.0, 0.2, 0.7])
def test_dropout_keeps_the_mean_and_its_gradient_has_the_same_mask(p):
    layer = Dropout(p, np.random.default_rng(0))
    X = np.full((400, 250), 3.0)
    Y = layer.forward(X, training=True)
    assert np.mean(Y == 0) == pytest.approx(p, abs=0.01)
    assert Y.mean() == pytest.approx(3.0, rel=0.02)
    np.testing.assert_allclose(layer.backward(X), Y)
    np.testing.assert_array_equal(layer.forward(X), X)


def test_dropout_draws_the_masks_of_the_pure_form():
    X = np.random.default_rng(1).standard_normal((6, 5))
    Y, mask = nnlib.dropout_forward(X, 0.4, np.random.default_rng(0))
    layer = Dropout(0.4, np.random.default_rng(0))
    np.testing.assert_allclose(layer.forward(X, training=True), Y)
    np.testing.assert_allclose(layer.backward(X), nnlib.dropout_backward(X, mask, 0.4))


def test_classic_dropout_scales_at_test_instead():
    layer = Dropout(0.25, np.random.default_rng(0), classic=True)
    X = np.ones((2, 8))
    assert set(np.unique(layer.forward(X, training=True))) <= {0.0, 1.0}
    W = np.random.default_rng(1).standard_normal((8, 3))
    np.testing.assert_allclose(layer.forward(X) @ W, X @ nnlib.dropout_at_test(W, 0.25))


@pytest.mark.parametrize("p", [1.0, -0.1, np.nan])
def test_a_wrong_probability_is_refused(p):
    with pytest.raises(ValueError, match="p"):
        Dropout(p, np.random.default_rng(0))


def test_dropconnect_gradient_is_that_of_the_masked_product():
    rng = np.random.default_rng(0)
    layer = DropConnect(5, 3, 0.5, rng)
    X, dZ = rng.standard_normal((4, 5)), rng.standard_normal((4, 3))
    Z = layer.forward(X, training=True)
    effective, *_ = np.linalg.lstsq(X[:, :], Z - layer.b, rcond=None)
    np.testing.assert_allclose(X @ effective, Z)
    dX = layer.backward(dZ)
    masked = layer.W * layer._mask / 0.5
    np.testing.assert_allclose(Z, X @ masked)
    np.testing.assert_allclose(dX, dZ @ masked.T)
    np.testing.assert_allclose(layer.dW, (X.T @ dZ) * (masked != 0) / 0.5)
    np.testing.assert_allclose(layer.forward(X), X @ layer.W + layer.b)


def test_gaussian_noise_has_its_deviation_in_training_only():
    layer = GaussianNoise(0.3, np.random.default_rng(0))
    X = np.zeros((300, 200), np.float32)
    Y = layer.forward(X, training=True)
    assert Y.dtype == np.float32
    assert Y.std() == pytest.approx(0.3, rel=0.02)
    np.testing.assert_array_equal(layer.forward(X), X)
