"""Early stopping epoch by epoch against the pure form, and with losses that are no numbers."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnlib
from nnlib.models import SoftmaxRegression
from nnlib.optimizers import SGD
from nnlib.training import EarlyStopping, History, fit

NAN, INF = math.nan, math.inf


def followed(losses, patience, stop=None):
    """Return after which epoch training stops (None: never) and the epoch whose parameters the model then has."""
    model = SoftmaxRegression(1, 1)
    optimizer, history = SGD(model.parameters, 0.1), History()
    stop = stop or EarlyStopping(patience)
    stopped = None
    for epoch, loss in enumerate(losses):
        stop.before_epoch(epoch, model, optimizer)
        model.parameters.values[...] = epoch
        history.loss.append(1.0)
        history.dev_loss.append(loss)
        if stop.after_epoch(model, optimizer, history):
            stopped = epoch
            break
    stop.after_training(model, history)
    return stopped, int(model.parameters.values[0])


@given(st.lists(st.sampled_from([0.1, 0.2, 0.3, 0.4]) | st.floats(-5, 5), min_size=1, max_size=30), st.integers(1, 6))
def test_it_is_the_pure_form(losses, patience):
    best, last = nnlib.early_stopping(losses, patience)
    stopped, kept = followed(losses, patience)
    assert kept == best
    assert stopped == (last if last - best == patience else None)


@pytest.mark.parametrize(
    ("losses", "patience", "stopped", "kept"),
    [
        ([INF, INF, 0.9, 0.5], 2, 1, 1),  # nothing to go back to: the last parameters stay
        ([INF, INF, 0.9, 0.5, 0.3, 0.4, 0.5, 0.6, 0.7], 3, 7, 4),
        ([NAN, 0.5, 0.3, 0.4, NAN, 0.1], 2, 4, 2),
        ([NAN, NAN, NAN, NAN], 3, 2, 2),
        ([0.5, NAN, 0.4, INF, 0.6], 2, 4, 2),
        ([NAN, 0.5, 0.4], 4, None, 2),
    ],
)
def test_what_is_no_finite_number_never_improves(losses, patience, stopped, kept):
    assert followed(losses, patience) == (stopped, kept)


def test_the_same_callback_stops_a_second_training_anew():
    stop = EarlyStopping(2)
    assert followed([0.1, 0.2, 0.3], 2, stop) == (2, 0)
    assert followed([0.9, 0.8, 0.85, 0.7], 2, stop) == (None, 3)


def test_no_epoch_leaves_the_model_alone_after_an_earlier_training():
    X, y, rng = np.eye(2), np.array([0, 1]), np.random.default_rng(0)
    model, stop = SoftmaxRegression(2, 2), EarlyStopping(3)
    optimizer = SGD(model.parameters, 0.5)
    fit(model, optimizer, X, y, n_epochs=5, rng=rng, callbacks=[stop], progress=False)
    fit(model, optimizer, X, y, n_epochs=20, rng=rng, progress=False)
    before = model.parameters.values.copy()
    fit(model, optimizer, X, y, n_epochs=0, rng=rng, callbacks=[stop], progress=False)
    np.testing.assert_array_equal(model.parameters.values, before)


@pytest.mark.parametrize(
    ("losses", "best"),
    [([NAN, 0.5, 0.3], 2), ([0.3, NAN, 0.3], 0), ([NAN, NAN], 0), ([INF, NAN, 0.1], 2), ([NAN, INF, 2.0, NAN], 2)],
)
def test_the_best_epoch_is_one_with_a_number(losses, best):
    assert History(dev_loss=losses).best_epoch == best
    assert History(loss=losses).best_epoch == best
