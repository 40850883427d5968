"""What lesson 6 says about scale, initialisation and batch norm, verified apart from the lesson's own code."""

from itertools import pairwise

import numpy as np
import pytest
from scipy.stats import zscore
from sklearn.decomposition import PCA
from sklearn.preprocessing import MinMaxScaler, StandardScaler

import nnlib
from nnlib.data import load_digits

torch = pytest.importorskip("torch")


@pytest.fixture(scope="module")
def digits():
    X, y = load_digits()
    order = np.random.default_rng(0).permutation(len(X))
    train, dev = order[:1200], order[1200:]
    return tuple(torch.tensor(A) for A in (X[train], y[train], X[dev], y[dev]))


@pytest.fixture(scope="module")
def people():
    rng = np.random.default_rng(0)
    age, income = rng.normal(40, 12, size=300), rng.normal(30_000, 9_000, size=300)
    return np.column_stack([age, income, 0.4 * age + rng.normal(0, 3, size=300)])


def condition_number(X):
    """Return the squared ratio of the singular values of X, that is the ratio of the eigenvalues of X.T @ X."""
    values = np.linalg.svd(X, compute_uv=False)
    return (values[0] / values[-1]) ** 2


@pytest.mark.parametrize(("a", "n_steps"), [(1, 1), (10, 39), (100, 444), (1000, 5008)])
def test_steps_down_a_ravine(a, n_steps):
    """At the best rate, 2 / (1 + a), both coordinates shrink by (a - 1) / (a + 1) a step."""
    factor = (a - 1) / (a + 1)
    heights = 0.5 * (1 + a) * factor ** (2 * np.array([n_steps - 1.0, n_steps]))
    assert heights[0] >= 1e-6 > heights[1]


def test_condition_numbers_before_and_after(people):
    assert condition_number(people) == pytest.approx(1.5e8, rel=0.05)
    assert condition_number(MinMaxScaler().fit_transform(people)) == pytest.approx(280, rel=0.02)
    standardised = StandardScaler().fit_transform(people)
    assert condition_number(standardised) == pytest.approx(15, rel=0.03)
    assert condition_number(PCA(whiten=True).fit_transform(people)) == pytest.approx(1)
    assert condition_number(people[:, [0, 2]]) == pytest.approx(300, rel=0.02)
    assert condition_number(standardised[:, [0, 2]]) == pytest.approx(15, rel=0.03)
    assert condition_number(nnlib.pca_whiten(people, 1e-9)) == pytest.approx(1, abs=1e-4)


def test_equal_weights_make_one_unit_of_thirty(digits):
    X, y, X_dev, y_dev = digits
    rng = np.random.default_rng(4)
    starts = {
        "W equal": (np.full((64, 30), 0.1), np.zeros(30), np.full((30, 10), 0.1)),
        "W random": (rng.normal(0, 0.1, (64, 30)), np.zeros(30), rng.normal(0, 0.1, (30, 10))),
        "b random": (np.full((64, 30), 0.1), rng.normal(0, 0.1, 30), np.full((30, 10), 0.1)),
        "all 0": (np.zeros((64, 30)), np.zeros(30), np.zeros((30, 10))),
    }
    found = {}
    for name, start in starts.items():
        W, b, V, c = parameters = [torch.tensor(A, requires_grad=True) for A in (*start, np.zeros(10))]
        optimizer = torch.optim.SGD(parameters, lr=0.5)
        for _ in range(300):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(torch.tanh(X @ W + b) @ V + c, y).backward()
            optimizer.step()
        with torch.no_grad():
            right = ((torch.tanh(X_dev @ W + b) @ V + c).argmax(dim=1) == y_dev).double().mean().item()
            found[name] = len(np.unique(W.numpy().round(6), axis=1).T), right
            if name == "all 0":
                assert not W.any()
    assert {name: n for name, (n, _) in found.items()} == {"W equal": 1, "W random": 30, "b random": 30, "all 0": 1}
    assert found["W random"][1] == pytest.approx(0.975, abs=0.01)
    assert found["b random"][1] == pytest.approx(0.21, abs=0.03)
    assert max(found["W equal"][1], found["all 0"][1]) < 0.15


def spreads(activation, initial, seed):
    """Return the standard deviation of 500 rows after each of ten layers of 100 units."""
    rng = np.random.default_rng(seed)
    A, found = rng.normal(size=(500, 100)), []
    for _ in range(10):
        A = activation(A @ initial(100, 100, rng))
        found.append(A.std())
    return np.array(found)


def relu(Z):
    return np.maximum(Z, 0)


def test_tanh_squeezes_as_the_mean_field_says():
    """In wide layers with variance 1 / n_in, v becomes E tanh(sqrt(v) z)**2 for a standard normal z."""
    z, weights = np.polynomial.hermite_e.hermegauss(80)
    v, theory = 1.0, []
    for _ in range(10):
        v = weights @ np.tanh(np.sqrt(v) * z) ** 2 / weights.sum()
        theory.append(np.sqrt(v))
    assert theory[1] == pytest.approx(0.5, abs=0.02)
    assert theory[9] == pytest.approx(0.24, abs=0.02)
    for seed in range(3):
        np.testing.assert_allclose(spreads(np.tanh, nnlib.xavier_uniform, seed), theory, rtol=0.15)


def test_weights_that_are_too_small_or_too_large():
    small = spreads(np.tanh, lambda n, m, rng: rng.normal(0, 0.01, (n, m)), 0)
    np.testing.assert_allclose(small, 0.1 ** np.arange(1, 11), rtol=0.2)
    large = spreads(np.tanh, lambda n, m, rng: rng.normal(0, 1.0, (n, m)), 0)
    np.testing.assert_allclose(large, 0.96, atol=0.01)


@pytest.mark.parametrize("seed", range(3))
def test_relu_wants_he(seed):
    """With E a**2 = 1 the sums have variance 2, so a has the mean 1 / sqrt(pi) and the spread sqrt(1 - 1 / pi)."""
    he, xavier = spreads(relu, nnlib.he_normal, seed), spreads(relu, nnlib.xavier_uniform, seed)
    np.testing.assert_allclose(he, np.sqrt(1 - 1 / np.pi), rtol=0.35)
    assert (xavier[9] / xavier[0]) ** (1 / 9) == pytest.approx(1 / np.sqrt(2), rel=0.1)


@pytest.mark.parametrize(
    ("initial", "slope", "low", "high"),
    [
        (lambda rng: rng.normal(0, 0.01, (100, 100)), 1.0, 5e-10, 2e-9),
        (lambda rng: rng.normal(0, 1.0, (100, 100)), 0.08, 1e3, 4e3),
        (lambda rng: nnlib.xavier_uniform(100, 100, rng), 0.95, 0.2, 0.35),
    ],
    ids=["0.01", "1.0", "Xavier"],
)
def test_a_flat_tanh_is_not_the_whole_story(initial, slope, low, high):
    rng = np.random.default_rng(5)
    A, sums = torch.tensor(rng.normal(size=(500, 100))), []
    for _ in range(10):
        Z = A @ torch.tensor(initial(rng)) if sums else (A @ torch.tensor(initial(rng))).requires_grad_()
        Z.retain_grad()
        sums.append(Z)
        A = torch.tanh(Z)
    A.backward(torch.tensor(rng.normal(size=(500, 100))))
    assert (1 - A**2).mean().item() == pytest.approx(slope, abs=0.01)
    assert low < (sums[0].grad.norm() / sums[-1].grad.norm()).item() < high


def test_eps_outside_the_root_blows_noise_up():
    X = np.array([[1e-6], [-1e-6]])
    inside = nnlib.batchnorm_forward(X, np.ones(1), np.zeros(1), np.zeros(1), np.ones(1), 0.9, 1e-5, True)[0][0, 0]
    assert inside == pytest.approx(0.000316, abs=1e-6)
    outside = 1 / 11
    assert outside / inside == pytest.approx(287, abs=1)
    assert np.sqrt(1 + 1e-5) - 1 == pytest.approx(5e-6, rel=0.01)
    assert (1 + 1e-5) / np.sqrt(1 + 1e-5) - 1 == pytest.approx(5e-6, rel=0.01)


def test_three_ways_to_the_input():
    """Each way of the derivation alone, by central differences with the other two held."""
    rng = np.random.default_rng(0)
    X, gamma, dY, eps, h = rng.normal(1, 2, (6, 3)), rng.normal(size=3), rng.normal(size=(6, 3)), 1e-2, 1e-6

    def through(straight, by_mean, by_var):
        def cost(A):
            x, of_mean, of_var = A if straight else X, A if by_mean else X, A if by_var else X
            X_hat = (x - of_mean.mean(axis=0)) / np.sqrt(of_var.var(axis=0) + eps)
            return np.sum(dY * gamma * X_hat)

        slopes = np.empty_like(X)
        for index in np.ndindex(X.shape):
            step = np.zeros_like(X)
            step[index] = h
            slopes[index] = (cost(X + step) - cost(X - step)) / (2 * h)
        return slopes

    s = np.sqrt(X.var(axis=0) + eps)
    X_hat, d = (X - X.mean(axis=0)) / s, dY * gamma
    ways = d / s, -d.mean(axis=0) / s + 0 * X, -X_hat * (d * X_hat).mean(axis=0) / s
    for number, way in enumerate(ways):
        np.testing.assert_allclose(through(*(number == other for other in range(3))), way, atol=1e-7)
    cache = nnlib.batchnorm_forward(X, gamma, np.zeros(3), np.zeros(3), np.ones(3), 0.9, eps, True)[1]
    np.testing.assert_allclose(nnlib.batchnorm_backward(dY, cache)[0], sum(ways), atol=1e-12)


def train(digits, lr, batch_norm, start, batch_size=64, n_epochs=12):
    """Train 64-64-64-64-64-10 with tanh units in PyTorch; return the dev accuracy."""
    X, y, X_dev, y_dev = digits
    rng, layers, sizes = np.random.default_rng(3), [], [64, 64, 64, 64, 64, 10]
    for n_in, n_out in pairwise(sizes):
        linear = torch.nn.Linear(n_in, n_out, dtype=torch.float64)
        with torch.no_grad():
            linear.bias.zero_()
            if start == "Xavier":
                linear.weight[...] = torch.tensor(nnlib.xavier_uniform(n_in, n_out, rng).T)
            else:
                linear.weight[...] = torch.tensor(rng.normal(0, 0.05, size=(n_out, n_in)))
        layers.append(linear)
        if n_out != 10:
            layers += [torch.nn.BatchNorm1d(n_out, dtype=torch.float64)] if batch_norm else []
            layers.append(torch.nn.Tanh())
    model = torch.nn.Sequential(*layers)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for _ in range(n_epochs):
        for rows in np.array_split(rng.permutation(len(X)), -(-len(X) // batch_size)):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(model(X[rows]), y[rows]).backward()
            optimizer.step()
    model.eval()
    with torch.no_grad():
        return (model(X_dev).argmax(dim=1) == y_dev).double().mean().item()


def test_batch_norm_allows_rates_ten_times_as_high(digits):
    assert train(digits, 0.3, False, "Xavier") > 0.95
    assert train(digits, 1.0, False, "Xavier") < 0.5
    assert max(train(digits, lr, False, "0.05") for lr in (0.1, 0.3, 1.0)) < 0.9
    assert min(train(digits, lr, True, "0.05") for lr in (0.03, 0.1, 0.3, 1.0)) > 0.94
    assert train(digits, 3.0, True, "0.05") > 0.8
    assert train(digits, 10.0, True, "0.05") < 0.8


def test_the_noise_of_small_batches_is_no_great_help(digits):
    few = (digits[0][:200], digits[1][:200], *digits[2:])
    found = [train(few, 0.1, True, "0.05", batch_size, 40) for batch_size in (4, 25, 200)]
    assert max(found) - min(found) < 0.05
    assert min(found) > 0.88
    assert found[0] < max(found[1:]) + 0.01


@pytest.mark.parametrize(("batch_size", "rounded"), [(64, 0.15), (512, 0.05)])
def test_the_noise_of_small_batches(batch_size, rounded):
    """To first order the spread of (1 - mean) / std is sqrt((1 + 1 / 2) / n)."""
    rng = np.random.default_rng(9)
    seen = [zscore(np.append(1.0, rng.normal(size=batch_size - 1)))[0] for _ in range(2000)]
    assert np.std(seen) == pytest.approx(np.sqrt(1.5 / batch_size), rel=0.1)
    assert np.std(seen) == pytest.approx(rounded, abs=0.01)


def test_one_row_in_training_says_nothing_about_itself():
    beta = np.array([0.5, -1.0, 2.0])
    for seed in range(3):
        row = np.random.default_rng(seed).normal(size=(1, 3))
        Y, *_ = nnlib.batchnorm_forward(row, np.ones(3), beta, np.zeros(3), np.ones(3), 0.9, 1e-5, True)
        np.testing.assert_array_equal(Y[0], beta)
