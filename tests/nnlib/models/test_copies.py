"""Copies of networks and optimizers, by ``copy.deepcopy`` and by pickle, learn on and leave the original alone."""

import copy
import pickle

import numpy as np
import pytest

from nnlib.models import MLP, Network
from nnlib.optimizers import SGD, Adadelta, Adagrad, Adam, AdaMax, Momentum, Nadam, Nesterov, RMSprop
from nnlib.training import train_step

NETWORKS = {
    "relu": {},
    "batch norm": {"batch_norm": True, "residual": True},
    "noise": {"dropout": 0.3, "input_dropout": 0.1, "input_noise": 0.1},
    "dropconnect": {"dropconnect": 0.3},
    "maxout": {"activation": "maxout"},
    "prelu": {"activation": "prelu"},
}
RULES = (SGD, Momentum, Nesterov, Adagrad, RMSprop, Adam, Adadelta, AdaMax, Nadam)
CLONES = {"deepcopy": copy.deepcopy, "pickle": lambda pair: pickle.loads(pickle.dumps(pair))}


def batches(steps=4):
    rng = np.random.default_rng(1)
    return [(rng.standard_normal((6, 3)), rng.integers(0, 2, 6)) for _ in range(steps)]


def pair(rule=SGD, compiled=False, **settings):
    """Return a network and its optimizer that have taken some steps."""
    model = MLP([3, 4, 4, 2], rng=np.random.default_rng(0), **settings)
    if compiled:
        model.compile()
    optimizer = rule(model.parameters, lr=0.1)
    for X, y in batches():
        train_step(model, optimizer, X, y)
    return model, optimizer


def learn(model: Network, optimizer):
    return [train_step(model, optimizer, X, y) for X, y in batches()]


@pytest.mark.parametrize("clone", CLONES.values(), ids=CLONES)
@pytest.mark.parametrize("settings", NETWORKS.values(), ids=NETWORKS)
@pytest.mark.parametrize("compiled", [False, True])
def test_a_copy_learns_as_the_original_does(clone, settings, compiled):
    original = pair(compiled=compiled, **settings)
    twin = clone(original)
    before = original[0].parameters.values.copy()
    losses = learn(*twin)
    np.testing.assert_array_equal(original[0].parameters.values, before)
    assert not np.array_equal(twin[0].parameters.values, before)
    assert losses == learn(*original)
    np.testing.assert_array_equal(twin[0].parameters.values, original[0].parameters.values)


@pytest.mark.parametrize("clone", CLONES.values(), ids=CLONES)
@pytest.mark.parametrize("rule", RULES)
def test_a_copied_optimizer_goes_on_where_it_was(clone, rule):
    original = pair(rule)
    twin = clone(original)
    assert learn(*twin) == learn(*original)
    for name, vector in original[1].state.items():
        np.testing.assert_array_equal(twin[1].state[name], vector)


def test_a_copied_network_learns_with_a_new_optimizer():
    model, _ = pair()
    best = copy.deepcopy(model)
    assert learn(best, SGD(best.parameters, lr=0.1)) == learn(model, SGD(model.parameters, lr=0.1))


def test_a_copy_carries_no_arrays_of_past_mini_batches():
    model = MLP([3, 4, 2], rng=np.random.default_rng(0))
    small = len(pickle.dumps(model))
    model.predict(np.zeros((1000, 3)))
    layers = pickle.loads(pickle.dumps(model)).layers.layers
    assert not any(layer._plans or layer._buffers for layer in layers)
    assert len(pickle.dumps(model)) < small + 1000 * 8 * 10  # the last X, Z and A, which backward reads
