"""What lesson 4 says about learning rates, optimizers and second order, verified apart from the lesson's own code."""

import numpy as np
import pytest
from scipy.optimize import minimize

import nnlib
from nnlib.data import load_digits, toy_regression
from nnlib.descent import compare_on_quadratic
from nnlib.models import MLP, SoftmaxRegression
from nnlib.optimizers import SGD, Adam, Momentum
from nnlib.search import Uniform, random_search, tpe_search
from nnlib.training import train_step
from nnlib.widgets import SURFACES

surfaces = {surface.name: surface for surface in SURFACES}


@pytest.fixture(scope="module")
def toy():
    """Return the rows (x, 1), the targets, the best parameters, and curvatures with their directions."""
    X, y = toy_regression()
    rows = np.column_stack([X, np.ones(20)])
    values, vectors = np.linalg.eigh(rows.T @ rows / 20)
    return rows, y, np.linalg.solve(rows.T @ rows, rows.T @ y), values, vectors


@pytest.fixture(scope="module")
def digits():
    X, y = load_digits()
    order = np.random.default_rng(0).permutation(len(X))
    return (
        (X[order[:1100]], y[order[:1100]]),
        (X[order[1100:1450]], y[order[1100:1450]]),
        (X[order[1450:]], y[order[1450:]]),
    )


def loss(w, rows, y):
    return float(np.mean((rows @ w - y) ** 2) / 2)


def descend(toy, lr, n_steps, start=(-0.5, 3.0)):
    """Plain descent in closed form: along each direction the distance is multiplied by 1 - lr * curvature."""
    rows, y, best, values, vectors = toy
    distance = vectors.T @ (np.array(start) - best)
    return loss(best + vectors @ ((1 - lr * values) ** n_steps * distance), rows, y)


def test_three_learning_rates_of_the_toy_regression(toy):
    rows, y, best, values, _ = toy
    assert values[1] / values[0] == pytest.approx(120, abs=0.5)
    assert 2 / values[1] == pytest.approx(0.0633, abs=1e-4)
    for lr, after in ((0.001, 1.14), (0.01, 0.283), (0.1, 1.08e202)):
        assert descend(toy, lr, 300) == pytest.approx(after, rel=0.01)
        w = np.array([-0.5, 3.0])
        for _ in range(300):
            w = nnlib.sgd_step(w, rows.T @ (rows @ w - y) / 20, lr)
        assert loss(w, rows, y) == pytest.approx(descend(toy, lr, 300), rel=1e-6)
    assert 1 - 0.01 * values[0] == pytest.approx(0.9975, abs=5e-4)


def test_a_fixed_rate_trembles_and_annealing_comes_to_rest(toy):
    rows, y, best, *_ = toy
    above = {}
    for annealed in (False, True):
        rng, w, t, losses = np.random.default_rng(1), best, 0, []
        for _ in range(300):
            for x, target in nnlib.minibatches(rows, y, 1, rng):
                lr = nnlib.inverse_sqrt_decay(0.01, t) if annealed else 0.01
                w, t = nnlib.sgd_step(w, x.T @ (x @ w - target), lr), t + 1
            losses.append(loss(w, rows, y) - loss(best, rows, y))
        above[annealed] = np.mean(losses[-50:])
    assert above[True] < above[False] / 100


def test_a_tenth_of_the_rate_at_the_explosion_is_below_the_limit(toy):
    rows, y, _, values, _ = toy
    lrs, losses = nnlib.lr_range_test(
        lambda w: loss(w, rows, y), lambda w: rows.T @ (rows @ w - y) / 20, np.array([-0.5, 3.0]), 1e-5, 10.0, 100
    )
    assert 0.3 < lrs[-1] < 0.4
    assert 0.5 < lrs[-1] / 10 / (2 / values[1]) < 1
    assert losses[lrs < 1e-3].min() > losses[0] / 2


def test_averaged_momentum_is_momentum_with_another_rate():
    """Written as sums over all gradients: V_t = (1 - beta) sum beta^(t-k) g_k."""
    gradients = np.random.default_rng(0).normal(size=(30, 4))
    w = averaged = np.zeros(4)
    v = np.zeros(4)
    for t, g in enumerate(gradients):
        w, v = nnlib.momentum_step(w, g, v, 0.01, 0.9)
        V = 0.1 * sum(0.9 ** (t - k) * gradients[k] for k in range(t + 1))
        averaged = averaged - 0.1 * V
    np.testing.assert_allclose(w, averaged, atol=1e-12)


def radius(name, lr, curvature, beta=0.9):
    """Return the spectral radius of one step on curvature * w**2 / 2, as a matrix for (w, v)."""
    columns = []
    for w, v in np.eye(2):
        w, v = np.array([w]), np.array([v])
        if name == "Nesterov":
            new = nnlib.nesterov_step(w, lambda point: curvature * point, v, lr, beta)
        else:
            new = nnlib.momentum_step(w, curvature * w, v, lr, beta)
        columns.append(np.concatenate(new))
    return np.abs(np.linalg.eigvals(np.array(columns).T)).max()


@pytest.mark.parametrize(
    ("name", "limit", "rounded"), [("Nesterov", 2 * 1.9 / (2.8 * 30), 0.045), ("momentum", 2 * 1.9 / 30, 0.127)]
)
def test_rates_at_which_the_racers_leave_the_ravine(name, limit, rounded):
    assert limit == pytest.approx(rounded, abs=5e-4)
    assert radius(name, 0.99 * limit, 30) < 1 < radius(name, 1.01 * limit, 30)


@pytest.mark.parametrize("kappa", [10, 100, 1000])
def test_best_momentum_has_the_root_of_the_condition_number(kappa):
    root = np.sqrt(kappa)
    beta, lr = ((root - 1) / (root + 1)) ** 2, 4 / (1 + root) ** 2
    for curvature in (1, kappa):
        assert radius("momentum", lr, curvature, beta) == pytest.approx((root - 1) / (root + 1), abs=1e-6)
        assert abs(1 - 2 / (1 + kappa) * curvature) == pytest.approx((kappa - 1) / (kappa + 1))


def test_looking_ahead_without_the_rate_diverges_in_the_ravine():
    ravine, ends = surfaces["ravine"], {}
    for reach in (0.05, 1.0):
        theta, v = np.array(ravine.start), np.zeros(2)
        for _ in range(20):
            v = 0.9 * v - 0.1 * ravine.gradient(theta + reach * 0.9 * v)
            theta = theta + 0.05 * v
        ends[reach] = float(ravine.f(theta))
    w, v = np.array(ravine.start), np.zeros(2)
    for _ in range(20):
        w, v = nnlib.nesterov_step(w, ravine.gradient, v, 0.05 * 0.1, 0.9)
    assert float(ravine.f(w)) == pytest.approx(ends[0.05])
    assert ends[1.0] > 1e6 > 1 > ends[0.05]


def test_adagrad_is_the_rate_of_the_slide_over_its_root_mean_square():
    gradients = np.random.default_rng(1).normal(size=(10, 3))
    w, s, slide = np.zeros(3), np.zeros(3), np.zeros(3)
    for t, g in enumerate(gradients):
        w, s = nnlib.adagrad_step(w, g, s, 0.5, 0.0)
        slide = slide - 0.5 / np.sqrt(t + 1) / np.sqrt(np.mean(gradients[: t + 1] ** 2, axis=0)) * g
    np.testing.assert_allclose(w, slide)


@pytest.mark.parametrize(("t", "factor"), [(1, 3.162), (10, 6.528), (100, 3.241), (1000, 1.258)])
def test_without_the_correction_the_steps_of_adam_are_too_large(t, factor):
    """With a constant gradient m = 1 - 0.9**t and v = 1 - 0.999**t; the corrected step is the rate."""
    assert (1 - 0.9**t) / np.sqrt(1 - 0.999**t) == pytest.approx(factor, abs=1e-3)
    m, v = np.array([1 - 0.9 ** (t - 1)]), np.array([1 - 0.999 ** (t - 1)])
    w, new_m, new_v = nnlib.adam_step(np.zeros(1), np.ones(1), m, v, t, 0.001, 0.9, 0.999, 0.0)
    assert w[0] == pytest.approx(-0.001)
    assert (new_m / np.sqrt(new_v))[0] == pytest.approx(factor, abs=1e-3)


def steps_from(name, start, noise=0.0):
    """Count SGD's or RMSprop's steps past the saddle; None when it takes more than 1000."""
    saddle, rng = surfaces["saddle"], np.random.default_rng(0)
    w, s = np.array(start), np.zeros(2)
    for t in range(1, 1001):
        g = saddle.gradient(w) + noise * rng.normal(size=2)
        if name == "SGD":
            w = nnlib.sgd_step(w, g, 0.05)
        else:
            w, s = nnlib.rmsprop_step(w, g, s, 0.05, 0.9, 1e-8)
        if saddle.f(w) < -0.6:
            return t
    return None


def test_dividing_by_the_size_of_the_gradient_leaves_a_saddle_from_anywhere_but_the_ridge():
    assert steps_from("SGD", (-2.5, 1e-6)) > 2 * steps_from("SGD", (-2.5, 0.01))
    assert steps_from("RMSprop", (-2.5, 1e-6)) == pytest.approx(steps_from("RMSprop", (-2.5, 0.01)), abs=5)
    for name in ("SGD", "RMSprop"):
        assert steps_from(name, (-2.5, 0.0)) is None
        assert steps_from(name, (-2.5, 0.0), noise=0.01) < 250


def test_digits_sgd_wants_a_rate_about_thirty_times_that_of_adam(digits):
    (X, y), dev, test = digits
    best = {}
    for optimizer, first in ((SGD, 0.1), (Adam, 0.001)):
        results = []
        for lr in first * 3.0 ** np.arange(5):
            model, rng = MLP([64, 32, 10], activation="tanh", rng=np.random.default_rng(1)), np.random.default_rng(2)
            stepper = optimizer(model.parameters, lr)
            for _ in range(8):
                for batch in nnlib.minibatches(X, y, 32, rng):
                    train_step(model, stepper, *batch)
            results.append((model.loss(*dev), lr, model.accuracy(*test)))
        best[optimizer] = min(results)
        assert 0.95 <= best[optimizer][2] <= 0.99
        assert max(results)[0] > 4 * min(results)[0]
    assert 10 <= best[SGD][1] / best[Adam][1] <= 100


def test_second_order_on_a_quadratic():
    for a in (10, 100, 1000):
        counts = {name: len(descent.path) - 1 for name, descent in compare_on_quadratic(a).items()}
        assert counts["Newton"] == 1
        assert counts["conjugate gradient"] == 2
        assert counts["BFGS"] <= 6
        assert counts["gradient descent"] >= 50


def test_second_order_on_the_digits(digits):
    (X, y), *_ = digits
    model = SoftmaxRegression(64, 10, l2=0.01)

    def full(w):
        model.parameters.values[...] = w
        value = model.loss_and_gradients(X, y)
        return value, model.parameters.gradients.copy()

    start = np.zeros(model.parameters.values.size)
    assert start.size == 650
    quick = minimize(full, start, jac=True, method="L-BFGS-B", options={"gtol": 1e-4})
    w = start
    for _ in range(1000):
        w = nnlib.sgd_step(w, full(w)[1], 0.5)
    assert quick.nfev < 100
    assert quick.fun < full(w)[0] - 1e-4


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_later_trials_of_tpe_are_better_than_random_ones(digits, seed):
    (X, y), dev, _ = digits

    def dev_loss(log_lr, beta):
        model, rng = MLP([64, 32, 10], activation="tanh", rng=np.random.default_rng(1)), np.random.default_rng(2)
        optimizer = Momentum(model.parameters, 10**log_lr, beta=beta)
        with np.errstate(over="ignore", invalid="ignore"):
            for _ in range(4):
                for batch in nnlib.minibatches(X, y, 32, rng):
                    train_step(model, optimizer, *batch)
            return model.loss(*dev)

    space = {"log_lr": Uniform(-3.5, 0.5), "beta": Uniform(0.0, 0.98)}
    tpe = tpe_search(dev_loss, space, 40, np.random.default_rng(seed))
    drawn = random_search(dev_loss, space, 40, np.random.default_rng(seed))
    assert np.median([t.loss for t in tpe.trials[10:]]) < np.median([t.loss for t in drawn.trials[10:]])
    assert max(tpe.best.loss, drawn.best.loss) < 0.2
