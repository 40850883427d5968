"""The same training step by others: PyTorch eager, JAX jit, scikit-learn, and the bare matrix products as the floor."""

from itertools import pairwise
from typing import Any

import numpy as np

from benchmarks.timing import Contender
from nnlib.models import MLP
from nnlib.optimizers import SGD, Adam
from nnlib.training import train_step

# Small, so that repeating one mini-batch does not end with gradients too small for ordinary float32 arithmetic.
LR = {"sgd": 1e-4, "adam": 1e-6}


def nnlib_contender(sizes: list[int], optimizer: str, X: np.ndarray, y: np.ndarray) -> Contender:
    """Return the public training loop of nnlib for a network that was told to ``compile``."""
    return _nnlib_loop(_nnlib_model(sizes).compile(), optimizer, X, y)


def numpy_contender(sizes: list[int], optimizer: str, X: np.ndarray, y: np.ndarray) -> Contender:
    """Return the same loop without Numba."""
    return _nnlib_loop(_nnlib_model(sizes), optimizer, X, y)


def _nnlib_model(sizes: list[int]) -> MLP:
    return MLP(sizes, activation="relu", rng=np.random.default_rng(0), dtype=np.float32)


def _nnlib_loop(model: MLP, optimizer: str, X: np.ndarray, y: np.ndarray) -> Contender:
    rule = {"sgd": SGD, "adam": Adam}[optimizer](model.parameters, lr=LR[optimizer])

    def run(steps: int) -> None:
        for _ in range(steps):
            train_step(model, rule, X, y)

    return run


def torch_contender(sizes: list[int], optimizer: str, X: np.ndarray, y: np.ndarray) -> Contender:
    """Return PyTorch's usual eager loop."""
    import torch

    torch.manual_seed(0)
    modules: list[Any] = []
    for n_in, n_out in pairwise(sizes):
        modules += [torch.nn.Linear(n_in, n_out), torch.nn.ReLU()]
    model = torch.nn.Sequential(*modules[:-1])
    rule = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}[optimizer](model.parameters(), lr=LR[optimizer])
    criterion = torch.nn.CrossEntropyLoss()
    X_t, y_t = torch.from_numpy(X), torch.from_numpy(y)

    def run(steps: int) -> None:
        for _ in range(steps):
            rule.zero_grad()
            loss = criterion(model(X_t), y_t)
            loss.backward()
            rule.step()
            loss.item()

    return run


def jax_contender(sizes: list[int], optimizer: str, X: np.ndarray, y: np.ndarray) -> Contender:
    """Return one jitted JAX function for loss, gradient and update, with its arguments given up for reuse."""
    import jax
    import jax.numpy as jnp

    rng = np.random.default_rng(0)
    params = [
        (jnp.asarray(rng.standard_normal((a, b)) * (2 / a) ** 0.5, jnp.float32), jnp.zeros(b, jnp.float32))
        for a, b in pairwise(sizes)
    ]

    def loss_of(params: Any, X: Any, y: Any) -> Any:
        A = X
        for W, b in params[:-1]:
            A = jax.nn.relu(A @ W + b)
        W, b = params[-1]
        log_p = jax.nn.log_softmax(A @ W + b)
        return -jnp.mean(jnp.take_along_axis(log_p, y[:, None], axis=1))

    lr = LR[optimizer]

    def sgd(params: Any, state: Any, X: Any, y: Any) -> Any:
        loss, grads = jax.value_and_grad(loss_of)(params, X, y)
        return jax.tree.map(lambda w, g: w - lr * g, params, grads), state, loss

    def adam(params: Any, state: Any, X: Any, y: Any) -> Any:
        loss, grads = jax.value_and_grad(loss_of)(params, X, y)
        m, v, t = state
        t = t + 1
        m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, grads)
        v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, grads)
        m_scale, v_scale = 1 / (1 - 0.9**t), 1 / (1 - 0.999**t)
        params = jax.tree.map(lambda w, m, v: w - lr * (m * m_scale) / (jnp.sqrt(v * v_scale) + 1e-8), params, m, v)
        return params, (m, v, t), loss

    step = jax.jit({"sgd": sgd, "adam": adam}[optimizer], donate_argnums=(0, 1))
    zeros = jax.tree.map(jnp.zeros_like, params)
    state: Any = () if optimizer == "sgd" else (zeros, jax.tree.map(jnp.zeros_like, params), jnp.float32(0))
    X_j, y_j = jnp.asarray(X), jnp.asarray(y)

    def run(steps: int) -> None:
        nonlocal params, state
        for _ in range(steps):
            params, state, loss = step(params, state, X_j, y_j)
            float(loss)
        jax.block_until_ready(params)

    return run


def sklearn_contender(sizes: list[int], optimizer: str, X: np.ndarray, y: np.ndarray) -> Contender:
    """Return scikit-learn's MLPClassifier, one ``partial_fit`` a step."""
    from sklearn.neural_network import MLPClassifier

    model = MLPClassifier(
        tuple(sizes[1:-1]),
        solver=optimizer,
        alpha=0.0,
        batch_size=len(X),
        learning_rate_init=LR[optimizer],
        momentum=0.0,
        nesterovs_momentum=False,
        random_state=0,
    )
    model.partial_fit(X, y, classes=np.arange(sizes[-1]))

    def run(steps: int) -> None:
        for _ in range(steps):
            model.partial_fit(X, y)

    return run


def floor_contender(sizes: list[int], optimizer: str, X: np.ndarray, y: np.ndarray) -> Contender:
    """Return nothing but the matrix products of one forward and one backward pass, written into kept arrays."""
    rng = np.random.default_rng(0)
    n = len(X)
    W = [rng.standard_normal((a, b)).astype(np.float32) * np.float32((2 / a) ** 0.5) for a, b in pairwise(sizes)]
    dW = [np.empty_like(w) for w in W]
    A = [X, *(np.empty((n, size), np.float32) for size in sizes[1:])]
    dA = [np.empty_like(a) for a in A]
    dA[-1][...] = rng.standard_normal(dA[-1].shape)

    def run(steps: int) -> None:
        for _ in range(steps):
            for i, w in enumerate(W):
                np.matmul(A[i], w, out=A[i + 1])
            for i in reversed(range(len(W))):
                np.matmul(A[i].T, dA[i + 1], out=dW[i])
                if i:
                    np.matmul(dA[i + 1], W[i].T, out=dA[i])

    return run


CONTENDERS = {
    "nnlib": nnlib_contender,
    "numpy": numpy_contender,
    "torch": torch_contender,
    "jax": jax_contender,
    "sklearn": sklearn_contender,
    "floor": floor_contender,
}
