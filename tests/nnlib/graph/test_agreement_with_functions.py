"""The gates of the graph and the forward / backward pairs of the functions were written apart: they must agree."""

import numpy as np
import pytest

from nnlib import graph
from nnlib.graph import Variable, backpropagate

nnlib = pytest.importorskip("nnlib")


def gradients(node, upstream, *leaves):
    backpropagate(graph.sum(node * upstream))
    return [leaf.grad for leaf in leaves]


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu"])
def test_activations(name):
    rng = np.random.default_rng(0)
    Z, dA = rng.standard_normal((2, 5, 3))
    leaf = Variable(Z)
    node = getattr(graph, name)(leaf)
    np.testing.assert_allclose(node.value, getattr(nnlib, name)(Z), rtol=1e-14)
    kept = Z if name == "relu" else node.value
    (grad,) = gradients(node, dA, leaf)
    np.testing.assert_allclose(grad, getattr(nnlib, f"{name}_backward")(dA, kept), rtol=1e-13)


def test_linear_layer():
    rng = np.random.default_rng(1)
    X, W, b, dZ = (rng.standard_normal(shape) for shape in [(5, 3), (3, 4), (4,), (5, 4)])
    leaves = [Variable(array) for array in (X, W, b)]
    node = leaves[0] @ leaves[1] + leaves[2]
    np.testing.assert_allclose(node.value, nnlib.linear_forward(X, W, b), rtol=1e-13)
    for ours, theirs in zip(gradients(node, dZ, *leaves), nnlib.linear_backward(dZ, X, W), strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-12)


def test_losses():
    rng = np.random.default_rng(2)
    Z, y = 5 * rng.standard_normal((6, 4)), rng.integers(0, 4, 6)
    leaf = Variable(Z)
    loss = graph.softmax_cross_entropy(leaf, y)
    backpropagate(loss)
    assert float(loss.value) == pytest.approx(nnlib.softmax_cross_entropy(Z, y), rel=1e-13)
    np.testing.assert_allclose(leaf.grad, nnlib.softmax_cross_entropy_backward(Z, y), rtol=1e-10, atol=1e-15)

    z, t = 5 * rng.standard_normal(6), rng.integers(0, 2, 6)
    leaf = Variable(z)
    loss = graph.sigmoid_cross_entropy(leaf, t)
    backpropagate(loss)
    assert float(loss.value) == pytest.approx(nnlib.binary_cross_entropy_from_logits(t, z), rel=1e-13)
    expected = nnlib.binary_cross_entropy_from_logits_backward(t, z)
    np.testing.assert_allclose(leaf.grad, expected, rtol=1e-10, atol=1e-15)


def test_squared_error():
    rng = np.random.default_rng(3)
    y_hat, y = rng.standard_normal((2, 6))
    leaf = Variable(y_hat)
    loss = graph.squared_error(leaf, y)
    backpropagate(loss)
    assert float(loss.value) == pytest.approx(nnlib.squared_error(y_hat, y), rel=1e-13)
    np.testing.assert_allclose(leaf.grad, nnlib.squared_error_backward(y_hat, y), rtol=1e-12)
