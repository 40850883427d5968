"""Whose layers are whose: what a network may be made of, and what assigning an array to a layer of one means."""

import copy

import numpy as np
import pytest

from nnlib.layers import BatchNorm, Linear, Parameters, PReLU, ReLU, Residual, SoftmaxCrossEntropy, Tanh
from nnlib.models import MLP, Autoencoder, Ensemble, Network, SoftmaxRegression
from nnlib.optimizers import SGD
from nnlib.training import check_gradients, train_step


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.mark.parametrize("unit", [ReLU, Tanh])
def test_a_layer_has_one_place(unit, rng):
    unit = unit()
    with pytest.raises(ValueError, match=r"expected each layer once; got \w+\(\) twice: make one for each place"):
        Network(3, [Linear(3, 4, rng=rng), unit, Residual([Linear(4, 4, rng=rng), unit]), Linear(4, 2, rng=rng)])


def test_a_layer_belongs_to_one_network(rng):
    old = MLP([4, 3, 2], rng=rng)
    before = old.parameters.values.copy()
    with pytest.raises(ValueError, match=r"expected layers that belong to no network; Linear\(4, 3\) belongs to one"):
        Network(4, [*old.layers.layers[:2], Linear(3, 5, rng=rng)])
    with pytest.raises(ValueError, match="belongs to one: put copy.deepcopy of it here"):
        Network(4, [Linear(4, 2, rng=rng)], old.head)
    np.testing.assert_array_equal(old.parameters.values, before)
    X, y = rng.standard_normal((6, 4)), rng.integers(0, 2, 6)
    assert check_gradients(old, X, y, rng=rng) < 1e-6


def test_copied_layers_make_a_network_of_their_own(rng):
    encoder = MLP([4, 3, 2], "tanh", "identity", rng=rng)
    decoder = MLP([2, 3, 4], "tanh", "identity", rng=rng)
    both = Network(4, copy.deepcopy([encoder.layers, decoder.layers]), copy.deepcopy(encoder.head))
    X = rng.standard_normal((6, 4))
    assert check_gradients(both, X, X, rng=rng) < 1e-6
    before = both.parameters.values.copy()
    train_step(both, SGD(both.parameters, 0.1), X, X)
    assert (both.parameters.values != before).all()


def test_a_copied_layer_leaves_its_arguments_alone(rng):
    top = copy.deepcopy(MLP([4, 3, 2], rng=rng).layers.layers[1:])
    H = rng.standard_normal((5, 3))
    before = H.copy()
    Network(3, top).predict(H)
    np.testing.assert_array_equal(H, before)


def test_assigned_weights_are_those_that_learn(rng):
    model = SoftmaxRegression(3, 2)
    optimizer = SGD(model.parameters, 0.5)
    W = rng.standard_normal((3, 2))
    model.layers.layers[0].W = W
    np.testing.assert_array_equal(model.parameters["0.W"], W)
    X, y = rng.standard_normal((8, 3)), rng.integers(0, 2, 8)
    losses = [train_step(model, optimizer, X, y) for _ in range(30)]
    assert losses[-1] < losses[0]
    np.testing.assert_array_equal(model.layers.layers[0].W, model.parameters["0.W"])
    assert not np.array_equal(model.layers.layers[0].W, W)


def test_an_assigned_array_must_fit():
    model = SoftmaxRegression(3, 2)
    with pytest.raises(ValueError, match=r"expected W of shape \(3, 2\); got \(2, 3\)"):
        model.layers.layers[0].W = np.zeros((2, 3))
    with pytest.raises(ValueError, match=r"expected values of shape \(8,\); got \(7,\)"):
        model.parameters.values = np.zeros(7)


def test_a_layer_on_its_own_takes_any_array(rng):
    layer = Linear(3, 2, rng=rng)
    layer.W = W = np.ones((3, 2))
    assert layer.W is W
    np.testing.assert_array_equal(layer.forward(np.ones((1, 3))), [[3.0, 3.0]])


def test_assigned_vectors_are_written_into_the_network(rng):
    model = SoftmaxRegression(3, 2)
    best = rng.standard_normal(8)
    model.parameters.values = best
    np.testing.assert_array_equal(model.layers.layers[0].W.ravel(), best[:6])
    model.parameters.gradients = np.ones(8)
    SGD(model.parameters, 1.0).step()
    np.testing.assert_allclose(model.layers.layers[0].W.ravel(), best[:6] - 1)
    np.testing.assert_array_equal(best[6:] - 1, model.layers.layers[0].b)


def test_assigned_weights_reach_parameters_without_a_network():
    layer = Linear(1, 1, init="zeros")
    parameters = Parameters([layer])
    layer.W = [[2.0]]
    layer.b -= 1.0
    np.testing.assert_array_equal(parameters.values, [2.0, -1.0])


@pytest.mark.parametrize("layer", [BatchNorm(5), PReLU(5)])
def test_layers_that_do_not_fit_are_found_at_once(layer, rng):
    with pytest.raises(ValueError, match="expected 5 inputs"):
        Network(3, [Linear(3, 4, rng=rng), layer, Linear(4, 2, rng=rng)])


def test_maxout_takes_the_initialiser_and_refuses_what_it_has_no_place_for(rng):
    model = MLP([3, 4, 2], "maxout", rng=rng, init="zeros")
    assert not model.parameters.values.any()
    for option in ({"batch_norm": True}, {"dropconnect": 0.5}):
        with pytest.raises(ValueError, match="expected no batch_norm and no dropconnect with maxout"):
            MLP([3, 4, 2], "maxout", rng=rng, **option)
    with pytest.raises(ValueError, match="expected a unit without weights of its own; got 'maxout'"):
        Autoencoder(4, 2, "maxout", rng=rng)


@pytest.mark.parametrize(
    "option", [{"activation": "rely"}, {"dropout": 1.5}, {"input_dropout": -1}, {"dropconnect": 7}]
)
def test_options_are_checked_without_hidden_layers_too(option, rng):
    with pytest.raises(ValueError, match="expected"):
        MLP([3, 2], rng=rng, **option)


def test_binary_cross_entropy_has_one_output(rng):
    with pytest.raises(ValueError, match="expected one output for binary cross-entropy; got 3: use softmax"):
        MLP([3, 4, 3], output="sigmoid", rng=rng)


def test_an_ensemble_is_of_classifiers(rng):
    with pytest.raises(ValueError, match="expected classifiers; got a model that ends in squared error"):
        Ensemble([MLP([3, 2], output="identity", rng=rng)])


@pytest.mark.parametrize("make", [lambda model: model, lambda model: Ensemble([model])])
def test_accuracy_of_a_column_of_labels_is_that_of_the_labels(make, rng):
    model = make(MLP([2, 3], rng=rng))
    X, y = rng.standard_normal((40, 2)), rng.integers(0, 3, 40)
    right = np.mean(model.predict(X) == y)
    assert model.accuracy(X, y) == model.accuracy(X, y[:, None]) == model.accuracy(X, list(y)) == right
    for wrong in ([1], y[None, :], y[:20], y.astype(str)):
        with pytest.raises(ValueError, match=r"expected y of shape \(40,\), one entry for each answer"):
            model.accuracy(X, wrong)


@pytest.mark.parametrize("compiled", [False, True])
@pytest.mark.parametrize("dtype", [np.uint8, np.int8, np.int16, ">i4", np.uint64])
def test_labels_of_any_integer_type_are_the_same_labels(dtype, compiled, rng):
    model = MLP([2, 10], rng=rng)
    if compiled:
        model.compile()
    Z, y = rng.standard_normal((300, 10)), rng.integers(0, 10, 300)
    expected = SoftmaxCrossEntropy().loss(Z, y)
    loss, dZ = model.head.loss(Z, y.astype(dtype))
    np.testing.assert_allclose(loss, expected[0], rtol=1e-12)
    np.testing.assert_array_equal(dZ, expected[1])


@pytest.mark.parametrize("compiled", [False, True])
@pytest.mark.parametrize(
    ("label", "dtype", "rows"),
    [(200, np.uint8, 32), (2**29, np.int32, 8), (2**62, np.int64, 4), (2**64 - 1, np.uint64, 2), (-1, np.int8, 2)],
)
def test_a_label_out_of_range_is_found_whatever_its_type(label, dtype, rows, compiled, rng):
    model = MLP([2, 3], rng=rng)
    if compiled:
        model.compile()
    with pytest.raises(ValueError, match=r"expected labels in 0\.\.2 for 3 outputs"):
        model.loss_and_gradients(rng.standard_normal((rows, 2)), np.full(rows, label, dtype))
