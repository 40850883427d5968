"""The multi-layer perceptron of any depth, with whatever the lessons put between its layers."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from nnlib.arguments import check_drop_probability
from nnlib.layers import BatchNorm, DropConnect, Dropout, GaussianNoise, Layer, Linear, Residual
from nnlib.layers.initialisation import Initialiser
from nnlib.models.activations import activation_layer, check_activation, default_initialiser
from nnlib.models.heads import HEADS
from nnlib.models.network import Network


class MLP(Network):
    r"""Linear layers with a unit after each but the last, and a loss at the end.

    .. math:: A_0 = X, \quad A_l = f(A_{l-1} W_l + b_l), \quad Z = A_{L-1} W_L + b_L

    Parameters
    ----------
    sizes : list of int
        ``[n_in, hidden, ..., n_out]``; two numbers give softmax regression.
    activation : str
        ``"relu"``, ``"sigmoid"``, ``"tanh"``, ``"arctan"``, ``"leaky_relu"``, ``"prelu"``, ``"elu"``, ``"softplus"``,
        ``"identity"``; ``"maxout"`` takes two linear pieces in place of linear layer and unit.
    output : str
        ``"softmax"`` with cross-entropy, ``"sigmoid"`` with binary cross-entropy, ``"identity"`` with squared error.
    rng : numpy.random.Generator
        Draws weights, masks and noise.
    dtype : dtype
        float32 or float64.
    init : str or callable, optional
        See :class:`~nnlib.layers.Linear`; He for rectifiers and Xavier for the rest unless given.
    dropout, input_dropout : float
        The probability of dropping a hidden unit, or an input.
    dropconnect : float
        The probability of dropping a weight of a hidden layer.
    input_noise : float
        Standard deviation of Gaussian noise on the input.
    batch_norm : bool
        Normalise before each hidden unit.
    residual : bool
        Put a connection around each hidden layer that keeps its width.
    l1, l2 : float
        Factors of the penalties on weights.

    Raises
    ------
    ValueError
        When a size is below 1, a name is unknown, a probability is outside [0, 1), or maxout is to have batch norm or
        DropConnect.

    References
    ----------
    Allauzen, *Deep Learning: the basics* (2017); Peeters (2018), section 3.

    Examples
    --------
    >>> from nnlib.optimizers import Adam
    >>> from nnlib.training import train_step
    >>> model = MLP([2, 8, 2], activation="tanh", rng=np.random.default_rng(0))
    >>> optimizer = Adam(model.parameters, lr=0.05)
    >>> X, y = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 0])
    >>> for _ in range(200):
    ...     loss = train_step(model, optimizer, X, y)
    >>> model.predict(X)
    array([0, 1, 1, 0])
    """

    def __init__(
        self,
        sizes: Sequence[int],
        activation: str = "relu",
        output: str = "softmax",
        *,
        rng: np.random.Generator,
        dtype: Any = np.float64,
        init: Initialiser | None = None,
        dropout: float = 0.0,
        input_dropout: float = 0.0,
        dropconnect: float = 0.0,
        input_noise: float = 0.0,
        batch_norm: bool = False,
        residual: bool = False,
        l1: float = 0.0,
        l2: float = 0.0,
    ) -> None:
        if len(sizes) < 2 or min(sizes) < 1:
            raise ValueError(f"expected sizes [n_in, hidden, ..., n_out], each at least 1; got {list(sizes)}")
        if output not in HEADS:
            raise ValueError(f"expected output among {', '.join(HEADS)}; got {output!r}")
        check_activation(activation)
        for p in (dropout, input_dropout, dropconnect):
            check_drop_probability(p)
        if activation == "maxout" and (batch_norm or dropconnect):
            raise ValueError("expected no batch_norm and no dropconnect with maxout, whose unit has the weights itself")
        start = init if init is not None else default_initialiser(activation)
        layers: list[Layer] = []
        if input_noise:
            layers.append(GaussianNoise(input_noise, rng))
        if input_dropout:
            layers.append(Dropout(input_dropout, rng))
        for n_in, n_out in pairwise(sizes[:-1]):
            hidden: list[Layer] = []
            if activation != "maxout":
                hidden.append(
                    DropConnect(n_in, n_out, dropconnect, rng, start, dtype)
                    if dropconnect
                    else Linear(n_in, n_out, start, rng, dtype)
                )
                if batch_norm:
                    hidden.append(BatchNorm(n_out, dtype=dtype))
            hidden.append(activation_layer(activation, n_in, n_out, rng, dtype, start))
            if dropout:
                hidden.append(Dropout(dropout, rng))
            layers += [Residual(hidden)] if residual and n_in == n_out else hidden
        layers.append(Linear(sizes[-2], sizes[-1], start, rng, dtype))
        super().__init__(sizes[0], layers, HEADS[output](), dtype, l1, l2)
        self.sizes, self.activation = list(sizes), activation
