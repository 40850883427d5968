"""The perceptron, logistic and softmax regression, the small network, and the tools around training."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays_of
from scipy import stats
from sklearn.linear_model import LogisticRegression

import nnlib
from nnlib.models import Perceptron

torch = pytest.importorskip("torch")
BITS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


def test_the_perceptrons_first_epoch_by_hand():
    w, b, mistakes = nnlib.train_perceptron(BITS, np.array([0, 0, 0, 1]), lr=0.5, n_epochs=1)
    # 00 is called 1: b = -0.5; 01 and 10 are right; 11 is called 0: w = (0.5, 0.5), b = 0
    assert w.tolist() == [0.5, 0.5] and b == 0.0 and mistakes == [2]


def test_the_perceptron_converges_where_a_line_exists_and_only_there():
    for y, separable in (([0, 0, 0, 1], True), ([0, 1, 1, 1], True), ([0, 1, 1, 0], False)):
        w, b, mistakes = nnlib.train_perceptron(BITS, np.array(y), lr=0.1, n_epochs=50)
        assert (mistakes[-1] == 0) is separable
        assert (nnlib.perceptron_loss(BITS, np.array(y), w, b) == 0) is separable


def test_the_perceptron_loss_by_hand():
    X, y = np.array([[2.0], [-3.0], [1.0]]), np.array([0, 1, 1])
    assert nnlib.perceptron_loss(X, y, np.array([1.0]), 0.0) == pytest.approx((2 + 3) / 3)


def test_no_pair_of_weights_solves_xor_but_the_network_does():
    assert nnlib.xor_network(BITS).tolist() == [0, 1, 1, 0]
    grid = np.linspace(-2, 2, 9)
    for w1, w2, b in itertools.product(grid, grid, grid):
        assert nnlib.predict(BITS, np.array([w1, w2]), b).tolist() != [0, 1, 1, 0]


def test_unsigned_labels_do_not_wrap():
    y = np.array([0, 1], np.uint8)
    assert nnlib.perceptron_loss(np.array([[1.0], [1.0]]), y, np.array([1.0]), 0.0) == pytest.approx(0.5)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint64, np.int64, np.bool_])
def test_the_perceptrons_step_is_the_same_for_labels_of_any_dtype(dtype):
    w, b = nnlib.perceptron_update(np.zeros(2), 0.0, np.array([1.0, 2.0]), np.zeros(1, dtype)[0], 1.0)
    assert (w.tolist(), b) == ([-1.0, -2.0], -1.0)
    model = Perceptron(2)
    model.update(np.array([1.0, 2.0]), np.zeros(1, dtype)[0])
    assert (model.w.tolist(), model.b) == ([-1.0, -2.0], -1.0)


def test_numerical_gradient_of_a_function_that_answers_in_one_array():
    answer = np.empty(())

    def f(x):
        return np.sum(x * x, out=answer)

    np.testing.assert_allclose(nnlib.numerical_gradient(f, [1.0, -3.0]), [2.0, -6.0], rtol=1e-8)


def test_logistic_and_softmax_gradients_agree_with_torch():
    rng = np.random.default_rng(0)
    X, W, b, y = rng.normal(size=(6, 3)), rng.normal(size=(3, 2)), rng.normal(size=2), rng.integers(0, 2, 6)
    tW, tb = torch.tensor(W, requires_grad=True), torch.tensor(b, requires_grad=True)
    torch.nn.functional.cross_entropy(torch.tensor(X) @ tW + tb, torch.tensor(y)).backward()
    dW, db = nnlib.softmax_gradient(X, y, W, b)
    np.testing.assert_allclose(dW, tW.grad.numpy(), rtol=1e-9)
    np.testing.assert_allclose(db, tb.grad.numpy(), rtol=1e-9)
    tw, tc = torch.tensor(W[:, 0], requires_grad=True), torch.tensor(b[0], requires_grad=True)
    p = torch.sigmoid(torch.tensor(X) @ tw + tc)
    torch.nn.functional.binary_cross_entropy(p, torch.tensor(y, dtype=torch.float64)).backward()
    dw, dc = nnlib.logistic_gradient(X, y, W[:, 0], b[0])
    np.testing.assert_allclose(nnlib.predict_proba(X, W[:, 0], b[0]), p.detach().numpy(), rtol=1e-10)
    np.testing.assert_allclose(dw, tw.grad.numpy(), rtol=1e-9)
    assert dc == pytest.approx(tc.grad.item(), rel=1e-9)


def test_fit_logistic_finds_scikit_learns_solution():
    rng = np.random.default_rng(1)
    X = rng.normal(size=(80, 2))
    y = (X[:, 0] - X[:, 1] + rng.normal(0, 1.5, 80) > 0.3).astype(int)
    w, b, losses = nnlib.fit_logistic(X, y, lr=1.0, n_steps=2000)
    model = LogisticRegression(C=np.inf, tol=1e-10, max_iter=1000).fit(X, y)
    np.testing.assert_allclose(w, model.coef_[0], rtol=1e-4)
    assert b == pytest.approx(model.intercept_[0], rel=1e-4)
    assert losses[0] == pytest.approx(np.log(2)) and len(losses) == 2000 and losses[-1] < losses[0]


@pytest.mark.parametrize(("n", "n_hidden"), [(1, 1), (5, 3)])
def test_the_small_network_agrees_with_torch(n, n_hidden):
    rng = np.random.default_rng(n)
    X, y = rng.normal(size=(n, 2)), rng.integers(0, 2, n)
    params = {
        "W1": rng.normal(size=(2, n_hidden)),
        "b1": rng.normal(size=n_hidden),
        "W2": rng.normal(size=(n_hidden, 1)),
        "b2": rng.normal(size=1),
    }
    t = {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}
    A2 = torch.sigmoid(torch.tanh(torch.tensor(X) @ t["W1"] + t["b1"]) @ t["W2"] + t["b2"])
    torch.nn.functional.binary_cross_entropy(A2[:, 0], torch.tensor(y, dtype=torch.float64)).backward()
    ours, cache = nnlib.mlp_forward(X, params)
    np.testing.assert_allclose(ours, A2.detach().numpy(), rtol=1e-10)
    grads = nnlib.mlp_backward(params, cache, X, y)
    assert grads.keys() == params.keys()
    for name, gradient in grads.items():
        np.testing.assert_allclose(gradient, t[name].grad.numpy(), rtol=1e-8, atol=1e-12)


@pytest.mark.parametrize(("x", "y"), [(3.0, -4.0), (1000.0, -1.0), (-2.0, 0.5), (0, 1)])
def test_staged_agrees_with_torch(x, y):
    a, b = (torch.tensor(float(v), dtype=torch.float64, requires_grad=True) for v in (x, y))
    f = (a + torch.sigmoid(b)) / (torch.sigmoid(a) + (a + b) ** 2)
    f.backward()
    expected = f.item(), a.grad.item(), b.grad.item()
    assert nnlib.staged_forward_backward(x, y) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("x", [np.array([1, 2, 3]), np.float32([[1, 2]]), np.array(2.0), np.zeros(0)])
def test_numerical_gradient_takes_integers_float32_and_any_shape(x):
    before = x.copy()
    gradient = nnlib.numerical_gradient(lambda v: (v**3).sum(), x)
    assert gradient.dtype == np.float64 and gradient.shape == x.shape
    np.testing.assert_allclose(gradient, 3 * x.astype(float) ** 2, rtol=1e-6)
    np.testing.assert_array_equal(x, before)


def test_gradient_check_tells_right_from_wrong():
    x = np.array([1.0, -2.0])
    assert nnlib.gradient_check(lambda v: (v**3).sum(), lambda v: 3 * v**2, x) < 1e-8
    assert nnlib.gradient_check(lambda v: (v**3).sum(), lambda v: -3 * v**2, x) == pytest.approx(1.0)
    assert nnlib.gradient_check(lambda v: 0.0, lambda v: 0 * v, x) == 0.0
    assert np.isnan(nnlib.gradient_check(lambda v: v.sum(), lambda v: v * np.nan, x))


def test_penalties_agree_with_finite_differences():
    W = np.random.default_rng(0).normal(size=(3, 2))
    for penalty in (
        lambda W: nnlib.l2_penalty([W, 2 * W], 0.3),
        lambda W: nnlib.l1_penalty([W, 2 * W], 0.3),
        lambda W: nnlib.elastic_net_penalty([W, 2 * W], 0.2, 0.3),
    ):
        first, second = penalty(W)[1]
        numerical = nnlib.numerical_gradient(lambda x, f=penalty: f(x)[0], W)
        np.testing.assert_allclose(first + 2 * second, numerical, rtol=1e-6, atol=1e-9)


def test_clipping_agrees_with_torch_and_survives_explosions():
    rng = np.random.default_rng(0)
    grads = [rng.normal(size=(3, 2)), rng.normal(size=4)]
    parameters = [torch.nn.Parameter(torch.zeros(g.shape, dtype=torch.float64)) for g in grads]
    for p, g in zip(parameters, grads, strict=True):
        p.grad = torch.tensor(g)
    torch.nn.utils.clip_grad_norm_(parameters, 0.7)
    for ours, p in zip(nnlib.clip_by_global_norm(grads, 0.7), parameters, strict=True):
        np.testing.assert_allclose(ours, p.grad.numpy(), rtol=1e-5)  # torch adds 1e-6 to the norm
    for ours, g in zip(nnlib.clip_by_global_norm(grads, 1e6), grads, strict=True):
        np.testing.assert_array_equal(ours, g)
    np.testing.assert_allclose(nnlib.clip_by_global_norm([np.array([3e200, 4e200])], 1.0)[0], [0.6, 0.8])
    with pytest.raises(ValueError, match="finite"):
        nnlib.clip_by_global_norm([np.array([np.nan])], 1.0)
    np.testing.assert_allclose(nnlib.layer_gradient_norms(grads), [torch.tensor(g).norm().item() for g in grads])


@pytest.mark.parametrize("size", [1e-320, 1e-200, 1.0, 1e200, 1e307])
def test_gradient_norms_neither_overflow_nor_vanish(size):
    norms = nnlib.layer_gradient_norms([np.array([[3.0, -4.0]]) * size, np.zeros((2, 2)), np.empty((0, 3))])
    np.testing.assert_allclose(norms, [math.hypot(3 * size, 4 * size), 0, 0], rtol=1e-15 if size > 1e-300 else 1e-3)


@given(arrays_of.arrays(np.float64, (3, 4), elements=st.floats(-1e3, 1e3).map(lambda value: round(value, 6))))
def test_ordinary_gradient_norms_are_numpys_to_the_last_bit(g):
    assert nnlib.layer_gradient_norms([g]) == np.linalg.norm(g)


def test_gradient_norms_of_what_is_not_finite_say_so():
    norms = nnlib.layer_gradient_norms([np.array([[np.inf, 1.0]]), np.array([[np.nan, 1.0]])])
    np.testing.assert_array_equal(norms, [np.inf, np.nan])


@pytest.mark.parametrize(
    ("losses", "patience", "expected"),
    [([3, 2, 1], 1, (2, 2)), ([1, 1, 1], 2, (0, 2)), ([2, 1, 3, 0.5], 1, (1, 2)), ([np.nan, 1.0], 5, (1, 1))],
)
def test_early_stopping_by_hand(losses, patience, expected):
    assert nnlib.early_stopping(losses, patience) == expected


def test_initial_weights_follow_their_laws():
    def draw(init):
        return init(300, 200, np.random.default_rng(0)).ravel()

    limit = np.sqrt(6 / 500)
    assert stats.kstest(draw(nnlib.xavier_uniform), stats.uniform(-limit, 2 * limit).cdf).pvalue > 0.01
    for init, std in (
        (nnlib.xavier_normal, np.sqrt(2 / 500)),
        (nnlib.he_normal, np.sqrt(2 / 300)),
        (nnlib.scaled_normal, np.sqrt(1 / 300)),
        (nnlib.small_normal, 0.01),
    ):
        assert stats.kstest(draw(init), stats.norm(0, std).cdf).pvalue > 0.01


def test_ensemble_takes_the_largest_mean():
    P = np.random.default_rng(0).dirichlet(np.ones(4), (3, 5))
    expected = torch.tensor(P).mean(0).argmax(1).numpy()
    np.testing.assert_array_equal(nnlib.ensemble_predict(P), expected)
