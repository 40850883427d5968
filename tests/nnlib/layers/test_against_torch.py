"""Every layer against PyTorch: values, dX and the gradients of its parameters, for a random upstream gradient."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnlib.layers import (
    ELU,
    Arctan,
    BatchNorm,
    Identity,
    LeakyReLU,
    Linear,
    LogSoftmax,
    Maxout,
    PReLU,
    ReLU,
    Residual,
    Sequential,
    Sigmoid,
    Softmax,
    Softplus,
    Tanh,
)

torch = pytest.importorskip("torch")
F = torch.nn.functional

UNITS = [
    (ReLU, F.relu),
    (Sigmoid, torch.sigmoid),
    (Tanh, torch.tanh),
    (Arctan, torch.atan),
    (Identity, lambda z: z * 1),
    (lambda: LeakyReLU(0.2), lambda z: F.leaky_relu(z, 0.2)),
    (lambda: ELU(0.7), lambda z: F.elu(z, 0.7)),
    (Softplus, lambda z: F.softplus(z, threshold=1e9)),
    (Softmax, lambda z: F.softmax(z, dim=1)),
    (LogSoftmax, lambda z: F.log_softmax(z, dim=1)),
]


def compare(layer, reference, X, rng, parameters=(), training=True):
    """Run both forward and backward and compare; ``parameters`` pairs the layer's names with torch tensors."""
    X_before = X.copy()
    Y = layer.forward(X, training)
    dY = rng.standard_normal(Y.shape)
    dY_before = dY.copy()
    dX = layer.backward(dY)
    X_t = torch.tensor(X_before, requires_grad=True)
    Y_t = reference(X_t)
    Y_t.backward(torch.tensor(dY_before))
    np.testing.assert_allclose(Y, Y_t.detach().numpy(), rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(dX, X_t.grad.numpy(), rtol=1e-7, atol=1e-10)
    for name, tensor in parameters:
        np.testing.assert_allclose(getattr(layer, f"d{name}"), tensor.grad.numpy(), rtol=1e-8, atol=1e-10)
    np.testing.assert_array_equal(X, X_before)
    np.testing.assert_array_equal(dY, dY_before)


def tensor(array):
    return torch.tensor(array.copy(), requires_grad=True)


@pytest.mark.parametrize(("make", "reference"), UNITS)
@pytest.mark.parametrize("shape", [(1, 1), (1, 5), (7, 3), (4, 1)])
def test_units(make, reference, shape):
    rng = np.random.default_rng(3)
    compare(make(), reference, 3 * rng.standard_normal(shape), rng)


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 9), st.integers(1, 6), st.integers(1, 6))
def test_linear_prelu_and_maxout_of_any_shape(n, n_in, n_out):
    rng = np.random.default_rng(n)
    X = rng.standard_normal((n, n_in))
    linear = Linear(n_in, n_out, rng=rng)
    linear.b[...] = rng.standard_normal(n_out)
    W, b = tensor(linear.W), tensor(linear.b)
    compare(linear, lambda x: x @ W + b, X, rng, [("W", W), ("b", b)])
    prelu = PReLU(n_in)
    alpha = tensor(prelu.alpha)
    compare(prelu, lambda x: F.prelu(x, alpha), X, rng, [("alpha", alpha)])
    maxout = Maxout(n_in, n_out, 3, rng=rng)
    V, c = tensor(maxout.W), tensor(maxout.b)
    compare(maxout, lambda x: (x @ V + c[:, None]).max(0).values, X, rng, [("W", V), ("b", c)])


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 40), st.integers(1, 5))
def test_batchnorm_in_training_and_at_test(n, width):
    rng = np.random.default_rng(n)
    X = rng.standard_normal((n, width)) * 3 + 5
    layer = BatchNorm(width, momentum=0.9)
    layer.gamma[...], layer.beta[...] = rng.standard_normal(width), rng.standard_normal(width)
    gamma, beta = tensor(layer.gamma), tensor(layer.beta)
    mean, var = torch.zeros(width, dtype=torch.float64), torch.ones(width, dtype=torch.float64)
    pairs = [("gamma", gamma), ("beta", beta)]
    compare(layer, lambda x: F.batch_norm(x, mean, var, gamma, beta, True, 0.1, 1e-5), X, rng, pairs)
    np.testing.assert_allclose(layer.running_mean, mean.numpy(), rtol=1e-10)
    # PyTorch keeps the unbiased variance, the course the biased one
    np.testing.assert_allclose(layer.running_var, 0.9 + (var.numpy() - 0.9) * (n - 1) / n, rtol=1e-9)
    gamma, beta = tensor(layer.gamma), tensor(layer.beta)
    mean, var = torch.tensor(layer.running_mean.copy()), torch.tensor(layer.running_var.copy())
    pairs = [("gamma", gamma), ("beta", beta)]
    compare(layer, lambda x: F.batch_norm(x, mean, var, gamma, beta, False, 0.1, 1e-5), X, rng, pairs, training=False)


def test_batchnorm_of_one_row_gives_beta():
    layer = BatchNorm(3)
    layer.beta[...] = [1.0, 2.0, 3.0]
    np.testing.assert_array_equal(layer.forward(np.array([[5.0, 6.0, 7.0]]), training=True), [[1.0, 2.0, 3.0]])


@pytest.mark.parametrize("shared", [False, True])
def test_residual_block_with_and_without_shared_arrays(shared):
    rng = np.random.default_rng(0)
    first, second = Linear(4, 4, rng=rng), Linear(4, 4, rng=rng)
    net = Sequential([Residual([first, ReLU()]), Residual([ReLU(), second])])
    if shared:
        net.share_buffers()
    tensors = [tensor(a) for a in (first.W, first.b, second.W, second.b)]
    W1, b1, W2, b2 = tensors

    def reference(x):
        x = x + F.relu(x @ W1 + b1)
        return x + F.relu(x) @ W2 + b2

    for n in (5, 3, 5):
        for t in tensors:
            t.grad = None
        compare(net, reference, rng.standard_normal((n, 4)), rng)
        np.testing.assert_allclose(first.dW, W1.grad.numpy(), rtol=1e-9)
        np.testing.assert_allclose(second.db, b2.grad.numpy(), rtol=1e-9)
