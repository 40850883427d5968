"""What may go wrong in training: data and losses that are no numbers, Ctrl-C, wrong arguments, arrays kept too long."""

import tracemalloc

import numpy as np
import pytest

from nnlib.layers import Identity, Linear, walk
from nnlib.models import MLP, LogisticRegression, Network, SoftmaxRegression, snapshot
from nnlib.optimizers import SGD, Adam, Momentum
from nnlib.training import (
    Callback,
    EarlyStopping,
    EpochSchedule,
    check_gradients,
    fit,
    model_lr_range_test,
    pretrain,
    train_step,
    use_population_statistics,
)


def halves(n=60, seed=0):
    X = np.random.default_rng(seed).standard_normal((n, 3))
    return X, (X[:, 0] > 0).astype(int)


def train(model, X, y, lr=0.1, **options):
    rng = np.random.default_rng(0)
    return fit(model, SGD(model.parameters, lr), X, y, **{"n_epochs": 10, "rng": rng, "progress": False} | options)


class Interrupting(np.random.Generator):
    """A generator that stands for Ctrl-C at one of its shuffles."""

    def __init__(self, at):
        super().__init__(np.random.PCG64(0))
        self.left = at

    def permutation(self, *arguments, **options):
        self.left -= 1
        if not self.left:
            raise KeyboardInterrupt
        return super().permutation(*arguments, **options)


class Explode(Callback):
    """Set a huge learning rate before one epoch."""

    def __init__(self, epoch):
        self.epoch, self.kept = epoch, []

    def before_epoch(self, epoch, model, optimizer):
        if epoch == self.epoch:
            optimizer.lr = 1e300

    def after_epoch(self, model, optimizer, history):
        self.kept.append(snapshot(model))
        return False


@pytest.mark.parametrize("wrong", [np.nan, np.inf])
def test_a_number_missing_from_the_data_is_named_and_no_step_is_taken(wrong):
    X, y = halves()
    X[7, 1] = wrong
    model = MLP([3, 8, 2], rng=np.random.default_rng(1))
    before = model.parameters.values.copy()
    with np.errstate(all="ignore"), pytest.raises(FloatingPointError, match=f"X of the mini-batch holds {wrong}"):
        train(model, X, y, batch_size=60)
    np.testing.assert_array_equal(model.parameters.values, before)
    model = MLP([3, 4, 1], output="identity", rng=np.random.default_rng(1))
    with pytest.raises(FloatingPointError, match="y of the mini-batch holds nan"):
        train(model, np.nan_to_num(X, posinf=0.0), np.where(y, 1.0, np.nan))


@pytest.mark.parametrize("callbacks", [[], [EarlyStopping(3)]])
def test_a_number_missing_from_the_dev_set_is_named(callbacks):
    X, y = halves()
    X_dev = X.copy()
    X_dev[3, 1] = np.nan
    with pytest.raises(FloatingPointError, match="X of the dev set holds nan: remove or replace"):
        train(SoftmaxRegression(3, 2), X, y, dev=(X_dev, y), callbacks=callbacks)


def test_weights_stay_finite_when_the_loss_does_not():
    X, y = halves()
    model = MLP([3, 8, 2], rng=np.random.default_rng(1))
    with np.errstate(all="ignore"), pytest.raises(FloatingPointError, match="on the mini-batch: lower the learning"):
        train(model, X, y, callbacks=[Explode(0)])
    assert np.isfinite(model.parameters.values).all()


@pytest.mark.parametrize("batch_size", [20, 60])
def test_early_stopping_goes_back_to_the_best_epoch_after_divergence(batch_size):
    X, y = halves()
    model, explode = MLP([3, 8, 2], rng=np.random.default_rng(1)), Explode(5)
    callbacks = [explode, EarlyStopping(8)]
    with np.errstate(all="ignore"), pytest.raises(FloatingPointError, match="lower the learning rate"):
        train(model, X, y, dev=(X, y), callbacks=callbacks, batch_size=batch_size)
    assert len(explode.kept) == 5
    for name, array in snapshot(model).items():
        np.testing.assert_array_equal(array, explode.kept[4][name])


def test_ctrl_c_while_the_dev_loss_is_measured_leaves_whole_epochs():
    class Interrupted(SoftmaxRegression):
        measured = 0

        def accuracy(self, X, y):
            self.measured += 1
            if self.measured == 3:
                raise KeyboardInterrupt
            return super().accuracy(X, y)

    X, y = halves()
    history = train(Interrupted(3, 2), X, y, dev=(X, y))
    lists = (history.loss, history.lr, history.dev_loss, history.dev_accuracy, history.seconds)
    assert history.interrupted
    assert [len(numbers) for numbers in lists] == [2] * 5


@pytest.mark.parametrize(("at", "epochs", "trained"), [(1, [0], 1), (2, [1], 1), (5, [3, 1], 2), (9, [3, 3, 2], 3)])
def test_ctrl_c_ends_pretraining(at, epochs, trained):
    model = MLP([6, 5, 4, 3, 2], activation="sigmoid", rng=np.random.default_rng(7))
    before = snapshot(model)
    losses = pretrain(model, np.random.default_rng(1).random((50, 6)), rng=Interrupting(at), n_epochs=3)
    assert [len(curve) for curve in losses] == epochs
    changed = [not np.array_equal(model.parameters[f"{i}.W"], before[f"{i}.W"]) for i in (0, 2, 4, 6)]
    assert changed == [True] * trained + [False] * (4 - trained)


def test_the_gradient_check_leaves_a_network_as_it_was():
    X, y = halves()
    model = MLP([3, 5, 2], batch_norm=True, rng=np.random.default_rng(0))
    before, answer = snapshot(model), model.predict_proba(X)
    assert check_gradients(model, X, y.tolist(), rng=np.random.default_rng(0)) < 1e-6
    for name, array in snapshot(model).items():
        np.testing.assert_array_equal(array, before[name])
    np.testing.assert_array_equal(model.predict_proba(X), answer)


def test_the_gradient_check_puts_parameters_back_after_ctrl_c():
    class Stop(Identity):
        calls = 0

        def forward(self, X, training=False):
            self.calls += 1
            if self.calls == 4:
                raise KeyboardInterrupt
            return super().forward(X, training)

    model = Network(3, [Linear(3, 2, rng=np.random.default_rng(0)), Stop()])
    before = model.parameters.values.copy()
    with pytest.raises(KeyboardInterrupt):
        check_gradients(model, *halves(), rng=np.random.default_rng(0))
    np.testing.assert_array_equal(model.parameters.values, before)


def test_the_optimizer_of_another_model_is_refused_and_changes_neither():
    X, y = halves()
    model, other = SoftmaxRegression(3, 2), SoftmaxRegression(3, 2)
    optimizer = Momentum(other.parameters, 0.1)
    other.parameters.gradients[...] = 1.0
    with pytest.raises(ValueError, match="expected an optimizer of this model"):
        train_step(model, optimizer, X, y)
    with pytest.raises(ValueError, match="expected an optimizer of this model"):
        model_lr_range_test(model, optimizer, X, y, rng=np.random.default_rng(0), n_steps=10)
    assert not model.parameters.values.any()
    assert not other.parameters.values.any()


def test_two_schedules_at_once_are_refused():
    X, y = halves()
    model = SoftmaxRegression(3, 2)
    optimizer = SGD(model.parameters, lr=lambda t: 0.1)
    schedule = EpochSchedule(lambda epoch: 1.0 / (epoch + 1))
    with pytest.raises(ValueError, match="expected an optimizer with a fixed lr"):
        fit(model, optimizer, X, y, n_epochs=1, rng=np.random.default_rng(0), callbacks=[schedule], progress=False)


@pytest.mark.parametrize("rng", [0, None, np.random])
def test_what_is_no_generator_is_explained(rng):
    X, y = halves()
    model = MLP([3, 4, 2], rng=np.random.default_rng(0))
    optimizer = Adam(model.parameters)
    for call in (
        lambda: fit(model, optimizer, X, y, n_epochs=1, rng=rng, progress=False),
        lambda: check_gradients(model, X, y, rng=rng),
        lambda: pretrain(model, X, rng=rng),
        lambda: model_lr_range_test(model, optimizer, X, y, rng=rng),
    ):
        with pytest.raises(TypeError, match=r"expected rng to be a numpy\.random\.Generator"):
            call()


@pytest.mark.parametrize("make", [lambda: SoftmaxRegression(3, 2), lambda: LogisticRegression(3)])
def test_a_step_takes_lists(make):
    X, y = halves()
    one, two = make(), make()
    losses = [train_step(one, SGD(one.parameters, 0.1), X, y) for _ in range(2)]
    assert [train_step(two, SGD(two.parameters, 0.1), X.tolist(), y.tolist()) for _ in range(2)] == losses
    np.testing.assert_array_equal(two.parameters.values, one.parameters.values)


@pytest.mark.parametrize("settings", [{}, {"activation": "prelu"}, {"dropconnect": 0.3}, {"dropout": 0.3}])
def test_population_statistics_keep_no_arrays(settings):
    X, y = halves(20_000)
    model = MLP([3, 30, 30, 2], batch_norm=True, residual=True, rng=np.random.default_rng(0), **settings)
    model.loss_and_gradients(X[:32], y[:32])
    switches = [layer.reuses_buffers for layer in walk(model.layers.layers)]
    tracemalloc.start()
    try:
        use_population_statistics(model, X)
        kept = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert kept < 200_000  # one array of 20,000 rows and 30 units is 4.8 million bytes
    assert [layer.reuses_buffers for layer in walk(model.layers.layers)] == switches
    assert any(switches)
