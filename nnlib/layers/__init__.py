"""Layers with state: parameters, buffers and a forward / backward pair each, on the functions of ``nnlib.functions``."""

from nnlib.layers.elementwise import ReLU, Sigmoid, Tanh
from nnlib.layers.layer import Layer, walk
from nnlib.layers.linear import Linear
from nnlib.layers.parameters import Parameters
from nnlib.layers.residual import Residual
from nnlib.layers.sequential import Sequential
from nnlib.layers.softmax_cross_entropy import SoftmaxCrossEntropy

__all__ = [
    "Layer",
    "Linear",
    "Parameters",
    "ReLU",
    "Residual",
    "Sequential",
    "Sigmoid",
    "SoftmaxCrossEntropy",
    "Tanh",
    "walk",
]
