import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import approx_fprime

from nnlib import logistic_gradient
from nnlib.data import minibatches


@given(st.integers(1, 50), st.integers(1, 60), st.integers(0, 100))
def test_every_example_comes_once_with_its_label(n, batch_size, seed):
    X = np.arange(3 * n).reshape(n, 3)
    y = 7 * np.arange(n)
    batches = list(minibatches(X, y, batch_size, np.random.default_rng(seed)))
    sizes = [len(y_batch) for _, y_batch in batches]
    assert sizes == [batch_size] * (n // batch_size) + [n % batch_size] * (n % batch_size > 0)
    X_seen, y_seen = (np.concatenate(parts) for parts in zip(*batches, strict=True))
    assert np.array_equal(np.sort(y_seen), y)
    assert np.array_equal(X_seen, X[y_seen // 7])


def test_order_is_random_and_repeatable():
    X, y = np.eye(40), np.arange(40)
    first = next(minibatches(X, y, 40, np.random.default_rng(1)))[1]
    again = next(minibatches(X, y, 40, np.random.default_rng(1)))[1]
    rng = np.random.default_rng(1)
    epochs = [next(minibatches(X, y, 40, rng))[1] for _ in range(2)]
    assert np.array_equal(first, again)
    assert not np.array_equal(first, y)
    assert not np.array_equal(*epochs)


def test_dtypes_are_kept_and_batches_are_copies():
    X, y = np.ones((4, 2), dtype=np.float32), np.zeros(4, dtype=np.int8)
    for X_batch, y_batch in minibatches(X, y, 3, np.random.default_rng(0)):
        assert X_batch.dtype == np.float32 and y_batch.dtype == np.int8
        X_batch += 1
    assert (X == 1).all()


@pytest.mark.parametrize(
    ("X", "y", "batch_size", "rng", "error", "message"),
    [
        (np.ones((3, 2)), np.ones(2), 1, np.random.default_rng(0), ValueError, "one label for each of the 3 rows"),
        (np.ones((3, 2)), np.ones(3), 0, np.random.default_rng(0), ValueError, "batch_size >= 1; got 0"),
        (np.ones((3, 2)), np.ones(3), 1.5, np.random.default_rng(0), TypeError, "integer; got float 1.5"),
        (np.ones((3, 2)), np.ones(3), 1, 0, TypeError, "Generator; got int"),
    ],
)
def test_errors_come_at_the_call(X, y, batch_size, rng, error, message):
    with pytest.raises(error, match=message):
        minibatches(X, y, batch_size, rng)


def test_the_gradient_of_a_mini_batch_is_right_on_average():
    rng = np.random.default_rng(3)
    X, y, w = rng.normal(size=(60, 4)), rng.integers(0, 2, 60), rng.normal(size=4)

    def loss(w):
        return np.mean(np.logaddexp(0, X @ w) - y * (X @ w))

    gradients = [logistic_gradient(X_batch, y_batch, w, 0.0)[0] for X_batch, y_batch in minibatches(X, y, 5, rng)]
    np.testing.assert_allclose(np.mean(gradients, axis=0), approx_fprime(w, loss, 1e-7), atol=1e-6)
    assert np.std(gradients, axis=0).min() > 0.01
