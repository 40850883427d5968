"""Ensembles by averaged probabilities. Contract: models first, ``(n_models, n_samples, n_classes)``."""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating


def ensemble_predict(probabilities: Any) -> np.ndarray:
    r"""Return the labels that the models give together: those of the largest mean probability.

    .. math:: \hat y_i = \arg\max_k \frac1M \sum_m P_{mik}

    Parameters
    ----------
    probabilities : ndarray, shape (n_models, n_samples, n_classes)

    Returns
    -------
    ndarray of int64, shape (n_samples,)

    Raises
    ------
    ValueError
        When there are not three axes or no model.

    References
    ----------
    Vitay, *Neurocomputing*, "Ensembles"; Breiman (1996).

    Examples
    --------
    >>> ensemble_predict([[[0.6, 0.4]], [[0.6, 0.4]], [[0.0, 1.0]]])
    array([1])
    """
    P = as_floating(probabilities, "probabilities")
    if P.ndim != 3 or 0 in (P.shape[0], P.shape[2]):
        raise ValueError(f"expected shape (n_models, n_samples, n_classes); got {P.shape}: use P[None] for one model")
    return P.mean(axis=0).argmax(axis=-1).astype(np.int64)
