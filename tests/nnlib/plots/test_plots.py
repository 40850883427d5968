import subprocess
import sys

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.colors import to_hex

from nnlib.graph import Variable, backpropagate
from nnlib.plots import plot_confusion_matrix, plot_decision_boundary, plot_graph, plot_history, plot_weights
from nnlib.plots.style import COLOURS
from nnlib.training import History

mpl.use("Agg")
POINTS, LABELS = np.array([[-1.0, 0], [1, 0.5], [0, 2]]), np.array([0, 1, 2])
F = Variable(2.0, name="x") * Variable(3.0, name="y")
PLOTS = {
    "history": lambda ax: plot_history({"train_loss": [1, 0.5, 0.2]}, ax=ax),
    "boundary": lambda ax: plot_decision_boundary(lambda P: (P[:, 0] > 0).astype(int), POINTS, LABELS, ax=ax),
    "weights": lambda ax: plot_weights(np.ones((6, 4)), (2, 3), ax=ax),
    "confusion": lambda ax: plot_confusion_matrix(np.eye(3, dtype=int), ax=ax),
    "graph": lambda ax: plot_graph(F, ax=ax),
}


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


@pytest.mark.parametrize("name", PLOTS)
def test_plots_draw_on_the_given_axes_or_new_ones(name):
    _, ax = plt.subplots()
    assert PLOTS[name](ax) is ax
    new = PLOTS[name](None)
    assert new is not ax
    new.figure.canvas.draw()


def test_history_holds_the_numbers_and_leaves_out_empty_curves():
    ax = plot_history({"train_loss": [3, 2, 1], "dev_loss": []})
    (line,) = ax.lines
    assert line.get_xydata().tolist() == [[1, 3], [2, 2], [3, 1]] and to_hex(line.get_color()).upper() == COLOURS[0]


def test_history_of_fit_gives_its_losses_and_accuracy():
    ax = plot_history(History(loss=[3, 2], dev_loss=[4, 3], dev_accuracy=[0.5, 0.6], lr=[0.1, 0.1], seconds=[9, 9]))
    curves = {line.get_label(): line.get_ydata().tolist() for line in ax.lines}
    assert curves == {"loss": [3, 2], "dev loss": [4, 3], "dev accuracy": [0.5, 0.6]}
    assert [line.get_label() for line in plot_history(History(loss=[3, 2])).lines] == ["loss"]


@pytest.mark.parametrize("dtype", [bool, np.uint8, np.float32, np.float64])
def test_boundary_takes_labels_of_any_number_type(dtype):
    y = np.array([0, 1, 1])
    ax = plot_decision_boundary(lambda P: P[:, 1] > 1, POINTS, y.astype(dtype), resolution=5)
    assert ax.get_legend_handles_labels()[1] == ["class 0", "class 1"]
    assert [len(cloud.get_offsets()) for cloud in ax.collections[1:]] == [1, 2]


def test_boundary_shows_the_prediction_at_every_point():
    ax = plot_decision_boundary(lambda P: (P[:, 1] > 1).astype(int), POINTS, LABELS, resolution=30)
    mesh, *clouds = ax.collections
    labels = mesh.get_array().reshape(30, 30)
    up = np.linspace(*ax.dataLim.intervaly, 30)
    assert np.array_equal(np.asarray(labels), np.broadcast_to((up > 1)[:, None], (30, 30)))
    assert np.array_equal(np.vstack([cloud.get_offsets() for cloud in clouds]), POINTS)


def test_every_column_of_the_weights_is_one_image():
    W = np.arange(24.0).reshape(6, 4)
    canvas = plot_weights(W, (2, 3)).images[0].get_array()
    assert np.array_equal(canvas[:2, :3].ravel(), W[:, 0]) and np.array_equal(canvas[3:, 4:].ravel(), W[:, 3])
    assert plot_weights(W, (2, 3)).images[0].get_clim() == (-23, 23)


def test_confusion_matrix_has_true_classes_downwards():
    ax = plot_confusion_matrix([[5, 2], [0, 7]], ["cat", "dog"])
    assert {text.get_position(): text.get_text() for text in ax.texts}[1, 0] == "2"
    assert [label.get_text() for label in ax.get_yticklabels()] == ["cat", "dog"]
    assert ax.get_ylabel() == "true class"


def test_graph_shows_values_and_gradients():
    backpropagate(F)
    texts = [text.get_text() for text in plot_graph(F).texts]
    assert {"x", "y", "×", "2", "3", "6", "grad 3", "grad 2", "grad 1"} <= set(texts)


def test_matplotlib_waits_for_the_first_plot():
    code = "import nnlib.plots, sys; print('matplotlib' in sys.modules)"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert output.stdout.strip() == "False"


def test_errors():
    with pytest.raises(ValueError, match="choose two features"):
        plot_decision_boundary(len, np.ones((3, 3)), np.ones(3))
    for y in ([0.5, 1, 0], [np.nan, 1, 0], ["a", "b", "a"]):
        with pytest.raises(ValueError, match="expected integer labels in y; got .*: number the classes"):
            plot_decision_boundary(lambda P: P[:, 0] > 0, POINTS, y)
    with pytest.raises(TypeError, match="expected the History of a training, or a dict.*; got list"):
        plot_history([0.5, 0.3])
    with pytest.raises(ValueError, match="transpose"):
        plot_weights(np.ones((4, 6)), (2, 3))
    with pytest.raises(ValueError, match="2 class names; got 1"):
        plot_confusion_matrix(np.eye(2), ["a"])
    with pytest.raises(ValueError, match="square"):
        plot_confusion_matrix(np.ones((2, 3)))
