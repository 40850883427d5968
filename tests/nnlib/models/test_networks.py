"""Whole networks: losses and gradients against PyTorch and finite differences, errors, storage and summary."""

import numpy as np
import pytest

from nnlib.layers import BatchNorm
from nnlib.models import (
    MLP,
    Autoencoder,
    Ensemble,
    LogisticRegression,
    Perceptron,
    SoftmaxRegression,
    load,
    save,
    summary,
)
from nnlib.optimizers import SGD, Adam
from nnlib.training import check_gradients, train_step

ACTIVATIONS = ["relu", "sigmoid", "tanh", "arctan", "leaky_relu", "prelu", "elu", "softplus", "identity", "maxout"]


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("options", [{}, {"batch_norm": True, "residual": True, "l1": 0.01, "l2": 0.1}])
def test_gradients_of_deep_networks(activation, options):
    rng = np.random.default_rng(0)
    if activation == "maxout":
        options = {name: value for name, value in options.items() if name != "batch_norm"}
    model = MLP([3, 5, 5, 4], activation=activation, rng=rng, **options)
    X, y = rng.standard_normal((7, 3)), rng.integers(0, 4, 7)
    assert check_gradients(model, X, y, rng=rng, n_entries=200) < 1e-6


@pytest.mark.parametrize("output", ["sigmoid", "identity"])
def test_gradients_of_the_other_heads(output):
    rng = np.random.default_rng(0)
    model = MLP([3, 4, 1], activation="tanh", output=output, rng=rng)
    assert check_gradients(model, rng.standard_normal((6, 3)), rng.integers(0, 2, 6), rng=rng) < 1e-6


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
@pytest.mark.parametrize("sizes", [[6, 3], [6, 5, 3], [6, 8, 7, 3]])
def test_twenty_steps_as_in_torch(sizes, optimizer):
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(0)
    model = MLP(sizes, rng=rng)
    mine = {"sgd": SGD, "adam": Adam}[optimizer](model.parameters, lr=0.05)
    modules = []
    for i in range(len(sizes) - 1):
        linear = torch.nn.Linear(sizes[i], sizes[i + 1], dtype=torch.float64)
        linear.weight.data = torch.tensor(model.parameters[f"{2 * i}.W"].T.copy())
        linear.bias.data = torch.tensor(model.parameters[f"{2 * i}.b"].copy())
        modules += [linear, torch.nn.ReLU()]
    net = torch.nn.Sequential(*modules[:-1])
    theirs = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}[optimizer](net.parameters(), lr=0.05)
    for step in range(20):
        n = [9, 1, 40][step % 3]
        X, y = rng.standard_normal((n, 6)), rng.integers(0, 3, n)
        loss = train_step(model, mine, X, y)
        theirs.zero_grad()
        loss_t = torch.nn.functional.cross_entropy(net(torch.tensor(X)), torch.tensor(y))
        loss_t.backward()
        theirs.step()
        assert loss == pytest.approx(loss_t.item(), rel=1e-6)
    np.testing.assert_allclose(model.parameters["0.W"], net[0].weight.detach().numpy().T, rtol=1e-6, atol=1e-9)


def test_float32_stays_float32_and_agrees():
    rng = np.random.default_rng(0)
    X, y = rng.random((20, 4)), rng.integers(0, 3, 20)
    wide, narrow = (MLP([4, 6, 3], rng=np.random.default_rng(1), dtype=d) for d in (np.float64, np.float32))
    narrow.parameters.values[...] = wide.parameters.values
    assert narrow.parameters.gradients.dtype == narrow.predict_proba(X).dtype == np.float32
    assert narrow.loss_and_gradients(X, y) == pytest.approx(wide.loss_and_gradients(X, y), rel=1e-5)
    np.testing.assert_allclose(narrow.parameters.gradients, wide.parameters.gradients, rtol=1e-3, atol=1e-6)


def test_answers_are_kept_when_the_model_is_used_again():
    rng = np.random.default_rng(0)
    model = MLP([4, 5, 3], rng=rng)
    first, second = rng.random((6, 4)), rng.random((6, 4))
    proba = model.predict_proba(first)
    kept = proba.copy()
    model.predict_proba(second)
    np.testing.assert_array_equal(proba, kept)
    np.testing.assert_allclose(model.predict_proba(first[:1]), kept[:1], rtol=1e-10)


@pytest.mark.parametrize(
    ("X", "y", "message"),
    [
        (np.ones((3, 5)), np.array([0, 1, 2]), r"expected X of shape \(n, 4\)"),
        (np.ones(4), np.array([0]), "one row for each example"),
        (np.ones((0, 4)), np.array([], int), "at least 1"),
        (np.ones((3, 4)), np.array([0, 1]), "one for each row"),
        (np.ones((3, 4)), np.array([0.0, np.nan, 1.0]), "integer labels"),
        (np.ones((3, 4)), np.array([0, 1, 3]), r"labels in 0\.\.2"),
        (np.ones((3, 4)), np.array([0, -1, 2]), r"labels in 0\.\.2"),
    ],
)
def test_wrong_batches_are_explained(X, y, message):
    model = MLP([4, 5, 3], rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match=message):
        model.loss_and_gradients(X, y)


def test_names_and_sizes_that_do_not_exist():
    rng = np.random.default_rng(0)
    for arguments in ({"activation": "swish"}, {"output": "probit"}, {"init": "lecun"}, {"dropout": 1.0}):
        with pytest.raises(ValueError, match="expected"):
            MLP([4, 5, 3], rng=rng, **arguments)
    with pytest.raises(ValueError, match="sizes"):
        MLP([4], rng=rng)


def test_logistic_regression_finds_the_maximum_of_scikit_learn():
    from sklearn.linear_model import LogisticRegression as Reference

    rng = np.random.default_rng(0)
    X = rng.standard_normal((80, 3))
    y = (X @ [1.0, -2.0, 0.5] + rng.standard_normal(80) > 0).astype(int)
    model = LogisticRegression(3, l2=1 / 80)
    optimizer = SGD(model.parameters, lr=1.0)
    for _ in range(1500):
        train_step(model, optimizer, X, y)
    reference = Reference(C=1.0, tol=1e-10).fit(X, y)
    np.testing.assert_allclose(model.parameters["0.W"].T, reference.coef_, rtol=1e-4)
    np.testing.assert_allclose(model.predict_proba(X), reference.predict_proba(X)[:, 1], rtol=1e-4)
    np.testing.assert_array_equal(model.predict(X), reference.predict(X))


def test_two_class_softmax_is_the_logistic():
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((30, 2)), rng.integers(0, 2, 30)
    one, two = LogisticRegression(2), SoftmaxRegression(2, 2)
    assert one.loss_and_gradients(X, y) == pytest.approx(two.loss_and_gradients(X, y))
    np.testing.assert_allclose(two.parameters.gradient("0.W")[:, 1:], one.parameters.gradient("0.W"))


def test_zero_weights_never_break_the_symmetry():
    rng = np.random.default_rng(0)
    model = MLP([3, 4, 2], activation="tanh", init="zeros", rng=rng)
    optimizer = SGD(model.parameters, lr=0.5)
    X, y = rng.standard_normal((20, 3)), rng.integers(0, 2, 20)
    for _ in range(50):
        train_step(model, optimizer, X, y)
    assert np.ptp(model.parameters["0.W"], axis=1).max() == 0


def test_perceptron_and_ensemble_refuse_what_does_not_fit():
    with pytest.raises(ValueError, match=r"\(n, 2\)"):
        Perceptron(2).predict(np.ones((3, 3)))
    with pytest.raises(ValueError, match="same"):
        Ensemble([SoftmaxRegression(2, 3), SoftmaxRegression(2, 4)])


def test_ensemble_averages_probabilities():
    models = [MLP([3, 4, 3], rng=np.random.default_rng(seed)) for seed in range(3)]
    X = np.random.default_rng(9).standard_normal((20, 3))
    mean = sum(model.predict_proba(X) for model in models) / 3
    np.testing.assert_allclose(Ensemble(models).predict_proba(X), mean)
    np.testing.assert_array_equal(Ensemble(models).predict(X), mean.argmax(axis=1))


def test_save_and_load_bring_everything_back(tmp_path):
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((30, 4)), rng.integers(0, 3, 30)
    model = MLP([4, 5, 5, 3], batch_norm=True, residual=True, rng=rng)
    train_step(model, SGD(model.parameters, 0.1), X, y)
    save(model, tmp_path / "model.npz")
    other = MLP([4, 5, 5, 3], batch_norm=True, residual=True, rng=np.random.default_rng(7))
    load(other, tmp_path / "model.npz")
    np.testing.assert_array_equal(other.predict_proba(X), model.predict_proba(X))
    with pytest.raises(ValueError, match="expected"):
        load(MLP([4, 6, 3], rng=rng), tmp_path / "model.npz")


def test_pickles_are_not_loaded(tmp_path):
    model = SoftmaxRegression(2, 2)
    np.savez(tmp_path / "bad.npz", **{"0.W": np.array([{"a": 1}], dtype=object), "0.b": np.zeros(2)})
    with pytest.raises(ValueError, match="npz"):
        load(model, tmp_path / "bad.npz")
    (tmp_path / "text.npz").write_text("hello")
    with pytest.raises(ValueError, match="npz"):
        load(model, tmp_path / "text.npz")


def test_summary_counts_what_the_vector_holds():
    model = MLP([4, 5, 5, 3], batch_norm=True, residual=True, rng=np.random.default_rng(0))
    text = summary(model)
    assert text.splitlines()[-1].split() == ["total", str(model.parameters.values.size)]
    counts = [int(line.split()[-1]) for line in text.splitlines()[1:-1]]
    assert sum(counts) == model.parameters.values.size == (20 + 5 + 10) + (25 + 5 + 10) + 18


def test_a_single_class_and_a_single_column():
    model = SoftmaxRegression(1, 1)
    assert model.loss_and_gradients(np.ones((2, 1)), np.array([0, 0])) == 0
    assert not model.parameters.gradients.any()


def test_autoencoder_of_full_width_learns_to_copy():
    rng = np.random.default_rng(0)
    X = rng.standard_normal((60, 3))
    model = Autoencoder(3, 8, "tanh", rng=rng)
    optimizer = Adam(model.parameters, 0.02)
    first = train_step(model, optimizer, X, X)
    for _ in range(500):
        last = train_step(model, optimizer, X, X)
    assert last < first / 50


def test_batch_statistics_are_not_moved_by_predicting():
    model = MLP([3, 4, 2], batch_norm=True, rng=np.random.default_rng(0))
    norm = next(layer for layer in model.layers.layers if isinstance(layer, BatchNorm))
    before = norm.running_mean.copy()
    model.predict(np.ones((5, 3)))
    np.testing.assert_array_equal(norm.running_mean, before)
