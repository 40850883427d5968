"""Rosenblatt's perceptron, with the functions of the first lesson."""

import numpy as np

from nnlib.functions.perceptron import perceptron_loss, predict
from nnlib.functions.perceptron_training import perceptron_update, train_perceptron
from nnlib.layers.layer import FloatArray


class Perceptron:
    """A threshold unit that learns from its mistakes.

    Parameters
    ----------
    n_in : int
        Number of inputs; weights and bias start at zero.

    References
    ----------
    Rosenblatt (1958); Peeters, lecture on neural networks (2018), section 2.1.

    Examples
    --------
    >>> X, y = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 0, 0, 1])
    >>> model = Perceptron(2).fit(X, y, lr=1.0, n_epochs=10)
    >>> model.predict(X), model.mistakes_per_epoch[-1]
    (array([0, 0, 0, 1]), 0)
    """

    def __init__(self, n_in: int) -> None:
        if n_in < 1:
            raise ValueError(f"expected at least one input; got {n_in}")
        self.w: FloatArray = np.zeros(n_in)
        self.b = 0.0
        self.mistakes_per_epoch: list[int] = []

    def fit(self, X: FloatArray, y: np.ndarray, lr: float = 1.0, n_epochs: int = 10) -> "Perceptron":
        """Train from zeros over the rows in order, and return self."""
        self._check(X)
        self.w, self.b, self.mistakes_per_epoch = train_perceptron(X, y, lr, n_epochs)
        return self

    def update(self, x: FloatArray, y: int, lr: float = 1.0) -> None:
        """Learn from one example."""
        self.w, self.b = perceptron_update(self.w, self.b, x, y, lr)

    def predict(self, X: FloatArray) -> np.ndarray:
        """Return 0 or 1 for each row."""
        self._check(X)
        return predict(X, self.w, self.b)

    def loss(self, X: FloatArray, y: np.ndarray) -> float:
        """Return the perceptron loss, the mean distance of the mistakes from the boundary in units of |w|."""
        return perceptron_loss(X, y, self.w, self.b)

    def _check(self, X: FloatArray) -> None:
        if np.ndim(X) != 2 or np.shape(X)[1] != self.w.size:
            raise ValueError(f"expected X of shape (n, {self.w.size}), one row for each example; got {np.shape(X)}")
