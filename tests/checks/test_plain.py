"""Nothing that carries a learner's code comes through."""

import numpy as np
import pytest

from autograder.checks.plain import NotPlainData, plain


class AlwaysEqual:
    def __eq__(self, other):
        raise AssertionError("was asked")

    def __array__(self, dtype=None, copy=None):
        raise AssertionError("was asked")


class Liar(np.ndarray):
    def __array_function__(self, *_):
        raise AssertionError("was asked")


class Number(float):
    def __eq__(self, other):
        return True

    __hash__ = float.__hash__


@pytest.mark.parametrize(
    "value",
    [
        AlwaysEqual(),
        np.zeros(3).view(Liar),
        np.ma.array([1.0, 2.0]),
        Number(1.0),
        np.array([object()], dtype=object),
        {AlwaysEqual: 1},
        (1.0, [AlwaysEqual()]),
        {1, 2},
        iter([1]),
        np.zeros(2, dtype=[("a", float)]),
        type("tuple", (tuple,), {})((1, 2)),
    ],
)
def test_other_objects_are_refused(value):
    with pytest.raises(NotPlainData, match="expected"):
        plain(value)


def test_a_list_inside_itself_is_refused():
    loop = []
    loop.append(loop)
    with pytest.raises(NotPlainData, match="nested"):
        plain(loop)


def test_arrays_are_copied_with_native_byte_order():
    values = np.array([1.0, 2.0], dtype=">f8")
    copied = plain([values])[0]
    values[0] = 9.0
    assert copied.tolist() == [1.0, 2.0]
    assert copied.dtype.isnative
