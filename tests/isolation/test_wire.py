"""Values survive the wire exactly; hostile bytes give an error and nothing else."""

import json
import socket
import threading
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.isolation.changes import apply_changes
from autograder.isolation.channel import HEADER, MAGIC, Channel, ChannelClosed, TimeLimitReached
from autograder.isolation.wire import NotSendable, Parcel, WireError, decode, encode

ATOMS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.complex_numbers()
    | st.text()
    | st.binary()
    | st.builds(range, st.integers(-9, 9), st.integers(-9, 9))
    | st.just(...)
)
DTYPES = (
    hnp.boolean_dtypes()
    | hnp.integer_dtypes()
    | hnp.unsigned_integer_dtypes()
    | hnp.floating_dtypes()
    | hnp.complex_number_dtypes()
    | hnp.unicode_string_dtypes(max_len=5)
    | hnp.byte_string_dtypes(max_len=5)
)
ARRAYS = hnp.arrays(DTYPES, hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4))
VALUES = st.recursive(
    ATOMS | ARRAYS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text() | st.integers(), inner, max_size=3)
    ),
    max_leaves=10,
)


def through(value):
    parcel = encode(value)
    return decode(Parcel(json.loads(json.dumps(parcel.tree)), parcel.buffers))


def same(left, right):
    if type(left) is not type(right):
        return False
    if isinstance(left, (np.ndarray, np.generic)):
        return left.dtype == right.dtype and left.shape == right.shape and left.tobytes() == right.tobytes()
    if isinstance(left, dict):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(left, (list, tuple)):
        return len(left) == len(right) and all(map(same, left, right))
    return repr(left) == repr(right)


@given(VALUES)
@settings(max_examples=200, deadline=None)
def test_round_trip(value):
    assert same(value, through(value))


@pytest.mark.parametrize("name", ["PCG64", "MT19937", "Philox", "SFC64", "PCG64DXSM"])
def test_generators_cross_by_state(name):
    rng = np.random.Generator(getattr(np.random, name)(5))
    rng.normal(size=3)
    assert through(rng).normal(size=8).tolist() == rng.normal(size=8).tolist()


def test_classes_sets_and_slices():
    for value in (float, np.float32, np.dtype("<i2"), {1, "a"}, frozenset([2]), slice(1, None, 2), np.float64("nan")):
        assert repr(through(value)) == repr(value)


def test_one_object_twice_is_one_object():
    x = np.ones(2)
    a, b = through([x, {"x": x}])
    assert a is b["x"]


@pytest.mark.parametrize(
    "value",
    [
        np.array([None]),
        np.array([object()]),
        np.zeros(2, "M8[s]"),
        np.ma.ones(2),
        np.matrix([[1]]),
        object(),
        len,
        np.zeros(2, [("a", int)]),
    ],
)
def test_what_is_no_plain_data_is_named(value):
    with pytest.raises(NotSendable, match=r"expected"):
        encode(value)


def test_a_list_inside_itself_is_refused():
    inside: list = []
    for _ in range(100):
        inside = [inside]
    with pytest.raises(NotSendable, match="nested"):
        encode(inside)


TAGS = st.sampled_from([*list("ltdsfabgcrSIDTGmhHE"), "x", "", "__class__"])
HOSTILE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | TAGS
    | st.sampled_from(["|O8", "<f8", "<U1", "|V8", "<M8[s]", "<f999999", "PCG64", "numpy.float64", "builtins.eval"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(TAGS, inner).map(list)
        | st.tuples(TAGS, inner, inner, inner).map(list)
        | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=15,
)


@given(HOSTILE, st.lists(st.binary(max_size=20), max_size=3))
@settings(max_examples=400, deadline=None)
def test_the_decoder_builds_plain_data_or_says_no(tree, buffers):
    try:
        value = decode(Parcel(tree, buffers))
    except WireError:
        return
    encode(value)


@pytest.mark.parametrize(
    "tree",
    [
        ["a", 0, "|O8", [1]],
        ["a", 0, "<f8", [10**9, 10**9]],
        ["a", 0, "<f8", [-1]],
        ["a", 0, "<f8", [2**62, 2, 2]],
        ["a", 5, "<f8", [1]],
        ["a", 0, "<f8", [1] * 40],
        ["T", "eval"],
        ["D", "O"],
        ["h", 1, "object", "A", ""],
        ["G", ["d", [["bit_generator", "eval"]]]],
        ["I", "0x" + "f" * 200_000],
        ["d", [[["l", []], 1]]],
        ["m", 3],
        ["U"],
        [],
        {"a": 1},
    ],
)
def test_forged_trees(tree):
    with pytest.raises(WireError):
        decode(Parcel(tree, [b"12345678"]))


@pytest.mark.parametrize("node", [["a", 0, "<f8", [4]], ["g", 0, "<f8", []], ["b", 0]])
def test_a_buffer_counts_once(node):
    data = bytes(8 if node[0] == "g" else 32)
    assert decode(Parcel(["t", [node]], [data])) is not None
    with pytest.raises(WireError, match="expected each buffer once"):
        decode(Parcel(["t", [node, node]], [data]))


def test_a_forged_bool_is_a_bool_and_text_is_text():
    array = decode(Parcel(["a", 0, "|b1", [2]], [b"\x02\x00"]))
    assert array.tolist() == [True, False] and array.view(np.uint8).tolist() == [1, 0]
    with pytest.raises(WireError):
        decode(Parcel(["a", 0, "<U1", [1]], [b"\xff\xff\xff\xff"]))


@pytest.mark.parametrize(
    "data",
    [
        b"x" * 100,
        HEADER.pack(b"EVIL", 2, 0) + b"{}",
        HEADER.pack(MAGIC, 2**40, 0),
        HEADER.pack(MAGIC, 2, 2**60),
        HEADER.pack(MAGIC, 2, 0) + b"{}",
        HEADER.pack(MAGIC, 4, 0) + b"nope",
        HEADER.pack(MAGIC, 100_000, 0) + b"[" * 100_000,
        HEADER.pack(MAGIC, 56, 0)
        + json.dumps({"kind": "call", "number": 1, "tree": 1, "sizes": [-1]}).encode().ljust(56),
    ],
)
def test_forged_frames(data):
    ours, theirs = socket.socketpair()
    threading.Thread(target=lambda: (theirs.sendall(data), theirs.close())).start()
    with pytest.raises((WireError, ChannelClosed)):
        Channel(ours, 2**20).receive(time.monotonic() + 5)
    ours.close()


def test_a_stale_reply_is_dropped_and_silence_ends():
    ours, theirs = socket.socketpair()
    other = Channel(theirs, 2**20)
    other.send("reply", 99, encode("stale"))
    other.send("reply", 1, encode("right"))
    channel = Channel(ours, 2**20)
    assert decode(channel.request(encode("?"), lambda parcel: parcel, time.monotonic() + 5)) == "right"
    with pytest.raises(TimeLimitReached):
        channel.request(encode("?"), lambda parcel: parcel, time.monotonic() + 0.1)


@given(VALUES)
@settings(max_examples=50, deadline=None)
def test_changes_reach_the_original_list(value):
    ours = [0, [1, 2], {"a": np.zeros(2)}]
    apply_changes(ours, [value, [3], {"a": np.ones(2), "b": 1}])
    assert same(ours, [value, [3], {"a": np.ones(2), "b": 1}])
