"""The training loop: what it learns, records, stops for and keeps."""

import numpy as np
import pytest

import nnlib
from nnlib.layers import BatchNorm
from nnlib.models import MLP, SoftmaxRegression, snapshot
from nnlib.optimizers import SGD, Adam
from nnlib.training import (
    Callback,
    EarlyStopping,
    EpochSchedule,
    check_gradients,
    fit,
    model_lr_range_test,
    pretrain,
    use_population_statistics,
)


def rings(n, rng):
    """Return points inside and around a circle, which no line separates."""
    X = rng.standard_normal((n, 2))
    return X, (np.hypot(*X.T) > 1.1).astype(int)


def trained(**options):
    rng = np.random.default_rng(0)
    X, y = rings(300, rng)
    model = MLP([2, 16, 2], rng=rng)
    history = fit(model, Adam(model.parameters, 0.01), X, y, rng=rng, progress=False, **options)
    return model, history, X, y


def test_it_learns_what_no_line_can():
    model, history, X, y = trained(n_epochs=40)
    assert model.accuracy(X, y) > 0.95
    assert history.n_epochs == 40
    assert history.loss[-1] < history.loss[0] / 2


def test_the_same_seed_gives_the_same_numbers():
    np.testing.assert_array_equal(trained(n_epochs=3)[0].parameters.values, trained(n_epochs=3)[0].parameters.values)


def test_a_full_batch_epoch_is_one_step_of_gradient_descent():
    rng = np.random.default_rng(0)
    X, y = rings(20, rng)
    model = SoftmaxRegression(2, 2)
    history = fit(model, SGD(model.parameters, 0.5), X, y, n_epochs=1, batch_size=20, rng=rng, progress=False)
    dW, db = nnlib.softmax_gradient(X, y, np.zeros((2, 2)), np.zeros(2))
    np.testing.assert_allclose(model.parameters["0.W"], -0.5 * dW)
    np.testing.assert_allclose(model.parameters["0.b"], -0.5 * db)
    assert history.loss == [pytest.approx(np.log(2))]


def test_early_stopping_goes_back_to_the_best_epoch():
    rng = np.random.default_rng(0)
    X, y = rings(30, rng)
    X_dev, y_dev = rings(200, rng)
    y[:8] = 1 - y[:8]
    model = MLP([2, 64, 2], rng=rng)
    kept = []

    class Watch(Callback):
        def after_epoch(self, model, optimizer, history):
            kept.append(snapshot(model))
            return False

    stop = EarlyStopping(patience=4)
    history = fit(
        model, Adam(model.parameters, 0.05), X, y, n_epochs=300, rng=rng, dev=(X_dev, y_dev),
        callbacks=[Watch(), stop], progress=False,
    )  # fmt: skip
    assert history.stopped_by == "EarlyStopping"
    assert history.n_epochs < 300
    assert (history.best_epoch, history.n_epochs - 1) == nnlib.early_stopping(history.dev_loss, 4)
    np.testing.assert_array_equal(model.parameters["0.W"], kept[history.best_epoch]["0.W"])
    assert model.loss(X_dev, y_dev) == pytest.approx(min(history.dev_loss))


def test_ctrl_c_keeps_what_was_learned():
    class Interrupt(Callback):
        def before_epoch(self, epoch, model, optimizer):
            if epoch == 5:
                raise KeyboardInterrupt

    model, history, X, y = trained(n_epochs=40, callbacks=[Interrupt()])
    assert history.interrupted
    assert history.n_epochs == 5
    np.testing.assert_array_equal(model.parameters.values, trained(n_epochs=5)[0].parameters.values)


def test_the_schedule_is_recorded():
    _, history, _, _ = trained(n_epochs=4, callbacks=[EpochSchedule(lambda epoch: 0.1 / (epoch + 1))])
    np.testing.assert_allclose(history.lr, [0.1, 0.05, 0.1 / 3, 0.025])


def test_augment_gets_every_mini_batch():
    seen = []

    def augment(X, rng):
        seen.append(len(X))
        return X

    trained(n_epochs=1, batch_size=128, augment=augment)
    assert seen == [128, 128, 44]


def test_a_diverging_loss_is_named():
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((20, 2)) * 1e200, rng.integers(0, 2, 20)
    model = MLP([2, 4, 2], rng=rng)
    with np.errstate(all="ignore"), pytest.raises(FloatingPointError, match="learning rate"):
        fit(model, SGD(model.parameters, 1e200), X, y, n_epochs=5, rng=rng, progress=False)


def test_wrong_arguments_are_explained():
    rng = np.random.default_rng(0)
    model, other = SoftmaxRegression(2, 2), SoftmaxRegression(2, 2)
    X, y = rings(10, rng)
    with pytest.raises(ValueError, match="one label for each row"):
        fit(model, SGD(model.parameters, 0.1), X, y[:5], n_epochs=1, rng=rng)
    with pytest.raises(ValueError, match="optimizer of this model"):
        fit(model, SGD(other.parameters, 0.1), X, y, n_epochs=1, rng=rng)
    with pytest.raises(ValueError, match="batch_size"):
        fit(model, SGD(model.parameters, 0.1), X, y, n_epochs=1, batch_size=0, rng=rng)
    with pytest.raises(ValueError, match="float64"):
        check_gradients(MLP([2, 2], rng=rng, dtype=np.float32), X, y, rng=rng)


def test_the_progress_bar_shows_the_loss(capsys):
    rng = np.random.default_rng(0)
    X, y = rings(10, rng)
    model = SoftmaxRegression(2, 2)
    fit(model, SGD(model.parameters, 0.1), X, y, n_epochs=2, rng=rng, dev=(X, y))
    text = capsys.readouterr().err
    assert "2/2" in text
    assert "dev_accuracy" in text


def test_population_statistics_are_those_of_every_layer_in_turn():
    rng = np.random.default_rng(0)
    X, y = rings(200, rng)
    model = MLP([2, 6, 5, 2], batch_norm=True, rng=rng)
    fit(model, SGD(model.parameters, 0.1), X, y, n_epochs=2, rng=rng, progress=False)
    use_population_statistics(model, X)
    Z = X
    for layer in model.layers.layers:
        if isinstance(layer, BatchNorm):
            np.testing.assert_allclose(layer.running_mean, Z.mean(axis=0), atol=1e-12)
            np.testing.assert_allclose(layer.running_var, Z.var(axis=0), rtol=1e-10)
            Z = (Z - Z.mean(axis=0)) / np.sqrt(Z.var(axis=0) + layer.eps) * layer.gamma + layer.beta
        elif layer.parameter_names:
            Z = Z @ layer.W + layer.b
        else:
            Z = np.maximum(Z, 0)
    np.testing.assert_allclose(model.forward(X), Z, rtol=1e-8, atol=1e-10)


def test_range_test_puts_everything_back_and_sees_divergence():
    rng = np.random.default_rng(0)
    X, y = rings(100, rng)
    model = MLP([2, 8, 2], rng=rng)
    optimizer = Adam(model.parameters, 0.01)
    before = model.parameters.values.copy()
    lrs, losses = model_lr_range_test(model, optimizer, X, y, rng=rng, lr_max=1e4)
    assert len(lrs) == len(losses) < 100
    assert losses.min() < losses[0]
    np.testing.assert_array_equal(model.parameters.values, before)
    assert optimizer.t == 0
    assert optimizer.lr == 0.01
    assert not optimizer.state["m"].any()


def test_pretrained_hidden_layers_keep_more_of_the_input_than_random_ones():
    rng = np.random.default_rng(0)
    hidden = rng.integers(0, 2, (400, 3))
    X = hidden @ rng.standard_normal((3, 12)) + 0.05 * rng.standard_normal((400, 12))
    lost = {}
    for first in (False, True):
        rng = np.random.default_rng(1)
        model = MLP([12, 4, 3, 2], activation="sigmoid", rng=rng)
        last = model.parameters["4.W"].copy()
        if first:
            curves = pretrain(model, X, rng=rng, n_epochs=60, batch_size=20, lr=0.02)
            assert all(curve[-1] < curve[0] for curve in curves)
        np.testing.assert_array_equal(model.parameters["4.W"], last)
        H = X
        for layer in model.layers.layers[:4]:
            H = layer.forward(H)
        H = np.column_stack([H, np.ones(len(H))])
        lost[first] = np.linalg.norm(X - H @ np.linalg.lstsq(H, X, rcond=None)[0])
    assert lost[True] < 0.5 * lost[False]


def test_pretraining_refuses_other_layers():
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match="plain linear"):
        pretrain(MLP([4, 4, 2], residual=True, rng=rng), np.ones((5, 4)), rng=rng)
