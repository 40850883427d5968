"""Fetching the four files of MNIST once, checked against their published SHA-256, into the user's cache."""

from collections.abc import Mapping, Sequence
from pathlib import Path

SHA256 = {
    "train-images-idx3-ubyte.gz": "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
    "train-labels-idx1-ubyte.gz": "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
    "t10k-images-idx3-ubyte.gz": "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
    "t10k-labels-idx1-ubyte.gz": "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
}
MIRRORS = ("https://ossci-datasets.s3.amazonaws.com/mnist/", "https://storage.googleapis.com/cvdf-datasets/mnist/")


def download_mnist(
    cache: str | Path | None = None,
    *,
    registry: Mapping[str, str] = SHA256,
    mirrors: Sequence[str] = MIRRORS,
    progress: bool = True,
) -> Path:
    """Download what is missing of MNIST and return the folder it is in.

    Parameters
    ----------
    cache : path, optional
        Where to keep the files; the cache folder of this user's operating system when omitted.
    registry : mapping
        File names and the SHA-256 that each must have.
    mirrors : sequence of str
        Addresses to try, one after the other; each ends in a slash.
    progress : bool
        Show a progress bar for each file.

    Returns
    -------
    Path
        The folder that holds all files of ``registry``.

    Raises
    ------
    ConnectionError
        When no mirror could be reached; the message says how to work without a network.
    OSError
        When ``cache`` cannot be made or written to.
    ValueError
        When a file arrives with another checksum than the published one.

    Examples
    --------
    >>> import tempfile
    >>> download_mnist(tempfile.mkdtemp(), registry={}) is not None
    True
    """
    import pooch
    from requests.exceptions import RequestException

    folder = Path(cache) if cache is not None else Path(pooch.os_cache("nnlib")) / "mnist"
    downloader = pooch.HTTPDownloader(progressbar=progress, timeout=30)
    for name, checksum in registry.items():
        failures = []
        for mirror in mirrors:
            try:
                pooch.retrieve(mirror + name, f"sha256:{checksum}", name, folder, downloader=downloader)
                break
            except (RequestException, ConnectionError, TimeoutError) as error:
                failures.append(f"{mirror}: {type(error).__name__}")
            except OSError as error:  # what is left is the disk: another address would not help
                raise OSError(
                    f"expected to write {name} into {folder}; got {type(error).__name__}: {error}: pass another folder "
                    "as cache, or make room and permission there"
                ) from error
        else:
            raise ConnectionError(
                f"expected to download {name}; no address answered ({'; '.join(failures)}): connect to the internet, "
                f"or put the four files into a folder and set NNLIB_DATA to it, or use nnlib.data.load_digits(), "
                "which needs no network"
            )
    return folder
