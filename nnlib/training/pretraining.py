"""Greedy layer-wise pre-training: each hidden layer starts as the encoder of an auto-encoder of the one below."""

import numpy as np

from nnlib.arguments import check_generator
from nnlib.layers import Linear
from nnlib.layers.layer import FloatArray
from nnlib.models.autoencoder import Autoencoder
from nnlib.models.mlp import MLP
from nnlib.optimizers import Adam
from nnlib.training.fit import fit


def pretrain(
    model: MLP,
    X: FloatArray,
    *,
    rng: np.random.Generator,
    n_epochs: int = 5,
    batch_size: int = 128,
    lr: float = 0.001,
    noise: float = 0.0,
) -> list[list[float]]:
    """Give the hidden layers of ``model`` a starting point from X alone, without labels, bottom layer first.

    Ctrl-C ends the pre-training and keeps what was learned: the layers above are not trained.

    Parameters
    ----------
    model : MLP
        With plain linear hidden layers, one after the other.
    X : ndarray, shape (n, n_in)
    rng : numpy.random.Generator
    n_epochs, batch_size, lr
        For each auto-encoder, trained with Adam.
    noise : float
        Standard deviation of the noise on each auto-encoder's input.

    Returns
    -------
    list of lists of float
        The losses of each auto-encoder by epoch; after Ctrl-C, up to the one that was interrupted.

    Raises
    ------
    ValueError
        When the model has no hidden layer, or maxout, DropConnect or residual ones.

    References
    ----------
    Bengio and others, *Greedy layer-wise training of deep networks*, 2007; Allauzen (2017); Vitay, *Neurocomputing*.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> model = MLP([6, 4, 3, 2], activation="sigmoid", rng=rng)
    >>> losses = pretrain(model, rng.random((50, 6)), rng=rng, n_epochs=2)
    >>> [len(epochs) for epochs in losses]
    [2, 2]
    """
    hidden = [layer for layer in model.layers.layers if type(layer) is Linear][:-1]
    if not hidden or len(hidden) != len(model.sizes) - 2:
        raise ValueError(f"expected an MLP with plain linear hidden layers; got {model.layers}")
    check_generator(rng)
    losses = []
    for layer in hidden:
        n_in, n_out = layer.W.shape
        coder = Autoencoder(n_in, n_out, model.activation, rng=rng, dtype=model.dtype, noise=noise)
        history = fit(
            coder, Adam(coder.parameters, lr), X, X, n_epochs=n_epochs, batch_size=batch_size, rng=rng, progress=False
        )
        layer.W[...], layer.b[...] = coder.encoder.W, coder.encoder.b
        losses.append(history.loss)
        if history.interrupted:
            break
        X = coder.encode(X)
    return losses
