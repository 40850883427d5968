"""Units and their derivatives against SciPy and PyTorch, over many shapes and both dtypes."""

import re
import warnings

import numpy as np
import pytest
import scipy.special
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays_of

import nnlib

torch = pytest.importorskip("torch")
F = torch.nn.functional

UNITS = {
    "identity": ((), lambda z: z * 1),
    "sigmoid": ((), torch.sigmoid),
    "tanh": ((), torch.tanh),
    "arctan": ((), torch.arctan),
    "relu": ((), F.relu),
    "leaky_relu": ((0.1,), lambda z: F.leaky_relu(z, 0.1)),
    "elu": ((0.7,), lambda z: F.elu(z, 0.7)),
    "softplus": ((), lambda z: F.softplus(z, threshold=1e9)),
    "softmax": ((), lambda z: F.softmax(z, -1)),
    "log_softmax": ((), lambda z: F.log_softmax(z, -1)),
}
FROM_THE_ANSWER = {"sigmoid", "tanh", "softmax", "log_softmax"}
SHAPES = [(1, 1), (1, 4), (5, 1), (3, 4), (6,)]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", UNITS)
def test_unit_and_derivative_agree_with_torch(name, shape):
    arguments, oracle = UNITS[name]
    rng = np.random.default_rng(0)
    z, upstream = rng.normal(0, 3, shape), rng.normal(size=shape)
    z.flat[0] = 0.0  # the kink: both sides must have settled it alike
    tensor = torch.tensor(z, requires_grad=True)
    expected = oracle(tensor)
    expected.backward(torch.tensor(upstream))
    answer = getattr(nnlib, name)(z, *arguments)
    np.testing.assert_allclose(answer, expected.detach().numpy(), rtol=1e-10, atol=1e-14)
    seen = answer if name in FROM_THE_ANSWER else z
    backward = getattr(nnlib, f"{name}_backward")(upstream, seen, *arguments)
    np.testing.assert_allclose(backward, tensor.grad.numpy(), rtol=1e-6, atol=1e-12)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", UNITS)
def test_dtype_is_kept_and_large_inputs_are_silent(name, dtype):
    arguments, _ = UNITS[name]
    z = np.array([[-1e4, -500, -90, 0, 90, 500, 1e4]], dtype)
    before = z.copy()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        answer = getattr(nnlib, name)(z, *arguments)
        seen = answer if name in FROM_THE_ANSWER else z
        backward = getattr(nnlib, f"{name}_backward")(np.ones_like(z), seen, *arguments)
    assert answer.dtype == backward.dtype == dtype
    assert np.isfinite(answer).all() and np.isfinite(backward).all()
    np.testing.assert_array_equal(z, before)


@given(arrays_of.arrays(np.float64, arrays_of.array_shapes(max_dims=3), elements=st.floats(-700, 700)))
@settings(max_examples=50, deadline=None)
def test_sigmoid_softmax_and_log_softmax_agree_with_scipy(z):
    np.testing.assert_allclose(nnlib.sigmoid(z), scipy.special.expit(z), rtol=1e-12)
    np.testing.assert_allclose(nnlib.softmax(z), scipy.special.softmax(z, axis=-1), rtol=1e-12)
    np.testing.assert_allclose(nnlib.log_softmax(z), scipy.special.log_softmax(z, axis=-1), rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "softmax"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_writing_in_place_gives_the_plain_formula(name, dtype):
    z = np.random.default_rng(1).normal(0, 5, (4, 3)).astype(dtype)
    expected = getattr(nnlib, name)(z)
    assert getattr(nnlib, name)(z, out=z) is z
    np.testing.assert_array_equal(z, expected)


@pytest.mark.parametrize("shared", [True, False])
def test_prelu_agrees_with_torch(shared):
    rng = np.random.default_rng(2)
    z, upstream = rng.normal(size=(5, 3)), rng.normal(size=(5, 3))
    alpha = 0.3 if shared else np.array([0.1, 0.2, 0.3])
    tensor = torch.tensor(z, requires_grad=True)
    weight = torch.tensor(np.atleast_1d(alpha), requires_grad=True)
    expected = F.prelu(tensor, weight)
    expected.backward(torch.tensor(upstream))
    dZ, dalpha = nnlib.prelu_backward(upstream, z, alpha)
    np.testing.assert_allclose(nnlib.prelu(z, alpha), expected.detach().numpy(), rtol=1e-12)
    np.testing.assert_allclose(dZ, tensor.grad.numpy(), rtol=1e-10)
    np.testing.assert_allclose(np.atleast_1d(dalpha), weight.grad.numpy(), rtol=1e-10)


@pytest.mark.parametrize(("n", "pieces", "n_in", "n_out"), [(1, 1, 1, 1), (4, 3, 2, 5)])
def test_maxout_agrees_with_torch(n, pieces, n_in, n_out):
    rng = np.random.default_rng(3)
    arguments = rng.normal(size=(n, n_in)), rng.normal(size=(pieces, n_in, n_out)), rng.normal(size=(pieces, n_out))
    upstream = rng.normal(size=(n, n_out))
    X, W, b = (torch.tensor(a, requires_grad=True) for a in arguments)
    expected = (torch.einsum("ni,kio->kno", X, W) + b[:, None, :]).max(dim=0).values
    expected.backward(torch.tensor(upstream))
    np.testing.assert_allclose(nnlib.maxout(*arguments), expected.detach().numpy(), rtol=1e-10)
    for ours, theirs in zip(nnlib.maxout_backward(upstream, *arguments), (X, W, b), strict=True):
        np.testing.assert_allclose(ours, theirs.grad.numpy(), rtol=1e-9, atol=1e-12)


def test_the_derivative_of_relu_at_0_is_0():
    assert nnlib.relu_backward(np.ones(2), np.array([0.0, -0.0])).tolist() == [0.0, 0.0]


def test_threshold_counts_0_as_on_and_gives_integers():
    assert nnlib.threshold(np.array([-1e-300, 0.0, 1e-300])).tolist() == [0, 1, 1]
    assert nnlib.threshold(np.float32([0.0])).dtype == np.int64


@pytest.mark.parametrize("name", ["sigmoid", "relu", "softmax", "tanh"])
def test_what_is_no_real_number_is_refused(name):
    with pytest.raises(TypeError, match="real numbers"):
        getattr(nnlib, name)(np.array(["a"]))
    with pytest.raises(TypeError, match="real numbers"):
        getattr(nnlib, name)(np.array([1j]))


@pytest.mark.parametrize("shapes", [((3,), (3, 1)), ((1, 3), (3,)), ((), (3,)), ((2, 3), (3, 2))])
@pytest.mark.parametrize("name", UNITS)
def test_a_gradient_of_another_shape_is_refused(name, shapes):
    dA, z = (np.ones(shape) for shape in shapes)
    with pytest.raises(ValueError, match=re.escape(f"of shape {z.shape}")):
        getattr(nnlib, f"{name}_backward")(dA, z, *UNITS[name][0])


@pytest.mark.parametrize("name", [name for name in UNITS if "softmax" not in name])
def test_a_number_as_gradient_of_a_number_stays_a_number(name):
    arguments, oracle = UNITS[name]
    z = torch.tensor(0.5, dtype=torch.float64, requires_grad=True)
    answer = oracle(z)
    (3 * answer).backward()
    seen = answer.item() if name in FROM_THE_ANSWER else 0.5
    backward = getattr(nnlib, f"{name}_backward")
    assert float(backward(3.0, seen, *arguments)) == pytest.approx(z.grad.item(), rel=1e-12)
    assert backward(np.float32(3.0), np.float32(seen), *arguments).dtype == np.float32
