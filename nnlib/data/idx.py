"""The IDX file format: a magic number, the sizes of the axes, then the numbers themselves, big-endian.

Byte 3 of the magic number names the type of the numbers, byte 4 counts the axes.
"""

import gzip
import zlib
from pathlib import Path

import numpy as np

from nnlib.data._typing import Array

_DTYPES = {0x08: "u1", 0x09: "i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}


def read_idx(path: str | Path) -> Array:
    """Read an IDX file, gzipped or not.

    Parameters
    ----------
    path : path
        A name that ends in ``.gz`` is decompressed on the way.

    Returns
    -------
    ndarray
        Shape and dtype as the file says, in the byte order of this machine.

    Raises
    ------
    ValueError
        When the file is not IDX, is damaged, or is shorter or longer than its header announces.
    FileNotFoundError
        When there is no such file.

    References
    ----------
    LeCun, Cortes and Burges, *The MNIST database*, 1998.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "labels-idx1-ubyte"
    >>> _ = path.write_bytes(bytes([0, 0, 8, 1, 0, 0, 0, 3, 5, 0, 4]))
    >>> read_idx(path)
    array([5, 0, 4], dtype=uint8)
    """
    path = Path(path)
    content = path.read_bytes()
    if path.suffix == ".gz":
        try:
            content = gzip.decompress(content)
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise ValueError(f"expected a complete gzip file in {path}; got {error}: fetch it again") from error
    if len(content) < 4 or content[:2] != b"\0\0" or content[2] not in _DTYPES:
        raise ValueError(
            f"expected an IDX file, which begins with two zero bytes and a type; got {content[:4]!r} in {path}: "
            "is it another file under this name?"
        )
    dtype, n_axes = np.dtype(_DTYPES[content[2]]), content[3]
    start = 4 + 4 * n_axes
    shape = tuple(int.from_bytes(content[i : i + 4], "big") for i in range(4, start, 4))
    expected = start + dtype.itemsize * int(np.prod(shape, dtype=np.int64))
    if len(content) != expected:
        raise ValueError(
            f"expected {expected} bytes in {path} because its header announces shape {shape}; "
            f"got {len(content)}: the file is damaged, fetch it again"
        )
    return np.frombuffer(content, dtype, offset=start).reshape(shape).astype(dtype.newbyteorder("="))
