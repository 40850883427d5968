"""Files of weights: what save writes, and that no other or damaged file changes a model."""

import io

import numpy as np
import pytest

from nnlib.models import MLP, SoftmaxRegression, load, restore, save, snapshot


def small(seed=0):
    model = MLP([2, 3, 2], batch_norm=True, rng=np.random.default_rng(seed))
    model.parameters.values[...] = np.random.default_rng(seed).standard_normal(model.parameters.values.size)
    return model


def written(**arrays):
    """Return the bytes of an npz file."""
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def assert_refused(model, path, data, message="expected an npz file of arrays written by save"):
    path.write_bytes(data)
    before = snapshot(model)
    with pytest.raises(ValueError, match=message):
        load(model, path)
    for name, array in snapshot(model).items():
        np.testing.assert_array_equal(array, before[name])


def test_only_the_arrays_of_the_model_are_written(tmp_path, monkeypatch):
    model, names = small(), []

    def savez_of_old(file, *args, **arrays):  # before NumPy 2.1 every keyword was an array
        names.extend(arrays)

    monkeypatch.setattr(np, "savez", savez_of_old)
    save(model, tmp_path / "model.npz")
    assert sorted(names) == sorted(snapshot(model))


def test_a_file_cut_short_is_refused(tmp_path):
    model = small()
    save(model, tmp_path / "model.npz")
    raw = (tmp_path / "model.npz").read_bytes()
    for length in (*range(0, len(raw), 29), len(raw) - 1):
        assert_refused(small(1), tmp_path / "short.npz", raw[:length])


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("mask", [0x01, 0x08, 0xFF])
def test_a_file_with_one_wrong_byte_is_refused_or_does_not_matter(tmp_path, mask):
    model = SoftmaxRegression(2, 2)
    model.parameters.values[...] = np.arange(6.0)
    save(model, tmp_path / "model.npz")
    raw = (tmp_path / "model.npz").read_bytes()
    refused = 0
    for place in range(0, len(raw), 3):
        damaged = bytearray(raw)
        damaged[place] ^= mask
        (tmp_path / "damaged.npz").write_bytes(damaged)
        other = SoftmaxRegression(2, 2)
        try:
            load(other, tmp_path / "damaged.npz")
        except ValueError:
            refused += 1
            assert not other.parameters.values.any()
        else:
            np.testing.assert_array_equal(other.parameters.values, model.parameters.values)
    assert refused > len(raw) / 6


def test_files_of_other_kinds_are_refused(tmp_path):
    single = io.BytesIO()
    np.save(single, np.zeros(3))
    for data in (b"", b"hello", b"PK\x03\x04", single.getvalue()):
        assert_refused(small(), tmp_path / "other.npz", data)


@pytest.mark.parametrize(
    "bias",
    [np.array(["a", "b"]), np.array([b"a", b"b"]), np.ones(2) * 1j, np.array([True, False]), np.zeros(2, "M8[s]")],
    ids=lambda bias: str(bias.dtype),
)
def test_what_is_no_real_number_is_refused_before_anything_is_written(tmp_path, bias):
    data = written(**{"0.W": np.full((2, 2), 7.0), "0.b": bias})
    assert_refused(SoftmaxRegression(2, 2), tmp_path / "model.npz", data, r"expected 0\.b to hold real numbers")


def test_another_shape_is_refused_before_anything_is_written(tmp_path):
    data = written(**{"0.W": np.full((2, 2), 7.0), "0.b": np.zeros(3)})
    assert_refused(SoftmaxRegression(2, 2), tmp_path / "model.npz", data, r"expected 0\.b of shape \(2,\)")


def test_real_numbers_of_any_kind_are_read():
    model = SoftmaxRegression(2, 2)
    restore(model, {"0.W": np.array([[1, 2], [3, 4]], np.uint8), "0.b": np.array([5, 6], np.float32)})
    np.testing.assert_array_equal(model.parameters.values, [1, 2, 3, 4, 5, 6])
