"""An ensemble: several models, one answer from the mean of their probabilities."""

from collections.abc import Sequence

import numpy as np

from nnlib.functions.ensemble import ensemble_predict
from nnlib.layers import SquaredError
from nnlib.layers.layer import FloatArray
from nnlib.models.network import Network
from nnlib.models.share_of_right import share_of_right


class Ensemble:
    """Average the probabilities of models trained from different starts.

    Parameters
    ----------
    models : list of Network
        Classifiers with the same classes.

    References
    ----------
    Cerisara, lecture on deep learning (2018), ensembles.

    Examples
    --------
    >>> from nnlib.models import SoftmaxRegression
    >>> Ensemble([SoftmaxRegression(2, 3), SoftmaxRegression(2, 3)]).predict(np.ones((2, 2)))
    array([0, 0])
    """

    def __init__(self, models: Sequence[Network]) -> None:
        if not models:
            raise ValueError("expected at least one model; got none")
        if any(isinstance(model.head, SquaredError) for model in models):
            raise ValueError("expected classifiers; got a model that ends in squared error: average its predictions")
        if len({model.n_out for model in models}) > 1 or min(model.n_out for model in models) < 2:
            raise ValueError(
                "expected classifiers with the same two or more classes; "
                f"got {[model.n_out for model in models]} outputs"
            )
        self.models = list(models)

    def predict_proba(self, X: FloatArray) -> FloatArray:
        """Return the mean probabilities, shape (n, K)."""
        return np.mean([model.predict_proba(X) for model in self.models], axis=0)

    def predict(self, X: FloatArray) -> np.ndarray:
        """Return the label of the largest mean probability, shape (n,)."""
        return ensemble_predict(np.stack([model.predict_proba(X) for model in self.models]))

    def accuracy(self, X: FloatArray, y: np.ndarray) -> float:
        """Return the share of right labels, between 0 and 1."""
        return share_of_right(self.predict(X), y)
