"""Saving and loading a model's numbers as npz, without pickle."""

from pathlib import Path
from typing import Any

import numpy as np

from nnlib.layers.layer import walk
from nnlib.models.network import Network


def snapshot(model: Network) -> dict[str, np.ndarray]:
    """Return copies of all parameters and of the layers' running statistics, by name.

    Examples
    --------
    >>> from nnlib.models import LogisticRegression
    >>> sorted(snapshot(LogisticRegression(2)))
    ['0.W', '0.b']
    """
    return {name: array.copy() for name, array in _arrays(model).items()}


def restore(model: Network, arrays: dict[str, np.ndarray]) -> None:
    """Write what :func:`snapshot` returned into a model of the same shape.

    Raises
    ------
    ValueError
        When names or shapes differ or an array holds no real numbers; the model is then unchanged.
    """
    own = _arrays(model)
    if set(own) != set(arrays):
        raise ValueError(
            f"expected the arrays {sorted(own)}; got {sorted(arrays)}: "
            "build the model with the layers it was saved with"
        )
    new = {name: np.asarray(arrays[name]) for name in own}
    for name, array in new.items():
        if array.dtype.kind not in "fiu":
            raise ValueError(
                f"expected {name} to hold real numbers; got dtype {array.dtype}: write it with save or snapshot"
            )
        if array.shape != own[name].shape:
            raise ValueError(f"expected {name} of shape {own[name].shape}; got {array.shape}: another width?")
    for name, array in own.items():
        array[...] = new[name]


def save(model: Network, path: str | Path) -> None:
    """Write all parameters and running statistics to an npz file.

    Examples
    --------
    >>> import tempfile
    >>> from nnlib.models import LogisticRegression
    >>> model = LogisticRegression(2)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save(model, Path(folder) / "model.npz")
    ...     load(model, Path(folder) / "model.npz")
    """
    arrays: dict[str, Any] = _arrays(model)
    with Path(path).open("wb") as file:
        np.savez(file, **arrays)


def load(model: Network, path: str | Path) -> None:
    """Read into a model what :func:`save` wrote; nothing in the file is executed.

    Raises
    ------
    ValueError
        When the file belongs to a model of another shape, is damaged, or is not an npz file of plain numbers; the
        model is then unchanged.
    FileNotFoundError
        When there is no such file.
    """
    with Path(path).open("rb") as opened:
        try:
            with np.load(opened, allow_pickle=False) as file:
                arrays = {name: file[name] for name in file.files}
        except Exception as error:  # what reading a damaged file raises differs from byte to byte
            raise ValueError(
                f"expected an npz file of arrays written by save; got {path}, which is another or damaged: {error}"
            ) from error
    restore(model, arrays)


def _arrays(model: Network) -> dict[str, np.ndarray]:
    """Return the arrays themselves, by name."""
    states = {
        f"{i}.{name}": getattr(layer, name)
        for i, layer in enumerate(walk(model.layers.layers))
        for name in layer.state_names
    }
    return {**{name: model.parameters[name] for name in model.parameters}, **states}
