"""Conjugate gradient on a quadratic: each direction removes its share of the error for good."""

import numpy as np
from numpy.typing import ArrayLike

from nnlib.descent.objective import Descent, as_point


def conjugate_gradient(
    A: ArrayLike, b: ArrayLike, x0: ArrayLike, tol: float = 1e-9, max_steps: int | None = None
) -> Descent:
    r"""Minimise :math:`f(x) = \frac12 x^T A x - b^T x`, which solves :math:`A x = b`, in at most n steps.

    .. math:: t = \frac{r^T r}{d^T A d}, \quad x \leftarrow x + t d, \quad r' = r - t A d, \quad
              d \leftarrow r' + \frac{r'^T r'}{r^T r} d

    Parameters
    ----------
    A : array-like, shape (n, n)
        Symmetric and positive definite.
    b : array-like, shape (n,)
    x0 : array-like, shape (n,)
    tol : float
        Stop when the residual b - A x, which is minus the gradient, is shorter.
    max_steps : int, optional
        n when omitted, enough but for rounding.

    Returns
    -------
    Descent

    Raises
    ------
    ValueError
        When A is not symmetric positive definite, or shapes do not fit.

    References
    ----------
    Cerisara, "Conjugate gradient"; Hestenes and Stiefel, 1952.

    Examples
    --------
    >>> descent = conjugate_gradient([[1.0, 0.0], [0.0, 10.0]], [0.0, 0.0], [1.0, 1.0])
    >>> len(descent.path), bool(np.allclose(descent.x, 0))
    (3, True)
    """
    A, b, x = np.asarray(A, dtype=np.float64), as_point(b, "b"), as_point(x0)
    if A.shape != (len(x), len(x)) or b.shape != x.shape:
        raise ValueError(
            f"expected A of shape {(len(x), len(x))} and b of shape {x.shape} because x0 is {x.shape}; "
            f"got {A.shape} and {b.shape}: give all three the same n"
        )
    if not np.allclose(A, A.T) or np.linalg.eigvalsh(A)[0] <= 0:
        raise ValueError("expected a symmetric positive definite A; got another matrix: solve A.T @ A x = A.T @ b")
    path, r = [x], b - A @ x
    d = r
    for _ in range(len(x) if max_steps is None else max_steps):
        if np.linalg.norm(r) <= tol:
            break
        t = (r @ r) / (d @ A @ d)
        x = x + t * d
        path.append(x)
        r_new = r - t * A @ d
        d = r_new + (r_new @ r_new) / (r @ r) * d
        r = r_new
    values = np.array([p @ A @ p / 2 - b @ p for p in path])
    return Descent(np.array(path), values, bool(np.linalg.norm(r) <= tol))
