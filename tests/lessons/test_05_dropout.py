"""What lesson 5 says about overfitting, dropout and penalties, verified apart from the lesson's own code."""

from fractions import Fraction
from itertools import product
from math import prod

import numpy as np
import pytest
from scipy import ndimage, stats
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax
from sklearn.linear_model import Ridge

import nnlib
from autograder.course import Course
from autograder.quality.solved import SolvedLesson
from autograder.quality.trial import Trial, try_all
from nnlib.data import load_digits

torch = pytest.importorskip("torch", reason="needs the extra 'oracles'")

LESSON = "05_dropout"
MASKS = list(product([0, 1], repeat=8))


def chance(mask, p):
    return prod((1 - p) if kept else p for kept in mask)


@pytest.fixture(scope="module")
def digits():
    """Return the lesson's rows as tensors: 500 with 75 wrong labels, dev, test, and where the labels are wrong."""
    X, y = load_digits(dtype=np.float32)
    order = np.random.default_rng(0).permutation(len(X))
    few, dev, test = order[:500], order[500:1000], order[1000:]
    wrong = np.random.default_rng(1).choice(500, 75, replace=False)
    labels = y[few].copy()
    labels[wrong] = (labels[wrong] + np.random.default_rng(2).integers(1, 10, 75)) % 10
    assert (labels != y[few]).sum() == 75
    pairs = [(X[few], labels), (X[dev], y[dev]), (X[test], y[test])]
    return [(torch.from_numpy(a), torch.from_numpy(b)) for a, b in pairs], torch.from_numpy(wrong)


class Net(torch.nn.Module):
    """PyTorch's own layers, dropout and initial weights."""

    def __init__(self, n_hidden=256, p=0.0, p_weights=0.0):
        super().__init__()
        self.first, self.second = torch.nn.Linear(64, n_hidden), torch.nn.Linear(n_hidden, 10)
        self.drop, self.p_weights = torch.nn.Dropout(p), p_weights
        torch.nn.init.kaiming_normal_(self.first.weight, nonlinearity="relu")
        torch.nn.init.zeros_(self.first.bias)

    def forward(self, X):
        A1 = self.drop(torch.relu(self.first(X)))
        W2 = torch.nn.functional.dropout(self.second.weight, self.p_weights, self.training)
        return torch.nn.functional.linear(A1, W2, self.second.bias)

    def loss(self, X, y):
        self.eval()
        with torch.no_grad():
            return float(torch.nn.functional.cross_entropy(self(X), y))

    def accuracy(self, X, y):
        self.eval()
        with torch.no_grad():
            return float((self(X).argmax(dim=1) == y).float().mean())


def fit(data, seed=0, n_steps=300, l1=0.0, l2=0.0, change=None, rows=slice(None), **arguments):
    torch.manual_seed(seed)
    net = Net(**arguments)
    (X, y), dev, _ = data
    X, y = X[rows], y[rows]
    optimizer, dev_losses = torch.optim.Adam(net.parameters(), lr=0.005), []
    for _ in range(n_steps):
        net.train()
        penalty = sum(
            l1 * layer.weight.abs().sum() + l2 / 2 * (layer.weight**2).sum() for layer in (net.first, net.second)
        )
        cost = torch.nn.functional.cross_entropy(net(change(X) if change else X), y) + penalty
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
        dev_losses.append(net.loss(*dev))
    return net, dev_losses


def noisy(X):
    return X + 0.3 * torch.randn(X.shape)


def shifted(X):
    images = torch.nn.functional.pad(X.reshape(-1, 8, 8), (1, 1, 1, 1))
    rows, columns = torch.randint(0, 3, (2, len(X)))
    moved = [image[r : r + 8, c : c + 8] for image, r, c in zip(images, rows, columns, strict=True)]
    return torch.stack(moved).reshape(-1, 64)


@pytest.fixture(scope="module")
def plain(digits):
    return fit(digits[0])


def test_the_network_learns_500_digits_by_heart(digits, plain):
    (few, _, test), wrong = digits
    net, dev_losses = plain
    assert sum(parameter.numel() for parameter in net.parameters()) == 19_210
    assert net.accuracy(*few) == 1.0
    assert net.loss(*few) < 0.02
    assert net.accuracy(few[0][wrong], few[1][wrong]) == 1.0
    assert 10 <= np.argmin(dev_losses) <= 40
    assert dev_losses[-1] > 1.4 * min(dev_losses)
    assert net.accuracy(*test) < 0.9


def test_early_stopping_keeps_the_turn(digits, plain):
    (few, _, test), wrong = digits
    best, stop = nnlib.early_stopping(plain[1], 20)
    assert best == np.argmin(plain[1]) and stop == best + 20 < 60
    net, _ = fit(digits[0], n_steps=best + 1)
    assert net.accuracy(few[0][wrong], few[1][wrong]) < 0.1
    assert net.loss(*test) < 0.8 * plain[0].loss(*test)
    assert net.accuracy(*test) > plain[0].accuracy(*test)


@pytest.mark.parametrize("n_hidden", [2, 4])
def test_a_small_network_underfits_and_has_no_gap(digits, n_hidden):
    (few, dev, _), _ = digits
    net, _ = fit(digits[0], n_hidden=n_hidden)
    assert net.accuracy(*few) < 0.82
    assert net.accuracy(*dev) > net.accuracy(*few) - 0.02
    assert net.loss(*dev) < net.loss(*few)


@pytest.mark.parametrize(
    "remedy",
    [
        dict(l1=0.001),
        dict(l2=0.003),
        dict(p=0.8),
        dict(p_weights=0.5),
        dict(change=noisy),
        pytest.param(dict(change=shifted), marks=pytest.mark.slow),
    ],
    ids=["L1", "L2", "dropout", "DropConnect", "noise", "shifts"],
)
def test_each_remedy_beats_none(digits, plain, remedy):
    test = digits[0][2]
    net, dev_losses = fit(digits[0], **remedy)
    assert net.loss(*test) < 0.9 * plain[0].loss(*test)
    assert net.accuracy(*test) > plain[0].accuracy(*test) + 0.01
    assert dev_losses[-1] < plain[1][-1]


@pytest.mark.slow
def test_three_strong_remedies_at_once_underfit(digits, plain):
    (few, _, test), _ = digits
    net, _ = fit(digits[0], p=0.8, change=lambda X: noisy(shifted(X)))
    assert net.loss(*few) > 1
    assert net.loss(*test) > plain[0].loss(*test)


def test_dropout_has_its_best_dev_loss_in_between(digits, plain):
    (few, _, _), _ = digits
    runs = [plain, *(fit(digits[0], p=p) for p in (0.5, 0.8, 0.95))]
    assert np.all(np.diff([net.loss(*few) for net, _ in runs]) > 0)
    ends = [dev_losses[-1] for _, dev_losses in runs]
    assert ends[0] > ends[1] > ends[2] < ends[3]


def test_l1_makes_weights_and_units_sparse_and_l2_does_not(digits):
    share, idle = {}, {}
    for name in ("l1", "l2"):
        net, _ = fit(digits[0], **{name: {"l1": 0.001, "l2": 0.003}[name]})
        sizes = net.first.weight.detach().abs()
        share[name], idle[name] = float((sizes < 0.001).float().mean()), float((sizes.amax(1) < 0.01).float().mean())
    assert share["l1"] > 0.6 > 0.4 > share["l2"]
    assert idle["l1"] > 0.4 > 0.2 > idle["l2"]


@pytest.mark.slow
def test_bags_make_a_better_ensemble_than_the_same_rows(digits):
    X, y = digits[0][2]
    drawn = [np.random.default_rng(seed).integers(0, 500, 500) for seed in range(5)]
    right = {}
    for name, choices in (("same", [slice(None)] * 5), ("bags", drawn)):
        nets = [fit(digits[0], seed=seed, rows=rows)[0] for seed, rows in enumerate(choices)]
        P = np.array([torch.softmax(net(X), dim=1).detach().numpy() for net in nets])
        alone = np.mean([net.accuracy(X, y) for net in nets])
        right[name] = float(np.mean(nnlib.ensemble_predict(P) == y.numpy())), alone
    assert right["bags"][0] - right["bags"][1] > right["same"][0] - right["same"][1] + 0.02
    assert right["bags"][0] > right["same"][0]


def test_a_committee_of_three_and_what_a_bag_misses():
    assert stats.binom.sf(1, 3, 0.15) == pytest.approx(0.061, abs=5e-4)
    assert stats.binom.pmf(0, 500, 1 / 500) == pytest.approx(0.37, abs=5e-3)


@pytest.mark.parametrize("p", [Fraction(1, 5), Fraction(1, 2), Fraction(4, 5)])
def test_classic_and_inverted_dropout_keep_the_mean_exactly(p):
    """All 256 masks in exact arithmetic; the slide's factor p fits at 1/2 alone."""
    x, w = [3, 1, -2, 5, 1, 0, 2, 4], [1, -2, 1, 1, 3, 7, -1, 2]
    full = sum(a * b for a, b in zip(x, w, strict=True))
    classic = sum(chance(m, p) * sum(a * b * k for a, b, k in zip(x, w, m, strict=True)) for m in MASKS)
    inverted = sum(chance(m, p) * sum(a * b * k / (1 - p) for a, b, k in zip(x, w, m, strict=True)) for m in MASKS)
    assert sum(chance(m, p) for m in MASKS) == 1
    assert classic == (1 - p) * full
    assert inverted == full
    assert (classic == p * full) == (p == Fraction(1, 2))
    at_test = np.array(x) @ nnlib.dropout_at_test(np.array(w, dtype=float), float(p))
    assert at_test == pytest.approx(float(classic))


@pytest.mark.parametrize("p", [0.2, 0.5, 0.8])
def test_drawn_masks_have_that_mean(p):
    rng = np.random.default_rng(3)
    x, w = rng.normal(size=8) + 1, rng.normal(size=8)
    Y, mask = nnlib.dropout_forward(np.repeat(x[None], 20_000, axis=0), p, rng, True)
    assert stats.ttest_1samp(Y @ w, x @ w).pvalue > 0.001
    assert stats.binomtest(int(mask.sum()), mask.size, 1 - p).pvalue > 0.001


def test_a_classic_network_is_an_inverted_one_with_other_weights():
    """Mask by mask: dropping without scaling on W is dropping with scaling on (1 - p) W, which torch confirms."""
    rng = np.random.default_rng(4)
    X, W, p = rng.normal(size=(6, 8)), rng.normal(size=(8, 3)), 0.3
    Y, mask = nnlib.dropout_forward(X, p, rng, True)
    np.testing.assert_allclose(Y @ nnlib.dropout_at_test(W, p), (X * mask) @ W)
    x = torch.from_numpy(X).requires_grad_()
    upstream = rng.normal(size=X.shape)
    (x * torch.from_numpy(mask) / (1 - p)).backward(torch.from_numpy(upstream))
    np.testing.assert_allclose(nnlib.dropout_backward(upstream, mask, p), x.grad.numpy())


@pytest.mark.parametrize("p", [0.2, 0.5])
def test_one_softmax_layer_is_the_geometric_mean_of_its_masks(p):
    rng = np.random.default_rng(5)
    x, W, b = rng.normal(size=8), rng.normal(size=(8, 3)), rng.normal(size=3)
    Z = np.array([(x * np.array(m)) @ W + b for m in MASKS])
    weights = np.array([chance(m, p) for m in MASKS])
    geometric = softmax(weights @ log_softmax(Z, axis=1))
    np.testing.assert_allclose(nnlib.softmax(x[None] @ nnlib.dropout_at_test(W, p) + b)[0], geometric)
    arithmetic = weights @ softmax(Z, axis=1)
    assert 1e-3 < np.abs(arithmetic - geometric).max() < 0.2


def test_the_full_network_agrees_with_a_hundred_masks(digits):
    X, y = digits[0][2]
    net, _ = fit(digits[0], p=0.8)
    net.train()
    with torch.no_grad():
        answers = torch.stack([torch.softmax(net(X), dim=1) for _ in range(100)])
    together = answers.mean(dim=0).argmax(dim=1)
    alone = float((answers.argmax(dim=2) == y).float().mean())
    whole = net.accuracy(X, y)
    assert alone < whole - 0.05
    assert abs(float((together == y).float().mean()) - whole) < 0.02


def test_dropout_on_a_linear_model_is_ridge_with_a_lambda_for_each_weight():
    """All masked copies of the data, weighted by their chance, solved at once."""
    rng, p = np.random.default_rng(6), 0.3
    X, y = rng.normal(size=(20, 8)) * np.array([3, 2, 1, 1, 1, 1, 0.5, 0.1]), rng.normal(size=20)
    roots = [np.sqrt(chance(m, p)) for m in MASKS]
    copies = np.vstack([root * X * np.array(m) / (1 - p) for root, m in zip(roots, MASKS, strict=True)])
    best = np.linalg.lstsq(copies, np.concatenate([root * y for root in roots]))[0]
    lambdas = p / (1 - p) * (X**2).sum(axis=0)
    ridge = Ridge(alpha=1.0, fit_intercept=False).fit(X / np.sqrt(lambdas), y).coef_ / np.sqrt(lambdas)
    np.testing.assert_allclose(best, ridge)
    assert lambdas.max() > 100 * lambdas.min()


def test_noise_on_a_linear_model_is_plain_ridge():
    rng, sigma = np.random.default_rng(7), 0.5
    X, y = rng.normal(size=(20, 8)), rng.normal(size=20)
    copies = np.vstack([X + sigma * (2 * np.array(m) - 1) for m in MASKS])
    best = np.linalg.lstsq(copies, np.tile(y, len(MASKS)))[0]
    np.testing.assert_allclose(best, Ridge(alpha=20 * sigma**2, fit_intercept=False).fit(X, y).coef_)


def test_the_l2_penalty_is_a_gaussian_prior():
    rng, lam = np.random.default_rng(8), 2.5
    X, y = rng.normal(size=(30, 4)), rng.normal(size=30)

    def minus_log_posterior(w):
        return -stats.norm.logpdf(y, X @ w).sum() - stats.norm.logpdf(w, 0, np.sqrt(1 / lam)).sum()

    likeliest = minimize(minus_log_posterior, np.zeros(4), tol=1e-10).x
    slope = X.T @ (X @ likeliest - y) + nnlib.l2_penalty([likeliest], lam)[1][0]
    np.testing.assert_allclose(slope, 0, atol=1e-3)
    np.testing.assert_allclose(likeliest, Ridge(alpha=lam, fit_intercept=False).fit(X, y).coef_, atol=1e-5)


@pytest.mark.parametrize(
    ("t", "decay", "slide"), [(1, 0.95, 1.05), (10, 0.599, 1.629), (50, 0.077, 11.467), (100, 0.006, 131.501)]
)
def test_the_weight_without_data_decays(t, decay, slide):
    w = torch.ones(1, dtype=torch.float64, requires_grad=True)
    descent = torch.optim.SGD([w], lr=0.1, weight_decay=0.5)
    ours = np.ones(1)
    for _ in range(t):
        w.grad = torch.zeros_like(w)
        descent.step()
        ours = ours - 0.1 * nnlib.l2_penalty([ours], 0.5)[1][0]
    assert w.item() == pytest.approx(decay, abs=5e-4)
    assert ours[0] == pytest.approx(w.item())
    assert 1.05**t == pytest.approx(slide, abs=5e-4)


def test_with_adam_the_penalty_is_no_decay_by_a_factor():
    """Without data the first step of Adam is the rate, whatever lam is; AdamW decays by 1 - lr lam."""
    for lam in (0.01, 1.0):
        w = np.array([2.0])
        after, *_ = nnlib.adam_step(w, nnlib.l2_penalty([w], lam)[1][0], np.zeros(1), np.zeros(1), 1, 0.1)
        assert after[0] == pytest.approx(1.9, abs=1e-4)
        parameter = torch.tensor([2.0], requires_grad=True)
        parameter.grad = torch.zeros(1)
        torch.optim.AdamW([parameter], lr=0.1, weight_decay=lam).step()
        assert parameter.item() == pytest.approx(2 * (1 - 0.1 * lam), abs=1e-5)


@pytest.mark.parametrize(("dx", "dy"), [(1, 0), (0, 1), (-2, -1), (2, -3), (-5, 4)])
def test_shifts_are_those_of_scipy(dx, dy):
    images = np.random.default_rng(9).uniform(size=(3, 6, 8))
    expected = ndimage.shift(images, (0, dy, dx), order=0, mode="constant", cval=0.0)
    np.testing.assert_array_equal(nnlib.shift_images(images, dx, dy), expected)


def test_the_example_of_early_stopping():
    """Best 3, then 2 (epoch 1); epochs 2 and 3 bring nothing; 1.0 is never seen."""
    assert nnlib.early_stopping([3.0, 2.0, 2.5, 2.0, 1.0], 2) == (1, 3)


@pytest.mark.parametrize(
    ("function", "code"),
    [
        (
            "dropout_forward",
            "def dropout_forward(X, p, rng, training):\n"
            "    return np.where(rng.random(X.shape) < p * training, 0, X / (1 - p * training)), np.ones_like(X)",
        ),
        ("dropconnect_forward", "def dropconnect_forward(X, W, b, p, rng):\n    return X @ W + b, np.ones_like(W)"),
    ],
)
def test_a_mask_that_tells_another_story_than_the_result_is_caught(function, code):
    """The checks know no mask but the learner's: they have to hold it and the result against each other."""
    lesson = SolvedLesson.read(Course.find().source(LESSON))
    (verdict,) = try_all([Trial(lesson, function, code)])
    failed = {row["intent"].split(",")[0] for row in verdict.rows if not row["passed"]}
    assert {"what is kept is scaled up by 1 / (1 - p)", "Z comes from the kept weights"} & failed
    assert verdict.points < 0.7 * verdict.max_points
