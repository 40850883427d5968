"""Layers forward and backward against PyTorch with a random upstream gradient."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.preprocessing import StandardScaler

import nnlib

torch = pytest.importorskip("torch")
sizes = st.integers(1, 6)


@given(sizes, sizes, sizes)
@settings(max_examples=30, deadline=None)
def test_linear_agrees_with_torch(n, n_in, n_out):
    rng = np.random.default_rng(n + 10 * n_in + 100 * n_out)
    arguments = rng.normal(size=(n, n_in)), rng.normal(size=(n_in, n_out)), rng.normal(size=n_out)
    upstream = rng.normal(size=(n, n_out))
    X, W, b = (torch.tensor(a, requires_grad=True) for a in arguments)
    expected = torch.nn.functional.linear(X, W.T, b)
    expected.backward(torch.tensor(upstream))
    np.testing.assert_allclose(nnlib.linear_forward(*arguments), expected.detach().numpy(), rtol=1e-10, atol=1e-12)
    out = tuple(np.empty_like(a) for a in arguments)
    plain = nnlib.linear_backward(upstream, *arguments[:2])
    fast = nnlib.linear_backward(upstream, *arguments[:2], out=out)
    for ours, written, theirs in zip(plain, fast, (X, W, b), strict=True):
        np.testing.assert_allclose(ours, theirs.grad.numpy(), rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(written, ours, rtol=1e-12, atol=1e-13)
    buffer = np.empty((n, n_out))
    np.testing.assert_array_equal(nnlib.linear_forward(*arguments, out=buffer), nnlib.linear_forward(*arguments))


@pytest.mark.parametrize("n", [1, 2, 7])
@pytest.mark.parametrize("training", [True, False])
def test_batchnorm_agrees_with_torch(n, training):
    rng = np.random.default_rng(n)
    X, upstream = rng.normal(2, 3, (n, 4)), rng.normal(size=(n, 4))
    gamma, beta, mean, var = rng.normal(size=4), rng.normal(size=4), rng.normal(size=4), rng.random(4) + 0.5
    tensor, G, B = (torch.tensor(a, requires_grad=True) for a in (X, gamma, beta))
    m, v = (tensor.mean(0), tensor.var(0, unbiased=False)) if training else (torch.tensor(mean), torch.tensor(var))
    expected = (tensor - m) / torch.sqrt(v + 1e-3) * G + B
    expected.backward(torch.tensor(upstream))
    Y, cache, new_mean, new_var = nnlib.batchnorm_forward(X, gamma, beta, mean, var, 0.8, 1e-3, training)
    np.testing.assert_allclose(Y, expected.detach().numpy(), rtol=1e-9, atol=1e-12)
    for ours, theirs in zip(nnlib.batchnorm_backward(upstream, cache), (tensor, G, B), strict=True):
        np.testing.assert_allclose(ours, theirs.grad.numpy(), rtol=1e-6, atol=1e-10)
    np.testing.assert_allclose(new_mean, 0.8 * mean + 0.2 * X.mean(0) if training else mean)
    np.testing.assert_allclose(new_var, 0.8 * var + 0.2 * X.var(0) if training else var)


def test_batchnorm_agrees_with_torchs_own_layer():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(6, 3))
    theirs = torch.nn.functional.batch_norm(torch.tensor(X), None, None, training=True, eps=1e-3)
    ours = nnlib.batchnorm_forward(X, np.ones(3), np.zeros(3), np.zeros(3), np.ones(3), 0.9, 1e-3, True)[0]
    np.testing.assert_allclose(ours, theirs.numpy(), rtol=1e-9)


def test_batchnorm_of_one_row_is_beta_and_sends_nothing_back():
    beta = np.array([1.0, 2.0])
    Y, cache, _, _ = nnlib.batchnorm_forward(np.array([[5.0, -7.0]]), np.ones(2), beta, np.zeros(2), np.ones(2))
    np.testing.assert_array_equal(Y, beta[None])
    np.testing.assert_array_equal(nnlib.batchnorm_backward(np.array([[3.0, 4.0]]), cache)[0], np.zeros((1, 2)))


def test_batchnorm_of_many_float32_rows_has_their_statistics():
    X = (1000 + np.random.default_rng(0).standard_normal((300_000, 2))).astype(np.float32)
    one = np.ones(2, np.float32)
    Y, _, mean, var = nnlib.batchnorm_forward(X, one, 0 * one, 0 * one, one, 0.0, 1e-5)
    scaler = StandardScaler().fit(X.astype(np.float64))
    np.testing.assert_allclose(mean, scaler.mean_, rtol=1e-7)
    np.testing.assert_allclose(var, scaler.var_, rtol=1e-6)
    assert Y.dtype == mean.dtype == var.dtype == np.float32
    np.testing.assert_allclose(Y.mean(axis=0, dtype=np.float64), 0, atol=1e-4)


def test_batchnorm_goes_back_with_the_scale_it_went_forward_with():
    gamma, X = np.array([2.0, 3.0]), np.array([[1.0, 5.0], [2.0, 3.0], [7.0, 4.0]])
    upstream = np.array([[1.0, 0.0], [0.0, 2.0], [0.5, 0.5]])
    tensor = torch.tensor(X, requires_grad=True)
    theirs = torch.nn.functional.batch_norm(tensor, None, None, torch.tensor(gamma), training=True, eps=1e-3)
    theirs.backward(torch.tensor(upstream))
    _, cache, _, _ = nnlib.batchnorm_forward(X, gamma, np.zeros(2), np.zeros(2), np.ones(2), 0.9, 1e-3)
    gamma -= 1.0  # as an optimizer does, that changes parameters in place
    np.testing.assert_allclose(nnlib.batchnorm_backward(upstream, cache)[0], tensor.grad.numpy(), rtol=1e-9)


def test_population_statistics_are_those_of_all_rows():
    X = np.random.default_rng(0).normal(5, 2, (17, 3))
    mean, var = nnlib.population_statistics([X[:5], X[5:6], X[6:]])
    np.testing.assert_allclose(mean, X.mean(0), rtol=1e-12)
    np.testing.assert_allclose(var, X.var(0), rtol=1e-12)


def test_dropout_keeps_the_mean_and_its_backward_is_its_derivative():
    X = np.ones((400, 500))
    Y, mask = nnlib.dropout_forward(X, 0.2, np.random.default_rng(0))
    assert set(np.unique(mask)) == {0.0, 1.0} and mask.mean() == pytest.approx(0.8, abs=0.005)
    assert Y.mean() == pytest.approx(1.0, abs=0.01)
    upstream = np.random.default_rng(1).normal(size=(3, 4))
    X, rng = np.random.default_rng(2).normal(size=(3, 4)), np.random.default_rng
    _, mask = nnlib.dropout_forward(X, 0.4, rng(5))
    numerical = nnlib.numerical_gradient(lambda x: (nnlib.dropout_forward(x, 0.4, rng(5))[0] * upstream).sum(), X)
    np.testing.assert_allclose(nnlib.dropout_backward(upstream, mask, 0.4), numerical, rtol=1e-6, atol=1e-9)
    at_test, mask = nnlib.dropout_forward(X, 0.4, rng(5), training=False)
    np.testing.assert_array_equal(at_test, X)
    assert (mask == 1).all()


def test_dropconnect_agrees_with_finite_differences():
    rng = np.random.default_rng(0)
    X, W, b, upstream = rng.normal(size=(4, 3)), rng.normal(size=(3, 2)), rng.normal(size=2), rng.normal(size=(4, 2))

    def loss(X, W, b):
        return (nnlib.dropconnect_forward(X, W, b, 0.3, np.random.default_rng(7))[0] * upstream).sum()

    _, mask = nnlib.dropconnect_forward(X, W, b, 0.3, np.random.default_rng(7))
    assert 0 < mask.mean() < 1
    dX, dW, db = nnlib.dropconnect_backward(upstream, X, W, mask, 0.3)
    np.testing.assert_allclose(dX, nnlib.numerical_gradient(lambda x: loss(x, W, b), X), rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(dW, nnlib.numerical_gradient(lambda x: loss(X, x, b), W), rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(db, nnlib.numerical_gradient(lambda x: loss(X, W, x), b), rtol=1e-6, atol=1e-8)


def test_residual_agrees_with_torch():
    rng = np.random.default_rng(0)
    X, W, upstream = rng.normal(size=(4, 3)), rng.normal(size=(3, 3)), rng.normal(size=(4, 3))
    tensor = torch.tensor(X, requires_grad=True)
    expected = tensor + torch.tanh(tensor @ torch.tensor(W))
    expected.backward(torch.tensor(upstream))
    A = np.tanh(X @ W)
    np.testing.assert_allclose(nnlib.residual_forward(X, lambda X: np.tanh(X @ W)), expected.detach().numpy())
    dX = nnlib.residual_backward(upstream, lambda dF: (dF * (1 - A**2)) @ W.T)
    np.testing.assert_allclose(dX, tensor.grad.numpy(), rtol=1e-9)
    with pytest.raises(ValueError, match="expected"):
        nnlib.residual_forward(X, lambda X: X[:, :2])


@pytest.mark.parametrize("p", [1.0, -0.1, 1.5, float("nan")])
def test_an_impossible_p_is_refused(p):
    with pytest.raises(ValueError, match=r"\[0, 1\)"):
        nnlib.dropout_forward(np.ones(3), p, np.random.default_rng(0))


def test_float32_stays_float32():
    one, rng = np.float32, np.random.default_rng(0)
    X, W, b = np.ones((3, 2), one), np.ones((2, 4), one), np.zeros(4, one)
    Y, cache, mean, var = nnlib.batchnorm_forward(X, X[0], X[0], X[0], X[0], np.float64(0.9), np.float64(1e-5))
    results = [
        nnlib.linear_forward(X, W, b),
        *nnlib.linear_backward(np.ones((3, 4), one), X, W),
        *nnlib.dropout_forward(X, np.float64(0.5), rng),
        *nnlib.dropconnect_forward(X, W, b, np.float64(0.5), rng),
        nnlib.gaussian_noise_forward(X, 0.1, rng),
        *(Y, mean, var, *nnlib.batchnorm_backward(X, cache)),
        nnlib.he_normal(2, 3, rng, one),
        nnlib.xavier_uniform(2, 3, rng, one),
        *nnlib.l2_penalty([W], np.float64(0.1))[1],
        *nnlib.clip_by_global_norm([W], 0.5),
    ]
    assert {result.dtype for result in results} == {np.dtype(one)}


@pytest.mark.parametrize("shapes", [((3, 5), (3, 2), (2,)), ((3,), (3, 2), (2,)), ((4, 3), (3, 2), (3,))])
def test_shapes_that_do_not_fit_are_explained(shapes):
    with pytest.raises(ValueError, match="expected"):
        nnlib.linear_forward(*(np.zeros(shape) for shape in shapes))
