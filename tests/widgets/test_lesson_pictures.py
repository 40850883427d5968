"""The pictures of lessons 02 to 07 against independent oracles: scikit-learn, SciPy, PyTorch's rules by hand."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import approx_fprime, minimize

import nnlib
from nnlib.graph import Variable, sigmoid
from nnlib.widgets import SURFACES, GraphView, LogisticBoundary, OptimizerRace, RegularisationCurves
from nnlib.widgets.activation_histograms import layer_activations
from nnlib.widgets.activations import FORWARD
from nnlib.widgets.gradient_flow import flow_gradients
from nnlib.widgets.graph_layout import graph_layout
from nnlib.widgets.pictures.gradient_norms import gradient_flow_picture
from nnlib.widgets.pictures.histograms import histograms_picture
from nnlib.widgets.racers import STEPS, Path
from nnlib.widgets.regularised_training import RegularisedTraining
from nnlib.widgets.surfaces import BOWL

rng = np.random.default_rng(1)
X = np.vstack([rng.normal(-1, 1, (30, 2)), rng.normal(1, 1, (30, 2))])
y = np.repeat([0, 1], 30)


def test_logistic_descent_comes_to_the_minimum_that_scipy_finds():
    def loss(theta):
        z = X @ theta[:2] + theta[2]
        return np.mean(np.logaddexp(0, z) - y * z)

    best = minimize(loss, np.zeros(3)).fun
    widget = LogisticBoundary(X, y, lr=5.0, steps=100)
    assert float(widget.current.numbers["loss"]) == pytest.approx(best, rel=1e-3)


def test_too_large_a_learning_rate_raises_the_loss():
    widget = LogisticBoundary(X, y, lr=0.5, steps=20)
    calm = widget.descent.losses
    widget.move(lr=100.0)
    assert all(later < earlier for earlier, later in pairwise(calm))
    assert max(widget.descent.losses) > calm[0]


def test_play_walks_to_the_last_step_and_reset_back():
    widget = LogisticBoundary(X, y, max_steps=3, steps=1)
    for expected in (2, 3, 3):
        widget.click("play")
        assert widget.values["step"] == expected
    widget.click("reset")
    assert widget.values["step"] == 0 and float(widget.current.numbers["loss"]) == pytest.approx(np.log(2), abs=1e-4)


def build(x, y, z):
    x, y, z = Variable(x, name="x"), Variable(y, name="y"), Variable(z, name="z")
    return sigmoid((x + y) * z + x * x)


def test_graph_shows_the_gradients_that_differences_give():
    widget = GraphView(build, {"x": 0.3, "y": -0.5, "z": 0.8})
    point = np.array([0.3, -0.5, 0.8])
    expected = approx_fprime(point, lambda p: float(build(*p).value), 1e-7)
    shown = [float(widget.current.numbers[f"∂f/∂{name}"].replace("−", "-")) for name in "xyz"]
    np.testing.assert_allclose(shown, expected, rtol=1e-2)


def test_graph_takes_any_node_class_and_marks_a_wrong_gradient():
    class Mine:
        def __init__(self, value, inputs=(), locals_=(), name=""):
            self.value, self.inputs, self.grad, self.locals_, self.name = value, inputs, 0.0, locals_, name

        def local_grads(self):
            return self.locals_

    def square(x):
        leaf = Mine(x, name="x")
        return Mine(x * x, (leaf, leaf), (x, x), "times")

    def forgets_to_add(node):
        nnlib.backpropagate(node)
        node.inputs[0].grad = node.value * 0 + node.inputs[0].value

    right, wrong = GraphView(square, {"x": 3.0}), GraphView(square, {"x": 3.0}, backpropagate=forgets_to_add)
    assert right.current.numbers == {"f": "9", "∂f/∂x": "6"}
    assert wrong.current.numbers["∂f/∂x"] == "3" and "differ from nnlib's: 1." in wrong.current.summary
    texts = [mark["text"] for mark in wrong.current.plain()["panels"][0]["marks"] if mark["kind"] == "text"]
    assert "nnlib: 6" in texts


@given(st.integers(2, 12).flatmap(lambda n: st.tuples(*[st.lists(st.integers(0, i), max_size=3) for i in range(n)])))
def test_layout_puts_inputs_left_and_nothing_on_top_of_another(sources):
    inputs = [[], *[list(s) for s in sources]]
    places, routes = graph_layout(inputs)
    assert len(set(places)) == len(places)
    for i, of_node in enumerate(inputs):
        assert all(places[j][0] < places[i][0] for j in of_node)
        assert len({tuple(route) for route in routes[i]}) == len(of_node)
        for j, route in zip(of_node, routes[i], strict=True):
            assert [x for x, _ in route] == list(np.arange(places[j][0], places[i][0] + 1))


@pytest.mark.parametrize("surface", SURFACES, ids=lambda surface: surface.name)
def test_the_gradient_of_a_surface_is_that_of_its_heights(surface):
    for point in np.random.default_rng(2).uniform(-1.5, 1.5, (8, 2)):
        expected = approx_fprime(point, lambda p, s=surface: float(s.f(p)), 1e-7)
        np.testing.assert_allclose(surface.gradient(point), expected, atol=1e-4, rtol=1e-4)
    left, right, bottom, top = surface.extent
    lowest = min(
        minimize(surface.f, start, bounds=[(left, right), (bottom, top)]).fun
        for start in np.random.default_rng(3).uniform((left, bottom), (right, top), (5, 2))
    )
    assert surface.lowest == pytest.approx(lowest, abs=1e-6)


TORCH = {
    "SGD": lambda torch, w: torch.optim.SGD([w], lr=0.05),
    "Adagrad": lambda torch, w: torch.optim.Adagrad([w], lr=0.05, eps=1e-8),
    "RMSprop": lambda torch, w: torch.optim.RMSprop([w], lr=0.05, alpha=0.9, eps=1e-8),
    "Adam": lambda torch, w: torch.optim.Adam([w], lr=0.05, betas=(0.9, 0.999), eps=1e-8),
}


@pytest.mark.parametrize("racer", TORCH)
def test_racers_go_the_way_of_pytorch(racer):
    torch = pytest.importorskip("torch")
    w = torch.tensor(BOWL.start, dtype=torch.float64, requires_grad=True)
    optimizer = TORCH[racer](torch, w)
    theirs = [w.detach().numpy().copy()]
    for _ in range(25):
        optimizer.zero_grad()
        (0.5 * (w[0] ** 2 + 2 * w[1] ** 2)).backward()
        optimizer.step()
        theirs.append(w.detach().numpy().copy())
    ours = Path(racer, getattr(nnlib, STEPS[racer]), BOWL, 0.05, 0.9).up_to(25)
    np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-12)


def test_momentum_and_nesterov_go_by_hand():
    # f = (w1^2 + 2 w2^2) / 2, lr 0.1, beta 0.5, from (-2.5, 1.6): gradient (-2.5, 3.2)
    momentum = Path("momentum", nnlib.momentum_step, BOWL, 0.1, 0.5).up_to(2)
    np.testing.assert_allclose(momentum, [[-2.5, 1.6], [-2.25, 1.28], [-1.9, 0.864]])
    nesterov = Path("Nesterov", nnlib.nesterov_step, BOWL, 0.1, 0.5).up_to(2)
    np.testing.assert_allclose(nesterov, [[-2.5, 1.6], [-2.25, 1.28], [-1.9125, 0.896]])


def test_a_racer_that_diverges_is_named_and_the_others_go_on():
    widget = OptimizerRace(lr=3.0)
    widget.move(step=150)
    assert widget.current.numbers["SGD"] == "diverged" and "Diverged: SGD" in widget.current.summary
    assert widget.current.numbers["Adagrad"] != "diverged"
    widget.move(SGD=False)
    assert "SGD" not in widget.current.numbers


def test_regularised_training_follows_the_gradient_of_its_loss():
    training = RegularisedTraining((X, y), (X, y), p=0.0, lam=0.1, n_hidden=3)
    gradients = training._gradients()

    def objective(flat, name):
        kept = training.params[name]
        training.params[name] = flat.reshape(kept.shape)
        z = np.tanh(X @ training.params["W1"] + training.params["b1"]) @ training.params["W2"] + training.params["b2"]
        weights = sum((training.params[key] ** 2).sum() for key in ("W1", "W2"))
        value = np.mean(np.logaddexp(0, z[:, 0]) - y * z[:, 0]) + 0.05 * weights
        training.params[name] = kept
        return float(value)

    for name, gradient in gradients.items():
        expected = approx_fprime(training.params[name].ravel(), objective, 1e-7, name)
        np.testing.assert_allclose(gradient.ravel(), expected, atol=1e-5)


def test_training_goes_on_by_itself_and_remedies_help():
    plain, decayed = RegularisationCurves(lam=0.0), RegularisationCurves(lam=0.01)
    for widget in (plain, decayed):
        assert widget.continues
        while widget.continues:
            widget._handle_custom_msg({"continue": True}, [])
        assert widget.training.n_steps == 400
        steps = widget.training.n_steps
        widget._handle_custom_msg({"continue": True}, [])
        assert widget.training.n_steps == steps
    assert float(plain.current.numbers["train"]) < float(decayed.current.numbers["train"])
    assert float(plain.current.numbers["dev"]) > 1.5 * float(decayed.current.numbers["dev"])


def test_histograms_show_fading_saturation_and_the_cure():
    inputs = np.random.default_rng(0).normal(size=(200, 80))
    fading = layer_activations(inputs, 8, FORWARD["tanh"], "normal", 0.3, None)
    full = layer_activations(inputs, 8, FORWARD["tanh"], "normal", 5.0, None)
    normed = layer_activations(inputs, 8, FORWARD["tanh"], "normal", 0.3, nnlib.batchnorm_forward)
    assert fading[-1].std() < 1e-3
    assert np.mean(np.abs(full[-1]) > 0.97) > 0.5
    assert normed[-1].std() == pytest.approx(normed[0].std(), rel=0.05)
    bars = histograms_picture(fading, "tanh", "normal", 0.3, False).plain()["panels"][7]["marks"][0]
    assert bars["height"].sum() == pytest.approx(1.0)


@settings(deadline=None, max_examples=25)
@given(st.sampled_from(sorted(FORWARD)), st.integers(2, 5), st.booleans(), st.integers(0, 100))
def test_flow_is_the_gradient_that_pytorch_gives(activation, depth, residual, seed):
    torch = pytest.importorskip("torch")
    functions = {
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        "relu": torch.relu,
        "leaky_relu": lambda z: torch.nn.functional.leaky_relu(z, 0.01),
        "elu": torch.nn.functional.elu,
        "softplus": torch.nn.functional.softplus,
    }
    gradients, _ = flow_gradients(depth, activation, "normal", 1.3, residual, seed=seed)
    # The same draws in the same order: inputs, the weights of each layer, the upstream gradient.
    draws = np.random.default_rng(seed)
    A = torch.from_numpy(draws.normal(size=(48, 32)))
    weights = []
    for _ in range(depth):
        W = torch.from_numpy(1.3 * draws.normal(0.0, 1 / np.sqrt(32), (32, 32))).requires_grad_()
        weights.append(W)
        output = functions[activation](A @ W)
        A = A + output if residual else output
    upstream = draws.normal(size=(48, 32))
    A.backward(torch.from_numpy(upstream / np.linalg.norm(upstream)))
    for ours, W in zip(gradients, weights, strict=True):
        np.testing.assert_allclose(ours, W.grad.numpy(), rtol=1e-6, atol=1e-9)


def test_sigmoid_gradients_vanish_and_residual_connections_bring_them_back():
    vanishing, _ = flow_gradients(30, "sigmoid", "Xavier", 1.0, residual=False)
    arriving, _ = flow_gradients(30, "sigmoid", "Xavier", 1.0, residual=True)
    norms = [nnlib.layer_gradient_norms(g) for g in (vanishing, arriving)]
    # Every layer multiplies by at most 1/4 of the norm of W, which is below 2 for Xavier.
    assert norms[0][0] < 1e-10 * norms[0][-1]
    assert norms[1][0] > 0.01 * norms[1][-1]
    picture = gradient_flow_picture(norms[0], np.zeros(30), "sigmoid", "Xavier", 1.0, False)
    assert float(picture.numbers["factor per layer"]) < 0.5


def test_dead_units_are_counted():
    _, dead = flow_gradients(3, "relu", "He", 1.0, residual=False, forward=lambda Z: np.maximum(Z, 0))
    assert np.all((dead >= 0) & (dead < 0.5))
    picture = gradient_flow_picture(np.ones(3), np.ones(3), "relu", "He", 1.0, False)
    assert picture.numbers["dead units"] == "100%"


@pytest.mark.parametrize("shape", [(), (1,), (1, 1)])
def test_a_graph_of_one_number_is_drawn_in_any_shape(shape):
    x = Variable(np.full(shape, 3.0), name="x")
    picture = GraphView(x * x).current
    assert picture.numbers["f"] == "9" and picture.numbers["∂f/∂x"] == "6"


@pytest.mark.parametrize("missing", ["y", "X", "y_dev", "X_dev"])
def test_own_data_comes_with_its_labels(missing):
    both = {"X": np.zeros((4, 2)), "y": [0, 1, 0, 1]}
    given = {name + missing[1:]: value for name, value in both.items() if name != missing[0]}
    with pytest.raises(ValueError, match=rf"together; got .* alone: pass {missing} as well"):
        RegularisationCurves(**given)


def test_a_training_without_steps_is_refused():
    with pytest.raises(ValueError, match="expected n_steps >= 1; got 0"):
        RegularisationCurves(n_steps=0)
