"""The playground: the same path as nnlib alone, live changes against new starts, and numbers under every formula."""

import numpy as np
import pytest

from nnlib.data import fit_standardizer, make_circles, standardize
from nnlib.models import MLP
from nnlib.optimizers import Momentum
from nnlib.training import train_step
from nnlib.widgets import Playground
from nnlib.widgets.controls import Button, Choice, Slider, Switch
from nnlib.widgets.playground_formulas import EXPLAIN, formula_of
from nnlib.widgets.playground_settings import DATA_SETS, FEATURES, OPTIMIZERS, SCHEDULES, Settings
from nnlib.widgets.playground_training import MAX_POINTS, N_TRAIN, PlaygroundTraining

LIVE = {
    "optimizer": "SGD",
    "lr": 0.5,
    "schedule": "steps",
    "batch": 7,
    "regularisation": "L2",
    "lam": 0.5,
    "dropout": 0.4,
}
ANEW = {
    "data": "circles",
    "noise": 0.05,
    "features": "x₁, x₂, x₁x₂",
    "layers": 1,
    "units": 3,
    "activation": "relu",
    "batch_norm": True,
}


def test_without_a_hidden_layer_it_is_logistic_regression_with_nnlibs_optimizer():
    settings = Settings(data="circles", noise=0.1, layers=0, optimizer="momentum", lr=0.3, batch=N_TRAIN)
    training = PlaygroundTraining(settings, seed=5)
    rng = np.random.default_rng(5)
    X, y = make_circles(N_TRAIN, 0.1, rng=rng)
    np.testing.assert_array_equal(training.train[0], X)
    inputs = standardize(X, *fit_standardizer(X))
    w, b, vw, vb = training.model.parameters["0.W"].copy(), 0.0, 0.0, 0.0
    for _ in range(20):
        dz = (1 / (1 + np.exp(-(inputs @ w[:, 0] + b))) - y) / len(y)
        vw, vb = 0.9 * vw - 0.3 * (inputs.T @ dz)[:, None], 0.9 * vb - 0.3 * dz.sum()
        w, b = w + vw, b + vb
    training.run(20)
    np.testing.assert_allclose(training.model.parameters["0.W"], w, rtol=1e-10)
    np.testing.assert_allclose(training.model.parameters["0.b"], [b], rtol=1e-9, atol=1e-14)


def test_dropout_of_zero_is_a_network_without_dropout():
    training = PlaygroundTraining(Settings(batch=N_TRAIN, optimizer="momentum", lr=0.1), seed=1)
    plain = MLP([2, 8, 8, 1], "tanh", "sigmoid", rng=np.random.default_rng(0))
    plain.parameters.values[:] = training.model.parameters.values
    optimizer = Momentum(plain.parameters, lr=0.1)
    for _ in range(10):
        train_step(plain, optimizer, training.inputs, training.train[1])
    training.run(10)
    np.testing.assert_allclose(training.model.parameters.values, plain.parameters.values, rtol=1e-8, atol=1e-12)


@pytest.mark.parametrize("name", LIVE)
def test_what_may_change_while_it_learns_keeps_the_weights(name):
    widget = Playground(regularisation="L1")
    widget.click("play")
    training, before = widget.training, widget.training.model.parameters.values.copy()
    widget.move(**{name: LIVE[name]})
    assert widget.training is training
    np.testing.assert_array_equal(training.model.parameters.values, before)
    assert getattr(training.settings, name) == LIVE[name]
    widget.click("step")
    assert widget.current.numbers["step"] == "6"


@pytest.mark.parametrize("name", ANEW)
def test_other_data_or_layers_start_anew(name):
    widget = Playground()
    widget.click("play")
    widget.move(**{name: ANEW[name]})
    assert widget.current.numbers["step"] == "0"
    with pytest.raises(ValueError, match="start a new training"):
        widget.training.adjust(Settings())


def test_live_changes_change_what_the_next_step_does():
    for name, value in LIVE.items():
        if name == "regularisation":
            continue  # L1 against L2 below
        one, other = (PlaygroundTraining(Settings(regularisation="L1"), seed=2) for _ in range(2))
        one.run(3)
        other.run(3)
        other.adjust(Settings(**{"regularisation": "L1", name: value}))
        one.run(201)
        other.run(201)
        assert not np.allclose(one.model.parameters.values, other.model.parameters.values), name
    for kind, factor in (("L1", np.sign), ("L2", lambda W: W)):
        free, held = (PlaygroundTraining(Settings(batch=N_TRAIN), seed=3) for _ in range(2))
        held.adjust(Settings(batch=N_TRAIN, regularisation=kind, lam=0.25))
        for training in (free, held):
            training.model.loss_and_gradients(training.inputs, training.train[1])
        W = free.model.parameters["0.W"]
        added = held.model.parameters.gradient("0.W") - free.model.parameters.gradient("0.W")
        np.testing.assert_allclose(added, 0.25 * factor(W), rtol=1e-9)
        assert held.losses() == free.losses()


def test_schedules_follow_the_steps_of_the_whole_training():
    training = PlaygroundTraining(Settings(schedule="steps", lr=0.4))
    training.run(401)
    assert training.learning_rate() == pytest.approx(0.1)
    training.adjust(Settings(schedule="1 / √t", lr=0.4, optimizer="SGD"))
    assert training.learning_rate() == pytest.approx(0.4 / np.sqrt(402))
    training.run(1)
    assert training.optimizer.lr == pytest.approx(0.4 / np.sqrt(402))


def test_each_epoch_sees_every_row_once():
    training = PlaygroundTraining(Settings(batch=60))
    for _ in range(3):
        rows = np.concatenate([training._next_rows() for _ in range(4)])
        np.testing.assert_array_equal(np.sort(rows), np.arange(N_TRAIN))


def test_the_curve_stays_short_and_ends_with_now():
    training = PlaygroundTraining(Settings(layers=0))
    for _ in range(3 * MAX_POINTS):
        training.run(1)
    assert len(training.curve) <= MAX_POINTS
    assert training.curve[0][0] == 0
    training.run(1)
    assert training.curve[-1] == (training.n_steps, *training.losses())


def test_it_learns_what_a_line_cannot():
    for data in ("XOR clouds", "circles", "moons"):
        straight, bent = (PlaygroundTraining(Settings(data=data, noise=0.1, layers=n, lr=0.03)) for n in (0, 2))
        straight.run(400)
        bent.run(400)
        assert bent.accuracy() > 0.95 > straight.accuracy(), data
    squares = PlaygroundTraining(Settings(data="circles", noise=0.1, layers=0, lr=0.1, features="x₁, x₂, x₁², x₂²"))
    squares.run(400)
    assert squares.accuracy() > 0.95


@pytest.mark.parametrize("data", DATA_SETS)
@pytest.mark.parametrize("features", FEATURES)
def test_every_data_set_and_feature_draws(data, features):
    widget = Playground(data=data, features=features, noise=0.0)
    widget.click("play")
    assert np.isfinite(float(widget.current.numbers["train"]))
    assert set(np.unique(widget.training.train[1])) == {0, 1}


def test_a_training_that_explodes_is_still_drawn():
    widget = Playground(optimizer="SGD", lr=10.0, activation="identity", layers=6, units=16)
    for _ in range(40):
        widget.click("play")
    assert widget.current.numbers["step"] == "200"
    widget.static()


@pytest.mark.parametrize("name", EXPLAIN)
def test_the_formula_follows_the_hand(name):
    widget = Playground()
    widget._receive(widget, {"hand": name}, [])
    assert widget.current.formula == formula_of(name, widget.training)
    assert len(widget.current.formula.splitlines()) == 2
    assert all(len(line) < 125 for line in widget.current.formula.splitlines())
    steps = widget.training.n_steps
    widget._receive(widget, {"hand": "no such control"}, [])
    assert widget.training.n_steps == steps == 0


def test_the_formula_has_the_present_numbers():
    widget = Playground(units=10)
    widget.move(dropout=0.25)
    assert "p = 0.25: 7.5 of 10 units" in widget.current.formula
    widget.move(regularisation="L2", lam=0.1)
    W = np.concatenate([widget.training.model.parameters[f"{i}.W"].ravel() for i in (0, 3, 6)])
    assert f"penalty now {0.05 * (W @ W):.3g}" in widget.current.formula
    widget.move(batch=50)
    assert "m = 50 of 200" in widget.current.formula and "4 steps an epoch" in widget.current.formula
    for name in OPTIMIZERS:
        widget.move(optimizer=name)
        assert widget.current.formula.startswith(name)
    for name in reversed(SCHEDULES):
        widget.move(schedule=name)
        assert "η(t) = " in widget.current.formula


def test_step_play_reset_and_other_weights():
    widget = Playground(seed=4)
    start = widget.training.model.parameters.values.copy()
    widget.click("step")
    widget.click("play")
    after = widget.training.model.parameters.values.copy()
    assert widget.current.numbers["step"] == "6"
    widget.click("reset")
    np.testing.assert_array_equal(widget.training.model.parameters.values, start)
    widget.click("step")
    widget.click("play")
    np.testing.assert_array_equal(widget.training.model.parameters.values, after)
    widget.click("other")
    assert not np.allclose(widget.training.model.parameters.values, start)


def test_gradient_norms_are_those_of_the_last_step():
    widget = Playground(layers=3, batch=N_TRAIN)
    widget.click("step")
    parameters = widget.training.model.parameters
    expected = [np.sqrt((parameters.gradient(name) ** 2).sum()) for name in parameters.penalised]
    assert len(expected) == 4
    np.testing.assert_allclose(widget.training.gradient_norms, expected, rtol=1e-12)


def test_a_start_that_no_control_could_show_is_refused():
    with pytest.raises(ValueError, match="expected data among two clouds"):
        Playground(data="donut")
    with pytest.raises(ValueError, match="expected layers from 0 to 6; got 9"):
        Playground(layers=9)
    with pytest.raises(TypeError, match="momentun"):
        Playground(momentun=0.9)


def test_every_setting_has_a_control_and_a_formula():
    controls = {control.name: control for control in Playground().controls()}
    settings = set(Settings.__dataclass_fields__)
    assert {name for name, control in controls.items() if isinstance(control, Choice | Slider | Switch)} == settings
    assert set(EXPLAIN) == settings
    assert {name for name, control in controls.items() if isinstance(control, Button)} == {
        "play",
        "step",
        "reset",
        "other",
    }
