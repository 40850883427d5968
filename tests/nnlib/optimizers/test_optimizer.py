"""What every optimizer shares: taking over states, settings changed later, clipping of huge gradients."""

import copy
import pickle

import numpy as np
import pytest

import nnlib
from nnlib.layers import Linear, Parameters
from nnlib.models import MLP
from nnlib.optimizers import SGD, Adadelta, Adagrad, Adam, AdaMax, Momentum, Nadam, Nesterov, RMSprop

RULES = (SGD, Momentum, Nesterov, Adagrad, RMSprop, Adam, Adadelta, AdaMax, Nadam)


def parameters(n_in=3, dtype=np.float64):
    return Parameters([Linear(n_in, 1, rng=np.random.default_rng(0), dtype=dtype)], dtype)


def used(rule, n_in=3, steps=3):
    """Return an optimizer after some steps."""
    optimizer = rule(parameters(n_in), lr=0.1)
    for _ in range(steps):
        optimizer.parameters.gradients[...] = 1.0
        optimizer.step()
    return optimizer


def assert_refused(optimizer, state, message):
    before = optimizer.state_dict()
    with pytest.raises(ValueError, match=message):
        optimizer.load_state(state)
    after = optimizer.state_dict()
    assert list(after) == list(before)
    for name, value in before.items():
        np.testing.assert_array_equal(after[name], value)


@pytest.mark.parametrize("theirs", RULES)
@pytest.mark.parametrize("mine", RULES)
def test_the_state_of_another_rule_is_refused_and_changes_nothing(mine, theirs):
    state = used(theirs).state_dict()
    if mine is theirs:
        mine(parameters(), lr=0.1).load_state(state)
    else:
        message = rf"expected the state of {mine.__name__}; got that of '{theirs.__name__}'"
        assert_refused(used(mine, steps=1), state, message)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.state_names])
def test_the_state_of_another_size_is_refused_and_changes_nothing(rule):
    for n_in in (1, 4):
        assert_refused(used(rule, steps=1), used(rule, n_in).state_dict(), r"of shape \(4,\); got shape")
    # one number would be spread over the vector
    last = rule.state_names[-1]
    assert_refused(used(rule, steps=1), used(rule).state_dict() | {last: np.array([3.0])}, rf"expected {last}")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rule": None}, "state of Nadam; got that of None"),
        ({"more": 1.0}, "pass what state_dict"),
        ({"mu_product": "0.5"}, "expected mu_product as real numbers"),
        ({"t": np.array([1])}, "expected t as real numbers"),
        ({"v": np.full(4, 1j)}, "expected v as real numbers"),
    ],
)
def test_a_state_that_was_changed_is_refused(change, message):
    assert_refused(used(Nadam, steps=1), used(Nadam).state_dict() | change, message)


def test_a_state_without_a_name_is_refused():
    state = used(Nadam).state_dict()
    del state["mu_product"]
    assert_refused(used(Nadam, steps=1), state, "mu_product")


@pytest.mark.parametrize("rule", RULES)
def test_weight_decay_may_be_set_later(rule):
    first, later = rule(parameters(), lr=0.1, weight_decay=0.5), rule(parameters(), lr=0.1)
    later.weight_decay = 0.5
    for optimizer in (first, later):
        optimizer.parameters.gradients[...] = [1.0, -2.0, 3.0, 4.0]
        optimizer.step()
    np.testing.assert_array_equal(later.parameters.values, first.parameters.values)


def test_weight_decay_set_later_spares_biases_and_can_be_switched_off():
    optimizer = SGD(parameters(), lr=0.1)
    optimizer.parameters.values[...] = 1.0
    for weight_decay, expected in ((0.5, [0.95, 0.95, 0.95, 1.0]), (0.0, [0.95, 0.95, 0.95, 1.0])):
        optimizer.weight_decay = weight_decay
        optimizer.step()
        np.testing.assert_allclose(optimizer.parameters.values, expected)


def test_a_state_vector_cannot_be_cut_off_from_the_steps():
    optimizer = used(Momentum)
    with pytest.raises(TypeError):
        optimizer.state["v"] = np.zeros(4)
    optimizer.state["v"][:] = 0.0
    before = optimizer.parameters.values.copy()
    optimizer.step()
    np.testing.assert_allclose(optimizer.parameters.values, before - 0.1)
    np.testing.assert_allclose(optimizer.state["v"], -0.1)


@pytest.mark.parametrize("clone", [copy.copy, copy.deepcopy, lambda o: pickle.loads(pickle.dumps(o))])
def test_the_state_of_a_copy_is_as_safe(clone):
    twin = clone(used(Adam))
    with pytest.raises(TypeError):
        twin.state["m"] = np.zeros(4)
    for name, vector in used(Adam).state.items():
        np.testing.assert_array_equal(twin.state[name], vector)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("limit", [1.0, 1e-3, 1e30])
@pytest.mark.parametrize("size", [1e-3, 1.0, 1e18, 1e25, 1e37])
def test_clipping_by_norm_is_that_of_the_pure_form(dtype, limit, size):
    vector = parameters(dtype=dtype)
    g = np.array([3.0, -4.0, 0.0, 12.0], dtype) * dtype(size)
    if dtype == np.float64:
        g *= np.sqrt(size)
    vector.values[...] = 0.0
    vector.gradients[...] = g
    with np.errstate(all="raise"):
        SGD(vector, 1.0, clip_norm=limit).step()
    rtol = 8 * np.finfo(dtype).eps
    np.testing.assert_allclose(-vector.values, nnlib.clip_by_global_norm([g], limit)[0], rtol=rtol)


def test_squares_that_overflow_by_hand():
    for dtype, size in ((np.float32, 1e20), (np.float64, 1e200)):
        vector = parameters(1, dtype)
        vector.values[...] = 0.0
        vector.gradients[...] = [3 * size, 4 * size]
        SGD(vector, 1.0, clip_norm=1.0).step()
        np.testing.assert_allclose(vector.values, [-0.6, -0.8], rtol=1e-6)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("wrong", [np.inf, -np.inf, np.nan])
def test_a_gradient_that_is_no_number_is_not_hidden(wrong):
    vector = parameters()
    vector.gradients[...] = [1.0, wrong, 2.0, 3.0]
    SGD(vector, 1.0, clip_norm=1.0).step()
    assert np.isnan(vector.values).any()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_vectors_that_are_walked_together_begin_apart(dtype):
    """Reads and writes whose addresses end in the same twelve bits wait for each other."""
    model = MLP([3, 2000, 2], rng=np.random.default_rng(0), dtype=dtype)
    optimizer = Adam(model.parameters)
    vectors = [model.parameters.values, model.parameters.gradients, *optimizer.state.values()]
    starts = sorted(vector.ctypes.data % 4096 for vector in vectors)
    assert min(np.diff([*starts, starts[0] + 4096])) >= 512
    assert all(start % 64 == 0 for start in starts)
