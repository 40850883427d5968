import functools
import gzip
import hashlib
import os
import struct
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from nnlib.data import download_mnist, load_mnist, read_idx
from nnlib.data.mnist_download import SHA256


def idx_bytes(array: np.ndarray) -> bytes:
    return struct.pack(f">BBBB{array.ndim}I", 0, 0, 8, array.ndim, *array.shape) + array.tobytes()


@pytest.fixture
def tiny_mnist(tmp_path) -> Path:
    rng = np.random.default_rng(0)
    folder = tmp_path / "files"
    folder.mkdir()
    for part, n in (("train", 6), ("t10k", 3)):
        images = rng.integers(0, 256, (n, 28, 28), dtype=np.uint8)
        images[0, 0, :2] = 0, 255
        labels = rng.integers(0, 10, n, dtype=np.uint8)
        (folder / f"{part}-images-idx3-ubyte.gz").write_bytes(gzip.compress(idx_bytes(images)))
        (folder / f"{part}-labels-idx1-ubyte.gz").write_bytes(gzip.compress(idx_bytes(labels)))
    return folder


@pytest.fixture
def server(tiny_mnist):
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(tiny_mnist))) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_port}/"
        http.shutdown()


def checksums(folder: Path) -> dict[str, str]:
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in SHA256}


@pytest.mark.parametrize("typecode", ["u1", "i1", ">i2", ">i4", ">f4", ">f8"])
def test_read_idx_knows_every_type_of_number(tmp_path, typecode):
    array = np.arange(-3, 3).astype(typecode).reshape(1, 2, 3)
    code = {"u1": 8, "i1": 9, ">i2": 11, ">i4": 12, ">f4": 13, ">f8": 14}[typecode]
    path = tmp_path / "array"
    path.write_bytes(struct.pack(">BBBB3I", 0, 0, code, 3, 1, 2, 3) + array.tobytes())
    result = read_idx(path)
    assert result.dtype == np.dtype(typecode).newbyteorder("=") and np.array_equal(result, array)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "expected an IDX file"),
        (b"hello", "expected an IDX file"),
        (bytes([0, 0, 8, 1, 0, 0, 0, 3, 1]), r"expected 11 bytes.*shape \(3,\).*got 9"),
        (bytes([0, 0, 8, 2, 0, 0, 0]), "header announces"),
    ],
)
def test_read_idx_says_what_is_wrong_with_a_file(tmp_path, content, message):
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=message):
        read_idx(path)
    path = tmp_path / "file.gz"
    path.write_bytes(gzip.compress(content)[:-4])
    with pytest.raises(ValueError, match="complete gzip file"):
        read_idx(path)


@pytest.mark.parametrize("subfolder", ["", "mnist"])
def test_load_from_a_folder_and_from_the_environment(tiny_mnist, tmp_path, monkeypatch, subfolder):
    home = tmp_path / "home"
    (home / subfolder).mkdir(parents=True)
    for name in SHA256:
        (home / subfolder / name).write_bytes((tiny_mnist / name).read_bytes())
    X_train, y_train, X_test, y_test = load_mnist(home)
    assert X_train.shape == (6, 784) and X_train.dtype == np.float32
    assert X_test.shape == (3, 784) and y_train.shape == (6,) and y_test.dtype == np.int64
    assert X_train.min() == 0 and X_train.max() == 1
    raw = gzip.decompress((tiny_mnist / "train-images-idx3-ubyte.gz").read_bytes())[16:]
    assert np.array_equal(np.rint(X_train * 255).astype(np.uint8).tobytes(), raw)
    monkeypatch.setenv("NNLIB_DATA", str(home))
    assert np.array_equal(load_mnist(dtype=np.float64)[0], load_mnist(home, np.float64)[0])


def test_a_missing_file_is_named_with_its_remedy(tiny_mnist, monkeypatch):
    (tiny_mnist / "t10k-labels-idx1-ubyte.gz").unlink()
    with pytest.raises(FileNotFoundError, match="which folder names.*leave folder out to download"):
        load_mnist(tiny_mnist)
    monkeypatch.setenv("NNLIB_DATA", str(tiny_mnist))
    with pytest.raises(FileNotFoundError, match="which NNLIB_DATA names"):
        load_mnist()


def test_images_and_labels_must_belong_together(tiny_mnist):
    labels = (tiny_mnist / "t10k-labels-idx1-ubyte.gz").read_bytes()
    (tiny_mnist / "train-labels-idx1-ubyte.gz").write_bytes(labels)
    with pytest.raises(ValueError, match=r"one label for each image.*\(6, 28, 28\).*\(3,\)"):
        load_mnist(tiny_mnist)


def test_download_checks_and_keeps_the_files(tiny_mnist, server, tmp_path, capsys):
    cache = tmp_path / "cache"
    registry = checksums(tiny_mnist)
    assert download_mnist(cache, registry=registry, mirrors=[server]) == cache
    assert "100%" in capsys.readouterr().err
    assert np.array_equal(load_mnist(cache)[0], load_mnist(tiny_mnist)[0])
    # everything is there: no address is asked again
    assert download_mnist(cache, registry=registry, mirrors=["http://127.0.0.1:1/"]) == cache


def test_the_next_mirror_is_tried(tiny_mnist, server, tmp_path):
    mirrors = ["http://127.0.0.1:1/", server + "nothing-here/", server]
    folder = download_mnist(tmp_path / "cache", registry=checksums(tiny_mnist), mirrors=mirrors, progress=False)
    assert len(load_mnist(folder)[1]) == 6


def test_another_checksum_is_refused(tiny_mnist, server, tmp_path):
    cache = tmp_path / "cache"
    with pytest.raises(ValueError, match="SHA256"):
        download_mnist(cache, registry=SHA256, mirrors=[server], progress=False)
    assert not list(cache.glob("*.gz"))


def test_offline_says_how_to_go_on(tmp_path):
    with pytest.raises(ConnectionError, match="NNLIB_DATA.*load_digits"):
        download_mnist(tmp_path, mirrors=["http://127.0.0.1:1/"], progress=False)


@pytest.mark.skipif(not os.environ.get("NNLIB_DATA"), reason="NNLIB_DATA names no folder with the real MNIST")
def test_a_cache_that_is_a_file_is_no_missing_network(tiny_mnist, server, tmp_path):
    cache = tmp_path / "file"
    cache.write_bytes(b"")
    with pytest.raises(OSError, match="expected to write train.* into .*file; got .*: pass another folder") as caught:
        download_mnist(cache, registry=checksums(tiny_mnist), mirrors=[server], progress=False)
    assert not isinstance(caught.value, ConnectionError)


def test_a_cache_without_permission_is_no_missing_network(tiny_mnist, server, tmp_path, monkeypatch):
    def denied(*arguments, **keywords):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "makedirs", denied)  # the tests may run as root, who is denied nothing
    with pytest.raises(OSError, match=r"expected to write .*Permission.* permission there"):
        download_mnist(tmp_path / "new", registry=checksums(tiny_mnist), mirrors=[server], progress=False)


def test_the_real_files():
    X_train, y_train, X_test, y_test = load_mnist()
    assert X_train.shape == (60000, 784) and X_test.shape == (10000, 784)
    assert y_train[:10].tolist() == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
    assert np.bincount(y_test).tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]
    assert X_train.mean() == pytest.approx(0.1307, abs=1e-4) and X_train.std() == pytest.approx(0.3081, abs=1e-4)
