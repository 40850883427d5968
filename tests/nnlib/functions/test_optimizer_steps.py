"""Every optimizer step against torch.optim over 20 steps from the same start."""

import numpy as np
import pytest

import nnlib

torch = pytest.importorskip("torch")
CURVATURE = np.array([[1.0, 5.0, 20.0], [0.3, 2.0, 9.0]])
START = np.array([[2.0, -1.0, 0.5], [-3.0, 0.7, 1.1]])


def gradient(w):
    return CURVATURE * w + np.cos(3 * w)


def walk(step, n_states, with_t=False, **settings):
    """Return the 20 points of one of our optimizers; a step takes (w, g, *states[, t])."""
    w, states, points = START.copy(), [np.zeros_like(START) for _ in range(n_states)], []
    for t in range(1, 21):
        result = step(w, gradient(w), *states, *((t,) if with_t else ()), **settings)
        w, *states = result if isinstance(result, tuple) else (result,)
        points.append(w)
    return np.array(points)


def torch_walk(optimizer, **settings):
    w, points = torch.nn.Parameter(torch.tensor(START)), []
    descent = optimizer([w], **settings)
    for _ in range(20):
        w.grad = torch.tensor(gradient(w.detach().numpy()))
        descent.step()
        points.append(w.detach().numpy().copy())
    return np.array(points)


CASES = {
    "sgd": (walk(nnlib.sgd_step, 0, lr=0.03), torch.optim.SGD, {"lr": 0.03}),
    "momentum": (walk(nnlib.momentum_step, 1, lr=0.01, beta=0.8), torch.optim.SGD, {"lr": 0.01, "momentum": 0.8}),
    "adagrad": (walk(nnlib.adagrad_step, 1, lr=0.1, eps=1e-3), torch.optim.Adagrad, {"lr": 0.1, "eps": 1e-3}),
    "rmsprop": (
        walk(nnlib.rmsprop_step, 1, lr=0.02, rho=0.95, eps=1e-3),
        torch.optim.RMSprop,
        {"lr": 0.02, "alpha": 0.95, "eps": 1e-3},
    ),
    "adam": (
        walk(nnlib.adam_step, 2, True, lr=0.05, beta1=0.8, beta2=0.99, eps=1e-3),
        torch.optim.Adam,
        {"lr": 0.05, "betas": (0.8, 0.99), "eps": 1e-3},
    ),
    "adadelta": (
        walk(nnlib.adadelta_step, 2, lr=0.9, rho=0.8, eps=1e-3),
        torch.optim.Adadelta,
        {"lr": 0.9, "rho": 0.8, "eps": 1e-3},
    ),
    "adamax": (
        walk(nnlib.adamax_step, 2, True, lr=0.05, beta1=0.8, beta2=0.9, eps=1e-9),
        torch.optim.Adamax,
        {"lr": 0.05, "betas": (0.8, 0.9), "eps": 1e-9},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_twenty_steps_agree_with_torch(name):
    ours, optimizer, settings = CASES[name]
    np.testing.assert_allclose(ours, torch_walk(optimizer, **settings), rtol=1e-6, atol=1e-9)


def test_nadam_agrees_with_torch():
    w, m, v, mu = START, np.zeros_like(START), np.zeros_like(START), 1.0
    points = []
    for t in range(1, 21):
        w, m, v, mu = nnlib.nadam_step(w, gradient(w), m, v, mu, t, lr=0.05, eps=1e-3)
        points.append(w)
    expected = torch_walk(torch.optim.NAdam, lr=0.05, eps=1e-3, momentum_decay=0.004)
    np.testing.assert_allclose(points, expected, rtol=1e-6)


def test_nesterov_agrees_with_torch_whose_parameters_are_the_look_ahead_point():
    w, v, points = START, np.zeros_like(START), []
    for _ in range(20):
        w, v = nnlib.nesterov_step(w, gradient, v, lr=0.01, beta=0.8)
        points.append(w + 0.8 * v)
    expected = torch_walk(torch.optim.SGD, lr=0.01, momentum=0.8, nesterov=True)
    np.testing.assert_allclose(points, expected, rtol=1e-6, atol=1e-9)


def test_weight_decay_agrees_with_torch():
    ours = walk(nnlib.weight_decay, 0, lr=0.03, lam=0.4)
    np.testing.assert_allclose(ours, torch_walk(torch.optim.SGD, lr=0.03, weight_decay=0.4), rtol=1e-9)


IN_PLACE = [("sgd_step", 0), ("momentum_step", 1), ("adagrad_step", 1), ("rmsprop_step", 1), ("adam_step", 2)]


@pytest.mark.parametrize(("name", "n_states"), IN_PLACE)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_in_place_gives_the_plain_formula_and_keeps_the_dtype(name, n_states, dtype):
    step = getattr(nnlib, name)
    rng = np.random.default_rng(0)
    plain = [rng.random((3, 4)).astype(dtype) for _ in range(n_states + 1)]
    fast = [a.copy() for a in plain]
    extra = {"t": 1} if name == "adam_step" else {}
    for t in range(1, 6):
        g = rng.normal(size=(3, 4)).astype(dtype)
        if extra:
            extra["t"] = t
        kept = [a.copy() for a in (*plain, g)]
        result = step(plain[0], g, *plain[1:], lr=np.float64(0.1), **extra)
        for before, after in zip(kept, (*plain, g), strict=True):
            np.testing.assert_array_equal(before, after)
        plain = list(result) if n_states else [result]
        step(fast[0], g, *fast[1:], lr=np.float64(0.1), **extra, out=tuple(fast) if n_states else fast[0])
        for ours, theirs in zip(fast, plain, strict=True):
            assert ours.dtype == theirs.dtype == dtype
            np.testing.assert_allclose(ours, theirs, rtol=1e-5 if dtype == np.float32 else 1e-13, atol=1e-7)


def test_a_gradient_of_another_shape_is_refused():
    with pytest.raises(ValueError, match="expected g of shape"):
        nnlib.sgd_step(np.zeros((2, 3)), np.zeros((3, 2)), 0.1)
    with pytest.raises(ValueError, match="from 1"):
        nnlib.adam_step(np.zeros(1), np.zeros(1), np.zeros(1), np.zeros(1), t=0)


def test_schedules_by_hand():
    assert nnlib.inverse_sqrt_decay(0.3, 8) == pytest.approx(0.1)
    assert nnlib.inverse_decay(1.0, 4, 0.25) == pytest.approx(0.5)
    assert nnlib.step_decay(1.0, 25, 0.1, 10) == pytest.approx(0.01)
    assert nnlib.exponential_decay(2.0, 3, np.log(2)) == pytest.approx(0.25)
    for schedule in (nnlib.inverse_sqrt_decay, nnlib.inverse_decay, nnlib.step_decay, nnlib.exponential_decay):
        assert schedule(0.7, 0) == pytest.approx(0.7)
        with pytest.raises(ValueError, match="from 0"):
            schedule(0.7, -1)
