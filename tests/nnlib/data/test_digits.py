import subprocess
import sys

import numpy as np
import pytest
from sklearn import datasets

from nnlib.data import digits, load_digits


def test_all_digits_are_sklearns_scaled_to_one():
    bunch = datasets.load_digits()
    X, y = load_digits(dtype=np.float32)
    assert X.dtype == np.float32 and y.dtype == np.int64
    assert np.array_equal(X * 16, bunch.data) and np.array_equal(y, bunch.target)


def test_two_classes_are_relabelled_in_the_given_order():
    bunch = datasets.load_digits()
    X, y = load_digits(classes=(8, 3))
    assert np.array_equal(X[y == 0] * 16, bunch.data[bunch.target == 8])
    assert np.array_equal(X[y == 1] * 16, bunch.data[bunch.target == 3])


def test_changing_what_was_loaded_changes_nothing_for_the_next():
    X, y = load_digits()
    X[:], y[:] = -1, -1
    again, labels = load_digits()
    assert again.min() == 0 and labels.min() == 0


@pytest.mark.parametrize("classes", [[8, 3], np.array([8, 3]), np.uint8([8, 3]), [8.0, 3.0]])
def test_classes_may_be_given_as_any_numbers(classes):
    for ours, expected in zip(load_digits(classes=classes), load_digits(classes=(8, 3)), strict=True):
        np.testing.assert_array_equal(ours, expected)


@pytest.mark.parametrize("classes", [(), (3, 3), (3, 10), (3.5, 8), "38", 3, np.array([[3, 8]]), {3, 8}])
def test_classes_are_checked(classes):
    with pytest.raises(ValueError, match="distinct digits from 0 to 9"):
        load_digits(classes=classes)


def test_scikit_learn_is_not_imported_for_its_file():
    code = "import sys; from nnlib.data import load_digits; load_digits(); print('sklearn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_a_file_that_lies_elsewhere_is_left_to_scikit_learn(monkeypatch):
    monkeypatch.setattr(digits, "find_spec", lambda name: None)
    digits._read.cache_clear()
    X, y = load_digits()
    digits._read.cache_clear()
    assert np.array_equal(X * 16, datasets.load_digits().data) and np.array_equal(y, datasets.load_digits().target)
