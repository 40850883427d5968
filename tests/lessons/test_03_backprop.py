"""What lesson 3 says about slopes, gates, slides and training, verified apart from the lesson's own code."""

import json
from itertools import pairwise

import numpy as np
import pytest
from scipy.optimize import approx_fprime, check_grad, minimize
from scipy.special import expit

import nnlib
from autograder.build import build_lesson
from autograder.checks import NotebookLearner, use_learner
from autograder.course import Course
from autograder.quality.solved import SolvedLesson
from nnlib.data import load_digits, make_moons, make_spirals, xor_gate

LESSON = "03_backprop"


@pytest.fixture(scope="module")
def built():
    return build_lesson(Course.find(), LESSON)


@pytest.fixture(scope="module")
def lesson():
    """The names of the solved lesson."""
    solved = SolvedLesson.read(Course.find().source(LESSON))
    names = dict(solved.namespace)
    solved.define("Node, LinearMap, linear, cross_entropy_of, tanh, sigma, program, build_neuron", names)
    return names


def symbolic(formula, **values):
    """Return a formula's value and its derivatives in the order of the names, by computer algebra."""
    f = pytest.importorskip("sympy").sympify(formula)
    return [float(f.subs(values))] + [float(f.diff(name).subs(values)) for name in values]


@pytest.mark.parametrize("f, expected", [(np.exp, (1e-5, 1e-9)), (np.sin, (1e-5, 1e-9))])
def test_the_best_step_of_the_central_difference_is_about_1e_5(f, expected):
    """Over many points, so that luck at one of them does not decide."""
    points = np.linspace(0.5, 1.2, 50)
    truth = {np.exp: np.exp, np.sin: np.cos}[f](points)
    steps = 10.0 ** np.arange(-12, 0)
    central = [np.max(np.abs((f(points + h) - f(points - h)) / (2 * h) / truth - 1)) for h in steps]
    one_sided = [np.max(np.abs((f(points + h) - f(points)) / h / truth - 1)) for h in steps]
    assert steps[np.argmin(central)] == pytest.approx(expected[0], rel=0.01)
    assert min(central) < expected[1]
    assert min(one_sided) > 10 * min(central)
    assert central[-2] / central[-3] == pytest.approx(100, rel=0.1)
    assert one_sided[-2] / one_sided[-3] == pytest.approx(10, rel=0.1)


def test_numerical_gradient_of_the_lesson_agrees_with_scipy(lesson):
    x = np.array([0.3, -1.2, 2.0])
    f = lambda v: np.sin(v[0]) * v[1] ** 2 + v[2] * v[0]  # noqa: E731
    np.testing.assert_allclose(lesson["numerical_gradient"](f, x), approx_fprime(x, f, 1e-8), rtol=1e-5)
    right = lambda v: np.array([np.cos(v[0]) * v[1] ** 2 + v[2], 2 * v[1] * np.sin(v[0]), v[0]])  # noqa: E731
    assert check_grad(f, right, x) < 1e-6
    assert lesson["gradient_check"](f, right, x) < 1e-9


def test_the_table_of_the_first_example_and_the_neuron():
    assert symbolic("(x + y) * z", x=-2, y=5, z=-4) == [-12, -4, -4, 3]
    neuron = "1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))"
    value, *slopes = symbolic(neuron, w0=2.0, x0=-1.0, w1=-3.0, x1=-2.0, w2=-3.0)
    assert value == pytest.approx(0.731, abs=5e-4)
    np.testing.assert_allclose(slopes, [-0.197, 0.393, -0.393, -0.590, 0.197], atol=5e-4)


@pytest.mark.parametrize("point", [(3.0, -4.0), (0.5, 1.2), (-2.0, -0.7)])
def test_the_staged_example_by_computer_algebra(lesson, point):
    formula = "(x + 1/(1 + exp(-y))) / (1/(1 + exp(-x)) + (x + y)**2)"
    expected = symbolic(formula, x=point[0], y=point[1])
    np.testing.assert_allclose(lesson["staged_forward_backward"](*point), expected, rtol=1e-10)


def test_the_program_of_lecture_c_is_not_its_formula(lesson):
    formula = "exp(exp(x) + exp(x**2)) + sin(exp(x) + exp(x**2))"
    program = "exp(exp(x) + exp(x)**2) + sin(exp(x) + exp(x)**2)"
    for x in (0.0, 0.5, 1.0):
        np.testing.assert_allclose(lesson["program"](x), symbolic(program, x=x), rtol=1e-10)
    assert symbolic(formula, x=0.0)[0] == pytest.approx(symbolic(program, x=0.0)[0])
    assert symbolic(formula, x=0.0)[1] != pytest.approx(symbolic(program, x=0.0)[1], rel=0.5)
    assert symbolic(formula, x=0.5)[0] != pytest.approx(symbolic(program, x=0.5)[0], rel=0.5)
    assert symbolic("exp(x**2)", x=2.0)[0] == pytest.approx(symbolic("exp(x)**2", x=2.0)[0])


def test_the_sign_on_the_slide_of_lecture_p():
    loss = "-(y*log(a) + (1 - y)*log(1 - a))"
    for y, a in ((1, 0.8), (0, 0.8)):
        slope = symbolic(loss, a=a, y=y)[1]
        slide, corrected = -(y / a + (1 - y) / (1 - a)), -y / a + (1 - y) / (1 - a)
        assert corrected == pytest.approx(slope)
        assert corrected * a * (1 - a) == pytest.approx(a - y)
        assert (slide == pytest.approx(slope)) == (y == 1)


def test_ten_sigmoids_leave_a_millionth():
    largest = expit(0.0) * (1 - expit(0.0))
    assert largest == 0.25
    assert 0.9e-6 < largest**10 < 1.1e-6


def test_relu_has_the_derivative_of_pytorch_at_zero(lesson):
    torch = pytest.importorskip("torch")
    z = torch.tensor([0.0, -1.0, 2.0], dtype=torch.float64, requires_grad=True)
    torch.relu(z).sum().backward()
    np.testing.assert_array_equal(lesson["relu_backward"](np.ones(3), z.detach().numpy()), z.grad.numpy())


def test_the_network_of_the_lesson_agrees_with_pytorch(lesson):
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(6, 3)), rng.integers(0, 2, size=6)
    shapes = {"W1": (3, 4), "b1": (4,), "W2": (4, 1), "b2": (1,)}
    params = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    grads = lesson["mlp_backward"](params, lesson["mlp_forward"](X, params)[1], X, y)
    theirs = {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}
    Z2 = torch.tanh(torch.tensor(X) @ theirs["W1"] + theirs["b1"]) @ theirs["W2"] + theirs["b2"]
    target = torch.tensor(y, dtype=torch.float64)
    torch.nn.functional.binary_cross_entropy_with_logits(Z2[:, 0], target).backward()
    for name in params:
        np.testing.assert_allclose(grads[name], theirs[name].grad.numpy(), rtol=1e-9, atol=1e-12)


def learned(lesson, n_hidden, n_steps, seed):
    """Whether a network of the lesson has learned XOR."""
    X, y = xor_gate()
    params = lesson["train_mlp"](X, y, n_hidden, 1.0, n_steps, np.random.default_rng(seed))[0]
    return np.array_equal(lesson["mlp_forward"](X, params)[0][:, 0] > 0.5, y == 1)


def test_four_hidden_units_learn_xor_from_every_start_and_two_from_two_in_three(lesson):
    assert all(learned(lesson, 4, 1500, seed) for seed in range(30))
    assert 0.5 < np.mean([learned(lesson, 2, 4000, seed) for seed in range(15)]) < 0.8
    assert learned(lesson, 2, 4000, 0)


def test_the_plateau_of_the_moons_is_what_a_line_achieves(lesson):
    X, y = make_moons(200, noise=0.15, rng=np.random.default_rng(0))
    rows = np.column_stack([X, np.ones(len(X))])
    line = minimize(lambda v: np.mean(np.logaddexp(0, rows @ v) - y * (rows @ v)), np.zeros(3)).fun
    params, losses = lesson["train_mlp"](X, y, 8, 1.0, 3000, np.random.default_rng(1))
    assert line == pytest.approx(0.25, abs=0.02)
    assert losses[200] == pytest.approx(line, abs=0.02)
    assert losses[-1] < 0.01
    assert np.mean((lesson["mlp_forward"](X, params)[0][:, 0] > 0.5) == y) > 0.99


def test_digits_are_right_three_or_four_points_more_than_with_the_perceptron(lesson):
    X, y = load_digits(classes=(1, 8))
    order = np.random.default_rng(1).permutation(len(X))
    train, test = order[: len(order) * 3 // 4], order[len(order) * 3 // 4 :]
    w, b, _ = nnlib.train_perceptron(X[train], y[train], 0.1, 15)
    perceptron = np.mean(nnlib.predict(X[test], w, b) == y[test])
    params = lesson["train_mlp"](X[train], y[train], 8, 0.5, 1000, np.random.default_rng(0))[0]
    network = np.mean((lesson["mlp_forward"](X[test], params)[0][:, 0] > 0.5) == y[test])
    assert 0.025 < network - perceptron < 0.045


def test_the_little_autodiff_agrees_with_pytorch_on_two_hidden_layers(lesson):
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(7, 2)), rng.integers(0, 2, size=7)
    sizes = [2, 5, 4, 1]
    weights = [rng.normal(size=pair) for pair in pairwise(sizes)]
    biases = [rng.normal(size=n) for n in sizes[1:]]
    W, b = ([lesson["Node"](value) for value in values] for values in (weights, biases))
    A = lesson["Node"](X)
    for layer in range(2):
        A = lesson["tanh"](lesson["linear"](A, W[layer], b[layer]))
    loss = lesson["cross_entropy_of"](lesson["linear"](A, W[2], b[2]), y)
    lesson["backpropagate"](loss)
    W_t, b_t = ([torch.tensor(value, requires_grad=True) for value in values] for values in (weights, biases))
    H = torch.tensor(X)
    for layer in range(2):
        H = torch.tanh(H @ W_t[layer] + b_t[layer])
    target = torch.tensor(y[:, None], dtype=torch.float64)
    theirs = torch.nn.functional.binary_cross_entropy_with_logits(H @ W_t[2] + b_t[2], target)
    theirs.backward()
    assert loss.value == pytest.approx(theirs.item())
    for node, tensor in zip(W + b, W_t + b_t, strict=True):
        np.testing.assert_allclose(node.grad, tensor.grad.numpy(), rtol=1e-9, atol=1e-12)


def test_the_little_autodiff_learns_spirals(lesson):
    """Fewer steps than the lesson takes: already far beyond what a line can do."""
    X, y = make_spirals(300, noise=0.02, rng=np.random.default_rng(0))
    rng = np.random.default_rng(0)
    Node, linear, tanh = lesson["Node"], lesson["linear"], lesson["tanh"]
    sizes = [(2, 24), (24, 24), (24, 1)]
    W = [Node(1.5 * rng.normal(size=size) / np.sqrt(size[0])) for size in sizes]
    b = [Node(np.zeros(n)) for _, n in sizes]

    def scores():
        return linear(tanh(linear(tanh(linear(Node(X), W[0], b[0])), W[1], b[1])), W[2], b[2])

    for _ in range(500):
        loss = lesson["cross_entropy_of"](scores(), y)
        lesson["backpropagate"](loss)
        for node in W + b:
            node.value = node.value - node.grad
    assert np.mean((scores().value[:, 0] > 0) == y) > 0.97
    assert loss.value < 0.05


def test_the_knobs_of_the_neuron(lesson):
    """What the three questions under the widget expect."""

    def gradients(**changed):
        values = {"w0": 2.0, "x0": -1.0, "w1": -3.0, "x1": -2.0, "w2": -3.0} | changed
        neuron = lesson["build_neuron"](**values)
        nnlib.backpropagate(neuron)
        return {n.name: n.grad for n in nnlib.topological_order(neuron) if not n.inputs}, neuron.inputs[0].grad

    assert gradients(x0=0.0)[0]["w0"] == 0
    assert gradients(x0=0.0)[0]["x0"] != 0
    assert all(abs(value) < 0.001 for value in gradients(w2=5.0)[0].values())
    assert gradients(w2=-4.0)[1] == 0.25
    still = gradients(w1=0.0, x1=0.0)[0]
    assert still["w1"] == still["x1"] == 0


def test_a_mistake_in_an_earlier_function_costs_once(lesson):
    """A wrong linear_backward loses its own points and none of those of the functions that use it."""
    solved = SolvedLesson.read(Course.find().source(LESSON))
    names = dict(solved.namespace)
    solved.define("\n".join(solved.tests.values()), names)
    for source in solved.solutions.values():
        exec(source, names)
    exec("def linear_backward(dZ, X, W):\n    return dZ @ W.T, X.T @ dZ / len(X), dZ.mean(axis=0)", names)
    scores = {}
    with use_learner(NotebookLearner(names)):
        for name in ("linear_backward", "tanh_backward", "mlp_backward"):
            *_, last = solved.tests[name].rpartition("\n")
            exec(solved.tests[name].removesuffix(last) + f"score = {last}", names)
            scores[name] = names["score"]
    assert scores["linear_backward"] < 4
    assert scores["mlp_backward"] == 5


def test_the_release_does_not_hand_out_the_way_back(built):
    """Misconceptions that retrace a solution stand between the markers of the hidden tests."""
    assert "def way_back(" in built.solution
    for helper in ("def way_back(", "def in_parts(", "def answers("):
        assert helper not in built.release
    cells = [cell for cell in json.loads(built.release)["cells"] if cell["cell_type"] == "code"]
    text = "".join("".join(cell["source"]) for cell in cells)
    assert "dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)" not in text
    assert "A2 - y.reshape(-1, 1)" not in text
