"""Optimizers: one flat vector of parameters, one step for each mini-batch, in place."""

from nnlib.optimizers.adadelta import Adadelta
from nnlib.optimizers.adagrad import Adagrad
from nnlib.optimizers.adam import Adam
from nnlib.optimizers.adamax import AdaMax
from nnlib.optimizers.momentum import Momentum
from nnlib.optimizers.nadam import Nadam
from nnlib.optimizers.nesterov import Nesterov
from nnlib.optimizers.optimizer import Optimizer
from nnlib.optimizers.rmsprop import RMSprop
from nnlib.optimizers.sgd import SGD

__all__ = ["SGD", "AdaMax", "Adadelta", "Adagrad", "Adam", "Momentum", "Nadam", "Nesterov", "Optimizer", "RMSprop"]
