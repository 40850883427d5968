"""What lesson 8 says about frameworks: the same losses in three libraries; and the lesson runs without two of them."""

import builtins
import sys
from itertools import pairwise

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from scipy.optimize import approx_fprime, minimize_scalar
from scipy.special import log_softmax, softmax
from sklearn.linear_model import LogisticRegression as SklearnLogistic
from sklearn.model_selection import cross_val_score

import nnlib
from autograder.build import read_source
from autograder.checks.hints import exercises
from autograder.course import Course

matplotlib.use("Agg")
SOURCE = Course.find().source("08_frameworks")


def run_lesson() -> dict:
    """Run all code cells of the lesson in one namespace and return it."""
    names: dict = {"__name__": "__main__"}
    for cell in read_source(SOURCE).cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, str(SOURCE), "exec"), names)
    plt.close("all")
    return names


def block(monkeypatch, *libraries):
    """Make libraries missing, also where they are installed and loaded."""
    for name in libraries:
        for module in [name, *(loaded for loaded in sys.modules if loaded.startswith(f"{name}."))]:
            monkeypatch.delitem(sys.modules, module, raising=False)
    original = builtins.__import__

    def refusing(name, *rest, **options):
        if name.partition(".")[0] in libraries:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return original(name, *rest, **options)

    monkeypatch.setattr(builtins, "__import__", refusing)


@pytest.fixture(scope="module")
def lesson():
    """Return the names of the lesson after a run with both libraries."""
    pytest.importorskip("torch", reason="pip install -e '.[frameworks]'")
    if "keras" not in sys.modules:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("KERAS_BACKEND", "torch")
            pytest.importorskip("keras", reason="pip install -e '.[frameworks]'")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plt, "show", lambda: None)
        return run_lesson()


@pytest.fixture(scope="module")
def bare():
    """Return the names of the lesson after a run without both libraries."""
    with pytest.MonkeyPatch.context() as patch:
        block(patch, "torch", "keras")
        patch.setattr(plt, "show", lambda: None)
        return run_lesson()


def test_three_programs_have_the_same_losses(lesson):
    losses = lesson["losses"]
    assert set(losses) == {"nnlib", "PyTorch", "Keras"}
    assert {len(values) for values in losses.values()} == {300}
    assert losses["nnlib"][0] > 2 and losses["nnlib"][-1] < 0.1
    np.testing.assert_allclose(losses["PyTorch"], losses["nnlib"], rtol=0, atol=1e-12)
    np.testing.assert_allclose(losses["Keras"], losses["nnlib"], rtol=0, atol=1e-6)


def test_the_losses_are_those_of_a_network_written_out(lesson):
    W1, b1, W2, b2, W3, b3 = lesson["start"]
    X, y = lesson["batches"][0]
    scores = np.tanh(np.tanh(X @ W1 + b1) @ W2 + b2) @ W3 + b3
    assert lesson["losses"]["nnlib"][0] == pytest.approx(-log_softmax(scores, axis=1)[np.arange(len(y)), y].mean())


def test_keras_multiplies_in_float32_whatever_it_is_given(lesson):
    keras = lesson["keras"]
    assert keras.config.floatx() == "float64"
    assert keras.backend.result_type("float64", "float64") == "float32"
    assert np.abs(lesson["losses"]["Keras"] - lesson["losses"]["nnlib"]).max() > 1e-9


def test_adam_of_keras_weighs_epsilon_32_times_at_the_first_step(lesson):
    torch, keras = lesson["torch"], lesson["keras"]
    gradient, lr, eps = 0.5, 0.125, 0.25
    parameter = torch.nn.Parameter(torch.zeros(1, dtype=torch.float64))
    parameter.grad = torch.full((1,), gradient, dtype=torch.float64)
    torch.optim.Adam([parameter], lr=lr, eps=eps).step()
    assert parameter.item() == pytest.approx(-lr * gradient / (gradient + eps))
    variable = keras.Variable(np.zeros(1), dtype="float64")
    keras.optimizers.Adam(learning_rate=lr, epsilon=eps).apply(
        [torch.full((1,), gradient, dtype=torch.float64)], [variable]
    )
    weighed = eps / np.sqrt(1 - 0.999)
    assert weighed / eps == pytest.approx(31.6, abs=0.1)
    assert float(variable.numpy()[0]) == pytest.approx(-lr * gradient / (gradient + weighed), rel=1e-3)


def test_the_defaults_of_epsilon_differ(lesson):
    assert lesson["keras"].optimizers.Adam().epsilon == 1e-7
    assert lesson["torch"].optim.Adam([lesson["torch"].zeros(1)]).defaults["eps"] == 1e-8


def test_default_weights_have_the_variances_that_the_lesson_gives(lesson):
    torch, keras = lesson["torch"], lesson["keras"]
    assert torch.nn.Linear(600, 600).weight.var().item() * 600 == pytest.approx(1 / 3, rel=0.02)
    dense = keras.layers.Dense(600)
    dense.build((None, 600))
    assert dense.get_weights()[0].var() * 600 == pytest.approx(1, rel=0.02)
    left = {name.split()[0]: distances[-1] for name, distances in lesson["curves"].items()}
    assert left["He,"] > 0.05 and 1e-9 < left["PyTorch's"] < 1e-7 and 1e-5 < left["Keras's"] < 1e-2


def test_programs_of_the_slides_no_longer_run(lesson):
    with pytest.raises(IndexError, match="0-dim"):
        lesson["torch"].ones(()).data[0]
    with pytest.raises(ValueError, match="not recognized"):
        lesson["keras"].optimizers.Adam(lr=0.01)


@pytest.mark.parametrize("missing", [("torch", "keras"), ("keras",), ("torch",)], ids=" and ".join)
def test_the_lesson_runs_without_the_libraries(monkeypatch, capsys, missing):
    if "torch" not in missing:
        pytest.importorskip("torch")
    block(monkeypatch, *missing)
    monkeypatch.setattr(plt, "show", lambda: None)
    names = run_lesson()
    printed = capsys.readouterr().out
    assert set(names["losses"]) == {"nnlib", "PyTorch"} - ({"PyTorch"} if "torch" in missing else set())
    assert "pip install torch keras" in printed
    assert ("This cell needs torch (No module named 'torch')" in printed) == ("torch" in missing)
    assert "the same losses, exactly: True" in printed
    assert set(names["curves"]) >= {"He, nnlib's choice for ReLU"}


def test_only_the_question_in_words_is_graded():
    notebook = read_source(SOURCE)
    graded = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    assert exercises(notebook) == []
    assert [(cell.cell_type, cell.metadata["nbgrader"]["grade_id"]) for cell in graded] == [("markdown", "in_words")]


def focal(Z, y):
    p = softmax(Z, axis=1)[np.arange(len(y)), y]
    return -np.mean((1 - p) ** 2 * np.log(p))


def test_the_focal_loss_and_its_formula_against_scipy(bare):
    names, graph = bare, bare["graph"]
    rng = np.random.default_rng(5)
    Z, y = rng.normal(size=(4, 10)), rng.integers(0, 10, size=4)
    node = graph.Variable(Z)
    loss = names["focal_loss"](node, np.eye(10)[y], names["nnlib_gates"])
    graph.backpropagate(loss)
    assert float(loss.value) == pytest.approx(focal(Z, y))
    slope = approx_fprime(Z.ravel(), lambda flat: focal(flat.reshape(Z.shape), y), 1e-7).reshape(Z.shape)
    np.testing.assert_allclose(node.grad, slope, atol=1e-6)
    np.testing.assert_allclose(names["focal_gradient_by_hand"](Z, np.eye(10)[y]), slope, atol=1e-6)

    certain = [names["gradient_of"](make)[1] for make in (
        lambda Z: -graph.sum(graph.log(graph.softmax(Z)) * names["wanted"]),
        lambda Z: -graph.sum(graph.log(graph.maximum(graph.softmax(Z), 1e-10)) * names["wanted"]),
        lambda Z: graph.softmax_cross_entropy(Z, [0]),
    )]  # fmt: skip
    assert np.isnan(certain[0]).all()
    assert (certain[1] == 0).all()
    np.testing.assert_allclose(certain[2], softmax([0.0, 800.0]) - [1, 0])

    Z = np.array([[1.0, 0.0, -1.0]])
    node = graph.Variable(Z)
    graph.backpropagate(names["both_terms"](node, np.array([[1.0, 0.0, 0.0]])))

    def slide(z):
        p = softmax(z)
        return -(np.log(p[0]) + np.log(1 - p[1]) + np.log(1 - p[2]))

    np.testing.assert_allclose(node.grad[0], approx_fprime(Z[0], slide, 1e-7), atol=1e-5)
    assert np.abs(node.grad[0] - (softmax(Z[0]) - [1, 0, 0])).max() > 0.2


def test_more_hidden_units_come_closer_to_any_curve(bare):
    errors = bare["errors"]
    assert list(errors) == sorted(errors) and list(errors.values()) == sorted(errors.values(), reverse=True)
    assert errors[1] > 1 and errors[100] < 0.01


def test_layers_without_a_bend_are_one_layer(bare):
    assert np.linalg.matrix_rank(bare["W1"] @ bare["W2"] @ bare["W3"]) <= 2
    assert np.abs(bare["difference"]).max() < 1e-12


def test_the_exact_line_search_turns_at_right_angles():
    H, w = np.diag([1.0, 20.0]), np.array([1.0, 1.0])
    directions = []
    for _ in range(4):
        g = H @ w
        length = minimize_scalar(lambda t, w=w, g=g: 0.5 * (w - t * g) @ H @ (w - t * g), options={"xtol": 1e-12}).x
        assert length == pytest.approx((g @ g) / (g @ H @ g), rel=1e-6)
        directions.append(g / np.linalg.norm(g))
        w = w - length * g
    for one, following in pairwise(directions):
        assert one @ following == pytest.approx(0, abs=1e-6)


def test_five_folds_tell_the_eights_as_scikit_learn_does(bare):
    X, eights = bare["X"], bare["eights"]
    areas = cross_val_score(SklearnLogistic(max_iter=2000), X, eights, cv=5, scoring="roc_auc")
    assert areas.mean() == pytest.approx(0.98, abs=0.015)
    assert len(bare["areas"]) == 5 and np.mean(bare["areas"]) > 0.99 > areas.mean()


def test_a_schedule_of_lecture_a_and_one_that_is_none():
    sums = [
        np.cumsum([rate(1.0, t) for t in range(20_000)]) for rate in (nnlib.inverse_decay, nnlib.inverse_sqrt_decay)
    ]
    squares = [
        np.cumsum([rate(1.0, t) ** 2 for t in range(20_000)])
        for rate in (nnlib.inverse_decay, nnlib.inverse_sqrt_decay)
    ]
    assert all(total[-1] - total[9_999] > 0.6 for total in sums)
    assert squares[0][-1] == pytest.approx(np.pi**2 / 6, abs=1e-3)
    assert squares[1][-1] - squares[1][9_999] == pytest.approx(np.log(2), abs=1e-3)
