import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnlib.data import and_gate, or_gate, parity, xor_gate


@pytest.mark.parametrize(
    ("gate", "truth"),
    [(and_gate, lambda a, b: a and b), (or_gate, lambda a, b: a or b), (xor_gate, lambda a, b: a != b)],
)
def test_each_gate_is_pythons_own_truth_table(gate, truth):
    X, y = gate()
    assert X.dtype == np.float64 and y.dtype == np.int64
    assert sorted(map(tuple, X)) == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert [bool(truth(bool(a), bool(b))) for a, b in X] == y.astype(bool).tolist()


@given(st.integers(1, 10))
def test_parity_counts_the_ones_of_every_number_once(n_bits):
    X, y = parity(n_bits)
    numbers = (X @ 2 ** np.arange(n_bits)[::-1]).astype(int)
    assert numbers.tolist() == list(range(2**n_bits))
    assert y.tolist() == [number.bit_count() % 2 for number in range(2**n_bits)]


@pytest.mark.parametrize("n_bits", [0, -1, 21])
def test_parity_names_the_range(n_bits):
    with pytest.raises(ValueError, match=f"from 1 to 20.*got {n_bits}"):
        parity(n_bits)
