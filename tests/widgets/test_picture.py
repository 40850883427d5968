"""The picture description: ticks, limits, boxes, colours, packing, and what is refused."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnlib.widgets.frame import equal_limits, grid, limits
from nnlib.widgets.learner import difference_of_form
from nnlib.widgets.marks import HeatMap, Line, Points, levels_of
from nnlib.widgets.packing import packed
from nnlib.widgets.palette import COLORMAPS, COLORS, SERIES, colormap
from nnlib.widgets.picture import Axis, Panel, Picture
from nnlib.widgets.ticks import linear_ticks, log_ticks


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6))
def test_ticks_are_few_round_and_within(low, width):
    high = low + width
    if high - low < 1e-9 * max(abs(low), abs(high)):
        return
    values = [value for value, _ in linear_ticks(low, high)]
    slack = 1e-6 * (high - low) + 1e-9 * max(abs(low), abs(high))
    assert 1 <= len(values) <= 8
    assert all(low - slack <= value <= high + slack for value in values)


@given(st.integers(-40, 39), st.integers(1, 60))
def test_log_ticks_are_powers_of_ten(first, decades):
    values = [value for value, _ in log_ticks(10.0**first, 10.0 ** (first + decades))]
    assert 2 <= len(values) <= 8
    np.testing.assert_allclose(np.log10(values), np.round(np.log10(values)), atol=1e-9)


def test_panels_share_the_row_without_overlap():
    axis = Axis("x", 0, 1)
    panels = [Panel(axis, axis, [], weight=weight) for weight in (1, 2, 1)]
    boxes = [panel["box"] for panel in Picture([panels, panels]).plain()["panels"]]
    for row in (boxes[:3], boxes[3:]):
        for (left, _, width, _), (following, *_) in pairwise(row):
            assert left + width < following
        assert row[-1][0] + row[-1][2] <= 760
    assert boxes[0][1] + boxes[0][3] < boxes[3][1]
    assert boxes[1][2] > 1.9 * boxes[0][2]


def test_packed_arrays_unpack_to_what_they_were():
    marks = [
        HeatMap(np.arange(6).reshape(2, 3), (0, 1, 0, 1)),
        Line([0, np.nan, 2], [1.5, 2.5, np.inf], "blue"),
        Points([], [], "orange"),
    ]
    travelling = packed(Picture([[Panel(Axis("x", 0, 1), Axis("y", 0, 1), marks)]]).plain())
    heat, line, points = travelling["panels"][0]["marks"]
    floats = np.frombuffer(travelling["floats"], dtype=np.float32)
    levels = np.frombuffer(travelling["bytes"], dtype=np.uint8)
    np.testing.assert_array_equal(levels[slice(*heat["levels"])].reshape(heat["shape"]), np.arange(6).reshape(2, 3))
    np.testing.assert_array_equal(floats[slice(*line["x"])], [0, np.nan, 2])
    assert floats[slice(*points["x"])].size == 0


def test_limits_hold_the_points_and_equal_limits_the_aspect():
    X = np.random.default_rng(0).normal(size=(20, 2))
    extent = equal_limits(limits(X), 1.5)
    left, right, bottom, top = extent
    assert (right - left) / (top - bottom) == pytest.approx(1.5)
    assert np.all(X.min(axis=0) > np.array([left, bottom])) and np.all(X.max(axis=0) < np.array([right, top]))
    cells = grid(extent, 6, 4)
    assert cells.shape == (24, 2)
    np.testing.assert_allclose(cells.mean(axis=0), [(left + right) / 2, (bottom + top) / 2])
    assert cells[0] == pytest.approx([left + (right - left) / 12, bottom + (top - bottom) / 8])


def test_one_point_has_limits():
    left, right, bottom, top = limits(np.array([[3.0, 3.0]]))
    assert left < 3 < right and bottom < 3 < top


def test_levels_clip_and_leave_no_hole():
    np.testing.assert_array_equal(levels_of([-1, 0, 0.5, 1, 9, np.nan], 0, 1), [0, 0, 128, 255, 255, 0])


@pytest.mark.parametrize("name", COLORMAPS)
def test_colour_maps_have_256_colours(name):
    assert colormap(name).shape == (256, 3) and colormap(name).dtype == np.uint8
    with pytest.raises(ValueError, match="cividis"):
        colormap("jet")


def luminance(color):
    channels = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def test_text_colours_have_contrast_on_white():
    for name in ("black", "grey", "blue"):
        assert 1.05 / (luminance(COLORS[name]) + 0.05) >= 4.5
    assert set(SERIES) <= set(COLORS)


@pytest.mark.parametrize(("low", "high", "log"), [(1, 1, False), (2, 1, False), (np.nan, 1, False), (0, 1, True)])
def test_axes_without_extent_are_refused(low, high, log):
    with pytest.raises(ValueError, match="expected"):
        Axis("x", low, high, log=log)


@pytest.mark.parametrize(
    ("result", "expected", "words"),
    [
        (np.zeros(3), np.zeros(3), ""),
        (1, np.float64(2.0), ""),
        ([np.zeros(2), 1.0], (np.zeros(2), 0.0), ""),
        (np.zeros((3, 1)), np.zeros(3), r"an array of shape (3, 1) where shape (3,) was expected"),
        (None, 1.0, "None where shape () was expected"),
        ("a", 1.0, "a str where numbers were expected"),
        ((1, 2, 3), (1, 2), "a tuple where 2 results were expected"),
        ({"W": 1}, {"W": 1, "b": 2}, "a dict where a dict with W, b was expected"),
    ],
)
def test_form_is_compared_and_values_are_not(result, expected, words):
    assert difference_of_form(result, expected) == words
