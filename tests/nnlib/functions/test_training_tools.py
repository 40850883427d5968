"""The small network's training, the range test, clipping by value, noise and zero weights, against other judges."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnlib

torch = pytest.importorskip("torch")


def test_training_the_small_network_goes_torchs_way():
    rng = np.random.default_rng(3)
    X, y = rng.normal(size=(7, 2)), rng.integers(0, 2, 7)
    params, losses = nnlib.train_mlp(X, y, n_hidden=5, lr=0.3, n_steps=20, rng=np.random.default_rng(0))
    start, _ = nnlib.train_mlp(X, y, n_hidden=5, lr=0.3, n_steps=0, rng=np.random.default_rng(0))
    theirs = {name: torch.tensor(value, requires_grad=True) for name, value in start.items()}
    optimizer = torch.optim.SGD(theirs.values(), lr=0.3)
    for loss_before_the_step in losses:
        optimizer.zero_grad()
        hidden = torch.tanh(torch.tensor(X) @ theirs["W1"] + theirs["b1"])
        logits = (hidden @ theirs["W2"] + theirs["b2"])[:, 0]
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, torch.tensor(y, dtype=torch.float64))
        assert loss_before_the_step == pytest.approx(loss.item(), rel=1e-9)
        loss.backward()
        optimizer.step()
    for name, value in params.items():
        np.testing.assert_allclose(value, theirs[name].detach().numpy(), rtol=1e-7, atol=1e-12)


def test_training_starts_from_other_weights_with_another_generator():
    X, y = np.eye(2), np.array([0, 1])
    first, second = (nnlib.train_mlp(X, y, 3, 0.1, 0, np.random.default_rng(seed))[0]["W1"] for seed in (0, 1))
    assert not np.allclose(first, second)


def test_the_range_test_on_a_parabola_by_hand():
    w = np.array([1.0])
    lrs, losses = nnlib.lr_range_test(lambda w: float(w @ w), lambda w: 2 * w, w, 0.1, 100.0, 4)
    # w is multiplied by 1 - 2 lr: 1 -> 0.8 -> -0.8 -> 15.2, whose square is above four times 0.64: the end
    np.testing.assert_allclose(lrs, [0.1, 1.0, 10.0])
    np.testing.assert_allclose(losses, [0.64, 0.64, 231.04])
    assert w.tolist() == [1.0]


def test_the_range_test_ends_at_what_is_not_finite():
    with np.errstate(over="ignore"):
        lrs, losses = nnlib.lr_range_test(lambda w: float(np.exp(w[0])), lambda w: np.array([-1e6]), np.zeros(1))
    assert np.isinf(losses[-1]) or losses[-1] > 4
    assert len(lrs) == len(losses) < 100
    assert np.isfinite(losses[:-1]).all()


@pytest.mark.parametrize("bad", [(0.0, 1.0, 5), (1.0, 0.1, 5), (0.1, 1.0, 1), (float("nan"), 1.0, 5)])
def test_an_impossible_range_is_refused(bad):
    with pytest.raises(ValueError, match="lr_min"):
        nnlib.lr_range_test(lambda w: 0.0, lambda w: w, np.ones(1), *bad)


@given(st.lists(st.floats(-1e6, 1e6, width=32), min_size=1, max_size=12), st.floats(1e-3, 1e3))
def test_clipping_by_value_is_torchs(entries, limit):
    grads = [np.array(entries), np.array(entries, np.float32).reshape(-1, 1)]
    parameters = [torch.zeros(grad.shape, dtype=torch.from_numpy(grad).dtype, requires_grad=True) for grad in grads]
    for parameter, grad in zip(parameters, grads, strict=True):
        parameter.grad = torch.from_numpy(grad.copy())
    torch.nn.utils.clip_grad_value_(parameters, limit)
    for mine, parameter, grad in zip(nnlib.clip_by_value(grads, limit), parameters, grads, strict=True):
        assert mine.dtype == grad.dtype
        np.testing.assert_allclose(mine, parameter.grad.numpy(), rtol=1e-6)


def test_clipping_by_value_refuses_nan_and_takes_infinity():
    with pytest.raises(ValueError, match="expected gradients without NaN; got NaN: lower"):
        nnlib.clip_by_value([np.ones(2), np.array([np.nan, 3.0])], 1.0)
    assert nnlib.clip_by_value([np.array([np.inf, -np.inf])], 1.0)[0].tolist() == [1.0, -1.0]


def test_clipping_refuses_a_limit_that_is_not_positive():
    with pytest.raises(ValueError, match="positive limit"):
        nnlib.clip_by_value([np.ones(2)], 0.0)


@pytest.mark.parametrize("shape", [(1,), (1, 3), (4, 2), (2, 3, 2)])
def test_noise_sends_the_gradient_through_unchanged(shape):
    rng = np.random.default_rng(0)
    X, dY = rng.normal(size=shape), rng.normal(size=shape)

    def loss(X):
        return float((dY * nnlib.gaussian_noise_forward(X, 0.7, np.random.default_rng(5))).sum())

    dX = nnlib.gaussian_noise_backward(dY)
    np.testing.assert_allclose(dX, nnlib.numerical_gradient(loss, X), rtol=1e-6, atol=1e-9)
    assert not np.shares_memory(dX, dY)


def test_noise_has_its_law_and_leaves_test_time_alone():
    from scipy import stats

    X = np.full(20_000, 3.0)
    noise = nnlib.gaussian_noise_forward(X, 0.5, np.random.default_rng(0)) - X
    assert stats.kstest(noise, "norm", args=(0, 0.5)).pvalue > 1e-3
    np.testing.assert_array_equal(nnlib.gaussian_noise_forward(X, 0.5, np.random.default_rng(0), training=False), X)
    with pytest.raises(ValueError, match="std >= 0"):
        nnlib.gaussian_noise_forward(X, float("nan"), np.random.default_rng(0))


def test_zero_weights_keep_all_units_of_a_layer_alike():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(6, 3)), np.array([0, 1, 0, 1, 1, 0])
    zeros = nnlib.zeros_init(3, 4)
    assert zeros.shape == (3, 4) and zeros.dtype == np.float64 and not zeros.any()
    params = {"W1": zeros + 0.3, "b1": np.zeros(4), "W2": nnlib.zeros_init(4, 1) + 0.3, "b2": np.zeros(1)}
    for _ in range(5):
        grads = nnlib.mlp_backward(params, nnlib.mlp_forward(X, params)[1], X, y)
        params = {name: params[name] - 0.5 * grads[name] for name in params}
    assert np.ptp(params["W1"], axis=1).max() < 1e-15
    assert np.ptp(params["W1"], axis=0).max() > 1e-3
    with pytest.raises(ValueError, match="expected"):
        nnlib.zeros_init(0, 2)
