"""What lesson 7 says about gradients in deep networks, verified apart from the lesson's own code."""

import os

import numpy as np
import pytest
from scipy.optimize import minimize_scalar
from scipy.special import expit

import nnlib
from nnlib.data import load_digits, load_mnist
from nnlib.layers import ELU, LeakyReLU, Linear, ReLU, Softplus
from nnlib.models import MLP, Network, SoftmaxRegression
from nnlib.optimizers import SGD, Adam
from nnlib.training import fit, pretrain, train_step, use_population_statistics


@pytest.fixture(scope="module")
def digits():
    X, y = load_digits()
    order = np.random.default_rng(0).permutation(len(X))
    return (X[order[:1400]], y[order[:1400]]), (X[order[1400:]], y[order[1400:]])


def train(model, optimizer, X, y, n_epochs, batch_size=32):
    rng = np.random.default_rng(2)
    with np.errstate(all="ignore"):
        return [
            train_step(model, optimizer, *batch)
            for _ in range(n_epochs)
            for batch in nnlib.minibatches(X, y, batch_size, rng)
        ]


def weight_gradients(model, X, y):
    model.loss_and_gradients(X[:256], y[:256])
    return [model.parameters.gradient(name).copy() for name in model.parameters if name.endswith(".W")]


def start_norms(X, y, width, depth, seed=1, **options):
    model = MLP([64, *[width] * depth, 10], rng=np.random.default_rng(seed), **options)
    return np.array([np.sqrt((g**2).sum()) for g in weight_gradients(model, X, y)])


def test_the_sigmoid_is_nowhere_steeper_than_a_quarter():
    steepest = minimize_scalar(lambda z: -expit(z) * expit(-z), bracket=(-1, 2))
    assert -steepest.fun == pytest.approx(0.25)
    assert np.log10(4.0**-20) == pytest.approx(-12, abs=0.1)


def test_each_sigmoid_layer_costs_a_factor_of_about_four(digits):
    """The gradients are PyTorch's, through the same weights."""
    torch = pytest.importorskip("torch")
    (X, y), _ = digits
    model = MLP([64, *[30] * 10, 10], activation="sigmoid", rng=np.random.default_rng(1))
    Ws = [torch.tensor(layer.W, requires_grad=True) for layer in model.layers.layers if isinstance(layer, Linear)]
    A = torch.tensor(X[:256])
    for W in Ws[:-1]:
        A = torch.sigmoid(A @ W)
    torch.nn.functional.cross_entropy(A @ Ws[-1], torch.tensor(y[:256])).backward()
    norms = np.array([float(W.grad.norm()) for W in Ws])
    np.testing.assert_allclose(nnlib.layer_gradient_norms(weight_gradients(model, X, y)), norms, rtol=1e-6)
    assert 3.8 < (norms[-2] / norms[1]) ** (1 / 8) < 4.3
    assert norms[0] < 1e-5 * norms[-1]


def test_relu_has_no_derivative_at_zero_and_a_layer_of_zeros_never_learns(digits):
    torch = pytest.importorskip("torch")
    (X, _), _ = digits
    z = torch.zeros(1, requires_grad=True)
    torch.relu(z).sum().backward()
    assert float(z.grad) == 0 == nnlib.relu_backward(np.ones(1), np.zeros(1))[0]
    for h, quotient in ((-1e-6, 0.0), (1e-6, 1.0)):
        assert (nnlib.relu(h) - nnlib.relu(0.0)) / h == pytest.approx(quotient)
    assert np.sum(X @ nnlib.he_normal(64, 100, np.random.default_rng(0)) == 0) == 0
    Z, dA = X @ np.zeros((64, 100)), np.random.default_rng(1).normal(size=(len(X), 100))
    assert np.linalg.norm(X.T @ nnlib.relu_backward(dA, Z)) == 0 < np.linalg.norm(X.T @ dA)


def off_and_accuracy(digits, unit, lr, bias, seed):
    (X, y), dev = digits
    rng = np.random.default_rng(seed)
    layers = [Linear(64, 100, "he_normal", rng), unit(), Linear(100, 100, "he_normal", rng), unit()]
    model = Network(64, [*layers, Linear(100, 10, "he_normal", rng)])
    layers[0].b += bias

    def off():
        A, count = X, 0
        for layer in layers:
            A = layer.forward(A).copy()
            count += int((A <= 0).all(axis=0).sum()) if isinstance(layer, Linear) else 0
        return count

    before = off()
    train(model, SGD(model.parameters, lr), X, y, 15)
    return before, off(), model.accuracy(*dev)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_long_steps_kill_units(digits, seed):
    _, off_good, good = off_and_accuracy(digits, ReLU, 0.5, 0.0, seed)
    _, off_bad, bad = off_and_accuracy(digits, ReLU, 1.0, 0.0, seed)
    # So long a step is chaos: the last bit of a matrix product, another on each processor, leaves 117 to 185 units off.
    assert off_good < 20 < 80 < off_bad
    assert good > 0.97 > 0.9 > bad


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_units_with_a_slope_on_the_left_come_back(digits, seed):
    before, after, relu = off_and_accuracy(digits, ReLU, 0.1, -2.0, seed)
    assert 80 < before <= after
    for unit, comes_back in ((lambda: LeakyReLU(0.1), 0), (ELU, 30), (Softplus, 30)):
        before, after, accuracy = off_and_accuracy(digits, unit, 0.1, -2.0, seed)
        assert before - after >= comes_back
        assert accuracy > max(relu, 0.89)


def test_a_slope_above_one_mirrors_the_larger_of_two():
    torch = pytest.importorskip("torch")
    z = np.array([-2.0, -1.0, 1.0, 2.0])
    for alpha in (0.25, 1.0, 2.0):
        expected = torch.nn.functional.prelu(torch.tensor(z), torch.tensor([alpha], dtype=torch.float64)).numpy()
        np.testing.assert_allclose(nnlib.leaky_relu(z, alpha), expected)
        assert np.array_equal(np.maximum(alpha * z, z), expected) == (alpha <= 1)


def test_the_slope_of_the_absolute_value_is_learned():
    """Along alpha the loss is a parabola, so the distance to -1 shrinks by the same factor in every step."""
    z = np.random.default_rng(0).normal(size=(200, 1))
    alpha = 0.25
    for _ in range(40):
        error = nnlib.prelu(z, alpha) - np.abs(z)
        alpha -= 0.5 * nnlib.prelu_backward(error / len(z), z, alpha)[1]
    curvature = np.sum(z[z <= 0] ** 2) / len(z)
    assert alpha == pytest.approx(-1 + 1.25 * (1 - 0.5 * curvature) ** 40, abs=1e-9)
    assert alpha == pytest.approx(-1, abs=1e-3)


@pytest.mark.parametrize("n_pieces", [2, 3, 6])
def test_lines_through_a_parabola_do_no_better_than_the_bound(n_pieces):
    """On an interval of length h the best line leaves h**4 / 180 of x**2."""
    x = np.linspace(-2, 2, 201)[:, None]
    rng = np.random.default_rng(4)
    W, b = rng.normal(size=(n_pieces, 1, 1)), np.zeros((n_pieces, 1))
    for _ in range(3000):
        error = nnlib.maxout(x, W, b) - x**2
        _, dW, db = nnlib.maxout_backward(2 * error / len(x), x, W, b)
        W, b = W - 0.05 * dW, b - 0.05 * db
    bound = (4 / n_pieces) ** 4 / 180
    h = np.linspace(0, 4 / n_pieces, 20_001)
    residual = np.polyval(np.polyfit(h, h**2, 1), h) - h**2
    assert np.mean(residual**2) == pytest.approx(bound, rel=1e-3)
    reached = float(np.mean((nnlib.maxout(x, W, b) - x**2) ** 2))
    assert 0.99 * bound < reached < (1.1 * bound if n_pieces < 6 else 0.01)


def test_integer_inputs_of_maxout_have_float_gradients():
    X, W, b = np.array([[1, -2]]), np.array([[[1], [2]], [[0], [-1]]]), np.array([[0], [1]])
    for part in nnlib.maxout_backward(np.array([[2]]), X, W, b):
        assert part.dtype.kind == "f"


def test_starts_and_units(digits):
    (X, y), _ = digits
    norms = {
        (unit, init): start_norms(X, y, 32, 10, activation=unit, init=init)
        for unit in ("sigmoid", "tanh", "relu", "elu", "softplus")
        for init in ("small_normal", "xavier_uniform", "he_normal", "standard_normal")
    }
    for unit in ("tanh", "relu", "elu"):
        assert norms[unit, "small_normal"].max() < 1e-12
    for unit in ("sigmoid", "softplus"):
        assert norms[unit, "small_normal"][0] < 1e-13 < 0.1 < norms[unit, "small_normal"][-1]
    assert 3.5 < (norms["sigmoid", "xavier_uniform"][-2] / norms["sigmoid", "xavier_uniform"][0]) ** (1 / 9) < 4.7
    for unit in ("tanh", "elu"):
        assert np.ptp(np.log10(norms[unit, "xavier_uniform"])) < 0.6
    flat, lower = norms["relu", "he_normal"], norms["relu", "xavier_uniform"]
    assert max(np.ptp(np.log10(flat)), np.ptp(np.log10(lower))) < 0.6
    assert np.median(flat / lower) > 10
    assert np.median(norms["elu", "he_normal"]) > 10 * np.median(flat)
    assert norms["relu", "standard_normal"].min() > 1e5
    sigmoid = {init: ratio[0] / ratio[-2] for (unit, init), ratio in norms.items() if unit == "sigmoid"}
    assert max(sigmoid, key=sigmoid.get) == "standard_normal"


def test_clipping_saves_a_network_that_explodes(digits):
    (X, y), dev = digits

    def network():
        return MLP(
            [64, *[32] * 10, 10], init=lambda a, b, r: 1.5 * nnlib.he_normal(a, b, r), rng=np.random.default_rng(1)
        )

    plain, clipped = network(), network()
    assert not np.isfinite(train(plain, SGD(plain.parameters, 0.1), X, y, 15)[20])
    train(clipped, SGD(clipped.parameters, 0.1, clip_norm=5.0), X, y, 15)
    assert clipped.accuracy(*dev) > 0.85
    grads = weight_gradients(network(), X, y)
    flat = np.concatenate([g.ravel() for g in grads])
    angles = []
    for parts in ([g * min(1, 5 / np.linalg.norm(g)) for g in grads], nnlib.clip_by_global_norm(grads, 5.0)):
        other = np.concatenate([g.ravel() for g in parts])
        angles.append(np.degrees(np.arccos(min(1.0, flat @ other / np.linalg.norm(flat) / np.linalg.norm(other)))))
    assert angles == [pytest.approx(13.1, abs=0.1), pytest.approx(0, abs=1e-4)]


def test_norms_above_one_do_not_make_a_product_explode():
    rng = np.random.default_rng(0)
    Ws = [rng.normal(size=(32, 32)) / 8 for _ in range(10)]
    norms = [np.linalg.svd(W, compute_uv=False)[0] for W in Ws]
    assert min(norms) > 1.25
    g = rng.normal(size=32)
    arrived = np.linalg.norm(np.linalg.multi_dot([*Ws[::-1], g / np.linalg.norm(g)]))
    assert arrived == pytest.approx(2.5e-2, rel=0.05)
    assert arrived < 1 < min(norms) ** 10
    turn = np.array([[0.0, 2.0], [0.0, 0.0]])
    assert np.linalg.norm(turn, 2) == 2
    assert not (turn @ turn).any()


def test_the_gradient_past_fifty_blocks():
    """Jacobians multiplied out: of tanh(X W) alone, and of X + tanh(X W)."""
    for residual, low, high in ((False, 1e-17, 1e-14), (True, 1, 12)):
        rng = np.random.default_rng(0)
        a, J = rng.normal(size=(64, 32)), None
        jacobians = np.broadcast_to(np.eye(32), (64, 32, 32))
        for _ in range(50):
            W = 0.5 * nnlib.xavier_uniform(32, 32, rng)
            F = np.tanh(a @ W)
            J = W.T * (1 - F**2)[:, :, None] + (np.eye(32) if residual else 0)
            jacobians, a = J @ jacobians, (a if residual else 0) + F
        g = rng.normal(size=a.shape)
        arrived = np.einsum("no,noi->ni", g, jacobians)
        assert low < np.linalg.norm(arrived) / np.linalg.norm(g) < high


def test_fifty_layers_before_the_first_step(digits):
    (X, y), _ = digits
    options = {
        "sigmoid": {"activation": "sigmoid", "init": "small_normal"},
        "small": {"init": "small_normal"},
        "He": {},
        "batch norm": {"batch_norm": True},
        "both": {"batch_norm": True, "residual": True},
        "residual": {"residual": True},
    }
    first, last = {}, {}
    for name, kwargs in options.items():
        norms = start_norms(X, y, 48, 50, **kwargs)
        first[name], last[name] = norms[0], norms[-2]
        if name == "batch norm":
            per_layer = (norms[1] / norms[-2]) ** (1 / 48)
    assert first["sigmoid"] < 1e-78 < 1e-4 < last["sigmoid"]
    assert max(first["small"], last["small"]) < 1e-60
    assert 0.1 < first["He"] / last["He"] < 10
    assert per_layer == pytest.approx(np.sqrt(np.pi / (np.pi - 1)), rel=0.03)
    assert first["batch norm"] > 1000 * last["batch norm"]
    assert 1 < first["both"] / last["both"] < 30
    assert min(first["residual"], last["residual"]) > 1e9


def test_a_residual_block_without_batch_norm_doubles_the_variance():
    rng = np.random.default_rng(3)
    X = rng.normal(size=(400, 500))
    Y = nnlib.residual_forward(X, lambda A: np.maximum(A @ nnlib.he_normal(500, 500, rng), 0))
    assert np.mean(Y**2) / np.mean(X**2) == pytest.approx(2, rel=0.05)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_fifty_layers_train_only_with_both_cures(digits, seed):
    (X, y), dev = digits
    accuracy = {}
    for name, options in (
        ("sigmoid", {"activation": "sigmoid", "init": "small_normal"}),
        ("small", {"init": "small_normal"}),
        ("He", {}),
        ("batch norm", {"batch_norm": True}),
        ("both", {"batch_norm": True, "residual": True}),
        ("residual", {"residual": True}),
        ("sigmoid, both", {"activation": "sigmoid", "init": "small_normal", "batch_norm": True, "residual": True}),
    ):
        model = MLP([64, *[48] * 50, 10], rng=np.random.default_rng(seed), **options)
        train(model, Adam(model.parameters, 0.001), X, y, 15, batch_size=64)
        with np.errstate(all="ignore"):
            if "batch_norm" in options:
                use_population_statistics(model, X)
            accuracy[name] = model.accuracy(*dev)
    assert max(accuracy[name] for name in ("sigmoid", "small", "batch norm", "residual")) < 0.35
    assert 0.3 < accuracy["He"] < accuracy["both"]
    assert min(accuracy["both"], accuracy["sigmoid, both"]) > 0.88


@pytest.mark.parametrize("seed", [1, 2])
def test_pre_training_finds_a_place_to_start(digits, seed):
    (X, y), dev = digits
    norms, accuracy = {}, {}
    for n_epochs in (0, 30):
        rng = np.random.default_rng(seed)
        model = MLP([64, *[32] * 4, 10], activation="sigmoid", init="small_normal", rng=rng)
        if n_epochs:
            pretrain(model, X, rng=rng, n_epochs=n_epochs, batch_size=32, lr=0.01)
        norms[n_epochs] = np.linalg.norm(weight_gradients(model, X, y)[0])
        train(model, SGD(model.parameters, 0.5), X, y, 60)
        accuracy[n_epochs] = model.accuracy(*dev)
    assert norms[30] > 1e3 * norms[0]
    assert accuracy[0] < 0.2 < 0.93 < accuracy[30]


def first_epochs(X, y, held_out, epochs_at_once):
    scores = []
    for depth in range(1, 5):
        rng = np.random.default_rng(1)
        model = MLP([X.shape[1], *[30] * depth, 10], activation="sigmoid", init="scaled_normal", rng=rng, l2=1e-4)
        fit(model, SGD(model.parameters, 0.5), X, y, n_epochs=epochs_at_once, batch_size=20, rng=rng, progress=False)
        scores.append(model.accuracy(*held_out))
    return scores


def test_deeper_networks_of_sigmoids_start_later(digits):
    train_set, dev = digits
    scores = first_epochs(*train_set, dev, 10)
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0.9 > 0.2 > scores[3]


@pytest.mark.slow
@pytest.mark.skipif("NNLIB_DATA" not in os.environ, reason="the folder of MNIST is not named")
def test_depth_on_mnist():
    X, y, *_ = load_mnist(dtype=np.float64)
    held_out = X[50_000:], y[50_000:]
    X, y = X[:50_000], y[:50_000]
    scores = first_epochs(X, y, held_out, 1)
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0.93 > 0.9 > scores[3]
    softmax = SoftmaxRegression(784, 10, l2=1e-4)
    rng = np.random.default_rng(1)
    fit(softmax, SGD(softmax.parameters, 0.1), X, y, n_epochs=8, batch_size=20, rng=rng, progress=False)
    assert softmax.accuracy(*held_out) > 0.92
