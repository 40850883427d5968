"""The small network of lesson 05: trained a few steps at a time, with dropout and weight decay.

Contract: tanh hidden layer, sigmoid output, full-batch Adam; the penalty and dropout are the functions of the lesson.
The same seed gives the same path; dev data never passes through dropout.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

import nnlib

Params = dict[str, np.ndarray]


class RegularisedTraining:
    """A network with one hidden layer that overfits a small data set unless it is held back.

    Parameters
    ----------
    train, dev : tuple (X, y)
    p : float
        Probability of dropping a hidden unit.
    lam : float
        Strength of the L2 penalty ``lam / 2 * sum(W**2)``.
    n_hidden : int
    lr : float
    penalty, dropout_forward, dropout_backward : callable
        ``l2_penalty(weights, lam)``, ``dropout_forward(X, p, rng, training)`` and ``dropout_backward(dY, mask, p)``.
    seed : int
        Of the initial weights and of the masks.
    """

    def __init__(
        self,
        train: tuple[np.ndarray, np.ndarray],
        dev: tuple[np.ndarray, np.ndarray],
        p: float,
        lam: float,
        n_hidden: int = 60,
        lr: float = 0.03,
        penalty: Callable[..., Any] = nnlib.l2_penalty,
        dropout_forward: Callable[..., Any] = nnlib.dropout_forward,
        dropout_backward: Callable[..., Any] = nnlib.dropout_backward,
        seed: int = 0,
    ) -> None:
        self.train, self.dev, self.p, self.lam, self.lr = train, dev, p, lam, lr
        self.penalty, self.dropout_forward, self.dropout_backward = penalty, dropout_forward, dropout_backward
        self.rng = np.random.default_rng(seed)
        # Wide first weights: the units bend in many places, which is what overfits.
        self.params: Params = {
            "W1": self.rng.normal(0.0, 2.0, (2, n_hidden)),
            "b1": self.rng.normal(0.0, 2.0, n_hidden),
            "W2": nnlib.xavier_uniform(n_hidden, 1, self.rng),
            "b2": np.zeros(1),
        }
        self.moments = {name: (np.zeros_like(value), np.zeros_like(value)) for name, value in self.params.items()}
        self.train_losses: list[float] = []
        self.dev_losses: list[float] = []

    @property
    def n_steps(self) -> int:
        """The number of steps done."""
        return len(self.train_losses)

    def predict_proba(self, X: np.ndarray) -> np.ndarray:
        """Return P(y = 1) of each row, shape (n_samples,), with all units at work."""
        return nnlib.sigmoid(nnlib.linear_forward(self._hidden(X), self.params["W2"], self.params["b2"]))[:, 0]

    def loss(self, X: np.ndarray, y: np.ndarray) -> float:
        """Return the mean binary cross-entropy without the penalty."""
        z = nnlib.linear_forward(self._hidden(X), self.params["W2"], self.params["b2"])[:, 0]
        return float(nnlib.binary_cross_entropy_from_logits(y, z))

    def run(self, n_steps: int) -> None:
        """Train ``n_steps`` steps on, recording both losses before each."""
        for _ in range(n_steps):
            self.train_losses.append(self.loss(*self.train))
            self.dev_losses.append(self.loss(*self.dev))
            for name, gradient in self._gradients().items():
                m, v = self.moments[name]
                self.params[name], m, v = nnlib.adam_step(
                    self.params[name], gradient, m, v, self.n_steps, self.lr, 0.9, 0.999, 1e-8
                )
                self.moments[name] = (m, v)

    def _hidden(self, X: np.ndarray) -> np.ndarray:
        return nnlib.tanh(nnlib.linear_forward(X, self.params["W1"], self.params["b1"]))

    def _gradients(self) -> Params:
        X, y = self.train
        W1, W2 = self.params["W1"], self.params["W2"]
        A1 = self._hidden(X)
        D1, mask = self.dropout_forward(A1, self.p, self.rng, True)
        A2 = nnlib.sigmoid(nnlib.linear_forward(D1, W2, self.params["b2"]))
        dZ2 = (A2 - y[:, None]) / len(X)
        dD1, dW2, db2 = nnlib.linear_backward(dZ2, D1, W2)
        dZ1 = nnlib.tanh_backward(self.dropout_backward(dD1, mask, self.p), A1)
        _, dW1, db1 = nnlib.linear_backward(dZ1, X, W1)
        _, (pW1, pW2) = self.penalty([W1, W2], self.lam)
        return {"W1": dW1 + pW1, "b1": db1, "W2": dW2 + pW2, "b2": db2}
