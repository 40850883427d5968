"""Losses and their derivatives against PyTorch, SciPy and scikit-learn."""

import warnings

import numpy as np
import pytest
import scipy.stats
import sklearn.metrics

import nnlib

torch = pytest.importorskip("torch")
F = torch.nn.functional
SIZES = [(1, 1), (1, 3), (7, 1), (6, 4)]


def compare(ours, gradient, oracle, x):
    tensor = torch.tensor(x, requires_grad=True)
    expected = oracle(tensor)
    expected.backward()
    assert isinstance(ours, float)
    np.testing.assert_allclose(ours, expected.item(), rtol=1e-9, atol=1e-13)
    np.testing.assert_allclose(gradient, tensor.grad.numpy(), rtol=1e-6, atol=1e-12)


@pytest.mark.parametrize("size", SIZES)
def test_losses_of_classes_agree_with_torch(size):
    rng = np.random.default_rng(0)
    Z, y = rng.normal(0, 3, size), rng.integers(0, size[1], size[0])
    P, labels = nnlib.softmax(Z), torch.tensor(y)
    compare(
        nnlib.softmax_cross_entropy(Z, y),
        nnlib.softmax_cross_entropy_backward(Z, y),
        lambda z: F.cross_entropy(z, labels),
        Z,
    )
    compare(nnlib.cross_entropy(P, y), nnlib.cross_entropy_backward(P, y), lambda p: F.nll_loss(p.log(), labels), P)


@pytest.mark.parametrize("size", SIZES)
def test_losses_of_two_labels_agree_with_torch(size):
    rng = np.random.default_rng(1)
    z, y = rng.normal(0, 3, size), rng.integers(0, 2, size)
    p, labels = nnlib.sigmoid(z), torch.tensor(y, dtype=torch.float64)
    compare(
        nnlib.binary_cross_entropy(y, p),
        nnlib.binary_cross_entropy_backward(y, p),
        lambda q: F.binary_cross_entropy(q, labels),
        p,
    )
    compare(
        nnlib.binary_cross_entropy_from_logits(y, z),
        nnlib.binary_cross_entropy_from_logits_backward(y, z),
        lambda q: F.binary_cross_entropy_with_logits(q, labels),
        z,
    )


@pytest.mark.parametrize("size", SIZES)
def test_squared_error_agrees_with_torch(size):
    rng = np.random.default_rng(2)
    y_hat, y = rng.normal(size=size), rng.normal(size=size)
    compare(
        nnlib.squared_error(y_hat, y),
        nnlib.squared_error_backward(y_hat, y),
        lambda a: ((a - torch.tensor(y)) ** 2).sum() / (2 * size[0]),
        y_hat,
    )


def test_cross_entropy_agrees_with_scikit_learn():
    rng = np.random.default_rng(3)
    P, y = rng.dirichlet(np.ones(4), 20), rng.integers(0, 4, 20)
    assert nnlib.cross_entropy(P, y) == pytest.approx(sklearn.metrics.log_loss(y, P, labels=range(4)), rel=1e-9)


def test_entropy_and_divergence_agree_with_scipy_and_torch():
    rng = np.random.default_rng(4)
    p, q = rng.dirichlet(np.ones(5), (2, 3))
    np.testing.assert_allclose(nnlib.entropy(p), scipy.stats.entropy(p, axis=-1), rtol=1e-10)
    np.testing.assert_allclose(nnlib.kl_divergence(p, q), scipy.stats.entropy(p, q, axis=-1), rtol=1e-10)
    P, Q = torch.tensor(p, requires_grad=True), torch.tensor(q, requires_grad=True)
    torch.special.entr(P).sum().backward()
    F.kl_div(Q.log(), torch.tensor(p), reduction="sum").backward()
    np.testing.assert_allclose(nnlib.entropy_backward(p), P.grad.numpy(), rtol=1e-9)
    np.testing.assert_allclose(nnlib.kl_divergence_backward(p, q), Q.grad.numpy(), rtol=1e-9)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_certain_and_wrong_stays_finite_without_a_warning(dtype):
    z, y = np.array([1e4, -1e4], dtype), np.array([0, 1])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert nnlib.binary_cross_entropy_from_logits(y, z) == pytest.approx(1e4)
        assert nnlib.softmax_cross_entropy(np.array([[1e4, -1e4]], dtype), np.array([1])) == pytest.approx(2e4)
        assert np.isfinite(nnlib.binary_cross_entropy(y, 1 - y.astype(dtype)))
        assert nnlib.binary_cross_entropy(y, y.astype(dtype)) == 0.0
        assert np.isfinite(nnlib.cross_entropy(np.array([[1, 0]], dtype), np.array([1])))
    for gradient in (
        nnlib.binary_cross_entropy_from_logits_backward(y, z),
        nnlib.softmax_cross_entropy_backward(z[:, None], np.zeros(2, int)),
        nnlib.squared_error_backward(z, y),
    ):
        assert gradient.dtype == dtype


@pytest.mark.parametrize("y", [[0, 3], [-1, 0], [0.5, 1.0], [np.nan, 0.0], [0], [[0], [1]]])
def test_wrong_classes_are_refused(y):
    for function in (nnlib.cross_entropy, nnlib.softmax_cross_entropy, nnlib.softmax_cross_entropy_backward):
        with pytest.raises(ValueError, match="expected"):
            function(np.full((2, 3), 1 / 3), np.array(y))


@pytest.mark.parametrize(
    ("y", "p"), [([0, 2], [0.5, 0.5]), ([np.nan, 1], [0.5, 0.5]), ([0, 1], [1.5, 0.5]), ([[0], [1]], [0.5, 0.5])]
)
def test_wrong_labels_or_probabilities_are_refused(y, p):
    with pytest.raises(ValueError, match="expected"):
        nnlib.binary_cross_entropy(np.array(y), np.array(p))
