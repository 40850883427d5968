"""Models: layers, a loss and parameters that learn together, from the perceptron to deep residual networks."""

from nnlib.models.autoencoder import Autoencoder
from nnlib.models.ensemble import Ensemble
from nnlib.models.mlp import MLP
from nnlib.models.network import Network
from nnlib.models.perceptron import Perceptron
from nnlib.models.regression import LogisticRegression, SoftmaxRegression
from nnlib.models.storage import load, restore, save, snapshot
from nnlib.models.summary import summary

__all__ = [
    "MLP",
    "Autoencoder",
    "Ensemble",
    "LogisticRegression",
    "Network",
    "Perceptron",
    "SoftmaxRegression",
    "load",
    "restore",
    "save",
    "snapshot",
    "summary",
]
