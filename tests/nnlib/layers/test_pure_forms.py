"""The layers that work in place agree with the plain functions that the lessons grade."""

import numpy as np
import pytest

import nnlib
from nnlib.layers import (
    ELU,
    BatchNorm,
    DropConnect,
    Dropout,
    Linear,
    Maxout,
    PReLU,
    ReLU,
    Sigmoid,
    SoftmaxCrossEntropy,
    Tanh,
)

SHAPES = [(1, 1), (1, 7), (10, 3), (33, 5), (200, 16)]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("shape", SHAPES)
def test_linear(shape, dtype):
    rng = np.random.default_rng(1)
    X, layer = rng.standard_normal(shape).astype(dtype), Linear(shape[1], 4, rng=rng, dtype=dtype)
    layer.b[...] = rng.standard_normal(4)
    layer.reuses_buffers = True
    tolerance = {"rtol": 1e-4, "atol": 1e-4} if dtype == np.float32 else {"rtol": 1e-11, "atol": 1e-12}
    for _ in range(2):
        Z = layer.forward(X, training=True)
        np.testing.assert_allclose(Z, nnlib.linear_forward(X, layer.W, layer.b), **tolerance)
        dZ = rng.standard_normal(Z.shape).astype(dtype)
        for mine, plain in zip(
            (layer.backward(dZ), layer.dW, layer.db), nnlib.linear_backward(dZ, X, layer.W), strict=True
        ):
            assert mine.dtype == dtype
            np.testing.assert_allclose(mine, plain, **tolerance)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("layer", "forward", "backward", "of_input"),
    [
        (ReLU, nnlib.relu, nnlib.relu_backward, True),
        (Sigmoid, nnlib.sigmoid, nnlib.sigmoid_backward, False),
        (Tanh, nnlib.tanh, nnlib.tanh_backward, False),
    ],
)
def test_units_in_place(layer, forward, backward, of_input, shape):
    rng = np.random.default_rng(2)
    Z, dA = 5 * rng.standard_normal(shape), rng.standard_normal(shape)
    A = forward(Z)
    dZ = backward(dA, Z if of_input else A)
    unit = layer()
    unit.overwrites_input = unit.overwrites_gradient = unit.reuses_buffers = True
    Z_mine, dA_mine = Z.copy(), dA.copy()
    assert unit.forward(Z_mine) is Z_mine
    assert unit.backward(dA_mine) is dA_mine
    np.testing.assert_allclose(Z_mine, A, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(dA_mine, dZ, rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("shape", [(1, 1), (1, 4), (10, 10), (300, 3)])
def test_softmax_cross_entropy(shape):
    rng = np.random.default_rng(4)
    Z, y = 4 * rng.standard_normal(shape), rng.integers(0, shape[1], shape[0])
    head = SoftmaxCrossEntropy()
    head.reuses_buffers = True
    for _ in range(2):
        loss, dZ = head.loss(Z, y)
        assert loss == pytest.approx(nnlib.softmax_cross_entropy(Z, y), rel=1e-12, abs=1e-14)
        np.testing.assert_allclose(dZ, nnlib.softmax_cross_entropy_backward(Z, y), rtol=1e-9, atol=1e-15)
    np.testing.assert_allclose(head.probabilities(Z), nnlib.softmax(Z), rtol=1e-12)


def test_huge_logits_give_no_warning():
    head = SoftmaxCrossEntropy()
    with np.errstate(all="raise", under="ignore"):
        loss, dZ = head.loss(np.array([[1e4, -1e4], [-1e4, 1e4]]), np.array([0, 0]))
        Sigmoid().forward(np.array([[1e4, -1e4]]))
        Tanh().forward(np.array([[1e4, -1e4]]))
    assert loss == pytest.approx(1e4)
    np.testing.assert_array_equal(dZ, [[0, 0], [-0.5, 0.5]])


@pytest.mark.parametrize("n", [1, 2, 50])
def test_batchnorm(n):
    rng = np.random.default_rng(5)
    X, dY = rng.standard_normal((n, 3)) + 2, rng.standard_normal((n, 3))
    layer = BatchNorm(3)
    layer.gamma[...] = [0.5, 2.0, -1.0]
    Y, cache, mean, var = nnlib.batchnorm_forward(X, layer.gamma, layer.beta, np.zeros(3), np.ones(3))
    np.testing.assert_allclose(layer.forward(X, training=True), Y, rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose((layer.running_mean, layer.running_var), (mean, var), rtol=1e-12)
    for mine, plain in zip(
        (layer.backward(dY), layer.dgamma, layer.dbeta), nnlib.batchnorm_backward(dY, cache), strict=True
    ):
        np.testing.assert_allclose(mine, plain, rtol=1e-9, atol=1e-10)


@pytest.mark.parametrize(
    "layer",
    [
        Linear(3, 3, "zeros"),
        DropConnect(3, 3, 0.5, np.random.default_rng(0)),
        Maxout(3, 3, 2, "zeros"),
        PReLU(3),
        BatchNorm(3),
        Dropout(0.5, np.random.default_rng(0)),
        Sigmoid(),
        ELU(),
    ],
    ids=str,
)
def test_backward_needs_a_forward_pass(layer):
    with pytest.raises(RuntimeError, match="expected a forward pass before backward"):
        layer.backward(np.ones((2, 3)))
