"""The perceptron's widget: pictures against geometry, updates against the training of the lesson."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import Perceptron

import nnlib
from nnlib.widgets.perceptron_boundary import PerceptronBoundary
from nnlib.widgets.pictures.perceptron import boundary, perceptron_picture

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
AND, XOR = np.array([0, 0, 0, 1]), np.array([0, 1, 1, 0])


def marks_of(picture, kind, panel=0):
    return [mark for mark in picture.plain()["panels"][panel]["marks"] if mark["kind"] == kind]


@given(st.tuples(*[st.floats(-5, 5)] * 2).filter(lambda w: np.hypot(*w) > 1e-3), st.floats(-5, 5))
def test_the_line_lies_on_the_boundary_and_the_arrow_stands_on_it(w, b):
    line, arrow = boundary(np.array(w), b, (-1.0, 2.0, -1.0, 2.0))
    scale = np.hypot(*w) * np.abs(np.concatenate([line.x, line.y])).max()
    np.testing.assert_allclose(w[0] * line.x + w[1] * line.y + b, 0, atol=1e-9 * max(1.0, scale))
    direction = np.array([arrow.x1 - arrow.x0, arrow.y1 - arrow.y0])
    along = np.array([line.x[1] - line.x[0], line.y[1] - line.y[0]])
    assert direction @ np.array(w) > 0
    assert abs(direction @ along) <= 1e-9 * np.linalg.norm(direction) * np.linalg.norm(along)


def test_no_line_where_there_are_no_weights():
    assert boundary(np.zeros(2), 1.0, (0.0, 1.0, 0.0, 1.0)) == []


def test_half_planes_are_those_of_predict():
    picture = perceptron_picture(X, AND, [1.0, 0.0], -0.5)
    (heat,) = marks_of(picture, "heat")
    left, right, _, _ = heat["extent"]
    columns = heat["shape"][1]
    middles = left + (np.arange(columns) + 0.5) * (right - left) / columns
    np.testing.assert_array_equal(heat["levels"][0], np.where(middles >= 0.5, 255, 0))


def test_mistakes_and_loss_are_counted():
    picture = perceptron_picture(X, AND, [0.0, 0.0], 1.0)  # everything is called 1
    assert picture.numbers["mistakes"] == "3 of 4"
    assert float(picture.numbers["loss"]) == pytest.approx(0.75)
    (cross,) = [mark for mark in marks_of(picture, "points") if mark["shape"] == "cross"]
    assert sorted(zip(cross["x"].tolist(), cross["y"].tolist(), strict=True)) == [(0, 0), (0, 1), (1, 0)]


def test_epochs_make_the_mistakes_of_the_lessons_training():
    widget = PerceptronBoundary(X, AND)
    for _ in range(6):
        widget.click("epoch")
    w, b, mistakes = nnlib.train_perceptron(X, AND, 1.0, 6)
    assert widget.mistakes_per_epoch == mistakes == [2, 3, 3, 2, 1, 0]
    np.testing.assert_allclose([widget.values["w1"], widget.values["w2"], widget.values["b"]], [*w, b])


def test_updates_end_where_scikit_learn_ends():
    rng = np.random.default_rng(3)
    points = np.vstack([rng.normal(-2, 0.7, (20, 2)), rng.normal(2, 0.7, (20, 2))])
    labels = np.repeat([0, 1], 20)
    widget = PerceptronBoundary(points, labels)
    for _ in range(200):
        widget.click("update")
        if widget.visited is None:
            break
    theirs = Perceptron(shuffle=False, tol=None, max_iter=50).fit(points, labels)
    assert "No mistake" in widget.status
    assert widget.current.numbers["accuracy"] == "100.0%"
    # scikit-learn counts 0 as the other side, so only the agreement on the data is promised.
    np.testing.assert_array_equal(theirs.predict(points), labels)


def test_xor_never_comes_to_rest():
    widget = PerceptronBoundary(X, XOR)
    for _ in range(30):
        widget.click("epoch")
    assert min(widget.mistakes_per_epoch) > 0


def test_reset_goes_back_to_the_start():
    widget = PerceptronBoundary(X, AND, w=(1.0, -2.0), b=0.5)
    widget.click("epoch")
    widget.click("reset")
    assert widget.values == {"w1": 1.0, "w2": -2.0, "b": 0.5}
    assert widget.mistakes_per_epoch == [] and widget.row == 0


def test_the_learners_function_is_what_is_drawn():
    widget = PerceptronBoundary(X, AND, predict=lambda X, w, b: np.ones(len(X), dtype=int), w=(1, 1), b=-1.5)
    assert widget.current.numbers["mistakes"] == "3 of 4"
    assert widget.notice == ""


@pytest.mark.parametrize(
    ("data", "labels", "words"),
    [
        (np.zeros((4, 3)), AND, r"shape \(n_samples, 2\).*\(4, 3\)"),
        (X, np.array([0, 1, 2, 1]), "labels 0 and 1"),
        (X, AND[:3], r"y of shape \(4,\)"),
    ],
)
def test_data_that_cannot_be_drawn_is_refused(data, labels, words):
    with pytest.raises(ValueError, match=words):
        PerceptronBoundary(data, labels)
