"""MNIST: 70,000 handwritten digits of 28 by 28 pixels, from a folder or from the network."""

import os
from pathlib import Path

import numpy as np
from numpy.typing import DTypeLike

from nnlib.data._typing import FloatArray, IntArray
from nnlib.data.idx import read_idx
from nnlib.data.mnist_download import SHA256, download_mnist


def load_mnist(
    folder: str | Path | None = None, dtype: DTypeLike = np.float32
) -> tuple[FloatArray, IntArray, FloatArray, IntArray]:
    """Load MNIST: 60,000 training and 10,000 test images as rows of 784 numbers in [0, 1].

    The four gzipped IDX files are looked for in ``folder``, else in the folder that the environment variable
    ``NNLIB_DATA`` names (in it or in its subfolder ``mnist``), else they are downloaded once and kept. Only the
    download checks the published SHA-256: files of your own may differ.

    Parameters
    ----------
    folder : path, optional
        Where the four files are; its subfolder ``mnist`` counts too.
    dtype : dtype
        Floating type of the images.

    Returns
    -------
    X_train : ndarray, shape (60000, 784)
    y_train : ndarray, shape (60000,), int64
    X_test : ndarray, shape (10000, 784)
    y_test : ndarray, shape (10000,), int64

    Raises
    ------
    FileNotFoundError
        When a folder was named, by argument or ``NNLIB_DATA``, and a file is missing there.
    ConnectionError
        When the files have to be downloaded and cannot be.
    ValueError
        When a file is damaged, or images and labels do not belong together.

    References
    ----------
    LeCun, Cortes and Burges, *The MNIST database*, 1998.

    Examples
    --------
    >>> X_train, y_train, X_test, y_test = load_mnist()  # doctest: +SKIP
    >>> X_train.shape, y_test.shape  # doctest: +SKIP
    ((60000, 784), (10000,))
    """
    place = _find(folder)
    X_train, y_train = _read_part(place, "train", dtype)
    X_test, y_test = _read_part(place, "t10k", dtype)
    return X_train, y_train, X_test, y_test


def _find(folder: str | Path | None) -> Path:
    """Return the folder with the four files: the argument's, the environment's, or the cache after a download."""
    named = folder if folder is not None else os.environ.get("NNLIB_DATA")
    if not named:
        return download_mnist()
    candidates = (Path(named), Path(named) / "mnist")
    for candidate in candidates:
        if all((candidate / name).is_file() for name in SHA256):
            return candidate
    origin = "folder" if folder is not None else "NNLIB_DATA"
    raise FileNotFoundError(
        f"expected the files {', '.join(SHA256)} in {candidates[0]} or {candidates[1]}, which {origin} names; not all "
        f"are there: complete them, or leave {origin} out to download MNIST"
    )


def _read_part(folder: Path, part: str, dtype: DTypeLike) -> tuple[FloatArray, IntArray]:
    """Read the images and labels of ``train`` or ``t10k``."""
    images = read_idx(folder / f"{part}-images-idx3-ubyte.gz")
    labels = read_idx(folder / f"{part}-labels-idx1-ubyte.gz")
    if images.ndim != 3 or labels.shape != images.shape[:1]:
        raise ValueError(
            f"expected one label for each image in {folder}; got images {images.shape} and labels {labels.shape}: "
            "the files belong to different data sets"
        )
    X = images.reshape(len(images), -1).astype(dtype)
    X /= 255
    return X, labels.astype(np.int64)
