"""Optimizers step by step against PyTorch, from the same start over 20 steps, to 1e-6 relative."""

import numpy as np
import pytest

import nnlib
from nnlib.layers import Linear, Parameters
from nnlib.optimizers import SGD, Adadelta, Adagrad, Adam, AdaMax, Momentum, Nadam, Nesterov, RMSprop

torch = pytest.importorskip("torch")

PAIRS = {
    "sgd": (lambda p: SGD(p, 0.1), lambda w: torch.optim.SGD(w, 0.1)),
    "momentum": (lambda p: Momentum(p, 0.05, 0.8), lambda w: torch.optim.SGD(w, 0.05, momentum=0.8)),
    "nesterov": (lambda p: Nesterov(p, 0.05, 0.8), lambda w: torch.optim.SGD(w, 0.05, momentum=0.8, nesterov=True)),
    "adagrad": (lambda p: Adagrad(p, 0.1, eps=1e-10), lambda w: torch.optim.Adagrad(w, 0.1)),
    "rmsprop": (lambda p: RMSprop(p, 0.02, 0.9, 1e-8), lambda w: torch.optim.RMSprop(w, 0.02, alpha=0.9, eps=1e-8)),
    "adam": (lambda p: Adam(p, 0.02), lambda w: torch.optim.Adam(w, 0.02)),
    "adadelta": (lambda p: Adadelta(p, 1.0, 0.9, 1e-6), lambda w: torch.optim.Adadelta(w, 1.0, rho=0.9, eps=1e-6)),
    "adamax": (lambda p: AdaMax(p, 0.02), lambda w: torch.optim.Adamax(w, 0.02)),
    "nadam": (lambda p: Nadam(p, 0.02), lambda w: torch.optim.NAdam(w, 0.02)),
    "adamw": (lambda p: Adam(p, 0.02, weight_decay=0.1), lambda w: torch.optim.AdamW(w, 0.02, weight_decay=0.1)),
}


def vector(size, rng):
    """Return ``size`` weights and one bias."""
    return Parameters([Linear(size, 1, rng=rng)])


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("size", [3, 40_000])
def test_twenty_steps(name, size):
    rng = np.random.default_rng(0)
    parameters = vector(size, rng)
    parameters["0.b"][...] = 0.0
    w_t = torch.tensor(parameters.values.copy(), requires_grad=True)
    mine, theirs = PAIRS[name][0](parameters), PAIRS[name][1]([w_t])
    target = rng.standard_normal(size + 1)
    target[-1] = 0.0  # the bias stays at zero, where weight decay does nothing
    curvature = rng.uniform(0.1, 2.0, size + 1)
    atol = 1e-8 if name == "nadam" else 1e-9  # PyTorch keeps the product of Nadam's momenta in float32
    for _ in range(20):
        parameters.gradients[...] = curvature * (parameters.values - target)
        w_t.grad = torch.tensor(curvature) * (w_t.detach() - torch.tensor(target))
        mine.step()
        theirs.step()
        np.testing.assert_allclose(parameters.values, w_t.detach().numpy(), rtol=1e-6, atol=atol)


def test_adam_in_blocks_is_the_plain_form():
    rng = np.random.default_rng(1)
    parameters = vector(300_000, rng)
    optimizer = Adam(parameters, 0.01)
    w, m, v = parameters.values.copy(), np.zeros(300_001), np.zeros(300_001)
    for t in range(1, 4):
        parameters.gradients[...] = rng.standard_normal(300_001)
        optimizer.step()
        w, m, v = nnlib.adam_step(w, parameters.gradients, m, v, t, 0.01)
        np.testing.assert_allclose(parameters.values, w, rtol=1e-9, atol=1e-12)


def test_nesterov_stands_at_the_look_ahead_point_of_the_plain_form():
    parameters = vector(3, np.random.default_rng(2))
    curvature = np.array([1.0, 2.0, 3.0, 4.0])
    w, v = parameters.values.copy(), np.zeros(4)
    optimizer = Nesterov(parameters, lr=0.1, beta=0.7)
    for _ in range(5):
        parameters.gradients[...] = curvature * parameters.values
        optimizer.step()
        w, v = nnlib.nesterov_step(w, lambda x: curvature * x, v, 0.1, 0.7)
        np.testing.assert_allclose(parameters.values, w + 0.7 * v, rtol=1e-12)


def test_clipping_by_norm_and_by_value():
    parameters = vector(3, np.random.default_rng(0))
    parameters.values[...] = 0.0
    parameters.gradients[...] = [3.0, 0.0, -4.0, 0.0]
    SGD(parameters, lr=1.0, clip_norm=1.0).step()
    np.testing.assert_allclose(parameters.values, [-0.6, 0, 0.8, 0])
    parameters.gradients[...] = [3.0, 0.5, -4.0, 0.0]
    parameters.values[...] = 0.0
    SGD(parameters, lr=1.0, clip_value=1.0).step()
    np.testing.assert_allclose(parameters.values, [-1, -0.5, 1, 0])


def test_weight_decay_spares_biases():
    parameters = vector(2, np.random.default_rng(0))
    parameters.values[...] = 1.0
    SGD(parameters, lr=0.1, weight_decay=0.5).step()
    np.testing.assert_allclose(parameters.values, [0.95, 0.95, 1.0])


def test_a_schedule_is_followed_by_steps():
    parameters = vector(1, np.random.default_rng(0))
    optimizer = SGD(parameters, lr=lambda t: nnlib.inverse_sqrt_decay(1.0, t))
    rates = []
    for _ in range(4):
        optimizer.step()
        rates.append(optimizer.lr)
    np.testing.assert_allclose(rates, [1, 2**-0.5, 3**-0.5, 0.5])


@pytest.mark.parametrize("name", PAIRS)
def test_state_taken_over_gives_the_same_continuation(name):
    first, second = vector(5, np.random.default_rng(0)), vector(5, np.random.default_rng(0))
    one, two = PAIRS[name][0](first), PAIRS[name][0](second)
    g = np.random.default_rng(1).standard_normal((6, 6))
    for row in g[:3]:
        first.gradients[...] = row
        one.step()
    second.values[...] = first.values
    two.load_state(one.state_dict())
    for row in g[3:]:
        first.gradients[...] = second.gradients[...] = row
        one.step()
        two.step()
    np.testing.assert_array_equal(first.values, second.values)


@pytest.mark.parametrize("options", [{"lr": -1.0}, {"lr": 0.1, "clip_norm": 0.0}, {"lr": 0.1, "weight_decay": -1}])
def test_wrong_numbers_are_refused(options):
    with pytest.raises(ValueError, match="expected"):
        SGD(vector(2, np.random.default_rng(0)), **options)


def test_a_list_in_place_of_parameters_is_refused():
    with pytest.raises(TypeError, match=r"model\.parameters"):
        SGD([np.zeros(3)], 0.1)
