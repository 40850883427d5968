"""Models."""

from nnlib.models.mlp import MLP
from nnlib.models.network import Network

__all__ = ["MLP", "Network"]
