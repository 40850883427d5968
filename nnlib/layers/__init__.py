"""Layers with state: parameters, buffers and a forward / backward pair each, on ``nnlib.functions``."""

from nnlib.layers.batchnorm import BatchNorm
from nnlib.layers.binary_cross_entropy import BinaryCrossEntropy
from nnlib.layers.dropconnect import DropConnect
from nnlib.layers.dropout import Dropout
from nnlib.layers.elementwise import ReLU, Sigmoid, Tanh
from nnlib.layers.functional import ELU, Arctan, Identity, LeakyReLU, LogSoftmax, Softmax, Softplus
from nnlib.layers.gaussian_noise import GaussianNoise
from nnlib.layers.layer import Layer, walk
from nnlib.layers.linear import Linear
from nnlib.layers.loss_head import LossHead
from nnlib.layers.maxout import Maxout
from nnlib.layers.parameters import Parameters
from nnlib.layers.prelu import PReLU
from nnlib.layers.residual import Residual
from nnlib.layers.sequential import Sequential
from nnlib.layers.softmax_cross_entropy import SoftmaxCrossEntropy
from nnlib.layers.squared_error import SquaredError

__all__ = [
    "ELU",
    "Arctan",
    "BatchNorm",
    "BinaryCrossEntropy",
    "DropConnect",
    "Dropout",
    "GaussianNoise",
    "Identity",
    "Layer",
    "LeakyReLU",
    "Linear",
    "LogSoftmax",
    "LossHead",
    "Maxout",
    "PReLU",
    "Parameters",
    "ReLU",
    "Residual",
    "Sequential",
    "Sigmoid",
    "Softmax",
    "SoftmaxCrossEntropy",
    "Softplus",
    "SquaredError",
    "Tanh",
    "walk",
]
