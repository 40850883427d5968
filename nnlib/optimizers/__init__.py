"""Optimizers: one flat vector of parameters, one step for each mini-batch, in place."""

from nnlib.optimizers.adam import Adam
from nnlib.optimizers.optimizer import Optimizer
from nnlib.optimizers.sgd import SGD

__all__ = ["SGD", "Adam", "Optimizer"]
