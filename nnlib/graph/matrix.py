"""The gate of linear layers: the matrix product."""

from typing import Any

import numpy as np

from nnlib.graph.gate import Gate


def matmul(A: Any, B: Any) -> Gate:
    r"""Matrix product of two matrices.

    .. math:: C = A B, \qquad dA = dC\, B^T, \qquad dB = A^T dC

    Parameters
    ----------
    A : Node or array-like, shape (n, k)
    B : Node or array-like, shape (k, m)

    Raises
    ------
    ValueError
        When the inputs are not matrices, or the inner sizes differ.

    References
    ----------
    Peeters, section 3, forward and backward propagation in matrix form.

    Examples
    --------
    >>> matmul([[1.0, 2.0]], [[3.0], [4.0]]).value
    array([[11.]])
    """

    def forward(A: Any, B: Any) -> Any:
        if A.ndim != 2 or B.ndim != 2:
            raise ValueError("matmul multiplies matrices: use reshape(1, -1) for a single row")
        return A @ B

    def jacobian(C: Any, A: Any, B: Any) -> tuple[Any, Any]:
        return (
            np.einsum("ia,bj->ijab", np.eye(len(A), dtype=C.dtype), B),
            np.einsum("ia,jb->ijab", A, np.eye(B.shape[1], dtype=C.dtype)),
        )

    return Gate("@", forward, jacobian, A, B, product=lambda dC, C, A, B: (dC @ B.T, A.T @ dC))
