"""The computation graph: function nodes, their topological order, and backpropagation through them.

Make leaves with `Variable` and `Constant`, combine them with gates or operators, and call `backpropagate` on the loss.
"""

from nnlib.graph.arithmetic import add, divide, multiply, negate, power, reciprocal, subtract
from nnlib.graph.backpropagation import backpropagate, evaluate
from nnlib.graph.drawing import Drawing, DrawnNode, draw
from nnlib.graph.elementary import exp, log, maximum, relu, sigmoid, tanh
from nnlib.graph.gate import Gate
from nnlib.graph.losses import sigmoid_cross_entropy, softmax, softmax_cross_entropy, squared_error
from nnlib.graph.matrix import matmul
from nnlib.graph.node import Constant, Node, Variable
from nnlib.graph.order import topological_order
from nnlib.graph.reductions import max, mean, sum

__all__ = [
    "Constant",
    "Drawing",
    "DrawnNode",
    "Gate",
    "Node",
    "Variable",
    "add",
    "backpropagate",
    "divide",
    "draw",
    "evaluate",
    "exp",
    "log",
    "matmul",
    "max",
    "maximum",
    "mean",
    "multiply",
    "negate",
    "power",
    "reciprocal",
    "relu",
    "sigmoid",
    "sigmoid_cross_entropy",
    "softmax",
    "softmax_cross_entropy",
    "squared_error",
    "subtract",
    "sum",
    "tanh",
    "topological_order",
]
