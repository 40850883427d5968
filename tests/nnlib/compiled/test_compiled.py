"""Compiled kernels against the NumPy forms that they stand for (to the last bit), SciPy, and what may go wrong."""

import copy
import pickle
import subprocess
import sys
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.special import log_softmax

from nnlib.compiled import jit
from nnlib.layers import BatchNorm, Dropout, Linear, ReLU, Residual, SoftmaxCrossEntropy, Tanh
from nnlib.models import MLP, LogisticRegression, Network
from nnlib.optimizers import SGD, Adam, Momentum, RMSprop
from nnlib.training import train_step

OPTIMIZERS = {
    "sgd": lambda p: SGD(p, 0.05),
    "momentum": lambda p: Momentum(p, 0.01, 0.8),
    "adam": lambda p: Adam(p, 0.01),
    "adam with everything": lambda p: Adam(
        p, lambda t: 0.01 / (t + 1), weight_decay=0.1, clip_norm=0.1, clip_value=0.05
    ),
    "without a kernel": lambda p: RMSprop(p, 0.01),
}


def wide(rng, dtype):
    """Return a network whose wide layer makes its products the other way round for few rows."""
    return MLP([7, 450, 5, 4], rng=rng, dtype=dtype)


def mixed(rng, dtype):
    """Return a network whose rectifiers stand beside layers of every kind."""
    layers = [
        Linear(7, 6, rng=rng, dtype=dtype),
        BatchNorm(6, dtype=dtype),
        ReLU(),
        Dropout(0.3, rng),
        Residual([Linear(6, 6, rng=rng, dtype=dtype), ReLU()]),
        ReLU(),
        Tanh(),
        Linear(6, 4, rng=rng, dtype=dtype),
    ]
    return Network(7, layers, dtype=dtype)


def trained(make, optimizer, dtype, rows, compiled, steps=12):
    rng = np.random.default_rng(3)
    model = make(rng, dtype)
    if compiled:
        assert model.compile() is model
    rule = OPTIMIZERS[optimizer](model.parameters)
    losses = []
    for _ in range(steps):
        X, y = rng.standard_normal((rows, 7)).astype(dtype), rng.integers(0, 4, rows)
        losses.append(train_step(model, rule, X, y))
    return losses, model.parameters.values


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("make", [wide, mixed])
@pytest.mark.parametrize("rows", [2, 64, 65])
def test_the_weights_are_the_same_to_the_last_bit(make, optimizer, dtype, rows):
    plain, compiled = (trained(make, optimizer, dtype, rows, switch) for switch in (False, True))
    np.testing.assert_array_equal(compiled[1], plain[1])
    np.testing.assert_allclose(compiled[0], plain[0], rtol=4 * np.finfo(dtype).eps)  # added up in float64, or in dtype
    assert compiled[1].dtype == dtype


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_one_row_is_the_same_to_rounding(optimizer):
    plain, compiled = (trained(wide, optimizer, np.float64, 1, switch) for switch in (False, True))
    np.testing.assert_allclose(compiled[0], plain[0], rtol=1e-12)
    np.testing.assert_allclose(compiled[1], plain[1], rtol=1e-9, atol=1e-12)


def compiled_head():
    return MLP([1, 2], rng=np.random.default_rng(0)).compile().head


@given(st.data())
def test_softmax_cross_entropy_is_that_of_scipy(data):
    n, K = data.draw(st.integers(1, 40)), data.draw(st.integers(1, 12))
    Z = data.draw(arrays(float, (n, K), elements=st.floats(-1e4, 1e4)))
    y = data.draw(arrays(data.draw(st.sampled_from([np.int64, np.int32, np.uint8])), n, elements=st.integers(0, K - 1)))
    log_P = log_softmax(Z, axis=1)
    onehot = np.eye(K)[y]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        loss, dZ = compiled_head().loss(Z, y)
    np.testing.assert_allclose(loss, -np.mean(np.sum(onehot * log_P, axis=1)), rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(dZ, (np.exp(log_P) - onehot) / n, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("y", [[0, 3], [-1, 0], [0, 2**40]])
def test_a_wrong_label_is_the_same_error(y):
    Z, y = np.zeros((2, 3)), np.array(y)
    with pytest.raises(ValueError, match=r"expected labels in 0\.\.2") as plain:
        SoftmaxCrossEntropy().loss(Z, y)
    with pytest.raises(ValueError, match=r"expected labels in 0\.\.2") as compiled:
        compiled_head().loss(Z, y)
    assert str(compiled.value) == str(plain.value)


def test_what_is_no_number_stays_none():
    Z = np.array([[0.0, np.nan, 1.0], [1.0, 2.0, 3.0]])
    for head in (SoftmaxCrossEntropy(), compiled_head()):
        loss, dZ = head.loss(Z, np.array([0, 1]))
        assert np.isnan(loss)
        assert np.isnan(dZ[0]).all()
        assert np.isfinite(dZ[1]).all()
    rectifier = MLP([1, 1, 1], rng=np.random.default_rng(0)).compile().layers.layers[1]
    assert np.isnan(rectifier.forward(np.array([[np.nan]]))).all()


def test_a_network_may_be_compiled_after_its_optimizer_was_made():
    rng = np.random.default_rng(0)
    model = MLP([3, 4, 2], rng=rng)
    optimizer = SGD(model.parameters, 0.1)
    model.compile()
    optimizer.update = None  # the NumPy form is not used any more
    before = model.parameters.values.copy()
    train_step(model, optimizer, rng.standard_normal((5, 3)), rng.integers(0, 2, 5))
    np.testing.assert_array_equal(model.parameters.values, before - 0.1 * model.parameters.gradients)


def test_a_rule_that_is_written_anew_is_the_one_that_is_used():
    class Backwards(SGD):
        def update(self, w, g, *arrays):
            w += self.lr * g

    rng = np.random.default_rng(0)
    model = MLP([3, 4, 2], rng=rng).compile()
    before = model.parameters.values.copy()
    train_step(model, Backwards(model.parameters, 0.1), rng.standard_normal((5, 3)), rng.integers(0, 2, 5))
    np.testing.assert_array_equal(model.parameters.values, before + 0.1 * model.parameters.gradients)


def test_half_precision_is_refused():
    with pytest.raises(ValueError, match="expected a network of float32 or float64; got float16"):
        MLP([3, 4, 2], rng=np.random.default_rng(0), dtype=np.float16).compile()


def test_every_network_compiles():
    model = LogisticRegression(2).compile()
    assert train_step(model, SGD(model.parameters, 0.1), np.eye(2), np.array([0, 1])) == pytest.approx(np.log(2))


@pytest.mark.parametrize("clone", [copy.deepcopy, lambda model: pickle.loads(pickle.dumps(model))])
def test_a_compiled_network_can_be_copied(clone):
    rng = np.random.default_rng(0)
    model = MLP([3, 4, 2], rng=rng).compile()
    X, y = rng.standard_normal((5, 3)), rng.integers(0, 2, 5)
    assert clone(model).loss_and_gradients(X, y) == model.loss_and_gradients(X, y)


def run(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_numba_is_loaded_by_compile_alone():
    code = """
import sys, numpy as np
from nnlib.models import MLP
from nnlib.optimizers import Adam
from nnlib.training import train_step
model = MLP([2, 3, 2], rng=np.random.default_rng(0))
train_step(model, Adam(model.parameters), np.eye(2), np.array([0, 1]))
assert "numba" not in sys.modules
model.compile()
assert "numba" in sys.modules
"""
    assert run(code).stderr == ""


def test_without_numba_the_error_says_what_to_do():
    code = """
import sys, numpy as np
sys.modules["numba"] = None
from nnlib.models import MLP
MLP([2, 3, 2], rng=np.random.default_rng(0)).compile()
"""
    assert "pip install 'nnlib-course[compiled]', or leave compile() out" in run(code).stderr.splitlines()[-1]


def test_a_place_to_keep_kernels_is_not_needed(monkeypatch):
    njit = jit.numba.njit

    def nowhere(function, *, cache=False, **settings):
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return njit(function, **settings)

    monkeypatch.setattr(jit.numba, "njit", nowhere)
    assert jit.kernel(lambda x: x + 1)(2) == 3
