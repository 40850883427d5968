"""Losses as single gates: means over examples, computed from scores so that nothing overflows."""

from typing import Any

import numpy as np

from nnlib.arguments import check_targets
from nnlib.graph.gate import Gate


def _softmax(Z: Any) -> Any:
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


def softmax_cross_entropy(Z: Any, y: Any) -> Gate:
    r"""Mean cross-entropy of the softmax of scores, with integer labels.

    .. math:: C = -\frac1m \sum_i \log \mathrm{softmax}(Z)_{i, y_i}, \qquad dZ = \frac1m (P - Y)

    Parameters
    ----------
    Z : Node or array-like, shape (n_samples, n_classes)
    y : array-like of int, shape (n_samples,)
        Labels in 0..n_classes - 1.

    Raises
    ------
    ValueError
        When the labels are not integers in range, one a row.

    References
    ----------
    Cerisara, cross-entropy; Peeters, section 5.

    Examples
    --------
    >>> round(float(softmax_cross_entropy([[0.0, 0.0]], [1]).value), 4)
    0.6931
    """
    y = np.asarray(y)

    def forward(Z: Any) -> Any:
        if Z.ndim != 2 or y.shape != Z.shape[:1]:
            raise ValueError(f"{Z.shape[:1]} labels are needed, y has shape {y.shape}")
        if y.dtype.kind not in "iu" or (y < 0).any() or (y >= Z.shape[1]).any():
            raise ValueError(f"labels are integers from 0 to {Z.shape[1] - 1}: convert y with astype(int)")
        shifted = Z - Z.max(axis=1, keepdims=True)
        return np.mean(np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(y)), y])

    def local(v: Any, Z: Any) -> tuple[Any]:
        dZ = _softmax(Z)
        dZ[np.arange(len(y)), y] -= 1
        return (dZ / len(y),)

    # the value is one number, so the gradient is just a multiple of the Jacobian
    return Gate("softmax CE", forward, local, Z, product=lambda upstream, v, Z: (upstream * local(v, Z)[0],))


def sigmoid_cross_entropy(z: Any, y: Any) -> Gate:
    r"""Mean binary cross-entropy of the sigmoid of z.

    .. math:: C = \frac1m \sum_i \log(1 + e^{z_i}) - y_i z_i, \qquad dz = \frac1m (\sigma(z) - y)

    Parameters
    ----------
    z : Node or array-like, any shape
    y : array-like, shape of z
        Labels 0 or 1.

    Raises
    ------
    ValueError
        When ``y`` has another shape than ``z``, is empty, or holds a number outside [0, 1] or NaN.

    References
    ----------
    Peeters, section 2.2.

    Examples
    --------
    >>> round(float(sigmoid_cross_entropy([0.0], [1]).value), 4)
    0.6931
    """
    y = check_targets(y)

    def forward(z: Any) -> Any:
        if y.shape != z.shape:
            raise ValueError(f"y needs the shape {z.shape}, it has {y.shape}")
        return np.mean(np.logaddexp(0, z) - y.astype(z.dtype) * z)

    def local(v: Any, z: Any) -> tuple[Any]:
        return ((np.exp(-np.logaddexp(0, -z)) - y.astype(z.dtype)) / z.size,)

    return Gate("sigmoid CE", forward, local, z, product=lambda upstream, v, z: (upstream * local(v, z)[0],))


def squared_error(y_hat: Any, y: Any) -> Gate:
    r"""Half the squared distance between answers and targets, averaged over the examples.

    .. math:: C = \frac{1}{2n} \sum_i \lVert \hat y_i - y_i \rVert^2, \qquad d\hat y = \frac1n (\hat y - y)

    Parameters
    ----------
    y_hat : Node or array-like, shape (n_samples,) or (n_samples, n_outputs)
    y : array-like, shape of y_hat

    Raises
    ------
    ValueError
        When the shapes differ or there is no example.

    References
    ----------
    Peeters, section 2.2.

    Examples
    --------
    >>> float(squared_error([1.0, 3.0], [1.0, 1.0]).value)
    1.0
    """
    y = np.asarray(y)

    def forward(y_hat: Any) -> Any:
        if y.shape != y_hat.shape or not y.size:
            raise ValueError(f"y needs the shape {y_hat.shape} and at least one row, it has {y.shape}")
        error = y_hat - y.astype(y_hat.dtype)
        return (error * error).sum() / (2 * len(error))

    def local(v: Any, y_hat: Any) -> tuple[Any]:
        return ((y_hat - y.astype(y_hat.dtype)) / len(y_hat),)

    return Gate("squared error", forward, local, y_hat, product=lambda upstream, v, x: (upstream * local(v, x)[0],))


def softmax(Z: Any) -> Gate:
    r"""Softmax of every row of scores.

    .. math:: P_{ij} = \frac{e^{Z_{ij}}}{\sum_k e^{Z_{ik}}}, \qquad
              dZ_{ij} = P_{ij} \Big( dP_{ij} - \sum_k dP_{ik} P_{ik} \Big)

    Examples
    --------
    >>> softmax([[0.0, 0.0]]).value
    array([[0.5, 0.5]])
    """

    def jacobian(P: Any, Z: Any) -> tuple[Any]:
        n, k = P.shape
        each = np.einsum("ij,jk->ijk", P, np.eye(k, dtype=P.dtype)) - P[:, :, None] * P[:, None, :]
        return (np.einsum("ijk,ia->ijak", each, np.eye(n, dtype=P.dtype)),)

    def product(dP: Any, P: Any, Z: Any) -> tuple[Any]:
        return (P * (dP - (dP * P).sum(axis=1, keepdims=True)),)

    return Gate("softmax", _softmax, jacobian, Z, product=product)
