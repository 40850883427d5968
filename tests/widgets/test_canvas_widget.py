"""What all widgets share: stubs do not break them, notices, events from the browser, static pictures, plain data."""

import ast
import json

import numpy as np
import pytest

import nnlib
from nnlib.graph import Variable
from nnlib.widgets import (
    ActivationHistograms,
    GradientFlow,
    GraphView,
    LogisticBoundary,
    OptimizerRace,
    PerceptronBoundary,
    RegularisationCurves,
)
from nnlib.widgets.canvas import HERE
from nnlib.widgets.packing import packed

rng = np.random.default_rng(0)
X = np.vstack([rng.normal(-1, 1, (20, 2)), rng.normal(1, 1, (20, 2))])
y = np.repeat([0, 1], 20)


def product(x, y):
    return Variable(x, name="x") * Variable(y, name="y")


# Each widget with the keywords under which it takes the learner's functions, and a move that calls all of them.
WIDGETS = {
    "perceptron": (lambda **f: PerceptronBoundary(X, y, **f), ["predict", "loss"], {"w1": 0.5}),
    "logistic": (lambda **f: LogisticBoundary(X, y, **f), ["predict_proba", "loss", "gradient"], {"lr": 0.3}),
    "graph": (lambda **f: GraphView(product, {"x": 2, "y": 3}, **f), ["backpropagate"], {"x": 1.0}),
    "race": (
        OptimizerRace,
        ["sgd_step", "momentum_step", "nesterov_step", "adagrad_step", "rmsprop_step", "adam_step"],
        {"lr": 0.02},
    ),
    "regularisation": (
        lambda **f: RegularisationCurves(n_steps=10, **f),
        ["l2_penalty", "dropout_forward", "dropout_backward"],
        {"p": 0.5},
    ),
    "histograms": (ActivationHistograms, ["batchnorm_forward"], {"bn": True}),
    "histograms, Xavier": (ActivationHistograms, ["xavier_uniform"], {"init": "Xavier"}),
    "histograms, He": (ActivationHistograms, ["he_normal"], {"init": "He"}),
    "gradients": (GradientFlow, ["layer_gradient_norms"], {"depth": 5}),
    "gradients, elu": (GradientFlow, ["elu"], {"activation": "elu"}),
}


def stub(*arguments, **keywords):
    raise NotImplementedError


def broken(*arguments, **keywords):
    return [][1]


def nothing(*arguments, **keywords):
    return None


FAULTS = [(stub, "is not written yet"), (broken, "raised IndexError"), (nothing, "returned")]


# backpropagate is the one function that rightly returns nothing; see the test after this one.
@pytest.mark.parametrize(
    ("name", "function", "words"),
    [(name, *fault) for name in WIDGETS for fault in FAULTS if (name, fault[0]) != ("graph", nothing)],
)
def test_a_function_that_does_not_work_leaves_nnlibs_picture_and_a_notice(name, function, words):
    make, keywords, move = WIDGETS[name]
    plain, learner = make(), make(**dict.fromkeys(keywords, function))
    plain.move(**move)
    learner.move(**move)
    assert learner.current.numbers == plain.current.numbers
    assert plain.notice == ""
    assert learner.notice.count(words) == len(keywords)


def test_a_backpropagate_that_does_nothing_shows_no_gradient():
    widget = GraphView(product, {"x": 2, "y": 3}, backpropagate=nothing)
    assert widget.current.numbers == {"f": "6", "∂f/∂x": "0", "∂f/∂y": "0"}
    assert "differ from nnlib's: 3." in widget.current.summary


def test_a_notice_goes_when_the_function_works_again():
    works = []

    def gradient(*arguments):
        if not works:
            raise ZeroDivisionError("not yet")
        return nnlib.logistic_gradient(*arguments)

    widget = LogisticBoundary(X, y, gradient=gradient)
    assert widget.notice == "your logistic_gradient raised ZeroDivisionError: not yet; nnlib's is drawn"
    works.append(True)
    widget.move(step=12)
    assert widget.notice == ""


def test_a_notice_stays_while_the_steps_of_nnlib_are_shown():
    widget = LogisticBoundary(X, y, gradient=stub)
    widget.move(step=5)  # a shorter path, which is known already
    assert "not written yet" in widget.notice


def test_a_function_that_changes_its_arguments_does_not_spoil_the_widget():
    def predict(X, w, b):
        X += 100
        w *= 0
        return np.zeros(len(X), dtype=int)

    widget = PerceptronBoundary(X, y, predict=predict, w=(1, 1))
    assert np.abs(widget.X).max() < 50 and widget.values["w1"] == 1


@pytest.mark.parametrize("name", WIDGETS)
def test_a_message_from_the_browser_moves_and_presses(name):
    make, _, move = WIDGETS[name]
    widget = make()
    before = widget.picture
    widget.set_state({"values": {**widget.values, **move}})
    assert widget.picture != before
    buttons = [control["name"] for control in widget.panel_of_controls if control["kind"] == "button"]
    for button in buttons:
        widget._handle_custom_msg({"press": button}, [])
    with pytest.raises(ValueError, match="expected one of the buttons"):
        widget.click("no such button")


@pytest.mark.parametrize("name", WIDGETS)
def test_what_travels_is_json_and_buffers_with_a_spoken_summary_and_numbers(name):
    widget = WIDGETS[name][0]()
    travelling = packed(widget.current.plain())
    floats, levels = travelling.pop("floats"), travelling.pop("bytes")
    assert isinstance(floats, bytes) and isinstance(levels, bytes)
    json.dumps(travelling, allow_nan=False)
    assert any(character.isdigit() for character in widget.current.summary)
    assert widget.current.numbers and widget.current.formula
    for control in widget.panel_of_controls:
        assert control["label"]


@pytest.mark.parametrize("name", WIDGETS)
def test_the_output_carries_a_png_for_places_without_widgets(name):
    widget = WIDGETS[name][0]()
    bundle = widget._repr_mimebundle_()
    bundle = bundle[0] if isinstance(bundle, tuple) else bundle
    assert widget._repr_png_().startswith(b"\x89PNG")
    assert widget.current.summary in bundle["text/plain"]
    axes = widget.static().axes
    panels = widget.current.plain()["panels"]
    assert len(axes) == len(panels)
    for one, panel in zip(axes, panels, strict=True):
        assert one.get_xlim() == pytest.approx((panel["x"]["low"], panel["x"]["high"]))
        assert one.get_title() == panel["title"]


def test_an_unknown_control_is_refused():
    with pytest.raises(ValueError, match="expected some of w1, w2, b; got w3"):
        PerceptronBoundary(X, y).move(w3=1.0)


def test_a_result_given_in_place_of_a_function_is_refused():
    with pytest.raises(TypeError, match="expected predict to be a function"):
        PerceptronBoundary(X, y, predict=nnlib.predict(X, np.ones(2), 0.0))


def test_the_front_end_needs_no_network_and_every_mark_has_its_drawing():
    source = (HERE / "canvas.js").read_text() + (HERE / "canvas.css").read_text()
    assert "http" not in source and "import " not in source.replace("No imports", "") and "url(" not in source
    marks = ast.parse((HERE / "marks.py").read_text())
    kinds = {
        ast.literal_eval(statement.value)
        for body in marks.body
        if isinstance(body, ast.ClassDef)
        for statement in body.body
        if isinstance(statement, ast.Assign) and statement.targets[0].id == "kind"
    }
    assert kinds >= {"heat", "line", "points", "bars", "arrow", "text", "box", "polygon"}
    for kind in kinds:
        assert f"\n  {kind}(ctx, mark" in source, f"canvas.js has no drawing for {kind}"


def test_a_reference_that_is_withheld_while_a_lesson_is_graded_leaves_an_empty_picture(monkeypatch):
    def withheld(*args):
        raise ImportError("predict is what this lesson asks you to write")

    monkeypatch.setattr(nnlib, "predict", withheld)
    X, y = np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([0, 1])
    widget = PerceptronBoundary(X, y, predict=lambda X, w, b: y)
    assert widget.notice == "predict is what this lesson asks you to write"
    assert widget._repr_mimebundle_()
