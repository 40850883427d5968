import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import linalg, optimize
from scipy.sparse import linalg as sparse

from nnlib.descent import (
    backtracking_line_search,
    bfgs,
    bfgs_update,
    compare_on_quadratic,
    conjugate_gradient,
    gradient_descent,
    newton,
    newton_step,
)

rosen, rosen_der, rosen_hess = optimize.rosen, optimize.rosen_der, optimize.rosen_hess


def quadratic(n, seed):
    rng = np.random.default_rng(seed)
    Q = rng.standard_normal((n, n))
    return Q @ Q.T + np.eye(n), rng.standard_normal(n), rng.standard_normal(n)


def test_the_line_search_by_hand():
    # f = x**2 from 1 along -8: 1 - 8t must give f <= 1 - 0.3 * 16 t, first true of 1, 1/2, 1/4, 1/8 at t = 1/8
    assert backtracking_line_search(lambda x: x @ x, lambda x: 2 * x, [1.0], [-8.0], 0.3, 0.5) == 0.125


@given(st.integers(1, 5), st.integers(0, 99), st.floats(0.05, 0.45), st.floats(0.1, 0.9))
def test_the_step_is_the_first_that_falls_enough(n, seed, alpha, beta):
    A, b, x = quadratic(n, seed)

    def f(z):
        return z @ A @ z / 2 - b @ z

    def grad(z):
        return A @ z - b

    d, before = -grad(x), x.copy()
    t = backtracking_line_search(f, grad, x, d, alpha, beta)
    power = round(np.log(t) / np.log(beta))
    assert t == pytest.approx(beta**power)
    slope = grad(x) @ d
    assert f(x + t * d) <= f(x) + alpha * t * slope + 1e-12
    if power:
        assert f(x + t / beta * d) > f(x) + alpha * t / beta * slope - 1e-9
    assert np.array_equal(x, before)


def test_the_line_search_ends_at_a_minimum_and_avoids_nan():
    assert backtracking_line_search(lambda x: x @ x, lambda x: 2 * x, [0.0], [-0.0]) == 1
    with np.errstate(invalid="ignore"):
        assert backtracking_line_search(lambda x: -np.sqrt(1 - x[0]), lambda x: np.array([-1.0]), [0.5], [1.0]) < 1


@given(st.integers(1, 5), st.integers(0, 99))
def test_a_newton_step_solves_a_quadratic(n, seed):
    A, b, x = quadratic(n, seed)
    new = newton_step(lambda z: A @ z - b, lambda z: A, x)
    assert np.allclose(new, linalg.cho_solve(linalg.cho_factor(A), b))


def test_a_newton_step_against_scipys_in_one_dimension():
    root, steps = optimize.newton(np.cos, 1.0, lambda x: -np.sin(x), full_output=True)
    x = np.array([1.0])
    for _ in range(steps.iterations):
        x = newton_step(np.cos, lambda z: np.diag(-np.sin(z)), x)
    assert x == pytest.approx(root, rel=1e-12)


def test_all_methods_find_rosenbrocks_minimum_like_scipy():
    x0 = [-1.2, 1.0]
    theirs = optimize.minimize(rosen, x0, jac=rosen_der, method="BFGS")
    for ours in (bfgs(rosen, rosen_der, x0), newton(rosen, rosen_der, rosen_hess, x0)):
        assert ours.converged and np.allclose(ours.x, theirs.x, atol=1e-4)
        assert np.allclose(ours.path[0], x0) and ours.values[-1] == rosen(ours.x)
        assert (np.diff(ours.values) <= 0).all()
        assert len(ours.path) < 60


@given(st.integers(1, 6), st.integers(0, 99))
def test_bfgs_update_against_scipys_strategy(n, seed):
    rng = np.random.default_rng(seed)
    s, y = rng.standard_normal((2, n))
    y = y if s @ y > 0.1 else s
    theirs = optimize.BFGS(init_scale=1.0)
    theirs.initialize(n, "inv_hess")
    theirs.update(s, y)
    ours = bfgs_update(np.eye(n), s, y)
    assert np.allclose(ours, theirs.get_matrix(), rtol=1e-8)
    assert np.allclose(ours @ y, s)


@given(st.integers(1, 6), st.integers(0, 99))
def test_conjugate_gradient_walks_scipys_way(n, seed):
    A, b, x0 = quadratic(n, seed)
    ours = conjugate_gradient(A, b, x0, tol=1e-8)
    visited = []
    sparse.cg(A, b, x0=x0, rtol=0, atol=1e-8, maxiter=len(ours.path) - 1, callback=lambda x: visited.append(x.copy()))
    assert len(ours.path) <= n + 1
    assert np.allclose(ours.path[1 : len(visited) + 1], visited, atol=1e-6)
    assert np.allclose(ours.x, np.linalg.solve(A, b), atol=1e-5)


@given(st.floats(1.0, 50.0))
def test_gradient_descent_with_a_fixed_step_has_its_closed_form(a):
    lr = 0.5 / a
    path = gradient_descent(lambda x: (x[0] ** 2 + a * x[1] ** 2) / 2, lambda x: np.array([1, a]) * x, [1, 1], lr,
                            max_steps=20).path  # fmt: skip
    k = np.arange(len(path))[:, None]
    assert np.allclose(path, (1 - lr * np.array([1, a])) ** k)


def test_only_gradient_descent_suffers_from_the_scale():
    steps = {a: {name: len(d.path) - 1 for name, d in compare_on_quadratic(a).items()} for a in (1, 10, 100)}
    assert set(steps[1].values()) == {1}
    assert steps[100]["Newton"] == 1 and steps[100]["conjugate gradient"] == 2
    assert steps[100]["gradient descent"] > 3 * steps[10]["gradient descent"] / 2 > steps[100]["BFGS"]
    assert all(d.converged and np.allclose(d.x, 0, atol=1e-5) for d in compare_on_quadratic(100).values())


@pytest.mark.filterwarnings("ignore:overflow")
@pytest.mark.parametrize("method", [gradient_descent, bfgs])
def test_a_gradient_that_overflows_is_an_error_and_no_endless_search(method):
    with pytest.raises(ValueError, match="expected a finite gradient and direction; got .* = -inf: start nearer"):
        method(lambda x: float(np.exp(x @ x)), lambda x: 2 * x * np.exp(x @ x), [30.0])


@pytest.mark.parametrize("beta", [0.5, 0.9])
def test_the_line_search_ends_where_no_step_is_short_enough(beta):
    # a slope that the function does not have, from 0: no t above 0 is lost in the rounding of x
    assert backtracking_line_search(lambda x: abs(x[0]), lambda x: np.array([-1.0]), [0.0], [1.0], beta=beta) == 0


@pytest.mark.parametrize("method", [gradient_descent, bfgs])
def test_a_gradient_may_be_written_into_one_array(method):
    gradient, value = np.empty(2), np.empty(())

    def grad_f(x):
        gradient[...] = rosen_der(x)
        return gradient

    def f(x):
        value[...] = rosen(x)
        return value

    path = method(f, grad_f, [-1.2, 1.0], max_steps=50).path
    np.testing.assert_array_equal(path, method(rosen, rosen_der, [-1.2, 1.0], max_steps=50).path)


def test_running_out_of_steps_is_not_convergence():
    descent = gradient_descent(rosen, rosen_der, [-1.2, 1.0], max_steps=3)
    assert not descent.converged and len(descent.path) == 4


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: backtracking_line_search(rosen, rosen_der, [0.0, 0.0], [-1.0, 0.0]), "is the minus"),
        (lambda: backtracking_line_search(rosen, rosen_der, [0.0, 0.0], [1.0, 0.0], alpha=0.7), "alpha < 0.5"),
        (lambda: backtracking_line_search(rosen, rosen_der, [0.0, 0.0], [1.0, 0.0], beta=1), "beta < 1"),
        (lambda: newton_step(lambda x: x, lambda x: np.zeros((2, 2)), [1.0, 1.0]), "singular"),
        (lambda: newton_step(lambda x: x, lambda x: np.eye(3), [1.0, 1.0]), r"\(2, 2\) because x is \(2,\)"),
        (lambda: backtracking_line_search(rosen, rosen_der, [0.0, 0.0], [np.nan, 0.0]), "finite .* = nan"),
        (lambda: bfgs(rosen, rosen_der, [[1.0, 2.0]]), r"vector .* got shape \(1, 2\): flatten"),
        (lambda: gradient_descent(rosen, rosen_der, [1.0, np.nan]), r"got nan in x0\[1\]: look for"),
        (lambda: conjugate_gradient(np.eye(2), [np.inf, 1], [0, 0]), r"got inf in b\[0\]"),
        (lambda: conjugate_gradient([[1, 2], [0, 1]], [1, 1], [0, 0]), "positive definite"),
        (lambda: conjugate_gradient(np.eye(3), [1, 1], [0, 0]), "same n"),
        (lambda: compare_on_quadratic(0), "a > 0"),
    ],
)
def test_errors(call, message):
    with pytest.raises(ValueError, match=message):
        call()
